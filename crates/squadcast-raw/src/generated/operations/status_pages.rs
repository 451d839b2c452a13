// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `status-pages` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the status pages of a team.
    ///
    /// Returns the status pages of one team, a page of results at a time, with their components, current status and number of subscribers. All four parameters are required.
    ///
    /// Operation `StatusPages_listStatusPages`: `GET /v4/statuspages`.
    ///
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `filters_is_public`: Whether to list public or private pages, as the string `true` or `false`.
    /// - `team_id`: Id of the team of the entries, as in the list of teams.
    pub fn status_pages_list_status_pages(
        &self,
        page_size: i64,
        page_number: i64,
        filters_is_public: &str,
        team_id: &str,
    ) -> StatusPagesListStatusPages {
        self.core.call(&wire::STATUS_PAGES_LIST_STATUS_PAGES)
            .query("pageSize", page_size)
            .query("pageNumber", page_number)
            .query("filters.isPublic", filters_is_public)
            .query("teamID", team_id)
            .into()
    }

    /// Creates a status page for a team.
    ///
    /// Creates a status page, with its components and groups if they are given, and hands it to the owner named. The page is reached under the domain name given. Sending the request twice is not safe.
    ///
    /// Operation `StatusPages_createStatusPage`: `POST /v4/statuspages`.
    ///
    /// - `body`: Settings, owner and first components of the new page.
    pub fn status_pages_create_status_page(
        &self,
        body: &crate::status_pages::CreateStatusPageRequest,
    ) -> StatusPagesCreateStatusPage {
        self.core.call(&wire::STATUS_PAGES_CREATE_STATUS_PAGE).json(body).into()
    }

    /// Deletes a status page with its whole content.
    ///
    /// Removes one status page; its URL stops working and its posts are deleted. The response names the page that was removed.
    ///
    /// Operation `StatusPages_deleteStatusPageById`: `DELETE /v4/statuspages/{statuspageID}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn status_pages_delete_status_page_by_id(&self, statuspage_id: &str) -> StatusPagesDeleteStatusPageById {
        self.core.call(&wire::STATUS_PAGES_DELETE_STATUS_PAGE_BY_ID).path("statuspageID", statuspage_id).into()
    }

    /// Gets the settings of a status page.
    ///
    /// Returns the settings of a single status page. Its components, issues, maintenances and subscribers have operations of their own.
    ///
    /// Operation `StatusPages_getStatusPageById`: `GET /v4/statuspages/{statuspageID}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn status_pages_get_status_page_by_id(&self, statuspage_id: &str) -> StatusPagesGetStatusPageById {
        self.core.call(&wire::STATUS_PAGES_GET_STATUS_PAGE_BY_ID).path("statuspageID", statuspage_id).into()
    }

    /// Updates the settings of a status page.
    ///
    /// Changes the settings of one status page. Name, domain name, visibility, team, colors, contact address and owner must be sent even if they do not change.
    ///
    /// Operation `StatusPages_updateStatusPageById`: `PUT /v4/statuspages/{statuspageID}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: The settings as they are to be from now on.
    pub fn status_pages_update_status_page_by_id(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::UpdateStatusPageByIdRequest,
    ) -> StatusPagesUpdateStatusPageById {
        self.core.call(&wire::STATUS_PAGES_UPDATE_STATUS_PAGE_BY_ID)
            .path("statuspageID", statuspage_id)
            .json(body)
            .into()
    }

    /// Lists the statuses that a page can show.
    ///
    /// Returns the levels of health that the page and its components can have. Their ids are what `statusID` of components and issues refers to.
    ///
    /// Operation `StatusPages_listStatusPageStatuses`: `GET /v4/statuspages/{statuspageID}/status`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn status_pages_list_status_page_statuses(&self, statuspage_id: &str) -> StatusPagesListStatusPageStatuses {
        self.core.call(&wire::STATUS_PAGES_LIST_STATUS_PAGE_STATUSES).path("statuspageID", statuspage_id).into()
    }

    /// Lists the components of a status page.
    ///
    /// Returns what one status page shows, single components as well as groups with their components, with the current status of each. The list is not paginated.
    ///
    /// Operation `Components_listComponents`: `GET /v4/statuspages/{statuspageID}/components`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn components_list_components(&self, statuspage_id: &str) -> ComponentsListComponents {
        self.core.call(&wire::COMPONENTS_LIST_COMPONENTS).path("statuspageID", statuspage_id).into()
    }

    /// Adds a component to a status page.
    ///
    /// Creates a component on the status page, alone or inside a component group, and may tie it to a service. Sending the request twice makes two components.
    ///
    /// Operation `Components_createComponent`: `POST /v4/statuspages/{statuspageID}/components`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Name, explanation, group and service of the new component.
    pub fn components_create_component(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateComponentRequest,
    ) -> ComponentsCreateComponent {
        self.core.call(&wire::COMPONENTS_CREATE_COMPONENT).path("statuspageID", statuspage_id).json(body).into()
    }

    /// Deletes a component from a status page.
    ///
    /// Removes one component from the status page and returns what was removed.
    ///
    /// Operation `Components_deleteComponentById`: `DELETE /v4/statuspages/{statuspageID}/components/{component_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `component_id`: Id of the component: the `id` of an entry listed by `Components_listComponents`.
    pub fn components_delete_component_by_id(
        &self,
        statuspage_id: &str,
        component_id: &str,
    ) -> ComponentsDeleteComponentById {
        self.core.call(&wire::COMPONENTS_DELETE_COMPONENT_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("component_id", component_id)
            .into()
    }

    /// Gets one component of a status page.
    ///
    /// Returns a single component with the id of its current status and whether it is under maintenance.
    ///
    /// Operation `Components_getComponentById`: `GET /v4/statuspages/{statuspageID}/components/{component_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `component_id`: Id of the component: the `id` of an entry listed by `Components_listComponents`.
    pub fn components_get_component_by_id(
        &self,
        statuspage_id: &str,
        component_id: &str,
    ) -> ComponentsGetComponentById {
        self.core.call(&wire::COMPONENTS_GET_COMPONENT_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("component_id", component_id)
            .into()
    }

    /// Updates a component of a status page.
    ///
    /// Changes the name, explanation, subscription setting, group or service of one component. The current status is not set here; it follows from the issues of the page.
    ///
    /// Operation `Components_updateComponentById`: `PUT /v4/statuspages/{statuspageID}/components/{component_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `component_id`: Id of the component: the `id` of an entry listed by `Components_listComponents`.
    /// - `body`: New settings of the component; the name is always needed.
    pub fn components_update_component_by_id(
        &self,
        statuspage_id: &str,
        component_id: &str,
        body: &crate::status_pages::UpdateComponentByIdRequest,
    ) -> ComponentsUpdateComponentById {
        self.core.call(&wire::COMPONENTS_UPDATE_COMPONENT_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("component_id", component_id)
            .json(body)
            .into()
    }

    /// Lists the component groups of a status page.
    ///
    /// Returns every component group of one status page with the components it holds and their current status. The list is not paginated.
    ///
    /// Operation `ComponentGroups_listComponentGroups`: `GET /v4/statuspages/{statuspageID}/groups`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn component_groups_list_component_groups(
        &self,
        statuspage_id: &str,
    ) -> ComponentGroupsListComponentGroups {
        self.core.call(&wire::COMPONENT_GROUPS_LIST_COMPONENT_GROUPS).path("statuspageID", statuspage_id).into()
    }

    /// Adds a component group to a status page.
    ///
    /// Creates an empty group on the status page. Components are put into it by giving its id as `groupID` when a component is created or updated. Sending the request twice makes two groups.
    ///
    /// Operation `ComponentGroups_createComponentGroup`: `POST /v4/statuspages/{statuspageID}/groups`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Heading, explanation and subscription setting of the new group.
    pub fn component_groups_create_component_group(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateComponentGroupRequest,
    ) -> ComponentGroupsCreateComponentGroup {
        self.core.call(&wire::COMPONENT_GROUPS_CREATE_COMPONENT_GROUP)
            .path("statuspageID", statuspage_id)
            .json(body)
            .into()
    }

    /// Deletes a component group from a status page.
    ///
    /// Removes one group from the status page and returns what was removed.
    ///
    /// Operation `ComponentGroups_deleteComponentGroupById`: `DELETE /v4/statuspages/{statuspageID}/groups/{group_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `group_id`: Id of the component group: the `id` of an entry listed by `ComponentGroups_listComponentGroups`.
    pub fn component_groups_delete_component_group_by_id(
        &self,
        statuspage_id: &str,
        group_id: &str,
    ) -> ComponentGroupsDeleteComponentGroupById {
        self.core.call(&wire::COMPONENT_GROUPS_DELETE_COMPONENT_GROUP_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("group_id", group_id)
            .into()
    }

    /// Gets one component group of a status page.
    ///
    /// Returns the settings of a single group. The components inside it are not part of the response; the list operation gives them.
    ///
    /// Operation `ComponentGroups_getComponentGroupById`: `GET /v4/statuspages/{statuspageID}/groups/{group_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `group_id`: Id of the component group: the `id` of an entry listed by `ComponentGroups_listComponentGroups`.
    pub fn component_groups_get_component_group_by_id(
        &self,
        statuspage_id: &str,
        group_id: &str,
    ) -> ComponentGroupsGetComponentGroupById {
        self.core.call(&wire::COMPONENT_GROUPS_GET_COMPONENT_GROUP_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("group_id", group_id)
            .into()
    }

    /// Lists the issues of a status page.
    ///
    /// Returns the issues posted on one status page with the components they touch and their current state. The operation takes no paging parameters; the total is returned next to the list.
    ///
    /// Operation `Issues_listIssues`: `GET /v4/statuspages/{statuspageID}/issues`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn issues_list_issues(&self, statuspage_id: &str) -> IssuesListIssues {
        self.core.call(&wire::ISSUES_LIST_ISSUES).path("statuspageID", statuspage_id).into()
    }

    /// Posts an issue on a status page.
    ///
    /// Creates an issue on the status page, sets the status of the components it touches and posts the first messages. Subscribers of the page may be notified, so the request must not be retried blindly: each one makes another issue.
    ///
    /// Operation `Issues_createIssue`: `POST /v4/statuspages/{statuspageID}/issues`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Headline, components touched and messages of the new issue.
    pub fn issues_create_issue(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateIssueRequest,
    ) -> IssuesCreateIssue {
        self.core.call(&wire::ISSUES_CREATE_ISSUE).path("statuspageID", statuspage_id).json(body).into()
    }

    /// Deletes an issue from a status page.
    ///
    /// Removes one issue with its messages from the status page and returns what was removed.
    ///
    /// Operation `Issues_deleteIssueById`: `DELETE /v4/statuspages/{statuspageID}/issues/{issue_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `issue_id`: Id of the issue: the `id` of an issue listed by `Issues_listIssues`.
    pub fn issues_delete_issue_by_id(&self, statuspage_id: &str, issue_id: &str) -> IssuesDeleteIssueById {
        self.core.call(&wire::ISSUES_DELETE_ISSUE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("issue_id", issue_id)
            .into()
    }

    /// Gets one issue of a status page.
    ///
    /// Returns a single issue with the components it touches, every state it went through, the messages posted and the status of the page.
    ///
    /// Operation `Issues_getIssueById`: `GET /v4/statuspages/{statuspageID}/issues/{issue_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `issue_id`: Id of the issue: the `id` of an issue listed by `Issues_listIssues`.
    pub fn issues_get_issue_by_id(&self, statuspage_id: &str, issue_id: &str) -> IssuesGetIssueById {
        self.core.call(&wire::ISSUES_GET_ISSUE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("issue_id", issue_id)
            .into()
    }

    /// Updates an issue of a status page.
    ///
    /// Changes the headline, the components touched and the states and messages of one issue. The lists replace the existing ones, so send them complete.
    ///
    /// Operation `Issues_updateIssue`: `PUT /v4/statuspages/{statuspageID}/issues/{issue_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `issue_id`: Id of the issue: the `id` of an issue listed by `Issues_listIssues`.
    /// - `body`: The issue as it is to be from now on.
    pub fn issues_update_issue(
        &self,
        statuspage_id: &str,
        issue_id: &str,
        body: &crate::status_pages::UpdateIssueRequest,
    ) -> IssuesUpdateIssue {
        self.core.call(&wire::ISSUES_UPDATE_ISSUE)
            .path("statuspageID", statuspage_id)
            .path("issue_id", issue_id)
            .json(body)
            .into()
    }

    /// Lists the states an issue can be in.
    ///
    /// Returns the states that issues of one status page can take, in order, with the message offered by default for each. Their ids are what `stateID` of an issue refers to.
    ///
    /// Operation `Issues_listStatusPageIssueStates`: `GET /v4/statuspages/{statuspageID}/states`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn issues_list_status_page_issue_states(&self, statuspage_id: &str) -> IssuesListStatusPageIssueStates {
        self.core.call(&wire::ISSUES_LIST_STATUS_PAGE_ISSUE_STATES).path("statuspageID", statuspage_id).into()
    }

    /// Lists the maintenances of a status page.
    ///
    /// Returns the maintenances of one status page that fall into a time window, with the components they touch. Both ends of the window must be given; there is no other paging.
    ///
    /// Operation `Maintenances_listMaintenances`: `GET /v4/statuspages/{statuspageID}/maintenance`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `start_time`: RFC 3339 time at which the span begins.
    /// - `end_time`: RFC 3339 time at which the span ends.
    pub fn maintenances_list_maintenances(
        &self,
        statuspage_id: &str,
        start_time: &str,
        end_time: &str,
    ) -> MaintenancesListMaintenances {
        self.core.call(&wire::MAINTENANCES_LIST_MAINTENANCES)
            .path("statuspageID", statuspage_id)
            .query("startTime", start_time)
            .query("endTime", end_time)
            .into()
    }

    /// Schedules a maintenance on a status page.
    ///
    /// Announces planned work on the status page for the components and the time window given. Subscribers of the page may be notified, so the request must not be retried blindly.
    ///
    /// Operation `Maintenances_createMaintenance`: `POST /v4/statuspages/{statuspageID}/maintenance`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Headline, note, components and time window of the planned work.
    pub fn maintenances_create_maintenance(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateMaintenanceRequest,
    ) -> MaintenancesCreateMaintenance {
        self.core.call(&wire::MAINTENANCES_CREATE_MAINTENANCE).path("statuspageID", statuspage_id).json(body).into()
    }

    /// Deletes a maintenance from a status page.
    ///
    /// Removes one maintenance from the status page and returns what was removed.
    ///
    /// Operation `Maintenances_deleteMaintenanceById`: `DELETE /v4/statuspages/{statuspageID}/maintenance/{maintenance_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `maintenance_id`: Id of the maintenance: the `id` of an entry listed by `Maintenances_listMaintenances`.
    pub fn maintenances_delete_maintenance_by_id(
        &self,
        statuspage_id: &str,
        maintenance_id: &str,
    ) -> MaintenancesDeleteMaintenanceById {
        self.core.call(&wire::MAINTENANCES_DELETE_MAINTENANCE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("maintenance_id", maintenance_id)
            .into()
    }

    /// Gets one maintenance of a status page.
    ///
    /// Returns a single maintenance. Unlike the other responses of this area, this one spells most keys with a capital first letter.
    ///
    /// Operation `Maintenances_getMaintenanceById`: `GET /v4/statuspages/{statuspageID}/maintenance/{maintenance_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `maintenance_id`: Id of the maintenance: the `id` of an entry listed by `Maintenances_listMaintenances`.
    pub fn maintenances_get_maintenance_by_id(
        &self,
        statuspage_id: &str,
        maintenance_id: &str,
    ) -> MaintenancesGetMaintenanceById {
        self.core.call(&wire::MAINTENANCES_GET_MAINTENANCE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("maintenance_id", maintenance_id)
            .into()
    }

    /// Updates a maintenance of a status page.
    ///
    /// Changes the headline, note, components or time window of one maintenance. Headline, note and both times must be sent even if they do not change.
    ///
    /// Operation `Maintenances_updateMaintenanceById`: `PUT /v4/statuspages/{statuspageID}/maintenance/{maintenance_id}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `maintenance_id`: Id of the maintenance: the `id` of an entry listed by `Maintenances_listMaintenances`.
    /// - `body`: The maintenance as it is to be from now on.
    pub fn maintenances_update_maintenance_by_id(
        &self,
        statuspage_id: &str,
        maintenance_id: &str,
        body: &crate::status_pages::UpdateMaintenanceByIdRequest,
    ) -> MaintenancesUpdateMaintenanceById {
        self.core.call(&wire::MAINTENANCES_UPDATE_MAINTENANCE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("maintenance_id", maintenance_id)
            .json(body)
            .into()
    }

    /// Lists the subscribers of a status page.
    ///
    /// Returns who is subscribed to one status page, by e-mail or webhook, and for which components, together with the subscriber limit of the page. The operation takes no paging parameters.
    ///
    /// Operation `StatusPages_listSubscribers`: `GET /v4/statuspages/{statuspageID}/subscribers`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    pub fn status_pages_list_subscribers(&self, statuspage_id: &str) -> StatusPagesListSubscribers {
        self.core.call(&wire::STATUS_PAGES_LIST_SUBSCRIBERS).path("statuspageID", statuspage_id).into()
    }

    /// Removes a subscriber from a status page.
    ///
    /// Ends one subscription, so that the subscriber gets no more notifications of the status page, and returns what was removed.
    ///
    /// Operation `StatusPages_deleteSubscriberById`: `DELETE /v4/statuspages/{statuspageID}/subscribers/{subscriberID}`.
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `subscriber_id`: Id of the subscriber: the `id` of an entry listed by `StatusPages_listSubscribers`.
    pub fn status_pages_delete_subscriber_by_id(
        &self,
        statuspage_id: &str,
        subscriber_id: &str,
    ) -> StatusPagesDeleteSubscriberById {
        self.core.call(&wire::STATUS_PAGES_DELETE_SUBSCRIBER_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("subscriberID", subscriber_id)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `StatusPages_listStatusPages`, from [`status_pages_list_status_pages`](crate::Client::status_pages_list_status_pages).
    StatusPagesListStatusPages -> crate::status_pages::ListStatusPagesResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_createStatusPage`, from [`status_pages_create_status_page`](crate::Client::status_pages_create_status_page).
    StatusPagesCreateStatusPage -> crate::status_pages::CreateStatusPageResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_deleteStatusPageById`, from [`status_pages_delete_status_page_by_id`](crate::Client::status_pages_delete_status_page_by_id).
    StatusPagesDeleteStatusPageById -> crate::status_pages::DeleteStatusPageByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_getStatusPageById`, from [`status_pages_get_status_page_by_id`](crate::Client::status_pages_get_status_page_by_id).
    StatusPagesGetStatusPageById -> crate::status_pages::GetStatusPageByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_updateStatusPageById`, from [`status_pages_update_status_page_by_id`](crate::Client::status_pages_update_status_page_by_id).
    StatusPagesUpdateStatusPageById -> crate::status_pages::UpdateStatusPageByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_listStatusPageStatuses`, from [`status_pages_list_status_page_statuses`](crate::Client::status_pages_list_status_page_statuses).
    StatusPagesListStatusPageStatuses -> Vec<crate::status_pages::StatusPageStatus> {}
}

squad_core::operation_request! {
    /// Request of `Components_listComponents`, from [`components_list_components`](crate::Client::components_list_components).
    ComponentsListComponents -> Vec<crate::status_pages::ComponentsComponent> {}
}

squad_core::operation_request! {
    /// Request of `Components_createComponent`, from [`components_create_component`](crate::Client::components_create_component).
    ComponentsCreateComponent -> crate::status_pages::CreateComponentResponse {}
}

squad_core::operation_request! {
    /// Request of `Components_deleteComponentById`, from [`components_delete_component_by_id`](crate::Client::components_delete_component_by_id).
    ComponentsDeleteComponentById -> crate::status_pages::DeleteComponentByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `Components_getComponentById`, from [`components_get_component_by_id`](crate::Client::components_get_component_by_id).
    ComponentsGetComponentById -> crate::status_pages::GetComponentByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `Components_updateComponentById`, from [`components_update_component_by_id`](crate::Client::components_update_component_by_id).
    ComponentsUpdateComponentById -> crate::status_pages::UpdateComponentByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `ComponentGroups_listComponentGroups`, from [`component_groups_list_component_groups`](crate::Client::component_groups_list_component_groups).
    ComponentGroupsListComponentGroups -> Vec<crate::status_pages::ComponentGroup> {}
}

squad_core::operation_request! {
    /// Request of `ComponentGroups_createComponentGroup`, from [`component_groups_create_component_group`](crate::Client::component_groups_create_component_group).
    ComponentGroupsCreateComponentGroup -> crate::status_pages::CreateComponentGroupResponse {}
}

squad_core::operation_request! {
    /// Request of `ComponentGroups_deleteComponentGroupById`, from [`component_groups_delete_component_group_by_id`](crate::Client::component_groups_delete_component_group_by_id).
    ComponentGroupsDeleteComponentGroupById -> crate::status_pages::DeleteComponentGroupByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `ComponentGroups_getComponentGroupById`, from [`component_groups_get_component_group_by_id`](crate::Client::component_groups_get_component_group_by_id).
    ComponentGroupsGetComponentGroupById -> crate::status_pages::GetComponentGroupByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `Issues_listIssues`, from [`issues_list_issues`](crate::Client::issues_list_issues).
    IssuesListIssues -> crate::status_pages::ListIssuesResponse {}
}

squad_core::operation_request! {
    /// Request of `Issues_createIssue`, from [`issues_create_issue`](crate::Client::issues_create_issue).
    IssuesCreateIssue -> crate::status_pages::CreateIssueResponse {}
}

squad_core::operation_request! {
    /// Request of `Issues_deleteIssueById`, from [`issues_delete_issue_by_id`](crate::Client::issues_delete_issue_by_id).
    IssuesDeleteIssueById -> crate::status_pages::DeleteIssueByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `Issues_getIssueById`, from [`issues_get_issue_by_id`](crate::Client::issues_get_issue_by_id).
    IssuesGetIssueById -> crate::status_pages::GetIssueByIdData {}
}

squad_core::operation_request! {
    /// Request of `Issues_updateIssue`, from [`issues_update_issue`](crate::Client::issues_update_issue).
    IssuesUpdateIssue -> crate::status_pages::UpdateIssueResponse {}
}

squad_core::operation_request! {
    /// Request of `Issues_listStatusPageIssueStates`, from [`issues_list_status_page_issue_states`](crate::Client::issues_list_status_page_issue_states).
    IssuesListStatusPageIssueStates -> Vec<crate::status_pages::StatusPageIssueState> {}
}

squad_core::operation_request! {
    /// Request of `Maintenances_listMaintenances`, from [`maintenances_list_maintenances`](crate::Client::maintenances_list_maintenances).
    MaintenancesListMaintenances -> crate::status_pages::ListMaintenancesResponse {}
}

squad_core::operation_request! {
    /// Request of `Maintenances_createMaintenance`, from [`maintenances_create_maintenance`](crate::Client::maintenances_create_maintenance).
    MaintenancesCreateMaintenance -> crate::status_pages::CreateMaintenanceResponse {}
}

squad_core::operation_request! {
    /// Request of `Maintenances_deleteMaintenanceById`, from [`maintenances_delete_maintenance_by_id`](crate::Client::maintenances_delete_maintenance_by_id).
    MaintenancesDeleteMaintenanceById -> crate::status_pages::DeleteMaintenanceByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `Maintenances_getMaintenanceById`, from [`maintenances_get_maintenance_by_id`](crate::Client::maintenances_get_maintenance_by_id).
    MaintenancesGetMaintenanceById -> crate::status_pages::GetMaintenanceByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `Maintenances_updateMaintenanceById`, from [`maintenances_update_maintenance_by_id`](crate::Client::maintenances_update_maintenance_by_id).
    MaintenancesUpdateMaintenanceById -> crate::status_pages::UpdateMaintenanceByIdResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_listSubscribers`, from [`status_pages_list_subscribers`](crate::Client::status_pages_list_subscribers).
    StatusPagesListSubscribers -> crate::status_pages::ListSubscribersResponse {}
}

squad_core::operation_request! {
    /// Request of `StatusPages_deleteSubscriberById`, from [`status_pages_delete_subscriber_by_id`](crate::Client::status_pages_delete_subscriber_by_id).
    StatusPagesDeleteSubscriberById -> crate::status_pages::DeleteSubscriberByIdResponse {}
}
