//! Requests of any method and path: for what no operation of the document describes.

mod path;

use std::future::IntoFuture;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Call, FromResponse, Preview, QueryValue, RequestBuilder, query};
use crate::operation::{ListStyle, Method};
use crate::{ByteStream, Client, Error, Kind, Operation, Result};

/// The rows of requests that match no operation. Only GET and HEAD are retried.
static UNDOCUMENTED: [Operation; 6] = [
    Operation::new("undocumented GET", Method::Get, "", "undocumented").idempotent(),
    Operation::new("undocumented HEAD", Method::Head, "", "undocumented").idempotent(),
    Operation::new("undocumented POST", Method::Post, "", "undocumented"),
    Operation::new("undocumented PUT", Method::Put, "", "undocumented"),
    Operation::new("undocumented PATCH", Method::Patch, "", "undocumented"),
    Operation::new("undocumented DELETE", Method::Delete, "", "undocumented"),
];

/// A request of any method and path on the API host, with the access token, retries and rate limits of the client.
///
/// Await it for the response body as a [`serde_json::Value`], or choose a type with [`decode`](Self::decode),
/// [`decode_lenient`](Self::decode_lenient), [`bytes`](Self::bytes) or [`stream`](Self::stream). Those return a
/// [`RequestBuilder`], which has the options of one call: deadline, retry policy, response metadata.
///
/// If the method and the path are those of a documented operation, the request has the retries, rate limit and checks of that
/// operation. All other requests are retried if the method is GET or HEAD, and share the pauses after a 429 by method.
///
/// ```
/// # use squad_core::{Client, Method, Result};
/// # async fn example(client: &Client) -> Result<()> {
/// let body = client.request(Method::GET, "/v3/anything").query("limit", 10).await?;
/// println!("{}", body["data"]);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// Awaiting it fails with kind [`Configuration`](Kind::Configuration) before a request is sent if the method or the path is
/// invalid. A path starts with one `/`, is percent-encoded, and has no query, no fragment and no segment that is empty, `.` or
/// `..` in any encoding, so that a request never leaves the API host.
#[derive(Debug)]
#[must_use = "a request does nothing until it is awaited"]
pub struct CustomRequest(Result<Call>);

impl Client {
    /// Starts a request of any method and path on the API host.
    ///
    /// The clients of an API know its operations: use their method of the same name, so that the path of a documented operation
    /// is sent with its rate limit.
    pub fn request(&self, method: http::Method, path: &str) -> CustomRequest {
        self.request_among(&[], method, path)
    }

    /// Starts a request of any method and path; if they match one of `operations`, it has the retries and the rate limit of
    /// that operation.
    pub fn request_among(
        &self,
        operations: &[&'static Operation],
        method: http::Method,
        path: &str,
    ) -> CustomRequest {
        CustomRequest(path::check(path).and_then(|()| {
            let undocumented = UNDOCUMENTED
                .iter()
                .find(|row| row.method.as_str() == method.as_str())
                .ok_or_else(|| {
                    invalid("the method is not GET, HEAD, POST, PUT, PATCH or DELETE")
                })?;
            let documented = path::operation(operations, undocumented.method, path);
            let mut call = Call::new(self, documented.unwrap_or(undocumented));
            call.custom = Some(Custom {
                path: path.to_owned(),
                envelope: None,
            });
            Ok(call)
        }))
    }
}

/// The parts of a call that do not come from its operation.
pub(super) struct Custom {
    pub(super) path: String,
    pub(super) envelope: Option<&'static str>,
}

impl Custom {
    /// Returns the segments of the path that are too long for an id, such as the key of an ingestion URL.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.path.split('/').filter(|segment| {
            let uuid = segment.len() == 36 && segment.matches('-').count() == 4;
            segment.len() >= 32 && !uuid
        })
    }
}

impl CustomRequest {
    /// Adds a query parameter, percent-encoded. A list is sent as several parameters of one name; an absent value is not sent.
    pub fn query(self, name: &str, value: impl QueryValue) -> Self {
        self.with(|mut call| {
            query::append(&mut call.query, name, ListStyle::Repeated, &value);
            call
        })
    }

    /// Adds a header. Its value is treated as a secret: no log and no error shows it.
    ///
    /// `Authorization`, `Host`, `Content-Type` and the headers that frame a message cannot be set.
    pub fn header(self, name: &str, value: &str) -> Self {
        self.with(|call| call.extra_header(name, value))
    }

    /// Sets a JSON body.
    pub fn json<B: Serialize + ?Sized>(self, body: &B) -> Self {
        self.with(|call| call.json(body))
    }

    /// Takes the value from this member of the response body, for example `data`. By default, the whole body is the value.
    pub fn envelope(self, member: &'static str) -> Self {
        self.with(|mut call| {
            if let Some(custom) = &mut call.custom {
                custom.envelope = Some(member);
            }
            call
        })
    }

    /// Decodes the response into JSON. A response without a body is `null`.
    pub fn value(self) -> RequestBuilder<Value> {
        self.decode_lenient()
    }

    /// Decodes the response into a type of your own.
    ///
    /// ```
    /// # use squad_core::{Client, Method, Result};
    /// #[derive(serde::Deserialize)]
    /// struct Level {
    ///     name: String,
    /// }
    ///
    /// # async fn example(client: &Client) -> Result<()> {
    /// let request = client.request(Method::GET, "/v3/levels").envelope("data");
    /// let levels: Vec<Level> = request.decode().await?;
    /// # let _ = levels.iter().map(|level| &level.name);
    /// # Ok(())
    /// # }
    /// ```
    pub fn decode<T: DeserializeOwned + Send + 'static>(self) -> RequestBuilder<T> {
        let call = match self.0 {
            Ok(call) => call,
            Err(error) => return RequestBuilder::invalid(error),
        };
        if call
            .custom
            .as_ref()
            .is_none_or(|custom| custom.envelope.is_none())
        {
            return call.request_as();
        }
        call.request::<Value>().try_map(|value| {
            serde_path_to_error::deserialize(value)
                .map_err(|error| Error::at_json_path(error.path().to_string(), error.inner()))
        })
    }

    /// Decodes the response leniently into a type of this library.
    pub fn decode_lenient<T: FromResponse>(self) -> RequestBuilder<T> {
        match self.0 {
            Ok(call) => call.request(),
            Err(error) => RequestBuilder::invalid(error),
        }
    }

    /// Returns the response body as it is.
    pub fn bytes(self) -> RequestBuilder<Bytes> {
        self.decode_lenient()
    }

    /// Streams the response body.
    pub fn stream(self) -> RequestBuilder<ByteStream> {
        self.decode_lenient()
    }

    /// Shows the request as it would be sent, without its secrets. See [`RequestBuilder::preview`].
    ///
    /// # Errors
    /// [`Kind::Configuration`] if an argument is invalid.
    pub fn preview(&self) -> Result<Preview> {
        self.0.as_ref().map_err(Clone::clone)?.preview()
    }

    fn with(self, change: impl FnOnce(Call) -> Call) -> Self {
        Self(self.0.map(change))
    }
}

impl IntoFuture for CustomRequest {
    type Output = Result<Value>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.value())
    }
}

impl From<CustomRequest> for RequestBuilder<Value> {
    fn from(request: CustomRequest) -> Self {
        request.value()
    }
}

fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_segments_that_are_not_uuids_are_keys() {
        let key = "0123456789abcdef0123456789abcdef";
        let uuid = "2c1f3a52-6d0e-4b6e-9a39-1f0f6c1f7f11";
        let longer = format!("{uuid}0");
        let dashed = "2c1f3a52-6d0e-4b6e-9a39-1f0f6c1f-f11";
        let undashed = "2c1f3a52a6d0ea4b6ea9a39a1f0f6c1f7f11";
        for (segment, is_key) in [
            (key, true),
            (&key[1..], false),
            (&format!("{key}0"), true),
            (uuid, false),
            (&longer, true),
            (dashed, true),
            (undashed, true),
            ("5f8e9d7c6b5a493827160f1e", false),
            ("", false),
        ] {
            let custom = Custom {
                path: format!("/v2/{segment}/run"),
                envelope: None,
            };
            let keys: Vec<_> = custom.keys().collect();
            assert_eq!(keys, if is_key { vec![segment] } else { vec![] });
        }
        let custom = Custom {
            path: format!("/{key}/{uuid}/{longer}"),
            envelope: None,
        };
        assert_eq!(custom.keys().collect::<Vec<_>>(), [key, &longer]);
    }
}
