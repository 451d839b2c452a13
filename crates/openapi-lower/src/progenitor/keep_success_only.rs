//! One success response per operation, under `2XX`. A client handles the errors of all operations in
//! one place, so it needs no types for them.

use serde_json::{Map, Value, json};

use super::shared::{has_schema, resolved};
use crate::loss::{Loss, LossKind};
use crate::objects::ObjectKind;
use crate::walk;

const RULE: &str = "keep-success-only";

/// Keeps the success responses of each operation, as one `2XX` response.
///
/// Different bodies become a union, which is listed. A 204 response has no content, and neither has
/// `*/*` without a schema.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" },
///     "paths": { "/a": { "delete": { "responses": {
///         "204": { "description": "Gone.", "content": { "*/*": {} } },
///         "404": { "description": "Not found." },
///     } } } },
/// });
/// openapi_lower::progenitor::keep_success_only(&mut document);
/// assert_eq!(
///     document["paths"]["/a"]["delete"]["responses"],
///     serde_json::json!({ "2XX": { "description": "Gone." } }),
/// );
/// ```
pub fn keep_success_only(document: &mut Value) -> Vec<Loss> {
    let whole = document.clone();
    let mut losses = Vec::new();
    walk::walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            if kind == ObjectKind::Responses
                && let Value::Object(responses) = value
            {
                keep(&whole, at, responses, &mut losses);
            }
        },
    );
    losses
}

fn keep(whole: &Value, at: &str, responses: &mut Map<String, Value>, losses: &mut Vec<Loss>) {
    let mut lose = |message: String| {
        losses.push(Loss::new(at, RULE, LossKind::Structure, message));
    };
    let all = std::mem::take(responses);
    let (mut success, mut other, mut extensions) = (Vec::new(), Vec::new(), Vec::new());
    for (code, response) in all {
        match code.as_bytes().first() {
            Some(b'2') if code.len() == 3 => success.push((code, response)),
            Some(b'x') if code.starts_with("x-") => extensions.push((code, response)),
            _ => other.push(code),
        }
    }
    let codes: Vec<&str> = success.iter().map(|(code, _)| code.as_str()).collect();
    let mut lost = Vec::new();
    if !other.is_empty() {
        lost.push(format!("the responses {}", other.join(", ")));
    }
    match codes.as_slice() {
        ["2XX"] => {}
        [] => lost.push(
            "no success response is documented: any 2xx without content is accepted".to_owned(),
        ),
        [one] => lost.push(format!("the status {one}: any 2xx is accepted")),
        several => lost.push(format!(
            "the statuses {}: any 2xx is accepted",
            several.join(", ")
        )),
    }
    if !lost.is_empty() {
        lose(lost.join("; "));
    }
    let merged = merge(whole, &success, &mut lose);
    responses.insert("2XX".to_owned(), merged);
    responses.extend(extensions);
}

/// Merges all success responses into one.
fn merge(whole: &Value, success: &[(String, Value)], lose: &mut dyn FnMut(String)) -> Value {
    let candidates: Vec<(Option<Map<String, Value>>, &Value)> = success
        .iter()
        .map(|(code, response)| (content(whole, code, response), response))
        .collect();
    let Some((_, first)) = candidates.first() else {
        return json!({ "description": "Success." });
    };
    let mut bodies: Vec<&Map<String, Value>> = Vec::new();
    for body in candidates
        .iter()
        .filter_map(|(content, _)| content.as_ref())
    {
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    let keeps_reference = candidates.len() == 1
        && first.get("$ref").is_some()
        && resolved(whole, first)
            .get("content")
            .and_then(Value::as_object)
            == candidates.first().and_then(|(content, _)| content.as_ref());
    if keeps_reference {
        return (*first).clone();
    }
    let with_body = candidates.iter().find(|(content, _)| content.is_some());
    let model = with_body.map_or(*first, |(_, response)| *response);
    let mut response = resolved(whole, model)
        .as_object()
        .cloned()
        .unwrap_or_default();
    response.shift_remove("content");
    if bodies.is_empty() {
        return Value::Object(response);
    }
    if candidates.iter().any(|(content, _)| content.is_none()) {
        lose("that one of the responses has no body".to_owned());
    }
    if let [one] = bodies.as_slice() {
        response.insert("content".to_owned(), Value::Object((*one).clone()));
        return Value::Object(response);
    }
    lose("which response has which body: any of the bodies is accepted".to_owned());
    response.insert("content".to_owned(), Value::Object(union(&bodies)));
    Value::Object(response)
}

/// The content of a response, without `*/*` that has no schema.
fn content(whole: &Value, code: &str, response: &Value) -> Option<Map<String, Value>> {
    let mut content = resolved(whole, response)
        .get("content")?
        .as_object()?
        .clone();
    if code == "204" || code == "205" {
        return None;
    }
    content.retain(|name, media| name != "*/*" || has_schema(media));
    (!content.is_empty()).then_some(content)
}

/// Merges several contents: different schemas of a media type become a union.
fn union(bodies: &[&Map<String, Value>]) -> Map<String, Value> {
    let mut merged: Map<String, Value> = Map::new();
    for body in bodies {
        for (name, media) in *body {
            let Some(Value::Object(known)) = merged.get_mut(name) else {
                merged.insert(name.clone(), media.clone());
                continue;
            };
            let schema = media.get("schema").cloned().unwrap_or_else(|| json!({}));
            let before = known.get("schema").cloned().unwrap_or_else(|| json!({}));
            if schema == before {
                continue;
            }
            let joined = match before {
                Value::Object(mut union) if union.len() == 1 && union.contains_key("anyOf") => {
                    if let Some(Value::Array(list)) = union.get_mut("anyOf")
                        && !list.contains(&schema)
                    {
                        list.push(schema);
                    }
                    Value::Object(union)
                }
                before => json!({ "anyOf": [before, schema] }),
            };
            known.insert("schema".to_owned(), joined);
        }
    }
    merged
}
