//! Renames component schemas and every reference to them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::index::SCHEMAS;
use crate::loss::Loss;
use crate::{pointer, uri, walk};

/// The error of renaming: several component schemas would have the same name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("component schemas would have the same name: {}", .clashes.iter().map(|(new, old)| format!("{} would be `{new}`", old.join(" and "))).collect::<Vec<_>>().join("; "))]
pub struct RenameError {
    clashes: Vec<(String, Vec<String>)>,
}

impl RenameError {
    /// Returns each new name that several schemas would have, with their present names.
    #[must_use]
    pub fn clashes(&self) -> &[(String, Vec<String>)] {
        &self.clashes
    }
}

/// Renames component schemas, and every reference and discriminator mapping to them.
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
/// Fails if several schemas would have the same name. The document is not changed then.
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

/// Replaces the name of a component in a reference to it or into it.
fn rewrite(reference: &mut String, table: &BTreeMap<String, String>) {
    let Some(target) = uri::local_pointer(reference) else {
        return;
    };
    let mut tokens = pointer::tokens(&target);
    if let [components, schemas, name, ..] = tokens.as_mut_slice()
        && components == "components"
        && schemas == "schemas"
        && let Some(new) = table.get(name)
    {
        name.clone_from(new);
        *reference = uri::from_pointer(&pointer::descend("", &tokens));
    }
}
