//! Each step for progenitor alone: what goes in, what comes out, what is listed as lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

use openapi_lower::{Loss, progenitor};
use serde_json::{Value, json};

fn document(paths: Value, components: Value) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "T", "version": "1" },
        "paths": paths,
        "components": components,
    })
}

/// Takes a step with one schema and returns what became of it.
fn schema(step: fn(&mut Value) -> Vec<Loss>, schema: Value) -> (Value, Vec<String>) {
    let mut document = document(json!({}), json!({ "schemas": { "S": schema } }));
    let losses = step(&mut document);
    let after = document["components"]["schemas"]["S"].take();
    let short = |loss: &Loss| loss.pointer.replace("/components/schemas/S", "");
    (after, losses.iter().map(short).collect())
}

fn pointers(losses: &[Loss]) -> Vec<&str> {
    losses.iter().map(|loss| loss.pointer.as_str()).collect()
}

fn names(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries
        .iter()
        .map(|(pointer, name)| ((*pointer).to_owned(), (*name).to_owned()))
        .collect()
}

#[test]
fn header_parameters_to_be_ignored_are_dropped_whatever_their_case() {
    let header = |name: &str| json!({ "name": name, "in": "header", "schema": {} });
    let query = json!({ "name": "authorization", "in": "query", "schema": {} });
    let mut document = document(
        json!({ "/a": {
            "parameters": [header("Accept")],
            "get": { "parameters": [
                header("AUTHORIZATION"), query, { "$ref": "#/components/parameters/C" }, header("x-a"),
            ] },
        } }),
        json!({ "parameters": { "C": header("content-type") } }),
    );
    let losses = progenitor::drop_header_authorization(&mut document);
    assert_eq!(
        pointers(&losses),
        [
            "/paths/~1a/get/parameters/0",
            "/paths/~1a/get/parameters/2",
            "/paths/~1a/parameters/0",
        ]
    );
    assert!(document["paths"]["/a"].get("parameters").is_none());
    assert_eq!(
        document["paths"]["/a"]["get"]["parameters"],
        json!([query, header("x-a")])
    );
}

/// What the responses of an operation become.
fn kept(responses: Value, components: Value) -> (Value, Vec<String>) {
    let mut document = document(
        json!({ "/a": { "get": { "responses": responses } } }),
        json!({ "responses": components }),
    );
    let losses = progenitor::keep_success_only(&mut document);
    let whats = losses.into_iter().map(|loss| loss.what).collect();
    (document["paths"]["/a"]["get"]["responses"].take(), whats)
}

fn answer(schema: Value) -> Value {
    json!({ "description": "A.", "content": { "application/json": { "schema": schema } } })
}

#[test]
fn errors_go_and_success_is_any_2xx() {
    let a = answer(json!({ "type": "string" }));
    let (after, losses) = kept(
        json!({ "201": a, "400": a, "default": a, "x-note": 1 }),
        json!({}),
    );
    assert_eq!(after, json!({ "2XX": a, "x-note": 1 }));
    assert_eq!(
        losses,
        ["the answers 400, default; that success is 201: any 2xx is"]
    );
    let (after, losses) = kept(json!({ "2XX": a }), json!({}));
    assert_eq!((after, losses.len()), (json!({ "2XX": a }), 0));
}

#[test]
fn several_successes_are_one() {
    let a = answer(json!({ "type": "string" }));
    let b = answer(json!({ "type": "integer" }));
    let (after, losses) = kept(json!({ "200": a, "201": a }), json!({}));
    assert_eq!(after, json!({ "2XX": a }));
    assert_eq!(losses, ["which of 200, 201 came: any 2xx does"]);
    let (after, losses) = kept(
        json!({ "200": a, "202": b, "204": { "description": "No." } }),
        json!({}),
    );
    assert_eq!(
        after["2XX"]["content"]["application/json"]["schema"],
        json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] })
    );
    assert_eq!(losses.len(), 3, "{losses:?}");
}

#[test]
fn no_content_stays_none() {
    let bare = json!({ "2XX": { "description": "A." } });
    for content in [
        json!({ "*/*": {} }),
        json!({ "*/*": { "schema": { "title": "T" } } }),
    ] {
        let (after, _) = kept(
            json!({ "202": { "description": "A.", "content": content } }),
            json!({}),
        );
        assert_eq!(after, bare);
    }
    let (after, _) = kept(
        json!({ "204": answer(json!({ "type": "string" })) }),
        json!({}),
    );
    assert_eq!(after, bare);
    let (after, losses) = kept(json!({ "404": answer(json!({})) }), json!({}));
    assert_eq!(after, json!({ "2XX": { "description": "Success." } }));
    assert_eq!(losses.len(), 1);
}

#[test]
fn a_reference_to_an_answer_stays_unless_its_content_goes() {
    let components = json!({
        "A": answer(json!({ "type": "string" })),
        "Free": { "description": "F.", "content": { "*/*": {} } },
    });
    let (after, _) = kept(
        json!({ "200": { "$ref": "#/components/responses/A" } }),
        components.clone(),
    );
    assert_eq!(
        after,
        json!({ "2XX": { "$ref": "#/components/responses/A" } })
    );
    let (after, _) = kept(
        json!({ "200": { "$ref": "#/components/responses/Free" } }),
        components.clone(),
    );
    assert_eq!(after, json!({ "2XX": { "description": "F." } }));
    let (after, _) = kept(
        json!({ "204": { "$ref": "#/components/responses/A" } }),
        components,
    );
    assert_eq!(after, json!({ "2XX": { "description": "A." } }));
}

#[test]
fn objects_and_lists_are_json_and_text_stays_text() {
    let content = |content: Value| {
        let mut document = document(
            json!({}),
            json!({
                "schemas": { "O": { "allOf": [{ "properties": { "a": {} } }] } },
                "responses": { "R": { "description": "R.", "content": content } },
            }),
        );
        let losses = progenitor::json_content(&mut document).len();
        (
            document["components"]["responses"]["R"]["content"].take(),
            losses,
        )
    };
    let object = json!({ "schema": { "$ref": "#/components/schemas/O" } });
    let list = json!({ "schema": { "type": "array", "items": {} } });
    let text = json!({ "schema": { "type": "string" } });
    assert_eq!(
        content(json!({ "text/plain": object })),
        (json!({ "application/json": object }), 1)
    );
    assert_eq!(
        content(json!({ "*/*": list })),
        (json!({ "application/json": list }), 1)
    );
    for stays in [
        json!({ "text/plain": text }),
        json!({ "*/*": text }),
        json!({ "text/csv": object }),
        json!({ "application/json": object }),
    ] {
        assert_eq!(content(stays.clone()), (stays, 0));
    }
    assert_eq!(
        content(json!({ "text/plain": object, "application/json": list })),
        (json!({ "application/json": list }), 1)
    );
}

#[test]
fn a_composition_of_one_is_collapsed() {
    let reference = json!({ "$ref": "#/components/schemas/T" });
    for (before, after) in [
        (json!({ "allOf": [reference] }), reference.clone()),
        (
            json!({ "anyOf": [{ "oneOf": [reference] }] }),
            reference.clone(),
        ),
        (
            json!({ "title": "A", "oneOf": [{ "type": "string", "title": "B" }] }),
            json!({ "title": "A", "type": "string" }),
        ),
        (
            json!({ "description": "D.", "anyOf": [reference] }),
            json!({ "description": "D.", "allOf": [reference] }),
        ),
        (
            json!({ "properties": { "allOf": { "allOf": [reference] } } }),
            json!({ "properties": { "allOf": reference } }),
        ),
    ] {
        assert_eq!(schema(progenitor::collapse_single, before).0, after);
    }
    for stays in [
        json!({ "allOf": [reference], "nullable": true }),
        json!({ "allOf": [reference], "minLength": 1 }),
        json!({ "allOf": [reference, reference] }),
        json!({ "oneOf": [reference], "discriminator": { "propertyName": "k" } }),
    ] {
        assert_eq!(schema(progenitor::collapse_single, stays.clone()).0, stays);
    }
}

#[test]
fn equal_branches_are_one_and_free_ones_are_listed() {
    let (after, losses) = schema(
        progenitor::dedupe_union,
        json!({ "anyOf": [{ "type": "string" }, {}, { "type": "string" }] }),
    );
    assert_eq!(after, json!({ "anyOf": [{ "type": "string" }, {}] }));
    assert_eq!(losses, ["/anyOf/1"]);
    let (after, losses) = schema(
        progenitor::dedupe_union,
        json!({ "oneOf": [{ "type": "string" }, { "type": "string" }] }),
    );
    assert_eq!(after, json!({ "oneOf": [{ "type": "string" }] }));
    assert_eq!(losses, ["/oneOf/1"]);
}

#[test]
fn null_leaves_a_union() {
    let reference = json!({ "$ref": "#/components/schemas/T" });
    let nothing = json!({ "enum": [null] });
    for (before, after) in [
        (
            json!({ "oneOf": [nothing, reference] }),
            json!({ "allOf": [reference], "nullable": true }),
        ),
        (
            json!({ "anyOf": [reference, { "type": "string" }, nothing] }),
            json!({ "anyOf": [reference, { "type": "string" }], "nullable": true }),
        ),
        (
            json!({ "title": "A", "anyOf": [{ "type": "string", "enum": ["a"] }, nothing] }),
            json!({ "title": "A", "type": "string", "enum": ["a", null], "nullable": true }),
        ),
        (json!({ "anyOf": [nothing] }), json!({ "anyOf": [nothing] })),
        (
            json!({ "anyOf": [reference] }),
            json!({ "anyOf": [reference] }),
        ),
    ] {
        assert_eq!(schema(progenitor::nullable_union, before).0, after);
    }
}

#[test]
fn an_enumeration_says_its_type() {
    for (before, after) in [
        (
            json!({ "enum": ["a"] }),
            json!({ "enum": ["a"], "type": "string" }),
        ),
        (
            json!({ "enum": [1, 2] }),
            json!({ "enum": [1, 2], "type": "integer" }),
        ),
        (json!({ "enum": [1, "a"] }), json!({ "enum": [1, "a"] })),
        (
            json!({ "enum": ["a", 1, "b"] }),
            json!({ "enum": ["a", 1, "b"] }),
        ),
        (json!({ "enum": [null] }), json!({ "enum": [null] })),
    ] {
        assert_eq!(schema(progenitor::type_enums, before).0, after);
    }
}

#[test]
fn bounds_are_dropped_and_floats_widened() {
    let (after, losses) = schema(
        progenitor::drop_validation,
        json!({
            "properties": {
                "maxLength": { "type": "string", "pattern": "a", "minLength": 1, "maxLength": 2 },
                "n": { "type": "number", "format": "float", "minimum": 1, "exclusiveMinimum": true },
                "l": { "type": "array", "items": {}, "uniqueItems": true, "maxItems": 1 },
            },
            "required": ["n"], "minProperties": 1,
        }),
    );
    assert_eq!(
        after,
        json!({
            "properties": {
                "maxLength": { "type": "string" },
                "n": { "type": "number", "format": "double" },
                "l": { "type": "array", "items": {} },
            },
            "required": ["n"],
        })
    );
    assert_eq!(losses.len(), 8, "{losses:?}");
}

#[test]
fn fences_without_a_language_are_text() {
    let fenced = |text: &str| {
        schema(progenitor::text_fences, json!({ "description": text })).0["description"].take()
    };
    for (before, after) in [
        ("```\na\n```", "```text\na\n```"),
        (
            "```json\n{}\n```\nand\n```\nb\n```",
            "```json\n{}\n```\nand\n```text\nb\n```",
        ),
        ("  ````\n```\n  ````", "  ````text\n```\n  ````"),
        ("~~~\na\n~~~", "~~~text\na\n~~~"),
        ("a ``` b", "a ``` b"),
    ] {
        assert_eq!(fenced(before), after);
    }
}

#[test]
fn components_that_nothing_uses_are_dropped() {
    let mut document = document(
        json!({ "/a": { "get": { "responses": { "2XX": { "$ref": "#/components/responses/R" } } } } }),
        json!({
            "responses": { "R": answer(json!({ "$ref": "#/components/schemas/A" })), "E": answer(json!({ "$ref": "#/components/schemas/E" })) },
            "schemas": {
                "A": { "properties": { "b": { "$ref": "#/components/schemas/B" } } },
                "B": { "discriminator": { "propertyName": "k", "mapping": { "c": "C" } } },
                "C": {},
                "E": { "properties": { "e": { "$ref": "#/components/schemas/E" } } },
            },
            "parameters": { "P": { "name": "p", "in": "query", "schema": {} } },
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer" } },
        }),
    );
    let losses = progenitor::drop_unreachable(&mut document);
    assert_eq!(
        pointers(&losses),
        [
            "/components/responses/E",
            "/components/schemas/E",
            "/components/parameters/P"
        ]
    );
    let left: Vec<&String> = document["components"].as_object().unwrap().keys().collect();
    assert_eq!(left, ["responses", "schemas", "securitySchemes"]);
}

#[test]
fn components_are_renamed_everywhere() {
    let mut before = document(
        json!({ "/a": { "get": { "responses": { "2XX": answer(json!({ "$ref": "#/components/schemas/V3.A" })) } } } }),
        json!({ "schemas": {
            "V3.A": { "discriminator": { "propertyName": "k", "mapping": { "a": "V3.B", "b": "#/components/schemas/V3.B" } } },
            "V3.B": { "example": { "$ref": "#/components/schemas/V3.A" } },
        } }),
    );
    progenitor::rename_components(&mut before, &|name| name.replace("V3.", "")).unwrap();
    assert_eq!(
        before,
        document(
            json!({ "/a": { "get": { "responses": { "2XX": answer(json!({ "$ref": "#/components/schemas/A" })) } } } }),
            json!({ "schemas": {
                "A": { "discriminator": { "propertyName": "k", "mapping": { "a": "B", "b": "#/components/schemas/B" } } },
                "B": { "example": { "$ref": "#/components/schemas/V3.A" } },
            } }),
        )
    );
}

#[test]
fn components_that_would_share_a_name_are_not_renamed() {
    let mut before = document(
        json!({}),
        json!({ "schemas": { "A.B": {}, "AB": {}, "C": {} } }),
    );
    let untouched = before.clone();
    let error =
        progenitor::rename_components(&mut before, &|name| name.replace('.', "")).unwrap_err();
    assert_eq!(
        error.clashes(),
        [("AB".to_owned(), vec!["A.B".to_owned(), "AB".to_owned()])]
    );
    assert_eq!(before, untouched);
}

#[test]
fn every_inline_type_becomes_a_component() {
    let object =
        |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" } } });
    let mut before = document(
        json!({ "/a": { "post": {
            "operationId": "makeA",
            "parameters": [{ "name": "sort", "in": "query", "schema": { "enum": ["up", "down"] } }],
            "requestBody": { "content": { "application/json": { "schema": object("in") } } },
            "responses": { "2XX": answer(json!({ "type": "array", "items": object("out") })) },
        } } }),
        json!({ "schemas": { "Pet": {
            "type": "object",
            "properties": {
                "kind": { "description": "Its kind.", "type": "string", "enum": ["cat", null], "nullable": true },
                "home": { "type": "object", "properties": { "address": object("street") } },
                "toys": { "type": "object", "additionalProperties": object("toy") },
                "mood": { "enum": ["good", null] },
                "pick": { "anyOf": [{ "type": "string" }, { "type": "integer" }] },
                "free": { "type": "object" },
                "map": { "type": "object", "additionalProperties": { "type": "string" } },
                "null": { "anyOf": [{ "type": "string" }, { "enum": [null] }] },
                "not": { "not": object("n") },
            },
        } } }),
    );
    let table = names(&[
        ("/paths/~1a/post/parameters/0/schema", "Sort"),
        (
            "/paths/~1a/post/requestBody/content/application~1json/schema",
            "MakeA",
        ),
        (
            "/paths/~1a/post/responses/2XX/content/application~1json/schema/items",
            "MadeA",
        ),
        ("/components/schemas/Pet/properties/kind", "PetKind"),
        ("/components/schemas/Pet/properties/home", "Home"),
        (
            "/components/schemas/Pet/properties/home/properties/address",
            "Address",
        ),
        (
            "/components/schemas/Pet/properties/toys/additionalProperties",
            "Toy",
        ),
        ("/components/schemas/Pet/properties/mood", "Mood"),
        ("/components/schemas/Pet/properties/pick", "Pick"),
    ]);
    progenitor::hoist_inline(&mut before, &table).unwrap();
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let schemas = &before["components"]["schemas"];
    let pet = &schemas["Pet"]["properties"];
    assert_eq!(
        pet["kind"],
        json!({ "allOf": [reference("PetKind")], "description": "Its kind.", "nullable": true })
    );
    assert_eq!(
        schemas["PetKind"],
        json!({ "description": "Its kind.", "type": "string", "enum": ["cat"] })
    );
    assert_eq!(
        pet["mood"],
        json!({ "allOf": [reference("Mood")], "nullable": true })
    );
    assert_eq!(schemas["Mood"], json!({ "enum": ["good"] }));
    assert_eq!(pet["home"], reference("Home"));
    assert_eq!(
        schemas["Home"]["properties"]["address"],
        reference("Address")
    );
    assert_eq!(schemas["Address"], object("street"));
    assert_eq!(pet["toys"]["additionalProperties"], reference("Toy"));
    assert_eq!(pet["pick"], reference("Pick"));
    assert_eq!(pet["free"], json!({ "type": "object" }));
    let post = &before["paths"]["/a"]["post"];
    assert_eq!(post["parameters"][0]["schema"], reference("Sort"));
    assert_eq!(
        post["requestBody"]["content"]["application/json"]["schema"],
        reference("MakeA")
    );
    assert_eq!(schemas.as_object().unwrap().len(), 10);
    // All is named now, so a second time there is nothing to do.
    let once = before.clone();
    progenitor::hoist_inline(&mut before, &BTreeMap::new()).unwrap();
    assert_eq!(before, once);
}

#[test]
fn a_tagged_union_keeps_its_branches_and_tags() {
    let branch = |tag: &str| {
        json!({
            "type": "object", "required": ["kind"],
            "properties": {
                "kind": { "type": "string", "enum": [tag] },
                "more": { "type": "object", "properties": { "x": {} } },
            },
        })
    };
    let mut document = document(
        json!({}),
        json!({ "schemas": { "Action": { "oneOf": [branch("a"), branch("b")] } } }),
    );
    let table = names(&[
        ("/components/schemas/Action/oneOf/0/properties/more", "More"),
        ("/components/schemas/Action/oneOf/1/properties/more", "More"),
    ]);
    progenitor::hoist_inline(&mut document, &table).unwrap();
    let schemas = &document["components"]["schemas"];
    assert_eq!(
        schemas["Action"]["oneOf"][0]["properties"],
        json!({
            "kind": { "type": "string", "enum": ["a"] },
            "more": { "$ref": "#/components/schemas/More" },
        })
    );
}

#[test]
fn every_problem_with_the_names_is_told_at_once() {
    let before = document(
        json!({ "/a/{id}": { "get": {
            "operationId": "A_list-all",
            "responses": { "2XX": answer(json!({ "properties": { "entries": { "type": "array", "items": { "enum": ["x"] } } } })) },
        } } }),
        json!({ "schemas": {
            "Team": { "properties": {
                "one": { "enum": ["a"] },
                "two": { "enum": ["b"] },
                "three": { "properties": { "x": {} } },
                "four": { "properties": { "x": {} } },
                "five": { "enum": ["c"] },
                "six": { "enum": ["d"] },
            } },
            "Role": { "type": "string" },
        } }),
    );
    let team = |property: &str| format!("/components/schemas/Team/properties/{property}");
    let table: BTreeMap<String, String> = [
        (team("one"), "Same"),
        (team("two"), "Same"),
        (team("three"), "Shape"),
        (team("four"), "Shape"),
        (team("five"), "role_"),
        (team("six"), "no name"),
        (team("seven"), "Stale"),
        (
            "/paths/~1a~1{id}/get/responses/2XX/content/application~1json/schema".to_owned(),
            "SHAPE",
        ),
    ]
    .into_iter()
    .map(|(pointer, name)| (pointer, name.to_owned()))
    .collect();
    let mut after = before.clone();
    let error = progenitor::hoist_inline(&mut after, &table).unwrap_err();
    assert_eq!(after, before);
    let told: Vec<(&str, &str)> = error
        .problems()
        .iter()
        .map(|p| (p.pointer.as_str(), p.suggestion.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(
        told,
        [
            (team("five").as_str(), "TeamFive"),
            (team("seven").as_str(), "-"),
            (team("six").as_str(), "TeamSix"),
            (team("two").as_str(), "TeamTwo"),
            (
                "/paths/~1a~1{id}/get/responses/2XX/content/application~1json/schema",
                "AListAllResponse"
            ),
            (
                "/paths/~1a~1{id}/get/responses/2XX/content/application~1json/schema/properties/entries/items",
                "AListAllResponseEntry"
            ),
        ],
        "{error}"
    );
}
