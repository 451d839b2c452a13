//! HAR files as browsers, proxies and other programs write them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use serde_json::{Value, json};
use squad_conform::replay::replay;
use squad_conform::{Report, Status};

use crate::support::CANARY;

const TEAMS: &str = "https://api.squadcast.com/v3/teams";
const ACKNOWLEDGE: &str = "https://api.squadcast.com/v3/incidents/acknowledge";

fn written(path: &Path, har: &[u8]) -> Report {
    std::fs::write(path, har).unwrap();
    let mut reports = replay(&[path.to_owned()], &[]).unwrap();
    assert_eq!(reports.len(), 1);
    reports.remove(0)
}

fn checked(har: &[u8]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    written(&folder.path().join("traffic.har"), har)
}

fn har(entries: &[Value]) -> String {
    json!({"log": {"version": "1.2", "creator": {"name": "test"}, "pages": [], "entries": entries}})
        .to_string()
}

fn entry(request: Value, response: Value) -> Report {
    checked(har(&[json!({"request": request, "response": response})]).as_bytes())
}

fn teams(response: Value) -> Report {
    entry(json!({"method": "GET", "url": TEAMS}), response)
}

/// A request that acknowledges an incident.
fn acknowledge(data: Value) -> Report {
    entry(
        json!({"method": "POST", "url": ACKNOWLEDGE, "headers": [], "postData": data}),
        json!({"status": 200, "content": {"mimeType": "application/json", "text": "{\"data\":\"done\"}"}}),
    )
}

#[track_caller]
fn assert_ok(report: &Report, operation: &str) {
    let row = &report.operations[operation];
    assert_eq!(row.decoded, Status::Ok, "{report}");
    assert_eq!(row.sent, Status::Ok, "{report}");
    assert!(report.is_conformant(), "{report}");
}

#[test]
fn response_bodies_are_read_in_every_encoding() {
    for content in [
        json!({"text": "{\"data\":[]}"}),
        json!({"text": "{\"data\":[]}", "encoding": null, "size": -1}),
        json!({"text": "eyJkYXRhIjpbXX0=", "encoding": "base64", "size": 11, "compression": -3}),
        json!({"text": "eyJkYXRh\r\nIjpbXX0=\r\n", "encoding": "BASE64"}),
    ] {
        let mut content = content;
        content["mimeType"] = json!("application/json;charset=UTF-8");
        let report =
            teams(json!({"status": 200, "content": content, "_transferSize": 7, "bodySize": 30}));
        assert_ok(&report, "Teams_getAllTeams");
    }
}

#[test]
fn response_without_its_body_is_not_taken_for_an_empty_one() {
    for content in [
        json!({"size": 11}),
        json!({"size": -1}),
        json!({}),
        json!({"text": null, "size": 3}),
        json!({"text": "H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==", "encoding": "base64"}),
        json!(null),
    ] {
        let report = teams(json!({"status": 200, "content": content}));
        let row = &report.operations["Teams_getAllTeams"];
        let found: Vec<&str> = row
            .differences
            .keys()
            .map(|one| one.what.as_str())
            .collect();
        assert_eq!(
            found,
            ["was not checked: it is not complete, or larger than 32 MiB or half a million values"]
        );
    }
}

#[test]
fn exchange_without_a_response_is_checked_as_a_request() {
    for response in [
        json!(null),
        json!({}),
        json!({"status": 0, "_error": "net::ERR_ABORTED"}),
        json!({"status": -1}),
        json!({"status": 304, "content": {"text": CANARY}}),
    ] {
        let report = teams(response);
        let row = &report.operations["Teams_getAllTeams"];
        assert_eq!((row.sent, row.decoded), (Status::Ok, Status::NotTried));
        assert!(report.is_conformant(), "{report}");
    }
}

#[test]
fn request_bodies_are_read_in_every_form() {
    let body = "{\"incident_ids\":[\"611262bcd5b4ea846b534a8a\"]}";
    let base64 = "eyJpbmNpZGVudF9pZHMiOlsiNjExMjYyYmNkNWI0ZWE4NDZiNTM0YThhIl19";
    for data in [
        json!({"mimeType": "application/json", "text": body}),
        json!({"mimeType": "application/json", "text": body, "params": []}),
        json!({"mimeType": "application/json", "text": base64, "encoding": "base64"}),
    ] {
        assert_ok(&acknowledge(data), "Incidents_bulkAcknowledgeIncidents");
    }
    let report = acknowledge(json!({"mimeType": "application/json"}));
    assert_eq!(report.unreadable.len(), 1);
    assert!(report.unreadable[0].ends_with("entry 0: has no text at /request/postData/text"));
}

#[test]
fn form_is_read_from_its_parameters() {
    let params = json!([
        {"name": "client_id", "value": "a&b"}, {"name": "client_secret", "value": CANARY}, {"name": "token", "value": CANARY},
    ]);
    let data = json!({"mimeType": "application/x-www-form-urlencoded", "params": params});
    let request = json!({"method": "post", "url": "https://app.squadrun.co/oauth/revoke_token/", "postData": data});
    let report = entry(request.clone(), json!({"status": 0}));
    assert_eq!(
        report.operations["OAuth_revokeToken"].sent,
        Status::Ok,
        "{report}"
    );

    let mut twice = request;
    let param = json!({"name": CANARY, "value": "x"});
    twice["postData"]["params"] = json!([param, param]);
    let text = entry(twice, json!({"status": 0})).to_string();
    assert!(text.contains("sent body: has the field\n"), "{text}");
    assert!(!text.contains(CANARY), "{text}");
}

#[test]
fn query_can_be_in_the_list_of_its_parameters_only() {
    let services = |owner: &str| {
        let query = json!([{"name": owner, "value": "611262a9d5b4ea846b534a8a"}]);
        let url = "https://api.squadcast.com:443/v3/services";
        entry(
            json!({"method": "GET", "url": url, "queryString": query}),
            json!(null),
        )
    };
    let sent = |report: Report| report.operations["Services_getServices"].sent;
    assert_eq!(sent(services("owner_id")), Status::Ok);
    assert_eq!(sent(services("owner")), Status::Differs);
}

#[test]
fn host_decides_which_api_a_request_is_of() {
    let to = |host: &str, hosts: &[String]| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.har");
        let request = json!({"method": "GET", "url": format!("{host}/v3/teams")});
        std::fs::write(&path, har(&[json!({"request": request})])).unwrap();
        replay(&[path], hosts)
    };
    for host in [
        "https://API.eu.squadcast.com",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://[::1]:1",
    ] {
        assert!(
            to(host, &[]).unwrap()[0]
                .operations
                .contains_key("Teams_getAllTeams"),
            "{host}"
        );
    }
    let proxy = ["Proxy.example".to_owned()];
    assert_eq!(
        to("https://proxy.example", &proxy).unwrap()[0]
            .operations
            .len(),
        1
    );
    for other in [
        "https://proxy.example",
        "https://squadcast.com.example",
        "data:text",
    ] {
        let error = to(other, &[]).unwrap_err();
        assert!(error.starts_with("all 1 requests are to hosts"), "{error}");
    }
    let wrong = to("https://app.squadrun.co", &[]).unwrap();
    assert_eq!((wrong[0].undocumented, wrong[0].operations.len()), (1, 0));
}

#[test]
fn odd_members_of_an_entry_are_ignored() {
    let response = "{\"status\":500,\"status\":200,\"content\":{\"mimeType\":\"application/json\",\"text\":\"{\\\"data\\\":[]}\"}}";
    let request = format!(
        "{{\"method\":\"GET\",\"url\":\"{TEAMS}\",\"headers\":[{{\"name\":\":authority\",\"value\":\"x\"}},{{\"name\":\"Cookie\"}},7,{{\"name\":\"X-A\",\"value\":\"\u{e9}\"}}],\"cookies\":[{{}}],\"httpVersion\":\"h3\"}}"
    );
    let nested = "[".repeat(100_000) + &"]".repeat(100_000);
    let text = format!(
        "\u{feff}{{\"_deep\":{nested},\"log\":{{\"comment\":\"\",\"entries\":[{{\"_x\":1,\"request\":{request},\"response\":{response}}},{{\"_deep\":{nested}}},\
         {{\"request\":{request},\"response\":{response}}}]}},\"log2\":{{}}}}"
    );
    let report = checked(text.as_bytes());
    assert_eq!(
        report.operations["Teams_getAllTeams"].decoded,
        Status::Ok,
        "{report}"
    );
    assert_eq!(report.unreadable.len(), 1);
    assert!(
        report.unreadable[0].ends_with("entry 1: is nested too deeply"),
        "{report}"
    );
}

#[test]
fn entries_before_the_end_of_a_broken_file_are_checked() {
    let whole = har(&[
        json!({"request": {"method": "GET", "url": TEAMS}}),
        json!({"request": {"method": "GET", "url": TEAMS}}),
    ]);
    let end = whole.rfind("{\"method").unwrap();
    let mut invalid = whole.as_bytes()[..end].to_vec();
    invalid.extend(b"{\"a\":\"\xFF\"}}]}}");
    for (bytes, reason) in [
        (&whole.as_bytes()[..end], "is not complete"),
        (&invalid, "is not JSON"),
    ] {
        let report = checked(bytes);
        assert_eq!(
            report.operations["Teams_getAllTeams"].sent,
            Status::Ok,
            "{report}"
        );
        assert!(report.unreadable[0].contains(reason), "{report}");
    }
}

#[test]
fn utf_16_is_named() {
    let utf16: Vec<u8> = "\u{feff}{}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let report = checked(&utf16);
    assert!(report.unreadable[0].ends_with("traffic.har: is UTF-16; convert it to UTF-8"));
}

#[test]
fn many_headers_do_not_end_the_run() {
    let headers: Vec<Value> = (0..40_000)
        .map(|nth| json!({"name": format!("x-{nth}"), "value": "a"}))
        .collect();
    let report = entry(
        json!({"method": "GET", "url": TEAMS, "headers": headers}),
        json!(null),
    );
    assert!(
        report.unreadable[0].ends_with("entry 0: has too many headers"),
        "{report}"
    );
}

#[test]
fn body_or_entry_with_too_many_values_is_not_parsed() {
    let zeros = format!("[{}0]", "0,".repeat(2 << 20));
    let report = teams(json!({"status": 200, "content": {"text": zeros}}));
    let row = &report.operations["Teams_getAllTeams"];
    assert!(
        row.differences
            .keys()
            .any(|one| one.what.contains("a million values")),
        "{report}"
    );
    let report = checked(format!("{{\"log\":{{\"entries\":[{zeros}]}}}}").as_bytes());
    assert!(
        report.unreadable[0].ends_with("entry 0: has too many values"),
        "{report}"
    );
}

#[test]
fn entry_that_is_too_large_ends_the_file_after_those_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.har");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    write!(
        file,
        "{{\"log\":{{\"entries\":[{{\"request\":{{\"method\":\"GET\",\"url\":\"{TEAMS}\"}}}},\""
    )
    .unwrap();
    let chunk = vec![b'a'; 1 << 20];
    for _ in 0..70 {
        file.write_all(&chunk).unwrap();
    }
    drop(file);
    let report = &replay(&[path], &[]).unwrap()[0];
    assert_eq!(
        report.operations["Teams_getAllTeams"].sent,
        Status::Ok,
        "{report}"
    );
    assert!(
        report.unreadable[0].ends_with("has an entry larger than 64 MiB"),
        "{report}"
    );
}

#[test]
fn names_of_files_are_read_in_any_case_and_shown_without_control_characters() {
    let folder = tempfile::tempdir().unwrap();
    let traffic = har(&[json!({"request": {"method": "GET", "url": TEAMS}})]);
    written(&folder.path().join("A.HAR"), traffic.as_bytes());
    let report = &replay(&[folder.path().to_owned()], &[]).unwrap()[0];
    assert_eq!(report.operations.len(), 1);
    let report = written(&folder.path().join("a\u{202E}\u{7}b.json"), b"[]");
    assert!(
        report.unreadable[0].contains("/a??b.json: the name: is not an operationId"),
        "{report}"
    );
}

#[cfg(unix)]
#[test]
fn folder_without_recordings_and_link_to_itself_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let error = replay(&[folder.path().to_owned()], &[]).unwrap_err();
    assert!(
        error.ends_with("has no *.har, *.jsonl or OPERATION.json"),
        "{error}"
    );
    std::os::unix::fs::symlink("loop.har", folder.path().join("loop.har")).unwrap();
    std::fs::create_dir(folder.path().join("folder.har")).unwrap();
    let report = &replay(&[folder.path().to_owned()], &[]).unwrap()[0];
    assert_eq!(report.unreadable.len(), 1);
    assert!(
        report.unreadable[0].contains("loop.har: cannot be read"),
        "{report}"
    );
}
