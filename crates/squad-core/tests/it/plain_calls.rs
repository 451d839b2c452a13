//! What a call sends and returns.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{CREATE, DELETE, EXCHANGE, GET, LIST, builder, client};
use http::StatusCode;
use serde_json::json;
use squad_core::Kind;
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;

#[tokio::test]
async fn arguments_are_sent_where_the_wire_table_says() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({"data": {"id": "7"}}))
    });
    let client = client(&service);
    let call = client
        .call(&LIST)
        .query("status", ["open", "a,b"])
        .query("owner[]", vec!["x y", "z"]);
    call.query("absent", None::<&str>)
        .header("x-team", "t1")
        .request::<serde_json::Value>()
        .with_response()
        .await
        .unwrap();
    let sent = &service.requests()[0];
    assert_eq!(sent.method, http::Method::GET);
    assert_eq!(
        sent.url.as_str(),
        "https://api.test/gateway/v3/things?status=open,a%2Cb&owner%5B%5D=x%20y&owner%5B%5D=z"
    );
    assert_eq!(sent.header("x-team"), "t1");
    assert_eq!(sent.header("authorization"), "Bearer tok-canary-1");
    assert_eq!(sent.header("accept"), "application/json");
    assert!(sent.header("user-agent").starts_with("squad-core/"));
    assert!(sent.headers["authorization"].is_sensitive());
    assert!(sent.body.is_empty());
}

#[tokio::test]
async fn bodies_are_json_or_forms() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::CREATED, &json!({"data": {}}))
    });
    let client = client(&service);
    client
        .call(&CREATE)
        .json(&json!({"name": "é"}))
        .request::<()>()
        .with_response()
        .await
        .unwrap();
    client
        .call(&CREATE)
        .form(&[("grant_type", "a b&c")])
        .request::<()>()
        .with_response()
        .await
        .unwrap();
    let sent = service.requests();
    assert_eq!(sent[0].json(), json!({"name": "é"}));
    assert_eq!(sent[0].header("content-type"), "application/json");
    assert_eq!(&sent[1].body[..], b"grant_type=a+b%26c");
    assert_eq!(
        sent[1].header("content-type"),
        "application/x-www-form-urlencoded"
    );
}

#[tokio::test]
async fn requests_to_the_authentication_host_have_no_access_token() {
    let service =
        MemoryTransport::new(|_| TransportResponse::json(StatusCode::OK, &json!({"data": {}})));
    let client = client(&service);
    client
        .call(&EXCHANGE)
        .header("X-Refresh-Token", "ref-canary-1")
        .request::<()>()
        .with_response()
        .await
        .unwrap();
    let sent = &service.requests()[0];
    assert_eq!(sent.url.as_str(), "https://auth.test/oauth/access-token");
    assert!(!sent.headers.contains_key("authorization"));
    assert!(sent.headers["x-refresh-token"].is_sensitive());
}

#[tokio::test]
async fn status_headers_and_request_id_are_returned_with_the_value() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(
            StatusCode::ACCEPTED,
            &json!({"data": {"name": "a"}, "meta": 1}),
        )
        .header("x-request-id".parse().unwrap(), "req-1".parse().unwrap())
    });
    let client = client(&service);
    let response = client
        .call(&GET)
        .path("id", 7)
        .request::<serde_json::Value>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::ACCEPTED);
    assert_eq!(response.request_id(), Some("req-1"));
    assert_eq!(response.attempts(), 1);
    assert_eq!(response.headers()["x-request-id"], "req-1");
    assert_eq!(
        response.map(|value| value["name"].clone()).into_inner(),
        "a"
    );
    let whole = client
        .call(&GET)
        .path("id", 7)
        .request_as::<serde_json::Value>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(whole.value, json!({"data": {"name": "a"}, "meta": 1}));
    let bytes = client
        .call(&GET)
        .path("id", 7)
        .request::<bytes::Bytes>()
        .with_response()
        .await
        .unwrap();
    assert!(bytes.value.starts_with(b"{"));
}

#[tokio::test]
async fn an_empty_body_is_decoded_as_an_absent_value() {
    for (status, body) in [(204, ""), (200, " \n"), (200, "{}")] {
        let service = MemoryTransport::new(move |_| {
            TransportResponse::new(StatusCode::from_u16(status).unwrap(), body)
        });
        client(&service)
            .call(&DELETE)
            .path("id", 1)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
    }
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::NO_CONTENT, ""));
    let client = client(&service);
    assert_eq!(
        client
            .call(&GET)
            .path("id", 1)
            .request::<Option<String>>()
            .with_response()
            .await
            .unwrap()
            .value,
        None
    );
    assert!(
        client
            .call(&GET)
            .path("id", 1)
            .request::<Vec<String>>()
            .with_response()
            .await
            .unwrap()
            .value
            .is_empty()
    );
    assert_eq!(
        client
            .call(&GET)
            .path("id", 1)
            .request_as::<Option<u8>>()
            .with_response()
            .await
            .unwrap()
            .value,
        None
    );
    let error = client
        .call(&GET)
        .path("id", 1)
        .request_as::<u8>()
        .with_response()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), Kind::Decode);
    assert!(error.message().contains("empty"), "{error}");
}

#[tokio::test]
async fn a_byte_order_mark_is_ignored_in_types_of_the_callers_too() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, "\u{feff}7"));
    let client = builder(&service)
        .static_token("tok-canary-1")
        .build()
        .unwrap();
    let request = client.call(&GET).path("id", 1).request_as::<u8>();
    assert_eq!(request.await.unwrap(), 7);
}

#[tokio::test]
async fn a_decoding_error_has_the_path_and_not_the_content() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(
            StatusCode::OK,
            &json!({"data": [{"id": "ok"}, {"id": ["s3cret"]}]}),
        )
        .header("x-request-id".parse().unwrap(), "req-9".parse().unwrap())
    });
    #[derive(serde::Deserialize, Debug)]
    #[expect(dead_code)]
    struct Item {
        id: String,
    }
    #[derive(serde::Deserialize, Debug)]
    #[expect(dead_code)]
    struct Envelope {
        data: Vec<Item>,
    }
    let error = client(&service)
        .call(&LIST)
        .request_as::<Envelope>()
        .with_response()
        .await
        .unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("data[1].id"));
    assert_eq!(error.status(), Some(StatusCode::OK));
    assert_eq!(error.operation_id(), Some("listThings"));
    assert_eq!(error.request_id(), Some("req-9"));
    assert_eq!(service.count(), 1);
    assert!(!format!("{error} {error:?}").contains("s3cret"));
    assert!(
        std::error::Error::source(&error).is_none(),
        "the message of serde_json quotes the response"
    );

    let bare =
        MemoryTransport::new(|_| TransportResponse::json(StatusCode::OK, &json!({"items": []})));
    let error = client(&bare)
        .call(&LIST)
        .request::<Vec<String>>()
        .with_response()
        .await
        .unwrap_err();
    assert!(
        error.is_decode() && error.to_string().contains("`data`"),
        "{error}"
    );
}

#[tokio::test]
async fn invalid_arguments_fail_before_anything_is_sent() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let client = client(&service);
    for id in ["", " ", "a/b", ".", "..", "a\nb"] {
        let error = client
            .call(&GET)
            .path("id", id)
            .request::<()>()
            .with_response()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration, "{id:?}");
        assert!(error.to_string().contains("`id`"), "{error}");
        assert_eq!(error.attempts(), 0);
    }
    let missing = client
        .call(&GET)
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert!(missing.is_configuration() && missing.message().contains("missing"));
    let header = client
        .call(&LIST)
        .header("x-team", "a\r\nb: c-secret")
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert!(header.is_configuration() && !header.to_string().contains("c-secret"));
    let without_credentials = builder(&service).build().unwrap();
    assert!(
        without_credentials
            .call(&LIST)
            .request::<()>()
            .with_response()
            .await
            .unwrap_err()
            .is_configuration()
    );
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn ids_with_special_characters_are_one_path_segment() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    client(&service)
        .call(&GET)
        .path("id", "a b?c#d%2Fé\\")
        .request::<()>()
        .with_response()
        .await
        .unwrap();
    let sent = &service.requests()[0];
    assert_eq!(
        sent.url.path(),
        "/gateway/v3/things/a%20b%3Fc%23d%252F%C3%A9%5C"
    );
    assert_eq!(sent.url.query(), None);
}

#[tokio::test]
async fn a_response_larger_than_the_maximum_fails() {
    let service =
        MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, vec![b'x'; 2000]));
    let small = builder(&service)
        .static_token("tok-canary-1")
        .max_response_bytes(1999)
        .build()
        .unwrap();
    let error = small
        .call(&LIST)
        .request::<bytes::Bytes>()
        .with_response()
        .await
        .unwrap_err();
    assert!(
        error.is_decode() && error.message().contains("1999"),
        "{error}"
    );
    assert_eq!(service.count(), 1);
    let large = builder(&service)
        .static_token("tok-canary-1")
        .max_response_bytes(2000)
        .build()
        .unwrap();
    assert_eq!(
        large
            .call(&LIST)
            .request::<bytes::Bytes>()
            .with_response()
            .await
            .unwrap()
            .value
            .len(),
        2000
    );
}
