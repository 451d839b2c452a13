//! Workflows: actions that are carried out when an event occurs on an incident that meets conditions.
//!
//! ```no_run
//! use squadcast::workflows::{Action, Filter, HttpMethod, NewWorkflow, Priority, Trigger};
//! use squadcast::{SlackChannelId, Squadcast};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let teams = client.teams().list().await?;
//! let channel: SlackChannelId = "C06P4473BJA".parse()?;
//!
//! let urgent = NewWorkflow::new("P1 to Slack", Trigger::IncidentTriggered)
//!     .when(Filter::all([
//!         Filter::priority(Priority::P1),
//!         Filter::tag("env", "prod"),
//!     ]))
//!     .then(Action::slack_message(&channel, "P1 in production"))
//!     .then(Action::http(HttpMethod::Post, "https://ops.example.com/page").header("x-key", "…"));
//! let urgent = client.workflows().create(&teams[0], urgent).await?;
//!
//! for run in client.workflows().logs(&urgent).await? {
//!     println!("{}: {}", run.incident_id, run.status);
//! }
//!
//! // Disable all workflows of the team.
//! let all = client.workflows().list(&teams[0]).enabled(true).await?;
//! client.workflows().set_enabled(&teams[0], &all, false).await?;
//! # Ok(())
//! # }
//! ```

mod action;
mod actions;
mod filter;
mod list;
mod requests;
mod settings;
mod values;

pub use action::Action;
pub use actions::{ActionUpdate, WorkflowActions};
pub use filter::Filter;
pub use list::WorkflowList;
pub use requests::{NewWorkflow, WorkflowUpdate};
pub use settings::{HttpCall, JiraProject, JiraTicket, StatusPageIssue};
pub use squadcast_raw::workflows::{
    ActionResponse as WorkflowAction, CommunicationChannel, CommunicationChannelType, EntityOwner,
    FilterCondition, HttpMethod, IncidentPriority as Priority, Tag,
    UpdateWorkflowApiResponse as UpdatedWorkflow, WorkflowApi as Workflow, WorkflowFilters,
    WorkflowLog, WorkflowLogStatus, WorkflowTrigger as Trigger,
};

/// The settings of each kind of action that [`WorkflowActions::update`] changes.
pub mod changes {
    pub use squadcast_raw::workflows::{
        JiraCreateTicketDataUpdate as JiraTicket, MsTeamsMessageChannelDataUpdate as TeamsMessage,
        MsTeamsMessageUserDataUpdate as TeamsMessageToUser,
        SlackCreateIncidentChannelDataUpdate as SlackChannel,
        SlackMessageChannelDataUpdate as SlackMessage,
        SlackMessageUserDataUpdate as SlackMessageToUser,
        SqAddCommunicationChannelDataUpdate as CommunicationChannels,
        SqAddIncidentNoteDataUpdate as Note, SqAttachRunbooksDataUpdate as Runbooks,
        SqCreateStatusPageIssueDataUpdate as StatusPageIssue, SqMakeHttpCallDataUpdate as HttpCall,
        SqMarkIncidentSloAffectingDataUpdate as AffectedSlo, SqSendEmailDataUpdate as Email,
        SqTriggerManualWebhookDataUpdate as Webhook, UpdateIncidentPriorityDataUpdate as Priority,
    };
}

use squad_core::list::{Page, Paging};
use squadcast_raw::wire::{
    WORKFLOWS_CREATE_WORKFLOW, WORKFLOWS_GET_WORKFLOW_LOGS, WORKFLOWS_UPDATE_WORKFLOW,
};
use squadcast_raw::workflows::{BulkEnableDisableWorkflowsRequest, EnableDisableWorkflowRequest};

use crate::filter_value::filterable;
use crate::id::identified;
use crate::page;
use crate::request::request;
use crate::{IdOf, List, RequestBuilder, Result, Squadcast, TeamId, WorkflowId, kind};

filterable! {
    Trigger = "trigger",
    Priority = "priority",
}

/// The workflows. From [`Squadcast::workflows`].
#[derive(Debug, Clone, Copy)]
pub struct Workflows<'a> {
    client: &'a Squadcast,
}

impl<'a> Workflows<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the workflows of a team, with their conditions and actions.
    ///
    /// Operation: `Workflows_listWorkflows`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> WorkflowList {
        WorkflowList::new(self.client, team)
    }

    /// Gets a workflow.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist.
    ///
    /// Operation: `Workflows_getWorkflowById`.
    pub fn get(&self, workflow: impl IdOf<kind::Workflow>) -> RequestBuilder<Workflow> {
        request(|| {
            let workflow = WorkflowId::of(workflow)?;
            let raw = self.client.raw();
            Ok(raw.workflows_get_workflow_by_id(&workflow.id()).into())
        })
    }

    /// Creates a workflow. The team owns it unless another owner is set.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if an argument is invalid: an unknown trigger, an empty
    /// combination of conditions, or an action without what it needs.
    ///
    /// Operation: `Workflows_createWorkflow`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        workflow: NewWorkflow,
    ) -> RequestBuilder<Workflow> {
        request(|| {
            let body = workflow.request(TeamId::of(team)?)?;
            let core = self.client.raw().core();
            Ok(core.call(&WORKFLOWS_CREATE_WORKFLOW).json(&body).request())
        })
    }

    /// Updates a workflow. Fields that the update does not set keep their value.
    ///
    /// ```
    /// # use squadcast::{Squadcast, WorkflowId, workflows::{Filter, Priority, WorkflowUpdate}};
    /// # async fn example(client: &Squadcast, workflow: WorkflowId) -> squadcast::Result<()> {
    /// let update = WorkflowUpdate::new().when(Filter::priority(Priority::P2));
    /// client.workflows().update(&workflow, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist.
    ///
    /// Operation: `Workflows_updateWorkflow`.
    pub fn update(
        &self,
        workflow: impl IdOf<kind::Workflow>,
        update: WorkflowUpdate,
    ) -> RequestBuilder<UpdatedWorkflow> {
        request(|| {
            let body = update.request()?;
            self.updated(&WorkflowId::of(workflow)?, &body)
        })
    }

    /// Replaces a workflow: sends all fields of `read`, as it was read before, with the changes.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist,
    /// [`is_configuration`](crate::Error::is_configuration) if the service returned an action in a form that cannot be sent
    /// back.
    ///
    /// Operation: `Workflows_updateWorkflow`.
    pub fn replace(
        &self,
        read: &Workflow,
        changes: WorkflowUpdate,
    ) -> RequestBuilder<UpdatedWorkflow> {
        request(|| {
            let body = changes.over(read)?;
            self.updated(&WorkflowId::of(read)?, &body)
        })
    }

    fn updated(
        &self,
        workflow: &WorkflowId,
        body: &serde_json::Value,
    ) -> Result<RequestBuilder<UpdatedWorkflow>> {
        let call = self.client.raw().core().call(&WORKFLOWS_UPDATE_WORKFLOW);
        Ok(call.path("workflowID", workflow).json(body).request())
    }

    /// Deletes a workflow and its actions permanently.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist.
    ///
    /// Operation: `Workflows_deleteWorkflow`.
    pub fn delete(&self, workflow: impl IdOf<kind::Workflow>) -> RequestBuilder<()> {
        request(|| {
            let workflow = WorkflowId::of(workflow)?;
            let raw = self.client.raw();
            Ok(raw.workflows_delete_workflow(&workflow.id()).into())
        })
    }

    /// Enables a workflow.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist.
    ///
    /// Operation: `Workflows_enabledisableWorkflow`.
    pub fn enable(&self, workflow: impl IdOf<kind::Workflow>) -> RequestBuilder<()> {
        self.switch(workflow, true)
    }

    /// Disables a workflow. It keeps its configuration and does not run.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the workflow does not exist.
    ///
    /// Operation: `Workflows_enabledisableWorkflow`.
    pub fn disable(&self, workflow: impl IdOf<kind::Workflow>) -> RequestBuilder<()> {
        self.switch(workflow, false)
    }

    fn switch(&self, workflow: impl IdOf<kind::Workflow>, enabled: bool) -> RequestBuilder<()> {
        request(|| {
            let workflow = WorkflowId::of(workflow)?;
            let body = EnableDisableWorkflowRequest::new().enabled(enabled);
            let raw = self.client.raw();
            Ok(raw
                .workflows_enabledisable_workflow(&workflow.id(), &body)
                .into())
        })
    }

    /// Enables or disables several workflows of a team in one request.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if there is no workflow.
    ///
    /// Operation: `Workflows_bulkEnabledisableWorkflows`.
    pub fn set_enabled(
        &self,
        team: impl IdOf<kind::Team>,
        workflows: impl IntoIterator<Item = impl IdOf<kind::Workflow>>,
        enabled: bool,
    ) -> RequestBuilder<()> {
        request(|| {
            let ids = workflows
                .into_iter()
                .map(|workflow| values::number(&WorkflowId::of(workflow)?))
                .collect::<Result<Vec<_>>>()?;
            if ids.is_empty() {
                return Err(values::invalid("the list of workflows is empty"));
            }
            let body = BulkEnableDisableWorkflowsRequest::new(TeamId::of(team)?, enabled, ids);
            let raw = self.client.raw();
            Ok(raw.workflows_bulk_enabledisable_workflows(&body).into())
        })
    }

    /// Lists the runs of a workflow, each with its incident and its outcome.
    ///
    /// Operation: `Workflows_getWorkflowLogs`.
    pub fn logs(&self, workflow: impl IdOf<kind::Workflow>) -> List<WorkflowLog> {
        let (workflow, client) = (WorkflowId::of(workflow), self.client.clone());
        let core = client.raw().core().clone();
        List::paged(
            &core,
            &WORKFLOWS_GET_WORKFLOW_LOGS,
            Paging::Number(page::SIZE.into()),
            move |position| {
                let workflow = workflow.clone()?;
                let page = client
                    .raw()
                    .workflows_get_workflow_logs(&workflow.id())
                    .page_size(page::SIZE.into())
                    .page_number(page::number(position))
                    .into_request();
                Ok(page.map(|page| Page::new(page.data).total(page.meta.total_count)))
            },
        )
    }

    /// Returns the actions of a workflow, as a nested resource.
    #[must_use]
    pub fn actions(&self, workflow: impl IdOf<kind::Workflow>) -> WorkflowActions<'a> {
        WorkflowActions::new(self.client, workflow)
    }
}

identified!(kind::Workflow: Workflow.id, UpdatedWorkflow.id);
