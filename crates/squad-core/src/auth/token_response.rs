//! Decodes grants and errors from JSON, leniently: integers as text, absent or additional fields, with or without the `data`
//! envelope.

use std::time::Duration;

use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::Grant;
use crate::pipeline::error_envelope;

/// Decodes a grant. The error describes `body` and never quotes it.
pub(crate) fn grant(body: &[u8]) -> Result<Grant, String> {
    let mut value = parse(body).map_err(|error| describe(body, &error))?;
    let grant = from_value(&value);
    wipe(&mut value);
    grant
}

/// Parses JSON, with or without a byte order mark.
fn parse(body: &[u8]) -> serde_json::Result<Value> {
    serde_json::from_slice(without_mark(body))
}

fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// What the body of a successful response is, if it is not one that can confirm a request: HTML, broken JSON or an error.
pub(crate) fn no_confirmation(body: &[u8]) -> Option<String> {
    let text = without_mark(body).trim_ascii_start();
    match (text.first(), parse(body)) {
        (Some(b'<'), _) => Some("HTML".to_owned()),
        (Some(b'{' | b'['), Err(error)) => Some(describe(text, &error)),
        (_, Ok(value)) if error_envelope(text).is_some() || has_error(&value) => {
            Some("an error".to_owned())
        }
        _ => None,
    }
}

/// Whether JSON has an error or errors of any type, which an error envelope of Squadcast need not have.
fn has_error(value: &Value) -> bool {
    let is_set = |value: &Value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    };
    let mut members = ["error", "errors"].into_iter();
    members.any(|name| value.get(name).is_some_and(is_set))
}

fn from_value(value: &Value) -> Result<Grant, String> {
    let Some(outer) = value.as_object() else {
        return Err("a JSON value that is not an object".to_owned());
    };
    let fields = match outer.get("data") {
        Some(Value::Object(inner)) if !outer.contains_key("access_token") => inner,
        _ => outer,
    };
    let Some(token) = fields.get("access_token").and_then(Value::as_str) else {
        return Err("a JSON object without an access token".to_owned());
    };
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("an access token that cannot be sent in a header".to_owned());
    }
    let kind = text(fields, "token_type").or_else(|| text(fields, "type"));
    if kind.is_some_and(|kind| !kind.is_empty() && !kind.eq_ignore_ascii_case("bearer")) {
        return Err("an access token of another type than bearer".to_owned());
    }
    let mut grant = Grant::new(token);
    if let Some(time) = integer(fields, "issued_at") {
        grant = grant.issued_at(time);
    }
    if let Some(time) = integer(fields, "expires_at") {
        grant = grant.expires_at(time);
    }
    if let Some(life) = integer(fields, "expires_in") {
        grant = grant.expires_in(Duration::from_secs(u64::try_from(life).unwrap_or(0)));
    }
    // A refresh token that cannot be sent is ignored.
    if let Some(token) = text(fields, "refresh_token")
        && !token.is_empty()
        && token.bytes().all(|byte| byte.is_ascii_graphic())
    {
        grant = grant.refresh_token(token);
    }
    Ok(grant)
}

/// The message of Squadcast's error format: `{meta: {status, error_message}}` or `{error: {code, message}}`.
pub(crate) fn squadcast_error(body: &[u8]) -> Option<String> {
    let value = parse(body).ok()?;
    if let Some(meta) = value.get("meta").and_then(Value::as_object) {
        return Some(text(meta, "error_message")?.to_owned());
    }
    let error = value.get("error").and_then(Value::as_object)?;
    Some(text(error, "message")?.to_owned())
}

/// An error in the format of OAuth2.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OAuthError {
    pub(crate) code: String,
    pub(crate) description: Option<String>,
}

impl OAuthError {
    /// Whether the provider says that the same request can succeed later.
    pub(crate) fn is_passing(&self) -> bool {
        const PASSING: [&str; 3] = ["temporarily_unavailable", "server_error", "slow_down"];
        PASSING.contains(&self.code.as_str())
    }
}

pub(crate) fn oauth_error(body: &[u8]) -> Option<OAuthError> {
    let value = parse(body).ok()?;
    let fields = value.as_object()?;
    let code = text(fields, "error").filter(|code| !code.is_empty())?;
    Some(OAuthError {
        code: code.to_owned(),
        description: text(fields, "error_description").map(str::to_owned),
    })
}

fn text<'v>(fields: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    fields.get(name)?.as_str()
}

/// An integer, also as text or with a fraction.
fn integer(fields: &Map<String, Value>, name: &str) -> Option<i64> {
    match fields.get(name)? {
        Value::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        Value::String(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| whole(text.parse().ok()?))
        }
        _ => None,
    }
}

#[allow(clippy::cast_possible_truncation)] // a float out of range becomes the nearest integer, which the caller clamps
fn whole(number: f64) -> Option<i64> {
    number.is_finite().then_some(number as i64)
}

fn describe(body: &[u8], error: &serde_json::Error) -> String {
    match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => "an empty body".to_owned(),
        Some(b'<') => "HTML".to_owned(),
        _ if error.is_eof() => "truncated JSON".to_owned(),
        _ => "not JSON".to_owned(),
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use std::time::SystemTime;

    use secrecy::ExposeSecret;

    use super::*;

    fn life(body: &str) -> u64 {
        grant(body.as_bytes())
            .unwrap()
            .life(SystemTime::now())
            .as_secs()
    }

    #[test]
    fn every_text_of_a_parsed_response_is_wiped_however_deep_it_is() {
        let mut body = serde_json::json!({
            "access_token": "canary",
            "sessions": [{"tokens": ["canary", 1]}, "canary"],
            "expires_in": 60,
        });
        wipe(&mut body);
        let wiped = serde_json::json!({
            "access_token": "",
            "sessions": [{"tokens": ["", 1]}, ""],
            "expires_in": 60,
        });
        assert_eq!(body, wiped);
    }

    #[test]
    fn the_documented_response_is_decoded_with_and_without_the_envelope() {
        let bare = r#"{"access_token":"a.b.c","expires_at":1587412870,"issued_at":1587240070,"refresh_token":"r","type":"bearer"}"#;
        for body in [bare.to_owned(), format!("{{\"data\":{bare}}}")] {
            let grant = grant(body.as_bytes()).unwrap();
            assert_eq!(grant.access_token.expose_secret(), "a.b.c");
            assert_eq!(grant.refresh_token.unwrap().expose_secret(), "r");
            assert_eq!(life(&body), 172_800);
        }
    }

    #[test]
    fn html_broken_json_and_errors_confirm_nothing() {
        for (body, expected) in [
            ("", None),
            ("OK", None),
            ("{}", None),
            (r#"{"error":null,"errors":[],"meta":{"status":200}}"#, None),
            ("\u{feff} <html>", Some("HTML")),
            (r#"{"error":"inv"#, Some("truncated JSON")),
            ("{nothing}", Some("not JSON")),
            (r#"{"error":"invalid_client"}"#, Some("an error")),
            (r#"{"error":{"code":"x"}}"#, Some("an error")),
            (r#"{"errors":["x"]}"#, Some("an error")),
            (r#"{"meta":{"status":"400"}}"#, Some("an error")),
            (r#"{"meta":{"status_code":500}}"#, Some("an error")),
            (r#"{"meta":{"error_message":"down"}}"#, Some("an error")),
        ] {
            let found = no_confirmation(body.as_bytes());
            assert_eq!(found.as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_ignored() {
        let body = "\u{feff}{\"access_token\":\"a\",\"expires_in\":5}";
        assert_eq!(life(body), 5);
        let rejected = "\u{feff}{\"error\":\"invalid_grant\"}".as_bytes();
        assert_eq!(oauth_error(rejected).unwrap().code, "invalid_grant");
        let rejected = "\u{feff}{\"meta\":{\"error_message\":\"no\"}}".as_bytes();
        assert_eq!(squadcast_error(rejected).unwrap(), "no");
    }

    #[test]
    fn integers_may_be_text_or_have_a_fraction() {
        assert_eq!(
            life(r#"{"access_token":"a","issued_at":"1587240070","expires_at":" 1587412870 "}"#),
            172_800
        );
        assert_eq!(
            life(r#"{"access_token":"a","issued_at":1587240070.0,"expires_at":"1.58741287e9"}"#),
            172_800
        );
        assert_eq!(life(r#"{"access_token":"a","expires_in":"36000"}"#), 36_000);
        assert_eq!(
            life(r#"{"access_token":"a","expires_in":36000,"scope":null,"new":{}}"#),
            36_000
        );
    }

    #[test]
    fn absent_or_invalid_optional_fields_do_not_fail_the_response() {
        for body in [
            r#"{"access_token":"a"}"#,
            r#"{"access_token":"a","refresh_token":null,"type":null}"#,
            r#"{"access_token":"a","refresh_token":"","token_type":"Bearer"}"#,
            r#"{"access_token":"a","refresh_token":"r\n","expires_at":null}"#,
            r#"{"access_token":"a","expires_at":{}}"#,
            r#"{"data":{"access_token":"a"},"meta":{}}"#,
        ] {
            let grant = grant(body.as_bytes()).unwrap();
            assert!(grant.refresh_token.is_none(), "{body}");
        }
    }

    #[test]
    fn an_invalid_response_is_described_and_not_quoted() {
        for (body, expected) in [
            ("", "an empty body"),
            (" \n", "an empty body"),
            (" <html>canary</html>", "HTML"),
            (r#"{"access_token":"canary"#, "truncated JSON"),
            ("canary", "not JSON"),
            ("[\"canary\"]", "a JSON value that is not an object"),
            (
                r#"{"data":"canary"}"#,
                "a JSON object without an access token",
            ),
            (
                r#"{"access_token":7}"#,
                "a JSON object without an access token",
            ),
            (
                r#"{"access_token":""}"#,
                "an access token that cannot be sent in a header",
            ),
            (
                r#"{"access_token":"canary\r\nX: y"}"#,
                "an access token that cannot be sent in a header",
            ),
            (
                r#"{"access_token":"canary","token_type":"mac"}"#,
                "an access token of another type than bearer",
            ),
        ] {
            assert_eq!(grant(body.as_bytes()).unwrap_err(), expected, "{body}");
        }
    }

    #[test]
    fn the_fields_of_the_envelope_count_only_without_an_access_token_next_to_it() {
        for (body, token) in [
            (r#"{"access_token":"a","data":{"access_token":"b"}}"#, "a"),
            (r#"{"data":{"access_token":"b"},"expires_in":5}"#, "b"),
            (r#"{"access_token":"a","data":["b"]}"#, "a"),
        ] {
            let grant = grant(body.as_bytes()).unwrap();
            assert_eq!(grant.access_token.expose_secret(), token, "{body}");
        }
        assert_eq!(
            grant(br#"{"access_token":null,"data":{"access_token":"b"}}"#).unwrap_err(),
            "a JSON object without an access token"
        );
    }

    #[test]
    fn the_type_of_a_token_is_bearer_or_absent() {
        for (fields, valid) in [
            (r#""token_type":"BEARER""#, true),
            (r#""token_type":"","type":"mac""#, true),
            (r#""token_type":7,"type":"Bearer""#, true),
            (r#""type":"mac""#, false),
            (r#""token_type":"bearer ""#, false),
        ] {
            let body = format!(r#"{{"access_token":"a",{fields}}}"#);
            assert_eq!(grant(body.as_bytes()).is_ok(), valid, "{body}");
        }
    }

    #[test]
    fn an_integer_is_found_in_every_form() {
        let fields = serde_json::json!({
            "integer": -7, "fraction": 7.9, "text": " 12 ", "exponent": "1.5e2", "large": u64::MAX,
            "word": "x", "list": [7], "infinite": "inf",
        });
        let integer = |name: &str| integer(fields.as_object().unwrap(), name);
        for (name, expected) in [
            ("integer", Some(-7)),
            ("fraction", Some(7)),
            ("text", Some(12)),
            ("exponent", Some(150)),
            ("large", Some(i64::MAX)),
            ("word", None),
            ("list", None),
            ("infinite", None),
            ("absent", None),
        ] {
            assert_eq!(integer(name), expected, "{name}");
        }
        // A negative life is over.
        assert_eq!(life(r#"{"access_token":"a","expires_in":-5}"#), 60);
    }

    #[test]
    fn a_code_says_whether_the_request_can_succeed_later() {
        for (code, passes) in [
            ("temporarily_unavailable", true),
            ("server_error", true),
            ("slow_down", true),
            ("invalid_grant", false),
        ] {
            let body = format!(r#"{{"error":"{code}"}}"#);
            let error = oauth_error(body.as_bytes()).unwrap();
            assert_eq!((error.is_passing(), error.description), (passes, None));
        }
    }

    #[test]
    fn errors_are_distinguished_from_other_json() {
        let message = |body: &str| squadcast_error(body.as_bytes());
        assert_eq!(
            message(r#"{"meta":{"status":401,"error_message":"no"}}"#).as_deref(),
            Some("no")
        );
        assert_eq!(
            message(r#"{"meta":{"status":"401","error_message":"no"}}"#).as_deref(),
            Some("no")
        );
        assert_eq!(
            message(r#"{"error":{"code":"x","message":"no"}}"#).as_deref(),
            Some("no")
        );
        for body in [
            "",
            "<html>",
            "{}",
            r#"{"meta":{}}"#,
            r#"{"message":"no"}"#,
            r#"{"meta":{"error_mess"#,
        ] {
            assert_eq!(message(body), None, "{body}");
        }
        let body = br#"{"error":"invalid_grant","error_description":"gone"}"#;
        let expected = OAuthError {
            code: "invalid_grant".to_owned(),
            description: Some("gone".to_owned()),
        };
        assert_eq!(oauth_error(body), Some(expected));
        for body in [
            "",
            "{}",
            r#"{"error":""}"#,
            r#"{"error":{"code":"x"}}"#,
            r#"{"detail":"no"}"#,
        ] {
            assert!(oauth_error(body.as_bytes()).is_none(), "{body}");
        }
    }
}
