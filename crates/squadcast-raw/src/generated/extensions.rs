// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `extensions` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use squad_core::wire::{Nullable, absent, identity, receive};

/// Which incidents go to one channel of Microsoft Teams: those of a team, for all or for some of its services.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ChannelConfiguration {
    /// Id of the channel configuration.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Id of the Squadcast team whose incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub squadcast_team_id: String,
    /// Name of the Squadcast team whose incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub squadcast_team_name: String,
    /// Whether incidents of all services of the team are posted; if not, `services` says which.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_all_services: bool,
    /// Services whose incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub services: Vec<crate::extensions::SquadCastServiceMapping>,
    /// Id, in Microsoft Teams, of the channel that gets the messages.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub msteams_channel_id: String,
    /// Name of the channel that gets the messages.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub msteams_channel_name: String,
}

squad_core::received!(ChannelConfiguration { id, squadcast_team_id, squadcast_team_name, is_all_services, services, msteams_channel_id, msteams_channel_name });

squad_core::sent! {
    ChannelConfiguration {
        squadcast_team_id: String,
        squadcast_team_name: String,
        is_all_services: bool,
        services: Vec<crate::extensions::SquadCastServiceMapping>,
        msteams_channel_id: String,
        msteams_channel_name: String,
    } {
        id: String,
    }
}

/// A team of Microsoft Teams that is connected, with its channels.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConnectedTeams {
    /// Id of the connection.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Id of the team in Microsoft Teams.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub team_id: String,
    /// Name of the team in Microsoft Teams.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub team_name: String,
    /// Channels of the team and what is posted to each.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub channel_configurations: Vec<crate::extensions::ChannelConfiguration>,
}

squad_core::received!(ConnectedTeams { id, team_id, team_name, channel_configurations });

squad_core::sent! {
    ConnectedTeams {
        team_id: String,
        team_name: String,
        channel_configurations: Vec<crate::extensions::ChannelConfiguration>,
    } {
        id: String,
    }
}

/// The complete configuration of the Microsoft Teams extension as it is to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateMsTeamsConfigRequest {
    /// Which incident actions are posted, one switch for each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_incident_alert_state: Option<crate::extensions::IncidentActionAlertState>,
    /// Id of the configuration to replace; left out when there is none yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Id of the organization that the configuration belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Name of the Microsoft Teams channel that gets messages by default.
    pub default_conversation_name: String,
    /// Id, in Microsoft Teams, of the channel that gets messages by default.
    pub default_conversation_id: String,
    /// Whether the extension is switched on.
    pub is_active: bool,
    /// Whether messages go to the default channel.
    pub is_default_active: bool,
    /// Whether messages go to the channels set up for single teams and services.
    pub is_custom_channels_active: bool,
    /// Which incident events are posted.
    pub triggers: crate::extensions::Triggers,
    /// Id of the Microsoft tenant that is connected.
    pub tenant_id: String,
    /// Id, in Microsoft Teams, of the account that set up the connection.
    pub from_id: String,
    /// Teams of Microsoft Teams that are connected, with their channels.
    pub connected_teams: Vec<crate::extensions::ConnectedTeams>,
}

squad_core::sent! {
    CreateOrUpdateMsTeamsConfigRequest {
        default_conversation_name: String,
        default_conversation_id: String,
        is_active: bool,
        is_default_active: bool,
        is_custom_channels_active: bool,
        triggers: crate::extensions::Triggers,
        tenant_id: String,
        from_id: String,
        connected_teams: Vec<crate::extensions::ConnectedTeams>,
    } {
        custom_incident_alert_state: crate::extensions::IncidentActionAlertState,
        id: String,
        organization_id: String,
    }
}

squad_core::open_enum! {
    /// Name of an incident event that can be posted. Names other than those listed may occur.
    pub enum EventClass {
        /// `incident_triggered`
        IncidentTriggered = "incident_triggered",
        /// `incident_retriggered`
        IncidentRetriggered = "incident_retriggered",
        /// `incident_acknowledged`
        IncidentAcknowledged = "incident_acknowledged",
        /// `incident_resolved`
        IncidentResolved = "incident_resolved",
        /// `incident_reassigned`
        IncidentReassigned = "incident_reassigned",
        /// `incident_notes_added`
        IncidentNotesAdded = "incident_notes_added",
        /// `incident_postmortem_started`
        IncidentPostmortemStarted = "incident_postmortem_started",
        /// `incident_priority_updated`
        IncidentPriorityUpdated = "incident_priority_updated",
        /// `incident_snoozed`
        IncidentSnoozed = "incident_snoozed",
        /// `incident_unsnoozed`
        IncidentUnsnoozed = "incident_unsnoozed",
        /// `incident_delayed_notifications_resumed`
        IncidentDelayedNotificationsResumed = "incident_delayed_notifications_resumed",
    }
}

/// One switch for each incident action that can be posted to Microsoft Teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct IncidentActionAlertState {
    /// Whether new incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_trigger_active: bool,
    /// Whether incidents that trigger again are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_retrigger_active: bool,
    /// Whether acknowledgements are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_acknowledge_active: bool,
    /// Whether resolutions are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_resolve_active: bool,
    /// Whether reassignments are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_reassign_active: bool,
    /// Whether notes added to incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_notes_added_active: bool,
    /// Whether the start of a postmortem is posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_postmortem_active: bool,
    /// Whether changes of priority are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_priority_updated_active: bool,
}

squad_core::received!(IncidentActionAlertState { is_trigger_active, is_retrigger_active, is_acknowledge_active, is_resolve_active, is_reassign_active, is_notes_added_active, is_postmortem_active, is_priority_updated_active });

squad_core::sent! {
    IncidentActionAlertState {
        is_trigger_active: bool,
        is_retrigger_active: bool,
        is_acknowledge_active: bool,
        is_resolve_active: bool,
        is_reassign_active: bool,
        is_notes_added_active: bool,
        is_postmortem_active: bool,
        is_priority_updated_active: bool,
    } {
    }
}

/// The configuration of the Microsoft Teams extension in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MsTeamsConfigResponse {
    /// Which incident actions are posted, one switch for each.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub custom_incident_alert_state: Option<crate::extensions::IncidentActionAlertState>,
    /// Id of the configuration.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Id of the organization that the configuration belongs to.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Name of the Microsoft Teams channel that gets messages by default.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub default_conversation_name: String,
    /// Id, in Microsoft Teams, of the channel that gets messages by default.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub default_conversation_id: String,
    /// Whether the extension is switched on.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_active: bool,
    /// Whether messages go to the default channel.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_default_active: bool,
    /// Whether messages go to the channels set up for single teams and services.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub is_custom_channels_active: bool,
    /// Which incident events are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub triggers: crate::extensions::Triggers,
    /// Id of the Microsoft tenant that is connected.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub tenant_id: String,
    /// Id, in Microsoft Teams, of the account that set up the connection.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub from_id: String,
    /// Teams of Microsoft Teams that are connected, with their channels.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub connected_teams: Vec<crate::extensions::ConnectedTeams>,
}

squad_core::received!(MsTeamsConfigResponse default { custom_incident_alert_state, id, organization_id, default_conversation_name, default_conversation_id, is_active, is_default_active, is_custom_channels_active, triggers, tenant_id, from_id, connected_teams });

/// A service whose incidents are posted to a channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SquadCastServiceMapping {
    /// Id of the Squadcast service whose incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub squadcast_service_id: String,
    /// Name of the Squadcast service whose incidents are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub squadcast_service_name: String,
}

squad_core::received!(SquadCastServiceMapping { squadcast_service_id, squadcast_service_name });

squad_core::sent! {
    SquadCastServiceMapping {
        squadcast_service_id: String,
        squadcast_service_name: String,
    } {
    }
}

/// Which incident events are posted to Microsoft Teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Triggers {
    /// Whether every event is posted; if not, `custom` says which.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub all_active: bool,
    /// Names of the events that are posted.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub custom: Vec<crate::extensions::EventClass>,
}

squad_core::received!(Triggers { all_active, custom });

squad_core::sent! {
    Triggers {
        all_active: bool,
        custom: Vec<crate::extensions::EventClass>,
    } {
    }
}

/// One page of the outgoing webhooks with the total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GetAllWebhooksResponse {
    /// Wrapper of the page and its figures.
    #[serde(deserialize_with = "identity")]
    pub data: crate::extensions::WebhookPage,
}

squad_core::received!(GetAllWebhooksResponse default { data });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TotalCount {
    /// Number of webhooks in the organization.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub total_count: i64,
}

squad_core::received!(TotalCount default { total_count });

/// Settings of an outgoing webhook: when it is sent, where to and with what.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Webhook {
    /// Name under which people know the webhook.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Text that says what the webhook is for.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Events on which the webhook is sent.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub triggers: Vec<crate::extensions::WebhookTrigger>,
    /// Addresses that are called.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub urls: Vec<crate::extensions::WebhookUrl>,
    /// Secret: headers sent with every call, which often hold credentials; null or absent when there are none.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Nullable::is_absent")]
    pub header: Nullable<BTreeMap<String, String>>,
    /// Conditions that an event must meet for the webhook to be sent; null or absent for every event.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub filters: Option<crate::shared::WebhookFilter>,
    /// Number of times that a failed delivery is tried again.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub max_retry: Option<i64>,
    /// Ids of the teams whose events count; null or empty when all teams do.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Nullable::is_absent")]
    pub teams: Nullable<Vec<String>>,
    /// Whether the events of all teams count.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub is_all_teams_configured: Option<bool>,
    /// Short machine-readable name of the payload template to use.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub custom_payload_template_slug: Option<String>,
    /// Language in which the payload template is written.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// E-mail addresses to tell when deliveries fail; null when there are none. Personal data.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Nullable::is_absent")]
    pub mail_ids: Nullable<Vec<String>>,
    /// How the webhook is started, presumably by events or by hand.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub trigger_type: String,
    /// Template of the request body, where the standard one is not used.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub custom_payload: Option<String>,
    /// Which kind of request body is sent, a standard one or a custom one.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub payload_type: Option<String>,
}

squad_core::received!(Webhook { name, description, triggers, urls, header, filters, max_retry, teams, is_all_teams_configured, custom_payload_template_slug, language, mail_ids, trigger_type, custom_payload, payload_type });

squad_core::sent! {
    Webhook {
        name: String,
        triggers: Vec<crate::extensions::WebhookTrigger>,
        urls: Vec<crate::extensions::WebhookUrl>,
        trigger_type: String,
    } {
        description: String,
        header: Nullable<BTreeMap<String, String>>,
        filters: crate::shared::WebhookFilter,
        max_retry: i64,
        teams: Nullable<Vec<String>>,
        is_all_teams_configured: bool,
        custom_payload_template_slug: String,
        language: String,
        mail_ids: Nullable<Vec<String>>,
        custom_payload: String,
        payload_type: String,
    }
}

squad_core::redacted_debug!(Webhook { name, description, triggers, urls, filters, max_retry, teams, is_all_teams_configured, custom_payload_template_slug, language, mail_ids, trigger_type, custom_payload, payload_type } { header });

/// An outgoing webhook in the short form of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WebhookListItem {
    /// Id of the webhook.
    #[serde(deserialize_with = "identity")]
    pub id: String,
    /// Name under which people know the webhook.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Text that says what the webhook is for; empty when there is none.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub description: String,
    /// How the webhook is started, presumably by events or by hand.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub trigger_type: String,
    /// Which kind of request body is sent, a standard one or a custom one.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub payload_type: String,
    /// Name of the payload template in use; empty for the standard body.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub custom_payload_template_name: String,
}

squad_core::received!(WebhookListItem default { id, name, description, trigger_type, payload_type, custom_payload_template_name });

/// Wrapper of the page and its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WebhookPage {
    /// Webhooks on this page, in short form.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub result: Vec<crate::extensions::WebhookListItem>,
    /// Figures about the list.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub meta: crate::extensions::TotalCount,
}

squad_core::received!(WebhookPage default { result, meta });

/// An outgoing webhook in full: its settings, and what the server adds to them.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WebhookResponse {
    /// Name under which people know the webhook.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub name: String,
    /// Text that says what the webhook is for.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Events on which the webhook is sent.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub triggers: Vec<crate::extensions::WebhookTrigger>,
    /// Addresses that are called.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub urls: Vec<crate::extensions::WebhookUrl>,
    /// Secret: headers sent with every call, which often hold credentials; null or absent when there are none.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub header: BTreeMap<String, String>,
    /// Conditions that an event must meet for the webhook to be sent; null or absent for every event.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub filters: Option<crate::shared::WebhookFilter>,
    /// Number of times that a failed delivery is tried again.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub max_retry: Option<i64>,
    /// Ids of the teams whose events count; null or empty when all teams do.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub teams: Vec<String>,
    /// Whether the events of all teams count.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub is_all_teams_configured: Option<bool>,
    /// Short machine-readable name of the payload template to use.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub custom_payload_template_slug: Option<String>,
    /// Language in which the payload template is written.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// E-mail addresses to tell when deliveries fail; null when there are none. Personal data.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub mail_ids: Vec<String>,
    /// How the webhook is started, presumably by events or by hand.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub trigger_type: String,
    /// Template of the request body, where the standard one is not used.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub custom_payload: Option<String>,
    /// Which kind of request body is sent, a standard one or a custom one.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub payload_type: Option<String>,
    /// Id of the webhook.
    #[serde(deserialize_with = "identity")]
    pub id: String,
    /// Time at which the webhook was made, as text.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub created_at: String,
    /// Time of the latest change to the webhook, as text.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub updated_at: String,
    /// Id of the organization that the webhook belongs to.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Id of the user who made the webhook.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub author_id: String,
    /// Short machine-readable name of the webhook.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub slug: String,
    /// Version of the webhook format that is sent.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

squad_core::received!(WebhookResponse default { name, description, triggers, urls, header, filters, max_retry, teams, is_all_teams_configured, custom_payload_template_slug, language, mail_ids, trigger_type, custom_payload, payload_type, id, created_at, updated_at, organization_id, author_id, slug, version });

squad_core::redacted_debug!(WebhookResponse { name, description, triggers, urls, filters, max_retry, teams, is_all_teams_configured, custom_payload_template_slug, language, mail_ids, trigger_type, custom_payload, payload_type, id, created_at, updated_at, organization_id, author_id, slug, version } { header });

/// An event on which a webhook is sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WebhookTrigger {
    /// Class of things that the event belongs to, such as incidents.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub event_class: String,
    /// What happens to the thing, such as that it is triggered.
    #[serde(default = "absent", deserialize_with = "receive")]
    pub event_type: String,
}

squad_core::received!(WebhookTrigger { event_class, event_type });

squad_core::sent! {
    WebhookTrigger {
        event_class: String,
        event_type: String,
    } {
    }
}

/// An address that a webhook calls.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WebhookUrl {
    /// Secret: address to call, which often holds credentials.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// HTTP method of the call, such as `POST`.
    #[serde(default = "absent", deserialize_with = "receive", skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
}

squad_core::received!(WebhookUrl default { url, method });

squad_core::sent! {
    WebhookUrl {
    } {
        url: String,
        method: String,
    }
}

squad_core::redacted_debug!(WebhookUrl { method } { url });
