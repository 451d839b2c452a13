//! Which base URLs are valid, and how their paths are joined.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use http::StatusCode;
use squad_core::operation::Method;
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Client, Operation};

static SLASH: Operation = Operation::new("slash", Method::Post, "/api/v4/leads/", "leads");
static EXCHANGE: Operation =
    Operation::new("token", Method::Post, "/oauth/token/", "auth").on_authentication_host();

#[test]
fn http_is_allowed_for_loopback_only() {
    let auth = "https://auth.example.com";
    for good in [
        "https://api.example.com",
        "https://api.example.com:8443/a/b/",
        "http://localhost:3000",
        "http://api.localhost",
        "http://127.0.0.1:1",
        "http://127.8.8.8",
        "http://[::1]:3000",
    ] {
        assert!(BaseUrls::new(good, auth).is_ok(), "{good}");
        assert!(BaseUrls::new(auth, good).is_ok(), "{good}");
    }
    for bad in [
        "",
        "api.example.com",
        "//api.example.com",
        "http://api.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[::ffff:10.0.0.1]",
        "ftp://api.example.com",
        "unix:/run/socket",
        "https://user:canary@api.example.com",
        "https://canary@api.example.com",
        "https://api.example.com?token=canary",
        "https://api.example.com#canary",
    ] {
        for pair in [(bad, auth), (auth, bad)] {
            let error = BaseUrls::new(pair.0, pair.1).unwrap_err();
            assert!(error.is_configuration(), "{bad}");
            assert!(!format!("{error} {error:?}").contains("canary"), "{error}");
        }
    }
}

#[test]
fn an_error_names_the_invalid_base_url() {
    let error = BaseUrls::new("https://a.test", "http://b.test").unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("authentication base URL: plain http to b.test"),
        "{error}"
    );
}

#[tokio::test]
async fn path_prefixes_and_trailing_slashes_are_kept() {
    for (base, sent) in [
        ("https://a.test", "https://a.test/api/v4/leads/"),
        ("https://a.test/", "https://a.test/api/v4/leads/"),
        ("https://a.test/x/y", "https://a.test/x/y/api/v4/leads/"),
        ("https://a.test/x/y/", "https://a.test/x/y/api/v4/leads/"),
        (
            "https://a.test:8443/%7Ex/",
            "https://a.test:8443/%7Ex/api/v4/leads/",
        ),
    ] {
        let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
        let client = Client::builder()
            .base_urls(BaseUrls::new(base, "https://b.test/auth/").unwrap())
            .static_token("tok-canary-1")
            .transport(service.clone())
            .build()
            .unwrap();
        client
            .call(&SLASH)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
        client
            .call(&EXCHANGE)
            .request::<()>()
            .with_response()
            .await
            .unwrap();
        let requests = service.requests();
        assert_eq!(requests[0].url.as_str(), sent);
        assert_eq!(requests[1].url.as_str(), "https://b.test/auth/oauth/token/");
    }
}

#[test]
fn a_client_without_base_urls_or_with_an_invalid_setting_is_not_built() {
    assert!(Client::builder().build().unwrap_err().is_configuration());
    let urls = || BaseUrls::new("https://a.test", "https://b.test").unwrap();
    let unconnected = Client::builder().base_urls(urls()).build();
    let why = unconnected.unwrap_err();
    assert!(
        why.is_configuration() && why.to_string().contains("squad_http"),
        "{why}"
    );
    let memory = || MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let twice = Client::builder()
        .base_urls(urls())
        .connector(squad_http::Http::new())
        .transport(memory())
        .build();
    assert!(twice.unwrap_err().is_configuration());
    let by_default = Client::builder()
        .base_urls(urls())
        .transport(memory())
        .connector_by_default(squad_http::Http::new())
        .build();
    assert!(
        by_default.is_ok(),
        "a default is ignored if a transport is set"
    );
    let agent = Client::builder()
        .base_urls(urls())
        .transport(memory())
        .user_agent("a\nb")
        .build();
    assert!(agent.unwrap_err().to_string().contains("user agent"));
    let spaces = Client::builder()
        .base_urls(urls())
        .transport(memory())
        .static_token("two words")
        .build();
    assert!(!format!("{:?}", spaces.unwrap_err()).contains("two words"));
}
