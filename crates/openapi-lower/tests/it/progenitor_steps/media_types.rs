//! Which bodies are JSON, and which media type is sent.

use openapi_lower::progenitor;
use serde_json::{Value, json};

use super::document;

/// Applies `json_content` to a response, and returns its content with the messages of the losses.
fn json_content(content: Value, schemas: Value) -> (Value, Vec<String>) {
    let mut document = document(
        json!({}),
        json!({
            "schemas": schemas,
            "responses": { "R": { "description": "R.", "content": content } },
        }),
    );
    let losses = progenitor::json_content(&mut document);
    (
        document["components"]["responses"]["R"]["content"].take(),
        losses.iter().map(ToString::to_string).collect(),
    )
}

#[test]
fn only_objects_and_lists_become_json() {
    let text = json!({ "type": "string" });
    for (schema, is_json) in [
        (json!({ "type": "object" }), true),
        (json!({ "type": "array", "items": {} }), true),
        (json!({ "properties": {} }), true),
        (json!({ "additionalProperties": text }), true),
        (
            json!({ "anyOf": [text, { "type": "array", "items": {} }] }),
            true,
        ),
        (json!({ "oneOf": [text, { "type": "object" }] }), true),
        (json!({ "allOf": [{ "properties": {} }] }), true),
        (text.clone(), false),
        (json!({ "type": "string", "properties": {} }), false),
        (json!({ "enum": ["a"] }), false),
        (json!({}), false),
        (json!({ "anyOf": [text, { "enum": [1] }] }), false),
        (json!({ "allOf": [] }), false),
        (json!({ "not": { "type": "object" } }), false),
    ] {
        let media = json!({ "schema": schema });
        for name in ["text/plain", "*/*"] {
            let (content, losses) = json_content(json!({ name: media }), json!({}));
            if is_json {
                assert_eq!(content, json!({ "application/json": media }));
                let at = name.replace('/', "~1");
                assert_eq!(
                    losses,
                    [format!(
                        "#/components/responses/R/content/{at}: \
                         the media type `{name}`: the body is JSON (json-content)"
                    )]
                );
            } else {
                assert_eq!(content, json!({ name: media }));
                assert!(losses.is_empty());
            }
        }
    }
    assert_eq!(
        json_content(json!({ "*/*": {} }), json!({})).0,
        json!({ "*/*": {} })
    );
}

#[test]
fn compositions_are_searched_eight_levels_deep() {
    let nested = |levels: usize| {
        let mut schema = json!({ "type": "object" });
        for _ in 0..levels {
            schema = json!({ "allOf": [schema] });
        }
        let (content, _) = json_content(json!({ "*/*": { "schema": schema } }), json!({}));
        content.get("application/json").is_some()
    };
    assert!(nested(0) && nested(1) && nested(8));
    assert!(!nested(9));
    let own = json!({ "$ref": "#/components/schemas/Own" });
    let (content, losses) = json_content(
        json!({ "*/*": { "schema": own } }),
        json!({ "Own": { "allOf": [own] } }),
    );
    assert_eq!(content, json!({ "*/*": { "schema": own } }));
    assert!(losses.is_empty());
}

#[test]
fn media_type_next_to_json_is_dropped() {
    let (list, object) = (
        json!({ "schema": { "type": "array", "items": {} } }),
        json!({ "schema": { "type": "object" } }),
    );
    let (content, losses) = json_content(
        json!({ "*/*": object, "application/json": list, "text/plain": object }),
        json!({}),
    );
    assert_eq!(content, json!({ "application/json": list }));
    assert_eq!(
        losses,
        [
            "#/components/responses/R/content/*~1*: the media type `*/*`: there is JSON as well (json-content)",
            "#/components/responses/R/content/text~1plain: the media type `text/plain`: there is JSON as well (json-content)",
        ]
    );
    let (content, losses) = json_content(json!({ "*/*": object, "text/plain": list }), json!({}));
    assert_eq!(content, json!({ "application/json": object }));
    assert_eq!(losses.len(), 2);
}

#[test]
fn only_bodies_of_requests_and_responses_become_json() {
    let media = json!({ "text/plain": { "schema": { "type": "object" } } });
    let mut document = document(
        json!({ "/a": { "post": {
            "parameters": [{ "name": "p", "in": "query", "content": media }],
            "requestBody": { "content": media },
        } } }),
        json!({}),
    );
    progenitor::json_content(&mut document);
    let post = &document["paths"]["/a"]["post"];
    assert_eq!(post["parameters"][0]["content"], media);
    assert!(
        post["requestBody"]["content"]
            .get("application/json")
            .is_some()
    );
}

#[test]
fn loss_of_a_media_type_says_which_one_is_sent() {
    let mut document = document(
        json!({}),
        json!({ "requestBodies": { "B": { "content": { "text/csv": {}, "application/json": {} } } } }),
    );
    let losses: Vec<String> = progenitor::one_body(&mut document)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        losses,
        ["#/components/requestBodies/B/content/text~1csv: \
          the media type `text/csv`: `application/json` is sent (one-body)"]
    );
}
