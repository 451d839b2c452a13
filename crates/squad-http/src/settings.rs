//! The settings of the transport.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use squad_core::transport::{Connector, Transport};
use squad_core::{BaseUrls, Error, Kind, Result};

use crate::pool::{Connections, Pool};
use crate::tls;

/// The default timeout for establishing a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The settings of the HTTP transport: a connection pool of its own, or a `reqwest` client that you configured.
///
/// ```
/// use std::time::Duration;
/// use squad_http::Http;
///
/// let http = Http::new()
///     .connect_timeout(Duration::from_secs(3))
///     .proxy("http://user:secret@proxy.example.com:3128");
/// assert!(!format!("{http:?}").contains("secret"));
/// ```
#[derive(Clone, Default)]
#[must_use = "settings do nothing until they are given to a client"]
pub struct Http {
    connect_timeout: Option<Duration>,
    root_certificates: Vec<Vec<u8>>,
    client_identity: Option<Vec<u8>>,
    proxy: Option<String>,
    bundled_roots: bool,
    given: Option<reqwest::Client>,
}

impl fmt::Debug for Http {
    /// Shows no certificate, no credentials of a proxy, and nothing of a given client: it prints its default headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http")
            .field(
                "connect_timeout",
                &self.connect_timeout.unwrap_or(CONNECT_TIMEOUT),
            )
            .field("root_certificates", &self.root_certificates.len())
            .field("client_identity", &self.client_identity.is_some())
            .field("proxy", &self.proxy.is_some())
            .field("bundled_roots", &self.bundled_roots)
            .field("given", &self.given.is_some())
            .finish()
    }
}

impl Http {
    /// Creates the default settings. The root certificates of the system are trusted.
    pub fn new() -> Self {
        Self::default()
    }

    /// Uses a `reqwest` client of your own, with its timeouts, proxies and certificates. It cannot be combined with the other
    /// settings.
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
    /// Build it with [`reqwest::redirect::Policy::none`]. A call fails with [`Kind::Redirect`] if the client followed a
    /// redirect, but by then the headers were sent to the other URL. It uses one pool for all requests, so a POST can meet a
    /// connection that the server is closing.
    pub fn over(client: reqwest::Client) -> Self {
        Self {
            given: Some(client),
            ..Self::default()
        }
    }

    /// Sets the timeout for name resolution, connection and TLS handshake. Defaults to 10 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Adds trusted root certificates in PEM format. Can be called several times.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// Sets the client certificate for mutual TLS: a certificate chain and its private key, both in PEM format.
    ///
    /// ```no_run
    /// # fn example() -> Result<(), std::io::Error> {
    /// let http = squad_http::Http::new().client_identity(std::fs::read("client.pem")?);
    /// # let _ = http;
    /// # Ok(())
    /// # }
    /// ```
    pub fn client_identity(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.client_identity = Some(pem.into());
        self
    }

    /// Sets the proxy for https requests, instead of the one in the environment. The URL is `http` or `https` and can contain
    /// a user name and a password, which are never shown.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Trusts the root certificates of Mozilla that are compiled into the program, instead of those of the system. For
    /// containers that have none.
    #[cfg(feature = "bundled-roots")]
    pub fn bundled_roots(mut self) -> Self {
        self.bundled_roots = true;
        self
    }

    fn connect_given(&self, client: &reqwest::Client) -> Result<Arc<dyn Transport>> {
        let others = [
            (self.connect_timeout.is_some(), "connect_timeout"),
            (!self.root_certificates.is_empty(), "root_certificate"),
            (self.client_identity.is_some(), "client_identity"),
            (self.proxy.is_some(), "proxy"),
            (self.bundled_roots, "bundled_roots"),
        ];
        if let Some((_, name)) = others.iter().find(|(set, _)| *set) {
            let message = format!(
                "`Http::{name}` has no effect on the client given to `Http::over`; configure that client instead"
            );
            return Err(Error::new(Kind::Configuration, message));
        }
        Ok(Arc::new(Pool::new(
            Some(Connections::given(client)),
            Some(Connections::given(client)),
            None,
        )))
    }
}

impl Connector for Http {
    /// Creates the transport for `hosts`. No connection is opened yet.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if a certificate, the client identity or the proxy URL is invalid, if a setting is combined
    /// with a client of your own, or if the system has no root certificates.
    fn connect(&self, hosts: &BaseUrls) -> Result<Arc<dyn Transport>> {
        if let Some(client) = &self.given {
            return self.connect_given(client);
        }
        let uses =
            |scheme| hosts.api().scheme() == scheme || hosts.authentication().scheme() == scheme;
        let timeout = self.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
        let extra = tls::certificates(&self.root_certificates)?;
        let identity = self.client_identity.as_deref();
        let identity = identity.map(tls::identity).transpose()?;
        let proxy = self.proxy.as_deref().map(parse_proxy).transpose()?;
        let secure = uses("https").then(|| {
            let config = tls::config(extra, identity, self.bundled_roots)?;
            Connections::new(|| {
                let builder = client(timeout).tls_backend_preconfigured(config.clone());
                match &proxy {
                    Some((proxy, _)) => builder.proxy(proxy.clone()),
                    None => builder,
                }
            })
        });
        let plain = uses("http").then(|| {
            let config = tls::no_roots()?;
            Connections::new(|| {
                client(timeout)
                    .tls_backend_preconfigured(config.clone())
                    .no_proxy()
            })
        });
        Ok(Arc::new(Pool::new(
            secure.transpose()?,
            plain.transpose()?,
            proxy.map(|(_, address)| address),
        )))
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
        // The transport decompresses, and another crate in the program may enable these features of reqwest.
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
}

/// Returns the proxy and its address without credentials, for messages.
fn parse_proxy(url: &str) -> Result<(reqwest::Proxy, String)> {
    // The text contains credentials, and so may the error of the parser.
    let invalid = |why: &str| Error::new(Kind::Configuration, format!("invalid proxy URL: {why}"));
    let parsed = reqwest::Url::parse(url.trim()).map_err(|error| invalid(&error.to_string()))?;
    let Some(host) = parsed.host_str().filter(|host| !host.is_empty()) else {
        return Err(invalid("it has no host"));
    };
    if !matches!(parsed.scheme(), "http" | "https") {
        let scheme = parsed.scheme();
        return Err(invalid(&format!(
            "the scheme of the proxy {host} is `{scheme}`, must be http or https"
        )));
    }
    let address = match parsed.port_or_known_default() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    };
    let proxy = reqwest::Proxy::all(parsed).map_err(|_| invalid("it cannot be used"))?;
    Ok((proxy, address))
}
