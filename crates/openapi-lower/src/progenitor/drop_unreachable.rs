//! Components that no operation uses, for example after its error responses were removed.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::index::SCHEMAS;
use crate::loss::{Loss, LossKind};
use crate::{pointer, uri};

/// Removes the components that no path and no webhook uses, and lists them.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": { "Unused": { "type": "string" } } },
/// });
/// let losses = openapi_lower::progenitor::drop_unreachable(&mut document);
/// assert_eq!(losses[0].pointer, "/components/schemas/Unused");
/// ```
pub fn drop_unreachable(document: &mut Value) -> Vec<Loss> {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut pending: Vec<String> = Vec::new();
    for (key, value) in document.as_object().into_iter().flatten() {
        if key != "components" {
            references(value, &mut pending);
        }
    }
    while let Some(target) = pending.pop() {
        let tokens = pointer::tokens(&target);
        let component = pointer::descend("", tokens.get(..3).unwrap_or(&tokens));
        if reached.insert(component.clone())
            && let Some(found) = pointer::get(document, &pointer::tokens(&component))
        {
            references(found, &mut pending);
        }
    }
    let mut losses = Vec::new();
    let Some(Value::Object(components)) = document.get_mut("components") else {
        return losses;
    };
    for (section, members) in components.iter_mut() {
        // Security schemes are used by name, and extensions in unknown ways.
        if section == "securitySchemes" || section.starts_with("x-") {
            continue;
        }
        let Some(members) = members.as_object_mut() else {
            continue;
        };
        let here = pointer::child("/components", section);
        members.retain(|name, _| {
            let at = pointer::child(&here, name);
            let keep = reached.contains(&at);
            if !keep {
                losses.push(Loss::new(
                    at,
                    "drop-unreachable",
                    LossKind::Structure,
                    "the component, which no operation uses",
                ));
            }
            keep
        });
    }
    components.retain(|_, members| {
        members
            .as_object()
            .is_none_or(|members| !members.is_empty())
    });
    losses
}

/// Collects everything in a value that looks like a reference to a component.
fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            // A discriminator may map to the bare name of a component.
            if let Some(Value::Object(mapping)) = map.get("mapping") {
                let names = mapping.values().filter_map(Value::as_str);
                found.extend(names.map(|name| pointer::child(SCHEMAS, name)));
            }
            map.values().for_each(|value| references(value, found));
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, found)),
        Value::String(text) => found
            .extend(uri::local_pointer(text).filter(|target| target.starts_with("/components/"))),
        _ => {}
    }
}
