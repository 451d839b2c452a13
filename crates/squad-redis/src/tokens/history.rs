//! What this process has seen of each record, so that it notices when Redis has lost a record.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The last revision of each record.
#[derive(Debug, Default)]
pub(crate) struct History(Mutex<HashMap<String, u64>>);

impl History {
    /// The last revision that was seen, or 0.
    pub(super) fn last(&self, name: &str) -> u64 {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(name).copied().unwrap_or_default()
    }

    pub(super) fn saw(&self, name: &str, revision: u64) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let last = seen.entry(name.to_owned()).or_default();
        *last = revision.max(*last);
    }
}
