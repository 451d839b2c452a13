//! Generates a valid request for an operation from its schemas, with ids of the demo data.

use std::collections::BTreeMap;

use http::Method;
use jiff::Timestamp;
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::document::{self, Operation, ParameterLocation};
use crate::server::MockServer;
use crate::state;
use crate::state::{Assignee, AssigneeKind, Export, IncidentStatus, Note, Postmortem, Violation};
use openapi_mock::samples;

/// A request to the API host.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) template: String,
    pub(super) path: BTreeMap<String, String>,
    pub(super) query: Vec<(String, String)>,
    pub(super) body: Option<String>,
}

impl Request {
    pub(super) fn path_and_query(&self) -> String {
        let mut path = self.template.clone();
        for (name, value) in &self.path {
            path = path.replace(&format!("{{{name}}}"), value);
        }
        if self.query.is_empty() {
            return path;
        }
        let query = Serializer::new(String::new())
            .extend_pairs(&self.query)
            .finish();
        format!("{path}?{query}")
    }
}

/// Ids of the demo data.
struct Ids {
    team: String,
    /// The account owner, two users and the stakeholder.
    users: Vec<String>,
    services: Vec<String>,
    /// The triggered incidents, at least two.
    incidents: Vec<String>,
    note: String,
    default_role: String,
    role: String,
    token: String,
}

/// Prepares the server for `operation` and returns a valid request.
pub(super) fn valid_request(operation: &Operation, mock: &MockServer) -> Request {
    let document = document::embedded().unwrap();
    let ids = prepare(operation, mock);
    let mut request = Request {
        method: operation.method.clone(),
        template: operation.template.clone(),
        path: BTreeMap::new(),
        query: Vec::new(),
        body: None,
    };
    let model = state::model().unwrap();
    let state = mock.state();
    let database = state.database();
    let first = |collection: &str| database.first(collection);
    let existing = model.existing_path(&database.store, &operation.template, &first);
    for parameter in &operation.parameters {
        let name = &parameter.name;
        let mut value = samples::example(document, name, parameter.schema.node());
        if parameter.location == ParameterLocation::Path
            && let Some(id) = existing.get(name)
        {
            value = json!(id);
        }
        let mut named = json!({ name: value });
        model.refer_to_existing(&database.store, &mut named, &first);
        value = named[name].take();
        set_known_ids(&ids, operation, name, &mut value);
        let value = match &value {
            Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(","),
            value => text(value),
        };
        match parameter.location {
            ParameterLocation::Path => {
                request.path.insert(name.clone(), value);
            }
            ParameterLocation::Query => request.query.push((name.clone(), value)),
            ParameterLocation::Header => {}
        }
    }
    if let Some(body) = &operation.body {
        let mut value = samples::example(document, "body", body.schema.node());
        model.refer_to_existing(&database.store, &mut value, &first);
        set_known_ids(&ids, operation, "body", &mut value);
        request.body = Some(value.to_string());
    }
    request
}

/// Removes the optional parameters of a request, and extends its time range to a century.
pub(super) fn only_required(operation: &Operation, mut request: Request) -> Request {
    request.query.retain(|(name, _)| {
        let mut parameters = operation.parameters.iter();
        parameters.any(|it| it.name == *name && it.required)
    });
    for (name, value) in &mut request.query {
        let year = match name.as_str() {
            name if name.starts_with("start") || name.starts_with("from") => "2000",
            name if name.starts_with("end") || name.starts_with("to") => "2100",
            _ => continue,
        };
        value.replace_range(..4, year);
    }
    request
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Adds what the operation needs to the state.
fn prepare(operation: &Operation, mock: &MockServer) -> Ids {
    let state = mock.state();
    let team = state.teams()[0].clone();
    let users: Vec<String> = state.users().into_iter().map(|user| user.id).collect();
    let mut triggered = state.incidents();
    triggered.retain(|incident| incident.status == IncidentStatus::Triggered);
    let incidents: Vec<String> = triggered
        .iter()
        .map(|incident| incident.id.clone())
        .collect();
    let now = state.now();
    let mut incident = triggered.remove(0);
    incident.notes = vec![Note {
        id: "67ffffffffffffffffffffff".to_owned(),
        user_id: users[0].clone(),
        message: "Here".to_owned(),
        attachments: Vec::new(),
        created_at: now,
        updated_at: now,
    }];
    let responder = Assignee {
        kind: AssigneeKind::User,
        id: users[1].clone(),
        since: now,
    };
    incident.responders = vec![responder];
    incident.postmortem = Some(Postmortem {
        id: "6affffffffffffffffffffff".to_owned(),
        title: "Here".to_owned(),
        text: "There".to_owned(),
        status: "published".to_owned(),
        follow_ups: Vec::new(),
        created_at: now,
    });
    match operation.id.as_str() {
        "SnoozeNotifications_unsnoozeIncidentNotifications" => {
            incident.snoozed_until = Some(Timestamp::MAX);
        }
        "Incidents_unmergeIncident" => incident.parent_id = incidents.get(1).cloned(),
        "Postmortems_createPostmortem" => incident.postmortem = None,
        _ => {}
    }
    state.put_incident(incident);
    let mut prepared = team.clone();
    let mut role = team.roles[1].clone();
    role.id = "66ffffffffffffffffffffff".to_owned();
    role.default = false;
    prepared.roles.push(role.clone());
    state.put_team(prepared);
    let mut service = state.services()[0].clone();
    for (kind, component) in [
        ("custom-content", "V3.Services.Overlay.CustomContentOverlay"),
        ("dedup-key", "V3.Services.Overlay.Overlay"),
    ] {
        let document = document::embedded().unwrap();
        let schema = document.component(component).unwrap();
        let overlay = samples::example(document, component, schema);
        service.overlays.insert(format!("{kind}/grafana"), overlay);
    }
    state.put_service(service);
    let export = Export {
        id: "6dffffffffffffffffffffff".to_owned(),
        body: json!({ "type": "csv", "filters": { "startDate": "2026-01-01", "endDate": "2026-01-02" } }),
        user_id: users[0].clone(),
        at: now,
        polls: 0,
    };
    let violation = Violation {
        id: 1,
        slo_id: 1,
        incident_id: incidents[0].clone(),
        slis: Vec::new(),
        spent: 1.0,
        false_positive: false,
        owner_id: team.id.clone(),
        at: now,
        updated_at: now,
    };
    state.database().exports.push(export.clone());
    state.database().audit_exports.push(export);
    state.database().slo_violations.push(violation);
    let schedule = ("1".to_owned(), None);
    let own = (schedule.0.clone(), Some(users[0].clone()));
    for key in [schedule, own] {
        state.database().calendar_links.create(key);
    }
    let token = state.database().tokens.valid().next().unwrap().id.clone();
    let services = state.services().into_iter().map(|service| service.id);
    let services: Vec<String> = services.collect();
    if operation.id == "Teams_removeTeam" {
        state.database().services.clear();
    }
    Ids {
        team: team.id,
        users,
        services,
        incidents,
        note: "67ffffffffffffffffffffff".to_owned(),
        default_role: team.roles[0].id.clone(),
        role: role.id,
        token,
    }
}

/// Replaces sample ids by ids that exist, by the names of the fields.
fn set_known_ids(ids: &Ids, operation: &Operation, name: &str, value: &mut Value) {
    let id = operation.id.as_str();
    let replacement = match name {
        "owner_id" | "teamId" | "teamID" | "team_id" => Some(json!(ids.team)),
        "incidentID" if id == "SLO_markSLOFalsePositive" => Some(json!("1")),
        "incidentID" | "IncidentId" | "incident_id" => Some(json!(ids.incidents[0])),
        "incident_ids" => Some(json!([ids.incidents[0]])),
        "parent_incident_id" => Some(json!(ids.incidents[1])),
        "children" if id == "Incidents_mergeIncidents" => Some(json!([ids.incidents[0]])),
        "serviceID" | "service_id" => Some(json!(ids.services[0])),
        "dependencies" => Some(json!([ids.services[1]])),
        "userID" => Some(json!(ids.users[1])),
        // A new member is not in the team yet, any other is.
        "user_id" | "memberId" if id.starts_with("Teams_add") => Some(json!(ids.users[2])),
        "user_id" | "memberId" | "responderID" => Some(json!(ids.users[1])),
        "swap_user_id" | "member_ids" if value.is_string() => Some(json!(ids.users[2])),
        "member_ids" => Some(json!([ids.users[2]])),
        "role_ids" => Some(json!([ids.default_role])),
        "roleId" => Some(json!(ids.role)),
        "memberID" => Some(json!(ids.users[0])),
        "replaceWith" => Some(json!(ids.users[1])),
        "refreshTokenID" => Some(json!(ids.token)),
        "alertSource" => Some(json!("grafana")),
        "timeout_in_mins" | "rolling_window_in_mins" => Some(json!(10)),
        "NoteId" => Some(json!(ids.note)),
        "name" if id == "Services_getServicesByName" => Some(json!("Checkout")),
        "name" if matches!(id, "Squads_createSquad" | "Rotations_createRotation") => {
            Some(json!("Another name"))
        }
        "alert_source_shortname" if id == "GlobalEventRules_createRuleset" => Some(json!("loki")),
        "from" | "to" if value.is_string() => Some(json!("2026-01-05")),
        "slack_channel_id" => Some(json!(samples::sample_id("channel_id"))),
        "export_id" | "id" if id.contains("xport") => Some(json!("6dffffffffffffffffffffff")),
        "cursor" => Some(json!("after-0")),
        "email" => Some(json!("new@example.com")),
        "priority" => Some(json!("P2")),
        "assignee" | "reassignTo" | "reassign_to" => {
            Some(json!({ "id": ids.users[1], "type": "user" }))
        }
        "additional_responders" => Some(json!([{ "id": ids.users[2], "type": "user" }])),
        // The schema is a string, but the service expects a number or one of two words in it.
        "offset" | "limit" | "page-limit" if value.is_string() => Some(json!("1")),
        "sort" => Some(json!("asc")),
        _ => None,
    };
    if let Some(replacement) = replacement {
        let same_kind = value.is_array() == replacement.is_array();
        *value = if same_kind {
            replacement
        } else {
            json!([replacement])
        };
        return;
    }
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                set_known_ids(ids, operation, name, field);
            }
        }
        Value::Array(items) => {
            for item in items {
                set_known_ids(ids, operation, name, item);
            }
        }
        _ => {}
    }
}
