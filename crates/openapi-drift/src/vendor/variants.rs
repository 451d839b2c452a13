//! The values that the vendor has in the places of one of our components.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::documentation::{Keys, without};
use super::references::{Component, reference};
use crate::canonical::canonical;

/// A key that no document has. It marks a variant until all are known.
const MARK: &str = "\u{0}variant";
/// Variants nested deeper refer to the component.
const DEEPEST: usize = 48;

/// The variants of every component.
#[derive(Default)]
pub(super) struct Variants {
    of: BTreeMap<Component, Vec<Variant>>,
}

struct Variant {
    /// The value without documentation, as text.
    text: String,
    value: Value,
    uses: usize,
}

fn text(value: &Value) -> String {
    canonical(&without(value, Keys::Keywords))
}

impl Variants {
    /// Adds a value in the place of a component, and returns its mark.
    pub(super) fn add(&mut self, component: Component, value: Value, uses: usize) -> Value {
        let text = text(&value);
        let known = self.of.entry(component.clone()).or_default();
        let index = match known.iter().position(|variant| variant.text == text) {
            Some(index) => index,
            None => {
                known.push(Variant {
                    text,
                    value,
                    uses: 0,
                });
                known.len() - 1
            }
        };
        if let Some(variant) = known.get_mut(index) {
            variant.uses += uses;
        }
        json!({ MARK: [component.0, component.1, index] })
    }

    /// Whether the value is one of the variants of a component.
    pub(super) fn has(&self, component: &Component, value: &Value) -> bool {
        let text = text(value);
        let known = self.of.get(component);
        known.is_some_and(|known| known.iter().any(|variant| variant.text == text))
    }

    /// Replaces the marks of a document: the most common variant of a component becomes the
    /// component, the others take their places.
    pub(super) fn resolve(&self, out: &mut Value) {
        let chosen: Chosen<'_> = self
            .of
            .iter()
            .map(|(component, variants)| {
                let variants = variants.iter().enumerate().rev();
                let best = variants.max_by_key(|(_, variant)| variant.uses);
                (component, best.map_or(0, |(index, _)| index))
            })
            .collect();
        if let Some(paths) = out.get_mut("paths") {
            *paths = self.resolved(paths, &chosen, 0);
        }
        let Value::Object(root) = out else { return };
        let sections = root.entry("components").or_insert_with(|| json!({}));
        for (component, index) in &chosen {
            let Some(variant) = self.of.get(*component).and_then(|v| v.get(*index)) else {
                continue;
            };
            let value = self.resolved(&variant.value, &chosen, 0);
            if let Value::Object(sections) = sections {
                let section = sections
                    .entry(component.0.clone())
                    .or_insert_with(|| json!({}));
                if let Value::Object(section) = section {
                    section.insert(component.1.clone(), value);
                }
            }
        }
    }

    fn resolved(&self, value: &Value, chosen: &Chosen<'_>, depth: usize) -> Value {
        match value {
            Value::Object(map) => {
                if let Some(mark) = map.get(MARK) {
                    return self.marked(mark, chosen, depth).unwrap_or_default();
                }
                map.iter()
                    .map(|(key, value)| (key.clone(), self.resolved(value, chosen, depth)))
                    .collect()
            }
            Value::Array(list) => list
                .iter()
                .map(|value| self.resolved(value, chosen, depth))
                .collect(),
            other => other.clone(),
        }
    }

    fn marked(&self, mark: &Value, chosen: &Chosen<'_>, depth: usize) -> Option<Value> {
        let text = |index: usize| mark.get(index)?.as_str().map(str::to_owned);
        let component = (text(0)?, text(1)?);
        let index = usize::try_from(mark.get(2)?.as_u64()?).ok()?;
        if chosen.get(&component) == Some(&index) || depth > DEEPEST {
            return Some(reference(&component));
        }
        let variant = self.of.get(&component)?.get(index)?;
        Some(self.resolved(&variant.value, chosen, depth + 1))
    }
}

/// The index of the variant that becomes the component.
type Chosen<'v> = BTreeMap<&'v Component, usize>;
