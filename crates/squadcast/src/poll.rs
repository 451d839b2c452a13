//! Polling until work in the background is done, with backoff and a deadline.

use std::time::Duration;

use squad_core::list::TotalDeadline;

use crate::{Error, Kind, RequestBuilder, Result, Squadcast};

/// The deadline by default.
pub(crate) const DEADLINE: Duration = Duration::from_secs(10 * 60);

const FIRST_WAIT: Duration = Duration::from_secs(1);
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The state of the work.
pub(crate) enum State<T> {
    Done(T),
    /// What the service calls the state, for messages.
    NotYet(String),
}

/// Polls `what` until `check` says that it is done. A failure that may pass, after the retries of a request, does not end it.
pub(crate) async fn until_done<T, D>(
    client: &Squadcast,
    what: &str,
    limit: Duration,
    poll: impl Fn() -> RequestBuilder<T>,
    check: impl Fn(T) -> Result<State<D>>,
) -> Result<D> {
    let clock = client.raw().core().clock();
    let mut deadline = TotalDeadline::start(clock, limit);
    let (mut wait, mut state, mut last) = (FIRST_WAIT, "unknown".to_owned(), None);
    loop {
        match deadline.bound(poll()).await {
            None => break,
            Some(Ok(value)) => match check(value)? {
                State::Done(done) => return Ok(done),
                State::NotYet(name) => (state, last) = (name, None),
            },
            Some(Err(error)) if error.is_retryable() => last = Some(error),
            Some(Err(error)) => return Err(error),
        }
        if deadline.bound(clock.sleep(wait)).await.is_none() {
            break;
        }
        wait = (wait * 3 / 2).min(LONGEST_WAIT);
    }
    let state: String = state.chars().take(40).collect();
    let message = format!("{}; its state is {state:?}", deadline.describe(what));
    let error = Error::new(Kind::Timeout, message);
    Err(match last {
        Some(last) => error.with_source(last),
        None => error,
    })
}
