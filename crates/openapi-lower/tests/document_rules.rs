//! Each rule for what is not a schema: what goes in, what comes out, what is listed as lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use openapi_lower::{Lowered, Options, lower, lower_with};
use serde_json::{Value, json};

/// A document with these fields beside the ones that must be there.
fn document(fields: Value) -> Value {
    let mut document = json!({ "openapi": "3.1.0", "info": { "title": "T", "version": "1" } });
    for (key, value) in fields.as_object().unwrap() {
        document[key] = value.clone();
    }
    document
}

#[track_caller]
fn lowered(fields: Value) -> Lowered {
    lower(&document(fields)).unwrap()
}

fn losses(lowered: &Lowered) -> Vec<String> {
    lowered
        .losses
        .iter()
        .map(|loss| format!("{} {}", loss.pointer, loss.rule))
        .collect()
}

#[track_caller]
fn refusals(fields: Value) -> Vec<String> {
    let error = lower(&document(fields)).unwrap_err();
    error
        .refusals()
        .iter()
        .map(|refusal| refusal.pointer.clone())
        .collect()
}

/// A document with one operation.
fn operation(operation: Value) -> Value {
    json!({ "paths": { "/a": { "get": operation } } })
}

#[test]
fn the_version_is_3_0_3_and_paths_are_there() {
    let lowered = lowered(json!({}));
    assert_eq!(lowered.document["openapi"], "3.0.3");
    assert_eq!(lowered.document["paths"], json!({}));
    assert!(lowered.losses.is_empty());
}

#[test]
fn a_document_of_3_0_comes_back_as_it_is() {
    let document = json!({ "openapi": "3.0.1", "anything": [{ "const": 1 }] });
    let lowered = lower(&document).unwrap();
    assert_eq!(lowered.document, document);
    assert!(lowered.losses.is_empty());
}

#[test]
fn other_versions_are_refused() {
    for (document, pointer) in [
        (json!({ "openapi": "3.2.0" }), "/openapi"),
        (json!({ "openapi": "3.10.0" }), "/openapi"),
        (json!({ "openapi": 3.1 }), "/openapi"),
        (json!({ "swagger": "2.0" }), ""),
        (json!([]), ""),
        (json!(null), ""),
    ] {
        let error = lower(&document).unwrap_err();
        assert_eq!(error.refusals().len(), 1);
        assert_eq!(error.refusals()[0].pointer, pointer, "{document}");
    }
}

#[test]
fn the_summary_of_the_document_becomes_its_description() {
    let info = |info: Value| lowered(json!({ "info": info }));
    let kept = info(json!({ "title": "T", "version": "1", "summary": "S" }));
    assert_eq!(kept.document["info"]["description"], "S");
    assert!(kept.losses.is_empty());
    let lost = info(json!({ "title": "T", "version": "1", "summary": "S", "description": "D" }));
    assert_eq!(lost.document["info"]["description"], "D");
    assert_eq!(losses(&lost), ["/info/summary info"]);
}

#[test]
fn a_licence_identifier_becomes_an_address() {
    let licence = |licence: Value| {
        lowered(json!({ "info": { "title": "T", "version": "1", "license": licence } }))
    };
    let one = licence(json!({ "name": "MIT", "identifier": "MIT" }));
    assert_eq!(
        one.document["info"]["license"],
        json!({ "name": "MIT", "url": "https://spdx.org/licenses/MIT.html" })
    );
    assert!(one.losses.is_empty());
    let several = licence(json!({ "name": "Both", "identifier": "MIT OR Apache-2.0" }));
    assert_eq!(
        several.document["info"]["license"],
        json!({ "name": "Both" })
    );
    assert_eq!(losses(&several), ["/info/license/identifier licence"]);
}

#[test]
fn the_dialect_goes_without_saying_or_is_refused() {
    let known =
        lowered(json!({ "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base" }));
    assert!(known.document.get("jsonSchemaDialect").is_none());
    assert!(known.losses.is_empty());
    assert_eq!(
        refusals(json!({ "jsonSchemaDialect": "https://json-schema.org/draft/2019-09/schema" })),
        ["/jsonSchemaDialect"]
    );
}

#[test]
fn webhooks_are_kept_as_an_extension_and_lowered() {
    let lowered = lowered(json!({ "webhooks": { "made": { "post": {
        "requestBody": { "content": { "application/json": { "schema": { "const": 1 } } } },
        "responses": { "200": { "description": "Yes." } },
    } } } }));
    let schema = "/x-webhooks/made/post/requestBody/content/application~1json/schema";
    assert_eq!(
        lowered.document.pointer(schema).unwrap(),
        &json!({ "enum": [1] })
    );
    assert_eq!(losses(&lowered), ["/webhooks/made webhooks"]);
}

#[test]
fn path_items_in_components_are_put_where_they_are_used() {
    let get = json!({ "get": { "responses": { "200": { "description": "Yes." } } } });
    let lowered = lowered(json!({
        "paths": { "/a": { "$ref": "#/components/pathItems/A", "summary": "An a." } },
        "components": { "pathItems": { "A": get, "Unused": {} } },
    }));
    assert_eq!(
        lowered.document["paths"]["/a"],
        json!({ "get": get["get"], "summary": "An a." })
    );
    assert!(lowered.document["components"].get("pathItems").is_none());
    assert_eq!(
        losses(&lowered),
        ["/components/pathItems/Unused path-items"]
    );
}

#[test]
fn path_items_that_cannot_be_put_in_place_are_refused() {
    assert_eq!(
        refusals(json!({
            "paths": {
                "/a": { "$ref": "#/components/pathItems/A", "summary": "Mine." },
                "/b": { "$ref": "paths.json#/b" },
                "/c": { "$ref": "#/components/pathItems/C" },
            },
            "components": { "pathItems": {
                "A": { "summary": "Theirs." },
                "C": { "$ref": "#/components/pathItems/C" },
            } },
        })),
        [
            "/components/pathItems/C/$ref",
            "/paths/~1a/summary",
            "/paths/~1b/$ref"
        ]
    );
}

#[test]
fn nothing_stands_beside_a_reference() {
    let lowered = lowered(json!({
        "paths": { "/a": { "get": { "responses": {
            "200": { "$ref": "#/components/responses/Yes", "description": "This yes." },
        } } } },
        "components": { "responses": { "Yes": { "description": "Yes." } } },
    }));
    assert_eq!(
        lowered.document["paths"]["/a"]["get"]["responses"]["200"],
        json!({ "$ref": "#/components/responses/Yes" })
    );
    assert_eq!(
        losses(&lowered),
        ["/paths/~1a/get/responses/200/description reference-objects"]
    );
    assert_eq!(
        refusals(operation(json!({
            "parameters": [{ "$ref": "#/components/parameters/Gone" }, { "$ref": "a.json" }],
            "responses": { "200": { "description": "Yes." } },
        }))),
        [
            "/paths/~1a/get/parameters/0/$ref",
            "/paths/~1a/get/parameters/1/$ref"
        ]
    );
}

#[test]
fn an_operation_without_responses_gets_one() {
    let lowered = lowered(operation(json!({ "operationId": "a" })));
    let responses = &lowered.document["paths"]["/a"]["get"]["responses"];
    assert!(responses["default"]["description"].is_string());
    assert_eq!(losses(&lowered), ["/paths/~1a/get responses"]);
}

#[test]
fn a_body_where_3_0_ignores_it_stays_and_is_listed() {
    let lowered = lowered(operation(json!({
        "requestBody": { "content": {} }, "responses": { "200": { "description": "Yes." } },
    })));
    assert!(lowered.document["paths"]["/a"]["get"]["requestBody"].is_object());
    assert_eq!(
        losses(&lowered),
        ["/paths/~1a/get/requestBody request-body"]
    );
}

#[test]
fn octets_without_a_schema_are_binary() {
    let lowered = lowered(operation(json!({ "responses": { "200": {
        "description": "Yes.",
        "content": { "application/octet-stream": {}, "image/png": {}, "application/json": {} },
    } } })));
    let binary = json!({ "schema": { "type": "string", "format": "binary" } });
    assert_eq!(
        lowered.document["paths"]["/a"]["get"]["responses"]["200"]["content"],
        json!({
            "application/octet-stream": binary, "image/png": binary, "application/json": {},
        })
    );
}

#[test]
fn security_that_3_0_does_not_have_is_listed() {
    let lowered = lowered(json!({
        "security": [{ "cert": [], "key": ["admin"] }, { "oauth": ["read"] }],
        "components": { "securitySchemes": {
            "cert": { "type": "mutualTLS" },
            "key": { "type": "apiKey", "name": "k", "in": "header" },
            "oauth": { "type": "oauth2", "flows": {} },
        } },
    }));
    assert_eq!(
        lowered.document["security"],
        json!([{ "key": [] }, { "oauth": ["read"] }])
    );
    assert!(
        lowered.document["components"]["securitySchemes"]
            .get("cert")
            .is_none()
    );
    assert_eq!(
        losses(&lowered),
        [
            "/components/securitySchemes/cert security",
            "/security/0/cert security",
            "/security/0/key security",
        ]
    );
}

#[test]
fn schemas_are_lowered_wherever_they_stand() {
    let schema = json!({ "type": ["string", "null"] });
    let media = json!({ "application/json": { "schema": schema } });
    let header = json!({ "x-h": { "schema": schema } });
    let response = json!({ "description": "R.", "content": media, "headers": header });
    let lowered = lowered(json!({
        "paths": { "/a": {
            "parameters": [{ "name": "p", "in": "query", "schema": schema }],
            "post": {
                "parameters": [{ "name": "q", "in": "query", "content": media }],
                "requestBody": { "content": { "multipart/form-data": {
                    "schema": schema, "encoding": { "f": { "headers": header } },
                } } },
                "responses": { "200": response },
                "callbacks": { "c": { "{$url}": { "post": { "responses": { "200": response } } } } },
            },
        } },
        "components": {
            "schemas": { "S": schema },
            "responses": { "R": response },
            "parameters": { "P": { "name": "p", "in": "query", "schema": schema } },
            "requestBodies": { "B": { "content": media } },
            "headers": header,
        },
    }));
    let text = lowered.document.to_string();
    assert!(!text.contains("null\""), "{text}");
    assert_eq!(text.matches("\"nullable\":true").count(), 14, "{text}");
}

#[test]
fn definitions_and_inner_targets_become_components() {
    let lowered = lowered(json!({
        "paths": { "/a": { "get": {
            "operationId": "getA",
            "responses": { "200": { "description": "Yes.", "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/Pet/properties/owner" },
            } } } },
        } } },
        "components": { "schemas": {
            "Pet": {
                "$defs": { "Tag": { "const": "t" } },
                "properties": {
                    "owner": { "properties": { "pet": { "$ref": "#/components/schemas/Pet" } } },
                    "tag": { "$ref": "#/components/schemas/Pet/$defs/Tag" },
                },
                "discriminator": { "propertyName": "k", "mapping": {
                    "a": "#/components/schemas/Pet/$defs/Tag", "b": "Pet",
                } },
            },
            "Pet_owner": {},
        } },
    }));
    let schemas = lowered.document["components"]["schemas"]
        .as_object()
        .unwrap();
    assert_eq!(
        schemas.keys().collect::<Vec<_>>(),
        ["Pet", "Pet_owner", "Pet_owner_2", "Pet_Tag"]
    );
    assert_eq!(schemas["Pet_Tag"], json!({ "enum": ["t"] }));
    assert_eq!(
        schemas["Pet"]["discriminator"]["mapping"],
        json!({ "a": "#/components/schemas/Pet_Tag", "b": "Pet" })
    );
    assert_eq!(
        lowered
            .document
            .pointer("/paths/~1a/get/responses/200/content/application~1json/schema"),
        Some(&json!({ "$ref": "#/components/schemas/Pet_owner_2" }))
    );
}

#[test]
fn definitions_under_their_former_name_become_components_too() {
    let lowered = lowered(json!({ "components": { "schemas": {
        "Pet": {
            "definitions": { "Tag": { "const": "t" } },
            "properties": {
                "definitions": { "type": ["string", "null"] },
                "tag": { "$ref": "#/components/schemas/Pet/definitions/Tag" },
            },
        },
    } } }));
    assert_eq!(
        lowered.document["components"]["schemas"],
        json!({
            "Pet": { "properties": {
                "definitions": { "type": "string", "nullable": true },
                "tag": { "$ref": "#/components/schemas/Pet_Tag" },
            } },
            "Pet_Tag": { "enum": ["t"] },
        })
    );
    assert_eq!(losses(&lowered), Vec::<String>::new());
}

#[test]
fn references_with_percent_escapes_are_followed() {
    let reference = "#/paths/~1a~1%7Bid%7D/parameters/0";
    let parameter =
        json!({ "name": "id", "in": "path", "required": true, "schema": { "const": "a b" } });
    let lowered = lowered(json!({
        "paths": {
            "/a/{id}": { "parameters": [parameter] },
            "/b/{id}": { "parameters": [{ "$ref": reference }] },
        },
        "components": { "schemas": {
            "A": { "$ref": "#/components/schemas/B%20C" },
            "B C": { "const": 1 },
        } },
    }));
    assert_eq!(
        lowered.document.pointer("/paths/~1b~1{id}/parameters/0"),
        Some(&json!({ "$ref": reference }))
    );
}

#[test]
fn fields_that_are_none_are_refused_all_at_once() {
    assert_eq!(
        refusals(json!({
            "info": { "title": "T", "version": "1", "titel": "U" },
            "paths": { "a": {}, "/b": { "fetch": {} }, "/c": 3 },
            "components": { "schemas": [], "definitions": {} },
            "tags": {},
        })),
        [
            "/components/definitions",
            "/components/schemas",
            "/info/titel",
            "/paths/a",
            "/paths/~1b/fetch",
            "/paths/~1c",
            "/tags",
        ]
    );
}

#[test]
fn allowed_words_become_extensions() {
    let document = document(json!({
        "logo": "l.png",
        "components": { "schemas": { "A": { "faker": "name", "nullable": true } } },
    }));
    let named = Options::default().allow("logo").allow("faker");
    let error = lower_with(&document, &named).unwrap_err();
    assert_eq!(error.refusals().len(), 1);
    assert_eq!(
        error.refusals()[0].pointer,
        "/components/schemas/A/nullable"
    );
    for options in [named.allow("nullable"), Options::default().allow_any()] {
        let lowered = lower_with(&document, &options).unwrap();
        assert_eq!(lowered.document["x-logo"], "l.png");
        // As an extension: 3.0 would read it, and 3.1 does not.
        assert_eq!(
            lowered.document["components"]["schemas"]["A"],
            json!({ "x-faker": "name", "x-nullable": true })
        );
    }
}

#[test]
fn extensions_and_examples_are_data() {
    let data = json!({ "$ref": "x.json", "schema": { "const": 1 }, "nullable": 1 });
    let fields = json!({
        "x-data": data,
        "x-webhooks": data,
        "paths": { "x-data": data, "/a": { "x-data": data } },
        "components": { "examples": { "E": { "value": data } } },
    });
    let lowered = lowered(fields.clone());
    for key in ["x-data", "x-webhooks", "paths", "components"] {
        assert_eq!(lowered.document[key], fields[key]);
    }
}

#[test]
fn lowering_twice_and_again_gives_the_same() {
    let document: Value =
        serde_json::from_str(include_str!("../fuzz/corpus/lower/every-construct.json")).unwrap();
    let first = lower(&document).unwrap();
    let again = lower(&document).unwrap();
    assert_eq!(first, again);
    assert_eq!(first.document.to_string(), again.document.to_string());
    let second = lower(&first.document).unwrap();
    assert_eq!(second.document, first.document);
    assert!(second.losses.is_empty());
    assert!(!first.losses.is_empty());
    // Losses are ordered and none stands twice.
    assert!(first.losses.windows(2).all(|pair| pair[0] < pair[1]));
}
