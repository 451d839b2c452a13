//! The forms that a vendor gives the same facts: parameters, responses and schemas inlined, split or
//! renamed, with other sentences. None of them is a difference, and a change of facts in one of them
//! changes our document in those places alone.

use std::collections::BTreeSet;
use std::path::Path;

use openapi_drift::{
    Options, PLACEHOLDER, Severity, apply_leniently, compare, unneeded_actions, vendor,
};
use serde_json::{Map, Value, json};

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];
const DEEPEST: usize = 12;

/// A document with its overlay, which has no action for the synthetic one.
struct Source {
    name: &'static str,
    document: Value,
    overlay: Value,
}

fn sources() -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi");
    let read = |name: &str| -> Value {
        serde_json::from_slice(&std::fs::read(folder.join(name)).unwrap()).unwrap()
    };
    let empty = json!({"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": []});
    vec![
        Source {
            name: "depot",
            document: serde_json::from_str(include_str!("../fixtures/depot.json")).unwrap(),
            overlay: empty,
        },
        Source {
            name: "squadcast",
            document: read("squadcast.json"),
            overlay: read("squadcast.overlay.json"),
        },
        Source {
            name: "squadvoice",
            document: read("squadvoice.json"),
            overlay: read("squadvoice.overlay.json"),
        },
    ]
}

/// Every description, summary and title replaced.
fn reworded(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| {
                let text = matches!(key.as_str(), "description" | "summary" | "title");
                let value = match value {
                    Value::String(_) if text => json!("The vendor's sentence."),
                    other => reworded(other),
                };
                (key.clone(), value)
            })
            .collect(),
        Value::Array(list) => list.iter().map(reworded).collect(),
        other => other.clone(),
    }
}

/// References to some sections replaced by what they refer to, down to a depth.
fn inlined(root: &Value, value: &Value, sections: &[&str], depth: usize) -> Value {
    match value {
        Value::Object(map) => {
            let target = map
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|reference| {
                    let at = reference.trim_start_matches('#');
                    let section = at.split('/').nth(2)?;
                    sections.contains(&section).then(|| root.pointer(at))?
                });
            if let Some(target) = target
                && depth < DEEPEST
            {
                return inlined(root, target, sections, depth + 1);
            }
            map.iter()
                .map(|(k, v)| (k.clone(), inlined(root, v, sections, depth)))
                .collect()
        }
        Value::Array(list) => list
            .iter()
            .map(|v| inlined(root, v, sections, depth))
            .collect(),
        other => other.clone(),
    }
}

/// Every parameter and response in its place, in the vendor's sentences.
fn inline_messages(document: &Value) -> Value {
    let mut out = document.clone();
    let sections = ["parameters", "responses", "requestBodies", "headers"];
    out["paths"] = inlined(document, &document["paths"], &sections, 0);
    for section in sections {
        out["components"].as_object_mut().unwrap().remove(section);
    }
    reworded(&out)
}

/// Parameters, responses and the schemas that do not refer to themselves in their places.
fn inline_all(document: &Value) -> Value {
    let flat: Vec<String> = document["components"]["schemas"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, schema)| !schema.to_string().contains("\"$ref\""))
        .map(|(name, _)| name.clone())
        .collect();
    let mut out = inline_messages(document);
    fn flattened(root: &Value, value: &Value, flat: &[String]) -> Value {
        match value {
            Value::Object(map) => {
                let name = map
                    .get("$ref")
                    .and_then(Value::as_str)
                    .and_then(|r| r.strip_prefix("#/components/schemas/"));
                if let Some(name) = name
                    && flat.iter().any(|known| known == name)
                {
                    return root["components"]["schemas"][name].clone();
                }
                map.iter()
                    .map(|(k, v)| (k.clone(), flattened(root, v, flat)))
                    .collect()
            }
            Value::Array(list) => list.iter().map(|v| flattened(root, v, flat)).collect(),
            other => other.clone(),
        }
    }
    let root = out.clone();
    out["paths"] = flattened(&root, &root["paths"], &flat);
    out
}

/// Every component of the schemas under another name.
fn renamed(document: &Value) -> Value {
    let out = inline_messages(document);
    let text = out
        .to_string()
        .replace("\"#/components/schemas/", "\"#/components/schemas/Vendors.");
    let mut out: Value = serde_json::from_str(&text).unwrap();
    let schemas = out["components"]["schemas"].as_object().unwrap();
    let schemas: Map<String, Value> = schemas
        .iter()
        .map(|(name, schema)| (format!("Vendors.{name}"), schema.clone()))
        .collect();
    out["components"]["schemas"] = Value::Object(schemas);
    out
}

/// Every plain object of the schemas as a composition of two.
fn split(document: &Value) -> Value {
    let mut out = inline_messages(document);
    let names: Vec<String> = out["components"]["schemas"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    for name in names {
        let schema = out["components"]["schemas"][&name].clone();
        let known = ["type", "properties", "required", "description"];
        let map = schema.as_object().unwrap();
        let plain = map.keys().all(|key| known.contains(&key.as_str()));
        let count = map
            .get("properties")
            .and_then(Value::as_object)
            .map_or(0, Map::len);
        if !plain || count < 2 || schema["type"] != "object" {
            continue;
        }
        let (mut first, mut rest) = (schema.clone(), schema);
        let keys: Vec<String> = rest["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let (head, tail) = keys.split_at(count / 2);
        for (part, gone) in [(&mut first, tail), (&mut rest, head)] {
            for key in gone {
                part["properties"].as_object_mut().unwrap().remove(key);
            }
            if let Some(Value::Array(required)) = part.get_mut("required") {
                required.retain(|name| !gone.iter().any(|key| *name == json!(key)));
            }
        }
        let half = format!("{name}.Half");
        out["components"]["schemas"][&half] = first;
        out["components"]["schemas"][&name] =
            json!({"allOf": [{"$ref": format!("#/components/schemas/{half}")}, rest]});
    }
    out
}

type Form = fn(&Value) -> Value;

const FORMS: [(&str, Form); 4] = [
    ("messages inlined", inline_messages),
    ("all inlined", inline_all),
    ("renamed", renamed),
    ("split", split),
];

/// The lines that differ, as a diff counts them.
fn changed_lines(before: &Value, after: &Value) -> usize {
    let (before, after) = (format!("{before:#}"), format!("{after:#}"));
    let mut left: Vec<&str> = before.lines().collect();
    let mut added = 0;
    let mut index = std::collections::HashMap::<&str, usize>::new();
    for line in &left {
        *index.entry(line).or_default() += 1;
    }
    for line in after.lines() {
        match index.get_mut(line) {
            Some(count) if *count > 0 => *count -= 1,
            _ => added += 1,
        }
    }
    let removed: usize = index.values().sum();
    left.clear();
    added + removed
}

/// The documentation of a document: every text that a person reads.
fn texts(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if matches!(key.as_str(), "description" | "summary") => {
                        out.insert(text.clone());
                    }
                    other => texts(other, out),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| texts(value, out)),
        _ => {}
    }
}

#[test]
fn another_form_of_the_same_facts_changes_nothing() {
    for source in sources() {
        for (form, make) in FORMS {
            let theirs = make(&source.document);
            let drift = compare(&source.document, &theirs, &Options::default());
            let worst = drift.severity().filter(|s| *s > Severity::Cosmetic);
            assert_eq!(
                worst,
                None,
                "{} {form}: {:#?}",
                source.name,
                drift.changes.first()
            );
            let vendored = vendor(&source.document, &theirs, &[]).unwrap();
            assert_eq!(
                vendored.placeholders,
                Vec::<String>::new(),
                "{} {form}",
                source.name
            );
            assert_eq!(
                changed_lines(&source.document, &vendored.document),
                0,
                "{} {form}",
                source.name
            );
        }
    }
}

#[test]
fn overlay_applies_to_every_form_as_to_our_own_document() {
    for source in sources() {
        let (effective, none) = apply_leniently(&source.document, &source.overlay).unwrap();
        assert_eq!(none, [], "{}", source.name);
        for (form, make) in FORMS {
            let vendored = vendor(&source.document, &make(&source.document), &[]).unwrap();
            let unneeded = unneeded_actions(&vendored.document, &source.overlay).unwrap();
            assert_eq!(unneeded, [], "{} {form}", source.name);
            let (theirs, _) = apply_leniently(&vendored.document, &source.overlay).unwrap();
            let drift = compare(&effective, &theirs, &Options::default());
            assert_eq!(drift.changes, [], "{} {form}", source.name);
        }
    }
}

/// Six facts of the vendor's: two of parameters, one of a shared response's schema, three of schemas.
fn six_changes(document: &Value) -> Value {
    let mut out = document.clone();
    let mut left = 2;
    'paths: for item in out["paths"].as_object_mut().unwrap().values_mut() {
        for method in METHODS {
            let list = item.get_mut(method).and_then(|o| o.get_mut("parameters"));
            for parameter in list.and_then(Value::as_array_mut).into_iter().flatten() {
                let inline = parameter.get("$ref").is_none();
                if left > 0 && inline && parameter["in"] == "query" && parameter["required"] != true
                {
                    parameter["required"] = json!(true);
                    left -= 1;
                    continue 'paths;
                }
            }
        }
    }
    assert_eq!(left, 0);
    let shared = out["components"]["parameters"].as_object_mut().unwrap();
    let (_, parameter) = shared.iter_mut().find(|(_, p)| p["in"] == "query").unwrap();
    parameter["deprecated"] = json!(true);
    let mut left = 3;
    let schemas = out["components"]["schemas"].as_object_mut().unwrap();
    for schema in schemas.values_mut().step_by(40) {
        let Some(Value::Object(fields)) = schema.get_mut("properties") else {
            continue;
        };
        if left > 0 {
            fields.insert(
                "a_new_field".into(),
                json!({"type": "string", "description": "x"}),
            );
            left -= 1;
        }
    }
    assert_eq!(left, 0);
    out
}

#[test]
fn six_changed_facts_change_six_places_in_our_words_alone() {
    let source = sources()
        .into_iter()
        .find(|s| s.name == "squadcast")
        .unwrap();
    let ours = &source.document;
    let changed = six_changes(ours);
    for (form, make) in FORMS {
        let theirs = make(&changed);
        let vendored = vendor(ours, &theirs, &[]).unwrap();
        assert_eq!(vendored.unsettled, [], "{form}");
        let lines = changed_lines(ours, &vendored.document);
        println!("six changes, {form}: {lines} lines");
        // A line for each changed keyword, and four for each of the three new fields.
        assert!(lines <= 40, "{form}: {lines} lines");
        assert_eq!(vendored.placeholders.len(), 3, "{form}");
        let (mut before, mut after) = (BTreeSet::new(), BTreeSet::new());
        texts(ours, &mut before);
        texts(&vendored.document, &mut after);
        let taken: Vec<&String> = after.difference(&before).collect();
        assert_eq!(taken, [PLACEHOLDER], "{form}");
        let lost: Vec<&String> = before.difference(&after).collect();
        assert_eq!(lost, Vec::<&String>::new(), "{form}");
        // Merged once, there is nothing left to merge.
        let again = vendor(&vendored.document, &theirs, &[]).unwrap();
        assert_eq!(
            changed_lines(&vendored.document, &again.document),
            0,
            "{form}"
        );
    }
}

#[test]
fn new_operation_uses_our_shared_responses() {
    let source = sources()
        .into_iter()
        .find(|s| s.name == "squadcast")
        .unwrap();
    let mut changed = source.document.clone();
    let (path, item) = changed["paths"]
        .as_object()
        .unwrap()
        .iter()
        .find(|(_, item)| item.get("get").is_some())
        .map(|(path, item)| (path.clone(), item["get"].clone()))
        .unwrap();
    let mut operation = item;
    operation["operationId"] = json!("A_new_operation");
    changed["paths"][format!("{path}/new")] = json!({ "get": operation });
    let theirs = inline_messages(&changed);
    let vendored = vendor(&source.document, &theirs, &[]).unwrap();
    let new = &vendored.document["paths"][format!("{path}/new")]["get"];
    for (status, response) in new["responses"].as_object().unwrap() {
        let own = &changed["paths"][&path]["get"]["responses"][status];
        if let Some(reference) = own.get("$ref") {
            assert_eq!(response.get("$ref"), Some(reference), "{status}");
        }
    }
    let keys: Vec<&str> = new
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let place = |key: &str| keys.iter().position(|known| *known == key);
    assert!(place("summary") < place("responses"), "{keys:?}");
}
