//! The rate limits that the document states.

use jiff::{SignedDuration, Timestamp};

use crate::api_error::ApiError;
use crate::document::{Operation, RateLimit};
use crate::state::{Caller, Database};

/// Counts this call of the operation if the document limits it.
///
/// # Errors
/// 429 with the seconds until the oldest call leaves the window.
pub(crate) fn check(
    operation: &Operation,
    caller: &Caller,
    database: &mut Database,
    now: Timestamp,
) -> Result<(), ApiError> {
    let Some(RateLimit { calls, seconds }) = operation.rate_limit else {
        return Ok(());
    };
    let key = (caller.user_id.clone(), operation.id.clone());
    let times = database.limited_calls.entry(key).or_default();
    let window = SignedDuration::from_secs(seconds);
    times.retain(|time| now.duration_since(*time) < window);
    match times.front() {
        Some(first) if times.len() >= calls => {
            let left = window.saturating_sub(now.duration_since(*first));
            let wait = left.as_millis().max(0).unsigned_abs().div_ceil(1000);
            Err(ApiError::too_many_requests(
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
