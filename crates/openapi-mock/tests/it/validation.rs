use serde_json::json;

use crate::support::{get, post, request, send, start};

#[tokio::test]
async fn invalid_parameter_is_rejected_with_its_location_and_name() {
    let server = start().await;
    for (path, message) in [
        ("/items", "query: `owner`: is required"),
        (
            "/items?owner=a&owner=b",
            "query: `owner`: is set more than once",
        ),
        (
            "/items?owner=a&limit=x",
            "query: `limit`: the value is not of type \"integer\"",
        ),
        (
            "/items?owner=a&page=1",
            "query: `page`: is not a parameter of this operation",
        ),
        (
            "/items/x",
            "path: `id`: the value is not of type \"integer\"",
        ),
    ] {
        let response = get(&server, path).await;
        assert_eq!(
            (response.status, response.error()),
            (400, message),
            "{path}"
        );
    }
    let request = request(&server, "GET", "/items?owner=a").header("x-page", "one");
    let message = "header: `X-Page`: the value is not of type \"integer\"";
    assert_eq!(send(request).await.error(), message);
}

#[tokio::test]
async fn list_in_the_query_is_one_value_with_commas_or_several_values() {
    let server = start().await;
    for path in ["/items?owner=a&tags=x,y", "/items?owner=a&tags=x&tags=y"] {
        let query = get(&server, path).await.body["query"].clone();
        assert_eq!(query, json!({ "owner": "a", "tags": ["x", "y"] }), "{path}");
    }
}

#[tokio::test]
async fn missing_field_is_named_with_the_path_to_it() {
    let server = start().await;
    for (body, message) in [
        (json!({}), "body: `name`: is required"),
        (
            json!({ "name": "a", "address": {} }),
            "body: `address.city`: is required",
        ),
        (
            json!({ "name": "a", "parts": [{ "name": "b" }, {}] }),
            "body: `parts[1].name`: is required",
        ),
        (
            json!({ "name": 1 }),
            "body: `name`: the value is not of type \"string\"",
        ),
        (json!([]), "body: the value is not of type \"object\""),
    ] {
        let response = post(&server, "/items", &body).await;
        assert_eq!((response.status, response.error()), (400, message));
    }
    let valid = json!({ "name": "a", "address": { "city": "Oslo" } });
    assert_eq!(post(&server, "/items", &valid).await.body["body"], valid);
}

#[tokio::test]
async fn body_is_required_and_has_the_documented_content_type() {
    let server = start().await;
    let create = || request(&server, "POST", "/items");
    let text = create().header("content-type", "text/plain").body("{}");
    let malformed = create()
        .header("content-type", "application/json")
        .body("{\n\"a\"");
    for (request, message) in [
        (create(), "body: is required"),
        (text, "header `content-type`: is not application/json"),
        (malformed, "body: is not JSON (line 2, column 3)"),
    ] {
        let response = send(request).await;
        assert_eq!((response.status, response.error()), (400, message));
    }
}
