use serde_json::{Value, json};

use crate::support::{TOKEN, get, post, request, send, start, token_request};

#[tokio::test]
async fn request_has_its_query_headers_and_body() {
    let server = start().await;
    get(&server, "/items?owner=a%20%26+b&tags=x&tags=y").await;
    let body = json!({ "name": "Checkout", "labels": { "token": "not a secret here" } });
    post(&server, "/items", &body).await;
    let requests = server.requests();
    assert!(requests[0].is("listItems") && !requests[1].is("listItems"));
    assert_eq!(requests[0].query("owner"), Some("a & b"));
    assert_eq!(requests[0].query("tags"), Some("x"));
    assert_eq!(
        requests[0].query_values("tags").collect::<Vec<_>>(),
        ["x", "y"]
    );
    assert_eq!(requests[0].query("limit"), None);
    assert_eq!(requests[0].query_pairs().len(), 3);
    assert_eq!(requests[0].body().unwrap(), b"");
    assert_eq!(requests[1].header("Content-Type"), Some("application/json"));
    assert_eq!(requests[1].header("x-missing"), None);
    assert_eq!(requests[1].json().unwrap(), body);
    assert_eq!(requests[1].body().unwrap(), body.to_string().as_bytes());
    let error = requests[0].json().unwrap_err().to_string();
    assert_eq!(
        error,
        "the body of GET /items 200 is not JSON (line 1, column 0)"
    );
}

#[tokio::test]
async fn journal_has_no_secret() {
    let server = start().await;
    send(token_request(&server)).await;
    let list = request(
        &server,
        "GET",
        "/items?owner=a&signature=query-canary&api_key=unknown-canary",
    );
    let list = list
        .header("x-key", "header-canary")
        .header("cookie", "cookie-canary");
    send(list.header("x-page", "3")).await;
    let part = json!({ "name": "b", "api_key": "nested-canary" });
    let item = json!({
        "name": "a", "api_key": "body-canary", "headers": { "Authorization": "map-canary", "n": 7 }, "parts": [part],
    });
    post(&server, "/items", &item).await;
    // No operation, so that names decide: another path, another method, and a field that the schema lacks.
    post(
        &server,
        "/unknown",
        &json!({ "password": "unknown-canary", "name": "a" }),
    )
    .await;
    post(
        &server,
        "/items",
        &json!({ "address": { "token": "unknown-canary" } }),
    )
    .await;
    let twice = r#"{ "name": "a", "parts": [{ "api_key": "twice-canary" }], "parts": [] }"#;
    send(request(&server, "POST", "/items").body(twice)).await;
    let malformed = request(&server, "POST", "/items").body("{ \"api_key\": \"malformed-canary\"");
    send(malformed).await;
    for (method, path) in [
        ("POST", "/hooks/path-canary"),
        ("PUT", "/hooks/path-canary"),
        ("POST", "/hooks/path-canary/more"),
        ("POST", "/%68ooks/path-canary"),
    ] {
        send(request(&server, method, path)).await;
    }
    let requests = server.requests();
    let printed = format!("{requests:?}");
    assert!(!printed.contains("canary"), "{printed}");
    for request in &requests {
        let body = request.body().unwrap_or_default();
        assert!(
            !String::from_utf8_lossy(body).contains("canary"),
            "{request}"
        );
    }
    assert!(!printed.contains(TOKEN));
    assert_eq!(
        requests[0].body().unwrap(),
        b"user=ada&password=%5Bredacted%5D"
    );
    assert_eq!(requests[1].query("signature"), Some("[redacted]"));
    assert_eq!(
        (requests[1].header("x-key"), requests[1].header("x-page")),
        (None, Some("3"))
    );
    let redacted = "[redacted]";
    assert_eq!(
        requests[2].json().unwrap(),
        json!({
            "name": "a", "api_key": redacted, "headers": { "Authorization": redacted, "n": 0 },
            "parts": [{ "name": "b", "api_key": redacted }],
        })
    );
    assert_eq!(requests[3].json().unwrap()["name"], "a");
    assert!(requests[6].body().is_err());
    let paths: Vec<&str> = requests[7..]
        .iter()
        .map(|request| request.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "/hooks/{key}",
            "/hooks/{key}",
            "/hooks/{key}/more",
            "/%68ooks/{key}"
        ]
    );
}

#[tokio::test]
async fn twenty_bodies_of_3_mib_are_counted_and_bounded() {
    let server = start().await;
    let body: Value = json!({ "name": "x".repeat(3 * 1024 * 1024) });
    for _ in 0..20 {
        assert_eq!(post(&server, "/items", &body).await.status, 200);
    }
    let requests = server.requests();
    assert_eq!(
        (requests.len(), server.count("createItem").unwrap()),
        (20, 20)
    );
    let stored: Vec<bool> = requests
        .iter()
        .map(|request| request.body().is_ok())
        .collect();
    assert_eq!(stored, [vec![false; 10], vec![true; 10]].concat());
    let total: usize = requests
        .iter()
        .filter_map(|request| Some(request.body().ok()?.len()))
        .sum();
    assert!(total <= 32 * 1024 * 1024, "{total}");
    let error = requests[0].body().unwrap_err().to_string();
    assert!(
        error.ends_with("it was dropped, because the journal was full"),
        "{error}"
    );
}

#[tokio::test]
async fn body_that_is_too_long_is_413_and_not_stored() {
    let server = start().await;
    let body = json!({ "name": "x".repeat(4 * 1024 * 1024) });
    assert_eq!(post(&server, "/items", &body).await.status, 413);
    let record = server.requests().remove(0);
    assert!(record.body().is_err());
    assert_eq!(record.status, Some(413));
}
