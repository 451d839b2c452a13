//! Steps that make a lowered document fit for progenitor, each optional and on its own.
//!
//! Each takes an OpenAPI 3.0 document, changes it in place and returns what it gave up. They do not
//! keep the meaning that [`crate::lower`] keeps: they drop what a generated client does not read and
//! give what it names a deliberate name. An order that works:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let document = serde_json::json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" } });
//! use std::collections::BTreeMap;
//! use openapi_lower::progenitor;
//!
//! let mut lowered = openapi_lower::lower(&document)?;
//! let mut losses = lowered.losses;
//! losses.extend(progenitor::plain_steps(&mut lowered.document));
//! losses.extend(progenitor::hoist_inline(&mut lowered.document, &BTreeMap::new())?);
//! progenitor::rename_components(&mut lowered.document, &|name| name.replace("V3.", ""))?;
//! # Ok(())
//! # }
//! ```

mod collapse_single;
mod dedupe_union;
mod drop_cookies;
mod drop_header_authorization;
mod drop_parameters;
mod drop_unreachable;
mod drop_validation;
mod hoist_inline;
mod inline_types;
mod json_content;
mod keep_success_only;
mod nullable_union;
mod one_body;
mod operation_ids;
mod own_parts;
mod rename_components;
mod text_fences;
mod type_enums;

pub use collapse_single::collapse_single;
pub use dedupe_union::dedupe_union;
pub use drop_cookies::drop_cookies;
pub use drop_header_authorization::drop_header_authorization;
pub use drop_unreachable::drop_unreachable;
pub use drop_validation::drop_validation;
pub use hoist_inline::{HoistError, HoistProblem, hoist_inline};
pub use json_content::json_content;
pub use keep_success_only::keep_success_only;
pub use nullable_union::nullable_union;
pub use one_body::one_body;
pub use operation_ids::operation_ids;
pub use own_parts::own_parts;
pub use rename_components::{RenameError, rename_components};
pub use text_fences::text_fences;
pub use type_enums::type_enums;

use serde_json::{Map, Value};

use crate::Loss;
use crate::{pointer, uri};

/// Every step that needs neither a table of names nor a choice, in an order that works.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3", "info": { "title": "T", "version": "1" }, "paths": {},
///     "components": { "schemas": { "A": { "allOf": [{ "type": "number", "format": "float" }] } } },
/// });
/// openapi_lower::progenitor::plain_steps(&mut document);
/// assert_eq!(
///     document["components"]["schemas"]["A"],
///     serde_json::json!({ "type": "number", "format": "double" }),
/// );
/// ```
pub fn plain_steps(document: &mut Value) -> Vec<Loss> {
    [
        operation_ids,
        own_parts,
        drop_header_authorization,
        drop_cookies,
        keep_success_only,
        json_content,
        one_body,
        collapse_single,
        dedupe_union,
        nullable_union,
        type_enums,
        drop_validation,
        text_fences,
    ]
    .into_iter()
    .flat_map(|step| step(document))
    .collect()
}

/// Follows references within the document to the object that is meant.
fn resolved<'v>(document: &'v Value, object: &'v Value) -> &'v Value {
    let mut here = object;
    for _ in 0..32 {
        let Some(reference) = here.get("$ref").and_then(Value::as_str) else {
            return here;
        };
        let target = uri::split_fragment(reference).1.unwrap_or_default();
        match pointer::get(document, &pointer::tokens(&target)) {
            Some(found) => here = found,
            None => return here,
        }
    }
    here
}

/// Whether a lowered schema says nothing about the instance.
fn says_nothing(schema: &Value) -> bool {
    crate::draft::is_free(schema)
}

/// Takes the keys out of a map and returns those that were there.
fn take_all(map: &mut Map<String, Value>, keys: &[&str]) -> Vec<(String, Value)> {
    keys.iter()
        .filter_map(|key| map.shift_remove_entry(*key))
        .collect()
}
