//! Verifies who sent a request, and parses its payload.

use std::fmt;

use http::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use subtle::{Choice, ConstantTimeEq};

use super::WebhookPayload;
use crate::{Error, Kind, Result};

/// The body limit, unless another one is set.
const BODY_LIMIT: usize = 1024 * 1024;

/// Receives the requests of an outgoing webhook: verifies the secret, limits the body, and parses the payload.
///
/// It depends on no HTTP framework. The secret is compared in constant time; only its length could be measured.
#[derive(Debug, Clone)]
pub struct Receiver {
    secret: Secret,
    body_limit: usize,
}

#[derive(Debug, Clone)]
enum Secret {
    Header { name: String, value: SecretString },
    Path(SecretString),
}

/// Why a request was rejected.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Rejection {
    /// The secret is missing or wrong.
    Unauthorized,
    /// The body is longer than the limit, which it contains.
    TooLarge(usize),
    /// The body is not a payload.
    Invalid(Error),
}

impl Receiver {
    /// Creates a receiver of requests with a secret header, which is added to the webhook as a custom header.
    ///
    /// # Errors
    /// [`is_configuration`](Error::is_configuration) if the name or the secret is empty.
    pub fn with_header(name: impl Into<String>, secret: impl Into<SecretString>) -> Result<Self> {
        let (name, value) = (name.into(), secret.into());
        if name.is_empty() {
            return Err(missing("the name of the secret header"));
        }
        if value.expose_secret().is_empty() {
            return Err(missing("the secret of the webhook"));
        }
        Ok(Self::new(Secret::Header { name, value }))
    }

    /// Creates a receiver of requests to a secret path, for example `/squadcast/4f1c0f5e2b9d`. The whole path counts, as it
    /// is in the request, without the query.
    ///
    /// # Errors
    /// [`is_configuration`](Error::is_configuration) if the path does not begin with a slash, or has nothing after it.
    pub fn with_path(path: impl Into<SecretString>) -> Result<Self> {
        let path = path.into();
        match path.expose_secret().strip_prefix('/') {
            None | Some("") => Err(missing(
                "the secret path of the webhook, with its first slash,",
            )),
            Some(_) => Ok(Self::new(Secret::Path(path))),
        }
    }

    fn new(secret: Secret) -> Self {
        Self {
            secret,
            body_limit: BODY_LIMIT,
        }
    }

    /// Sets the longest body, in bytes. Defaults to 1 MiB.
    #[must_use]
    pub fn with_body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Returns the longest body, in bytes.
    #[must_use]
    pub fn body_limit(&self) -> usize {
        self.body_limit
    }

    /// Verifies a request by its path, without the query, and its headers. Call this before the body is read.
    ///
    /// # Errors
    /// [`Rejection::Unauthorized`] if the secret is missing or wrong.
    pub fn verify<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        path: &str,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<(), Rejection> {
        let equal =
            |given: &[u8], secret: &SecretString| given.ct_eq(secret.expose_secret().as_bytes());
        let authorized = match &self.secret {
            Secret::Path(secret) => equal(path.as_bytes(), secret),
            Secret::Header { name, value } => headers
                .into_iter()
                .filter(|(given, _)| given.as_ref().eq_ignore_ascii_case(name))
                .fold(Choice::from(0), |authorized, (_, given)| {
                    authorized | equal(given.as_ref(), value)
                }),
        };
        if authorized.into() {
            Ok(())
        } else {
            Err(Rejection::Unauthorized)
        }
    }

    /// Verifies a request by its path, without the query, and its headers, and parses its body.
    ///
    /// # Errors
    /// A [`Rejection`], whose [`status`](Rejection::status) is that of the response.
    pub fn receive<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        path: &str,
        headers: impl IntoIterator<Item = (N, V)>,
        body: impl AsRef<[u8]>,
    ) -> Result<WebhookPayload, Rejection> {
        self.verify(path, headers)?;
        let body = body.as_ref();
        if body.len() > self.body_limit {
            return Err(Rejection::TooLarge(self.body_limit));
        }
        WebhookPayload::parse(body).map_err(Rejection::Invalid)
    }
}

impl Rejection {
    /// Returns the status of the response: 401, 413 or 400.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
        }
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unauthorized => f.write_str("the secret of the webhook is missing or wrong"),
            Self::TooLarge(limit) => write!(f, "the body has more than {limit} bytes"),
            Self::Invalid(error) => write!(f, "the body is not the payload of a webhook: {error}"),
        }
    }
}

impl std::error::Error for Rejection {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(error) => Some(error),
            _ => None,
        }
    }
}

fn missing(what: &str) -> Error {
    Error::new(Kind::Configuration, format!("{what} is empty"))
}
