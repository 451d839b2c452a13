//! The limit of requests per minute, which the service counts for all campaigns and tokens together.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

use crate::api_error::ApiError;

const WINDOW: SignedDuration = SignedDuration::from_secs(60);

/// The requests of the last minute.
#[derive(Debug)]
pub(crate) struct RateLimit {
    /// `None` if requests are not limited.
    pub(crate) requests: Option<usize>,
    times: VecDeque<Timestamp>,
}

impl RateLimit {
    pub(crate) fn new(requests: Option<usize>) -> Self {
        Self {
            requests,
            times: VecDeque::new(),
        }
    }

    /// Counts a request.
    ///
    /// # Errors
    /// 429 with the seconds until the oldest request leaves the window.
    pub(crate) fn count(&mut self, now: Timestamp) -> Result<(), ApiError> {
        let Some(requests) = self.requests else {
            return Ok(());
        };
        self.times.retain(|time| now.duration_since(*time) < WINDOW);
        match self.times.front() {
            Some(first) if self.times.len() >= requests => {
                let left = WINDOW.saturating_sub(now.duration_since(*first));
                let seconds = left.as_millis().max(0).unsigned_abs().div_ceil(1000);
                Err(ApiError::Throttled(
                    u64::try_from(seconds).unwrap_or(u64::MAX).max(1),
                ))
            }
            _ => {
                self.times.push_back(now);
                Ok(())
            }
        }
    }
}
