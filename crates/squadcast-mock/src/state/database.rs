//! The database: every resource in memory, found by id, and created with the next id.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::SystemTime;

use jiff::Timestamp;
use openapi_mock::resources::Store;
use serde_json::{Value, json};

use super::incident::{Incident, IncidentEvent, IncidentStatus};
use super::links::CalendarLinks;
use super::people::{Team, TeamRole, User, UserRole, slug};
use super::records::{AuditEntry, Export, Violation};
use super::service::Service;
use super::tokens::{Caller, TokenExchange, Tokens};
use crate::api_error::ApiError;
use crate::compatibility;

/// The kind of resource that an id belongs to, and the first byte of its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum IdKind {
    Team = 0x61,
    User = 0x62,
    Service = 0x63,
    Incident = 0x64,
    EscalationPolicy = 0x65,
    TeamRole = 0x66,
    Note = 0x67,
    ApiToken = 0x68,
    Request = 0x69,
    Postmortem = 0x6a,
    Export = 0x6d,
    SlackChannel = 0x6e,
}

/// What became of a request to the incoming webhook.
#[derive(Debug)]
pub(crate) struct Ingested {
    /// The status as serialized: `created`, `deduplicated`, `suppressed` or `discarded`.
    pub(crate) status: &'static str,
    /// The incident that it created or changed.
    pub(crate) incident_id: Option<String>,
}

/// Everything that the fake stores.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) organization_id: String,
    pub(crate) organization_name: String,
    pub(crate) teams: Vec<Team>,
    pub(crate) users: Vec<User>,
    pub(crate) services: Vec<Service>,
    pub(crate) incidents: Vec<Incident>,
    pub(crate) tokens: Tokens,
    /// What became of the requests to the incoming webhook, by request id.
    pub(crate) requests: HashMap<String, Ingested>,
    /// The ids of the active alert sources of services, if they were set.
    pub(crate) alert_sources: HashMap<String, Vec<Value>>,
    /// What requests have changed, oldest first.
    pub(crate) audit_log: Vec<AuditEntry>,
    pub(crate) audit_exports: Vec<Export>,
    /// The exports of incidents.
    pub(crate) exports: Vec<Export>,
    pub(crate) slo_violations: Vec<Violation>,
    pub(crate) calendar_links: CalendarLinks,
    /// The resources whose state is derived from the document.
    pub(crate) store: Store,
    /// The times of the calls of each user and rate-limited operation.
    pub(crate) limited_calls: HashMap<(String, String), VecDeque<Timestamp>>,
    /// What the current request has done to incidents: the trigger of workflows, and the id of the incident.
    pub(crate) triggers: Vec<(&'static str, String)>,
    last_ids: HashMap<IdKind, u64>,
}

impl Database {
    pub(crate) fn new(tokens: Tokens) -> Self {
        Self {
            organization_id: "600000000000000000000001".to_owned(),
            organization_name: "Example Organization".to_owned(),
            teams: Vec::new(),
            users: Vec::new(),
            services: Vec::new(),
            incidents: Vec::new(),
            tokens,
            requests: HashMap::new(),
            alert_sources: HashMap::new(),
            audit_log: Vec::new(),
            audit_exports: Vec::new(),
            exports: Vec::new(),
            slo_violations: Vec::new(),
            calendar_links: CalendarLinks::default(),
            store: Store::new(),
            limited_calls: HashMap::new(),
            triggers: Vec::new(),
            last_ids: HashMap::new(),
        }
    }

    /// Returns the next id of this kind: 24 hexadecimal digits, the same in every run.
    pub(crate) fn next_id(&mut self, kind: IdKind) -> String {
        let last = self.last_ids.entry(kind).or_insert(0);
        *last += 1;
        format!("{:02x}{:022x}", kind as u8, last)
    }

    pub(crate) fn team(&self, id: &str) -> Result<&Team, ApiError> {
        or_not_found(self.teams.iter().find(|team| team.id == id), "team")
    }

    pub(crate) fn team_mut(&mut self, id: &str) -> Result<&mut Team, ApiError> {
        or_not_found(self.teams.iter_mut().find(|team| team.id == id), "team")
    }

    pub(crate) fn user(&self, id: &str) -> Result<&User, ApiError> {
        or_not_found(self.users.iter().find(|user| user.id == id), "user")
    }

    pub(crate) fn user_mut(&mut self, id: &str) -> Result<&mut User, ApiError> {
        or_not_found(self.users.iter_mut().find(|user| user.id == id), "user")
    }

    pub(crate) fn service(&self, id: &str) -> Result<&Service, ApiError> {
        or_not_found(
            self.services.iter().find(|service| service.id == id),
            "service",
        )
    }

    pub(crate) fn service_mut(&mut self, id: &str) -> Result<&mut Service, ApiError> {
        or_not_found(
            self.services.iter_mut().find(|service| service.id == id),
            "service",
        )
    }

    pub(crate) fn incident(&self, id: &str) -> Result<&Incident, ApiError> {
        let index = self.incident_index(id);
        or_not_found(
            index.and_then(|index| self.incidents.get(index)),
            "incident",
        )
    }

    pub(crate) fn incident_mut(&mut self, id: &str) -> Result<&mut Incident, ApiError> {
        let index = self.incident_index(id);
        or_not_found(
            index.and_then(|index| self.incidents.get_mut(index)),
            "incident",
        )
    }

    fn incident_index(&self, id: &str) -> Option<usize> {
        let incidents = &self.incidents;
        // Ids are ascending, except where a test has inserted its own.
        let found = incidents.binary_search_by(|incident| incident.id.as_str().cmp(id));
        found
            .ok()
            .or_else(|| incidents.iter().position(|incident| incident.matches(id)))
    }

    /// Exchanges a refresh token for an access token.
    pub(crate) fn exchange_token(
        &mut self,
        refresh_token: &str,
        now: SystemTime,
    ) -> Result<TokenExchange, ApiError> {
        self.tokens
            .exchange(refresh_token, now)
            .ok_or_else(|| ApiError::new(401, "invalid refresh token"))
    }

    /// Returns the user of an access token if the token is valid at this time and the user exists.
    pub(crate) fn caller(&self, access_token: &str, now: SystemTime) -> Option<Caller> {
        let user_id = self.tokens.user_id(access_token, now)?;
        let user = self.user(user_id).ok()?;
        Some(Caller {
            user_id: user.id.clone(),
            role: user.role,
        })
    }

    /// Creates a user without inserting it.
    pub(crate) fn new_user(
        &mut self,
        first_name: &str,
        last_name: &str,
        email: &str,
        role: UserRole,
    ) -> User {
        User {
            id: self.next_id(IdKind::User),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            email: email.to_owned(),
            role,
            abilities: Vec::new(),
        }
    }

    /// Creates a team with the default roles without inserting it.
    pub(crate) fn new_team(&mut self, name: &str, description: &str, now: Timestamp) -> Team {
        let id = self.next_id(IdKind::Team);
        let roles = ["Admin", "Observer"].map(|name| TeamRole {
            id: self.next_id(IdKind::TeamRole),
            name: name.to_owned(),
            default: true,
            abilities: json!({}),
        });
        Team {
            id,
            name: name.to_owned(),
            description: description.to_owned(),
            members: Vec::new(),
            roles: roles.to_vec(),
            created_at: now,
            updated_at: now,
        }
    }

    /// Creates a service without inserting it. Its maintainer is the account owner.
    pub(crate) fn new_service(
        &mut self,
        team_id: &str,
        name: &str,
        escalation_policy_id: &str,
        now: Timestamp,
    ) -> Service {
        let id = self.next_id(IdKind::Service);
        let maintainer = self.users.first().map_or("", |user| user.id.as_str());
        Service {
            name: name.to_owned(),
            description: String::new(),
            team_id: team_id.to_owned(),
            escalation_policy_id: escalation_policy_id.to_owned(),
            email_prefix: slug(name),
            api_key: format!("sample-ingestion-key-{id}"),
            depends: Vec::new(),
            slack_channel: None,
            on_maintenance: false,
            maintenance: Vec::new(),
            dedup_key_enabled: false,
            rules: BTreeMap::new(),
            overlays: BTreeMap::new(),
            settings: compatibility::service_settings(maintainer),
            created_at: now,
            updated_at: now,
            id,
        }
    }

    /// Creates a triggered incident with the next number without inserting it.
    pub(crate) fn new_incident(
        &mut self,
        service_id: &str,
        message: &str,
        now: Timestamp,
    ) -> Incident {
        let number = self.next_incident_number();
        self.numbered_incident(number, service_id, message, now)
    }

    /// Returns the next number of an incident. It is searched for in all incidents.
    pub(crate) fn next_incident_number(&self) -> u64 {
        let numbers = self.incidents.iter().map(|incident| incident.number);
        numbers.max().map_or(1, |last| last.saturating_add(1))
    }

    /// Creates a triggered incident with a number without inserting it.
    pub(crate) fn numbered_incident(
        &mut self,
        number: u64,
        service_id: &str,
        message: &str,
        now: Timestamp,
    ) -> Incident {
        let id = self.next_id(IdKind::Incident);
        let team_id = self
            .service(service_id)
            .map(|service| service.team_id.clone())
            .unwrap_or_default();
        let event = IncidentEvent {
            message: message.to_owned(),
            at: now,
            deduplicated: false,
        };
        let mut incident = Incident {
            id,
            number,
            message: message.to_owned(),
            description: String::new(),
            status: IncidentStatus::Triggered,
            service_id: service_id.to_owned(),
            team_id,
            alert_source: "api".to_owned(),
            priority: None,
            tags: BTreeMap::new(),
            assignee: None,
            responders: Vec::new(),
            created_at: now,
            updated_at: now,
            acknowledged_at: None,
            resolved_at: None,
            snoozed_until: None,
            starred: false,
            slo_id: None,
            transient: false,
            parent_id: None,
            postmortem: None,
            dedup_key: None,
            events: vec![event],
            notes: Vec::new(),
            log: Vec::new(),
        };
        incident.record("triggered", "", "", now);
        incident
    }
}

fn or_not_found<T>(resource: Option<T>, name: &str) -> Result<T, ApiError> {
    resource.ok_or_else(|| ApiError::not_found(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashSet;
    use std::time::Duration;

    use jiff::Timestamp;
    use serde_json::Value;

    use super::{Database, Tokens};
    use crate::document;

    /// Adds the names of the properties that the document marks as secret.
    fn collect_secrets(node: &Value, secrets: &mut HashSet<String>) {
        if let Some(Value::Object(properties)) = node.get("properties") {
            for (name, property) in properties {
                if property.get("x-secret") == Some(&Value::Bool(true)) {
                    secrets.insert(name.clone());
                }
            }
        }
        match node {
            Value::Object(fields) => {
                for field in fields.values() {
                    collect_secrets(field, secrets);
                }
            }
            Value::Array(items) => {
                for item in items {
                    collect_secrets(item, secrets);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn debug_redacts_what_the_document_marks_as_secret() {
        let document = document::embedded().unwrap();
        let mut secrets = HashSet::new();
        for component in ["Service", "CreateServiceRequest", "UpdateServiceRequest"] {
            let schema = document.component(&format!("V3.Services.{component}"));
            collect_secrets(schema.unwrap(), &mut secrets);
        }
        let mut database = Database::new(Tokens::new(Duration::ZERO));
        let service = database.new_service("61", "Checkout", "65", Timestamp::UNIX_EPOCH);
        let printed = format!("{service:#?}");
        let mut redacted = HashSet::new();
        for line in printed.lines().map(str::trim) {
            let Some((name, value)) = line.split_once(": ") else {
                continue;
            };
            if secrets.contains(name) {
                assert_eq!(value, "\"[redacted]\",", "{name} is not redacted");
                redacted.insert(name);
            }
        }
        assert_eq!(redacted, HashSet::from(["api_key", "email_prefix"]));
    }
}
