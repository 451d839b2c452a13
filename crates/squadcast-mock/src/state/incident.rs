//! Incidents, their history, and the permitted changes of status.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::api_error::ApiError;

/// An incident.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let mut incident = mock.state().incidents().remove(0);
/// incident.message = "Checkout is down".to_owned();
/// mock.state().put_incident(incident);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Incident {
    /// The id: 24 hexadecimal digits.
    pub id: String,
    /// The number that users see, counted from 1 in the organization.
    pub number: u64,
    /// The title.
    pub message: String,
    /// The description.
    pub description: String,
    /// The status.
    pub status: IncidentStatus,
    /// The id of the service that it was triggered on.
    pub service_id: String,
    /// The id of the team that owns it.
    pub team_id: String,
    /// The short name of its alert source.
    pub alert_source: String,
    /// The priority, `P1` to `P5`.
    pub priority: Option<String>,
    /// The tags by key.
    pub tags: BTreeMap<String, Tag>,
    /// The current assignee.
    pub assignee: Option<Assignee>,
    /// The additional responders.
    pub responders: Vec<Assignee>,
    /// When it was triggered.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was first acknowledged.
    pub acknowledged_at: Option<Timestamp>,
    /// When it was resolved.
    pub resolved_at: Option<Timestamp>,
    /// The end of the snooze.
    pub snoozed_until: Option<Timestamp>,
    /// Whether it is starred.
    pub starred: bool,
    /// The id of the SLO that it affects.
    pub slo_id: Option<i64>,
    /// Whether it is marked as transient.
    pub transient: bool,
    /// The id of the incident that it was merged into.
    pub parent_id: Option<String>,
    /// The postmortem.
    pub postmortem: Option<Postmortem>,
    /// The `event_id` of the alert that created it, which deduplicates and resolves alerts.
    pub dedup_key: Option<String>,
    /// The events (alerts) of the incident, oldest first.
    pub events: Vec<IncidentEvent>,
    /// The notes, oldest first.
    pub notes: Vec<Note>,
    /// The activity log, oldest first.
    pub log: Vec<LogEntry>,
}

/// The status of an incident.
///
/// ```
/// use squadcast_mock::IncidentStatus;
///
/// assert_eq!(IncidentStatus::Acknowledged.as_str(), "acknowledged");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IncidentStatus {
    /// Not acknowledged yet.
    Triggered,
    /// Acknowledged by its assignee.
    Acknowledged,
    /// Resolved.
    Resolved,
    /// Suppressed by a rule.
    Suppressed,
}

impl IncidentStatus {
    /// Returns the status as serialized.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Triggered => "triggered",
            Self::Acknowledged => "acknowledged",
            Self::Resolved => "resolved",
            Self::Suppressed => "suppressed",
        }
    }
}

/// A tag of an incident.
///
/// ```
/// use squadcast_mock::Tag;
///
/// let tag = Tag { value: "eu".to_owned(), color: "#2f80ed".to_owned() };
/// assert_eq!(tag.value, "eu");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The value.
    pub value: String,
    /// The color, such as `#2f80ed`.
    pub color: String,
}

/// An assignee or additional responder of an incident.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// use squadcast_mock::{Assignee, AssigneeKind};
///
/// let mut incident = mock.state().incidents().remove(0);
/// incident.assignee = Some(Assignee {
///     kind: AssigneeKind::User,
///     id: mock.state().users()[1].id.clone(),
///     since: incident.created_at,
/// });
/// mock.state().put_incident(incident);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignee {
    /// The kind of resource that the id belongs to.
    pub kind: AssigneeKind,
    /// The id.
    pub id: String,
    /// When it was assigned.
    pub since: Timestamp,
}

/// The kind of an [`Assignee`].
///
/// ```
/// use squadcast_mock::AssigneeKind;
///
/// assert_eq!(AssigneeKind::EscalationPolicy.as_str(), "escalationpolicy");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AssigneeKind {
    /// A user.
    User,
    /// A squad.
    Squad,
    /// An escalation policy.
    EscalationPolicy,
}

impl AssigneeKind {
    /// Returns the kind as serialized.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Squad => "squad",
            Self::EscalationPolicy => "escalationpolicy",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        [Self::User, Self::Squad, Self::EscalationPolicy]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// An event (alert) of an incident.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let incident = mock.state().incidents().remove(0);
/// assert!(!incident.events[0].deduplicated);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentEvent {
    /// The message of the alert.
    pub message: String,
    /// When it arrived.
    pub at: Timestamp,
    /// Whether it was deduplicated into an existing incident.
    pub deduplicated: bool,
}

/// A note of an incident.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let incident = mock.state().incidents().remove(0);
/// assert_eq!(incident.notes.len(), 1);
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The id: 24 hexadecimal digits.
    pub id: String,
    /// The id of its author.
    pub user_id: String,
    /// The text.
    pub message: String,
    /// The attachments.
    pub attachments: Vec<String>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// The postmortem of an incident.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let incident = mock.state().incidents().remove(0);
/// let published = incident.postmortem.is_some_and(|postmortem| postmortem.status == "published");
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postmortem {
    /// The id: 24 hexadecimal digits.
    pub id: String,
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
    /// The status: `in_progress`, `under_review` or `published`.
    pub status: String,
    /// The follow-up tasks.
    pub follow_ups: Vec<FollowUp>,
    /// When it was created.
    pub created_at: Timestamp,
}

/// A follow-up task of a postmortem.
///
/// ```
/// use squadcast_mock::FollowUp;
///
/// let follow_up = FollowUp { task: "Add an alert".to_owned(), is_done: false };
/// assert!(!follow_up.is_done);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The task.
    pub task: String,
    /// Whether it is done.
    pub is_done: bool,
}

/// An entry of the activity log of an incident.
///
/// ```
/// # fn example(mock: &squadcast_mock::MockServer) {
/// let incident = mock.state().incidents().remove(0);
/// assert!(incident.log.iter().any(|entry| entry.action == "resolved"));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The action, such as `acknowledged`.
    pub action: String,
    /// The id of the user, empty for the service itself.
    pub user_id: String,
    /// The reason; empty if none was given.
    pub reason: String,
    /// When it happened.
    pub at: Timestamp,
}

impl Incident {
    /// Returns whether `id` is the id or the number of this incident.
    pub(crate) fn matches(&self, id: &str) -> bool {
        self.id == id || id.parse() == Ok(self.number)
    }

    /// Acknowledges the incident and assigns it to the user.
    pub(crate) fn acknowledge(&mut self, user_id: &str, now: Timestamp) -> Result<(), ApiError> {
        match self.status {
            IncidentStatus::Triggered => {}
            IncidentStatus::Acknowledged => {
                return Err(ApiError::conflict("incident is already acknowledged"));
            }
            status => return Err(status_conflict("acknowledge", status)),
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
    ) -> Result<(), ApiError> {
        match self.status {
            IncidentStatus::Triggered | IncidentStatus::Acknowledged => {}
            IncidentStatus::Resolved => {
                return Err(ApiError::conflict("incident is already resolved"));
            }
            status @ IncidentStatus::Suppressed => return Err(status_conflict("resolve", status)),
        }
        self.status = IncidentStatus::Resolved;
        self.resolved_at = Some(now);
        self.snoozed_until = None;
        self.record("resolved", user_id, reason, now);
        Ok(())
    }

    /// Reassigns the incident and triggers it again.
    ///
    /// Whether the service also sets an acknowledged incident back to triggered is not documented. The fake does, because
    /// the new assignee has not acknowledged it.
    pub(crate) fn reassign(
        &mut self,
        kind: AssigneeKind,
        id: &str,
        user_id: &str,
        now: Timestamp,
    ) -> Result<(), ApiError> {
        if matches!(
            self.status,
            IncidentStatus::Resolved | IncidentStatus::Suppressed
        ) {
            return Err(status_conflict("reassign", self.status));
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

    /// Sets or removes the priority.
    pub(crate) fn set_priority(&mut self, priority: Option<String>, user_id: &str, now: Timestamp) {
        self.priority = priority;
        self.record("priority updated", user_id, "", now);
    }

    /// Adds an entry to the activity log.
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

fn status_conflict(verb: &str, status: IncidentStatus) -> ApiError {
    ApiError::conflict(format!("cannot {verb} a {} incident", status.as_str()))
}
