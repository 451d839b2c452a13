//! What a caller may do: roles, and how often. The roles are the service's; where exactly it draws their lines is not
//! documented, so the lines here are the plain reading: a stakeholder reads, a user changes what is the team's, and
//! only the account owner changes accounts and tokens.

use jiff::{SignedDuration, Timestamp};

use crate::document::{Limit, Operation};
use crate::refusal::Refusal;
use crate::state::{Caller, UserRole, World};

/// Operations that change somebody's account or tokens.
const OWNERS_ONLY: [&str; 7] = [
    "Users_addUser",
    "Users_updateUserByID",
    "Users_removeUserFromOrg",
    "Users_deleteUser",
    "Users_updateOrgLevelPermissions",
    "Users_createToken",
    "Users_removeToken",
];

/// Whether the caller's role allows the operation.
///
/// # Errors
/// 403 when it does not.
pub(crate) fn allowed(operation: &Operation, caller: &Caller) -> Result<(), Refusal> {
    let refuse = || {
        let role = caller.role.as_str();
        Err(Refusal::forbidden(format!(
            "the role {role} does not allow this"
        )))
    };
    match caller.role {
        UserRole::AccountOwner => Ok(()),
        UserRole::User if OWNERS_ONLY.contains(&operation.id.as_str()) => refuse(),
        UserRole::Stakeholder if !operation.only_reads() => refuse(),
        UserRole::User | UserRole::Stakeholder => Ok(()),
    }
}

/// Counts this call of the operation if the document limits it.
///
/// # Errors
/// 429 with the seconds until the oldest call no longer counts.
pub(crate) fn counted(
    operation: &Operation,
    caller: &Caller,
    world: &mut World,
    now: Timestamp,
) -> Result<(), Refusal> {
    let Some(Limit { calls, seconds }) = operation.limit else {
        return Ok(());
    };
    let key = (caller.user_id.clone(), operation.id.clone());
    let times = world.limited_calls.entry(key).or_default();
    let window = SignedDuration::from_secs(seconds);
    times.retain(|time| now.duration_since(*time) < window);
    match times.front() {
        Some(first) if times.len() >= calls => {
            let left = window.saturating_sub(now.duration_since(*first));
            let wait = left.as_millis().max(0).unsigned_abs().div_ceil(1000);
            Err(Refusal::too_many(
                format!("at most {calls} calls in {seconds} seconds"),
                u64::try_from(wait).unwrap_or(u64::MAX).max(1),
            ))
        }
        _ => {
            times.push_back(now);
            Ok(())
        }
    }
}
