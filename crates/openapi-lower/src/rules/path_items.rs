//! Path items in components: each reference to one is replaced by what it refers to; one that
//! nothing refers to is lost. A reference that has operations beside it is merged with its target.

use serde_json::{Map, Value};

use crate::loss::LossKind;
use crate::lowering::Lowering;
use crate::places::Place;
use crate::pointer;

const COMPONENTS: &str = "/components/pathItems";

/// Puts the target of a path item's reference in its place.
pub(crate) fn follow(at: &str, source: &Map<String, Value>, lowering: &mut Lowering<'_>) -> Value {
    let here = pointer::child(at, "$ref");
    let reference = source.get("$ref").and_then(Value::as_str).unwrap_or("");
    let target = reference.strip_prefix('#').unwrap_or("");
    let found = pointer::get(lowering.document, &pointer::tokens(target));
    let circle = lowering.open_path_items.iter().any(|open| open == target);
    let (Some(Value::Object(found)), false, false) = (found, circle, target.is_empty()) else {
        lowering.refuse(
            here,
            format!("`{reference}` leads to no path item of this document"),
            "refer to `#/components/pathItems/NAME`",
        );
        return Value::Object(Map::new());
    };
    let own: Map<String, Value> = source
        .iter()
        .filter(|(key, _)| *key != "$ref")
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    for key in own.keys().filter(|key| found.contains_key(*key)) {
        lowering.refuse(
            pointer::child(at, key),
            format!("`{key}` stands here and in the path item that `$ref` leads to"),
            "keep one of the two; OpenAPI leaves open which counts",
        );
    }
    lowering.open_path_items.push(target.to_owned());
    let mut merged = match lowering.object(Place::PathItem, target, &Value::Object(found.clone())) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    lowering.open_path_items.pop();
    if let Value::Object(own) = lowering.object(Place::PathItem, at, &Value::Object(own)) {
        merged.extend(own);
    }
    Value::Object(merged)
}

/// Takes the section out of the components.
pub(super) fn apply_to_components(
    at: &str,
    out: &mut Map<String, Value>,
    lowering: &mut Lowering<'_>,
) {
    let Some(Value::Object(items)) = out.shift_remove("pathItems") else {
        return;
    };
    let document = lowering.document;
    let mut used: Vec<String> = Vec::new();
    crate::walk::walk(Place::Document, "", document, &mut |place, here, value| {
        if place == Place::PathItem
            && !here.starts_with(COMPONENTS)
            && let Some(Value::String(reference)) = value.get("$ref")
        {
            used.extend(reference.strip_prefix('#').map(str::to_owned));
        }
    });
    let here = pointer::child(at, "pathItems");
    for (name, item) in &items {
        let one = pointer::child(&here, name);
        if !used.contains(&one) {
            // Looked at all the same, so that what is wrong with it is told.
            lowering.object(Place::PathItem, &one, item);
            lowering.lose(
                one,
                "path-items",
                LossKind::Structure,
                "the path item, to which no path refers",
            );
        }
    }
}
