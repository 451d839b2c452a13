//! Unions, enumerations and references that a step does or does not change.

use openapi_lower::progenitor;
use serde_json::{Value, json};

use super::{document, pointers, schema};

#[test]
fn unconstrained_branch_is_listed_only_next_to_others() {
    let text = json!({ "type": "string" });
    for keyword in ["anyOf", "oneOf"] {
        for (before, after, losses) in [
            (json!([{}]), json!([{}]), vec![]),
            (json!([{ "title": "T" }]), json!([{ "title": "T" }]), vec![]),
            (json!([text]), json!([text]), vec![]),
            (json!([text, {}]), json!([text, {}]), vec!["1"]),
            (
                json!([{}, text, { "title": "T" }]),
                json!([{}, text, { "title": "T" }]),
                vec!["0", "2"],
            ),
        ] {
            let (found, listed) = schema(progenitor::dedupe_union, json!({ keyword: before }));
            assert_eq!(found, json!({ keyword: after }));
            let losses: Vec<String> = losses
                .iter()
                .map(|nth| format!("/{keyword}/{nth}"))
                .collect();
            assert_eq!(listed, losses);
        }
    }
    let mut whole = document(
        json!({}),
        json!({ "schemas": { "S": {
        "oneOf": [text, text], "anyOf": [text, {}, text], "allOf": [text, text],
    } } }),
    );
    let losses: Vec<String> = progenitor::dedupe_union(&mut whole)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        losses,
        [
            "#/components/schemas/S/anyOf/1: nothing, but this branch accepts any value, \
             so the other branches have no effect (dedupe-union)",
            "#/components/schemas/S/oneOf/1: that no instance of a duplicate branch of `oneOf` is valid (dedupe-union)",
        ]
    );
    assert_eq!(
        whole["components"]["schemas"]["S"],
        json!({ "oneOf": [text], "anyOf": [text, {}], "allOf": [text, text] })
    );
}

#[test]
fn enumeration_with_null_is_nullable() {
    for (before, after) in [
        (
            json!({ "enum": [1.5, null] }),
            json!({ "enum": [1.5, null], "type": "number", "nullable": true }),
        ),
        (
            json!({ "enum": [null, 1] }),
            json!({ "enum": [null, 1], "type": "integer", "nullable": true }),
        ),
        (
            json!({ "enum": ["a"] }),
            json!({ "enum": ["a"], "type": "string" }),
        ),
        (json!({ "enum": [] }), json!({ "enum": [] })),
        (json!({ "enum": [1, 1.5] }), json!({ "enum": [1, 1.5] })),
    ] {
        assert_eq!(schema(progenitor::type_enums, before).0, after);
    }
}

#[test]
fn references_in_lists_and_extensions_are_followed() {
    let reference =
        |section: &str, name: &str| json!({ "$ref": format!("#/components/{section}/{name}") });
    let mut whole = document(
        json!({ "/a": { "get": {
            "parameters": [reference("parameters", "Used")],
            "responses": { "200": { "description": "Fine.", "content": { "a/b": { "schema": {
                "allOf": [{ "title": "T" }, reference("schemas", "Listed")],
            } } } } },
        } } }),
        json!({
            "parameters": { "Used": {}, "Unused": {} },
            "schemas": {
                "Listed": { "items": { "$ref": "#/components/schemas/Outer/properties/inner" } },
                "Outer": { "properties": { "inner": {} } },
                "Unused": {},
            },
            "headers": { "Unused": {} },
            "x-note": { "Any": {} },
            "securitySchemes": { "bearer": {} },
            "examples": [],
        }),
    );
    let losses = progenitor::drop_unreachable(&mut whole);
    assert_eq!(
        pointers(&losses),
        [
            "/components/parameters/Unused",
            "/components/schemas/Unused",
            "/components/headers/Unused",
        ]
    );
    assert_eq!(
        losses[0].to_string(),
        "#/components/parameters/Unused: the component, which no operation uses (drop-unreachable)"
    );
    let sections: Vec<&String> = whole["components"].as_object().unwrap().keys().collect();
    assert_eq!(
        sections,
        [
            "parameters",
            "schemas",
            "x-note",
            "securitySchemes",
            "examples"
        ]
    );
    let mut none = json!({ "openapi": "3.0.3", "paths": {} });
    assert_eq!(progenitor::drop_unreachable(&mut none), []);
}

#[test]
fn only_parts_of_operations_are_copied() {
    let paths = json!({
        "/a": { "get": { "responses": { "200": { "description": "A.", "content": { "a/b": {
            "schema": { "type": "string" },
        } } } } } },
        "/b": { "$ref": "#/paths/~1a" },
        "/c": { "get": { "responses": { "200": { "description": "C.", "content": { "a/b": {
            "schema": { "$ref": "#/paths/~1a/get/responses/200/content/a~1b/schema" },
        } } } } } },
        "/d": { "parameters": [{ "$ref": "other.json#/a" }, { "$ref": "#/components/parameters/P" }] },
    });
    let components = json!({ "parameters": { "P": { "name": "p", "in": "query" } } });
    let before = document(paths, components);
    let mut after = before.clone();
    assert_eq!(progenitor::own_parts(&mut after), []);
    assert_eq!(after, before);
    let body = json!({ "content": {} });
    let header = json!({ "schema": {} });
    let mut shared = document(
        json!({
            "/a": { "post": {
                "requestBody": body,
                "responses": { "200": { "description": "A.", "headers": { "x-h": header } } },
            } },
            "/b": { "post": {
                "requestBody": { "$ref": "#/paths/~1a/post/requestBody" },
                "responses": { "200": { "description": "B.", "headers": {
                    "x-h": { "$ref": "#/paths/~1a/post/responses/200/headers/x-h" },
                } } },
            } },
        }),
        json!({}),
    );
    let losses: Vec<String> = progenitor::own_parts(&mut shared)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        losses,
        [
            "#/paths/~1b/post/requestBody/$ref: that this is the same object as \
             `#/paths/~1a/post/requestBody`: it becomes a copy (own-parts)",
            "#/paths/~1b/post/responses/200/headers/x-h/$ref: that this is the same object as \
             `#/paths/~1a/post/responses/200/headers/x-h`: it becomes a copy (own-parts)",
        ]
    );
    let post = &shared["paths"]["/b"]["post"];
    assert_eq!(post["requestBody"], body);
    assert_eq!(post["responses"]["200"]["headers"]["x-h"], header);
}

#[test]
fn references_are_followed_32_times() {
    let chain = |length: usize| {
        let mut parameters: serde_json::Map<String, Value> = (1..length)
            .map(|nth| {
                (
                    format!("P{nth}"),
                    json!({ "$ref": format!("#/components/parameters/P{}", nth + 1) }),
                )
            })
            .collect();
        parameters.insert(
            format!("P{length}"),
            json!({ "name": "session", "in": "cookie" }),
        );
        let first = json!({ "$ref": "#/components/parameters/P1" });
        let mut whole = document(
            json!({ "/a": { "parameters": [first] } }),
            json!({ "parameters": parameters }),
        );
        progenitor::drop_cookies(&mut whole).len()
    };
    assert_eq!((chain(1), chain(32), chain(33)), (1, 1, 0));
}

#[test]
fn colliding_names_are_named_in_the_error() {
    let mut whole = document(
        json!({}),
        json!({ "schemas": { "A.B": {}, "AB": {}, "C.D": {}, "CD": {}, "E": {} } }),
    );
    let error =
        progenitor::rename_components(&mut whole, &|name| name.replace('.', "")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "component schemas would have the same name: A.B and AB would be `AB`; C.D and CD would be `CD`"
    );
}

#[test]
fn only_component_schemas_are_renamed_in_references() {
    let references = |prefix: &str| {
        json!({ "allOf": [
            { "$ref": format!("#/components/schemas/{prefix}A/properties/V3.p") },
            { "$ref": "#/components/responses/V3.A" },
            { "$ref": "#/x-parts/schemas/V3.A" },
            { "$ref": "#/components/schemas/V3.Gone" },
            { "$ref": "other.json#/components/schemas/V3.A" },
        ] })
    };
    let mut whole = document(
        json!({}),
        json!({ "schemas": { "V3.A": references("V3.") } }),
    );
    progenitor::rename_components(&mut whole, &|name| name.replace("V3.", "")).unwrap();
    assert_eq!(
        whole["components"]["schemas"],
        json!({ "A": references("") })
    );
}

#[test]
fn plain_steps_are_applied_in_their_order() {
    let mut whole = document(
        json!({ "/a": { "get": {
            "parameters": [
                { "name": "Accept", "in": "header", "schema": {} },
                { "name": "session", "in": "cookie", "schema": {} },
            ],
            "responses": { "200": { "description": "```\na\n```", "content": { "*/*": { "schema": {
                "type": "object", "properties": { "n": { "anyOf": [
                    { "allOf": [{ "enum": [1], "minimum": 0 }] }, { "enum": [null] },
                ] } },
            } } } } },
        } } }),
        json!({}),
    );
    let losses = progenitor::plain_steps(&mut whole);
    let rules: Vec<&str> = losses.iter().map(|loss| loss.rule).collect();
    assert_eq!(
        rules,
        [
            "operation-ids",
            "drop-header-authorization",
            "drop-cookies",
            "keep-success-only",
            "json-content",
            "drop-validation",
        ]
    );
    assert_eq!(
        whole["paths"]["/a"]["get"],
        json!({
            "operationId": "get_a",
            "responses": { "2XX": {
                "description": "```text\na\n```",
                "content": { "application/json": { "schema": {
                    "type": "object", "properties": { "n": {
                        "allOf": [{ "enum": [1], "type": "integer" }], "nullable": true,
                    } },
                } } },
            } },
        })
    );
}

#[test]
fn only_fences_of_three_marks_are_marked() {
    let marked = |key: &str, text: &str| {
        let mut whole = json!({ "openapi": "3.0.3", "info": { key: text } });
        assert_eq!(progenitor::text_fences(&mut whole), []);
        whole["info"][key].as_str().unwrap().to_owned()
    };
    for (before, after) in [
        ("``\n```\na\n```", "``\n```text\na\n```"),
        ("```\na\n```b\n```\n```", "```text\na\n```b\n```\n```text"),
        ("~~~\n```\n~~~", "~~~text\n```\n~~~"),
        ("```  \na\n  ```  ", "```text\na\n  ```  "),
        ("```` \n```\n`````\n```", "````text\n```\n`````\n```text"),
        ("--- ```\n***\n```", "--- ```\n***\n```text"),
        ("  ```rust\n```", "  ```rust\n```"),
    ] {
        assert_eq!(marked("description", before), after);
        assert_eq!(marked("summary", before), after);
        assert_eq!(marked("title", before), before);
    }
}
