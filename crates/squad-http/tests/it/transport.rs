//! What the transport makes of a request by itself: how far it came, what is said of it, and what is never said.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

use crate::raw::{Server, Then, json};
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

/// A request whose address, headers and body hold something to look for.
fn request(url: &str) -> Request {
    Request {
        method: Method::POST,
        url: format!("{url}/CANARY-path?token=CANARY-query")
            .parse()
            .unwrap(),
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

async fn whole(reply: TransportResponse) -> Result<Vec<u8>, SendError> {
    let pieces: Vec<Bytes> = reply.body.try_collect().await?;
    Ok(pieces.concat())
}

#[tokio::test]
async fn a_request_arrives_as_it_is_and_so_does_its_reply() {
    let server = Server::start(|_| {
        let head = "HTTP/1.1 418 I'm a teapot\r\nx-answer: a\r\nx-answer: b\r\ncontent-length: 3\r\n\r\nabc";
        (head.into(), Then::Stay)
    })
    .await;
    let reply = transport(Http::new(), &server.url())
        .send(request(&server.url()))
        .await
        .unwrap();
    assert_eq!(reply.status, StatusCode::IM_A_TEAPOT);
    let answers: Vec<&HeaderValue> = reply.headers.get_all("x-answer").iter().collect();
    assert_eq!(answers, ["a", "b"]);
    assert_eq!(whole(reply).await.unwrap(), b"abc");
    let request = &server.requests()[0];
    assert!(
        request.starts_with("POST /CANARY-path?token=CANARY-query HTTP/1.1\r\n"),
        "{request}"
    );
    assert!(request.contains("x-a: CANARY-1\r\n") && request.contains("x-b: CANARY-2\r\n"));
    assert!(request.ends_with("\r\n\r\nCANARY-body"), "{request}");
}

#[tokio::test]
async fn how_far_a_request_came_is_said_and_nothing_of_it() {
    // Nobody listens.
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
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
    // The connection ends before, and in, the reply.
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
    let reply = transport(Http::new(), &server.url())
        .send(request(&server.url()))
        .await
        .unwrap();
    let error = whole(reply).await.unwrap_err();
    assert_eq!(
        (error.phase, error.message.as_str()),
        (SendPhase::Exchange, "lost the connection to 127.0.0.1")
    );
    assert_clean(&error);
}

#[tokio::test]
async fn the_time_of_a_request_ends_its_reply_and_its_body() {
    for bytes in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"] {
        let server = Server::start(move |_| (bytes.to_vec(), Then::Stall)).await;
        let mut request = request(&server.url());
        request.timeout = Some(Duration::from_millis(100));
        let transport = transport(Http::new(), &server.url());
        let failed = async {
            match transport.send(request).await {
                Ok(reply) => whole(reply).await.unwrap_err(),
                Err(error) => error,
            }
        };
        let error = tokio::time::timeout(Duration::from_secs(20), failed).await;
        let error = error.expect("the request has a time");
        assert_eq!(
            (error.phase, error.message.as_str()),
            (SendPhase::Timeout, "waited too long for 127.0.0.1")
        );
        assert_clean(&error);
    }
}

#[tokio::test]
async fn a_handshake_that_stands_still_is_a_connection_that_was_not_made() {
    // The system's queue takes the connection; nobody ever answers the greeting.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", silent.local_addr().unwrap().port());
    let http = Http::new().connect_timeout(Duration::from_millis(200));
    // Without its own time the request would end by this one, as one that may have arrived.
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
async fn a_redirect_of_a_given_client_is_found_out_by_any_part_of_the_address() {
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
        assert_eq!(error.phase, SendPhase::Misconfigured);
        assert!(
            error.message.contains("redirect::Policy::none()"),
            "{error}"
        );
        assert!(!format!("{error} {error:?}").contains("CANARY"));
    }
}

#[tokio::test]
async fn an_address_of_a_scheme_it_was_not_built_for_is_not_sent_to() {
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
        (SendPhase::Connect, "cannot address localhost")
    );
    assert_clean(&error);
}

#[test]
fn what_is_printed_of_it_holds_its_settings_and_no_header() {
    let settings = Http::new().root_certificate("a").root_certificate("b");
    assert_eq!(
        format!("{settings:?}"),
        "Http { connect_timeout: 10s, root_certificates: 2, given: false }"
    );
    let _ = rustls::crypto::ring::default_provider().install_default();
    let headers = HeaderMap::from_iter([(
        "x-api-key".parse().unwrap(),
        HeaderValue::from_static("CANARY"),
    )]);
    let given = reqwest::Client::builder().default_headers(headers).build();
    let given = Http::over(given.unwrap()).connect_timeout(Duration::from_secs(3));
    let printed = format!(
        "{given:?} {:?}",
        transport(given.clone(), "http://127.0.0.1:1")
    );
    assert!(
        printed.starts_with("Http { connect_timeout: 3s, root_certificates: 0, given: true } Pool"),
        "{printed}"
    );
    assert!(!printed.contains("CANARY"), "{printed}");
}
