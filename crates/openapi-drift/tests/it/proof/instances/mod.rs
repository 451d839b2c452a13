//! Instances of schemas: generated, validated, and decoded the way the project's
//! clients decode. The proof's own reading of JSON Schema; no code or table of
//! the differ is used.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use fastrand::Rng;
use serde_json::{Value, json};

use crate::proof::document::{Way, get, under};

mod decode;
mod generate;
mod pattern;
mod scalar;
mod validate;

/// A schema together with everything that holds at the same place.
type Parts<'d> = Vec<(String, &'d Value)>;

/// The depth of values at which generation stops.
pub(crate) const DEEPEST: usize = 9;

/// A document with what was found of its schemas, which is looked up many times.
pub(crate) struct Source<'d> {
    pub(crate) document: &'d Value,
    parts: RefCell<HashMap<String, Rc<Parts<'d>>>>,
}

impl<'d> Source<'d> {
    pub(crate) fn new(document: &'d Value) -> Self {
        Source {
            document,
            parts: RefCell::default(),
        }
    }

    pub(crate) fn view(&self, way: Way, partial: bool) -> View<'_, 'd> {
        View {
            document: self.document,
            way,
            partial,
            known: &self.parts,
        }
    }
}

pub(crate) struct View<'s, 'd> {
    pub(crate) document: &'d Value,
    pub(crate) way: Way,
    /// Required fields may be missing: the rest of a response is checked.
    pub(crate) partial: bool,
    known: &'s RefCell<HashMap<String, Rc<Parts<'d>>>>,
}

/// What generation steers to and notes down.
pub(crate) struct Aim<'a> {
    pub(crate) focus: &'a str,
    pub(crate) rng: &'a mut Rng,
    /// Data paths on the way to the focus and below it.
    pub(crate) carried: BTreeSet<String>,
}

impl<'d> View<'_, 'd> {
    fn parts(&self, pointer: &str, out: &mut Parts<'d>, depth: usize) {
        let schema = get(self.document, pointer);
        if depth > 30 || out.iter().any(|(p, _)| p == pointer) {
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            self.parts(reference.trim_start_matches('#'), out, depth + 1);
        }
        for index in 0..schema
            .get("allOf")
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
        {
            self.parts(
                &under(pointer, &["allOf", &index.to_string()]),
                out,
                depth + 1,
            );
        }
        out.push((pointer.to_owned(), schema));
    }

    fn of(&self, pointer: &str) -> Rc<Parts<'d>> {
        if let Some(known) = self.known.borrow().get(pointer) {
            return Rc::clone(known);
        }
        let mut out = Parts::new();
        self.parts(pointer, &mut out, 0);
        let out = Rc::new(out);
        let mut known = self.known.borrow_mut();
        known.insert(pointer.to_owned(), Rc::clone(&out));
        out
    }

    /// Members of a union; an empty schema is a placeholder if there are others.
    fn members(&self, pointer: &str, schema: &Value) -> Option<Vec<String>> {
        let key = ["anyOf", "oneOf"]
            .into_iter()
            .find(|k| schema.get(k).is_some())?;
        let count = schema[key].as_array().map_or(0, Vec::len);
        let all: Vec<String> = (0..count)
            .map(|i| under(pointer, &[key, &i.to_string()]))
            .collect();
        let reported: Vec<String> = all.iter().filter(|p| !self.is_any(p)).cloned().collect();
        Some(if reported.is_empty() { all } else { reported })
    }

    fn is_any(&self, pointer: &str) -> bool {
        self.of(pointer).iter().all(|(_, s)| match s {
            Value::Object(map) => map.keys().all(|k| {
                ["description", "title", "$ref", "allOf", "example"].contains(&k.as_str())
                    || k.starts_with("x-")
            }),
            other => **other != Value::Bool(false),
        })
    }

    fn any_member(&self, pointer: &str, schema: &Value) -> bool {
        ["anyOf", "oneOf"].into_iter().any(|key| {
            let count = schema
                .get(key)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            (0..count).any(|i| self.is_any(&under(pointer, &[key, &i.to_string()])))
        })
    }

    /// Whether any of the parts says that the field does not travel this way: `readOnly` and
    /// `writeOnly` count wherever they are stated.
    fn hidden_anywhere(&self, parts: &Parts<'_>, name: &str) -> bool {
        parts.iter().any(|(at, schema)| {
            schema["properties"].get(name).is_some()
                && self.hidden(&under(at, &["properties", name]))
        })
    }

    fn hidden(&self, pointer: &str) -> bool {
        let schema = get(self.document, pointer);
        match self.way {
            Way::Request => schema["readOnly"] == true,
            _ => schema["writeOnly"] == true,
        }
    }
}

/// The names that generation gives to fields of a free object or a map.
pub(crate) fn is_free(name: &str) -> bool {
    name == "k1" || name == "k2" || name == "k"
}

fn listed(schema: &Value) -> Option<Vec<Value>> {
    schema
        .get("enum")
        .and_then(Value::as_array)
        .cloned()
        .or_else(|| schema.get("const").map(|c| vec![c.clone()]))
}

fn listed_anywhere(parts: &Parts<'_>) -> Option<Vec<Value>> {
    parts.iter().find_map(|(_, s)| listed(s))
}

fn required(parts: &Parts<'_>) -> BTreeSet<String> {
    parts
        .iter()
        .filter_map(|(_, s)| s.get("required").and_then(Value::as_array))
        .flatten()
        .filter_map(|v| v.as_str().map(str::to_owned))
        .collect()
}

fn nullable(parts: &Parts<'_>) -> bool {
    if parts.iter().any(|(_, s)| s["nullable"] == true) {
        return true;
    }
    let typed: Vec<&(String, &Value)> = parts
        .iter()
        .filter(|(_, s)| s.get("type").is_some())
        .collect();
    let by_type = !typed.is_empty()
        && typed.iter().all(|(_, s)| {
            s["type"] == "null"
                || s["type"]
                    .as_array()
                    .is_some_and(|l| l.contains(&json!("null")))
        });
    let by_union = parts.iter().any(|(_, s)| {
        ["anyOf", "oneOf"].iter().any(|k| {
            s.get(k)
                .and_then(Value::as_array)
                .is_some_and(|l| l.iter().any(|m| m["type"] == "null"))
        })
    });
    by_type || (typed.is_empty() && by_union)
}

/// Whether two parts state types that exclude each other: no value satisfies both.
fn is_contradiction(parts: &Parts<'_>) -> bool {
    let typed = parts
        .iter()
        .any(|part| !kinds(&vec![part.clone()]).is_empty());
    typed && kinds(parts).is_empty()
}

/// The types that all parts together allow.
fn kinds(parts: &Parts<'_>) -> Vec<String> {
    let mut out: Option<Vec<String>> = None;
    for (_, schema) in parts {
        let own: Vec<String> = match &schema["type"] {
            Value::String(kind) => vec![kind.clone()],
            Value::Array(list) => list
                .iter()
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect(),
            _ if schema.get("properties").is_some() || schema.get("required").is_some() => {
                vec!["object".into()]
            }
            _ if schema.get("items").is_some() => vec!["array".into()],
            _ => continue,
        };
        out = Some(match out {
            None => own,
            Some(known) if known.contains(&"number".to_owned()) && own == ["integer"] => own,
            Some(known) => known
                .into_iter()
                .filter(|k| own.contains(k) || (k == "integer" && own.contains(&"number".into())))
                .collect(),
        });
    }
    out.unwrap_or_default()
}
