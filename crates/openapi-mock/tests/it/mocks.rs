//! Typed mocks: what they match and what they respond with.

use httpmock::MockServer;
use openapi_mock::mocks::{Matcher, MockResponse, Responder, mock};
use serde_json::{Value, json};

mod document;
mod forbidden;

use self::document::AREA;
use crate::support::{Received, client, send};

fn request(server: &MockServer, method: &str, path: &str) -> reqwest::RequestBuilder {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    client().request(method, format!("{}{path}", server.base_url()))
}

async fn get(server: &MockServer, path: &str) -> u16 {
    send(request(server, "GET", path)).await.status
}

async fn put(server: &MockServer, body: &Value) -> Received {
    let request = request(server, "PUT", "/items/a").header("content-type", "application/json");
    send(request.body(body.to_string())).await
}

#[tokio::test]
async fn path_parameter_is_matched_and_percent_encoded() {
    let server = MockServer::start();
    let found = mock(&server, &AREA, "getItem", |when, then| {
        let _ = when.path("id", "a/.b");
        then.empty(200)
    });
    for (path, status) in [
        ("/items/a%2F.b", 200),
        ("/items/a%2Fxb", 404),
        ("/items/a", 404),
        ("/items/new", 404),
    ] {
        assert_eq!(get(&server, path).await, status, "{path}");
    }
    found.assert_calls(1);
}

#[tokio::test]
async fn query_parameters_are_matched_by_all_their_values() {
    let server = MockServer::start();
    let status = |status: u16| {
        move |when: Matcher, then: Responder| {
            let _ = when;
            then.empty(status)
        }
    };
    let _number = mock(&server, &AREA, "getItem", |when, then| {
        status(201)(when.query("id", &7), then)
    });
    let _list = mock(&server, &AREA, "getItem", |when, then| {
        status(202)(when.query("tags", &["a", "b"]), then)
    });
    let _sorted = mock(&server, &AREA, "getItem", |when, then| {
        status(203)(when.query("sort", &["a", "b"]), then)
    });
    let _none = mock(&server, &AREA, "getItem", |when, then| {
        let none: [&str; 0] = [];
        status(204)(
            when.query("tags", &none)
                .without_query("id")
                .without_query("sort")
                .header("X-Page", &3),
            then,
        )
    });
    let _plain = mock(&server, &AREA, "getItem", |when, then| {
        let when = when
            .without_query("id")
            .without_query("tags")
            .without_query("sort")
            .without_header("X-Page");
        status(205)(when, then)
    });
    for (query, expected) in [
        ("?id=7", 201),
        ("?id=8", 404),
        ("?tags=a&tags=b", 202),
        ("?tags=a&tags=b&tags=c", 404),
        ("?tags=a", 404),
        ("?sort=a%2Cb", 203),
        ("?sort=a", 404),
        ("", 205),
        ("?id=text", 400),
        ("?other=1", 400),
    ] {
        assert_eq!(
            get(&server, &format!("/items/a{query}")).await,
            expected,
            "{query}"
        );
    }
    let paged = request(&server, "GET", "/items/a").header("x-page", "3");
    assert_eq!(send(paged).await.status, 204);
    let invalid = request(&server, "GET", "/items/a").header("x-page", "x");
    let response = send(invalid).await;
    let reason =
        "the document forbids this request: header: `X-Page`: the value is not of type \"integer\"";
    assert_eq!((response.status, response.error()), (400, reason));
}

#[tokio::test]
async fn json_body_is_matched_whole_or_in_part() {
    let server = MockServer::start();
    let whole = mock(&server, &AREA, "putItem", |when, then| {
        let _ = when.body(&json!({ "name": "a", "size": 1 }));
        then.empty(201)
    });
    let part = mock(&server, &AREA, "putItem", |when, then| {
        let _ = when.body_includes(&json!({ "size": 1 }));
        then.empty(202)
    });
    assert_eq!(
        put(&server, &json!({ "name": "a", "size": 1 }))
            .await
            .status,
        201
    );
    assert_eq!(
        put(&server, &json!({ "name": "b", "size": 1 }))
            .await
            .status,
        202
    );
    assert_eq!(
        put(&server, &json!({ "name": "b", "size": 2 }))
            .await
            .status,
        404
    );
    let response = put(&server, &json!({ "size": 1 })).await;
    assert_eq!(
        response.body,
        json!({ "error": "the document forbids this request: body: `name`: is required", "status": 400 })
    );
    whole.assert_calls(1);
    part.assert_calls(1);
}

#[tokio::test]
async fn form_is_matched_by_all_its_fields() {
    let server = MockServer::start();
    let form = mock(&server, &AREA, "postForm", |when, then| {
        let _ = when.body(&json!({ "name": "a b", "count": 7, "none": null }));
        then.empty(204)
    });
    for (body, status) in [
        ("name=a+b&count=7", 204),
        ("name=a+b", 404),
        ("name=a+b&count=7&more=1", 404),
        ("name=x&count=7", 404),
    ] {
        let sent = request(&server, "POST", "/forms")
            .header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(send(sent.body(body)).await.status, status, "{body}");
    }
    form.assert_calls(1);
}

/// What a client receives.
async fn responds(respond: impl FnOnce(Responder) -> MockResponse) -> (u16, Value) {
    let server = MockServer::start();
    mock(&server, &AREA, "getItem", |_, then| respond(then));
    let response = send(request(&server, "GET", "/items/a")).await;
    (response.status, response.body)
}

#[tokio::test]
async fn response_is_data_an_example_or_an_error() {
    let data = json!({ "data": { "name": "n", "note": null } });
    assert_eq!(
        responds(|then| then.data(200, Some("data"), &json!({ "name": "n" }))).await,
        (200, data.clone())
    );
    assert_eq!(
        responds(|then| then.data(200, None, &json!({ "data": { "name": "n" } }))).await,
        (200, data.clone())
    );
    assert_eq!(
        responds(|then| then.body(200, &json!({ "data": { "name": "n", "note": null } }))).await,
        (200, data)
    );
    assert_eq!(
        responds(|then| then.body(202, "later")).await,
        (202, json!("later"))
    );
    let example = json!({ "data": { "name": "Morning shift", "note": "note" } });
    assert_eq!(
        responds(|then| then.respond_with_example()).await,
        (200, example.clone())
    );
    assert_eq!(
        responds(|then| {
            let mut data: Value = then.example(Some("data"));
            data["note"] = json!("x");
            let whole: Value = then.example(None);
            assert_eq!(whole["data"]["note"], "note");
            then.data(200, Some("data"), &data)
        })
        .await,
        (
            200,
            json!({ "data": { "name": "Morning shift", "note": "x" } })
        )
    );
    assert_eq!(
        responds(|then| then.error(404, "gone")).await,
        (404, json!({ "error": "gone", "status": 404 }))
    );
    assert_eq!(responds(|then| then.error(599, "last")).await.0, 599);
    assert_eq!(
        responds(|then| then.error_body(400, json!({ "error": 1 }))).await,
        (400, json!({ "error": 1 }))
    );
    assert_eq!(
        responds(|then| then.bytes(200, "application/json", example.to_string().as_bytes())).await,
        (200, example.clone())
    );
    assert_eq!(
        responds(|then| then.bytes(200, "text/plain", b"7")).await,
        (200, json!(7))
    );
    assert_eq!(
        responds(|then| then.raw(|then| then.status(299))).await.0,
        299
    );
}

#[tokio::test]
async fn response_has_headers_and_is_given_a_number_of_times() {
    let server = MockServer::start();
    mock(&server, &AREA, "deleteItem", |_, then| {
        then.respond_with_example()
            .header("retry-after", "3")
            .up_to_n_times(1)
    });
    let response = request(&server, "DELETE", "/items/a").send().await.unwrap();
    assert_eq!(
        (
            response.status().as_u16(),
            response.headers()["retry-after"].to_str().unwrap()
        ),
        (204, "3")
    );
    let second = request(&server, "DELETE", "/items/a").send().await.unwrap();
    assert_eq!(second.status(), 404);
}
