//! The texts of problems and losses of a document.

use openapi_lower::lower;
use serde_json::{Value, json};

use super::document;

#[track_caller]
fn messages(fields: Value) -> Vec<String> {
    let error = lower(&document(fields)).unwrap_err();
    let messages: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(error.to_string(), messages.join("\n"));
    messages
}

#[test]
fn invalid_field_says_what_it_must_be_and_how_to_write_it() {
    const OTHER: &str = "see the OpenAPI 3.1 specification";
    const QUOTE: &str =
        "see the OpenAPI 3.1 specification; in YAML, quote text that looks like another type";
    for (value, remedy) in [
        (json!(null), "write a value, or remove the field"),
        (json!(1), QUOTE),
        (json!(1.5), QUOTE),
        (json!(true), QUOTE),
        (json!([]), OTHER),
        (json!({}), OTHER),
    ] {
        assert_eq!(
            messages(json!({ "info": { "title": value, "version": "1" } })),
            [format!("#/info/title: `title` must be a string; {remedy}")],
        );
    }
    assert_eq!(
        messages(json!({ "tags": "a" })),
        ["#/tags: `tags` must be a list; see the OpenAPI 3.1 specification"]
    );
    assert_eq!(
        messages(json!({ "info": { "titel": 1 }, "paths": [] })),
        [
            "#/info/titel: OpenAPI 3.1 has no field `titel` here; \
             remove it, prefix it with `x-`, or allow it by name to keep it as an extension",
            "#/paths: a Paths object is required here; see the OpenAPI 3.1 specification",
        ]
    );
}

#[test]
fn unresolvable_references_say_what_to_refer_to() {
    let references = |reference: &str| {
        messages(json!({ "paths": { "/a": { "parameters": [{ "$ref": reference }] } } }))
    };
    let at = "#/paths/~1a/parameters/0/$ref:";
    for (reference, message) in [
        (
            "#/info/title",
            "`#/info/title` cannot be resolved: it has no target that is an object; \
             refer to a component of this document",
        ),
        (
            "a.json",
            "`a.json` is not a reference to an object of this document; \
             bundle the documents into one, then refer to a component",
        ),
    ] {
        assert_eq!(references(reference), [format!("{at} {message}")]);
    }
    assert_eq!(
        messages(json!({
            "webhooks": { "w": { "parameters": [{ "name": "p", "in": "query" }] } },
            "paths": { "/a": { "parameters": [{ "$ref": "#/webhooks/w/parameters/0" }] } },
        })),
        [format!(
            "{at} `#/webhooks/w/parameters/0` refers to a section that OpenAPI 3.0 does not have; \
             move the target to the section of `components` for its kind"
        )]
    );
    assert_eq!(
        messages(json!({ "paths": { "/a": { "$ref": "#/paths/~1b" }, "/c": {
            "$ref": "#/components/pathItems/C", "summary": "Mine.",
        } }, "components": { "pathItems": { "C": { "summary": "Its." } } } })),
        [
            "#/paths/~1a/$ref: `#/paths/~1b` cannot be resolved to a path item of this document; \
             refer to `#/components/pathItems/NAME`, without a cycle",
            "#/paths/~1c/summary: `summary` is both here and in the path item that `$ref` refers to; \
             keep one of them: OpenAPI does not define which one applies",
        ]
    );
}

#[test]
fn rejected_sections_say_what_to_do() {
    assert_eq!(
        messages(json!({ "webhooks": {}, "x-webhooks": {}, "jsonSchemaDialect": "https://a.b" })),
        [
            "#/jsonSchemaDialect: unknown dialect \"https://a.b\"; write the schemas in the dialect \
             https://spec.openapis.org/oas/3.1/dialect/base \
             or https://spec.openapis.org/oas/3.1/dialect/2024-10-25 \
             or https://spec.openapis.org/oas/3.1/dialect/2024-11-10 \
             or https://json-schema.org/draft/2020-12/schema",
            "#/webhooks: the document has both `webhooks` and `x-webhooks`; keep one of them",
        ]
    );
}

#[test]
fn every_loss_says_what_is_lost() {
    let lowered = lower(&document(json!({
        "info": {
            "title": "T", "version": "1", "summary": "S", "description": "D",
            "license": { "name": "Both", "identifier": "MIT OR Apache-2.0" },
        },
        "webhooks": { "made": {} },
        "security": [{ "cert": [], "key": ["admin"], "open": ["a"], "oauth": ["b"], "bare": [] }],
        "paths": { "/a": { "delete": {
            "parameters": [{ "$ref": "#/components/parameters/P", "description": "D." }],
            "requestBody": { "content": {} },
        } } },
        "components": {
            "parameters": { "P": { "name": "p", "in": "query", "schema": {} } },
            "pathItems": { "Unused": {} },
            "securitySchemes": {
                "cert": { "type": "mutualTLS" },
                "key": { "type": "apiKey", "name": "k", "in": "header" },
                "open": { "type": "openIdConnect", "openIdConnectUrl": "https://a.b" },
                "oauth": { "type": "oauth2", "flows": {} },
                "bare": { "type": "http", "scheme": "bearer" },
            },
        },
    })))
    .unwrap();
    assert_eq!(
        lowered.document["security"],
        json!([{ "key": [], "open": ["a"], "oauth": ["b"], "bare": [] }])
    );
    let losses: Vec<String> = lowered.losses.iter().map(ToString::to_string).collect();
    assert_eq!(
        losses,
        [
            "#/components/pathItems/Unused: the path item, which no path refers to (path-items)",
            "#/components/securitySchemes/cert: that a client certificate is required (mutual TLS) (security)",
            "#/info/license/identifier: the license identifier \"MIT OR Apache-2.0\" (license)",
            "#/info/summary: the summary \"S\" (info)",
            "#/paths/~1a/delete: that no response is documented: OpenAPI 3.0 requires one, \
             so an empty default is added (responses)",
            "#/paths/~1a/delete/parameters/0/description: `description` next to a reference (reference-objects)",
            "#/paths/~1a/delete/requestBody: readers of OpenAPI 3.0 may ignore the body of a delete request (request-body)",
            "#/security/0/cert: that a client certificate is required (mutual TLS) (security)",
            "#/security/0/key: the required roles [\"admin\"] (security)",
            "#/webhooks/made: the webhook becomes an extension under `x-webhooks`, which few tools support (webhooks)",
        ]
    );
}
