//! The error type of the clients: what failed, why, and what to do.
//!
//! `body.rs` parses error bodies; `text.rs` formats errors.

mod body;
mod field;
mod kind;
mod redact;
mod text;

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

pub(crate) use body::{MAX_ERROR_BODY_BYTES, parse_error_body};
pub use field::FieldError;
pub use kind::{Kind, RequestSent, StoreFailure};
pub(crate) use redact::{redact, secret_values};
pub(crate) use text::single_line;

use crate::wire::DecodeError;

/// A result with this crate's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The maximum length of a JSON path, in characters.
const MAX_PATH: usize = 600;

type Source = Arc<dyn std::error::Error + Send + Sync>;

/// The failure of a call. Cheap to clone: callers that wait for the same token exchange share its error.
///
/// `Display` is one line that says what failed and what to do. It does not include [`source`](std::error::Error::source).
///
/// ```
/// use squad_core::{Error, Kind};
///
/// fn advice(error: &Error) -> &'static str {
///     if error.is_not_found() {
///         "check the id"
///     } else if error.is_retryable() {
///         "try again later"
///     } else {
///         "ask an administrator"
///     }
/// }
/// assert_eq!(advice(&Error::new(Kind::Timeout, "no response within 60 s")), "try again later");
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
    refresh: Option<Error>,
    request_sent: RequestSent,
    exchange_sent: RequestSent,
    store_failure: Option<StoreFailure>,
    source: Option<Source>,
}

/// What failed.
impl Error {
    /// Returns the kind of the failure.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Returns the HTTP status, if there was a response.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns the `operationId` of the call.
    #[must_use]
    pub fn operation_id(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// Returns the request id that the service assigned, for support requests.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the path in the response body at which decoding failed, for example `data.services[3].id`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// Returns the message: the one of the service if it sent one, on one line and truncated.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Returns the error code of the service, for example `not_found` or `invalid_grant`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Returns the fields that the service rejected, in the order of the response; at most 1,000.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.fields
    }

    /// Returns what the call conflicts with, as the service sent it: an object or a list.
    #[must_use]
    pub fn conflict_data(&self) -> Option<&serde_json::Value> {
        self.0.conflict.as_ref()
    }

    /// Returns the `Retry-After` of the response, also if the client waits for a shorter time. For a call that was not sent
    /// because its operation is paused: the rest of the pause.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns the number of attempts. An attempt may have failed before anything was sent: see
    /// [`request_sent`](Self::request_sent).
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns why the access token could not be refreshed after the service rejected it. The error itself is the rejection.
    #[must_use]
    pub fn refresh_failure(&self) -> Option<&Error> {
        self.0.refresh.as_ref()
    }

    /// Returns whether the API request reached the service, in any attempt.
    ///
    /// [`Maybe`](RequestSent::Maybe) means that the request was sent and no response arrived: the service may or may not have
    /// carried it out.
    #[must_use]
    pub fn request_sent(&self) -> RequestSent {
        self.0.request_sent
    }

    /// Returns whether a request of the token exchange that failed reached the authentication host. [`No`](RequestSent::No)
    /// if no exchange failed.
    #[must_use]
    pub fn exchange_sent(&self) -> RequestSent {
        let refresh = self.refresh_failure().map(Self::exchange_sent);
        refresh.unwrap_or_default().max(self.0.exchange_sent)
    }

    /// Returns why the token store could not be used, if the store says so.
    #[must_use]
    pub fn store_failure(&self) -> Option<StoreFailure> {
        self.0.store_failure
    }

    /// Returns whether the credential or the access token was rejected.
    ///
    /// # Troubleshooting
    /// The refresh token was revoked, belongs to another region, or is incomplete. Create a new one in the web app.
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.kind() == Kind::Authentication
    }

    /// Returns whether the user is not allowed to make the call.
    ///
    /// # Troubleshooting
    /// A refresh token has the role of its user; the plan of the account can also forbid a call.
    #[must_use]
    pub fn is_permission(&self) -> bool {
        self.kind() == Kind::Permission
    }

    /// Returns whether the resource does not exist, or is not visible to the user.
    ///
    /// # Troubleshooting
    /// Ids of one region do not exist in the other. The resources of a team are visible to its members only.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == Kind::NotFound
    }

    /// Returns whether the call conflicts with the current state of a resource; see [`conflict_data`](Self::conflict_data).
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.kind() == Kind::Conflict
    }

    /// Returns whether the service rejected the content of the request; see [`field_errors`](Self::field_errors).
    #[must_use]
    pub fn is_validation(&self) -> bool {
        self.kind() == Kind::Validation
    }

    /// Returns whether there were too many requests; see [`retry_after`](Self::retry_after).
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == Kind::RateLimited
    }

    /// Returns whether the service failed.
    #[must_use]
    pub fn is_server(&self) -> bool {
        self.kind() == Kind::Server
    }

    /// Returns whether a deadline or timeout passed.
    ///
    /// # Troubleshooting
    /// The service may have carried out the request: see [`request_sent`](Self::request_sent). For a large export, raise the
    /// deadline of the call or stream it.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind() == Kind::Timeout
    }

    /// Returns whether the connection could not be established, or broke.
    ///
    /// # Troubleshooting
    /// The [`source`](std::error::Error::source) says whether the host name, the network, the proxy or the certificate is the problem.
    #[must_use]
    pub fn is_connection(&self) -> bool {
        self.kind() == Kind::Connection
    }

    /// Returns whether the response could not be decoded; see [`json_path`](Self::json_path).
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.kind() == Kind::Decode
    }

    /// Returns whether the response is not a documented one, although its status is not an error; see [`Kind`] for the cases.
    ///
    /// # Troubleshooting
    /// The service has probably carried out the request. An HTML page comes from a proxy, a login page or a wrong base URL.
    #[must_use]
    pub fn is_unexpected_response(&self) -> bool {
        self.kind() == Kind::UnexpectedResponse
    }

    /// Returns whether a list is not complete, because the service returned only a part of it or contradicted itself.
    ///
    /// # Troubleshooting
    /// Narrow the list: a shorter time range, a filter. [`List::partial`](crate::list::List::partial) returns the items that
    /// were read.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.kind() == Kind::Truncated
    }

    /// Returns whether the service redirected to another URL, which is not followed.
    ///
    /// # Troubleshooting
    /// Check the base URL; the message has the host of the redirect.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        self.kind() == Kind::Redirect
    }

    /// Returns whether the credential or the tokens could not be read from, or written to, their store.
    #[must_use]
    pub fn is_credential_store(&self) -> bool {
        self.kind() == Kind::CredentialStore
    }

    /// Returns whether the client or the request was configured wrongly. No request was sent.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.kind() == Kind::Configuration
    }

    /// Returns whether the same call can succeed later without a change to the request or the client.
    ///
    /// This does not mean that a retry is safe: after [`Kind::Timeout`] and [`Kind::Connection`] the service may have carried
    /// out the request. See [`request_sent`](Self::request_sent).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.kind() {
            Kind::RateLimited | Kind::Timeout | Kind::Connection => true,
            Kind::Server => !matches!(self.status().map(|s| s.as_u16()), Some(501 | 505)),
            Kind::CredentialStore => matches!(
                self.store_failure(),
                Some(StoreFailure::Unavailable | StoreFailure::Locked | StoreFailure::Fenced)
            ),
            _ => false,
        }
    }
}

/// Constructors, for the crates of this workspace and for implementations of its traits.
impl Error {
    /// Creates an error of `kind`. The message is shown as it is: one line, no secret, not the text of the source.
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
            refresh: None,
            request_sent: RequestSent::No,
            exchange_sent: RequestSent::No,
            store_failure: None,
            source: None,
        }))
    }

    /// Creates the error of a response with an error status. The body is parsed by its structure; the content type is ignored.
    ///
    /// Every occurrence of one of `secrets` in the body is redacted first.
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

    /// Adds the `operationId`.
    #[must_use]
    pub fn with_operation(mut self, operation: &'static str) -> Self {
        self.inner().operation = Some(operation);
        self
    }

    /// Adds the HTTP status.
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

    /// Adds the `Retry-After` of the response.
    #[must_use]
    pub fn with_retry_after(mut self, retry_after: Option<Duration>) -> Self {
        self.inner().retry_after = retry_after;
        self
    }

    /// Adds the number of attempts.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.inner().attempts = attempts;
        self
    }

    /// Adds whether the API request reached the service.
    #[must_use]
    pub fn with_request_sent(mut self, sent: RequestSent) -> Self {
        self.inner().request_sent = sent;
        self
    }

    /// Adds whether the request of a token exchange reached the authentication host.
    #[must_use]
    pub fn with_exchange_sent(mut self, sent: RequestSent) -> Self {
        self.inner().exchange_sent = sent;
        self
    }

    /// Adds why the token store could not be used.
    #[must_use]
    pub fn with_store_failure(mut self, failure: StoreFailure) -> Self {
        self.inner().store_failure = Some(failure);
        self
    }

    /// Adds why the access token could not be refreshed.
    #[must_use]
    pub fn with_refresh_failure(mut self, failure: Error) -> Self {
        self.inner().refresh = Some(failure);
        self
    }

    /// Creates the error of strict decoding, with its JSON path.
    pub(crate) fn at_json_path(path: String, cause: &serde_json::Error) -> Self {
        // The message of `serde_json` can quote the response.
        let what = match cause.classify() {
            serde_json::error::Category::Data => "a value has another type than the one to decode",
            serde_json::error::Category::Eof => "the response ends in the middle",
            _ => "the response is not JSON",
        };
        // A value that was parsed before has no lines.
        let message = match cause.line() {
            0 => what.to_owned(),
            line => format!("{what} (line {line}, column {})", cause.column()),
        };
        let mut made = Self::new(Kind::Decode, message);
        made.inner().json_path = Some(single_line(&path, MAX_PATH));
        made
    }

    fn inner(&mut self) -> &mut Inner {
        Arc::make_mut(&mut self.0)
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        let mut made = Self::new(Kind::Decode, single_line(&error.message, text::MAX_MESSAGE));
        made.inner().json_path = Some(single_line(&error.path, MAX_PATH));
        made
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.0.refresh, &self.0.source) {
            (Some(refresh), _) => Some(refresh),
            (None, Some(source)) => Some(&**source),
            (None, None) => None,
        }
    }
}
