//! TLS: root certificates, client identities, HTTP/2, and no bytes to a host that is not trusted.
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

/// What a TLS server saw of its connections: the protocol, and the first bytes after the handshake.
#[derive(Debug, Clone, Default)]
struct Seen(Arc<Mutex<Vec<Connection>>>);

type Connection = (Vec<u8>, String);

struct Server {
    url: String,
    root: String,
    seen: Seen,
}

async fn serve(protocols: &[&[u8]]) -> Server {
    start(protocols, None, Vec::new()).await
}

/// A server that sends `frames` after the preface of every HTTP/2 connection.
async fn serve_h2(frames: Vec<u8>) -> Server {
    start(&[b"h2"], None, frames).await
}

/// A server that accepts only clients whose certificate is `client`, if one is given.
async fn serve_to(protocols: &[&[u8]], client: Option<&rcgen::Certificate>) -> Server {
    start(protocols, client, Vec::new()).await
}

async fn start(
    protocols: &[&[u8]],
    client: Option<&rcgen::Certificate>,
    frames: Vec<u8>,
) -> Server {
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = match client {
        None => builder.with_no_client_auth(),
        Some(client) => {
            let mut roots = rustls::RootCertStore::empty();
            roots.add(client.der().clone()).unwrap();
            let verifier = rustls::server::WebPkiClientVerifier::builder_with_provider(
                Arc::new(roots),
                provider,
            );
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let mut config = builder
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
            let frames = frames.clone();
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
                if protocol == b"h2" && !frames.is_empty() {
                    // The request has to arrive before its response.
                    let mut buffer = [0; 4096];
                    let mut read = 0;
                    while read < 60 {
                        match stream.read(&mut buffer).await {
                            Ok(0) | Err(_) => return,
                            Ok(bytes) => read += bytes,
                        }
                    }
                    let _ = stream.write_all(&frames).await;
                    let _ = stream.flush().await;
                    while matches!(stream.read(&mut buffer).await, Ok(1..)) {}
                } else if protocol != b"h2" {
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
async fn a_given_root_certificate_is_trusted() {
    let server = serve(&[b"http/1.1"]).await;
    let response = client(&server, true)
        .call(&LIST)
        .request::<Vec<String>>()
        .with_response()
        .await
        .unwrap();
    assert_eq!(response.value, ["one"]);
}

#[tokio::test]
async fn all_given_root_certificates_are_trusted() {
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
            let response = client
                .call(&LIST)
                .request::<Vec<String>>()
                .with_response()
                .await
                .unwrap();
            assert_eq!(response.value, ["one"]);
        }
    }
}

#[tokio::test]
async fn a_given_client_is_used_for_https_with_its_own_trust() {
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
async fn an_untrusted_host_receives_nothing() {
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
async fn http2_is_used_if_it_is_offered() {
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
fn an_invalid_root_certificate_is_a_configuration_error() {
    let build = |http: Http| {
        let urls = BaseUrls::new("https://a.test", "https://b.test").unwrap();
        let why = Client::builder().base_urls(urls).connector(http).build();
        why.unwrap_err()
    };
    for pem in [
        "",
        "not PEM",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
    ] {
        let why = build(Http::new().root_certificate(pem));
        assert!(why.is_configuration(), "{pem}: {why}");
        assert!(why.to_string().contains("root certificate"), "{pem}: {why}");
    }
    // A valid one does not hide the next.
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let good = params.self_signed(&key).unwrap().pem();
    for pem in [
        "not PEM",
        "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n",
    ] {
        let http = Http::new().root_certificate(good.clone());
        let why = build(http.root_certificate(pem));
        assert!(why.to_string().contains("is not valid PEM"), "{pem}: {why}");
    }
    for (own, name) in [
        (given().root_certificate("x"), "root_certificate"),
        (given().client_identity("x"), "client_identity"),
        (given().proxy("http://proxy.test"), "proxy"),
        (
            given().connect_timeout(std::time::Duration::from_secs(1)),
            "connect_timeout",
        ),
    ] {
        let why = build(own);
        assert!(why.is_configuration(), "{why}");
        assert!(
            why.to_string().contains(&format!("`Http::{name}`")),
            "{why}"
        );
    }
    for pem in ["", "not PEM", good.as_str()] {
        let why = build(Http::new().client_identity(pem));
        assert!(why.to_string().contains("client identity"), "{pem}: {why}");
    }
}

fn given() -> Http {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Http::over(reqwest::Client::new())
}

/// Lists resources over `http`.
async fn list(server: &Server, http: Http) -> squad_core::Result<Vec<String>> {
    let client = Client::builder()
        .base_urls(BaseUrls::new(&server.url, &server.url).unwrap())
        .static_token("tok-canary-1")
        .connector(http)
        .retry(RetryPolicy::disabled())
        .build()?;
    client.call(&LIST).request().await
}

#[tokio::test]
async fn a_client_identity_is_presented_to_a_server_that_requests_it() {
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["client".to_owned()]).unwrap();
    let certificate = params.self_signed(&key).unwrap();
    let server = serve_to(&[b"http/1.1"], Some(&certificate)).await;
    let trusting = || Http::new().root_certificate(server.root.clone());
    let error = list(&server, trusting()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Connection);
    let pem = format!("{}\n{}", certificate.pem(), key.serialize_pem());
    let values = list(&server, trusting().client_identity(pem)).await;
    assert_eq!(values.unwrap(), ["one"]);
    // Another certificate does not help.
    let key = rcgen::KeyPair::generate().unwrap();
    let params = rcgen::CertificateParams::new(vec!["other".to_owned()]).unwrap();
    let other = params.self_signed(&key).unwrap();
    let pem = format!("{}\n{}", other.pem(), key.serialize_pem());
    let error = list(&server, trusting().client_identity(pem)).await;
    assert_eq!(error.unwrap_err().kind(), Kind::Connection);
}

#[cfg(feature = "bundled-roots")]
#[tokio::test]
async fn bundled_roots_replace_those_of_the_system() {
    let server = serve(&[b"http/1.1"]).await;
    let error = list(&server, Http::new().bundled_roots()).await;
    assert_eq!(error.unwrap_err().kind(), Kind::Connection);
    let http = Http::new().bundled_roots();
    let values = list(&server, http.root_certificate(server.root.clone())).await;
    assert_eq!(values.unwrap(), ["one"]);
}

/// Builds a client with the bundled roots in a process whose system has no root certificates.
#[cfg(all(feature = "bundled-roots", target_os = "linux"))]
#[test]
#[ignore = "run by `bundled_roots_work_without_root_certificates_of_the_system`"]
fn without_system_roots() {
    let build = |http: Http| {
        let urls = BaseUrls::new("https://a.test", "https://b.test").unwrap();
        Client::builder().base_urls(urls).connector(http).build()
    };
    assert!(build(Http::new()).unwrap_err().is_configuration());
    build(Http::new().bundled_roots()).unwrap();
}

#[cfg(all(feature = "bundled-roots", target_os = "linux"))]
#[test]
fn bundled_roots_work_without_root_certificates_of_the_system() {
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tls::without_system_roots", "--ignored"])
        .env("SSL_CERT_FILE", "/nonexistent/roots.pem")
        .env("SSL_CERT_DIR", "/nonexistent")
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success() && output.contains("1 passed"),
        "{output}"
    );
}

/// Two frames of HTTP/2 settings: the server's, and the acknowledgment of the client's.
const H2_SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0];

/// A response on the first stream: status 200 and these headers without indexing, by their numbers in the static table.
fn h2_response(headers: &[(u8, &str)], body: &[u8], end: bool) -> Vec<u8> {
    let frame = |kind: u8, flags: u8, payload: &[u8]| {
        let length = u8::try_from(payload.len()).unwrap();
        [&[0, 0, length, kind, flags, 0, 0, 0, 1][..], payload].concat()
    };
    let mut block = vec![0x88];
    for (index, value) in headers {
        block.extend([0x0f, index - 15, u8::try_from(value.len()).unwrap()]);
        block.extend(value.as_bytes());
    }
    let mut frames = [H2_SETTINGS, &frame(1, 4, &block)].concat();
    frames.extend(frame(0, u8::from(end), body));
    if !end {
        // RST_STREAM with NO_ERROR.
        frames.extend(frame(3, 0, &[0; 4]));
    }
    frames
}

const CONTENT_ENCODING: u8 = 26;
const CONTENT_LENGTH: u8 = 28;

#[tokio::test]
async fn a_stream_that_is_reset_without_error_is_an_incomplete_response() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut gzip, br#"{"data":[]}"#).unwrap();
    let gzip = gzip.finish().unwrap();
    let length = (CONTENT_LENGTH, "5000");
    for frames in [
        h2_response(&[length], br#"{"data":[]}"#, false),
        h2_response(&[length, (CONTENT_ENCODING, "gzip")], &gzip, false),
    ] {
        let server = serve_h2(frames).await;
        let http = Http::new().root_certificate(server.root.clone());
        let error = list(&server, http).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Connection, "{error:?}");
        assert!(error.message().contains("5000"), "{error:?}");
    }
}

#[tokio::test]
async fn a_post_shares_a_connection_of_http2() {
    let server = serve_h2(h2_response(&[], br#"{"data":["one"]}"#, true)).await;
    let client = Client::builder()
        .base_urls(BaseUrls::new(&server.url, &server.url).unwrap())
        .static_token("tok-canary-1")
        .connector(Http::new().root_certificate(server.root.clone()))
        .retry(RetryPolicy::disabled())
        .build()
        .unwrap();
    let values = client.call(&LIST).request::<Vec<String>>().await;
    assert_eq!(values.unwrap(), ["one"]);
    // This server responds to the first request of a connection only.
    let call = client.call(&CREATE);
    let call = call.deadline(std::time::Duration::from_millis(500));
    let error = call.request::<()>().await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(server.seen.0.lock().unwrap().len(), 1);
}
