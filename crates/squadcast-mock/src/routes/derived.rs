//! Operations whose state is derived from the document.

use openapi_mock::Response;

use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::{Database, Derived};

impl Call<'_> {
    pub(super) fn derived(&self) -> Derived<'_> {
        Derived {
            document: self.document,
            operation: self.operation,
            input: &self.input,
            now: self.now,
            caller: &self.caller.user_id,
        }
    }
}

/// Rejects a request that refers to a resource that does not exist.
///
/// # Errors
/// 404 for an id in the query, 422 for a field of the body.
pub(super) fn check_references(call: &Call<'_>, database: &mut Database) -> Result<(), ApiError> {
    let checked = call.derived().apply(database, |model, store, request| {
        model.check_references(store, request)
    });
    Ok(checked.unwrap_or(Ok(()))?)
}

/// Executes an operation. Returns `None` if it has no state.
pub(super) fn respond(
    call: &Call<'_>,
    database: &mut Database,
) -> Option<Result<Response, ApiError>> {
    if !state::model()?.has(&call.operation.id) {
        return None;
    }
    let result = call.derived().apply(database, |model, store, request| {
        model.execute(store, request)
    })??;
    Some(result.map_err(ApiError::from).map(|body| {
        if call.operation.responses.is_empty() {
            call.no_content()
        } else {
            call.json(&body)
        }
    }))
}
