//! The transport by itself: the phase of a failure, its message, and what no message shows.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use crate::raw::{Server, Then, closed_port, json};
use bytes::Bytes;
use futures::TryStreamExt as _;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use squad_core::BaseUrls;
use squad_core::transport::{
    Connector as _, Request, SendError, SendPhase, Transport, TransportResponse,
};
use squad_http::Http;
use tokio::net::TcpListener;

fn transport(http: Http, url: &str) -> Arc<dyn Transport> {
    http.connect(&BaseUrls::new(url, url).unwrap()).unwrap()
}

/// A request whose URL, headers and body contain a text to look for.
fn request(url: &str) -> Request {
    Request {
        method: Method::POST,
        url: format!("{url}/CANARY-path?token=CANARY-query")
            .parse()
            .unwrap(),
        secret_path: false,
        headers: HeaderMap::from_iter([
            ("x-a".parse().unwrap(), HeaderValue::from_static("CANARY-1")),
            ("x-b".parse().unwrap(), HeaderValue::from_static("CANARY-2")),
        ]),
        body: Some(Bytes::from_static(b"CANARY-body")),
        timeout: None,
    }
}

fn assert_clean(error: &SendError) {
    let mut said = format!("{error} {error:?} {error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        said += &format!(" {error} {error:?}");
        cause = error.source();
    }
    assert!(!said.contains("CANARY"), "{said}");
    assert!(error.source().is_some(), "{said}");
}

async fn whole(response: TransportResponse) -> Result<Vec<u8>, SendError> {
    let chunks: Vec<Bytes> = response.body.try_collect().await?;
    Ok(chunks.concat())
}

#[tokio::test]
async fn requests_and_responses_arrive_unchanged() {
    let server = Server::start(|_| {
        let head =
            "HTTP/1.1 418 I'm a teapot\r\nx-value: a\r\nx-value: b\r\ncontent-length: 3\r\n\r\nabc";
        (head.into(), Then::Stay)
    })
    .await;
    let response = transport(Http::new(), &server.url())
        .send(request(&server.url()))
        .await
        .unwrap();
    assert_eq!(response.status, StatusCode::IM_A_TEAPOT);
    let values: Vec<&HeaderValue> = response.headers.get_all("x-value").iter().collect();
    assert_eq!(values, ["a", "b"]);
    assert_eq!(whole(response).await.unwrap(), b"abc");
    let request = &server.requests()[0];
    assert!(
        request.starts_with("POST /CANARY-path?token=CANARY-query HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(request.contains("x-a: CANARY-1\r\n") && request.contains("x-b: CANARY-2\r\n"));
    assert!(request.ends_with("\r\n\r\nCANARY-body"), "{request}");
}

#[tokio::test]
async fn a_failure_has_its_phase_and_shows_nothing_of_the_request() {
    let (_reserved, free) = closed_port();
    let url = format!("http://{free}");
    let error = transport(Http::new(), &url)
        .send(request(&url))
        .await
        .unwrap_err();
    assert_eq!(
        (error.phase, error.message.as_str()),
        (SendPhase::Connect, "cannot connect to 127.0.0.1")
    );
    assert_clean(&error);
    // The connection ends before the response, and in it.
    for (bytes, then) in [
        (&b""[..], Then::Close),
        (b"HTTP/1.1 200 OK\r\nx-a", Then::Reset),
        (b"nonsense\r\n\r\n", Then::Stay),
    ] {
        let server = Server::start(move |_| (bytes.to_vec(), then)).await;
        let error = transport(Http::new(), &server.url())
            .send(request(&server.url()))
            .await
            .unwrap_err();
        assert_eq!(
            (error.phase, error.message.as_str()),
            (SendPhase::Exchange, "lost the connection to 127.0.0.1")
        );
        assert_clean(&error);
    }
    let torn = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc";
    let server = Server::start(move |_| (torn.to_vec(), Then::Close)).await;
    let response = transport(Http::new(), &server.url())
        .send(request(&server.url()))
        .await
        .unwrap();
    let error = whole(response).await.unwrap_err();
    assert_eq!(
        (error.phase, error.message.as_str()),
        (SendPhase::Exchange, "lost the connection to 127.0.0.1")
    );
    assert_clean(&error);
}

#[tokio::test]
async fn the_timeout_of_a_request_covers_response_and_body() {
    for bytes in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"] {
        let server = Server::start(move |_| (bytes.to_vec(), Then::Stall)).await;
        let mut request = request(&server.url());
        request.timeout = Some(Duration::from_millis(100));
        let transport = transport(Http::new(), &server.url());
        let failed = async {
            match transport.send(request).await {
                Ok(response) => whole(response).await.unwrap_err(),
                Err(error) => error,
            }
        };
        let error = tokio::time::timeout(Duration::from_secs(20), failed).await;
        let error = error.expect("the request has a timeout");
        assert_eq!(
            (error.phase, error.message.as_str()),
            (SendPhase::Timeout, "no response from 127.0.0.1 in time")
        );
        assert_clean(&error);
    }
}

#[tokio::test]
async fn a_stalled_handshake_is_a_failed_connection() {
    // The system accepts the connection, and no handshake follows.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", silent.local_addr().unwrap().port());
    let http = Http::new().connect_timeout(Duration::from_millis(200));
    // Without the connect timeout, this one would end the request, and it might have been sent.
    let mut request = request(&url);
    request.timeout = Some(Duration::from_secs(5));
    let error = transport(http, &url).send(request).await.unwrap_err();
    assert_eq!(
        (error.phase, error.message.as_str()),
        (SendPhase::Connect, "cannot connect to localhost")
    );
    assert_clean(&error);
}

#[tokio::test]
async fn a_redirect_followed_by_a_given_client_is_detected_by_any_part_of_the_url() {
    let elsewhere = Server::start(|_| (json("200 OK", "{}"), Then::Stay)).await;
    for location in [
        "/CANARY-path?token=other".to_owned(),
        "/other?token=CANARY-query".to_owned(),
        format!("{}/CANARY-path?token=CANARY-query", elsewhere.url()),
    ] {
        let server = Server::start(move |nth| match nth {
            0 => (
                format!("HTTP/1.1 307 Moved\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n")
                    .into(),
                Then::Stay,
            ),
            _ => (json("200 OK", "{}"), Then::Stay),
        })
        .await;
        let _ = rustls::crypto::ring::default_provider().install_default();
        let given = Http::over(reqwest::Client::new());
        let error = transport(given, &server.url())
            .send(request(&server.url()))
            .await
            .unwrap_err();
        assert_eq!(error.phase, SendPhase::Redirect);
        assert!(
            error.message.contains("redirect::Policy::none()"),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("CANARY"));
    }
}

#[tokio::test]
async fn a_url_of_another_scheme_is_not_sent() {
    let server = Server::start(|_| (json("200 OK", "{}"), Then::Stay)).await;
    let error = transport(Http::new(), "https://api.test")
        .send(request(&server.url()))
        .await
        .unwrap_err();
    assert_eq!(error.phase, SendPhase::Misconfigured);
    assert!(error.message.contains("another scheme"), "{error}");
    let error = transport(Http::new(), &server.url())
        .send(request("https://localhost"))
        .await
        .unwrap_err();
    assert_eq!(error.phase, SendPhase::Misconfigured);
    assert!(error.message.contains("another scheme"), "{error}");
    assert_eq!(server.connections(), 0);
    let error = transport(Http::new(), &server.url())
        .send(request("ftp://localhost"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.phase, error.message.as_str()),
        (
            SendPhase::Misconfigured,
            "the request to localhost cannot be built"
        )
    );
    assert_clean(&error);
}

#[test]
fn debug_shows_the_settings_and_no_secret() {
    let settings = Http::new()
        .root_certificate("a")
        .root_certificate("b")
        .client_identity("CANARY")
        .proxy("http://CANARY:CANARY@proxy.test");
    assert_eq!(
        format!("{settings:?}"),
        "Http { connect_timeout: 10s, root_certificates: 2, client_identity: true, proxy: true, bundled_roots: false, given: false }"
    );
    let _ = rustls::crypto::ring::default_provider().install_default();
    let headers = HeaderMap::from_iter([(
        "x-api-key".parse().unwrap(),
        HeaderValue::from_static("CANARY"),
    )]);
    let given = reqwest::Client::builder().default_headers(headers).build();
    let given = Http::over(given.unwrap());
    let printed = format!(
        "{given:?} {:?}",
        transport(given.clone(), "http://127.0.0.1:1")
    );
    assert!(printed.contains("given: true } Pool"), "{printed}");
    assert!(!printed.contains("CANARY"), "{printed}");
}
