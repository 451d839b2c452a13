//! The proxy of the settings: its credentials, and errors that name it and not the service behind it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::raw::{Server, Then, closed_port};
use crate::support::CREATE;
use squad_core::{BaseUrls, Client, Error, Kind, RequestSent, RetryPolicy};
use squad_http::Http;

async fn call(http: Http) -> Error {
    let client = Client::builder()
        .base_urls(BaseUrls::new("https://api.test", "https://auth.test").unwrap())
        .static_token("tok-canary-1")
        .retry(RetryPolicy::disabled())
        .connector(http)
        .build();
    match client {
        Ok(client) => client.call(&CREATE).request::<()>().await.unwrap_err(),
        Err(error) => error,
    }
}

/// Everything that an error shows.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        shown += &format!(" {error} {error:?}");
        cause = error.source();
    }
    shown
}

#[tokio::test]
async fn a_proxy_receives_its_credentials_and_no_error_shows_them() {
    let head = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n";
    let proxy = Server::start(|_| (head.to_vec(), Then::Close)).await;
    let address = proxy.address;
    let error =
        call(Http::new().proxy(format!("http://user-canary:p%40ss-canary@{address}"))).await;
    let request = proxy.requests()[0].clone();
    assert!(request.starts_with("CONNECT api.test:443 "), "{request}");
    // user-canary:p@ss-canary
    let credentials = "proxy-authorization: Basic dXNlci1jYW5hcnk6cEBzcy1jYW5hcnk=\r\n";
    let found = request
        .to_ascii_lowercase()
        .contains(&credentials.to_ascii_lowercase());
    assert!(found, "{request}");
    assert!(!request.contains("tok-canary"), "{request}");
    assert_eq!(error.kind(), Kind::Connection);
    assert_eq!(error.request_sent(), RequestSent::No);
    let expected = format!("the proxy {address}: it requires other credentials (HTTP 407)");
    assert!(error.message().contains(&expected), "{error}");
    assert!(!error.message().contains("api.test"), "{error}");
    assert!(!shown(&error).contains("canary"), "{}", shown(&error));
}

#[tokio::test]
async fn a_proxy_that_fails_is_named_and_the_service_is_not() {
    let (_reserved, free) = closed_port();
    let head = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
    let broken = Server::start(|_| (head.to_vec(), Then::Close)).await;
    for address in [free, broken.address] {
        let error = call(Http::new().proxy(format!("http://{address}"))).await;
        assert_eq!(error.kind(), Kind::Connection);
        let expected = format!("cannot connect through the proxy {address}");
        assert!(error.message().contains(&expected), "{error}");
        assert!(!error.message().contains("api.test"), "{error}");
    }
}

#[tokio::test]
async fn an_invalid_proxy_url_is_a_configuration_error_without_its_credentials() {
    for url in [
        "",
        "proxy.test",
        "socks5://user:canary@proxy.test:1080",
        "ftp://user:canary@proxy.test",
        "http://user:canary@",
        "http://user:canary@proxy.test:notaport",
        "canary:canary@proxy.test:3128",
    ] {
        let error = call(Http::new().proxy(url)).await;
        assert_eq!(error.kind(), Kind::Configuration, "{url}: {error}");
        assert!(error.message().contains("proxy"), "{url}: {error}");
        let shown = shown(&error).replace("`canary`", "");
        assert!(!shown.contains("canary"), "{url}: {shown}");
    }
}
