// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `incidents` area: methods of the client, and their request types.

use jiff::Timestamp;
use serde_json::{Map, Value};
use squad_core::ByteStream;
use crate::wire;

impl crate::Client {
    /// Acknowledges several incidents at once.
    ///
    /// Acknowledges every incident named in the body on behalf of the user whose token is used. A call takes at most 100 ids, and at most 10 calls a minute are allowed.
    ///
    /// Operation `Incidents_bulkAcknowledgeIncidents`: `POST /v3/incidents/acknowledge`.
    ///
    /// - `body`: The ids of the incidents to acknowledge.
    pub fn incidents_bulk_acknowledge_incidents(
        &self,
        body: &crate::incidents::BulkIncidentIDsRequest,
    ) -> IncidentsBulkAcknowledgeIncidents {
        self.core.call(&wire::INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS).json(body).into()
    }

    /// Exports the incidents of a time range.
    ///
    /// Returns a file with the incidents of a team that lie in a time range, as JSON or CSV. There is no operation that lists incidents, so this is how a client reads them. The file can be large: read it as a stream, allow a long timeout, and split long ranges. Lists are sent as one value with commas between their items.
    ///
    /// Operation `Incidents_incidentExport`: `GET /v3/incidents/export`.
    ///
    /// - `start_time`: RFC 3339 time at which the range begins.
    /// - `end_time`: RFC 3339 time at which the range ends.
    /// - `type_`: Format of the file: `json` or `csv`.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`status`](IncidentsIncidentExport::status), [`services`](IncidentsIncidentExport::services), [`sources`](IncidentsIncidentExport::sources), [`assigned_to`](IncidentsIncidentExport::assigned_to), [`assigned_to_user_i_ds_and_their_squads`](IncidentsIncidentExport::assigned_to_user_i_ds_and_their_squads), [`service_owner`](IncidentsIncidentExport::service_owner), [`priority`](IncidentsIncidentExport::priority), [`tags`](IncidentsIncidentExport::tags), [`slo_affecting`](IncidentsIncidentExport::slo_affecting), [`slos`](IncidentsIncidentExport::slos), [`is_starred`](IncidentsIncidentExport::is_starred), [`text_filter`](IncidentsIncidentExport::text_filter), [`notes`](IncidentsIncidentExport::notes), [`retrospectives`](IncidentsIncidentExport::retrospectives), [`sort_by`](IncidentsIncidentExport::sort_by).
    pub fn incidents_incident_export(
        &self,
        start_time: Timestamp,
        end_time: Timestamp,
        type_: &crate::incidents::ExportFormat,
        owner_id: &str,
    ) -> IncidentsIncidentExport {
        self.core.call(&wire::INCIDENTS_INCIDENT_EXPORT)
            .query("start_time", start_time)
            .query("end_time", end_time)
            .query("type", type_)
            .query("owner_id", owner_id)
            .into()
    }

    /// Exports incidents in the background.
    ///
    /// Starts an export of a team's incidents and returns immediately. The link to the finished file is sent by e-mail. Every call starts another export, so it must not be retried blindly.
    ///
    /// Operation `Incidents_incidentExportAsync`: `POST /v3/incidents/export/async`.
    ///
    /// - `body`: The team, the time range, the format and the filters of the export.
    pub fn incidents_incident_export_async(
        &self,
        body: &crate::incidents::IncidentExportAsyncRequest,
    ) -> IncidentsIncidentExportAsync {
        self.core.call(&wire::INCIDENTS_INCIDENT_EXPORT_ASYNC).json(body).into()
    }

    /// Sets the priority of several incidents at once.
    ///
    /// Gives all the incidents named in the body the same priority. To change a single incident, use the operation for one incident, which returns the new priority.
    ///
    /// Operation `Incidents_bulkIncidentsPriorityUpdate`: `PUT /v3/incidents/priority`.
    ///
    /// - `body`: The ids of the incidents and the priority they are given.
    pub fn incidents_bulk_incidents_priority_update(
        &self,
        body: &crate::incidents::BulkIncidentsPriorityUpdateRequest,
    ) -> IncidentsBulkIncidentsPriorityUpdate {
        self.core.call(&wire::INCIDENTS_BULK_INCIDENTS_PRIORITY_UPDATE).json(body).into()
    }

    /// Resolves several incidents at once.
    ///
    /// Resolves every incident named in the body on behalf of the user whose token is used. A call takes at most 100 ids, and at most 10 calls a minute are allowed.
    ///
    /// Operation `Incidents_bulkResolveIncidents`: `POST /v3/incidents/resolve`.
    ///
    /// - `body`: The ids of the incidents to resolve.
    pub fn incidents_bulk_resolve_incidents(
        &self,
        body: &crate::incidents::BulkIncidentIDsRequest,
    ) -> IncidentsBulkResolveIncidents {
        self.core.call(&wire::INCIDENTS_BULK_RESOLVE_INCIDENTS).json(body).into()
    }

    /// Gets an incident by its id.
    ///
    /// Returns one incident with its assignments, tags, timeline, snooze and merge relations. The events received for it are read with a separate operation.
    ///
    /// Operation `Incidents_getIncidentById`: `GET /v3/incidents/{incidentID}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn incidents_get_incident_by_id(&self, incident_id: &str) -> IncidentsGetIncidentById {
        self.core.call(&wire::INCIDENTS_GET_INCIDENT_BY_ID).path("incidentID", incident_id).into()
    }

    /// Acknowledges an incident.
    ///
    /// Records that the user whose token is used has seen the incident and works on it.
    ///
    /// Operation `Incidents_acknowledgeIncident`: `POST /v3/incidents/{incidentID}/acknowledge`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn incidents_acknowledge_incident(&self, incident_id: &str) -> IncidentsAcknowledgeIncident {
        self.core.call(&wire::INCIDENTS_ACKNOWLEDGE_INCIDENT).path("incidentID", incident_id).into()
    }

    /// Lists the events of an incident.
    ///
    /// Returns the events received for an incident, one page at a time: the one that raised it and those deduplicated into it. A page has at most 10 events. The further pages are read with the query string given as `next`.
    ///
    /// Operation `Incidents_getIncidentEvents`: `GET /v3/incidents/{incidentID}/events`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// Optional: [`offset`](IncidentsGetIncidentEvents::offset), [`limit`](IncidentsGetIncidentEvents::limit), [`sort`](IncidentsGetIncidentEvents::sort), [`deduped`](IncidentsGetIncidentEvents::deduped), [`owner_id`](IncidentsGetIncidentEvents::owner_id).
    pub fn incidents_get_incident_events(&self, incident_id: &str) -> IncidentsGetIncidentEvents {
        self.core.call(&wire::INCIDENTS_GET_INCIDENT_EVENTS).path("incidentID", incident_id).into()
    }

    /// Marks an incident as a false positive for its SLO.
    ///
    /// Sets whether the incident counts as a false positive for the SLO it affects, so that it does not use up the error budget. The path is spelled as the server expects it.
    ///
    /// Operation `Incidents_markIncidentSloFalsePositive`: `PATCH /v3/incidents/{incidentID}/mark-slo-incident-false-postive/{value}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `value`: `true` to mark the incident as a false positive, `false` to take the mark back.
    pub fn incidents_mark_incident_slo_false_positive(
        &self,
        incident_id: &str,
        value: bool,
    ) -> IncidentsMarkIncidentSloFalsePositive {
        self.core.call(&wire::INCIDENTS_MARK_INCIDENT_SLO_FALSE_POSITIVE)
            .path("incidentID", incident_id)
            .path("value", value)
            .into()
    }

    /// Sets the priority of an incident.
    ///
    /// Gives one incident a priority and returns the resulting priority.
    ///
    /// Operation `Incidents_incidentPriorityUpdate`: `PATCH /v3/incidents/{incidentID}/priority`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The priority to set.
    pub fn incidents_incident_priority_update(
        &self,
        incident_id: &str,
        body: &crate::incidents::IncidentPriorityUpdateRequest,
    ) -> IncidentsIncidentPriorityUpdate {
        self.core.call(&wire::INCIDENTS_INCIDENT_PRIORITY_UPDATE).path("incidentID", incident_id).json(body).into()
    }

    /// Reassigns an incident.
    ///
    /// Hands the incident to another user, escalation policy or squad. The new assignee is named in the body by id and type.
    ///
    /// Operation `Incidents_reassignIncident`: `POST /v3/incidents/{incidentID}/reassign`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Who gets the incident.
    pub fn incidents_reassign_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::ReassignIncidentRequest,
    ) -> IncidentsReassignIncident {
        self.core.call(&wire::INCIDENTS_REASSIGN_INCIDENT).path("incidentID", incident_id).json(body).into()
    }

    /// Resolves an incident.
    ///
    /// Closes the incident on behalf of the user whose token is used and records why. Whether a reason has to be given is a setting of the organization.
    ///
    /// Operation `Incidents_resolveIncident`: `POST /v3/incidents/{incidentID}/resolve`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Why the incident is over.
    pub fn incidents_resolve_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::ResolveIncidentRequest,
    ) -> IncidentsResolveIncident {
        self.core.call(&wire::INCIDENTS_RESOLVE_INCIDENT).path("incidentID", incident_id).json(body).into()
    }

    /// Looks up the outcome of ingestion requests.
    ///
    /// Returns for each request id whether the alert sent in with it made an incident, was deduplicated, suppressed or discarded. An id that is not valid has the status `error` and names neither incident nor event.
    ///
    /// Operation `Incidents_getIncidentsStatusByRequestids`: `POST /v3/requests/status`.
    ///
    /// - `body`: The ids of the ingestion requests to look up.
    pub fn incidents_get_incidents_status_by_requestids(
        &self,
        body: &crate::incidents::IngestionStatusRequest,
    ) -> IncidentsGetIncidentsStatusByRequestids {
        self.core.call(&wire::INCIDENTS_GET_INCIDENTS_STATUS_BY_REQUESTIDS).json(body).into()
    }

    /// Merges incidents into one.
    ///
    /// Makes several incidents the children of one parent, which either exists already or is made by the same call. A child can be removed with the unmerge operation. The call must not be retried blindly: with a new parent every call creates another incident.
    ///
    /// Operation `Incidents_mergeIncidents`: `POST /v3/incidents/merge`.
    ///
    /// - `body`: The children, and either the id of an existing parent or the incident to make as the parent.
    pub fn incidents_merge_incidents(&self, body: &crate::incidents::MergeRequest) -> IncidentsMergeIncidents {
        self.core.call(&wire::INCIDENTS_MERGE_INCIDENTS).json(body).into()
    }

    /// Unmerges an incident from its parent.
    ///
    /// Separates a child incident from the parent it was merged into, so that it is an independent incident. The call must not be retried blindly.
    ///
    /// Operation `Incidents_unmergeIncident`: `PUT /v3/incidents/{incidentID}/unmerge`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Whether people are notified and whether the caller takes the incident.
    pub fn incidents_unmerge_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::UnmergeIncidentRequest,
    ) -> IncidentsUnmergeIncident {
        self.core.call(&wire::INCIDENTS_UNMERGE_INCIDENT).path("incidentID", incident_id).json(body).into()
    }

    /// Rebuilds a CircleCI project from an incident.
    ///
    /// Makes CircleCI rebuild a project and records the action on the incident. The CircleCI integration has to be set up. Every call starts another build, so it must not be retried blindly.
    ///
    /// Operation `IncidentActions_rebuildAProjectInCircleci`: `POST /v3/incidents/{incidentID}/actions/circleci/rebuild/{buildNumber}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `build_number`: CircleCI number of the build to rerun.
    /// - `body`: The project to rebuild.
    pub fn incident_actions_rebuild_a_project_in_circleci(
        &self,
        incident_id: &str,
        build_number: &str,
        body: &crate::incidents::RebuildCircleCiProjectRequest,
    ) -> IncidentActionsRebuildAProjectInCircleci {
        self.core.call(&wire::INCIDENT_ACTIONS_REBUILD_A_PROJECT_IN_CIRCLECI)
            .path("incidentID", incident_id)
            .path("buildNumber", build_number)
            .json(body)
            .into()
    }

    /// Creates a Jira Cloud ticket for an incident.
    ///
    /// Opens a ticket about the incident in the connected Jira Cloud site. Every call opens another ticket, so it must not be retried blindly.
    ///
    /// Operation `IncidentActions_createATicketOnJiraCloud`: `POST /v3/incidents/{incidentID}/actions/jira/new/jira-cloud`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn incident_actions_create_a_ticket_on_jira_cloud(
        &self,
        incident_id: &str,
    ) -> IncidentActionsCreateATicketOnJiraCloud {
        self.core.call(&wire::INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_CLOUD).path("incidentID", incident_id).into()
    }

    /// Creates a Jira Server ticket for an incident.
    ///
    /// Opens a ticket about the incident in the connected Jira Server installation. Every call opens another ticket, so it must not be retried blindly.
    ///
    /// Operation `IncidentActions_createATicketOnJiraServer`: `POST /v3/incidents/{incidentID}/actions/jira/new/jira-server`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn incident_actions_create_a_ticket_on_jira_server(
        &self,
        incident_id: &str,
    ) -> IncidentActionsCreateATicketOnJiraServer {
        self.core.call(&wire::INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_SERVER).path("incidentID", incident_id).into()
    }

    /// Creates a ServiceNow incident for an incident.
    ///
    /// Opens an incident in the connected ServiceNow instance. Every call opens another one, so it must not be retried blindly.
    ///
    /// Operation `IncidentActions_createAnIncidentInServicenow`: `POST /v3/incidents/{incidentID}/actions/servicenow/new`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn incident_actions_create_an_incident_in_servicenow(
        &self,
        incident_id: &str,
    ) -> IncidentActionsCreateAnIncidentInServicenow {
        self.core.call(&wire::INCIDENT_ACTIONS_CREATE_AN_INCIDENT_IN_SERVICENOW).path("incidentID", incident_id).into()
    }

    /// Sends an incident to a webhook by hand.
    ///
    /// Triggers an outgoing webhook for the incident without waiting for one of its events. Every call sends the incident once more, so it must not be retried blindly.
    ///
    /// Operation `IncidentActions_triggerAWebhookManually`: `POST /v3/incidents/{incidentID}/actions/webhook/{eventWebhookID}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    pub fn incident_actions_trigger_a_webhook_manually(
        &self,
        incident_id: &str,
        event_webhook_id: &str,
    ) -> IncidentActionsTriggerAWebhookManually {
        self.core.call(&wire::INCIDENT_ACTIONS_TRIGGER_A_WEBHOOK_MANUALLY)
            .path("incidentID", incident_id)
            .path("eventWebhookID", event_webhook_id)
            .into()
    }

    /// Lists the additional responders of an incident.
    ///
    /// Returns all the users and squads that were added to help with an incident in addition to its assignees. The list is not paginated.
    ///
    /// Operation `AdditionalResponders_getAdditionalResponders`: `GET /v3/incidents/{incidentID}/additional-responders`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn additional_responders_get_additional_responders(
        &self,
        incident_id: &str,
    ) -> AdditionalRespondersGetAdditionalResponders {
        self.core.call(&wire::ADDITIONAL_RESPONDERS_GET_ADDITIONAL_RESPONDERS).path("incidentID", incident_id).into()
    }

    /// Adds additional responders to an incident.
    ///
    /// Adds further users or squads to help with an incident. The assignees stay as they are.
    ///
    /// Operation `AdditionalResponders_addAdditionalResponders`: `PUT /v3/incidents/{incidentID}/additional-responders`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The users and squads to add.
    pub fn additional_responders_add_additional_responders(
        &self,
        incident_id: &str,
        body: &crate::incidents::AddAdditionalRespondersRequest,
    ) -> AdditionalRespondersAddAdditionalResponders {
        self.core.call(&wire::ADDITIONAL_RESPONDERS_ADD_ADDITIONAL_RESPONDERS)
            .path("incidentID", incident_id)
            .json(body)
            .into()
    }

    /// Removes an additional responder from an incident.
    ///
    /// Releases one user or squad from helping with an incident.
    ///
    /// Operation `AdditionalResponders_removeAdditionalResponders`: `DELETE /v3/incidents/{incidentID}/additional-responders/{responderID}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `responder_id`: Id of the user or squad to release: the `id` of a listed additional responder.
    pub fn additional_responders_remove_additional_responders(
        &self,
        incident_id: &str,
        responder_id: &str,
    ) -> AdditionalRespondersRemoveAdditionalResponders {
        self.core.call(&wire::ADDITIONAL_RESPONDERS_REMOVE_ADDITIONAL_RESPONDERS)
            .path("incidentID", incident_id)
            .path("responderID", responder_id)
            .into()
    }

    /// Adds a note to an incident.
    ///
    /// Writes a note on an incident in the name of the user whose token is used. Every call adds another note, so it must not be retried blindly.
    ///
    /// Operation `Notes_createNotes`: `POST /v3/incidents/{IncidentId}/warroom`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The text of the note and its attachments.
    pub fn notes_create_notes(
        &self,
        incident_id: &str,
        body: &crate::incidents::CreateNoteRequest,
    ) -> NotesCreateNotes {
        self.core.call(&wire::NOTES_CREATE_NOTES).path("IncidentId", incident_id).json(body).into()
    }

    /// Lists the notes of an incident.
    ///
    /// Returns all notes of an incident. The list is not paginated.
    ///
    /// Operation `Notes_getAllNotes`: `GET /v3/incidents/{IncidentId}/warroom`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn notes_get_all_notes(&self, incident_id: &str) -> NotesGetAllNotes {
        self.core.call(&wire::NOTES_GET_ALL_NOTES).path("IncidentId", incident_id).into()
    }

    /// Deletes a note of an incident.
    ///
    /// Removes one note from an incident.
    ///
    /// Operation `Notes_deleteNote`: `DELETE /v3/incidents/{IncidentId}/warroom/{NoteId}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `note_id`: Id of the note: the `id` of a note listed for the incident.
    pub fn notes_delete_note(&self, incident_id: &str, note_id: &str) -> NotesDeleteNote {
        self.core.call(&wire::NOTES_DELETE_NOTE).path("IncidentId", incident_id).path("NoteId", note_id).into()
    }

    /// Changes a note of an incident.
    ///
    /// Replaces the text and the attachments of a note. Both have to be given, also the one that stays.
    ///
    /// Operation `Notes_updateNote`: `PUT /v3/incidents/{IncidentId}/warroom/{NoteId}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `note_id`: Id of the note: the `id` of a note listed for the incident.
    /// - `body`: The text and the attachments as they are to be.
    pub fn notes_update_note(
        &self,
        incident_id: &str,
        note_id: &str,
        body: &crate::incidents::UpdateNoteRequest,
    ) -> NotesUpdateNote {
        self.core.call(&wire::NOTES_UPDATE_NOTE)
            .path("IncidentId", incident_id)
            .path("NoteId", note_id)
            .json(body)
            .into()
    }

    /// Replaces the tags of an incident.
    ///
    /// Sets the tags of an incident to exactly those in the body. Tags that are not named are removed; to keep them, append instead.
    ///
    /// Operation `Tags_updateTag`: `PUT /v3/incidents/{IncidentId}/tags`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The complete set of tags.
    pub fn tags_update_tag(&self, incident_id: &str, body: &crate::incidents::UpdateTagRequest) -> TagsUpdateTag {
        self.core.call(&wire::TAGS_UPDATE_TAG).path("IncidentId", incident_id).json(body).into()
    }

    /// Adds tags to an incident.
    ///
    /// Adds the tags in the body to those the incident has and leaves the others as they are.
    ///
    /// Operation `Tags_appendTag`: `PATCH /v3/incidents/{IncidentId}/tags`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The tags to add.
    pub fn tags_append_tag(&self, incident_id: &str, body: &crate::incidents::AppendTagRequest) -> TagsAppendTag {
        self.core.call(&wire::TAGS_APPEND_TAG).path("IncidentId", incident_id).json(body).into()
    }

    /// Snoozes the notifications of an incident.
    ///
    /// Holds back the notifications of an incident for a number of minutes. The incident itself stays open.
    ///
    /// Operation `SnoozeNotifications_snoozeIncidentNotifications`: `PUT /v3/incidents/{incidentID}/snooze`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: How long to snooze.
    pub fn snooze_notifications_snooze_incident_notifications(
        &self,
        incident_id: &str,
        body: &crate::incidents::SnoozeIncidentRequest,
    ) -> SnoozeNotificationsSnoozeIncidentNotifications {
        self.core.call(&wire::SNOOZE_NOTIFICATIONS_SNOOZE_INCIDENT_NOTIFICATIONS)
            .path("incidentID", incident_id)
            .json(body)
            .into()
    }

    /// Ends the snooze of an incident.
    ///
    /// Resumes the notifications of a snoozed incident and sets who the incident is assigned to from then on.
    ///
    /// Operation `SnoozeNotifications_unsnoozeIncidentNotifications`: `PUT /v3/incidents/{incidentID}/unsnooze`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Who gets the incident.
    pub fn snooze_notifications_unsnooze_incident_notifications(
        &self,
        incident_id: &str,
        body: &crate::incidents::UnsnoozeIncidentRequest,
    ) -> SnoozeNotificationsUnsnoozeIncidentNotifications {
        self.core.call(&wire::SNOOZE_NOTIFICATIONS_UNSNOOZE_INCIDENT_NOTIFICATIONS)
            .path("incidentID", incident_id)
            .json(body)
            .into()
    }

    /// Marks an incident as not transient.
    ///
    /// Records that the alert behind the incident is not one that resolves itself. The mark is stored on the incident and is presumably feedback for the detection of transient alerts.
    ///
    /// Operation `Apta_markAsNotTransient`: `PUT /v3/incidents/{incidentID}/mark-as-non-transient`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn apta_mark_as_not_transient(&self, incident_id: &str) -> AptaMarkAsNotTransient {
        self.core.call(&wire::APTA_MARK_AS_NOT_TRANSIENT).path("incidentID", incident_id).into()
    }

    /// Marks an incident as transient.
    ///
    /// Records that the alert behind the incident is one that resolves itself. The mark is stored on the incident and is presumably feedback for the detection of transient alerts.
    ///
    /// Operation `Apta_markAsTransient`: `PUT /v3/incidents/{incidentID}/mark-as-transient`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn apta_mark_as_transient(&self, incident_id: &str) -> AptaMarkAsTransient {
        self.core.call(&wire::APTA_MARK_AS_TRANSIENT).path("incidentID", incident_id).into()
    }

    /// Creates a Slack channel for an incident.
    ///
    /// Creates a channel in the connected Slack workspace and adds a communication card for it to the incident. Every call creates another channel, so it must not be retried blindly.
    ///
    /// Operation `CommunicationCards_createSlackChannelInCommunicationCard`: `POST /v3/extensions/slack_v2/channel`.
    ///
    /// - `body`: The name of the channel and the incident it is for.
    pub fn communication_cards_create_slack_channel_in_communication_card(
        &self,
        body: &crate::incidents::CreateSlackChannelRequest,
    ) -> CommunicationCardsCreateSlackChannelInCommunicationCard {
        self.core.call(&wire::COMMUNICATION_CARDS_CREATE_SLACK_CHANNEL_IN_COMMUNICATION_CARD).json(body).into()
    }

    /// Archives the Slack channel of an incident.
    ///
    /// Archives a Slack channel that was made for an incident. The communication card stays and says when this was done.
    ///
    /// Operation `CommunicationCards_archiveSlackChannel`: `POST /v3/extensions/slack_v2/channel/archive`.
    ///
    /// - `body`: The channel to archive.
    pub fn communication_cards_archive_slack_channel(
        &self,
        body: &crate::incidents::ArchiveSlackChannelRequest,
    ) -> CommunicationCardsArchiveSlackChannel {
        self.core.call(&wire::COMMUNICATION_CARDS_ARCHIVE_SLACK_CHANNEL).json(body).into()
    }

    /// Lists the communication cards of an incident.
    ///
    /// Returns all communication cards of an incident. The list is not paginated.
    ///
    /// Operation `CommunicationCards_getAllCommunicationCard`: `GET /v3/incidents/{IncidentId}/communication_cards`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn communication_cards_get_all_communication_card(
        &self,
        incident_id: &str,
    ) -> CommunicationCardsGetAllCommunicationCard {
        self.core.call(&wire::COMMUNICATION_CARDS_GET_ALL_COMMUNICATION_CARD).path("IncidentId", incident_id).into()
    }

    /// Adds a communication card to an incident.
    ///
    /// Adds a link to a place where people talk about the incident. Every call adds another card, so it must not be retried blindly.
    ///
    /// Operation `CommunicationCards_createCommunicationCard`: `POST /v3/incidents/{IncidentId}/communication_cards`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The card to add.
    pub fn communication_cards_create_communication_card(
        &self,
        incident_id: &str,
        body: &crate::incidents::CreateCommunicationCardRequest,
    ) -> CommunicationCardsCreateCommunicationCard {
        self.core.call(&wire::COMMUNICATION_CARDS_CREATE_COMMUNICATION_CARD)
            .path("IncidentId", incident_id)
            .json(body)
            .into()
    }

    /// Deletes a communication card of an incident.
    ///
    /// Removes one communication card from an incident.
    ///
    /// Operation `CommunicationCards_deleteCommunicationCard`: `DELETE /v3/incidents/{IncidentId}/communication_cards/{communicationCardId}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `communication_card_id`: Id of the card: the `id` of a communication card listed for the incident.
    pub fn communication_cards_delete_communication_card(
        &self,
        incident_id: &str,
        communication_card_id: &str,
    ) -> CommunicationCardsDeleteCommunicationCard {
        self.core.call(&wire::COMMUNICATION_CARDS_DELETE_COMMUNICATION_CARD)
            .path("IncidentId", incident_id)
            .path("communicationCardId", communication_card_id)
            .into()
    }

    /// Changes a communication card of an incident.
    ///
    /// Replaces the title, the kind and the address of a communication card. All three have to be given.
    ///
    /// Operation `CommunicationCards_updateCommunicationCard`: `PUT /v3/incidents/{IncidentId}/communication_cards/{communicationCardId}`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `communication_card_id`: Id of the card: the `id` of a communication card listed for the incident.
    /// - `body`: The card as it is to be.
    pub fn communication_cards_update_communication_card(
        &self,
        incident_id: &str,
        communication_card_id: &str,
        body: &crate::incidents::UpdateCommunicationCardRequest,
    ) -> CommunicationCardsUpdateCommunicationCard {
        self.core.call(&wire::COMMUNICATION_CARDS_UPDATE_COMMUNICATION_CARD)
            .path("IncidentId", incident_id)
            .path("communicationCardId", communication_card_id)
            .json(body)
            .into()
    }

    /// Lists the postmortems of a team.
    ///
    /// Returns the postmortems of a team that lie in a time range, together with their total number. There is no offset: if the total is greater than the number returned, request a shorter range or a greater limit.
    ///
    /// Operation `Postmortems_getAllPostmortems`: `GET /v3/incidents/postmortem`.
    ///
    /// - `from_date`: Time at which the range begins, presumably in RFC 3339 form.
    /// - `to_date`: Time at which the range ends, presumably in RFC 3339 form.
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    /// - `limit`: Maximum number of postmortems to return.
    pub fn postmortems_get_all_postmortems(
        &self,
        from_date: &str,
        to_date: &str,
        owner_id: &str,
        limit: i64,
    ) -> PostmortemsGetAllPostmortems {
        self.core.call(&wire::POSTMORTEMS_GET_ALL_POSTMORTEMS)
            .query("fromDate", from_date)
            .query("toDate", to_date)
            .query("owner_id", owner_id)
            .query("limit", limit)
            .into()
    }

    /// Deletes the postmortem of an incident.
    ///
    /// Removes the postmortem of an incident and returns it as it was. The incident itself is unchanged.
    ///
    /// Operation `Postmortems_deletePostmortemByIncident`: `DELETE /v3/incidents/{incidentID}/postmortem`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn postmortems_delete_postmortem_by_incident(
        &self,
        incident_id: &str,
    ) -> PostmortemsDeletePostmortemByIncident {
        self.core.call(&wire::POSTMORTEMS_DELETE_POSTMORTEM_BY_INCIDENT).path("incidentID", incident_id).into()
    }

    /// Gets the postmortem of an incident.
    ///
    /// Returns the postmortem that was written about an incident.
    ///
    /// Operation `Postmortems_getPostmortemByIncident`: `GET /v3/incidents/{incidentID}/postmortem`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    pub fn postmortems_get_postmortem_by_incident(&self, incident_id: &str) -> PostmortemsGetPostmortemByIncident {
        self.core.call(&wire::POSTMORTEMS_GET_POSTMORTEM_BY_INCIDENT).path("incidentID", incident_id).into()
    }

    /// Creates a postmortem for an incident.
    ///
    /// Starts the postmortem of an incident with a title, a text, a status and follow-up tasks. Attachments are references; the files themselves are not sent here. The call must not be retried blindly.
    ///
    /// Operation `Postmortems_createPostmortem`: `POST /v3/incidents/{incidentID}/postmortem`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The postmortem to make.
    pub fn postmortems_create_postmortem(
        &self,
        incident_id: &str,
        body: &crate::incidents::CreatePostmortemRequest,
    ) -> PostmortemsCreatePostmortem {
        self.core.call(&wire::POSTMORTEMS_CREATE_POSTMORTEM).path("incidentID", incident_id).json(body).into()
    }

    /// Changes the postmortem of an incident.
    ///
    /// Changes the fields of a postmortem that are in the body. New attachments are added to those it has.
    ///
    /// Operation `Postmortems_updatePostmortemByIncident`: `PUT /v3/incidents/{incidentID}/postmortem`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The fields to change.
    pub fn postmortems_update_postmortem_by_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::UpdatePostmortemRequest,
    ) -> PostmortemsUpdatePostmortemByIncident {
        self.core.call(&wire::POSTMORTEMS_UPDATE_POSTMORTEM_BY_INCIDENT)
            .path("incidentID", incident_id)
            .json(body)
            .into()
    }

    /// Attaches runbooks to an incident.
    ///
    /// Attaches one or more runbooks to an incident, which gets its own copy of their steps to tick off. The call must not be retried blindly.
    ///
    /// Operation `Runbooks_attachRunbooks`: `POST /v3/incidents/{IncidentId}/runbooks`.
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The runbooks to attach.
    pub fn runbooks_attach_runbooks(
        &self,
        incident_id: &str,
        body: &crate::incidents::AttachRunbooksRequest,
    ) -> RunbooksAttachRunbooks {
        self.core.call(&wire::RUNBOOKS_ATTACH_RUNBOOKS).path("IncidentId", incident_id).json(body).into()
    }
}

squad_core::operation_request! {
    /// Request of `Incidents_bulkAcknowledgeIncidents`, from [`incidents_bulk_acknowledge_incidents`](crate::Client::incidents_bulk_acknowledge_incidents).
    IncidentsBulkAcknowledgeIncidents -> String {}
}

squad_core::operation_request! {
    /// Request of `Incidents_incidentExport`, from [`incidents_incident_export`](crate::Client::incidents_incident_export).
    IncidentsIncidentExport -> ByteStream {
        /// Export only incidents in one of these states, such as `triggered`, `acknowledged` or `resolved`.
        status: &[String] => query "status",
        /// Export only incidents of the services with these ids.
        services: &[String] => query "services",
        /// Export only incidents that came from these alert sources.
        sources: &[String] => query "sources",
        /// Export only incidents assigned to those with these ids.
        assigned_to: &[String] => query "assigned_to",
        /// Export only incidents assigned to the users with these ids or to a squad of theirs.
        assigned_to_user_i_ds_and_their_squads: &[String] => query "assignedToUserIDsAndTheirSquads",
        /// Export only incidents of services that have this owner.
        service_owner: &str => query "service_owner",
        /// Export only incidents with one of these priorities.
        priority: &[crate::incidents::IncidentPriority] => query "priority",
        /// Export only incidents that carry these tags, each written as `key=value`.
        tags: &[String] => query "tags",
        /// `yes` for incidents that affect an SLO, `no` for those that do not; empty does not filter.
        slo_affecting: &crate::incidents::SloAffectingFilter => query "slo_affecting",
        /// Export only incidents that affect the SLOs with these ids.
        slos: &[i32] => query "slos",
        /// `yes` for incidents that are starred, `no` for those that are not.
        is_starred: &crate::incidents::YesOrNo => query "is_starred",
        /// Export only incidents in which this text is found.
        text_filter: &str => query "textFilter",
        /// `present` for incidents that have notes, `absent` for those without.
        notes: &crate::incidents::NotesFilter => query "notes",
        /// `yes` for incidents that have a postmortem, `no` for those without.
        retrospectives: &crate::incidents::YesOrNo => query "retrospectives",
        /// Order of the incidents in the file: by `time` or by `priority`.
        sort_by: &crate::incidents::ExportSort => query "sort_by",
    }
}

squad_core::operation_request! {
    /// Request of `Incidents_incidentExportAsync`, from [`incidents_incident_export_async`](crate::Client::incidents_incident_export_async).
    IncidentsIncidentExportAsync -> crate::incidents::IncidentExportAsyncResponse {}
}

squad_core::operation_request! {
    /// Request of `Incidents_bulkIncidentsPriorityUpdate`, from [`incidents_bulk_incidents_priority_update`](crate::Client::incidents_bulk_incidents_priority_update).
    IncidentsBulkIncidentsPriorityUpdate -> () {}
}

squad_core::operation_request! {
    /// Request of `Incidents_bulkResolveIncidents`, from [`incidents_bulk_resolve_incidents`](crate::Client::incidents_bulk_resolve_incidents).
    IncidentsBulkResolveIncidents -> String {}
}

squad_core::operation_request! {
    /// Request of `Incidents_getIncidentById`, from [`incidents_get_incident_by_id`](crate::Client::incidents_get_incident_by_id).
    IncidentsGetIncidentById -> crate::incidents::Incident {}
}

squad_core::operation_request! {
    /// Request of `Incidents_acknowledgeIncident`, from [`incidents_acknowledge_incident`](crate::Client::incidents_acknowledge_incident).
    IncidentsAcknowledgeIncident -> String {}
}

squad_core::operation_request! {
    /// Request of `Incidents_getIncidentEvents`, from [`incidents_get_incident_events`](crate::Client::incidents_get_incident_events).
    IncidentsGetIncidentEvents -> crate::incidents::IncidentEventPage {
        /// Where the page begins in the list of events, as a number that is not zero.
        offset: &str => query "offset",
        /// Number of events in a page, at most 10.
        limit: &str => query "limit",
        /// Order of the events by time: `asc` or `desc`.
        sort: &str => query "sort",
        /// `true` lists only deduplicated events, `false` only the others; any other value lists all.
        deduped: &str => query "deduped",
        /// Id of the team that owns the incident.
        owner_id: &str => query "owner_id",
    }
}

squad_core::operation_request! {
    /// Request of `Incidents_markIncidentSloFalsePositive`, from [`incidents_mark_incident_slo_false_positive`](crate::Client::incidents_mark_incident_slo_false_positive).
    IncidentsMarkIncidentSloFalsePositive -> Map<String, Value> {}
}

squad_core::operation_request! {
    /// Request of `Incidents_incidentPriorityUpdate`, from [`incidents_incident_priority_update`](crate::Client::incidents_incident_priority_update).
    IncidentsIncidentPriorityUpdate -> crate::incidents::IncidentPriorityUpdateResponse {}
}

squad_core::operation_request! {
    /// Request of `Incidents_reassignIncident`, from [`incidents_reassign_incident`](crate::Client::incidents_reassign_incident).
    IncidentsReassignIncident -> String {}
}

squad_core::operation_request! {
    /// Request of `Incidents_resolveIncident`, from [`incidents_resolve_incident`](crate::Client::incidents_resolve_incident).
    IncidentsResolveIncident -> String {}
}

squad_core::operation_request! {
    /// Request of `Incidents_getIncidentsStatusByRequestids`, from [`incidents_get_incidents_status_by_requestids`](crate::Client::incidents_get_incidents_status_by_requestids).
    IncidentsGetIncidentsStatusByRequestids -> crate::incidents::IngestionStatus {}
}

squad_core::operation_request! {
    /// Request of `Incidents_mergeIncidents`, from [`incidents_merge_incidents`](crate::Client::incidents_merge_incidents).
    IncidentsMergeIncidents -> crate::incidents::MergeIncidentsResponse {}
}

squad_core::operation_request! {
    /// Request of `Incidents_unmergeIncident`, from [`incidents_unmerge_incident`](crate::Client::incidents_unmerge_incident).
    IncidentsUnmergeIncident -> crate::incidents::UnmergeIncidentResponse {}
}

squad_core::operation_request! {
    /// Request of `IncidentActions_rebuildAProjectInCircleci`, from [`incident_actions_rebuild_a_project_in_circleci`](crate::Client::incident_actions_rebuild_a_project_in_circleci).
    IncidentActionsRebuildAProjectInCircleci -> crate::incidents::CircleCiRebuild {}
}

squad_core::operation_request! {
    /// Request of `IncidentActions_createATicketOnJiraCloud`, from [`incident_actions_create_a_ticket_on_jira_cloud`](crate::Client::incident_actions_create_a_ticket_on_jira_cloud).
    IncidentActionsCreateATicketOnJiraCloud -> String {}
}

squad_core::operation_request! {
    /// Request of `IncidentActions_createATicketOnJiraServer`, from [`incident_actions_create_a_ticket_on_jira_server`](crate::Client::incident_actions_create_a_ticket_on_jira_server).
    IncidentActionsCreateATicketOnJiraServer -> String {}
}

squad_core::operation_request! {
    /// Request of `IncidentActions_createAnIncidentInServicenow`, from [`incident_actions_create_an_incident_in_servicenow`](crate::Client::incident_actions_create_an_incident_in_servicenow).
    IncidentActionsCreateAnIncidentInServicenow -> Map<String, Value> {}
}

squad_core::operation_request! {
    /// Request of `IncidentActions_triggerAWebhookManually`, from [`incident_actions_trigger_a_webhook_manually`](crate::Client::incident_actions_trigger_a_webhook_manually).
    IncidentActionsTriggerAWebhookManually -> crate::incidents::WebhookActionResponse {}
}

squad_core::operation_request! {
    /// Request of `AdditionalResponders_getAdditionalResponders`, from [`additional_responders_get_additional_responders`](crate::Client::additional_responders_get_additional_responders).
    AdditionalRespondersGetAdditionalResponders -> crate::incidents::AdditionalResponderResponse {}
}

squad_core::operation_request! {
    /// Request of `AdditionalResponders_addAdditionalResponders`, from [`additional_responders_add_additional_responders`](crate::Client::additional_responders_add_additional_responders).
    AdditionalRespondersAddAdditionalResponders -> crate::incidents::AdditionalResponderResponse {}
}

squad_core::operation_request! {
    /// Request of `AdditionalResponders_removeAdditionalResponders`, from [`additional_responders_remove_additional_responders`](crate::Client::additional_responders_remove_additional_responders).
    AdditionalRespondersRemoveAdditionalResponders -> () {}
}

squad_core::operation_request! {
    /// Request of `Notes_createNotes`, from [`notes_create_notes`](crate::Client::notes_create_notes).
    NotesCreateNotes -> crate::incidents::Note {}
}

squad_core::operation_request! {
    /// Request of `Notes_getAllNotes`, from [`notes_get_all_notes`](crate::Client::notes_get_all_notes).
    NotesGetAllNotes -> Vec<crate::incidents::Note> {}
}

squad_core::operation_request! {
    /// Request of `Notes_deleteNote`, from [`notes_delete_note`](crate::Client::notes_delete_note).
    NotesDeleteNote -> () {}
}

squad_core::operation_request! {
    /// Request of `Notes_updateNote`, from [`notes_update_note`](crate::Client::notes_update_note).
    NotesUpdateNote -> crate::incidents::Note {}
}

squad_core::operation_request! {
    /// Request of `Tags_updateTag`, from [`tags_update_tag`](crate::Client::tags_update_tag).
    TagsUpdateTag -> crate::incidents::IncidentForTags {}
}

squad_core::operation_request! {
    /// Request of `Tags_appendTag`, from [`tags_append_tag`](crate::Client::tags_append_tag).
    TagsAppendTag -> crate::incidents::IncidentForTags {}
}

squad_core::operation_request! {
    /// Request of `SnoozeNotifications_snoozeIncidentNotifications`, from [`snooze_notifications_snooze_incident_notifications`](crate::Client::snooze_notifications_snooze_incident_notifications).
    SnoozeNotificationsSnoozeIncidentNotifications -> crate::incidents::SnoozeIncidentResponse {}
}

squad_core::operation_request! {
    /// Request of `SnoozeNotifications_unsnoozeIncidentNotifications`, from [`snooze_notifications_unsnooze_incident_notifications`](crate::Client::snooze_notifications_unsnooze_incident_notifications).
    SnoozeNotificationsUnsnoozeIncidentNotifications -> crate::incidents::UnsnoozeIncidentResponse {}
}

squad_core::operation_request! {
    /// Request of `Apta_markAsNotTransient`, from [`apta_mark_as_not_transient`](crate::Client::apta_mark_as_not_transient).
    AptaMarkAsNotTransient -> crate::incidents::Message {}
}

squad_core::operation_request! {
    /// Request of `Apta_markAsTransient`, from [`apta_mark_as_transient`](crate::Client::apta_mark_as_transient).
    AptaMarkAsTransient -> crate::incidents::Message {}
}

squad_core::operation_request! {
    /// Request of `CommunicationCards_createSlackChannelInCommunicationCard`, from [`communication_cards_create_slack_channel_in_communication_card`](crate::Client::communication_cards_create_slack_channel_in_communication_card).
    CommunicationCardsCreateSlackChannelInCommunicationCard -> crate::incidents::CommunicationCard {}
}

squad_core::operation_request! {
    /// Request of `CommunicationCards_archiveSlackChannel`, from [`communication_cards_archive_slack_channel`](crate::Client::communication_cards_archive_slack_channel).
    CommunicationCardsArchiveSlackChannel -> crate::incidents::CommunicationCard {}
}

squad_core::operation_request! {
    /// Request of `CommunicationCards_getAllCommunicationCard`, from [`communication_cards_get_all_communication_card`](crate::Client::communication_cards_get_all_communication_card).
    CommunicationCardsGetAllCommunicationCard -> Vec<crate::incidents::CommunicationCard> {}
}

squad_core::operation_request! {
    /// Request of `CommunicationCards_createCommunicationCard`, from [`communication_cards_create_communication_card`](crate::Client::communication_cards_create_communication_card).
    CommunicationCardsCreateCommunicationCard -> crate::incidents::CommunicationCard {}
}

squad_core::operation_request! {
    /// Request of `CommunicationCards_deleteCommunicationCard`, from [`communication_cards_delete_communication_card`](crate::Client::communication_cards_delete_communication_card).
    CommunicationCardsDeleteCommunicationCard -> String {}
}

squad_core::operation_request! {
    /// Request of `CommunicationCards_updateCommunicationCard`, from [`communication_cards_update_communication_card`](crate::Client::communication_cards_update_communication_card).
    CommunicationCardsUpdateCommunicationCard -> crate::incidents::CommunicationCard {}
}

squad_core::operation_request! {
    /// Request of `Postmortems_getAllPostmortems`, from [`postmortems_get_all_postmortems`](crate::Client::postmortems_get_all_postmortems).
    PostmortemsGetAllPostmortems -> Vec<crate::incidents::PostmortemList> {}
}

squad_core::operation_request! {
    /// Request of `Postmortems_deletePostmortemByIncident`, from [`postmortems_delete_postmortem_by_incident`](crate::Client::postmortems_delete_postmortem_by_incident).
    PostmortemsDeletePostmortemByIncident -> crate::incidents::Postmortem {}
}

squad_core::operation_request! {
    /// Request of `Postmortems_getPostmortemByIncident`, from [`postmortems_get_postmortem_by_incident`](crate::Client::postmortems_get_postmortem_by_incident).
    PostmortemsGetPostmortemByIncident -> crate::incidents::Postmortem {}
}

squad_core::operation_request! {
    /// Request of `Postmortems_createPostmortem`, from [`postmortems_create_postmortem`](crate::Client::postmortems_create_postmortem).
    PostmortemsCreatePostmortem -> crate::incidents::Postmortem {}
}

squad_core::operation_request! {
    /// Request of `Postmortems_updatePostmortemByIncident`, from [`postmortems_update_postmortem_by_incident`](crate::Client::postmortems_update_postmortem_by_incident).
    PostmortemsUpdatePostmortemByIncident -> crate::incidents::Postmortem {}
}

squad_core::operation_request! {
    /// Request of `Runbooks_attachRunbooks`, from [`runbooks_attach_runbooks`](crate::Client::runbooks_attach_runbooks).
    RunbooksAttachRunbooks -> Vec<crate::incidents::RunbookResponse> {}
}
