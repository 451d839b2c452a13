// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The wire table: one row an operation, with method, path, parameters, idempotency and limits.

use squad_core::operation::{ResponseSpec, Method, Operation, Parameter, ParameterLocation};

/// Every operation, in the document's order.
pub static ALL: &[&Operation] = &[
    &AUTH_GET_ACCESS_TOKEN,
    &INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS,
    &INCIDENTS_INCIDENT_EXPORT,
    &INCIDENTS_INCIDENT_EXPORT_ASYNC,
    &INCIDENTS_BULK_INCIDENTS_PRIORITY_UPDATE,
    &INCIDENTS_BULK_RESOLVE_INCIDENTS,
    &INCIDENTS_GET_INCIDENT_BY_ID,
    &INCIDENTS_ACKNOWLEDGE_INCIDENT,
    &INCIDENTS_GET_INCIDENT_EVENTS,
    &INCIDENTS_MARK_INCIDENT_SLO_FALSE_POSITIVE,
    &INCIDENTS_INCIDENT_PRIORITY_UPDATE,
    &INCIDENTS_REASSIGN_INCIDENT,
    &INCIDENTS_RESOLVE_INCIDENT,
    &INCIDENTS_GET_INCIDENTS_STATUS_BY_REQUESTIDS,
    &INCIDENTS_MERGE_INCIDENTS,
    &INCIDENTS_UNMERGE_INCIDENT,
    &INCIDENT_ACTIONS_REBUILD_A_PROJECT_IN_CIRCLECI,
    &INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_CLOUD,
    &INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_SERVER,
    &INCIDENT_ACTIONS_CREATE_AN_INCIDENT_IN_SERVICENOW,
    &INCIDENT_ACTIONS_TRIGGER_A_WEBHOOK_MANUALLY,
    &ADDITIONAL_RESPONDERS_GET_ADDITIONAL_RESPONDERS,
    &ADDITIONAL_RESPONDERS_ADD_ADDITIONAL_RESPONDERS,
    &ADDITIONAL_RESPONDERS_REMOVE_ADDITIONAL_RESPONDERS,
    &NOTES_CREATE_NOTES,
    &NOTES_GET_ALL_NOTES,
    &NOTES_DELETE_NOTE,
    &NOTES_UPDATE_NOTE,
    &TAGS_UPDATE_TAG,
    &TAGS_APPEND_TAG,
    &SNOOZE_NOTIFICATIONS_SNOOZE_INCIDENT_NOTIFICATIONS,
    &SNOOZE_NOTIFICATIONS_UNSNOOZE_INCIDENT_NOTIFICATIONS,
    &APTA_MARK_AS_NOT_TRANSIENT,
    &APTA_MARK_AS_TRANSIENT,
    &COMMUNICATION_CARDS_CREATE_SLACK_CHANNEL_IN_COMMUNICATION_CARD,
    &COMMUNICATION_CARDS_ARCHIVE_SLACK_CHANNEL,
    &COMMUNICATION_CARDS_GET_ALL_COMMUNICATION_CARD,
    &COMMUNICATION_CARDS_CREATE_COMMUNICATION_CARD,
    &COMMUNICATION_CARDS_DELETE_COMMUNICATION_CARD,
    &COMMUNICATION_CARDS_UPDATE_COMMUNICATION_CARD,
    &POSTMORTEMS_GET_ALL_POSTMORTEMS,
    &POSTMORTEMS_DELETE_POSTMORTEM_BY_INCIDENT,
    &POSTMORTEMS_GET_POSTMORTEM_BY_INCIDENT,
    &POSTMORTEMS_CREATE_POSTMORTEM,
    &POSTMORTEMS_UPDATE_POSTMORTEM_BY_INCIDENT,
    &RUNBOOKS_ATTACH_RUNBOOKS,
    &SERVICES_GET_SERVICES,
    &SERVICES_CREATE_SERVICE,
    &SERVICES_GET_SERVICES_BY_NAME,
    &SERVICES_GET_SERVICE_BY_ID,
    &SERVICES_UPDATE_SERVICE,
    &SERVICES_DELETE_SERVICE,
    &SERVICES_CREATE_OR_UPDATE_APTA_CONFIG,
    &SERVICES_CREATE_OR_UPDATE_IAG_CONFIG,
    &SERVICES_DELAYED_NOTIFICATION_CONFIG,
    &DEDUPLICATION_RULES_GET_DEDUPLICATION_RULES,
    &DEDUPLICATION_RULES_CREATE_OR_UPDATE_DEDUPLICATION_RULES,
    &DEPENDENCIES_CREATE_OR_UPDATE_DEPENDENCIES,
    &EXTENSIONS_UPDATE_SLACK_EXTENSION,
    &MAINTENANCE_MODE_GET_MAINTENANCE_MODE,
    &MAINTENANCE_MODE_CREATE_OR_UPDATE_MAINTENANCE_MODE,
    &OVERLAY_GET_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE,
    &OVERLAY_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE,
    &OVERLAY_GET_ALL_CUSTOM_CONTENT_TEMPLATE_OVERLAY_BY_SERVICE,
    &OVERLAY_RENDER_CUSTOM_CONTENT_OVERLAY,
    &OVERLAY_DELETE_NOTIFICATION_TEMPLATE_OVERLAY,
    &OVERLAY_GET_CUSTOM_CONTENT_TEMPLATE_OVERLAY,
    &OVERLAY_CREATE_OR_UPDATE_NOTIFICATION_TEMPLATE_OVERLAY,
    &OVERLAY_GET_ALL_DEDUP_KEY_OVERLAY_BY_SERVICE,
    &OVERLAY_RENDER_DEDUP_KEY_TEMPLATE,
    &OVERLAY_DELETE_DEDUP_KEY_OVERLAY,
    &OVERLAY_GET_DEDUP_KEY_OVERLAY_FOR_ALERT_SOURCE,
    &OVERLAY_UPDATE_DEDUP_KEY_OVERLAY,
    &ROUTING_RULES_GET_ROUTING_RULES,
    &ROUTING_RULES_CREATE_OR_UPDATE_ROUTING_RULES,
    &SUPPRESSION_RULES_GET_SUPPRESSION_RULES,
    &SUPPRESSION_RULES_CREATE_OR_UPDATE_SUPPRESSION_RULES,
    &TAGGING_RULES_GET_TAGGING_RULES,
    &TAGGING_RULES_CREATE_OR_UPDATE_TAGGING_RULES,
    &ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_TEAM,
    &ESCALATION_POLICIES_CREATE_ESCALATION_POLICIES,
    &ESCALATION_POLICIES_REMOVE_ESCALATION_POLICY,
    &ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_ID,
    &ESCALATION_POLICIES_UPDATE_ESCALATION_POLICY,
    &SCHEDULES_LIST_SCHEDULES,
    &SCHEDULES_CREATE_SCHEDULE,
    &SCHEDULES_DELETE_SCHEDULE,
    &SCHEDULES_GET_SCHEDULE_BY_ID,
    &SCHEDULES_UPDATE_SCHEDULE,
    &SCHEDULES_PAUSERESUME_SCHEDULE,
    &SCHEDULES_CHANGE_TIMEZONE,
    &SCHEDULES_CLONE_SCHEDULE,
    &EXPORT_DELETE_ICAL_LINK,
    &EXPORT_GET_SCHEDULE_ICAL_LINK,
    &EXPORT_REFRESH_SCHEDULE_ICAL_LINK,
    &EXPORT_CREATE_SCHEDULE_ICAL_LINK,
    &ROTATIONS_GET_SCHEDULE_ROTATIONS,
    &ROTATIONS_CREATE_ROTATION,
    &ROTATIONS_DELETE_ROTATION,
    &ROTATIONS_GET_SCHEDULE_ROTATION_BY_ID,
    &ROTATIONS_UPDATE_ROTATION,
    &ROTATIONS_GET_ROTATION_PARTICIPANTS,
    &ROTATIONS_UPDATE_ROTATION_PARTICIPANTS,
    &OVERRIDES_LIST_OVERRIDES,
    &OVERRIDES_CREATE_SCHEDULE_OVERRIDE,
    &OVERRIDES_DELETE_SCHEDULE_OVERRIDE,
    &OVERRIDES_GET_OVERRIDE_BY_ID,
    &OVERRIDES_UPDATE_SCHEDULE_OVERRIDE,
    &SQUADS_GET_ALL_SQUADS,
    &SQUADS_CREATE_SQUAD,
    &SQUADS_GET_SQUAD_BY_ID,
    &SQUADS_UPDATE_SQUAD,
    &SQUADS_DELETE_SQUAD,
    &SQUADS_REMOVE_SQUAD_MEMBER,
    &SQUADS_UPDATE_SQUAD_MEMBER,
    &SQUADS_UPDATE_SQUAD_NAME,
    &TEAMS_GET_ALL_TEAMS,
    &TEAMS_CREATE_TEAM,
    &TEAMS_GET_TEAM_BY_ID,
    &TEAMS_UPDATE_TEAM,
    &TEAMS_REMOVE_TEAM,
    &TEAMS_GET_ALL_TEAM_MEMBERS,
    &TEAMS_ADD_TEAM_MEMBER,
    &TEAMS_ADD_BULK_TEAM_MEMBER,
    &TEAMS_REMOVE_TEAM_MEMBER,
    &TEAMS_UPDATE_TEAM_MEMBER,
    &TEAMS_GET_ALL_TEAM_ROLES,
    &TEAMS_CREATE_TEAM_ROLE,
    &TEAMS_REMOVE_TEAM_ROLE,
    &TEAMS_UPDATE_TEAM_ROLE,
    &USERS_GET_ALL_USERS,
    &USERS_ADD_USER,
    &USERS_UPDATE_ORG_LEVEL_PERMISSIONS,
    &USERS_DELETE_USER,
    &USERS_GET_USER_ROLES,
    &USERS_REMOVE_USER_FROM_ORG,
    &USERS_GET_USER_BY_ID,
    &USERS_UPDATE_USER_BY_ID,
    &USERS_GET_ALL_TOKENS,
    &USERS_CREATE_TOKEN,
    &USERS_REMOVE_TOKEN,
    &RUNBOOKS_GET_ALL_RUNBOOKS_BY_TEAM,
    &RUNBOOKS_CREATE_RUNBOOK,
    &RUNBOOKS_REMOVE_RUNBOOK,
    &RUNBOOKS_GET_RUNBOOK_BY_ID,
    &RUNBOOKS_UPDATE_RUNBOOK,
    &WORKFLOWS_LIST_WORKFLOWS,
    &WORKFLOWS_CREATE_WORKFLOW,
    &WORKFLOWS_BULK_ENABLEDISABLE_WORKFLOWS,
    &WORKFLOWS_DELETE_WORKFLOW,
    &WORKFLOWS_GET_WORKFLOW_BY_ID,
    &WORKFLOWS_UPDATE_WORKFLOW,
    &WORKFLOWS_CREATE_ACTION,
    &WORKFLOWS_UPDATE_ACTIONS_ORDER,
    &WORKFLOWS_DELETE_WORKFLOW_ACTION,
    &WORKFLOWS_GET_WORKFLOW_ACTION_BY_ID,
    &WORKFLOWS_UPDATE_WORKFLOW_ACTION,
    &WORKFLOWS_ENABLEDISABLE_WORKFLOW,
    &WORKFLOWS_GET_WORKFLOW_LOGS,
    &WEBFORMS_GET_ALL_WEBFORMS,
    &WEBFORMS_CREATE_WEBFORM,
    &WEBFORMS_UPDATE_WEBFORM,
    &WEBFORMS_REMOVE_WEBFORM,
    &WEBFORMS_GET_WEBFORM_BY_ID,
    &SLO_GET_ALL_SL_OS,
    &SLO_CREATE_SLO,
    &SLO_UPDATE_SLO,
    &SLO_REMOVE_SLO,
    &SLO_GET_SLO_BY_ID,
    &SLO_MARK_SLO_AFFECTED,
    &SLO_MARK_SLO_FALSE_POSITIVE,
    &STATUS_PAGES_LIST_STATUS_PAGES,
    &STATUS_PAGES_CREATE_STATUS_PAGE,
    &STATUS_PAGES_DELETE_STATUS_PAGE_BY_ID,
    &STATUS_PAGES_GET_STATUS_PAGE_BY_ID,
    &STATUS_PAGES_UPDATE_STATUS_PAGE_BY_ID,
    &STATUS_PAGES_LIST_STATUS_PAGE_STATUSES,
    &COMPONENTS_LIST_COMPONENTS,
    &COMPONENTS_CREATE_COMPONENT,
    &COMPONENTS_DELETE_COMPONENT_BY_ID,
    &COMPONENTS_GET_COMPONENT_BY_ID,
    &COMPONENTS_UPDATE_COMPONENT_BY_ID,
    &COMPONENT_GROUPS_LIST_COMPONENT_GROUPS,
    &COMPONENT_GROUPS_CREATE_COMPONENT_GROUP,
    &COMPONENT_GROUPS_DELETE_COMPONENT_GROUP_BY_ID,
    &COMPONENT_GROUPS_GET_COMPONENT_GROUP_BY_ID,
    &ISSUES_LIST_ISSUES,
    &ISSUES_CREATE_ISSUE,
    &ISSUES_DELETE_ISSUE_BY_ID,
    &ISSUES_GET_ISSUE_BY_ID,
    &ISSUES_UPDATE_ISSUE,
    &ISSUES_LIST_STATUS_PAGE_ISSUE_STATES,
    &MAINTENANCES_LIST_MAINTENANCES,
    &MAINTENANCES_CREATE_MAINTENANCE,
    &MAINTENANCES_DELETE_MAINTENANCE_BY_ID,
    &MAINTENANCES_GET_MAINTENANCE_BY_ID,
    &MAINTENANCES_UPDATE_MAINTENANCE_BY_ID,
    &STATUS_PAGES_LIST_SUBSCRIBERS,
    &STATUS_PAGES_DELETE_SUBSCRIBER_BY_ID,
    &GLOBAL_EVENT_RULES_LIST_GLOBAL_EVENT_RULES,
    &GLOBAL_EVENT_RULES_CREATE_GLOBAL_EVENT_RULE,
    &GLOBAL_EVENT_RULES_DELETE_GLOBAL_EVENT_RULE_BY_ID,
    &GLOBAL_EVENT_RULES_GET_GLOBAL_EVENT_RULE_BY_ID,
    &GLOBAL_EVENT_RULES_UPDATE_GLOBAL_EVENT_RULE_BY_ID,
    &GLOBAL_EVENT_RULES_CREATE_RULESET,
    &GLOBAL_EVENT_RULES_DELETE_GER_RULESET,
    &GLOBAL_EVENT_RULES_GET_RULESET,
    &GLOBAL_EVENT_RULES_UPDATE_RULESET,
    &GLOBAL_EVENT_RULES_REORDER_RULESET,
    &GLOBAL_EVENT_RULES_LIST_RULESET_RULES,
    &GLOBAL_EVENT_RULES_CREATE_RULE,
    &GLOBAL_EVENT_RULES_GET_RULE_BY_ID,
    &GLOBAL_EVENT_RULES_DELETE_RULE_BY_ID,
    &GLOBAL_EVENT_RULES_UPDATE_RULE_BY_ID,
    &GLOBAL_EVENT_RULES_REORDER_RULESET_BY_INDEX,
    &GLOBAL_ONCALL_REMINDER_RULES_DELETE_GLOBAL_ONCALL_REMINDER_RULES,
    &GLOBAL_ONCALL_REMINDER_RULES_GET_GLOBAL_ONCALL_REMINDER_RULES,
    &GLOBAL_ONCALL_REMINDER_RULES_CREATE_GLOBAL_ONCALL_REMINDER_RULES,
    &GLOBAL_ONCALL_REMINDER_RULES_UPDATE_GLOBAL_ONCALL_REMINDER_RULES,
    &MS_TEAMS_GET_MSTEAMS_CONFIG,
    &MS_TEAMS_CREATE_OR_UPDATE_MSTEAMS_CONFIGURATION,
    &WEBHOOKS_GET_ALL_WEBHOOKS,
    &WEBHOOKS_CREATE_WEBHOOK,
    &WEBHOOKS_DELETE_WEBHOOK,
    &WEBHOOKS_GET_WEBHOOK_BY_ID,
    &WEBHOOKS_UPDATE_WEBHOOK,
    &ANALYTICS_GET_ORG_ANALYTICS,
    &ANALYTICS_GET_TEAM_ANALYTICS,
    &AUDIT_LOGS_LIST_AUDIT_LOGS,
    &AUDIT_LOGS_EXPORT_AUDIT_LOGS,
    &AUDIT_LOGS_LIST_AUDIT_LOGS_EXPORT_HISTORY,
    &AUDIT_LOGS_GET_AUDIT_LOGS_EXPORT_HISTORY_BY_ID,
    &AUDIT_LOGS_GET_AUDIT_LOG_BY_ID,
    &EXPORT_GET_EXPORT_DETAILS,
];

/// `Auth_getAccessToken`: Exchanges a refresh token for an access token.
pub static AUTH_GET_ACCESS_TOKEN: Operation =
    Operation::new("Auth_getAccessToken", Method::Get, "/oauth/access-token", "auth")
        .parameters(&[
            Parameter::new("X-Refresh-Token", ParameterLocation::Header, true).secret(),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .on_authentication_host()
        .idempotent();

/// `Incidents_bulkAcknowledgeIncidents`: Acknowledges several incidents at once.
pub static INCIDENTS_BULK_ACKNOWLEDGE_INCIDENTS: Operation =
    Operation::new("Incidents_bulkAcknowledgeIncidents", Method::Post, "/v3/incidents/acknowledge", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .limit(10, 60)
        .max_items(100);

/// `Incidents_incidentExport`: Exports the incidents of a time range.
pub static INCIDENTS_INCIDENT_EXPORT: Operation =
    Operation::new("Incidents_incidentExport", Method::Get, "/v3/incidents/export", "incidents")
        .parameters(&[
            Parameter::new("start_time", ParameterLocation::Query, true),
            Parameter::new("end_time", ParameterLocation::Query, true),
            Parameter::new("type", ParameterLocation::Query, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("status", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("services", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("sources", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("assigned_to", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("assignedToUserIDsAndTheirSquads", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("service_owner", ParameterLocation::Query, false),
            Parameter::new("priority", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("tags", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("slo_affecting", ParameterLocation::Query, false),
            Parameter::new("slos", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("is_starred", ParameterLocation::Query, false),
            Parameter::new("textFilter", ParameterLocation::Query, false),
            Parameter::new("notes", ParameterLocation::Query, false),
            Parameter::new("retrospectives", ParameterLocation::Query, false),
            Parameter::new("sort_by", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json")), ResponseSpec::new(200, Some("text/csv"))])
        .idempotent()
        .streaming();

/// `Incidents_incidentExportAsync`: Exports incidents in the background.
pub static INCIDENTS_INCIDENT_EXPORT_ASYNC: Operation =
    Operation::new("Incidents_incidentExportAsync", Method::Post, "/v3/incidents/export/async", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(202, Some("application/json"))])
        .envelope("data");

/// `Incidents_bulkIncidentsPriorityUpdate`: Sets the priority of several incidents at once.
pub static INCIDENTS_BULK_INCIDENTS_PRIORITY_UPDATE: Operation =
    Operation::new("Incidents_bulkIncidentsPriorityUpdate", Method::Put, "/v3/incidents/priority", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Incidents_bulkResolveIncidents`: Resolves several incidents at once.
pub static INCIDENTS_BULK_RESOLVE_INCIDENTS: Operation =
    Operation::new("Incidents_bulkResolveIncidents", Method::Post, "/v3/incidents/resolve", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .limit(10, 60)
        .max_items(100);

/// `Incidents_getIncidentById`: Gets an incident by its id.
pub static INCIDENTS_GET_INCIDENT_BY_ID: Operation =
    Operation::new("Incidents_getIncidentById", Method::Get, "/v3/incidents/{incidentID}", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Incidents_acknowledgeIncident`: Acknowledges an incident.
pub static INCIDENTS_ACKNOWLEDGE_INCIDENT: Operation =
    Operation::new("Incidents_acknowledgeIncident", Method::Post, "/v3/incidents/{incidentID}/acknowledge", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Incidents_getIncidentEvents`: Lists the events of an incident.
pub static INCIDENTS_GET_INCIDENT_EVENTS: Operation =
    Operation::new("Incidents_getIncidentEvents", Method::Get, "/v3/incidents/{incidentID}/events", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
            Parameter::new("offset", ParameterLocation::Query, false),
            Parameter::new("limit", ParameterLocation::Query, false),
            Parameter::new("sort", ParameterLocation::Query, false),
            Parameter::new("deduped", ParameterLocation::Query, false),
            Parameter::new("owner_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Incidents_markIncidentSloFalsePositive`: Marks an incident as a false positive for its SLO.
pub static INCIDENTS_MARK_INCIDENT_SLO_FALSE_POSITIVE: Operation =
    Operation::new("Incidents_markIncidentSloFalsePositive", Method::Patch, "/v3/incidents/{incidentID}/mark-slo-incident-false-postive/{value}", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
            Parameter::new("value", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))]);

/// `Incidents_incidentPriorityUpdate`: Sets the priority of an incident.
pub static INCIDENTS_INCIDENT_PRIORITY_UPDATE: Operation =
    Operation::new("Incidents_incidentPriorityUpdate", Method::Patch, "/v3/incidents/{incidentID}/priority", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Incidents_reassignIncident`: Reassigns an incident.
pub static INCIDENTS_REASSIGN_INCIDENT: Operation =
    Operation::new("Incidents_reassignIncident", Method::Post, "/v3/incidents/{incidentID}/reassign", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Incidents_resolveIncident`: Resolves an incident.
pub static INCIDENTS_RESOLVE_INCIDENT: Operation =
    Operation::new("Incidents_resolveIncident", Method::Post, "/v3/incidents/{incidentID}/resolve", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Incidents_getIncidentsStatusByRequestids`: Looks up the outcome of ingestion requests.
pub static INCIDENTS_GET_INCIDENTS_STATUS_BY_REQUESTIDS: Operation =
    Operation::new("Incidents_getIncidentsStatusByRequestids", Method::Post, "/v3/requests/status", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))]);

/// `Incidents_mergeIncidents`: Merges incidents into one.
pub static INCIDENTS_MERGE_INCIDENTS: Operation =
    Operation::new("Incidents_mergeIncidents", Method::Post, "/v3/incidents/merge", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Incidents_unmergeIncident`: Unmerges an incident from its parent.
pub static INCIDENTS_UNMERGE_INCIDENT: Operation =
    Operation::new("Incidents_unmergeIncident", Method::Put, "/v3/incidents/{incidentID}/unmerge", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `IncidentActions_rebuildAProjectInCircleci`: Rebuilds a CircleCI project from an incident.
pub static INCIDENT_ACTIONS_REBUILD_A_PROJECT_IN_CIRCLECI: Operation =
    Operation::new("IncidentActions_rebuildAProjectInCircleci", Method::Post, "/v3/incidents/{incidentID}/actions/circleci/rebuild/{buildNumber}", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
            Parameter::new("buildNumber", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))]);

/// `IncidentActions_createATicketOnJiraCloud`: Creates a Jira Cloud ticket for an incident.
pub static INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_CLOUD: Operation =
    Operation::new("IncidentActions_createATicketOnJiraCloud", Method::Post, "/v3/incidents/{incidentID}/actions/jira/new/jira-cloud", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `IncidentActions_createATicketOnJiraServer`: Creates a Jira Server ticket for an incident.
pub static INCIDENT_ACTIONS_CREATE_A_TICKET_ON_JIRA_SERVER: Operation =
    Operation::new("IncidentActions_createATicketOnJiraServer", Method::Post, "/v3/incidents/{incidentID}/actions/jira/new/jira-server", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `IncidentActions_createAnIncidentInServicenow`: Creates a ServiceNow incident for an incident.
pub static INCIDENT_ACTIONS_CREATE_AN_INCIDENT_IN_SERVICENOW: Operation =
    Operation::new("IncidentActions_createAnIncidentInServicenow", Method::Post, "/v3/incidents/{incidentID}/actions/servicenow/new", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(201, Some("application/json"))]);

/// `IncidentActions_triggerAWebhookManually`: Sends an incident to a webhook by hand.
pub static INCIDENT_ACTIONS_TRIGGER_A_WEBHOOK_MANUALLY: Operation =
    Operation::new("IncidentActions_triggerAWebhookManually", Method::Post, "/v3/incidents/{incidentID}/actions/webhook/{eventWebhookID}", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
            Parameter::new("eventWebhookID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `AdditionalResponders_getAdditionalResponders`: Lists the additional responders of an incident.
pub static ADDITIONAL_RESPONDERS_GET_ADDITIONAL_RESPONDERS: Operation =
    Operation::new("AdditionalResponders_getAdditionalResponders", Method::Get, "/v3/incidents/{incidentID}/additional-responders", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `AdditionalResponders_addAdditionalResponders`: Adds additional responders to an incident.
pub static ADDITIONAL_RESPONDERS_ADD_ADDITIONAL_RESPONDERS: Operation =
    Operation::new("AdditionalResponders_addAdditionalResponders", Method::Put, "/v3/incidents/{incidentID}/additional-responders", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `AdditionalResponders_removeAdditionalResponders`: Removes an additional responder from an incident.
pub static ADDITIONAL_RESPONDERS_REMOVE_ADDITIONAL_RESPONDERS: Operation =
    Operation::new("AdditionalResponders_removeAdditionalResponders", Method::Delete, "/v3/incidents/{incidentID}/additional-responders/{responderID}", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
            Parameter::new("responderID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Notes_createNotes`: Adds a note to an incident.
pub static NOTES_CREATE_NOTES: Operation =
    Operation::new("Notes_createNotes", Method::Post, "/v3/incidents/{IncidentId}/warroom", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Notes_getAllNotes`: Lists the notes of an incident.
pub static NOTES_GET_ALL_NOTES: Operation =
    Operation::new("Notes_getAllNotes", Method::Get, "/v3/incidents/{IncidentId}/warroom", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Notes_deleteNote`: Deletes a note of an incident.
pub static NOTES_DELETE_NOTE: Operation =
    Operation::new("Notes_deleteNote", Method::Delete, "/v3/incidents/{IncidentId}/warroom/{NoteId}", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
            Parameter::new("NoteId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Notes_updateNote`: Changes a note of an incident.
pub static NOTES_UPDATE_NOTE: Operation =
    Operation::new("Notes_updateNote", Method::Put, "/v3/incidents/{IncidentId}/warroom/{NoteId}", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
            Parameter::new("NoteId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Tags_updateTag`: Replaces the tags of an incident.
pub static TAGS_UPDATE_TAG: Operation =
    Operation::new("Tags_updateTag", Method::Put, "/v3/incidents/{IncidentId}/tags", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Tags_appendTag`: Adds tags to an incident.
pub static TAGS_APPEND_TAG: Operation =
    Operation::new("Tags_appendTag", Method::Patch, "/v3/incidents/{IncidentId}/tags", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `SnoozeNotifications_snoozeIncidentNotifications`: Snoozes the notifications of an incident.
pub static SNOOZE_NOTIFICATIONS_SNOOZE_INCIDENT_NOTIFICATIONS: Operation =
    Operation::new("SnoozeNotifications_snoozeIncidentNotifications", Method::Put, "/v3/incidents/{incidentID}/snooze", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SnoozeNotifications_unsnoozeIncidentNotifications`: Ends the snooze of an incident.
pub static SNOOZE_NOTIFICATIONS_UNSNOOZE_INCIDENT_NOTIFICATIONS: Operation =
    Operation::new("SnoozeNotifications_unsnoozeIncidentNotifications", Method::Put, "/v3/incidents/{incidentID}/unsnooze", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Apta_markAsNotTransient`: Marks an incident as not transient.
pub static APTA_MARK_AS_NOT_TRANSIENT: Operation =
    Operation::new("Apta_markAsNotTransient", Method::Put, "/v3/incidents/{incidentID}/mark-as-non-transient", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Apta_markAsTransient`: Marks an incident as transient.
pub static APTA_MARK_AS_TRANSIENT: Operation =
    Operation::new("Apta_markAsTransient", Method::Put, "/v3/incidents/{incidentID}/mark-as-transient", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `CommunicationCards_createSlackChannelInCommunicationCard`: Creates a Slack channel for an incident.
pub static COMMUNICATION_CARDS_CREATE_SLACK_CHANNEL_IN_COMMUNICATION_CARD: Operation =
    Operation::new("CommunicationCards_createSlackChannelInCommunicationCard", Method::Post, "/v3/extensions/slack_v2/channel", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `CommunicationCards_archiveSlackChannel`: Archives the Slack channel of an incident.
pub static COMMUNICATION_CARDS_ARCHIVE_SLACK_CHANNEL: Operation =
    Operation::new("CommunicationCards_archiveSlackChannel", Method::Post, "/v3/extensions/slack_v2/channel/archive", "incidents")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `CommunicationCards_getAllCommunicationCard`: Lists the communication cards of an incident.
pub static COMMUNICATION_CARDS_GET_ALL_COMMUNICATION_CARD: Operation =
    Operation::new("CommunicationCards_getAllCommunicationCard", Method::Get, "/v3/incidents/{IncidentId}/communication_cards", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `CommunicationCards_createCommunicationCard`: Adds a communication card to an incident.
pub static COMMUNICATION_CARDS_CREATE_COMMUNICATION_CARD: Operation =
    Operation::new("CommunicationCards_createCommunicationCard", Method::Post, "/v3/incidents/{IncidentId}/communication_cards", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `CommunicationCards_deleteCommunicationCard`: Deletes a communication card of an incident.
pub static COMMUNICATION_CARDS_DELETE_COMMUNICATION_CARD: Operation =
    Operation::new("CommunicationCards_deleteCommunicationCard", Method::Delete, "/v3/incidents/{IncidentId}/communication_cards/{communicationCardId}", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
            Parameter::new("communicationCardId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `CommunicationCards_updateCommunicationCard`: Changes a communication card of an incident.
pub static COMMUNICATION_CARDS_UPDATE_COMMUNICATION_CARD: Operation =
    Operation::new("CommunicationCards_updateCommunicationCard", Method::Put, "/v3/incidents/{IncidentId}/communication_cards/{communicationCardId}", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
            Parameter::new("communicationCardId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Postmortems_getAllPostmortems`: Lists the postmortems of a team.
pub static POSTMORTEMS_GET_ALL_POSTMORTEMS: Operation =
    Operation::new("Postmortems_getAllPostmortems", Method::Get, "/v3/incidents/postmortem", "incidents")
        .parameters(&[
            Parameter::new("fromDate", ParameterLocation::Query, true),
            Parameter::new("toDate", ParameterLocation::Query, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("limit", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Postmortems_deletePostmortemByIncident`: Deletes the postmortem of an incident.
pub static POSTMORTEMS_DELETE_POSTMORTEM_BY_INCIDENT: Operation =
    Operation::new("Postmortems_deletePostmortemByIncident", Method::Delete, "/v3/incidents/{incidentID}/postmortem", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Postmortems_getPostmortemByIncident`: Gets the postmortem of an incident.
pub static POSTMORTEMS_GET_POSTMORTEM_BY_INCIDENT: Operation =
    Operation::new("Postmortems_getPostmortemByIncident", Method::Get, "/v3/incidents/{incidentID}/postmortem", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Postmortems_createPostmortem`: Creates a postmortem for an incident.
pub static POSTMORTEMS_CREATE_POSTMORTEM: Operation =
    Operation::new("Postmortems_createPostmortem", Method::Post, "/v3/incidents/{incidentID}/postmortem", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Postmortems_updatePostmortemByIncident`: Changes the postmortem of an incident.
pub static POSTMORTEMS_UPDATE_POSTMORTEM_BY_INCIDENT: Operation =
    Operation::new("Postmortems_updatePostmortemByIncident", Method::Put, "/v3/incidents/{incidentID}/postmortem", "incidents")
        .parameters(&[
            Parameter::new("incidentID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Runbooks_attachRunbooks`: Attaches runbooks to an incident.
pub static RUNBOOKS_ATTACH_RUNBOOKS: Operation =
    Operation::new("Runbooks_attachRunbooks", Method::Post, "/v3/incidents/{IncidentId}/runbooks", "incidents")
        .parameters(&[
            Parameter::new("IncidentId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Services_getServices`: Lists the services of a team.
pub static SERVICES_GET_SERVICES: Operation =
    Operation::new("Services_getServices", Method::Get, "/v3/services", "services")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("entity_owner", ParameterLocation::Query, false),
            Parameter::new("name", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Services_createService`: Creates a service.
pub static SERVICES_CREATE_SERVICE: Operation =
    Operation::new("Services_createService", Method::Post, "/v3/services", "services")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Services_getServicesByName`: Finds a service by its name.
pub static SERVICES_GET_SERVICES_BY_NAME: Operation =
    Operation::new("Services_getServicesByName", Method::Get, "/v3/services/by-name", "services")
        .parameters(&[
            Parameter::new("name", ParameterLocation::Query, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Services_getServiceById`: Gets a service.
pub static SERVICES_GET_SERVICE_BY_ID: Operation =
    Operation::new("Services_getServiceById", Method::Get, "/v3/services/{serviceID}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Services_updateService`: Updates a service.
pub static SERVICES_UPDATE_SERVICE: Operation =
    Operation::new("Services_updateService", Method::Put, "/v3/services/{serviceID}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Services_deleteService`: Deletes a service.
pub static SERVICES_DELETE_SERVICE: Operation =
    Operation::new("Services_deleteService", Method::Delete, "/v3/services/{serviceID}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Services_createOrUpdateAPTAConfig`: Sets the auto-pause of transient alerts.
pub static SERVICES_CREATE_OR_UPDATE_APTA_CONFIG: Operation =
    Operation::new("Services_createOrUpdateAPTAConfig", Method::Put, "/v3/services/{serviceID}/apta-config", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Services_createOrUpdateIAGConfig`: Sets the intelligent grouping of alerts.
pub static SERVICES_CREATE_OR_UPDATE_IAG_CONFIG: Operation =
    Operation::new("Services_createOrUpdateIAGConfig", Method::Put, "/v3/services/{serviceID}/iag-config", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Services_delayedNotificationConfig`: Sets delayed notifications of a service.
pub static SERVICES_DELAYED_NOTIFICATION_CONFIG: Operation =
    Operation::new("Services_delayedNotificationConfig", Method::Put, "/v3/services/{serviceID}/notification-delay-config", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `DeduplicationRules_getDeduplicationRules`: Lists the deduplication rules of a service.
pub static DEDUPLICATION_RULES_GET_DEDUPLICATION_RULES: Operation =
    Operation::new("DeduplicationRules_getDeduplicationRules", Method::Get, "/v3/services/{serviceID}/deduplication-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `DeduplicationRules_createOrUpdateDeduplicationRules`: Sets the deduplication rules of a service.
pub static DEDUPLICATION_RULES_CREATE_OR_UPDATE_DEDUPLICATION_RULES: Operation =
    Operation::new("DeduplicationRules_createOrUpdateDeduplicationRules", Method::Post, "/v3/services/{serviceID}/deduplication-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Dependencies_createOrUpdateDependencies`: Sets the dependencies of a service.
pub static DEPENDENCIES_CREATE_OR_UPDATE_DEPENDENCIES: Operation =
    Operation::new("Dependencies_createOrUpdateDependencies", Method::Post, "/v3/services/{serviceID}/dependencies", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Extensions_updateSlackExtension`: Connects a service to a Slack channel.
pub static EXTENSIONS_UPDATE_SLACK_EXTENSION: Operation =
    Operation::new("Extensions_updateSlackExtension", Method::Put, "/v3/services/{serviceID}/extensions", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `MaintenanceMode_getMaintenanceMode`: Lists the maintenance windows of a service.
pub static MAINTENANCE_MODE_GET_MAINTENANCE_MODE: Operation =
    Operation::new("MaintenanceMode_getMaintenanceMode", Method::Get, "/v3/services/{serviceID}/maintenance", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `MaintenanceMode_createOrUpdateMaintenanceMode`: Sets the maintenance windows of a service.
pub static MAINTENANCE_MODE_CREATE_OR_UPDATE_MAINTENANCE_MODE: Operation =
    Operation::new("MaintenanceMode_createOrUpdateMaintenanceMode", Method::Post, "/v3/services/{serviceID}/maintenance", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Overlay_getOptinForKeyBasedDeduplicationForAService`: Returns whether a service deduplicates by key.
pub static OVERLAY_GET_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE: Operation =
    Operation::new("Overlay_getOptinForKeyBasedDeduplicationForAService", Method::Get, "/v3/services/{serviceID}/config", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overlay_optinForKeyBasedDeduplicationForAService`: Enables or disables deduplication by key.
pub static OVERLAY_OPTIN_FOR_KEY_BASED_DEDUPLICATION_FOR_A_SERVICE: Operation =
    Operation::new("Overlay_optinForKeyBasedDeduplicationForAService", Method::Patch, "/v3/services/{serviceID}/config", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))]);

/// `Overlay_getAllCustomContentTemplateOverlayByService`: Lists the custom content templates of a service.
pub static OVERLAY_GET_ALL_CUSTOM_CONTENT_TEMPLATE_OVERLAY_BY_SERVICE: Operation =
    Operation::new("Overlay_getAllCustomContentTemplateOverlayByService", Method::Get, "/v3/services/{serviceID}/overlays/custom-content", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overlay_renderCustomContentOverlay`: Renders a custom content template with a sample alert.
pub static OVERLAY_RENDER_CUSTOM_CONTENT_OVERLAY: Operation =
    Operation::new("Overlay_renderCustomContentOverlay", Method::Post, "/v3/services/{serviceID}/overlays/custom-content/render", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Overlay_deleteNotificationTemplateOverlay`: Deletes the custom content templates of a source.
pub static OVERLAY_DELETE_NOTIFICATION_TEMPLATE_OVERLAY: Operation =
    Operation::new("Overlay_deleteNotificationTemplateOverlay", Method::Delete, "/v3/services/{serviceID}/overlays/custom-content/{alertSource}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("alertSource", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Overlay_getCustomContentTemplateOverlay`: Gets the custom content templates of a source.
pub static OVERLAY_GET_CUSTOM_CONTENT_TEMPLATE_OVERLAY: Operation =
    Operation::new("Overlay_getCustomContentTemplateOverlay", Method::Get, "/v3/services/{serviceID}/overlays/custom-content/{alertSource}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("alertSource", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overlay_createOrUpdateNotificationTemplateOverlay`: Sets the custom content templates of a source.
pub static OVERLAY_CREATE_OR_UPDATE_NOTIFICATION_TEMPLATE_OVERLAY: Operation =
    Operation::new("Overlay_createOrUpdateNotificationTemplateOverlay", Method::Put, "/v3/services/{serviceID}/overlays/custom-content/{alertSource}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("alertSource", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overlay_getAllDedupKeyOverlayByService`: Lists the deduplication key templates of a service.
pub static OVERLAY_GET_ALL_DEDUP_KEY_OVERLAY_BY_SERVICE: Operation =
    Operation::new("Overlay_getAllDedupKeyOverlayByService", Method::Get, "/v3/services/{serviceID}/overlays/dedup-key", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overlay_renderDedupKeyTemplate`: Renders a deduplication key template with a sample alert.
pub static OVERLAY_RENDER_DEDUP_KEY_TEMPLATE: Operation =
    Operation::new("Overlay_renderDedupKeyTemplate", Method::Post, "/v3/services/{serviceID}/overlays/dedup-key/render", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Overlay_deleteDedupKeyOverlay`: Deletes the deduplication key template of a source.
pub static OVERLAY_DELETE_DEDUP_KEY_OVERLAY: Operation =
    Operation::new("Overlay_deleteDedupKeyOverlay", Method::Delete, "/v3/services/{serviceID}/overlays/dedup-key/{alertSource}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("alertSource", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Overlay_getDedupKeyOverlayForAlertSource`: Gets the deduplication key template of a source.
pub static OVERLAY_GET_DEDUP_KEY_OVERLAY_FOR_ALERT_SOURCE: Operation =
    Operation::new("Overlay_getDedupKeyOverlayForAlertSource", Method::Get, "/v3/services/{serviceID}/overlays/dedup-key/{alertSource}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("alertSource", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overlay_updateDedupKeyOverlay`: Sets the deduplication key template of a source.
pub static OVERLAY_UPDATE_DEDUP_KEY_OVERLAY: Operation =
    Operation::new("Overlay_updateDedupKeyOverlay", Method::Put, "/v3/services/{serviceID}/overlays/dedup-key/{alertSource}", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
            Parameter::new("alertSource", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `RoutingRules_getRoutingRules`: Lists the routing rules of a service.
pub static ROUTING_RULES_GET_ROUTING_RULES: Operation =
    Operation::new("RoutingRules_getRoutingRules", Method::Get, "/v3/services/{serviceID}/routing-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `RoutingRules_createOrUpdateRoutingRules`: Sets the routing rules of a service.
pub static ROUTING_RULES_CREATE_OR_UPDATE_ROUTING_RULES: Operation =
    Operation::new("RoutingRules_createOrUpdateRoutingRules", Method::Post, "/v3/services/{serviceID}/routing-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `SuppressionRules_getSuppressionRules`: Lists the suppression rules of a service.
pub static SUPPRESSION_RULES_GET_SUPPRESSION_RULES: Operation =
    Operation::new("SuppressionRules_getSuppressionRules", Method::Get, "/v3/services/{serviceID}/suppression-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SuppressionRules_createOrUpdateSuppressionRules`: Sets the suppression rules of a service.
pub static SUPPRESSION_RULES_CREATE_OR_UPDATE_SUPPRESSION_RULES: Operation =
    Operation::new("SuppressionRules_createOrUpdateSuppressionRules", Method::Post, "/v3/services/{serviceID}/suppression-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `TaggingRules_getTaggingRules`: Lists the tagging rules of a service.
pub static TAGGING_RULES_GET_TAGGING_RULES: Operation =
    Operation::new("TaggingRules_getTaggingRules", Method::Get, "/v3/services/{serviceID}/tagging-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `TaggingRules_createOrUpdateTaggingRules`: Sets the tagging rules of a service.
pub static TAGGING_RULES_CREATE_OR_UPDATE_TAGGING_RULES: Operation =
    Operation::new("TaggingRules_createOrUpdateTaggingRules", Method::Post, "/v3/services/{serviceID}/tagging-rules", "services")
        .parameters(&[
            Parameter::new("serviceID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `EscalationPolicies_getEscalationPolicyByTeam`: Lists the escalation policies of a team.
pub static ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_TEAM: Operation =
    Operation::new("EscalationPolicies_getEscalationPolicyByTeam", Method::Get, "/v3/escalation-policies", "escalation-policies")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("page_number", ParameterLocation::Query, false),
            Parameter::new("page_size", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `EscalationPolicies_createEscalationPolicies`: Creates an escalation policy.
pub static ESCALATION_POLICIES_CREATE_ESCALATION_POLICIES: Operation =
    Operation::new("EscalationPolicies_createEscalationPolicies", Method::Post, "/v3/escalation-policies", "escalation-policies")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `EscalationPolicies_removeEscalationPolicy`: Deletes an escalation policy.
pub static ESCALATION_POLICIES_REMOVE_ESCALATION_POLICY: Operation =
    Operation::new("EscalationPolicies_removeEscalationPolicy", Method::Delete, "/v3/escalation-policies/{escalationPolicyID}", "escalation-policies")
        .parameters(&[
            Parameter::new("escalationPolicyID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `EscalationPolicies_getEscalationPolicyById`: Gets an escalation policy.
pub static ESCALATION_POLICIES_GET_ESCALATION_POLICY_BY_ID: Operation =
    Operation::new("EscalationPolicies_getEscalationPolicyById", Method::Get, "/v3/escalation-policies/{escalationPolicyID}", "escalation-policies")
        .parameters(&[
            Parameter::new("escalationPolicyID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `EscalationPolicies_updateEscalationPolicy`: Updates an escalation policy.
pub static ESCALATION_POLICIES_UPDATE_ESCALATION_POLICY: Operation =
    Operation::new("EscalationPolicies_updateEscalationPolicy", Method::Post, "/v3/escalation-policies/{escalationPolicyID}", "escalation-policies")
        .parameters(&[
            Parameter::new("escalationPolicyID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Schedules_listSchedules`: Lists the schedules of a team.
pub static SCHEDULES_LIST_SCHEDULES: Operation =
    Operation::new("Schedules_listSchedules", Method::Get, "/v4/schedules", "schedules")
        .parameters(&[
            Parameter::new("teamID", ParameterLocation::Query, true),
            Parameter::new("scheduleIDs", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("participants", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("scheduleName", ParameterLocation::Query, false),
            Parameter::new("myOnCall", ParameterLocation::Query, false),
            Parameter::new("youAndYourSquads", ParameterLocation::Query, false),
            Parameter::new("search", ParameterLocation::Query, false),
            Parameter::new("hidePaused", ParameterLocation::Query, false),
            Parameter::new("ownerID", ParameterLocation::Query, false),
            Parameter::new("escalationPolicies", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("withoutEscalationPolicy", ParameterLocation::Query, false),
            Parameter::new("pageSize", ParameterLocation::Query, false),
            Parameter::new("cursor", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Schedules_createSchedule`: Creates a schedule.
pub static SCHEDULES_CREATE_SCHEDULE: Operation =
    Operation::new("Schedules_createSchedule", Method::Post, "/v4/schedules", "schedules")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Schedules_deleteSchedule`: Deletes a schedule.
pub static SCHEDULES_DELETE_SCHEDULE: Operation =
    Operation::new("Schedules_deleteSchedule", Method::Delete, "/v4/schedules/{scheduleID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Schedules_getScheduleById`: Gets a schedule.
pub static SCHEDULES_GET_SCHEDULE_BY_ID: Operation =
    Operation::new("Schedules_getScheduleById", Method::Get, "/v4/schedules/{scheduleID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Schedules_updateSchedule`: Updates a schedule.
pub static SCHEDULES_UPDATE_SCHEDULE: Operation =
    Operation::new("Schedules_updateSchedule", Method::Put, "/v4/schedules/{scheduleID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Schedules_pauseresumeSchedule`: Pauses or resumes a schedule.
pub static SCHEDULES_PAUSERESUME_SCHEDULE: Operation =
    Operation::new("Schedules_pauseresumeSchedule", Method::Patch, "/v4/schedules/{scheduleID}/actions", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Schedules_changeTimezone`: Changes the time zone of a schedule.
pub static SCHEDULES_CHANGE_TIMEZONE: Operation =
    Operation::new("Schedules_changeTimezone", Method::Patch, "/v4/schedules/{scheduleID}/change-timezone", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Schedules_cloneSchedule`: Clones a schedule.
pub static SCHEDULES_CLONE_SCHEDULE: Operation =
    Operation::new("Schedules_cloneSchedule", Method::Post, "/v4/schedules/{scheduleID}/clone", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Export_deleteIcalLink`: Deletes the calendar link of a schedule.
pub static EXPORT_DELETE_ICAL_LINK: Operation =
    Operation::new("Export_deleteIcalLink", Method::Delete, "/v4/schedules/{scheduleID}/ical-link", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("myOnCall", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Export_getScheduleIcalLink`: Gets the calendar link of a schedule.
pub static EXPORT_GET_SCHEDULE_ICAL_LINK: Operation =
    Operation::new("Export_getScheduleIcalLink", Method::Get, "/v4/schedules/{scheduleID}/ical-link", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("myOnCall", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Export_refreshScheduleIcalLink`: Replaces the calendar link of a schedule.
pub static EXPORT_REFRESH_SCHEDULE_ICAL_LINK: Operation =
    Operation::new("Export_refreshScheduleIcalLink", Method::Patch, "/v4/schedules/{scheduleID}/ical-link", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("myOnCall", ParameterLocation::Query, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Export_createScheduleIcalLink`: Creates a calendar link for a schedule.
pub static EXPORT_CREATE_SCHEDULE_ICAL_LINK: Operation =
    Operation::new("Export_createScheduleIcalLink", Method::Post, "/v4/schedules/{scheduleID}/ical-link", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("myOnCall", ParameterLocation::Query, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Rotations_getScheduleRotations`: Lists the rotations of a schedule.
pub static ROTATIONS_GET_SCHEDULE_ROTATIONS: Operation =
    Operation::new("Rotations_getScheduleRotations", Method::Get, "/v4/schedules/{scheduleID}/rotations", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Rotations_createRotation`: Adds a rotation to a schedule.
pub static ROTATIONS_CREATE_ROTATION: Operation =
    Operation::new("Rotations_createRotation", Method::Post, "/v4/schedules/{scheduleID}/rotations", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Rotations_deleteRotation`: Deletes a rotation.
pub static ROTATIONS_DELETE_ROTATION: Operation =
    Operation::new("Rotations_deleteRotation", Method::Delete, "/v4/schedules/{scheduleID}/rotations/{rotationID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("rotationID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Rotations_getScheduleRotationById`: Gets a rotation.
pub static ROTATIONS_GET_SCHEDULE_ROTATION_BY_ID: Operation =
    Operation::new("Rotations_getScheduleRotationById", Method::Get, "/v4/schedules/{scheduleID}/rotations/{rotationID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("rotationID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Rotations_updateRotation`: Updates a rotation.
pub static ROTATIONS_UPDATE_ROTATION: Operation =
    Operation::new("Rotations_updateRotation", Method::Put, "/v4/schedules/{scheduleID}/rotations/{rotationID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("rotationID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Rotations_getRotationParticipants`: Gets the participants of a rotation.
pub static ROTATIONS_GET_ROTATION_PARTICIPANTS: Operation =
    Operation::new("Rotations_getRotationParticipants", Method::Get, "/v4/schedules/{scheduleID}/rotations/{rotationID}/participants", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("rotationID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Rotations_updateRotationParticipants`: Replaces the participants of a rotation.
pub static ROTATIONS_UPDATE_ROTATION_PARTICIPANTS: Operation =
    Operation::new("Rotations_updateRotationParticipants", Method::Put, "/v4/schedules/{scheduleID}/rotations/{rotationID}/participants", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("rotationID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overrides_listOverrides`: Lists the overrides of a schedule.
pub static OVERRIDES_LIST_OVERRIDES: Operation =
    Operation::new("Overrides_listOverrides", Method::Get, "/v4/schedules/{scheduleID}/overrides", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("startTime", ParameterLocation::Query, true),
            Parameter::new("endTime", ParameterLocation::Query, true),
            Parameter::new("participantID", ParameterLocation::Query, false),
            Parameter::new("pageSize", ParameterLocation::Query, false),
            Parameter::new("cursor", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Overrides_createScheduleOverride`: Adds an override to a schedule.
pub static OVERRIDES_CREATE_SCHEDULE_OVERRIDE: Operation =
    Operation::new("Overrides_createScheduleOverride", Method::Post, "/v4/schedules/{scheduleID}/overrides", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Overrides_deleteScheduleOverride`: Deletes an override.
pub static OVERRIDES_DELETE_SCHEDULE_OVERRIDE: Operation =
    Operation::new("Overrides_deleteScheduleOverride", Method::Delete, "/v4/schedules/{scheduleID}/overrides/{overrideID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("overrideID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Overrides_getOverrideById`: Gets an override.
pub static OVERRIDES_GET_OVERRIDE_BY_ID: Operation =
    Operation::new("Overrides_getOverrideById", Method::Get, "/v4/schedules/{scheduleID}/overrides/{overrideID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("overrideID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Overrides_updateScheduleOverride`: Updates an override.
pub static OVERRIDES_UPDATE_SCHEDULE_OVERRIDE: Operation =
    Operation::new("Overrides_updateScheduleOverride", Method::Put, "/v4/schedules/{scheduleID}/overrides/{overrideID}", "schedules")
        .parameters(&[
            Parameter::new("scheduleID", ParameterLocation::Path, true),
            Parameter::new("overrideID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Squads_getAllSquads`: Lists the squads of a team.
pub static SQUADS_GET_ALL_SQUADS: Operation =
    Operation::new("Squads_getAllSquads", Method::Get, "/v4/squads", "squads")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("team_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Squads_createSquad`: Creates a squad.
pub static SQUADS_CREATE_SQUAD: Operation =
    Operation::new("Squads_createSquad", Method::Post, "/v4/squads", "squads")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Squads_getSquadById`: Gets a squad.
pub static SQUADS_GET_SQUAD_BY_ID: Operation =
    Operation::new("Squads_getSquadById", Method::Get, "/v4/squads/{squadID}", "squads")
        .parameters(&[
            Parameter::new("squadID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Squads_updateSquad`: Updates a squad.
pub static SQUADS_UPDATE_SQUAD: Operation =
    Operation::new("Squads_updateSquad", Method::Put, "/v4/squads/{squadID}", "squads")
        .parameters(&[
            Parameter::new("squadID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Squads_deleteSquad`: Deletes a squad.
pub static SQUADS_DELETE_SQUAD: Operation =
    Operation::new("Squads_deleteSquad", Method::Delete, "/v4/squads/{squadID}", "squads")
        .parameters(&[
            Parameter::new("squadID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Squads_removeSquadMember`: Removes a member from a squad.
pub static SQUADS_REMOVE_SQUAD_MEMBER: Operation =
    Operation::new("Squads_removeSquadMember", Method::Delete, "/v4/squads/{squadID}/members/{memberID}", "squads")
        .parameters(&[
            Parameter::new("squadID", ParameterLocation::Path, true),
            Parameter::new("memberID", ParameterLocation::Path, true),
            Parameter::new("replaceWith", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Squads_updateSquadMember`: Changes the role of a squad member.
pub static SQUADS_UPDATE_SQUAD_MEMBER: Operation =
    Operation::new("Squads_updateSquadMember", Method::Put, "/v4/squads/{squadID}/members/{memberID}", "squads")
        .parameters(&[
            Parameter::new("squadID", ParameterLocation::Path, true),
            Parameter::new("memberID", ParameterLocation::Path, true),
            Parameter::new("replaceWith", ParameterLocation::Query, false),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .idempotent();

/// `Squads_updateSquadName`: Renames a squad.
pub static SQUADS_UPDATE_SQUAD_NAME: Operation =
    Operation::new("Squads_updateSquadName", Method::Put, "/v4/squads/{squadID}/name", "squads")
        .parameters(&[
            Parameter::new("squadID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Teams_getAllTeams`: Lists the teams of the organization.
pub static TEAMS_GET_ALL_TEAMS: Operation =
    Operation::new("Teams_getAllTeams", Method::Get, "/v3/teams", "teams")
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Teams_createTeam`: Creates a team.
pub static TEAMS_CREATE_TEAM: Operation =
    Operation::new("Teams_createTeam", Method::Post, "/v3/teams", "teams")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Teams_getTeamById`: Gets a team.
pub static TEAMS_GET_TEAM_BY_ID: Operation =
    Operation::new("Teams_getTeamById", Method::Get, "/v3/teams/{teamId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Teams_updateTeam`: Updates a team.
pub static TEAMS_UPDATE_TEAM: Operation =
    Operation::new("Teams_updateTeam", Method::Put, "/v3/teams/{teamId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Teams_removeTeam`: Deletes a team.
pub static TEAMS_REMOVE_TEAM: Operation =
    Operation::new("Teams_removeTeam", Method::Delete, "/v3/teams/{teamId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Teams_getAllTeamMembers`: Lists the members of a team.
pub static TEAMS_GET_ALL_TEAM_MEMBERS: Operation =
    Operation::new("Teams_getAllTeamMembers", Method::Get, "/v3/teams/{teamId}/members", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Teams_addTeamMember`: Adds a user to a team.
pub static TEAMS_ADD_TEAM_MEMBER: Operation =
    Operation::new("Teams_addTeamMember", Method::Post, "/v3/teams/{teamId}/members", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Teams_addBulkTeamMember`: Adds several users to a team.
pub static TEAMS_ADD_BULK_TEAM_MEMBER: Operation =
    Operation::new("Teams_addBulkTeamMember", Method::Post, "/v3/teams/{teamId}/members/bulk", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Teams_removeTeamMember`: Removes a user from a team.
pub static TEAMS_REMOVE_TEAM_MEMBER: Operation =
    Operation::new("Teams_removeTeamMember", Method::Delete, "/v3/teams/{teamId}/members/{memberId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
            Parameter::new("memberId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Teams_updateTeamMember`: Changes the roles of a team member.
pub static TEAMS_UPDATE_TEAM_MEMBER: Operation =
    Operation::new("Teams_updateTeamMember", Method::Patch, "/v3/teams/{teamId}/members/{memberId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
            Parameter::new("memberId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Teams_getAllTeamRoles`: Lists the roles of a team.
pub static TEAMS_GET_ALL_TEAM_ROLES: Operation =
    Operation::new("Teams_getAllTeamRoles", Method::Get, "/v3/teams/{teamId}/roles", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Teams_createTeamRole`: Creates a role in a team.
pub static TEAMS_CREATE_TEAM_ROLE: Operation =
    Operation::new("Teams_createTeamRole", Method::Post, "/v3/teams/{teamId}/roles", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Teams_removeTeamRole`: Deletes a role of a team.
pub static TEAMS_REMOVE_TEAM_ROLE: Operation =
    Operation::new("Teams_removeTeamRole", Method::Delete, "/v3/teams/{teamId}/roles/{roleId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
            Parameter::new("roleId", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Teams_updateTeamRole`: Updates a role of a team.
pub static TEAMS_UPDATE_TEAM_ROLE: Operation =
    Operation::new("Teams_updateTeamRole", Method::Put, "/v3/teams/{teamId}/roles/{roleId}", "teams")
        .parameters(&[
            Parameter::new("teamId", ParameterLocation::Path, true),
            Parameter::new("roleId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_getAllUsers`: Lists the users of the organization.
pub static USERS_GET_ALL_USERS: Operation =
    Operation::new("Users_getAllUsers", Method::Get, "/v3/users", "users")
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_addUser`: Adds a user to the organization.
pub static USERS_ADD_USER: Operation =
    Operation::new("Users_addUser", Method::Post, "/v3/users", "users")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Users_updateOrgLevelPermissions`: Sets organization-wide permissions of users.
pub static USERS_UPDATE_ORG_LEVEL_PERMISSIONS: Operation =
    Operation::new("Users_updateOrgLevelPermissions", Method::Put, "/v3/users/abilities", "users")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_deleteUser`: Deletes a user and puts another in their place.
pub static USERS_DELETE_USER: Operation =
    Operation::new("Users_deleteUser", Method::Put, "/v3/users/delete-user", "users")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Users_getUserRoles`: Lists the roles users can have.
pub static USERS_GET_USER_ROLES: Operation =
    Operation::new("Users_getUserRoles", Method::Get, "/v3/users/roles", "users")
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_removeUserFromOrg`: Removes a user from the organization.
pub static USERS_REMOVE_USER_FROM_ORG: Operation =
    Operation::new("Users_removeUserFromOrg", Method::Delete, "/v3/users/{userID}", "users")
        .parameters(&[
            Parameter::new("userID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Users_getUserById`: Gets a user.
pub static USERS_GET_USER_BY_ID: Operation =
    Operation::new("Users_getUserById", Method::Get, "/v3/users/{userID}", "users")
        .parameters(&[
            Parameter::new("userID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_updateUserByID`: Changes the role of a user.
pub static USERS_UPDATE_USER_BY_ID: Operation =
    Operation::new("Users_updateUserByID", Method::Put, "/v3/users/{userID}", "users")
        .parameters(&[
            Parameter::new("userID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_getAllTokens`: Lists the refresh tokens of the organization.
pub static USERS_GET_ALL_TOKENS: Operation =
    Operation::new("Users_getAllTokens", Method::Get, "/v3/refresh-token", "users")
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Users_createToken`: Creates a refresh token for a user.
pub static USERS_CREATE_TOKEN: Operation =
    Operation::new("Users_createToken", Method::Post, "/v3/refresh-token", "users")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Users_removeToken`: Revokes a refresh token.
pub static USERS_REMOVE_TOKEN: Operation =
    Operation::new("Users_removeToken", Method::Delete, "/v3/refresh-token/{refreshTokenID}", "users")
        .parameters(&[
            Parameter::new("refreshTokenID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Runbooks_getAllRunbooksByTeam`: Lists runbooks.
pub static RUNBOOKS_GET_ALL_RUNBOOKS_BY_TEAM: Operation =
    Operation::new("Runbooks_getAllRunbooksByTeam", Method::Get, "/v3/runbooks", "runbooks")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Runbooks_createRunbook`: Creates a runbook.
pub static RUNBOOKS_CREATE_RUNBOOK: Operation =
    Operation::new("Runbooks_createRunbook", Method::Post, "/v3/runbooks", "runbooks")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Runbooks_removeRunbook`: Deletes a runbook.
pub static RUNBOOKS_REMOVE_RUNBOOK: Operation =
    Operation::new("Runbooks_removeRunbook", Method::Delete, "/v3/runbooks/{runbookID}", "runbooks")
        .parameters(&[
            Parameter::new("runbookID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Runbooks_getRunbookById`: Gets a runbook.
pub static RUNBOOKS_GET_RUNBOOK_BY_ID: Operation =
    Operation::new("Runbooks_getRunbookById", Method::Get, "/v3/runbooks/{runbookID}", "runbooks")
        .parameters(&[
            Parameter::new("runbookID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Runbooks_updateRunbook`: Updates a runbook.
pub static RUNBOOKS_UPDATE_RUNBOOK: Operation =
    Operation::new("Runbooks_updateRunbook", Method::Put, "/v3/runbooks/{runbookID}", "runbooks")
        .parameters(&[
            Parameter::new("runbookID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Workflows_listWorkflows`: Lists the workflows of a team.
pub static WORKFLOWS_LIST_WORKFLOWS: Operation =
    Operation::new("Workflows_listWorkflows", Method::Get, "/v3/workflows", "workflows")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("page_size", ParameterLocation::Query, false),
            Parameter::new("page_number", ParameterLocation::Query, false),
            Parameter::new("search", ParameterLocation::Query, false),
            Parameter::new("event", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("actions", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("tags", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("owner", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("created_by", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("updated_by", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("enabled", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Workflows_createWorkflow`: Creates a workflow.
pub static WORKFLOWS_CREATE_WORKFLOW: Operation =
    Operation::new("Workflows_createWorkflow", Method::Post, "/v3/workflows", "workflows")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Workflows_bulkEnabledisableWorkflows`: Enables or disables several workflows.
pub static WORKFLOWS_BULK_ENABLEDISABLE_WORKFLOWS: Operation =
    Operation::new("Workflows_bulkEnabledisableWorkflows", Method::Put, "/v3/workflows/enable", "workflows")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Workflows_deleteWorkflow`: Deletes a workflow.
pub static WORKFLOWS_DELETE_WORKFLOW: Operation =
    Operation::new("Workflows_deleteWorkflow", Method::Delete, "/v3/workflows/{workflowID}", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Workflows_getWorkflowById`: Gets a workflow.
pub static WORKFLOWS_GET_WORKFLOW_BY_ID: Operation =
    Operation::new("Workflows_getWorkflowById", Method::Get, "/v3/workflows/{workflowID}", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Workflows_updateWorkflow`: Updates a workflow.
pub static WORKFLOWS_UPDATE_WORKFLOW: Operation =
    Operation::new("Workflows_updateWorkflow", Method::Patch, "/v3/workflows/{workflowID}", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Workflows_createAction`: Adds an action to a workflow.
pub static WORKFLOWS_CREATE_ACTION: Operation =
    Operation::new("Workflows_createAction", Method::Post, "/v3/workflows/{workflowID}/actions", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Workflows_updateActionsOrder`: Reorders the actions of a workflow.
pub static WORKFLOWS_UPDATE_ACTIONS_ORDER: Operation =
    Operation::new("Workflows_updateActionsOrder", Method::Patch, "/v3/workflows/{workflowID}/actions/reorder", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Workflows_deleteWorkflowAction`: Deletes an action of a workflow.
pub static WORKFLOWS_DELETE_WORKFLOW_ACTION: Operation =
    Operation::new("Workflows_deleteWorkflowAction", Method::Delete, "/v3/workflows/{workflowID}/actions/{actionID}", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
            Parameter::new("actionID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Workflows_getWorkflowActionById`: Gets an action of a workflow.
pub static WORKFLOWS_GET_WORKFLOW_ACTION_BY_ID: Operation =
    Operation::new("Workflows_getWorkflowActionById", Method::Get, "/v3/workflows/{workflowID}/actions/{actionID}", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
            Parameter::new("actionID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Workflows_updateWorkflowAction`: Updates an action of a workflow.
pub static WORKFLOWS_UPDATE_WORKFLOW_ACTION: Operation =
    Operation::new("Workflows_updateWorkflowAction", Method::Patch, "/v3/workflows/{workflowID}/actions/{actionID}", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
            Parameter::new("actionID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Workflows_enabledisableWorkflow`: Enables or disables a workflow.
pub static WORKFLOWS_ENABLEDISABLE_WORKFLOW: Operation =
    Operation::new("Workflows_enabledisableWorkflow", Method::Patch, "/v3/workflows/{workflowID}/enable", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(204, None)]);

/// `Workflows_getWorkflowLogs`: Lists the runs of a workflow.
pub static WORKFLOWS_GET_WORKFLOW_LOGS: Operation =
    Operation::new("Workflows_getWorkflowLogs", Method::Get, "/v3/workflows/{workflowID}/logs", "workflows")
        .parameters(&[
            Parameter::new("workflowID", ParameterLocation::Path, true),
            Parameter::new("page_size", ParameterLocation::Query, false),
            Parameter::new("page_number", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Webforms_getAllWebforms`: Lists the webforms of a team.
pub static WEBFORMS_GET_ALL_WEBFORMS: Operation =
    Operation::new("Webforms_getAllWebforms", Method::Get, "/v3/webform", "webforms")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("page_number", ParameterLocation::Query, false),
            Parameter::new("page_size", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Webforms_createWebform`: Creates a webform for a team.
pub static WEBFORMS_CREATE_WEBFORM: Operation =
    Operation::new("Webforms_createWebform", Method::Post, "/v3/webform", "webforms")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Webforms_updateWebform`: Updates a webform of a team.
pub static WEBFORMS_UPDATE_WEBFORM: Operation =
    Operation::new("Webforms_updateWebform", Method::Put, "/v3/webform/{webformId}", "webforms")
        .parameters(&[
            Parameter::new("webformId", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Webforms_removeWebform`: Deletes a webform of a team.
pub static WEBFORMS_REMOVE_WEBFORM: Operation =
    Operation::new("Webforms_removeWebform", Method::Delete, "/v3/webform/{webformId}", "webforms")
        .parameters(&[
            Parameter::new("webformId", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Webforms_getWebformById`: Gets one webform of a team.
pub static WEBFORMS_GET_WEBFORM_BY_ID: Operation =
    Operation::new("Webforms_getWebformById", Method::Get, "/v3/webform/{webformId}", "webforms")
        .parameters(&[
            Parameter::new("webformId", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SLO_getAllSLOs`: Lists the SLOs of a team.
pub static SLO_GET_ALL_SL_OS: Operation =
    Operation::new("SLO_getAllSLOs", Method::Get, "/v3/slo", "slos")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("offset", ParameterLocation::Query, true),
            Parameter::new("limit", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SLO_createSLO`: Creates an SLO for services of a team.
pub static SLO_CREATE_SLO: Operation =
    Operation::new("SLO_createSLO", Method::Post, "/v3/slo", "slos")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, false),
            Parameter::new("owner_type", ParameterLocation::Query, false),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `SLO_updateSLO`: Updates an SLO of a team.
pub static SLO_UPDATE_SLO: Operation =
    Operation::new("SLO_updateSLO", Method::Put, "/v3/slo/{sloID}", "slos")
        .parameters(&[
            Parameter::new("sloID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("owner_type", ParameterLocation::Query, false),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SLO_removeSLO`: Deletes an SLO of a team.
pub static SLO_REMOVE_SLO: Operation =
    Operation::new("SLO_removeSLO", Method::Delete, "/v3/slo/{sloID}", "slos")
        .parameters(&[
            Parameter::new("sloID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("owner_type", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SLO_getSLOById`: Gets an SLO with its insights.
pub static SLO_GET_SLO_BY_ID: Operation =
    Operation::new("SLO_getSLOById", Method::Get, "/v3/slo/{sloID}", "slos")
        .parameters(&[
            Parameter::new("sloID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("owner_type", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `SLO_markSLOAffected`: Records that an incident affects an SLO.
pub static SLO_MARK_SLO_AFFECTED: Operation =
    Operation::new("SLO_markSLOAffected", Method::Post, "/v3/slo/{sloID}/incident", "slos")
        .parameters(&[
            Parameter::new("sloID", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `SLO_markSLOFalsePositive`: Marks an SLO violation as false positive.
pub static SLO_MARK_SLO_FALSE_POSITIVE: Operation =
    Operation::new("SLO_markSLOFalsePositive", Method::Patch, "/v3/slo/{sloID}/incident/{incidentID}/false-positive/{value}", "slos")
        .parameters(&[
            Parameter::new("sloID", ParameterLocation::Path, true),
            Parameter::new("incidentID", ParameterLocation::Path, true),
            Parameter::new("value", ParameterLocation::Path, true),
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `StatusPages_listStatusPages`: Lists the status pages of a team.
pub static STATUS_PAGES_LIST_STATUS_PAGES: Operation =
    Operation::new("StatusPages_listStatusPages", Method::Get, "/v4/statuspages", "status-pages")
        .parameters(&[
            Parameter::new("pageSize", ParameterLocation::Query, true),
            Parameter::new("pageNumber", ParameterLocation::Query, true),
            Parameter::new("filters.isPublic", ParameterLocation::Query, true),
            Parameter::new("teamID", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `StatusPages_createStatusPage`: Creates a status page for a team.
pub static STATUS_PAGES_CREATE_STATUS_PAGE: Operation =
    Operation::new("StatusPages_createStatusPage", Method::Post, "/v4/statuspages", "status-pages")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `StatusPages_deleteStatusPageById`: Deletes a status page with its whole content.
pub static STATUS_PAGES_DELETE_STATUS_PAGE_BY_ID: Operation =
    Operation::new("StatusPages_deleteStatusPageById", Method::Delete, "/v4/statuspages/{statuspageID}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `StatusPages_getStatusPageById`: Gets the settings of a status page.
pub static STATUS_PAGES_GET_STATUS_PAGE_BY_ID: Operation =
    Operation::new("StatusPages_getStatusPageById", Method::Get, "/v4/statuspages/{statuspageID}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `StatusPages_updateStatusPageById`: Updates the settings of a status page.
pub static STATUS_PAGES_UPDATE_STATUS_PAGE_BY_ID: Operation =
    Operation::new("StatusPages_updateStatusPageById", Method::Put, "/v4/statuspages/{statuspageID}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `StatusPages_listStatusPageStatuses`: Lists the statuses that a page can show.
pub static STATUS_PAGES_LIST_STATUS_PAGE_STATUSES: Operation =
    Operation::new("StatusPages_listStatusPageStatuses", Method::Get, "/v4/statuspages/{statuspageID}/status", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Components_listComponents`: Lists the components of a status page.
pub static COMPONENTS_LIST_COMPONENTS: Operation =
    Operation::new("Components_listComponents", Method::Get, "/v4/statuspages/{statuspageID}/components", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Components_createComponent`: Adds a component to a status page.
pub static COMPONENTS_CREATE_COMPONENT: Operation =
    Operation::new("Components_createComponent", Method::Post, "/v4/statuspages/{statuspageID}/components", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Components_deleteComponentById`: Deletes a component from a status page.
pub static COMPONENTS_DELETE_COMPONENT_BY_ID: Operation =
    Operation::new("Components_deleteComponentById", Method::Delete, "/v4/statuspages/{statuspageID}/components/{component_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("component_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Components_getComponentById`: Gets one component of a status page.
pub static COMPONENTS_GET_COMPONENT_BY_ID: Operation =
    Operation::new("Components_getComponentById", Method::Get, "/v4/statuspages/{statuspageID}/components/{component_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("component_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Components_updateComponentById`: Updates a component of a status page.
pub static COMPONENTS_UPDATE_COMPONENT_BY_ID: Operation =
    Operation::new("Components_updateComponentById", Method::Put, "/v4/statuspages/{statuspageID}/components/{component_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("component_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `ComponentGroups_listComponentGroups`: Lists the component groups of a status page.
pub static COMPONENT_GROUPS_LIST_COMPONENT_GROUPS: Operation =
    Operation::new("ComponentGroups_listComponentGroups", Method::Get, "/v4/statuspages/{statuspageID}/groups", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `ComponentGroups_createComponentGroup`: Adds a component group to a status page.
pub static COMPONENT_GROUPS_CREATE_COMPONENT_GROUP: Operation =
    Operation::new("ComponentGroups_createComponentGroup", Method::Post, "/v4/statuspages/{statuspageID}/groups", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `ComponentGroups_deleteComponentGroupById`: Deletes a component group from a status page.
pub static COMPONENT_GROUPS_DELETE_COMPONENT_GROUP_BY_ID: Operation =
    Operation::new("ComponentGroups_deleteComponentGroupById", Method::Delete, "/v4/statuspages/{statuspageID}/groups/{group_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("group_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `ComponentGroups_getComponentGroupById`: Gets one component group of a status page.
pub static COMPONENT_GROUPS_GET_COMPONENT_GROUP_BY_ID: Operation =
    Operation::new("ComponentGroups_getComponentGroupById", Method::Get, "/v4/statuspages/{statuspageID}/groups/{group_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("group_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Issues_listIssues`: Lists the issues of a status page.
pub static ISSUES_LIST_ISSUES: Operation =
    Operation::new("Issues_listIssues", Method::Get, "/v4/statuspages/{statuspageID}/issues", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Issues_createIssue`: Posts an issue on a status page.
pub static ISSUES_CREATE_ISSUE: Operation =
    Operation::new("Issues_createIssue", Method::Post, "/v4/statuspages/{statuspageID}/issues", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Issues_deleteIssueById`: Deletes an issue from a status page.
pub static ISSUES_DELETE_ISSUE_BY_ID: Operation =
    Operation::new("Issues_deleteIssueById", Method::Delete, "/v4/statuspages/{statuspageID}/issues/{issue_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("issue_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Issues_getIssueById`: Gets one issue of a status page.
pub static ISSUES_GET_ISSUE_BY_ID: Operation =
    Operation::new("Issues_getIssueById", Method::Get, "/v4/statuspages/{statuspageID}/issues/{issue_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("issue_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Issues_updateIssue`: Updates an issue of a status page.
pub static ISSUES_UPDATE_ISSUE: Operation =
    Operation::new("Issues_updateIssue", Method::Put, "/v4/statuspages/{statuspageID}/issues/{issue_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("issue_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Issues_listStatusPageIssueStates`: Lists the states an issue can be in.
pub static ISSUES_LIST_STATUS_PAGE_ISSUE_STATES: Operation =
    Operation::new("Issues_listStatusPageIssueStates", Method::Get, "/v4/statuspages/{statuspageID}/states", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Maintenances_listMaintenances`: Lists the maintenances of a status page.
pub static MAINTENANCES_LIST_MAINTENANCES: Operation =
    Operation::new("Maintenances_listMaintenances", Method::Get, "/v4/statuspages/{statuspageID}/maintenance", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("startTime", ParameterLocation::Query, true),
            Parameter::new("endTime", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `Maintenances_createMaintenance`: Schedules a maintenance on a status page.
pub static MAINTENANCES_CREATE_MAINTENANCE: Operation =
    Operation::new("Maintenances_createMaintenance", Method::Post, "/v4/statuspages/{statuspageID}/maintenance", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Maintenances_deleteMaintenanceById`: Deletes a maintenance from a status page.
pub static MAINTENANCES_DELETE_MAINTENANCE_BY_ID: Operation =
    Operation::new("Maintenances_deleteMaintenanceById", Method::Delete, "/v4/statuspages/{statuspageID}/maintenance/{maintenance_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("maintenance_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Maintenances_getMaintenanceById`: Gets one maintenance of a status page.
pub static MAINTENANCES_GET_MAINTENANCE_BY_ID: Operation =
    Operation::new("Maintenances_getMaintenanceById", Method::Get, "/v4/statuspages/{statuspageID}/maintenance/{maintenance_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("maintenance_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Maintenances_updateMaintenanceById`: Updates a maintenance of a status page.
pub static MAINTENANCES_UPDATE_MAINTENANCE_BY_ID: Operation =
    Operation::new("Maintenances_updateMaintenanceById", Method::Put, "/v4/statuspages/{statuspageID}/maintenance/{maintenance_id}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("maintenance_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `StatusPages_listSubscribers`: Lists the subscribers of a status page.
pub static STATUS_PAGES_LIST_SUBSCRIBERS: Operation =
    Operation::new("StatusPages_listSubscribers", Method::Get, "/v4/statuspages/{statuspageID}/subscribers", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `StatusPages_deleteSubscriberById`: Removes a subscriber from a status page.
pub static STATUS_PAGES_DELETE_SUBSCRIBER_BY_ID: Operation =
    Operation::new("StatusPages_deleteSubscriberById", Method::Delete, "/v4/statuspages/{statuspageID}/subscribers/{subscriberID}", "status-pages")
        .parameters(&[
            Parameter::new("statuspageID", ParameterLocation::Path, true),
            Parameter::new("subscriberID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `GlobalEventRules_listGlobalEventRules`: Lists the global event rules of a team.
pub static GLOBAL_EVENT_RULES_LIST_GLOBAL_EVENT_RULES: Operation =
    Operation::new("GlobalEventRules_listGlobalEventRules", Method::Get, "/v3/global-event-rules", "global-event-rules")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("page_size", ParameterLocation::Query, false),
            Parameter::new("page_number", ParameterLocation::Query, false),
            Parameter::new("filters.owner_id[]", ParameterLocation::Query, false),
            Parameter::new("filters.search", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `GlobalEventRules_createGlobalEventRule`: Creates a global event rule for a team.
pub static GLOBAL_EVENT_RULES_CREATE_GLOBAL_EVENT_RULE: Operation =
    Operation::new("GlobalEventRules_createGlobalEventRule", Method::Post, "/v3/global-event-rules", "global-event-rules")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_deleteGlobalEventRuleById`: Deletes a global event rule with its rulesets.
pub static GLOBAL_EVENT_RULES_DELETE_GLOBAL_EVENT_RULE_BY_ID: Operation =
    Operation::new("GlobalEventRules_deleteGlobalEventRuleById", Method::Delete, "/v3/global-event-rules/{ger_id}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `GlobalEventRules_getGlobalEventRuleById`: Gets one global event rule.
pub static GLOBAL_EVENT_RULES_GET_GLOBAL_EVENT_RULE_BY_ID: Operation =
    Operation::new("GlobalEventRules_getGlobalEventRuleById", Method::Get, "/v3/global-event-rules/{ger_id}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `GlobalEventRules_updateGlobalEventRuleById`: Updates name, description or owner of a global event rule.
pub static GLOBAL_EVENT_RULES_UPDATE_GLOBAL_EVENT_RULE_BY_ID: Operation =
    Operation::new("GlobalEventRules_updateGlobalEventRuleById", Method::Patch, "/v3/global-event-rules/{ger_id}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_createRuleset`: Adds a ruleset to a global event rule.
pub static GLOBAL_EVENT_RULES_CREATE_RULESET: Operation =
    Operation::new("GlobalEventRules_createRuleset", Method::Post, "/v3/global-event-rules/{ger_id}/rulesets", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_deleteGerRuleset`: Deletes a ruleset with all its rules.
pub static GLOBAL_EVENT_RULES_DELETE_GER_RULESET: Operation =
    Operation::new("GlobalEventRules_deleteGerRuleset", Method::Delete, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `GlobalEventRules_getRuleset`: Gets one ruleset of a global event rule.
pub static GLOBAL_EVENT_RULES_GET_RULESET: Operation =
    Operation::new("GlobalEventRules_getRuleset", Method::Get, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `GlobalEventRules_updateRuleset`: Updates what a ruleset does when no rule matches.
pub static GLOBAL_EVENT_RULES_UPDATE_RULESET: Operation =
    Operation::new("GlobalEventRules_updateRuleset", Method::Patch, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_reorderRuleset`: Reorders all rules of a ruleset.
pub static GLOBAL_EVENT_RULES_REORDER_RULESET: Operation =
    Operation::new("GlobalEventRules_reorderRuleset", Method::Patch, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/priority", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_listRulesetRules`: Lists or searches the rules of a ruleset.
pub static GLOBAL_EVENT_RULES_LIST_RULESET_RULES: Operation =
    Operation::new("GlobalEventRules_listRulesetRules", Method::Get, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
            Parameter::new("page_size", ParameterLocation::Query, false),
            Parameter::new("page_number", ParameterLocation::Query, false),
            Parameter::new("filters.search", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `GlobalEventRules_createRule`: Adds a rule to a ruleset.
pub static GLOBAL_EVENT_RULES_CREATE_RULE: Operation =
    Operation::new("GlobalEventRules_createRule", Method::Post, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_getRuleById`: Gets one rule of a ruleset.
pub static GLOBAL_EVENT_RULES_GET_RULE_BY_ID: Operation =
    Operation::new("GlobalEventRules_getRuleById", Method::Get, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
            Parameter::new("rule_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `GlobalEventRules_deleteRuleById`: Deletes a rule of a ruleset.
pub static GLOBAL_EVENT_RULES_DELETE_RULE_BY_ID: Operation =
    Operation::new("GlobalEventRules_deleteRuleById", Method::Delete, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
            Parameter::new("rule_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `GlobalEventRules_updateRuleById`: Updates a rule of a ruleset.
pub static GLOBAL_EVENT_RULES_UPDATE_RULE_BY_ID: Operation =
    Operation::new("GlobalEventRules_updateRuleById", Method::Patch, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
            Parameter::new("rule_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `GlobalEventRules_reorderRulesetByIndex`: Moves a rule within its ruleset.
pub static GLOBAL_EVENT_RULES_REORDER_RULESET_BY_INDEX: Operation =
    Operation::new("GlobalEventRules_reorderRulesetByIndex", Method::Patch, "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}/priority", "global-event-rules")
        .parameters(&[
            Parameter::new("ger_id", ParameterLocation::Path, true),
            Parameter::new("alert_source_version", ParameterLocation::Path, true),
            Parameter::new("alert_source_shortname", ParameterLocation::Path, true),
            Parameter::new("rule_id", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `GlobalOncallReminderRules_deleteGlobalOncallReminderRules`: Deletes the on-call reminder rules of a team.
pub static GLOBAL_ONCALL_REMINDER_RULES_DELETE_GLOBAL_ONCALL_REMINDER_RULES: Operation =
    Operation::new("GlobalOncallReminderRules_deleteGlobalOncallReminderRules", Method::Delete, "/v3/global-oncall-reminder-rules", "global-oncall-reminder-rules")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `GlobalOncallReminderRules_getGlobalOncallReminderRules`: Gets the on-call reminder rules of a team.
pub static GLOBAL_ONCALL_REMINDER_RULES_GET_GLOBAL_ONCALL_REMINDER_RULES: Operation =
    Operation::new("GlobalOncallReminderRules_getGlobalOncallReminderRules", Method::Get, "/v3/global-oncall-reminder-rules", "global-oncall-reminder-rules")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `GlobalOncallReminderRules_createGlobalOncallReminderRules`: Creates the on-call reminder rules of a team.
pub static GLOBAL_ONCALL_REMINDER_RULES_CREATE_GLOBAL_ONCALL_REMINDER_RULES: Operation =
    Operation::new("GlobalOncallReminderRules_createGlobalOncallReminderRules", Method::Post, "/v3/global-oncall-reminder-rules", "global-oncall-reminder-rules")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `GlobalOncallReminderRules_updateGlobalOncallReminderRules`: Updates the on-call reminder rules of a team.
pub static GLOBAL_ONCALL_REMINDER_RULES_UPDATE_GLOBAL_ONCALL_REMINDER_RULES: Operation =
    Operation::new("GlobalOncallReminderRules_updateGlobalOncallReminderRules", Method::Put, "/v3/global-oncall-reminder-rules", "global-oncall-reminder-rules")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `MSTeams_getMsteamsConfig`: Gets the Microsoft Teams configuration.
pub static MS_TEAMS_GET_MSTEAMS_CONFIG: Operation =
    Operation::new("MSTeams_getMsteamsConfig", Method::Get, "/v3/extensions/msteams/config", "extensions")
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `MSTeams_createOrUpdateMsteamsConfiguration`: Sets the Microsoft Teams configuration.
pub static MS_TEAMS_CREATE_OR_UPDATE_MSTEAMS_CONFIGURATION: Operation =
    Operation::new("MSTeams_createOrUpdateMsteamsConfiguration", Method::Post, "/v3/extensions/msteams/config", "extensions")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `Webhooks_getAllWebhooks`: Lists the outgoing webhooks.
pub static WEBHOOKS_GET_ALL_WEBHOOKS: Operation =
    Operation::new("Webhooks_getAllWebhooks", Method::Get, "/v3/extensions/event-webhooks", "extensions")
        .parameters(&[
            Parameter::new("page-limit", ParameterLocation::Query, false),
            Parameter::new("offset", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Webhooks_createWebhook`: Creates an outgoing webhook.
pub static WEBHOOKS_CREATE_WEBHOOK: Operation =
    Operation::new("Webhooks_createWebhook", Method::Post, "/v3/extensions/event-webhooks", "extensions")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(201, Some("application/json"))])
        .envelope("data");

/// `Webhooks_deleteWebhook`: Deletes an outgoing webhook.
pub static WEBHOOKS_DELETE_WEBHOOK: Operation =
    Operation::new("Webhooks_deleteWebhook", Method::Delete, "/v3/extensions/event-webhooks/{eventWebhookID}", "extensions")
        .parameters(&[
            Parameter::new("eventWebhookID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(204, None)])
        .idempotent();

/// `Webhooks_getWebhookById`: Gets one outgoing webhook.
pub static WEBHOOKS_GET_WEBHOOK_BY_ID: Operation =
    Operation::new("Webhooks_getWebhookById", Method::Get, "/v3/extensions/event-webhooks/{eventWebhookID}", "extensions")
        .parameters(&[
            Parameter::new("eventWebhookID", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Webhooks_updateWebhook`: Updates an outgoing webhook.
pub static WEBHOOKS_UPDATE_WEBHOOK: Operation =
    Operation::new("Webhooks_updateWebhook", Method::Put, "/v3/extensions/event-webhooks/{eventWebhookID}", "extensions")
        .parameters(&[
            Parameter::new("eventWebhookID", ParameterLocation::Path, true),
        ])
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Analytics_getOrgAnalytics`: Gets response times of the organization.
pub static ANALYTICS_GET_ORG_ANALYTICS: Operation =
    Operation::new("Analytics_getOrgAnalytics", Method::Get, "/v3/analyticsv2/organization", "analytics")
        .parameters(&[
            Parameter::new("from", ParameterLocation::Query, true),
            Parameter::new("to", ParameterLocation::Query, true),
            Parameter::new("team_id", ParameterLocation::Query, false),
            Parameter::new("user_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Analytics_getTeamAnalytics`: Gets response times of a team.
pub static ANALYTICS_GET_TEAM_ANALYTICS: Operation =
    Operation::new("Analytics_getTeamAnalytics", Method::Get, "/v3/analyticsv2/team", "analytics")
        .parameters(&[
            Parameter::new("owner_id", ParameterLocation::Query, true),
            Parameter::new("from", ParameterLocation::Query, true),
            Parameter::new("to", ParameterLocation::Query, true),
            Parameter::new("user_id", ParameterLocation::Query, false),
            Parameter::new("service_id", ParameterLocation::Query, false),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `AuditLogs_listAuditLogs`: Lists audit log entries in a range of days.
pub static AUDIT_LOGS_LIST_AUDIT_LOGS: Operation =
    Operation::new("AuditLogs_listAuditLogs", Method::Get, "/v3/audit-logs", "audit-logs")
        .parameters(&[
            Parameter::new("pageSize", ParameterLocation::Query, true),
            Parameter::new("pageNumber", ParameterLocation::Query, true),
            Parameter::new("startDate", ParameterLocation::Query, true),
            Parameter::new("endDate", ParameterLocation::Query, true),
            Parameter::new("action[]", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("resource[]", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("actor[]", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("team[]", ParameterLocation::Query, false).comma_separated(),
            Parameter::new("client[]", ParameterLocation::Query, false).comma_separated(),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `AuditLogs_exportAuditLogs`: Starts an export of audit log entries.
pub static AUDIT_LOGS_EXPORT_AUDIT_LOGS: Operation =
    Operation::new("AuditLogs_exportAuditLogs", Method::Post, "/v3/audit-logs/export", "audit-logs")
        .body("application/json", true)
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data");

/// `AuditLogs_listAuditLogsExportHistory`: Lists audit log exports with their state.
pub static AUDIT_LOGS_LIST_AUDIT_LOGS_EXPORT_HISTORY: Operation =
    Operation::new("AuditLogs_listAuditLogsExportHistory", Method::Get, "/v3/audit-logs/export/history", "audit-logs")
        .parameters(&[
            Parameter::new("pageSize", ParameterLocation::Query, true),
            Parameter::new("pageNumber", ParameterLocation::Query, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .idempotent();

/// `AuditLogs_getAuditLogsExportHistoryById`: Gets the state of an audit log export.
pub static AUDIT_LOGS_GET_AUDIT_LOGS_EXPORT_HISTORY_BY_ID: Operation =
    Operation::new("AuditLogs_getAuditLogsExportHistoryById", Method::Get, "/v3/audit-logs/export/history/{id}", "audit-logs")
        .parameters(&[
            Parameter::new("id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `AuditLogs_getAuditLogById`: Gets one audit log entry in full.
pub static AUDIT_LOGS_GET_AUDIT_LOG_BY_ID: Operation =
    Operation::new("AuditLogs_getAuditLogById", Method::Get, "/v3/audit-logs/{id}", "audit-logs")
        .parameters(&[
            Parameter::new("id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();

/// `Export_getExportDetails`: Gets the state of an export.
pub static EXPORT_GET_EXPORT_DETAILS: Operation =
    Operation::new("Export_getExportDetails", Method::Get, "/v3/exports/{export_id}", "exports")
        .parameters(&[
            Parameter::new("export_id", ParameterLocation::Path, true),
        ])
        .responses(&[ResponseSpec::new(200, Some("application/json"))])
        .envelope("data")
        .idempotent();
