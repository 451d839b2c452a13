//! A value of the vendor's brought into the form of ours: what we share through components and the
//! vendor inlines, or shares under another name, becomes a variant of our component.

use serde_json::{Map, Value, json};

use super::documentation::Keys;
use super::references::{Component, at, component, reference};
use super::variants::Variants;
use crate::flat::{Flat, flattened};
use crate::pointer::target;

/// References and schemas nested deeper stay as they are.
const DEEPEST: usize = 48;
/// The most values that are walked; a document beyond that stays as it is.
const MAX_STEPS: usize = 2_000_000;

/// Both documents and the variants so far.
pub(super) struct Form<'d> {
    pub(super) ours: &'d Value,
    pub(super) theirs: &'d Value,
    pub(super) variants: Variants,
    /// Our components being aligned, to detect recursion.
    pub(super) open: Vec<Component>,
    /// The vendor's components being aligned, to detect recursion.
    their_open: Vec<Component>,
    steps: usize,
}

impl<'d> Form<'d> {
    pub(super) fn new(ours: &'d Value, theirs: &'d Value) -> Self {
        Form {
            ours,
            theirs,
            variants: Variants::default(),
            open: Vec::new(),
            their_open: Vec::new(),
            steps: 0,
        }
    }

    /// Whether the document was too large to be walked.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps > MAX_STEPS
    }

    /// The components that both documents have are variants from the start.
    pub(super) fn components(&mut self) {
        let sections = self.ours.get("components").and_then(Value::as_object);
        for (section, entries) in sections.into_iter().flatten() {
            for (name, our_value) in entries.as_object().into_iter().flatten() {
                let key = (section.clone(), name.clone());
                let Some(their_value) = self.theirs.pointer(&at(&key)) else {
                    continue;
                };
                self.open.push(key.clone());
                let value = self.value(section, our_value, their_value, 0);
                self.open.pop();
                // More than any number of uses: the vendor's own component is the first choice.
                self.variants.add(key, value, MAX_STEPS);
            }
        }
    }

    /// A value of the vendor's in the place of one of ours.
    pub(super) fn value(
        &mut self,
        section: &str,
        ours: &Value,
        theirs: &Value,
        depth: usize,
    ) -> Value {
        self.steps += 1;
        if depth > DEEPEST || self.steps > MAX_STEPS {
            return theirs.clone();
        }
        let (mine, their) = (component(ours), component(theirs));
        if mine.is_some() && mine == their {
            return theirs.clone();
        }
        if let Some(mine) = mine {
            let bare = ours.as_object().is_some_and(|map| {
                map.keys()
                    .all(|key| key == "$ref" || Keys::Keywords.is_documentation(key))
            });
            let Some(our_target) = self.ours.pointer(&at(&mine)).filter(|_| bare) else {
                return theirs.clone();
            };
            if self.open.contains(&mine) {
                // A recursive component under another name.
                let renamed = their.is_some_and(|their| self.ours.pointer(&at(&their)).is_none());
                return match renamed {
                    true => reference(&mine),
                    false => theirs.clone(),
                };
            }
            self.open.push(mine.clone());
            let their_target = target(self.theirs, theirs);
            let value = self.value(&mine.0, our_target, their_target, depth + 1);
            self.open.pop();
            return self.variants.add(mine, value, 1);
        }
        if let Some(their) = their {
            if self.their_open.contains(&their) {
                return theirs.clone();
            }
            self.their_open.push(their);
            let their_target = target(self.theirs, theirs);
            let value = self.value(section, ours, their_target, depth + 1);
            self.their_open.pop();
            return value;
        }
        match section {
            "parameters" | "headers" => self.with_schema(ours, theirs, depth),
            "responses" | "requestBodies" => self.message(ours, theirs, depth),
            "schemas" => self.schema(ours, theirs, depth),
            _ => theirs.clone(),
        }
    }

    /// A map of named values.
    fn named(&mut self, section: &str, ours: &Value, theirs: &Value, depth: usize) -> Value {
        let Value::Object(map) = theirs else {
            return theirs.clone();
        };
        let entries = map.iter().map(|(name, value)| {
            let value = match ours.get(name) {
                Some(mine) => self.value(section, mine, value, depth + 1),
                None => value.clone(),
            };
            (name.clone(), value)
        });
        Value::Object(entries.collect())
    }

    /// An object with some of its keys aligned.
    fn keys(
        &mut self,
        ours: &Value,
        theirs: &Value,
        align: impl Fn(&mut Self, &str, &Value, &Value) -> Option<Value>,
    ) -> Value {
        let Value::Object(map) = theirs else {
            return theirs.clone();
        };
        let mut out = Map::new();
        for (key, value) in map {
            let mine = ours.get(key);
            let aligned = mine.and_then(|mine| align(self, key, mine, value));
            out.insert(key.clone(), aligned.unwrap_or_else(|| value.clone()));
        }
        Value::Object(out)
    }

    /// A parameter, a header or a media type.
    fn with_schema(&mut self, ours: &Value, theirs: &Value, depth: usize) -> Value {
        self.keys(ours, theirs, |form, key, mine, their| match key {
            "schema" => Some(form.value("schemas", mine, their, depth + 1)),
            "content" => Some(form.content(mine, their, depth + 1)),
            _ => None,
        })
    }

    fn content(&mut self, ours: &Value, theirs: &Value, depth: usize) -> Value {
        self.keys(ours, theirs, |form, _, mine, their| {
            Some(form.with_schema(mine, their, depth + 1))
        })
    }

    /// A request body or a response.
    fn message(&mut self, ours: &Value, theirs: &Value, depth: usize) -> Value {
        self.keys(ours, theirs, |form, key, mine, their| match key {
            "content" => Some(form.content(mine, their, depth + 1)),
            "headers" => Some(form.named("headers", mine, their, depth + 1)),
            _ => None,
        })
    }

    fn schema(&mut self, ours: &Value, theirs: &Value, depth: usize) -> Value {
        if ours.get("allOf").is_none()
            && theirs.get("allOf").is_some()
            && let Some(flat) = flattened(self.theirs, theirs, 0)
        {
            return self.flat_schema(ours, &flat, depth);
        }
        self.keys(ours, theirs, |form, key, mine, their| match key {
            "properties" | "patternProperties" | "$defs" | "dependentSchemas" => {
                Some(form.named("schemas", mine, their, depth + 1))
            }
            "items" | "not" | "additionalProperties" | "unevaluatedProperties" | "contains" => {
                Some(form.value("schemas", mine, their, depth + 1))
            }
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => form.members(mine, their, depth + 1),
            _ => None,
        })
    }

    /// The flat form of a composition that we write as one object.
    fn flat_schema(&mut self, ours: &Value, flat: &Flat<'_>, depth: usize) -> Value {
        let mut out = Map::new();
        for (key, value) in &flat.keywords {
            out.insert(key.clone(), (*value).clone());
        }
        if !flat.required.is_empty() {
            out.insert("required".to_owned(), json!(flat.required));
        }
        let mine = ours.get("properties").unwrap_or(&Value::Null);
        let properties = flat.properties.iter().map(|(name, value)| {
            let aligned = match mine.get(name) {
                Some(mine) => self.value("schemas", mine, value, depth + 1),
                None => (*value).clone(),
            };
            (name.clone(), aligned)
        });
        let properties: Map<String, Value> = properties.collect();
        if !properties.is_empty() {
            out.insert("properties".to_owned(), Value::Object(properties));
        }
        Value::Object(out)
    }

    /// The members of a composition: those with the same reference or type, and else by position.
    fn members(&mut self, ours: &Value, theirs: &Value, depth: usize) -> Option<Value> {
        let (mine, their) = (ours.as_array()?, theirs.as_array()?);
        let mut free: Vec<Option<&Value>> = mine.iter().map(Some).collect();
        let mut pairs: Vec<(&Value, Option<&Value>)> = their.iter().map(|t| (t, None)).collect();
        let fits: [fn(&Value, &Value) -> bool; 3] = [
            |a, b| a.get("$ref").is_some() && a.get("$ref") == b.get("$ref"),
            |a, b| same_fields(a, b),
            |a, b| a.get("type") == b.get("type") && a.get("$ref") == b.get("$ref"),
        ];
        for fit in fits {
            for (value, pair) in pairs.iter_mut().filter(|(_, pair)| pair.is_none()) {
                let resolved = |v, root| target(root, v);
                let found = free.iter_mut().find(|slot| {
                    slot.is_some_and(|slot| {
                        fit(slot, value)
                            || fit(resolved(slot, self.ours), resolved(value, self.theirs))
                    })
                });
                if let Some(slot) = found {
                    *pair = slot.take();
                }
            }
        }
        let aligned = pairs.into_iter().map(|(value, pair)| match pair {
            Some(mine) => self.value("schemas", mine, value, depth),
            None => value.clone(),
        });
        Some(aligned.collect())
    }
}

/// Whether two objects have the same fields with the same listed values: the same member of a union.
fn same_fields(a: &Value, b: &Value) -> bool {
    let fields = |value: &Value| -> Option<Vec<(String, Option<Value>)>> {
        let properties = value.get("properties")?.as_object()?;
        let mut fields: Vec<(String, Option<Value>)> = properties
            .iter()
            .map(|(name, schema)| (name.clone(), schema.get("enum").cloned()))
            .collect();
        fields.sort_by(|a, b| a.0.cmp(&b.0));
        Some(fields)
    };
    fields(a).is_some_and(|fields_of_a| Some(fields_of_a) == fields(b))
}
