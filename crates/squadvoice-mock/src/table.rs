//! The type of the operation tables.

use openapi_mock::Response;

use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;

/// The implementation of an operation.
pub(crate) type Handler = fn(&Call<'_>, &mut Database) -> Result<Response, ApiError>;

/// The operations of one area by id.
pub(crate) type Table = &'static [(&'static str, Handler)];
