//! The operations that a run with `--write` may call. An operation that is not listed is never called.

use openapi_mock::{Document, Operation};

use super::super::access::Access;

/// The collection of the team that owns every object of a run.
pub(super) const TEAMS: &str = "/v3/teams";

/// The collection of the user that the run authenticates as.
pub(super) const USERS: &str = "/v3/users";

/// The collections in which a run creates objects, in this order. The names of these objects start with the prefix of the run.
/// There are two services, because a service depends on another one.
pub(super) const COLLECTIONS: &[&str] = &[
    TEAMS,
    "/v4/squads",
    "/v3/escalation-policies",
    "/v3/services",
    "/v3/services",
    "/v4/schedules",
    "/v3/runbooks",
    "/v3/workflows",
    "/v3/slo",
    "/v3/global-event-rules",
];

/// Nested collections in which a run creates objects. They are deleted with their parents.
pub(super) const NESTED: &[&str] = &[
    "/v4/schedules/{scheduleID}/rotations",
    "/v4/schedules/{scheduleID}/overrides",
    "/v3/workflows/{workflowID}/actions",
    "/v3/global-event-rules/{ger_id}/rulesets",
    "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules",
];

/// Operations that change an object of the run. Those that create and delete objects follow from the collections.
const CHANGES: &[&str] = &[
    "DeduplicationRules_createOrUpdateDeduplicationRules",
    "Dependencies_createOrUpdateDependencies",
    "EscalationPolicies_updateEscalationPolicy",
    "Export_createScheduleIcalLink",
    "Export_deleteIcalLink",
    "Export_refreshScheduleIcalLink",
    "GlobalEventRules_reorderRuleset",
    "GlobalEventRules_reorderRulesetByIndex",
    "GlobalEventRules_updateGlobalEventRuleById",
    "GlobalEventRules_updateRuleById",
    "GlobalEventRules_updateRuleset",
    "MaintenanceMode_createOrUpdateMaintenanceMode",
    "Overlay_createOrUpdateNotificationTemplateOverlay",
    "Overlay_deleteDedupKeyOverlay",
    "Overlay_deleteNotificationTemplateOverlay",
    "Overlay_optinForKeyBasedDeduplicationForAService",
    "Overlay_updateDedupKeyOverlay",
    "Overrides_updateScheduleOverride",
    "Rotations_updateRotation",
    "Rotations_updateRotationParticipants",
    "RoutingRules_createOrUpdateRoutingRules",
    "Runbooks_updateRunbook",
    "SLO_updateSLO",
    "Schedules_changeTimezone",
    "Schedules_pauseresumeSchedule",
    "Schedules_updateSchedule",
    "Services_createOrUpdateAPTAConfig",
    "Services_createOrUpdateIAGConfig",
    "Services_delayedNotificationConfig",
    "Services_updateService",
    "Squads_updateSquad",
    "Squads_updateSquadName",
    "SuppressionRules_createOrUpdateSuppressionRules",
    "TaggingRules_createOrUpdateTaggingRules",
    "Workflows_bulkEnabledisableWorkflows",
    "Workflows_enabledisableWorkflow",
    "Workflows_updateActionsOrder",
    "Workflows_updateWorkflow",
    "Workflows_updateWorkflowAction",
];

/// Path parameters that are not ids: the caller chooses the key of an item.
pub(super) const KEYS: &[&str] = &["alertSource"];

/// The operations that refer to the user that the run authenticates as: a squad needs a member.
pub(super) const WITH_USER: &[&str] = &["Squads_createSquad"];

const PAGES: &str = "an incident pages the people on call";
const PROGRAM: &str = "it acts on another program";
const RIGHTS: &str = "it changes what users are permitted";
const FOREVER: &str = "no operation deletes what it creates";

/// Why an operation is not called, by the start of its path. The first match counts.
const REASONS: &[(&str, &str)] = &[
    ("/v3/audit-logs/export", FOREVER),
    ("/v3/extensions", PROGRAM),
    (
        "/v3/global-oncall-reminder-rules",
        "it sends reminders to the people on call",
    ),
    ("/v3/incidents/export", FOREVER),
    ("/v3/incidents/{incidentID}/actions", PROGRAM),
    ("/v3/incidents", PAGES),
    ("/v3/refresh-token", "it creates or revokes a token"),
    ("/v3/services/{serviceID}/extensions", PROGRAM),
    ("/v3/slo/{sloID}/incident", PAGES),
    ("/v3/teams/{teamId}", RIGHTS),
    ("/v3/users", "it changes users"),
    (
        "/v3/webform",
        "a web form is public, and an incident that is reported with it pages the people on call",
    ),
    (
        "/v4/schedules/{scheduleID}/clone",
        "the name of the copy cannot be chosen",
    ),
    ("/v4/squads/{squadID}/members", RIGHTS),
    (
        "/v4/statuspages",
        "a status page is public and sends mail to its subscribers",
    ),
    // SquadVoice.
    ("/api/", "leads are called by phone"),
    ("/voice/", "leads are called by phone"),
    ("/oauth/", "it creates or revokes a token"),
];

/// What an operation does in a run that writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It reads.
    Reads,
    /// It creates an object that can be deleted.
    Creates,
    /// It changes an object of the run, or deletes a nested one.
    Changes,
    /// It deletes an object of the run.
    Deletes,
    /// It is never called, and why.
    Never(&'static str),
}

/// Returns what an operation does in a run that writes.
pub(super) fn role(document: &Document, operation: &Operation) -> Role {
    if Access::Read.allows(operation) {
        return Role::Reads;
    }
    if CHANGES.contains(&operation.id.as_str()) {
        return Role::Changes;
    }
    let is = |found: Option<&Operation>| found.is_some_and(|found| found.id == operation.id);
    for collection in COLLECTIONS.iter().chain(NESTED) {
        let deletes = deletes(document, collection);
        if is(creates(document, collection)) {
            return match deletes {
                Some(_) => Role::Creates,
                None => Role::Never(FOREVER),
            };
        }
        if is(deletes) {
            return match NESTED.contains(collection) {
                true => Role::Changes,
                false => Role::Deletes,
            };
        }
    }
    let mut reasons = REASONS.iter();
    let reason = reasons.find(|(start, _)| operation.template.starts_with(start));
    Role::Never(reason.map_or("it is not known to be harmless", |(_, reason)| reason))
}

/// Returns the operation that creates an object of a collection.
pub(super) fn creates<'d>(document: &'d Document, collection: &str) -> Option<&'d Operation> {
    let mut operations = document.operations().iter();
    operations.find(|one| one.template == collection && one.method == http::Method::POST)
}

/// Returns the operation that lists a collection.
pub(super) fn lists<'d>(document: &'d Document, collection: &str) -> Option<&'d Operation> {
    let mut operations = document.operations().iter();
    operations.find(|one| one.template == collection && one.method == http::Method::GET)
}

/// Returns the operation that deletes an object of a collection.
pub(super) fn deletes<'d>(document: &'d Document, collection: &str) -> Option<&'d Operation> {
    let mut operations = document.operations().iter();
    operations.find(|one| one.method == http::Method::DELETE && !keys(one, collection).is_empty())
}

/// Returns the path parameters of an item of a collection, if that is the path of an operation.
pub(super) fn keys<'o>(operation: &'o Operation, collection: &str) -> Vec<&'o str> {
    let rest = operation.template.strip_prefix(collection);
    let rest = rest.and_then(|rest| rest.strip_prefix('/'));
    let key = |segment: &'o str| segment.strip_prefix('{')?.strip_suffix('}');
    let keys: Option<Vec<&str>> = rest.and_then(|rest| rest.split('/').map(key).collect());
    keys.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use openapi_mock::Document;
    use serde_json::{Value, json};

    use super::{CHANGES, FOREVER, Role, role};

    fn of(id: &str, edit: impl FnOnce(&mut Value)) -> Role {
        let mut document: Value = serde_json::from_str(squadcast_mock::DOCUMENT).unwrap();
        edit(&mut document["paths"]);
        let document = Document::parse(&document.to_string()).unwrap();
        role(&document, document.operation(id).unwrap())
    }

    #[test]
    fn operation_that_is_not_listed_is_never_called() {
        let page = json!({"post": {"operationId": "Services_page", "responses": {"200": {"description": ""}}}});
        let found = of("Services_page", |paths| {
            paths["/v3/services/{serviceID}/page"] = page;
        });
        assert_eq!(found, Role::Never("it is not known to be harmless"));
    }

    #[test]
    fn nothing_is_created_that_no_operation_deletes() {
        let id = "Runbooks_createRunbook";
        assert_eq!(of(id, |_| {}), Role::Creates);
        let found = of(id, |paths| {
            let item = paths["/v3/runbooks/{runbookID}"].as_object_mut().unwrap();
            item.remove("delete");
        });
        assert_eq!(found, Role::Never(FOREVER));
    }

    #[test]
    fn listed_operations_exist() {
        let document = Document::parse(squadcast_mock::DOCUMENT).unwrap();
        for id in CHANGES {
            assert!(document.operation(id).is_some(), "{id}");
        }
    }
}
