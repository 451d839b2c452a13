//! What a document says about operations, responses and schemas.
#![allow(clippy::unwrap_used)]

use http::Method;
use serde_json::{Value, json};

use super::{Document, ParameterLocation, RateLimit, Schema, describe};

fn operation(id: &str, responses: Value) -> Value {
    json!({ "operationId": id, "responses": responses })
}

fn parsed(document: &Value) -> Document {
    Document::parse(&document.to_string()).unwrap()
}

fn content(schema: Value) -> Value {
    json!({ "content": { "application/json": { "schema": schema } } })
}

fn document() -> Document {
    let mut get = operation(
        "get",
        json!({
            "404": content(json!({ "const": 404 })), "4XX": content(json!({ "const": "4XX" })), "400": {},
            "201": content(json!({ "const": 201 })), "200": content(json!({ "const": 200 })),
            "default": { "$ref": "#/components/responses/Other" }, "500": content(json!({ "const": 500 })),
        }),
    );
    get["parameters"] = json!([
        { "name": "q", "in": "query", "required": true, "schema": { "type": "string" } },
        { "name": "list", "in": "query", "explode": false },
        { "$ref": "#/components/parameters/Page" },
        { "name": "Authorization", "in": "header" },
    ]);
    get["x-rate-limit"] = json!({ "calls": 3, "seconds": 60 });
    let mut post = operation("post", json!({ "2XX": {} }));
    post["requestBody"] =
        json!({ "content": { "text/csv": {}, "application/json": { "schema": { "const": 1 } } } });
    post["security"] = json!([]);
    post["x-max-bytes"] = json!(9);
    post["x-secret"] = json!(true);
    post["x-rate-limit"] = json!({ "calls": 3 });
    let mut put = operation("put", json!({ "204": {} }));
    put["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": { "const": 1 } } } });
    put["security"] = json!([{ "token": [] }]);
    parsed(&json!({
        "paths": {
            "/items/{id}": {
                "parameters": [{ "name": "id", "in": "path", "schema": { "type": "integer" } }],
                "summary": "an item", "get": get, "post": post, "put": put,
            },
            "/items/new": { "delete": operation("deleteNew", json!({ "204": {} })) },
            "/{kind}/new": { "get": operation("getNew", json!({ "204": {} })) },
        },
        "components": {
            "schemas": { "A": { "$ref": "#/components/schemas/B" }, "B": { "const": "b", "default": "#b" }, "Loop": { "$ref": "#/components/schemas/Loop" } },
            "responses": { "Other": content(json!({ "const": "other" })) },
            "parameters": { "Page": { "name": "X-Page", "in": "header", "required": true } },
        },
    }))
}

#[test]
fn operation_has_what_its_node_says() {
    let document = document();
    let ids: Vec<&str> = document
        .operations()
        .iter()
        .map(|it| it.id.as_str())
        .collect();
    assert_eq!(ids, ["get", "post", "put", "deleteNew", "getNew"]);
    let get = document.operation("get").unwrap();
    assert_eq!(
        (get.method.as_str(), get.template.as_str(), get.status),
        ("GET", "/items/{id}", 201)
    );
    let parameters = get.parameters.iter().map(|it| {
        format!(
            "{} {} {} {}",
            it.location, it.name, it.required, it.comma_separated
        )
    });
    assert_eq!(
        parameters.collect::<Vec<_>>(),
        [
            "path id true true",
            "query q true false",
            "query list false true",
            "header X-Page true true"
        ]
    );
    assert_eq!(get.parameters[0].location, ParameterLocation::Path);
    assert_eq!(get.parameters[2].schema.node(), &json!(true));
    assert_eq!(
        get.responses["application/json"].node(),
        &json!({ "const": 201 })
    );
    assert_eq!(
        get.rate_limit,
        Some(RateLimit {
            calls: 3,
            seconds: 60
        })
    );
    assert!(get.body.is_none() && get.documented && !get.anonymous && !get.secret_path);
    assert_eq!(get.max_bytes, None);
    let post = document.operation("post").unwrap();
    let body = post.body.as_ref().unwrap();
    assert_eq!(
        (body.required, body.media_type.as_str(), body.schema.node()),
        (false, "text/csv", &json!(true))
    );
    assert_eq!(
        (post.status, post.responses.len(), post.max_bytes),
        (200, 0, Some(9))
    );
    assert!(post.anonymous && post.secret_path && post.rate_limit.is_none());
    let put = document.operation("put").unwrap();
    assert!(put.body.as_ref().unwrap().required && !put.anonymous);
    assert!(document.operation("none").is_none());
}

#[test]
fn document_that_lacks_what_a_fake_needs_is_rejected() {
    let reason = |document: Value| Document::parse(&document.to_string()).err();
    let of = |get: Value| reason(json!({ "paths": { "/a": { "get": get } } }));
    let with = |parameter: Value| {
        let mut get = operation("get", json!({ "204": {} }));
        get["parameters"] = json!([parameter]);
        of(get)
    };
    let mut without_content = operation("get", json!({ "204": {} }));
    without_content["requestBody"] = json!({});
    for (found, expected) in [
        (reason(json!({})), "`paths` is missing"),
        (of(json!({})), "GET /a: `operationId` is missing"),
        (
            of(json!({ "operationId": "a" })),
            "GET /a: `responses` is missing",
        ),
        (
            of(operation("a", json!({ "199": {}, "300": {} }))),
            "GET /a: no successful response",
        ),
        (
            of(without_content),
            "GET /a: the request body has no content",
        ),
        (
            with(json!({ "in": "query" })),
            "GET /a: a parameter has no name",
        ),
        (
            with(json!({ "name": "a", "in": "cookie" })),
            "GET /a: parameter `a`: the location Some(\"cookie\") is not supported",
        ),
    ] {
        assert_eq!(found.as_deref(), Some(expected));
    }
    assert_eq!(of(operation("a", json!({ "299": {} }))), None);
    assert!(Document::parse("{").is_err());
}

#[test]
fn undocumented_operations_and_parameters_are_added() {
    let mut get = operation("get", json!({ "204": {} }));
    let other =
        json!({ "paths": { "/other": { "get": operation("other", json!({ "204": {} })) } } });
    let document = json!({ "paths": { "/a": { "get": get } } });
    get["parameters"] = json!([{ "name": "extra", "in": "query" }]);
    let mut undocumented = other;
    undocumented["paths"]["/a"] = json!({ "get": get });
    let document =
        Document::with_undocumented(&document.to_string(), &undocumented.to_string()).unwrap();
    let (get, other) = (
        document.operation("get").unwrap(),
        document.operation("other").unwrap(),
    );
    assert_eq!(get.undocumented_query, ["extra"]);
    assert!(get.documented && get.parameters.is_empty() && !other.documented);
    assert!(document.has_path("/other") && !document.has_path("/third"));
}

#[test]
fn response_is_that_of_the_status_its_range_or_the_default() {
    let document = document();
    let get = document.operation("get").unwrap();
    let constant = |status: u16| {
        let response = document.response(get, status);
        response.map(|it| it["content"]["application/json"]["schema"]["const"].clone())
    };
    for (status, expected) in [
        (200, json!(200)),
        (404, json!(404)),
        (400, Value::Null),
        (410, json!("4XX")),
        (499, json!("4XX")),
        (500, json!(500)),
        (503, json!("other")),
        (301, json!("other")),
    ] {
        assert_eq!(constant(status), Some(expected), "{status}");
    }
    assert!(
        document
            .response(document.operation("put").unwrap(), 500)
            .is_none()
    );
    let schema = |status: u16| {
        document
            .response_schema(get, status)
            .map(|it| it["const"].clone())
    };
    assert_eq!(
        (schema(404), schema(400), schema(410), schema(503)),
        (Some(json!(404)), None, None, None)
    );
    let errors: Vec<_> = document
        .error_schemas(get)
        .map(|it| it["const"].clone())
        .collect();
    assert_eq!(errors, [json!(404), json!("4XX")]);
}

#[test]
fn references_are_resolved_and_other_texts_stay() {
    let document = document();
    let schema = document.component("A").unwrap();
    assert_eq!(
        document.resolve(schema),
        &json!({ "const": "b", "default": "#b" })
    );
    assert_eq!(schema["$ref"], "urn:document#/components/schemas/B");
    let circular = document.component("Loop").unwrap();
    assert_eq!(document.resolve(circular), circular);
    let dangling = json!({ "$ref": "urn:document#/none" });
    assert_eq!(document.resolve(&dangling), &dangling);
    assert_eq!(document.component("C"), None);
    let foreign =
        json!({ "paths": {}, "x": { "$ref": "other.json#/a" }, "y": [{ "$ref": "#/x" }] });
    let root = parsed(&json!({ "paths": {}, "components": { "x": foreign } }));
    let found = &root.root()["components"]["x"];
    assert_eq!(
        (&found["x"]["$ref"], &found["y"][0]["$ref"]),
        (&json!("other.json#/a"), &json!("urn:document#/x"))
    );
}

#[test]
fn literal_segments_win_over_parameters() {
    let document = document();
    let route = |method: Method, path: &str| {
        let found = document.route(&method, path);
        found.map(|(operation, values)| format!("{} {}", operation.id, json!(values)))
    };
    assert_eq!(
        route(Method::GET, "/items/7").as_deref(),
        Some("get {\"id\":\"7\"}")
    );
    assert_eq!(
        route(Method::GET, "/items/a%2Fb").as_deref(),
        Some("get {\"id\":\"a/b\"}")
    );
    assert_eq!(
        route(Method::DELETE, "/items/new").as_deref(),
        Some("deleteNew {}")
    );
    assert_eq!(
        route(Method::GET, "/others/new").as_deref(),
        Some("getNew {\"kind\":\"others\"}")
    );
    for path in ["/items/", "/items", "/items/7/x", "/items/%ff"] {
        assert_eq!(route(Method::GET, path), None, "{path}");
        assert!(!document.has_path(path));
    }
    assert_eq!(route(Method::PATCH, "/items/7"), None);
    assert!(document.has_path("/items/7") && document.has_path("/items/new"));
}

#[test]
fn violation_has_its_field_pointer_and_keyword() {
    let document = document();
    let schema = Schema::new(json!({
        "type": "object", "required": ["a/b"],
        "properties": { "list": { "items": { "type": "object", "required": ["x"], "properties": { "x": { "type": "integer" } } } } },
    }));
    let found = document
        .validate(&schema, &json!({ "list": [{ "x": "secret" }, {}] }))
        .unwrap();
    let mut lines: Vec<String> = found
        .iter()
        .map(|it| format!("{} {} {} {}", it.field, it.pointer, it.keyword, it.message))
        .collect();
    lines.sort();
    let expected = [
        "a/b /a~1b required is required",
        "list[0].x /list/0/x type the value is not of type \"integer\"",
        "list[1].x /list/1/x required is required",
    ];
    assert_eq!(lines, expected);
    let text = describe(&found[..1]);
    assert_eq!(text, format!("`{}`: {}", found[0].field, found[0].message));
    let whole = document.validate(&schema, &json!(1)).unwrap();
    assert_eq!(describe(&whole), "the value is not of type \"object\"");
    let twice = [whole.clone(), whole].concat();
    assert_eq!(
        describe(&twice),
        "the value is not of type \"object\"; the value is not of type \"object\""
    );
}

#[cfg(feature = "httpmock")]
#[test]
fn violation_of_a_union_is_within_the_alternative_that_is_selected() {
    let document = document();
    let branch = |tag: Value, name: &str| {
        json!({
            "type": "object", "required": ["tag", name], "properties": { "tag": tag, name: { "type": "integer" } },
        })
    };
    let union = Schema::new(json!({ "properties": { "in": { "oneOf": [
        branch(json!({ "const": "a" }), "x"), branch(json!({ "enum": ["b"] }), "y"), { "type": "array", "items": { "type": "integer" } },
    ] } } }));
    let pointers = |value: Value| {
        let found = document.pointers(&union, &json!({ "in": value })).unwrap();
        found
            .into_iter()
            .map(|(pointer, _)| pointer)
            .collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    assert_eq!(pointers(json!({ "tag": "a", "x": 1 })), none);
    assert_eq!(pointers(json!({ "tag": "a", "x": "text" })), ["/in/x"]);
    assert_eq!(pointers(json!({ "tag": "b", "y": "text" })), ["/in/y"]);
    assert_eq!(pointers(json!([1, "text"])), ["/in/1"]);
    // No tag selects an alternative, so it is the tag that is wrong.
    assert_eq!(pointers(json!({ "tag": "c" })), ["/in/tag"]);
    assert_eq!(pointers(json!(7)), ["/in"]);
    let reasons = document
        .pointers(&union, &json!({ "in": { "tag": "a", "x": "secret" } }))
        .unwrap();
    assert_eq!(
        reasons,
        [(
            "/in/x".to_owned(),
            "the value is not of type \"integer\"".to_owned()
        )]
    );
    let all = document
        .all_violations(&union, &json!({ "in": { "tag": "a" } }))
        .unwrap();
    assert_eq!(
        (all.len(), all[0].field.as_str(), all[0].keyword.as_str()),
        (1, "in.x", "required")
    );
}

#[cfg(feature = "httpmock")]
#[test]
fn pointers_end_after_eight_violations() {
    let document = document();
    let schema = Schema::new(json!({ "items": { "type": "integer" } }));
    let found = |count: usize| {
        let value: Value = vec![json!("x"); count].into();
        (
            document.pointers(&schema, &value).unwrap().len(),
            document.all_violations(&schema, &value).unwrap().len(),
        )
    };
    assert_eq!((found(7), found(8), found(9)), ((7, 7), (8, 8), (8, 9)));
}
