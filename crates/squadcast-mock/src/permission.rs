//! What the role of a caller permits. The roles are the service's. Which operations each role may call is not documented;
//! the fake assumes that a stakeholder reads, a user changes what belongs to a team, and only the account owner changes
//! accounts and tokens.

use crate::api_error::ApiError;
use crate::document::{Operation, is_read_only};
use crate::state::{Caller, UserRole};

/// The operations that change accounts or tokens.
const ACCOUNT_OWNER_ONLY: [&str; 7] = [
    "Users_addUser",
    "Users_updateUserByID",
    "Users_removeUserFromOrg",
    "Users_deleteUser",
    "Users_updateOrgLevelPermissions",
    "Users_createToken",
    "Users_removeToken",
];

/// Checks that the caller's role permits the operation.
///
/// # Errors
/// 403 if it does not.
pub(crate) fn check_role(operation: &Operation, caller: &Caller) -> Result<(), ApiError> {
    let permitted = match caller.role {
        UserRole::AccountOwner => true,
        UserRole::User => !ACCOUNT_OWNER_ONLY.contains(&operation.id.as_str()),
        UserRole::Stakeholder => is_read_only(operation),
    };
    if permitted {
        Ok(())
    } else {
        let role = caller.role.as_str();
        Err(ApiError::forbidden(format!(
            "the role {role} does not permit this operation"
        )))
    }
}
