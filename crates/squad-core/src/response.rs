//! The response of a call: a value or a stream of bytes, with status, headers and request id.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::stream::{BoxStream, Stream, StreamExt as _};
use http::{HeaderMap, StatusCode};
use secrecy::{ExposeSecret, SecretString};

use crate::Result;
use crate::error::redact;
use crate::wire::{Decoder, Deviations, MAX_DECODED_BYTES};

/// A decoded response with its status, headers and request id. From `RequestBuilder::with_response`.
///
/// ```
/// # async fn example(request: squad_core::RequestBuilder<String>) -> squad_core::Result<()> {
/// let response = request.with_response().await?;
/// println!("{} {:?}", response.status(), response.request_id());
/// let name = response.into_inner();
/// # let _ = name;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The decoded value.
    pub value: T,
    pub(crate) head: Head,
}

/// A response without its body.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) request_id: Option<String>,
    pub(crate) attempts: u32,
}

impl<T> Response<T> {
    /// Returns the HTTP status, a 2xx.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// Returns the response headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// Returns the request id that the service assigned, for support requests.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.head.request_id.as_deref()
    }

    /// Returns the number of attempts.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// Returns the value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Converts the value; an error gets the request id.
    pub(crate) fn try_map<U>(self, convert: impl FnOnce(T) -> Result<U>) -> Result<Response<U>> {
        match convert(self.value) {
            Ok(value) => Ok(Response {
                value,
                head: self.head,
            }),
            Err(error) => Err(error
                .with_request_id(self.head.request_id)
                .with_attempts(self.head.attempts)),
        }
    }

    /// Converts the value.
    #[must_use]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        Response {
            value: change(self.value),
            head: self.head,
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.head.status.as_u16())
            .field("request_id", &self.head.request_id)
            .field("attempts", &self.head.attempts)
            .finish_non_exhaustive()
    }
}

/// The body of a streamed response, in the chunks in which it arrives. An error ends the stream and is not retried.
///
/// ```
/// # use squad_core::{ByteStream, Result};
/// async fn length(mut body: ByteStream) -> Result<usize> {
///     let mut length = 0;
///     while let Some(chunk) = body.chunk().await? {
///         length += chunk.len();
///     }
///     Ok(length)
/// }
/// ```
pub struct ByteStream {
    chunks: BoxStream<'static, Result<Bytes>>,
    decoding: Decoding,
}

impl ByteStream {
    /// Creates a stream of `chunks`, for example to test code that takes one.
    pub fn new(chunks: impl Stream<Item = Result<Bytes>> + Send + 'static) -> Self {
        Self {
            // A caller may poll beyond the end.
            chunks: chunks.fuse().boxed(),
            decoding: Decoding::default(),
        }
    }

    /// Sets how [`json_rows`](crate::json_rows) decodes the rows of this body.
    pub(crate) fn decode_with(mut self, decoding: Decoding) -> Self {
        self.decoding = decoding;
        self
    }

    pub(crate) fn decoding(&self) -> Decoding {
        self.decoding.clone()
    }

    /// Returns the next chunk, or `None` at the end of the body.
    ///
    /// # Errors
    /// [`Connection`](crate::Kind::Connection) if the connection breaks, [`Timeout`](crate::Kind::Timeout) if no byte arrives
    /// within the read timeout or the total deadline passes, [`Decode`](crate::Kind::Decode) if the compression is broken.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>> {
        self.chunks.next().await.transpose()
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.chunks.poll_next_unpin(cx)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").finish_non_exhaustive()
    }
}

/// Receives the deviations of one row.
type DeviationObserver = dyn Fn(&Deviations<'_>) + Send + Sync;

/// How the rows of a body are decoded.
#[derive(Clone)]
pub(crate) struct Decoding {
    pub(crate) max_bytes: usize,
    pub(crate) operation: &'static str,
    /// The secrets of the request, which no report may show.
    pub(crate) secrets: Arc<[SecretString]>,
    pub(crate) observe: Option<Arc<DeviationObserver>>,
}

impl Default for Decoding {
    fn default() -> Self {
        Self {
            max_bytes: MAX_DECODED_BYTES,
            operation: "",
            secrets: Arc::default(),
            observe: None,
        }
    }
}

impl Decoding {
    /// Calls `decode` with a decoder of these settings.
    pub(crate) fn with<T>(&self, decode: impl FnOnce(Decoder<'_>) -> T) -> T {
        let redact = |text: &str| {
            let secrets = self.secrets.iter().map(ExposeSecret::expose_secret);
            redact(text, &secrets.collect::<Vec<_>>()).into_owned()
        };
        let decoder = Decoder::new().max_bytes(self.max_bytes).redact(&redact);
        match &self.observe {
            Some(observe) => decode(decoder.observe(self.operation, &**observe)),
            None => decode(decoder),
        }
    }
}

impl fmt::Debug for Decoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoding")
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}
