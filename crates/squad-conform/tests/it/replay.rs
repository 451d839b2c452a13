//! Recorded traffic is checked; what cannot be read is reported with its place, and the rest is checked.

use std::path::PathBuf;

use serde_json::{Value, json};
use squad_conform::replay::replay;
use squad_conform::{Format, Report, Status};

use crate::support::CANARY;

/// Writes files into a folder and checks it.
fn checked(files: &[(&str, String)]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let mut reports = replay(&[folder.path().to_owned()], &[]).unwrap();
    assert_eq!(reports.len(), 1);
    reports.remove(0)
}

fn places(report: &Report) -> Vec<String> {
    let place = |text: &String| text.rsplit('/').next().unwrap().to_owned();
    report.unreadable.iter().map(place).collect()
}

fn role() -> Value {
    json!({"id": "5f8891527f735f0a6646f3b6", "name": CANARY, "slug": "admin", "default": true, "abilities": null})
}

fn entry(method: &str, url: &str, status: u16, text: &str) -> Value {
    json!({
        "request": {"method": method, "url": url, "headers": [{"name": ":path", "value": CANARY}]},
        "response": {
            "status": status, "headers": [],
            "content": {"size": text.len(), "mimeType": "application/json; charset=utf-8", "text": text},
        },
    })
}

const ROLES: &str = "Teams_getAllTeamRoles";
const ROLES_URL: &str =
    "https://api.squadcast.com/v3/teams/5f8891527f735f0a6646f3b6/roles?secret=canary-5f1e";

#[test]
fn files_named_by_operation_show_what_the_types_lose_reject_and_default() {
    let mut unknown = role();
    unknown["color"] = json!(CANARY);
    let report = checked(&[
        (
            &format!("{ROLES}.json"),
            json!({"data": [unknown]}).to_string(),
        ),
        (
            &format!("{ROLES}.200.second.json"),
            json!({"data": CANARY}).to_string(),
        ),
        (
            &format!("{ROLES}.404.json"),
            json!({"meta": {"status": 404, "error_message": CANARY}}).to_string(),
        ),
        ("Unknown_operation.json", "{}".to_owned()),
    ]);
    let text = report.to_string();
    for line in [
        "decoded /data/*/color: undocumented field",
        "decoded /data: is rejected (decode): expected a list, found a string",
        "received /data: the value is not of type \"array\"",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert_eq!(report.operations[ROLES].sent, Status::NotTried);
    assert!(
        places(&report)[0].starts_with("Unknown_operation.json: the name: is not an operationId")
    );
    assert!(!text.contains(CANARY), "{text}");
}

#[test]
fn requests_and_responses_of_a_har_file_are_checked() {
    let good = json!({"data": []}).to_string();
    let har = json!({"log": {"entries": [
        entry("GET", "https://api.squadcast.com/v3/teams", 200, &good),
        entry("GET", ROLES_URL, 200, &good),
        entry("POST", "https://tracker.example/canary-5f1e", 200, &good),
        entry("GET", "https://api.squadcast.com/v3/teams", 0, ""),
        {"request": {"method": 7}},
        "canary-5f1e",
        entry("GET", "canary-5f1e", 200, &good),
        {
            "request": {"method": "GET", "url": "https://api.squadcast.com/v3/users"},
            "response": {"status": 200, "content": {"text": "eyJkYXRhIjpbXX0=", "encoding": "base64", "mimeType": "application/json"}},
        },
        {
            "request": {"method": "GET", "url": "https://api.squadcast.com/v3/users"},
            "response": {"status": 200, "content": {"text": "!", "encoding": "base64"}},
        },
    ]}});
    let report = checked(&[("traffic.har", har.to_string())]);
    assert!(report.operations["Teams_getAllTeams"].is_ok(), "{report}");
    assert_eq!(report.operations[ROLES].sent, Status::Differs);
    assert!(report.operations["Users_getAllUsers"].is_ok(), "{report}");
    assert_eq!((report.undocumented, report.other_hosts), (0, 1));
    assert_eq!(
        places(&report),
        [
            "url",
            "url",
            "traffic.har: entry 6: the URL is invalid",
            "text is not base64",
        ]
    );
    assert!(!report.to_string().contains(CANARY), "{report}");
}

#[test]
fn hostile_files_are_named_and_the_rest_is_checked() {
    let good = json!({"data": []}).to_string();
    let line = |operation: Value, body: Value| {
        json!({
            "version": 1, "operation": operation, "method": "GET", "path": "/v3/teams", "query": [],
            "request": {"headers": [], "body": null},
            "response": {"status": 200, "headers": [["content-type", "application/json"]], "body": body},
        })
        .to_string()
    };
    let lines = [
        line(json!("Teams_getAllTeams"), json!({"json": {"data": []}})),
        line(json!(null), json!({"canary-5f1e": 1})),
        "{\"version\": 2}".to_owned(),
        "canary-5f1e".to_owned(),
        line(json!(7), json!({"omitted": 5_000_000})),
        "[".repeat(100_000),
        line(json!("Teams_getAllTeams"), json!({"json": {"data": []}})),
    ];
    let report = checked(&[
        ("Teams_getAllTeams.json", good),
        ("a.jsonl", lines.join("\n") + "\n{\"unfinished"),
        ("b.har", "{\"log\": {\"entries\": {}}}".to_owned()),
        ("c.har", "{\"log\": {\"entries\": [".to_owned()),
        ("d.json", format!("{}1{}", "[".repeat(200), "]".repeat(200))),
        ("e.json", "\u{0}\u{1F600}".to_owned()),
        ("ignored.txt", CANARY.to_owned()),
    ]);
    assert_eq!(
        places(&report),
        [
            "a.jsonl: line 2: a body has none of `json`, `text` and `omitted`",
            "a.jsonl: line 3: the version is not 1",
            "a.jsonl: line 4: is not JSON, or nested too deeply (line 1, column 1)",
            "a.jsonl: line 6: is not JSON, or nested too deeply (line 1, column 128)",
            "entries",
            "c.har: is not complete: the JSON ends in line 1, column 21",
            "d.json: the name: is not an operationId, optionally with a status, such as Teams_getAllTeams.404.json",
            "e.json: is not JSON, or nested too deeply (line 1, column 1)",
        ]
    );
    let row = &report.operations["Teams_getAllTeams"];
    let differences: Vec<&str> = row
        .differences
        .keys()
        .map(|one| one.what.as_str())
        .collect();
    assert_eq!(
        differences,
        ["was not checked: it is not complete, or larger than 32 MiB or half a million values"]
    );
    assert!(!report.render(Format::Json).contains(CANARY));
    assert!(!report.is_conformant());
}

#[test]
fn redacted_secret_violates_nothing() {
    let line = json!({
        "version": 1, "operation": "Auth_getAccessToken", "method": "GET", "path": "/oauth/access-token", "query": [],
        "request": {"headers": [], "body": null},
        "response": {"status": 200, "headers": [["content-type", "application/json"]], "body": {"json": {"data": {
            "access_token": "[redacted]", "refresh_token": "[redacted]", "expires_at": 0, "issued_at": 0, "type": "[redacted]",
        }}}},
    });
    let report = checked(&[("a.jsonl", line.to_string())]);
    assert!(report.operations["Auth_getAccessToken"].is_ok(), "{report}");
}

#[test]
fn path_that_does_not_exist_is_an_error() {
    let error = replay(&[PathBuf::from("/nowhere")], &[]).unwrap_err();
    assert_eq!(error, "/nowhere does not exist");
}

#[test]
fn rows_of_a_streamed_export_are_decoded_by_the_type_of_a_row() {
    let row = |fields: Value| {
        let mut row = json!({"id": "5f8891527f735f0a6646f3b6"});
        let fields = fields.as_object().unwrap().clone();
        row.as_object_mut().unwrap().extend(fields);
        json!({"incidents": [row]}).to_string()
    };
    let export = "Incidents_incidentExport";
    let report = checked(&[
        (
            &format!("{export}.200.first.json"),
            row(json!({"mood": CANARY, "event_count": [CANARY]})),
        ),
        (
            &format!("{export}.200.second.json"),
            json!({"incidents": [{"title": CANARY}]}).to_string(),
        ),
    ]);
    let text = report.to_string();
    for line in [
        "decoded /incidents/*/mood: undocumented field",
        "decoded /incidents/*/event_count: expected",
        "decoded /incidents/*: is rejected (decode)",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains(CANARY), "{text}");
}
