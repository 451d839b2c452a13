//! Records of what has happened: the audit log, exports, which finish while a client polls them, and violations of SLOs.

use jiff::Timestamp;
use serde_json::Value;

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

/// An incident that violates an SLO.
#[derive(Debug, Clone)]
pub(crate) struct Violation {
    pub(crate) id: u64,
    pub(crate) slo_id: i64,
    pub(crate) incident_id: String,
    pub(crate) slis: Vec<String>,
    /// The minutes of the error budget that it used up.
    pub(crate) spent: f64,
    pub(crate) false_positive: bool,
    pub(crate) owner_id: String,
    pub(crate) at: Timestamp,
    pub(crate) updated_at: Timestamp,
}
