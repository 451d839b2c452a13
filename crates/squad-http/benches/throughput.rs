//! Ten thousand calls over loopback with 1, 16 and 256 in flight, compared with the same calls by bare `reqwest`.
//!
//! The service is a bare socket on its own thread in the same process. Run with
//! `cargo bench -p squad-http --bench throughput`.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use futures::StreamExt as _;
use squad_core::operation::{Method, Parameter, ParameterLocation};
use squad_core::{BaseUrls, Client, Operation};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const CALLS: usize = 10_000;
const IN_FLIGHT: [usize; 3] = [1, 16, 256];

static GET: Operation = Operation::new("getThing", Method::Get, "/v3/things/{id}", "things")
    .parameters(&[Parameter::new("id", ParameterLocation::Path, true)])
    .envelope("data")
    .idempotent();

fn main() {
    divan::main();
}

/// The URL of a service that responds to every request with the same bytes.
static SERVICE: LazyLock<String> = LazyLock::new(|| {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream));
            }
        });
    });
    address
});

async fn serve(mut stream: tokio::net::TcpStream) {
    let body = r#"{"data":["one","two","three"]}"#;
    let response = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let _ = stream.set_nodelay(true);
    let mut buffer = Vec::with_capacity(4096);
    loop {
        match stream.read_buf(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(_) if buffer.ends_with(b"\r\n\r\n") => buffer.clear(),
            Ok(_) => continue,
        }
        if stream.write_all(response.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

/// The control.
#[divan::bench(args = IN_FLIGHT, sample_count = 5, sample_size = 1)]
fn bare_reqwest(bencher: Bencher<'_, '_>, in_flight: usize) {
    #[derive(serde::Deserialize)]
    struct Envelope {
        data: Vec<String>,
    }
    let runtime = runtime();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::new();
    let service = SERVICE.as_str();
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| {
        runtime.block_on(async {
            let calls = futures::stream::iter(0..CALLS).map(|nth| {
                let http = http.clone();
                async move {
                    let url = format!("{service}/v3/things/{nth}");
                    let request = http
                        .get(url)
                        .bearer_auth("0123456789abcdef0123456789abcdef");
                    let request = request.timeout(std::time::Duration::from_secs(30));
                    let response = request.send().await.unwrap().error_for_status().unwrap();
                    let bytes = response.bytes().await.unwrap();
                    serde_json::from_slice::<Envelope>(&bytes)
                        .unwrap()
                        .data
                        .len()
                }
            });
            calls
                .buffer_unordered(in_flight)
                .fold(0, |sum, len| async move { sum + len })
                .await
        })
    });
}

#[divan::bench(args = IN_FLIGHT, sample_count = 5, sample_size = 1)]
fn calls(bencher: Bencher<'_, '_>, in_flight: usize) {
    let runtime = runtime();
    let client = Client::builder()
        .base_urls(BaseUrls::new(&SERVICE, &SERVICE).unwrap())
        .static_token("0123456789abcdef0123456789abcdef")
        .connector(squad_http::Http::new())
        .build()
        .unwrap();
    bencher.counter(ItemsCount::new(CALLS)).bench_local(|| {
        runtime.block_on(async {
            let calls = futures::stream::iter(0..CALLS).map(|nth| {
                let client = client.clone();
                async move {
                    let response = client
                        .call(&GET)
                        .path("id", nth)
                        .request::<Vec<String>>()
                        .with_response()
                        .await;
                    response.unwrap().value.len()
                }
            });
            calls
                .buffer_unordered(in_flight)
                .fold(0, |sum, len| async move { sum + len })
                .await
        })
    });
}
