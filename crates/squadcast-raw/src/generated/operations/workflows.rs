// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `workflows` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the workflows of a team.
    ///
    /// Lists the workflows of one team a page at a time. All filters are optional and narrow the list together; `meta.total_count` tells when all have been read.
    ///
    /// `GET /v3/workflows`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `search`: Text to look for in the workflows, presumably in their titles.
    /// - `event`: Triggers, comma-separated, such as `incident_triggered`: keeps the workflows that one of them starts.
    /// - `actions`: Names of actions, comma-separated, such as `sq_send_email`: keeps the workflows that carry out one of them.
    /// - `tags`: Tags, comma-separated: keeps the workflows that bear one of them.
    /// - `owner`: Ids of users or squads, comma-separated: keeps the workflows that one of them owns.
    /// - `created_by`: Ids of users, comma-separated: keeps the workflows that one of them created.
    /// - `updated_by`: Ids of users, comma-separated: keeps the workflows that one of them last changed.
    /// - `enabled`: `true` keeps the workflows that are switched on, `false` those that are switched off; both when left out.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    #[allow(clippy::too_many_arguments)]
    pub fn workflows_list_workflows(
        &self,
        owner_id: &str,
        page_size: Option<i64>,
        page_number: Option<i64>,
        search: Option<&str>,
        event: Option<&[String]>,
        actions: Option<&[String]>,
        tags: Option<&[String]>,
        owner: Option<&[String]>,
        created_by: Option<&[String]>,
        updated_by: Option<&[String]>,
        enabled: Option<&str>,
    ) -> RequestBuilder<'_, crate::workflows::ListWorkflowApiResponse> {
        self.core.call(&wire::WORKFLOWS_LIST_WORKFLOWS)
            .query("owner_id", owner_id)
            .query("page_size", page_size)
            .query("page_number", page_number)
            .query("search", search)
            .query("event", event)
            .query("actions", actions)
            .query("tags", tags)
            .query("owner", owner)
            .query("created_by", created_by)
            .query("updated_by", updated_by)
            .query("enabled", enabled)
            .answered()
    }

    /// Create a workflow.
    ///
    /// Creates a workflow for a team, with its trigger, filters and actions. Sending the request twice may create two workflows, so do not repeat it blindly.
    ///
    /// `POST /v3/workflows`
    ///
    /// - `body`: Trigger, filters and actions of the new workflow.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_create_workflow(
        &self,
        body: &crate::workflows::CreateWorkflowRequest,
    ) -> RequestBuilder<'_, crate::workflows::WorkflowApi> {
        self.core.call(&wire::WORKFLOWS_CREATE_WORKFLOW).json(body).answered()
    }

    /// Enable or disable several workflows.
    ///
    /// Switches several workflows of one team on or off in one call. A workflow that is switched off keeps its configuration but does not run.
    ///
    /// `PUT /v3/workflows/enable`
    ///
    /// - `body`: The workflows, and the state to give to all of them.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_bulk_enabledisable_workflows(
        &self,
        body: &crate::workflows::BulkEnableDisableWorkflowsRequest,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::WORKFLOWS_BULK_ENABLEDISABLE_WORKFLOWS).json(body).answered()
    }

    /// Delete a workflow.
    ///
    /// Deletes a workflow and its actions for good.
    ///
    /// `DELETE /v3/workflows/{workflowID}`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_delete_workflow(&self, workflow_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::WORKFLOWS_DELETE_WORKFLOW).path("workflowID", workflow_id).answered()
    }

    /// Get a workflow.
    ///
    /// Reads one workflow with its filters and actions by its id.
    ///
    /// `GET /v3/workflows/{workflowID}`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_get_workflow_by_id(&self, workflow_id: &str) -> RequestBuilder<'_, crate::workflows::WorkflowApi> {
        self.core.call(&wire::WORKFLOWS_GET_WORKFLOW_BY_ID).path("workflowID", workflow_id).answered()
    }

    /// Update a workflow.
    ///
    /// Changes a workflow; fields left out stay as they are. Single actions are better changed with the operations on actions.
    ///
    /// `PATCH /v3/workflows/{workflowID}`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The fields of the workflow to change.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_update_workflow(
        &self,
        workflow_id: &str,
        body: &crate::workflows::CreateWorkflowRequestUpdate,
    ) -> RequestBuilder<'_, crate::workflows::UpdateWorkflowApiResponse> {
        self.core.call(&wire::WORKFLOWS_UPDATE_WORKFLOW).path("workflowID", workflow_id).json(body).answered()
    }

    /// Add an action to a workflow.
    ///
    /// Adds one action to a workflow, presumably after the actions it has. Sending the request twice adds the action twice, so do not repeat it blindly.
    ///
    /// `POST /v3/workflows/{workflowID}/actions`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The action: its name, which tells the kind, and the data that kind needs.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_create_action(
        &self,
        workflow_id: &str,
        body: &crate::workflows::ActionRequest,
    ) -> RequestBuilder<'_, crate::workflows::ActionResponse> {
        self.core.call(&wire::WORKFLOWS_CREATE_ACTION).path("workflowID", workflow_id).json(body).answered()
    }

    /// Reorder the actions of a workflow.
    ///
    /// Sets the order in which the actions of a workflow are carried out.
    ///
    /// `PATCH /v3/workflows/{workflowID}/actions/reorder`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The ids of the actions in the order wanted.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_update_actions_order(
        &self,
        workflow_id: &str,
        body: &crate::workflows::UpdateActionsOrderRequest,
    ) -> RequestBuilder<'_, crate::workflows::ActionsOrder> {
        self.core.call(&wire::WORKFLOWS_UPDATE_ACTIONS_ORDER).path("workflowID", workflow_id).json(body).answered()
    }

    /// Delete an action of a workflow.
    ///
    /// Removes one action from a workflow; the others keep their order.
    ///
    /// `DELETE /v3/workflows/{workflowID}/actions/{actionID}`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `action_id`: Id of the action: the numeric `id` of an action of this workflow, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_delete_workflow_action(&self, workflow_id: &str, action_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::WORKFLOWS_DELETE_WORKFLOW_ACTION)
            .path("workflowID", workflow_id)
            .path("actionID", action_id)
            .answered()
    }

    /// Get an action of a workflow.
    ///
    /// Reads one action of a workflow by its id.
    ///
    /// `GET /v3/workflows/{workflowID}/actions/{actionID}`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `action_id`: Id of the action: the numeric `id` of an action of this workflow, written as text.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_get_workflow_action_by_id(
        &self,
        workflow_id: &str,
        action_id: &str,
    ) -> RequestBuilder<'_, crate::workflows::ActionResponse> {
        self.core.call(&wire::WORKFLOWS_GET_WORKFLOW_ACTION_BY_ID)
            .path("workflowID", workflow_id)
            .path("actionID", action_id)
            .answered()
    }

    /// Update an action of a workflow.
    ///
    /// Changes one action of a workflow. The `name` tells the kind of action and with it the form of `data`.
    ///
    /// `PATCH /v3/workflows/{workflowID}/actions/{actionID}`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `action_id`: Id of the action: the numeric `id` of an action of this workflow, written as text.
    /// - `body`: The name of the action, and the data to change.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_update_workflow_action(
        &self,
        workflow_id: &str,
        action_id: &str,
        body: &crate::workflows::ActionRequestUpdate,
    ) -> RequestBuilder<'_, crate::workflows::ActionResponse> {
        self.core.call(&wire::WORKFLOWS_UPDATE_WORKFLOW_ACTION)
            .path("workflowID", workflow_id)
            .path("actionID", action_id)
            .json(body)
            .answered()
    }

    /// Enable or disable a workflow.
    ///
    /// Switches one workflow on or off. A workflow that is switched off keeps its configuration but does not run.
    ///
    /// `PATCH /v3/workflows/{workflowID}/enable`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The state to give to the workflow.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_enabledisable_workflow(
        &self,
        workflow_id: &str,
        body: &crate::workflows::EnableDisableWorkflowRequest,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::WORKFLOWS_ENABLEDISABLE_WORKFLOW).path("workflowID", workflow_id).json(body).answered()
    }

    /// List the runs of a workflow.
    ///
    /// Lists the runs of one workflow, with the incident and the outcome of each, a page at a time. `meta.total_count` tells when all have been read.
    ///
    /// `GET /v3/workflows/{workflowID}/logs`
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn workflows_get_workflow_logs(
        &self,
        workflow_id: &str,
        page_size: Option<i64>,
        page_number: Option<i64>,
    ) -> RequestBuilder<'_, crate::workflows::GetWorkflowLogsResponse> {
        self.core.call(&wire::WORKFLOWS_GET_WORKFLOW_LOGS)
            .path("workflowID", workflow_id)
            .query("page_size", page_size)
            .query("page_number", page_number)
            .answered()
    }
}
