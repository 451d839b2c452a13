//! Each structure of an error body with its exact message, code and fields, and the bounds.
#![allow(clippy::unwrap_used)]

use serde_json::json;

use super::*;

/// The message, the code and the fields.
type Parsed<'t> = (&'t str, Option<&'t str>, &'t [&'t str]);

fn fields(parsed: &ErrorBody) -> Vec<String> {
    parsed.fields.iter().map(ToString::to_string).collect()
}

fn parse(body: &str) -> ErrorBody {
    parse_error_body(StatusCode::BAD_REQUEST, body.as_bytes(), &[])
}

#[track_caller]
fn check(body: &str, expected: Parsed<'_>) {
    let parsed = parse(body);
    let fields = fields(&parsed);
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let found = (parsed.message.as_str(), parsed.code.as_deref(), &*fields);
    assert_eq!(found, expected, "{body}");
}

const FIELDS: &str = "the service rejected the content";

#[test]
fn message_and_code_come_from_the_first_structure_that_the_body_has() {
    for (body, message, code) in [
        // `meta`, before `error`, before the plain names.
        (r#"{"meta":{"error_message":"m"},"error":"e"}"#, "m", None),
        (
            r#"{"meta":{"error_message":"m"},"error":{"message":"e"}}"#,
            "m",
            None,
        ),
        (r#"{"meta":7,"error":"e"}"#, "e", Some("e")),
        (
            r#"{"meta":7,"error":{"message":"e","code":"c"}}"#,
            "e",
            Some("c"),
        ),
        (r#"{"error":{"code":5}}"#, "bad request", Some("5")),
        (r#"{"error":{"code":""}}"#, "bad request", None),
        (
            r#"{"error":{"code":true,"message":7}}"#,
            "bad request",
            None,
        ),
        (
            r#"{"error":"e","error_description":"d","message":"m"}"#,
            "d",
            Some("e"),
        ),
        (r#"{"error":"e","message":"m"}"#, "m", Some("e")),
        (r#"{"error":"e","message":7}"#, "e", Some("e")),
        (r#"{"error":7,"message":"m","code":"c"}"#, "m", Some("c")),
        (
            r#"{"detail":"d","message":"m","error_message":"n","code":"c"}"#,
            "d",
            Some("c"),
        ),
        (r#"{"message":"m","error_message":"n"}"#, "m", None),
        (r#"{"error_message":"n","code":12}"#, "n", Some("12")),
        // The description of `meta` only if there is no message.
        (
            r#"{"meta":{"error_message":"m","error_details":{"description":"d","code":"c"}}}"#,
            "m",
            Some("c"),
        ),
        (
            r#"{"meta":{"error_details":{"description":"d"}}}"#,
            "d",
            None,
        ),
        (
            r#"{"meta":{"error_message":"","error_details":{"description":7}}}"#,
            "bad request",
            None,
        ),
        (r#"{"meta":{"error_details":"plain"}}"#, "bad request", None),
        ("null", "bad request", None),
        ("true", "bad request", None),
        (r#""text""#, "text", None),
        ("plain text", "plain text", None),
        ("[ torn", "bad request", None),
        ("\" torn", "bad request", None),
        ("{ torn", "bad request", None),
    ] {
        check(body, (message, code, &[]));
    }
}

#[test]
fn fields_are_found_wherever_the_structure_has_them() {
    let cases: [(&str, &[&str]); 20] = [
        (r#"{"a":"x","b":["y","z"]}"#, &["a x", "b y", "b z"]),
        (r#"{"a":{"b":{"c":"x"}}}"#, &["a.b.c x"]),
        (r#"{"a":[{"b":"x"},{"c":["y"]}]}"#, &["a.0.b x", "a.1.c y"]),
        (r#"{"a":[["x"],"y"]}"#, &["a.0 x", "a y"]),
        (r#"{"a":[7,null,true],"b":7}"#, &[]),
        (
            r#"{"0":"x","2":{"a":"y"},"-1":"z"}"#,
            &["-1 z", "[0] x", "[2].a y"],
        ),
        // An item without a field, and lists in it.
        (r#"["x",{"a":"y"},["z"]]"#, &["[0] x", "[1].a y", "[2] z"]),
        (r#"[[{"name":["bad"]}]]"#, &["[0].name bad"]),
        (
            r#"[["x",["y",{"a":["z"]}]]]"#,
            &["[0] x", "[0] y", "[0].a z"],
        ),
        // Errors of the whole object.
        (r#"{"non_field_errors":["x"]}"#, &["x"]),
        (r#"{"__all__":"x"}"#, &["x"]),
        (
            r#"{"a":{"non_field_errors":["x"],"__all__":["y"]}}"#,
            &["a y", "a x"],
        ),
        (r#"{"non_field_errors":[{"a":"x"}]}"#, &["a x"]),
        (r#"[{"non_field_errors":["x"]}]"#, &["[0] x"]),
        // The details of v4: a list of fields, a map, a list of messages, one message.
        (
            r#"{"error":{"message":"m","details":[{"field":"a","message":"x"},{"message":"y"},"z"]}}"#,
            &["a x", "y", "z"],
        ),
        (
            r#"{"error":{"message":"m","details":[{"field":7,"message":"x"},{"field":"a"}]}}"#,
            &["message x", "field a"],
        ),
        (
            r#"{"error":{"message":"m","details":{"a":["x"],"b":{"c":"y"}}}}"#,
            &["a x", "b.c y"],
        ),
        (r#"{"error":{"message":"m","details":"x"}}"#, &["x"]),
        (r#"{"error":{"message":"m","details":[["x"],7]}}"#, &["x"]),
        // Those of v3.
        (
            r#"{"meta":{"error_message":"m","error_details":{"errors":{"a":["x"],"b":"y"}}}}"#,
            &["a x", "b y"],
        ),
    ];
    for (body, mut expected) in cases {
        let parsed = parse(body);
        let mut found = fields(&parsed);
        found.sort();
        let mut sorted: Vec<&str> = expected.to_vec();
        sorted.sort_unstable();
        expected = &sorted;
        assert_eq!(found, expected, "{body}");
        let message = match body {
            _ if body.contains(r#""m""#) => "m",
            _ if expected.is_empty() => "bad request",
            _ => FIELDS,
        };
        assert_eq!(parsed.message, message, "{body}");
    }
}

#[test]
fn fields_are_followed_to_a_depth_of_sixteen() {
    let nested = |open: &str, close: &str, depth: usize| {
        open.repeat(depth) + r#""x""# + &close.repeat(depth)
    };
    for depth in [16, 17] {
        let found = usize::from(depth == 16);
        // A member, in objects, in lists of a field and in lists of an item.
        let objects = format!(r#"{{"a":{}}}"#, nested(r#"{"b":"#, "}", depth));
        assert_eq!(parse(&objects).fields.len(), found, "{objects}");
        let lists = format!(r#"{{"a":{}}}"#, nested("[", "]", depth + 1));
        assert_eq!(parse(&lists).fields.len(), found, "{lists}");
        let items = nested("[", "]", depth + 2);
        assert_eq!(parse(&items).fields.len(), found, "{items}");
    }
}

#[test]
fn a_thousand_fields_are_kept() {
    for (sent, kept) in [(999, 999), (1000, 1000), (1001, 1000)] {
        let body = json!({ "a": vec!["x"; sent] }).to_string();
        assert_eq!(parse(&body).fields.len(), kept);
    }
}

#[test]
fn conflict_data_is_what_meta_has_unless_it_is_null() {
    for (data, expected) in [
        (json!({"id": 1}), Some(json!({"id": 1}))),
        (json!([]), Some(json!([]))),
        (json!(false), Some(json!(false))),
        (json!(null), None),
    ] {
        let body = json!({"meta": {"conflict_data": data}}).to_string();
        assert_eq!(parse(&body).conflict, expected);
    }
}

#[test]
fn secrets_are_redacted_in_every_part() {
    let body = json!({"meta": {
        "error_message": "no s3cret-1",
        "conflict_data": {"s3cret-1": ["s3cret-1"]},
        "error_details": {"code": "s3cret-1", "errors": {"s3cret-1": ["is s3cret-1"]}},
    }});
    let body = body.to_string();
    let parsed = parse_error_body(StatusCode::CONFLICT, body.as_bytes(), &["s3cret-1"]);
    assert_eq!(parsed.message, "no [redacted]");
    assert_eq!(parsed.code.as_deref(), Some("[redacted]"));
    assert_eq!(fields(&parsed), ["[redacted] is [redacted]"]);
    assert_eq!(parsed.conflict, Some(json!({"[redacted]": ["[redacted]"]})));
}

#[test]
fn the_title_of_a_page_is_its_message() {
    for (page, message) in [
        ("<title>a</title>", "a"),
        ("<html><head><TITLE lang=\"en\">a b</Title></head>", "a b"),
        ("<title >a</title >b</title>", "a"),
        ("<!-- > --><title>a &amp; b</title>", "a & b"),
        ("<title>a", "bad request"),
        ("<title", "bad request"),
        ("<p>a</p>", "bad request"),
    ] {
        check(page, (message, None, &[]));
    }
}

#[test]
fn character_references_are_decoded() {
    for (reference, expected) in [
        ("amp", Some('&')),
        ("lt", Some('<')),
        ("gt", Some('>')),
        ("quot", Some('"')),
        ("apos", Some('\'')),
        ("nbsp", Some(' ')),
        ("sol", Some('/')),
        ("#47", Some('/')),
        ("#x2F", Some('/')),
        ("#X2f", Some('/')),
        ("", None),
        ("AMP", None),
        ("#", None),
        ("#x", None),
        ("#-1", None),
        ("#xd800", None),
        ("#1114112", None),
    ] {
        assert_eq!(character(reference), expected, "{reference}");
    }
    for (text, decoded) in [
        ("", ""),
        ("a", "a"),
        ("&lt;a&gt;", "<a>"),
        ("&amp;lt;", "&lt;"),
        ("a &amp b &#65;&unknown;&;&", "a &amp b A&unknown;&;&"),
        ("é&#233;é", "ééé"),
    ] {
        assert_eq!(unescape_html(text), decoded, "{text}");
    }
}

#[test]
fn a_body_is_read_up_to_one_mebibyte() {
    let most = "x".repeat(MAX_ERROR_BODY_BYTES - 2);
    let parsed = |text: &str| parse(&format!("\"{text}\"")).message;
    assert!(parsed(&most).starts_with("xxx"));
    // The closing quote is behind the limit.
    assert_eq!(parsed(&format!("{most}x")), "bad request");
}
