//! The journal of received requests. It stores no header, no body and no query, and therefore no secret.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::Method;
use jiff::Timestamp;

/// The number of requests that the journal keeps; older ones are dropped.
pub(crate) const MAX_RECORDS: usize = 10_000;

/// The longest path that a record keeps, in bytes.
const MAX_PATH_BYTES: usize = 4096;

/// The host that received a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Host {
    /// The host of the token exchange.
    Authentication,
    /// The host of every other operation.
    Api,
}

/// A request that the mock received.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestRecord {
    /// The host that received it.
    pub host: Host,
    /// The method.
    pub method: Method,
    /// The path without the query, at most 4,096 bytes of it.
    pub path: String,
    /// The operation of this method and path; `None` if the document has none.
    pub operation_id: Option<String>,
    /// The status of the response; `None` before the response and if the connection was closed without one.
    pub status: Option<u16>,
    /// When it arrived, by the mock's [`Clock`](crate::Clock).
    pub at: Timestamp,
}

impl fmt::Display for RequestRecord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.method, self.path)?;
        match self.status {
            Some(status) => write!(out, " {status}"),
            None => write!(out, " (no response)"),
        }
    }
}

/// The received requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Journal(Mutex<Records>);

#[derive(Debug, Default)]
struct Records {
    kept: VecDeque<RequestRecord>,
    /// The number of records that were dropped because the journal was full.
    dropped: usize,
    counts: HashMap<String, usize>,
}

impl Journal {
    fn records(&self) -> MutexGuard<'_, Records> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a request and returns its index.
    pub(crate) fn start(&self, mut record: RequestRecord) -> usize {
        let mut end = record.path.len().min(MAX_PATH_BYTES);
        while !record.path.is_char_boundary(end) {
            end -= 1;
        }
        record.path.truncate(end);
        let mut records = self.records();
        if let Some(operation_id) = &record.operation_id {
            *records.counts.entry(operation_id.clone()).or_default() += 1;
        }
        if records.kept.len() == MAX_RECORDS {
            records.kept.pop_front();
            records.dropped += 1;
        }
        records.kept.push_back(record);
        records.dropped + records.kept.len() - 1
    }

    /// Sets the status of the response to the request with this index.
    pub(crate) fn finish(&self, index: usize, status: u16) {
        let mut records = self.records();
        let position = index.checked_sub(records.dropped);
        if let Some(record) = position.and_then(|position| records.kept.get_mut(position)) {
            record.status = Some(status);
        }
    }

    /// Returns the requests that are kept.
    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        self.records().kept.iter().cloned().collect()
    }

    /// Returns the number of requests of an operation, dropped ones included.
    pub(crate) fn count(&self, operation_id: &str) -> usize {
        let records = self.records();
        records.counts.get(operation_id).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use http::Method;
    use jiff::Timestamp;

    use super::{Host, Journal, MAX_PATH_BYTES, MAX_RECORDS, RequestRecord};

    fn record(path: String) -> RequestRecord {
        RequestRecord {
            host: Host::Api,
            method: Method::GET,
            path,
            operation_id: Some("Teams_getAllTeams".to_owned()),
            status: None,
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn full_journal_drops_the_oldest_requests_and_still_counts_them() {
        let journal = Journal::default();
        let excess = 3;
        let indexes: Vec<usize> = (0..MAX_RECORDS + excess)
            .map(|n| journal.start(record(format!("/{n}"))))
            .collect();
        for (n, index) in indexes.iter().enumerate() {
            journal.finish(*index, if n % 2 == 0 { 200 } else { 404 });
        }
        let kept = journal.all();
        assert_eq!(kept.len(), MAX_RECORDS);
        for (n, record) in (excess..).zip(&kept) {
            assert_eq!(record.path, format!("/{n}"));
            assert_eq!(record.status, Some(if n % 2 == 0 { 200 } else { 404 }));
        }
        assert_eq!(journal.count("Teams_getAllTeams"), MAX_RECORDS + excess);
        assert_eq!(journal.count("Teams_removeTeam"), 0);
    }

    #[test]
    fn long_path_is_cut_at_a_character_boundary() {
        let journal = Journal::default();
        journal.start(record(format!("/{}", "é".repeat(MAX_PATH_BYTES))));
        let path = journal.all().remove(0).path;
        assert_eq!(path.len(), MAX_PATH_BYTES - 1);
        assert!(path.ends_with('é'));
    }
}
