//! One call: its arguments, and what is made of its answer.
//!
//! Sending, repeating and waiting is the business of `sending`.

mod path;
mod pending;
mod query;

use std::fmt::{self, Display};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

pub use pending::{Answer, Pending};
pub use query::QueryValue;

use crate::operation::{ListStyle, Method, Place};
use crate::sending::Sending;
use crate::transport::Request;
use crate::wire::{self, Received};
use crate::{ByteStream, Client, Error, Kind, Operation, Response, Result};

/// A call under construction.
///
/// An argument that cannot be sent (an empty path segment, say) is kept as an error until the call is sent.
///
/// ```
/// # use squad_core::{BaseUrls, Client, Operation, Result, operation::{Method, Parameter, Place}};
/// static GET_SERVICE: Operation = Operation::new("getService", Method::Get, "/v3/services/{id}", "services")
///     .parameters(&[Parameter::new("id", Place::Path, true)])
///     .envelope("data")
///     .idempotent();
///
/// async fn service(client: &Client, id: &str) -> Result<serde_json::Value> {
///     let response = client.call(&GET_SERVICE).path("id", id).send().await?;
///     Ok(response.into_inner())
/// }
/// ```
#[must_use = "a call does nothing until it is sent"]
pub struct Call<'a> {
    client: &'a Client,
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    query: String,
    headers: HeaderMap,
    body: Option<Bytes>,
    deadline: Option<Duration>,
    problem: Option<Error>,
}

impl<'a> Call<'a> {
    pub(crate) fn new(client: &'a Client, operation: &'static Operation) -> Self {
        Self {
            client,
            operation,
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            body: None,
            deadline: client.settings().deadline,
            problem: None,
        }
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
            .filter(|parameter| parameter.place == Place::Query)
            .find(|parameter| parameter.name == name)
            .map_or(ListStyle::Repeated, |parameter| parameter.list);
        query::append(&mut self.query, name, list, &value);
        self
    }

    /// Adds the header `name`; nothing where `value` is absent. Its value is kept out of every log.
    pub fn header(mut self, name: &'static str, value: impl QueryValue) -> Self {
        let Ok(key) = HeaderName::from_bytes(name.as_bytes()) else {
            return self.refuse(format!("`{name}` is no header name"));
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
            return self.refuse(format!(
                "the value of header `{name}` holds a line break or another character that a header cannot hold"
            ));
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

    /// Sets the longest time for the whole call: tokens, retries and the answer's body, but not the waiting that a stated
    /// limit imposes. `None` waits without end.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = deadline.into();
        self
    }

    /// The call as one that is sent when it is awaited.
    pub fn answered<T: Answer>(self) -> Pending<'a, T> {
        Pending::new(self)
    }

    /// Sends the call and decodes its answer, the envelope taken off. `()` asks for no value and reads none; an empty body
    /// is a value where the type has one for absence (`Option`, a list, a map).
    ///
    /// # Errors
    /// Every [`Kind`].
    pub async fn send<T: Received>(self) -> Result<Response<T>> {
        let operation = self.operation;
        self.prepare()?
            .whole(|body| {
                if size_of::<T>() == 0
                    && let Ok(nothing) = wire::decode(b"null", None)
                {
                    return Ok(nothing);
                }
                if body.is_empty() {
                    return wire::decode(b"null", None).map_err(|_| absent());
                }
                wire::decode(body, operation.envelope).map_err(Error::from)
            })
            .await
    }

    /// Sends the call and decodes its whole answer, strictly and with its envelope, into a type of your own.
    ///
    /// # Errors
    /// Every [`Kind`].
    pub async fn send_as<T: DeserializeOwned>(self) -> Result<Response<T>> {
        self.prepare()?
            .whole(|body| {
                if body.is_empty() {
                    return serde_json::from_slice(b"null").map_err(|_| absent());
                }
                serde_json::from_slice(body).map_err(|error| {
                    // Once more, slowly, to name the place.
                    let mut reader = serde_json::Deserializer::from_slice(body);
                    match serde_path_to_error::deserialize::<_, T>(&mut reader) {
                        Err(error) => Error::at_json_path(error.path().to_string(), error.inner()),
                        Ok(_) => Error::at_json_path(".".to_owned(), &error),
                    }
                })
            })
            .await
    }

    /// Sends the call and gives its answer's body as it came.
    ///
    /// # Errors
    /// Every [`Kind`].
    pub async fn send_bytes(self) -> Result<Response<Bytes>> {
        self.prepare()?.whole(|body| Ok(body.clone())).await
    }

    /// Sends the call and gives its answer's body while it arrives, for exports too large to be held.
    ///
    /// The deadline and the retries end where the body begins; from there on the time between two pieces is limited by the
    /// client's read timeout.
    ///
    /// # Errors
    /// Every [`Kind`].
    pub async fn send_stream(self) -> Result<Response<ByteStream>> {
        self.prepare()?.streamed().await
    }

    fn body(mut self, bytes: Vec<u8>, content_type: &'static str) -> Self {
        self.body = Some(Bytes::from(bytes));
        self.headers.insert(CONTENT_TYPE, media_type(content_type));
        self
    }

    fn refuse(mut self, why: String) -> Self {
        let error = Error::new(Kind::Configuration, format!("{why}; nothing was sent"));
        self.problem
            .get_or_insert(error.with_operation(self.operation.id));
        self
    }

    fn prepare(self) -> Result<Sending<'a>> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let prefix = self.client.base_urls().prefix(self.operation.host);
        let mut address = String::with_capacity(prefix.len() + 64 + self.query.len());
        address.push_str(prefix);
        path::fill(&mut address, self.operation, &self.path)?;
        if !self.query.is_empty() {
            address.push('?');
            address.push_str(&self.query);
        }
        let url = Url::parse(&address).map_err(|error| {
            Error::new(Kind::Configuration, "the address of the call is no URL")
                .with_operation(self.operation.id)
                .with_source(error)
        })?;
        let mut headers = self.headers;
        headers
            .entry(ACCEPT)
            .or_insert_with(|| accepted(self.operation));
        headers.insert(USER_AGENT, self.client.settings().user_agent.clone());
        // The bearer is the client's affair; a second `Authorization` would go out beside it.
        headers.remove(AUTHORIZATION);
        let request = Request {
            method: match self.operation.method {
                Method::Get => http::Method::GET,
                Method::Post => http::Method::POST,
                Method::Put => http::Method::PUT,
                Method::Patch => http::Method::PATCH,
                Method::Delete => http::Method::DELETE,
            },
            url,
            headers,
            body: self.body,
            timeout: None,
        };
        Ok(Sending::new(
            self.client,
            self.operation,
            request,
            self.deadline,
        ))
    }
}

fn absent() -> Error {
    Error::new(
        Kind::Decode,
        "the answer is empty where a value is documented",
    )
}

/// The media types of the document's answers. Errors are read whatever they are.
fn accepted(operation: &Operation) -> HeaderValue {
    let mut kinds = operation
        .answers
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

impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
