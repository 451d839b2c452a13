//! Tests of the validator, most of them against a general one.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};

use super::super::keywords::check_keywords;
use super::{MAX_TEXT, MAX_VIOLATIONS, Validator, shortened, validate};
use crate::document::Document;
use crate::samples;

fn messages(schema: &Value, value: &Value) -> Vec<String> {
    let violations = validate(&Value::Null, schema, value).into_iter();
    violations
        .map(|violation| format!("{}: {}", violation.field, violation.message))
        .collect()
}

/// Collects the JSON pointers of a value.
fn collect_pointers(value: &Value, pointer: &str, pointers: &mut Vec<String>) {
    pointers.push(pointer.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect_pointers(field, &format!("{pointer}/{name}"), pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_pointers(item, &format!("{pointer}/{index}"), pointers);
            }
        }
        _ => {}
    }
}

/// Returns a value and variations of it: every part replaced by values of other types, and every field removed.
fn variations(value: &Value) -> Vec<Value> {
    let replacements = json!([
        null, true, 1, 2.0, 1.5, -1, "", " x", "P1", "2026-01-05T09:30:00Z", "2026-01-05t09:30:00+02:00",
        "2026-01-05 09:30:00Z", "2026-01-05T09:30Z", "2026-02-30T09:30:00Z", "2026-01-05", "2026-02-30",
        [], [null], ["x"], {}, { "key": 1 },
    ]);
    let mut variations = vec![value.clone()];
    let mut pointers = Vec::new();
    collect_pointers(value, "", &mut pointers);
    for pointer in pointers {
        for replacement in replacements.as_array().unwrap() {
            let mut changed = value.clone();
            *changed.pointer_mut(&pointer).unwrap() = replacement.clone();
            variations.push(changed);
        }
        if let Some((parent, name)) = pointer.rsplit_once('/') {
            let mut changed = value.clone();
            if let Some(Value::Object(fields)) = changed.pointer_mut(parent) {
                fields.shift_remove(name);
                variations.push(changed);
            }
        }
    }
    variations
}

#[test]
fn agrees_with_a_general_validator_on_every_component() {
    let document = Document::embedded().unwrap();
    let registry = jsonschema::Registry::new()
        .add("urn:document", document.root().clone())
        .and_then(|registry| registry.prepare())
        .unwrap();
    let components = document.root().pointer("/components/schemas").unwrap();
    let mut valid = 0;
    let mut invalid = 0;
    for (name, schema) in components.as_object().unwrap() {
        let reference = json!({ "$ref": format!("urn:document#/components/schemas/{name}") });
        let general = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .should_ignore_unknown_formats(true)
            .with_registry(&registry)
            .build(&reference)
            .unwrap();
        let example = samples::example(document, name, schema);
        let values = variations(&example);
        // Large examples have thousands of variations; a few hundred of each component are enough.
        let stride = values.len() / 300 + 1;
        for value in values.into_iter().step_by(stride) {
            let violations = validate(document.root(), schema, &value);
            let expected = general.is_valid(&value);
            assert_eq!(
                violations.is_empty(),
                expected,
                "{name}: {value} {violations:?}"
            );
            if expected {
                valid += 1;
            } else {
                invalid += 1;
            }
        }
    }
    assert!(valid > 0 && invalid > 0, "{valid} valid, {invalid} invalid");
}

#[test]
fn violation_names_the_field_and_the_reason() {
    for (schema, value, expected) in [
        (
            json!({ "type": "string" }),
            json!(1),
            ": is not of the type \"string\"",
        ),
        (
            json!({ "type": ["string", "null"] }),
            json!(1),
            ": is not of the type [\"string\",\"null\"]",
        ),
        (
            json!({ "enum": ["a", 1] }),
            json!("b"),
            ": is not one of \"a\", 1",
        ),
        (json!({ "const": "a" }), json!("b"), ": is not \"a\""),
        (json!({ "required": ["a"] }), json!({}), "a: is required"),
        (
            json!({ "items": { "required": ["a"] } }),
            json!([{}]),
            "[0].a: is required",
        ),
        (
            json!({ "properties": { "a": { "type": "null" } } }),
            json!({ "a": 1 }),
            "a: is not of the type \"null\"",
        ),
        (
            json!({ "additionalProperties": { "type": "null" } }),
            json!({ "b": 1 }),
            "b: is not of the type \"null\"",
        ),
        (
            json!({ "additionalProperties": false }),
            json!({ "b": 1 }),
            "b: is not permitted",
        ),
        (
            json!({ "maxItems": 1 }),
            json!([1, 2]),
            ": has more than 1 items",
        ),
        (
            json!({ "minItems": 2 }),
            json!([1]),
            ": has fewer than 2 items",
        ),
        (
            json!({ "maxLength": 1 }),
            json!("éé"),
            ": is longer than 1 characters",
        ),
        (
            json!({ "minLength": 2 }),
            json!("é"),
            ": is shorter than 2 characters",
        ),
        (json!({ "minimum": 2 }), json!(1.5), ": is less than 2"),
        (json!({ "maximum": 2 }), json!(2.5), ": is greater than 2"),
        (
            json!({ "pattern": "^\\S" }),
            json!(" "),
            ": does not match ^\\S",
        ),
        (
            json!({ "format": "date" }),
            json!("2026-13-01"),
            ": is not a date",
        ),
        (
            json!({ "format": "date-time" }),
            json!("noon"),
            ": is not an RFC 3339 time",
        ),
        (
            json!({ "allOf": [{ "type": "null" }] }),
            json!(1),
            ": is not of the type \"null\"",
        ),
        (
            json!({ "anyOf": [{ "type": "null" }] }),
            json!(1),
            ": matches no schema of `anyOf`",
        ),
        (
            json!({ "oneOf": [{ "type": "null" }] }),
            json!(1),
            ": matches no schema of `oneOf`",
        ),
        (
            json!({ "oneOf": [{}, {}] }),
            json!(1),
            ": matches more than one schema of `oneOf`",
        ),
    ] {
        assert_eq!(messages(&schema, &value), [expected], "{schema}");
        assert_eq!(check_keywords(&schema), Ok(()));
    }
    for (schema, value) in [
        (json!({ "maxItems": 2, "minItems": 2 }), json!([1, 2])),
        (json!({ "maxLength": 2, "minLength": 2 }), json!("éé")),
        (json!({ "minimum": 2, "maximum": 2 }), json!(2)),
        (
            json!({ "oneOf": [{ "type": "null" }, { "type": "integer" }] }),
            json!(1.0),
        ),
        (json!({ "enum": [1] }), json!(1.0)),
        (json!({ "pattern": "^\\S" }), json!("x ")),
        (json!({ "maxLength": 1 }), json!([1, 2])),
    ] {
        assert_eq!(messages(&schema, &value), [""; 0], "{schema}");
    }
}

#[test]
fn number_of_violations_and_steps_is_limited() {
    let schema = json!({ "items": { "type": "null" } });
    let value = Value::Array(vec![json!(1); 1000]);
    assert_eq!(messages(&schema, &value).len(), MAX_VIOLATIONS);
    let value = json!([null, null, null]);
    let max_steps = |max_steps: usize| {
        let mut validator = Validator::new(&Value::Null, max_steps);
        validator.check(&schema, &value);
        validator
            .finish()
            .into_iter()
            .map(|violation| violation.message)
    };
    assert_eq!(max_steps(4).next(), None);
    assert_eq!(
        max_steps(3).next().as_deref(),
        Some("is too complex to validate")
    );
    let circular = json!({ "a": { "$ref": "#/a" } });
    assert_eq!(validate(&circular, &circular["a"], &json!(1)), []);
}

#[test]
fn text_is_shortened_only_beyond_the_limit() {
    let longest = "é".repeat(MAX_TEXT);
    assert_eq!(shortened(longest.clone()), longest);
    assert_eq!(shortened(format!("{longest}x")), format!("{longest}…"));
}
