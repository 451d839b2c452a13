//! The one error type of the clients: what was tried, what came back, what to do.
//!
//! [`answer`](self) bodies are read by their shape in `answer.rs`; how an error reads is in `text.rs`.

mod body;
mod kind;
mod text;

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

pub use body::FieldError;
pub(crate) use body::{MAX_ERROR_BODY_BYTES, parse_error_body};
pub use kind::{Kind, RequestSent};
pub(crate) use text::single_line;

use crate::transport::{SendError, SendPhase};
use crate::wire::DecodeError;

/// A result with this crate's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

type Source = Arc<dyn std::error::Error + Send + Sync>;

/// Any failure of a call. Cheap to clone: callers that waited for the same thing share one failure.
///
/// `Display` is one line that a person can act on and never repeats [`source`](std::error::Error::source).
///
/// ```
/// use squad_core::{Error, Kind};
///
/// fn tell(error: &Error) -> &'static str {
///     if error.is_not_found() {
///         "there is no such thing"
///     } else if error.is_retryable() {
///         "try again later"
///     } else {
///         "this needs a person"
///     }
/// }
/// assert_eq!(tell(&Error::new(Kind::Timeout, "no answer within 60 s")), "try again later");
/// ```
#[derive(Clone)]
pub struct Error(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    kind: Kind,
    message: String,
    status: Option<StatusCode>,
    operation: Option<&'static str>,
    request_id: Option<String>,
    json_path: Option<String>,
    code: Option<String>,
    fields: Vec<FieldError>,
    conflict: Option<serde_json::Value>,
    retry_after: Option<Duration>,
    attempts: u32,
    exchange_sent: RequestSent,
    renewal: Option<Error>,
    source: Option<Source>,
}

/// What can be asked of an error.
impl Error {
    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The HTTP status of the answer, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The `operationId` of the call.
    #[must_use]
    pub fn operation_id(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The request id that the service gave, for its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Where in the answer decoding failed, for example `data.services[3].id`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// What went wrong: the service's own words where it gave any, on one line and cut to a bearable length.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The machine-readable code of the service, for example `not_found` or `invalid_grant`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The fields that the service refused, in the order of its answer; at most 1,000 of them.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.fields
    }

    /// What the service says the call is in conflict with: an object or a list, as it came.
    #[must_use]
    pub fn conflict_data(&self) -> Option<&serde_json::Value> {
        self.0.conflict.as_ref()
    }

    /// How long the service asks to be left alone, counted from its answer.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// How many times the request was sent; 0 where nothing was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns whether a request of the token exchange that failed reached the authentication host. [`No`](RequestSent::No)
    /// if no exchange failed.
    #[must_use]
    pub fn exchange_sent(&self) -> RequestSent {
        self.0.exchange_sent
    }

    /// Why no new access token could be had after the service refused the old one. The error itself is then the refusal.
    #[must_use]
    pub fn renewal_failure(&self) -> Option<&Error> {
        self.0.renewal.as_ref()
    }

    /// Whether the credential or the access token was refused.
    ///
    /// # Troubleshooting
    /// The refresh token was revoked, belongs to the other region, or was copied in part. Make a new one in the web app.
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.kind() == Kind::Authentication
    }

    /// Whether the credential is good and may not do this.
    ///
    /// # Troubleshooting
    /// A refresh token carries the role of its user; the plan of the account counts too.
    #[must_use]
    pub fn is_permission(&self) -> bool {
        self.kind() == Kind::Permission
    }

    /// Whether the thing asked for does not exist, or is not visible to the credential.
    ///
    /// # Troubleshooting
    /// Ids of one region do not exist in the other. A team's things are visible to its members alone.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == Kind::NotFound
    }

    /// Whether the call conflicts with the present state; see [`conflict_data`](Self::conflict_data).
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.kind() == Kind::Conflict
    }

    /// Whether the service refused the request's content; see [`field_errors`](Self::field_errors).
    #[must_use]
    pub fn is_validation(&self) -> bool {
        self.kind() == Kind::Validation
    }

    /// Whether there were too many calls; see [`retry_after`](Self::retry_after).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == Kind::RateLimited
    }

    /// Whether the service failed.
    #[must_use]
    pub fn is_server(&self) -> bool {
        self.kind() == Kind::Server
    }

    /// Whether a deadline ran out.
    ///
    /// # Troubleshooting
    /// What was asked for may have been done all the same. For a large export raise the call's deadline or stream it.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind() == Kind::Timeout
    }

    /// Whether the connection could not be made, or broke.
    ///
    /// # Troubleshooting
    /// The [`source`](std::error::Error::source) says whether it was the name, the network, the proxy or the certificate.
    #[must_use]
    pub fn is_connection(&self) -> bool {
        self.kind() == Kind::Connection
    }

    /// Whether the answer could not be understood; see [`json_path`](Self::json_path).
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.kind() == Kind::Decode
    }

    /// Whether the client was set up or called wrongly, and nothing was sent.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.kind() == Kind::Configuration
    }

    /// Whether the same call can succeed later without anybody changing anything.
    ///
    /// It does not say that repeating is safe: after [`Kind::Timeout`] and [`Kind::Connection`] the service may have done
    /// what was asked.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            Kind::RateLimited | Kind::Timeout | Kind::Connection => true,
            Kind::Server => !matches!(self.status().map(|s| s.as_u16()), Some(501 | 505)),
            _ => false,
        }
    }
}

/// For the crates of this workspace and for implementations of its traits: how errors are made.
impl Error {
    /// An error of `kind`. The message is shown as it is: one line, no secret, not the words of the source.
    #[must_use]
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            kind,
            message: message.into(),
            status: None,
            operation: None,
            request_id: None,
            json_path: None,
            code: None,
            fields: Vec::new(),
            conflict: None,
            retry_after: None,
            attempts: 0,
            exchange_sent: RequestSent::No,
            renewal: None,
            source: None,
        }))
    }

    /// The error that an answer of `status` means, its body read by shape, whatever the content type says.
    ///
    /// Every occurrence of one of `secrets` in the body is blotted out first.
    #[must_use]
    pub fn from_response(status: StatusCode, body: &[u8], secrets: &[&str]) -> Self {
        let read = parse_error_body(status, body, secrets);
        let mut error = Self::new(Kind::of_status(status), read.message);
        let inner = error.inner();
        inner.status = Some(status);
        inner.code = read.code;
        inner.fields = read.fields;
        inner.conflict = read.conflict;
        error
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.inner().source = Some(Arc::from(source.into()));
        self
    }

    /// Changes the kind, where a status means another thing than it usually does.
    #[must_use]
    pub fn with_kind(mut self, kind: Kind) -> Self {
        self.inner().kind = kind;
        self
    }

    /// Adds the `operationId`.
    #[must_use]
    pub fn with_operation(mut self, operation: &'static str) -> Self {
        self.inner().operation = Some(operation);
        self
    }

    /// Adds the status of the answer.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.inner().status = Some(status);
        self
    }

    /// Adds the request id.
    #[must_use]
    pub fn with_request_id(mut self, request_id: Option<String>) -> Self {
        self.inner().request_id = request_id;
        self
    }

    /// Adds how long the service asks to be left alone.
    #[must_use]
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.inner().retry_after = retry_after;
        self
    }

    /// Adds how many times the request was sent.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.inner().attempts = attempts;
        self
    }

    /// Adds whether the request of a token exchange reached the authentication host.
    #[must_use]
    pub fn with_exchange_sent(mut self, sent: RequestSent) -> Self {
        self.inner().exchange_sent = sent;
        self
    }

    /// Adds why no newer token could be had.
    #[must_use]
    pub fn with_renewal_failure(mut self, failure: Error) -> Self {
        self.inner().renewal = Some(failure);
        self
    }

    /// The error of a strict reader, with its JSON path.
    pub(crate) fn at_json_path(path: String, reader: &serde_json::Error) -> Self {
        // The reader's own words can quote the answer.
        let what = match reader.classify() {
            serde_json::error::Category::Data => "a value is not of the type that was asked for",
            serde_json::error::Category::Eof => "the answer ends in the middle",
            _ => "the answer is no JSON",
        };
        let place = format!("line {}, column {}", reader.line(), reader.column());
        let mut made = Self::new(Kind::Decode, format!("{what} ({place})"));
        made.inner().json_path = Some(path);
        made
    }

    fn inner(&mut self) -> &mut Inner {
        Arc::make_mut(&mut self.0)
    }
}

impl From<SendError> for Error {
    fn from(error: SendError) -> Self {
        let kind = match error.phase {
            SendPhase::Connect | SendPhase::Exchange => Kind::Connection,
            SendPhase::Timeout => Kind::Timeout,
            SendPhase::Misconfigured => Kind::Configuration,
        };
        let made = Self::new(kind, error.message);
        match error.source {
            Some(source) => made.with_source(source),
            None => made,
        }
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        let mut made = Self::new(Kind::Decode, single_line(&error.message, text::LONGEST));
        made.inner().json_path = Some(error.path);
        made
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.0.renewal, &self.0.source) {
            (Some(renewal), _) => Some(renewal),
            (None, Some(source)) => Some(&**source),
            (None, None) => None,
        }
    }
}
