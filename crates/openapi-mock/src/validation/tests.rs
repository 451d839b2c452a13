//! The parts of a request, and why they are rejected.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;

use super::*;
use crate::document::RouteMatch;

fn document() -> Document {
    let parameter = |name: &str, place: &str, required: bool, schema: Value| json!({ "name": name, "in": place, "required": required, "schema": schema });
    let content = |media_type: &str, schema: Value| json!({ "required": true, "content": { media_type: { "schema": schema } } });
    let item = json!({ "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } });
    let form = json!({ "type": "object", "properties": { "name": { "type": "string" }, "count": { "type": "string" } } });
    let responses = json!({ "204": {} });
    let mut optional = content("application/vnd.api+json", item.clone());
    optional["required"] = json!(false);
    let document = json!({ "paths": { "/items/{id}": {
        "get": { "operationId": "get", "responses": responses, "parameters": [
            parameter("id", "path", true, json!({ "type": "integer", "maximum": 9 })),
            parameter("must", "query", true, json!({ "type": "string", "minLength": 2 })),
            parameter("int", "query", false, json!({ "type": ["null", "integer"] })),
            parameter("num", "query", false, json!({ "type": "number" })),
            parameter("flag", "query", false, json!({ "type": "boolean" })),
            parameter("list", "query", false, json!({ "type": "array", "items": { "type": "integer" } })),
            parameter("X-Page", "header", true, json!({ "type": "integer" })),
        ] },
        "post": { "operationId": "post", "responses": responses, "requestBody": content("application/json", item) },
        "put": { "operationId": "put", "responses": responses, "requestBody": content(FORM, form) },
        "patch": { "operationId": "patch", "responses": responses, "requestBody": optional },
        "delete": { "operationId": "delete", "responses": responses },
    } } });
    let undocumented = json!({ "paths": { "/items/{id}": { "get": {
        "operationId": "get", "responses": responses, "parameters": [parameter("extra", "query", false, json!({}))],
    } } } });
    Document::with_undocumented(&document.to_string(), &undocumented.to_string()).unwrap()
}

/// Accepts `text/json`, and adds a name.
struct Lenient;

impl Exceptions for Lenient {
    fn accepts_content_type(&self, operation: &Operation, content_type: &str) -> bool {
        operation.id == "post" && content_type == "text/json"
    }

    fn prepare_body(&self, _: &Operation, body: &mut Value) {
        body["name"] = json!("prepared");
    }
}

fn sent(
    method: &str,
    url: &str,
    headers: &[(&'static str, &str)],
    body: &str,
    exceptions: &impl Exceptions,
) -> Result<Input, String> {
    let document = document();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let method = http::Method::from_bytes(method.as_bytes()).unwrap();
    let RouteMatch::Operation(operation, path) = document.find(&method, path) else {
        panic!("no operation {method} {path}");
    };
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.insert(*name, value.parse().unwrap());
    }
    let body = Bytes::from(body.to_owned());
    let request = RawRequest {
        path,
        query,
        headers: &map,
        body: &body,
    };
    validate(&document, operation, request, exceptions).map_err(|rejection| rejection.to_string())
}

fn rejected<T>(reason: &str) -> Result<T, String> {
    Err(reason.to_owned())
}

#[test]
fn parameters_have_the_types_of_their_schemas() {
    let page = [("x-page", "1")];
    let query = |query: &str| -> Result<Value, String> {
        let input = sent("GET", &format!("/items/7?must=ab{query}"), &page, "", &())?;
        assert_eq!((input.path["id"].as_str(), input.body), ("7", Value::Null));
        let mut query = input.query;
        assert_eq!(query.shift_remove("must"), Some(json!("ab")));
        Ok(Value::Object(query))
    };
    for (text, expected) in [
        ("", json!({})),
        ("&int=7", json!({ "int": 7 })),
        ("&int=-7", json!({ "int": -7 })),
        ("&num=1.5", json!({ "num": 1.5 })),
        ("&flag=true", json!({ "flag": true })),
        ("&flag=false", json!({ "flag": false })),
        ("&list=1,2&list=3", json!({ "list": [1, 2, 3] })),
        ("&list=", json!({ "list": [] })),
        ("&extra=7", json!({ "extra": "7" })),
    ] {
        assert_eq!(query(text), Ok(expected), "{text}");
    }
    let not_whole = "query: `int`: the value is not of types \"null\", \"integer\"";
    for (text, reason) in [
        ("&int=x", not_whole),
        ("&int=1.5", not_whole),
        (
            "&num=x",
            "query: `num`: the value is not of type \"number\"",
        ),
        (
            "&flag=yes",
            "query: `flag`: the value is not of type \"boolean\"",
        ),
        ("&int=1&int=2", "query: `int`: is set more than once"),
        (
            "&other=1",
            "query: `other`: is not a parameter of this operation",
        ),
        (
            "&X-Page=1",
            "query: `X-Page`: is not a parameter of this operation",
        ),
    ] {
        assert_eq!(query(text), rejected(reason), "{text}");
    }
}

#[test]
fn required_parameters_are_there_and_valid() {
    let page = [("x-page", "1")];
    for (url, headers, reason) in [
        ("/items/7", &page[..], "query: `must`: is required"),
        ("/items/7?must=ab", &[], "header: `X-Page`: is required"),
        (
            "/items/7?must=ab",
            &[("x-page", "x")],
            "header: `X-Page`: the value is not of type \"integer\"",
        ),
        (
            "/items/x?must=ab",
            &page,
            "path: `id`: the value is not of type \"integer\"",
        ),
        (
            "/items/10?must=ab",
            &page,
            "path: `id`: the value is greater than the maximum of 9",
        ),
        (
            "/items/7?must=a",
            &page,
            "query: `must`: the value is shorter than 2 characters",
        ),
    ] {
        assert_eq!(
            sent("GET", url, headers, "", &()).map(drop),
            rejected(reason),
            "{url}"
        );
    }
}

#[test]
fn body_is_parsed_as_its_content_type() {
    let json_type = [("content-type", "Application/JSON; charset=utf-8")];
    let vendor = [("content-type", "application/vnd.api+json")];
    let form = [("content-type", FORM)];
    let valid = "{ \"name\": \"n\" }";
    for (method, headers, body, expected) in [
        ("POST", &json_type[..], valid, Ok(json!({ "name": "n" }))),
        ("PATCH", &vendor, valid, Ok(json!({ "name": "n" }))),
        ("PATCH", &json_type, valid, Ok(json!({ "name": "n" }))),
        ("PATCH", &[], "", Ok(Value::Null)),
        ("DELETE", &json_type, valid, Ok(Value::Null)),
        (
            "PUT",
            &form,
            "name=a+b&count=%37",
            Ok(json!({ "name": "a b", "count": "7" })),
        ),
        ("POST", &[], "", rejected("body: is required")),
        (
            "POST",
            &[],
            valid,
            rejected("header `content-type`: is not application/json"),
        ),
        (
            "POST",
            &vendor,
            valid,
            rejected("header `content-type`: is not application/json"),
        ),
        (
            "POST",
            &form,
            valid,
            rejected("header `content-type`: is not application/json"),
        ),
        (
            "PUT",
            &json_type,
            valid,
            rejected("header `content-type`: is not application/x-www-form-urlencoded"),
        ),
        (
            "POST",
            &json_type,
            "{",
            rejected("body: is not JSON (line 1, column 1)"),
        ),
        (
            "POST",
            &json_type,
            "{}",
            rejected("body: `name`: is required"),
        ),
        ("PUT", &form, "name=a\n", rejected("body: is not a form")),
        (
            "PUT",
            &form,
            "name=a&name=b",
            rejected("body: has the field `name` twice"),
        ),
    ] {
        let input = sent(method, "/items/7", headers, body, &()).map(|input| input.body);
        assert_eq!(input, expected, "{method} {body}");
    }
}

#[test]
fn exceptions_accept_a_content_type_and_change_the_body() {
    let text = [("content-type", "text/json")];
    let input = sent("POST", "/items/7", &text, "{}", &Lenient).map(|input| input.body);
    assert_eq!(input, Ok(json!({ "name": "prepared" })));
    let other = sent("PATCH", "/items/7", &text, "{}", &Lenient).map(drop);
    assert_eq!(
        other,
        rejected("header `content-type`: is not application/vnd.api+json")
    );
    assert!(sent("POST", "/items/7", &text, "{}", &()).is_err());
}

#[test]
fn strings_are_those_of_a_list() {
    let list = json!(["a", 1, "b"]);
    assert_eq!(strings(Some(&list)), ["a", "b"]);
    assert!(strings(Some(&json!("a"))).is_empty() && strings(None).is_empty());
}
