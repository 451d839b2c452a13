//! The audit log.

use jiff::Timestamp;

use super::database::Database;
use super::records::AuditEntry;

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
