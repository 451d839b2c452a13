//! The engine of the general stage: goes through a 3.1 document once, children before parents, and
//! lets the rules work on each object.
//!
//! It decides where things stand and what is refused; what becomes of a construct is in
//! [`crate::rules`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::draft::Draft;
use crate::error::Refusal;
use crate::index::{Index, SCHEMAS};
use crate::loss::{Loss, LossKind};
use crate::places::{self, Place};
use crate::rules;
use crate::vocabulary::{self, Shape};
use crate::{Options, extent, pointer, uri};

/// The state of one run.
pub(crate) struct Lowering<'d> {
    pub(crate) document: &'d Value,
    pub(crate) index: Index,
    options: &'d Options,
    losses: BTreeSet<Loss>,
    refusals: BTreeSet<Refusal>,
    /// How many values may still be written.
    left: usize,
    /// Path items that are being put in place of a reference, against circles.
    pub(crate) open_path_items: Vec<String>,
    /// Security schemes that 3.0 does not have.
    pub(crate) dropped_schemes: BTreeSet<String>,
    /// The kinds of the security schemes, by name.
    pub(crate) schemes: BTreeMap<String, String>,
}

impl<'d> Lowering<'d> {
    pub(crate) fn new(
        document: &'d Value,
        root: &str,
        options: &'d Options,
        values: usize,
    ) -> Self {
        Self {
            document,
            index: Index::build(document, root),
            options,
            losses: BTreeSet::new(),
            refusals: BTreeSet::new(),
            left: extent::budget(values),
            open_path_items: Vec::new(),
            dropped_schemes: BTreeSet::new(),
            schemes: BTreeMap::new(),
        }
    }

    /// Losses and refusals, each ordered by place.
    pub(crate) fn finish(self) -> (Vec<Loss>, Vec<Refusal>) {
        (
            self.losses.into_iter().collect(),
            self.refusals.into_iter().collect(),
        )
    }

    pub(crate) fn lose(
        &mut self,
        pointer: impl Into<String>,
        rule: &'static str,
        kind: LossKind,
        what: impl Into<String>,
    ) {
        self.losses.insert(Loss::new(pointer, rule, kind, what));
    }

    pub(crate) fn refuse(
        &mut self,
        pointer: impl Into<String>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.refusals.insert(Refusal::new(pointer, what, remedy));
    }

    /// The whole document, with what is hoisted among the components.
    pub(crate) fn document(&mut self) -> Value {
        let document = self.document;
        rules::security::survey(document, self);
        let mut out = self.object(Place::Document, "", document);
        let hoisted = self.index.hoisted().to_vec();
        for (target, name) in hoisted {
            let Some(source) = pointer::get(document, &pointer::tokens(&target)) else {
                continue;
            };
            let schema = self.schema(&target, source);
            if let Some(schemas) = section(&mut out, "components")
                .and_then(|components| section_of(components, "schemas"))
            {
                schemas.insert(name, schema);
            }
        }
        out
    }

    /// An object of the document that is not a schema, or a schema.
    pub(crate) fn object(&mut self, place: Place, at: &str, value: &Value) -> Value {
        if place == Place::Schema {
            return self.schema(at, value);
        }
        let Value::Object(source) = value else {
            self.refuse(
                at,
                "an object of the OpenAPI document must stand here",
                "see the OpenAPI 3.1 specification",
            );
            return value.clone();
        };
        if place.referenceable()
            && let Some(Value::String(reference)) = source.get("$ref")
        {
            return rules::reference_objects::apply(at, source, reference, self);
        }
        let mut out = source.clone();
        for key in source.keys() {
            if !place.knows(key) && !self.allow(key, &mut out) {
                self.refuse(
                    pointer::child(at, key),
                    format!("`{key}` is no field of OpenAPI 3.1 here"),
                    "take it out, prefix it with `x-`, or allow it by name: an allowed word becomes an extension",
                );
            }
        }
        let mut below = places::below(place, source);
        if place == Place::PathItem && source.contains_key("$ref") {
            return rules::path_items::follow(at, source, self);
        }
        if place == Place::Components {
            below.retain(|(tokens, _)| tokens.first().is_none_or(|first| first != "pathItems"));
        }
        for (key, found) in source {
            let holds_list = below_lists(place, key);
            if holds_list.is_some_and(|list| {
                !(if list {
                    found.is_array()
                } else {
                    found.is_object()
                })
            }) {
                self.refuse(
                    pointer::child(at, key),
                    format!("`{key}` has the wrong shape"),
                    "see the OpenAPI 3.1 specification",
                );
            }
        }
        for (tokens, inner) in below {
            let Some(child) = pointer::get(value, &tokens) else {
                continue;
            };
            let lowered = self.object(inner, &pointer::descend(at, &tokens), child);
            set(&mut out, &tokens, lowered);
        }
        rules::apply_to_object(place, at, &mut out, self);
        Value::Object(out)
    }

    /// Whether the caller allowed a word; then it is kept as an extension.
    fn allow(&mut self, key: &str, out: &mut Map<String, Value>) -> bool {
        if !self.options.allows(key) {
            return false;
        }
        if let Some(value) = out.shift_remove(key) {
            out.insert(format!("x-{key}"), value);
        }
        true
    }

    /// Counts values that are written; `false`, and a refusal, when there are too many.
    pub(crate) fn spend(&mut self, values: usize) -> bool {
        if self.left >= values {
            self.left -= values;
            return true;
        }
        self.left = 0;
        self.refuse(
            "",
            "the lowered document would be many times as large as the one that was read",
            "move repeated inner schemas to components and refer to them",
        );
        false
    }

    /// A second copy of a lowered schema, counted.
    pub(crate) fn copy(&mut self, schema: &Value) -> Value {
        if self.spend(size(schema)) {
            schema.clone()
        } else {
            json!({})
        }
    }

    /// A schema, wherever it stands.
    pub(crate) fn schema(&mut self, at: &str, value: &Value) -> Value {
        if !self.spend(1) {
            return json!({});
        }
        let source = match value {
            Value::Bool(allowed) => return rules::boolean::schema(*allowed),
            Value::Object(source) => source,
            _ => {
                self.refuse(
                    at,
                    "a schema is an object or a boolean",
                    "write a schema here",
                );
                return json!({});
            }
        };
        let mut out = Map::new();
        for (keyword, found) in source {
            if let Some(kept) = self.keyword(at, source, keyword, found) {
                out.insert(kept.0, kept.1);
            }
        }
        let mut draft = Draft {
            pointer: at.to_owned(),
            source,
            out,
        };
        rules::apply_to_schema(&mut draft, self);
        Value::Object(draft.out)
    }

    /// A keyword with the schemas below it lowered, or `None` when it is not carried over.
    fn keyword(
        &mut self,
        at: &str,
        source: &Map<String, Value>,
        keyword: &str,
        found: &Value,
    ) -> Option<(String, Value)> {
        let here = pointer::child(at, keyword);
        let Some(shape) = vocabulary::shape(keyword) else {
            if keyword.starts_with("x-") {
                return Some((keyword.to_owned(), found.clone()));
            }
            if self.options.allows(keyword) {
                return Some((format!("x-{keyword}"), found.clone()));
            }
            self.refuse(
                here,
                format!("no rule knows the keyword `{keyword}`"),
                vocabulary::remedy(keyword),
            );
            return None;
        };
        if let Some(wrong) = vocabulary::misshapen(keyword, shape, found) {
            self.refuse(here, format!("`{keyword}` {wrong}"), "correct it");
            return None;
        }
        let value = match (shape, found) {
            // Hoisted as a whole, or not applied by 3.1 either.
            (Shape::SchemaMap, _) if vocabulary::DEFINITIONS.contains(&keyword) => return None,
            (Shape::Schema, _) if keyword == "contentSchema" => found.clone(),
            (Shape::Schema, _)
                if matches!(keyword, "then" | "else") && !source.contains_key("if") =>
            {
                return None;
            }
            (Shape::Schema, Value::Bool(_)) if keyword == "additionalProperties" => found.clone(),
            (Shape::Schema, _) => self.schema(&here, found),
            (Shape::Schemas, Value::Array(list)) => Value::Array(
                list.iter()
                    .enumerate()
                    .map(|(nth, schema)| {
                        self.schema(&pointer::child(&here, &nth.to_string()), schema)
                    })
                    .collect(),
            ),
            (Shape::SchemaMap, Value::Object(map)) => Value::Object(
                map.iter()
                    .map(|(name, schema)| {
                        (
                            name.clone(),
                            self.schema(&pointer::child(&here, name), schema),
                        )
                    })
                    .collect(),
            ),
            _ => found.clone(),
        };
        Some((keyword.to_owned(), value))
    }

    /// The schema that a reference points to, with its pointer; what points nowhere is refused.
    pub(crate) fn target(
        &mut self,
        at: &str,
        keyword: &str,
        reference: &str,
    ) -> Option<(String, &'d Value)> {
        let resolved = if keyword == "$dynamicRef" {
            self.index.resolve_dynamic(at, reference)
        } else {
            self.index.resolve(at, reference)
        };
        let found = resolved.and_then(|target| {
            if target.is_empty() {
                return Err("it points to the document, not to a schema");
            }
            let document: &'d Value = self.document;
            pointer::get(document, &pointer::tokens(&target))
                .map(|schema| (target, schema))
                .ok_or("nothing stands where it points")
        });
        match found {
            Ok(found) => Some(found),
            Err(why) => {
                let outside = !uri::split_fragment(reference).0.is_empty();
                self.refuse(
                    pointer::child(at, keyword),
                    format!("`{reference}` cannot be followed: {why}"),
                    if outside {
                        "bundle the documents into one first, then refer to `#/components/schemas/NAME`"
                    } else {
                        "refer to something that is in the document"
                    },
                );
                None
            }
        }
    }

    /// The reference by which a lowered schema refers to the schema at a pointer.
    pub(crate) fn reference(&self, target: &str) -> Option<String> {
        let name = self.index.component(target)?;
        Some(format!("#{}", pointer::child(SCHEMAS, &name)))
    }
}

/// The number of values in a schema.
fn size(value: &Value) -> usize {
    match value {
        Value::Object(map) => map.values().map(size).sum::<usize>() + 1,
        Value::Array(list) => list.iter().map(size).sum::<usize>() + 1,
        _ => 1,
    }
}

/// For a field that holds objects below it: whether they stand in a list.
fn below_lists(place: Place, key: &str) -> Option<bool> {
    let probe = |value: Value| {
        let map = Map::from_iter([(key.to_owned(), value)]);
        places::below(place, &map)
            .iter()
            .any(|(tokens, _)| tokens.len() == 2)
    };
    match (probe(json!([{}])), probe(json!({ "a": {} }))) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

/// Puts a value one or two steps below an object.
fn set(out: &mut Map<String, Value>, tokens: &[String], value: Value) {
    let Some((last, above)) = tokens.split_last() else {
        return;
    };
    let holder = match above.first() {
        None => {
            out.insert(last.clone(), value);
            return;
        }
        Some(first) => out.get_mut(first),
    };
    match holder {
        Some(Value::Object(map)) => {
            map.insert(last.clone(), value);
        }
        Some(Value::Array(list)) => {
            if let Some(slot) = last.parse::<usize>().ok().and_then(|at| list.get_mut(at)) {
                *slot = value;
            }
        }
        _ => {}
    }
}

/// The object under a key of an object, made if it is not there.
fn section<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Map<String, Value>> {
    value.as_object_mut().and_then(|map| section_of(map, key))
}

fn section_of<'v>(
    map: &'v mut Map<String, Value>,
    key: &str,
) -> Option<&'v mut Map<String, Value>> {
    map.entry(key.to_owned())
        .or_insert_with(|| Value::Object(Map::new()))
        .as_object_mut()
}
