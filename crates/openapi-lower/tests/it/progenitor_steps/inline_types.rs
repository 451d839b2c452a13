//! Inline types moved to components.

use std::collections::BTreeMap;

use openapi_lower::progenitor;
use serde_json::json;

use super::{document, json_response, names};

#[test]
fn every_inline_type_becomes_a_component() {
    let object =
        |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" } } });
    let mut before = document(
        json!({ "/a": { "post": {
            "operationId": "makeA",
            "parameters": [{ "name": "sort", "in": "query", "schema": { "enum": ["up", "down"] } }],
            "requestBody": { "content": { "application/json": { "schema": object("in") } } },
            "responses": { "2XX": json_response(json!({ "type": "array", "items": object("out") })) },
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
fn tagged_union_keeps_its_branches_and_tags() {
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
fn every_problem_with_the_names_is_reported_at_once() {
    let before = document(
        json!({ "/a/{id}": { "get": {
            "operationId": "A_list-all",
            "responses": { "2XX": json_response(json!({ "properties": { "entries": { "type": "array", "items": { "enum": ["x"] } } } })) },
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
        (team("three"), "Common"),
        (team("four"), "Common"),
        (team("five"), "role_"),
        (team("six"), "no name"),
        (team("seven"), "Stale"),
        (
            "/paths/~1a~1{id}/get/responses/2XX/content/application~1json/schema".to_owned(),
            "COMMON",
        ),
    ]
    .into_iter()
    .map(|(pointer, name)| (pointer, name.to_owned()))
    .collect();
    let mut after = before.clone();
    let error = progenitor::hoist_inline(&mut after, &table).unwrap_err();
    assert_eq!(after, before);
    let reported: Vec<(&str, &str)> = error
        .problems()
        .iter()
        .map(|p| (p.pointer.as_str(), p.suggestion.as_deref().unwrap_or("-")))
        .collect();
    assert_eq!(
        reported,
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

#[test]
fn suggested_names_follow_the_pointer() {
    let inline = json!({ "enum": ["a"] });
    let list = json!({ "type": "array", "items": inline });
    let mut document = document(
        json!({ "/pets/{id}": { "get": {
            "parameters": [
                { "name": "sort-by", "in": "query", "schema": inline },
                { "in": "query", "content": { "application/json": { "schema": inline } } },
            ],
            "requestBody": { "content": { "application/json": { "schema": list } } },
            "responses": { "2XX": {
                "description": "Fine.", "headers": { "x-kind": { "schema": inline } },
            } },
        } } }),
        json!({ "schemas": { "Pet": { "properties": {
            "categories": list,
            "status": list,
            "names": { "additionalProperties": inline },
            "either": { "anyOf": [{ "type": "string" }, inline] },
            "both": { "allOf": [{ "properties": { "x": inline } }, {}] },
        } } } }),
    );
    let error = progenitor::hoist_inline(&mut document, &BTreeMap::new()).unwrap_err();
    let mut suggestions: Vec<&str> = error
        .problems()
        .iter()
        .map(|problem| problem.suggestion.as_deref().unwrap())
        .collect();
    suggestions.sort_unstable();
    assert_eq!(
        suggestions,
        [
            "GetPetsIdBodyItem",
            "GetPetsIdParameter",
            "GetPetsIdResponseXKind",
            "GetPetsIdSortBy",
            "PetBoth",
            "PetBothX",
            "PetCategory",
            "PetEither",
            "PetEitherVariant2",
            "PetNamesValue",
            "PetStatusItem",
        ]
    );
}

#[test]
fn branches_whose_tag_is_not_required_and_distinct_are_inline_types() {
    let branch = |required: &[&str], values: &[&str]| {
        json!({
            "required": required,
            "properties": { "kind": { "type": "string", "enum": values } },
        })
    };
    let tagged = branch(&["kind"], &["b"]);
    for other in [
        branch(&["other"], &["a"]),
        branch(&["kind"], &["a", "c"]),
        branch(&["kind"], &["b"]),
    ] {
        let mut document = document(
            json!({}),
            json!({ "schemas": { "Action": { "oneOf": [other, tagged] } } }),
        );
        let error = progenitor::hoist_inline(&mut document, &BTreeMap::new()).unwrap_err();
        let pointers: Vec<&str> = error
            .problems()
            .iter()
            .map(|problem| {
                let at = problem.pointer.as_str();
                at.strip_prefix("/components/schemas/Action/oneOf").unwrap()
            })
            .collect();
        assert_eq!(
            pointers,
            ["/0", "/0/properties/kind", "/1", "/1/properties/kind"],
            "{other}"
        );
    }
}

#[test]
fn error_lists_every_problem_with_the_suggested_name() {
    let mut document = document(
        json!({}),
        json!({ "schemas": { "Team": { "properties": { "role": { "enum": ["a"] } } } } }),
    );
    let table = names(&[("/components/schemas/Team/properties/gone", "Gone")]);
    let error = progenitor::hoist_inline(&mut document, &table).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the table of names does not match the document:\n\
         /components/schemas/Team/properties/gone: \
         the document has no inline type here: remove the entry\n\
         /components/schemas/Team/properties/role: \
         the inline type has no name in the table; suggested name: `TeamRole`"
    );
}
