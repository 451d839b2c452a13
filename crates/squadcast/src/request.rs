//! Helpers around requests: building one from arguments that may be invalid, and options for every request of a list.

use std::time::Duration;

use crate::{RequestBuilder, Result, RetryPolicy};

/// Builds a request; an invalid argument becomes the error of the request.
pub(crate) fn request<T>(build: impl FnOnce() -> Result<RequestBuilder<T>>) -> RequestBuilder<T> {
    build().into()
}

/// Options of each request that a list or bulk work sends.
#[derive(Debug, Clone, Default)]
pub(crate) struct RequestOptions {
    deadline: Option<Option<Duration>>,
    retry: Option<RetryPolicy>,
}

impl RequestOptions {
    pub(crate) fn set_deadline(&mut self, deadline: Option<Duration>) {
        self.deadline = Some(deadline);
    }

    pub(crate) fn set_retry(&mut self, policy: RetryPolicy) {
        self.retry = Some(policy);
    }

    pub(crate) fn apply<T>(&self, mut request: RequestBuilder<T>) -> RequestBuilder<T> {
        if let Some(deadline) = self.deadline {
            request = request.deadline(deadline);
        }
        if let Some(policy) = &self.retry {
            request = request.retry(policy.clone());
        }
        request
    }
}

/// Defines the setters of the `RequestOptions` in the field `options`.
#[allow(unused_macros, reason = "an area without lists can be built alone")]
macro_rules! option_setters {
    () => {
        /// Sets the deadline of each request, instead of the client's, including retries. `None` disables it.
        pub fn deadline(mut self, deadline: impl Into<Option<std::time::Duration>>) -> Self {
            self.options.set_deadline(deadline.into());
            self
        }

        /// Sets the retry policy of each request, instead of the client's.
        pub fn retry(mut self, policy: crate::RetryPolicy) -> Self {
            self.options.set_retry(policy);
            self
        }
    };
}

#[allow(unused_imports, reason = "an area without lists can be built alone")]
pub(crate) use option_setters;
