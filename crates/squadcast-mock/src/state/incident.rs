//! Incidents, what happened to them, and which changes of status are possible.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Kind, World};
use crate::refusal::Refusal;

/// An incident.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Incident {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The number that people use, counted from 1 in the organization.
    pub number: u64,
    /// What happened, in a line.
    pub message: String,
    /// What happened, at length.
    pub description: String,
    /// Where it stands.
    pub status: IncidentStatus,
    /// The service it was raised on.
    pub service_id: String,
    /// The team that owns it.
    pub team_id: String,
    /// The short name of the alert source it came from.
    pub alert_source: String,
    /// `P1` to `P5`.
    pub priority: Option<String>,
    /// Tags by key.
    pub tags: BTreeMap<String, Tag>,
    /// Who has it now.
    pub assignee: Option<Assignee>,
    /// Who else was asked to help.
    pub responders: Vec<Assignee>,
    /// When it was raised.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was first acknowledged.
    pub acknowledged_at: Option<Timestamp>,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
    /// Until when its notifications are held back.
    pub snoozed_until: Option<Timestamp>,
    /// Whether somebody starred it.
    pub starred: bool,
    /// The SLO that it counts against.
    pub slo_id: Option<i64>,
    /// Whether it is taken for one that goes away by itself.
    pub transient: bool,
    /// The incident that it was merged into.
    pub parent_id: Option<String>,
    /// What was learnt from it.
    pub postmortem: Option<Postmortem>,
    /// The alerts behind it, oldest first.
    pub events: Vec<IncidentEvent>,
    /// Notes of its war room, oldest first.
    pub notes: Vec<Note>,
    /// What was done with it, oldest first.
    pub log: Vec<LogEntry>,
}

/// Where an incident stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IncidentStatus {
    /// Nobody has taken it yet.
    Triggered,
    /// Somebody works on it.
    Acknowledged,
    /// It is over.
    Resolved,
    /// A rule kept it from being raised.
    Suppressed,
}

impl IncidentStatus {
    /// The status as it is written on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Triggered => "triggered",
            Self::Acknowledged => "acknowledged",
            Self::Resolved => "resolved",
            Self::Suppressed => "suppressed",
        }
    }
}

/// A tag's value and the colour it is shown in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The value.
    pub value: String,
    /// A colour such as `#2f80ed`.
    pub color: String,
}

/// Somebody who has, or helps with, an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignee {
    /// What the id stands for.
    pub kind: AssigneeKind,
    /// The id.
    pub id: String,
    /// Since when.
    pub since: Timestamp,
}

/// What an incident can be assigned to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssigneeKind {
    /// A person.
    User,
    /// A squad.
    Squad,
    /// An escalation policy.
    EscalationPolicy,
}

impl AssigneeKind {
    /// The kind as it is written on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Squad => "squad",
            Self::EscalationPolicy => "escalationpolicy",
        }
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        [Self::User, Self::Squad, Self::EscalationPolicy]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// An alert behind an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentEvent {
    /// What the alert said, in a line.
    pub message: String,
    /// When it came.
    pub at: Timestamp,
    /// Whether it was folded into an incident that was there already.
    pub deduplicated: bool,
}

/// A note in an incident's war room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// 24 hexadecimal digits.
    pub id: String,
    /// Who wrote it.
    pub user_id: String,
    /// The text.
    pub message: String,
    /// Addresses of files.
    pub attachments: Vec<String>,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// What was learnt from an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postmortem {
    /// 24 hexadecimal digits.
    pub id: String,
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// `in_progress`, `under_review` or `published`.
    pub status: String,
    /// What is left to do.
    pub follow_ups: Vec<FollowUp>,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// A task that an incident left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// What is to be done.
    pub task: String,
    /// Whether it is.
    pub is_done: bool,
}

/// Something that was done with an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// What was done, such as `acknowledged`.
    pub action: String,
    /// The user who did it.
    pub user_id: String,
    /// Why, if a reason was given.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Incident {
    /// Whether `id` names this incident, by its id or by its number.
    pub(crate) fn is(&self, id: &str) -> bool {
        self.id == id || id.parse() == Ok(self.number)
    }

    /// Acknowledges the incident; it stays with, or goes to, the one who does.
    pub(crate) fn acknowledge(&mut self, user_id: &str, now: Timestamp) -> Result<(), Refusal> {
        match self.status {
            IncidentStatus::Triggered => {}
            IncidentStatus::Acknowledged => {
                return Err(Refusal::conflict("incident is already acknowledged"));
            }
            status => return Err(wrong_status("acknowledge", status)),
        }
        self.status = IncidentStatus::Acknowledged;
        self.acknowledged_at.get_or_insert(now);
        self.assignee = Some(Assignee {
            kind: AssigneeKind::User,
            id: user_id.to_owned(),
            since: now,
        });
        self.record("acknowledged", user_id, "", now);
        Ok(())
    }

    /// Resolves the incident.
    pub(crate) fn resolve(
        &mut self,
        user_id: &str,
        reason: &str,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        match self.status {
            IncidentStatus::Triggered | IncidentStatus::Acknowledged => {}
            IncidentStatus::Resolved => {
                return Err(Refusal::conflict("incident is already resolved"));
            }
            status @ IncidentStatus::Suppressed => return Err(wrong_status("resolve", status)),
        }
        self.status = IncidentStatus::Resolved;
        self.resolved_at = Some(now);
        self.snoozed_until = None;
        self.record("resolved", user_id, reason, now);
        Ok(())
    }

    /// Gives the incident to somebody; it is then waiting to be taken again.
    pub(crate) fn reassign(
        &mut self,
        kind: AssigneeKind,
        id: &str,
        user_id: &str,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        if matches!(
            self.status,
            IncidentStatus::Resolved | IncidentStatus::Suppressed
        ) {
            return Err(wrong_status("reassign", self.status));
        }
        self.status = IncidentStatus::Triggered;
        self.assignee = Some(Assignee {
            kind,
            id: id.to_owned(),
            since: now,
        });
        self.record("reassigned", user_id, "", now);
        Ok(())
    }

    /// Sets the priority, or takes it away.
    pub(crate) fn set_priority(&mut self, priority: Option<String>, user_id: &str, now: Timestamp) {
        self.priority = priority;
        self.record("priority updated", user_id, "", now);
    }

    /// Writes down what was done.
    pub(crate) fn record(&mut self, action: &str, user_id: &str, reason: &str, now: Timestamp) {
        self.updated_at = now;
        self.log.push(LogEntry {
            action: action.to_owned(),
            user_id: user_id.to_owned(),
            reason: reason.to_owned(),
            at: now,
        });
    }
}

fn wrong_status(what: &str, status: IncidentStatus) -> Refusal {
    Refusal::conflict(format!("cannot {what} a {} incident", status.as_str()))
}

impl World {
    /// A triggered incident with the next id and number, not yet among the others.
    pub(crate) fn new_incident(
        &mut self,
        service_id: &str,
        message: &str,
        now: Timestamp,
    ) -> Incident {
        let id = self.next_id(Kind::Incident);
        let number = self
            .incidents
            .iter()
            .map(|incident| incident.number)
            .max()
            .map_or(1, |last| last + 1);
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
            events: vec![event],
            notes: Vec::new(),
            log: Vec::new(),
        };
        incident.record("triggered", "", "", now);
        incident
    }
}
