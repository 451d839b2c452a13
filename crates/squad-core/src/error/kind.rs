//! The kinds of failure, and which status means which.

use http::StatusCode;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The credential or the access token was refused (401, or a refused token exchange).
    Authentication,
    /// The credential is good and its role or plan does not allow the call (402, 403).
    Permission,
    /// The thing asked for does not exist, or is not visible to the credential (404, 410).
    NotFound,
    /// The call conflicts with the present state (409, 412).
    Conflict,
    /// The service refused the request's content (400, 422 and the other 4xx).
    Validation,
    /// Too many calls (429).
    RateLimited,
    /// The service failed (5xx).
    Server,
    /// A deadline ran out (also 408).
    Timeout,
    /// The connection could not be made, or broke.
    Connection,
    /// The answer could not be understood; a redirect is one, since none is followed.
    Decode,
    /// The client was set up or called wrongly; nothing was sent.
    Configuration,
    /// The service redirected the request, which is not followed.
    Redirect,
    /// The store of the tokens failed. A request for an access token may have been sent.
    CredentialStore,
}

impl Kind {
    /// What an answer of `status` means, when it is no success.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 | 407 => Self::Authentication,
            402 | 403 => Self::Permission,
            404 | 410 => Self::NotFound,
            408 => Self::Timeout,
            409 | 412 => Self::Conflict,
            429 => Self::RateLimited,
            400..=499 => Self::Validation,
            500..=599 => Self::Server,
            _ => Self::Decode,
        }
    }

    /// A short name for `error.type` in traces and metrics, for example `rate_limited`.
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
            Self::Configuration => "configuration",
            Self::Redirect => "redirect",
            Self::CredentialStore => "credential_store",
        }
    }
}

/// Whether a request reached the service.
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
