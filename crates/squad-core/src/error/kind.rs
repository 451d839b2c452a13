//! The kinds of failure, and which HTTP status means which.

use http::StatusCode;

/// The kind of a failure.
///
/// # Responses with a 2xx status
/// A response is a success only if its body is the documented one. What happens to the others:
///
/// | response | result |
/// |---|---|
/// | empty body, and the operation documents a body | [`UnexpectedResponse`](Self::UnexpectedResponse), unless the wire table marks the operation as [`may_be_empty`](crate::Operation::may_be_empty) |
/// | empty body, and the operation documents a response without a body (204) or none at all | success |
/// | JSON without an error envelope, and the operation documents no body | success; the body is ignored |
/// | HTML or other text, and the operation documents no body | [`UnexpectedResponse`](Self::UnexpectedResponse) |
/// | HTML, and the operation documents another media type | [`UnexpectedResponse`](Self::UnexpectedResponse) |
/// | no JSON, and the operation documents JSON | [`UnexpectedResponse`](Self::UnexpectedResponse) |
/// | an error envelope: a `meta` with an error message or a `status` of 400 and above (a number, or a string that starts with one), or an `error` | the kind of the `status` in the envelope, [`Server`](Self::Server) if it has none |
/// | 206, a part of the body | [`UnexpectedResponse`](Self::UnexpectedResponse) |
/// | JSON that ends in the middle, or of another type than documented | [`Decode`](Self::Decode) |
/// | broken or unknown compression | [`Decode`](Self::Decode) |
/// | a body that is shorter or longer than its `Content-Length`, or a connection that breaks | [`Connection`](Self::Connection) |
///
/// In all of them the service has probably carried out the request. [`UnexpectedResponse`](Self::UnexpectedResponse) and
/// [`Decode`](Self::Decode) are never retried; an error envelope and a broken connection are retried if the operation is
/// idempotent. A body that the caller takes as [`Bytes`](bytes::Bytes) or as a [`ByteStream`](crate::ByteStream) is checked
/// in the same way, but not for valid JSON; of a stream only the first chunk is checked, and an error envelope
/// wherever it is by [`json_rows`](crate::json_rows). A type of your own that is decoded
/// by `request_as` is responsible for its own missing values.
///
/// ```
/// use squad_core::{Error, Kind};
///
/// let error = Error::new(Kind::RateLimited, "too many requests");
/// assert_eq!(error.kind().as_str(), "rate_limited");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The credential or the access token was rejected (401, or a rejected token exchange).
    Authentication,
    /// The role of the user or the plan of the account does not allow the call (402, 403).
    Permission,
    /// The resource does not exist, or is not visible to the user (404, 410).
    NotFound,
    /// The call conflicts with the current state of a resource (409, 412).
    Conflict,
    /// The service rejected the content of the request (400, 422 and every other 4xx).
    Validation,
    /// Too many requests (429).
    RateLimited,
    /// The service failed (5xx).
    Server,
    /// A deadline or timeout passed (also 408).
    Timeout,
    /// The connection could not be established, or broke.
    Connection,
    /// The response could not be decoded.
    Decode,
    /// The response is not a documented one: a 2xx status with an empty body, HTML or other text, or a status such as 304. The
    /// service has probably carried out the request.
    UnexpectedResponse,
    /// A list is not complete: the service returned only a part of it and has no way to continue it, or its pages contradict
    /// each other. The items before the error are valid.
    Truncated,
    /// The service redirected to another URL. Redirects are not followed, because they could take the token to another host.
    Redirect,
    /// The client or the request was configured wrongly. No request was sent.
    Configuration,
    /// The store of the credentials or tokens failed. A request for an access token may have been sent.
    CredentialStore,
}

impl Kind {
    /// Returns the kind of a response with an error status.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 | 407 => Self::Authentication,
            402 | 403 => Self::Permission,
            404 | 410 => Self::NotFound,
            408 => Self::Timeout,
            409 | 412 => Self::Conflict,
            429 => Self::RateLimited,
            301 | 302 | 303 | 307 | 308 => Self::Redirect,
            400..=499 => Self::Validation,
            500..=599 => Self::Server,
            _ => Self::UnexpectedResponse,
        }
    }

    /// Returns a short name for `error.type` in traces and metrics, for example `rate_limited`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Validation => "validation",
            Self::RateLimited => "rate_limited",
            Self::Server => "server",
            Self::Timeout => "timeout",
            Self::Connection => "connection",
            Self::Decode => "decode",
            Self::UnexpectedResponse => "unexpected_response",
            Self::Truncated => "truncated",
            Self::Redirect => "redirect",
            Self::Configuration => "configuration",
            Self::CredentialStore => "credential_store",
        }
    }
}

/// Why a token store could not be used; with [`Kind::CredentialStore`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoreFailure {
    /// The store cannot be reached or does not accept writes now.
    Unavailable,
    /// Another holder has the record.
    Locked,
    /// The record was taken over by another holder, or changed since it was read. Nothing was written.
    Fenced,
    /// The record is not one that this version and configuration can use. Nothing was overwritten.
    Unreadable,
}

/// Whether a request reached the service.
///
/// ```
/// use squad_core::{Error, Kind, RequestSent};
///
/// fn may_repeat(error: &Error) -> bool {
///     error.request_sent() == RequestSent::No
/// }
/// assert!(may_repeat(&Error::new(Kind::Configuration, "the client has no credential")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum RequestSent {
    /// No attempt reached the service.
    #[default]
    No,
    /// An attempt may have reached the service, in part or whole.
    Maybe,
    /// An attempt reached the service: it responded.
    Yes,
}
