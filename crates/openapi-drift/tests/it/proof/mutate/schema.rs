//! Changes of schemas and of their fields.

use std::collections::BTreeSet;

use openapi_drift::Severity;
use serde_json::{Value, json};

use super::{Edit, Plan, Scope, root_in};
use crate::proof::document::{Reach, Way, get, under};

/// A change of one schema: its kind, and how it is made on the schema's value.
fn schema_edits(schema: &Value) -> Vec<(&'static str, Edit)> {
    let mut out: Vec<(&'static str, Edit)> = Vec::new();
    let mut add = |kind, edit: Edit| out.push((kind, edit));
    let ty = schema["type"].as_str().unwrap_or("").to_owned();
    let has = |key: &str| schema.get(key).is_some();
    let set = |key: &'static str, value: Value| -> Edit {
        Box::new(move |s, _| {
            s[key] = value.clone();
            true
        })
    };
    let cut = |key: &'static str| -> Edit {
        Box::new(move |s, _| s.as_object_mut().unwrap().shift_remove(key).is_some())
    };
    // With the type a default would go, which instances do not show; its removal is a kind of its own.
    if !ty.is_empty() && !has("enum") && !has("properties") && !has("default") {
        add(
            "retyped",
            Box::new(|s, rng| {
                let now = s["type"].as_str().unwrap().to_owned();
                let other: Vec<&str> = ["string", "integer", "boolean", "number"]
                    .into_iter()
                    .filter(|t| *t != now)
                    .collect();
                *s = json!({"type": other[rng.usize(..other.len())]});
                true
            }),
        );
    }
    if !ty.is_empty() && ty != "null" {
        add(
            "made nullable",
            Box::new(|s, _| {
                let inner = s.take();
                *s = json!({"anyOf": [inner, {"type": "null"}]});
                true
            }),
        );
        if !has("default") {
            add(
                "single to array",
                Box::new(|s, _| {
                    let inner = s.take();
                    *s = json!({"type": "array", "items": inner});
                    true
                }),
            );
        }
    }
    if let Some(list) = schema["anyOf"].as_array() {
        if list.iter().any(|m| m["type"] == "null") {
            add(
                "made not nullable",
                Box::new(|s, _| {
                    s["anyOf"]
                        .as_array_mut()
                        .unwrap()
                        .retain(|m| m["type"] != "null");
                    true
                }),
            );
        }
        if list.iter().filter(|m| m["type"] != "null").count() > 1 {
            add(
                "union member removed",
                Box::new(|s, rng| {
                    let list = s["anyOf"].as_array_mut().unwrap();
                    let reported: Vec<usize> = (0..list.len())
                        .filter(|i| list[*i]["type"] != "null" && list[*i] != json!({}))
                        .collect();
                    list.remove(reported[rng.usize(..reported.len())]);
                    true
                }),
            );
            add(
                "union member added",
                Box::new(|s, _| {
                    s["anyOf"].as_array_mut().unwrap().push(json!({"type": "object", "required": ["name", "zeta"],
                    "properties": {"name": {"type": "string", "enum": ["zeta_kind"]}, "zeta": {"type": "boolean"}}}));
                    true
                }),
            );
        }
    }
    if has("enum") {
        add(
            "enum value added",
            Box::new(|s, _| {
                s["enum"].as_array_mut().unwrap().push(json!("a new value"));
                true
            }),
        );
        if schema["enum"].as_array().unwrap().len() > 1 {
            add(
                "enum value removed",
                Box::new(|s, rng| {
                    let list = s["enum"].as_array_mut().unwrap();
                    list.remove(rng.usize(..list.len()));
                    true
                }),
            );
        }
        add(
            "enum opened",
            Box::new(|s, _| {
                let inner = s.take();
                *s = json!({"anyOf": [inner, {"type": "string"}]});
                true
            }),
        );
        add("enum dropped", cut("enum"));
    }
    match ty.as_str() {
        "string" if !has("enum") => {
            if !has("format") {
                add("string closed to an enum", set("enum", json!(["a", "AB"])));
                add("format added", set("format", json!("uuid")));
                add("maxLength set", set("maxLength", json!(40)));
                add("minLength set", set("minLength", json!(2)));
                if !has("pattern") {
                    add("pattern added", set("pattern", json!("^[a-z]+$")));
                }
            } else {
                add("format removed", cut("format"));
                add(
                    "format changed",
                    Box::new(|s, _| {
                        let now = s["format"].as_str().unwrap().to_owned();
                        s["format"] = json!(if now == "date-time" {
                            "email"
                        } else {
                            "date-time"
                        });
                        true
                    }),
                );
            }
            if has("pattern") {
                add("pattern removed", cut("pattern"));
                add("pattern changed", set("pattern", json!("^[a-z]{3}$")));
            }
            if !has("default") {
                add("default added", set("default", json!("abc")));
            }
        }
        "integer" => {
            add(
                "minimum set or raised",
                Box::new(|s, _| {
                    let at = s["minimum"].as_i64().unwrap_or(0);
                    s["minimum"] = json!(at + 1);
                    true
                }),
            );
            add(
                "maximum set or lowered",
                Box::new(|s, _| {
                    let at = s["maximum"].as_i64().unwrap_or(1000);
                    s["maximum"] = json!(at - 1);
                    true
                }),
            );
            add("exclusiveMinimum set", set("exclusiveMinimum", json!(1)));
            add("multipleOf set", set("multipleOf", json!(5)));
            add(
                "format changed",
                Box::new(|s, _| {
                    s["format"] = json!(if s["format"] == "int32" {
                        "int64"
                    } else {
                        "int32"
                    });
                    true
                }),
            );
            if has("maximum") {
                add(
                    "limit loosened",
                    Box::new(|s, _| {
                        s["maximum"] = json!(s["maximum"].as_i64().unwrap() + 1);
                        true
                    }),
                );
                add("limit removed", cut("maximum"));
            }
        }
        "number" => add(
            "float widened",
            Box::new(|s, _| {
                s["format"] = json!(if s["format"] == "float" {
                    "double"
                } else {
                    "float"
                });
                true
            }),
        ),
        "array" => {
            add(
                "array to single",
                Box::new(|s, _| {
                    if s.get("items").is_none() {
                        return false;
                    }
                    *s = s["items"].clone();
                    true
                }),
            );
            add("maxItems set", set("maxItems", json!(1)));
            add(
                "minItems set",
                Box::new(|s, _| {
                    s["minItems"] = json!(s["minItems"].as_u64().unwrap_or(0) + 1);
                    true
                }),
            );
            add("uniqueItems set", set("uniqueItems", json!(true)));
        }
        "object" => {
            for key in ["additionalProperties", "unevaluatedProperties"] {
                if schema.get(key).is_some_and(Value::is_object) {
                    add("map closed", set(key, json!(false)));
                    add(
                        "map values retyped",
                        Box::new(move |s, _| {
                            let to = if s[key]["type"] == "boolean" {
                                "integer"
                            } else {
                                "boolean"
                            };
                            s[key] = json!({"type": to});
                            true
                        }),
                    );
                    add("map opened", set(key, json!(true)));
                }
            }
            if has("properties") && !has("additionalProperties") {
                add(
                    "further fields allowed",
                    set("additionalProperties", json!(true)),
                );
                add(
                    "further fields typed",
                    set("additionalProperties", json!({"type": "integer"})),
                );
            }
        }
        _ => {}
    }
    if has("default") {
        add("default removed", cut("default"));
        add(
            "default changed",
            Box::new(|s, _| {
                s["default"] = match &s["default"] {
                    Value::Bool(b) => json!(!b),
                    Value::Number(n) => json!(n.as_i64().unwrap_or(0) + 1),
                    _ => json!("otherwise"),
                };
                true
            }),
        );
    }
    if has("type") {
        add("schema deprecated", set("deprecated", json!(true)));
    }
    out
}

/// Whether every value of a schema holds a value of another one.
fn always_holds(document: &Value, schema: &str, other: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut work = vec![schema.to_owned()];
    while let Some(at) = work.pop() {
        if at == other {
            return true;
        }
        if !seen.insert(at.clone()) {
            continue;
        }
        let value = get(document, &at);
        if let Some(reference) = value["$ref"].as_str() {
            work.push(reference.trim_start_matches('#').to_owned());
        }
        for index in 0..value["allOf"].as_array().map_or(0, Vec::len) {
            work.push(under(&at, &["allOf", &index.to_string()]));
        }
        let required = value["required"].as_array().into_iter().flatten();
        for name in required.filter_map(Value::as_str) {
            work.push(under(&at, &["properties", name]));
        }
    }
    false
}

/// The list of required fields. Indexing would add one that is null.
fn required_mut(schema: &mut Value) -> Option<&mut Vec<Value>> {
    schema.get_mut("required")?.as_array_mut()
}

/// Changes of an object's fields.
fn field_edits(schema: &Value, property: &str) -> Vec<(&'static str, Edit)> {
    let mut out: Vec<(&'static str, Edit)> = Vec::new();
    let field = property.to_owned();
    let required = schema["required"]
        .as_array()
        .is_some_and(|l| l.contains(&json!(property)));
    let f = field.clone();
    out.push((
        "field removed",
        Box::new(move |s, _| {
            if let Some(list) = required_mut(s) {
                list.retain(|n| *n != json!(f));
            }
            s["properties"]
                .as_object_mut()
                .unwrap()
                .shift_remove(&f)
                .is_some()
        }),
    ));
    let f = field.clone();
    out.push((
        "field renamed",
        Box::new(move |s, _| {
            if let Some(list) = required_mut(s) {
                list.iter_mut()
                    .filter(|n| **n == json!(f))
                    .for_each(|n| *n = json!(format!("{f}_renamed")));
            }
            let properties = s["properties"].as_object_mut().unwrap();
            let value = properties.shift_remove(&f).unwrap();
            properties.insert(format!("{f}_renamed"), value).is_none()
        }),
    ));
    let f = field.clone();
    if required {
        out.push((
            "field made optional",
            Box::new(move |s, _| {
                s["required"]
                    .as_array_mut()
                    .unwrap()
                    .retain(|n| *n != json!(f));
                true
            }),
        ));
    } else {
        out.push((
            "field made required",
            Box::new(move |s, _| {
                match s["required"].as_array_mut() {
                    Some(list) => list.push(json!(f)),
                    None => s["required"] = json!([f]),
                }
                true
            }),
        ));
    }
    for (kind, key) in [
        ("field made read-only", "readOnly"),
        ("field made write-only", "writeOnly"),
    ] {
        let f = field.clone();
        if schema["properties"][&field].get("$ref").is_none() {
            out.push((
                kind,
                Box::new(move |s, _| {
                    s["properties"][&f][key] = json!(true);
                    true
                }),
            ));
        }
    }
    out
}

fn object_edits() -> Vec<(&'static str, Edit)> {
    vec![
        (
            "optional field added",
            Box::new(|s, rng| {
                let kinds = ["string", "integer", "boolean", "object"];
                s["properties"]["a_new_field"] = json!({"type": kinds[rng.usize(..4)]});
                true
            }),
        ),
        (
            "required field added",
            Box::new(|s, _| {
                s["properties"]["a_new_field"] = json!({"type": "string"});
                match s["required"].as_array_mut() {
                    Some(list) => list.push(json!("a_new_field")),
                    None => s["required"] = json!(["a_new_field"]),
                }
                true
            }),
        ),
    ]
}

pub(crate) fn schema_mutants(document: &Value, reach: &Reach, out: &mut Vec<Plan>) {
    for (pointer, users) in reach {
        let schema = get(document, pointer);
        if !schema.is_object() {
            continue;
        }
        let root = root_in(document, pointer);
        let asks = users.iter().any(|(w, _)| *w == Way::Request);
        let mut plan = |kind, at: String, focus: String, edit: Edit| {
            let reported = match kind {
                "default added" if asks => Some(Severity::Additive),
                "default removed" | "default changed" if asks => Some(Severity::Breaking),
                "default added" | "default removed" | "default changed" => Some(Severity::Cosmetic),
                "schema deprecated" => Some(Severity::Additive),
                _ => None,
            };
            out.push(Plan {
                kind,
                at: pointer.clone(),
                pointer: at,
                scope: reported.map_or(
                    Scope::Schema {
                        root: root.clone(),
                        focus,
                    },
                    Scope::Stated,
                ),
                edit,
                cosmetic: false,
                words: false,
            });
        };
        for (kind, edit) in schema_edits(schema) {
            plan(kind, pointer.clone(), pointer.clone(), edit);
        }
        if schema["properties"]
            .as_object()
            .is_some_and(|p| !p.is_empty())
        {
            for (kind, edit) in object_edits() {
                plan(
                    kind,
                    under(pointer, &["properties", "a_new_field"]),
                    under(pointer, &["properties", "a_new_field"]),
                    edit,
                );
            }
            for property in schema["properties"].as_object().unwrap().keys() {
                let at = under(pointer, &["properties", property]);
                for (kind, edit) in field_edits(schema, property) {
                    // An object that must hold itself has no instance.
                    if kind == "field made required" && always_holds(document, &at, pointer) {
                        continue;
                    }
                    plan(kind, at.clone(), at.clone(), edit);
                }
            }
        }
    }
}
