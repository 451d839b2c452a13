//! The comparison of two documents: operations are matched, schemas compared as pairs, and every
//! difference gets a severity for each direction.

mod access;
mod alternative;
mod bodies;
mod collect;
mod compare;
mod comparison;
mod content;
mod discriminator;
mod documentation;
mod finding;
mod headers;
mod identity;
mod limits;
mod matching;
mod object;
mod operations;
mod pairs;
mod parameters;
mod responses;
mod schema;
mod shape;
mod values;
mod walk;

use serde_json::Value;

pub(crate) use operations::METHODS;

use crate::change::Drift;
use crate::decoding::Decoding;

/// What a comparison takes into account.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the decoding of the client tolerates; the severities of responses depend on it.
    pub decoding: Decoding,
    /// Report changed descriptions, titles, examples and extensions too.
    pub documentation: bool,
}

/// Compares two OpenAPI documents (3.0 or 3.1).
///
/// Documents that only differ in form are equal: the order of keys, inlined components, names of
/// components, equivalent compositions. The function reads the two values and nothing else. It
/// follows local `$ref`s; the target of any other is unknown, and only its text is compared.
///
/// ```
/// use openapi_drift::{compare, Options, Severity};
/// use serde_json::json;
///
/// let old = json!({"openapi": "3.1.0", "paths": {"/users": {"get": {
///     "operationId": "listUsers", "responses": {"204": {"description": "-"}}}}}});
/// let new = json!({"openapi": "3.1.0", "paths": {}});
/// let drift = compare(&old, &new, &Options::default());
/// assert_eq!(drift.changes[0].rule(), "api-removed-without-deprecation");
/// assert_eq!(drift.severity(), Some(Severity::Breaking));
/// ```
pub fn compare(old: &Value, new: &Value, options: &Options) -> Drift {
    let settings = pairs::Settings {
        decoding: options.decoding.clone(),
        documentation: options.documentation,
    };
    compare::documents(old, new, settings)
}
