//! The rules for objects other than schemas: their output and their losses.

mod messages;
mod path_items;
mod references;

use openapi_lower::{Lowered, Options, lower, lower_with};
use serde_json::{Value, json};

/// A document with these fields and the required ones.
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
fn problems(fields: Value) -> Vec<String> {
    let error = lower(&document(fields)).unwrap_err();
    error
        .problems()
        .iter()
        .map(|problem| problem.pointer.clone())
        .collect()
}

/// A document with one operation.
fn operation(operation: Value) -> Value {
    json!({ "paths": { "/a": { "get": operation } } })
}

#[test]
fn version_is_3_0_3_and_paths_are_added() {
    let lowered = lowered(json!({}));
    assert_eq!(lowered.document["openapi"], "3.0.3");
    assert_eq!(lowered.document["paths"], json!({}));
    assert!(lowered.losses.is_empty());
}

#[test]
fn document_of_3_0_is_returned_unchanged() {
    let document = json!({ "openapi": "3.0.1", "anything": [{ "const": 1 }] });
    let lowered = lower(&document).unwrap();
    assert_eq!(lowered.document, document);
    assert!(lowered.losses.is_empty());
}

#[test]
fn other_versions_are_rejected() {
    for (document, pointer) in [
        (json!({ "openapi": "3.2.0" }), "/openapi"),
        (json!({ "openapi": "3.10.0" }), "/openapi"),
        (json!({ "openapi": 3.2 }), "/openapi"),
        (json!({ "openapi": null }), "/openapi"),
        (json!({ "swagger": "2.0" }), ""),
        (json!([]), ""),
        (json!(null), ""),
    ] {
        let error = lower(&document).unwrap_err();
        assert_eq!(error.problems().len(), 1);
        assert_eq!(error.problems()[0].pointer, pointer, "{document}");
    }
}

#[test]
fn summary_becomes_the_description() {
    let info = |info: Value| lowered(json!({ "info": info }));
    let free = info(json!({ "title": "T", "version": "1", "summary": "S" }));
    assert_eq!(free.document["info"]["description"], "S");
    assert!(free.losses.is_empty());
    let lost = info(json!({ "title": "T", "version": "1", "summary": "S", "description": "D" }));
    assert_eq!(lost.document["info"]["description"], "D");
    assert_eq!(losses(&lost), ["/info/summary info"]);
}

#[test]
fn license_identifier_becomes_a_url() {
    let license = |license: Value| {
        lowered(json!({ "info": { "title": "T", "version": "1", "license": license } }))
    };
    let one = license(json!({ "name": "MIT", "identifier": "MIT" }));
    assert_eq!(
        one.document["info"]["license"],
        json!({ "name": "MIT", "url": "https://spdx.org/licenses/MIT.html" })
    );
    assert!(one.losses.is_empty());
    let several = license(json!({ "name": "Both", "identifier": "MIT OR Apache-2.0" }));
    assert_eq!(
        several.document["info"]["license"],
        json!({ "name": "Both" })
    );
    assert_eq!(losses(&several), ["/info/license/identifier license"]);
}

#[test]
fn known_dialect_is_removed_and_others_are_rejected() {
    let known =
        lowered(json!({ "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base" }));
    assert!(known.document.get("jsonSchemaDialect").is_none());
    assert!(known.losses.is_empty());
    assert_eq!(
        problems(json!({ "jsonSchemaDialect": "https://json-schema.org/draft/2019-09/schema" })),
        ["/jsonSchemaDialect"]
    );
}

#[test]
fn webhooks_become_an_extension_and_are_lowered() {
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
fn operation_without_responses_gets_one() {
    let lowered = lowered(operation(json!({ "operationId": "a" })));
    let responses = &lowered.document["paths"]["/a"]["get"]["responses"];
    assert!(responses["default"]["description"].is_string());
    assert_eq!(losses(&lowered), ["/paths/~1a/get responses"]);
}

#[test]
fn body_that_3_0_may_ignore_is_preserved_and_listed() {
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
fn binary_media_types_without_a_schema_get_one() {
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
fn unsupported_security_is_removed_and_listed() {
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
fn schemas_are_lowered_in_every_object() {
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
fn unknown_and_invalid_fields_are_rejected_at_once() {
    assert_eq!(
        problems(json!({
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
fn allowed_names_become_extensions() {
    let document = document(json!({
        "logo": "l.png",
        "components": { "schemas": { "A": { "faker": "name", "nullable": true } } },
    }));
    let named = Options::default().allow("logo").allow("faker");
    let lowered = lower_with(&document, &named).unwrap();
    assert_eq!(
        losses(&lowered),
        ["/components/schemas/A/nullable nullable"]
    );
    let error = lower_with(&document, &Options::default().allow("logo")).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.problems()[0].pointer, "/components/schemas/A/faker");
    for options in [named.allow("nullable"), Options::default().allow_any()] {
        let lowered = lower_with(&document, &options).unwrap();
        assert_eq!(lowered.document["x-logo"], "l.png");

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
fn lowering_is_deterministic_and_idempotent() {
    let document: Value = serde_json::from_str(include_str!(
        "../../../fuzz/corpus/lower/every-construct.json"
    ))
    .unwrap();
    let first = lower(&document).unwrap();
    let again = lower(&document).unwrap();
    assert_eq!(first, again);
    assert_eq!(first.document.to_string(), again.document.to_string());
    let second = lower(&first.document).unwrap();
    assert_eq!(second.document, first.document);
    assert!(second.losses.is_empty());
    assert!(!first.losses.is_empty());
    // Losses are ordered and unique.
    assert!(first.losses.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn license_with_a_url_loses_its_identifier() {
    for license in [
        json!({ "name": "N", "identifier": "MIT", "url": "https://example.com" }),
        json!({ "name": "N", "identifier": "" }),
    ] {
        let lowered =
            lowered(json!({ "info": { "title": "T", "version": "1", "license": license } }));
        assert_eq!(losses(&lowered), ["/info/license/identifier license"]);
        let url = lowered.document["info"]["license"].get("url");
        assert_eq!(url, license.get("url"));
    }
}

#[test]
fn body_of_each_method_is_listed_if_3_0_may_ignore_it() {
    for (method, is_listed) in [
        ("get", true),
        ("head", true),
        ("delete", true),
        ("post", false),
        ("put", false),
        ("patch", false),
    ] {
        let operation = json!({
            "requestBody": { "content": {} }, "responses": { "200": { "description": "Fine." } },
        });
        let lowered = lowered(json!({ "paths": { "/a": { method: operation } } }));
        assert_eq!(!lowered.losses.is_empty(), is_listed, "{method}");
    }
}

#[test]
fn binary_media_types_with_a_schema_are_not_changed() {
    let schema = json!({ "schema": { "type": "object" } });
    let binary = json!({ "schema": { "type": "string", "format": "binary" } });
    let content =
        json!({ "audio/mpeg": {}, "video/mp4": {}, "image/png": schema, "text/plain": {} });
    let lowered = lowered(operation(json!({
        "responses": { "200": { "description": "Fine.", "content": content } },
    })));
    assert_eq!(
        lowered.document["paths"]["/a"]["get"]["responses"]["200"]["content"],
        json!({ "audio/mpeg": binary, "video/mp4": binary, "image/png": schema, "text/plain": {} })
    );
}

#[test]
fn webhooks_next_to_their_extension_are_rejected() {
    assert_eq!(
        problems(json!({ "webhooks": { "a": {} }, "x-webhooks": {} })),
        ["/webhooks"]
    );
    let empty = lowered(json!({ "webhooks": {} }));
    assert_eq!(empty.document.get("x-webhooks"), None);
    assert!(empty.losses.is_empty());
}

#[test]
fn responses_that_are_only_extensions_get_a_default() {
    let lowered = lowered(operation(json!({ "responses": { "x-a": 1 } })));
    let responses = &lowered.document["paths"]["/a"]["get"]["responses"];
    assert_eq!(responses["x-a"], 1);
    assert!(responses["default"]["description"].is_string());
    assert_eq!(losses(&lowered), ["/paths/~1a/get responses"]);
}

#[test]
fn security_of_operations_is_rewritten_and_unknown_schemes_are_not() {
    let lowered = lowered(json!({
        "paths": { "/a": { "get": {
            "security": [{ "cert": [], "unknown": ["a"] }],
            "responses": { "200": { "description": "Fine." } },
        } } },
        "components": { "securitySchemes": { "cert": { "type": "mutualTLS" } } },
    }));
    assert_eq!(
        lowered.document["paths"]["/a"]["get"]["security"],
        json!([{ "unknown": ["a"] }])
    );
    assert_eq!(
        losses(&lowered),
        [
            "/components/securitySchemes/cert security",
            "/paths/~1a/get/security/0/cert security",
        ]
    );
}
