//! Failures that a test plans: the next calls of an operation, or the next token exchanges, go wrong in a given way.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::time::Duration;

use http::header;

use crate::answer::Answer;

/// A way in which the fake service fails.
///
/// ```
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use squadcast_mock::{Failure, MockServer};
///
/// let mock = MockServer::start().await?;
/// mock.fail_next("Incidents_acknowledgeIncident", 2, Failure::too_many_requests(30))?;
/// mock.fail_next("Services_getServices", 1, Failure::disconnect())?;
/// mock.fail_next_exchanges(1, Failure::status(502, "<html>Bad Gateway</html>"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Failure(pub(crate) Way);

/// What happens instead of, or to, the answer.
#[derive(Clone)]
pub(crate) enum Way {
    /// This is answered; the operation is not carried out.
    Answer(Answer),
    /// The operation is carried out and answered, after this time.
    Slow(Duration),
    /// Nothing is ever answered; the operation is not carried out.
    Hang,
    /// The connection is broken off; the operation is not carried out.
    Disconnect,
    /// The operation is carried out, then the connection is broken off.
    LoseAnswer,
    /// The operation is carried out, and the connection is broken off in the middle of the answer's body.
    CutBody,
}

impl Failure {
    /// Answers this status and body; JSON is called JSON, anything else text.
    pub fn status(status: u16, body: impl Into<String>) -> Self {
        let body = body.into();
        let content_type = if body.starts_with(['{', '[']) {
            "application/json"
        } else if body.starts_with('<') {
            "text/html"
        } else {
            "text/plain; charset=utf-8"
        };
        Self(Way::Answer(Answer::text(status, content_type, body)))
    }

    /// Answers 429 with a `Retry-After` of this many seconds.
    pub fn too_many_requests(retry_after_seconds: u64) -> Self {
        let body = r#"{"meta":{"status":429,"error_message":"too many requests"}}"#;
        Self::status(429, body).retry_after(&retry_after_seconds.to_string())
    }

    /// Answers 503 without saying when to come back; add [`retry_after`](Self::retry_after) to say it.
    pub fn unavailable() -> Self {
        let body = r#"{"meta":{"status":503,"error_message":"service unavailable"}}"#;
        Self::status(503, body)
    }

    /// Answers as usual, but only after this time on tokio's timer.
    pub fn slow(delay: Duration) -> Self {
        Self(Way::Slow(delay))
    }

    /// Never answers, until the client gives up or the mock is dropped. The operation is not carried out.
    pub fn hang() -> Self {
        Self(Way::Hang)
    }

    /// Breaks the connection off before anything is done.
    pub fn disconnect() -> Self {
        Self(Way::Disconnect)
    }

    /// Carries the operation out and then breaks the connection off, so that the answer is lost.
    pub fn lose_answer() -> Self {
        Self(Way::LoseAnswer)
    }

    /// Carries the operation out and breaks the connection off halfway through the body of the answer.
    pub fn cut_body() -> Self {
        Self(Way::CutBody)
    }

    /// The same answer with this `Retry-After`: seconds, an HTTP date, or nonsense on purpose.
    pub fn retry_after(self, value: &str) -> Self {
        match self.0 {
            Way::Answer(answer) => Self(Way::Answer(answer.header(header::RETRY_AFTER, value))),
            way => Self(way),
        }
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Way::Answer(answer) => write!(out, "Failure::status({})", answer.status),
            Way::Slow(delay) => write!(out, "Failure::slow({delay:?})"),
            Way::Hang => out.write_str("Failure::hang"),
            Way::Disconnect => out.write_str("Failure::disconnect"),
            Way::LoseAnswer => out.write_str("Failure::lose_answer"),
            Way::CutBody => out.write_str("Failure::cut_body"),
        }
    }
}

/// The failures still to come, by operation.
#[derive(Debug, Default)]
pub(crate) struct Plan(HashMap<String, VecDeque<(usize, Failure)>>);

impl Plan {
    pub(crate) fn add(&mut self, operation_id: &str, times: usize, failure: Failure) {
        self.0
            .entry(operation_id.to_owned())
            .or_default()
            .push_back((times, failure));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the failure for this call of an operation, if one is planned.
    pub(crate) fn take(&mut self, operation_id: &str) -> Option<Failure> {
        let queue = self.0.get_mut(operation_id)?;
        while queue.front().is_some_and(|(times, _)| *times == 0) {
            queue.pop_front();
        }
        let (times, failure) = queue.front_mut()?;
        *times -= 1;
        Some(failure.clone())
    }
}
