//! The actions of a workflow, as they are sent.

use std::fmt;

use serde_json::{Map, Value};
use squadcast_raw::workflows::{
    ActionRequest, ActionRequestJiraCreateTicket as CreateJiraTicket,
    ActionRequestMsteamsCreateMeetingLink as CreateTeamsMeeting,
    ActionRequestMsteamsMessageChannel as MessageTeamsChannel,
    ActionRequestMsteamsMessageUser as MessageTeamsUser,
    ActionRequestSlackArchiveChannel as ArchiveSlackChannel,
    ActionRequestSlackCreateIncidentChannel as CreateSlackChannel,
    ActionRequestSlackMessageChannel as MessageSlackChannel,
    ActionRequestSlackMessageUser as MessageSlackUser,
    ActionRequestSqAddCommunicationChannel as AddChannels,
    ActionRequestSqAddIncidentNote as AddNote, ActionRequestSqAddStatusPageIssue as AddIssue,
    ActionRequestSqAttachRunbooks as AttachRunbooks, ActionRequestSqMakeHttpCall as MakeHttpCall,
    ActionRequestSqMarkIncidentSloAffecting as MarkSloAffected,
    ActionRequestSqSendEmail as SendEmail, ActionRequestSqTriggerManualWebhook as TriggerWebhook,
    ActionRequestSqUpdateIncidentPriority as UpdatePriority, MsTeamsMessageChannelData,
    MsTeamsMessageUserData, SlackCreateIncidentChannelData, SlackMessageChannelData,
    SlackMessageUserData, SqAddCommunicationChannelData, SqAddIncidentNoteData,
    SqAttachRunbooksData, SqMarkIncidentSloAffectingData, SqSendEmailData,
    SqTriggerManualWebhookData, UpdateIncidentPriorityData,
};

use super::settings::{HttpCall, JiraTicket, StatusPageIssue};
use super::values::{invalid, number};
use super::{CommunicationChannel, HttpMethod, Priority, WorkflowAction};
use crate::id::texts;
use crate::{FilterValue, IdOf, Result, SlackChannelId, SloId, WebhookId, kind};

/// An action that a workflow carries out. `Debug` shows only its name.
///
/// ```
/// use squadcast::SlackChannelId;
/// use squadcast::workflows::{Action, HttpMethod, Priority};
///
/// let channel: SlackChannelId = "C06P4473BJA".parse()?;
/// let actions = [
///     Action::note("The runbook is in the wiki"),
///     Action::set_priority(Priority::P1),
///     Action::slack_message(&channel, "Checkout is down"),
///     Action::http(HttpMethod::Post, "https://hooks.example.com/incident")
///         .header("x-token", "secret")
///         .body(r#"{"page": true}"#)
///         .into(),
/// ];
/// # Ok::<(), squadcast::Error>(())
/// ```
///
/// An invalid argument, such as the id of a resource that was never filled in, is an error when the action is sent.
#[derive(Clone)]
#[must_use]
pub struct Action(Result<ActionRequest>);

impl Action {
    /// Adds a note to the incident.
    pub fn note(text: impl Into<String>) -> Self {
        Self::of(AddNote::new(SqAddIncidentNoteData::new(text)))
    }

    /// Attaches runbooks to the incident.
    pub fn attach_runbooks(runbooks: impl IntoIterator<Item = impl IdOf<kind::Runbook>>) -> Self {
        let runbooks = texts(runbooks).and_then(|runbooks| some("runbook", runbooks));
        Self::made(runbooks, |runbooks| {
            AttachRunbooks::new(SqAttachRunbooksData::new(runbooks))
        })
    }

    /// Marks the incident as affecting an SLO, with the names of the indicators that it affects.
    pub fn mark_slo_affected(
        slo: impl IdOf<kind::Slo>,
        indicators: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let indicators = indicators.into_iter().map(Into::into).collect::<Vec<_>>();
        let slo = SloId::of(slo).and_then(|slo| number(&slo));
        Self::made(slo, |slo| {
            MarkSloAffected::new(SqMarkIncidentSloAffectingData::new(indicators, slo))
        })
    }

    /// Sends a webhook that is otherwise sent by hand.
    pub fn trigger_webhook(webhook: impl IdOf<kind::Webhook>) -> Self {
        Self::made(WebhookId::of(webhook), |webhook| {
            TriggerWebhook::new(SqTriggerManualWebhookData::new(webhook))
        })
    }

    /// Sets the priority of the incident. [`Priority::Unset`] removes it.
    pub fn set_priority(priority: impl Into<FilterValue<Priority>>) -> Self {
        Self::made(priority.into().checked(), |priority| {
            UpdatePriority::new(UpdateIncidentPriorityData::new(priority))
        })
    }

    /// Posts an issue on a status page.
    pub fn status_page_issue(issue: StatusPageIssue) -> Self {
        Self::made(issue.request(), AddIssue::new)
    }

    /// Adds links to chat rooms, calls or other places to the incident.
    pub fn communication_channels(
        channels: impl IntoIterator<Item = CommunicationChannel>,
    ) -> Self {
        let channels = some("communication channel", channels.into_iter().collect());
        Self::made(channels, |channels| {
            AddChannels::new(SqAddCommunicationChannelData::new(channels))
        })
    }

    /// Sends a message to a Slack channel. The name of the channel is not sent, as by the vendor's Terraform provider.
    pub fn slack_message(
        channel: impl IdOf<kind::SlackChannel>,
        message: impl Into<String>,
    ) -> Self {
        let message = message.into();
        Self::made(SlackChannelId::of(channel), |channel| {
            MessageSlackChannel::new(SlackMessageChannelData::new(channel, "", message))
        })
    }

    /// Sends a message to a user in Slack, by the id that Slack gives them.
    pub fn slack_message_to_user(member: impl Into<String>, message: impl Into<String>) -> Self {
        Self::of(MessageSlackUser::new(SlackMessageUserData::new(
            member, message,
        )))
    }

    /// Creates a Slack channel for the incident, which is named automatically.
    pub fn create_slack_channel() -> Self {
        Self::of(CreateSlackChannel::new(
            SlackCreateIncidentChannelData::new(true),
        ))
    }

    /// Creates a Slack channel for the incident, with this name.
    pub fn create_slack_channel_named(name: impl Into<String>) -> Self {
        let data = SlackCreateIncidentChannelData::new(false).channel_name(name);
        Self::of(CreateSlackChannel::new(data))
    }

    /// Archives the Slack channel of the incident.
    pub fn archive_slack_channel() -> Self {
        Self::of(ArchiveSlackChannel::new())
    }

    /// Sends a message to a Microsoft Teams channel, by the id that Microsoft Teams gives it.
    pub fn teams_message(channel: impl Into<String>, message: impl Into<String>) -> Self {
        Self::of(MessageTeamsChannel::new(MsTeamsMessageChannelData::new(
            channel, message,
        )))
    }

    /// Sends a message to a user in Microsoft Teams, by the id that Microsoft Teams gives them.
    pub fn teams_message_to_user(member: impl Into<String>, message: impl Into<String>) -> Self {
        Self::of(MessageTeamsUser::new(MsTeamsMessageUserData::new(
            member, message,
        )))
    }

    /// Creates a Microsoft Teams meeting for the incident.
    pub fn create_teams_meeting() -> Self {
        Self::of(CreateTeamsMeeting::new())
    }

    /// Creates a ticket in Jira.
    pub fn jira_ticket(ticket: JiraTicket) -> Self {
        Self::of(CreateJiraTicket::new(ticket.request()))
    }

    /// Sends an e-mail.
    pub fn email(
        to: impl IntoIterator<Item = impl Into<String>>,
        subject: impl Into<String>,
        body: impl Into<String>,
    ) -> Self {
        let to = some("recipient", to.into_iter().map(Into::into).collect());
        let (subject, body) = (subject.into(), body.into());
        Self::made(to, |to: Vec<String>| {
            SendEmail::new(SqSendEmailData::new(to, subject, body))
        })
    }

    /// Starts an HTTP request to a server of yours. It converts into an action.
    pub fn http(method: HttpMethod, url: impl Into<String>) -> HttpCall {
        HttpCall::new(method, url)
    }

    /// Creates an action from the JSON object that is sent for it, for kinds that this version does not know. Its `name`
    /// distinguishes the kinds.
    pub fn raw(action: Map<String, Value>) -> Self {
        Self(match action.get("name") {
            Some(Value::String(name)) if !name.is_empty() => Ok(ActionRequest::Unknown(action)),
            _ => Err(invalid("an action needs a `name`")),
        })
    }

    fn of(action: impl Into<ActionRequest>) -> Self {
        Self(Ok(action.into()))
    }

    fn made<T, A: Into<ActionRequest>>(argument: Result<T>, make: impl FnOnce(T) -> A) -> Self {
        Self(argument.map(|argument| make(argument).into()))
    }

    pub(super) fn request(self) -> Result<ActionRequest> {
        self.0
    }
}

impl From<HttpCall> for Action {
    fn from(call: HttpCall) -> Self {
        Self::made(call.request(), MakeHttpCall::new)
    }
}

/// Copies the settings of kinds of actions that are the same in requests and responses.
macro_rules! copied {
    ($action:expr, $special:expr; $($variant:ident => $request:ident,)* { $($empty:ident,)* }) => {
        match $action {
            $(WorkflowAction::$variant(action) => Ok($request::new(action.data.clone()).into()),)*
            $(WorkflowAction::$empty(_) => Ok($empty::new().into()),)*
            other => $special(other),
        }
    };
}

/// Copies an action of a workflow, to put it into another workflow or back into its own.
///
/// An action on an SLO that the service returned without the number of the SLO is an error when it is sent.
impl From<&WorkflowAction> for Action {
    fn from(action: &WorkflowAction) -> Self {
        use squadcast_raw::workflows::{
            ActionRequestMsteamsCreateMeetingLink as MsteamsCreateMeetingLink,
            ActionRequestSlackArchiveChannel as SlackArchiveChannel,
        };
        Self(copied!(action, with_other_settings;
            SqTriggerManualWebhook => TriggerWebhook,
            SqUpdateIncidentPriority => UpdatePriority,
            SqAddStatusPageIssue => AddIssue,
            SqAddIncidentNote => AddNote,
            SqAddCommunicationChannel => AddChannels,
            SlackMessageChannel => MessageSlackChannel,
            SlackMessageUser => MessageSlackUser,
            SqMakeHttpCall => MakeHttpCall,
            SlackCreateIncidentChannel => CreateSlackChannel,
            JiraCreateTicket => CreateJiraTicket,
            MsteamsMessageChannel => MessageTeamsChannel,
            MsteamsMessageUser => MessageTeamsUser,
            SqSendEmail => SendEmail,
            { SlackArchiveChannel, MsteamsCreateMeetingLink, }
        ))
    }
}

/// Copies the kinds of actions whose settings differ in requests and responses.
fn with_other_settings(action: &WorkflowAction) -> Result<ActionRequest> {
    match action {
        WorkflowAction::SqAttachRunbooks(action) => {
            let runbooks = action.data.runbooks.iter();
            let ids: Vec<String> = runbooks.map(|runbook| runbook.id.clone()).collect();
            Ok(AttachRunbooks::new(SqAttachRunbooksData::new(ids)).into())
        }
        WorkflowAction::SqMarkIncidentSloAffecting(action) => {
            let data = &action.data;
            let named = data.name.as_ref().and_then(|name| name.parse().ok());
            let slo = data.slo.or(named).ok_or_else(|| {
                invalid("the service returned the action without the number of its SLO")
            })?;
            let data = SqMarkIncidentSloAffectingData::new(data.slis.clone(), slo);
            Ok(MarkSloAffected::new(data).into())
        }
        WorkflowAction::Unknown(action) => {
            let mut action = action.clone();
            action.retain(|name, _| !["id", "workflow_id"].contains(&name.as_str()));
            Ok(ActionRequest::Unknown(action))
        }
        _ => Err(invalid("this version cannot copy the action")),
    }
}

/// Returns `values` if there are any.
pub(super) fn some<T>(what: &str, values: Vec<T>) -> Result<Vec<T>> {
    if values.is_empty() {
        return Err(invalid(&format!("the action needs at least one {what}")));
    }
    Ok(values)
}

impl fmt::Debug for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(action) => f.debug_tuple("Action").field(&action.tag()).finish(),
            Err(error) => f.debug_tuple("Action").field(error).finish(),
        }
    }
}
