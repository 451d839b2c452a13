//! Where the id of a path parameter, of a query parameter or of a field comes from.
//!
//! An id of `{serviceID}` in `/v3/services/{serviceID}/…` is that of an item of the list `GET /v3/services`. Only what does not
//! follow this rule is listed here.

/// The list of which the items have the ids of a collection.
pub(super) struct Listing {
    /// The collection: the path before the parameter.
    pub(super) collection: &'static str,
    /// The operation whose response has the ids.
    pub(super) operation: &'static str,
    /// The path to the id, where `*` is every element of a list.
    pub(super) at: &'static [&'static str],
    /// The member and its value of the items that are used first.
    pub(super) first: Option<(&'static str, &'static str)>,
}

/// Collections without a list at their own path, or whose items have another id than `id`.
pub(super) const LISTINGS: &[Listing] = &[
    Listing {
        collection: "/v3/incidents",
        operation: "Incidents_incidentExport",
        at: &["incidents", "*", "id"],
        first: Some(("status", "triggered")),
    },
    Listing {
        collection: "/v3/exports",
        operation: "Incidents_incidentExportAsync",
        at: &["request_id"],
        first: None,
    },
    Listing {
        collection: "/v4/squads/{squadID}/members",
        operation: "Squads_getSquadById",
        at: &["members", "*", "user_id"],
        first: None,
    },
    Listing {
        collection: "/v3/teams/{teamId}/members",
        operation: "Teams_getAllTeamMembers",
        at: &["*", "user_id"],
        first: None,
    },
    Listing {
        collection: "/v3/teams/{teamId}/roles",
        operation: "Teams_getAllTeamRoles",
        at: &["*", "id"],
        first: Some(("default", "false")),
    },
    Listing {
        collection: "/v3/services/by-name",
        operation: "Services_getServices",
        at: &["*", "name"],
        first: None,
    },
    Listing {
        collection: "/v3/services/{serviceID}/overlays/custom-content",
        operation: "Overlay_getAllCustomContentTemplateOverlayByService",
        at: &["*", "alert_source_shortname"],
        first: None,
    },
    Listing {
        collection: "/v3/services/{serviceID}/overlays/dedup-key",
        operation: "Overlay_getAllDedupKeyOverlayByService",
        at: &["*", "alert_source_shortname"],
        first: None,
    },
    Listing {
        collection: "/v3/global-event-rules/{ger_id}/rulesets",
        operation: "GlobalEventRules_getGlobalEventRuleById",
        at: &["rulesets", "*", "alert_source_version"],
        first: None,
    },
    Listing {
        collection: "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}",
        operation: "GlobalEventRules_getGlobalEventRuleById",
        at: &["rulesets", "*", "alert_source_shortname"],
        first: None,
    },
];

/// Returns the collection whose items a collection has: itself, or another one.
pub(super) fn same_as(collection: &str) -> &str {
    let found = SAME_AS.iter().find(|(listed, _)| *listed == collection);
    found.map_or(collection, |(_, other)| other)
}

/// Collections whose items are those of another one.
const SAME_AS: &[(&str, &str)] = &[(
    "/v3/incidents/{incidentID}/actions/webhook",
    "/v3/extensions/event-webhooks",
)];

/// Query parameters that select one item of a list by another value than its id: the operation, the name and the collection.
pub(super) const SELECTORS: &[(&str, &str, &str)] =
    &[("Services_getServicesByName", "name", "/v3/services/by-name")];

/// Which id of a collection is used, from 0, if it is not the first one: the operation (empty for all), the name and the number.
const NUMBERS: &[(&str, &str, usize)] = &[
    ("Teams_addTeamMember", "user_id", 2),
    ("Teams_addBulkTeamMember", "user_id", 2),
    ("Incidents_unmergeIncident", "incidentID", 1),
    ("", "children", 1),
    ("", "user_id", 1),
    ("", "dependencies", 1),
    ("", "member_ids", 1),
    ("", "id", 1),
    ("", "entity_id", 1),
];

/// Returns which id an operation uses.
pub(super) fn number(operation: &str, name: &str) -> usize {
    let found = NUMBERS
        .iter()
        .find(|(of, listed, _)| *listed == name && (of.is_empty() || *of == operation));
    found.map_or(0, |(_, _, number)| *number)
}

/// References that do not follow from the document: the operation, the field and the collection.
pub(super) const REFERENCES: &[(&str, &str, &str)] = &[
    ("Incidents_mergeIncidents", "children", "/v3/incidents"),
    (
        "GlobalEventRules_reorderRuleset",
        "ordering",
        "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules",
    ),
    (
        "Workflows_updateActionsOrder",
        "action_order",
        "/v3/workflows/{workflowID}/actions",
    ),
];

/// Operations that change nothing although their method is not GET.
pub(super) const READING: &[&str] = &[
    "Incidents_getIncidentsStatusByRequestids",
    "Overlay_renderCustomContentOverlay",
    "Overlay_renderDedupKeyTemplate",
];

/// Operations that another one needs, called before it with the same ids.
pub(super) const BEFORE: &[(&str, &[&str])] = &[
    ("Incidents_unmergeIncident", &["Incidents_mergeIncidents"]),
    (
        "AdditionalResponders_removeAdditionalResponders",
        &["AdditionalResponders_addAdditionalResponders"],
    ),
    (
        "Postmortems_getPostmortemByIncident",
        &["Postmortems_createPostmortem"],
    ),
    (
        "Postmortems_updatePostmortemByIncident",
        &["Postmortems_createPostmortem"],
    ),
    (
        "Postmortems_deletePostmortemByIncident",
        &["Postmortems_createPostmortem"],
    ),
    ("Export_deleteIcalLink", &["Export_createScheduleIcalLink"]),
    (
        "Export_getScheduleIcalLink",
        &["Export_createScheduleIcalLink"],
    ),
    (
        "Export_refreshScheduleIcalLink",
        &["Export_createScheduleIcalLink"],
    ),
    (
        "GlobalEventRules_createRule",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_deleteGerRuleset",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_deleteRuleById",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_getRuleById",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_getRuleset",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_listRulesetRules",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_reorderRuleset",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_reorderRulesetByIndex",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_updateRuleById",
        &["GlobalEventRules_createRuleset"],
    ),
    (
        "GlobalEventRules_updateRuleset",
        &["GlobalEventRules_createRuleset"],
    ),
    ("AuditLogs_getAuditLogById", &["Teams_createTeam"]),
    (
        "AuditLogs_getAuditLogsExportHistoryById",
        &["AuditLogs_exportAuditLogs"],
    ),
    (
        "CommunicationCards_archiveSlackChannel",
        &["CommunicationCards_createSlackChannelInCommunicationCard"],
    ),
    ("Teams_removeTeamRole", &["Teams_createTeamRole"]),
    ("Teams_updateTeamRole", &["Teams_createTeamRole"]),
    ("Leads_convertLead", &["Leads_createLeads"]),
    ("Leads_deleteLead", &["Leads_createLeads"]),
    ("Leads_disableLeads", &["Leads_createLeads"]),
    ("Leads_updateLead", &["Leads_createLeads"]),
    ("LeadsV1_disableLeads", &["LeadsV1_createLeads"]),
    (
        "Overlay_getCustomContentTemplateOverlay",
        &["Overlay_createOrUpdateNotificationTemplateOverlay"],
    ),
    (
        "Overlay_deleteNotificationTemplateOverlay",
        &["Overlay_createOrUpdateNotificationTemplateOverlay"],
    ),
    (
        "Overlay_getDedupKeyOverlayForAlertSource",
        &["Overlay_updateDedupKeyOverlay"],
    ),
    (
        "Overlay_deleteDedupKeyOverlay",
        &["Overlay_updateDedupKeyOverlay"],
    ),
    (
        "SnoozeNotifications_unsnoozeIncidentNotifications",
        &["SnoozeNotifications_snoozeIncidentNotifications"],
    ),
];

/// Collections of which several objects have to differ, or that have objects below that no operation creates: those are used
/// that are there.
pub(super) const SEEDED: &[&str] = &[
    "/v3/services",
    "/v3/teams",
    "/v3/teams/{teamId}/roles",
    "/v3/users",
    "/v3/global-event-rules/{ger_id}/rulesets",
    "/v4/statuspages",
];

/// Collections of which the response to a creation is another object.
pub(super) const OTHER_RESPONSE: &[&str] = &["/v3/teams/{teamId}/roles"];
