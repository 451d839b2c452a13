//! Reads grants and refusals out of JSON, leniently: integers as text, absent or additional fields, with the `data` wrap or
//! without it.

use std::time::Duration;

use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::Grant;

/// The fields of a grant, or what is wrong with `body`. Never quotes the body.
pub(crate) fn grant(body: &[u8]) -> Result<Grant, String> {
    let mut value: Value = serde_json::from_slice(body).map_err(|error| describe(body, &error))?;
    let read = read(&value);
    wipe(&mut value);
    read
}

fn read(value: &Value) -> Result<Grant, String> {
    let Some(outer) = value.as_object() else {
        return Err("a JSON value that is no object".to_owned());
    };
    let fields = match outer.get("data") {
        Some(Value::Object(inner)) if !outer.contains_key("access_token") => inner,
        _ => outer,
    };
    let Some(token) = fields.get("access_token").and_then(Value::as_str) else {
        return Err("a JSON object without an access token".to_owned());
    };
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("an access token that no header can carry".to_owned());
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
    // One that cannot be sent again is as good as none.
    if let Some(token) = text(fields, "refresh_token")
        && !token.is_empty()
        && token.bytes().all(|byte| byte.is_ascii_graphic())
    {
        grant = grant.refresh_token(token);
    }
    Ok(grant)
}

/// What Squadcast says when it refuses: `{meta: {status, error_message}}`, or `{error: {code, message}}`.
pub(crate) fn squadcast_refusal(body: &[u8]) -> Option<String> {
    let value: Value = serde_json::from_slice(body).ok()?;
    if let Some(meta) = value.get("meta").and_then(Value::as_object) {
        return Some(text(meta, "error_message")?.to_owned());
    }
    let error = value.get("error").and_then(Value::as_object)?;
    Some(text(error, "message")?.to_owned())
}

/// What an OAuth2 provider says when it refuses: the code, and the description where there is one.
pub(crate) fn oauth_refusal(body: &[u8]) -> Option<(String, Option<String>)> {
    let value: Value = serde_json::from_slice(body).ok()?;
    let fields = value.as_object()?;
    let code = text(fields, "error").filter(|code| !code.is_empty())?;
    Some((
        code.to_owned(),
        text(fields, "error_description").map(str::to_owned),
    ))
}

fn text<'v>(fields: &'v Map<String, Value>, name: &str) -> Option<&'v str> {
    fields.get(name)?.as_str()
}

/// An integer that may be written as text or with a fraction.
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

#[allow(clippy::cast_possible_truncation)] // a float out of range becomes the nearest integer, which is clamped later
fn whole(number: f64) -> Option<i64> {
    number.is_finite().then_some(number as i64)
}

fn describe(body: &[u8], error: &serde_json::Error) -> String {
    let head: Vec<u8> = body
        .iter()
        .copied()
        .skip_while(u8::is_ascii_whitespace)
        .take(1)
        .collect();
    match head.first() {
        None => "an empty body".to_owned(),
        Some(b'<') => "HTML".to_owned(),
        _ if error.is_eof() => "JSON that breaks off".to_owned(),
        _ => "no JSON".to_owned(),
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
    fn the_documented_answer_is_read_wrapped_and_bare() {
        let bare = r#"{"access_token":"a.b.c","expires_at":1587412870,"issued_at":1587240070,"refresh_token":"r","type":"bearer"}"#;
        for body in [bare.to_owned(), format!("{{\"data\":{bare}}}")] {
            let grant = grant(body.as_bytes()).unwrap();
            assert_eq!(grant.access_token.expose_secret(), "a.b.c");
            assert_eq!(grant.refresh_token.unwrap().expose_secret(), "r");
            assert_eq!(life(&body), 172_800);
        }
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
    fn absent_or_odd_fields_do_not_cost_the_token() {
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
    fn what_is_no_grant_is_described_and_not_quoted() {
        for (body, said) in [
            ("", "empty"),
            ("<html>canary</html>", "HTML"),
            (r#"{"access_token":"canary"#, "breaks off"),
            ("canary", "no JSON"),
            ("[\"canary\"]", "no object"),
            (r#"{"data":"canary"}"#, "without an access token"),
            (r#"{"access_token":7}"#, "without an access token"),
            (r#"{"access_token":""}"#, "no header"),
            (r#"{"access_token":"canary\r\nX: y"}"#, "no header"),
            (
                r#"{"access_token":"canary","token_type":"mac"}"#,
                "another type",
            ),
        ] {
            let error = grant(body.as_bytes()).unwrap_err();
            assert!(error.contains(said), "{body}: {error}");
            assert!(!error.contains("canary"), "{error}");
        }
    }

    #[test]
    fn refusals_are_told_from_other_json() {
        let refused = |body: &str| squadcast_refusal(body.as_bytes());
        assert_eq!(
            refused(r#"{"meta":{"status":401,"error_message":"no"}}"#).as_deref(),
            Some("no")
        );
        assert_eq!(
            refused(r#"{"meta":{"status":"401","error_message":"no"}}"#).as_deref(),
            Some("no")
        );
        assert_eq!(
            refused(r#"{"error":{"code":"x","message":"no"}}"#).as_deref(),
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
            assert_eq!(refused(body), None, "{body}");
        }
        let (code, said) =
            oauth_refusal(br#"{"error":"invalid_grant","error_description":"gone"}"#).unwrap();
        assert_eq!(
            (code.as_str(), said.as_deref()),
            ("invalid_grant", Some("gone"))
        );
        for body in [
            "",
            "{}",
            r#"{"error":""}"#,
            r#"{"error":{"code":"x"}}"#,
            r#"{"detail":"no"}"#,
        ] {
            assert!(oauth_refusal(body.as_bytes()).is_none(), "{body}");
        }
    }
}
