//! The wire table: everything the core needs to send an operation, retry it and decode its response.
//!
//! Generated crates have one [`Operation`] for each operation of their document. Methods, paths, limits and idempotency are
//! defined there only.

/// One row of a generated wire table.
///
/// ```
/// use squad_core::Operation;
/// use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
///
/// static GET_SERVICE: Operation =
///     Operation::new("getService", Method::Get, "/v3/services/{id}", "services")
///         .parameters(&[Parameter::new("id", ParameterLocation::Path, true)])
///         .responses(&[ResponseSpec::new(200, Some("application/json"))])
///         .envelope("data")
///         .idempotent();
/// assert_eq!(GET_SERVICE.method.as_str(), "GET");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The document's `operationId`, for example `Incidents_getIncidentById`.
    pub id: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The path template, for example `/v3/incidents/{incidentID}`.
    pub path: &'static str,
    /// The area of the API (a cargo feature of the generated crate), for example `incidents`.
    pub area: &'static str,
    /// Path, query and header parameters, in the document's order.
    pub parameters: &'static [Parameter],
    /// The request body, if the operation has one.
    pub body: Option<Body>,
    /// The documented success responses.
    pub responses: &'static [ResponseSpec],
    /// The member of the response body that contains the value, for example `data`. `None` if the body is the value.
    pub envelope: Option<&'static str>,
    /// Other documented places of the value in the response: paths of members from the outermost on, tried in order if the
    /// value cannot be decoded from `envelope`.
    pub also_reads: &'static [&'static [&'static str]],
    /// The members of the request body, at any depth, whose values no error may show.
    pub secret_fields: &'static [&'static str],
    /// The host that serves the operation.
    pub host: Host,
    /// Whether its requests have no access token although the API host serves it. A client without credentials can call it.
    pub without_token: bool,
    /// Whether sending the request twice has the same effect as sending it once.
    pub idempotent: bool,
    /// The documented rate limit, if there is one.
    pub limit: Option<Limit>,
    /// The documented maximum number of items in one request, if there is one.
    pub max_items: Option<u32>,
    /// Whether the response can be too large for memory. The attempt timeout does not apply to it.
    pub streaming: bool,
    /// Whether a success response may have an empty body although one is documented.
    pub may_be_empty: bool,
    /// Whether a 503 with `Retry-After` does not prove that the request was not carried out. It is then retried only if the
    /// operation is idempotent.
    pub unavailable_is_ambiguous: bool,
}

impl Operation {
    /// Creates a row without parameters, body, responses and limits.
    #[must_use]
    pub const fn new(
        id: &'static str,
        method: Method,
        path: &'static str,
        area: &'static str,
    ) -> Self {
        Self {
            id,
            method,
            path,
            area,
            parameters: &[],
            body: None,
            responses: &[],
            envelope: None,
            also_reads: &[],
            secret_fields: &[],
            host: Host::Api,
            without_token: false,
            idempotent: false,
            limit: None,
            max_items: None,
            streaming: false,
            may_be_empty: false,
            unavailable_is_ambiguous: false,
        }
    }

    /// Sets the parameters.
    #[must_use]
    pub const fn parameters(mut self, parameters: &'static [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// Sets the request body.
    #[must_use]
    pub const fn body(mut self, content_type: &'static str, required: bool) -> Self {
        self.body = Some(Body {
            content_type,
            required,
        });
        self
    }

    /// Sets the success responses.
    #[must_use]
    pub const fn responses(mut self, responses: &'static [ResponseSpec]) -> Self {
        self.responses = responses;
        self
    }

    /// Sets the member of the response body that contains the value.
    #[must_use]
    pub const fn envelope(mut self, member: &'static str) -> Self {
        self.envelope = Some(member);
        self
    }

    /// Sets other documented places of the value, for example `&[&["body", "data"]]`.
    #[must_use]
    pub const fn also_reads(mut self, paths: &'static [&'static [&'static str]]) -> Self {
        self.also_reads = paths;
        self
    }

    /// Sets the members of the request body, at any depth, whose values no error may show.
    #[must_use]
    pub const fn secret_fields(mut self, names: &'static [&'static str]) -> Self {
        self.secret_fields = names;
        self
    }

    /// Marks the operation as served by the authentication host.
    #[must_use]
    pub const fn on_authentication_host(mut self) -> Self {
        self.host = Host::Authentication;
        self
    }

    /// Marks the requests as sent without an access token, for example because a secret in their path authenticates them.
    #[must_use]
    pub const fn without_token(mut self) -> Self {
        self.without_token = true;
        self
    }

    /// Marks the request as safe to send more than once.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Sets the documented rate limit: `calls` requests in any `seconds`.
    #[must_use]
    pub const fn limit(mut self, calls: u32, seconds: u32) -> Self {
        self.limit = Some(Limit { calls, seconds });
        self
    }

    /// Sets the documented maximum number of items in one request.
    #[must_use]
    pub const fn max_items(mut self, items: u32) -> Self {
        self.max_items = Some(items);
        self
    }

    /// Marks the response as possibly too large for memory.
    #[must_use]
    pub const fn streaming(mut self) -> Self {
        self.streaming = true;
        self
    }

    /// Marks an empty response body as a success although a body is documented.
    #[must_use]
    pub const fn may_be_empty(mut self) -> Self {
        self.may_be_empty = true;
        self
    }

    /// Does not count a 503 with `Retry-After` as proof that the request was not carried out.
    #[must_use]
    pub const fn unavailable_is_ambiguous(mut self) -> Self {
        self.unavailable_is_ambiguous = true;
        self
    }
}

/// An HTTP method that the documents use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `PATCH`
    Patch,
    /// `DELETE`
    Delete,
}

impl Method {
    /// Returns the name of the method on the wire, for example `GET`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// A parameter of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameter {
    /// The name on the wire.
    pub name: &'static str,
    /// The part of the request that contains it.
    pub location: ParameterLocation,
    /// Whether it is required.
    pub required: bool,
    /// How several values are serialized.
    pub list: ListStyle,
    /// Whether the value is a secret.
    pub secret: bool,
}

impl Parameter {
    /// Creates a parameter; several values are exploded (`name=a&name=b`).
    #[must_use]
    pub const fn new(name: &'static str, location: ParameterLocation, required: bool) -> Self {
        Self {
            name,
            location,
            required,
            list: ListStyle::Repeated,
            secret: false,
        }
    }

    /// Joins several values with commas (`name=a,b`).
    #[must_use]
    pub const fn comma_separated(mut self) -> Self {
        self.list = ListStyle::Comma;
        self
    }

    /// Marks the value as a secret: no error shows it.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }
}

/// The part of a request that contains a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParameterLocation {
    /// In the path template.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
}

/// How several values of one query parameter are serialized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListStyle {
    /// `name=a&name=b` (`explode: true`)
    Repeated,
    /// `name=a,b` (`explode: false`)
    Comma,
}

/// The request body of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Body {
    /// The media type, for example `application/json`.
    pub content_type: &'static str,
    /// Whether the body is required.
    pub required: bool,
}

/// A documented success response of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseSpec {
    /// The documented HTTP status.
    pub status: u16,
    /// The media type, or `None` if there is no body.
    pub content_type: Option<&'static str>,
}

impl ResponseSpec {
    /// Creates a response with a body of `content_type`, or without a body.
    #[must_use]
    pub const fn new(status: u16, content_type: Option<&'static str>) -> Self {
        Self {
            status,
            content_type,
        }
    }
}

/// The host of a region that serves an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Host {
    /// The API host; requests have the access token.
    Api,
    /// The authentication host; requests have no access token.
    Authentication,
}

/// A rate limit: at most `calls` requests in any `seconds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Limit {
    /// The number of requests.
    pub calls: u32,
    /// The length of the window, in seconds.
    pub seconds: u32,
}
