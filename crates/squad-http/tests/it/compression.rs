//! Compressed responses: every legal form is decompressed in bounded steps, and a broken one is an error.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write as _;

use crate::raw::{Server, Then};
use crate::support::{EXPORT, LIST};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use squad_core::{BaseUrls, ByteStream, Client, ClientBuilder, Error, Kind, RequestSent};
use squad_http::Http;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn response(encoding: &str, length: Option<usize>, body: &[u8]) -> Vec<u8> {
    let length = length.unwrap_or(body.len());
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-encoding: {encoding}\r\ncontent-length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

async fn server(bytes: Vec<u8>, then: Then) -> Server {
    Server::start(move |_| (bytes.clone(), then)).await
}

fn builder(server: &Server) -> ClientBuilder {
    Client::builder()
        .base_urls(BaseUrls::new(&server.url(), &server.url()).unwrap())
        .static_token("tok-canary-1")
        .connector(Http::new())
}

async fn fetch(bytes: Vec<u8>) -> (Result<Bytes, Error>, usize) {
    let server = server(bytes, Then::Close).await;
    let client = builder(&server).build().unwrap();
    let result = client.call(&LIST).request::<Bytes>().await;
    (result, server.requests().len())
}

#[tokio::test]
async fn all_members_of_a_gzip_body_are_decompressed() {
    let members = [gzip(b"a,b\n"), gzip(b""), gzip(b"c,d\n")].concat();
    let (body, _) = fetch(response("gzip", None, &members)).await;
    assert_eq!(body.unwrap(), "a,b\nc,d\n");
    let server = server(response("gzip", None, &members), Then::Stay).await;
    let client = builder(&server).build().unwrap();
    let mut chunks = client.call(&EXPORT).request::<ByteStream>().await.unwrap();
    let mut streamed = Vec::new();
    while let Some(chunk) = chunks.chunk().await.unwrap() {
        streamed.extend_from_slice(&chunk);
    }
    assert_eq!(streamed, b"a,b\nc,d\n");
}

#[tokio::test]
async fn content_encodings_are_case_insensitive_and_have_an_alias() {
    for encoding in [
        "gzip",
        "GZip",
        "x-gzip",
        "X-GZIP",
        "identity, gzip",
        " gzip ",
    ] {
        let (body, _) = fetch(response(encoding, None, &gzip(b"text"))).await;
        assert_eq!(body.unwrap(), "text", "{encoding}");
    }
    for encoding in ["identity", "IDENTITY", ""] {
        let (body, _) = fetch(response(encoding, None, b"text")).await;
        assert_eq!(body.unwrap(), "text", "{encoding}");
    }
    for encoding in [
        "br",
        "gzip, gzip",
        "gzip, br",
        "canary-canary-canary-canary",
    ] {
        let (body, requests) = fetch(response(encoding, None, &gzip(b"text"))).await;
        let error = body.unwrap_err();
        assert_eq!((error.kind(), requests), (Kind::Decode, 1), "{encoding}");
        assert!(error.message().len() < 100, "{error}");
    }
}

#[tokio::test]
async fn broken_compression_is_a_decode_error_and_is_not_retried() {
    let good = gzip(&b"0123456789 abcdef ".repeat(1000));
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0xff;
    let mut checksum = good.clone();
    let last = checksum.len() - 6;
    checksum[last] ^= 1;
    let garbage = [good.clone(), b"trailing".to_vec()].concat();
    let two = good.repeat(2);
    for (name, body) in [
        ("flipped", flipped),
        ("checksum", checksum),
        ("cut", good[..good.len() - 9].to_vec()),
        ("header only", good[..10].to_vec()),
        ("trailing garbage", garbage),
        (
            "second member cut in its header",
            two[..good.len() + 1].to_vec(),
        ),
        ("second member cut", two[..two.len() - 1].to_vec()),
        ("not gzip", b"plain text".to_vec()),
    ] {
        let (result, requests) = fetch(response("gzip", None, &body)).await;
        let error = result.unwrap_err();
        assert_eq!(
            (error.kind(), requests),
            (Kind::Decode, 1),
            "{name}: {error}"
        );
        assert_eq!(error.request_sent(), RequestSent::Yes);
        assert!(error.message().contains("compression"), "{name}: {error}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_in_a_compressed_body_is_retried() {
    let good = gzip(b"text");
    let cut = response("gzip", Some(good.len()), &good[..good.len() - 4]);
    let (result, requests) = fetch(cut).await;
    assert_eq!(
        (result.unwrap_err().kind(), requests),
        (Kind::Connection, 3)
    );
}

#[tokio::test]
async fn the_headers_of_a_decompressed_response_do_not_describe_the_compressed_one() {
    let server = server(response("gzip", None, &gzip(b"text")), Then::Stay).await;
    let client = builder(&server).build().unwrap();
    let request = client.call(&LIST).request::<Bytes>();
    let response = request.with_response().await.unwrap();
    assert!(!response.headers().contains_key("content-encoding"));
    assert!(!response.headers().contains_key("content-length"));
    let request = server.requests()[0].to_ascii_lowercase();
    assert!(request.contains("accept-encoding: gzip\r\n"), "{request}");
}

#[tokio::test]
async fn an_empty_body_is_not_broken_compression() {
    for head in [
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\ncontent-encoding: gzip\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-encoding: br\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\ncontent-encoding: br\r\n\r\n",
    ] {
        let (body, _) = fetch(head.as_bytes().to_vec()).await;
        assert!(body.unwrap().is_empty(), "{head}");
    }
}

#[tokio::test]
async fn the_maximum_size_applies_to_the_decompressed_body() {
    let bomb = gzip(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let server = server(response("gzip", None, &bomb), Then::Stay).await;
    let client = builder(&server).max_response_bytes(1 << 20);
    let client = client.build().unwrap();
    let error = client.call(&LIST).request::<Bytes>().await.unwrap_err();
    assert!(error.message().contains("max_response_bytes"), "{error}");
    // A stream receives it in bounded chunks.
    let mut chunks = client.call(&EXPORT).request::<ByteStream>().await.unwrap();
    let (mut total, mut largest) = (0, 0);
    while let Some(chunk) = chunks.chunk().await.unwrap() {
        total += chunk.len();
        largest = largest.max(chunk.len());
    }
    assert_eq!(total, 64 << 20);
    assert!(largest <= 2 << 20, "{largest}");
}
