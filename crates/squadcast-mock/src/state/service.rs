//! Services with all that is set up on them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{Kind, World};

/// A service: what incidents are raised on.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The name, which no other service of the team has.
    pub name: String,
    /// What the service is.
    pub description: String,
    /// The team that owns it.
    pub team_id: String,
    /// Who is told about its incidents.
    pub escalation_policy_id: String,
    /// The first part of the address that takes alerts by e-mail.
    pub email_prefix: String,
    /// The key that alerts are sent with; a secret, and made up here.
    pub api_key: String,
    /// Ids of the services that this one depends on.
    pub depends: Vec<String>,
    /// The Slack channel that hears of its incidents.
    pub slack_channel: Option<String>,
    /// Whether incidents are held back at present.
    pub on_maintenance: bool,
    /// Windows of maintenance, as the service lists them.
    pub maintenance: Vec<Value>,
    /// Whether alerts are deduplicated by a key.
    pub dedup_key_enabled: bool,
    /// Rules by their kind: `deduplication`, `routing`, `suppression`, `tagging`.
    pub rules: BTreeMap<String, Vec<Value>>,
    /// Templates by their kind and alert source, such as `dedup-key/grafana`.
    pub overlays: BTreeMap<String, Value>,
    /// Fields that are kept as they were sent: `maintainer`, `tags` and the configurations.
    pub settings: Map<String, Value>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl World {
    /// A service with the next id, not yet of the organization.
    pub(crate) fn new_service(
        &mut self,
        team_id: &str,
        name: &str,
        escalation_policy_id: &str,
        now: Timestamp,
    ) -> Service {
        let id = self.next_id(Kind::Service);
        Service {
            name: name.to_owned(),
            description: String::new(),
            team_id: team_id.to_owned(),
            escalation_policy_id: escalation_policy_id.to_owned(),
            email_prefix: super::people::slug(name),
            api_key: format!("made-up-ingestion-key-{id}"),
            depends: Vec::new(),
            slack_channel: None,
            on_maintenance: false,
            maintenance: Vec::new(),
            dedup_key_enabled: false,
            rules: BTreeMap::new(),
            overlays: BTreeMap::new(),
            settings: Map::new(),
            created_at: now,
            updated_at: now,
            id,
        }
    }
}
