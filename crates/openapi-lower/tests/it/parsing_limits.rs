//! The limits of parsing, both sides of each, and the texts of its errors.

use openapi_lower::{from_json, from_yaml};
use serde_json::{Value, json};

/// A document in which 1000 equal values occur `times` times by aliases.
fn aliased(value: &str, times: usize) -> String {
    let values = vec![value; 1000].join(", ");
    let aliases = vec!["*v"; times].join(", ");
    format!("a: &v [{values}]\nb: [{aliases}]\n")
}

#[test]
fn every_value_of_an_expanded_document_counts() {
    for value in [
        "~",
        "true",
        "1",
        "-1",
        "1.5",
        "18446744073709551615",
        "100000000000000000000",
        "-100000000000000000000",
        "a",
        "[]",
        "{}",
    ] {
        let parsed = from_yaml(&aliased(value, 50)).unwrap();
        assert_eq!(parsed["b"].as_array().map(Vec::len), Some(50), "{value}");
        assert_eq!(parsed["b"][49], parsed["a"], "{value}");
        let error = from_yaml(&aliased(value, 250)).unwrap_err();
        assert!(error.pointer.starts_with("/b/"), "{value}: {error}");
        assert!(
            error.message.starts_with("b[")
                || error
                    .message
                    .contains("the aliases expand to many times the size of the text"),
            "{value}: {error}"
        );
    }
}

#[test]
fn keys_and_texts_count_by_their_length() {
    let long = "x".repeat(1000);
    let allowed = |text: &str, times: usize| {
        let aliases = vec!["*v"; times].join(", ");
        from_yaml(&format!("a: &v {text}\nb: [{aliases}]\n")).is_ok()
    };
    for text in [&long, &format!("{{ {long}: 1 }}"), &format!("[{long}]")] {
        assert!(allowed(text, 900), "{text}");
        assert!(!allowed(text, 1200), "{text}");
    }
}

#[test]
fn scalars_of_yaml_become_the_values_of_json() {
    for (text, value) in [
        ("~", Value::Null),
        ("", Value::Null),
        ("null", Value::Null),
        ("true", json!(true)),
        ("-1", json!(-1)),
        ("1", json!(1)),
        ("1.5", json!(1.5)),
        ("18446744073709551615", json!(u64::MAX)),
        ("100000000000000000000", json!(1e20)),
        ("-100000000000000000000", json!(-1e20)),
        ("text", json!("text")),
        ("[]", json!([])),
        ("{}", json!({})),
    ] {
        assert_eq!(
            from_yaml(&format!("a: {text}")).unwrap(),
            json!({ "a": value }),
            "{text}"
        );
    }
}

#[test]
fn long_digits_are_rejected_only_in_long_integers() {
    // 1e39 is beyond 128 bits, but written as a float.
    assert_eq!(from_yaml("a: 1e39").unwrap(), json!({ "a": 1e39 }));
    let digits = "1".repeat(39);
    assert_eq!(
        from_yaml(&format!("a: '{digits}'\nb: 1.5")).unwrap(),
        json!({ "a": digits, "b": 1.5 })
    );
    assert!(from_yaml(&format!("a: '{digits}'\nb: 1e39")).is_err());
    let digits = &digits[1..];
    assert!(from_yaml(&format!("a: '{digits}'\nb: 1e39")).is_ok());
}

#[test]
fn invalid_numbers_say_whether_they_are_too_large() {
    let forty = "1".repeat(40);
    for (number, message) in [
        ("01", "invalid number".to_owned()),
        ("-", "invalid number".to_owned()),
        ("1.", "invalid number".to_owned()),
        ("1e", "invalid number".to_owned()),
        ("1-1", "invalid number".to_owned()),
        ("1e400", "the number 1e400 is out of range".to_owned()),
        ("-1e400", "the number -1e400 is out of range".to_owned()),
        (
            &format!("{forty}1e400"),
            format!("the number {forty} is out of range"),
        ),
        (
            "18446744073709551617",
            "the integer 18446744073709551617 is out of range: it cannot be represented exactly"
                .to_owned(),
        ),
    ] {
        let error = from_json(&format!("[{number}]")).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("#/0: {message} at line 1 column 2")
        );
    }
    assert_eq!(
        from_json("[-0, 1E+2, 1e-2]").unwrap(),
        json!([-0.0, 100.0, 0.01])
    );
}

#[test]
fn invalid_json_says_what_is_expected() {
    for (text, message) in [
        ("", "#: unexpected end of the document at line 1 column 1"),
        (
            "{} x",
            "#: unexpected text after the document at line 1 column 4",
        ),
        ("{\"a\" 1}", "#/a: expected `:` at line 1 column 6"),
        ("{\"a\": 1 2}", "#: expected `,` or `}` at line 1 column 9"),
        ("{\"a\": 1]", "#: expected `,` or `}` at line 1 column 8"),
        ("[1 2]", "#/1: expected `,` or `]` at line 1 column 4"),
        ("[1}", "#/1: expected `,` or `]` at line 1 column 3"),
        (
            "{a: 1}",
            "#: expected a key in double quotes at line 1 column 2",
        ),
        (
            "{\"a\": 1,}",
            "#: expected a key in double quotes at line 1 column 9",
        ),
        ("[\"a", "#/0: unterminated string at line 1 column 2"),
        ("[\"a\\", "#/0: unterminated string at line 1 column 2"),
        (
            "[\"\\x\"]",
            "#/0: invalid string: a control character or an invalid escape sequence at line 1 column 2",
        ),
        ("[nul]", "#/0: expected a value at line 1 column 2"),
        ("[\n  \"é\", x]", "#/1: expected a value at line 2 column 8"),
        (
            "{\"a\": {\"b\": 1, \"b\": 2}}",
            "#/a/b: duplicate key `b` at line 1 column 16",
        ),
    ] {
        assert_eq!(from_json(text).unwrap_err().to_string(), message);
    }
    assert_eq!(
        from_json("[\"\\\"\\\\\", {\"a\": []}, null, true, false]").unwrap(),
        json!(["\"\\", { "a": [] }, null, true, false])
    );
}

#[test]
fn json_is_nested_512_levels_deep_and_not_deeper() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |depth: usize| {
            let inner = if open == "[" { "" } else { "1" };
            from_json(&(open.repeat(depth) + inner + &close.repeat(depth)))
        };
        assert!(nested(512).is_ok());
        let error = nested(513).unwrap_err();
        assert!(
            error
                .message
                .starts_with("the document is nested deeper than 512 levels"),
            "{error}"
        );
    }
}
