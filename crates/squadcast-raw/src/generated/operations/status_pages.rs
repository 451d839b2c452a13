// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `status-pages` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the status pages of a team.
    ///
    /// Returns the status pages of one team, a page of results at a time, with their components, current status and number of subscribers. All four parameters are needed.
    ///
    /// `GET /v4/statuspages`
    ///
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `filters_is_public`: Whether to list public or private pages, as the string `true` or `false`.
    /// - `team_id`: Id of the team whose entries are meant, as the list of teams gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_list_status_pages(
        &self,
        page_size: i64,
        page_number: i64,
        filters_is_public: &str,
        team_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::ListStatusPagesResponse> {
        self.core.call(&wire::STATUS_PAGES_LIST_STATUS_PAGES)
            .query("pageSize", page_size)
            .query("pageNumber", page_number)
            .query("filters.isPublic", filters_is_public)
            .query("teamID", team_id)
            .answered()
    }

    /// Create a status page for a team.
    ///
    /// Creates a status page, with its components and groups if they are given, and hands it to the owner named. The page is reached under the domain name given. Sending the request twice is not safe.
    ///
    /// `POST /v4/statuspages`
    ///
    /// - `body`: Settings, owner and first components of the new page.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_create_status_page(
        &self,
        body: &crate::status_pages::CreateStatusPageRequest,
    ) -> RequestBuilder<'_, crate::status_pages::CreateStatusPageResponse> {
        self.core.call(&wire::STATUS_PAGES_CREATE_STATUS_PAGE).json(body).answered()
    }

    /// Delete a status page with all it shows.
    ///
    /// Removes one status page; its address stops working and what was posted there is gone. The answer names the page that was removed.
    ///
    /// `DELETE /v4/statuspages/{statuspageID}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_delete_status_page_by_id(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::DeleteStatusPageByIdResponse> {
        self.core.call(&wire::STATUS_PAGES_DELETE_STATUS_PAGE_BY_ID).path("statuspageID", statuspage_id).answered()
    }

    /// Get the settings of a status page.
    ///
    /// Reads the settings of a single status page. Its components, issues, maintenances and subscribers have operations of their own.
    ///
    /// `GET /v4/statuspages/{statuspageID}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_get_status_page_by_id(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::GetStatusPageByIdResponse> {
        self.core.call(&wire::STATUS_PAGES_GET_STATUS_PAGE_BY_ID).path("statuspageID", statuspage_id).answered()
    }

    /// Update the settings of a status page.
    ///
    /// Changes the settings of one status page. Name, domain name, visibility, team, colours, contact address and owner must be sent even where they stay as they are.
    ///
    /// `PUT /v4/statuspages/{statuspageID}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: The settings as they are to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_update_status_page_by_id(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::UpdateStatusPageByIdRequest,
    ) -> RequestBuilder<'_, crate::status_pages::UpdateStatusPageByIdResponse> {
        self.core.call(&wire::STATUS_PAGES_UPDATE_STATUS_PAGE_BY_ID)
            .path("statuspageID", statuspage_id)
            .json(body)
            .answered()
    }

    /// List the statuses that a page can show.
    ///
    /// Returns the levels of health that the page and its components can have. Their ids are what `statusID` of components and issues refers to.
    ///
    /// `GET /v4/statuspages/{statuspageID}/status`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_list_status_page_statuses(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::status_pages::StatusPageStatus>> {
        self.core.call(&wire::STATUS_PAGES_LIST_STATUS_PAGE_STATUSES).path("statuspageID", statuspage_id).answered()
    }

    /// List the components of a status page.
    ///
    /// Returns what one status page shows, single components as well as groups with their components, with the current status of each. The whole list comes in one answer.
    ///
    /// `GET /v4/statuspages/{statuspageID}/components`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn components_list_components(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::status_pages::ComponentsComponent>> {
        self.core.call(&wire::COMPONENTS_LIST_COMPONENTS).path("statuspageID", statuspage_id).answered()
    }

    /// Add a component to a status page.
    ///
    /// Creates a component on the status page, alone or inside a component group, and may tie it to a service. Sending the request twice makes two components.
    ///
    /// `POST /v4/statuspages/{statuspageID}/components`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Name, explanation, group and service of the new component.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn components_create_component(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateComponentRequest,
    ) -> RequestBuilder<'_, crate::status_pages::CreateComponentResponse> {
        self.core.call(&wire::COMPONENTS_CREATE_COMPONENT).path("statuspageID", statuspage_id).json(body).answered()
    }

    /// Delete a component from a status page.
    ///
    /// Removes one component from the status page and answers with what was removed.
    ///
    /// `DELETE /v4/statuspages/{statuspageID}/components/{component_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `component_id`: Id of the component: the `id` of an entry listed by `Components_listComponents`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn components_delete_component_by_id(
        &self,
        statuspage_id: &str,
        component_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::DeleteComponentByIdResponse> {
        self.core.call(&wire::COMPONENTS_DELETE_COMPONENT_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("component_id", component_id)
            .answered()
    }

    /// Get one component of a status page.
    ///
    /// Reads a single component with the id of its current status and whether it is under maintenance.
    ///
    /// `GET /v4/statuspages/{statuspageID}/components/{component_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `component_id`: Id of the component: the `id` of an entry listed by `Components_listComponents`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn components_get_component_by_id(
        &self,
        statuspage_id: &str,
        component_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::GetComponentByIdResponse> {
        self.core.call(&wire::COMPONENTS_GET_COMPONENT_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("component_id", component_id)
            .answered()
    }

    /// Update a component of a status page.
    ///
    /// Changes the name, explanation, subscription setting, group or service of one component. The current status is not set here; it follows from the issues of the page.
    ///
    /// `PUT /v4/statuspages/{statuspageID}/components/{component_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `component_id`: Id of the component: the `id` of an entry listed by `Components_listComponents`.
    /// - `body`: New settings of the component; the name is always needed.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn components_update_component_by_id(
        &self,
        statuspage_id: &str,
        component_id: &str,
        body: &crate::status_pages::UpdateComponentByIdRequest,
    ) -> RequestBuilder<'_, crate::status_pages::UpdateComponentByIdResponse> {
        self.core.call(&wire::COMPONENTS_UPDATE_COMPONENT_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("component_id", component_id)
            .json(body)
            .answered()
    }

    /// List the component groups of a status page.
    ///
    /// Returns every component group of one status page with the components it holds and their current status. The whole list comes in one answer.
    ///
    /// `GET /v4/statuspages/{statuspageID}/groups`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn component_groups_list_component_groups(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::status_pages::ComponentGroup>> {
        self.core.call(&wire::COMPONENT_GROUPS_LIST_COMPONENT_GROUPS).path("statuspageID", statuspage_id).answered()
    }

    /// Add a component group to a status page.
    ///
    /// Creates an empty group on the status page. Components are put into it by giving its id as `groupID` when a component is created or updated. Sending the request twice makes two groups.
    ///
    /// `POST /v4/statuspages/{statuspageID}/groups`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Heading, explanation and subscription setting of the new group.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn component_groups_create_component_group(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateComponentGroupRequest,
    ) -> RequestBuilder<'_, crate::status_pages::CreateComponentGroupResponse> {
        self.core.call(&wire::COMPONENT_GROUPS_CREATE_COMPONENT_GROUP)
            .path("statuspageID", statuspage_id)
            .json(body)
            .answered()
    }

    /// Delete a component group from a status page.
    ///
    /// Removes one group from the status page and answers with what was removed.
    ///
    /// `DELETE /v4/statuspages/{statuspageID}/groups/{group_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `group_id`: Id of the component group: the `id` of an entry listed by `ComponentGroups_listComponentGroups`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn component_groups_delete_component_group_by_id(
        &self,
        statuspage_id: &str,
        group_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::DeleteComponentGroupByIdResponse> {
        self.core.call(&wire::COMPONENT_GROUPS_DELETE_COMPONENT_GROUP_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("group_id", group_id)
            .answered()
    }

    /// Get one component group of a status page.
    ///
    /// Reads the settings of a single group. The components inside it are not part of the answer; the list operation gives them.
    ///
    /// `GET /v4/statuspages/{statuspageID}/groups/{group_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `group_id`: Id of the component group: the `id` of an entry listed by `ComponentGroups_listComponentGroups`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn component_groups_get_component_group_by_id(
        &self,
        statuspage_id: &str,
        group_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::GetComponentGroupByIdResponse> {
        self.core.call(&wire::COMPONENT_GROUPS_GET_COMPONENT_GROUP_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("group_id", group_id)
            .answered()
    }

    /// List the issues of a status page.
    ///
    /// Returns the issues posted on one status page with the components they touch and their current state. The operation takes no paging parameters; the total is told beside the list.
    ///
    /// `GET /v4/statuspages/{statuspageID}/issues`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn issues_list_issues(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::ListIssuesResponse> {
        self.core.call(&wire::ISSUES_LIST_ISSUES).path("statuspageID", statuspage_id).answered()
    }

    /// Post an issue on a status page.
    ///
    /// Creates an issue on the status page, sets the status of the components it touches and posts the first messages. Subscribers of the page may be told, so the request is not to be repeated blindly: each one makes another issue.
    ///
    /// `POST /v4/statuspages/{statuspageID}/issues`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Headline, components touched and messages of the new issue.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn issues_create_issue(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateIssueRequest,
    ) -> RequestBuilder<'_, crate::status_pages::CreateIssueResponse> {
        self.core.call(&wire::ISSUES_CREATE_ISSUE).path("statuspageID", statuspage_id).json(body).answered()
    }

    /// Delete an issue from a status page.
    ///
    /// Removes one issue with its messages from the status page and answers with what was removed.
    ///
    /// `DELETE /v4/statuspages/{statuspageID}/issues/{issue_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `issue_id`: Id of the issue: the `id` of an issue listed by `Issues_listIssues`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn issues_delete_issue_by_id(
        &self,
        statuspage_id: &str,
        issue_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::DeleteIssueByIdResponse> {
        self.core.call(&wire::ISSUES_DELETE_ISSUE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("issue_id", issue_id)
            .answered()
    }

    /// Get one issue of a status page.
    ///
    /// Reads a single issue with the components it touches, every state it went through, the messages posted and the status of the page.
    ///
    /// `GET /v4/statuspages/{statuspageID}/issues/{issue_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `issue_id`: Id of the issue: the `id` of an issue listed by `Issues_listIssues`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn issues_get_issue_by_id(
        &self,
        statuspage_id: &str,
        issue_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::GetIssueByIdData> {
        self.core.call(&wire::ISSUES_GET_ISSUE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("issue_id", issue_id)
            .answered()
    }

    /// Update an issue of a status page.
    ///
    /// Changes the headline, the components touched and the states and messages of one issue. The lists sent take the place of those that are there, so send the complete ones.
    ///
    /// `PUT /v4/statuspages/{statuspageID}/issues/{issue_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `issue_id`: Id of the issue: the `id` of an issue listed by `Issues_listIssues`.
    /// - `body`: The issue as it is to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn issues_update_issue(
        &self,
        statuspage_id: &str,
        issue_id: &str,
        body: &crate::status_pages::UpdateIssueRequest,
    ) -> RequestBuilder<'_, crate::status_pages::UpdateIssueResponse> {
        self.core.call(&wire::ISSUES_UPDATE_ISSUE)
            .path("statuspageID", statuspage_id)
            .path("issue_id", issue_id)
            .json(body)
            .answered()
    }

    /// List the states an issue can be in.
    ///
    /// Returns the states that issues of one status page can take, in order, with the message offered by default for each. Their ids are what `stateID` of an issue refers to.
    ///
    /// `GET /v4/statuspages/{statuspageID}/states`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn issues_list_status_page_issue_states(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::status_pages::StatusPageIssueState>> {
        self.core.call(&wire::ISSUES_LIST_STATUS_PAGE_ISSUE_STATES).path("statuspageID", statuspage_id).answered()
    }

    /// List the maintenances of a status page.
    ///
    /// Returns the maintenances of one status page that fall into a time window, with the components they touch. Both ends of the window must be given; there is no other paging.
    ///
    /// `GET /v4/statuspages/{statuspageID}/maintenance`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `start_time`: RFC 3339 time at which the span begins.
    /// - `end_time`: RFC 3339 time at which the span ends.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenances_list_maintenances(
        &self,
        statuspage_id: &str,
        start_time: &str,
        end_time: &str,
    ) -> RequestBuilder<'_, crate::status_pages::ListMaintenancesResponse> {
        self.core.call(&wire::MAINTENANCES_LIST_MAINTENANCES)
            .path("statuspageID", statuspage_id)
            .query("startTime", start_time)
            .query("endTime", end_time)
            .answered()
    }

    /// Schedule a maintenance on a status page.
    ///
    /// Announces planned work on the status page for the components and the time window given. Subscribers of the page may be told, so the request is not to be repeated blindly.
    ///
    /// `POST /v4/statuspages/{statuspageID}/maintenance`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `body`: Headline, note, components and time window of the planned work.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenances_create_maintenance(
        &self,
        statuspage_id: &str,
        body: &crate::status_pages::CreateMaintenanceRequest,
    ) -> RequestBuilder<'_, crate::status_pages::CreateMaintenanceResponse> {
        self.core.call(&wire::MAINTENANCES_CREATE_MAINTENANCE).path("statuspageID", statuspage_id).json(body).answered()
    }

    /// Delete a maintenance from a status page.
    ///
    /// Removes one maintenance from the status page and answers with what was removed.
    ///
    /// `DELETE /v4/statuspages/{statuspageID}/maintenance/{maintenance_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `maintenance_id`: Id of the maintenance: the `id` of an entry listed by `Maintenances_listMaintenances`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenances_delete_maintenance_by_id(
        &self,
        statuspage_id: &str,
        maintenance_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::DeleteMaintenanceByIdResponse> {
        self.core.call(&wire::MAINTENANCES_DELETE_MAINTENANCE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("maintenance_id", maintenance_id)
            .answered()
    }

    /// Get one maintenance of a status page.
    ///
    /// Reads a single maintenance. Unlike the other answers of this area, this one spells most keys with a capital first letter.
    ///
    /// `GET /v4/statuspages/{statuspageID}/maintenance/{maintenance_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `maintenance_id`: Id of the maintenance: the `id` of an entry listed by `Maintenances_listMaintenances`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenances_get_maintenance_by_id(
        &self,
        statuspage_id: &str,
        maintenance_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::GetMaintenanceByIdResponse> {
        self.core.call(&wire::MAINTENANCES_GET_MAINTENANCE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("maintenance_id", maintenance_id)
            .answered()
    }

    /// Update a maintenance of a status page.
    ///
    /// Changes the headline, note, components or time window of one maintenance. Headline, note and both times must be sent even where they stay as they are.
    ///
    /// `PUT /v4/statuspages/{statuspageID}/maintenance/{maintenance_id}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `maintenance_id`: Id of the maintenance: the `id` of an entry listed by `Maintenances_listMaintenances`.
    /// - `body`: The maintenance as it is to be from now on.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn maintenances_update_maintenance_by_id(
        &self,
        statuspage_id: &str,
        maintenance_id: &str,
        body: &crate::status_pages::UpdateMaintenanceByIdRequest,
    ) -> RequestBuilder<'_, crate::status_pages::UpdateMaintenanceByIdResponse> {
        self.core.call(&wire::MAINTENANCES_UPDATE_MAINTENANCE_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("maintenance_id", maintenance_id)
            .json(body)
            .answered()
    }

    /// List who is subscribed to a status page.
    ///
    /// Returns who is subscribed to one status page, by e-mail or webhook, and for which components, together with the subscriber limit of the page. The operation takes no paging parameters.
    ///
    /// `GET /v4/statuspages/{statuspageID}/subscribers`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_list_subscribers(
        &self,
        statuspage_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::ListSubscribersResponse> {
        self.core.call(&wire::STATUS_PAGES_LIST_SUBSCRIBERS).path("statuspageID", statuspage_id).answered()
    }

    /// Remove a subscriber from a status page.
    ///
    /// Ends one subscription, so that the subscriber hears no more of the status page, and answers with what was removed.
    ///
    /// `DELETE /v4/statuspages/{statuspageID}/subscribers/{subscriberID}`
    ///
    /// - `statuspage_id`: Id of the status page: the `id` of a page listed by `StatusPages_listStatusPages`.
    /// - `subscriber_id`: Id of the subscriber: the `id` of an entry listed by `StatusPages_listSubscribers`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn status_pages_delete_subscriber_by_id(
        &self,
        statuspage_id: &str,
        subscriber_id: &str,
    ) -> RequestBuilder<'_, crate::status_pages::DeleteSubscriberByIdResponse> {
        self.core.call(&wire::STATUS_PAGES_DELETE_SUBSCRIBER_BY_ID)
            .path("statuspageID", statuspage_id)
            .path("subscriberID", subscriber_id)
            .answered()
    }
}
