//! Where Redis is, and how to connect to it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use redis::{
    ClientTlsConfig, ConnectionAddr, ConnectionInfo, IntoConnectionInfo as _, TlsCertificates,
};
use secrecy::{ExposeSecret as _, SecretString};
use squad_core::{Error, Kind, Result};

/// The user and password of a connection to Redis.
///
/// ```
/// use squad_redis::Credentials;
///
/// let credentials = Credentials::new("fleet", "password");
/// assert!(!format!("{credentials:?}").contains("password"));
/// ```
#[derive(Clone)]
pub struct Credentials {
    pub(super) user: Option<String>,
    pub(super) password: SecretString,
}

impl Credentials {
    /// A user of the access control list, and its password.
    #[must_use]
    pub fn new(user: impl Into<String>, password: impl Into<SecretString>) -> Self {
        Self {
            user: Some(user.into()),
            password: password.into(),
        }
    }

    /// The password of the default user.
    #[must_use]
    pub fn password(password: impl Into<SecretString>) -> Self {
        Self {
            user: None,
            password: password.into(),
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials([redacted])")
    }
}

pub(crate) type CredentialsCallback =
    dyn Fn() -> BoxFuture<'static, Result<Credentials, String>> + Send + Sync;

/// How the servers of the URLs are to be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Topology {
    Single,
    #[cfg(feature = "cluster")]
    Cluster,
    /// The servers are sentinels of the primary with this name.
    #[cfg(feature = "sentinel")]
    Sentinel(String),
}

#[derive(Clone)]
pub(crate) struct Settings {
    pub(super) servers: Vec<ConnectionInfo>,
    pub(crate) topology: Topology,
    pub(crate) credentials: Option<Arc<CredentialsCallback>>,
    pub(crate) root_certificate: Option<Vec<u8>>,
    pub(crate) client_certificate: Option<(Vec<u8>, SecretString)>,
    /// The time to connect.
    pub(crate) connect_timeout: Duration,
    /// The time for one response.
    pub(crate) response_timeout: Duration,
    /// The least version of the server.
    pub(crate) least_version: (u32, u32),
}

/// The version that is required: scripts may read the time and write, and there are access control lists.
const LEAST_VERSION: (u32, u32) = (6, 2);

impl Settings {
    pub(crate) fn new(urls: &[&str], topology: Topology) -> Result<Self> {
        let servers = urls
            .iter()
            .map(|url| server(url))
            .collect::<Result<Vec<_>>>()?;
        if servers.is_empty() {
            return Err(invalid("no URL of a Redis server is set"));
        }
        Ok(Self {
            servers,
            topology,
            credentials: None,
            root_certificate: None,
            client_certificate: None,
            connect_timeout: Duration::from_secs(2),
            response_timeout: Duration::from_secs(1),
            least_version: LEAST_VERSION,
        })
    }

    /// The servers for messages: hosts and ports.
    pub(crate) fn host(&self) -> String {
        let hosts: Vec<_> = self
            .servers
            .iter()
            .map(|server| server.addr().to_string())
            .collect();
        hosts.join(", ")
    }

    pub(super) fn uses_tls(&self) -> bool {
        self.servers
            .iter()
            .any(|server| matches!(server.addr(), ConnectionAddr::TcpTls { .. }))
    }

    pub(super) fn certificates(&self) -> TlsCertificates {
        TlsCertificates {
            client_tls: self.client_certificate.as_ref().map(|(certificate, key)| {
                ClientTlsConfig {
                    client_cert: certificate.clone(),
                    client_key: key.expose_secret().as_bytes().to_vec(),
                }
            }),
            root_cert: self.root_certificate.clone(),
        }
    }

    pub(super) fn has_certificates(&self) -> bool {
        self.root_certificate.is_some() || self.client_certificate.is_some()
    }

    pub(crate) fn check(&self) -> Result<()> {
        if self.has_certificates() && !self.uses_tls() {
            return Err(invalid(
                "a certificate for Redis is set and the URL has no TLS; write `rediss://`",
            ));
        }
        Ok(())
    }
}

fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, why)
}

/// The server of a URL. No error quotes the URL, which can contain a password.
fn server(url: &str) -> Result<ConnectionInfo> {
    let reject = |why: &str| Err(invalid(&format!("the URL of Redis {why}")));
    let Ok(parsed) = url::Url::parse(url) else {
        return reject("is not a URL; write, for example, `rediss://redis.example.com:6379`");
    };
    match parsed.scheme() {
        "redis" | "rediss" | "redis+unix" | "unix" => {}
        _ => return reject("has another scheme than `redis` or `rediss`"),
    }
    if parsed.fragment().is_some() {
        return reject("has a fragment; `#insecure` is not supported, use `root_certificate`");
    }
    match url.into_connection_info() {
        // RESP2: nothing here needs the pushes of RESP3.
        Ok(info) => Ok(info),
        Err(_) => reject(
            "cannot be used; it has a host, and optionally a port, user, password and number of a database",
        ),
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("host", &self.host())
            .field("topology", &self.topology)
            .finish_non_exhaustive()
    }
}
