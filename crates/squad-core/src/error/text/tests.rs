//! What `Display` prints of an error, and how long it gets.
#![allow(clippy::unwrap_used)]

use std::time::Duration;

use http::StatusCode;
use serde_json::json;

use super::*;

#[test]
fn a_line_has_single_spaces_no_invisible_characters_and_at_most_its_length() {
    for (text, max, line) in [
        (" a\r\n\tb \u{7}c ", 9, "a b c"),
        ("abc", 3, "abc"),
        ("abcd", 3, "abc…"),
        ("ab cd", 4, "ab c…"),
        ("ab cd", 3, "ab…"),
        ("ab cd", 2, "ab…"),
        ("ab ", 2, "ab"),
        ("aé", 2, "aé"),
        ("a\u{200b}b\u{202e}c\u{feff}\u{2066}", 3, "abc"),
        ("a\u{2028}b", 3, "a b"),
        ("", 0, ""),
    ] {
        assert_eq!(single_line(text, max), line, "{text:?}");
    }
    let long = single_line(&"word ".repeat(1000), 300);
    assert_eq!(
        long.chars().count(),
        300,
        "the last place is a space, which is dropped before the ellipsis"
    );
    assert!(long.ends_with("word…"));
}

/// The error of a response with this status and message.
fn response(status: u16, message: &str) -> Error {
    let status = StatusCode::from_u16(status).unwrap();
    let body = json!({ "message": message }).to_string();
    Error::from_response(status, body.as_bytes(), &[])
}

/// An error with this many field errors.
fn rejected(fields: usize) -> Error {
    let fields: Vec<_> = (1..=fields)
        .map(|nth| json!({"field": format!("f{nth}"), "message": "is wrong"}))
        .collect();
    let body = json!({"error": {"message": "no", "details": fields}}).to_string();
    Error::from_response(StatusCode::BAD_REQUEST, body.as_bytes(), &[])
}

#[test]
fn each_kind_of_response_has_its_heading() {
    for (kind, heading) in [
        (Kind::Authentication, Some("not authenticated")),
        (Kind::Permission, Some("not permitted")),
        (Kind::NotFound, Some("not found")),
        (Kind::Conflict, Some("conflict")),
        (Kind::Validation, Some("invalid request")),
        (Kind::RateLimited, Some("rate limited")),
        (Kind::Server, Some("the service failed")),
        (Kind::Timeout, Some("timed out")),
        (Kind::Decode, Some("invalid response")),
        (Kind::UnexpectedResponse, Some("unexpected response")),
        (Kind::Truncated, Some("incomplete list")),
        (Kind::Connection, None),
        (Kind::Redirect, None),
        (Kind::Configuration, None),
        (Kind::CredentialStore, None),
    ] {
        let error = Error::new(kind, "it failed").with_exchange_sent(RequestSent::Yes);
        assert_eq!(error.to_string(), "it failed", "without a response");
        let error = error.with_status(StatusCode::IM_A_TEAPOT);
        let heading = heading.map_or(String::new(), |heading| format!("{heading}: "));
        assert_eq!(error.to_string(), format!("{heading}it failed (HTTP 418)"));
    }
}

#[test]
fn what_is_known_of_a_failure_is_in_its_line() {
    let timeout = || Error::new(Kind::Timeout, "too late");
    let authentication = || Error::new(Kind::Authentication, "no");
    let id = || Some("req-1".to_owned());
    let second = Some(Duration::from_millis(1001));
    let check = "; check that the token is complete, not revoked, and of this region";
    for (error, line) in [
        (timeout(), "too late"),
        (timeout().with_operation("getTeam"), "getTeam: too late"),
        (timeout().with_attempts(1), "too late"),
        (timeout().with_attempts(2), "too late (sent 2 times)"),
        (
            timeout().with_request_id(id()),
            "too late (request id req-1)",
        ),
        (
            timeout().with_request_id(id()).with_attempts(3),
            "too late (request id req-1, sent 3 times)",
        ),
        (
            response(404, "gone").with_attempts(2).with_request_id(id()),
            "not found: gone (HTTP 404, request id req-1, sent 2 times)",
        ),
        // When to retry, if that helps.
        (timeout().with_retry_after(second), "too late"),
        (
            response(429, "slow down").with_retry_after(second),
            "rate limited: slow down (HTTP 429); retry in 2 s",
        ),
        (
            response(503, "down").with_retry_after(Some(Duration::from_secs(7))),
            "the service failed: down (HTTP 503); retry in 7 s",
        ),
        (response(503, "down"), "the service failed: down (HTTP 503)"),
        // Whether the request was carried out.
        (
            Error::new(Kind::Decode, "no `id`").with_status(StatusCode::OK),
            "invalid response: no `id` (HTTP 200); the request was probably carried out",
        ),
        (
            Error::new(Kind::Decode, "no `id`").with_status(StatusCode::BAD_GATEWAY),
            "invalid response: no `id` (HTTP 502)",
        ),
        (Error::new(Kind::Decode, "no `id`"), "no `id`"),
    ] {
        assert_eq!(error.to_string(), line);
    }
    for (error, line) in [
        (authentication(), "no".to_owned()),
        (
            response(401, "no"),
            format!("not authenticated: no (HTTP 401){check}"),
        ),
        (
            response(401, "no").with_exchange_sent(RequestSent::Maybe),
            "not authenticated: no (HTTP 401)".to_owned(),
        ),
        (
            response(401, "no").with_exchange_sent(RequestSent::Yes),
            "not authenticated: no (HTTP 401)".to_owned(),
        ),
        (
            response(401, "no").with_refresh_failure(timeout()),
            "not authenticated: no (HTTP 401); the access token could not be refreshed".to_owned(),
        ),
        (
            authentication().with_refresh_failure(timeout()),
            "no; the access token could not be refreshed".to_owned(),
        ),
        (
            response(403, "no").with_refresh_failure(timeout()),
            "not permitted: no (HTTP 403)".to_owned(),
        ),
    ] {
        assert_eq!(error.to_string(), line);
    }
}

#[test]
fn three_field_errors_are_displayed_and_the_others_counted() {
    for (fields, shown) in [
        (0, ""),
        (1, ": f1 is wrong"),
        (2, ": f1 is wrong, f2 is wrong"),
        (3, ": f1 is wrong, f2 is wrong, f3 is wrong"),
        (4, ": f1 is wrong, f2 is wrong, f3 is wrong and 1 more"),
        (12, ": f1 is wrong, f2 is wrong, f3 is wrong and 9 more"),
    ] {
        let line = format!("invalid request: no{shown} (HTTP 400)");
        assert_eq!(rejected(fields).to_string(), line);
    }
}

#[test]
fn a_field_error_has_its_index_and_its_field() {
    for (index, field, line) in [
        (None, "", "is wrong"),
        (None, "a.b", "a.b is wrong"),
        (Some(0), "", "[0] is wrong"),
        (Some(7), "a", "[7].a is wrong"),
    ] {
        let error = FieldError {
            index,
            field: field.to_owned(),
            message: "is wrong".to_owned(),
        };
        assert_eq!(error.to_string(), line);
    }
}

#[test]
fn the_json_path_is_behind_the_message() {
    let cause = serde_json::from_str::<Vec<u8>>("[1,\n\"x\"]").unwrap_err();
    let error = Error::at_json_path("[1]".to_owned(), &cause);
    assert_eq!(
        error.to_string(),
        "a value has another type than the one to decode (line 2, column 3) at [1]"
    );
    let cause = serde_json::from_str::<Vec<u8>>("[1,").unwrap_err();
    let error = Error::at_json_path(".".to_owned(), &cause);
    let line = "the response ends in the middle (line 1, column 3) at .";
    assert_eq!(error.to_string(), line);
    let cause = serde_json::from_str::<Vec<u8>>("[1 2]").unwrap_err();
    let error = Error::at_json_path("[0]".to_owned(), &cause);
    let line = "the response is not JSON (line 1, column 4) at [0]";
    assert_eq!(error.to_string(), line);
    let cause = serde_json::from_value::<u8>(json!("x")).unwrap_err();
    let error = Error::at_json_path("a\u{200b}\n".repeat(300), &cause);
    assert_eq!(error.kind(), Kind::Decode);
    assert_eq!(
        error.message(),
        "a value has another type than the one to decode"
    );
    let path = "a ".repeat(300);
    assert_eq!(error.json_path(), Some(path.trim_end()));
}

#[test]
fn a_message_of_any_length_is_printed_up_to_two_thousand_characters() {
    let most = "é".repeat(2000);
    for (message, printed) in [
        (most.clone(), most.clone()),
        (format!("{most}é"), format!("{most}…")),
        ("short".to_owned(), "short".to_owned()),
    ] {
        assert_eq!(Error::new(Kind::Connection, message).to_string(), printed);
    }
}
