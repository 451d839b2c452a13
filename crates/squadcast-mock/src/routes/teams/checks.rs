//! Checks that several operations on teams share.

use crate::api_error::ApiError;
use crate::state::Database;

/// Rejects a field that is not the id of a user.
pub(super) fn check_user_exists(
    database: &Database,
    field: &str,
    id: &str,
) -> Result<(), ApiError> {
    match database.user(id) {
        Ok(_) => Ok(()),
        Err(_) => Err(ApiError::field(field, "is not the id of a user")),
    }
}
