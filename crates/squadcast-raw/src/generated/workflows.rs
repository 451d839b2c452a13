// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `workflows` area.

use std::collections::BTreeMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An action to put into a workflow. `name` distinguishes the kinds.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum ActionRequest {
    /// `sq_attach_runbooks`
    SqAttachRunbooks(crate::workflows::ActionRequestSqAttachRunbooks),
    /// `sq_mark_incident_slo_affecting`
    SqMarkIncidentSloAffecting(crate::workflows::ActionRequestSqMarkIncidentSloAffecting),
    /// `sq_trigger_manual_webhook`
    SqTriggerManualWebhook(crate::workflows::ActionRequestSqTriggerManualWebhook),
    /// `sq_update_incident_priority`
    SqUpdateIncidentPriority(crate::workflows::ActionRequestSqUpdateIncidentPriority),
    /// `sq_add_status_page_issue`
    SqAddStatusPageIssue(crate::workflows::ActionRequestSqAddStatusPageIssue),
    /// `sq_add_incident_note`
    SqAddIncidentNote(crate::workflows::ActionRequestSqAddIncidentNote),
    /// `slack_archive_channel`
    SlackArchiveChannel(crate::workflows::ActionRequestSlackArchiveChannel),
    /// `sq_add_communication_channel`
    SqAddCommunicationChannel(crate::workflows::ActionRequestSqAddCommunicationChannel),
    /// `slack_message_channel`
    SlackMessageChannel(crate::workflows::ActionRequestSlackMessageChannel),
    /// `slack_message_user`
    SlackMessageUser(crate::workflows::ActionRequestSlackMessageUser),
    /// `sq_make_http_call`
    SqMakeHttpCall(crate::workflows::ActionRequestSqMakeHttpCall),
    /// `slack_create_incident_channel`
    SlackCreateIncidentChannel(crate::workflows::ActionRequestSlackCreateIncidentChannel),
    /// `jira_create_ticket`
    JiraCreateTicket(crate::workflows::ActionRequestJiraCreateTicket),
    /// `msteams_message_channel`
    MsteamsMessageChannel(crate::workflows::ActionRequestMsteamsMessageChannel),
    /// `msteams_message_user`
    MsteamsMessageUser(crate::workflows::ActionRequestMsteamsMessageUser),
    /// `sq_send_email`
    SqSendEmail(crate::workflows::ActionRequestSqSendEmail),
    /// `msteams_create_meeting_link`
    MsteamsCreateMeetingLink(crate::workflows::ActionRequestMsteamsCreateMeetingLink),
    /// One whose tag the document does not list, as it came.
    Unknown(Map<String, Value>),
}

impl From<crate::workflows::ActionRequestSqAttachRunbooks> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqAttachRunbooks) -> Self {
        Self::SqAttachRunbooks(value)
    }
}

impl From<crate::workflows::ActionRequestSqMarkIncidentSloAffecting> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqMarkIncidentSloAffecting) -> Self {
        Self::SqMarkIncidentSloAffecting(value)
    }
}

impl From<crate::workflows::ActionRequestSqTriggerManualWebhook> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqTriggerManualWebhook) -> Self {
        Self::SqTriggerManualWebhook(value)
    }
}

impl From<crate::workflows::ActionRequestSqUpdateIncidentPriority> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqUpdateIncidentPriority) -> Self {
        Self::SqUpdateIncidentPriority(value)
    }
}

impl From<crate::workflows::ActionRequestSqAddStatusPageIssue> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqAddStatusPageIssue) -> Self {
        Self::SqAddStatusPageIssue(value)
    }
}

impl From<crate::workflows::ActionRequestSqAddIncidentNote> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqAddIncidentNote) -> Self {
        Self::SqAddIncidentNote(value)
    }
}

impl From<crate::workflows::ActionRequestSlackArchiveChannel> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSlackArchiveChannel) -> Self {
        Self::SlackArchiveChannel(value)
    }
}

impl From<crate::workflows::ActionRequestSqAddCommunicationChannel> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqAddCommunicationChannel) -> Self {
        Self::SqAddCommunicationChannel(value)
    }
}

impl From<crate::workflows::ActionRequestSlackMessageChannel> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSlackMessageChannel) -> Self {
        Self::SlackMessageChannel(value)
    }
}

impl From<crate::workflows::ActionRequestSlackMessageUser> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSlackMessageUser) -> Self {
        Self::SlackMessageUser(value)
    }
}

impl From<crate::workflows::ActionRequestSqMakeHttpCall> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqMakeHttpCall) -> Self {
        Self::SqMakeHttpCall(value)
    }
}

impl From<crate::workflows::ActionRequestSlackCreateIncidentChannel> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSlackCreateIncidentChannel) -> Self {
        Self::SlackCreateIncidentChannel(value)
    }
}

impl From<crate::workflows::ActionRequestJiraCreateTicket> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestJiraCreateTicket) -> Self {
        Self::JiraCreateTicket(value)
    }
}

impl From<crate::workflows::ActionRequestMsteamsMessageChannel> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestMsteamsMessageChannel) -> Self {
        Self::MsteamsMessageChannel(value)
    }
}

impl From<crate::workflows::ActionRequestMsteamsMessageUser> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestMsteamsMessageUser) -> Self {
        Self::MsteamsMessageUser(value)
    }
}

impl From<crate::workflows::ActionRequestSqSendEmail> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestSqSendEmail) -> Self {
        Self::SqSendEmail(value)
    }
}

impl From<crate::workflows::ActionRequestMsteamsCreateMeetingLink> for ActionRequest {
    fn from(value: crate::workflows::ActionRequestMsteamsCreateMeetingLink) -> Self {
        Self::MsteamsCreateMeetingLink(value)
    }
}

squad_core::tagged_union!(ActionRequest, "name" {
    "sq_attach_runbooks" => SqAttachRunbooks,
    "sq_mark_incident_slo_affecting" => SqMarkIncidentSloAffecting,
    "sq_trigger_manual_webhook" => SqTriggerManualWebhook,
    "sq_update_incident_priority" => SqUpdateIncidentPriority,
    "sq_add_status_page_issue" => SqAddStatusPageIssue,
    "sq_add_incident_note" => SqAddIncidentNote,
    "slack_archive_channel" => SlackArchiveChannel,
    "sq_add_communication_channel" => SqAddCommunicationChannel,
    "slack_message_channel" => SlackMessageChannel,
    "slack_message_user" => SlackMessageUser,
    "sq_make_http_call" => SqMakeHttpCall,
    "slack_create_incident_channel" => SlackCreateIncidentChannel,
    "jira_create_ticket" => JiraCreateTicket,
    "msteams_message_channel" => MsteamsMessageChannel,
    "msteams_message_user" => MsteamsMessageUser,
    "sq_send_email" => SqSendEmail,
    "msteams_create_meeting_link" => MsteamsCreateMeetingLink,
});

/// Action that creates a ticket in Jira.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestJiraCreateTicket {
    /// What the action does in particular.
    pub data: crate::workflows::JiraCreateTicketData,
}

squad_core::request_struct! {
    ActionRequestJiraCreateTicket {
        data: crate::workflows::JiraCreateTicketData,
    } {
    }
}

/// Action that creates a Microsoft Teams meeting for the incident and needs no settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestMsteamsCreateMeetingLink {
}

impl Default for ActionRequestMsteamsCreateMeetingLink {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestMsteamsCreateMeetingLink {
    } {
    }
}

/// Action that sends a message to a Microsoft Teams channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestMsteamsMessageChannel {
    /// What the action does in particular.
    pub data: crate::workflows::MsTeamsMessageChannelData,
}

squad_core::request_struct! {
    ActionRequestMsteamsMessageChannel {
        data: crate::workflows::MsTeamsMessageChannelData,
    } {
    }
}

/// Action that sends a message to a user in Microsoft Teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestMsteamsMessageUser {
    /// What the action does in particular.
    pub data: crate::workflows::MsTeamsMessageUserData,
}

squad_core::request_struct! {
    ActionRequestMsteamsMessageUser {
        data: crate::workflows::MsTeamsMessageUserData,
    } {
    }
}

/// Action that archives the Slack channel of the incident and needs no settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSlackArchiveChannel {
}

impl Default for ActionRequestSlackArchiveChannel {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestSlackArchiveChannel {
    } {
    }
}

/// Action that creates a Slack channel for the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSlackCreateIncidentChannel {
    /// What the action does in particular.
    pub data: crate::workflows::SlackCreateIncidentChannelData,
}

squad_core::request_struct! {
    ActionRequestSlackCreateIncidentChannel {
        data: crate::workflows::SlackCreateIncidentChannelData,
    } {
    }
}

/// Action that sends a message to a Slack channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSlackMessageChannel {
    /// What the action does in particular.
    pub data: crate::workflows::SlackMessageChannelData,
}

squad_core::request_struct! {
    ActionRequestSlackMessageChannel {
        data: crate::workflows::SlackMessageChannelData,
    } {
    }
}

/// Action that sends a message to a user in Slack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSlackMessageUser {
    /// What the action does in particular.
    pub data: crate::workflows::SlackMessageUserData,
}

squad_core::request_struct! {
    ActionRequestSlackMessageUser {
        data: crate::workflows::SlackMessageUserData,
    } {
    }
}

/// Action that adds chat rooms, calls or other links to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqAddCommunicationChannel {
    /// What the action does in particular.
    pub data: crate::workflows::SqAddCommunicationChannelData,
}

squad_core::request_struct! {
    ActionRequestSqAddCommunicationChannel {
        data: crate::workflows::SqAddCommunicationChannelData,
    } {
    }
}

/// Action that adds a note to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqAddIncidentNote {
    /// What the action does in particular.
    pub data: crate::workflows::SqAddIncidentNoteData,
}

squad_core::request_struct! {
    ActionRequestSqAddIncidentNote {
        data: crate::workflows::SqAddIncidentNoteData,
    } {
    }
}

/// Action that opens an issue on a status page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqAddStatusPageIssue {
    /// What the action does in particular.
    pub data: crate::workflows::SqCreateStatusPageIssueData,
}

squad_core::request_struct! {
    ActionRequestSqAddStatusPageIssue {
        data: crate::workflows::SqCreateStatusPageIssueData,
    } {
    }
}

/// Action that attaches runbooks to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqAttachRunbooks {
    /// What the action does in particular.
    pub data: crate::workflows::SqAttachRunbooksData,
}

squad_core::request_struct! {
    ActionRequestSqAttachRunbooks {
        data: crate::workflows::SqAttachRunbooksData,
    } {
    }
}

/// Action that makes an HTTP request to a server of yours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqMakeHttpCall {
    /// What the action does in particular.
    pub data: crate::workflows::SqMakeHttpCallData,
}

squad_core::request_struct! {
    ActionRequestSqMakeHttpCall {
        data: crate::workflows::SqMakeHttpCallData,
    } {
    }
}

/// Action that marks the incident as affecting an SLO.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqMarkIncidentSloAffecting {
    /// What the action does in particular.
    pub data: crate::workflows::SqMarkIncidentSloAffectingData,
}

squad_core::request_struct! {
    ActionRequestSqMarkIncidentSloAffecting {
        data: crate::workflows::SqMarkIncidentSloAffectingData,
    } {
    }
}

/// Action that sends an e-mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqSendEmail {
    /// What the action does in particular.
    pub data: crate::workflows::SqSendEmailData,
}

squad_core::request_struct! {
    ActionRequestSqSendEmail {
        data: crate::workflows::SqSendEmailData,
    } {
    }
}

/// Action that sends a webhook that is otherwise sent by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqTriggerManualWebhook {
    /// What the action does in particular.
    pub data: crate::workflows::SqTriggerManualWebhookData,
}

squad_core::request_struct! {
    ActionRequestSqTriggerManualWebhook {
        data: crate::workflows::SqTriggerManualWebhookData,
    } {
    }
}

/// Action that sets the priority of the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestSqUpdateIncidentPriority {
    /// What the action does in particular.
    pub data: crate::workflows::UpdateIncidentPriorityData,
}

squad_core::request_struct! {
    ActionRequestSqUpdateIncidentPriority {
        data: crate::workflows::UpdateIncidentPriorityData,
    } {
    }
}

/// A change to an action of a workflow. `name` says which kind of action it is, and only the settings that are given change.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum ActionRequestUpdate {
    /// `sq_attach_runbooks`
    SqAttachRunbooks(crate::workflows::ActionRequestUpdateSqAttachRunbooks),
    /// `sq_mark_incident_slo_affecting`
    SqMarkIncidentSloAffecting(crate::workflows::ActionRequestUpdateSqMarkIncidentSloAffecting),
    /// `sq_trigger_manual_webhook`
    SqTriggerManualWebhook(crate::workflows::ActionRequestUpdateSqTriggerManualWebhook),
    /// `sq_update_incident_priority`
    SqUpdateIncidentPriority(crate::workflows::ActionRequestUpdateSqUpdateIncidentPriority),
    /// `sq_add_status_page_issue`
    SqAddStatusPageIssue(crate::workflows::ActionRequestUpdateSqAddStatusPageIssue),
    /// `sq_add_incident_note`
    SqAddIncidentNote(crate::workflows::ActionRequestUpdateSqAddIncidentNote),
    /// `slack_archive_channel`
    SlackArchiveChannel(crate::workflows::ActionRequestUpdateSlackArchiveChannel),
    /// `sq_add_communication_channel`
    SqAddCommunicationChannel(crate::workflows::ActionRequestUpdateSqAddCommunicationChannel),
    /// `slack_message_channel`
    SlackMessageChannel(crate::workflows::ActionRequestUpdateSlackMessageChannel),
    /// `slack_message_user`
    SlackMessageUser(crate::workflows::ActionRequestUpdateSlackMessageUser),
    /// `sq_make_http_call`
    SqMakeHttpCall(crate::workflows::ActionRequestUpdateSqMakeHttpCall),
    /// `slack_create_incident_channel`
    SlackCreateIncidentChannel(crate::workflows::ActionRequestUpdateSlackCreateIncidentChannel),
    /// `jira_create_ticket`
    JiraCreateTicket(crate::workflows::ActionRequestUpdateJiraCreateTicket),
    /// `msteams_message_channel`
    MsteamsMessageChannel(crate::workflows::ActionRequestUpdateMsteamsMessageChannel),
    /// `msteams_message_user`
    MsteamsMessageUser(crate::workflows::ActionRequestUpdateMsteamsMessageUser),
    /// `sq_send_email`
    SqSendEmail(crate::workflows::ActionRequestUpdateSqSendEmail),
    /// `msteams_create_meeting_link`
    MsteamsCreateMeetingLink(crate::workflows::ActionRequestUpdateMsteamsCreateMeetingLink),
    /// One whose tag the document does not list, as it came.
    Unknown(Map<String, Value>),
}

impl From<crate::workflows::ActionRequestUpdateSqAttachRunbooks> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqAttachRunbooks) -> Self {
        Self::SqAttachRunbooks(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqMarkIncidentSloAffecting> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqMarkIncidentSloAffecting) -> Self {
        Self::SqMarkIncidentSloAffecting(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqTriggerManualWebhook> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqTriggerManualWebhook) -> Self {
        Self::SqTriggerManualWebhook(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqUpdateIncidentPriority> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqUpdateIncidentPriority) -> Self {
        Self::SqUpdateIncidentPriority(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqAddStatusPageIssue> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqAddStatusPageIssue) -> Self {
        Self::SqAddStatusPageIssue(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqAddIncidentNote> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqAddIncidentNote) -> Self {
        Self::SqAddIncidentNote(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSlackArchiveChannel> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSlackArchiveChannel) -> Self {
        Self::SlackArchiveChannel(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqAddCommunicationChannel> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqAddCommunicationChannel) -> Self {
        Self::SqAddCommunicationChannel(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSlackMessageChannel> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSlackMessageChannel) -> Self {
        Self::SlackMessageChannel(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSlackMessageUser> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSlackMessageUser) -> Self {
        Self::SlackMessageUser(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqMakeHttpCall> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqMakeHttpCall) -> Self {
        Self::SqMakeHttpCall(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSlackCreateIncidentChannel> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSlackCreateIncidentChannel) -> Self {
        Self::SlackCreateIncidentChannel(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateJiraCreateTicket> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateJiraCreateTicket) -> Self {
        Self::JiraCreateTicket(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateMsteamsMessageChannel> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateMsteamsMessageChannel) -> Self {
        Self::MsteamsMessageChannel(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateMsteamsMessageUser> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateMsteamsMessageUser) -> Self {
        Self::MsteamsMessageUser(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateSqSendEmail> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateSqSendEmail) -> Self {
        Self::SqSendEmail(value)
    }
}

impl From<crate::workflows::ActionRequestUpdateMsteamsCreateMeetingLink> for ActionRequestUpdate {
    fn from(value: crate::workflows::ActionRequestUpdateMsteamsCreateMeetingLink) -> Self {
        Self::MsteamsCreateMeetingLink(value)
    }
}

squad_core::tagged_union!(ActionRequestUpdate, "name" {
    "sq_attach_runbooks" => SqAttachRunbooks,
    "sq_mark_incident_slo_affecting" => SqMarkIncidentSloAffecting,
    "sq_trigger_manual_webhook" => SqTriggerManualWebhook,
    "sq_update_incident_priority" => SqUpdateIncidentPriority,
    "sq_add_status_page_issue" => SqAddStatusPageIssue,
    "sq_add_incident_note" => SqAddIncidentNote,
    "slack_archive_channel" => SlackArchiveChannel,
    "sq_add_communication_channel" => SqAddCommunicationChannel,
    "slack_message_channel" => SlackMessageChannel,
    "slack_message_user" => SlackMessageUser,
    "sq_make_http_call" => SqMakeHttpCall,
    "slack_create_incident_channel" => SlackCreateIncidentChannel,
    "jira_create_ticket" => JiraCreateTicket,
    "msteams_message_channel" => MsteamsMessageChannel,
    "msteams_message_user" => MsteamsMessageUser,
    "sq_send_email" => SqSendEmail,
    "msteams_create_meeting_link" => MsteamsCreateMeetingLink,
});

/// Change to the action that creates a ticket in Jira.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateJiraCreateTicket {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::JiraCreateTicketDataUpdate>,
}

impl Default for ActionRequestUpdateJiraCreateTicket {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateJiraCreateTicket {
    } {
        data: crate::workflows::JiraCreateTicketDataUpdate,
    }
}

/// Change to the action that creates a Microsoft Teams meeting for the incident and needs no settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateMsteamsCreateMeetingLink {
}

impl Default for ActionRequestUpdateMsteamsCreateMeetingLink {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateMsteamsCreateMeetingLink {
    } {
    }
}

/// Change to the action that sends a message to a Microsoft Teams channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateMsteamsMessageChannel {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::MsTeamsMessageChannelDataUpdate>,
}

impl Default for ActionRequestUpdateMsteamsMessageChannel {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateMsteamsMessageChannel {
    } {
        data: crate::workflows::MsTeamsMessageChannelDataUpdate,
    }
}

/// Change to the action that sends a message to a user in Microsoft Teams.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateMsteamsMessageUser {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::MsTeamsMessageUserDataUpdate>,
}

impl Default for ActionRequestUpdateMsteamsMessageUser {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateMsteamsMessageUser {
    } {
        data: crate::workflows::MsTeamsMessageUserDataUpdate,
    }
}

/// Change to the action that archives the Slack channel of the incident and needs no settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSlackArchiveChannel {
}

impl Default for ActionRequestUpdateSlackArchiveChannel {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSlackArchiveChannel {
    } {
    }
}

/// Change to the action that creates a Slack channel for the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSlackCreateIncidentChannel {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SlackCreateIncidentChannelDataUpdate>,
}

impl Default for ActionRequestUpdateSlackCreateIncidentChannel {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSlackCreateIncidentChannel {
    } {
        data: crate::workflows::SlackCreateIncidentChannelDataUpdate,
    }
}

/// Change to the action that sends a message to a Slack channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSlackMessageChannel {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SlackMessageChannelDataUpdate>,
}

impl Default for ActionRequestUpdateSlackMessageChannel {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSlackMessageChannel {
    } {
        data: crate::workflows::SlackMessageChannelDataUpdate,
    }
}

/// Change to the action that sends a message to a user in Slack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSlackMessageUser {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SlackMessageUserDataUpdate>,
}

impl Default for ActionRequestUpdateSlackMessageUser {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSlackMessageUser {
    } {
        data: crate::workflows::SlackMessageUserDataUpdate,
    }
}

/// Change to the action that adds chat rooms, calls or other links to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqAddCommunicationChannel {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqAddCommunicationChannelDataUpdate>,
}

impl Default for ActionRequestUpdateSqAddCommunicationChannel {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqAddCommunicationChannel {
    } {
        data: crate::workflows::SqAddCommunicationChannelDataUpdate,
    }
}

/// Change to the action that adds a note to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqAddIncidentNote {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqAddIncidentNoteDataUpdate>,
}

impl Default for ActionRequestUpdateSqAddIncidentNote {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqAddIncidentNote {
    } {
        data: crate::workflows::SqAddIncidentNoteDataUpdate,
    }
}

/// Change to the action that opens an issue on a status page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqAddStatusPageIssue {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqCreateStatusPageIssueDataUpdate>,
}

impl Default for ActionRequestUpdateSqAddStatusPageIssue {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqAddStatusPageIssue {
    } {
        data: crate::workflows::SqCreateStatusPageIssueDataUpdate,
    }
}

/// Change to the action that attaches runbooks to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqAttachRunbooks {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqAttachRunbooksDataUpdate>,
}

impl Default for ActionRequestUpdateSqAttachRunbooks {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqAttachRunbooks {
    } {
        data: crate::workflows::SqAttachRunbooksDataUpdate,
    }
}

/// Change to the action that makes an HTTP request to a server of yours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqMakeHttpCall {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqMakeHttpCallDataUpdate>,
}

impl Default for ActionRequestUpdateSqMakeHttpCall {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqMakeHttpCall {
    } {
        data: crate::workflows::SqMakeHttpCallDataUpdate,
    }
}

/// Change to the action that marks the incident as affecting an SLO.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqMarkIncidentSloAffecting {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqMarkIncidentSloAffectingDataUpdate>,
}

impl Default for ActionRequestUpdateSqMarkIncidentSloAffecting {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqMarkIncidentSloAffecting {
    } {
        data: crate::workflows::SqMarkIncidentSloAffectingDataUpdate,
    }
}

/// Change to the action that sends an e-mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqSendEmail {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqSendEmailDataUpdate>,
}

impl Default for ActionRequestUpdateSqSendEmail {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqSendEmail {
    } {
        data: crate::workflows::SqSendEmailDataUpdate,
    }
}

/// Change to the action that sends a webhook that is otherwise sent by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqTriggerManualWebhook {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::SqTriggerManualWebhookDataUpdate>,
}

impl Default for ActionRequestUpdateSqTriggerManualWebhook {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqTriggerManualWebhook {
    } {
        data: crate::workflows::SqTriggerManualWebhookDataUpdate,
    }
}

/// Change to the action that sets the priority of the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionRequestUpdateSqUpdateIncidentPriority {
    /// What the action does in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<crate::workflows::UpdateIncidentPriorityDataUpdate>,
}

impl Default for ActionRequestUpdateSqUpdateIncidentPriority {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ActionRequestUpdateSqUpdateIncidentPriority {
    } {
        data: crate::workflows::UpdateIncidentPriorityDataUpdate,
    }
}

/// An action of a workflow as returned by the API. `name` distinguishes the kinds.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant)]
#[non_exhaustive]
pub enum ActionResponse {
    /// `sq_attach_runbooks`
    SqAttachRunbooks(crate::workflows::ActionResponseSqAttachRunbooks),
    /// `sq_mark_incident_slo_affecting`
    SqMarkIncidentSloAffecting(crate::workflows::ActionResponseSqMarkIncidentSloAffecting),
    /// `sq_trigger_manual_webhook`
    SqTriggerManualWebhook(crate::workflows::ActionResponseSqTriggerManualWebhook),
    /// `sq_update_incident_priority`
    SqUpdateIncidentPriority(crate::workflows::ActionResponseSqUpdateIncidentPriority),
    /// `sq_add_status_page_issue`
    SqAddStatusPageIssue(crate::workflows::ActionResponseSqAddStatusPageIssue),
    /// `sq_add_incident_note`
    SqAddIncidentNote(crate::workflows::ActionResponseSqAddIncidentNote),
    /// `slack_archive_channel`
    SlackArchiveChannel(crate::workflows::ActionResponseSlackArchiveChannel),
    /// `sq_add_communication_channel`
    SqAddCommunicationChannel(crate::workflows::ActionResponseSqAddCommunicationChannel),
    /// `slack_message_channel`
    SlackMessageChannel(crate::workflows::ActionResponseSlackMessageChannel),
    /// `slack_message_user`
    SlackMessageUser(crate::workflows::ActionResponseSlackMessageUser),
    /// `sq_make_http_call`
    SqMakeHttpCall(crate::workflows::ActionResponseSqMakeHttpCall),
    /// `slack_create_incident_channel`
    SlackCreateIncidentChannel(crate::workflows::ActionResponseSlackCreateIncidentChannel),
    /// `jira_create_ticket`
    JiraCreateTicket(crate::workflows::ActionResponseJiraCreateTicket),
    /// `msteams_message_channel`
    MsteamsMessageChannel(crate::workflows::ActionResponseMsteamsMessageChannel),
    /// `msteams_message_user`
    MsteamsMessageUser(crate::workflows::ActionResponseMsteamsMessageUser),
    /// `sq_send_email`
    SqSendEmail(crate::workflows::ActionResponseSqSendEmail),
    /// `msteams_create_meeting_link`
    MsteamsCreateMeetingLink(crate::workflows::ActionResponseMsteamsCreateMeetingLink),
    /// One whose tag the document does not list, as it came.
    Unknown(Map<String, Value>),
}

impl From<crate::workflows::ActionResponseSqAttachRunbooks> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqAttachRunbooks) -> Self {
        Self::SqAttachRunbooks(value)
    }
}

impl From<crate::workflows::ActionResponseSqMarkIncidentSloAffecting> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqMarkIncidentSloAffecting) -> Self {
        Self::SqMarkIncidentSloAffecting(value)
    }
}

impl From<crate::workflows::ActionResponseSqTriggerManualWebhook> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqTriggerManualWebhook) -> Self {
        Self::SqTriggerManualWebhook(value)
    }
}

impl From<crate::workflows::ActionResponseSqUpdateIncidentPriority> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqUpdateIncidentPriority) -> Self {
        Self::SqUpdateIncidentPriority(value)
    }
}

impl From<crate::workflows::ActionResponseSqAddStatusPageIssue> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqAddStatusPageIssue) -> Self {
        Self::SqAddStatusPageIssue(value)
    }
}

impl From<crate::workflows::ActionResponseSqAddIncidentNote> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqAddIncidentNote) -> Self {
        Self::SqAddIncidentNote(value)
    }
}

impl From<crate::workflows::ActionResponseSlackArchiveChannel> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSlackArchiveChannel) -> Self {
        Self::SlackArchiveChannel(value)
    }
}

impl From<crate::workflows::ActionResponseSqAddCommunicationChannel> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqAddCommunicationChannel) -> Self {
        Self::SqAddCommunicationChannel(value)
    }
}

impl From<crate::workflows::ActionResponseSlackMessageChannel> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSlackMessageChannel) -> Self {
        Self::SlackMessageChannel(value)
    }
}

impl From<crate::workflows::ActionResponseSlackMessageUser> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSlackMessageUser) -> Self {
        Self::SlackMessageUser(value)
    }
}

impl From<crate::workflows::ActionResponseSqMakeHttpCall> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqMakeHttpCall) -> Self {
        Self::SqMakeHttpCall(value)
    }
}

impl From<crate::workflows::ActionResponseSlackCreateIncidentChannel> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSlackCreateIncidentChannel) -> Self {
        Self::SlackCreateIncidentChannel(value)
    }
}

impl From<crate::workflows::ActionResponseJiraCreateTicket> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseJiraCreateTicket) -> Self {
        Self::JiraCreateTicket(value)
    }
}

impl From<crate::workflows::ActionResponseMsteamsMessageChannel> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseMsteamsMessageChannel) -> Self {
        Self::MsteamsMessageChannel(value)
    }
}

impl From<crate::workflows::ActionResponseMsteamsMessageUser> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseMsteamsMessageUser) -> Self {
        Self::MsteamsMessageUser(value)
    }
}

impl From<crate::workflows::ActionResponseSqSendEmail> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseSqSendEmail) -> Self {
        Self::SqSendEmail(value)
    }
}

impl From<crate::workflows::ActionResponseMsteamsCreateMeetingLink> for ActionResponse {
    fn from(value: crate::workflows::ActionResponseMsteamsCreateMeetingLink) -> Self {
        Self::MsteamsCreateMeetingLink(value)
    }
}

squad_core::tagged_union!(ActionResponse, "name" {
    "sq_attach_runbooks" => SqAttachRunbooks,
    "sq_mark_incident_slo_affecting" => SqMarkIncidentSloAffecting,
    "sq_trigger_manual_webhook" => SqTriggerManualWebhook,
    "sq_update_incident_priority" => SqUpdateIncidentPriority,
    "sq_add_status_page_issue" => SqAddStatusPageIssue,
    "sq_add_incident_note" => SqAddIncidentNote,
    "slack_archive_channel" => SlackArchiveChannel,
    "sq_add_communication_channel" => SqAddCommunicationChannel,
    "slack_message_channel" => SlackMessageChannel,
    "slack_message_user" => SlackMessageUser,
    "sq_make_http_call" => SqMakeHttpCall,
    "slack_create_incident_channel" => SlackCreateIncidentChannel,
    "jira_create_ticket" => JiraCreateTicket,
    "msteams_message_channel" => MsteamsMessageChannel,
    "msteams_message_user" => MsteamsMessageUser,
    "sq_send_email" => SqSendEmail,
    "msteams_create_meeting_link" => MsteamsCreateMeetingLink,
});

/// Action that creates a ticket in Jira, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseJiraCreateTicket {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::JiraCreateTicketData,
}

squad_core::lenient_struct!(ActionResponseJiraCreateTicket default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that creates a Microsoft Teams meeting for the incident and needs no settings, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseMsteamsCreateMeetingLink {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
}

squad_core::lenient_struct!(ActionResponseMsteamsCreateMeetingLink default {} { id = "id", workflow_id = "workflow_id" });

/// Action that sends a message to a Microsoft Teams channel, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseMsteamsMessageChannel {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::MsTeamsMessageChannelData,
}

squad_core::lenient_struct!(ActionResponseMsteamsMessageChannel default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that sends a message to a user in Microsoft Teams, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseMsteamsMessageUser {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::MsTeamsMessageUserData,
}

squad_core::lenient_struct!(ActionResponseMsteamsMessageUser default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that archives the Slack channel of the incident and needs no settings, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSlackArchiveChannel {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
}

squad_core::lenient_struct!(ActionResponseSlackArchiveChannel default {} { id = "id", workflow_id = "workflow_id" });

/// Action that creates a Slack channel for the incident, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSlackCreateIncidentChannel {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SlackCreateIncidentChannelData,
}

squad_core::lenient_struct!(ActionResponseSlackCreateIncidentChannel default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that sends a message to a Slack channel, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSlackMessageChannel {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SlackMessageChannelData,
}

squad_core::lenient_struct!(ActionResponseSlackMessageChannel default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that sends a message to a user in Slack, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSlackMessageUser {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SlackMessageUserData,
}

squad_core::lenient_struct!(ActionResponseSlackMessageUser default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that adds chat rooms, calls or other links to the incident, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqAddCommunicationChannel {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqAddCommunicationChannelData,
}

squad_core::lenient_struct!(ActionResponseSqAddCommunicationChannel default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that adds a note to the incident, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqAddIncidentNote {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqAddIncidentNoteData,
}

squad_core::lenient_struct!(ActionResponseSqAddIncidentNote default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that opens an issue on a status page, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqAddStatusPageIssue {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqCreateStatusPageIssueData,
}

squad_core::lenient_struct!(ActionResponseSqAddStatusPageIssue default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that attaches runbooks to the incident, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqAttachRunbooks {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqAttachRunbooksDataResponse,
}

squad_core::lenient_struct!(ActionResponseSqAttachRunbooks default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that makes an HTTP request to a server of yours, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqMakeHttpCall {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqMakeHttpCallData,
}

squad_core::lenient_struct!(ActionResponseSqMakeHttpCall default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that marks the incident as affecting an SLO, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqMarkIncidentSloAffecting {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqMarkIncidentSloAffectingDataResponse,
}

squad_core::lenient_struct!(ActionResponseSqMarkIncidentSloAffecting default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that sends an e-mail, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqSendEmail {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqSendEmailData,
}

squad_core::lenient_struct!(ActionResponseSqSendEmail default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that sends a webhook that is otherwise sent by hand, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqTriggerManualWebhook {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::SqTriggerManualWebhookData,
}

squad_core::lenient_struct!(ActionResponseSqTriggerManualWebhook default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Action that sets the priority of the incident, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionResponseSqUpdateIncidentPriority {
    /// Numeric id of the action.
    pub id: Option<i32>,
    /// Id of the workflow the action belongs to.
    pub workflow_id: Option<i32>,
    /// What the action does in particular.
    pub data: crate::workflows::UpdateIncidentPriorityData,
}

squad_core::lenient_struct!(ActionResponseSqUpdateIncidentPriority default {} { id = "id", workflow_id = "workflow_id", data = "data" });

/// Envelope around the order now in force.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActionsOrder {
    /// Ids of the actions of the workflow, the first to be carried out first.
    pub action_order: Vec<i32>,
}

squad_core::lenient_struct!(ActionsOrder default {} { action_order = "action_order" });

/// Which workflows to switch, and to which state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BulkEnableDisableWorkflowsRequest {
    /// Id of the team the workflows belong to.
    pub owner_id: String,
    /// Whether the workflows run from now on.
    pub enabled: bool,
    /// Ids of the workflows to switch.
    pub workflow_ids: Vec<i32>,
}

squad_core::request_struct! {
    BulkEnableDisableWorkflowsRequest {
        owner_id: String,
        enabled: bool,
        workflow_ids: Vec<i32>,
    } {
    }
}

/// A place where people talk about an incident, shown on the incident as a link.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CommunicationChannel {
    /// Text shown in place of the bare link.
    pub display_text: String,
    /// URL of the chat room, call or other place.
    pub link: String,
    /// What the link leads to: `chat_room`, `video_conference` or `other`.
    pub type_: crate::workflows::CommunicationChannelType,
}

squad_core::lenient_struct!(CommunicationChannel {} { display_text = "display_text", link = "link", type_ = "type" });

squad_core::request_struct! {
    CommunicationChannel {
        display_text: String,
        link: String,
        type_: crate::workflows::CommunicationChannelType,
    } {
    }
}

squad_core::open_enum! {
    /// What the link leads to: `chat_room`, `video_conference` or `other`.
    pub enum CommunicationChannelType {
        /// `chat_room`
        ChatRoom = "chat_room",
        /// `video_conference`
        VideoConference = "video_conference",
        /// `other`
        Other = "other",
    }
}

/// A component of a status page, and how the issue affects it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ComponentAndImpact {
    /// Id of the status page component.
    pub component_id: i32,
    /// Id of the status that the component takes on.
    pub impact_status_id: i32,
}

squad_core::lenient_struct!(ComponentAndImpact {} { component_id = "component_id", impact_status_id = "impact_status_id" });

squad_core::request_struct! {
    ComponentAndImpact {
        component_id: i32,
        impact_status_id: i32,
    } {
    }
}

/// A node in the tree of conditions sent with a workflow: either one condition on the incident, or a combination of further nodes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateWorkflowFilter {
    /// Kind of node: which condition it tests, or how it combines its children.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
    /// Name of the tested item, if the condition needs one, such as the key of a tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Value the incident is compared with; its form depends on `type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Further node with the fields of the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Box<crate::workflows::CreateWorkflowFilter>>,
    /// Nodes that this node combines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub children: Option<Vec<crate::workflows::CreateWorkflowFilter>>,
    /// Text shown for the node in the web app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Entity that the value refers to, as the web app shows it; a free-form object.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<Map<String, Value>>,
    /// Class of filter to which the node belongs, as the web app uses it.
    #[serde(rename = "filterType", skip_serializing_if = "Option::is_none")]
    pub filter_type: Option<String>,
    /// How the nodes in `filters` combine: `and` when all must hold, `or` when one is enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<crate::workflows::FilterCondition>,
    /// Nodes that this node combines, in the form that responses use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<crate::workflows::CreateWorkflowFilter>>,
}

impl Default for CreateWorkflowFilter {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    CreateWorkflowFilter {
    } {
        type_: String,
        key: String,
        value: Value,
        fields: Box<crate::workflows::CreateWorkflowFilter>,
        children: Vec<crate::workflows::CreateWorkflowFilter>,
        label: String,
        entity: Map<String, Value>,
        filter_type: String,
        condition: crate::workflows::FilterCondition,
        filters: Vec<crate::workflows::CreateWorkflowFilter>,
    }
}

/// A new workflow: its trigger, filters, actions, team and owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateWorkflowRequest {
    /// Name under which the workflow is shown.
    pub title: String,
    /// Free text about the purpose of the workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Id of the team the workflow belongs to.
    pub owner_id: String,
    /// Whether a `user` or a `squad` owns the workflow within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_type: Option<crate::workflows::OwnerType>,
    /// User or squad that owns the workflow within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::workflows::EntityOwner>,
    /// Tags to put on the workflow itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<crate::workflows::Tag>>,
    /// What must happen to an incident for the workflow to run.
    pub trigger: crate::workflows::WorkflowTrigger,
    /// Conditions that the incident must meet for the workflow to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Box<crate::workflows::CreateWorkflowFilter>>,
    /// Actions to carry out, in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<crate::workflows::ActionRequest>>,
    /// Whether the workflow runs at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

squad_core::request_struct! {
    CreateWorkflowRequest {
        title: String,
        owner_id: String,
        trigger: crate::workflows::WorkflowTrigger,
    } {
        description: String,
        owner_type: crate::workflows::OwnerType,
        entity_owner: crate::workflows::EntityOwner,
        tags: Vec<crate::workflows::Tag>,
        filters: Box<crate::workflows::CreateWorkflowFilter>,
        actions: Vec<crate::workflows::ActionRequest>,
        enabled: bool,
    }
}

/// The fields of a workflow to change; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateWorkflowRequestUpdate {
    /// Name under which the workflow is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Free text about the purpose of the workflow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Id of the team the workflow belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_id: Option<String>,
    /// Whether a `user` or a `squad` owns the workflow within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner_type: Option<crate::workflows::OwnerType>,
    /// User or squad that owns the workflow within its team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::workflows::EntityOwnerUpdate>,
    /// All the tags the workflow has from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<crate::workflows::Tag>>,
    /// What must happen to an incident for the workflow to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger: Option<crate::workflows::WorkflowTrigger>,
    /// Conditions that the incident must meet for the workflow to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filters: Option<Box<crate::workflows::CreateWorkflowFilter>>,
    /// All the actions the workflow has from now on, in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<Vec<crate::workflows::ActionRequest>>,
    /// Whether the workflow runs at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl Default for CreateWorkflowRequestUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    CreateWorkflowRequestUpdate {
    } {
        title: String,
        description: String,
        owner_id: String,
        owner_type: crate::workflows::OwnerType,
        entity_owner: crate::workflows::EntityOwnerUpdate,
        tags: Vec<crate::workflows::Tag>,
        trigger: crate::workflows::WorkflowTrigger,
        filters: Box<crate::workflows::CreateWorkflowFilter>,
        actions: Vec<crate::workflows::ActionRequest>,
        enabled: bool,
    }
}

/// The state to give to a workflow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EnableDisableWorkflowRequest {
    /// Whether the workflow runs from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

impl Default for EnableDisableWorkflowRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    EnableDisableWorkflowRequest {
    } {
        enabled: bool,
    }
}

/// User or squad that owns a workflow within its team.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EntityOwner {
    /// Id of the user or squad, according to `type`.
    pub id: String,
    /// What `id` names, such as `user` or `squad`.
    pub type_: String,
}

squad_core::lenient_struct!(EntityOwner {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    EntityOwner {
        id: String,
        type_: String,
    } {
    }
}

/// What the caller may do with a workflow, in organizations whose permissions follow ownership.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EntityOwnerBasedAcl {
    /// Whether the caller may change the workflow.
    pub has_update_access: bool,
    /// Whether the caller may give the workflow another owner.
    pub has_update_owner_access: bool,
    /// Whether the caller may delete the workflow.
    pub has_delete_access: bool,
}

squad_core::lenient_struct!(EntityOwnerBasedAcl default {} { has_update_access = "has_update_access", has_update_owner_access = "has_update_owner_access", has_delete_access = "has_delete_access" });

/// User or squad that is to own a workflow within its team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntityOwnerUpdate {
    /// Id of the user or squad, according to `type`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What `id` names, such as `user` or `squad`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<String>,
}

impl Default for EntityOwnerUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    EntityOwnerUpdate {
    } {
        id: String,
        type_: String,
    }
}

squad_core::open_enum! {
    /// How the nodes in `filters` combine: `and` when all must hold, `or` when one is enough.
    pub enum FilterCondition {
        /// `and`
        And = "and",
        /// `or`
        Or = "or",
    }
}

/// Envelope around one workflow.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetWorkflowByIdResponse {
    /// The requested workflow.
    pub data: crate::workflows::WorkflowApi,
}

squad_core::lenient_struct!(GetWorkflowByIdResponse default { data = "data" } {});

/// One page of the runs of a workflow.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetWorkflowLogsResponse {
    /// Runs of this page.
    pub data: Vec<crate::workflows::WorkflowLog>,
    /// Figures about the whole list.
    pub meta: crate::workflows::WorkflowLogsMeta,
}

squad_core::lenient_struct!(GetWorkflowLogsResponse default { data = "data" } { meta = "meta" });

/// A header field that an action sends with its HTTP request.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct HttpHeader {
    /// Name of the header field.
    pub key: String,
    /// Secret: content of the header field, which often carries a credential.
    pub value: String,
}

squad_core::lenient_struct!(HttpHeader {} { key = "key", value = "value" });

squad_core::request_struct! {
    HttpHeader {
        key: String,
        value: String,
    } {
    }
}

squad_core::redacted_debug!(HttpHeader { key } { value });

squad_core::open_enum! {
    /// HTTP method of the request.
    pub enum HttpMethod {
        /// `GET`
        Get = "GET",
        /// `POST`
        Post = "POST",
        /// `PUT`
        Put = "PUT",
        /// `PATCH`
        Patch = "PATCH",
        /// `DELETE`
        Delete = "DELETE",
    }
}

squad_core::open_enum! {
    /// Priority to give: `P1` (the highest) to `P5`, or `UNSET` to take it away.
    pub enum IncidentPriority {
        /// `P1`
        P1 = "P1",
        /// `P2`
        P2 = "P2",
        /// `P3`
        P3 = "P3",
        /// `P4`
        P4 = "P4",
        /// `P5`
        P5 = "P5",
        /// `UNSET`
        Unset = "UNSET",
    }
}

/// A state of a status page issue and the messages published with it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct IssueStatusAndMessage {
    /// Texts published on the status page under this state.
    pub messages: Vec<String>,
    /// Id of the state of the issue.
    pub status_id: i32,
}

squad_core::lenient_struct!(IssueStatusAndMessage {} { messages = "messages", status_id = "status_id" });

squad_core::request_struct! {
    IssueStatusAndMessage {
        messages: Vec<String>,
        status_id: i32,
    } {
    }
}

/// Settings of the action that creates a ticket in Jira.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct JiraCreateTicketData {
    /// Jira account, connected to the organization, in which the ticket is created.
    pub account: String,
    /// Jira project that gets the ticket.
    pub project: String,
    /// Jira issue type of the ticket, such as bug or task.
    pub issue_type: String,
    /// Text shown as the summary of the ticket.
    pub title: String,
    /// Body text of the ticket.
    pub description: String,
}

squad_core::lenient_struct!(JiraCreateTicketData {} { account = "account", project = "project", issue_type = "issue_type", title = "title", description = "description" });

squad_core::request_struct! {
    JiraCreateTicketData {
        account: String,
        project: String,
        issue_type: String,
        title: String,
        description: String,
    } {
    }
}

/// Settings to change of the action that creates a ticket in Jira; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct JiraCreateTicketDataUpdate {
    /// Jira account, connected to the organization, in which the ticket is created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Jira project that gets the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Jira issue type of the ticket, such as bug or task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue_type: Option<String>,
    /// Text shown as the summary of the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Body text of the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

impl Default for JiraCreateTicketDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    JiraCreateTicketDataUpdate {
    } {
        account: String,
        project: String,
        issue_type: String,
        title: String,
        description: String,
    }
}

/// One page of workflows.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListWorkflowApiResponse {
    /// Workflows of this page.
    pub data: Vec<crate::workflows::WorkflowApi>,
    /// Figures and rights that concern the whole list.
    pub meta: crate::workflows::WorkflowsMeta,
}

squad_core::lenient_struct!(ListWorkflowApiResponse default { data = "data" } { meta = "meta" });

/// Settings of the action that sends a message to a Microsoft Teams channel.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MsTeamsMessageChannelData {
    /// Id of the Microsoft Teams channel that gets the message.
    pub channel_id: String,
    /// Text to send.
    pub message: String,
}

squad_core::lenient_struct!(MsTeamsMessageChannelData {} { channel_id = "channel_id", message = "message" });

squad_core::request_struct! {
    MsTeamsMessageChannelData {
        channel_id: String,
        message: String,
    } {
    }
}

/// Settings to change of the action that sends a message to a Microsoft Teams channel; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MsTeamsMessageChannelDataUpdate {
    /// Id of the Microsoft Teams channel that gets the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<String>,
    /// Text to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Default for MsTeamsMessageChannelDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    MsTeamsMessageChannelDataUpdate {
    } {
        channel_id: String,
        message: String,
    }
}

/// Settings of the action that sends a message to a user in Microsoft Teams.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct MsTeamsMessageUserData {
    /// Id, in Microsoft Teams, of the user who gets the message.
    pub member_id: String,
    /// Text to send.
    pub message: String,
}

squad_core::lenient_struct!(MsTeamsMessageUserData {} { member_id = "member_id", message = "message" });

squad_core::request_struct! {
    MsTeamsMessageUserData {
        member_id: String,
        message: String,
    } {
    }
}

/// Settings to change of the action that sends a message to a user in Microsoft Teams; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MsTeamsMessageUserDataUpdate {
    /// Id, in Microsoft Teams, of the user who gets the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// Text to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Default for MsTeamsMessageUserDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    MsTeamsMessageUserDataUpdate {
    } {
        member_id: String,
        message: String,
    }
}

squad_core::open_enum! {
    /// Whether a `user` or a `squad` owns the workflow within its team.
    pub enum OwnerType {
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
    }
}

/// A runbook that a workflow attaches to incidents.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RunbookResponse {
    /// Id of the runbook.
    pub id: String,
    /// Name of the runbook.
    pub name: String,
}

squad_core::lenient_struct!(RunbookResponse default {} { id = "id", name = "name" });

/// Settings of the action that creates a Slack channel for the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlackCreateIncidentChannelData {
    /// Whether the channel is named automatically.
    pub auto_name: bool,
    /// Name to give to the channel; needed when `auto_name` is false.
    pub channel_name: Option<String>,
}

squad_core::lenient_struct!(SlackCreateIncidentChannelData {} { auto_name = "auto_name", channel_name = "channel_name" });

squad_core::request_struct! {
    SlackCreateIncidentChannelData {
        auto_name: bool,
    } {
        channel_name: String,
    }
}

/// Settings to change of the action that creates a Slack channel for the incident; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SlackCreateIncidentChannelDataUpdate {
    /// Whether the channel is named automatically.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_name: Option<bool>,
    /// Name to give to the channel; needed when `auto_name` is false.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_name: Option<String>,
}

impl Default for SlackCreateIncidentChannelDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SlackCreateIncidentChannelDataUpdate {
    } {
        auto_name: bool,
        channel_name: String,
    }
}

/// Settings of the action that sends a message to a Slack channel.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlackMessageChannelData {
    /// Id, in Slack, of the channel that gets the message.
    pub channel_id: String,
    /// Name of that channel, as Slack shows it.
    pub channel_name: String,
    /// Text to send.
    pub message: String,
}

squad_core::lenient_struct!(SlackMessageChannelData {} { channel_id = "channel_id", channel_name = "channel_name", message = "message" });

squad_core::request_struct! {
    SlackMessageChannelData {
        channel_id: String,
        channel_name: String,
        message: String,
    } {
    }
}

/// Settings to change of the action that sends a message to a Slack channel; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SlackMessageChannelDataUpdate {
    /// Id, in Slack, of the channel that gets the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<String>,
    /// Name of that channel, as Slack shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_name: Option<String>,
    /// Text to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Default for SlackMessageChannelDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SlackMessageChannelDataUpdate {
    } {
        channel_id: String,
        channel_name: String,
        message: String,
    }
}

/// Settings of the action that sends a message to a user in Slack.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SlackMessageUserData {
    /// Id, in Slack, of the user who gets the message.
    pub member_id: String,
    /// Text to send.
    pub message: String,
}

squad_core::lenient_struct!(SlackMessageUserData {} { member_id = "member_id", message = "message" });

squad_core::request_struct! {
    SlackMessageUserData {
        member_id: String,
        message: String,
    } {
    }
}

/// Settings to change of the action that sends a message to a user in Slack; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SlackMessageUserDataUpdate {
    /// Id, in Slack, of the user who gets the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member_id: Option<String>,
    /// Text to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Default for SlackMessageUserDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SlackMessageUserDataUpdate {
    } {
        member_id: String,
        message: String,
    }
}

/// Settings of the action that adds chat rooms, calls or other links to the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqAddCommunicationChannelData {
    /// Links to add to the incident.
    pub channels: Vec<crate::workflows::CommunicationChannel>,
}

squad_core::lenient_struct!(SqAddCommunicationChannelData {} { channels = "channels" });

squad_core::request_struct! {
    SqAddCommunicationChannelData {
        channels: Vec<crate::workflows::CommunicationChannel>,
    } {
    }
}

/// Settings to change of the action that adds chat rooms, calls or other links to the incident; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqAddCommunicationChannelDataUpdate {
    /// Links to add to the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channels: Option<Vec<crate::workflows::CommunicationChannel>>,
}

impl Default for SqAddCommunicationChannelDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqAddCommunicationChannelDataUpdate {
    } {
        channels: Vec<crate::workflows::CommunicationChannel>,
    }
}

/// Settings of the action that adds a note to the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqAddIncidentNoteData {
    /// Text to add to the notes of the incident.
    pub note: String,
}

squad_core::lenient_struct!(SqAddIncidentNoteData {} { note = "note" });

squad_core::request_struct! {
    SqAddIncidentNoteData {
        note: String,
    } {
    }
}

/// Settings to change of the action that adds a note to the incident; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqAddIncidentNoteDataUpdate {
    /// Text to add to the notes of the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Default for SqAddIncidentNoteDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqAddIncidentNoteDataUpdate {
    } {
        note: String,
    }
}

/// Settings of the action that attaches runbooks to the incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqAttachRunbooksData {
    /// Ids of the runbooks to attach to the incident.
    pub runbooks: Vec<String>,
}

squad_core::request_struct! {
    SqAttachRunbooksData {
        runbooks: Vec<String>,
    } {
    }
}

/// Settings of the action that attaches runbooks to the incident, as returned by the API: with names next to the ids.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqAttachRunbooksDataResponse {
    /// Runbooks that are attached to the incident.
    pub runbooks: Vec<crate::workflows::RunbookResponse>,
}

squad_core::lenient_struct!(SqAttachRunbooksDataResponse default {} { runbooks = "runbooks" });

/// Settings to change of the action that attaches runbooks to the incident; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqAttachRunbooksDataUpdate {
    /// Ids of the runbooks to attach to the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runbooks: Option<Vec<String>>,
}

impl Default for SqAttachRunbooksDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqAttachRunbooksDataUpdate {
    } {
        runbooks: Vec<String>,
    }
}

/// Settings of the action that opens an issue on a status page.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqCreateStatusPageIssueData {
    /// Components that the issue affects, and how.
    pub component_and_impact: Vec<crate::workflows::ComponentAndImpact>,
    /// Text shown as the title of the issue on the status page.
    pub issue_title: String,
    /// Id of the status that the page as a whole takes on.
    pub page_status_id: i32,
    /// States of the issue, each with the messages published under it.
    pub status_and_message: Vec<crate::workflows::IssueStatusAndMessage>,
    /// Id of the status page on which the issue is opened.
    pub status_page_id: i32,
}

squad_core::lenient_struct!(SqCreateStatusPageIssueData {} { component_and_impact = "component_and_impact", issue_title = "issue_title", page_status_id = "page_status_id", status_and_message = "status_and_message", status_page_id = "status_page_id" });

squad_core::request_struct! {
    SqCreateStatusPageIssueData {
        component_and_impact: Vec<crate::workflows::ComponentAndImpact>,
        issue_title: String,
        page_status_id: i32,
        status_and_message: Vec<crate::workflows::IssueStatusAndMessage>,
        status_page_id: i32,
    } {
    }
}

/// Settings to change of the action that opens an issue on a status page; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqCreateStatusPageIssueDataUpdate {
    /// Components that the issue affects, and how.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component_and_impact: Option<Vec<crate::workflows::ComponentAndImpact>>,
    /// Text shown as the title of the issue on the status page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue_title: Option<String>,
    /// Id of the status that the page as a whole takes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_status_id: Option<i32>,
    /// States of the issue, each with the messages published under it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_and_message: Option<Vec<crate::workflows::IssueStatusAndMessage>>,
    /// Id of the status page on which the issue is opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_page_id: Option<i32>,
}

impl Default for SqCreateStatusPageIssueDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqCreateStatusPageIssueDataUpdate {
    } {
        component_and_impact: Vec<crate::workflows::ComponentAndImpact>,
        issue_title: String,
        page_status_id: i32,
        status_and_message: Vec<crate::workflows::IssueStatusAndMessage>,
        status_page_id: i32,
    }
}

/// Settings of the action that makes an HTTP request to a server of yours.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct SqMakeHttpCallData {
    /// HTTP method of the request.
    pub method: crate::workflows::HttpMethod,
    /// Address to which the request is sent. Treat as secret: such addresses often carry a token.
    pub url: String,
    /// Header fields to send with the request.
    pub headers: Option<Vec<crate::workflows::HttpHeader>>,
    /// Text to send as the body of the request; none if omitted.
    pub body: Option<String>,
}

squad_core::lenient_struct!(SqMakeHttpCallData {} { method = "method", url = "url", headers = "headers", body = "body" });

squad_core::request_struct! {
    SqMakeHttpCallData {
        method: crate::workflows::HttpMethod,
        url: String,
    } {
        headers: Vec<crate::workflows::HttpHeader>,
        body: String,
    }
}

squad_core::redacted_debug!(SqMakeHttpCallData { method, headers, body } { url });

/// Settings to change of the action that makes an HTTP request to a server of yours; omitted fields stay unchanged.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqMakeHttpCallDataUpdate {
    /// HTTP method of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<crate::workflows::HttpMethod>,
    /// Address to which the request is sent. Treat as secret: such addresses often carry a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Header fields to send with the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headers: Option<Vec<crate::workflows::HttpHeader>>,
    /// Text to send as the body of the request; none if omitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

impl Default for SqMakeHttpCallDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqMakeHttpCallDataUpdate {
    } {
        method: crate::workflows::HttpMethod,
        url: String,
        headers: Vec<crate::workflows::HttpHeader>,
        body: String,
    }
}

squad_core::redacted_debug!(SqMakeHttpCallDataUpdate { method, headers, body } { url });

/// Settings of the action that marks the incident as affecting an SLO.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqMarkIncidentSloAffectingData {
    /// Indicators of the SLO that the incident affects.
    pub slis: Vec<String>,
    /// Id of the SLO that the incident affects.
    pub slo: i32,
}

squad_core::request_struct! {
    SqMarkIncidentSloAffectingData {
        slis: Vec<String>,
        slo: i32,
    } {
    }
}

/// Settings of the action that marks the incident as affecting an SLO, as returned by the API.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqMarkIncidentSloAffectingDataResponse {
    /// Indicators of the SLO that the incident affects.
    pub slis: Vec<String>,
    /// Id of the SLO that the incident affects.
    pub slo: Option<i32>,
    /// The SLO, as text, in the place of `slo`.
    pub name: Option<String>,
}

squad_core::lenient_struct!(SqMarkIncidentSloAffectingDataResponse default {} { slis = "slis", slo = "slo", name = "name" });

/// Settings to change of the action that marks the incident as affecting an SLO; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqMarkIncidentSloAffectingDataUpdate {
    /// Indicators of the SLO that the incident affects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slis: Option<Vec<String>>,
    /// Id of the SLO that the incident affects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slo: Option<i32>,
}

impl Default for SqMarkIncidentSloAffectingDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqMarkIncidentSloAffectingDataUpdate {
    } {
        slis: Vec<String>,
        slo: i32,
    }
}

/// Settings of the action that sends an e-mail.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqSendEmailData {
    /// E-mail addresses of the recipients; personal data.
    pub to: Vec<String>,
    /// Subject line of the e-mail.
    pub subject: String,
    /// Body text of the e-mail.
    pub body: String,
}

squad_core::lenient_struct!(SqSendEmailData {} { to = "to", subject = "subject", body = "body" });

squad_core::request_struct! {
    SqSendEmailData {
        to: Vec<String>,
        subject: String,
        body: String,
    } {
    }
}

/// Settings to change of the action that sends an e-mail; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqSendEmailDataUpdate {
    /// E-mail addresses of the recipients; personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Vec<String>>,
    /// Subject line of the e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Body text of the e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

impl Default for SqSendEmailDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqSendEmailDataUpdate {
    } {
        to: Vec<String>,
        subject: String,
        body: String,
    }
}

/// Settings of the action that sends a webhook that is otherwise sent by hand.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct SqTriggerManualWebhookData {
    /// Id of the webhook to send.
    pub id: String,
}

squad_core::lenient_struct!(SqTriggerManualWebhookData {} { id = "id" });

squad_core::request_struct! {
    SqTriggerManualWebhookData {
        id: String,
    } {
    }
}

/// Settings to change of the action that sends a webhook that is otherwise sent by hand; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SqTriggerManualWebhookDataUpdate {
    /// Id of the webhook to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl Default for SqTriggerManualWebhookDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    SqTriggerManualWebhookDataUpdate {
    } {
        id: String,
    }
}

/// A colored key and value put on a workflow.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Tag {
    /// Color in which the tag is shown, as a CSS hex code such as `#0f61dd`.
    pub color: Option<String>,
    /// Left half of the tag, such as `region`.
    pub key: Option<String>,
    /// Right half of the tag, such as `emea`.
    pub value: Option<String>,
}

squad_core::lenient_struct!(Tag default {} { color = "color", key = "key", value = "value" });

squad_core::request_struct! {
    Tag {
    } {
        color: String,
        key: String,
        value: String,
    }
}

/// The order in which the actions of a workflow are to be carried out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateActionsOrderRequest {
    /// Ids of all actions of the workflow, the first to be carried out first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action_order: Option<Vec<i32>>,
}

impl Default for UpdateActionsOrderRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateActionsOrderRequest {
    } {
        action_order: Vec<i32>,
    }
}

/// The order of the actions of a workflow after a change.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateActionsOrderResponse {
    /// Envelope around the order now in force.
    pub data: crate::workflows::ActionsOrder,
}

squad_core::lenient_struct!(UpdateActionsOrderResponse default { data = "data" } {});

/// Settings of the action that sets the priority of the incident.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateIncidentPriorityData {
    /// Priority to give: `P1` (the highest) to `P5`, or `UNSET` to take it away.
    pub priority: crate::workflows::IncidentPriority,
}

squad_core::lenient_struct!(UpdateIncidentPriorityData {} { priority = "priority" });

squad_core::request_struct! {
    UpdateIncidentPriorityData {
        priority: crate::workflows::IncidentPriority,
    } {
    }
}

/// Settings to change of the action that sets the priority of the incident; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateIncidentPriorityDataUpdate {
    /// Priority to give: `P1` (the highest) to `P5`, or `UNSET` to take it away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<crate::workflows::IncidentPriority>,
}

impl Default for UpdateIncidentPriorityDataUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateIncidentPriorityDataUpdate {
    } {
        priority: crate::workflows::IncidentPriority,
    }
}

/// A workflow as returned after a change; any field may be absent.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateWorkflowApiResponse {
    /// Numeric id of the workflow.
    pub id: Option<i32>,
    /// Id of the team the workflow belongs to.
    pub owner_id: Option<String>,
    /// Name under which the workflow is shown.
    pub title: Option<String>,
    /// Free text about the purpose of the workflow; may be empty.
    pub description: Option<String>,
    /// Whether the workflow runs at all.
    pub enabled: Option<bool>,
    /// What must happen to an incident for the workflow to run; the values are those of the trigger of a request, such as `incident_triggered`.
    pub trigger: Option<String>,
    /// Conditions that the incident must meet; absent when there are none.
    pub filters: Option<crate::workflows::WorkflowFilters>,
    /// Tags on the workflow itself.
    pub tags: Vec<crate::workflows::Tag>,
    /// Actions carried out, in their order.
    pub actions: Vec<crate::workflows::ActionResponse>,
    /// RFC 3339 time at which the workflow was created.
    pub created_at: Option<String>,
    /// Id of the user who created the workflow.
    pub created_by: Option<String>,
    /// RFC 3339 time of the last change; absent when there was none.
    pub updated_at: Option<String>,
    /// Id of the user who last changed the workflow; absent if no one has.
    pub updated_by: Option<String>,
    /// User, squad or team that owns the workflow within its team; null or absent if there is none.
    pub entity_owner: Option<crate::workflows::EntityOwner>,
}

squad_core::lenient_struct!(UpdateWorkflowApiResponse default {} { id = "id", owner_id = "owner_id", title = "title", description = "description", enabled = "enabled", trigger = "trigger", filters = "filters", tags = "tags", actions = "actions", created_at = "created_at", created_by = "created_by", updated_at = "updated_at", updated_by = "updated_by", entity_owner = "entity_owner" });

/// A workflow: when its trigger occurs on an incident that meets the filters, its actions are carried out.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowApi {
    /// Numeric id of the workflow.
    pub id: i32,
    /// Id of the team the workflow belongs to.
    pub owner_id: String,
    /// Name under which the workflow is shown.
    pub title: String,
    /// Free text about the purpose of the workflow; may be empty.
    pub description: String,
    /// Whether the workflow runs at all.
    pub enabled: bool,
    /// What must happen to an incident for the workflow to run; the values are those of the trigger of a request, such as `incident_triggered`.
    pub trigger: String,
    /// Conditions that the incident must meet; absent when there are none.
    pub filters: Option<crate::workflows::WorkflowFilters>,
    /// Tags on the workflow itself.
    pub tags: Vec<crate::workflows::Tag>,
    /// Actions carried out, in their order.
    pub actions: Vec<crate::workflows::ActionResponse>,
    /// RFC 3339 time at which the workflow was created.
    pub created_at: String,
    /// Id of the user who created the workflow.
    pub created_by: String,
    /// RFC 3339 time of the last change; absent when there was none.
    pub updated_at: Option<String>,
    /// Id of the user who last changed the workflow; absent if no one has.
    pub updated_by: Option<String>,
    /// User, squad or team that owns the workflow within its team; null or absent if there is none.
    pub entity_owner: Option<crate::workflows::EntityOwner>,
}

squad_core::lenient_struct!(WorkflowApi default { id = "id" } { owner_id = "owner_id", title = "title", description = "description", enabled = "enabled", trigger = "trigger", filters = "filters", tags = "tags", actions = "actions", created_at = "created_at", created_by = "created_by", updated_at = "updated_at", updated_by = "updated_by", entity_owner = "entity_owner" });

/// A node in the tree of conditions of a workflow: either one condition (`type`, `key`, `value`) or several combined (`condition`, `filters`).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowFilters {
    /// Which condition on the incident this node tests; absent on a node that combines others.
    pub type_: Option<String>,
    /// Name of the tested item, if the condition needs one, such as the key of a tag.
    pub key: Option<String>,
    /// Text the incident is compared with.
    pub value: Option<String>,
    /// How the nodes in `filters` combine: `and` when all must hold, `or` when one is enough.
    pub condition: Option<crate::workflows::FilterCondition>,
    /// Nodes that this node combines.
    pub filters: Vec<crate::workflows::WorkflowFilters>,
}

squad_core::lenient_struct!(WorkflowFilters default {} { type_ = "type", key = "key", value = "value", condition = "condition", filters = "filters" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowLog {
    /// Id of the run.
    pub id: String,
    /// State of the run: `queued`, `running`, `successful`, `partial` (some actions failed) or `failed`.
    pub status: crate::workflows::WorkflowLogStatus,
    /// Id of the incident that started the run.
    pub incident_id: String,
    /// Text that describes which actions were carried out.
    pub action_execution: String,
    /// Text about the outcome, such as the cause of a failure.
    pub message: String,
    /// RFC 3339 time at which the workflow ran.
    pub executed_at: String,
}

squad_core::lenient_struct!(WorkflowLog default {} { id = "id", status = "status", incident_id = "incident_id", action_execution = "action_execution", message = "message", executed_at = "executed_at" });

squad_core::open_enum! {
    /// State of the run: `queued`, `running`, `successful`, `partial` (some actions failed) or `failed`.
    pub enum WorkflowLogStatus {
        /// `queued`
        Queued = "queued",
        /// `running`
        Running = "running",
        /// `successful`
        Successful = "successful",
        /// `partial`
        Partial = "partial",
        /// `failed`
        Failed = "failed",
    }
}

/// Figures about the whole list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowLogsMeta {
    /// Number of runs of the workflow, over all pages.
    pub total_count: i64,
}

squad_core::lenient_struct!(WorkflowLogsMeta default {} { total_count = "total_count" });

squad_core::open_enum! {
    /// What happens to an incident to make a workflow run: it is triggered, acknowledged, resolved or reassigned, its tags or its priority change, or a note is added to it.
    pub enum WorkflowTrigger {
        /// `incident_triggered`
        IncidentTriggered = "incident_triggered",
        /// `incident_acknowledged`
        IncidentAcknowledged = "incident_acknowledged",
        /// `incident_resolved`
        IncidentResolved = "incident_resolved",
        /// `incident_reassigned`
        IncidentReassigned = "incident_reassigned",
        /// `incident_tag_updated`
        IncidentTagUpdated = "incident_tag_updated",
        /// `incident_priority_updated`
        IncidentPriorityUpdated = "incident_priority_updated",
        /// `incident_note_added`
        IncidentNoteAdded = "incident_note_added",
        /// `incident_created`
        IncidentCreated = "incident_created",
    }
}

/// Figures and rights that concern the whole list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowsMeta {
    /// Number of workflows that match, over all pages.
    pub total_count: i32,
    /// What the caller may do with each workflow, presumably by workflow id.
    pub acl: BTreeMap<String, crate::workflows::EntityOwnerBasedAcl>,
}

squad_core::lenient_struct!(WorkflowsMeta default {} { total_count = "total_count", acl = "acl" });
