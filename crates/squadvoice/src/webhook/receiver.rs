//! The handler of deliveries, independent of any web framework.

use std::fmt;

use http::header::{ALLOW, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use http_body::Body;
use squad_core::wire::Decoder;

use super::Delivery;
use super::body::{BodyError, read};
use super::secret::Secret;
use crate::Result;
use crate::leads::Lead;

/// The largest body that is accepted unless set, in bytes.
const DEFAULT_LIMIT: usize = 1 << 20;

/// Receives processed leads. Cheap to clone.
///
/// | response | when |
/// |---|---|
/// | 201 | the lead was taken in; the documented success |
/// | 400 | the body is not a lead |
/// | 403 | the secret is missing or wrong |
/// | 405 | the method is not `POST` |
/// | 413 | the body is larger than the limit |
/// | 500 | the lead was not taken in, because the function of the caller failed |
///
/// The secret is checked first, and the body is not read without it. Whether the service sends a lead again that was not
/// taken in is not documented.
#[derive(Clone)]
pub struct Receiver {
    secret: Secret,
    limit: usize,
}

impl Receiver {
    /// Expects the secret as the last segment of the path, as in `https://example.com/leads/SECRET`.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the secret has fewer than 20 characters, or one that a path
    /// escapes.
    pub fn with_secret_in_path(secret: &str) -> Result<Self> {
        Secret::in_path(secret).map(Self::new)
    }

    /// Expects the secret as the value of a header.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if the name is not one of a header, or the secret has fewer than
    /// 20 characters, or one that a header cannot have.
    pub fn with_secret_in_header(name: &str, secret: &str) -> Result<Self> {
        Secret::in_header(name, secret).map(Self::new)
    }

    fn new(secret: Secret) -> Self {
        Self {
            secret,
            limit: DEFAULT_LIMIT,
        }
    }

    /// Sets the largest body in bytes. Defaults to one mebibyte.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.limit = bytes;
        self
    }

    /// Handles a delivery: checks it, and takes the lead in with `process`.
    ///
    /// The same lead can be delivered again. `process` is responsible for recognizing it by its
    /// [key](super::IdempotencyKey), and returns `Ok` then. Its error is not shown to the sender.
    pub async fn handle<B, F, Fut, E>(&self, request: Request<B>, process: F) -> Response<String>
    where
        B: Body,
        F: FnOnce(Delivery) -> Fut,
        Fut: Future<Output = std::result::Result<(), E>>,
    {
        let status = match self.receive(request).await {
            Ok(delivery) => match process(delivery).await {
                Ok(()) => StatusCode::CREATED,
                Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Err(status) => status,
        };
        let mut response = Response::new(String::new());
        *response.status_mut() = status;
        if status == StatusCode::METHOD_NOT_ALLOWED {
            let headers = response.headers_mut();
            headers.insert(ALLOW, HeaderValue::from_static("POST"));
        }
        response
    }

    /// Checks a delivery and decodes it, for callers that make the response themselves.
    ///
    /// # Errors
    /// The status to respond with.
    pub async fn receive<B: Body>(
        &self,
        request: Request<B>,
    ) -> std::result::Result<Delivery, StatusCode> {
        let (parts, body) = request.into_parts();
        if !self.secret.matches(&parts) {
            return Err(StatusCode::FORBIDDEN);
        }
        if parts.method != Method::POST {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        let body = read(body, self.limit).await.map_err(|error| match error {
            BodyError::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            BodyError::Incomplete => StatusCode::BAD_REQUEST,
        })?;
        let lead: Lead = Decoder::new()
            .decode(&body)
            .map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(Delivery::new(lead))
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}
