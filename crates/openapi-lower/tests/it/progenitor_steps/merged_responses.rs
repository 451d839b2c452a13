//! Success responses merged into one, and operation ids.

use openapi_lower::progenitor;
use serde_json::{Value, json};

use super::{document, json_response, success_only};

fn body(response: &Value) -> &Value {
    &response["2XX"]["content"]["application/json"]["schema"]
}

#[test]
fn status_decides_what_is_a_success() {
    let fine = json!({ "description": "A." });
    for (code, message) in [
        ("2XX", None),
        ("200", Some("the status 200: any 2xx is accepted")),
        ("299", Some("the status 299: any 2xx is accepted")),
    ] {
        let (after, losses) = success_only(json!({ code: fine }), json!({}));
        assert_eq!(after, json!({ "2XX": fine }));
        assert_eq!(losses, Vec::from_iter(message));
    }
    let none = "no success response is documented: any 2xx without content is accepted";
    for code in ["2", "20", "2000", "xyz", "X-a", "100", "default", ""] {
        let (after, losses) = success_only(json!({ code: fine }), json!({}));
        assert_eq!(
            after,
            json!({ "2XX": { "description": "Success." } }),
            "{code}"
        );
        assert_eq!(losses, [format!("the responses {code}; {none}")]);
    }
    let (after, losses) = success_only(json!({ "x-a": 1, "x": fine }), json!({}));
    assert_eq!(
        after,
        json!({ "2XX": { "description": "Success." }, "x-a": 1 })
    );
    assert_eq!(losses, [format!("the responses x; {none}")]);
    assert_eq!(success_only(json!({}), json!({})).1, [none]);
}

#[test]
fn different_bodies_become_one_flat_union() {
    let schema = |name: &str| json!({ "type": name });
    let (text, number, flag) = (schema("string"), schema("number"), schema("boolean"));
    for (bodies, merged) in [
        (vec![&text, &number], json!({ "anyOf": [text, number] })),
        (
            vec![&text, &number, &flag],
            json!({ "anyOf": [text, number, flag] }),
        ),
        (
            vec![&json!({ "anyOf": [text, number] }), &number],
            json!({ "anyOf": [text, number] }),
        ),
        (
            vec![&json!({ "anyOf": [text, number] }), &flag],
            json!({ "anyOf": [text, number, flag] }),
        ),
        (
            vec![&json!({ "anyOf": [text, number], "nullable": true }), &flag],
            json!({ "anyOf": [{ "anyOf": [text, number], "nullable": true }, flag] }),
        ),
        (
            vec![&json!({ "oneOf": [text, number] }), &flag],
            json!({ "anyOf": [{ "oneOf": [text, number] }, flag] }),
        ),
        (vec![&text, &json!({})], json!({ "anyOf": [text, {}] })),
    ] {
        let responses: serde_json::Map<String, Value> = bodies
            .iter()
            .enumerate()
            .map(|(nth, schema)| (format!("20{nth}"), json_response((*schema).clone())))
            .collect();
        let (after, losses) = success_only(Value::Object(responses), json!({}));
        assert_eq!(body(&after), &merged);
        assert_eq!(
            losses[1..],
            ["which response has which body: any of the bodies is accepted"]
        );
    }
}

#[test]
fn bodies_of_different_media_types_are_all_preserved() {
    let content = |media: Value| json!({ "description": "A.", "content": media });
    let text = json!({ "schema": { "type": "string" } });
    let with_example = json!({ "schema": { "type": "string" }, "example": "a" });
    let (after, losses) = success_only(
        json!({
            "200": content(json!({ "text/csv": text, "application/json": with_example })),
            "201": content(json!({ "application/json": text, "*/*": {} })),
            "202": content(json!({ "*/*": {} })),
        }),
        json!({}),
    );
    assert_eq!(
        after["2XX"],
        content(json!({ "text/csv": text, "application/json": with_example }))
    );
    assert_eq!(
        losses,
        [
            "the statuses 200, 201, 202: any 2xx is accepted",
            "that one of the responses has no body",
            "which response has which body: any of the bodies is accepted",
        ]
    );
}

#[test]
fn response_with_a_body_is_the_model_and_204_and_205_have_none() {
    let some = json_response(json!({ "type": "string" }));
    for code in ["204", "205"] {
        let (after, losses) = success_only(json!({ code: some, "206": some }), json!({}));
        assert_eq!(after, json!({ "2XX": some }));
        assert_eq!(losses[1..], ["that one of the responses has no body"]);
    }
    let (after, _) = success_only(
        json!({ "200": { "description": "None." }, "201": some }),
        json!({}),
    );
    assert_eq!(after, json!({ "2XX": some }));
    let (after, losses) = success_only(
        json!({ "200": { "description": "First." }, "201": { "description": "Second." } }),
        json!({}),
    );
    assert_eq!(after, json!({ "2XX": { "description": "First." } }));
    assert_eq!(losses.len(), 1);
}

#[test]
fn operations_of_one_name_are_numbered() {
    let mut document = document(
        json!({
            "/a": { "get": {} }, "/a/": { "get": {} }, "/{a}": { "get": {} }, "/-a": { "get": {} },
            "/": { "get": {}, "x-note": {}, "parameters": [] },
        }),
        json!({}),
    );
    let losses = progenitor::operation_ids(&mut document);
    let ids: Vec<&str> = ["/a", "/a/", "/{a}", "/-a", "/"]
        .iter()
        .map(|path| {
            document["paths"][path]["get"]["operationId"]
                .as_str()
                .unwrap()
        })
        .collect();
    assert_eq!(ids, ["get_a", "get_a_2", "get_a_3", "get_a_4", "get"]);
    assert_eq!(
        losses[1].to_string(),
        "#/paths/~1a~1/get: that the operation has no `operationId`: it becomes `get_a_2` (operation-ids)"
    );
}
