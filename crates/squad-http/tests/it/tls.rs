//! TLS: a root certificate of the user's own, HTTP/2 where it is offered, and no bytes to whom nobody vouches for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};

use crate::support::{CREATE, LIST};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use squad_core::{BaseUrls, Client, Kind, RetryPolicy};
use squad_http::Http;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What a TLS server learnt of its connections: the protocol, and the first bytes after the handshake.
#[derive(Debug, Clone, Default)]
struct Seen(Arc<Mutex<Vec<Connection>>>);

type Connection = (Vec<u8>, String);

struct Server {
    url: String,
    root: String,
    seen: Seen,
}

async fn serve(protocols: &[&[u8]]) -> Server {
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::Pkcs8(key.serialize_der().into()),
        )
        .unwrap();
    config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "https://localhost:{}",
        listener.local_addr().unwrap().port()
    );
    let seen = Seen::default();
    let shared = seen.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, seen) = (acceptor.clone(), shared.clone());
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let protocol = stream
                    .get_ref()
                    .1
                    .alpn_protocol()
                    .unwrap_or_default()
                    .to_vec();
                let mut first = [0; 24];
                let _ = stream.read_exact(&mut first).await;
                let text = String::from_utf8_lossy(&first).into_owned();
                seen.0.lock().unwrap().push((protocol.clone(), text));
                if protocol != b"h2" {
                    let _ = crate::raw::read_request(&mut stream).await;
                    let _ = stream
                        .write_all(&crate::raw::json("200 OK", r#"{"data":["one"]}"#))
                        .await;
                    let _ = stream.flush().await;
                }
            });
        }
    });
    Server {
        url,
        root: certificate.pem(),
        seen,
    }
}

fn client(server: &Server, trusted: bool) -> Client {
    let urls = BaseUrls::new(&server.url, &server.url).unwrap();
    let client = Client::builder()
        .base_urls(urls)
        .static_token("tok-canary-1")
        .retry(RetryPolicy::disabled());
    let http = if trusted {
        Http::new().root_certificate(server.root.clone())
    } else {
        Http::new()
    };
    client.connector(http).build().unwrap()
}

#[tokio::test]
async fn a_root_certificate_of_ones_own_is_trusted() {
    let server = serve(&[b"http/1.1"]).await;
    let answer = client(&server, true)
        .call(&LIST)
        .request::<Vec<String>>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(answer.value, ["one"]);
}

#[tokio::test]
async fn every_root_certificate_that_is_given_is_trusted() {
    let (one, two) = (serve(&[b"http/1.1"]).await, serve(&[b"http/1.1"]).await);
    let apart = Http::new()
        .root_certificate(one.root.clone())
        .root_certificate(two.root.clone());
    let bundle = Http::new().root_certificate(format!("{}\n{}", one.root, two.root));
    for http in [apart, bundle] {
        for server in [&one, &two] {
            let client = Client::builder()
                .base_urls(BaseUrls::new(&server.url, &server.url).unwrap())
                .static_token("tok-canary-1")
                .connector(http.clone())
                .retry(RetryPolicy::disabled())
                .build()
                .unwrap();
            let answer = client
                .call(&LIST)
                .request::<Vec<String>>()
                .with_response()
                .await
                .unwrap();
            assert_eq!(answer.value, ["one"]);
        }
    }
}

#[tokio::test]
async fn a_client_of_ones_own_is_used_for_https_and_trusts_what_it_trusts() {
    let server = serve(&[b"http/1.1"]).await;
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder()
        .base_urls(BaseUrls::new(&server.url, &server.url).unwrap())
        .static_token("tok-canary-1")
        .connector(Http::over(reqwest::Client::new()))
        .retry(RetryPolicy::disabled());
    let error = client
        .build()
        .unwrap()
        .call(&LIST)
        .request::<()>()
        .with_response()
        .await;
    let error = error.unwrap_err();
    assert!(
        error.message().contains("cannot connect to localhost"),
        "{error}"
    );
    assert!(server.seen.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_host_that_nobody_vouches_for_gets_nothing() {
    let server = serve(&[b"http/1.1"]).await;
    let error = client(&server, false)
        .call(&CREATE)
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), Kind::Connection);
    assert!(
        error.message().contains("cannot connect to localhost"),
        "{error}"
    );
    let mut chain = String::new();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        chain += &error.to_string();
        cause = error.source();
    }
    assert!(
        chain.to_ascii_lowercase().contains("certificate"),
        "{chain}"
    );
    assert!(server.seen.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn http2_is_spoken_where_it_is_offered() {
    for (offered, spoken, begins) in [
        (&[&b"h2"[..], b"http/1.1"][..], &b"h2"[..], "PRI * HTTP/2.0"),
        (&[b"http/1.1"], b"http/1.1", "GET /v3/things HTTP/1.1"),
    ] {
        let server = serve(offered).await;
        let _ = client(&server, true)
            .call(&LIST)
            .request::<Vec<String>>()
            .with_response()
            .await;
        let seen = server.seen.0.lock().unwrap();
        assert_eq!(seen[0].0, spoken);
        assert!(seen[0].1.starts_with(begins), "{:?}", seen[0].1);
    }
}

#[test]
fn a_root_certificate_that_cannot_be_used_is_refused_before_anything_is_sent() {
    let build = |http: Http| {
        let urls = BaseUrls::new("https://a.test", "https://b.test").unwrap();
        let why = Client::builder().base_urls(urls).connector(http).build();
        why.unwrap_err()
    };
    for pem in [
        "",
        "no pem",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
    ] {
        let why = build(Http::new().root_certificate(pem));
        assert!(why.is_configuration(), "{pem}: {why}");
        assert!(why.to_string().contains("root certificate"), "{pem}: {why}");
    }
    // A good one does not excuse the next.
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let good = params.self_signed(&key).unwrap().pem();
    for pem in [
        "no pem",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
    ] {
        let http = Http::new().root_certificate(good.clone());
        let why = build(http.root_certificate(pem));
        assert!(why.to_string().contains("is no PEM"), "{pem}: {why}");
    }
    let _ = rustls::crypto::ring::default_provider().install_default();
    let own = Http::over(reqwest::Client::new()).root_certificate("x");
    let why = build(own);
    assert!(why.to_string().contains("client of your own"), "{why}");
}
