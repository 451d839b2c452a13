//! Finds the inline types of a document: the schemas outside the components for which a generator
//! generates a type.
//!
//! These are objects with properties, enumerations, unions and compositions. Not inline types:
//! objects without properties, maps, references, lists (their items may be), the members of `allOf`,
//! and the branches of a tagged union with their tags, which become the variants of one type.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::index::SCHEMAS;
use crate::objects::ObjectKind;
use crate::{pointer, vocabulary, walk};

/// Returns the pointers of all inline types in document order, outer types before inner ones.
pub(super) fn find(document: &Value) -> Vec<String> {
    let mut finder = Finder::default();
    finder.visit(ObjectKind::Document, "", document, Role::Plain);
    finder.found
}

/// The role of a schema in the schema around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    /// Not a type itself, but its inner schemas may be.
    Part,
    /// Neither a type nor a schema with types.
    Excluded,
}

#[derive(Default)]
struct Finder {
    found: Vec<String>,
    /// The pointers of branches and tags of tagged unions.
    tagged: BTreeSet<String>,
}

impl Finder {
    fn visit(&mut self, kind: ObjectKind, at: &str, value: &Value, role: Role) {
        let Value::Object(map) = value else { return };
        if role == Role::Excluded {
            return;
        }
        if kind == ObjectKind::Schema {
            let named = pointer::parent(at) == Some(SCHEMAS) || self.tagged.contains(at);
            if role == Role::Plain && !named && is_type(map) {
                self.found.push(at.to_owned());
            }
            for keyword in vocabulary::UNIONS {
                self.mark_tagged(&pointer::child(at, keyword), map.get(keyword));
            }
        }
        for (tokens, inner) in walk::lowered_children(kind, map) {
            let role = match (kind, tokens.first().map(String::as_str)) {
                (ObjectKind::Schema, Some("not")) => Role::Excluded,
                (ObjectKind::Schema, Some("allOf")) => Role::Part,
                _ => Role::Plain,
            };
            if let Some(child) = pointer::get(value, &tokens) {
                self.visit(inner, &pointer::descend(at, &tokens), child, role);
            }
        }
    }

    fn mark_tagged(&mut self, at: &str, union: Option<&Value>) {
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

/// Whether a generator generates a type for a schema.
fn is_type(schema: &Map<String, Value>) -> bool {
    let list = |keyword: &str| schema.get(keyword).and_then(Value::as_array);
    let not_null = |value: &&Value| value.get("enum") != Some(&Value::Array(vec![Value::Null]));
    let properties = schema.get("properties").and_then(Value::as_object);
    if schema.contains_key("$ref") {
        return false;
    }
    properties.is_some_and(|properties| !properties.is_empty())
        || list("enum").is_some_and(|values| values.iter().any(|value| !value.is_null()))
        || vocabulary::UNIONS.iter().any(|keyword| {
            list(keyword).is_some_and(|branches| branches.iter().filter(not_null).count() > 1)
        })
        || list("allOf").is_some_and(|members| match members.as_slice() {
            [Value::Object(only)] => is_type(only),
            several => several.len() > 1,
        })
}

/// The property that distinguishes the branches of a union: required in each, with one value in
/// each, and no value twice.
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
