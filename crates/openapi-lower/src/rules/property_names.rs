//! `propertyNames`: a list of names becomes closed `properties`, and forbidden names become
//! properties that accept nothing. Other constraints on names are lost.

use serde_json::{Map, Value, json};

use super::key_patterns::Keys;
use crate::context::Context;
use crate::loss::LossKind;
use crate::rewrite::SchemaRewrite;
use crate::vocabulary;

/// The property names that a schema accepts.
enum Names {
    Any,
    Only(Vec<String>),
    AllBut(Vec<String>),
    Unknown,
}

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>, context: &mut Context<'_>) {
    if rewrite.take("propertyNames").is_none() {
        return;
    }
    let at = rewrite.at("propertyNames");
    let names = match rewrite.source.get("propertyNames") {
        Some(schema) => accepted_names(&at, schema, context, 0),
        None => Names::Any,
    };
    match names {
        Names::Any => {}
        Names::Only(names) if names.is_empty() => rewrite.require(json!({ "maxProperties": 0 })),
        Names::Only(names) if rewrite.source.contains_key("patternProperties") => {
            let properties: Map<String, Value> =
                names.into_iter().map(|name| (name, json!({}))).collect();
            rewrite.require(json!({ "properties": properties, "additionalProperties": false }));
        }
        Names::Only(names) => only(rewrite, &names),
        Names::AllBut(names) => {
            let properties: Map<String, Value> = names
                .into_iter()
                .map(|name| (name, json!({ "not": {} })))
                .collect();
            rewrite.require(json!({ "properties": properties }));
        }
        Names::Unknown => context.lose(
            at,
            "property-names",
            LossKind::Validation,
            "the names of properties are not checked",
        ),
    }
}

/// Declares every allowed name, each with the schema that applies to it.
fn only(rewrite: &mut SchemaRewrite<'_>, names: &[String]) {
    let declared = match rewrite.take("properties") {
        Some(Value::Object(properties)) => properties,
        _ => Map::new(),
    };
    let other = match rewrite.take("additionalProperties") {
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
    rewrite
        .out
        .insert("properties".to_owned(), Value::Object(properties));
    rewrite
        .out
        .insert("additionalProperties".to_owned(), Value::Bool(false));
}

/// How many references are followed to the list of names.
const MAX_REFERENCES: usize = 8;

fn accepted_names(at: &str, schema: &Value, context: &mut Context<'_>, followed: usize) -> Names {
    let map = match schema {
        Value::Bool(true) => return Names::Any,
        Value::Bool(false) => return Names::Only(Vec::new()),
        Value::Object(map) => map,
        _ => return Names::Unknown,
    };
    let mut constraints: Vec<Names> = Vec::new();
    for (keyword, value) in map {
        match keyword.as_str() {
            "$comment" | "examples" | "nullable" => {}
            word if vocabulary::is_annotation(word) => {}
            "type" if *value == "string" => {}
            "type"
                if value
                    .as_array()
                    .is_some_and(|t| t.iter().any(|t| t == "string")) => {}
            "type" => constraints.push(Names::Only(Vec::new())),
            "enum" => constraints.push(Names::Only(distinct_texts(value))),
            "const" => constraints.push(Names::Only(
                value.as_str().map(str::to_owned).into_iter().collect(),
            )),
            "pattern" => constraints.push(match value.as_str().map(Keys::of) {
                Some(Keys::All) => Names::Any,
                Some(Keys::Exactly(names)) => Names::Only(names),
                _ => Names::Unknown,
            }),
            "not" => constraints.push(match listed_names(value) {
                Some(names) => Names::AllBut(names),
                None => Names::Unknown,
            }),
            "$ref" if followed < MAX_REFERENCES => {
                let target = value
                    .as_str()
                    .and_then(|reference| context.target(at, "$ref", reference));
                constraints.push(match target {
                    Some((target, found)) => accepted_names(&target, found, context, followed + 1),
                    None => Names::Unknown,
                });
            }
            _ => constraints.push(Names::Unknown),
        }
    }
    constraints.retain(|constraint| !matches!(constraint, Names::Any));
    match constraints.len() {
        0 => Names::Any,
        1 => constraints.swap_remove(0),
        _ => Names::Unknown,
    }
}

/// The names in a schema that only lists them.
fn listed_names(schema: &Value) -> Option<Vec<String>> {
    let map = schema.as_object().filter(|map| map.len() == 1)?;
    match (map.get("enum"), map.get("const")) {
        (Some(list), _) => Some(distinct_texts(list)),
        (_, Some(one)) => Some(one.as_str().map(str::to_owned).into_iter().collect()),
        _ => None,
    }
}

fn distinct_texts(list: &Value) -> Vec<String> {
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
