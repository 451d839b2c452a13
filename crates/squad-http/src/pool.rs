//! The transport: connections for https and for plain http, pooled where that is safe.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::future::{BoxFuture, FutureExt as _};
use reqwest::header::{ACCEPT_ENCODING, HeaderValue};
use squad_core::transport::{Request, SendError, SendPhase, Transport, TransportResponse};
use squad_core::{Error, Kind, Result};

use crate::body;
use crate::failure::Failures;

/// The connections of one scheme.
pub(crate) struct Connections {
    pooled: reqwest::Client,
    /// The connections of blocking calls: those of an async runtime make no progress while nothing drives it. `None` for a
    /// client that was given.
    #[cfg(feature = "blocking")]
    blocking: Option<reqwest::Client>,
    /// Opens a connection for every request. `None` for a client that was given.
    single: Option<reqwest::Client>,
    /// Whether the last response came over HTTP/2, where the server says which requests it has not processed.
    http2: AtomicBool,
}

impl Connections {
    pub(crate) fn new(builder: impl Fn() -> reqwest::ClientBuilder) -> Result<Self> {
        Ok(Self {
            pooled: build(builder())?,
            #[cfg(feature = "blocking")]
            blocking: Some(build(builder())?),
            single: Some(build(builder().pool_max_idle_per_host(0))?),
            http2: AtomicBool::new(false),
        })
    }

    pub(crate) fn given(client: &reqwest::Client) -> Self {
        Self {
            pooled: client.clone(),
            #[cfg(feature = "blocking")]
            blocking: None,
            single: None,
            http2: AtomicBool::new(false),
        }
    }

    /// Chooses the client for a request. A server that closes an idle connection while a request is sent on it leaves open
    /// whether the request was carried out, so that only idempotent requests use idle connections of HTTP/1.1.
    fn client(&self, method: &reqwest::Method) -> &reqwest::Client {
        match &self.single {
            Some(single) if !method.is_idempotent() && !self.http2.load(Ordering::Relaxed) => {
                single
            }
            _ => self.pooled(),
        }
    }

    #[cfg(feature = "blocking")]
    fn pooled(&self) -> &reqwest::Client {
        let blocking = self.blocking.as_ref();
        let blocking = blocking.filter(|_| squad_core::blocking::is_current());
        blocking.unwrap_or(&self.pooled)
    }

    #[cfg(not(feature = "blocking"))]
    fn pooled(&self) -> &reqwest::Client {
        &self.pooled
    }
}

fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client> {
    builder.build().map_err(|error| {
        let message = "the HTTP client cannot be configured";
        Error::new(Kind::Configuration, message).with_source(error)
    })
}

pub(crate) struct Pool {
    secure: Option<Connections>,
    plain: Option<Connections>,
    /// The address of the configured proxy.
    proxy: Option<String>,
}

impl Pool {
    pub(crate) fn new(
        secure: Option<Connections>,
        plain: Option<Connections>,
        proxy: Option<String>,
    ) -> Self {
        Self {
            secure,
            plain,
            proxy,
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool")
            .field("secure", &self.secure.is_some())
            .field("plain", &self.plain.is_some())
            .finish_non_exhaustive()
    }
}

impl Transport for Pool {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'_, std::result::Result<TransportResponse, SendError>> {
        let connections = match request.url.scheme() {
            "https" => &self.secure,
            _ => &self.plain,
        };
        async move {
            let Some(connections) = connections else {
                return Err(SendError::new(
                    SendPhase::Misconfigured,
                    "the transport was created for base URLs of another scheme",
                ));
            };
            let url = request.url.clone();
            let failures = Failures::new(&url, self.proxy.clone());
            let mut built = reqwest::Request::new(request.method, request.url);
            *built.headers_mut() = request.headers;
            built
                .headers_mut()
                .entry(ACCEPT_ENCODING)
                .or_insert(HeaderValue::from_static("gzip"));
            *built.timeout_mut() = request.timeout;
            *built.body_mut() = request.body.map(reqwest::Body::from);
            let method = built.method().clone();
            let client = connections.client(&method);
            let mut response = client
                .execute(built)
                .await
                .map_err(|error| failures.convert(error))?;
            if *response.url() != url {
                return Err(SendError::new(
                    SendPhase::Redirect,
                    "the given HTTP client followed a redirect; build it with redirect::Policy::none()",
                ));
            }
            let http2 = response.version() == reqwest::Version::HTTP_2;
            if connections.http2.load(Ordering::Relaxed) != http2 {
                connections.http2.store(http2, Ordering::Relaxed);
            }
            let status = response.status();
            let mut headers = std::mem::take(response.headers_mut());
            let body = body::decoded(&method, status, &mut headers, response.bytes_stream(), failures);
            Ok(TransportResponse {
                status,
                headers,
                body,
            })
        }
        .boxed()
    }
}
