//! Error responses: parsed by their structure, and printed on one bounded line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;
use std::time::Duration;

use crate::support::{GET, builder};
use http::StatusCode;
use serde_json::json;
use squad_core::testing::MemoryTransport;
use squad_core::transport::{SendError, SendPhase, TransportResponse};
use squad_core::{Error, Kind, RetryPolicy};

fn response(status: u16, body: &str) -> Error {
    Error::from_response(StatusCode::from_u16(status).unwrap(), body.as_bytes(), &[])
}

fn fields(error: &Error) -> Vec<String> {
    error
        .field_errors()
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn the_v3_structure_with_its_status_as_a_number_or_a_string() {
    for body in [
        r#"{"meta":{"status":404,"error_message":"service not found"}}"#,
        r#"{"meta":{"status":"404","error_message":"service not found"}}"#,
        r#"{"data":null,"meta":{"error_message":"service not found","status":null}}"#,
    ] {
        let error = response(404, body);
        assert_eq!(
            (error.kind(), error.message()),
            (Kind::NotFound, "service not found")
        );
    }
}

#[test]
fn conflicts_keep_their_data_as_object_or_list() {
    for data in [json!({"id": 1}), json!([{"id": 1}, {"id": 2}])] {
        let body =
            json!({"meta": {"status": 409, "error_message": "in use", "conflict_data": data}});
        let error = response(409, &body.to_string());
        assert!(error.is_conflict());
        assert_eq!(error.conflict_data(), Some(&data));
        assert!(
            !format!("{error:?}").contains("\"id\""),
            "data of the account is not printed"
        );
    }
    assert_eq!(
        response(409, r#"{"meta":{"conflict_data":null}}"#).conflict_data(),
        None
    );
}

#[test]
fn details_of_the_v3_structure() {
    let body = json!({"meta": {"status": 422, "error_message": "", "error_details": {
        "code": 1042, "description": "bad rules", "link": "https://example.com",
        "errors": {"name": ["too long", "taken"], "rules": {"0": "empty"}}
    }}});
    let error = response(422, &body.to_string());
    assert_eq!((error.message(), error.code()), ("bad rules", Some("1042")));
    assert_eq!(
        fields(&error),
        ["name too long", "name taken", "rules.0 empty"]
    );
}

#[test]
fn the_v4_structure() {
    let body = json!({"error": {"code": "invalid", "message": "check the fields", "details": [
        {"field": "name", "message": "is required"}, {"message": "odd"}, "plain"
    ]}});
    let error = response(400, &body.to_string());
    assert!(error.is_validation());
    assert_eq!(
        (error.message(), error.code()),
        ("check the fields", Some("invalid"))
    );
    assert_eq!(fields(&error), ["name is required", "odd", "plain"]);
}

#[test]
fn the_oauth2_structure() {
    let error = response(
        400,
        r#"{"error":"invalid_grant","error_description":"the token is spent"}"#,
    );
    assert_eq!(
        (error.message(), error.code()),
        ("the token is spent", Some("invalid_grant"))
    );
    let error = response(401, r#"{"error":"invalid_client"}"#);
    assert_eq!(
        (error.kind(), error.message()),
        (Kind::Authentication, "invalid_client")
    );
}

#[test]
fn the_structures_of_squadvoice() {
    assert_eq!(
        response(429, r#"{"detail":"throttled"}"#).message(),
        "throttled"
    );
    let map = response(
        400,
        r#"{"phone_number":["wrong","short"],"non_field_errors":["x"]}"#,
    );
    assert_eq!(
        fields(&map),
        ["phone_number wrong", "phone_number short", "x"]
    );
    for body in [
        r#"[{},{"phone_number":["wrong"],"inner":{"deep":["bad"]}}]"#,
        r#"{"1":{"phone_number":["wrong"],"inner":{"deep":["bad"]}}}"#,
    ] {
        let error = response(400, body);
        assert_eq!(
            fields(&error),
            ["[1].phone_number wrong", "[1].inner.deep bad"],
            "{body}"
        );
        assert!(
            error
                .field_errors()
                .iter()
                .all(|field| field.index == Some(1))
        );
    }
    assert_eq!(
        fields(&response(400, r#"["first","second"]"#)),
        ["[0] first", "[1] second"]
    );
    assert_eq!(response(400, r#""just this""#).message(), "just this");
}

#[test]
fn bodies_that_are_not_json() {
    let page = "<!doctype html>\n<html><head><TITLE>502 Bad\n Gateway</TITLE></head><body>internal host 10.0.0.1</body>";
    assert_eq!(response(502, page).message(), "502 Bad Gateway");
    assert_eq!(
        response(503, "<html>no title").message(),
        "service unavailable"
    );
    assert_eq!(response(500, "").message(), "internal server error");
    assert_eq!(response(500, " \n ").message(), "internal server error");
    assert_eq!(
        response(500, "upstream\r\n  timed\tout").message(),
        "upstream timed out"
    );
    assert_eq!(
        response(500, r#"{"meta":{"error_mess"#).message(),
        "internal server error"
    );
    assert_eq!(response(500, "{}").message(), "internal server error");
    assert_eq!(response(500, "7").message(), "internal server error");
    assert_eq!(response(499, "").message(), "no reason given");
    assert_eq!(
        response(404, "\u{feff}{\"detail\":\"bom\"}").message(),
        "bom"
    );
}

#[test]
fn messages_are_short_and_on_one_line_whatever_the_body() {
    let long = "x".repeat(10_000);
    for body in [
        long.clone(),
        json!({"detail": long}).to_string(),
        json!({"a\nb": [long]}).to_string(),
    ] {
        let text = response(400, &body).to_string();
        assert!(
            text.chars().count() < 1000 && !text.contains('\n'),
            "{}",
            text.len()
        );
    }
    let many = format!("[{}]", vec![r#"{"a":["b"]}"#; 5000].join(","));
    let error = response(400, &many);
    assert_eq!(error.field_errors().len(), 1000);
    assert!(error.to_string().contains("and 997 more"));
    let deep = "[".repeat(100) + &"]".repeat(100);
    assert_eq!(response(400, &deep).kind(), Kind::Validation);
    let bytes: Vec<u8> = (0..=255).collect();
    assert!(
        !Error::from_response(StatusCode::BAD_REQUEST, &bytes, &[])
            .to_string()
            .contains('\u{7}')
    );
}

#[tokio::test]
async fn display_is_one_line_that_says_what_to_do() {
    let service = MemoryTransport::new(|_| {
        let body = json!({"meta": {"status": 401, "error_message": "invalid access token"}});
        TransportResponse::json(StatusCode::UNAUTHORIZED, &body)
            .header("x-request-id".parse().unwrap(), "req-3".parse().unwrap())
    });
    let error = crate::support::client(&service)
        .call(&GET)
        .path("id", 1)
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "getThing: not authenticated: invalid access token (HTTP 401, request id req-3); the access token could not be refreshed"
    );
    let limited = response(429, "").with_retry_after(Some(Duration::from_millis(1500)));
    assert_eq!(
        limited.to_string(),
        "rate limited: too many requests (HTTP 429); retry in 2 s"
    );
    let plain = response(401, r#"{"detail":"no"}"#).to_string();
    assert_eq!(
        plain,
        "not authenticated: no (HTTP 401); check that the token is complete, not revoked, and of this region"
    );
}

#[tokio::test]
async fn sources_are_kept_and_not_displayed() {
    let service = MemoryTransport::with_async(|_| async {
        let cause = std::io::Error::other("name not known");
        Err(SendError::new(SendPhase::Connect, "cannot connect to api.test").with_source(cause))
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .retry(RetryPolicy::disabled())
        .build()
        .unwrap();
    let error = client
        .call(&GET)
        .path("id", 1)
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "getThing: cannot connect to api.test");
    assert_eq!(error.source().unwrap().to_string(), "name not known");
    assert!(
        error
            .clone()
            .source()
            .unwrap()
            .downcast_ref::<std::io::Error>()
            .is_some()
    );
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    shared(&error);
}

/// Nothing of a large error body makes the log unreadable.
#[test]
fn display_and_debug_are_bounded() {
    let long = "x".repeat(400);
    let fields: serde_json::Map<_, _> = (0..900)
        .map(|nth| (format!("{long}{nth}"), json!([long])))
        .collect();
    let body =
        json!({"meta": {"error_message": long, "error_details": {"code": long, "errors": fields}}});
    let error = response(422, &body.to_string());
    assert_eq!(error.field_errors().len(), 900);
    for text in [
        format!("{error:?}"),
        format!("{error:#?}"),
        error.to_string(),
    ] {
        assert!(text.len() < 10_000, "{} bytes", text.len());
    }
    assert!(format!("{error:?}").contains("890 more"), "{error:?}");
    assert!(error.to_string().contains("and 897 more"), "{error}");
    let own = Error::new(Kind::Connection, "y".repeat(100_000));
    assert!(format!("{own:?}{own}").len() < 10_000);
}

#[test]
fn characters_that_hide_or_reorder_text_are_removed() {
    let body = json!({"meta": {"error_message": "in\u{200b}valid \u{202e}eman\u{2069}", "error_details": {
        "code": "\u{feff}c", "errors": {"na\u{200d}me": "\u{2066}bad"}
    }}});
    let error = response(422, &body.to_string());
    assert_eq!((error.message(), error.code()), ("invalid eman", Some("c")));
    assert_eq!(self::fields(&error), ["name bad"]);
}

/// The same rules as for a successful response.
#[test]
fn an_odd_value_does_not_cost_the_message() {
    for body in [
        r#"{"meta":{"error_message":"in use","conflict_data":{"count":1e999}}}"#,
        "\u{feff}{\"meta\":{\"error_message\":\"in use\",\"status\":99999999999999999999999}}",
    ] {
        assert_eq!(response(409, body).message(), "in use", "{body}");
    }
    let numbers = format!("[{}]", "0,".repeat(500_000) + "0");
    assert_eq!(response(400, &numbers).message(), "bad request");
}

#[test]
fn an_invalid_success_says_that_the_request_was_probably_carried_out() {
    let invalid = Error::new(Kind::Decode, "missing field `id`").with_status(StatusCode::CREATED);
    assert_eq!(
        invalid.to_string(),
        "invalid response: missing field `id` (HTTP 201); the request was probably carried out"
    );
    let unsent = Error::new(Kind::Decode, "missing field `id`").to_string();
    assert_eq!(unsent, "missing field `id`");
}

#[test]
fn the_title_of_a_page_is_plain_text() {
    let page = "<html><title>a &amp; b &lt;c&gt; &#x2F;&#47; &quot;d&quot; &unknown; &#xffffffff; & &amp</title>";
    assert_eq!(
        response(502, page).message(),
        "a & b <c> // \"d\" &unknown; &#xffffffff; & &amp"
    );
}
