//! A transport that responds from a closure and records the requests.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use futures_util::future::{BoxFuture, FutureExt as _};
use http::{HeaderMap, Method};
use url::Url;

use crate::transport::{Request, SendError, Transport, TransportResponse};

type Handler = dyn Fn(Request) -> BoxFuture<'static, Result<TransportResponse, SendError>>
    + Send
    + Sync
    + 'static;

/// A transport in memory that records its requests. Clones share the handler and the record.
///
/// ```
/// use http::StatusCode;
/// use squad_core::testing::MemoryTransport;
/// use squad_core::transport::TransportResponse;
///
/// let service = MemoryTransport::new(|request| match request.url.path() {
///     "/v3/teams" => TransportResponse::json(StatusCode::OK, &serde_json::json!({"data": []})),
///     _ => TransportResponse::new(StatusCode::NOT_FOUND, ""),
/// });
/// assert_eq!(service.count(), 0);
/// ```
#[derive(Clone)]
pub struct MemoryTransport {
    handler: Arc<Handler>,
    record: Arc<Mutex<Vec<Recorded>>>,
    recording: bool,
}

/// A recorded request, including its secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recorded {
    /// The method.
    pub method: Method,
    /// The URL.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; empty if there is none.
    pub body: Bytes,
}

impl Recorded {
    /// Returns the value of a header; empty if it is absent or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Returns the body as JSON; `null` if it is not JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorded")
            .field("method", &self.method)
            .field("url", &self.url.as_str())
            .field("body", &String::from_utf8_lossy(&self.body))
            .finish_non_exhaustive()
    }
}

impl MemoryTransport {
    /// Creates a transport that responds to every request with the result of `handler`.
    pub fn new(handler: impl Fn(&Request) -> TransportResponse + Send + Sync + 'static) -> Self {
        Self::with_async(move |request| {
            let response = handler(&request);
            async move { Ok(response) }
        })
    }

    /// Creates a transport with an asynchronous handler, which can wait for a clock and can fail.
    pub fn with_async<F>(handler: impl Fn(Request) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<TransportResponse, SendError>> + Send + 'static,
    {
        Self {
            handler: Arc::new(move |request| handler(request).boxed()),
            record: Arc::default(),
            recording: true,
        }
    }

    /// Disables the record, for benchmarks and for very many requests.
    #[must_use]
    pub fn without_recording(mut self) -> Self {
        self.recording = false;
        self
    }

    /// Returns the requests so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.lock().clone()
    }

    /// Returns the number of requests so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Recorded>> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for MemoryTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        if self.recording {
            self.lock().push(Recorded {
                method: request.method.clone(),
                url: request.url.clone(),
                headers: request.headers.clone(),
                body: request.body.clone().unwrap_or_default(),
            });
        }
        (self.handler)(request)
    }
}

impl fmt::Debug for MemoryTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryTransport").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http::{HeaderValue, StatusCode};

    use super::*;

    fn request(body: Option<&'static str>) -> Request {
        let mut headers = HeaderMap::new();
        headers.insert("x-name", HeaderValue::from_static("value"));
        Request {
            method: Method::POST,
            url: "https://api.test/path?q=1".parse().unwrap(),
            secret_path: false,
            headers,
            body: body.map(Bytes::from),
            timeout: None,
        }
    }

    #[tokio::test]
    async fn requests_are_recorded_as_they_were_sent() {
        let service = MemoryTransport::new(|request| {
            let text = request.url.path().to_owned();
            TransportResponse::new(StatusCode::ACCEPTED, text)
        });
        for body in [Some(r#"{"a":[1]}"#), None] {
            let response = service.clone().send(request(body)).await.unwrap();
            assert_eq!(response.status, StatusCode::ACCEPTED);
        }
        assert_eq!(service.count(), 2);
        let requests = service.requests();
        let [first, second] = &requests[..] else {
            unreachable!()
        };
        assert_eq!(
            (&first.method, first.url.as_str()),
            (&Method::POST, "https://api.test/path?q=1")
        );
        assert_eq!(
            (first.header("x-name"), first.header("x-other")),
            ("value", "")
        );
        assert_eq!(first.json(), serde_json::json!({"a": [1]}));
        assert_eq!(
            (second.body.len(), second.json()),
            (0, serde_json::Value::Null)
        );
        assert_eq!(
            format!("{first:?}"),
            r#"Recorded { method: POST, url: "https://api.test/path?q=1", body: "{\"a\":[1]}", .. }"#
        );
        assert_eq!(format!("{service:?}"), "MemoryTransport { .. }");
        let quiet = service.without_recording();
        quiet.send(request(None)).await.unwrap();
        assert_eq!(quiet.count(), 2, "the record of the clones");
    }
}
