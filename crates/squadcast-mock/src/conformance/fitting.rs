//! A request that fits an operation: made up from its schemas, with ids of things that the demonstration has.

use std::collections::BTreeMap;

use http::Method;
use jiff::Timestamp;
use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::document::{Document, Operation, Place};
use crate::made_up;
use crate::server::MockServer;
use crate::state::{Assignee, AssigneeKind, IncidentStatus, Note, Postmortem};

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

/// Ids of the demonstration.
struct Ids {
    team: String,
    /// Users by their place: the owner, then two users, then the stakeholder.
    users: Vec<String>,
    services: Vec<String>,
    /// Two incidents that are triggered.
    incidents: Vec<String>,
    note: String,
    default_role: String,
    role: String,
    token: String,
}

/// A request that fits `operation`, on a server that has been made ready for it.
pub(super) fn fitting(operation: &Operation, mock: &MockServer) -> Request {
    let document = Document::embedded().unwrap();
    let ids = prepare(operation, mock);
    let mut request = Request {
        method: operation.method.clone(),
        template: operation.template.clone(),
        path: BTreeMap::new(),
        query: Vec::new(),
        body: None,
    };
    for parameter in &operation.parameters {
        let name = &parameter.name;
        let mut value = made_up::pleasant(document, name, parameter.schema.node());
        know(&ids, operation, name, &mut value);
        let text = match &value {
            Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
            value => plain(value),
        };
        match parameter.place {
            Place::Path => {
                request.path.insert(name.clone(), text);
            }
            Place::Query => request.query.push((name.clone(), text)),
            Place::Header => {}
        }
    }
    if let Some(body) = &operation.body {
        let mut value = made_up::pleasant(document, "body", body.schema.node());
        know(&ids, operation, "body", &mut value);
        request.body = Some(value.to_string());
    }
    request
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Puts what the operation needs into the state.
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
    let now = Timestamp::now();
    let mut incident = triggered.remove(0);
    incident.notes = vec![Note {
        id: "67ffffffffffffffffffffff".to_owned(),
        user_id: users[0].clone(),
        message: "Here".to_owned(),
        attachments: Vec::new(),
        created_at: now,
        updated_at: now,
    }];
    let helper = Assignee {
        kind: AssigneeKind::User,
        id: users[1].clone(),
        since: now,
    };
    incident.responders = vec![helper];
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
    let mut ready = team.clone();
    let mut role = team.roles[1].clone();
    role.id = "66ffffffffffffffffffffff".to_owned();
    role.default = false;
    ready.roles.push(role.clone());
    state.put_team(ready);
    let mut service = state.services()[0].clone();
    for (kind, component) in [
        ("custom-content", "V3.Services.Overlay.CustomContentOverlay"),
        ("dedup-key", "V3.Services.Overlay.Overlay"),
    ] {
        let document = Document::embedded().unwrap();
        let schema = document.component(component).unwrap();
        let overlay = made_up::pleasant(document, component, schema);
        service.overlays.insert(format!("{kind}/grafana"), overlay);
    }
    state.put_service(service);
    let token = state.world().tokens.good().next().unwrap().id.clone();
    let services = state.services().into_iter().map(|service| service.id);
    let services: Vec<String> = services.collect();
    if operation.id == "Teams_removeTeam" {
        state.world().services.clear();
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

/// Puts ids of things that are there in the place of made-up ones, by the names of the fields.
fn know(ids: &Ids, operation: &Operation, name: &str, value: &mut Value) {
    let id = operation.id.as_str();
    let known = match name {
        "owner_id" | "teamId" | "teamID" | "team_id" => Some(json!(ids.team)),
        "incidentID" | "IncidentId" | "incident_id" => Some(json!(ids.incidents[0])),
        "incident_ids" => Some(json!([ids.incidents[0]])),
        "parent_incident_id" => Some(json!(ids.incidents[1])),
        "children" if id == "Incidents_mergeIncidents" => Some(json!([ids.incidents[0]])),
        "serviceID" | "service_id" => Some(json!(ids.services[0])),
        "dependencies" => Some(json!([ids.services[1]])),
        "userID" => Some(json!(ids.users[1])),
        // A user who is in the team, or one who is not yet.
        "user_id" | "memberId" if id.starts_with("Teams_add") => Some(json!(ids.users[2])),
        "user_id" | "memberId" | "responderID" => Some(json!(ids.users[1])),
        "swap_user_id" | "member_ids" if value.is_string() => Some(json!(ids.users[2])),
        "member_ids" => Some(json!([ids.users[2]])),
        "role_ids" => Some(json!([ids.default_role])),
        "roleId" => Some(json!(ids.role)),
        "refreshTokenID" => Some(json!(ids.token)),
        "alertSource" => Some(json!("grafana")),
        "timeout_in_mins" | "rolling_window_in_mins" => Some(json!(10)),
        "NoteId" => Some(json!(ids.note)),
        "name" if id == "Services_getServicesByName" => Some(json!("Checkout")),
        "email" => Some(json!("new@example.com")),
        "priority" => Some(json!("P2")),
        "assignee" | "reassignTo" | "reassign_to" => {
            Some(json!({ "id": ids.users[1], "type": "user" }))
        }
        "additional_responders" => Some(json!([{ "id": ids.users[2], "type": "user" }])),
        // The document says text, the service wants a number or a word in it.
        "offset" | "limit" | "page-limit" if value.is_string() => Some(json!("1")),
        "sort" => Some(json!("asc")),
        _ => None,
    };
    if let Some(known) = known {
        let fits = value.is_array() == known.is_array();
        *value = if fits { known } else { json!([known]) };
        return;
    }
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                know(ids, operation, name, field);
            }
        }
        Value::Array(items) => {
            for item in items {
                know(ids, operation, name, item);
            }
        }
        _ => {}
    }
}
