//! Sending one request and receiving one reply, as a seam: the crate `squad-http` in production, memory in tests.
//!
//! Nothing here repeats, signs or decodes; that is done once, above every transport.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};
use url::Url;

use crate::BaseUrls;

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
    /// The longest time from sending to the last byte of the reply, for a transport with a timer of its own. Callers of
    /// this crate race against their [`Clock`](crate::clock::Clock) as well.
    pub timeout: Option<Duration>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("host", &self.url.host_str())
            .field("path", &self.url.path())
            .field("body_bytes", &self.body.as_ref().map(Bytes::len))
            .finish_non_exhaustive()
    }
}

/// One HTTP reply; its body is still on the way.
pub struct TransportResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, in the pieces in which it arrives.
    pub body: BoxStream<'static, Result<Bytes, SendError>>,
}

impl TransportResponse {
    /// A reply with a body of one piece; an empty body has none.
    #[must_use]
    pub fn new(status: StatusCode, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self {
            status,
            headers: HeaderMap::new(),
            body: if body.is_empty() {
                stream::empty().boxed()
            } else {
                stream::iter([Ok(body)]).boxed()
            },
        }
    }

    /// A JSON reply.
    #[must_use]
    pub fn json(status: StatusCode, body: &serde_json::Value) -> Self {
        Self::new(status, body.to_string())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }
}

impl fmt::Debug for TransportResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// How far a request came before it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SendPhase {
    /// No connection was made, so the service saw nothing of the request.
    Connect,
    /// The request may have reached the service, in part or whole.
    Exchange,
    /// The time for the attempt ran out; the request may have reached the service.
    Timeout,
    /// The transport is set up in a way that cannot work, so sending again would end the same. The request may have reached
    /// a service.
    Misconfigured,
}

/// Why a transport has no reply.
#[derive(Debug)]
pub struct SendError {
    /// How far the request came.
    pub phase: SendPhase,
    /// What happened, without secrets and without the request's query.
    pub message: String,
    /// The cause.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for SendError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref()?.as_ref())
    }
}

impl SendError {
    /// A failure at `phase`.
    #[must_use]
    pub fn new(phase: SendPhase, message: impl Into<String>) -> Self {
        Self {
            phase,
            message: message.into(),
            source: None,
        }
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// Something that can send a request.
pub trait Transport: Send + Sync + std::fmt::Debug {
    /// Sends `request` once, following no redirect.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>>;
}

/// Something that makes the transport of a client when its hosts are known.
pub trait Connector: Send + Sync + std::fmt::Debug {
    /// The transport for `hosts`. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) where a setting is of no use.
    fn connect(&self, hosts: &BaseUrls) -> crate::Result<Arc<dyn Transport>>;
}
