//! Which schemas of a document a generator makes types of without their having a name.
//!
//! An object with properties, an enumeration, a union, and what several schemas make up together,
//! wherever no component stands. Not so: free objects, maps, references, lists (their items are),
//! the members of `allOf`, and the branches of a tagged union with their tags, which become the
//! variants of one type.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::places::{self, Place};
use crate::{index::SCHEMAS, pointer};

/// The pointers of all inline types, in document order, outer ones before inner ones.
pub(super) fn find(document: &Value) -> Vec<String> {
    let mut finder = Finder::default();
    finder.visit(Place::Document, "", document, Role::Plain);
    finder.found
}

/// What a schema is to the schema that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    /// It is no type of its own, but what stands in it may be.
    Part,
    /// Nothing in it is of the client's types.
    Outside,
}

#[derive(Default)]
struct Finder {
    found: Vec<String>,
    /// The pointers of branches and tags of tagged unions.
    tagged: BTreeSet<String>,
}

impl Finder {
    fn visit(&mut self, place: Place, at: &str, value: &Value, role: Role) {
        let Value::Object(map) = value else { return };
        if role == Role::Outside {
            return;
        }
        if place == Place::Schema {
            let named = pointer::parent(at) == Some(SCHEMAS) || self.tagged.contains(at);
            if role == Role::Plain && !named && is_type(map) {
                self.found.push(at.to_owned());
            }
            for keyword in ["anyOf", "oneOf"] {
                self.note_tags(&pointer::child(at, keyword), map.get(keyword));
            }
        }
        for (tokens, inner) in places::below_lowered(place, map) {
            let role = match (place, tokens.first().map(String::as_str)) {
                (Place::Schema, Some("not")) => Role::Outside,
                (Place::Schema, Some("allOf")) => Role::Part,
                _ => Role::Plain,
            };
            if let Some(child) = pointer::get(value, &tokens) {
                self.visit(inner, &pointer::descend(at, &tokens), child, role);
            }
        }
    }

    fn note_tags(&mut self, at: &str, union: Option<&Value>) {
        let Some(branches) = union.and_then(Value::as_array) else {
            return;
        };
        let Some(tag) = tag(branches) else { return };
        for nth in 0..branches.len() {
            let branch = pointer::child(at, &nth.to_string());
            self.tagged.insert(pointer::descend(
                &branch,
                &["properties".to_owned(), tag.clone()],
            ));
            self.tagged.insert(branch);
        }
    }
}

/// Whether a generator makes a type of its own of this schema.
fn is_type(schema: &Map<String, Value>) -> bool {
    let list = |keyword: &str| schema.get(keyword).and_then(Value::as_array);
    let not_null = |value: &&Value| value.get("enum") != Some(&Value::Array(vec![Value::Null]));
    let properties = schema.get("properties").and_then(Value::as_object);
    if schema.contains_key("$ref") {
        return false;
    }
    properties.is_some_and(|properties| !properties.is_empty())
        || list("enum").is_some_and(|values| values.iter().any(|value| !value.is_null()))
        || ["anyOf", "oneOf"].iter().any(|keyword| {
            list(keyword).is_some_and(|branches| branches.iter().filter(not_null).count() > 1)
        })
        || list("allOf").is_some_and(|members| match members.as_slice() {
            [Value::Object(only)] => is_type(only),
            several => several.len() > 1,
        })
}

/// The property by which the branches of a union tell each other apart: required in each, with one
/// value in each, and none twice.
fn tag(branches: &[Value]) -> Option<String> {
    let first = branches.first().filter(|_| branches.len() > 1)?;
    let names = first.get("properties")?.as_object()?.keys();
    names
        .into_iter()
        .find(|name| {
            let mut values: Vec<&Value> = Vec::new();
            branches.iter().all(|branch| match tag_value(branch, name) {
                Some(value) if !values.contains(&value) => {
                    values.push(value);
                    true
                }
                _ => false,
            })
        })
        .cloned()
}

fn tag_value<'v>(branch: &'v Value, name: &str) -> Option<&'v Value> {
    let required = branch.get("required")?.as_array()?;
    let values = branch
        .get("properties")?
        .get(name)?
        .get("enum")?
        .as_array()?;
    match values.as_slice() {
        [one @ Value::String(_)] if required.iter().any(|required| required == name) => Some(one),
        _ => None,
    }
}
