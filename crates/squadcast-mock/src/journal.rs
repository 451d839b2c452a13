//! What was asked and how it was answered, for a test to look at. No header, no body and no query is kept, and so no secret.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use http::Method;
use jiff::Timestamp;

/// Which of the two hosts a request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Host {
    /// The host of the token exchange.
    Authentication,
    /// The host of everything else.
    Api,
}

/// One request that the mock received.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestRecord {
    /// The host it came to.
    pub host: Host,
    /// The method.
    pub method: Method,
    /// The path, without the query.
    pub path: String,
    /// The operation that method and path name, if the document has one.
    pub operation_id: Option<String>,
    /// The status of the answer; none while it is being made, and none if the connection was broken off instead.
    pub status: Option<u16>,
    /// When it came, by the mock's clock.
    pub at: Timestamp,
}

impl fmt::Display for RequestRecord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.method, self.path)?;
        match self.status {
            Some(status) => write!(out, " {status}"),
            None => write!(out, " (no answer)"),
        }
    }
}

/// The requests so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Journal(Arc<Mutex<Vec<RequestRecord>>>);

impl Journal {
    fn records(&self) -> MutexGuard<'_, Vec<RequestRecord>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a request down; answers its place.
    pub(crate) fn begin(&self, record: RequestRecord) -> usize {
        let mut records = self.records();
        records.push(record);
        records.len() - 1
    }

    /// Writes down how the request at `place` was answered.
    pub(crate) fn end(&self, place: usize, status: u16) {
        if let Some(record) = self.records().get_mut(place) {
            record.status = Some(status);
        }
    }

    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        self.records().clone()
    }
}
