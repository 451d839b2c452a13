//! `type`: 3.0 accepts one name, and not `null`. A type and `null` become `nullable`, several types
//! become `anyOf`, and `null` alone becomes `enum: [null]`.

use serde_json::{Map, Value, json};

use crate::rewrite::SchemaRewrite;
use crate::vocabulary::{self, TYPES};

pub(super) fn apply(rewrite: &mut SchemaRewrite<'_>) {
    let listed = match rewrite.out.get("type") {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
        _ => return,
    };
    let has = |name: &str| listed.iter().any(|listed| listed == name);
    // An enum without null excludes it.
    let null = has("null") && !rewrite.out.get("enum").is_some_and(lacks_null);
    let mut kinds: Vec<&str> = listed
        .iter()
        .map(String::as_str)
        .filter(|name| *name != "null" && !(*name == "integer" && has("number")))
        .collect();
    dedup(&mut kinds);
    if null && kinds.len() == TYPES.len() - 2 {
        rewrite.take("type");
        return;
    }
    match kinds.as_slice() {
        [] => {
            rewrite.take("type");
            rewrite.require(json!({ "enum": [null] }));
        }
        [one] => {
            let one = Value::from(*one);
            let position = rewrite
                .out
                .keys()
                .position(|key| key == "type")
                .unwrap_or(0);
            rewrite.out.insert("type".to_owned(), one);
            if null {
                rewrite
                    .out
                    .shift_insert(position + 1, "nullable".to_owned(), Value::Bool(true));
            }
        }
        several => {
            let branches = branches(rewrite, several, null);
            rewrite.take("type");
            rewrite.require(json!({ "anyOf": branches }));
        }
    }
}

fn lacks_null(list: &Value) -> bool {
    list.as_array()
        .is_some_and(|list| !list.contains(&Value::Null))
}

fn dedup(kinds: &mut Vec<&str>) {
    let mut seen: Vec<&str> = Vec::new();
    kinds.retain(|kind| {
        let new = !seen.contains(kind);
        seen.push(kind);
        new
    });
}

/// One branch for each type, with the keywords that constrain only that type.
fn branches(rewrite: &mut SchemaRewrite<'_>, kinds: &[&str], null: bool) -> Vec<Value> {
    let mut branches: Vec<Value> = Vec::new();
    for kind in kinds {
        let mut branch = Map::new();
        branch.insert("type".to_owned(), Value::from(*kind));
        let own: Vec<String> = rewrite
            .out
            .keys()
            .filter(|keyword| vocabulary::constrains(keyword, kind))
            .cloned()
            .collect();
        branch.extend(
            own.iter()
                .filter_map(|keyword| rewrite.out.shift_remove_entry(keyword)),
        );
        let format_fits = rewrite
            .out
            .get("format")
            .and_then(Value::as_str)
            .is_some_and(|format| is_numeric(format) == matches!(*kind, "number" | "integer"));
        if format_fits
            && matches!(*kind, "number" | "integer" | "string")
            && let Some(format) = rewrite.take("format")
        {
            branch.insert("format".to_owned(), format);
        }
        if *kind == "array" {
            branch
                .entry("items".to_owned())
                .or_insert_with(|| json!({}));
        }
        branches.push(Value::Object(branch));
    }
    if null {
        branches.push(json!({ "enum": [null] }));
    }
    branches
}

fn is_numeric(format: &str) -> bool {
    matches!(
        format,
        "int32"
            | "int64"
            | "float"
            | "double"
            | "int8"
            | "int16"
            | "uint8"
            | "uint16"
            | "uint32"
            | "uint64"
    )
}
