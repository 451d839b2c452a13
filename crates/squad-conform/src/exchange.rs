//! A request and its response, as they were on the wire.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method, header};

/// The largest body that is checked, in bytes.
pub(crate) const MAX_BODY: usize = 32 << 20;

/// The most values of a body that is checked. In memory a value takes many times the bytes that it has in JSON.
const MAX_VALUES: usize = 1 << 19;

/// Whether a body is small enough to be checked.
pub(crate) fn is_bounded(body: &[u8]) -> bool {
    body.len() <= MAX_BODY && has_few_values(body)
}

/// Whether a JSON text has few enough values to be parsed: each begins a list or an object, or follows a comma.
pub(crate) fn has_few_values(json: &[u8]) -> bool {
    let (mut count, mut quoted, mut escaped) = (0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' | b'[' | b'{' if !quoted => count += 1,
            _ => {}
        }
    }
    count <= MAX_VALUES
}

/// A request as it was sent. `Debug` shows the method only: the rest can contain secrets.
#[derive(Clone)]
pub struct Sent {
    /// The method.
    pub method: Method,
    /// The path, still encoded, without the path of the base URL.
    pub path: String,
    /// The query, still encoded.
    pub query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; empty if there is none.
    pub body: Bytes,
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// A response as it was received. `Debug` shows the status only.
#[derive(Clone)]
pub struct Received {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body; `None` if it is not complete, or too large to be checked.
    pub body: Option<Bytes>,
}

impl Received {
    /// Returns the media type without parameters, in lower case; empty if there is none.
    pub(crate) fn media_type(&self) -> String {
        let value = self.headers.get(header::CONTENT_TYPE);
        let value = value.and_then(|value| value.to_str().ok()).unwrap_or("");
        let essence = value.split(';').next().unwrap_or("");
        essence.trim().to_ascii_lowercase()
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Receives every exchange of a client.
pub(crate) trait Sink: Send + Sync {
    /// Receives a request, and its response if it arrived as a whole.
    fn exchange(&self, sent: &Sent, received: Option<&Received>);
}
