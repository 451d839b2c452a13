//! The wire table: what the core has to know of an operation to send it, repeat it and decode its answer.
//!
//! Generated crates hold one [`Operation`] for each operation of their document, and nothing else states a method,
//! a path, a limit or whether a request may be repeated.

/// One row of a generated wire table.
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
    /// The request body, where the operation takes one.
    pub body: Option<Body>,
    /// The success responses of the document.
    pub responses: &'static [ResponseSpec],
    /// The member of the answer that holds the value (`data`), where the rest of the answer is an empty envelope.
    pub envelope: Option<&'static str>,
    /// Other documented places of the value in the response: paths of members from the outermost on, tried in order if the
    /// value cannot be decoded from `envelope`.
    pub also_reads: &'static [&'static [&'static str]],
    /// The host that serves the operation.
    pub host: Host,
    /// Whether sending the same request twice leaves the service as one request would.
    pub idempotent: bool,
    /// How often the service lets a client call, where that is stated.
    pub limit: Option<Limit>,
    /// The largest number of items in one request, where that is stated.
    pub max_items: Option<u32>,
    /// Whether the answer can be too large to be held in memory; such an answer is not retried once its body began.
    pub streaming: bool,
}

impl Operation {
    /// A row with everything optional left out.
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
            host: Host::Api,
            idempotent: false,
            limit: None,
            max_items: None,
            streaming: false,
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

    /// Says that the value is the member `member` of the answer.
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

    /// Says that the authentication host serves the operation.
    #[must_use]
    pub const fn on_authentication_host(mut self) -> Self {
        self.host = Host::Authentication;
        self
    }

    /// Says that the request may be repeated.
    #[must_use]
    pub const fn idempotent(mut self) -> Self {
        self.idempotent = true;
        self
    }

    /// Says how often the service lets a client call.
    #[must_use]
    pub const fn limit(mut self, calls: u32, seconds: u32) -> Self {
        self.limit = Some(Limit { calls, seconds });
        self
    }

    /// Says how many items one request may carry.
    #[must_use]
    pub const fn max_items(mut self, items: u32) -> Self {
        self.max_items = Some(items);
        self
    }

    /// Says that the answer may be too large for memory.
    #[must_use]
    pub const fn streaming(mut self) -> Self {
        self.streaming = true;
        self
    }
}

/// The HTTP methods that occur in the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`
    Get,
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
    /// The method's name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
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
    /// Where it stands.
    pub location: ParameterLocation,
    /// Whether the service asks for it.
    pub required: bool,
    /// How several values of it are written.
    pub list: ListStyle,
    /// Whether its value is a secret, to be marked so in the request.
    pub secret: bool,
}

impl Parameter {
    /// A parameter of one value.
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

    /// Says that several values are joined by commas.
    #[must_use]
    pub const fn comma_separated(mut self) -> Self {
        self.list = ListStyle::Comma;
        self
    }

    /// Says that its value is a secret.
    #[must_use]
    pub const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }
}

/// Where a parameter stands in a request.
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

/// How several values of one query parameter are written.
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
    /// Whether the service asks for a body.
    pub required: bool,
}

/// A success answer of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseSpec {
    /// The HTTP status of the document.
    pub status: u16,
    /// The media type, or `None` where there is no body.
    pub content_type: Option<&'static str>,
}

impl ResponseSpec {
    /// An answer with a body, or without one.
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
    /// The API host; calls carry the bearer token.
    Api,
    /// The authentication host; calls carry the refresh token and no bearer.
    Authentication,
}

/// How often a client may call an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Limit {
    /// Number of calls.
    pub calls: u32,
    /// The window, in seconds.
    pub seconds: u32,
}
