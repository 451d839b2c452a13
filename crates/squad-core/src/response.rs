//! What a call gives back: a value, or a stream of bytes, and what came beside it.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_util::stream::{BoxStream, Stream, StreamExt as _};
use http::{HeaderMap, StatusCode};

use crate::Result;

/// A decoded answer, with what came beside it.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The decoded value.
    pub value: T,
    pub(crate) head: Head,
}

/// Everything of an answer but its body.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) request_id: Option<String>,
    pub(crate) attempts: u32,
}

impl<T> Response<T> {
    /// The HTTP status, a 2xx.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The request id that the service gave, for its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.head.request_id.as_deref()
    }

    /// How many times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.head.attempts
    }

    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Converts the value, or fails; the request id is added to the error.
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

    /// The same response with another value.
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

/// The body of a streamed answer, in the pieces in which it arrives.
///
/// A failure ends the stream and is not retried: what came before it is already with the caller.
pub struct ByteStream(BoxStream<'static, Result<Bytes>>);

impl ByteStream {
    pub(crate) fn new(pieces: BoxStream<'static, Result<Bytes>>) -> Self {
        Self(pieces)
    }

    /// The next piece; `None` once the body is complete.
    ///
    /// # Errors
    /// [`Connection`](crate::Kind::Connection) or [`Timeout`](crate::Kind::Timeout) where the body broke off.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>> {
        self.0.next().await.transpose()
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(cx)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream").finish_non_exhaustive()
    }
}
