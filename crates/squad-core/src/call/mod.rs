//! One call: its arguments and the request that is made of them.
//!
//! Sending, retrying and waiting is the job of `pipeline`.

mod custom;
mod from_response;
mod path;
mod preview;
mod query;
mod request;

use std::fmt::{self, Display};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

pub use custom::CustomRequest;
pub use from_response::FromResponse;
pub use preview::Preview;
pub use query::QueryValue;
pub use request::{RequestBuilder, WithResponse};

use crate::error::redact;
use crate::operation::{ListStyle, Method, ParameterLocation};
use crate::pipeline::{CallOptions, Execution};
use crate::transport::Request;
use crate::wire::{self, Decoder, Deviations, LenientDeserialize};
use crate::{ByteStream, Client, Error, Kind, Operation, Response, Result, RetryPolicy};

/// A call of an operation, as its arguments are filled in. From [`Client::call`].
///
/// An argument that cannot be sent, such as an empty path segment, becomes the error of the request.
///
/// ```
/// # use squad_core::{BaseUrls, Client, Operation, Result, operation::{Method, Parameter, ParameterLocation}};
/// static GET_SERVICE: Operation =
///     Operation::new("getService", Method::Get, "/v3/services/{id}", "services")
///         .parameters(&[Parameter::new("id", ParameterLocation::Path, true)])
///         .envelope("data")
///         .idempotent();
///
/// async fn service(client: &Client, id: &str) -> Result<serde_json::Value> {
///     client.call(&GET_SERVICE).path("id", id).request().await
/// }
/// ```
#[must_use = "a call does nothing until its request is awaited"]
pub struct Call {
    client: Client,
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    query: String,
    headers: HeaderMap,
    body: Option<Bytes>,
    options: CallOptions,
    /// Set for a request that is not made from its operation.
    custom: Option<custom::Custom>,
    problem: Option<Error>,
}

impl Client {
    /// Starts a call of `operation`.
    pub fn call(&self, operation: &'static Operation) -> Call {
        Call::new(self, operation)
    }
}

impl Call {
    fn new(client: &Client, operation: &'static Operation) -> Self {
        let settings = client.settings();
        Self {
            operation,
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            body: None,
            options: CallOptions {
                deadline: settings.deadline,
                total_deadline: None,
                queue_before_deadline: false,
                retry: settings.retry.clone(),
            },
            custom: None,
            problem: None,
            client: client.clone(),
        }
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Fills the path parameter `name`.
    pub fn path(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        if let Err(error) = path::check(self.operation, name, &value) {
            self.problem.get_or_insert(error);
        }
        self.path.push((name, value));
        self
    }

    /// Adds the query parameter `name`, written as the wire table says; nothing where `value` is absent or an empty list.
    pub fn query(mut self, name: &'static str, value: impl QueryValue) -> Self {
        let parameters = self.operation.parameters.iter();
        let list = parameters
            .filter(|parameter| parameter.location == ParameterLocation::Query)
            .find(|parameter| parameter.name == name)
            .map_or(ListStyle::Repeated, |parameter| parameter.list);
        query::append(&mut self.query, name, list, &value);
        self
    }

    /// Adds the header `name`; nothing where `value` is absent. Its value is kept out of every log.
    pub fn header(mut self, name: &'static str, value: impl QueryValue) -> Self {
        let Ok(key) = HeaderName::from_bytes(name.as_bytes()) else {
            return self.reject(format!("`{name}` is not a valid header name"));
        };
        let mut bad = false;
        value.texts(&mut |text| match HeaderValue::from_str(text) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.headers.append(key.clone(), value);
            }
            Err(_) => bad = true,
        });
        if bad {
            return self.reject(invalid_header_value(name));
        }
        self
    }

    /// Sets a JSON body.
    pub fn json<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => {
                let given = self.operation.body.map(|body| body.content_type);
                let kind = given.filter(|kind| kind.contains("json"));
                self.body(bytes, kind.unwrap_or("application/json"))
            }
            Err(error) => {
                self.problem.get_or_insert(
                    Error::new(Kind::Configuration, "the body cannot be written as JSON")
                        .with_operation(self.operation.id)
                        .with_source(error),
                );
                self
            }
        }
    }

    /// Sets a form body (`application/x-www-form-urlencoded`).
    pub fn form<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        match serde_urlencoded::to_string(body) {
            Ok(text) => self.body(text.into_bytes(), "application/x-www-form-urlencoded"),
            Err(error) => {
                self.problem.get_or_insert(
                    Error::new(Kind::Configuration, "the body cannot be written as a form")
                        .with_operation(self.operation.id)
                        .with_source(error),
                );
                self
            }
        }
    }

    /// Sets the deadline of this call, instead of the client's; `None` disables it.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.options.deadline = deadline.into();
        self
    }

    /// Sets a total deadline, which also covers a streamed body. None by default.
    pub fn total_deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.options.total_deadline = deadline.into();
        self
    }

    /// Waits for rate limits without counting against the deadline.
    pub fn queue_before_deadline(mut self) -> Self {
        self.options.queue_before_deadline = true;
        self
    }

    /// Sets the retry policy of this call, instead of the client's.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = policy;
        self
    }

    /// Adds a header that the operation does not document.
    pub(crate) fn extra_header(mut self, name: &str, value: &str) -> Self {
        let Ok(key) = HeaderName::from_bytes(name.as_bytes()) else {
            return self.reject("the name of a header has a character that is not allowed");
        };
        if RESERVED_HEADERS.contains(&key.as_str()) {
            return self.reject(format!(
                "the header `{key}` is set by the client and cannot be set for one request"
            ));
        }
        let Ok(mut value) = HeaderValue::from_str(value) else {
            return self.reject(invalid_header_value(name));
        };
        value.set_sensitive(true);
        self.headers.insert(key, value);
        self
    }

    /// Makes the request that sends this call when it is awaited.
    ///
    /// The value is decoded leniently, its envelope removed; see [`FromResponse`] for the types it can have.
    pub fn request<T: FromResponse>(self) -> RequestBuilder<T> {
        RequestBuilder::new(self, T::send)
    }

    /// Makes the request that decodes its whole response, strictly and with its envelope, into a type of your own.
    ///
    /// What that type allocates is bounded by the size of the response alone; the client's `max_decoded_bytes` does not apply.
    pub fn request_as<T: DeserializeOwned + Send + 'static>(self) -> RequestBuilder<T> {
        RequestBuilder::new(self, |call| Box::pin(call.send_as()))
    }

    async fn send_decoded<T: LenientDeserialize>(self) -> Result<Response<T>> {
        let (operation, client) = (self.operation, self.client.clone());
        let (envelope, also_reads) = match &self.custom {
            Some(custom) => (custom.envelope, [].as_slice()),
            None => (operation.envelope, operation.also_reads),
        };
        self.prepare()?
            .decoded(|body, secrets| {
                let documented = operation.responses.iter().any(|r| r.content_type.is_some());
                // `()` where no body is documented: the pipeline has checked what arrived.
                let ignored = size_of::<T>() == 0 && !documented;
                if ignored || body.trim_ascii().is_empty() {
                    return wire::decode(b"null", None).map_err(|_| absent());
                }
                let observe =
                    |deviations: &Deviations<'_>| client.observer().deviations(deviations);
                let redact = |text: &str| redact(text, secrets).into_owned();
                Decoder::new()
                    .redact(&redact)
                    .envelope(envelope)
                    .also_reads(also_reads)
                    .max_bytes(client.settings().max_decoded_bytes)
                    .observe(operation.id, &observe)
                    .decode(body)
                    .map_err(Error::from)
            })
            .await
    }

    async fn send_as<T: DeserializeOwned>(self) -> Result<Response<T>> {
        self.prepare()?
            .decoded(|body, _| {
                let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
                if body.trim_ascii().is_empty() {
                    return serde_json::from_slice(b"null").map_err(|_| absent());
                }
                serde_json::from_slice(body).map_err(|error| {
                    // A second, slower pass finds the JSON path.
                    let mut reader = serde_json::Deserializer::from_slice(body);
                    match serde_path_to_error::deserialize::<_, T>(&mut reader) {
                        Err(error) => Error::at_json_path(error.path().to_string(), error.inner()),
                        Ok(_) => Error::at_json_path(".".to_owned(), &error),
                    }
                })
            })
            .await
    }

    async fn send_bytes(self) -> Result<Response<Bytes>> {
        self.prepare()?.bytes().await
    }

    async fn send_streamed(self) -> Result<Response<ByteStream>> {
        self.prepare()?.streamed().await
    }

    fn body(mut self, bytes: Vec<u8>, content_type: &'static str) -> Self {
        self.body = Some(Bytes::from(bytes));
        self.headers.insert(CONTENT_TYPE, media_type(content_type));
        self
    }

    fn reject(mut self, why: impl Display) -> Self {
        let error = Error::new(Kind::Configuration, format!("{why}; no request was sent"));
        self.problem
            .get_or_insert(error.with_operation(self.operation.id));
        self
    }

    fn prepare(mut self) -> Result<Execution> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let url = self.url(&self.path, &self.query)?;
        let headers = std::mem::take(&mut self.headers);
        let headers = self.complete(headers);
        let method = self.method();
        let path_secrets: Vec<String> = match &self.custom {
            Some(custom) => custom.keys().map(str::to_owned).collect(),
            None => self
                .path
                .into_iter()
                .filter(|(name, _)| path::is_secret(self.operation, name))
                .map(|(_, value)| value)
                .collect(),
        };
        let request = Request {
            method,
            url,
            secret_path: !path_secrets.is_empty(),
            headers,
            body: self.body,
            timeout: None,
        };
        Ok(Execution::new(
            self.client,
            self.operation,
            request,
            path_secrets,
            self.options,
        ))
    }

    fn method(&self) -> http::Method {
        match self.operation.method {
            Method::Get => http::Method::GET,
            Method::Head => http::Method::HEAD,
            Method::Post => http::Method::POST,
            Method::Put => http::Method::PUT,
            Method::Patch => http::Method::PATCH,
            Method::Delete => http::Method::DELETE,
        }
    }

    /// Returns the URL with these path parameters and this query.
    fn url(&self, path: &[(&'static str, String)], query: &str) -> Result<Url> {
        let prefix = self.client.base_urls().prefix(self.operation.host);
        let mut address = String::with_capacity(prefix.len() + 64 + query.len());
        address.push_str(prefix);
        match &self.custom {
            Some(custom) => address.push_str(&custom.path),
            None => path::fill(&mut address, self.operation, path)?,
        }
        if !query.is_empty() {
            address.push('?');
            address.push_str(query);
        }
        let invalid = |message: &str| {
            Error::new(Kind::Configuration, message).with_operation(self.operation.id)
        };
        let url = Url::parse(&address)
            .map_err(|error| invalid("the URL of the request is invalid").with_source(error))?;
        if self.custom.is_some() && url.as_str() != address {
            return Err(invalid(
                "the path of the request can be parsed in more than one way; no request was sent",
            ));
        }
        if address.len() > MAX_URL_BYTES {
            let message = format!(
                "the URL of the request has {} bytes, at most {MAX_URL_BYTES} can be sent; pass fewer or shorter values",
                address.len()
            );
            return Err(invalid(&message));
        }
        Ok(url)
    }

    /// Adds the headers that every request of the operation has.
    fn complete(&self, mut headers: HeaderMap) -> HeaderMap {
        headers
            .entry(ACCEPT)
            .or_insert_with(|| accepted(self.operation));
        headers
            .entry(USER_AGENT)
            .or_insert_with(|| self.client.settings().user_agent.clone());
        // The client sets the bearer; an `Authorization` argument would be a second one.
        headers.remove(AUTHORIZATION);
        headers
    }
}

/// The longest URL that HTTP libraries can send.
const MAX_URL_BYTES: usize = 65_534;

/// Headers of which the client or the HTTP library has the say.
const RESERVED_HEADERS: [&str; 14] = [
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    // A part of a body cannot be decoded.
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

fn invalid_header_value(name: &str) -> String {
    format!("the value of header `{name}` has a character that a header cannot have")
}

fn absent() -> Error {
    Error::new(
        Kind::Decode,
        "the response is empty, but a value is documented",
    )
}

/// The documented media types of the responses. Errors are decoded whatever theirs is.
fn accepted(operation: &Operation) -> HeaderValue {
    let mut kinds = operation
        .responses
        .iter()
        .filter_map(|answer| answer.content_type);
    match kinds.next() {
        Some(first) if kinds.all(|other| other == first) => media_type(first),
        Some(_) => media_type("*/*"),
        None => media_type("application/json"),
    }
}

fn media_type(name: &'static str) -> HeaderValue {
    match name {
        "application/json" => HeaderValue::from_static("application/json"),
        other => HeaderValue::from_str(other).unwrap_or(HeaderValue::from_static("*/*")),
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("deadline", &self.options.deadline)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::ResponseSpec;

    #[test]
    fn the_documented_media_types_are_accepted() {
        const NONE: ResponseSpec = ResponseSpec::new(204, None);
        const DATA: ResponseSpec = ResponseSpec::new(200, Some("application/json"));
        const TABLE: ResponseSpec = ResponseSpec::new(200, Some("text/csv"));
        let cases: [(&'static [ResponseSpec], &str); 7] = [
            (&[], "application/json"),
            (&[NONE], "application/json"),
            (&[DATA], "application/json"),
            (&[TABLE], "text/csv"),
            (&[TABLE, NONE], "text/csv"),
            (&[TABLE, TABLE], "text/csv"),
            (&[TABLE, DATA], "*/*"),
        ];
        for (responses, expected) in cases {
            let operation = Operation::new("get", Method::Get, "/", "").responses(responses);
            assert_eq!(accepted(&operation), expected);
        }
        assert_eq!(media_type("a\nb"), "*/*");
    }
}
