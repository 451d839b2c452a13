//! HTTP bodies: the response body, which can break off on purpose, and the bounded read of a request body.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};

/// A response body.
pub(crate) struct Body(Part);

enum Part {
    /// The bytes that are left; none once they were sent.
    Complete(Option<Bytes>),
    /// The first half of a body of `length` bytes, then an error.
    Truncated {
        half: Option<Bytes>,
        length: u64,
        flushed: bool,
    },
}

impl Body {
    /// Creates a body that is sent as a whole.
    pub(crate) fn complete(bytes: Bytes) -> Self {
        Self(Part::Complete(
            Some(bytes).filter(|bytes| !bytes.is_empty()),
        ))
    }

    /// Creates a body that announces its full length and fails after the first half.
    pub(crate) fn truncated(bytes: &Bytes) -> Self {
        let half = bytes.slice(..bytes.len() / 2);
        Self(Part::Truncated {
            half: Some(half).filter(|half| !half.is_empty()),
            length: bytes.len() as u64,
            flushed: false,
        })
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match &mut self.0 {
            Part::Complete(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Part::Truncated { half, flushed, .. } => {
                if let Some(half) = half.take() {
                    return Poll::Ready(Some(Ok(Frame::data(half))));
                }
                if !*flushed {
                    // Pending once, because hyper flushes the first half before it polls again.
                    *flushed = true;
                    context.waker().wake_by_ref();
                    return Poll::Pending;
                }
                Poll::Ready(Some(Err(io::Error::other(
                    "the body is truncated by an injected failure",
                ))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.0, Part::Complete(None))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match &self.0 {
            Part::Complete(bytes) => bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Part::Truncated { length, .. } => *length,
        })
    }
}

/// Why a request body could not be read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BodyError {
    /// It is longer than the limit.
    TooLarge,
    /// The connection failed before the end.
    Incomplete,
}

/// Reads a request body of at most `limit` bytes.
pub(crate) async fn read_body(mut body: Incoming, limit: usize) -> Result<Bytes, BodyError> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| BodyError::Incomplete)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > limit {
            return Err(BodyError::TooLarge);
        }
        bytes.extend_from_slice(&data);
    }
    // Without the spare capacity, because the journal stores the body.
    Ok(Bytes::from(bytes.into_boxed_slice()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// The texts of the frames of a body; `!` is an error, and `.` is pending.
    fn frames(mut body: Body) -> Vec<String> {
        let mut context = Context::from_waker(std::task::Waker::noop());
        let mut found = Vec::new();
        for _ in 0..4 {
            match Pin::new(&mut body).poll_frame(&mut context) {
                Poll::Pending => found.push(".".to_owned()),
                Poll::Ready(None) => return found,
                Poll::Ready(Some(Err(_))) => {
                    found.push("!".to_owned());
                    return found;
                }
                Poll::Ready(Some(Ok(frame))) => {
                    let data = frame.into_data().unwrap();
                    found.push(String::from_utf8(data.to_vec()).unwrap());
                }
            }
        }
        found
    }

    #[test]
    fn complete_body_is_one_frame_and_knows_its_length() {
        let body = Body::complete(Bytes::from("abc"));
        assert_eq!(
            (body.is_end_stream(), body.size_hint().exact()),
            (false, Some(3))
        );
        assert_eq!(frames(body), ["abc"]);
        let empty = Body::complete(Bytes::new());
        assert_eq!(
            (empty.is_end_stream(), empty.size_hint().exact()),
            (true, Some(0))
        );
        assert!(frames(empty).is_empty());
    }

    #[test]
    fn truncated_body_fails_after_its_first_half() {
        let body = Body::truncated(&Bytes::from("abcde"));
        assert_eq!(
            (body.is_end_stream(), body.size_hint().exact()),
            (false, Some(5))
        );
        assert_eq!(frames(body), ["ab", ".", "!"]);
        assert_eq!(frames(Body::truncated(&Bytes::from("a"))), [".", "!"]);
    }
}
