//! The audit log, and the exports of it and of incidents, which finish while a client polls them.

use jiff::Timestamp;
use serde_json::Value;

use super::database::Database;

/// An entry of the audit log.
#[derive(Debug, Clone)]
pub(crate) struct AuditEntry {
    pub(crate) id: u64,
    /// The noun of the resource.
    pub(crate) resource: String,
    /// `created`, `updated` or `deleted`.
    pub(crate) action: &'static str,
    pub(crate) user_id: String,
    pub(crate) team_id: Option<String>,
    pub(crate) at: Timestamp,
}

/// An export that runs in the background. It is done when it is read for the second time.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) id: String,
    /// The request.
    pub(crate) body: Value,
    pub(crate) user_id: String,
    pub(crate) at: Timestamp,
    /// How often it was read.
    pub(crate) polls: u32,
}

impl Export {
    /// Reads the export, which brings it forward.
    pub(crate) fn poll(&mut self) -> &Self {
        self.polls = self.polls.saturating_add(1);
        self
    }

    pub(crate) fn is_done(&self) -> bool {
        self.polls > 1
    }
}

impl Database {
    /// Adds an entry to the audit log.
    pub(crate) fn record(
        &mut self,
        resource: String,
        action: &'static str,
        user_id: &str,
        team_id: Option<String>,
        at: Timestamp,
    ) {
        self.audit_log.push(AuditEntry {
            id: self.audit_log.len() as u64 + 1,
            resource,
            action,
            user_id: user_id.to_owned(),
            team_id,
            at,
        });
    }
}
