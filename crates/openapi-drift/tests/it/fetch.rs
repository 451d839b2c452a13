//! Pages fetched from a local server: what is followed, what is rejected, and
//! that a bad page leaves the others alone.
#![cfg(feature = "fetch")]

use std::time::Duration;

use axum::Router;
use axum::http::{HeaderMap, StatusCode, header::LOCATION};
use axum::routing::get;
use openapi_drift::{Fetcher, ReadError, Reader, Reading, fetch};

const PAGE: &str =
    "# P\n\n```json\n{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": {\"get\": {}}}}\n```\n";

fn to(address: &'static str) -> (StatusCode, HeaderMap) {
    let mut headers = HeaderMap::new();
    headers.insert(LOCATION, address.parse().unwrap());
    (StatusCode::FOUND, headers)
}

async fn server() -> String {
    let app = Router::new()
        .route("/good.md", get(|| async { PAGE }))
        .route("/moved.md", get(|| async { to("/good.md") }))
        .route("/loop.md", get(|| async { to("/pool.md") }))
        .route("/pool.md", get(|| async { to("/loop.md") }))
        .route(
            "/far/{n}",
            get(
                |axum::extract::Path(n): axum::extract::Path<u32>| async move {
                    let mut headers = HeaderMap::new();
                    headers.insert(LOCATION, format!("/far/{}", n + 1).parse().unwrap());
                    (StatusCode::FOUND, headers)
                },
            ),
        )
        .route("/file.md", get(|| async { to("file:///etc/hostname") }))
        .route("/nowhere.md", get(|| async { StatusCode::FOUND }))
        .route(
            "/html.md",
            get(|| async { "<!doctype html><p>sign in</p>" }),
        )
        .route("/big.md", get(|| async { "x".repeat(200_000) }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

async fn read(paths: &[&str]) -> (Reading, Vec<(usize, usize, usize)>) {
    let base = server().await;
    let fetcher = Fetcher::new(Duration::from_secs(20))
        .unwrap()
        .with_max_bytes(100_000);
    let addresses: Vec<String> = paths.iter().map(|p| format!("{base}{p}")).collect();
    let mut reader = Reader::default();
    let mut seen = Vec::new();
    fetch(&fetcher, &mut reader, &addresses, |p| {
        seen.push((p.done, p.total, p.fragments))
    })
    .await;
    (reader.finish(), seen)
}

#[tokio::test]
async fn pages_are_fetched_with_redirects_and_progress() {
    let (reading, seen) = read(&["/good.md", "/moved.md"]).await;
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
    assert_eq!(reading.fragments, 2);
    assert_eq!(seen, [(1, 2, 1), (2, 2, 1)]);
}

#[tokio::test]
async fn each_bad_address_has_its_own_error_and_the_good_page_is_read() {
    let (reading, _) = read(&[
        "/loop.md",
        "/far/1",
        "/file.md",
        "/nowhere.md",
        "/absent.md",
        "/html.md",
        "/big.md",
        "/good.md",
    ])
    .await;
    assert_eq!(reading.fragments, 1);
    assert!(reading.document["paths"]["/a"].is_object());
    let said: Vec<String> = reading.errors.iter().map(ToString::to_string).collect();
    assert!(
        matches!(
            reading.errors.as_slice(),
            [
                ReadError::Redirects { .. },
                ReadError::Redirects { .. },
                ReadError::Redirects { .. },
                ReadError::Redirects { .. },
                ReadError::Status { status: 404, .. },
                ReadError::Html { .. },
                ReadError::TooLarge { .. },
            ]
        ),
        "{said:#?}"
    );
    assert!(said[0].contains("redirect loop"), "{said:#?}");
    assert!(said[1].contains("too many redirects"), "{said:#?}");
    assert!(said[2].contains("away from https"), "{said:#?}");
}

#[tokio::test]
async fn unreachable_address_is_an_error_with_its_cause() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/x.md", listener.local_addr().unwrap());
    drop(listener);
    let fetcher = Fetcher::new(Duration::from_secs(20)).unwrap();
    let error = fetcher.get(&address).await.unwrap_err();
    assert!(error.to_string().contains("refused"), "{error}");
}
