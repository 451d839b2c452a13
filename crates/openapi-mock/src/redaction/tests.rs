//! What is redacted, and what stays as it was sent.
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use http::HeaderMap;
use serde_json::json;

use super::*;
use crate::validation::FORM;

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let secret = json!({ "type": "string", "x-secret": true });
    let text = json!({ "type": "string" });
    let parameter = |name: &str, place: &str, schema: &Value| json!({ "name": name, "in": place, "schema": schema });
    let item = json!({ "properties": {
        "name": text, "key": secret, "map": { "additionalProperties": secret }, "list": { "items": secret },
        "pair": { "prefixItems": [text, secret], "items": text }, "inner": { "$ref": "#/components/schemas/Item" },
        "all": { "allOf": [{ "properties": { "a": text } }, { "properties": { "b": secret } }] },
        "object": { "x-secret": true },
    } });
    let responses = json!({ "204": {} });
    let get = json!({ "operationId": "get", "responses": responses, "parameters": [
        parameter("id", "path", &text), parameter("key", "path", &secret), parameter("token", "query", &secret),
        parameter("open", "query", &text), parameter("key", "query", &text), parameter("X-Key", "header", &secret),
    ] });
    let post = json!({ "operationId": "post", "responses": responses, "x-secret": true });
    let document = json!({
        "paths": { "/a/{id}/k/{key}": { "get": get }, "/hooks/{hook}/x/{y}": { "post": post } },
        "components": { "schemas": { "Item": item, "Plain": { "properties": { "name": text } } } },
    });
    Document::parse(&document.to_string()).unwrap()
});

fn redaction() -> Redaction {
    Redaction::new(&DOCUMENT)
}

fn operation(id: &str) -> Option<&'static Operation> {
    DOCUMENT.operation(id)
}

fn stored(body: StoredBody) -> String {
    match body {
        StoredBody::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        StoredBody::Omitted { length, reason } => format!("{length:?}: {reason}"),
    }
}

fn body(schema: BodySchema<'_>, content_type: &str, body: &str) -> String {
    stored(redaction().body(schema, content_type, &Bytes::from(body.to_owned())))
}

fn item() -> BodySchema<'static> {
    BodySchema::Known(DOCUMENT.component("Item").unwrap())
}

#[test]
fn names_of_secrets_are_those_of_fields_and_parameters() {
    let redaction = redaction();
    let mut names: Vec<&str> = redaction.names.iter().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["b", "key", "object", "token"]);
    assert_eq!(redaction.headers.iter().collect::<Vec<_>>(), ["x-key"]);
}

#[test]
fn secret_segment_of_a_path_is_its_parameter() {
    let redaction = redaction();
    for (id, path, expected) in [
        (Some("get"), "/a/1/k/s", "/a/1/k/{key}"),
        (Some("post"), "/hooks/h/x/y", "/hooks/{hook}/x/{y}"),
        (None, "/a/1/k/s", "/a/1/k/{key}"),
        (None, "/a/1/k/s/more", "/a/1/k/{key}/more"),
        (None, "/%61/1/k/s", "/%61/1/k/{key}"),
        (None, "/a/1/other/s", "/a/1/other/s"),
        (None, "/a/1/k", "/a/1/k"),
        (None, "/hooks/h", "/hooks/{hook}"),
        (None, "/hooks", "/hooks"),
        (None, "/", "/"),
    ] {
        assert_eq!(
            redaction.path(id.and_then(operation), path),
            expected,
            "{path}"
        );
    }
}

#[test]
fn query_is_redacted_by_its_operation_or_by_name() {
    let query = "token=t&open=o%20k&key=k&other=x";
    let values = |id: Option<&str>| {
        let pairs = redaction().query(id.and_then(operation), query);
        pairs
            .into_iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    // Of this operation, the parameter `key` is no secret.
    let listed = "token=[redacted] open=o k key=k other=x".to_owned();
    assert_eq!(values(Some("get")), listed);
    let unlisted = "token=[redacted] open=o k key=[redacted] other=x";
    assert_eq!(
        (values(Some("post")).as_str(), values(None).as_str()),
        (unlisted, unlisted)
    );
}

#[test]
fn headers_with_credentials_are_dropped() {
    let mut headers = HeaderMap::new();
    for name in [
        "authorization",
        "proxy-authorization",
        "cookie",
        "set-cookie",
        "x-key",
        "x-other",
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static("v"));
    }
    headers.insert("x-bytes", HeaderValue::from_bytes(b"a\xff").unwrap());
    let mut found = redaction().headers(&headers);
    found.sort();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(found, [pair("x-bytes", "a\u{fffd}"), pair("x-other", "v")]);
}

#[test]
fn json_is_redacted_where_its_schema_has_a_secret() {
    let sent = json!({
        "name": "n", "key": "k", "map": { "x": "m" }, "list": ["a", "b"], "pair": ["p", "q", "r"],
        "inner": { "name": "n", "key": "k" }, "all": { "a": "a", "b": "b" },
        "object": { "text": "t", "number": 7, "flag": true, "null": null, "list": [1.5] },
        "unknown": { "token": "t", "name": "n" },
    });
    let redacted = "[redacted]";
    let expected = json!({
        "name": "n", "key": redacted, "map": { "x": redacted }, "list": [redacted, redacted], "pair": ["p", redacted, "r"],
        "inner": { "name": "n", "key": redacted }, "all": { "a": "a", "b": redacted },
        "object": { "text": redacted, "number": 0, "flag": false, "null": null, "list": [0] },
        "unknown": { "token": redacted, "name": "n" },
    });
    assert_eq!(
        body(item(), "application/json", &sent.to_string()),
        expected.to_string()
    );
}

#[test]
fn body_that_cannot_have_a_secret_stays_as_it_was_sent() {
    let plain = BodySchema::Known(DOCUMENT.component("Plain").unwrap());
    let unknown = [BodySchema::UnknownRequest, BodySchema::UnknownResponse];
    let spaced = "{ \"name\":  \"n\" }";
    assert_eq!(body(plain, "application/json", spaced), spaced);
    assert_eq!(body(unknown[1], "application/json", spaced), spaced);
    // Of a field that is there twice the first value could be a secret.
    for schema in [item(), unknown[0]] {
        assert_eq!(body(schema, "application/json", spaced), "{\"name\":\"n\"}");
    }
    for schema in [plain, unknown[0], unknown[1]] {
        let named = body(schema, "application/json", "{ \"key\": \"k\" }");
        assert_eq!(named, "{\"key\":\"[redacted]\"}");
        assert_eq!(body(schema, "", ""), "");
    }
    assert_eq!(body(plain, "text/plain", "no JSON"), "no JSON");
    assert_eq!(body(unknown[1], "", "no JSON"), "no JSON");
    let omitted = "Some(7): it is malformed and could contain a secret";
    assert_eq!(
        (
            body(item(), "", "no JSON").as_str(),
            body(unknown[0], "", "no JSON").as_str()
        ),
        (omitted, omitted)
    );
}

#[test]
fn form_is_redacted_by_its_schema_or_by_name() {
    let content_type = format!("{FORM}; charset=utf-8");
    for (sent, expected) in [
        ("name=a%20b&key=k", "name=a+b&key=%5Bredacted%5D"),
        ("name=a%20b", "name=a%20b"),
        ("token=t&x=1", "token=%5Bredacted%5D&x=1"),
    ] {
        assert_eq!(body(item(), &content_type, sent), expected);
        assert_eq!(
            body(BodySchema::UnknownResponse, &content_type, sent),
            expected
        );
    }
}
