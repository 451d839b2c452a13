//! Bodies that are JSON although declared as `text/plain` or `*/*`.

use serde_json::{Map, Value};

use super::shared::resolved;
use crate::loss::{Loss, LossKind};
use crate::objects::ObjectKind;
use crate::{pointer, vocabulary, walk};

const JSON: &str = "application/json";

/// Changes the media type of objects and lists from `text/plain` or `*/*` to JSON.
///
/// Does not change text, whatever its media type.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "requestBodies": { "B": { "content": {
///         "text/plain": { "schema": { "type": "object" } },
///         "text/csv": { "schema": { "type": "string" } },
///     } } } },
/// });
/// openapi_lower::progenitor::json_content(&mut document);
/// let content = &document["components"]["requestBodies"]["B"]["content"];
/// assert!(content.get("application/json").is_some() && content.get("text/csv").is_some());
/// ```
pub fn json_content(document: &mut Value) -> Vec<Loss> {
    let whole = document.clone();
    let mut losses = Vec::new();
    walk::walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            if !matches!(kind, ObjectKind::RequestBody | ObjectKind::Response) {
                return;
            }
            let Some(Value::Object(content)) = value.get_mut("content") else {
                return;
            };
            let here = pointer::child(at, "content");
            let has_json = content.contains_key(JSON);
            let before = std::mem::take(content);
            for (name, media) in before {
                let structured = matches!(name.as_str(), "text/plain" | "*/*")
                    && media
                        .get("schema")
                        .is_some_and(|schema| is_structured(&whole, schema, 0));
                if !structured {
                    content.insert(name, media);
                    continue;
                }
                losses.push(Loss::new(
                    pointer::child(&here, &name),
                    "json-content",
                    LossKind::Structure,
                    if has_json {
                        format!("the media type `{name}`: there is JSON as well")
                    } else {
                        format!("the media type `{name}`: the body is JSON")
                    },
                ));
                if !has_json {
                    content.entry(JSON.to_owned()).or_insert(media);
                }
            }
        },
    );
    losses
}

/// Whether a schema describes objects or lists. Checks a few levels of compositions.
fn is_structured(whole: &Value, schema: &Value, depth: usize) -> bool {
    let Some(schema) = resolved(whole, schema).as_object() else {
        return false;
    };
    match schema.get("type").and_then(Value::as_str) {
        Some(name) => matches!(name, "object" | "array"),
        None if schema.contains_key("properties")
            || schema.contains_key("additionalProperties") =>
        {
            true
        }
        None => depth < 8 && any_branch(schema, |branch| is_structured(whole, branch, depth + 1)),
    }
}

fn any_branch(schema: &Map<String, Value>, found: impl Fn(&Value) -> bool) -> bool {
    vocabulary::COMPOSITIONS
        .iter()
        .filter_map(|keyword| schema.get(*keyword)?.as_array())
        .flatten()
        .any(found)
}
