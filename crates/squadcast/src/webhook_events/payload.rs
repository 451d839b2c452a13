//! The payload of an outgoing webhook.

use jiff::Timestamp;
use serde_json::Value;
use squad_core::wire;

use super::WebhookIncident;
use crate::id::identified;
use crate::{Error, Result, kind};

/// The payload of an outgoing webhook. Its JSON Schema, with the feature `schemars`, is that of version 2.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WebhookPayload {
    /// A payload of version 2.
    V2(Box<WebhookEvent>),
    /// A payload of another version. Version 1 is flat, and its fields are not documented.
    Other(OtherPayload),
}

/// A payload of another version than 2. `Debug` does not show its body.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct OtherPayload {
    /// The version, if the payload has one.
    pub version: Option<String>,
    /// The whole payload.
    pub body: Value,
}

squad_core::redacted_debug!(OtherPayload { version } { body });

squad_core::open_enum! {
    /// What happened.
    pub enum EventType {
        /// An incident was raised.
        IncidentTriggered = "incident.triggered",
        /// An incident was acknowledged.
        IncidentAcknowledged = "incident.acknowledged",
        /// An incident was resolved.
        IncidentResolved = "incident.resolved",
        /// An incident was assigned to another user, squad or policy.
        IncidentReassigned = "incident.reassigned",
    }
}

#[cfg(feature = "schemars")]
squad_core::open_enum_schema!(EventType);

/// An event of version 2.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookEvent {
    /// Id of the event.
    pub id: String,
    /// What happened.
    pub event_type: EventType,
    /// When it happened.
    pub timestamp: Option<Timestamp>,
    /// The organization that sends the event.
    pub organization: WebhookOrganization,
    /// The team that the resource belongs to.
    pub team: WebhookTeam,
    /// The resource that the event is about.
    pub resource: WebhookResource,
}

/// The resource that an event is about.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum WebhookResource {
    /// An incident.
    Incident(Box<WebhookIncident>),
    /// A resource that this version does not know.
    Other(OtherResource),
}

/// A resource that this version does not know. `Debug` does not show its fields.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct OtherResource {
    /// Kind of the resource.
    pub type_: String,
    /// Its fields.
    pub data: Value,
}

squad_core::redacted_debug!(OtherResource { type_ } { data });

/// The organization that sends an event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookOrganization {
    /// Id of the organization.
    pub id: String,
    /// Name of the organization.
    pub name: String,
}

squad_core::lenient_struct!(WebhookOrganization default {} { id = "id", name = "name" });

/// The team of an event.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
#[non_exhaustive]
pub struct WebhookTeam {
    /// Id of the team.
    pub id: String,
    /// Name of the team.
    pub name: String,
}

squad_core::lenient_struct!(WebhookTeam default {} { id = "id", name = "name" });

/// The payload of an outgoing webhook, version 2.
#[derive(Clone)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = ["version", "event", "data"]))
)]
struct Payload {
    version: Option<String>,
    event: Event,
    data: Data,
}

squad_core::lenient_struct!(Payload {} { version = "version", event = "event", data = "data" });

/// Describes version 2, the documented one.
#[cfg(feature = "schemars")]
impl squad_core::schema::schemars::JsonSchema for WebhookPayload {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "WebhookPayload".into()
    }

    fn json_schema(
        generator: &mut squad_core::schema::schemars::SchemaGenerator,
    ) -> squad_core::schema::schemars::Schema {
        Payload::json_schema(generator)
    }
}

#[derive(Clone)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
struct Event {
    id: String,
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    type_: EventType,
    resource: String,
    timestamp: Option<Timestamp>,
}

squad_core::lenient_struct!(Event {} {
    id = "id", type_ = "type", resource = "resource", timestamp = "timestamp",
});

#[derive(Clone)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars", extend("required" = []))
)]
struct Data {
    resource_type: String,
    organization: WebhookOrganization,
    team: WebhookTeam,
    #[cfg_attr(feature = "schemars", schemars(with = "WebhookIncident"))]
    resource_data: Value,
}

squad_core::lenient_struct!(Data {} {
    resource_type = "resource_type", organization = "organization", team = "team", resource_data = "resource_data",
});

impl WebhookPayload {
    /// Parses a payload without verifying who sent it; a [`Receiver`](super::Receiver) does both.
    ///
    /// # Errors
    /// [`is_decode`](Error::is_decode) if the text is not a JSON object, or if the incident of an event has no id.
    pub fn parse(body: &[u8]) -> Result<Self> {
        let Payload {
            version,
            event,
            data,
        } = wire::decode(body, None).map_err(Error::from)?;
        if version.as_deref() != Some("v2") {
            let body = wire::decode(body, None).map_err(Error::from)?;
            return Ok(Self::Other(OtherPayload { version, body }));
        }
        let type_ = if event.resource.is_empty() {
            data.resource_type
        } else {
            event.resource
        };
        let resource = if type_ == "incident" {
            let incident = serde_json::from_value(data.resource_data);
            WebhookResource::Incident(incident.map_err(|error| {
                Error::new(
                    crate::Kind::Decode,
                    "the incident of the event cannot be decoded",
                )
                .with_source(error)
            })?)
        } else {
            WebhookResource::Other(OtherResource {
                type_,
                data: data.resource_data,
            })
        };
        Ok(Self::V2(Box::new(WebhookEvent {
            id: event.id,
            event_type: event.type_,
            timestamp: event.timestamp,
            organization: data.organization,
            team: data.team,
            resource,
        })))
    }
}

identified!(kind::Team: WebhookTeam.id);
