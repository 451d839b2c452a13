//! Envelopes, alternatives to them, and responses that are not whole.

use super::*;

#[test]
fn a_truncated_response_is_an_error_at_the_path_where_it_ends() {
    let whole = json!({"data": [{"id": "a", "list": [{"id": "b", "name": "c"}]}]}).to_string();
    for end in 0..whole.len() {
        let torn = decode::<Vec<Everything>>(&whole.as_bytes()[..end], Some("data"));
        assert!(torn.is_err(), "{}", &whole[..end]);
    }
    let error = decode::<Vec<Everything>>(
        br#"{"data":[{"id":"a"},{"id":"b","owner":{"id":"#,
        Some("data"),
    )
    .unwrap_err();
    assert_eq!(error.path, "data[1].owner.id");
    let error = decode::<Owner>(br#"{"id":"a"} x"#, None).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.message.as_str()),
        (".", "trailing characters")
    );
}

#[test]
fn the_envelope_is_removed_and_required() {
    let body = json!({"meta": {"page": 1}, "data": {"id": "o1"}, "more": []}).to_string();
    assert_eq!(
        decode::<Owner>(body.as_bytes(), Some("data")).unwrap().id,
        "o1"
    );
    let error = decode::<Owner>(body.as_bytes(), Some("body")).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.message.as_str()),
        (".", "missing field `body`")
    );
    let error = decode::<Owner>(br#"{"data":null}"#, Some("data")).unwrap_err();
    assert_eq!(error.path, "data");
    let error = decode::<Owner>(b"[]", Some("data")).unwrap_err();
    assert!(
        error.message.contains("an object with `data`"),
        "{}",
        error.message
    );
}

#[test]
fn an_invalid_envelope_is_named_without_its_value() {
    for (body, found) in [
        (json!(null), "null"),
        (json!([1]), "a list"),
        (json!("x"), "a string"),
        (json!(true), "a boolean"),
        (json!(1), "a number"),
        (json!(-1), "a number"),
        (json!(1.5), "a number"),
    ] {
        let error = decode::<Owner>(body.to_string().as_bytes(), Some("data")).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.message),
            (
                ".",
                format!("expected an object with `data`, found {found}")
            )
        );
        let error = decoded::<Action>(&body).unwrap_err();
        assert_eq!(
            error.message,
            format!("expected an object with `kind`, found {found}")
        );
    }
    assert_eq!(
        decoded::<Action>(&json!({})).unwrap_err().message,
        "missing field `kind`"
    );
    assert_eq!(
        decoded::<Action>(&json!({"kind": 5})).unwrap_err().message,
        "the tag `kind` is not a string"
    );
}
