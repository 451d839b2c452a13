//! The journal of received requests. It is bounded in records and in bytes.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::record::{RequestRecord, StoredBody};

/// The number of requests that the journal stores; older ones are dropped.
pub(crate) const MAX_RECORDS: usize = 10_000;

/// The total size of the journal. Beyond it the oldest bodies are dropped, then the oldest requests.
pub(crate) const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The longest path that a record stores, in bytes.
const MAX_PATH_BYTES: usize = 4096;

/// An estimate of the memory of a record without its texts, and of a pair of its query or headers.
const RECORD_BYTES: usize = 256;
const PAIR_BYTES: usize = 64;

/// The received requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Journal(Mutex<Records>);

#[derive(Debug, Default)]
struct Records {
    stored: VecDeque<RequestRecord>,
    /// The number of records that were dropped because the journal was full.
    dropped: usize,
    /// The size of all records.
    bytes: usize,
    /// The indexes of the records with a body, oldest first.
    bodies: VecDeque<usize>,
    counts: HashMap<String, usize>,
}

impl Journal {
    fn records(&self) -> MutexGuard<'_, Records> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a request. Returns its index, and the number of earlier requests of its operation.
    pub(crate) fn start(&self, mut record: RequestRecord) -> (usize, usize) {
        let mut end = record.path.len().min(MAX_PATH_BYTES);
        while !record.path.is_char_boundary(end) {
            end -= 1;
        }
        record.path.truncate(end);
        let mut records = self.records();
        let mut earlier = 0;
        if let Some(operation_id) = &record.operation_id {
            let count = records.counts.entry(operation_id.clone()).or_default();
            earlier = *count;
            *count += 1;
        }
        if records.stored.len() == MAX_RECORDS {
            records.drop_oldest();
        }
        let index = records.dropped + records.stored.len();
        records.bytes += size(&record);
        records.stored.push_back(record);
        records.shrink();
        (index, earlier)
    }

    /// Sets the body of the request with this index.
    pub(crate) fn set_body(&self, index: usize, body: StoredBody) {
        let mut records = self.records();
        let length = body_size(&body);
        let Some(record) = records.get_mut(index) else {
            return;
        };
        record.body = body;
        if length > 0 {
            records.bytes += length;
            // Bodies arrive in another order than requests.
            let position = records.bodies.partition_point(|other| *other < index);
            records.bodies.insert(position, index);
            records.shrink();
        }
    }

    /// Sets the status of the response to the request with this index.
    pub(crate) fn finish(&self, index: usize, status: u16) {
        if let Some(record) = self.records().get_mut(index) {
            record.status = Some(status);
        }
    }

    /// Returns the requests that are stored.
    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        self.records().stored.iter().cloned().collect()
    }

    /// Returns the number of requests of an operation, dropped ones included.
    pub(crate) fn count(&self, operation_id: &str) -> usize {
        let records = self.records();
        records.counts.get(operation_id).copied().unwrap_or(0)
    }
}

impl Records {
    fn get_mut(&mut self, index: usize) -> Option<&mut RequestRecord> {
        self.stored.get_mut(index.checked_sub(self.dropped)?)
    }

    fn drop_oldest(&mut self) {
        if let Some(record) = self.stored.pop_front() {
            self.bytes -= size(&record);
            if self.bodies.front() == Some(&self.dropped) {
                self.bodies.pop_front();
            }
            self.dropped += 1;
        }
    }

    /// Drops the oldest bodies, then the oldest requests, until the journal is small enough.
    fn shrink(&mut self) {
        while self.bytes > MAX_BYTES {
            let Some(index) = self.bodies.pop_front() else {
                self.drop_oldest();
                continue;
            };
            let mut length = 0;
            if let Some(record) = self.get_mut(index) {
                length = body_size(&record.body);
                record.body = StoredBody::Omitted {
                    length: Some(length),
                    reason: "it was dropped, because the journal was full",
                };
            }
            self.bytes -= length;
        }
    }
}

/// Returns the size of a record in memory.
fn size(record: &RequestRecord) -> usize {
    let pairs = record.query.iter().chain(record.headers.iter());
    let pairs: usize = pairs
        .map(|(name, value)| name.len() + value.len() + PAIR_BYTES)
        .sum();
    RECORD_BYTES + record.path.len() + pairs + body_size(&record.body)
}

fn body_size(body: &StoredBody) -> usize {
    match body {
        StoredBody::Bytes(bytes) => bytes.len(),
        StoredBody::Omitted { .. } => 0,
    }
}

#[cfg(test)]
mod tests;
