//! Request bodies of several media types: progenitor sends one.

use serde_json::Value;

use crate::loss::{Loss, LossKind};
use crate::objects::ObjectKind;
use crate::{pointer, walk};

/// Keeps one media type of each request body: JSON if there is one, else a form, else the first.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "requestBodies": { "B": { "content": {
///         "application/xml": { "schema": {} }, "application/json": { "schema": {} },
///     } } } },
/// });
/// let losses = openapi_lower::progenitor::one_body(&mut document);
/// assert_eq!(losses.len(), 1);
/// let content = document["components"]["requestBodies"]["B"]["content"].as_object().unwrap();
/// assert_eq!(content.keys().collect::<Vec<_>>(), ["application/json"]);
/// ```
pub fn one_body(document: &mut Value) -> Vec<Loss> {
    let mut losses = Vec::new();
    walk::walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            if kind != ObjectKind::RequestBody {
                return;
            }
            let Some(Value::Object(content)) = value.get_mut("content") else {
                return;
            };
            let Some(sent) = content.keys().min_by_key(|name| rank(name)).cloned() else {
                return;
            };
            let here = pointer::child(at, "content");
            content.retain(|name, _| {
                if *name != sent {
                    losses.push(Loss::new(
                        pointer::child(&here, name),
                        "one-body",
                        LossKind::Structure,
                        format!("the media type `{name}`: `{sent}` is sent"),
                    ));
                }
                *name == sent
            });
        },
    );
    losses
}

/// The rank of a media type; the lowest one is sent.
fn rank(name: &str) -> u8 {
    let name = name
        .split(';')
        .next()
        .unwrap_or(name)
        .trim()
        .to_ascii_lowercase();
    match name.as_str() {
        "application/json" => 0,
        json if json.ends_with("+json") => 1,
        "application/x-www-form-urlencoded" => 2,
        _ => 3,
    }
}
