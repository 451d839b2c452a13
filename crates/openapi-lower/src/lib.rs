//! OpenAPI 3.1 documents lowered to 3.0.3, with every loss listed.
//!
//! Many tools read OpenAPI 3.0 alone. This crate rewrites a 3.1 document so that they can read it,
//! and keeps its meaning: an instance is valid under a 3.1 schema exactly when it is valid under the
//! lowered one, read with the rules of OpenAPI 3.0. What 3.0 cannot say is in the list of losses;
//! what no rule knows is refused with its place.
//!
//! ```
//! # fn main() -> Result<(), openapi_lower::LowerError> {
//! let lowered = openapi_lower::lower(&serde_json::json!({
//!     "openapi": "3.1.0",
//!     "info": { "title": "Pets", "version": "1" },
//!     "components": { "schemas": { "Name": { "type": ["string", "null"], "const": "Tom" } } },
//! }))?;
//! assert_eq!(lowered.document["openapi"], "3.0.3");
//! assert_eq!(
//!     lowered.document["components"]["schemas"]["Name"],
//!     serde_json::json!({ "type": "string", "enum": ["Tom"] }),
//! );
//! assert!(lowered.losses.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! Documents for progenitor go through further steps, each optional: see [`progenitor`].
//!
//! It never fetches anything: bundle a document that is spread over files first.

mod draft;
mod error;
mod extent;
mod index;
mod loss;
mod lowering;
mod places;
mod pointer;
pub mod progenitor;
mod rules;
mod uri;
mod vocabulary;
mod walk;
mod yaml;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

pub use error::{LowerError, Refusal};
pub use loss::{Loss, LossKind};
pub use yaml::from_yaml;

use lowering::Lowering;

/// A lowered document, and what it does not say any more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Lowered {
    /// OpenAPI 3.0.3.
    pub document: Value,
    /// Ordered by place; a document that was 3.0 already has none.
    pub losses: Vec<Loss>,
}

/// A lowered schema, and what it does not say any more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LoweredSchema {
    /// The schema, as it may stand in an OpenAPI 3.0.3 document.
    pub schema: Value,
    /// What it refers to as `#/components/schemas/NAME`: its definitions and, when it refers to
    /// itself, the schema under the name `Schema`.
    pub components: Map<String, Value>,
    /// Ordered by place; a pointer begins at the schema.
    pub losses: Vec<Loss>,
}

/// What a caller may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    allowed: BTreeSet<String>,
    any_allowed: bool,
}

impl Options {
    /// Takes a word that no rule knows instead of refusing it: `WORD` is kept as `x-WORD`.
    ///
    /// ```
    /// # fn main() -> Result<(), openapi_lower::LowerError> {
    /// let options = openapi_lower::Options::default().allow("internal");
    /// let lowered = openapi_lower::lower_with(
    ///     &serde_json::json!({
    ///         "openapi": "3.1.0",
    ///         "info": { "title": "Pets", "version": "1", "internal": true },
    ///     }),
    ///     &options,
    /// )?;
    /// assert_eq!(lowered.document["info"]["x-internal"], true);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn allow(mut self, word: impl Into<String>) -> Self {
        self.allowed.insert(word.into());
        self
    }

    /// Takes every word that no rule knows, as [`Options::allow`] does.
    ///
    /// ```
    /// # fn main() -> Result<(), openapi_lower::LowerError> {
    /// let options = openapi_lower::Options::default().allow_any();
    /// let document = serde_json::json!({
    ///     "openapi": "3.1.0",
    ///     "info": { "title": "Pets", "version": "1" },
    ///     "components": { "schemas": { "Pet": { "faker": "animal" } } },
    /// });
    /// let lowered = openapi_lower::lower_with(&document, &options)?;
    /// assert_eq!(lowered.document["components"]["schemas"]["Pet"]["x-faker"], "animal");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn allow_any(mut self) -> Self {
        self.any_allowed = true;
        self
    }

    fn allows(&self, word: &str) -> bool {
        self.any_allowed || self.allowed.contains(word)
    }
}

/// Lowers an OpenAPI 3.1 document to 3.0.3. A 3.0 document comes back as it is.
///
/// # Errors
///
/// Lists every construct that no rule knows, every reference that cannot be followed, and what is
/// not shaped like OpenAPI 3.1; so is a document nested deeper than 128 levels (512 for 3.0).
pub fn lower(document: &Value) -> Result<Lowered, LowerError> {
    lower_with(document, &Options::default())
}

/// [`lower`], with choices.
///
/// # Errors
///
/// As [`lower`].
pub fn lower_with(document: &Value, options: &Options) -> Result<Lowered, LowerError> {
    let version = document
        .get("openapi")
        .and_then(Value::as_str)
        .unwrap_or("");
    if rules::version::is_3_0(version) {
        measured(document, extent::DEEPEST_WRITTEN)?;
        return Ok(Lowered {
            document: document.clone(),
            losses: Vec::new(),
        });
    }
    if !rules::version::is_3_1(version) {
        return Err(LowerError::new(vec![rules::version::refusal(document)]));
    }
    let values = measured(document, extent::DEEPEST_READ)?;
    let mut lowering = Lowering::new(document, "", options, values);
    let lowered = lowering.document();
    let (losses, refusals) = lowering.finish();
    accepted(&lowered, refusals)?;
    Ok(Lowered {
        document: lowered,
        losses,
    })
}

/// Lowers one schema of JSON Schema 2020-12 that stands alone.
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
///         "anyOf": [{ "not": { "required": ["card"] } }, { "required": ["address"] }],
///     }),
/// );
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// As [`lower`].
pub fn lower_schema(schema: &Value) -> Result<LoweredSchema, LowerError> {
    const ROOT: &str = "/components/schemas/Schema";
    let values = measured(schema, extent::DEEPEST_READ - 3)?;
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Schema", "version": "0" },
        "components": { "schemas": { "Schema": schema } },
    });
    let options = Options::default();
    let mut lowering = Lowering::new(&document, ROOT, &options, values);
    let mut lowered = lowering.document();
    let (mut losses, mut refusals) = lowering.finish();
    let shorten = |pointer: &mut String| {
        if let Some(rest) = pointer.strip_prefix(ROOT) {
            *pointer = rest.to_owned();
        }
    };
    refusals.iter_mut().for_each(|r| shorten(&mut r.pointer));
    losses.iter_mut().for_each(|l| shorten(&mut l.pointer));
    accepted(&lowered, refusals)?;
    let mut components = match lowered.pointer_mut("/components/schemas").map(Value::take) {
        Some(Value::Object(components)) => components,
        _ => Map::new(),
    };
    let schema = components.get("Schema").cloned().unwrap_or_default();
    let refers_to_itself = components.values().any(|component| {
        let mut found = false;
        walk::walk(places::Place::Schema, "", component, &mut |_, _, value| {
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

fn measured(document: &Value, deepest: usize) -> Result<usize, LowerError> {
    extent::measure(document, deepest).map_err(|refusal| LowerError::new(vec![refusal]))
}

fn accepted(lowered: &Value, refusals: Vec<Refusal>) -> Result<(), LowerError> {
    if !refusals.is_empty() {
        return Err(LowerError::new(refusals));
    }
    measured(lowered, extent::DEEPEST_WRITTEN).map(|_| ())
}
