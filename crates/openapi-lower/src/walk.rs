//! Visits the objects and schemas of a document: by position, never by name.

use serde_json::{Map, Value};

use crate::objects::{Field, ObjectKind};
use crate::pointer;
use crate::vocabulary::{self, ValueKind};

/// The tokens of a pointer from an object to one of its children, and the kind of the child.
pub(crate) type Child = (Vec<String>, ObjectKind);

/// The objects and schemas directly in an object, in document order.
pub(crate) fn children(kind: ObjectKind, object: &Map<String, Value>) -> Vec<Child> {
    let mut found = Vec::new();
    if kind.is_referenceable() && object.get("$ref").is_some_and(Value::is_string) {
        return found;
    }
    for (key, value) in object {
        let field = match kind {
            ObjectKind::Schema => keyword_field(key),
            _ => kind.field(key),
        };
        match field {
            Some(Field::One(inner)) => found.push((vec![key.clone()], inner)),
            Some(Field::List(inner)) => push_list(&mut found, key, value, inner),
            Some(Field::Map(inner)) => push_map(&mut found, key, value, inner),
            _ => {}
        }
    }
    found
}

/// [`children`] in a lowered document, in which the webhooks of 3.1 are under `x-webhooks`.
pub(crate) fn lowered_children(kind: ObjectKind, object: &Map<String, Value>) -> Vec<Child> {
    let mut found = children(kind, object);
    if let (ObjectKind::Document, Some(webhooks)) = (kind, object.get("x-webhooks")) {
        push_map(&mut found, "x-webhooks", webhooks, ObjectKind::PathItem);
    }
    found
}

fn keyword_field(keyword: &str) -> Option<Field> {
    match vocabulary::value_kind(keyword)? {
        ValueKind::Schema => Some(Field::One(ObjectKind::Schema)),
        ValueKind::Schemas => Some(Field::List(ObjectKind::Schema)),
        ValueKind::SchemaMap => Some(Field::Map(ObjectKind::Schema)),
        _ => None,
    }
}

fn push_list(found: &mut Vec<Child>, key: &str, value: &Value, kind: ObjectKind) {
    if let Value::Array(list) = value {
        for at in 0..list.len() {
            found.push((vec![key.to_owned(), at.to_string()], kind));
        }
    }
}

fn push_map(found: &mut Vec<Child>, key: &str, value: &Value, kind: ObjectKind) {
    if let Value::Object(map) = value {
        for name in map.keys() {
            found.push((vec![key.to_owned(), name.clone()], kind));
        }
    }
}

/// Calls `visit` for an object and everything in it, parents first.
pub(crate) fn walk<'v>(
    kind: ObjectKind,
    at: &str,
    value: &'v Value,
    visit: &mut dyn FnMut(ObjectKind, &str, &'v Value),
) {
    visit(kind, at, value);
    let Value::Object(object) = value else { return };
    for (tokens, inner) in children(kind, object) {
        if let Some(child) = pointer::get(value, &tokens) {
            walk(inner, &pointer::descend(at, &tokens), child, visit);
        }
    }
}

/// Calls `change` for everything in an object of a lowered document, and then for the object.
pub(crate) fn walk_mut(
    kind: ObjectKind,
    at: &str,
    value: &mut Value,
    change: &mut dyn FnMut(ObjectKind, &str, &mut Value),
) {
    let children = match value {
        Value::Object(object) => lowered_children(kind, object),
        _ => Vec::new(),
    };
    for (tokens, inner) in children {
        if let Some(child) = pointer::get_mut(value, &tokens) {
            walk_mut(inner, &pointer::descend(at, &tokens), child, change);
        }
    }
    change(kind, at, value);
}

/// [`walk_mut`] for the schema objects of a whole lowered document.
pub(crate) fn schemas_mut(
    document: &mut Value,
    change: &mut dyn FnMut(&str, &mut Map<String, Value>),
) {
    walk_mut(
        ObjectKind::Document,
        "",
        document,
        &mut |kind, at, value| {
            if let (ObjectKind::Schema, Value::Object(schema)) = (kind, value) {
                change(at, schema);
            }
        },
    );
}
