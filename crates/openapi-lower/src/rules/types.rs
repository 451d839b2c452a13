//! `type`: 3.0 takes one name, and not `null`. One type and `null` are `nullable`, several are
//! `anyOf` by type, `null` alone is `enum: [null]`.

use serde_json::{Map, Value, json};

use crate::draft::Draft;
use crate::vocabulary::TYPES;

pub(super) fn apply(draft: &mut Draft<'_>) {
    let listed = match draft.out.get("type") {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
        _ => return,
    };
    let has = |name: &str| listed.iter().any(|listed| listed == name);
    // `null` is out of reach when an enum beside does not list it.
    let null = has("null") && !draft.out.get("enum").is_some_and(lacks_null);
    let mut kinds: Vec<&str> = listed
        .iter()
        .map(String::as_str)
        .filter(|name| *name != "null" && !(*name == "integer" && has("number")))
        .collect();
    dedup(&mut kinds);
    if null && kinds.len() == TYPES.len() - 2 {
        draft.take("type");
        return;
    }
    match kinds.as_slice() {
        [] => {
            draft.take("type");
            draft.also(json!({ "enum": [null] }));
        }
        [one] => {
            let one = Value::from(*one);
            let position = draft.out.keys().position(|key| key == "type").unwrap_or(0);
            draft.out.insert("type".to_owned(), one);
            if null {
                draft
                    .out
                    .shift_insert(position + 1, "nullable".to_owned(), Value::Bool(true));
            }
        }
        several => {
            let branches = branches(draft, several, null);
            draft.take("type");
            draft.also(json!({ "anyOf": branches }));
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

/// A branch for each type, with the keywords that speak of that type alone.
fn branches(draft: &mut Draft<'_>, kinds: &[&str], null: bool) -> Vec<Value> {
    let mut branches: Vec<Value> = Vec::new();
    for kind in kinds {
        let mut branch = Map::new();
        branch.insert("type".to_owned(), Value::from(*kind));
        for keyword in keywords_of(kind) {
            if let Some(value) = draft.take(keyword) {
                branch.insert((*keyword).to_owned(), value);
            }
        }
        let format_fits = draft
            .out
            .get("format")
            .and_then(Value::as_str)
            .is_some_and(|format| is_numeric(format) == matches!(*kind, "number" | "integer"));
        if format_fits
            && matches!(*kind, "number" | "integer" | "string")
            && let Some(format) = draft.take("format")
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

/// The keywords that are of no matter to instances of another type.
fn keywords_of(kind: &str) -> &'static [&'static str] {
    match kind {
        "string" => &["minLength", "maxLength", "pattern"],
        "number" | "integer" => &[
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "exclusiveMaximum",
            "multipleOf",
        ],
        "array" => &["items", "minItems", "maxItems", "uniqueItems"],
        "object" => &[
            "required",
            "properties",
            "additionalProperties",
            "minProperties",
            "maxProperties",
        ],
        _ => &[],
    }
}
