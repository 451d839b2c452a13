//! Changes of operations and of their parameters.

use openapi_drift::Severity;
use serde_json::{Map, Value, json};

use super::message::{body_and_responses, reported};
use super::{Edit, Plan, Scope};
use crate::proof::document::{follow, get, operations, parent, under};

pub(crate) fn operation_mutants(document: &Value, out: &mut Vec<Plan>) {
    for operation in operations(document) {
        let (at, label) = (operation.pointer.clone(), operation.label.clone());
        let value = get(document, &at).clone();
        let wire = Scope::Operation(label.clone());
        let mut plan = |kind, place: &str, pointer: String, scope: Scope, edit: Edit| {
            out.push(Plan {
                kind,
                at: place.to_owned(),
                pointer,
                scope,
                edit,
                cosmetic: false,
                words: false,
            });
        };
        let (path, method) = (operation.path.clone(), operation.method.to_lowercase());
        let m = method.clone();
        plan(
            "operation removed",
            parent(&at),
            at.clone(),
            wire.clone(),
            Box::new(move |item, _| item.as_object_mut().unwrap().shift_remove(&m).is_some()),
        );
        let copy = value.clone();
        let declared: Vec<Value> = get(document, &under(parent(&at), &["parameters"]))
            .as_array()
            .cloned()
            .unwrap_or_default();
        let (p, m) = (path.clone(), method.clone());
        plan(
            "operation added",
            "/paths",
            under("/paths", &[&format!("{path}/extra"), &method]),
            Scope::Operation("addedOperation".into()),
            Box::new(move |paths, _| {
                let mut copy = copy.clone();
                copy["operationId"] = json!("addedOperation");
                let mut item = Map::new();
                item.insert("parameters".into(), Value::Array(declared.clone()));
                item.insert(m.clone(), copy);
                paths
                    .as_object_mut()
                    .unwrap()
                    .insert(format!("{p}/extra"), Value::Object(item))
                    .is_none()
            }),
        );
        let (p, id) = (path.clone(), value.get("operationId").is_some());
        if id {
            plan(
                "path renamed",
                "/paths",
                under("/paths", &[&path]),
                wire.clone(),
                Box::new(move |paths, _| {
                    let paths = paths.as_object_mut().unwrap();
                    let item = paths.shift_remove(&p).unwrap();
                    paths.insert(format!("/moved{p}"), item).is_none()
                }),
            );
            plan(
                "id renamed",
                &at,
                at.clone(),
                Scope::Stated(Severity::Breaking),
                Box::new(|o, _| {
                    o["operationId"] = json!("anotherId");
                    true
                }),
            );
            let other = if method == "put" { "patch" } else { "put" };
            if get(document, parent(&at)).get(other).is_none() {
                let m = method.clone();
                plan(
                    "method changed",
                    parent(&at),
                    at.clone(),
                    wire.clone(),
                    Box::new(move |item, _| {
                        let item = item.as_object_mut().unwrap();
                        let operation = item.shift_remove(&m).unwrap();
                        item.insert(other.into(), operation).is_none()
                    }),
                );
            }
        }
        for (kind, required) in [
            ("optional parameter added", false),
            ("required parameter added", true),
        ] {
            plan(
                kind,
                &at,
                format!("{at}/parameters"),
                wire.clone(),
                Box::new(move |o, rng| {
                    let goes_in = ["query", "header"][rng.usize(..2)];
                    let new = json!({"name": "a_new_one", "in": goes_in, "required": required, "schema": {"type": "string"}});
                    match o["parameters"].as_array_mut() {
                        Some(list) => list.push(new),
                        None => o["parameters"] = json!([new]),
                    }
                    true
                }),
            );
        }
        for (index, _) in value["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let here = under(&at, &["parameters", &index.to_string()]);
            let resolved = get(document, &follow(document, &here)).clone();
            if !["authorization", "accept", "content-type"]
                .contains(&resolved["name"].as_str().unwrap().to_lowercase().as_str())
            {
                let resolved = resolved.clone();
                plan(
                    "parameter deprecated",
                    &here,
                    follow(document, &here),
                    Scope::Stated(Severity::Additive),
                    Box::new(move |p, _| {
                        *p = resolved.clone();
                        p["deprecated"] = json!(true);
                        true
                    }),
                );
            }
            let mut on = |kind, edit: Edit| {
                let resolved = resolved.clone();
                plan(
                    kind,
                    &here,
                    follow(document, &here),
                    wire.clone(),
                    Box::new(move |p, rng| {
                        *p = resolved.clone();
                        edit(p, rng)
                    }),
                );
            };
            let goes_in = resolved["in"].as_str().unwrap().to_owned();
            let ignored = ["authorization", "accept", "content-type"]
                .contains(&resolved["name"].as_str().unwrap().to_lowercase().as_str());
            if ignored {
                continue;
            }
            on(
                "parameter retyped",
                Box::new(|p, _| {
                    let to = match p["schema"]["type"].as_str() {
                        Some("boolean") => "integer",
                        _ => "boolean",
                    };
                    p["schema"] = json!({"type": to});
                    true
                }),
            );
            if goes_in == "path" {
                continue;
            }
            on(
                "parameter renamed",
                Box::new(|p, _| {
                    p["name"] = json!(format!("{}_renamed", p["name"].as_str().unwrap()));
                    true
                }),
            );
            on(
                "parameter moved",
                Box::new(|p, _| {
                    p["in"] = json!(if p["in"] == "query" {
                        "header"
                    } else {
                        "query"
                    });
                    true
                }),
            );
            if resolved["required"] == true {
                on(
                    "parameter made optional",
                    Box::new(|p, _| {
                        p["required"] = json!(false);
                        true
                    }),
                );
            } else {
                on(
                    "parameter made required",
                    Box::new(|p, _| {
                        p["required"] = json!(true);
                        true
                    }),
                );
            }
            if goes_in == "query" && resolved["schema"]["type"] == "array" {
                on(
                    "explode changed",
                    Box::new(|p, _| {
                        p["explode"] = json!(p["explode"] == false);
                        true
                    }),
                );
                on(
                    "style changed",
                    Box::new(|p, _| {
                        p["style"] = json!("pipeDelimited");
                        p["explode"] = json!(false);
                        true
                    }),
                );
            } else if goes_in == "query" && resolved["schema"]["type"] == "string" {
                on(
                    "explode of a scalar changed",
                    Box::new(|p, _| {
                        p["explode"] = json!(p["explode"] == false);
                        true
                    }),
                );
            }
            let i = index;
            plan(
                "parameter removed",
                &at,
                follow(document, &here),
                wire.clone(),
                Box::new(move |o, _| {
                    o["parameters"].as_array_mut().unwrap().remove(i);
                    true
                }),
            );
        }
        body_and_responses(document, &at, &value, &wire, &mut plan);
        reported(document, &at, &value, &wire, &mut plan);
    }
}
