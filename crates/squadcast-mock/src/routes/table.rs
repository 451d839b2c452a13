//! The type of the operation tables, and what every area needs.

use serde_json::{Map, Value};

use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;

/// The implementation of an operation.
pub(super) type Handler = fn(&Call<'_>, &mut Database) -> Result<Response, ApiError>;

/// The operations of one area by id.
pub(super) type Table = &'static [(&'static str, Handler)];

/// Merges `fields` into `base`; fields of the same name are replaced.
pub(super) fn merge(mut base: Map<String, Value>, fields: Value) -> Value {
    if let Value::Object(fields) = fields {
        base.extend(fields);
    }
    Value::Object(base)
}
