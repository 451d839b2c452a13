//! A failed exchange, and what the provider did with the request.

use std::fmt;
use std::time::Duration;

use crate::error::RequestSent;
use crate::{Error, Kind};

/// What became of an exchange that returned no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExchangeOutcome {
    /// The provider rejected the credential or refresh token, in its own error format. The same one is not retried.
    Rejected,
    /// The provider rejected the client before it looked at the refresh token, which stays valid. The exchange is retried
    /// slowly.
    ClientRejected,
    /// The provider did not process the request, so the same request can be retried.
    NotProcessed,
    /// The provider may have processed the request; its response was lost or is invalid.
    Unknown,
}

/// A failed exchange.
#[derive(Debug, Clone)]
pub struct GrantError {
    pub(crate) outcome: ExchangeOutcome,
    pub(crate) error: Error,
    pub(crate) retry_after: Option<Duration>,
}

impl GrantError {
    /// The provider rejected the credential or refresh token.
    #[must_use]
    pub fn rejected(error: Error) -> Self {
        Self::new(ExchangeOutcome::Rejected, error)
    }

    /// The provider rejected the client, not the refresh token.
    #[must_use]
    pub fn client_rejected(error: Error) -> Self {
        Self::new(ExchangeOutcome::ClientRejected, error)
    }

    /// The provider did not process the request.
    #[must_use]
    pub fn not_processed(error: Error) -> Self {
        Self::new(ExchangeOutcome::NotProcessed, error)
    }

    /// It is not known whether the provider processed the request.
    #[must_use]
    pub fn unknown(error: Error) -> Self {
        Self::new(ExchangeOutcome::Unknown, error)
    }

    fn new(outcome: ExchangeOutcome, error: Error) -> Self {
        Self {
            outcome,
            error,
            retry_after: None,
        }
    }

    /// Sets how long the provider asks to wait before the next request.
    #[must_use]
    pub fn retry_after(mut self, delay: Option<Duration>) -> Self {
        self.retry_after = delay;
        self
    }

    /// What became of the exchange.
    #[must_use]
    pub fn outcome(&self) -> ExchangeOutcome {
        self.outcome
    }

    /// The error that callers get.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.error
    }

    /// Adds the cause, and takes over whether the request was sent.
    pub(crate) fn caused_by(mut self, cause: Error) -> Self {
        let sent = cause.exchange_sent();
        self.error = self.error.with_exchange_sent(sent).with_source(cause);
        self
    }
}

/// An error before anything was sent.
impl From<Error> for GrantError {
    fn from(error: Error) -> Self {
        Self::not_processed(error)
    }
}

impl fmt::Display for GrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl std::error::Error for GrantError {}

/// The error of a successful response that contains no token.
pub(crate) fn undecodable(origin: &str, what: impl fmt::Display) -> GrantError {
    let message =
        format!("the response of the token exchange at {origin} contains no token: {what}");
    GrantError::unknown(Error::new(Kind::Decode, message).with_exchange_sent(RequestSent::Yes))
}

pub(crate) fn no_longer_wanted() -> Error {
    Error::new(
        Kind::Authentication,
        "the tokens were forgotten or revoked during the exchange",
    )
}
