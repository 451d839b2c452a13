//! What the document forbids ends the test.

use std::panic::{AssertUnwindSafe, catch_unwind};

use httpmock::MockServer;
use openapi_mock::mocks::{Matcher, MockResponse, Responder, mock};
use serde_json::{Value, json};

use super::document::AREA;

/// The message of the panic of an invalid mock.
fn message(id: &'static str, configure: impl FnOnce(Matcher, Responder) -> MockResponse) -> String {
    let server = MockServer::start();
    let panic = catch_unwind(AssertUnwindSafe(|| {
        mock(&server, &AREA, id, configure);
    }))
    .unwrap_err();
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn what_the_document_forbids_ends_the_test() {
    let item = || json!({ "name": "a" });
    let empty: fn(Responder) -> MockResponse = |then| then.empty(204);
    let forbids = |part: &str, rest: &str| {
        format!(
            "the document forbids the {part}:\n  at {rest}\nuse `raw` if the test needs it anyway"
        )
    };
    let not_text = "the value is not of type \"string\"";
    let not_number = "the value is not of type \"integer\"";
    for (found, expected) in [
        (
            message("getItem", |when, then| {
                let _ = when.path("id", "abcde");
                empty(then)
            }),
            format!(
                "getItem: {}",
                forbids(
                    "path parameter `id`",
                    "\"\": the value is longer than 4 characters"
                )
            ),
        ),
        (
            message("getItem", |when, then| {
                let _ = when.query("id", "text");
                empty(then)
            }),
            format!(
                "getItem: {}",
                forbids("query parameter `id`", &format!("\"\": {not_number}"))
            ),
        ),
        (
            message("getItem", |when, then| {
                let _ = when.header("id", "text");
                empty(then)
            }),
            "getItem: has no header parameter `id`".to_owned(),
        ),
        (
            message("getItem", |when, then| {
                let _ = when.body(&item());
                empty(then)
            }),
            "getItem: the operation has no request body".to_owned(),
        ),
        (
            message("getItem", |when, then| {
                let _ = when.body_includes(&item());
                empty(then)
            }),
            "getItem: the operation has no request body".to_owned(),
        ),
        (
            message("putItem", |when, then| {
                let _ = when.body(&json!({ "name": 1 }));
                empty(then)
            }),
            format!(
                "putItem: {}",
                forbids("request body", &format!("\"/name\": {not_text}"))
            ),
        ),
        (
            message("putItem", |when, then| {
                let _ = when.body_includes(&json!({ "size": "a" }));
                empty(then)
            }),
            format!(
                "putItem: {}",
                forbids(
                    "part of the request body",
                    &format!("\"/size\": {not_number}")
                )
            ),
        ),
        (
            message("postForm", |when, then| {
                let _ = when.body("text");
                empty(then)
            }),
            "postForm: a form is an object".to_owned(),
        ),
        (
            message("getItem", |_, then| {
                then.body(200, &json!({ "data": { "name": 1, "note": null } }))
            }),
            format!(
                "getItem: {}",
                forbids("response", &format!("\"/data/name\": {not_text}"))
            ),
        ),
        (
            message("getItem", |_, then| then.body(201, &json!({}))),
            "getItem: has no JSON response with the status 201".to_owned(),
        ),
        (
            message("getItem", |_, then| then.bytes(200, "text/html", b"")),
            "getItem: no response has the content type text/html".to_owned(),
        ),
        (
            message("getItem", |_, then| {
                then.bytes(200, "application/json", b"{")
            }),
            "getItem: the response is not JSON: EOF while parsing an object at line 1 column 1"
                .to_owned(),
        ),
        (
            message("getItem", |_, then| then.error(399, "x")),
            "getItem: 399 is not the status of an error".to_owned(),
        ),
        (
            message("getItem", |_, then| then.error(600, "x")),
            "getItem: 600 is not the status of an error".to_owned(),
        ),
        (
            message("deleteItem", |_, then| {
                let _: Value = then.example(None);
                empty(then)
            }),
            "deleteItem: the document has no JSON response".to_owned(),
        ),
        (
            message("none", |_, then| empty(then)),
            "none: is not an operation of the document".to_owned(),
        ),
        (
            message("getItem", |_, then| empty(then).header("a b", "x")),
            "header: \"a b\": \"x\" is not a header".to_owned(),
        ),
        (
            message("getItem", |_, then| empty(then).header("ab", "\n")),
            "header: \"ab\": \"\\n\" is not a header".to_owned(),
        ),
    ] {
        assert_eq!(found, expected);
    }
    let missing = message("getItem", |_, then| then.error_body(410, json!({})));
    assert!(
        missing.starts_with(
            "getItem: the document forbids the error response:\n  at \"\": \"error\" is a required"
        ),
        "{missing}"
    );
}
