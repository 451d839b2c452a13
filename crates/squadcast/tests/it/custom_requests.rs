//! Requests of any path: a path of the document has the row of its operation.

use http::StatusCode;
use serde_json::{Value, json};
use squad_core::operation::{Host, Method as Verb};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squadcast::{Kind, Method, RetryPolicy, Squadcast};
use squadcast_raw::wire;

use crate::support::builder;

fn client(transport: &MemoryTransport) -> Squadcast {
    let authentication = "token";
    builder(transport)
        .access_token(authentication)
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_custom_request_is_sent_to_the_api_host_with_the_token() {
    let transport =
        MemoryTransport::new(|_| TransportResponse::json(StatusCode::OK, &json!({"data": [1]})));
    let client = client(&transport);
    let body: Value = client.request(Method::GET, "/v3/anything").await.unwrap();
    assert_eq!(body, json!({"data": [1]}));
    let sent = &transport.requests()[0];
    assert_eq!(sent.url.as_str(), "https://api.test/v3/anything");
    assert_eq!(sent.header("authorization"), "Bearer token");
    let error = client
        .request(Method::GET, "//evil.test")
        .await
        .unwrap_err();
    assert_eq!((error.kind(), transport.count()), (Kind::Configuration, 1));
}

#[tokio::test]
async fn every_operation_of_the_api_host_is_found_by_method_and_path() {
    let transport = MemoryTransport::new(|_| TransportResponse::new(StatusCode::NOT_FOUND, ""));
    let client = client(&transport);
    let mut found = 0;
    for operation in wire::ALL.iter().filter(|row| row.host == Host::Api) {
        let method = match operation.method {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Put => Method::PUT,
            Verb::Patch => Method::PATCH,
            _ => Method::DELETE,
        };
        let segments = operation
            .path
            .split('/')
            .map(|part| match part.strip_prefix('{') {
                Some(_) => "5f8e9d7c6b5a493827160f1e",
                None => part,
            });
        let path = segments.collect::<Vec<_>>().join("/");
        let request = client.request(method, &path).value();
        let request = request.retry(RetryPolicy::disabled()).deadline(None);
        let error = request.await.unwrap_err();
        assert_eq!(error.operation_id(), Some(operation.id), "{path}");
        found += 1;
    }
    assert!(found > 0);
    assert_eq!(found, transport.count());
}
