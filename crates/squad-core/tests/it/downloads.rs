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
        "https://canary@files.example.net/",
        "https://:canary@files.example.net/",
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
async fn each_rejection_of_a_link_says_what_to_do() {
    let expired = |status: u16| {
        format!(
            "files.example.net rejected the link of the file with HTTP {status}; links expire, so get the export again for a new link"
        )
    };
    let redirects = |to: &str| {
        format!(
            "the link of the file redirects from files.example.net to {to}, and redirects are not followed"
        )
    };
    let instead =
        |status: u16| format!("files.example.net responded with HTTP {status} instead of the file");
    for (status, location, kind, message) in [
        (401, "", Kind::Permission, expired(401)),
        (403, "", Kind::Permission, expired(403)),
        (404, "", Kind::NotFound, expired(404)),
        (410, "", Kind::NotFound, expired(410)),
        (
            302,
            "https://other.example.net/canary",
            Kind::Redirect,
            redirects("other.example.net"),
        ),
        (302, "/canary", Kind::Redirect, redirects("another path")),
        (206, "", Kind::UnexpectedResponse, instead(206)),
        (400, "", Kind::Validation, instead(400)),
        (503, "", Kind::Server, instead(503)),
    ] {
        let service = MemoryTransport::new(move |_| {
            let response = TransportResponse::new(StatusCode::from_u16(status).unwrap(), "canary");
            response.header(LOCATION, HeaderValue::from_static(location))
        });
        let error = client(&service).download(LINK).await.unwrap_err();
        assert_eq!((error.kind(), error.message()), (kind, &*message));
        assert_eq!(error.operation_id(), Some("download"));
    }
    for (content_type, message) in [
        (
            " Text/HTML; charset=utf-8",
            Some("files.example.net responded with a web page instead of the file"),
        ),
        ("application/xhtml+xml", None),
        ("text/csv", None),
    ] {
        let service = MemoryTransport::new(move |_| {
            let kind = HeaderValue::from_static(content_type);
            TransportResponse::new(StatusCode::OK, "x").header(CONTENT_TYPE, kind)
        });
        let error = client(&service).download(LINK).await.err();
        assert_eq!(
            error.as_ref().map(Error::message),
            message,
            "{content_type}"
        );
    }
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, "12345"));
    let client = client(&service);
    let download = client.download(LINK);
    assert_eq!(
        format!("{download:?}"),
        r#"Download { host: Some("files.example.net"), max_bytes: 4294967296, .. }"#
    );
    let error = whole(download.max_bytes(4).await.unwrap())
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (
            Kind::Decode,
            "the file has more than 4 bytes; raise `max_bytes` of the download"
        )
    );
    let error = client
        .invalid_download(Error::new(Kind::NotFound, "no file"))
        .await;
    assert_eq!(error.unwrap_err().message(), "no file");
    let error = client
        .download("http://files.example.net/x")
        .await
        .unwrap_err();
    assert_eq!(
        error.message(),
        "the link of the file is not https (http is allowed for loopback addresses only); no request was sent"
    );
}

#[tokio::test]
async fn each_part_of_the_link_is_removed_from_an_error_unless_it_is_a_slash() {
    for (link, said, shown) in [
        ("https://files.example.net/x", "lost /x", "lost [redacted]"),
        ("https://files.example.net/", "lost a/b", "lost a/b"),
        ("https://files.example.net", "lost a/b", "lost a/b"),
        (
            "https://files.example.net/?q=canary",
            "lost q=canary",
            "lost [redacted]",
        ),
        ("https://files.example.net/x#canary", "lost", "lost"),
    ] {
        let service = MemoryTransport::with_async(move |_| async move {
            Err(SendError::new(SendPhase::Exchange, said).with_source(said))
        });
        let error = client(&service).download(link).await.unwrap_err();
        assert_eq!(error.message(), shown, "{link}");
        // The cause is dropped if it shows the link.
        let source = std::error::Error::source(&error);
        assert_eq!(source.is_some(), said == shown, "{link}");
    }
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
    for (deadline, seconds) in [(Some(3), 3), (Some(31), 30), (None, 30)] {
        let started = clock.monotonic();
        let download = client
            .download(LINK)
            .deadline(deadline.map(Duration::from_secs));
        let error = clock.drive(download.into_future()).await.unwrap_err();
        let message = format!("no response from files.example.net within {seconds} s");
        assert_eq!((error.kind(), error.message()), (Kind::Timeout, &*message));
        assert_eq!(error.request_sent(), squad_core::RequestSent::Maybe);
        assert_eq!(clock.monotonic() - started, Duration::from_secs(seconds));
    }
}
