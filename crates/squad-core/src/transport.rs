//! Sending one request and receiving one reply, as a seam: `reqwest` in production, memory in tests.
//!
//! Nothing here repeats, signs or decodes; that is done once, above every transport.

use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use futures::stream::BoxStream;
use http::{HeaderMap, StatusCode};
use url::Url;

/// One HTTP request, complete with its headers.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: http::Method,
    /// The whole address.
    pub url: Url,
    /// The headers; secrets among them are marked sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Option<Bytes>,
    /// The longest time from sending to the last byte of the reply.
    pub timeout: Option<Duration>,
}

/// One HTTP reply; its body is still on the way.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, in the pieces in which it arrives.
    pub body: BoxStream<'static, Result<Bytes, SendError>>,
}

/// How far a request came before it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stage {
    /// No connection was made, so the service saw nothing of the request.
    Connect,
    /// The request may have reached the service, in part or whole.
    Exchange,
    /// The time for the attempt ran out; the request may have reached the service.
    Timeout,
}

/// Why a transport has no reply.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct SendError {
    /// How far the request came.
    pub stage: Stage,
    /// What happened, without secrets and without the request's query.
    pub message: String,
    /// The cause.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// Something that can send a request.
pub trait Transport: Send + Sync + std::fmt::Debug {
    /// Sends `request` once, following no redirect.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Reply, SendError>>;
}
