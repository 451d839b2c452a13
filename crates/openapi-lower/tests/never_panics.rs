//! No JSON makes lowering panic, overflow the stack, or answer twice in two ways: arbitrary values,
//! values made of OpenAPI's own words, and documents with a part exchanged. What is accepted is
//! lowered once and for all, and the steps for progenitor take it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use openapi_lower::{LowerError, Lowered, lower, lower_schema, progenitor};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Words that mean something somewhere, so that random objects look like the real thing.
const WORDS: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "allOf",
    "anyOf",
    "components",
    "const",
    "contains",
    "content",
    "contentEncoding",
    "contentMediaType",
    "default",
    "dependentRequired",
    "dependentSchemas",
    "description",
    "discriminator",
    "else",
    "enum",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "get",
    "headers",
    "if",
    "info",
    "items",
    "license",
    "mapping",
    "maxContains",
    "maxItems",
    "minContains",
    "minimum",
    "name",
    "not",
    "nullable",
    "oneOf",
    "parameters",
    "pathItems",
    "paths",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "requestBody",
    "required",
    "responses",
    "schema",
    "schemas",
    "security",
    "securitySchemes",
    "then",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "webhooks",
    "x-a",
    "a",
    "/a",
    "200",
    "default",
    "application/json",
    "^(a|b)$",
    "^x-",
];

/// Texts that are references, types, versions or patterns.
const TEXTS: &[&str] = &[
    "#",
    "#/components/schemas/a",
    "#/$defs/a",
    "#a",
    "a",
    "a#/x",
    "#/paths/~1a",
    "other.json",
    "null",
    "string",
    "object",
    "array",
    "integer",
    "3.1.0",
    "mutualTLS",
    "base64",
    "^(a|b)$",
    "#/components/pathItems/a",
    "```\nx\n```",
    "",
];

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..9_i64).prop_map(Value::from),
        proptest::sample::select(TEXTS).prop_map(Value::from),
        "\\PC{0,5}".prop_map(Value::from),
    ]
}

fn json_value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(6, 80, 6, |inner| {
        let key = prop_oneof![
            9 => proptest::sample::select(WORDS).prop_map(str::to_owned),
            1 => "\\PC{0,4}",
        ];
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            3 => proptest::collection::vec((key, inner), 0..6)
                .prop_map(|entries| Value::Object(Map::from_iter(entries))),
        ]
    })
}

/// Where things stand in a document, every value of it.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                places(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (nth, inner) in list.iter().enumerate() {
                places(inner, &format!("{at}/{nth}"), found);
            }
        }
        _ => {}
    }
}

/// What must hold whatever comes in.
fn check(document: &Value) {
    let first = lower(document);
    assert_eq!(first, lower(document), "not deterministic");
    if let Ok(lowered) = first {
        accepted(&lowered);
    } else if let Err(error) = first {
        refused(&error);
    }
    match lower_schema(document) {
        Ok(lowered) => assert!(lowered.losses.windows(2).all(|pair| pair[0] < pair[1])),
        Err(error) => refused(&error),
    }
    // The steps take anything, sensible or not.
    let mut any = document.clone();
    progenitor::plain_steps(&mut any);
    progenitor::drop_unreachable(&mut any);
    hoist_all(&mut any);
    let _ = progenitor::rename_components(&mut any, &|name| name.replace('a', "A"));
}

fn accepted(lowered: &Lowered) {
    assert!(lowered.losses.windows(2).all(|pair| pair[0] < pair[1]));
    let again = lower(&lowered.document).unwrap();
    assert_eq!(again.document, lowered.document);
    assert!(again.losses.is_empty());
}

fn refused(error: &LowerError) {
    assert!(!error.refusals().is_empty());
    for refusal in error.refusals() {
        assert!(refusal.pointer.is_empty() || refusal.pointer.starts_with('/'));
        assert!(!refusal.what.is_empty() && !refusal.remedy.is_empty());
    }
}

/// Hoists by the suggestions, which must be taken when they are asked for.
fn hoist_all(document: &mut Value) {
    let Err(error) = progenitor::hoist_inline(document, &BTreeMap::new()) else {
        return;
    };
    let names: BTreeMap<String, String> = error
        .problems()
        .iter()
        .map(|problem| (problem.pointer.clone(), problem.suggestion.clone().unwrap()))
        .collect();
    progenitor::hoist_inline(document, &names).unwrap();
    progenitor::hoist_inline(document, &BTreeMap::new()).unwrap();
}

fn every_construct() -> Value {
    serde_json::from_str(include_str!("../fuzz/corpus/lower/every-construct.json")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_answered(value in json_value()) {
        check(&value);
    }

    #[test]
    fn any_schema_is_answered(schema in json_value()) {
        check(&json!({
            "openapi": "3.1.0",
            "info": { "title": "T", "version": "1" },
            "components": { "schemas": { "a": schema } },
        }));
    }

    #[test]
    fn a_document_with_parts_exchanged_is_answered(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), json_value()), 1..4)
    ) {
        let mut document = every_construct();
        for (index, value) in changes {
            let mut found = Vec::new();
            places(&document, "", &mut found);
            let place = index.get(&found).clone();
            *document.pointer_mut(&place).unwrap() = value;
        }
        check(&document);
    }

    #[test]
    fn a_document_with_a_part_moved_is_answered(
        from in any::<proptest::sample::Index>(), to in any::<proptest::sample::Index>()
    ) {
        let mut document = every_construct();
        let mut found = Vec::new();
        places(&document, "", &mut found);
        let part = document.pointer(from.get(&found).as_str()).unwrap().clone();
        *document.pointer_mut(to.get(&found).as_str()).unwrap() = part;
        check(&document);
    }
}

#[test]
fn the_corpus_of_the_fuzz_target_is_answered() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/lower");
    let mut replayed = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        if let Ok(document) = serde_json::from_slice::<Value>(&bytes) {
            check(&document);
            replayed += 1;
        }
    }
    assert!(replayed >= 10, "{replayed}");
}

#[test]
fn any_depth_is_answered() {
    for depth in [100, 120, 128, 129, 300, 600] {
        for wrap in [
            (|inner| json!({ "not": inner })) as fn(Value) -> Value,
            |inner| json!([inner]),
            |inner| json!({ "if": inner, "then": { "required": ["a"] }, "unevaluatedProperties": false }),
            |inner| json!({ "contains": inner, "unevaluatedItems": false }),
            |inner| json!({ "properties": { "a": inner }, "dependentSchemas": { "a": true } }),
        ] {
            let mut value = json!({});
            for _ in 0..depth {
                value = wrap(value);
            }
            check(
                &json!({ "openapi": "3.1.0", "info": {}, "components": { "schemas": { "a": value } } }),
            );
            check(&json!({ "openapi": "3.0.0", "x-a": value }));
        }
    }
}
