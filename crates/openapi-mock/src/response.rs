//! A response of the fake before it becomes HTTP: status, headers and body.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde_json::Value;

use crate::body::Body;

/// A response: status, headers and a body.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The body.
    pub body: Bytes,
}

impl Response {
    /// Creates a response without a body.
    pub fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// Creates a JSON response.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/json", body.to_string())
    }

    /// Creates a text response with a content type.
    pub fn text(status: u16, content_type: &'static str, body: String) -> Self {
        Self {
            status,
            headers: vec![(header::CONTENT_TYPE, HeaderValue::from_static(content_type))],
            body: Bytes::from(body),
        }
    }

    /// Adds a header; a value that is not valid in a header is dropped.
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// Converts the response into HTTP.
    pub(crate) fn into_http(self) -> http::Response<Body> {
        let body = Body::complete(self.body.clone());
        self.with_http_body(body)
    }

    /// Converts the response into HTTP whose body breaks off after the first half.
    pub(crate) fn into_truncated_http(self) -> http::Response<Body> {
        let body = Body::truncated(&self.body);
        self.with_http_body(body)
    }

    fn with_http_body(self, body: Body) -> http::Response<Body> {
        let mut response = http::Response::new(body);
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        response.headers_mut().extend(self.headers);
        response
    }
}
