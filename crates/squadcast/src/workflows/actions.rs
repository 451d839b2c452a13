//! The actions of a workflow, one by one.

use std::borrow::Cow;

use squadcast_raw::wire::WORKFLOWS_UPDATE_WORKFLOW_ACTION;
use squadcast_raw::workflows::{
    ActionRequestUpdate, ActionRequestUpdateJiraCreateTicket,
    ActionRequestUpdateMsteamsMessageChannel, ActionRequestUpdateMsteamsMessageUser,
    ActionRequestUpdateSlackCreateIncidentChannel, ActionRequestUpdateSlackMessageChannel,
    ActionRequestUpdateSlackMessageUser, ActionRequestUpdateSqAddCommunicationChannel,
    ActionRequestUpdateSqAddIncidentNote, ActionRequestUpdateSqAddStatusPageIssue,
    ActionRequestUpdateSqAttachRunbooks, ActionRequestUpdateSqMakeHttpCall,
    ActionRequestUpdateSqMarkIncidentSloAffecting, ActionRequestUpdateSqSendEmail,
    ActionRequestUpdateSqTriggerManualWebhook, ActionRequestUpdateSqUpdateIncidentPriority,
    UpdateActionsOrderRequest,
};

use super::values::{invalid, number};
use super::{Action, WorkflowAction, changes};
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, Squadcast, WorkflowActionId, WorkflowId, kind};

/// The actions of one workflow. From [`Workflows::actions`](super::Workflows::actions).
#[derive(Debug, Clone)]
pub struct WorkflowActions<'a> {
    client: &'a Squadcast,
    workflow: Result<WorkflowId>,
}

/// Changes to an action. The [`changes`] of each kind of action convert into it; settings that are not set keep their value.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionUpdate(ActionRequestUpdate);

macro_rules! changes {
    ($($settings:ident => $update:ident,)*) => {$(
        impl From<changes::$settings> for ActionUpdate {
            fn from(settings: changes::$settings) -> Self {
                Self($update::new().data(settings).into())
            }
        }
    )*};
}

changes! {
    JiraTicket => ActionRequestUpdateJiraCreateTicket,
    TeamsMessage => ActionRequestUpdateMsteamsMessageChannel,
    TeamsMessageToUser => ActionRequestUpdateMsteamsMessageUser,
    SlackChannel => ActionRequestUpdateSlackCreateIncidentChannel,
    SlackMessage => ActionRequestUpdateSlackMessageChannel,
    SlackMessageToUser => ActionRequestUpdateSlackMessageUser,
    CommunicationChannels => ActionRequestUpdateSqAddCommunicationChannel,
    Note => ActionRequestUpdateSqAddIncidentNote,
    StatusPageIssue => ActionRequestUpdateSqAddStatusPageIssue,
    Runbooks => ActionRequestUpdateSqAttachRunbooks,
    HttpCall => ActionRequestUpdateSqMakeHttpCall,
    AffectedSlo => ActionRequestUpdateSqMarkIncidentSloAffecting,
    Email => ActionRequestUpdateSqSendEmail,
    Webhook => ActionRequestUpdateSqTriggerManualWebhook,
    Priority => ActionRequestUpdateSqUpdateIncidentPriority,
}

impl<'a> WorkflowActions<'a> {
    pub(super) fn new(client: &'a Squadcast, workflow: impl IdOf<kind::Workflow>) -> Self {
        Self {
            client,
            workflow: WorkflowId::of(workflow),
        }
    }

    fn workflow(&self) -> Result<String> {
        Ok(self.workflow.clone()?.into())
    }

    /// Lists the actions, in the order in which they are carried out. They are part of the workflow, which is read for it.
    ///
    /// Operation: `Workflows_getWorkflowById`.
    pub fn list(&self) -> List<WorkflowAction> {
        List::from_request(request(|| {
            let workflow = self.workflow()?;
            let read = self.client.raw().workflows_get_workflow_by_id(&workflow);
            Ok(read.into_request().map(|workflow| workflow.actions))
        }))
    }

    /// Gets an action.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow has no such action.
    ///
    /// Operation: `Workflows_getWorkflowActionById`.
    pub fn get(&self, action: impl IdOf<kind::WorkflowAction>) -> RequestBuilder<WorkflowAction> {
        request(|| {
            let (workflow, action) = (self.workflow()?, WorkflowActionId::of(action)?);
            let raw = self.client.raw();
            Ok(raw
                .workflows_get_workflow_action_by_id(&workflow, &action.id())
                .into())
        })
    }

    /// Adds an action, presumably after those that the workflow has.
    ///
    /// ```
    /// # use squadcast::{Squadcast, WorkflowId, workflows::Action};
    /// # async fn example(client: &Squadcast, workflow: WorkflowId) -> squadcast::Result<()> {
    /// let actions = client.workflows().actions(workflow);
    /// let note = actions.add(Action::note("Escalated")).await?;
    /// actions.move_to(&note, 0).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if an argument of the action is invalid.
    ///
    /// Operation: `Workflows_createAction`.
    pub fn add(&self, action: impl Into<Action>) -> RequestBuilder<WorkflowAction> {
        request(|| {
            let (workflow, action) = (self.workflow()?, action.into().request()?);
            let raw = self.client.raw();
            Ok(raw.workflows_create_action(&workflow, &action).into())
        })
    }

    /// Updates settings of an action. Settings that are not set keep their value.
    ///
    /// ```
    /// # use squadcast::{Squadcast, WorkflowActionId, WorkflowId};
    /// # async fn example(
    /// #     client: &Squadcast, workflow: WorkflowId, action: WorkflowActionId,
    /// # ) -> squadcast::Result<()> {
    /// use squadcast::workflows::changes::SlackMessage;
    ///
    /// let actions = client.workflows().actions(workflow);
    /// let message = SlackMessage::new().message("Checkout is down");
    /// actions.update(&action, message).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow has no such action.
    ///
    /// Operation: `Workflows_updateWorkflowAction`.
    pub fn update(
        &self,
        action: impl IdOf<kind::WorkflowAction>,
        update: impl Into<ActionUpdate>,
    ) -> RequestBuilder<WorkflowAction> {
        request(|| {
            let (workflow, action) = (self.workflow()?, WorkflowActionId::of(action)?);
            let ActionUpdate(body) = update.into();
            let raw = self.client.raw();
            Ok(raw
                .workflows_update_workflow_action(&workflow, &action.id(), &body)
                .into())
        })
    }

    /// Replaces an action by another one, with all its settings.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow has no such action,
    /// [`is_configuration`](crate::Error::is_configuration) if an argument of the action is invalid.
    ///
    /// Operation: `Workflows_updateWorkflowAction`.
    pub fn replace(
        &self,
        action: impl IdOf<kind::WorkflowAction>,
        by: impl Into<Action>,
    ) -> RequestBuilder<WorkflowAction> {
        request(|| {
            let (workflow, action) = (self.workflow()?, WorkflowActionId::of(action)?);
            let core = self.client.raw().core();
            Ok(core
                .call(&WORKFLOWS_UPDATE_WORKFLOW_ACTION)
                .path("workflowID", workflow)
                .path("actionID", action)
                .json(&by.into().request()?)
                .request())
        })
    }

    /// Sets the order in which the actions are carried out: all actions of the workflow, the first one first. Returns the
    /// order.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if there is no action.
    ///
    /// Operation: `Workflows_updateActionsOrder`.
    pub fn reorder(
        &self,
        actions: impl IntoIterator<Item = impl IdOf<kind::WorkflowAction>>,
    ) -> RequestBuilder<Vec<WorkflowActionId>> {
        request(|| {
            let workflow = self.workflow()?;
            let order = actions
                .into_iter()
                .map(|action| number(&WorkflowActionId::of(action)?))
                .collect::<Result<Vec<_>>>()?;
            reordered(self.client, &workflow, order)
        })
    }

    /// Moves an action to a position, 0 for the first one; a position beyond the end is the last one. Returns the order.
    ///
    /// The order is read first, so an action that is added or moved in between by another writer is not seen.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) if it has no such action.
    ///
    /// Operation: `Workflows_updateActionsOrder`.
    pub fn move_to(
        &self,
        action: impl IdOf<kind::WorkflowAction>,
        position: usize,
    ) -> RequestBuilder<Vec<WorkflowActionId>> {
        request(|| {
            let (workflow, client) = (self.workflow()?, self.client.clone());
            let action = number(&WorkflowActionId::of(action)?)?;
            let read = self.client.raw().workflows_get_workflow_by_id(&workflow);
            Ok(read.into_request().and_then(move |read| {
                let order = read.actions.iter();
                let order = order.map(|action| number(&WorkflowActionId::of(action)?));
                order.collect::<Result<Vec<_>>>().and_then(|mut order| {
                    let before = order.len();
                    order.retain(|id| *id != action);
                    if order.len() == before {
                        let message = format!("workflow {workflow} has no action {action}");
                        return Err(invalid(&message));
                    }
                    order.insert(position.min(order.len()), action);
                    reordered(&client, &workflow, order)
                })
            }))
        })
    }

    /// Removes an action.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow has no such action.
    ///
    /// Operation: `Workflows_deleteWorkflowAction`.
    pub fn remove(&self, action: impl IdOf<kind::WorkflowAction>) -> RequestBuilder<()> {
        request(|| {
            let (workflow, action) = (self.workflow()?, WorkflowActionId::of(action)?);
            let raw = self.client.raw();
            Ok(raw
                .workflows_delete_workflow_action(&workflow, &action.id())
                .into())
        })
    }
}

fn reordered(
    client: &Squadcast,
    workflow: &str,
    order: Vec<i32>,
) -> Result<RequestBuilder<Vec<WorkflowActionId>>> {
    if order.is_empty() {
        return Err(invalid("the order needs at least one action"));
    }
    let body = UpdateActionsOrderRequest::new().action_order(order);
    let set = client.raw().workflows_update_actions_order(workflow, &body);
    Ok(set.into_request().map(|set| {
        let order = set.action_order.into_iter();
        order.map(|id| i64::from(id).into()).collect()
    }))
}

macro_rules! action_id {
    ($($variant:ident,)*) => {
        impl IdOf<kind::WorkflowAction> for WorkflowAction {
            fn id(&self) -> Cow<'_, str> {
                let id = match self {
                    $(Self::$variant(action) => action.id.map(i64::from),)*
                    Self::Unknown(action) => action.get("id").and_then(serde_json::Value::as_i64),
                    _ => None,
                };
                id.map_or(Cow::Borrowed(""), |id| Cow::Owned(id.to_string()))
            }
        }
    };
}

action_id! {
    SqAttachRunbooks, SqMarkIncidentSloAffecting, SqTriggerManualWebhook, SqUpdateIncidentPriority,
    SqAddStatusPageIssue, SqAddIncidentNote, SlackArchiveChannel, SqAddCommunicationChannel,
    SlackMessageChannel, SlackMessageUser, SqMakeHttpCall, SlackCreateIncidentChannel,
    JiraCreateTicket, MsteamsMessageChannel, MsteamsMessageUser, SqSendEmail,
    MsteamsCreateMeetingLink,
}
