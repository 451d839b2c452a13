//! Downloads from links on other hosts: without the access token, and without the link in any output.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{builder, client};
use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};
use squad_core::clock::Clock as _;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{SendError, SendPhase, TransportResponse};
use squad_core::{ByteStream, Error, Kind, Result};

const LINK: &str = "https://files.example.net/path-canary/q3.csv?signature=query-canary#part";

async fn whole(mut file: ByteStream) -> Result<Vec<u8>> {
    let mut whole = Vec::new();
    while let Some(chunk) = file.chunk().await? {
        whole.extend_from_slice(&chunk);
    }
    Ok(whole)
}

fn shows_no_link(error: &Error) {
    let mut text = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(current) = cause {
        text = format!("{text} {current} {current:?}");
        cause = current.source();
    }
    assert!(!text.contains("canary"), "{text}");
}

#[tokio::test]
async fn file_is_downloaded_without_the_access_token() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, "id,title\n"));
    let client = client(&service);
    let download = client.download(LINK);
    assert!(!format!("{download:?}").contains("canary"));
    assert_eq!(whole(download.await.unwrap()).await.unwrap(), b"id,title\n");
    let requests = service.requests();
    let [request] = &requests[..] else {
        panic!("one request is sent, and no token exchange: {requests:?}");
    };
    assert_eq!(request.url.as_str(), LINK.trim_end_matches("#part"));
    let names: Vec<&str> = request.headers.keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["user-agent", "accept"]);
}

#[tokio::test]
async fn other_links_are_rejected_before_anything_is_sent() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, "x"));
    let client = client(&service);
    for link in [
        "",
        "canary",
        "http://files.example.net/canary",
        "ftp://files.example.net/canary",
        "https://user:canary@files.example.net/",
        "data:text/plain,canary",
    ] {
        let error = client.download(link).await.unwrap_err();
        assert!(error.is_configuration(), "{link}: {error}");
        shows_no_link(&error);
    }
    assert_eq!(service.count(), 0);
    for link in [
        "http://127.0.0.1:8080/x",
        "http://[::1]/x",
        "http://localhost/x",
    ] {
        assert!(client.download(link).await.is_ok(), "{link}");
    }
}

#[tokio::test]
async fn rejected_links_and_redirects_are_errors_that_do_not_show_the_link() {
    for (status, kind) in [
        (401, Kind::Permission),
        (403, Kind::Permission),
        (404, Kind::NotFound),
        (206, Kind::UnexpectedResponse),
        (302, Kind::Redirect),
        (503, Kind::Server),
    ] {
        let service = MemoryTransport::new(move |_| {
            let status = StatusCode::from_u16(status).unwrap();
            TransportResponse::new(status, "<StringToSign>query-canary</StringToSign>").header(
                LOCATION,
                HeaderValue::from_static("https://elsewhere.example.net/path-canary"),
            )
        });
        let error = client(&service).download(LINK).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(service.count(), 1, "nothing is retried or followed");
        shows_no_link(&error);
    }
    let page = MemoryTransport::new(|_| {
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        TransportResponse::new(StatusCode::OK, "<html>").header(CONTENT_TYPE, html)
    });
    let error = client(&page).download(LINK).await.unwrap_err();
    assert!(error.is_unexpected_response(), "{error}");
}

#[tokio::test]
async fn errors_of_the_transport_do_not_show_the_link() {
    let service = MemoryTransport::with_async(|request| async move {
        let url = request.url.to_string();
        let message = format!("cannot connect to {url}");
        Err(SendError::new(SendPhase::Connect, message).with_source(format!("no route to {url}")))
    });
    let error = client(&service).download(LINK).await.unwrap_err();
    assert!(error.is_connection(), "{error}");
    shows_no_link(&error);
    let service = MemoryTransport::with_async(|request| async move {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let message = format!("lost {}", request.url);
        let broken = Err(SendError::new(SendPhase::Exchange, message));
        response.body = stream::iter([Ok(Bytes::from_static(b"a")), broken]).boxed();
        Ok(response)
    });
    let file = client(&service).download(LINK).await.unwrap();
    let error = whole(file).await.unwrap_err();
    assert!(error.is_connection(), "{error}");
    shows_no_link(&error);
}

#[tokio::test]
async fn too_large_and_truncated_files_are_errors() {
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, "12345"));
    let client = client(&service);
    let file = client.download(LINK).max_bytes(5).await.unwrap();
    assert_eq!(whole(file).await.unwrap(), b"12345");
    let file = client.download(LINK).max_bytes(4).await.unwrap();
    assert!(whole(file).await.unwrap_err().is_decode());

    let short = MemoryTransport::new(|_| {
        let length = HeaderValue::from_static("6");
        TransportResponse::new(StatusCode::OK, "12345").header(CONTENT_LENGTH, length)
    });
    let file = crate::support::client(&short).download(LINK).await.unwrap();
    assert!(whole(file).await.unwrap_err().is_connection());
}

#[tokio::test]
async fn deadlines_end_a_download() {
    let clock = ManualClock::new();
    let service = MemoryTransport::with_async(|_| async {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        response.body = stream::pending().boxed();
        Ok(response)
    });
    let client = builder(&service)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let total = Duration::from_secs(7);
    let started = clock.monotonic();
    let download = async { whole(client.download(LINK).total_deadline(total).await?).await };
    let error = clock.drive(download).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(clock.monotonic() - started, total);

    let silent = MemoryTransport::with_async(|_| std::future::pending());
    let client = builder(&silent)
        .static_token("tok-canary-1")
        .clock(clock.clone())
        .build()
        .unwrap();
    let download = client.download(LINK).deadline(Duration::from_secs(3));
    let error = clock.drive(download.into_future()).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
}
