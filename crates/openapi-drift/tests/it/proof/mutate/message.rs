//! Changes of bodies, responses, security and servers.

use openapi_drift::Severity;
use serde_json::{Value, json};

use super::{Edit, Scope};
use crate::proof::document::{entries, follow, get, under};

pub(super) type Planner<'p> = dyn FnMut(&'static str, &str, String, Scope, Edit) + 'p;

pub(super) fn body_and_responses(
    document: &Value,
    at: &str,
    value: &Value,
    wire: &Scope,
    plan: &mut Planner<'_>,
) {
    let body = under(at, &["requestBody"]);
    if value.get("requestBody").is_some() {
        let resolved = get(document, &follow(document, &body)).clone();
        let flip = resolved["required"] == true;
        let kind = if flip {
            "body made optional"
        } else {
            "body made required"
        };
        plan(
            kind,
            at,
            body.clone(),
            wire.clone(),
            Box::new(move |o, _| {
                o["requestBody"]["required"] = json!(!flip);
                true
            }),
        );
        plan(
            "body removed",
            at,
            body.clone(),
            wire.clone(),
            Box::new(|o, _| {
                o.as_object_mut()
                    .unwrap()
                    .shift_remove("requestBody")
                    .is_some()
            }),
        );
        plan(
            "request content type changed",
            at,
            body.clone(),
            wire.clone(),
            Box::new(|o, _| rename_content(&mut o["requestBody"], "application/merge-patch+json")),
        );
        plan(
            "request content type added",
            at,
            body,
            wire.clone(),
            Box::new(|o, _| {
                let Some(content) = o["requestBody"]["content"].as_object_mut() else {
                    return false;
                };
                let copy = content.values().next().unwrap().clone();
                content.insert("application/x-other".into(), copy).is_none()
            }),
        );
    } else {
        for (kind, required) in [
            ("optional body added", false),
            ("required body added", true),
        ] {
            plan(
                kind,
                at,
                body.clone(),
                wire.clone(),
                Box::new(move |o, _| {
                    o["requestBody"] = json!({"required": required, "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}}});
                    true
                }),
            );
        }
    }
    for (status, _) in entries(document, &under(at, &["responses"])) {
        let here = under(at, &["responses", &status]);
        let inside = follow(document, &here);
        let success = status.starts_with('2');
        let s = status.clone();
        let kind = if success {
            "success status removed"
        } else {
            "error status removed"
        };
        plan(
            kind,
            at,
            inside.clone(),
            wire.clone(),
            Box::new(move |o, _| {
                o["responses"]
                    .as_object_mut()
                    .unwrap()
                    .shift_remove(&s)
                    .is_some()
            }),
        );
        if !success || value["responses"][&status].get("$ref").is_some() {
            continue;
        }
        plan("success status changed", at, here.clone(), wire.clone(), {
            let s = status.clone();
            Box::new(move |o, _| {
                let map = o["responses"].as_object_mut().unwrap();
                let response = map.shift_remove(&s).unwrap();
                map.insert("203".into(), response).is_none()
            })
        });
        plan(
            "response header added",
            &here,
            here.clone(),
            wire.clone(),
            Box::new(|r, _| {
                r["headers"]["X-New"] = json!({"schema": {"type": "string"}});
                true
            }),
        );
        if get(document, &here).get("headers").is_some() {
            plan(
                "response headers removed",
                &here,
                here.clone(),
                wire.clone(),
                Box::new(|r, _| r.as_object_mut().unwrap().shift_remove("headers").is_some()),
            );
        }
        if get(document, &here).get("content").is_some() {
            plan(
                "response content type changed",
                &here,
                here.clone(),
                wire.clone(),
                Box::new(|r, _| rename_content(r, "text/x-other")),
            );
            plan(
                "response content type added",
                &here,
                here.clone(),
                wire.clone(),
                Box::new(|r, _| {
                    r["content"]["text/x-other"] = json!({"schema": {"type": "string"}});
                    true
                }),
            );
        }
    }
    plan(
        "success status added",
        at,
        under(at, &["responses", "206"]),
        wire.clone(),
        Box::new(|o, _| {
            o["responses"]["206"] = json!({"description": "part", "content": {"application/json": {"schema": {"type": "object", "required": ["partial"], "properties": {"partial": {"type": "object", "required": ["x"], "properties": {"x": {"type": "boolean"}}}}}}}});
            true
        }),
    );
    plan(
        "error status added",
        at,
        under(at, &["responses", "418"]),
        wire.clone(),
        Box::new(|o, _| {
            o["responses"]["418"] = json!({"description": "teapot"});
            true
        }),
    );
}

fn rename_content(holder: &mut Value, to: &str) -> bool {
    let Some(content) = holder["content"].as_object_mut() else {
        return false;
    };
    let first = content.keys().next().unwrap().clone();
    if first == "*/*" {
        return false;
    }
    let media = content.shift_remove(&first).unwrap();
    content.insert(to.to_owned(), media).is_none()
}

pub(super) fn reported(
    document: &Value,
    at: &str,
    value: &Value,
    wire: &Scope,
    plan: &mut Planner<'_>,
) {
    if value["deprecated"] == true {
        plan(
            "operation reactivated",
            at,
            at.to_owned(),
            Scope::Stated(Severity::Additive),
            Box::new(|o, _| {
                o.as_object_mut()
                    .unwrap()
                    .shift_remove("deprecated")
                    .is_some()
            }),
        );
    } else {
        plan(
            "operation deprecated",
            at,
            at.to_owned(),
            Scope::Stated(Severity::Additive),
            Box::new(|o, _| {
                o["deprecated"] = json!(true);
                true
            }),
        );
    }
    plan(
        "tag changed",
        at,
        at.to_owned(),
        Scope::Stated(Severity::Cosmetic),
        Box::new(|o, _| {
            o["tags"] = json!(["Another heading"]);
            true
        }),
    );
    plan(
        "security alternative added",
        at,
        at.to_owned(),
        wire.clone(),
        Box::new(|o, _| {
            let mut list = match o.get("security").and_then(Value::as_array) {
                Some(list) => list.clone(),
                None => vec![json!({"bearer": []})],
            };
            list.push(json!({}));
            o["security"] = Value::Array(list);
            true
        }),
    );
    plan(
        "security scheme changed",
        at,
        at.to_owned(),
        wire.clone(),
        Box::new(|o, _| {
            o["security"] = json!([{"anotherScheme": []}]);
            true
        }),
    );
    plan(
        "security scope added",
        at,
        at.to_owned(),
        wire.clone(),
        Box::new(|o, _| {
            o["security"] = json!([{"bearer": ["write"]}]);
            true
        }),
    );
    plan(
        "server changed",
        at,
        at.to_owned(),
        wire.clone(),
        Box::new(|o, _| {
            o["servers"] = json!([{"url": "https://elsewhere.example"}]);
            true
        }),
    );
    let root: Vec<Value> = value
        .get("servers")
        .or_else(|| document.get("servers"))
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    plan(
        "server added",
        at,
        at.to_owned(),
        wire.clone(),
        Box::new(move |o, _| {
            let mut list = root.clone();
            list.push(json!({"url": "https://third.example"}));
            o["servers"] = Value::Array(list);
            true
        }),
    );
}
