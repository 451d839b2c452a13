//! The response body: its length is compared with `Content-Length`, then gzip is decompressed in bounded steps.

use std::io::Write as _;

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use futures_util::stream::{self, BoxStream, Stream, StreamExt as _};
use reqwest::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap};
use reqwest::{Method, StatusCode};
use squad_core::transport::{SendError, SendPhase};

use crate::failure::Failures;

type Chunk = Result<Bytes, SendError>;

/// How much compressed input is decompressed at once. gzip expands by a factor of up to 1032, so that one step produces at
/// most 1 MiB.
const INPUT_STEP: usize = 1024;
/// A chunk of decompressed output is passed on when it has this size.
const OUTPUT_CHUNK: usize = 64 << 10;

/// Makes the body of a response out of what arrives. If the body is compressed, the headers that describe the compressed body
/// are removed.
pub(crate) fn decoded(
    method: &Method,
    status: StatusCode,
    headers: &mut HeaderMap,
    body: impl Stream<Item = reqwest::Result<Bytes>> + Send + 'static,
    failures: Failures,
) -> BoxStream<'static, Chunk> {
    let bodiless = method == Method::HEAD
        || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok())
        .filter(|_| !bodiless);
    let host = failures.host().to_owned();
    let body = body.map(move |chunk| chunk.map_err(|error| failures.convert(error)));
    let body = checked(body.boxed(), announced, host.clone());
    match encoding(headers) {
        Encoding::Identity => body,
        Encoding::Gzip => {
            headers.remove(CONTENT_ENCODING);
            headers.remove(CONTENT_LENGTH);
            gunzip(body, host)
        }
        Encoding::Unknown(name) => {
            let message =
                format!("{host} sent the content encoding `{name}`, which is not supported");
            // An empty body has no encoding.
            let chunks = body.map(move |chunk| match chunk {
                Ok(chunk) if !chunk.is_empty() => {
                    Err(SendError::new(SendPhase::Decode, message.clone()))
                }
                other => other,
            });
            chunks.boxed()
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Encoding {
    Identity,
    Gzip,
    Unknown(String),
}

fn encoding(headers: &HeaderMap) -> Encoding {
    let mut found = Encoding::Identity;
    for value in headers.get_all(CONTENT_ENCODING) {
        let names = value.to_str().unwrap_or("invalid").split(',');
        for name in names.map(str::trim).filter(|name| !name.is_empty()) {
            let known = |other: &str| name.eq_ignore_ascii_case(other);
            if known("identity") {
                continue;
            }
            if found == Encoding::Identity && (known("gzip") || known("x-gzip")) {
                found = Encoding::Gzip;
            } else {
                let name = name.chars().filter(char::is_ascii_graphic).take(20);
                return Encoding::Unknown(name.collect());
            }
        }
    }
    found
}

/// Adds an error to the end of a body that is not as long as announced.
fn checked(
    body: BoxStream<'static, Chunk>,
    announced: Option<u64>,
    host: String,
) -> BoxStream<'static, Chunk> {
    let Some(announced) = announced else {
        return body;
    };
    stream::unfold(Some((body, 0_u64)), move |state| {
        let host = host.clone();
        async move {
            let (mut body, received) = state?;
            match body.next().await {
                Some(Ok(chunk)) => {
                    let received = received + chunk.len() as u64;
                    Some((Ok(chunk), Some((body, received))))
                }
                Some(Err(error)) => Some((Err(error), None)),
                None if received == announced => None,
                None => {
                    let message = format!(
                        "the response body of {host} has {received} bytes, its Content-Length is {announced}"
                    );
                    Some((Err(SendError::new(SendPhase::Exchange, message)), None))
                }
            }
        }
    })
    .boxed()
}

struct Gunzip {
    body: BoxStream<'static, Chunk>,
    decoder: MultiGzDecoder<Vec<u8>>,
    /// Compressed bytes that are not decompressed yet.
    input: Bytes,
    /// Whether a compressed byte has arrived: an empty body is not compressed.
    started: bool,
    host: String,
}

fn gunzip(body: BoxStream<'static, Chunk>, host: String) -> BoxStream<'static, Chunk> {
    let state = Gunzip {
        body,
        decoder: MultiGzDecoder::new(Vec::new()),
        input: Bytes::new(),
        started: false,
        host,
    };
    stream::unfold(Some(state), |state| async {
        let mut state = state?;
        match state.next().await? {
            Ok((chunk, false)) => Some((Ok(chunk), Some(state))),
            Ok((chunk, true)) if chunk.is_empty() => None,
            Ok((chunk, true)) => Some((Ok(chunk), None)),
            Err(error) => Some((Err(error), None)),
        }
    })
    .boxed()
}

impl Gunzip {
    /// Returns the next chunk, and whether it is the last one.
    async fn next(&mut self) -> Option<Result<(Bytes, bool), SendError>> {
        loop {
            while !self.input.is_empty() && self.decoder.get_ref().len() < OUTPUT_CHUNK {
                let step = self.input.split_to(self.input.len().min(INPUT_STEP));
                if let Err(error) = self.decoder.write_all(&step) {
                    return Some(Err(self.broken(error)));
                }
            }
            if !self.decoder.get_ref().is_empty() {
                let output = std::mem::take(self.decoder.get_mut());
                return Some(Ok((output.into(), false)));
            }
            match self.body.next().await {
                Some(Ok(chunk)) => {
                    self.started |= !chunk.is_empty();
                    self.input = chunk;
                }
                Some(Err(error)) => return Some(Err(error)),
                None if !self.started => return None,
                None => {
                    return Some(match self.decoder.try_finish() {
                        Ok(()) => Ok((std::mem::take(self.decoder.get_mut()).into(), true)),
                        Err(error) => Err(self.broken(error)),
                    });
                }
            }
        }
    }

    fn broken(&self, error: std::io::Error) -> SendError {
        let message = format!(
            "the gzip compression of the response from {} is broken",
            self.host
        );
        SendError::new(SendPhase::Decode, message).with_source(error)
    }
}
