//! Sends the requests of bulk work until its end.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Outcome;
use crate::clock::Clock;
use crate::list::RequestOptions;
use crate::{Error, Kind, RequestBuilder, RequestSent};

/// Sends the requests of bulk work, one after another or several at a time, with the same options and under one total
/// deadline.
///
/// Once the credential was rejected or the total deadline was exceeded, no further request is sent.
#[derive(Debug)]
pub struct Sender {
    options: RequestOptions,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The clock and the end of the total deadline on it, from the first request on.
    deadline: Option<(Arc<dyn Clock>, Duration)>,
    /// Why no further request is sent.
    stopped: Option<Error>,
}

const NOT_SENT: &str = "the request was not sent";

impl Sender {
    /// Creates a sender. The [`total_deadline`](RequestOptions::total_deadline) of the options starts with the first request.
    #[must_use]
    pub fn new(options: RequestOptions) -> Self {
        Self {
            options,
            state: Mutex::default(),
        }
    }

    /// Sends a request, unless the work has ended. Waiting for rate limits does not count against the deadline of the request.
    pub async fn send<T: 'static>(&self, request: RequestBuilder<T>) -> Outcome<T> {
        if let Some(error) = self.state().stopped.clone() {
            return Outcome::Unsent(error);
        }
        let mut request = self.options.apply(request).queue_before_deadline();
        if let Some(left) = self.left(request.clock()) {
            request = request.total_deadline(left);
        }
        let error = match request.await {
            Ok(value) => return Outcome::Done(value),
            Err(error) => error,
        };
        if error.is_timeout() && self.left(None).is_some_and(|left| left.is_zero()) {
            return self.late(error);
        }
        if error.is_authentication() {
            self.stop(
                Error::new(
                    error.kind(),
                    format!("{NOT_SENT}, because an earlier one failed: {error}"),
                ),
                &error,
            );
        }
        Outcome::Failed(error)
    }

    /// Returns what is left of the total deadline, which starts if it has not.
    fn left(&self, clock: Option<&Arc<dyn Clock>>) -> Option<Duration> {
        let limit = self.options.total_deadline()?;
        let mut state = self.state();
        if let (None, Some(clock)) = (&state.deadline, clock) {
            let end = clock.monotonic().saturating_add(limit);
            state.deadline = Some((Arc::clone(clock), end));
        }
        let (clock, end) = state.deadline.as_ref()?;
        Some(end.saturating_sub(clock.monotonic()))
    }

    fn late<T>(&self, error: Error) -> Outcome<T> {
        let limit = self.options.total_deadline().unwrap_or_default();
        let exceeded = format!(
            "the total deadline of {} s for the bulk work was exceeded",
            limit.as_secs_f64()
        );
        let unsent = self.stop(
            Error::new(Kind::Timeout, format!("{exceeded}; {NOT_SENT}")),
            &error,
        );
        if error.request_sent() == RequestSent::No {
            return Outcome::Unsent(unsent);
        }
        let message = format!("{exceeded}; the request may have been carried out");
        let failed = Error::new(Kind::Timeout, message)
            .with_request_sent(error.request_sent())
            .with_attempts(error.attempts());
        Outcome::Failed(because_of(failed, error))
    }

    /// Ends the work with `error`, unless it has ended.
    fn stop(&self, error: Error, cause: &Error) -> Error {
        let error = because_of(error, cause.clone());
        self.state().stopped.get_or_insert(error).clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn because_of(error: Error, cause: Error) -> Error {
    let error = match cause.operation_id() {
        Some(operation) => error.with_operation(operation),
        None => error,
    };
    error.with_source(cause)
}
