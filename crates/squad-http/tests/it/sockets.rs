//! Clients with the production transport against a bare socket: resets at every byte, redirects, connections, proxies.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use crate::raw::{Server, Then, closed_port, json};
use crate::support::{CREATE, EXCHANGE, LIST};
use squad_core::{BaseUrls, Client, ClientBuilder, Kind, Operation, RetryPolicy};
use squad_http::Http;

fn builder(server: &Server) -> ClientBuilder {
    let urls = BaseUrls::new(&server.url(), &server.url()).unwrap();
    let quick =
        RetryPolicy::default().backoff(Duration::from_micros(100), Duration::from_micros(100));
    Client::builder()
        .base_urls(urls)
        .static_token("tok-canary-1")
        .connector(Http::new())
        .retry(quick)
}

async fn send(client: &Client, operation: &'static Operation) -> squad_core::Result<Vec<String>> {
    let mut call = client.call(operation);
    if operation.body.is_some() {
        call = call.json(&serde_json::json!({"name": "a"}));
    }
    Ok(call
        .request::<Vec<String>>()
        .with_response()
        .await?
        .into_inner())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_get_is_retried_and_a_post_is_not_if_the_connection_breaks_at_any_byte() {
    let plain = json("200 OK", r#"{"data":["one","two"]}"#);
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n\
        8\r\n{\"data\":\r\ne\r\n[\"one\",\"two\"]}\r\n0\r\n\r\n"
        .to_vec();
    for whole in [plain, chunked] {
        for then in [Then::Reset, Then::Close] {
            for offset in 0..whole.len() {
                let (part, full) = (whole[..offset].to_vec(), whole.clone());
                let server = Server::start(move |nth| match nth {
                    0 => (part.clone(), then),
                    _ => (full.clone(), Then::Stay),
                })
                .await;
                let client = builder(&server).build().unwrap();
                let got = send(&client, &LIST)
                    .await
                    .unwrap_or_else(|error| panic!("{offset}: {error:?}"));
                assert_eq!(got, ["one", "two"]);
                assert_eq!(server.requests().len(), 2, "GET cut at {offset}");

                let part = whole[..offset].to_vec();
                let server = Server::start(move |_| (part.clone(), then)).await;
                let client = builder(&server).build().unwrap();
                let error = send(&client, &CREATE).await.unwrap_err();
                assert_eq!(
                    (error.kind(), error.attempts()),
                    (Kind::Connection, 1),
                    "{error:?}"
                );
                assert_eq!(server.requests().len(), 1, "POST cut at {offset}");
            }
        }
    }
}

#[tokio::test]
async fn a_post_is_retried_if_the_connection_is_refused() {
    let server = Server::start(|_| (Vec::new(), Then::Close)).await;
    let (_reserved, free) = closed_port();
    let urls = BaseUrls::new(&format!("http://{free}"), &server.url()).unwrap();
    let client = builder(&server).base_urls(urls).build().unwrap();
    let error = send(&client, &CREATE).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (Kind::Connection, 3));
    assert!(
        error.to_string().contains("cannot connect to 127.0.0.1"),
        "{error}"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn redirects_are_not_followed_and_no_header_is_sent_to_another_host() {
    for status in [
        "301 Moved",
        "302 Found",
        "303 See Other",
        "307 Temporary",
        "308 Permanent",
    ] {
        let elsewhere = Server::start(|_| (json("200 OK", "{}"), Then::Stay)).await;
        let to = format!(
            "HTTP/1.1 {status}\r\nlocation: {}/x?token=1\r\ncontent-length: 0\r\n\r\n",
            elsewhere.url()
        );
        let server = Server::start(move |_| (to.clone().into(), Then::Stay)).await;
        let client = builder(&server).build().unwrap();
        let exchange = client
            .call(&EXCHANGE)
            .header("X-Refresh-Token", "ref-canary-1");
        let error = exchange.request::<()>().with_response().await.unwrap_err();
        assert!(
            error.is_redirect() && error.to_string().contains("redirects to 127.0.0.1"),
            "{error}"
        );
        send(&client, &LIST).await.unwrap_err();
        send(&client, &CREATE).await.unwrap_err();
        assert_eq!(server.requests().len(), 3);
        assert_eq!(elsewhere.connections(), 0, "{status}");
    }
}

#[tokio::test]
async fn a_given_client_that_follows_redirects_is_detected() {
    let server = Server::start(|nth| match nth {
        0 => (
            b"HTTP/1.1 302 Found\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n".to_vec(),
            Then::Stay,
        ),
        _ => (json("200 OK", r#"{"data":[]}"#), Then::Stay),
    })
    .await;
    // A given client uses the provider of the program.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = builder(&server).connector(Http::over(reqwest::Client::new()));
    let error = send(&client.build().unwrap(), &LIST).await.unwrap_err();
    assert!(
        error.to_string().contains("redirect::Policy::none()"),
        "{error}"
    );
    // A retry would send the headers to the other URL once more.
    assert!(error.is_redirect() && error.attempts() == 1, "{error:?}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn compressed_responses_are_requested_and_decompressed() {
    // gzip of {"data":"zipped"}
    const ZIPPED: &[u8] = &[
        31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 74, 73, 44, 73, 84, 178, 82, 170, 202, 44, 40,
        72, 77, 81, 170, 5, 0, 174, 197, 44, 142, 17, 0, 0, 0,
    ];
    let server = Server::start(|_| {
        let length = ZIPPED.len();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: {length}\r\n\r\n"
        );
        ([head.as_bytes(), ZIPPED].concat(), Then::Stay)
    })
    .await;
    let client = builder(&server).user_agent("my-tool/1.2").build().unwrap();
    let response = client
        .call(&LIST)
        .request::<String>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.value, "zipped");
    let request = server.requests()[0].to_ascii_lowercase();
    assert!(request.contains("accept-encoding: gzip"), "{request}");
    assert!(request.contains("user-agent: my-tool/1.2\r\n"), "{request}");
    assert_eq!(request.matches("user-agent").count(), 1);
    assert!(
        request.contains("authorization: bearer tok-canary-1\r\n"),
        "{request}"
    );
}

#[tokio::test]
async fn idempotent_requests_reuse_one_connection() {
    let server = Server::start(|_| (json("200 OK", r#"{"data":[]}"#), Then::Stay)).await;
    let client = builder(&server).build().unwrap();
    for _ in 0..20 {
        send(&client.clone(), &LIST).await.unwrap();
    }
    assert_eq!((server.requests().len(), server.connections()), (20, 1));
}

#[tokio::test]
async fn a_service_that_stalls_is_given_up_after_the_read_timeout() {
    let whole = json("200 OK", r#"{"data":["one"]}"#);
    for offset in [0, 20, whole.len() - 3] {
        let part = whole[..offset].to_vec();
        let server = Server::start(move |_| (part.clone(), Then::Stall)).await;
        let client = builder(&server)
            .read_timeout(Duration::from_millis(50))
            .build()
            .unwrap();
        let started = Instant::now();
        let error = send(&client, &CREATE).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (Kind::Timeout, 1),
            "{error:?}"
        );
        assert!(started.elapsed() < Duration::from_secs(10));
    }
}

#[tokio::test]
async fn an_export_streams_over_a_socket() {
    let server = Server::start(|_| {
        let head = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\na,b\r\n3\r\nc,d\r\n";
        (head.into(), Then::Reset)
    })
    .await;
    let client = builder(&server).build().unwrap();
    let mut stream = client
        .call(&crate::support::EXPORT)
        .request::<squad_core::ByteStream>()
        .with_response()
        .await
        .unwrap()
        .into_inner();
    let mut got = Vec::new();
    let error = loop {
        match stream.chunk().await {
            Ok(Some(chunk)) => got.extend_from_slice(&chunk),
            Ok(None) => panic!("a broken body has no end"),
            Err(error) => break error,
        }
    };
    assert!(b"a,bc,d".starts_with(&got[..]));
    assert_eq!(
        (error.kind(), server.requests().len()),
        (Kind::Connection, 1)
    );
}

/// Reads the environment, so that it runs in a process of its own, which the test below starts.
#[tokio::test]
#[ignore = "run by `proxies_come_from_the_environment_and_are_not_used_for_plain_http`"]
async fn in_an_environment_with_a_proxy() {
    let plain = std::env::var("PLAIN_SERVICE").unwrap();
    let urls = BaseUrls::new("https://api.test", &plain).unwrap();
    let client = Client::builder()
        .base_urls(urls)
        .connector(Http::new())
        .static_token("tok-canary-1");
    let client = client.retry(RetryPolicy::disabled()).build().unwrap();
    client
        .call(&EXCHANGE)
        .header("X-Refresh-Token", "ref-canary-1")
        .request::<()>()
        .with_response()
        .await
        .unwrap();
    let error = send(&client, &LIST).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Connection);
    let said = error.to_string();
    assert!(
        said.contains("through a proxy") && !said.contains("api.test"),
        "{said}"
    );
}

#[tokio::test]
async fn proxies_come_from_the_environment_and_are_not_used_for_plain_http() {
    let proxy = Server::start(|_| {
        (
            b"HTTP/1.1 403 no\r\ncontent-length: 0\r\n\r\n".to_vec(),
            Then::Close,
        )
    })
    .await;
    let plain = Server::start(|_| (json("200 OK", r#"{"data":{}}"#), Then::Stay)).await;
    let child = tokio::task::spawn_blocking({
        let (proxy, plain) = (proxy.url(), plain.url());
        move || {
            std::process::Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "sockets::in_an_environment_with_a_proxy",
                    "--ignored",
                ])
                .envs(
                    [
                        "HTTP_PROXY",
                        "http_proxy",
                        "HTTPS_PROXY",
                        "https_proxy",
                        "ALL_PROXY",
                    ]
                    .map(|name| (name, &proxy)),
                )
                .env_remove("NO_PROXY")
                .env_remove("no_proxy")
                .env("PLAIN_SERVICE", plain)
                .output()
                .unwrap()
        }
    })
    .await
    .unwrap();
    assert!(
        child.status.success(),
        "{}",
        String::from_utf8_lossy(&child.stdout)
    );
    let seen = proxy.requests();
    assert_eq!(seen.len(), 1);
    assert!(seen[0].starts_with("CONNECT api.test:443 "), "{}", seen[0]);
    assert!(!seen[0].contains("canary"));
    assert_eq!(plain.requests().len(), 1);
}
