//! What every call reads before it is sent: the cached token, and whether it can be used without asking the state.

use std::sync::Arc;
use std::time::Duration;

use super::life::{Life, Now};
use crate::Bearer;

/// An immutable copy of the part of the token state that most callers need.
#[derive(Debug)]
pub(crate) enum Snapshot {
    /// No token is cached.
    Empty,
    /// A token is cached.
    Cached {
        bearer: Arc<Bearer>,
        life: Life,
        /// A refresh is running, and can be taken over from this time on the monotonic clock.
        lease_until: Option<Duration>,
        /// The running refresh has failed at least once and is about to retry.
        retrying: bool,
        /// The last refresh failed, and no other starts before this time on the monotonic clock.
        backoff_until: Option<Duration>,
        /// The service rejected the token.
        rejected: bool,
    },
}

/// The result of looking at a [`Snapshot`].
#[derive(Debug)]
pub(crate) enum Lookup<'s> {
    /// Use this token.
    Use(&'s Arc<Bearer>),
    /// Use this token, and refresh it in the background.
    UseAndRefresh(&'s Arc<Bearer>),
    /// Ask the token state.
    Ask,
}

impl Snapshot {
    pub(crate) fn look_up(&self, now: Now) -> Lookup<'_> {
        let Self::Cached {
            bearer,
            life,
            lease_until,
            retrying,
            backoff_until,
            rejected,
        } = self
        else {
            return Lookup::Ask;
        };
        if life.is_fresh(now) && !rejected {
            return Lookup::Use(bearer);
        }
        if !life.is_valid(now) {
            return Lookup::Ask;
        }
        let must_wait = life.elapsed(now) >= life.mandatory || *rejected;
        if lease_until.is_some_and(|until| now.mono < until) {
            return if must_wait && !retrying {
                Lookup::Ask
            } else {
                Lookup::Use(bearer)
            };
        }
        if backoff_until.is_some_and(|until| now.mono < until) {
            return Lookup::Use(bearer);
        }
        if must_wait {
            Lookup::Ask
        } else {
            Lookup::UseAndRefresh(bearer)
        }
    }
}
