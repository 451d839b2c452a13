//! New names for component schemas, everywhere at once.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::index::SCHEMAS;
use crate::loss::Loss;
use crate::{pointer, walk};

/// Two component schemas would have one name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("component schemas would share a name: {}", .clashes.iter().map(|(new, old)| format!("{} would be `{new}`", old.join(" and "))).collect::<Vec<_>>().join("; "))]
pub struct RenameError {
    clashes: Vec<(String, Vec<String>)>,
}

impl RenameError {
    /// Each new name that several schemas would have, with their names of now.
    #[must_use]
    pub fn clashes(&self) -> &[(String, Vec<String>)] {
        &self.clashes
    }
}

/// Renames component schemas, with every reference and discriminator mapping to them.
///
/// ```
/// # fn main() -> Result<(), openapi_lower::progenitor::RenameError> {
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": {
///         "V3.A": { "type": "string" }, "B": { "$ref": "#/components/schemas/V3.A" },
///     } },
/// });
/// openapi_lower::progenitor::rename_components(&mut document, &|name| name.replace("V3.", ""))?;
/// assert_eq!(document["components"]["schemas"]["B"]["$ref"], "#/components/schemas/A");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When schemas would share a name; the document is left as it was.
pub fn rename_components(
    document: &mut Value,
    rename: &dyn Fn(&str) -> String,
) -> Result<Vec<Loss>, RenameError> {
    let names: Vec<String> = pointer::get(document, &pointer::tokens(SCHEMAS))
        .and_then(Value::as_object)
        .map(|schemas| schemas.keys().cloned().collect())
        .unwrap_or_default();
    let table: BTreeMap<String, String> = names
        .iter()
        .map(|name| (name.clone(), rename(name)))
        .collect();
    let mut by_new: BTreeMap<&String, Vec<String>> = BTreeMap::new();
    for (old, new) in &table {
        by_new.entry(new).or_default().push(old.clone());
    }
    let clashes: Vec<(String, Vec<String>)> = by_new
        .into_iter()
        .filter(|(_, old)| old.len() > 1)
        .map(|(new, old)| (new.clone(), old))
        .collect();
    if !clashes.is_empty() {
        return Err(RenameError { clashes });
    }
    walk::schemas_mut(document, &mut |_, schema| {
        if let Some(Value::String(reference)) = schema.get_mut("$ref") {
            rewrite(reference, &table);
        }
        if let Some(Value::Object(mapping)) = schema
            .get_mut("discriminator")
            .and_then(|discriminator| discriminator.get_mut("mapping"))
        {
            for (_, value) in mapping.iter_mut() {
                if let Value::String(target) = value {
                    match table.get(target.as_str()) {
                        Some(new) => *target = new.clone(),
                        None => rewrite(target, &table),
                    }
                }
            }
        }
    });
    if let Some(Value::Object(schemas)) = pointer::get_mut(document, &pointer::tokens(SCHEMAS)) {
        let before = std::mem::take(schemas);
        let renamed: Map<String, Value> = before
            .into_iter()
            .map(|(name, schema)| (table.get(&name).cloned().unwrap_or(name), schema))
            .collect();
        *schemas = renamed;
    }
    Ok(Vec::new())
}

/// Rewrites the component's name in a reference to it or into it.
fn rewrite(reference: &mut String, table: &BTreeMap<String, String>) {
    let Some(target) = reference.strip_prefix('#') else {
        return;
    };
    if !target.starts_with("/components/schemas/") {
        return;
    }
    let mut steps = pointer::tokens(target);
    if let Some(name) = steps.get_mut(2)
        && let Some(new) = table.get(name)
    {
        *name = new.clone();
        *reference = format!("#{}", pointer::descend("", &steps));
    }
}
