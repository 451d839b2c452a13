use std::fs;
use std::path::PathBuf;

use openapi_mock::{Failure, Host, MockError, RecordedBody, Recording, Server, ServerOptions};
use serde_json::json;

use crate::support::{Echo, get, post, request, send, start_with, token_request};

/// A recording of a few requests, and its folder.
async fn recording() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let server = start_with(|options| options.record = Some(file.clone())).await;
    send(token_request(&server)).await;
    get(&server, "/items?owner=a&limit=2").await;
    post(
        &server,
        "/items",
        &json!({ "name": "a", "api_key": "body-canary" }),
    )
    .await;
    get(&server, "/items/x").await;
    send(request(&server, "DELETE", "/items/7")).await;
    send(request(&server, "POST", "/hooks/path-canary")).await;
    server
        .fail_next("getItem", 1, Failure::lose_response())
        .unwrap();
    request(&server, "GET", "/items/8")
        .send()
        .await
        .unwrap_err();
    assert!(server.take_recording_error().is_none());
    server.shutdown().await;
    (folder, file)
}

#[tokio::test]
async fn recording_has_every_request_with_its_response() {
    let (_folder, file) = recording().await;
    let recording = Recording::load(&file).unwrap();
    let exchanges = recording.exchanges();
    let rows: Vec<_> = exchanges
        .iter()
        .map(|exchange| {
            let status = exchange.response.as_ref().map(|response| response.status);
            (
                exchange.method.as_str(),
                exchange.path.as_str(),
                exchange.operation.as_deref(),
                status,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("POST", "/token", Some("getToken"), Some(200)),
            ("GET", "/items", Some("listItems"), Some(200)),
            ("POST", "/items", Some("createItem"), Some(200)),
            ("GET", "/items/x", Some("getItem"), Some(400)),
            ("DELETE", "/items/7", Some("deleteItem"), Some(204)),
            ("POST", "/hooks/{key}", Some("sendHook"), Some(202)),
            ("GET", "/items/8", Some("getItem"), None),
        ]
    );
    assert_eq!(
        (exchanges[0].host, exchanges[1].host),
        (Host::Authentication, Host::Api)
    );
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(exchanges[1].query, [pair("owner", "a"), pair("limit", "2")]);
    assert_eq!(exchanges[1].request.body, None);
    let response = exchanges[1].response.as_ref().unwrap();
    assert_eq!(response.headers, [pair("content-type", "application/json")]);
    let Some(RecordedBody::Json(body)) = &response.body else {
        panic!("{response:?}")
    };
    assert_eq!(body["query"], json!({ "owner": "a", "limit": 2 }));
    assert_eq!(exchanges[4].response.as_ref().unwrap().body, None);
}

#[tokio::test]
async fn recording_has_no_secret_and_only_its_owner_can_read_it() {
    let (_folder, file) = recording().await;
    let text = fs::read_to_string(&file).unwrap();
    assert!(!text.contains("canary"), "{text}");
    assert!(
        text.contains("\"body\":{\"text\":\"user=ada&password=%5Bredacted%5D\"}"),
        "{text}"
    );
    assert!(
        text.contains("{\"json\":{\"token\":\"[redacted]\"}}"),
        "{text}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[tokio::test]
async fn existing_file_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    fs::write(&file, "important").unwrap();
    let options = ServerOptions {
        record: Some(file.clone()),
        ..ServerOptions::default()
    };
    let error = Server::start(Echo, options).await.map(drop).unwrap_err();
    assert!(matches!(&error, MockError::Recording { path, .. } if *path == file));
    assert_eq!(fs::read_to_string(&file).unwrap(), "important");
}

#[tokio::test]
async fn replay_returns_the_recorded_responses_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let server = start_with(|options| options.record = Some(file.clone())).await;
    get(&server, "/items?owner=a&limit=2").await;
    server
        .fail_next("getItem", 1, Failure::unavailable())
        .unwrap();
    for _ in 0..2 {
        get(&server, "/items/7").await;
    }
    server
        .fail_next("getItem", 1, Failure::disconnect())
        .unwrap();
    request(&server, "GET", "/items/8")
        .send()
        .await
        .unwrap_err();
    server.shutdown().await;

    let recording = Recording::load(&file).unwrap();
    let server = start_with(|options| options.replay = Some(recording)).await;
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(get(&server, "/items/7").await.status);
    }
    assert_eq!(statuses, [503, 200, 200]);
    let response = get(&server, "/items?limit=2&owner=a").await;
    assert_eq!(response.body["query"]["owner"], "a");
    request(&server, "GET", "/items/8")
        .send()
        .await
        .unwrap_err();
    let response = get(&server, "/items?owner=b").await;
    assert_eq!(
        (response.status, response.error()),
        (501, "the recording has GET /items with another query only")
    );
    // Tokens are redacted in a recording, so they are those of the fake, and still checked.
    assert_eq!(send(token_request(&server)).await.status, 200);
    let anonymous = reqwest::get(format!("{}/items/7", server.api_url()))
        .await
        .unwrap();
    assert_eq!(anonymous.status(), 401);
}

#[tokio::test]
async fn replay_prefers_the_recorded_request_with_the_same_body() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let server = start_with(|options| options.record = Some(file.clone())).await;
    let item = |name: &str, size: u64| json!({ "name": name, "size": size });
    for item in [item("a", 1), item("b", 1), item("a", 1), item("c", 3)] {
        post(&server, "/items", &item).await;
    }
    server.shutdown().await;
    // Each response says which recorded request it belongs to.
    let text = fs::read_to_string(&file).unwrap();
    let numbered = text.lines().zip(1..).map(|(line, number)| {
        let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["response"]["body"] = json!({ "json": { "number": number } });
        line["query"] = json!([]);
        format!("{line}\n")
    });
    let recording = Recording::parse(&numbered.collect::<String>()).unwrap();
    let server = start_with(|options| options.replay = Some(recording)).await;
    let replayed = async |body: &serde_json::Value| {
        post(&server, "/items", body).await.body["number"].as_u64()
    };
    let other_order: serde_json::Value = serde_json::from_str(r#"{"size":1,"name":"b"}"#).unwrap();
    assert_eq!(replayed(&other_order).await, Some(2));
    // A body that was not recorded gets the responses that are left, in order.
    assert_eq!(replayed(&item("new", 1)).await, Some(1));
    assert_eq!(replayed(&item("c", 3)).await, Some(4));
    assert_eq!(replayed(&item("a", 1)).await, Some(3));
    // All are used: the last one with the body is returned.
    assert_eq!(replayed(&item("a", 1)).await, Some(3));
    assert_eq!(replayed(&item("b", 1)).await, Some(2));
    assert_eq!(replayed(&item("new", 2)).await, Some(4));
}

#[tokio::test]
async fn request_that_is_not_recorded_gets_an_error_with_its_method_and_path() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let server = start_with(|options| options.record = Some(file.clone())).await;
    get(&server, "/items/7").await;
    get(&server, "/unknown").await;
    server.shutdown().await;
    let recording = Recording::load(&file).unwrap();
    let server = start_with(|options| options.replay = Some(recording)).await;
    assert_eq!(get(&server, "/items/7").await.status, 200);
    assert_eq!(
        get(&server, "/unknown").await.status,
        404,
        "it was recorded"
    );
    for (method, path, reason) in [
        (
            "GET",
            "/items/8",
            "the recording has no request GET /items/8",
        ),
        (
            "DELETE",
            "/items/7",
            "the recording has no request DELETE /items/7",
        ),
        ("GET", "/other", "the recording has no request GET /other"),
        (
            "GET",
            "/items/7?limit=1",
            "the recording has GET /items/7 with another query only",
        ),
    ] {
        let response = send(request(&server, method, path)).await;
        assert_eq!((response.status, response.error()), (501, reason));
    }
}

#[tokio::test]
async fn long_response_is_omitted_and_cannot_be_replayed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let server = start_with(|options| options.record = Some(file.clone())).await;
    // The response contains the request and is a little longer.
    let item = json!({ "name": "x".repeat(4 * 1024 * 1024 - 20) });
    assert_eq!(post(&server, "/items", &item).await.status, 200);
    server.shutdown().await;
    let recording = Recording::load(&file).unwrap();
    let response = recording.exchanges()[0].response.clone().unwrap();
    let Some(RecordedBody::Omitted(Some(length))) = response.body else {
        panic!("the body is not omitted")
    };
    assert!(length > 4 * 1024 * 1024);
    let server = start_with(|options| options.replay = Some(recording)).await;
    let response = post(&server, "/items", &item).await;
    assert_eq!(
        (response.status, response.error()),
        (501, "the recording omits the body of this response")
    );
}

#[test]
fn invalid_recording_is_rejected_with_its_line_and_without_its_values() {
    let line = |version: u32| {
        json!({
            "version": version, "at": "2026-03-02T12:00:00Z", "host": "api", "operation": null, "method": "GET",
            "path": "/", "query": [], "request": { "headers": [], "body": null }, "response": null, "later": 1,
        })
        .to_string()
    };
    let valid = line(1);
    let parse = |text: &str| Recording::parse(text).map(|recording| recording.exchanges().len());
    assert_eq!(parse(""), Ok(0));
    assert_eq!(parse(&format!("{valid}\n{valid}\n")), Ok(2));
    assert_eq!(
        parse(&format!("{valid}\n{}", &valid[..20])),
        Ok(1),
        "an incomplete last line"
    );
    let error = parse(&format!("{valid}\n{}\n", line(2))).unwrap_err();
    assert_eq!(error, "line 2: version 2 is not supported");
    let error = parse("{\"version\":\"canary\"}\n").unwrap_err();
    assert!(
        error.starts_with("line 1, column ") && !error.contains("canary"),
        "{error}"
    );
    let error = Recording::load("/does/not/exist").unwrap_err().to_string();
    assert!(
        error.starts_with("the recording /does/not/exist: "),
        "{error}"
    );
}
