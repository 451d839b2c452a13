//! What a store says about a record, and the failures that processes share through it.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::TokenRecord;
use crate::auth::Fingerprint;
use crate::{Error, Kind};

/// What a store has for one key.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Stored {
    /// The record; `None` if there is none.
    pub record: Option<TokenRecord>,
    /// Grows with each write and removal of the record; `None` if the store does not count them.
    pub revision: Option<u64>,
    /// Why the last exchange failed, and when the next one is due.
    pub failure: Option<SharedFailure>,
    /// The session was revoked and not forgotten since.
    pub revoked: bool,
}

impl Stored {
    /// A record, without revision.
    #[must_use]
    pub fn new(record: Option<TokenRecord>) -> Self {
        Self {
            record,
            ..Self::default()
        }
    }

    /// Sets the revision.
    #[must_use]
    pub fn revision(mut self, revision: u64) -> Self {
        self.revision = Some(revision);
        self
    }

    /// Sets the failure of the last exchange.
    #[must_use]
    pub fn failure(mut self, failure: Option<SharedFailure>) -> Self {
        self.failure = failure;
        self
    }

    /// Sets whether the session was revoked.
    #[must_use]
    pub fn revoked(mut self, revoked: bool) -> Self {
        self.revoked = revoked;
        self
    }
}

/// A failed exchange, for the other processes of a fleet: until [`retry_in`](Self::retry_in) has passed, none of them makes
/// another one.
#[derive(Clone)]
pub struct SharedFailure {
    pub(crate) error: Error,
    pub(crate) retry_in: Duration,
    /// The number of failed exchanges since the last success.
    pub(crate) failures: u32,
    pub(crate) class: SharedClass,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SharedClass {
    Transient,
    /// The provider rejected the client.
    ClientRejected,
    /// The provider rejected this credential.
    Rejected(Fingerprint),
}

/// The form as JSON.
#[derive(Serialize, Deserialize)]
struct Json {
    class: String,
    kind: String,
    message: String,
    failures: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rejected: Option<String>,
}

/// The kinds of errors that are shared; others become the first one.
const KINDS: [Kind; 7] = [
    Kind::Server,
    Kind::Authentication,
    Kind::Permission,
    Kind::RateLimited,
    Kind::Timeout,
    Kind::Connection,
    Kind::Decode,
];

impl SharedFailure {
    /// How long no other exchange is to be made.
    #[must_use]
    pub fn retry_in(&self) -> Duration {
        self.retry_in
    }

    /// Sets how much of the time is left.
    #[must_use]
    pub fn left(mut self, retry_in: Duration) -> Self {
        self.retry_in = retry_in;
        self
    }

    /// Whether the provider rejected the credential. The bytes of such a failure contain a fingerprint of the credential, by
    /// which guesses can be checked.
    #[must_use]
    pub fn is_rejection(&self) -> bool {
        matches!(self.class, SharedClass::Rejected(_))
    }

    /// Serializes the failure without its time.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let (class, rejected) = match self.class {
            SharedClass::Transient => ("transient", None),
            SharedClass::ClientRejected => ("client_rejected", None),
            SharedClass::Rejected(credential) => ("rejected", Some(credential.to_string())),
        };
        let json = Json {
            class: class.to_owned(),
            kind: self.error.kind().as_str().to_owned(),
            message: self.error.message().to_owned(),
            failures: self.failures,
            rejected,
        };
        // Serializing strings and numbers cannot fail, and empty bytes are ignored.
        Zeroizing::new(serde_json::to_vec(&json).unwrap_or_default())
    }

    /// Deserializes what [`to_bytes`](Self::to_bytes) made. `None` if it was not made by this version.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let json: Json = serde_json::from_slice(bytes).ok()?;
        let class = match json.class.as_str() {
            "transient" => SharedClass::Transient,
            "client_rejected" => SharedClass::ClientRejected,
            "rejected" => SharedClass::Rejected(Fingerprint::parse(&json.rejected?)?),
            _ => return None,
        };
        let kind = KINDS.into_iter().find(|kind| kind.as_str() == json.kind);
        Some(Self {
            error: Error::new(kind.unwrap_or(Kind::Server), json.message),
            retry_in: Duration::ZERO,
            failures: json.failures,
            class,
        })
    }
}

impl fmt::Debug for SharedFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedFailure")
            .field("kind", &self.error.kind())
            .field("retry_in", &self.retry_in)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn failures_are_read_as_they_were_written() {
        let rejected = Fingerprint::of("credential", &["a"]);
        for class in [
            SharedClass::Transient,
            SharedClass::ClientRejected,
            SharedClass::Rejected(rejected),
        ] {
            let failure = SharedFailure {
                error: Error::new(Kind::RateLimited, "too many requests"),
                retry_in: Duration::from_secs(3),
                failures: 4,
                class,
            };
            let read = SharedFailure::from_bytes(&failure.to_bytes()).unwrap();
            assert_eq!(read.class, class);
            assert_eq!(read.failures, 4);
            assert_eq!(read.error.kind(), Kind::RateLimited);
            assert_eq!(read.error.message(), "too many requests");
            assert_eq!(
                read.left(Duration::from_secs(2)).retry_in(),
                Duration::from_secs(2)
            );
        }
        for invalid in [
            "",
            "{}",
            "[]",
            r#"{"class":"x","kind":"server","message":"","failures":0}"#,
        ] {
            assert!(SharedFailure::from_bytes(invalid.as_bytes()).is_none());
        }
    }
}
