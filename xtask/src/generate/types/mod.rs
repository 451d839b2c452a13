//! The pass over progenitor's types: order, requiredness, leniency, openness, redaction and descriptions as the rules of this
//! project have them. One file per kind of type; `fields` is for the structs.

mod enums;
mod fields;
mod structs;
mod unions;

use std::collections::BTreeMap;

use serde_json::Value;

use super::Target;
use super::prepare::Prepared;
use super::progenitor::Raw;
use crate::{Problem, Problems};

/// The types of the generated crate, by module.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// Module → source text of its types.
    pub modules: BTreeMap<String, String>,
    /// Paths of the structs that are both received and sent, from within the crate.
    pub both_ways: Vec<String>,
    /// Flat name → path from within a module of the crate.
    pub places: BTreeMap<String, String>,
}

/// The property that discriminates the union, by the flat name of each of its arms.
pub(super) fn tags(prepared: &Prepared) -> BTreeMap<&str, &str> {
    unions::tags(prepared)
}

/// Brings progenitor's types into our form.
///
/// # Errors
/// A component that progenitor generated nothing for, and unions whose arms cannot be distinguished.
pub(super) fn shape(
    target: &Target<'_>,
    prepared: &Prepared,
    raw: &Raw,
) -> Result<Types, Problems> {
    let places: BTreeMap<String, String> = prepared
        .components
        .iter()
        .map(|(flat, component)| {
            (
                flat.clone(),
                format!("crate::{}::{}", component.module(), component.short),
            )
        })
        .collect();
    let tags = tags(prepared);
    let mut modules: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Problems::default();
    for (flat, component) in &prepared.components {
        let shaped = if let Some(item) = raw.structs.get(flat) {
            let tag = tags.get(flat.as_str()).copied();
            structs::shape(&places, prepared, component, tag, item)
        } else if let Some(item) = raw.enums.get(flat) {
            if component.schema.get("enum").is_some() {
                Ok(enums::shape(component, item))
            } else {
                unions::shape(&places, prepared, component)
            }
        } else {
            Err("progenitor generated no type for it".to_owned())
        };
        match shaped {
            Ok(text) => modules
                .entry(component.module())
                .or_default()
                .push_str(&text),
            Err(what) => problems.0.push(
                Problem::in_file(
                    target.file,
                    what,
                    "correct the schema by overlay, or extend xtask/src/generate/types",
                )
                .at(format!("/components/schemas/{}", component.original)),
            ),
        }
    }
    if problems.0.is_empty() {
        let both_ways = prepared
            .components
            .iter()
            .filter(|(flat, component)| {
                component.sent && component.received && raw.structs.contains_key(*flat)
            })
            .map(|(_, component)| component.path())
            .collect();
        Ok(Types {
            modules,
            both_ways,
            places,
        })
    } else {
        Err(problems)
    }
}

/// The description of a schema, or a fallback.
fn description_or<'a>(schema: &'a Value, otherwise: &'a str) -> &'a str {
    schema
        .get("description")
        .and_then(Value::as_str)
        .filter(|description| !description.is_empty())
        .unwrap_or(otherwise)
}
