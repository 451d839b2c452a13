//! Parsing changes nothing silently: what JSON or YAML represents is preserved, or rejected with its
//! pointer.

use openapi_lower::{from_json, from_yaml};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

use crate::seed::seed;

type Parse = fn(&str) -> Result<Value, openapi_lower::ParseError>;

#[track_caller]
fn rejected(parse: Parse, text: &str) -> (String, String) {
    let error = match parse(text) {
        Ok(value) => panic!("{text} was parsed as {value}"),
        Err(error) => error,
    };
    assert!(!error.message.is_empty());
    (error.pointer, error.message)
}

#[test]
fn duplicate_keys_are_rejected_with_their_pointer() {
    for (text, pointer) in [
        (r#"{ "a": 1, "a": 1 }"#, "/a"),
        (r#"{ "a": { "b/c": 1, "x": [], "b/c": 2 } }"#, "/a/b~1c"),
        (r#"[{}, { "é": 1, "\u00e9": 2 }]"#, "/1/é"),
        (r#"{ "a": [1, { "": null, "": null }] }"#, "/a/1/"),
    ] {
        for parse in [from_json as Parse, from_yaml] {
            let (found, message) = rejected(parse, text);
            assert_eq!(found, pointer, "{text}");
            assert!(message.contains("duplicate key"), "{text}: {message}");
        }
    }
    let (pointer, message) = rejected(from_json, "{\n  \"a\": 1,\n  \"a\": 2\n}");
    assert_eq!(pointer, "/a");
    assert!(message.ends_with("at line 3 column 3"), "{message}");
}

#[test]
fn keys_of_yaml_that_are_equal_as_text_are_duplicates() {
    for text in [
        "200: a\n'200': b\n",
        "true: a\n\"true\": b\n",
        "a: 1\n? a\n: 2\n",
    ] {
        let (_, message) = rejected(from_yaml, text);
        assert!(message.contains("duplicate key"), "{text}: {message}");
    }
}

#[test]
fn keys_of_yaml_are_text_as_written() {
    let keys = [
        "200", "0x1F", "1e3", "1.10", "~", "null", "True", "010", "+1", "no",
    ];
    for key in keys {
        assert_eq!(from_yaml(&format!("{key}: 1")).unwrap(), json!({ key: 1 }));
    }
    let (pointer, message) = rejected(from_yaml, "a:\n  ? [b]\n  : 1\n");
    assert_eq!(pointer, "/a");
    assert!(
        message.contains("expected a key that is a scalar"),
        "{message}"
    );
}

#[test]
fn byte_order_mark_is_skipped() {
    let parsers: [(Parse, &str); 3] = [
        (from_json, "{\"a\": 1}"),
        (from_yaml, "{\"a\": 1}"),
        (from_yaml, "a: 1\n"),
    ];
    for (parse, text) in parsers {
        assert_eq!(
            parse(&format!("\u{feff}{text}")).unwrap(),
            json!({ "a": 1 })
        );
    }
    assert!(from_json("\u{feff}\u{feff}{}").is_err());
    assert!(from_json("{}\u{feff}").is_err());
}

#[test]
fn integers_are_exact_or_rejected() {
    for exact in [
        "0",
        "-1",
        "9223372036854775807",
        "-9223372036854775808",
        "18446744073709551615",
        "100000000000000000000",
        "-100000000000000000000",
        "170141183460469231731687303715884105728",
        "340282366920938463463374607431768211456",
    ] {
        for parse in [from_json as Parse, from_yaml] {
            let parsed = parse(&format!("{{\"a\": {exact}}}"));
            // The longest ones are rejected in YAML, where their digits are not available.
            let Ok(parsed) = parsed else {
                assert!(exact.len() >= 39, "{exact}: {parsed:?}");
                continue;
            };
            let number = parsed["a"].as_number().unwrap();
            let digits = match number.as_f64().filter(|_| number.is_f64()) {
                Some(float) => format!("{float:.0}"),
                None => number.to_string(),
            };
            assert_eq!(digits, exact);
        }
    }
    let long = "9".repeat(50);
    for inexact in [
        "-9223372036854775809",
        "18446744073709551617",
        "-170141183460469231731687303715884105729",
        "340282366920938463463374607431768211457",
        &long,
    ] {
        for parse in [from_json as Parse, from_yaml] {
            let text = format!("{{\"a\": [0, {inexact}]}}");
            let (pointer, message) = rejected(parse, &text);
            assert_eq!(pointer, "/a/1", "{inexact}");
            assert!(message.contains("exactly"), "{inexact}: {message}");
        }
    }
    let (pointer, _) = rejected(from_yaml, "a: 0xFFFFFFFFFFFFFFFFF");
    assert_eq!(pointer, "/a");
}

#[test]
fn floats_are_preserved_or_rejected() {
    for parse in [from_json as Parse, from_yaml] {
        assert_eq!(
            parse("[1.5, 1e3, 1.7976931348623157E+308, 1.0]").unwrap(),
            json!([1.5, 1e3, f64::MAX, 1.0])
        );
    }
    let (pointer, message) = rejected(from_json, "{\"a\": 1e400}");
    assert_eq!(pointer, "/a");
    assert!(message.contains("out of range"), "{message}");
    for infinite in [".inf", "-.inf", ".nan"] {
        let (pointer, _) = rejected(from_yaml, &format!("a: [{infinite}]"));
        assert_eq!(pointer, "/a/0", "{infinite}");
    }
}

#[test]
fn scalars_of_yaml_follow_version_1_2() {
    let text = "[yes, no, on, off, y, NO, 012, 1_000, 12:30:45, 2026-01-02, '1', \"true\", ~, ]";
    assert_eq!(
        from_yaml(text).unwrap(),
        json!([
            "yes",
            "no",
            "on",
            "off",
            "y",
            "NO",
            "012",
            "1_000",
            "12:30:45",
            "2026-01-02",
            "1",
            "true",
            null
        ])
    );
    assert_eq!(
        from_yaml("[true, False, 0o17, 0x1F, .5, Null, !!str 1, !!int '2']").unwrap(),
        json!([true, false, 15, 31, 0.5, null, "1", 2])
    );
    for tagged in ["a: !Ref b", "a: !Sub { b: c }", "a: !List [b]"] {
        let (pointer, message) = rejected(from_yaml, tagged);
        assert_eq!(pointer, "/a", "{tagged}");
        assert!(message.contains("tag"), "{message}");
    }
}

#[test]
fn merge_keys_are_expanded() {
    let text = "\
base: &base { a: 1, b: 2 }
more: &more { b: 3, c: 4 }
one: { <<: *base, b: 5 }
two: { b: 6, <<: [*more, *base] }
";
    let parsed = from_yaml(text).unwrap();
    assert_eq!(parsed["one"], json!({ "a": 1, "b": 5 }));
    assert_eq!(parsed["two"], json!({ "a": 1, "b": 6, "c": 4 }));
    for wrong in ["a: { <<: 1 }", "a: { <<: [[]] }"] {
        assert_eq!(rejected(from_yaml, wrong).0, "/a", "{wrong}");
    }
}

#[test]
fn depth_and_expansion_are_limited() {
    for parse in [from_json as Parse, from_yaml] {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        let error = parse(&deep).unwrap_err();
        assert!(error.pointer.starts_with("/0/0"), "{error}");
    }
    // Each level has ten aliases to the one before: 10^7 values from a few hundred bytes.
    let mut laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for n in 1..7 {
        let before = format!("*a{}", n - 1);
        let aliases = vec![before; 10].join(",");
        laughs += &format!("a{n}: &a{n} [{aliases}]\n");
    }
    // One long text a thousand times.
    let long = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(100_000),
        vec!["*a"; 1000].join(",")
    );
    for bomb in [laughs, long] {
        let (pointer, _) = rejected(from_yaml, &bomb);
        assert!(!pointer.is_empty());
    }
    assert!(from_yaml("a: &a [*a]").is_err());
}

#[test]
fn invalid_json_is_rejected_where_it_is() {
    let string = "invalid string: a control character or an invalid escape sequence";
    for (text, pointer, message, position) in [
        ("", "", "unexpected end of the document", "line 1 column 1"),
        (
            "{",
            "",
            "expected a key in double quotes",
            "line 1 column 2",
        ),
        (
            "{} x",
            "",
            "unexpected text after the document",
            "line 1 column 4",
        ),
        ("{\"a\" 1}", "/a", "expected `:`", "line 1 column 6"),
        (
            "{\"a\": 1,}",
            "",
            "expected a key in double quotes",
            "line 1 column 9",
        ),
        ("[1, ]", "/1", "expected a value", "line 1 column 5"),
        ("[1 2]", "/1", "expected `,` or `]`", "line 1 column 4"),
        ("[1}", "/1", "expected `,` or `]`", "line 1 column 3"),
        ("{\"a\": 1]", "", "expected `,` or `}`", "line 1 column 8"),
        ("{\"a\": [1]", "", "expected `,` or `}`", "line 1 column 10"),
        (
            "{a: 1}",
            "",
            "expected a key in double quotes",
            "line 1 column 2",
        ),
        ("[\n \"a\n\"]", "/0", string, "line 2 column 2"),
        ("[\"\\x\"]", "/0", string, "line 1 column 2"),
        ("[\"\\ud800\"]", "/0", string, "line 1 column 2"),
        ("[\"a", "/0", "unterminated string", "line 1 column 2"),
        ("[\"a\\\"", "/0", "unterminated string", "line 1 column 2"),
        ("[01]", "/0", "invalid number", "line 1 column 2"),
        ("[-]", "/0", "invalid number", "line 1 column 2"),
        ("[1.]", "/0", "invalid number", "line 1 column 2"),
        (
            "[1e400]",
            "/0",
            "the number 1e400 is out of range",
            "line 1 column 2",
        ),
        ("[nul]", "/0", "expected a value", "line 1 column 2"),
        (
            "[truefalse]",
            "/1",
            "expected `,` or `]`",
            "line 1 column 6",
        ),
        ("// comment\n{}", "", "expected a value", "line 1 column 1"),
    ] {
        let error = from_json(text).unwrap_err();
        assert_eq!(error.message, format!("{message} at {position}"), "{text}");
        assert_eq!(error.pointer, pointer, "{text}");
    }
}

#[test]
fn json_is_nested_up_to_512_levels() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(from_json(&nested(512)).is_ok());
    let error = from_json(&nested(513)).unwrap_err();
    assert_eq!(
        error.message,
        "the document is nested deeper than 512 levels at line 1 column 513"
    );
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::btree_map(".{0,3}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed()),
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_value_is_parsed_as_serde_json_parses_it(value in json_value()) {
        for text in [value.to_string(), format!("{value:#}")] {
            let expected: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(from_json(&text).unwrap(), expected);
        }
    }

    #[test]
    fn changed_text_is_rejected_exactly_if_serde_json_rejects_it(
        value in json_value(),
        at in any::<proptest::sample::Index>(),
        with in proptest::sample::select(vec!["", ",", "[", "}", "\"", "\\", "0", "e", "-", " ", ":"]),
    ) {
        let mut text = value.to_string();
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&boundaries);
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        text.replace_range(at..end, with);
        match (from_json(&text), serde_json::from_str::<Value>(&text)) {
            (Ok(parsed), Ok(expected)) => prop_assert_eq!(parsed, expected),
            (Err(error), Ok(_)) => prop_assert!(
                error.message.contains("duplicate key") || error.message.contains("exactly"),
                "{}: {}", text, error
            ),
            (Ok(_), Err(error)) => prop_assert!(false, "{}: {}", text, error),
            (Err(_), Err(_)) => {}
        }
    }
}
