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
                let capacity = expected.min(MAX_RESERVED).max(length + chunk.len());
                let mut joined = BytesMut::with_capacity(capacity);
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
