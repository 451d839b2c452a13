//! Path items in components: each reference to one is replaced by its target, because 3.0 has no such
//! section. A path item without a reference to it is lost.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::context::Context;
use crate::loss::LossKind;
use crate::objects::ObjectKind;
use crate::{extent, pointer, uri, walk};

const COMPONENTS: &str = "/components/pathItems";

/// The maximum number of references from one path item to the next.
const MAX_CHAIN: usize = 64;

/// A path item that refers to another.
pub(crate) struct PathItemReference<'d> {
    /// The pointer of the target.
    pub(crate) pointer: String,
    pub(crate) target: &'d Value,
    /// The fields next to the reference.
    pub(crate) own: Map<String, Value>,
}

/// Resolves the reference of a path item. Lists a problem if it has no target or two values for a
/// field; `open` are the targets that are being resolved.
pub(crate) fn resolve<'d>(
    at: &str,
    source: &Map<String, Value>,
    open: &[String],
    context: &mut Context<'d>,
) -> Option<PathItemReference<'d>> {
    let document: &'d Value = context.document;
    let reference = source.get("$ref").and_then(Value::as_str).unwrap_or("");
    let pointer = uri::local_pointer(reference).filter(|target| !target.is_empty());
    let target = pointer.as_ref().and_then(|target| {
        let found = pointer::get(document, &pointer::tokens(target))?;
        (found.is_object() && !open.contains(target) && open.len() < MAX_CHAIN).then_some(found)
    });
    let (Some(pointer), Some(target)) = (pointer, target) else {
        context.reject(
            pointer::child(at, "$ref"),
            format!("`{reference}` cannot be resolved to a path item of this document"),
            "refer to `#/components/pathItems/NAME`, without a cycle",
        );
        return None;
    };
    let mut own = source.clone();
    own.shift_remove("$ref");
    for key in own.keys().filter(|key| target.get(key).is_some()) {
        context.reject(
            pointer::child(at, key),
            format!("`{key}` is both here and in the path item that `$ref` refers to"),
            "keep one of them: OpenAPI does not define which one applies",
        );
    }
    context
        .spend(extent::size(target))
        .then_some(PathItemReference {
            pointer,
            target,
            own,
        })
}

/// Removes the section from the components.
pub(super) fn apply_to_components(out: &mut Map<String, Value>, context: &mut Context<'_>) {
    let Some(Value::Object(items)) = out.shift_remove("pathItems") else {
        return;
    };
    let used = used(context.document);
    for name in items.keys() {
        let at = pointer::child(COMPONENTS, name);
        if !used.contains(&at) {
            context.lose(
                at,
                "path-items",
                LossKind::Structure,
                "the path item, which no path refers to",
            );
        }
    }
}

/// The targets of all path item references, except of those in unused components.
fn used(document: &Value) -> BTreeSet<String> {
    let mut references: Vec<(String, String)> = Vec::new();
    let mut visit = |kind: ObjectKind, at: &str, value: &Value| {
        if kind == ObjectKind::PathItem
            && let Some(reference) = value.get("$ref").and_then(Value::as_str)
            && let Some(target) = uri::local_pointer(reference)
        {
            references.push((at.to_owned(), target));
        }
    };
    walk::walk(ObjectKind::Document, "", document, &mut visit);
    let mut used: BTreeSet<String> = BTreeSet::new();
    loop {
        let before = used.len();
        for (at, target) in &references {
            let is_used = match at.strip_prefix(COMPONENTS) {
                Some(_) => used.iter().any(|component| is_within(at, component)),
                None => true,
            };
            if is_used {
                used.insert(target.clone());
            }
        }
        if used.len() == before {
            return used;
        }
    }
}

fn is_within(at: &str, outer: &str) -> bool {
    at.strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
