//! Parameters, bodies and responses of operations.

use openapi_lower::progenitor;
use serde_json::{Value, json};

use super::{document, json_response, pointers, success_only};

#[test]
fn ignored_header_parameters_are_dropped_in_any_case() {
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
fn cookies_are_dropped_and_parameters_of_the_same_name_elsewhere_are_not() {
    let parameter = |place: &str| json!({ "name": "session", "in": place, "schema": {} });
    let mut document = document(
        json!({ "/a": { "get": { "parameters": [
            parameter("cookie"), parameter("query"), { "$ref": "#/components/parameters/C" },
        ] } } }),
        json!({ "parameters": { "C": parameter("cookie") } }),
    );
    let losses = progenitor::drop_cookies(&mut document);
    assert_eq!(
        pointers(&losses),
        ["/paths/~1a/get/parameters/0", "/paths/~1a/get/parameters/2"]
    );
    assert_eq!(
        document["paths"]["/a"]["get"]["parameters"],
        json!([parameter("query")])
    );
}

#[test]
fn missing_operation_ids_are_added_and_unique() {
    let mut document = document(
        json!({
            "/a/{b}": { "get": {}, "put": { "operationId": "putIt" } },
            "/a/b": { "get": {}, "post": {} },
            "/": { "get": { "operationId": "post_a_b" } },
        }),
        json!({}),
    );
    let losses = progenitor::operation_ids(&mut document);
    let id = |path: &str, method: &str| document["paths"][path][method]["operationId"].clone();
    assert_eq!(id("/a/{b}", "get"), "get_a_b");
    assert_eq!(id("/a/{b}", "put"), "putIt");
    assert_eq!(id("/a/b", "get"), "get_a_b_2");
    assert_eq!(id("/a/b", "post"), "post_a_b_2");
    assert_eq!(
        pointers(&losses),
        [
            "/paths/~1a~1{b}/get",
            "/paths/~1a~1b/get",
            "/paths/~1a~1b/post"
        ]
    );
    assert_eq!(progenitor::operation_ids(&mut document), []);
}

#[test]
fn request_body_keeps_one_media_type_and_response_keeps_all() {
    for (forms, sent) in [
        (&["text/csv", "application/json"][..], "application/json"),
        (
            &[
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/hal+json",
            ],
            "application/hal+json",
        ),
        (
            &["application/xml", "application/x-www-form-urlencoded"],
            "application/x-www-form-urlencoded",
        ),
        (
            &["Application/JSON; charset=utf-8", "application/xml"],
            "Application/JSON; charset=utf-8",
        ),
        (&["text/csv", "application/xml"], "text/csv"),
        (&["text/csv"], "text/csv"),
    ] {
        let content: serde_json::Map<String, Value> = forms
            .iter()
            .map(|name| ((*name).to_owned(), json!({})))
            .collect();
        let operation = json!({
            "requestBody": { "content": content },
            "responses": { "200": { "description": "A.", "content": content } },
        });
        let mut document = document(json!({ "/a": { "post": operation } }), json!({}));
        let losses = progenitor::one_body(&mut document);
        let post = &document["paths"]["/a"]["post"];
        assert_eq!(
            post["requestBody"]["content"],
            json!({ sent: {} }),
            "{forms:?}"
        );
        assert_eq!(
            post["responses"]["200"]["content"],
            Value::Object(content.clone())
        );
        assert_eq!(losses.len(), forms.len() - 1);
    }
}

#[test]
fn references_into_other_operations_become_copies() {
    let parameter = json!({ "name": "id", "in": "path", "required": true, "schema": {} });
    let shared = json!({ "$ref": "#/components/parameters/P" });
    let mut document = document(
        json!({
            "/a/{id}": {
                "parameters": [parameter, shared],
                "get": { "responses": { "200": { "description": "A." } } },
            },
            "/b/{id}": {
                "parameters": [
                    { "$ref": "#/paths/~1a~1{id}/parameters/0" },
                    { "$ref": "#/paths/~1a~1%7Bid%7D/parameters/1" },
                    shared,
                    { "$ref": "#/paths/~1gone/parameters/0" },
                ],
                "get": { "responses": { "200": { "$ref": "#/paths/~1a~1%7Bid%7D/get/responses/200" } } },
            },
        }),
        json!({ "parameters": { "P": parameter } }),
    );
    let losses = progenitor::own_parts(&mut document);
    let b = &document["paths"]["/b/{id}"];
    assert_eq!(
        b["parameters"],
        json!([parameter, parameter, shared, { "$ref": "#/paths/~1gone/parameters/0" }])
    );
    assert_eq!(b["get"]["responses"]["200"]["description"], "A.");
    assert_eq!(losses.len(), 3);
}

#[test]
fn errors_are_removed_and_success_is_any_2xx() {
    let a = json_response(json!({ "type": "string" }));
    let (after, losses) = success_only(
        json!({ "201": a, "400": a, "default": a, "x-note": 1 }),
        json!({}),
    );
    assert_eq!(after, json!({ "2XX": a, "x-note": 1 }));
    assert_eq!(
        losses,
        ["the responses 400, default; the status 201: any 2xx is accepted"]
    );
    let (after, losses) = success_only(json!({ "2XX": a }), json!({}));
    assert_eq!((after, losses.len()), (json!({ "2XX": a }), 0));
}

#[test]
fn several_success_responses_are_merged() {
    let a = json_response(json!({ "type": "string" }));
    let b = json_response(json!({ "type": "integer" }));
    let (after, losses) = success_only(json!({ "200": a, "201": a }), json!({}));
    assert_eq!(after, json!({ "2XX": a }));
    assert_eq!(losses, ["the statuses 200, 201: any 2xx is accepted"]);
    let (after, losses) = success_only(
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
fn response_without_content_stays_so() {
    let bare = json!({ "2XX": { "description": "A." } });
    for content in [
        json!({ "*/*": {} }),
        json!({ "*/*": { "schema": { "title": "T" } } }),
    ] {
        let (after, _) = success_only(
            json!({ "202": { "description": "A.", "content": content } }),
            json!({}),
        );
        assert_eq!(after, bare);
    }
    let (after, _) = success_only(
        json!({ "204": json_response(json!({ "type": "string" })) }),
        json!({}),
    );
    assert_eq!(after, bare);
    let (after, losses) = success_only(json!({ "404": json_response(json!({})) }), json!({}));
    assert_eq!(after, json!({ "2XX": { "description": "Success." } }));
    assert_eq!(losses.len(), 1);
}

#[test]
fn bodies_of_all_responses_are_one_union_without_duplicates() {
    let [text, number, flag] = ["string", "integer", "boolean"].map(|name| json!({ "type": name }));
    let csv = |schema: &Value| {
        json!({ "description": "A.", "content": {
            "application/json": { "schema": schema }, "text/csv": {},
        } })
    };
    let (after, losses) = success_only(
        json!({
            "200": json_response(text.clone()), "201": json_response(number.clone()),
            "202": json_response(flag.clone()), "203": csv(&number), "206": csv(&json!({})),
        }),
        json!({}),
    );
    assert_eq!(
        after["2XX"]["content"],
        json!({
            "application/json": { "schema": { "anyOf": [text, number, flag, {}] } },
            "text/csv": {},
        })
    );
    assert_eq!(
        losses,
        [
            "the statuses 200, 201, 202, 203, 206: any 2xx is accepted",
            "which response has which body: any of the bodies is accepted",
        ]
    );
}

#[test]
fn any_media_type_is_kept_if_it_has_a_schema_and_others_always() {
    let text = json!({ "schema": { "type": "string" } });
    for (content, kept) in [
        (json!({ "*/*": text }), json!({ "*/*": text })),
        (
            json!({ "*/*": {}, "application/json": {}, "text/csv": text }),
            json!({ "application/json": {}, "text/csv": text }),
        ),
    ] {
        let (after, _) = success_only(
            json!({ "200": { "description": "A.", "content": content } }),
            json!({}),
        );
        assert_eq!(after["2XX"]["content"], kept);
    }
    for code in ["204", "205"] {
        let (after, _) = success_only(json!({ code: json_response(text.clone()) }), json!({}));
        assert_eq!(after, json!({ "2XX": { "description": "A." } }));
    }
}

#[test]
fn reference_to_a_response_is_preserved_unless_its_content_is_removed() {
    let components = json!({
        "A": json_response(json!({ "type": "string" })),
        "Free": { "description": "F.", "content": { "*/*": {} } },
    });
    let (after, _) = success_only(
        json!({ "200": { "$ref": "#/components/responses/A" } }),
        components.clone(),
    );
    assert_eq!(
        after,
        json!({ "2XX": { "$ref": "#/components/responses/A" } })
    );
    let (after, _) = success_only(
        json!({ "200": { "$ref": "#/components/responses/Free" } }),
        components.clone(),
    );
    assert_eq!(after, json!({ "2XX": { "description": "F." } }));
    let (after, _) = success_only(
        json!({ "204": { "$ref": "#/components/responses/A" } }),
        components.clone(),
    );
    assert_eq!(after, json!({ "2XX": { "description": "A." } }));
    let other = json_response(json!({ "type": "integer" }));
    let (after, _) = success_only(
        json!({ "200": { "$ref": "#/components/responses/A" }, "202": other }),
        components,
    );
    assert_eq!(
        after["2XX"]["content"]["application/json"]["schema"],
        json!({ "anyOf": [{ "type": "string" }, { "type": "integer" }] })
    );
}

#[test]
fn objects_and_lists_become_json_and_text_does_not() {
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
