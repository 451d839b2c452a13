//! A transport that answers from a closure and remembers what it was sent.

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

/// A transport in memory. Clones share the handler and the record.
#[derive(Clone)]
pub struct MemoryTransport {
    handler: Arc<Handler>,
    record: Arc<Mutex<Vec<Recorded>>>,
    keep: bool,
}

/// A request that was sent, secrets included.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recorded {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; empty where there was none.
    pub body: Bytes,
}

impl Recorded {
    /// The text of a header; empty where it is absent or no text.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The body as JSON; `null` where it is none.
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
    /// Answers every request at once.
    pub fn new(handler: impl Fn(&Request) -> TransportResponse + Send + Sync + 'static) -> Self {
        Self::with_async(move |request| {
            let reply = handler(&request);
            async move { Ok(reply) }
        })
    }

    /// Answers when the future does; it may sleep on a clock, and it may fail.
    pub fn with_async<F>(handler: impl Fn(Request) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<TransportResponse, SendError>> + Send + 'static,
    {
        Self {
            handler: Arc::new(move |request| handler(request).boxed()),
            record: Arc::default(),
            keep: true,
        }
    }

    /// Keeps no record, for benchmarks and for very many requests.
    #[must_use]
    pub fn forgetting(mut self) -> Self {
        self.keep = false;
        self
    }

    /// What was sent so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.lock().clone()
    }

    /// How many requests were sent so far.
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
        if self.keep {
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
