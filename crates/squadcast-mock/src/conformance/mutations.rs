//! Requests with one changed value: one that violates the document is rejected, and none makes the fake fail.
//!
//! `FAKE_SEED=17` chooses other values, and `FAKE_MUTATIONS=all` sends all of them.

use fastrand::Rng;
use http::Method;
use serde_json::{Value, json};

use super::requests::{Request, valid_request};
use super::{Fixture, http, is_valid, operations};
use crate::document;

/// The values that take the place of each value of a body.
fn values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(30),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!("Funday"),
        json!("2026-13-40T99:99:99Z"),
        json!("9999-12-31T23:59:59Z"),
        json!("-009999-01-02T00:00:00Z"),
        json!("../%2e%2e/\u{0}/ü"),
        json!([]),
        json!([null, [[]], {}]),
        json!({}),
        json!({ "id": null, "type": [], "": { "a": { "b": [] } } }),
    ]
}

/// Adds the JSON pointers of every value inside a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                pointers(field, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Returns requests with one changed value, an unknown field, or a changed parameter.
fn mutations(valid: &Request) -> Vec<Request> {
    let mut found = Vec::new();
    if let Some(body) = &valid.body {
        let body: Value = serde_json::from_str(body).unwrap();
        let mut places = Vec::new();
        pointers(&body, "", &mut places);
        for place in places {
            for value in values() {
                let mut changed = body.clone();
                *changed.pointer_mut(&place).unwrap() = value;
                let body = Some(changed.to_string());
                found.push(Request {
                    body,
                    ..valid.clone()
                });
            }
        }
    }
    for name in valid.path.keys() {
        for text in [
            "0",
            "-1",
            "18446744073709551616",
            "%00",
            "a%2Fb",
            "%2e%2e",
            "ü",
            "null",
        ] {
            let mut changed = valid.clone();
            changed.path.insert(name.clone(), text.to_owned());
            found.push(changed);
        }
    }
    for index in 0..valid.query.len() {
        for text in [
            "",
            "0",
            "-1",
            "9999999999999999999",
            "a,b,,c",
            "\u{0}",
            "ü",
            "9999-12-31T23:59:59Z",
        ] {
            let mut changed = valid.clone();
            text.clone_into(&mut changed.query[index].1);
            found.push(changed);
        }
        let mut twice = valid.clone();
        twice.query.push(valid.query[index].clone());
        found.push(twice);
    }
    found
}

#[tokio::test]
async fn request_with_a_changed_value_never_makes_the_fake_fail() {
    let all = std::env::var("FAKE_MUTATIONS").is_ok_and(|value| value == "all");
    let seed = std::env::var("FAKE_SEED").map_or(1, |seed| seed.parse().unwrap());
    eprintln!("FAKE_SEED={seed}");
    let mut random = Rng::with_seed(seed);
    let http = http();
    let mut failures = Vec::new();
    for operation in operations() {
        let fixture = Fixture::new(http.clone()).await;
        let valid = valid_request(operation, &fixture.mock);
        let mut requests = mutations(&valid);
        if !all {
            random.shuffle(&mut requests);
            requests.truncate(5);
        }
        for request in requests {
            fixture.mock.state().database().limited_calls.clear();
            let response = fixture.send(&request).await;
            let line = || {
                let body = request.body.as_deref().unwrap_or("");
                let path = request.path_and_query();
                format!(
                    "{} {path} {body} -> {} {}",
                    operation.id, response.status, response.body
                )
            };
            let body: Option<Value> = request
                .body
                .as_ref()
                .map(|body| serde_json::from_str(body).unwrap());
            let schema = operation.body.as_ref().map(|body| &body.schema);
            let invalid = schema
                .zip(body.as_ref())
                .is_some_and(|(schema, body)| !is_valid(schema, body));
            if response.status >= 500 || (invalid && response.status < 400) {
                failures.push(line());
            }
        }
    }
    assert_eq!(failures, Vec::<String>::new());
}

/// References to what was deleted are shown unchanged, or absent.
#[tokio::test]
async fn reads_are_valid_after_everything_was_deleted() {
    let document = document::embedded().unwrap();
    let fixture = Fixture::new(http()).await;
    let of = |method: Method| operations().filter(move |it| it.method == method);
    let reads: Vec<_> = of(Method::GET)
        .map(|operation| (operation, valid_request(operation, &fixture.mock)))
        .collect();
    let deletions: Vec<_> = of(Method::DELETE)
        .filter(|operation| {
            !["Users_removeToken", "Teams_removeTeam"].contains(&operation.id.as_str())
        })
        .map(|operation| (operation, valid_request(operation, &fixture.mock)))
        .collect();
    let mut failures = Vec::new();
    for (deleted, deletion) in deletions {
        let response = fixture.send(&deletion).await;
        if response.status >= 500 {
            failures.push(format!("{}: {}", deleted.id, response.body));
        }
        for (operation, request) in &reads {
            fixture.mock.state().database().limited_calls.clear();
            let response = fixture.send(request).await;
            let schema = operation.responses.get("application/json");
            let json = response.content_type.starts_with("application/json");
            let violations = match schema {
                Some(schema) if response.status == operation.status && json => {
                    document.validate(schema, &response.json()).unwrap()
                }
                _ => Vec::new(),
            };
            if response.status >= 500 || !violations.is_empty() {
                let (id, body) = (&operation.id, &response.body);
                failures.push(format!("{id} after {}: {body} {violations:?}", deleted.id));
            }
        }
    }
    assert_eq!(failures, Vec::<String>::new());
}
