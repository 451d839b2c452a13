//! Parameters, bodies and answers of operations.

use openapi_lower::progenitor;
use serde_json::{Value, json};

use crate::{answer, document, kept, pointers};

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
