//! Reading a response body into memory, bounded by a maximum size and compared with its `Content-Length`.

use bytes::{Bytes, BytesMut};
use futures_util::stream::{BoxStream, StreamExt as _};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use super::watchdog::Watchdog;
use crate::Operation;
use crate::operation::Method;
use crate::transport::{SendError, SendPhase};

/// The most memory that is reserved because of a `Content-Length`.
const MAX_RESERVED: usize = 1 << 20;

pub(super) type Chunks = BoxStream<'static, Result<Bytes, SendError>>;

/// The body of a successful response.
pub(super) enum ResponseBody {
    Whole(Bytes),
    /// The first chunk that is not empty, and the rest.
    Stream(Option<Bytes>, Chunks),
}

/// How the body ended.
pub(super) enum End {
    Complete,
    TooLarge,
    Broken(SendError),
}

/// Reads a body to its end, or up to `max` bytes. A single chunk is not copied.
pub(super) async fn read(
    operation: &Operation,
    body: &mut Chunks,
    headers: &HeaderMap,
    max: usize,
    watchdog: &Watchdog<'_>,
) -> (Bytes, End) {
    let mut first = Bytes::new();
    let mut rest: Option<BytesMut> = None;
    while let Some(chunk) = body.next().await {
        watchdog.touch();
        let chunk = match chunk {
            Ok(chunk) => chunk,
            Err(error) => return (rest.map_or(first, BytesMut::freeze), End::Broken(error)),
        };
        let length = rest.as_ref().map_or(first.len(), BytesMut::len);
        if length + chunk.len() > max {
            return (rest.map_or(first, BytesMut::freeze), End::TooLarge);
        }
        match &mut rest {
            Some(rest) => rest.extend_from_slice(&chunk),
            None if first.is_empty() => first = chunk,
            None => {
                let expected = content_length(headers).unwrap_or(0);
                let expected = usize::try_from(expected).unwrap_or(usize::MAX);
                let mut joined =
                    BytesMut::with_capacity(expected.min(MAX_RESERVED).max(length + chunk.len()));
                joined.extend_from_slice(&first);
                joined.extend_from_slice(&chunk);
                rest = Some(joined);
            }
        }
    }
    let whole = rest.map_or(first, BytesMut::freeze);
    let end = match length_mismatch(operation, headers, whole.len() as u64) {
        Some(error) => End::Broken(error),
        None => End::Complete,
    };
    (whole, end)
}

/// Returns the error of a body whose length is not the announced one. A compressed body has another length, and the response to
/// a HEAD request has no body.
pub(super) fn length_mismatch(
    operation: &Operation,
    headers: &HeaderMap,
    received: u64,
) -> Option<SendError> {
    if headers.contains_key(CONTENT_ENCODING) || operation.method == Method::Head {
        return None;
    }
    let announced = content_length(headers).filter(|announced| *announced != received)?;
    let message =
        format!("the response body has {received} bytes, its Content-Length is {announced}");
    Some(SendError::new(SendPhase::Exchange, message))
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use futures_util::stream;
    use http::HeaderValue;

    use super::*;
    use crate::clock::Clock as _;
    use crate::testing::ManualClock;

    static GET: Operation = Operation::new("get", Method::Get, "/", "body");
    static HEAD: Operation = Operation::new("head", Method::Head, "/", "body");

    fn announced(length: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_str(length).unwrap());
        headers
    }

    async fn read_all(
        chunks: &[Result<&'static str, &'static str>],
        headers: &HeaderMap,
    ) -> (String, String) {
        let clock = ManualClock::new();
        let watchdog = Watchdog::new(&clock, clock.monotonic());
        let chunks: Vec<_> = chunks.to_vec();
        let chunks = chunks.into_iter().map(|chunk| {
            let broken = |why| SendError::new(SendPhase::Exchange, why);
            chunk.map(Bytes::from).map_err(broken)
        });
        let mut chunks = stream::iter(chunks).boxed();
        let (body, end) = read(&GET, &mut chunks, headers, 6, &watchdog).await;
        let end = match end {
            End::Complete => "complete".to_owned(),
            End::TooLarge => "too large".to_owned(),
            End::Broken(error) => error.message,
        };
        (String::from_utf8(body.to_vec()).unwrap(), end)
    }

    #[tokio::test]
    async fn a_body_is_joined_up_to_its_largest_size() {
        for (chunks, body, end) in [
            (vec![], "", "complete"),
            (vec![Ok("abcdef")], "abcdef", "complete"),
            (vec![Ok("abcdefg")], "", "too large"),
            (
                vec![Ok(""), Ok("abc"), Ok(""), Ok("def")],
                "abcdef",
                "complete",
            ),
            (vec![Ok("a"), Ok("bcd")], "abcd", "complete"),
            (vec![Ok("abc"), Ok("defg")], "abc", "too large"),
            (vec![Ok("ab"), Ok("cd"), Ok("ef")], "abcdef", "complete"),
            (vec![Ok("ab"), Ok("cd"), Ok("efg")], "abcd", "too large"),
            (vec![Ok("ab"), Err("reset")], "ab", "reset"),
            (vec![Ok("ab"), Ok("cd"), Err("reset")], "abcd", "reset"),
        ] {
            let found = read_all(&chunks, &HeaderMap::new()).await;
            assert_eq!(found, (body.to_owned(), end.to_owned()), "{chunks:?}");
        }
        let chunks = [Ok("ab"), Ok("cd")];
        for (length, end) in [
            ("4", "complete"),
            (
                "99999999999999",
                "the response body has 4 bytes, its Content-Length is 99999999999999",
            ),
            (
                "3",
                "the response body has 4 bytes, its Content-Length is 3",
            ),
            ("four", "complete"),
        ] {
            let found = read_all(&chunks, &announced(length)).await;
            assert_eq!(found, ("abcd".to_owned(), end.to_owned()));
        }
    }

    #[tokio::test]
    async fn a_body_of_one_chunk_is_not_copied() {
        let clock = ManualClock::new();
        let watchdog = Watchdog::new(&clock, clock.monotonic());
        let chunk = Bytes::from("chunk");
        let mut chunks = stream::iter([Ok(Bytes::new()), Ok(chunk.clone())]).boxed();
        let headers = HeaderMap::new();
        let (body, _) = read(&GET, &mut chunks, &headers, 10, &watchdog).await;
        assert_eq!((body.as_ptr(), &body), (chunk.as_ptr(), &chunk));
    }

    #[test]
    fn the_length_of_a_compressed_body_and_of_a_head_response_is_another() {
        let headers = announced("5");
        assert!(length_mismatch(&GET, &headers, 5).is_none());
        let error = length_mismatch(&GET, &headers, 4).unwrap();
        assert_eq!(error.phase, SendPhase::Exchange);
        assert!(length_mismatch(&HEAD, &headers, 0).is_none());
        let mut compressed = headers.clone();
        compressed.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        assert!(length_mismatch(&GET, &compressed, 4).is_none());
        assert!(length_mismatch(&GET, &HeaderMap::new(), 4).is_none());
    }
}
