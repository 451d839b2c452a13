//! `propertyNames`: a list of names becomes `properties` and nothing else, forbidden names become
//! properties that nothing fits; other demands on names are lost.

use serde_json::{Map, Value, json};

use super::key_patterns::Keys;
use crate::draft::Draft;
use crate::loss::LossKind;
use crate::lowering::Lowering;

/// What a schema for names lets pass.
enum Names {
    Any,
    Only(Vec<String>),
    AllBut(Vec<String>),
    Unknown,
}

pub(super) fn apply(draft: &mut Draft<'_>, lowering: &mut Lowering<'_>) {
    if draft.take("propertyNames").is_none() {
        return;
    }
    let at = draft.at("propertyNames");
    let names = match draft.source.get("propertyNames") {
        Some(schema) => read(&at, schema, lowering, 0),
        None => Names::Any,
    };
    match names {
        Names::Any => {}
        Names::Only(names) if names.is_empty() => draft.also(json!({ "maxProperties": 0 })),
        Names::Only(names) if draft.source.contains_key("patternProperties") => {
            let properties: Map<String, Value> =
                names.into_iter().map(|name| (name, json!({}))).collect();
            draft.also(json!({ "properties": properties, "additionalProperties": false }));
        }
        Names::Only(names) => only(draft, &names),
        Names::AllBut(names) => {
            let properties: Map<String, Value> = names
                .into_iter()
                .map(|name| (name, json!({ "not": {} })))
                .collect();
            draft.also(json!({ "properties": properties }));
        }
        Names::Unknown => lowering.lose(
            at,
            "property-names",
            LossKind::Validation,
            "the names of properties are not checked",
        ),
    }
}

/// Spells the allowed names out, each with what holds for it.
fn only(draft: &mut Draft<'_>, names: &[String]) {
    let declared = match draft.take("properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    let other = match draft.take("additionalProperties") {
        None | Some(Value::Bool(true)) => json!({}),
        Some(Value::Bool(false)) => json!({ "not": {} }),
        Some(schema) => schema,
    };
    let mut properties = Map::new();
    for (name, schema) in declared {
        let schema = if names.contains(&name) {
            schema
        } else {
            json!({ "not": {} })
        };
        properties.insert(name, schema);
    }
    for name in names {
        properties
            .entry(name.clone())
            .or_insert_with(|| other.clone());
    }
    draft
        .out
        .insert("properties".to_owned(), Value::Object(properties));
    draft
        .out
        .insert("additionalProperties".to_owned(), Value::Bool(false));
}

/// Follows references a few steps, to where the names of a key type are usually listed.
const FOLLOWED: usize = 8;

fn read(at: &str, schema: &Value, lowering: &mut Lowering<'_>, followed: usize) -> Names {
    let map = match schema {
        Value::Bool(true) => return Names::Any,
        Value::Bool(false) => return Names::Only(Vec::new()),
        Value::Object(map) => map,
        _ => return Names::Unknown,
    };
    let mut demands: Vec<Names> = Vec::new();
    for (keyword, value) in map {
        match keyword.as_str() {
            "title" | "description" | "$comment" | "examples" | "default" | "deprecated" => {}
            "format" => {}
            "type" if *value == "string" => {}
            "type"
                if value
                    .as_array()
                    .is_some_and(|t| t.iter().any(|t| t == "string")) => {}
            "type" => demands.push(Names::Only(Vec::new())),
            "enum" => demands.push(Names::Only(texts(value))),
            "const" => demands.push(Names::Only(
                value.as_str().map(str::to_owned).into_iter().collect(),
            )),
            "pattern" => demands.push(match value.as_str().map(Keys::of) {
                Some(Keys::All) => Names::Any,
                Some(Keys::Exactly(names)) => Names::Only(names),
                _ => Names::Unknown,
            }),
            "not" => demands.push(match read_list(value) {
                Some(names) => Names::AllBut(names),
                None => Names::Unknown,
            }),
            "$ref" if followed < FOLLOWED => {
                let target = value
                    .as_str()
                    .and_then(|reference| lowering.target(at, "$ref", reference));
                demands.push(match target {
                    Some((target, found)) => read(&target, found, lowering, followed + 1),
                    None => Names::Unknown,
                });
            }
            word if word.starts_with("x-") => {}
            _ => demands.push(Names::Unknown),
        }
    }
    demands.retain(|demand| !matches!(demand, Names::Any));
    match demands.len() {
        0 => Names::Any,
        1 => demands.swap_remove(0),
        _ => Names::Unknown,
    }
}

/// The names of a schema that is nothing but a list of them.
fn read_list(schema: &Value) -> Option<Vec<String>> {
    let map = schema.as_object().filter(|map| map.len() == 1)?;
    match (map.get("enum"), map.get("const")) {
        (Some(list), _) => Some(texts(list)),
        (_, Some(one)) => Some(one.as_str().map(str::to_owned).into_iter().collect()),
        _ => None,
    }
}

fn texts(list: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in list
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}
