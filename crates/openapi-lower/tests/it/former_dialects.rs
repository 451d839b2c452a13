//! Keywords and values of former dialects (OpenAPI 3.0, Swagger 2.0, earlier drafts of JSON Schema)
//! are preserved, listed as a loss, or rejected with their pointer: never changed silently.

use openapi_lower::{LossKind, Options, lower, lower_schema, lower_schema_with};
use serde_json::{Value, json};

#[track_caller]
fn honored(schema: Value) -> Value {
    let options = Options::default().honor_nullable();
    let lowered = lower_schema_with(&schema, &options).unwrap();
    assert_eq!(lowered.losses, [], "{schema}");
    lowered.schema
}

/// The pointer and the remedy of the only problem.
#[track_caller]
fn problem(schema: Value) -> (String, String) {
    let error = lower_schema(&schema).unwrap_err();
    let [problem] = error.problems() else {
        panic!("{error}");
    };
    (problem.pointer.clone(), problem.remedy.clone())
}

#[test]
fn nullable_is_removed_and_listed() {
    for flag in [true, false] {
        let schema = json!({ "type": "string", "nullable": flag });
        let lowered = lower_schema(&json!({ "properties": { "nullable": schema } })).unwrap();
        assert_eq!(
            lowered.schema,
            json!({ "properties": { "nullable": { "type": "string" } } })
        );
        let [loss] = lowered.losses.as_slice() else {
            panic!("{:?}", lowered.losses);
        };
        assert_eq!(loss.pointer, "/properties/nullable/nullable");
        assert_eq!((loss.rule, loss.kind), ("nullable", LossKind::Annotation));
        assert!(loss.message.contains(&flag.to_string()), "{}", loss.message);
    }
}

#[test]
fn honored_nullable_accepts_null() {
    let only_null = json!({ "enum": [null] });
    let reference = json!({ "$ref": "#/components/schemas/Schema" });
    for (before, after) in [
        (
            json!({ "type": "string", "nullable": true, "maxLength": 3 }),
            json!({ "type": "string", "nullable": true, "maxLength": 3 }),
        ),
        (
            json!({ "type": ["string", "null"], "nullable": true }),
            json!({ "type": "string", "nullable": true }),
        ),
        (
            json!({ "type": "string", "nullable": true, "enum": ["a"] }),
            json!({ "type": "string", "nullable": true, "enum": ["a", null] }),
        ),
        (
            json!({ "type": "string", "nullable": true, "const": "a" }),
            json!({ "type": "string", "nullable": true, "enum": ["a", null] }),
        ),
        (
            json!({ "$ref": "#", "nullable": true }),
            json!({ "anyOf": [reference, only_null] }),
        ),
        (
            json!({ "title": "T", "allOf": [{ "$ref": "#" }], "nullable": true }),
            json!({ "title": "T", "anyOf": [{ "allOf": [reference] }, only_null] }),
        ),
        (
            json!({ "type": "object", "not": { "required": ["a"] }, "nullable": true }),
            json!({ "anyOf": [{ "type": "object", "not": { "required": ["a"] } }, only_null] }),
        ),
        (
            json!({ "type": ["string", "integer"], "nullable": true }),
            json!({ "anyOf": [{ "anyOf": [{ "type": "string" }, { "type": "integer" }] }, only_null] }),
        ),
        (
            json!({ "description": "Any.", "nullable": true }),
            json!({ "description": "Any." }),
        ),
        (
            json!({ "type": "string", "nullable": false }),
            json!({ "type": "string" }),
        ),
    ] {
        assert_eq!(honored(before.clone()), after, "{before}");
    }
}

#[test]
fn honored_nullable_inside_a_closed_union_is_part_of_its_branch() {
    let before = json!({
        "anyOf": [{ "type": "object", "nullable": true, "properties": { "a": {} } }],
        "unevaluatedProperties": false,
    });
    let branch = json!({ "type": "object", "nullable": true, "properties": { "a": {} } });
    assert_eq!(
        honored(before),
        json!({
            "anyOf": [branch],
            "allOf": [{ "anyOf": [
                { "additionalProperties": false },
                { "allOf": [branch, { "properties": { "a": {} }, "additionalProperties": false }] },
            ] }],
        })
    );
}

#[test]
fn flags_as_exclusive_bounds_are_rejected_with_the_form_of_3_1() {
    for (bound, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        for flag in [true, false] {
            let (pointer, remedy) = problem(json!({ bound: 5, exclusive: flag }));
            assert_eq!(pointer, format!("/{exclusive}"));
            assert!(remedy.contains(&format!("`{exclusive}: 1`")), "{remedy}");
        }
    }
}

#[test]
fn former_keywords_and_values_are_rejected_with_the_form_of_3_1() {
    for (schema, pointer, remedy) in [
        (json!({ "id": "a" }), "/id", "$id"),
        (
            json!({ "dependencies": {} }),
            "/dependencies",
            "dependentRequired",
        ),
        (
            json!({ "additionalItems": false }),
            "/additionalItems",
            "prefixItems",
        ),
        (json!({ "items": [{}] }), "/items", "prefixItems"),
        (json!({ "required": true }), "/required", "list the names"),
        (json!({ "divisibleBy": 2 }), "/divisibleBy", "multipleOf"),
        (json!({ "extends": {} }), "/extends", "allOf"),
        (json!({ "disallow": "string" }), "/disallow", "not"),
        (
            json!({ "$recursiveRef": "#" }),
            "/$recursiveRef",
            "$dynamicRef",
        ),
        (
            json!({ "discriminator": "kind" }),
            "/discriminator",
            "propertyName",
        ),
        (json!({ "type": "file" }), "/type", "format: binary"),
        (json!({ "type": "any" }), "/type", "specification"),
        (json!({ "type": null }), "/type", "remove"),
        (json!({ "description": null }), "/description", "remove"),
        (
            json!({ "properties": { "a": { "items": null } } }),
            "/properties/a/items",
            "remove",
        ),
        (
            json!({ "discriminator": { "propertyName": null } }),
            "/discriminator/propertyName",
            "remove",
        ),
        (
            json!({ "discriminator": { "propertyName": "k", "mapping": { "a": null } } }),
            "/discriminator/mapping",
            "",
        ),
        (json!({ "xml": { "wrapped": "yes" } }), "/xml/wrapped", ""),
        (
            json!({ "externalDocs": { "link": "a" } }),
            "/externalDocs/link",
            "remove",
        ),
    ] {
        let found = problem(schema.clone());
        assert_eq!(found.0, pointer, "{schema}");
        assert!(found.1.contains(remedy), "{schema}: {}", found.1);
    }
}

/// A document with every kind of object, in which one value is replaced.
fn with(pointer: &str, value: Value) -> Value {
    let text = include_str!("../../fuzz/corpus/lower/every-construct.json");
    let mut document: Value = serde_json::from_str(text).unwrap();
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

/// Whether null is a value like any other at a pointer.
fn takes_null(pointer: &str) -> bool {
    let tokens: Vec<&str> = pointer.split('/').collect();
    let last = tokens.last().copied().unwrap_or_default();
    let is_in = |key: &str| tokens.contains(&key);
    matches!(last, "const" | "default" | "example" | "value")
        || tokens
            .iter()
            .any(|token| token.starts_with("x-") && !token.contains("h-"))
        || is_in("enum")
        || is_in("const")
        || is_in("value")
        || is_in("examples")
        || is_in("example")
        || is_in("default")
}

fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    let mut child = |key: &str, inner: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        pointers(inner, &format!("{at}/{key}"), found);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| child(key, inner)),
        Value::Array(list) => {
            let items = list.iter().enumerate();
            items.for_each(|(nth, inner)| child(&nth.to_string(), inner));
        }
        _ => {}
    }
}

#[test]
fn null_in_place_of_any_value_is_rejected_or_listed() {
    let document = with("/openapi", json!("3.1.0"));
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    let mut tried = 0;
    for pointer in all.iter().filter(|pointer| !takes_null(pointer)) {
        let error = match lower(&with(pointer, Value::Null)) {
            Err(error) => error,
            Ok(lowered) => {
                // 3.0 ignores the fields next to a reference, whatever their value.
                let lost = lowered.losses.iter().find(|loss| loss.pointer == *pointer);
                assert_eq!(
                    lost.map(|loss| loss.rule),
                    Some("reference-objects"),
                    "{pointer}"
                );
                continue;
            }
        };
        // A list or map of plain values is rejected as a whole.
        let is_reported = error.problems().iter().any(|problem| {
            let rest = pointer.strip_prefix(&problem.pointer);
            rest.is_some_and(|rest| rest.is_empty() || !problem.pointer.is_empty())
        });
        assert!(is_reported, "{pointer}: {error}");
        tried += 1;
    }
    assert!(tried * 2 > all.len(), "only {tried} of {}", all.len());
}

#[test]
fn incomplete_versions_are_completed_and_listed() {
    for (version, read) in [
        (json!(3.1), "3.1.0"),
        (json!("3.1"), "3.1.0"),
        (json!(3.0), "3.0.3"),
        (json!("3.0"), "3.0.3"),
    ] {
        let document = json!({
            "openapi": version, "info": { "title": "T", "version": "1" }, "paths": {},
        });
        let lowered = lower(&document).unwrap();
        assert_eq!(lowered.document["openapi"], "3.0.3");
        let [loss] = lowered.losses.as_slice() else {
            panic!("{:?}", lowered.losses);
        };
        assert_eq!((loss.pointer.as_str(), loss.rule), ("/openapi", "version"));
        assert!(loss.message.contains(read), "{}", loss.message);
        assert!(
            loss.message.contains(&version.to_string()),
            "{}",
            loss.message
        );
    }
}
