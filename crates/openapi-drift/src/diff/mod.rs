//! The comparison of two documents: operations matched, schemas compared as
//! pairs, every difference judged for a client in the direction it travels.

mod access;
mod alternative;
mod answers;
mod collect;
mod finding;
mod likeness;
mod matching;
mod object;
mod operations;
mod pairs;
mod parameters;
mod schema;
mod walk;

use serde_json::Value;

pub(crate) use operations::METHODS;

use crate::change::Drift;
use crate::decoding::Decoding;

/// What a comparison takes into account.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the decoding of the client survives; classes of answers depend on it.
    pub decoding: Decoding,
    /// Report changed descriptions, titles, examples and extensions too.
    pub wording: bool,
}

/// Every difference between two OpenAPI documents (3.0 or 3.1).
///
/// What is only spelled differently (key order, inlining, component names, a
/// composition that comes to the same) is no difference. Nothing is read but
/// the two values; local `$ref`s are followed, others stand for anything.
///
/// ```
/// use openapi_drift::{compare, Class, Options};
/// use serde_json::json;
///
/// let old = json!({"openapi": "3.1.0", "paths": {"/users": {"get": {
///     "operationId": "listUsers", "responses": {"204": {"description": "-"}}}}}});
/// let new = json!({"openapi": "3.1.0", "paths": {}});
/// let drift = compare(&old, &new, &Options::default());
/// assert_eq!(drift.changes[0].rule(), "api-removed-without-deprecation");
/// assert_eq!(drift.class(), Some(Class::Breaking));
/// ```
pub fn compare(old: &Value, new: &Value, options: &Options) -> Drift {
    let settings = pairs::Settings {
        decoding: options.decoding.clone(),
        wording: options.wording,
    };
    walk::Walk::new(old, new, settings).run()
}
