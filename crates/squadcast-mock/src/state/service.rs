//! Services with their configuration.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use serde_json::{Map, Value};

/// A service, on which incidents are triggered. `Debug` redacts the ingestion key and the e-mail prefix.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let team = mock.state().add_team("Payments");
/// let mut service = mock.state().add_service(&team.id, "Checkout");
/// service.description = "Takes card payments".to_owned();
/// mock.state().put_service(service);
/// # }
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// The id: 24 hexadecimal digits.
    pub id: String,
    /// The name, unique in the team.
    pub name: String,
    /// The description.
    pub description: String,
    /// The id of the team that owns it.
    pub team_id: String,
    /// The id of the escalation policy.
    pub escalation_policy_id: String,
    /// The local part of the e-mail address that accepts alerts; a secret.
    pub email_prefix: String,
    /// The ingestion key; a secret.
    pub api_key: String,
    /// The ids of the services that this one depends on.
    pub depends: Vec<String>,
    /// The id of the Slack channel.
    pub slack_channel: Option<String>,
    /// Whether it is in maintenance now.
    pub on_maintenance: bool,
    /// The maintenance windows as serialized.
    pub maintenance: Vec<Value>,
    /// Whether alerts are deduplicated by key.
    pub dedup_key_enabled: bool,
    /// The rules by kind: `deduplication`, `routing`, `suppression`, `tagging`.
    pub rules: BTreeMap<String, Vec<Value>>,
    /// The overlays by kind and alert source, such as `dedup-key/grafana`.
    pub overlays: BTreeMap<String, Value>,
    /// The fields that are stored as sent: `maintainer`, `tags` and the configurations.
    pub settings: Map<String, Value>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl fmt::Debug for Service {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Service")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("description", &self.description)
            .field("team_id", &self.team_id)
            .field("escalation_policy_id", &self.escalation_policy_id)
            .field("email_prefix", &"[redacted]")
            .field("api_key", &"[redacted]")
            .field("depends", &self.depends)
            .field("slack_channel", &self.slack_channel)
            .field("on_maintenance", &self.on_maintenance)
            .field("maintenance", &self.maintenance)
            .field("dedup_key_enabled", &self.dedup_key_enabled)
            .field("rules", &self.rules)
            .field("overlays", &self.overlays)
            .field("settings", &self.settings)
            .field("created_at", &self.created_at)
            .field("updated_at", &self.updated_at)
            .finish()
    }
}
