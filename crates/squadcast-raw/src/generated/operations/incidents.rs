// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `incidents` area, as methods of the client.

use jiff::Timestamp;
use serde_json::{Map, Value};
use squad_core::ByteStream;
use crate::wire;

impl crate::Client {
    /// Acknowledge several incidents at once.
    ///
    /// Acknowledges every incident named in the body on behalf of the user whose token is used. A call takes at most 100 ids, and at most 10 calls a minute are allowed.
    ///
    /// `POST /v3/incidents/acknowledge`
    ///
    /// - `body`: The ids of the incidents to acknowledge.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_bulk_acknowledge_incidents(
        &self,
        body: &crate::incidents::BulkIncidentIDsRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS).json(body).answered()
    }

    /// Export the incidents of a time range.
    ///
    /// Answers a file with the incidents of a team that lie in a time range, as JSON or CSV. There is no operation that lists incidents, so this is how a client reads them. The file can be large: read it as a stream, allow a long timeout, and split long ranges. Lists are sent as one value with commas between their items.
    ///
    /// `GET /v3/incidents/export`
    ///
    /// - `start_time`: RFC 3339 time at which the range begins.
    /// - `end_time`: RFC 3339 time at which the range ends.
    /// - `type_`: Format of the file: `json` or `csv`.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `status`: Export only incidents in one of these states, such as `triggered`, `acknowledged` or `resolved`.
    /// - `services`: Export only incidents of the services with these ids.
    /// - `sources`: Export only incidents that came from these alert sources.
    /// - `assigned_to`: Export only incidents assigned to those with these ids.
    /// - `assigned_to_user_i_ds_and_their_squads`: Export only incidents assigned to the users with these ids or to a squad of theirs.
    /// - `service_owner`: Export only incidents of services that have this owner.
    /// - `priority`: Export only incidents with one of these priorities.
    /// - `tags`: Export only incidents that carry these tags, each written as `key=value`.
    /// - `slo_affecting`: `yes` for incidents that affect an SLO, `no` for those that do not; empty does not filter.
    /// - `slos`: Export only incidents that affect the SLOs with these ids.
    /// - `is_starred`: `yes` for incidents that are starred, `no` for those that are not.
    /// - `text_filter`: Export only incidents in which this text is found.
    /// - `notes`: `present` for incidents that have notes, `absent` for those without.
    /// - `retrospectives`: `yes` for incidents that have a postmortem, `no` for those without.
    /// - `sort_by`: Order of the incidents in the file: by `time` or by `priority`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    #[allow(clippy::too_many_arguments)]
    pub fn incidents_incident_export(
        &self,
        start_time: Timestamp,
        end_time: Timestamp,
        type_: &crate::incidents::ExportFormat,
        owner_id: &str,
        status: Option<&[String]>,
        services: Option<&[String]>,
        sources: Option<&[String]>,
        assigned_to: Option<&[String]>,
        assigned_to_user_i_ds_and_their_squads: Option<&[String]>,
        service_owner: Option<&str>,
        priority: Option<&[crate::incidents::IncidentPriority]>,
        tags: Option<&[String]>,
        slo_affecting: Option<&crate::incidents::SloAffectingFilter>,
        slos: Option<&[i32]>,
        is_starred: Option<&crate::incidents::YesOrNo>,
        text_filter: Option<&str>,
        notes: Option<&crate::incidents::NotesFilter>,
        retrospectives: Option<&crate::incidents::YesOrNo>,
        sort_by: Option<&crate::incidents::ExportSort>,
    ) -> RequestBuilder<'_, ByteStream> {
        self.core.call(&wire::INCIDENTS_INCIDENT_EXPORT)
            .query("start_time", start_time)
            .query("end_time", end_time)
            .query("type", type_)
            .query("owner_id", owner_id)
            .query("status", status)
            .query("services", services)
            .query("sources", sources)
            .query("assigned_to", assigned_to)
            .query("assignedToUserIDsAndTheirSquads", assigned_to_user_i_ds_and_their_squads)
            .query("service_owner", service_owner)
            .query("priority", priority)
            .query("tags", tags)
            .query("slo_affecting", slo_affecting)
            .query("slos", slos)
            .query("is_starred", is_starred)
            .query("textFilter", text_filter)
            .query("notes", notes)
            .query("retrospectives", retrospectives)
            .query("sort_by", sort_by)
            .answered()
    }

    /// Export incidents in the background.
    ///
    /// Starts an export of a team's incidents and answers at once. The link to the finished file is sent by e-mail. Every call starts another export, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/export/async`
    ///
    /// - `body`: The team, the time range, the format and the filters of the export.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_incident_export_async(
        &self,
        body: &crate::incidents::IncidentExportAsyncRequest,
    ) -> RequestBuilder<'_, crate::incidents::IncidentExportAsyncResponse> {
        self.core.call(&wire::INCIDENTS_INCIDENT_EXPORT_ASYNC).json(body).answered()
    }

    /// Set the priority of several incidents at once.
    ///
    /// Gives all the incidents named in the body the same priority. To change a single incident, use the operation for one incident, which answers the new priority.
    ///
    /// `PUT /v3/incidents/priority`
    ///
    /// - `body`: The ids of the incidents and the priority they are given.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_bulk_incidents_priority_update(
        &self,
        body: &crate::incidents::BulkIncidentsPriorityUpdateRequest,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::INCIDENTS_BULK_INCIDENTS_PRIORITY_UPDATE).json(body).answered()
    }

    /// Resolve several incidents at once.
    ///
    /// Resolves every incident named in the body on behalf of the user whose token is used. A call takes at most 100 ids, and at most 10 calls a minute are allowed.
    ///
    /// `POST /v3/incidents/resolve`
    ///
    /// - `body`: The ids of the incidents to resolve.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_bulk_resolve_incidents(
        &self,
        body: &crate::incidents::BulkIncidentIDsRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENTS_BULK_RESOLVE_INCIDENTS).json(body).answered()
    }

    /// Read an incident by its id.
    ///
    /// Answers one incident with its assignments, tags, timeline, snooze and merge relations. The events received for it are read with a separate operation.
    ///
    /// `GET /v3/incidents/{incidentID}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_get_incident_by_id(&self, incident_id: &str) -> RequestBuilder<'_, crate::incidents::Incident> {
        self.core.call(&wire::INCIDENTS_GET_INCIDENT_BY_ID).path("incidentID", incident_id).answered()
    }

    /// Acknowledge an incident.
    ///
    /// Tells everybody that the user whose token is used has taken notice of the incident and works on it.
    ///
    /// `POST /v3/incidents/{incidentID}/acknowledge`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_acknowledge_incident(&self, incident_id: &str) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENTS_ACKNOWLEDGE_INCIDENT).path("incidentID", incident_id).answered()
    }

    /// List the events of an incident.
    ///
    /// Answers the events received for an incident, one page at a time: the one that raised it and those deduplicated into it. A page has at most 10 events. The further pages are read with the query string given as `next`.
    ///
    /// `GET /v3/incidents/{incidentID}/events`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `offset`: Where the page begins in the list of events, as a number that is not zero.
    /// - `limit`: Number of events in a page, at most 10.
    /// - `sort`: Order of the events by time: `asc` or `desc`.
    /// - `deduped`: `true` lists only deduplicated events, `false` only the others; any other value lists all.
    /// - `owner_id`: Id of the team that owns the incident.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_get_incident_events(
        &self,
        incident_id: &str,
        offset: Option<&str>,
        limit: Option<&str>,
        sort: Option<&str>,
        deduped: Option<&str>,
        owner_id: Option<&str>,
    ) -> RequestBuilder<'_, crate::incidents::IncidentEventPage> {
        self.core.call(&wire::INCIDENTS_GET_INCIDENT_EVENTS)
            .path("incidentID", incident_id)
            .query("offset", offset)
            .query("limit", limit)
            .query("sort", sort)
            .query("deduped", deduped)
            .query("owner_id", owner_id)
            .answered()
    }

    /// Mark an incident as a false positive for its SLO.
    ///
    /// Sets whether the incident counts as a false positive for the SLO it affects, so that it does not use up the error budget. The path is spelled as the server expects it.
    ///
    /// `PATCH /v3/incidents/{incidentID}/mark-slo-incident-false-postive/{value}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `value`: `true` to mark the incident as a false positive, `false` to take the mark back.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_mark_incident_slo_false_positive(
        &self,
        incident_id: &str,
        value: bool,
    ) -> RequestBuilder<'_, Map<String, Value>> {
        self.core.call(&wire::INCIDENTS_MARK_INCIDENT_SLO_FALSE_POSITIVE)
            .path("incidentID", incident_id)
            .path("value", value)
            .answered()
    }

    /// Set the priority of an incident.
    ///
    /// Gives one incident a priority and answers what is now set.
    ///
    /// `PATCH /v3/incidents/{incidentID}/priority`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The priority to set.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_incident_priority_update(
        &self,
        incident_id: &str,
        body: &crate::incidents::IncidentPriorityUpdateRequest,
    ) -> RequestBuilder<'_, crate::incidents::IncidentPriorityUpdateResponse> {
        self.core.call(&wire::INCIDENTS_INCIDENT_PRIORITY_UPDATE).path("incidentID", incident_id).json(body).answered()
    }

    /// Reassign an incident.
    ///
    /// Hands the incident to another user, escalation policy or squad. The new assignee is named in the body by id and type.
    ///
    /// `POST /v3/incidents/{incidentID}/reassign`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Who gets the incident.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_reassign_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::ReassignIncidentRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENTS_REASSIGN_INCIDENT).path("incidentID", incident_id).json(body).answered()
    }

    /// Resolve an incident.
    ///
    /// Closes the incident on behalf of the user whose token is used and records why. Whether a reason has to be given is a setting of the organization.
    ///
    /// `POST /v3/incidents/{incidentID}/resolve`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Why the incident is over.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_resolve_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::ResolveIncidentRequest,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENTS_RESOLVE_INCIDENT).path("incidentID", incident_id).json(body).answered()
    }

    /// Look up what became of ingestion requests.
    ///
    /// Answers for each request id whether the alert sent in with it made an incident, was deduplicated, suppressed or discarded. An id that is not valid has the status `error` and names neither incident nor event.
    ///
    /// `POST /v3/requests/status`
    ///
    /// - `body`: The ids of the ingestion requests to look up.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_get_incidents_status_by_requestids(
        &self,
        body: &crate::incidents::IngestionStatusRequest,
    ) -> RequestBuilder<'_, crate::incidents::IngestionStatus> {
        self.core.call(&wire::INCIDENTS_GET_INCIDENTS_STATUS_BY_REQUESTIDS).json(body).answered()
    }

    /// Merge incidents into one.
    ///
    /// Makes several incidents the children of one parent, which either exists already or is made by the same call. A child can be taken out again with the unmerge operation. The call must not be repeated blindly: with a new parent every call makes another incident.
    ///
    /// `POST /v3/incidents/merge`
    ///
    /// - `body`: The children, and either the id of an existing parent or the incident to make as the parent.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_merge_incidents(
        &self,
        body: &crate::incidents::MergeRequest,
    ) -> RequestBuilder<'_, crate::incidents::MergeIncidentsResponse> {
        self.core.call(&wire::INCIDENTS_MERGE_INCIDENTS).json(body).answered()
    }

    /// Take an incident out of its merge.
    ///
    /// Parts a child incident from the parent it was merged into, so that it stands alone again. The call must not be repeated blindly.
    ///
    /// `PUT /v3/incidents/{incidentID}/unmerge`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Whether people are notified and whether the caller takes the incident.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incidents_unmerge_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::UnmergeIncidentRequest,
    ) -> RequestBuilder<'_, crate::incidents::UnmergeIncidentResponse> {
        self.core.call(&wire::INCIDENTS_UNMERGE_INCIDENT).path("incidentID", incident_id).json(body).answered()
    }

    /// Rebuild a CircleCI project from an incident.
    ///
    /// Asks CircleCI to run a build of a project again and records the action on the incident. The CircleCI integration has to be set up. Every call starts another build, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{incidentID}/actions/circleci/rebuild/{buildNumber}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `build_number`: Number that CircleCI gave the build to run again.
    /// - `body`: The project to rebuild.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incident_actions_rebuild_a_project_in_circleci(
        &self,
        incident_id: &str,
        build_number: &str,
        body: &crate::incidents::RebuildCircleCiProjectRequest,
    ) -> RequestBuilder<'_, crate::incidents::CircleCiRebuild> {
        self.core.call(&wire::INCIDENT_ACTIONS_REBUILD_A_PROJECT_IN_CIRCLECI)
            .path("incidentID", incident_id)
            .path("buildNumber", build_number)
            .json(body)
            .answered()
    }

    /// Create a Jira Cloud ticket for an incident.
    ///
    /// Opens a ticket about the incident in the connected Jira Cloud site. Every call opens another ticket, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{incidentID}/actions/jira/new/jira-cloud`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incident_actions_create_a_ticket_on_jira_cloud(&self, incident_id: &str) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_CLOUD).path("incidentID", incident_id).answered()
    }

    /// Create a Jira Server ticket for an incident.
    ///
    /// Opens a ticket about the incident in the connected Jira Server installation. Every call opens another ticket, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{incidentID}/actions/jira/new/jira-server`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incident_actions_create_a_ticket_on_jira_server(&self, incident_id: &str) -> RequestBuilder<'_, String> {
        self.core.call(&wire::INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_SERVER)
            .path("incidentID", incident_id)
            .answered()
    }

    /// Create a ServiceNow incident for an incident.
    ///
    /// Opens an incident in the connected ServiceNow instance. Every call opens another one, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{incidentID}/actions/servicenow/new`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incident_actions_create_an_incident_in_servicenow(
        &self,
        incident_id: &str,
    ) -> RequestBuilder<'_, Map<String, Value>> {
        self.core.call(&wire::INCIDENT_ACTIONS_CREATE_AN_INCIDENT_IN_SERVICENOW)
            .path("incidentID", incident_id)
            .answered()
    }

    /// Send an incident to a webhook by hand.
    ///
    /// Triggers an outgoing webhook for the incident without waiting for one of its events. Every call sends the incident again, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{incidentID}/actions/webhook/{eventWebhookID}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `event_webhook_id`: Id of the outgoing webhook: the `id` of a webhook of the organization.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn incident_actions_trigger_a_webhook_manually(
        &self,
        incident_id: &str,
        event_webhook_id: &str,
    ) -> RequestBuilder<'_, crate::incidents::WebhookActionResponse> {
        self.core.call(&wire::INCIDENT_ACTIONS_TRIGGER_A_WEBHOOK_MANUALLY)
            .path("incidentID", incident_id)
            .path("eventWebhookID", event_webhook_id)
            .answered()
    }

    /// List the additional responders of an incident.
    ///
    /// Answers all the users and squads that were asked to help with an incident besides its assignees. The list comes whole, without pages.
    ///
    /// `GET /v3/incidents/{incidentID}/additional-responders`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn additional_responders_get_additional_responders(
        &self,
        incident_id: &str,
    ) -> RequestBuilder<'_, crate::incidents::AdditionalResponderResponse> {
        self.core.call(&wire::ADDITIONAL_RESPONDERS_GET_ADDITIONAL_RESPONDERS)
            .path("incidentID", incident_id)
            .answered()
    }

    /// Add additional responders to an incident.
    ///
    /// Asks further users or squads to help with an incident. The assignees stay as they are.
    ///
    /// `PUT /v3/incidents/{incidentID}/additional-responders`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The users and squads to add.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn additional_responders_add_additional_responders(
        &self,
        incident_id: &str,
        body: &crate::incidents::AddAdditionalRespondersRequest,
    ) -> RequestBuilder<'_, crate::incidents::AdditionalResponderResponse> {
        self.core.call(&wire::ADDITIONAL_RESPONDERS_ADD_ADDITIONAL_RESPONDERS)
            .path("incidentID", incident_id)
            .json(body)
            .answered()
    }

    /// Remove an additional responder from an incident.
    ///
    /// Releases one user or squad from helping with an incident.
    ///
    /// `DELETE /v3/incidents/{incidentID}/additional-responders/{responderID}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `responder_id`: Id of the user or squad to release: the `id` of a listed additional responder.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn additional_responders_remove_additional_responders(
        &self,
        incident_id: &str,
        responder_id: &str,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::ADDITIONAL_RESPONDERS_REMOVE_ADDITIONAL_RESPONDERS)
            .path("incidentID", incident_id)
            .path("responderID", responder_id)
            .answered()
    }

    /// Add a note to an incident.
    ///
    /// Writes a note on an incident in the name of the user whose token is used. Every call adds another note, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{IncidentId}/warroom`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The text of the note and its attachments.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn notes_create_notes(
        &self,
        incident_id: &str,
        body: &crate::incidents::CreateNoteRequest,
    ) -> RequestBuilder<'_, crate::incidents::Note> {
        self.core.call(&wire::NOTES_CREATE_NOTES).path("IncidentId", incident_id).json(body).answered()
    }

    /// List the notes of an incident.
    ///
    /// Answers all notes of an incident. The list comes whole, without pages.
    ///
    /// `GET /v3/incidents/{IncidentId}/warroom`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn notes_get_all_notes(&self, incident_id: &str) -> RequestBuilder<'_, Vec<crate::incidents::Note>> {
        self.core.call(&wire::NOTES_GET_ALL_NOTES).path("IncidentId", incident_id).answered()
    }

    /// Delete a note of an incident.
    ///
    /// Removes one note from an incident.
    ///
    /// `DELETE /v3/incidents/{IncidentId}/warroom/{NoteId}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `note_id`: Id of the note: the `id` of a note listed for the incident.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn notes_delete_note(&self, incident_id: &str, note_id: &str) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::NOTES_DELETE_NOTE).path("IncidentId", incident_id).path("NoteId", note_id).answered()
    }

    /// Change a note of an incident.
    ///
    /// Replaces the text and the attachments of a note. Both have to be given, also the one that stays.
    ///
    /// `PUT /v3/incidents/{IncidentId}/warroom/{NoteId}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `note_id`: Id of the note: the `id` of a note listed for the incident.
    /// - `body`: The text and the attachments as they are to be.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn notes_update_note(
        &self,
        incident_id: &str,
        note_id: &str,
        body: &crate::incidents::UpdateNoteRequest,
    ) -> RequestBuilder<'_, crate::incidents::Note> {
        self.core.call(&wire::NOTES_UPDATE_NOTE)
            .path("IncidentId", incident_id)
            .path("NoteId", note_id)
            .json(body)
            .answered()
    }

    /// Replace the tags of an incident.
    ///
    /// Sets the tags of an incident to exactly those in the body. Tags that are not named are removed; to keep them, append instead.
    ///
    /// `PUT /v3/incidents/{IncidentId}/tags`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The complete set of tags.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn tags_update_tag(
        &self,
        incident_id: &str,
        body: &crate::incidents::UpdateTagRequest,
    ) -> RequestBuilder<'_, crate::incidents::IncidentForTags> {
        self.core.call(&wire::TAGS_UPDATE_TAG).path("IncidentId", incident_id).json(body).answered()
    }

    /// Add tags to an incident.
    ///
    /// Adds the tags in the body to those the incident has and leaves the others as they are.
    ///
    /// `PATCH /v3/incidents/{IncidentId}/tags`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The tags to add.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn tags_append_tag(
        &self,
        incident_id: &str,
        body: &crate::incidents::AppendTagRequest,
    ) -> RequestBuilder<'_, crate::incidents::IncidentForTags> {
        self.core.call(&wire::TAGS_APPEND_TAG).path("IncidentId", incident_id).json(body).answered()
    }

    /// Snooze the notifications of an incident.
    ///
    /// Holds back the notifications of an incident for a number of minutes. The incident itself stays open.
    ///
    /// `PUT /v3/incidents/{incidentID}/snooze`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: How long to snooze.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn snooze_notifications_snooze_incident_notifications(
        &self,
        incident_id: &str,
        body: &crate::incidents::SnoozeIncidentRequest,
    ) -> RequestBuilder<'_, crate::incidents::SnoozeIncidentResponse> {
        self.core.call(&wire::SNOOZE_NOTIFICATIONS_SNOOZE_INCIDENT_NOTIFICATIONS)
            .path("incidentID", incident_id)
            .json(body)
            .answered()
    }

    /// End the snooze of an incident.
    ///
    /// Lets the notifications of a snoozed incident flow again and says who the incident is assigned to from then on.
    ///
    /// `PUT /v3/incidents/{incidentID}/unsnooze`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: Who gets the incident.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn snooze_notifications_unsnooze_incident_notifications(
        &self,
        incident_id: &str,
        body: &crate::incidents::UnsnoozeIncidentRequest,
    ) -> RequestBuilder<'_, crate::incidents::UnsnoozeIncidentResponse> {
        self.core.call(&wire::SNOOZE_NOTIFICATIONS_UNSNOOZE_INCIDENT_NOTIFICATIONS)
            .path("incidentID", incident_id)
            .json(body)
            .answered()
    }

    /// Mark an incident as not transient.
    ///
    /// Records that the alert behind the incident is not one that resolves itself. The mark is kept with the incident and is presumably feedback for the detection of transient alerts.
    ///
    /// `PUT /v3/incidents/{incidentID}/mark-as-non-transient`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn apta_mark_as_not_transient(&self, incident_id: &str) -> RequestBuilder<'_, crate::incidents::Message> {
        self.core.call(&wire::APTA_MARK_AS_NOT_TRANSIENT).path("incidentID", incident_id).answered()
    }

    /// Mark an incident as transient.
    ///
    /// Records that the alert behind the incident is one that resolves itself. The mark is kept with the incident and is presumably feedback for the detection of transient alerts.
    ///
    /// `PUT /v3/incidents/{incidentID}/mark-as-transient`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn apta_mark_as_transient(&self, incident_id: &str) -> RequestBuilder<'_, crate::incidents::Message> {
        self.core.call(&wire::APTA_MARK_AS_TRANSIENT).path("incidentID", incident_id).answered()
    }

    /// Create a Slack channel for an incident.
    ///
    /// Makes a channel in the connected Slack workspace and adds a communication card for it to the incident. Every call makes another channel, so it must not be repeated blindly.
    ///
    /// `POST /v3/extensions/slack_v2/channel`
    ///
    /// - `body`: The name of the channel and the incident it is for.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn communication_cards_create_slack_channel_in_communication_card(
        &self,
        body: &crate::incidents::CreateSlackChannelRequest,
    ) -> RequestBuilder<'_, crate::incidents::CommunicationCard> {
        self.core.call(&wire::COMMUNICATION_CARDS_CREATE_SLACK_CHANNEL_IN_COMMUNICATION_CARD).json(body).answered()
    }

    /// Archive the Slack channel of an incident.
    ///
    /// Archives a Slack channel that was made for an incident. The communication card stays and says when this was done.
    ///
    /// `POST /v3/extensions/slack_v2/channel/archive`
    ///
    /// - `body`: The channel to archive.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn communication_cards_archive_slack_channel(
        &self,
        body: &crate::incidents::ArchiveSlackChannelRequest,
    ) -> RequestBuilder<'_, crate::incidents::CommunicationCard> {
        self.core.call(&wire::COMMUNICATION_CARDS_ARCHIVE_SLACK_CHANNEL).json(body).answered()
    }

    /// List the communication cards of an incident.
    ///
    /// Answers all communication cards of an incident. The list comes whole, without pages.
    ///
    /// `GET /v3/incidents/{IncidentId}/communication_cards`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn communication_cards_get_all_communication_card(
        &self,
        incident_id: &str,
    ) -> RequestBuilder<'_, Vec<crate::incidents::CommunicationCard>> {
        self.core.call(&wire::COMMUNICATION_CARDS_GET_ALL_COMMUNICATION_CARD).path("IncidentId", incident_id).answered()
    }

    /// Add a communication card to an incident.
    ///
    /// Adds a link to a place where people talk about the incident. Every call adds another card, so it must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{IncidentId}/communication_cards`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The card to add.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn communication_cards_create_communication_card(
        &self,
        incident_id: &str,
        body: &crate::incidents::CreateCommunicationCardRequest,
    ) -> RequestBuilder<'_, crate::incidents::CommunicationCard> {
        self.core.call(&wire::COMMUNICATION_CARDS_CREATE_COMMUNICATION_CARD)
            .path("IncidentId", incident_id)
            .json(body)
            .answered()
    }

    /// Delete a communication card of an incident.
    ///
    /// Removes one communication card from an incident.
    ///
    /// `DELETE /v3/incidents/{IncidentId}/communication_cards/{communicationCardId}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `communication_card_id`: Id of the card: the `id` of a communication card listed for the incident.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn communication_cards_delete_communication_card(
        &self,
        incident_id: &str,
        communication_card_id: &str,
    ) -> RequestBuilder<'_, String> {
        self.core.call(&wire::COMMUNICATION_CARDS_DELETE_COMMUNICATION_CARD)
            .path("IncidentId", incident_id)
            .path("communicationCardId", communication_card_id)
            .answered()
    }

    /// Change a communication card of an incident.
    ///
    /// Replaces the title, the kind and the address of a communication card. All three have to be given.
    ///
    /// `PUT /v3/incidents/{IncidentId}/communication_cards/{communicationCardId}`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `communication_card_id`: Id of the card: the `id` of a communication card listed for the incident.
    /// - `body`: The card as it is to be.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn communication_cards_update_communication_card(
        &self,
        incident_id: &str,
        communication_card_id: &str,
        body: &crate::incidents::UpdateCommunicationCardRequest,
    ) -> RequestBuilder<'_, crate::incidents::CommunicationCard> {
        self.core.call(&wire::COMMUNICATION_CARDS_UPDATE_COMMUNICATION_CARD)
            .path("IncidentId", incident_id)
            .path("communicationCardId", communication_card_id)
            .json(body)
            .answered()
    }

    /// List the postmortems of a team.
    ///
    /// Answers the postmortems of a team that lie in a time range, together with their total number. There is no offset: if the total is greater than the number answered, ask for a shorter range or a greater limit.
    ///
    /// `GET /v3/incidents/postmortem`
    ///
    /// - `from_date`: Time at which the range begins, presumably in RFC 3339 form.
    /// - `to_date`: Time at which the range ends, presumably in RFC 3339 form.
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `limit`: Number of postmortems to answer at most.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn postmortems_get_all_postmortems(
        &self,
        from_date: &str,
        to_date: &str,
        owner_id: &str,
        limit: i64,
    ) -> RequestBuilder<'_, Vec<crate::incidents::PostmortemList>> {
        self.core.call(&wire::POSTMORTEMS_GET_ALL_POSTMORTEMS)
            .query("fromDate", from_date)
            .query("toDate", to_date)
            .query("owner_id", owner_id)
            .query("limit", limit)
            .answered()
    }

    /// Delete the postmortem of an incident.
    ///
    /// Removes the postmortem of an incident and answers it as it was. The incident stays.
    ///
    /// `DELETE /v3/incidents/{incidentID}/postmortem`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn postmortems_delete_postmortem_by_incident(
        &self,
        incident_id: &str,
    ) -> RequestBuilder<'_, crate::incidents::Postmortem> {
        self.core.call(&wire::POSTMORTEMS_DELETE_POSTMORTEM_BY_INCIDENT).path("incidentID", incident_id).answered()
    }

    /// Read the postmortem of an incident.
    ///
    /// Answers the postmortem that was written about an incident.
    ///
    /// `GET /v3/incidents/{incidentID}/postmortem`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn postmortems_get_postmortem_by_incident(
        &self,
        incident_id: &str,
    ) -> RequestBuilder<'_, crate::incidents::Postmortem> {
        self.core.call(&wire::POSTMORTEMS_GET_POSTMORTEM_BY_INCIDENT).path("incidentID", incident_id).answered()
    }

    /// Create a postmortem for an incident.
    ///
    /// Starts the postmortem of an incident with a title, a text, a status and follow-up tasks. Attachments are references; the files themselves are not sent here. The call must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{incidentID}/postmortem`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The postmortem to make.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn postmortems_create_postmortem(
        &self,
        incident_id: &str,
        body: &crate::incidents::CreatePostmortemRequest,
    ) -> RequestBuilder<'_, crate::incidents::Postmortem> {
        self.core.call(&wire::POSTMORTEMS_CREATE_POSTMORTEM).path("incidentID", incident_id).json(body).answered()
    }

    /// Change the postmortem of an incident.
    ///
    /// Changes the fields of a postmortem that are in the body. New attachments are added to those it has.
    ///
    /// `PUT /v3/incidents/{incidentID}/postmortem`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The fields to change.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn postmortems_update_postmortem_by_incident(
        &self,
        incident_id: &str,
        body: &crate::incidents::UpdatePostmortemRequest,
    ) -> RequestBuilder<'_, crate::incidents::Postmortem> {
        self.core.call(&wire::POSTMORTEMS_UPDATE_POSTMORTEM_BY_INCIDENT)
            .path("incidentID", incident_id)
            .json(body)
            .answered()
    }

    /// Attach runbooks to an incident.
    ///
    /// Attaches one or more runbooks to an incident, which gets its own copy of their steps to tick off. The call must not be repeated blindly.
    ///
    /// `POST /v3/incidents/{IncidentId}/runbooks`
    ///
    /// - `incident_id`: Id of the incident: the `id` of an incident, as the export or a single incident gives it.
    /// - `body`: The runbooks to attach.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn runbooks_attach_runbooks(
        &self,
        incident_id: &str,
        body: &crate::incidents::AttachRunbooksRequest,
    ) -> RequestBuilder<'_, Vec<crate::incidents::RunbookResponse>> {
        self.core.call(&wire::RUNBOOKS_ATTACH_RUNBOOKS).path("IncidentId", incident_id).json(body).answered()
    }
}
