//! A received request, as the journal stores it: without credentials, and with its secrets redacted.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The host that received a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Host {
    /// The host of the token exchange.
    Authentication,
    /// The host of every other operation.
    Api,
}

/// A request that the mock received.
///
/// Credentials are not stored, and a value that the document marks as a secret is `[redacted]`.
///
/// ```
/// # fn example(requests: Vec<openapi_mock::RequestRecord>) -> Result<(), openapi_mock::BodyUnavailable> {
/// let created = requests.iter().find(|request| request.is("Services_createService")).unwrap();
/// assert_eq!(created.query("owner_id"), Some("611262fcd5b4ea846b534a8a"));
/// assert_eq!(created.header("content-type"), Some("application/json"));
/// assert_eq!(created.json()?["name"], "Checkout");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestRecord {
    /// The host that received it.
    pub host: Host,
    /// The method.
    pub method: Method,
    /// The path without the query, at most 4,096 bytes of it. A secret segment is the name of its parameter in braces.
    pub path: String,
    /// The operation of this method and path; `None` if the document has none.
    pub operation_id: Option<String>,
    /// The status of the response; `None` before the response and if the connection was closed without one.
    pub status: Option<u16>,
    /// When it arrived, by the mock's [`Clock`](crate::Clock).
    pub at: Timestamp,
    /// The decoded query.
    pub(crate) query: Arc<[(String, String)]>,
    /// The headers without credentials.
    pub(crate) headers: Arc<[(String, String)]>,
    pub(crate) body: StoredBody,
}

/// A body in the journal or in a recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StoredBody {
    /// The bytes, with secrets redacted; empty if the request has none.
    Bytes(Bytes),
    /// The body is not stored.
    Omitted {
        /// The length in bytes, if it is known.
        length: Option<usize>,
        reason: &'static str,
    },
}

impl RequestRecord {
    /// Returns whether it is a request of this operation.
    pub fn is(&self, operation_id: impl AsRef<str>) -> bool {
        self.operation_id.as_deref() == Some(operation_id.as_ref())
    }

    /// Returns the decoded value of a query parameter; the first one if the parameter was sent more than once.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_values(name).next()
    }

    /// Returns the decoded values of a query parameter in the order in which they were sent.
    pub fn query_values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        values(&self.query, move |found| found == name)
    }

    /// Returns the names and decoded values of all query parameters in the order in which they were sent.
    pub fn query_pairs(&self) -> &[(String, String)] {
        &self.query
    }

    /// Returns the value of a header, without regard to case; the first one if it was sent more than once.
    ///
    /// Headers with credentials, such as `Authorization`, are not stored.
    pub fn header(&self, name: &str) -> Option<&str> {
        values(&self.headers, |found| found.eq_ignore_ascii_case(name)).next()
    }

    /// Returns the names, in lower case, and values of all headers without credentials.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// Returns the request body; empty if there was none. If the document marks a secret in it, secrets are `[redacted]`, and
    /// JSON has no insignificant spaces.
    ///
    /// # Errors
    /// Fails if the body is not in the journal, because it did not arrive or because the journal was full.
    pub fn body(&self) -> Result<&[u8], BodyUnavailable> {
        match &self.body {
            StoredBody::Bytes(bytes) => Ok(bytes),
            StoredBody::Omitted { length, reason } => {
                let length = length.map_or(String::new(), |length| format!(" of {length} bytes"));
                Err(BodyUnavailable(format!(
                    "the body{length} of {self} is not in the journal: {reason}"
                )))
            }
        }
    }

    /// Returns the request body as JSON.
    ///
    /// # Errors
    /// Fails if the body is not in the journal or is not JSON.
    pub fn json(&self) -> Result<Value, BodyUnavailable> {
        serde_json::from_slice(self.body()?).map_err(|error| {
            let (line, column) = (error.line(), error.column());
            BodyUnavailable(format!(
                "the body of {self} is not JSON (line {line}, column {column})"
            ))
        })
    }
}

fn values(
    pairs: &[(String, String)],
    has_name: impl Fn(&str) -> bool,
) -> impl Iterator<Item = &str> {
    pairs
        .iter()
        .filter(move |(name, _)| has_name(name))
        .map(|(_, value)| value.as_str())
}

impl fmt::Display for RequestRecord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.method, self.path)?;
        match self.status {
            Some(status) => write!(out, " {status}"),
            None => write!(out, " (no response)"),
        }
    }
}

/// Why a recorded request has no body, or none that is JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyUnavailable(String);

impl fmt::Display for BodyUnavailable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for BodyUnavailable {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    fn record(status: Option<u16>, body: StoredBody) -> RequestRecord {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        RequestRecord {
            host: Host::Api,
            method: Method::POST,
            path: "/items".to_owned(),
            operation_id: Some("createItem".to_owned()),
            status,
            at: Timestamp::UNIX_EPOCH,
            query: vec![pair("a", "1"), pair("b", "2"), pair("a", "3")].into(),
            headers: vec![pair("x-one", "1"), pair("x-two", "2"), pair("x-one", "3")].into(),
            body,
        }
    }

    #[test]
    fn record_has_its_query_headers_and_body() {
        let record = record(Some(201), StoredBody::Bytes(Bytes::from("{\"a\": 1}")));
        assert!(record.is("createItem") && !record.is("listItems"));
        assert_eq!(
            (record.query("a"), record.query("b"), record.query("c")),
            (Some("1"), Some("2"), None)
        );
        assert_eq!(record.query_values("a").collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!(record.query_pairs()[2], ("a".to_owned(), "3".to_owned()));
        assert_eq!(
            (record.header("X-One"), record.header("x-three")),
            (Some("1"), None)
        );
        let headers = record
            .headers()
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        assert_eq!(
            headers.collect::<Vec<_>>(),
            ["x-one=1", "x-two=2", "x-one=3"]
        );
        assert_eq!(record.body().unwrap(), b"{\"a\": 1}");
        assert_eq!(record.json().unwrap(), json!({ "a": 1 }));
        assert_eq!(record.to_string(), "POST /items 201");
    }

    #[test]
    fn body_that_is_not_stored_has_a_reason() {
        for (length, expected) in [
            (
                Some(7),
                "the body of 7 bytes of POST /items (no response) is not in the journal: it did not arrive",
            ),
            (
                None,
                "the body of POST /items (no response) is not in the journal: it did not arrive",
            ),
        ] {
            let reason = "it did not arrive";
            let record = record(None, StoredBody::Omitted { length, reason });
            assert_eq!(record.body().unwrap_err().to_string(), expected);
            assert_eq!(record.json().unwrap_err().to_string(), expected);
        }
        let record = record(None, StoredBody::Bytes(Bytes::from("{\n")));
        assert_eq!(
            record.json().unwrap_err().to_string(),
            "the body of POST /items (no response) is not JSON (line 2, column 0)"
        );
    }
}
