#![allow(clippy::unwrap_used)]

use http::HeaderValue;
use serde::de::Expected;

use super::*;

/// As `serde_json` passes on numbers if any crate of a program turns on its feature `arbitrary_precision`.
#[test]
fn statuses_of_arbitrary_precision_are_statuses() {
    let status = br#"{"status":{"$serde_json::private::Number":"500"}}"#;
    let found = error_member("meta", status).map(|status| status.as_u16());
    assert_eq!(found, Some(500));
    let status = br#"{"status":{"$serde_json::private::Number":"200"}}"#;
    assert_eq!(error_member("meta", status), None);
}

fn status_of(body: &str) -> Option<u16> {
    error_envelope(body.as_bytes()).map(|status| status.as_u16())
}

#[test]
fn a_status_is_an_error_from_400_to_599() {
    for (status, error) in [
        ("399", None),
        ("399.9", None),
        ("400", Some(400)),
        ("599", Some(599)),
        ("599.9", Some(599)),
        ("600", None),
        ("-400", None),
        ("\"400\"", Some(400)),
        ("\" 404 Not Found\"", Some(404)),
        ("\"Not Found 404\"", None),
        ("\"error\"", Some(500)),
        ("\" FAIL \"", Some(500)),
        ("\"failed\"", Some(500)),
        ("\"Failure\"", Some(500)),
        ("\"failing\"", None),
        ("\"\"", None),
        ("true", None),
        ("null", None),
        ("[500]", None),
        ("{\"status\":500}", None),
    ] {
        for name in ["status", "status_code"] {
            let body = format!(r#"{{"data":1,"meta":{{"{name}":{status}}}}}"#);
            assert_eq!(status_of(&body), error, "{body}");
            let member = format!(r#"{{"{name}":{status}}}"#);
            let found = error_member("meta", member.as_bytes());
            assert_eq!(found.map(|status| status.as_u16()), error, "{member}");
        }
    }
    // The last one counts, and an invalid one does not hide it.
    for (members, error) in [
        (r#""status":404,"status_code":500"#, 500),
        (r#""status":404,"status_code":200"#, 404),
        (r#""status":200,"status_code":404"#, 404),
        (r#""status":"error","status_code":404"#, 404),
        (r#""status":404,"status":"ok""#, 404),
    ] {
        assert_eq!(
            status_of(&format!(r#"{{"meta":{{{members}}}}}"#)),
            Some(error)
        );
    }
    let twice = r#"{"meta":{"status":404},"meta":{"total":1}}"#;
    assert_eq!(status_of(twice), Some(404));
}

#[test]
fn a_message_or_an_error_is_one_if_it_has_content() {
    for (body, is_error) in [
        (r#"{"meta":{"error_message":"no"}}"#, true),
        (r#"{"meta":{"error_message":" "}}"#, false),
        (r#"{"meta":{"error_message":["no"]}}"#, true),
        (r#"{"meta":{"error_message":[]}}"#, false),
        (r#"{"meta":{"error_message":{"a":1}}}"#, true),
        (r#"{"meta":{"error_message":{}}}"#, false),
        (r#"{"meta":{"error_message":7}}"#, false),
        (r#"{"meta":{"error_message":true}}"#, false),
        (r#"{"meta":{"message":"no","code":7}}"#, false),
        (r#"{"meta":"no"}"#, false),
        (r#"{"error":"no"}"#, true),
        (r#"{"error":""}"#, false),
        (r#"{"error":true}"#, false),
        (r#"{"error":7}"#, false),
        (r#"{"error":["no"]}"#, false),
        (r#"{"error":{"message":"no"}}"#, true),
        (r#"{"error":{"code":"no"}}"#, true),
        (r#"{"error":{"code":7}}"#, true),
        (r#"{"error":{"code":-7}}"#, true),
        (r#"{"error":{"code":7.5}}"#, true),
        (r#"{"error":{"message":""}}"#, false),
        (r#"{"error":{"message":["no"]}}"#, false),
        (r#"{"error":{"detail":"no"}}"#, false),
        (r#"{"error":null,"errors":"no"}"#, false),
        (r#"[{"error":"no"}]"#, false),
        (r#""error""#, false),
        (r#"{"error":"no""#, false),
        // Both members, in whatever order.
        (r#"{"error":"no","meta":{"status":200}}"#, true),
        (r#"{"meta":{"status":200},"error":"no"}"#, true),
        (r#"{"error":"no","error":""}"#, true),
        // Numbers and texts that are decoded leniently.
        (r#"{"meta":{"error_message":"cut \ud83d"}}"#, true),
        (r#"{"meta":{"status":1e999,"error_message":"no"}}"#, true),
    ] {
        let expected = is_error.then_some(500);
        assert_eq!(status_of(body), expected, "{body}");
    }
    assert_eq!(error_member("meta", b"{"), None);
    assert_eq!(
        error_member("error", b"\"no\""),
        Some(StatusCode::INTERNAL_SERVER_ERROR)
    );
}

/// `serde_json` fails if values that are parsed are nested too deeply, but not if they are skipped.
#[test]
fn nested_members_are_skipped_however_deep_they_are() {
    let deep = format!(r#"{}7{}"#, r#"{"status":"#.repeat(200), "}".repeat(200));
    assert_eq!(
        status_of(&format!(r#"{{"error":"no","meta":{deep}}}"#)),
        Some(500)
    );
}

#[test]
fn a_name_has_at_most_32_bytes_to_matter() {
    let short = |text: &str| {
        serde_json::from_str::<Short>(&format!("{text:?}"))
            .unwrap()
            .0
    };
    let name = "n".repeat(32);
    assert_eq!(short(&name), name);
    assert_eq!(short(&format!("{name}n")), "");
    assert_eq!(short(""), "");
}

#[test]
fn values_of_another_type_are_described() {
    let text = |error: serde_json::Error| error.to_string();
    let envelope = serde_json::from_str::<Envelope>("7")
        .map(drop)
        .map_err(text);
    let expected = "invalid type: integer `7`, expected an object at line 1 column 1";
    assert_eq!(envelope, Err(expected.to_owned()));
    let name = serde_json::from_str::<Short>("7").map(drop).map_err(text);
    let expected = "invalid type: integer `7`, expected a name at line 1 column 1";
    assert_eq!(name, Err(expected.to_owned()));
    let any: &dyn Expected = &ScalarVisitor { depth: 0 };
    assert_eq!(any.to_string(), "any value");
}

#[test]
fn html_is_recognized_by_its_start_or_its_content_type() {
    for (content_type, text, html) in [
        ("", "<!DOCTYPE html><p>", true),
        ("", "<!doctype HTML>", true),
        ("", "<HTML lang=en>", true),
        ("", "<htm", false),
        ("", "<p>", false),
        ("text/plain", "<html>", true),
        ("Text/HTML; charset=utf-8", "Log in", true),
        ("application/xhtml+xml", "Log in", true),
        ("text/html", "{}", false),
        ("text/html", "[]", false),
        ("text/html", "7", true),
        ("text/plain", "Log in", false),
    ] {
        let mut headers = HeaderMap::new();
        if !content_type.is_empty() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        }
        assert_eq!(
            is_html(&headers, text.as_bytes()),
            html,
            "{content_type} {text}"
        );
    }
}

#[test]
fn json_is_recognized_by_its_start() {
    for (text, json) in [
        ("{", true),
        ("[1", true),
        ("\"a", true),
        ("-1", true),
        ("0", true),
        ("9", true),
        ("true", true),
        ("false", true),
        ("null", true),
        ("tru", false),
        ("nul", false),
        ("+1", false),
        ("a", false),
        ("", false),
        ("<", false),
    ] {
        assert_eq!(starts_like_json(text.as_bytes()), json, "{text}");
    }
}
