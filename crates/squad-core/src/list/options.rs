//! Options of every request that a list or bulk work sends.

use std::time::Duration;

use crate::{RequestBuilder, RetryPolicy};

/// Options of each request that a list or bulk work sends.
#[derive(Debug, Clone, Default)]
pub struct RequestOptions {
    deadline: Option<Option<Duration>>,
    retry: Option<RetryPolicy>,
    total_deadline: Option<Duration>,
}

impl RequestOptions {
    /// Sets the deadline of each request; `None` disables it.
    pub fn set_deadline(&mut self, deadline: Option<Duration>) {
        self.deadline = Some(deadline);
    }

    /// Sets the retry policy of each request.
    pub fn set_retry(&mut self, policy: RetryPolicy) {
        self.retry = Some(policy);
    }

    /// Sets the deadline of the whole work. It is not applied to its requests.
    pub fn set_total_deadline(&mut self, deadline: Duration) {
        self.total_deadline = Some(deadline);
    }

    /// Returns the deadline of the whole work.
    #[must_use]
    pub fn total_deadline(&self) -> Option<Duration> {
        self.total_deadline
    }

    /// Applies the options to a request.
    pub fn apply<T>(&self, mut request: RequestBuilder<T>) -> RequestBuilder<T> {
        if let Some(deadline) = self.deadline {
            request = request.deadline(deadline);
        }
        if let Some(policy) = &self.retry {
            request = request.retry(policy.clone());
        }
        request
    }
}

/// Defines the setters of the [`RequestOptions`](crate::list::RequestOptions) in the field `options`.
#[doc(hidden)]
#[macro_export]
macro_rules! option_setters {
    () => {
        /// Sets the deadline of each request, instead of the client's, including retries. `None` disables it.
        pub fn deadline(mut self, deadline: impl Into<Option<std::time::Duration>>) -> Self {
            self.options.set_deadline(deadline.into());
            self
        }

        /// Sets the retry policy of each request, instead of the client's.
        pub fn retry(mut self, policy: $crate::RetryPolicy) -> Self {
            self.options.set_retry(policy);
            self
        }
    };
}
