//! Unknown fields of types that are received and sent: kept, bounded, and not shown.

use squad_core::wire::UnknownFields;

use super::*;

#[derive(Debug, Clone, PartialEq)]
struct Rule {
    id: i64,
    name: String,
    inner: Vec<Inner>,
    unknown_fields: UnknownFields,
}
squad_core::lenient_struct!(Rule default { id = "id" } { name = "name", inner = "inner" } ..unknown_fields);

#[derive(Debug, Clone, PartialEq)]
struct Inner {
    flag: bool,
    unknown_fields: UnknownFields,
}
squad_core::lenient_struct!(Inner {} { flag = "flag" } ..unknown_fields);

#[test]
fn what_was_received_is_sent_back_whole() {
    let body = json!({
        "id": 7, "name": "n", "inner": [{"flag": true, "z": null}, {"flag": false}],
        "rule_id": "r", "access": {"a": [1, {"b": 2.5}]},
    });
    let rule: Rule = decoded(&body).unwrap();
    assert_eq!(serde_json::to_value(&rule).unwrap(), body);
    assert_eq!(rule.unknown_fields.len(), 2);
    assert_eq!(rule.unknown_fields.get("rule_id"), Some(&json!("r")));
    assert!(rule.inner[1].unknown_fields.is_empty());
    assert_eq!(rule.unknown_fields.iter().count(), 2);
    // They are undocumented all the same.
    assert_eq!(
        reported::<Rule>(&body, None),
        [
            "access: undocumented field",
            "inner[].z: undocumented field",
            "rule_id: undocumented field"
        ]
    );
}

#[test]
fn neither_names_nor_values_are_shown() {
    let rule: Rule = decoded(&json!({"id": 7, "CANARY": "CANARY"})).unwrap();
    assert_eq!(
        format!("{rule:?}"),
        r#"Rule { id: 7, name: "", inner: [], unknown_fields: [1 unknown fields] }"#
    );
}

#[test]
fn more_fields_than_are_kept_cannot_be_sent_back() {
    let body = |fields: usize| {
        let mut body = json!({"id": 7});
        for nth in 0..fields {
            body[format!("field{nth}")] = json!(nth);
        }
        body
    };
    let most: Rule = decoded(&body(256)).unwrap();
    assert!(serde_json::to_value(&most).is_ok());
    let more: Rule = decoded(&body(257)).unwrap();
    assert_eq!(more.unknown_fields.len(), 256);
    let error = serde_json::to_value(&more).unwrap_err();
    assert!(error.to_string().contains("would delete some"), "{error}");
    assert!(serde_json::to_value(&more.unknown_fields).is_err());
}

#[test]
fn none_take_no_more_than_a_pointer() {
    assert_eq!(size_of::<UnknownFields>(), size_of::<usize>());
    let fields: UnknownFields = decoded(&json!({"a": 1})).unwrap();
    assert_eq!(serde_json::to_value(&fields).unwrap(), json!({"a": 1}));
    assert_eq!(
        decoded::<UnknownFields>(&json!([])).unwrap(),
        UnknownFields::default()
    );
}
