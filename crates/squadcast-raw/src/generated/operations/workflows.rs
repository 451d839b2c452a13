// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `workflows` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the workflows of a team.
    ///
    /// Lists the workflows of one team one page at a time. All filters are optional and narrow the list together; `meta.total_count` shows when all items have been read.
    ///
    /// Operation `Workflows_listWorkflows`: `GET /v3/workflows`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`page_size`](WorkflowsListWorkflows::page_size), [`page_number`](WorkflowsListWorkflows::page_number), [`search`](WorkflowsListWorkflows::search), [`event`](WorkflowsListWorkflows::event), [`actions`](WorkflowsListWorkflows::actions), [`tags`](WorkflowsListWorkflows::tags), [`owner`](WorkflowsListWorkflows::owner), [`created_by`](WorkflowsListWorkflows::created_by), [`updated_by`](WorkflowsListWorkflows::updated_by), [`enabled`](WorkflowsListWorkflows::enabled).
    pub fn workflows_list_workflows(&self, owner_id: &str) -> WorkflowsListWorkflows {
        self.core.call(&wire::WORKFLOWS_LIST_WORKFLOWS).query("owner_id", owner_id).into()
    }

    /// Creates a workflow.
    ///
    /// Creates a workflow for a team, with its trigger, filters and actions. Sending the request twice may create two workflows, so do not retry it blindly.
    ///
    /// Operation `Workflows_createWorkflow`: `POST /v3/workflows`.
    ///
    /// - `body`: Trigger, filters and actions of the new workflow.
    pub fn workflows_create_workflow(
        &self,
        body: &crate::workflows::CreateWorkflowRequest,
    ) -> WorkflowsCreateWorkflow {
        self.core.call(&wire::WORKFLOWS_CREATE_WORKFLOW).json(body).into()
    }

    /// Enables or disables several workflows.
    ///
    /// Switches several workflows of one team on or off in one call. A workflow that is switched off keeps its configuration but does not run.
    ///
    /// Operation `Workflows_bulkEnabledisableWorkflows`: `PUT /v3/workflows/enable`.
    ///
    /// - `body`: The workflows, and the state to give to all of them.
    pub fn workflows_bulk_enabledisable_workflows(
        &self,
        body: &crate::workflows::BulkEnableDisableWorkflowsRequest,
    ) -> WorkflowsBulkEnabledisableWorkflows {
        self.core.call(&wire::WORKFLOWS_BULK_ENABLEDISABLE_WORKFLOWS).json(body).into()
    }

    /// Deletes a workflow.
    ///
    /// Deletes a workflow and its actions permanently.
    ///
    /// Operation `Workflows_deleteWorkflow`: `DELETE /v3/workflows/{workflowID}`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    pub fn workflows_delete_workflow(&self, workflow_id: &str) -> WorkflowsDeleteWorkflow {
        self.core.call(&wire::WORKFLOWS_DELETE_WORKFLOW).path("workflowID", workflow_id).into()
    }

    /// Gets a workflow.
    ///
    /// Returns one workflow with its filters and actions by its id.
    ///
    /// Operation `Workflows_getWorkflowById`: `GET /v3/workflows/{workflowID}`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    pub fn workflows_get_workflow_by_id(&self, workflow_id: &str) -> WorkflowsGetWorkflowById {
        self.core.call(&wire::WORKFLOWS_GET_WORKFLOW_BY_ID).path("workflowID", workflow_id).into()
    }

    /// Updates a workflow.
    ///
    /// Changes a workflow; omitted fields stay unchanged. Single actions are better changed with the operations on actions.
    ///
    /// Operation `Workflows_updateWorkflow`: `PATCH /v3/workflows/{workflowID}`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The fields of the workflow to change.
    pub fn workflows_update_workflow(
        &self,
        workflow_id: &str,
        body: &crate::workflows::CreateWorkflowRequestUpdate,
    ) -> WorkflowsUpdateWorkflow {
        self.core.call(&wire::WORKFLOWS_UPDATE_WORKFLOW).path("workflowID", workflow_id).json(body).into()
    }

    /// Adds an action to a workflow.
    ///
    /// Adds one action to a workflow, presumably after the actions it has. Sending the request twice adds the action twice, so do not retry it blindly.
    ///
    /// Operation `Workflows_createAction`: `POST /v3/workflows/{workflowID}/actions`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The action: its name, which identifies its kind, and the data of that kind.
    pub fn workflows_create_action(
        &self,
        workflow_id: &str,
        body: &crate::workflows::ActionRequest,
    ) -> WorkflowsCreateAction {
        self.core.call(&wire::WORKFLOWS_CREATE_ACTION).path("workflowID", workflow_id).json(body).into()
    }

    /// Reorders the actions of a workflow.
    ///
    /// Sets the order in which the actions of a workflow are carried out.
    ///
    /// Operation `Workflows_updateActionsOrder`: `PATCH /v3/workflows/{workflowID}/actions/reorder`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The ids of the actions in the order wanted.
    pub fn workflows_update_actions_order(
        &self,
        workflow_id: &str,
        body: &crate::workflows::UpdateActionsOrderRequest,
    ) -> WorkflowsUpdateActionsOrder {
        self.core.call(&wire::WORKFLOWS_UPDATE_ACTIONS_ORDER).path("workflowID", workflow_id).json(body).into()
    }

    /// Deletes an action of a workflow.
    ///
    /// Removes one action from a workflow; the others keep their order.
    ///
    /// Operation `Workflows_deleteWorkflowAction`: `DELETE /v3/workflows/{workflowID}/actions/{actionID}`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `action_id`: Id of the action: the numeric `id` of an action of this workflow, written as text.
    pub fn workflows_delete_workflow_action(
        &self,
        workflow_id: &str,
        action_id: &str,
    ) -> WorkflowsDeleteWorkflowAction {
        self.core.call(&wire::WORKFLOWS_DELETE_WORKFLOW_ACTION)
            .path("workflowID", workflow_id)
            .path("actionID", action_id)
            .into()
    }

    /// Gets an action of a workflow.
    ///
    /// Returns one action of a workflow by its id.
    ///
    /// Operation `Workflows_getWorkflowActionById`: `GET /v3/workflows/{workflowID}/actions/{actionID}`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `action_id`: Id of the action: the numeric `id` of an action of this workflow, written as text.
    pub fn workflows_get_workflow_action_by_id(
        &self,
        workflow_id: &str,
        action_id: &str,
    ) -> WorkflowsGetWorkflowActionById {
        self.core.call(&wire::WORKFLOWS_GET_WORKFLOW_ACTION_BY_ID)
            .path("workflowID", workflow_id)
            .path("actionID", action_id)
            .into()
    }

    /// Updates an action of a workflow.
    ///
    /// Changes one action of a workflow. The `name` identifies the kind of action, which determines the form of `data`.
    ///
    /// Operation `Workflows_updateWorkflowAction`: `PATCH /v3/workflows/{workflowID}/actions/{actionID}`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `action_id`: Id of the action: the numeric `id` of an action of this workflow, written as text.
    /// - `body`: The name of the action, and the data to change.
    pub fn workflows_update_workflow_action(
        &self,
        workflow_id: &str,
        action_id: &str,
        body: &crate::workflows::ActionRequestUpdate,
    ) -> WorkflowsUpdateWorkflowAction {
        self.core.call(&wire::WORKFLOWS_UPDATE_WORKFLOW_ACTION)
            .path("workflowID", workflow_id)
            .path("actionID", action_id)
            .json(body)
            .into()
    }

    /// Enables or disables a workflow.
    ///
    /// Switches one workflow on or off. A workflow that is switched off keeps its configuration but does not run.
    ///
    /// Operation `Workflows_enabledisableWorkflow`: `PATCH /v3/workflows/{workflowID}/enable`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    /// - `body`: The state to give to the workflow.
    pub fn workflows_enabledisable_workflow(
        &self,
        workflow_id: &str,
        body: &crate::workflows::EnableDisableWorkflowRequest,
    ) -> WorkflowsEnabledisableWorkflow {
        self.core.call(&wire::WORKFLOWS_ENABLEDISABLE_WORKFLOW).path("workflowID", workflow_id).json(body).into()
    }

    /// Lists the runs of a workflow.
    ///
    /// Lists the runs of one workflow, with the incident and the outcome of each, one page at a time. `meta.total_count` shows when all items have been read.
    ///
    /// Operation `Workflows_getWorkflowLogs`: `GET /v3/workflows/{workflowID}/logs`.
    ///
    /// - `workflow_id`: Id of the workflow: the numeric `id` of a workflow from the list of workflows, written as text.
    ///
    /// Optional: [`page_size`](WorkflowsGetWorkflowLogs::page_size), [`page_number`](WorkflowsGetWorkflowLogs::page_number).
    pub fn workflows_get_workflow_logs(&self, workflow_id: &str) -> WorkflowsGetWorkflowLogs {
        self.core.call(&wire::WORKFLOWS_GET_WORKFLOW_LOGS).path("workflowID", workflow_id).into()
    }
}

squad_core::operation_request! {
    /// Request of `Workflows_listWorkflows`, from [`workflows_list_workflows`](crate::Client::workflows_list_workflows).
    WorkflowsListWorkflows -> crate::workflows::ListWorkflowApiResponse {
        /// Number of entries on a page.
        page_size: i64 => query "page_size",
        /// Number of the page, presumably counted from 1.
        page_number: i64 => query "page_number",
        /// Text to look for in the workflows, presumably in their titles.
        search: &str => query "search",
        /// Triggers, comma-separated, such as `incident_triggered`: keeps the workflows that one of them starts.
        event: &[String] => query "event",
        /// Names of actions, comma-separated, such as `sq_send_email`: keeps the workflows that carry out one of them.
        actions: &[String] => query "actions",
        /// Tags, comma-separated: keeps the workflows that bear one of them.
        tags: &[String] => query "tags",
        /// Ids of users or squads, comma-separated: keeps the workflows that one of them owns.
        owner: &[String] => query "owner",
        /// Ids of users, comma-separated: keeps the workflows that one of them created.
        created_by: &[String] => query "created_by",
        /// Ids of users, comma-separated: keeps the workflows that one of them last changed.
        updated_by: &[String] => query "updated_by",
        /// `true` keeps the workflows that are switched on, `false` those that are switched off; both if omitted.
        enabled: &str => query "enabled",
    }
}

squad_core::operation_request! {
    /// Request of `Workflows_createWorkflow`, from [`workflows_create_workflow`](crate::Client::workflows_create_workflow).
    WorkflowsCreateWorkflow -> crate::workflows::WorkflowApi {}
}

squad_core::operation_request! {
    /// Request of `Workflows_bulkEnabledisableWorkflows`, from [`workflows_bulk_enabledisable_workflows`](crate::Client::workflows_bulk_enabledisable_workflows).
    WorkflowsBulkEnabledisableWorkflows -> () {}
}

squad_core::operation_request! {
    /// Request of `Workflows_deleteWorkflow`, from [`workflows_delete_workflow`](crate::Client::workflows_delete_workflow).
    WorkflowsDeleteWorkflow -> () {}
}

squad_core::operation_request! {
    /// Request of `Workflows_getWorkflowById`, from [`workflows_get_workflow_by_id`](crate::Client::workflows_get_workflow_by_id).
    WorkflowsGetWorkflowById -> crate::workflows::WorkflowApi {}
}

squad_core::operation_request! {
    /// Request of `Workflows_updateWorkflow`, from [`workflows_update_workflow`](crate::Client::workflows_update_workflow).
    WorkflowsUpdateWorkflow -> crate::workflows::UpdateWorkflowApiResponse {}
}

squad_core::operation_request! {
    /// Request of `Workflows_createAction`, from [`workflows_create_action`](crate::Client::workflows_create_action).
    WorkflowsCreateAction -> crate::workflows::ActionResponse {}
}

squad_core::operation_request! {
    /// Request of `Workflows_updateActionsOrder`, from [`workflows_update_actions_order`](crate::Client::workflows_update_actions_order).
    WorkflowsUpdateActionsOrder -> crate::workflows::ActionsOrder {}
}

squad_core::operation_request! {
    /// Request of `Workflows_deleteWorkflowAction`, from [`workflows_delete_workflow_action`](crate::Client::workflows_delete_workflow_action).
    WorkflowsDeleteWorkflowAction -> () {}
}

squad_core::operation_request! {
    /// Request of `Workflows_getWorkflowActionById`, from [`workflows_get_workflow_action_by_id`](crate::Client::workflows_get_workflow_action_by_id).
    WorkflowsGetWorkflowActionById -> crate::workflows::ActionResponse {}
}

squad_core::operation_request! {
    /// Request of `Workflows_updateWorkflowAction`, from [`workflows_update_workflow_action`](crate::Client::workflows_update_workflow_action).
    WorkflowsUpdateWorkflowAction -> crate::workflows::ActionResponse {}
}

squad_core::operation_request! {
    /// Request of `Workflows_enabledisableWorkflow`, from [`workflows_enabledisable_workflow`](crate::Client::workflows_enabledisable_workflow).
    WorkflowsEnabledisableWorkflow -> () {}
}

squad_core::operation_request! {
    /// Request of `Workflows_getWorkflowLogs`, from [`workflows_get_workflow_logs`](crate::Client::workflows_get_workflow_logs).
    WorkflowsGetWorkflowLogs -> crate::workflows::GetWorkflowLogsResponse {
        /// Number of entries on a page.
        page_size: i64 => query "page_size",
        /// Number of the page, presumably counted from 1.
        page_number: i64 => query "page_number",
    }
}
