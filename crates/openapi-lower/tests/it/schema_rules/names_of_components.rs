//! The components that a lowered schema needs, and their names.

use openapi_lower::{lower, lower_schema};
use serde_json::{Value, json};

fn components(schema: Value) -> Vec<String> {
    lower_schema(&schema)
        .unwrap()
        .components
        .keys()
        .cloned()
        .collect()
}

#[test]
fn schema_is_a_component_only_if_it_refers_to_itself() {
    assert_eq!(
        lower_schema(&json!({ "type": "string" }))
            .unwrap()
            .components,
        serde_json::Map::new()
    );
    for (schema, names) in [
        (json!(true), &[][..]),
        (json!({ "properties": { "a": { "type": "string" } } }), &[]),
        (
            json!({ "$defs": { "A": {} }, "items": { "$ref": "#/$defs/A" } }),
            &["Schema_A"],
        ),
        (json!({ "items": { "$ref": "#" } }), &["Schema"]),
        (
            json!({ "properties": { "a": { "$ref": "#" }, "b": { "$ref": "#" } } }),
            &["Schema"],
        ),
        (
            json!({ "$defs": { "A": { "not": { "$ref": "#" } } } }),
            &["Schema", "Schema_A"],
        ),
        (
            json!({ "properties": { "a": { "$ref": "." } } }),
            &["Schema"],
        ),
    ] {
        assert_eq!(components(schema.clone()), names, "{schema}");
    }
}

#[test]
fn names_of_definitions_are_sanitized_and_numbered() {
    assert_eq!(
        components(json!({ "$defs": {
            "a.B-9": {}, "a b": {}, "a_b": {}, "a/b": {}, "_é_": {}, "%": {}, "$": {},
        } })),
        [
            "Schema_a.B-9",
            "Schema_a_b",
            "Schema_a_b_2",
            "Schema_a_b_3",
            "Schema_2",
            "Schema_3",
            "Schema_4",
        ]
    );
}

#[test]
fn targets_in_operations_are_named_by_their_id_or_path() {
    let response = json!({ "200": { "description": "Fine.", "content": { "a/b": {
        "schema": { "properties": { "x": { "type": "string" } } },
    } } } });
    let target = |path: &str| json!({ "$ref": format!("#/paths/{path}/get/responses/200/content/a~1b/schema/properties/x") });
    let lowered = lower(&json!({
        "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
        "paths": {
            "/a": { "get": { "operationId": "list all", "responses": response } },
            "/b/{id}": { "get": { "responses": response } },
        },
        "components": { "schemas": {
            "A": { "allOf": [target("~1a"), target("~1b~1%7Bid%7D")] },
            "B": { "$ref": "#/x-data/schemas/properties/definitions" },
        } },
        "x-data": { "schemas": { "properties": { "definitions": {} } } },
    }))
    .unwrap();
    let schemas = lowered.document["components"]["schemas"]
        .as_object()
        .unwrap();
    assert_eq!(
        schemas.keys().collect::<Vec<_>>(),
        [
            "A",
            "B",
            "list_all_responses_200_content_a_b_x",
            "b__id_get_responses_200_content_a_b_x",
            "x-data",
        ]
    );
}

#[test]
fn dynamic_reference_to_a_plain_anchor_is_a_reference() {
    let lowered = lower_schema(&json!({
        "$defs": {
            "Plain": { "$anchor": "x", "type": "string" },
            "A": { "$id": "a", "$dynamicAnchor": "x" },
            "B": { "$id": "b", "$dynamicAnchor": "x" },
        },
        "items": { "$dynamicRef": "#x" },
    }))
    .unwrap();
    assert_eq!(
        lowered.schema,
        json!({ "items": { "$ref": "#/components/schemas/Schema_Plain" } })
    );
}
