// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `extensions` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use squad_core::wire::Nullable;

/// Which incidents go to one channel of Microsoft Teams: those of a team, for all or for some of its services.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ChannelConfiguration {
    /// Id of the channel configuration.
    pub id: Option<String>,
    /// Id of the Squadcast team whose incidents are posted.
    pub squadcast_team_id: String,
    /// Name of the Squadcast team whose incidents are posted.
    pub squadcast_team_name: String,
    /// Whether incidents of all services of the team are posted; if not, `services` says which.
    pub is_all_services: bool,
    /// Services whose incidents are posted.
    pub services: Vec<crate::extensions::SquadCastServiceMapping>,
    /// Id, in Microsoft Teams, of the channel that gets the messages.
    pub msteams_channel_id: String,
    /// Name of the channel that gets the messages.
    pub msteams_channel_name: String,
}

squad_core::lenient_struct!(ChannelConfiguration {} { id = "id", squadcast_team_id = "squadcast_team_id", squadcast_team_name = "squadcast_team_name", is_all_services = "is_all_services", services = "services", msteams_channel_id = "msteams_channel_id", msteams_channel_name = "msteams_channel_name" });

squad_core::request_struct! {
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConnectedTeams {
    /// Id of the connection.
    pub id: Option<String>,
    /// Id of the team in Microsoft Teams.
    pub team_id: String,
    /// Name of the team in Microsoft Teams.
    pub team_name: String,
    /// Channels of the team and what is posted to each.
    pub channel_configurations: Vec<crate::extensions::ChannelConfiguration>,
}

squad_core::lenient_struct!(ConnectedTeams {} { id = "id", team_id = "team_id", team_name = "team_name", channel_configurations = "channel_configurations" });

squad_core::request_struct! {
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
    /// Id of the configuration to replace; omitted if there is none yet.
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

squad_core::request_struct! {
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IncidentActionAlertState {
    /// Whether new incidents are posted.
    pub is_trigger_active: bool,
    /// Whether incidents that are retriggered are posted.
    pub is_retrigger_active: bool,
    /// Whether acknowledgements are posted.
    pub is_acknowledge_active: bool,
    /// Whether resolutions are posted.
    pub is_resolve_active: bool,
    /// Whether reassignments are posted.
    pub is_reassign_active: bool,
    /// Whether notes added to incidents are posted.
    pub is_notes_added_active: bool,
    /// Whether the start of a postmortem is posted.
    pub is_postmortem_active: bool,
    /// Whether changes of priority are posted.
    pub is_priority_updated_active: bool,
}

squad_core::lenient_struct!(IncidentActionAlertState {} { is_trigger_active = "is_trigger_active", is_retrigger_active = "is_retrigger_active", is_acknowledge_active = "is_acknowledge_active", is_resolve_active = "is_resolve_active", is_reassign_active = "is_reassign_active", is_notes_added_active = "is_notes_added_active", is_postmortem_active = "is_postmortem_active", is_priority_updated_active = "is_priority_updated_active" });

squad_core::request_struct! {
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MsTeamsConfigResponse {
    /// Which incident actions are posted, one switch for each.
    pub custom_incident_alert_state: Option<crate::extensions::IncidentActionAlertState>,
    /// Id of the configuration.
    pub id: Option<String>,
    /// Id of the organization that the configuration belongs to.
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

squad_core::lenient_struct!(MsTeamsConfigResponse default {} { custom_incident_alert_state = "custom_incident_alert_state", id = "id", organization_id = "organization_id", default_conversation_name = "default_conversation_name", default_conversation_id = "default_conversation_id", is_active = "is_active", is_default_active = "is_default_active", is_custom_channels_active = "is_custom_channels_active", triggers = "triggers", tenant_id = "tenant_id", from_id = "from_id", connected_teams = "connected_teams" });

/// A service whose incidents are posted to a channel.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SquadCastServiceMapping {
    /// Id of the Squadcast service whose incidents are posted.
    pub squadcast_service_id: String,
    /// Name of the Squadcast service whose incidents are posted.
    pub squadcast_service_name: String,
}

squad_core::lenient_struct!(SquadCastServiceMapping {} { squadcast_service_id = "squadcast_service_id", squadcast_service_name = "squadcast_service_name" });

squad_core::request_struct! {
    SquadCastServiceMapping {
        squadcast_service_id: String,
        squadcast_service_name: String,
    } {
    }
}

/// Which incident events are posted to Microsoft Teams.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Triggers {
    /// Whether every event is posted; if not, `custom` says which.
    pub all_active: bool,
    /// Names of the events that are posted.
    pub custom: Vec<crate::extensions::EventClass>,
}

squad_core::lenient_struct!(Triggers {} { all_active = "all_active", custom = "custom" });

squad_core::request_struct! {
    Triggers {
        all_active: bool,
        custom: Vec<crate::extensions::EventClass>,
    } {
    }
}

/// One page of the outgoing webhooks with the total.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetAllWebhooksResponse {
    /// Wrapper of the page and its figures.
    pub data: crate::extensions::WebhookPage,
}

squad_core::lenient_struct!(GetAllWebhooksResponse default { data = "data" } {});

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalCount {
    /// Number of webhooks in the organization.
    pub total_count: i64,
}

squad_core::lenient_struct!(TotalCount default {} { total_count = "total_count" });

/// Settings of an outgoing webhook: when it is sent, where to and with what.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Webhook {
    /// Name under which people know the webhook.
    pub name: String,
    /// Description of the webhook.
    pub description: Option<String>,
    /// Events on which the webhook is sent.
    pub triggers: Vec<crate::extensions::WebhookTrigger>,
    /// Addresses that are called.
    pub urls: Vec<crate::extensions::WebhookUrl>,
    /// Secret: headers sent with every call, which often hold credentials; null or absent when there are none.
    pub header: Nullable<BTreeMap<String, String>>,
    /// Conditions that an event must meet for the webhook to be sent; null or absent for every event.
    pub filters: Option<crate::shared::WebhookFilter>,
    /// Number of times that a failed delivery is retried.
    pub max_retry: Option<i64>,
    /// Ids of the teams whose events count; null or empty when all teams do.
    pub teams: Nullable<Vec<String>>,
    /// Whether the events of all teams count.
    pub is_all_teams_configured: Option<bool>,
    /// Short machine-readable name of the payload template to use.
    pub custom_payload_template_slug: Option<String>,
    /// Language in which the payload template is written.
    pub language: Option<String>,
    /// E-mail addresses to notify when deliveries fail; null if there are none. Personal data.
    pub mail_ids: Nullable<Vec<String>>,
    /// How the webhook is started, presumably by events or by hand.
    pub trigger_type: String,
    /// Template of the request body, where the standard one is not used.
    pub custom_payload: Option<String>,
    /// Which kind of request body is sent, a standard one or a custom one.
    pub payload_type: Option<String>,
}

squad_core::lenient_struct!(Webhook {} { name = "name", description = "description", triggers = "triggers", urls = "urls", header = "header", filters = "filters", max_retry = "max_retry", teams = "teams", is_all_teams_configured = "is_all_teams_configured", custom_payload_template_slug = "custom_payload_template_slug", language = "language", mail_ids = "mail_ids", trigger_type = "trigger_type", custom_payload = "custom_payload", payload_type = "payload_type" });

squad_core::request_struct! {
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
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebhookListItem {
    /// Id of the webhook.
    pub id: String,
    /// Name under which people know the webhook.
    pub name: String,
    /// Description of the webhook; empty when there is none.
    pub description: String,
    /// How the webhook is started, presumably by events or by hand.
    pub trigger_type: String,
    /// Which kind of request body is sent, a standard one or a custom one.
    pub payload_type: String,
    /// Name of the payload template in use; empty for the standard body.
    pub custom_payload_template_name: String,
}

squad_core::lenient_struct!(WebhookListItem default { id = "id" } { name = "name", description = "description", trigger_type = "trigger_type", payload_type = "payload_type", custom_payload_template_name = "custom_payload_template_name" });

/// Wrapper of the page and its figures.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebhookPage {
    /// Webhooks on this page, in short form.
    pub result: Vec<crate::extensions::WebhookListItem>,
    /// Figures about the list.
    pub meta: crate::extensions::TotalCount,
}

squad_core::lenient_struct!(WebhookPage default {} { result = "result", meta = "meta" });

/// An outgoing webhook in full: its settings, and what the server adds to them.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookResponse {
    /// Name under which people know the webhook.
    pub name: String,
    /// Description of the webhook.
    pub description: Option<String>,
    /// Events on which the webhook is sent.
    pub triggers: Vec<crate::extensions::WebhookTrigger>,
    /// Addresses that are called.
    pub urls: Vec<crate::extensions::WebhookUrl>,
    /// Secret: headers sent with every call, which often hold credentials; null or absent when there are none.
    pub header: BTreeMap<String, String>,
    /// Conditions that an event must meet for the webhook to be sent; null or absent for every event.
    pub filters: Option<crate::shared::WebhookFilter>,
    /// Number of times that a failed delivery is retried.
    pub max_retry: Option<i64>,
    /// Ids of the teams whose events count; null or empty when all teams do.
    pub teams: Vec<String>,
    /// Whether the events of all teams count.
    pub is_all_teams_configured: Option<bool>,
    /// Short machine-readable name of the payload template to use.
    pub custom_payload_template_slug: Option<String>,
    /// Language in which the payload template is written.
    pub language: Option<String>,
    /// E-mail addresses to notify when deliveries fail; null if there are none. Personal data.
    pub mail_ids: Vec<String>,
    /// How the webhook is started, presumably by events or by hand.
    pub trigger_type: String,
    /// Template of the request body, where the standard one is not used.
    pub custom_payload: Option<String>,
    /// Which kind of request body is sent, a standard one or a custom one.
    pub payload_type: Option<String>,
    /// Id of the webhook.
    pub id: String,
    /// Time at which the webhook was made, as text.
    pub created_at: String,
    /// Time of the latest change to the webhook, as text.
    pub updated_at: String,
    /// Id of the organization that the webhook belongs to.
    pub organization_id: Option<String>,
    /// Id of the user who made the webhook.
    pub author_id: String,
    /// Short machine-readable name of the webhook.
    pub slug: String,
    /// Version of the webhook format that is sent.
    pub version: Option<String>,
}

squad_core::lenient_struct!(WebhookResponse default { id = "id" } { name = "name", description = "description", triggers = "triggers", urls = "urls", header = "header", filters = "filters", max_retry = "max_retry", teams = "teams", is_all_teams_configured = "is_all_teams_configured", custom_payload_template_slug = "custom_payload_template_slug", language = "language", mail_ids = "mail_ids", trigger_type = "trigger_type", custom_payload = "custom_payload", payload_type = "payload_type", created_at = "created_at", updated_at = "updated_at", organization_id = "organization_id", author_id = "author_id", slug = "slug", version = "version" });

squad_core::redacted_debug!(WebhookResponse { name, description, triggers, urls, filters, max_retry, teams, is_all_teams_configured, custom_payload_template_slug, language, mail_ids, trigger_type, custom_payload, payload_type, id, created_at, updated_at, organization_id, author_id, slug, version } { header });

/// An event on which a webhook is sent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WebhookTrigger {
    /// Resource class that the event belongs to, such as incidents.
    pub event_class: String,
    /// Action on the resource, such as that it is triggered.
    pub event_type: String,
}

squad_core::lenient_struct!(WebhookTrigger {} { event_class = "event_class", event_type = "event_type" });

squad_core::request_struct! {
    WebhookTrigger {
        event_class: String,
        event_type: String,
    } {
    }
}

/// An address that a webhook calls.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookUrl {
    /// Secret: address to call, which often holds credentials.
    pub url: Option<String>,
    /// HTTP method of the call, such as `POST`.
    pub method: Option<String>,
}

squad_core::lenient_struct!(WebhookUrl default {} { url = "url", method = "method" });

squad_core::request_struct! {
    WebhookUrl {
    } {
        url: String,
        method: String,
    }
}

squad_core::redacted_debug!(WebhookUrl { method } { url });
