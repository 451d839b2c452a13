//! Which requests share connections, and requests that cannot be sent at all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::raw::{Server, Then, json};
use crate::support::{CREATE, DELETE, LIST};
use squad_core::{BaseUrls, Client, Kind, RequestSent};
use squad_http::Http;

fn client(server: &Server) -> Client {
    Client::builder()
        .base_urls(BaseUrls::new(&server.url(), &server.url()).unwrap())
        .static_token("tok-canary-1")
        .connector(Http::new())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_post_does_not_use_an_idle_connection_that_the_server_may_close() {
    let server = Server::start(|_| (json("200 OK", r#"{"data":[]}"#), Then::Close)).await;
    let client = client(&server);
    // The connection is closed after each response, so that one in the pool would break the next POST now and then.
    for _ in 0..200 {
        let call = client.call(&CREATE).json(&serde_json::json!({"name": "a"}));
        call.request::<Vec<String>>().await.unwrap();
    }
    assert_eq!((server.requests().len(), server.connections()), (200, 200));
    let server = Server::start(|_| (json("200 OK", r#"{"data":[]}"#), Then::Stay)).await;
    let client = crate::connections::client(&server);
    for _ in 0..5 {
        let get = client.call(&LIST).request::<Vec<String>>();
        get.await.unwrap();
        let delete = client.call(&DELETE).path("id", 1).request::<()>();
        delete.await.unwrap();
        let post = client.call(&CREATE).request::<Vec<String>>();
        post.await.unwrap();
    }
    // One for the idempotent requests, and one for each POST.
    assert_eq!((server.requests().len(), server.connections()), (15, 6));
}

#[tokio::test]
async fn a_url_that_is_too_long_is_a_configuration_error_and_is_not_sent() {
    let server = Server::start(|_| (json("200 OK", r#"{"data":[]}"#), Then::Stay)).await;
    let client = client(&server);
    let long = "x".repeat(70_000);
    let call = client.call(&LIST).query("status", &long);
    let error = call.request::<Vec<String>>().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Configuration, 0));
    assert_eq!(error.request_sent(), RequestSent::No);
    assert!(error.message().contains("65534"), "{error}");
    let fits = "x".repeat(60_000);
    let call = client.call(&LIST).query("status", &fits);
    call.request::<Vec<String>>().await.unwrap();
    assert_eq!(server.requests().len(), 1);
}
