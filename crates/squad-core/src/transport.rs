//! The transport: sends one request and receives one response. `squad_http` implements it for production,
//! `squad_core::testing` in memory.
//!
//! A transport does not retry, authenticate or decode JSON; the client does that once, above every transport.
//!
//! A transport can wrap another one, for example to add a header, to record traffic or to inject failures:
//!
//! ```
//! use std::sync::Arc;
//!
//! use futures_util::future::BoxFuture;
//! use http::HeaderValue;
//! use squad_core::transport::{Connector, Request, SendError, Transport, TransportResponse};
//! use squad_core::{BaseUrls, Client, Result};
//!
//! /// Adds a header to every request.
//! #[derive(Debug)]
//! struct Tenant<T>(T);
//!
//! impl Transport for Tenant<Arc<dyn Transport>> {
//!     fn send(
//!         &self,
//!         mut request: Request,
//!     ) -> BoxFuture<'_, std::result::Result<TransportResponse, SendError>> {
//!         request.headers.insert("x-tenant", HeaderValue::from_static("payments"));
//!         self.0.send(request)
//!     }
//! }
//!
//! impl<C: Connector> Connector for Tenant<C> {
//!     fn connect(&self, hosts: &BaseUrls) -> Result<Arc<dyn Transport>> {
//!         Ok(Arc::new(Tenant(self.0.connect(hosts)?)))
//!     }
//! }
//!
//! let client = Client::builder()
//!     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
//!     .static_token("0123456789abcdef")
//!     .connector(Tenant(squad_http::Http::new()))
//!     .build()?;
//! # let _ = client;
//! # Ok::<(), squad_core::Error>(())
//! ```

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, StatusCode};
use url::Url;

use crate::{BaseUrls, Error, Kind, RequestSent};

/// An HTTP request with all its headers.
#[derive(Clone)]
pub struct Request {
    /// The method.
    pub method: http::Method,
    /// The URL.
    pub url: Url,
    /// Whether the path of the URL contains a secret. `Debug` then omits the path.
    pub secret_path: bool,
    /// The headers. Secrets are marked as sensitive.
    pub headers: HeaderMap,
    /// The body.
    pub body: Option<Bytes>,
    /// The maximum time from sending to the last byte of the response, for a transport with a timer of its own. `None` if
    /// only the client's [`Clock`](crate::clock::Clock) limits the time.
    pub timeout: Option<Duration>,
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.secret_path {
            "[redacted]"
        } else {
            self.url.path()
        };
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("host", &self.url.host_str())
            .field("path", &path)
            .field("body_bytes", &self.body.as_ref().map(Bytes::len))
            .finish_non_exhaustive()
    }
}

/// An HTTP response whose body has not arrived yet.
///
/// ```
/// use http::StatusCode;
/// use squad_core::transport::TransportResponse;
///
/// let response = TransportResponse::json(StatusCode::OK, &serde_json::json!({"data": []}));
/// assert_eq!(response.headers["content-type"], "application/json");
/// ```
pub struct TransportResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers. `Content-Encoding` is absent if the transport decompresses the body.
    pub headers: HeaderMap,
    /// The body, in chunks.
    pub body: BoxStream<'static, Result<Bytes, SendError>>,
}

impl TransportResponse {
    /// Creates a response with a body of one chunk; an empty body has no chunk.
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

    /// Creates a response with a JSON body and its content type.
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

/// The phase in which sending a request failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SendPhase {
    /// The request could not be built, or the transport is not configured for it. Nothing was sent, and a retry would fail in
    /// the same way.
    Misconfigured,
    /// The connection could not be established. Nothing was sent.
    Connect,
    /// The connection broke. The service may have received the request, in part or whole.
    Exchange,
    /// The timeout of the attempt passed. The service may have received the request, in part or whole.
    Timeout,
    /// The HTTP library followed a redirect, although it must not. The request and its headers were sent to another URL.
    Redirect,
    /// The response arrived, and its compression is broken or unknown. A retry would fail in the same way.
    Decode,
}

impl SendPhase {
    /// Returns whether a request that failed in this phase reached the service.
    #[must_use]
    pub fn request_sent(self) -> RequestSent {
        match self {
            Self::Misconfigured | Self::Connect => RequestSent::No,
            Self::Exchange | Self::Timeout => RequestSent::Maybe,
            Self::Redirect | Self::Decode => RequestSent::Yes,
        }
    }
}

/// The failure of a transport to send a request or to receive its response.
///
/// ```
/// use squad_core::transport::{SendError, SendPhase};
///
/// let error = SendError::new(SendPhase::Connect, "cannot connect to api.example.com");
/// assert_eq!(error.to_string(), "cannot connect to api.example.com");
/// ```
#[derive(Debug)]
pub struct SendError {
    /// The phase in which it failed.
    pub phase: SendPhase,
    /// What failed, without secrets and without the query of the URL.
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
    /// Creates an error of `phase`.
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

impl From<SendError> for Error {
    fn from(error: SendError) -> Self {
        let kind = match error.phase {
            SendPhase::Misconfigured => Kind::Configuration,
            SendPhase::Connect | SendPhase::Exchange => Kind::Connection,
            SendPhase::Timeout => Kind::Timeout,
            SendPhase::Redirect => Kind::Redirect,
            SendPhase::Decode => Kind::Decode,
        };
        let converted =
            Self::new(kind, error.message).with_request_sent(error.phase.request_sent());
        match error.source {
            Some(source) => converted.with_source(source),
            None => converted,
        }
    }
}

/// Sends requests. See the [module](self) for an example that wraps another transport.
pub trait Transport: Send + Sync + std::fmt::Debug {
    /// Sends `request` once and follows no redirect.
    ///
    /// # Errors
    /// A [`SendError`] if no response arrives. Errors while the body arrives are items of the body.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>>;
}

/// Creates the transport of a client once its base URLs are known.
pub trait Connector: Send + Sync + std::fmt::Debug {
    /// Creates the transport for `hosts`. No connection is opened yet.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if a setting is invalid.
    fn connect(&self, hosts: &BaseUrls) -> crate::Result<Arc<dyn Transport>>;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::error::Error as _;

    use super::*;

    #[test]
    fn a_failure_has_its_message_its_source_and_its_error() {
        for (phase, kind, sent) in [
            (
                SendPhase::Misconfigured,
                Kind::Configuration,
                RequestSent::No,
            ),
            (SendPhase::Connect, Kind::Connection, RequestSent::No),
            (SendPhase::Exchange, Kind::Connection, RequestSent::Maybe),
            (SendPhase::Timeout, Kind::Timeout, RequestSent::Maybe),
            (SendPhase::Redirect, Kind::Redirect, RequestSent::Yes),
            (SendPhase::Decode, Kind::Decode, RequestSent::Yes),
        ] {
            assert_eq!(phase.request_sent(), sent);
            let error = SendError::new(phase, "cannot connect");
            assert!(error.source().is_none());
            let error = error.with_source("no route");
            assert_eq!(error.to_string(), "cannot connect");
            assert_eq!(error.source().unwrap().to_string(), "no route");
            let error = Error::from(error);
            assert_eq!(error.message(), "cannot connect");
            assert_eq!((error.kind(), error.request_sent()), (kind, sent));
            assert_eq!(error.source().unwrap().to_string(), "no route");
        }
    }

    #[test]
    fn requests_and_responses_are_printed_without_their_secrets() {
        let mut request = Request {
            method: http::Method::PUT,
            url: "https://api.test/path?canary".parse().unwrap(),
            secret_path: false,
            headers: HeaderMap::new(),
            body: Some(Bytes::from_static(b"canary")),
            timeout: None,
        };
        assert_eq!(
            format!("{request:?}"),
            r#"Request { method: PUT, host: Some("api.test"), path: "/path", body_bytes: Some(6), .. }"#
        );
        request.secret_path = true;
        assert!(format!("{request:?}").contains(r#"path: "[redacted]""#));
        let response = TransportResponse::new(StatusCode::OK, "canary");
        assert_eq!(
            format!("{response:?}"),
            "TransportResponse { status: 200, .. }"
        );
    }

    #[tokio::test]
    async fn a_response_has_one_chunk_or_none() {
        let chunks = |response: TransportResponse| response.body.map(Result::unwrap).collect();
        let none: Vec<Bytes> = chunks(TransportResponse::new(StatusCode::OK, "")).await;
        assert!(none.is_empty());
        let json = TransportResponse::json(StatusCode::CREATED, &serde_json::json!([7]));
        let json = json.header(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        assert_eq!(json.status, StatusCode::CREATED);
        let types: Vec<_> = json.headers.get_all(CONTENT_TYPE).iter().collect();
        assert_eq!(types, ["application/json", "text/plain"]);
        let one: Vec<Bytes> = chunks(json).await;
        assert_eq!(one, ["[7]"]);
    }
}
