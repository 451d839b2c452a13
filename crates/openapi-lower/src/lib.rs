//! Lowers OpenAPI 3.1 documents to 3.0.3, and lists every loss.
//!
//! Many tools support only OpenAPI 3.0. This crate rewrites a 3.1 document for them and preserves
//! its meaning: an instance is valid under a lowered schema exactly if it is valid under the 3.1
//! schema. What 3.0 cannot express is listed as a [`Loss`]. What no rule supports is rejected with
//! its pointer.
//!
//! ```
//! # fn main() -> Result<(), openapi_lower::LowerError> {
//! let lowered = openapi_lower::lower(&serde_json::json!({
//!     "openapi": "3.1.0",
//!     "info": { "title": "Pets", "version": "1" },
//!     "components": { "schemas": {
//!         "Name": { "type": ["string", "null"], "maxLength": 80 },
//!     } },
//! }))?;
//! assert_eq!(lowered.document["openapi"], "3.0.3");
//! assert_eq!(
//!     lowered.document["components"]["schemas"]["Name"],
//!     serde_json::json!({ "type": "string", "nullable": true, "maxLength": 80 }),
//! );
//! assert!(lowered.losses.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! - Parse a file with [`from_json`] or [`from_yaml`], which reject what a plain parser changes
//!   silently, such as duplicate keys.
//! - Lower a document with [`lower`] or [`lower_with`], or one schema with [`lower_schema`].
//! - Prepare the result for the code generator progenitor with the steps in [`progenitor`].
//!
//! Nothing is fetched: bundle a document that is spread over several files first.

mod check;
mod context;
mod error;
mod extent;
mod index;
mod loss;
mod lower_document;
mod lower_schema;
mod objects;
mod options;
mod parse;
mod pointer;
pub mod progenitor;
mod remedy;
mod rewrite;
mod rules;
mod uri;
mod vocabulary;
mod walk;

use serde_json::{Map, Value, json};

pub use error::{LowerError, Problem};
pub use loss::{Loss, LossKind};
pub use options::Options;
pub use parse::{ParseError, from_json, from_yaml};

use context::Context;
use objects::ObjectKind;
use rules::version::{self, Version};

/// A lowered document and its losses.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Lowered {
    /// The OpenAPI 3.0.3 document.
    pub document: Value,
    /// The losses, ordered by pointer.
    pub losses: Vec<Loss>,
}

/// A lowered schema and its losses.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LoweredSchema {
    /// The schema, as it can be used in an OpenAPI 3.0.3 document.
    pub schema: Value,
    /// The schemas it refers to as `#/components/schemas/NAME`: its definitions and, if it refers
    /// to itself, the schema under the name `Schema`.
    pub components: Map<String, Value>,
    /// The losses, ordered by pointer. A pointer starts at the schema.
    pub losses: Vec<Loss>,
}

/// Lowers an OpenAPI 3.1 document to 3.0.3. Returns a 3.0 document unchanged.
///
/// A version without a patch number, or written as a number, is replaced and listed as a loss.
///
/// # Errors
///
/// Lists every construct that no rule supports, every reference without a target, and every value
/// that OpenAPI 3.1 does not allow. Rejects documents nested deeper than 128 levels (3.0: 512), and
/// those that would grow to more than sixteen times their size.
pub fn lower(document: &Value) -> Result<Lowered, LowerError> {
    lower_with(document, &Options::default())
}

/// Lowers an OpenAPI 3.1 document like [`lower`], with options.
///
/// # Errors
///
/// The errors of [`lower`].
pub fn lower_with(document: &Value, options: &Options) -> Result<Lowered, LowerError> {
    let (version, loss) =
        version::read(document).map_err(|problem| LowerError::new(vec![problem]))?;
    if version == Version::V3_0 {
        measured(document, extent::MAX_LOWERED_DEPTH)?;
        let mut document = document.clone();
        if let (Some(_), Value::Object(out)) = (&loss, &mut document) {
            version::apply(out);
        }
        let losses = loss.into_iter().collect();
        return Ok(Lowered { document, losses });
    }
    let values = measured(document, extent::MAX_DEPTH)?;
    let lower_schema = lower_schema::lower_schema;
    let mut context = Context::new(document, "", options, values, lower_schema);
    let lowered = lower_document::lower_document(&mut context);
    let (mut losses, problems) = context.finish();
    accepted(&lowered, problems)?;
    losses.extend(loss);
    losses.sort();
    Ok(Lowered {
        document: lowered,
        losses,
    })
}

/// Lowers one JSON Schema 2020-12 schema.
///
/// ```
/// # fn main() -> Result<(), openapi_lower::LowerError> {
/// let lowered = openapi_lower::lower_schema(&serde_json::json!({
///     "type": "object",
///     "dependentRequired": { "card": ["address"] },
/// }))?;
/// assert_eq!(
///     lowered.schema,
///     serde_json::json!({
///         "type": "object",
///         "anyOf": [
///             { "not": { "required": ["card"] } },
///             { "required": ["address"] },
///         ],
///     }),
/// );
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// The errors of [`lower`].
pub fn lower_schema(schema: &Value) -> Result<LoweredSchema, LowerError> {
    lower_schema_with(schema, &Options::default())
}

/// Lowers one JSON Schema 2020-12 schema like [`lower_schema`], with options.
///
/// # Errors
///
/// The errors of [`lower`].
pub fn lower_schema_with(schema: &Value, options: &Options) -> Result<LoweredSchema, LowerError> {
    const ROOT: &str = "/components/schemas/Schema";
    const ROOT_DEPTH: usize = 3;
    let values = measured(schema, extent::MAX_DEPTH - ROOT_DEPTH)?;
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Schema", "version": "0" },
        "components": { "schemas": { "Schema": schema } },
    });
    let lower_schema = lower_schema::lower_schema;
    let mut context = Context::new(&document, ROOT, options, values, lower_schema);
    let mut lowered = lower_document::lower_document(&mut context);
    let (mut losses, mut problems) = context.finish();
    let shorten = |pointer: &mut String| {
        if let Some(rest) = pointer.strip_prefix(ROOT) {
            *pointer = rest.to_owned();
        }
    };
    problems.iter_mut().for_each(|p| shorten(&mut p.pointer));
    losses.iter_mut().for_each(|l| shorten(&mut l.pointer));
    accepted(&lowered, problems)?;
    let mut components = match lowered.pointer_mut("/components/schemas").map(Value::take) {
        Some(Value::Object(components)) => components,
        _ => Map::new(),
    };
    let schema = components.get("Schema").cloned().unwrap_or_default();
    let refers_to_itself = components.values().any(|component| {
        let mut found = false;
        walk::walk(ObjectKind::Schema, "", component, &mut |_, _, value| {
            found |=
                value.get("$ref").and_then(Value::as_str) == Some("#/components/schemas/Schema");
        });
        found
    });
    if !refers_to_itself {
        components.shift_remove("Schema");
    }
    Ok(LoweredSchema {
        schema,
        components,
        losses,
    })
}

fn measured(document: &Value, max_depth: usize) -> Result<usize, LowerError> {
    extent::measure(document, max_depth).map_err(|problem| LowerError::new(vec![problem]))
}

fn accepted(lowered: &Value, problems: Vec<Problem>) -> Result<(), LowerError> {
    if !problems.is_empty() {
        return Err(LowerError::new(problems));
    }
    measured(lowered, extent::MAX_LOWERED_DEPTH).map(|_| ())
}
