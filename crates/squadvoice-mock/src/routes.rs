//! The operations by id.

use openapi_mock::Response;

use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use crate::{leads, leads_v1};

/// Executes an operation.
pub(crate) fn dispatch(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let handler = [leads::OPERATIONS, leads_v1::OPERATIONS]
        .iter()
        .flat_map(|table| table.iter())
        .find(|(id, _)| *id == call.operation.id);
    match handler {
        Some((_, handler)) => handler(call, database),
        None => Err(ApiError::Detail(501, "Not implemented.".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::{leads, leads_v1};
    use crate::document;

    #[test]
    fn every_operation_is_implemented() {
        let tables = [leads::OPERATIONS, leads_v1::OPERATIONS];
        let implemented: BTreeSet<&str> = tables
            .iter()
            .flat_map(|table| table.iter().map(|(id, _)| *id))
            .collect();
        let operations = document::embedded().unwrap().operations().iter();
        let documented: BTreeSet<&str> = operations
            .filter(|operation| !document::concerns_tokens(operation))
            .map(|operation| operation.id.as_str())
            .collect();
        assert_eq!(implemented, documented);
    }
}
