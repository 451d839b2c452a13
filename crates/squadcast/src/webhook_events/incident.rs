//! An incident as an event contains it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;
use squad_core::wire::UnknownFields;

use crate::id::identified;
use crate::kind;

squad_core::open_enum! {
    /// The status of an incident in an event.
    pub enum WebhookIncidentStatus {
        /// Raised, and not acknowledged yet.
        Triggered = "triggered",
        /// Acknowledged by a responder.
        Acknowledged = "acknowledged",
        /// Resolved.
        Resolved = "resolved",
        /// Suppressed by a rule, without notifications.
        Suppressed = "suppressed",
    }
}

#[cfg(feature = "schemars")]
squad_core::open_enum_schema!(WebhookIncidentStatus);

/// An incident as an event contains it. `Debug` does not show the payload of the alert.
#[derive(Clone, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = ["id"]))
)]
#[non_exhaustive]
pub struct WebhookIncident {
    /// Id of the incident.
    pub id: String,
    /// Title of the incident.
    pub message: String,
    /// Text that describes the incident.
    pub description: String,
    /// Link to the incident in the web app.
    pub url: String,
    /// Status at the time of the event.
    pub status: WebhookIncidentStatus,
    /// The service that the incident was raised on.
    pub service: WebhookService,
    /// The alert source that it came from.
    pub alert_source: WebhookAlertSource,
    /// When the incident was raised.
    pub created_at: Option<Timestamp>,
    /// To whom the incident is assigned.
    pub assigned_to: Option<WebhookAssignee>,
    /// Owner of the incident.
    pub owner: Option<WebhookOwner>,
    /// The person who raised the incident by hand.
    pub manually_created_by: Option<WebhookCreator>,
    /// Tags. A value is a text, or an object with a color.
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<BTreeMap<String, Value>>")
    )]
    pub tags: BTreeMap<String, Value>,
    /// The payload of the alert, as its sender sent it.
    pub event_payload: Option<Value>,
    /// What happened to the incident so far.
    pub timeline: Vec<TimelineEntry>,
    /// Number of alerts that were merged into the incident.
    pub event_count: i64,
    /// Fields that this version does not know.
    #[cfg_attr(feature = "schemars", schemars(flatten))]
    pub unknown_fields: UnknownFields,
}

squad_core::lenient_struct!(WebhookIncident default { id = "id" } {
    message = "message", description = "description", url = "url", status = "status", service = "service",
    alert_source = "alert_source", created_at = "created_at", assigned_to = "assigned_to", owner = "owner",
    manually_created_by = "manually_created_by", tags = "tags", event_payload = "event_payload",
    timeline = "timeline", event_count = "event_count",
} ..unknown_fields);

squad_core::redacted_debug!(WebhookIncident {
    id, message, description, url, status, service, alert_source, created_at, assigned_to, owner, manually_created_by,
    tags, timeline, event_count, unknown_fields,
} { event_payload });

/// The service of an incident.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookService {
    /// Id of the service.
    pub id: String,
    /// Name of the service.
    pub name: String,
    /// Name of the service in URLs.
    pub slug: String,
}

squad_core::lenient_struct!(WebhookService default {} { id = "id", name = "name", slug = "slug" });

/// The alert source of an incident.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookAlertSource {
    /// Id of the alert source.
    pub id: String,
    /// Name that the web app shows.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: String,
    /// Name in the URL of the incoming webhook.
    pub short_name: String,
}

squad_core::lenient_struct!(WebhookAlertSource default {} {
    id = "id", type_ = "type", short_name = "short_name",
});

/// To whom an incident is assigned.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookAssignee {
    /// Id of the user, squad or escalation policy.
    pub id: String,
    /// Name of the user, squad or escalation policy.
    pub name: String,
    /// Kind of the assignee, for example `user`.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: String,
    /// When the incident was assigned. `None` if the service sends its zero time, which it often does.
    pub assigned_at: Option<Timestamp>,
}

squad_core::lenient_struct!(WebhookAssignee default {} {
    id = "id", name = "name", type_ = "type", assigned_at = "assigned_at",
});

/// The owner of an incident.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookOwner {
    /// Id of the owner.
    pub id: String,
    /// Name of the owner.
    pub name: String,
    /// Kind of the owner, for example `team`.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: String,
}

squad_core::lenient_struct!(WebhookOwner default {} { id = "id", name = "name", type_ = "type" });

/// The person who raised an incident by hand. `Debug` does not show the e-mail address.
#[derive(Clone, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookCreator {
    /// Id of the user.
    pub id: String,
    /// Name of the user.
    pub name: String,
    /// E-mail address of the user.
    pub email: String,
}

squad_core::lenient_struct!(WebhookCreator default {} { id = "id", name = "name", email = "email" });
squad_core::redacted_debug!(WebhookCreator { id, name } { email });

/// What happened to an incident at one time.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct TimelineEntry {
    /// What was done, for example `triggered`.
    pub action: String,
    /// Kind of the assignee, for example `user`.
    pub assigned_to: String,
    /// Name of the assignee.
    pub name: String,
    /// When it was done.
    pub time: Option<Timestamp>,
}

squad_core::lenient_struct!(TimelineEntry default {} {
    action = "action", assigned_to = "assigned_to", name = "name", time = "time",
});

identified!(kind::Incident: WebhookIncident.id);
identified!(kind::Service: WebhookService.id);
identified!(kind::User: WebhookCreator.id);
