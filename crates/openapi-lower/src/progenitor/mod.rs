//! Steps that prepare a lowered document for the code generator progenitor. Each is optional.
//!
//! A step changes an OpenAPI 3.0 document in place and returns its losses. Unlike [`crate::lower`],
//! the steps do not preserve the meaning of a document: they remove what a generated client does not
//! need, and name what it names. Apply [`plain_steps`] first, then the steps that need names:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let document = serde_json::json!({
//! #     "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
//! # });
//! use openapi_lower::progenitor;
//! use std::collections::BTreeMap;
//!
//! let mut lowered = openapi_lower::lower(&document)?;
//! let document = &mut lowered.document;
//! let mut losses = lowered.losses;
//! losses.extend(progenitor::plain_steps(document));
//! losses.extend(progenitor::hoist_inline(document, &BTreeMap::new())?);
//! let rename = |name: &str| name.replace("V3.", "");
//! losses.extend(progenitor::rename_components(document, &rename)?);
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
mod shared;
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

use serde_json::Value;

use crate::loss::Loss;

/// Applies every step that needs no names from the caller, in their order.
///
/// ```
/// let mut document = serde_json::json!({
///     "openapi": "3.0.3",
///     "info": { "title": "T", "version": "1" },
///     "paths": {},
///     "components": { "schemas": {
///         "A": { "allOf": [{ "type": "number", "format": "float" }] },
///     } },
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
