//! No JSON makes lowering panic, overflow the stack, or return two results: arbitrary values, values
//! made of the keywords of OpenAPI, and documents with a part replaced. Lowering a lowered document
//! changes nothing, and the steps for progenitor accept any value.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use openapi_lower::{LowerError, Lowered, lower, lower_schema, progenitor};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

use crate::seed::seed;

/// The keys of all objects in the fixtures, and a few more, so that random objects look like real ones.
static KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let schemas = include_str!("equivalence/schemas.json");
    let mut keys: BTreeSet<String> = ["a", "/a", "200", "^(a|b)$", "^x-", "nullable", "x-a"]
        .map(str::to_owned)
        .into();
    collect_keys(&every_construct(), &mut keys);
    collect_keys(&serde_json::from_str(schemas).unwrap(), &mut keys);
    keys.into_iter().collect()
});

fn collect_keys(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            keys.extend(map.keys().cloned());
            map.values().for_each(|inner| collect_keys(inner, keys));
        }
        Value::Array(list) => list.iter().for_each(|inner| collect_keys(inner, keys)),
        _ => {}
    }
}

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
            9 => proptest::sample::select(KEYS.as_slice()),
            1 => "\\PC{0,4}",
        ];
        prop_oneof![
            1 => proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            3 => proptest::collection::vec((key, inner), 0..6)
                .prop_map(|entries| Value::Object(Map::from_iter(entries))),
        ]
    })
}

/// Collects the pointers of all values of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(inner, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (nth, inner) in list.iter().enumerate() {
                pointers(inner, &format!("{at}/{nth}"), found);
            }
        }
        _ => {}
    }
}

/// Checks what holds for any value.
fn check(document: &Value) {
    let first = lower(document);
    assert_eq!(first, lower(document), "not deterministic");
    if let Ok(lowered) = first {
        accepted(&lowered);
    } else if let Err(error) = first {
        rejected(&error);
    }
    match lower_schema(document) {
        Ok(lowered) => assert!(lowered.losses.windows(2).all(|pair| pair[0] < pair[1])),
        Err(error) => rejected(&error),
    }
    // The steps accept any value.
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

fn rejected(error: &LowerError) {
    assert!(!error.problems().is_empty());
    for problem in error.problems() {
        assert!(problem.pointer.is_empty() || problem.pointer.starts_with('/'));
        assert!(!problem.message.is_empty() && !problem.remedy.is_empty());
    }
}

/// Hoists with the suggested names, which must be accepted.
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
    serde_json::from_str(include_str!("../../fuzz/corpus/lower/every-construct.json")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(seed()), ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_lowered_or_rejected(value in json_value()) {
        check(&value);
    }

    #[test]
    fn any_schema_is_lowered_or_rejected(schema in json_value()) {
        check(&json!({
            "openapi": "3.1.0",
            "info": { "title": "T", "version": "1" },
            "components": { "schemas": { "a": schema } },
        }));
    }

    #[test]
    fn document_with_parts_replaced_is_lowered_or_rejected(
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), json_value()), 1..4)
    ) {
        let mut document = every_construct();
        for (index, value) in changes {
            let mut found = Vec::new();
            pointers(&document, "", &mut found);
            let at = index.get(&found).clone();
            *document.pointer_mut(&at).unwrap() = value;
        }
        check(&document);
    }

    #[test]
    fn document_with_a_part_moved_is_lowered_or_rejected(
        from in any::<proptest::sample::Index>(), to in any::<proptest::sample::Index>()
    ) {
        let mut document = every_construct();
        let mut found = Vec::new();
        pointers(&document, "", &mut found);
        let part = document.pointer(from.get(&found).as_str()).unwrap().clone();
        *document.pointer_mut(to.get(&found).as_str()).unwrap() = part;
        check(&document);
    }
}

#[test]
fn corpus_of_the_fuzz_target_is_lowered_or_rejected() {
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
fn any_depth_is_lowered_or_rejected() {
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
