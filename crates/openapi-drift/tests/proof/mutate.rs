//! The generator of changes: every kind, at every place where it applies. A
//! mutant knows where it was changed and how its class can be told; it knows
//! nothing of the differ's rules.

use fastrand::Rng;
use openapi_drift::Class;
use serde_json::{Map, Value, json};

use super::document::{
    Reach, Way, children, entries, escape, follow, get, name, operations, parameters, parent, under,
};

/// How the class of a mutant is told.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    /// By instances of a schema: the component or body around the change.
    Schema { root: String, focus: String },
    /// By whole requests and answers of one operation.
    Operation(String),
    /// Instances cannot tell; the kind itself says what it is.
    Told(Class),
}

#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    pub(crate) kind: &'static str,
    pub(crate) document: Value,
    /// The changed thing, in the old or the new document; the report's pointer
    /// must be at it, above or below.
    pub(crate) pointer: String,
    pub(crate) scope: Scope,
    /// Nothing that a client can tell: any report above cosmetic is a false alarm.
    pub(crate) cosmetic: bool,
    /// Words for people: reported when asked for.
    pub(crate) words: bool,
}

impl Mutant {
    pub(crate) fn new_root(&self) -> String {
        match &self.scope {
            Scope::Schema { root, .. } => root.clone(),
            _ => String::new(),
        }
    }
}

/// The schema around a place that instances are made of. A component that others
/// only extend, or offer as a member of a union, never travels alone: one that
/// names it stands for it.
fn root_in(document: &Value, pointer: &str) -> String {
    fn uses(value: &Value, at: String, target: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(k, v)| {
                if k == "$ref"
                    && v.as_str()
                        .is_some_and(|r| r.trim_start_matches('#') == target)
                {
                    found.push(at.clone());
                }
                uses(v, under(&at, &[k]), target, found);
            }),
            Value::Array(list) => {
                list.iter()
                    .enumerate()
                    .for_each(|(i, v)| uses(v, format!("{at}/{i}"), target, found));
            }
            _ => {}
        }
    }
    let mut root = root_of(pointer);
    for _ in 0..4 {
        let mut found = Vec::new();
        if root.starts_with("/components/schemas/") {
            uses(document, String::new(), &root, &mut found);
        }
        let extended =
            |at: &String| ["allOf", "anyOf", "oneOf"].contains(&name(parent(at)).as_str());
        match found.first() {
            Some(first) if found.iter().all(extended) => root = root_of(first),
            _ => break,
        }
    }
    root
}

/// The component or body that a place is in.
fn root_of(pointer: &str) -> String {
    if let Some(rest) = pointer.strip_prefix("/components/schemas/") {
        return format!("/components/schemas/{}", rest.split('/').next().unwrap());
    }
    match pointer.find("/schema") {
        Some(at) => pointer[..at + "/schema".len()].to_owned(),
        None => pointer.to_owned(),
    }
}

type Edit = Box<dyn Fn(&mut Value, &mut Rng) -> bool + Send + Sync>;

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
    if !ty.is_empty() && !has("enum") && !has("properties") {
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
                    let told: Vec<usize> = (0..list.len())
                        .filter(|i| list[*i]["type"] != "null" && list[*i] != json!({}))
                        .collect();
                    list.remove(told[rng.usize(..told.len())]);
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
            if let Some(list) = s["required"].as_array_mut() {
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
            if let Some(list) = s["required"].as_array_mut() {
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

pub(crate) fn schema_mutants(document: &Value, reach: &Reach, rng: &mut Rng, out: &mut Vec<Plan>) {
    for (pointer, users) in reach {
        let schema = get(document, pointer);
        if !schema.is_object() {
            continue;
        }
        let root = root_in(document, pointer);
        let asks = users.iter().any(|(w, _)| *w == Way::Request);
        let mut plan = |kind, at: String, focus: String, edit: Edit| {
            let told = match kind {
                "default added" if asks => Some(Class::Additive),
                "default removed" | "default changed" if asks => Some(Class::Breaking),
                "default added" | "default removed" | "default changed" => Some(Class::Cosmetic),
                "schema deprecated" => Some(Class::Additive),
                _ => None,
            };
            out.push(Plan {
                kind,
                at: pointer.clone(),
                pointer: at,
                scope: told.map_or(
                    Scope::Schema {
                        root: root.clone(),
                        focus,
                    },
                    Scope::Told,
                ),
                edit,
                cosmetic: false,
                words: false,
                seed: rng.u64(..),
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
                    plan(kind, at.clone(), at.clone(), edit);
                }
            }
        }
        let _ = children;
    }
}

/// A mutant not made yet.
pub(crate) struct Plan {
    pub(crate) kind: &'static str,
    /// Where the edit is applied.
    pub(crate) at: String,
    pub(crate) pointer: String,
    pub(crate) scope: Scope,
    pub(crate) edit: Edit,
    pub(crate) cosmetic: bool,
    pub(crate) words: bool,
    pub(crate) seed: u64,
}

impl Plan {
    pub(crate) fn make(&self, document: &Value) -> Option<Mutant> {
        let mut new = document.clone();
        let mut rng = Rng::with_seed(self.seed);
        let at = new.pointer_mut(&self.at)?;
        if !(self.edit)(at, &mut rng) {
            return None;
        }
        Some(Mutant {
            kind: self.kind,
            document: new,
            pointer: self.pointer.clone(),
            scope: self.scope.clone(),
            cosmetic: self.cosmetic,
            words: self.words,
        })
    }
}

pub(crate) fn operation_mutants(document: &Value, rng: &mut Rng, out: &mut Vec<Plan>) {
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
                seed: rng.u64(..),
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
                Scope::Told(Class::Breaking),
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
        for (index, entry) in value["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
        {
            let here = under(&at, &["parameters", &index.to_string()]);
            let resolved = get(document, &follow(document, &here)).clone();
            let _ = entry;
            if !["authorization", "accept", "content-type"]
                .contains(&resolved["name"].as_str().unwrap().to_lowercase().as_str())
            {
                let resolved = resolved.clone();
                plan(
                    "parameter deprecated",
                    &here,
                    follow(document, &here),
                    Scope::Told(Class::Additive),
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
        body_and_answers(document, &at, &value, &wire, &mut plan);
        told(document, &at, &value, &wire, &mut plan);
    }
}

type Planner<'p> = dyn FnMut(&'static str, &str, String, Scope, Edit) + 'p;

fn body_and_answers(
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
                let answer = map.shift_remove(&s).unwrap();
                map.insert("203".into(), answer).is_none()
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

fn told(document: &Value, at: &str, value: &Value, wire: &Scope, plan: &mut Planner<'_>) {
    if value["deprecated"] == true {
        plan(
            "operation reactivated",
            at,
            at.to_owned(),
            Scope::Told(Class::Additive),
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
            Scope::Told(Class::Additive),
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
        Scope::Told(Class::Cosmetic),
        Box::new(|o, _| {
            o["tags"] = json!(["Another heading"]);
            true
        }),
    );
    let _ = document;
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

/// Changes that no client can tell.
pub(crate) fn cosmetic_mutants(
    document: &Value,
    reach: &Reach,
    rng: &mut Rng,
    out: &mut Vec<Plan>,
) {
    let mut plan = |kind, at: &str, words: bool, edit: Edit| {
        out.push(Plan {
            kind,
            at: at.to_owned(),
            pointer: at.to_owned(),
            scope: Scope::Told(Class::Cosmetic),
            edit,
            cosmetic: true,
            words,
            seed: rng.u64(..),
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
        for place in super::document::parameters(document, &operation.pointer) {
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
                    if let Some(list) = rest["required"].as_array_mut()
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
    let _ = name;
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
