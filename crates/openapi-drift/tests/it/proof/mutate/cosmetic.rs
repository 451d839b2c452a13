//! Changes that no client can tell.

use openapi_drift::Severity;
use serde_json::{Map, Value, json};

use super::{Edit, Plan, Scope};
use crate::proof::document::{Reach, escape, follow, get, operations, parameters, parent, under};

/// Changes that no client can tell.
pub(crate) fn cosmetic_mutants(document: &Value, reach: &Reach, out: &mut Vec<Plan>) {
    let mut plan = |kind, at: &str, words: bool, edit: Edit| {
        out.push(Plan {
            kind,
            at: at.to_owned(),
            pointer: at.to_owned(),
            scope: Scope::Stated(Severity::Cosmetic),
            edit,
            cosmetic: true,
            words,
        });
    };
    fn reversed(value: &Value) -> Value {
        match value {
            Value::Object(map) => map
                .iter()
                .rev()
                .map(|(k, v)| (k.clone(), reversed(v)))
                .collect(),
            Value::Array(list) => list.iter().map(reversed).collect(),
            other => other.clone(),
        }
    }
    plan(
        "key order",
        "",
        false,
        Box::new(|d, _| {
            *d = reversed(d);
            true
        }),
    );
    for operation in operations(document) {
        plan(
            "operation's words",
            &operation.pointer,
            true,
            Box::new(|o, _| {
                o["description"] = json!("Entirely different words.");
                true
            }),
        );
        if get(document, &operation.pointer)["parameters"]
            .as_array()
            .is_some_and(|l| l.len() > 1)
        {
            plan(
                "order of parameters",
                &operation.pointer,
                false,
                Box::new(|o, _| {
                    o["parameters"].as_array_mut().unwrap().reverse();
                    true
                }),
            );
        }
        for place in crate::proof::document::parameters(document, &operation.pointer) {
            if get(document, &place)["in"] == "path" {
                let old = get(document, &place)["name"].as_str().unwrap().to_owned();
                let path = operation.path.clone();
                let once = parameters(document, &operation.pointer)
                    .iter()
                    .filter(|p| p.starts_with(&operation.pointer))
                    .count();
                let item = get(document, parent(&operation.pointer));
                let alone = item.as_object().unwrap().len() == 1;
                if alone && once > 0 && place.starts_with(&operation.pointer) {
                    plan(
                        "path parameter renamed",
                        "/paths",
                        false,
                        Box::new(move |paths, _| {
                            let paths = paths.as_object_mut().unwrap();
                            let mut item = paths.shift_remove(&path).unwrap();
                            let text = item.to_string().replace(
                                &format!("\"name\":\"{old}\",\"in\":\"path\""),
                                "\"name\":\"otherName\",\"in\":\"path\"",
                            );
                            item = serde_json::from_str(&text).unwrap();
                            let renamed = item.to_string().contains("otherName");
                            paths.insert(path.replace(&format!("{{{old}}}"), "{otherName}"), item);
                            renamed
                        }),
                    );
                }
            }
        }
    }
    for pointer in reach.keys() {
        let schema = get(document, pointer);
        if schema.get("type").is_some() {
            plan(
                "schema's words",
                pointer,
                true,
                Box::new(|s, _| {
                    s["description"] = json!("Entirely different words.");
                    true
                }),
            );
            plan(
                "example added",
                pointer,
                true,
                Box::new(|s, _| {
                    s["example"] = json!("an example");
                    true
                }),
            );
            plan(
                "wrapped in allOf",
                pointer,
                false,
                Box::new(|s, _| {
                    let inner = s.take();
                    *s = json!({"allOf": [inner]});
                    true
                }),
            );
            plan(
                "meaningless limit",
                pointer,
                false,
                Box::new(|s, _| {
                    let key = match s["type"].as_str() {
                        Some("string") => "minLength",
                        Some("array") => "minItems",
                        _ => return false,
                    };
                    if s.get(key).is_some() {
                        return false;
                    }
                    s[key] = json!(0);
                    true
                }),
            );
        }
        for (key, kind) in [
            ("required", "order of required"),
            ("enum", "order of enum"),
            ("anyOf", "order of a union"),
        ] {
            if schema[key].as_array().is_some_and(|l| l.len() > 1) {
                plan(
                    kind,
                    pointer,
                    false,
                    Box::new(move |s, _| {
                        s[key].as_array_mut().unwrap().reverse();
                        true
                    }),
                );
            }
        }
        if schema["anyOf"]
            .as_array()
            .is_some_and(|l| l.len() == 2 && l[1]["type"] == "null" && l[0]["type"].is_string())
        {
            plan(
                "null as a type list",
                pointer,
                false,
                Box::new(|s, _| {
                    let mut inner = s["anyOf"][0].clone();
                    inner["type"] = json!([inner["type"], "null"]);
                    if inner.get("enum").is_some() {
                        return false;
                    }
                    *s = inner;
                    true
                }),
            );
        }
        if schema.get("$ref").is_some() && schema.as_object().unwrap().len() == 1 {
            let target = get(document, &follow(document, pointer)).clone();
            let recursive = target
                .to_string()
                .contains(&format!("\"{}\"", schema["$ref"].as_str().unwrap()));
            if !recursive {
                plan(
                    "component inlined",
                    pointer,
                    false,
                    Box::new(move |s, _| {
                        *s = target.clone();
                        true
                    }),
                );
            }
        }
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (component, schema) in schemas {
        let at = under("/components/schemas", &[component]);
        if !reach.contains_key(&at) {
            continue;
        }
        let c = component.clone();
        plan(
            "component renamed",
            "",
            false,
            Box::new(move |d, _| {
                let text = d.to_string();
                let from = format!("#/components/schemas/{}", escape(&c));
                let text = text.replace(&format!("\"{from}\""), &format!("\"{from}Renamed\""));
                *d = serde_json::from_str(&text).unwrap();
                let map = d["components"]["schemas"].as_object_mut().unwrap();
                let value = map.shift_remove(&c).unwrap();
                map.insert(format!("{c}Renamed"), value).is_none()
            }),
        );
        if schema["type"] == "object"
            && schema["properties"]
                .as_object()
                .is_some_and(|p| p.len() > 1)
            && schema.get("allOf").is_none()
        {
            let c = component.clone();
            plan(
                "component split",
                "/components/schemas",
                false,
                Box::new(move |schemas, _| {
                    let mut rest = schemas[&c].clone();
                    let properties = rest["properties"].as_object_mut().unwrap();
                    let first = properties.keys().next().unwrap().clone();
                    let taken = properties.shift_remove(&first).unwrap();
                    let mut half = json!({"type": "object", "properties": {first.clone(): taken}});
                    if let Some(list) = rest.get_mut("required").and_then(Value::as_array_mut)
                        && list.contains(&json!(first))
                    {
                        list.retain(|n| *n != json!(first));
                        half["required"] = json!([first]);
                    }
                    let outer: Map<String, Value> =
                        ["description", "discriminator", "x-identifying"]
                            .into_iter()
                            .filter_map(|k| {
                                rest.as_object_mut()
                                    .unwrap()
                                    .shift_remove(k)
                                    .map(|v| (k.to_owned(), v))
                            })
                            .collect();
                    let mut whole = json!({"allOf": [{"$ref": format!("#/components/schemas/{}.Half", escape(&c))}, rest]});
                    whole.as_object_mut().unwrap().extend(outer);
                    schemas[format!("{c}.Half")] = half;
                    schemas[&c] = whole;
                    true
                }),
            );
        }
        let twin = schemas
            .iter()
            .find(|(other, value)| **other != *component && bare(value) == bare(schema));
        if let Some((other, _)) = twin {
            let (c, o) = (component.clone(), other.clone());
            plan(
                "components merged",
                "",
                false,
                Box::new(move |d, _| {
                    let from = format!("\"#/components/schemas/{}\"", escape(&c));
                    let to = format!("\"#/components/schemas/{}\"", escape(&o));
                    *d = serde_json::from_str(&d.to_string().replace(&from, &to)).unwrap();
                    d["components"]["schemas"]
                        .as_object_mut()
                        .unwrap()
                        .shift_remove(&c)
                        .is_some()
                }),
            );
        }
    }
    if document["servers"].as_array().is_some_and(|l| l.len() > 1) {
        plan(
            "order of servers",
            "",
            false,
            Box::new(|d, _| {
                d["servers"].as_array_mut().unwrap().reverse();
                true
            }),
        );
    }
    plan(
        "security scheme renamed",
        "",
        false,
        Box::new(|d, _| {
            let text = d.to_string().replace("{\"bearer\":", "{\"renamedScheme\":");
            *d = serde_json::from_str(&text).unwrap();
            d.to_string().contains("renamedScheme")
        }),
    );
}

fn bare(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(k, v)| !(*k == "description" && v.is_string()))
            .map(|(k, v)| (k.clone(), bare(v)))
            .collect(),
        Value::Array(list) => list.iter().map(bare).collect(),
        other => other.clone(),
    }
}
