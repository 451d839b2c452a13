//! The one error type of the clients: what was tried, what came back, what to do.

use std::sync::Arc;

/// A result with this crate's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// The credential or the access token was refused (401, or a refused token exchange).
    Authentication,
    /// The credential is good and its role or plan does not allow the call (402, 403).
    Permission,
    /// The thing asked for does not exist, or is not visible to the credential (404).
    NotFound,
    /// The call conflicts with the present state (409).
    Conflict,
    /// The service refused the request's content (400, 422).
    Validation,
    /// Too many calls (429).
    RateLimited,
    /// The service failed (5xx).
    Server,
    /// A deadline ran out.
    Timeout,
    /// The connection could not be made, or broke.
    Connection,
    /// The answer could not be understood.
    Decode,
    /// The client was set up or called wrongly; nothing was sent.
    Configuration,
}

/// Any failure of a call. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Error(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    message: String,
}

impl Error {
    /// An error of `kind`.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self(Arc::new(Inner {
            kind,
            message: message.into(),
        }))
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}
