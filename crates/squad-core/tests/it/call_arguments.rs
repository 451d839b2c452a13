//! What of a call is sent and decoded: bodies and their media types, long URLs, tokens, values without content.

use http::StatusCode;
use serde_json::{Value, json};
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{Kind, Operation};

use crate::support::{EXCHANGE, GET, LIST, builder, client};

fn service(body: Value) -> MemoryTransport {
    MemoryTransport::new(move |_| TransportResponse::json(StatusCode::OK, &body))
}

static PATCH: Operation = Operation::new("patchThing", Method::Patch, "/v3/things", "things")
    .body("application/merge-patch+json", true);
static UPLOAD: Operation =
    Operation::new("upload", Method::Put, "/v3/upload", "things").body("text/csv", true);
static BARE: Operation = Operation::new("bare", Method::Delete, "/v3/bare", "things");
static PROBE: Operation = Operation::new("probe", Method::Head, "/v3/bare", "things");
static POST: Operation = Operation::new("post", Method::Post, "/v3/bare", "things");

#[tokio::test]
async fn each_method_and_the_media_type_of_its_body_are_sent() {
    for (operation, method, media_type) in [
        (&GET, "GET", "application/json"),
        (&PROBE, "HEAD", "application/json"),
        (&POST, "POST", "application/json"),
        (&UPLOAD, "PUT", "application/json"),
        (&PATCH, "PATCH", "application/merge-patch+json"),
        (&BARE, "DELETE", "application/json"),
    ] {
        let service = service(json!({}));
        let call = client(&service).call(operation).path("id", 7);
        let _ = call.json(&json!({"a": 1})).request::<()>().await;
        let sent = &service.requests()[0];
        assert_eq!(sent.method, method);
        assert_eq!(sent.header("content-type"), media_type);
        assert_eq!(sent.json(), json!({"a": 1}));
    }
}

#[tokio::test]
async fn body_that_cannot_be_serialized_is_the_error_of_the_request() {
    let service = service(json!({}));
    let client = client(&service);
    let keys = std::collections::BTreeMap::from([((1, 2), 3)]);
    let error = client.call(&PATCH).json(&keys).request::<()>().await;
    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "patchThing: the body cannot be written as JSON"
    );
    assert!(error.is_configuration() && std::error::Error::source(&error).is_some());
    let error = client.call(&PATCH).form(&7).request::<()>().await;
    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "patchThing: the body cannot be written as a form"
    );
    assert!(error.is_configuration() && std::error::Error::source(&error).is_some());
    let error = client.call(&LIST).header("a b", "x").request::<()>().await;
    let error = error.unwrap_err();
    let message = "`a b` is not a valid header name; no request was sent";
    assert_eq!(
        (error.message(), error.operation_id()),
        (message, Some("listThings"))
    );
    let error = client
        .call(&LIST)
        .header("x-team", ["a", "b\n"])
        .request::<()>()
        .await;
    let error = error.unwrap_err();
    let message = "the value of header `x-team` has a character that a header cannot have; no request was sent";
    assert_eq!(
        (error.message(), error.operation_id()),
        (message, Some("listThings"))
    );
    // The first problem is the error.
    let call = client
        .call(&GET)
        .path("id", "")
        .path("id", "a/b")
        .header("a b", "x");
    let error = call.request::<()>().await.unwrap_err();
    assert_eq!(
        error.message(),
        "path parameter `id` is empty; nothing was sent"
    );
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn url_of_at_most_65534_bytes_is_sent() {
    let start = "https://api.test/gateway/v3/things?status=".len();
    for (length, sent) in [(65_533, true), (65_534, true), (65_535, false)] {
        let service = service(json!({"data": []}));
        let client = client(&service);
        let status = "x".repeat(length - start);
        let result = client
            .call(&LIST)
            .query("status", &status)
            .request::<()>()
            .await;
        assert_eq!(service.count(), usize::from(sent), "{length}");
        if sent {
            assert_eq!(service.requests()[0].url.as_str().len(), length);
        } else {
            let error = result.unwrap_err();
            let message = "the URL of the request has 65535 bytes, at most 65534 can be sent; pass fewer or shorter values";
            assert_eq!(
                (error.kind(), error.message()),
                (Kind::Configuration, message)
            );
            assert_eq!(error.operation_id(), Some("listThings"));
        }
    }
}

static STYLES: Operation = Operation::new("styles", Method::Get, "/v3/styles", "things")
    .parameters(&[
        Parameter::new("both", ParameterLocation::Header, false).comma_separated(),
        Parameter::new("both", ParameterLocation::Query, false),
        Parameter::new("comma", ParameterLocation::Query, false).comma_separated(),
    ])
    .responses(&[ResponseSpec::new(200, Some("application/json"))]);

#[tokio::test]
async fn lists_in_the_query_have_the_style_of_their_parameter() {
    let service = service(json!({}));
    let call = client(&service).call(&STYLES).query("both", [1, 2]);
    let call = call.query("comma", [3, 4]).query("unlisted", [5, 6]);
    let _: Value = call.header("both", [7, 8]).request().await.unwrap();
    let sent = &service.requests()[0];
    let query = "both=1&both=2&comma=3,4&unlisted=5&unlisted=6";
    assert_eq!(sent.url.query(), Some(query));
    let values: Vec<_> = sent.headers.get_all("both").iter().collect();
    assert_eq!(values, ["7", "8"]);
}

static OPEN: Operation = Operation::new("open", Method::Get, "/v3/open", "things").without_token();

#[test]
fn preview_has_a_token_only_if_the_request_has_one() {
    let service = service(json!({}));
    let with = client(&service);
    let without = builder(&service).build().unwrap();
    for (client, operation, authorized) in [
        (&with, &LIST, true),
        (&with, &OPEN, false),
        (&with, &EXCHANGE, false),
        (&without, &LIST, false),
    ] {
        let preview = client.call(operation).request::<()>().preview().unwrap();
        let shown = preview.to_string();
        let found = shown.contains("\nauthorization: Bearer [redacted]");
        assert_eq!(found, authorized, "{shown}");
        assert!(shown.contains("\naccept: application/json\n"), "{shown}");
    }
}

static ENVELOPED: Operation =
    Operation::new("enveloped", Method::Post, "/v3/bare", "things").envelope("data");

#[tokio::test]
async fn a_value_without_content_ignores_the_body_only_if_none_is_documented() {
    let service = service(json!({"other": 7}));
    let client = client(&service);
    client.call(&ENVELOPED).request::<()>().await.unwrap();
    let error = client.call(&LIST).request::<()>().await.unwrap_err();
    assert_eq!(error.message(), "missing field `data`");
    let error = client
        .call(&ENVELOPED)
        .request::<Value>()
        .await
        .unwrap_err();
    assert_eq!(error.message(), "missing field `data`");
    let service = self::service(json!({"data": 7}));
    let client = crate::support::client(&service);
    let value: Value = client.call(&ENVELOPED).request().await.unwrap();
    assert_eq!(value, json!(7));
    let value: i64 = client.call(&LIST).request().await.unwrap();
    assert_eq!(value, 7);
}

#[tokio::test]
async fn strict_decoding_says_where_and_why_it_failed() {
    for (body, message, path) in [
        (
            "{\"data\":\n7}",
            "a value has another type than the one to decode (line 2, column 1)",
            "data",
        ),
        (
            "{\"data\": [",
            "the response ends in the middle (line 1, column 10)",
            "data",
        ),
    ] {
        let service = MemoryTransport::new(move |_| TransportResponse::new(StatusCode::OK, body));
        let call = client(&service).call(&GET).path("id", 1);
        let request = call.request_as::<std::collections::BTreeMap<String, Vec<u8>>>();
        let error = request.await.unwrap_err();
        assert_eq!(
            (error.message(), error.json_path()),
            (message, Some(path)),
            "{body}"
        );
    }
}
