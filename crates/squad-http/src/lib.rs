//! How requests of the Squadcast and SquadVoice clients reach their service: `reqwest` over rustls, HTTP/2 where the service
//! offers it, one warm pool of connections.
//!
//! ```
//! use squad_core::{BaseUrls, Client};
//! use squad_http::Http;
//!
//! let client = Client::builder()
//!     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
//!     .static_token("0123456789abcdef")
//!     .connector(Http::new())
//!     .build()?;
//! # let _ = client;
//! # Ok::<(), squad_core::Error>(())
//! ```
//!
//! No redirect is followed: `reqwest` would carry `X-Refresh-Token` to the other host. Proxies come from the environment
//! and are not used for plain http, which is for loopback alone.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};
use futures_util::stream::StreamExt as _;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls_platform_verifier::Verifier;
use squad_core::transport::{
    Connector, Request, SendError, SendPhase, Transport, TransportResponse,
};
use squad_core::{BaseUrls, Error, Kind, Result};

/// How a client connects: with a pool of connections of its own, or through a `reqwest` client that is given.
#[derive(Clone)]
#[must_use = "settings do nothing until they are given to a client"]
pub struct Http {
    connect_timeout: Duration,
    root_certificates: Vec<Vec<u8>>,
    given: Option<reqwest::Client>,
}

impl fmt::Debug for Http {
    /// Shows no certificate, and nothing of a given client: it prints its default headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http")
            .field("connect_timeout", &self.connect_timeout)
            .field("root_certificates", &self.root_certificates.len())
            .field("given", &self.given.is_some())
            .finish()
    }
}

impl Default for Http {
    fn default() -> Self {
        Self::new()
    }
}

impl Http {
    /// Connections that trust the root certificates of the system.
    pub fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            root_certificates: Vec::new(),
            given: None,
        }
    }

    /// Connections of a client of your own, with its timeouts, proxies and certificates.
    ///
    /// ```
    /// # use squad_core::{BaseUrls, Client};
    /// # let _ = rustls::crypto::ring::default_provider().install_default();
    /// let own = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
    /// let client = Client::builder()
    ///     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
    ///     .connector(squad_http::Http::over(own))
    ///     .build()?;
    /// # let _ = client;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Build it with [`reqwest::redirect::Policy::none`]: a redirect that it followed is answered with an error, but by then
    /// the headers have gone to the other host.
    pub fn over(client: reqwest::Client) -> Self {
        Self {
            given: Some(client),
            ..Self::new()
        }
    }

    /// Sets the longest time for name look-up, connection and TLS handshake. 10 s unless set; a client of your own has its
    /// own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Trusts the root certificates in `pem` beside those of the system. Not together with a client of your own.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }
}

impl Connector for Http {
    /// The transport for the hosts of `urls`. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where a root certificate cannot be read, or is given beside a client, or the system has none.
    fn connect(&self, urls: &BaseUrls) -> Result<Arc<dyn Transport>> {
        if let Some(client) = &self.given {
            if !self.root_certificates.is_empty() {
                return Err(Error::new(
                    Kind::Configuration,
                    "a root certificate has no effect beside an HTTP client of your own; give it to that one",
                ));
            }
            return Ok(Arc::new(Pool {
                secure: Some(client.clone()),
                plain: Some(client.clone()),
            }));
        }
        let uses =
            |scheme| urls.api().scheme() == scheme || urls.authentication().scheme() == scheme;
        let extra = extra_roots(&self.root_certificates)?;
        let secure = uses("https").then(|| {
            let tls = tls(extra)?;
            build(client(self.connect_timeout).tls_backend_preconfigured(tls))
        });
        let plain = uses("http").then(|| {
            let tls = trusting(rustls::RootCertStore::empty())?;
            build(
                client(self.connect_timeout)
                    .tls_backend_preconfigured(tls)
                    .no_proxy(),
            )
        });
        Ok(Arc::new(Pool {
            secure: secure.transpose()?,
            plain: plain.transpose()?,
        }))
    }
}

/// Warm connections, those of https apart from those of plain http.
struct Pool {
    secure: Option<reqwest::Client>,
    plain: Option<reqwest::Client>,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool")
            .field("secure", &self.secure.is_some())
            .field("plain", &self.plain.is_some())
            .finish()
    }
}

fn client(connect_timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(connect_timeout)
        .tcp_keepalive(Duration::from_secs(60))
        .http2_keep_alive_interval(Duration::from_secs(30))
        .http2_keep_alive_timeout(Duration::from_secs(10))
        .http2_adaptive_window(true)
}

fn build(builder: reqwest::ClientBuilder) -> Result<reqwest::Client> {
    builder.build().map_err(|error| {
        Error::new(Kind::Configuration, "the HTTP client cannot be set up").with_source(error)
    })
}

fn extra_roots(pems: &[Vec<u8>]) -> Result<Vec<CertificateDer<'static>>> {
    let mut roots = Vec::new();
    for pem in pems {
        let before = roots.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            roots.push(certificate.map_err(|error| {
                Error::new(Kind::Configuration, "a root certificate is no PEM").with_source(error)
            })?);
        }
        if roots.len() == before {
            return Err(Error::new(
                Kind::Configuration,
                "a root certificate is no PEM: it holds no CERTIFICATE block",
            ));
        }
    }
    Ok(roots)
}

/// TLS with the ring provider, whichever provider the program installed for itself.
fn tls(extra: Vec<CertificateDer<'static>>) -> Result<rustls::ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = if extra.is_empty() {
        Verifier::new(provider.clone())
    } else {
        with_extra_roots(extra, provider.clone())
    };
    let verifier = verifier.map_err(|error| {
        let why = "the root certificates of the system cannot be used";
        Error::new(Kind::Configuration, why).with_source(error)
    })?;
    let config = versions(provider)?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth();
    Ok(offering_http2(config))
}

#[cfg(not(target_os = "android"))]
fn with_extra_roots(
    extra: Vec<CertificateDer<'static>>,
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> std::result::Result<Verifier, rustls::Error> {
    Verifier::new_with_extra_roots(extra, provider)
}

#[cfg(target_os = "android")]
fn with_extra_roots(
    _extra: Vec<CertificateDer<'static>>,
    _provider: Arc<rustls::crypto::CryptoProvider>,
) -> std::result::Result<Verifier, rustls::Error> {
    Err(rustls::Error::General(
        "extra root certificates cannot be added on Android".to_owned(),
    ))
}

fn trusting(roots: rustls::RootCertStore) -> Result<rustls::ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = versions(provider)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(offering_http2(config))
}

fn versions(
    provider: Arc<rustls::crypto::CryptoProvider>,
) -> Result<rustls::ConfigBuilder<rustls::ClientConfig, rustls::WantsVerifier>> {
    rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(Kind::Configuration, "TLS cannot be set up").with_source(error))
}

fn offering_http2(mut config: rustls::ClientConfig) -> rustls::ClientConfig {
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config
}

impl Transport for Pool {
    fn send(
        &self,
        request: Request,
    ) -> BoxFuture<'_, std::result::Result<TransportResponse, SendError>> {
        let client = match request.url.scheme() {
            "https" => &self.secure,
            _ => &self.plain,
        };
        async move {
            let Some(client) = client else {
                return Err(SendError::new(
                    SendPhase::Misconfigured,
                    "the transport was built for hosts of another scheme",
                ));
            };
            let sent_to = request.url.clone();
            let mut built = reqwest::Request::new(request.method, request.url);
            *built.headers_mut() = request.headers;
            *built.timeout_mut() = request.timeout;
            *built.body_mut() = request.body.map(reqwest::Body::from);
            let place = || sent_to.host_str().unwrap_or_default().to_owned();
            let mut response = client
                .execute(built)
                .await
                .map_err(|error| failure(error, &place()))?;
            if *response.url() != sent_to {
                return Err(SendError::new(
                    SendPhase::Misconfigured,
                    "the given HTTP client followed a redirect; build it with redirect::Policy::none()",
                ));
            }
            let status = response.status();
            let headers = std::mem::take(response.headers_mut());
            let place = place();
            let body = response
                .bytes_stream()
                .map(move |piece| piece.map_err(|error| failure(error, &place)))
                .boxed();
            Ok(TransportResponse {
                status,
                headers,
                body,
            })
        }
        .boxed()
    }
}

fn failure(error: reqwest::Error, place: &str) -> SendError {
    let (phase, what) = if error.is_connect() {
        (SendPhase::Connect, "cannot connect to")
    } else if error.is_timeout() {
        (SendPhase::Timeout, "waited too long for")
    } else if error.is_builder() {
        (SendPhase::Connect, "cannot address")
    } else {
        (SendPhase::Exchange, "lost the connection to")
    };
    // The address holds the query, which may hold anything.
    SendError::new(phase, format!("{what} {place}")).with_source(error.without_url())
}
