//! Every request that is not a read refers to objects of the run.

use std::collections::BTreeSet;

use jiff::{Timestamp, ToSpan as _};
use serde_json::{Value, json};
use squad_conform::drive::{self, Prefix};
use squad_conform::{Api, Row, Status};
use squad_core::BaseUrls;
use squadcast_mock::{MockServer, operations};

use super::account::ids;
use super::{Scene, target};

/// Operations that change nothing although their method is not GET.
const READING: [&str; 3] = [
    "Incidents_getIncidentsStatusByRequestids",
    "Overlay_renderCustomContentOverlay",
    "Overlay_renderDedupKeyTemplate",
];
/// Fields with ids that are numbers.
const NUMBERED: [&str; 3] = ["workflow_ids", "action_order", "ordering"];

/// Requests and responses in the order in which they were made, as in a recording.
async fn recorded() -> (MockServer, Vec<Value>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("traffic.jsonl");
    let mock = MockServer::builder().record(&file).start().await.unwrap();
    let report = drive::writing(&target(&mock), &Prefix::random(), std::future::pending()).await;
    assert!(report.unwrap().remaining.is_empty());
    let lines = std::fs::read_to_string(&file).unwrap();
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    (mock, lines.collect())
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(fields) => fields.values().for_each(|field| strings(field, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_write_refers_to_objects_that_the_run_has_created() {
    let (mock, lines) = recorded().await;
    let contract = squad_conform::Contract::of(Api::Squadcast).unwrap();
    let me = mock.state().users()[0].id.clone();
    // The paths of the objects of the run, and their ids.
    let mut paths = BTreeSet::new();
    let mut own = BTreeSet::new();
    let mut writes = 0;
    for line in &lines {
        let text = |name: &str| line[name].as_str().unwrap_or_default();
        let (id, method, path) = (text("operation"), text("method"), text("path"));
        if method == "GET" || READING.contains(&id) {
            continue;
        }
        writes += 1;
        let operation = contract.document().operation(id).unwrap();
        // Every object on the path, and every id in the query.
        let segments: Vec<&str> = path.split('/').collect();
        for (nth, name) in operation.template.split('/').enumerate() {
            let at = segments[..=nth].join("/");
            let is_first_key = name == "{alert_source_version}";
            if name.starts_with('{') && name != "{alertSource}" && !is_first_key {
                assert!(paths.contains(&at), "{method} {path}: {at}");
            }
        }
        for pair in line["query"].as_array().unwrap() {
            let value = pair[1].as_str().unwrap();
            let is_flag = value == "true" || value == "team";
            assert!(is_flag || own.contains(value), "{method} {path}: {pair}");
        }
        // Every id in the body.
        let body = &line["request"]["body"]["json"];
        let mut values = Vec::new();
        strings(body, &mut values);
        for value in &values {
            let is_id = value.len() == 24 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
            let is_me = id == "Squads_createSquad" && *value == me;
            assert!(!is_id || is_me || own.contains(value), "{path}: {value}");
            // Nothing begins while the run is going on.
            if let Ok(time) = value.parse::<Timestamp>() {
                assert!(
                    time > Timestamp::now() + (200 * 24).hours(),
                    "{path}: {value}"
                );
            }
        }
        assert_ne!(body["enabled"], true, "{path}");
        for name in NUMBERED {
            for number in body[name].as_array().into_iter().flatten() {
                assert!(own.contains(&number.to_string()), "{path}: {number}");
            }
        }
        // What was created.
        let data = &line["response"]["body"]["json"]["data"];
        let created = match (&data["id"], id) {
            (_, "GlobalEventRules_createRuleset") => "v1/grafana".to_owned(),
            (Value::String(id), _) => id.clone(),
            (Value::Number(id), _) => id.to_string(),
            _ => match &data["slo"]["id"] {
                Value::Number(id) => id.to_string(),
                _ => continue,
            },
        };
        if method == "POST" {
            paths.insert(format!("{path}/{created}"));
            own.insert(created);
        }
    }
    assert!(writes > 60, "{writes}");
    let known = ["/v3/users", "/v3/incidents", "/v3/services", "/v3/teams"];
    for id in known.iter().flat_map(|collection| ids(&mock, collection)) {
        assert!(!own.contains(&id), "{id}");
    }
}

#[tokio::test]
async fn account_is_the_same_before_and_after_and_only_harmless_operations_are_called() {
    let scene = Scene::new().await;
    assert!(scene.before.len() > 100, "{}", scene.before.len());
    let report = scene.write().await;
    assert!(report.remaining.is_empty() && !report.stopped);
    scene.assert_unchanged().await;
    assert_harmless(&scene.mock);

    // The document has no field for the id of a rule; the undocumented endpoints of single rules need it.
    let mut rows = report.operations.values();
    let is_known = |row: &Row| {
        row.differences
            .keys()
            .all(|one| one.at == "/data/rules/*/rule_id")
    };
    assert!(rows.all(is_known), "{report}");
    let is_tried = |id: &str| report.operations[id].sent == Status::Ok;
    let contract = squad_conform::Contract::of(Api::Squadcast).unwrap();
    let operations = contract.document().operations().iter();
    let (tried, untried): (Vec<_>, Vec<_>) = operations
        .filter(|one| one.method != http::Method::GET && !READING.contains(&one.id.as_str()))
        .partition(|one| is_tried(&one.id));
    // Computed; the number is in the documentation.
    assert_eq!((tried.len(), untried.len()), (65, 85));
    for operation in untried {
        let note = report.operations[&operation.id].note.as_deref();
        let note = note.unwrap_or_default();
        assert!(
            note.starts_with("not tried: ") && !note.contains("not known"),
            "{}",
            operation.id
        );
    }
}

/// Operations that reach people or other programs are never called.
fn assert_harmless(mock: &MockServer) {
    const FORBIDDEN: [&str; 8] = [
        "/v3/users",
        "/v3/refresh-token",
        "/v3/incidents",
        "/v3/extensions",
        "/v3/webform",
        "/v4/statuspages",
        "/v3/audit-logs",
        "/v3/global-oncall-reminder-rules",
    ];
    for request in mock.requests() {
        let id = request.operation_id.as_deref().unwrap();
        if request.method == "GET" || READING.contains(&id) {
            continue;
        }
        let path = request.path.as_str();
        assert!(
            !FORBIDDEN.iter().any(|start| path.starts_with(start)),
            "{request}"
        );
        assert!(
            !path.contains("/members") && !path.contains("/roles"),
            "{request}"
        );
    }
    for id in [
        operations::EXTENSIONS_UPDATE_SLACK_EXTENSION,
        operations::SCHEDULES_CLONE_SCHEDULE,
        operations::SLO_MARK_SLO_AFFECTED,
        operations::TEAMS_UPDATE_TEAM,
    ] {
        assert_eq!(mock.count(id), 0);
    }
}

#[tokio::test]
async fn leads_are_never_created() {
    let mock = squadvoice_mock::MockServer::start().await.unwrap();
    let target = drive::Target {
        api: Api::SquadVoice,
        urls: BaseUrls::new(&mock.api_url(), &mock.authentication_url()).unwrap(),
        credential: drive::Credential::AccessToken(mock.dashboard_token()),
        known: json!({"campaign_id": "0PT711"})
            .as_object()
            .unwrap()
            .clone(),
    };
    let report = drive::writing(&target, &Prefix::random(), std::future::pending()).await;
    let report = report.unwrap();
    assert!(
        mock.requests()
            .iter()
            .all(|request| request.method == "GET")
    );
    assert!(report.operations["Leads_getResponses"].is_ok(), "{report}");
    let note = report.operations["Leads_createLeads"].note.as_deref();
    assert_eq!(note, Some("not tried: leads are called by phone"));
}
