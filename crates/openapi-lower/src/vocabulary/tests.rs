//! Tests of the list of keywords.

use serde_json::{Value, json};

use super::{KEYWORDS, ValueKind, constrains, is_annotation, is_limit, mismatch, value_kind};

#[test]
fn keywords_are_sorted_and_unique() {
    assert!(KEYWORDS.windows(2).all(|pair| pair[0].name < pair[1].name));
}

#[test]
fn schemas_of_the_equivalence_test_use_every_keyword() {
    let schemas = include_str!("../../tests/it/equivalence/schemas.json");
    let unused: Vec<&str> = KEYWORDS
        .iter()
        .map(|keyword| keyword.name)
        .filter(|name| !schemas.contains(&format!("\"{name}\":")))
        .collect();
    // The former name of `$defs` has a test of its own.
    assert_eq!(unused, ["definitions"]);
}

#[test]
fn keywords_are_grouped_by_what_they_do() {
    for name in ["description", "format", "xml", "x-anything"] {
        assert!(is_annotation(name), "{name}");
    }
    for name in ["type", "$ref", "examples", "nullable", "anything"] {
        assert!(!is_annotation(name), "{name}");
    }
    for (name, type_name) in [
        ("minimum", "integer"),
        ("minimum", "number"),
        ("pattern", "string"),
        ("items", "array"),
        ("required", "object"),
    ] {
        assert!(constrains(name, type_name), "{name} {type_name}");
        assert!(!constrains(name, "boolean"), "{name}");
        assert_eq!(constrains(name, "string"), type_name == "string", "{name}");
    }
    let limits: Vec<&str> = KEYWORDS
        .iter()
        .map(|keyword| keyword.name)
        .filter(|name| is_limit(name))
        .collect();
    assert_eq!(
        limits,
        [
            "exclusiveMaximum",
            "exclusiveMinimum",
            "maxContains",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minContains",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "pattern",
            "uniqueItems",
        ]
    );
}

#[test]
fn every_kind_of_value_accepts_its_own_and_rejects_null() {
    let schema = json!({ "type": "string" });
    let cases: [(&str, Value, Value); 14] = [
        ("not", json!(false), json!("string")),
        ("allOf", json!([schema]), json!([])),
        ("properties", json!({ "a": schema }), json!({ "a": null })),
        ("title", json!(""), json!(1)),
        ("minimum", json!(-1.5), json!(true)),
        ("multipleOf", json!(0.5), json!(0)),
        ("minItems", json!(2.0), json!(2.5)),
        ("maxItems", json!(0), json!(-1)),
        ("readOnly", json!(true), json!("true")),
        ("required", json!([]), json!([1])),
        (
            "dependentRequired",
            json!({ "a": ["b"] }),
            json!({ "a": "b" }),
        ),
        ("type", json!(["string", "null"]), json!([])),
        ("enum", json!([null]), json!({})),
        ("xml", json!({}), json!([])),
    ];
    for (name, valid, invalid) in cases {
        let is_valid = |value| value_kind(name).map(|kind| mismatch(kind, value).is_none());
        assert_eq!(is_valid(&valid), Some(true), "{name}");
        assert_eq!(is_valid(&invalid), Some(false), "{name}");
        assert_eq!(is_valid(&Value::Null), Some(false), "{name}");
    }
    assert_eq!(mismatch(ValueKind::Any, &Value::Null), None);
}

#[test]
fn bounds_of_numbers_are_exact() {
    for (kind, value, fits) in [
        (ValueKind::Count, json!(0.0), true),
        (ValueKind::Count, json!(8.9e15), true),
        (ValueKind::Count, json!(9e15), false),
        (ValueKind::Count, json!(u64::MAX), true),
        (ValueKind::Count, json!(-1.0), false),
        (ValueKind::Positive, json!(1e-9), true),
        (ValueKind::Positive, json!(-1), false),
    ] {
        assert_eq!(mismatch(kind, &value).is_none(), fits, "{value}");
    }
}
