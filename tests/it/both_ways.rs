//! A type that is both received and sent loses nothing: an object that was read can be replaced as a whole.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Map, Value, json};
use workspace_tests::effective;
use workspace_tests::sample::{Members, resolve, sample};
use workspace_tests::squadcast_both_ways::BOTH_WAYS;
use xtask::generate::{Lock, Names};
use xtask::workspace_root;

/// Fields that no document lists, one per form of JSON.
fn undocumented() -> Map<String, Value> {
    let fields = json!({
        "x_null": null,
        "x_flag": true,
        "x_count": 9_007_199_254_740_993_u64,
        "x_share": 0.1,
        "x_text": "\u{1F600} \" \\ \u{202E}",
        "x_list": [1, "two", null, [], {}],
        "x_object": {"inner": {"deeper": [{"id": "a"}]}},
        "": "no name",
        "ünïcode": "name",
    });
    fields.as_object().unwrap().clone()
}

/// The other fields of a typed map are documented: they have the type of its values.
fn is_typed_map(document: &Value, schema: &Value) -> bool {
    let schema = resolve(document, schema);
    let parts = schema.get("allOf").and_then(Value::as_array);
    ["additionalProperties", "unevaluatedProperties"]
        .iter()
        .any(|keyword| schema[*keyword].is_object())
        || parts.is_some_and(|parts| parts.iter().any(|part| is_typed_map(document, part)))
}

#[test]
fn undocumented_fields_of_every_type_used_both_ways_are_sent_back() {
    let document = effective("squadcast");
    let lock = std::fs::read(workspace_root().join("openapi/squadcast.lock.json")).unwrap();
    let lock = Lock::parse("openapi/squadcast.lock.json", &lock).unwrap();
    let names = std::fs::read(workspace_root().join("openapi/squadcast.names.json")).unwrap();
    let names = Names::parse("openapi/squadcast.names.json", &names).unwrap();
    assert!(!BOTH_WAYS.is_empty());
    let mut sampled = 0;
    for (path, round_trip) in BOTH_WAYS {
        let component = lock.types.iter().find(|(_, locked)| locked == path);
        let (component, _) = component.unwrap_or_else(|| panic!("{path} is not in the lock"));
        let declared = &document["components"]["schemas"][component];
        let inline = names.types.iter().find(|(_, name)| *name == component);
        let schema = match inline.and_then(|(pointer, _)| document.pointer(pointer)) {
            Some(schema) if declared.is_null() => schema,
            _ => declared,
        };
        if is_typed_map(&document, schema) {
            continue;
        }
        // Lowering can move an inline type, so that its pointer leads nowhere.
        let value = match schema {
            Value::Null => json!({}),
            schema => sample(&document, schema, Members::All),
        };
        sampled += usize::from(!schema.is_null());
        let mut value = value
            .as_object()
            .unwrap_or_else(|| panic!("{path}"))
            .clone();
        let documented = value.clone();
        value.extend(undocumented());
        let sent =
            round_trip(Value::Object(value)).unwrap_or_else(|error| panic!("{path}: {error}"));
        for (name, expected) in undocumented() {
            assert_eq!(sent.get(&name), Some(&expected), "{path}: `{name}`");
        }
        for (name, expected) in documented {
            assert_eq!(sent.get(&name), Some(&expected), "{path}: `{name}`");
        }
    }
    assert!(sampled * 2 > BOTH_WAYS.len(), "{sampled}");
}

#[test]
fn rule_id_of_every_kind_of_rule_is_sent_back() {
    let rules = BOTH_WAYS.iter().filter(|(path, _)| {
        [
            "RoutingRule",
            "DeduplicationRule",
            "TaggingRule",
            "SuppressionRule",
        ]
        .iter()
        .any(|rule| path.ends_with(&format!("::{rule}")))
    });
    let mut checked = 0;
    for (path, round_trip) in rules {
        let rule = json!({"rule_id": "r1", "id": "i1", "service_id": "s1", "expression": "a == b"});
        let sent = round_trip(rule).unwrap();
        assert_eq!(sent["rule_id"], "r1", "{path}");
        checked += 1;
    }
    assert!(checked >= 2, "{checked}");
}
