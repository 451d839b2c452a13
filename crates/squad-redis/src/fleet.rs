//! The configuration of a fleet, and what its clients share.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_util::future::FutureExt as _;
use secrecy::SecretString;
use squad_core::auth::Store;
use squad_core::limits::Limiter;
use squad_core::observe::Observer;
use squad_core::{Error, Kind, Result};

use crate::connection::{Connection, Credentials, Settings, Topology};
use crate::key::Key;
use crate::limits::SharedLimiter;
use crate::tokens::{History, RedisStore, Sealer};

/// The longest name of an account or namespace, in bytes.
const MAX_NAME: usize = 64;

/// Processes that share the tokens and the rate limits of one account through Redis.
///
/// Cheap to clone; clones share one connection. Set everything before the first client is built: a setting makes a fleet of
/// its own. Errors in the settings are reported when a client is built.
///
/// ```
/// use squad_redis::{Fleet, Key};
///
/// let key = Key::new([7; 32]); // in a program: Key::from_env("SQUAD_FLEET_KEY")?
/// let fleet = Fleet::redis("rediss://redis.example.com").key(key).account("production");
/// # drop(fleet);
/// ```
#[derive(Clone)]
#[must_use]
pub struct Fleet {
    settings: Result<Settings>,
    names: Names,
    keys: Keys,
    expected_processes: Option<u32>,
    /// Made at the first use.
    connection: Arc<OnceLock<Arc<Connection>>>,
    limiter: Arc<OnceLock<SharedLimiter>>,
    history: Arc<History>,
    durable: bool,
}

/// The names in the keys of Redis.
#[derive(Debug, Clone)]
struct Names {
    namespace: String,
    account: Option<String>,
}

/// What the tokens are encrypted with.
#[derive(Debug, Clone, Default)]
struct Keys {
    key: Option<Key>,
    read: Vec<Key>,
    names: Option<Key>,
    plaintext: bool,
}

impl Fleet {
    /// Uses the server of a URL such as `rediss://user:password@redis.example.com:6379/0`. With `redis://` the connection is
    /// not encrypted. Nothing is connected before the first use.
    pub fn redis(url: impl AsRef<str>) -> Self {
        Self::new(&[url.as_ref()], Topology::Single)
    }

    /// Uses a Redis Cluster. The URLs are of some of its nodes, with the same user and password.
    #[cfg(feature = "cluster")]
    pub fn cluster<U: AsRef<str>>(urls: impl IntoIterator<Item = U>) -> Self {
        let urls: Vec<U> = urls.into_iter().collect();
        let urls: Vec<&str> = urls.iter().map(AsRef::as_ref).collect();
        Self::new(&urls, Topology::Cluster)
    }

    /// Uses the primary `name` that sentinels watch. The URLs are of the sentinels; the user, password and database in the
    /// first one are those of the primary.
    #[cfg(feature = "sentinel")]
    pub fn sentinel<U: AsRef<str>>(
        name: impl Into<String>,
        urls: impl IntoIterator<Item = U>,
    ) -> Self {
        let urls: Vec<U> = urls.into_iter().collect();
        let urls: Vec<&str> = urls.iter().map(AsRef::as_ref).collect();
        Self::new(&urls, Topology::Sentinel(name.into()))
    }

    fn new(urls: &[&str], topology: Topology) -> Self {
        Self {
            settings: Settings::new(urls, topology),
            names: Names {
                namespace: "squad".to_owned(),
                account: None,
            },
            keys: Keys::default(),
            expected_processes: None,
            connection: Arc::default(),
            limiter: Arc::default(),
            history: Arc::default(),
            durable: false,
        }
    }

    /// Names the account. Required. Processes share limits and tokens if account and namespace are the same.
    pub fn account(mut self, name: impl Into<String>) -> Self {
        self.names.account = Some(name.into());
        self.separate()
    }

    /// Separates environments that use one Redis, for example `staging` from `production`. Defaults to `squad`.
    pub fn namespace(mut self, name: impl Into<String>) -> Self {
        self.names.namespace = name.into();
        self.separate()
    }

    /// Encrypts tokens with `key`, which must not be in Redis.
    pub fn key(mut self, key: Key) -> Self {
        self.keys.key = Some(key);
        self.separate()
    }

    /// Also reads tokens that are encrypted with `key`. Needs [`name_key`](Self::name_key).
    ///
    /// To change the key without losing a record: first every process gets the new key as `read_key`; then every process
    /// gets it as [`key`](Self::key), and the old one as `read_key`; when no record has the old key any more, it is removed.
    pub fn read_key(mut self, key: Key) -> Self {
        self.keys.read.push(key);
        self.separate()
    }

    /// Makes the names of records with `key`, which must never change: otherwise every record is lost. Defaults to
    /// [`key`](Self::key), so when that changes for the first time, this becomes the old one.
    pub fn name_key(mut self, key: Key) -> Self {
        self.keys.names = Some(key);
        self.separate()
    }

    /// Stores tokens without encryption: whoever can read Redis can use them.
    pub fn plaintext(mut self) -> Self {
        self.keys.plaintext = true;
        self.separate()
    }

    /// Says that the server never loses a write that it has confirmed: it has an append-only file with `appendfsync always`.
    ///
    /// Without this, a refresh token that rotates is in doubt after the server was restarted, unless the file has confirmed
    /// each write by `WAITAOF` (Redis 7.2).
    pub fn durable(mut self) -> Self {
        self.durable = true;
        self.separate()
    }

    /// Trusts the certificates in `pem`, and not those of the system.
    pub fn root_certificate(self, pem: impl Into<Vec<u8>>) -> Self {
        let pem = pem.into();
        self.set(|settings| settings.root_certificate = Some(pem))
    }

    /// Presents a certificate to the server. Both are PEM.
    pub fn client_certificate(
        self,
        certificate: impl Into<Vec<u8>>,
        key: impl Into<SecretString>,
    ) -> Self {
        let pair = (certificate.into(), key.into());
        self.set(|settings| settings.client_certificate = Some(pair))
    }

    /// Calls `callback` for the user and password before each connection, in place of those in the URL.
    ///
    /// ```
    /// use squad_redis::{Credentials, Fleet};
    ///
    /// let fleet = Fleet::redis("rediss://redis.example.com").credentials(|| async {
    ///     let password = std::fs::read_to_string("/run/secrets/redis")?;
    ///     Ok::<_, std::io::Error>(Credentials::new("fleet", password.trim()))
    /// });
    /// # drop(fleet);
    /// ```
    pub fn credentials<F, Fut, E>(self, callback: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Credentials, E>> + Send + 'static,
        E: fmt::Display,
    {
        let call = move || {
            callback()
                .map(|credentials| credentials.map_err(|error| error.to_string()))
                .boxed()
        };
        self.set(|settings| settings.credentials = Some(Arc::new(call)))
    }

    /// Sets the largest number of processes that run at the same time. While Redis is away, each one keeps its share of every
    /// rate limit. Defaults to the number that Redis had last, or to 100 in a process that has not reached Redis yet.
    pub fn expected_processes(mut self, processes: u32) -> Self {
        self.expected_processes = Some(processes);
        self.separate()
    }

    /// Sets the time to connect. Defaults to 2 seconds.
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        self.set(|settings| settings.connect_timeout = timeout)
    }

    /// Sets the time after which a server that does not respond counts as away. Defaults to 1 second.
    pub fn response_timeout(self, timeout: Duration) -> Self {
        self.set(|settings| settings.response_timeout = timeout)
    }

    fn set(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        if let Ok(settings) = &mut self.settings {
            change(settings);
        }
        self.separate()
    }

    /// Leaves the connection to clones with the former settings.
    fn separate(mut self) -> Self {
        self.connection = Arc::default();
        self.limiter = Arc::default();
        self.history = Arc::default();
        self
    }

    /// The start of all keys, with the hash tag that puts them on one node of a cluster.
    pub(crate) fn prefix(&self) -> Result<String> {
        let invalid = |why: String| Error::new(Kind::Configuration, why);
        let account = self.names.account.as_deref().ok_or_else(|| {
            invalid("the fleet has no account; name it with `account(\"production\")`".to_owned())
        })?;
        for (what, name) in [("account", account), ("namespace", &self.names.namespace)] {
            let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@".contains(&byte);
            if name.is_empty() || name.len() > MAX_NAME || !name.bytes().all(allowed) {
                return Err(invalid(format!(
                    "the {what} of the fleet must have 1 to {MAX_NAME} letters, digits, dots, hyphens, underscores or @"
                )));
            }
        }
        Ok(format!("squad:{{{}/{account}}}:", self.names.namespace))
    }

    fn sealer(&self) -> Result<Sealer> {
        let invalid = |why: &str| Err(Error::new(Kind::Configuration, why));
        let Keys {
            key,
            read,
            names,
            plaintext,
        } = &self.keys;
        match (key, plaintext) {
            (None, false) => {
                return invalid(
                    "the fleet has no key to encrypt its tokens in Redis; set `key`, from `openssl rand -base64 32`, or `plaintext`",
                );
            }
            (Some(_), true) => {
                return invalid("the fleet has a key and `plaintext`; set only one of them");
            }
            _ => {}
        }
        if names.is_none() && !read.is_empty() {
            return invalid(
                "the fleet has a `read_key` and no `name_key`; set it to the key that was the first one of this account",
            );
        }
        Ok(Sealer::new(names.as_ref(), key.as_ref(), read))
    }

    /// The connection of this fleet and its clones. Nothing is sent before its first use.
    pub(crate) fn connection(&self) -> Result<Arc<Connection>> {
        if let Some(connection) = self.connection.get() {
            return Ok(Arc::clone(connection));
        }
        let settings = self.settings.clone()?;
        settings.check()?;
        let probe_key = format!("{}probe", self.prefix()?);
        let connection = || Arc::new(Connection::new(settings, probe_key));
        Ok(Arc::clone(self.connection.get_or_init(connection)))
    }
}

impl squad_core::Fleet for Fleet {
    fn store(&self) -> Result<Arc<dyn Store>> {
        let sealer = self.sealer()?;
        let history = Arc::clone(&self.history);
        let store = RedisStore::new(
            self.connection()?,
            self.prefix()?,
            sealer,
            history,
            self.durable,
        );
        Ok(Arc::new(store))
    }

    fn limiter(&self) -> Result<Option<Arc<dyn Limiter>>> {
        let connection = self.connection()?;
        let prefix = self.prefix()?;
        let create = || SharedLimiter::new(connection, &prefix, self.expected_processes);
        Ok(Some(Arc::new(self.limiter.get_or_init(create).clone())))
    }

    fn observe(&self, observer: Arc<dyn Observer>) -> Result<()> {
        self.connection()?.observe(observer);
        Ok(())
    }
}

impl fmt::Debug for Fleet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fleet")
            .field("settings", &self.settings)
            .field("names", &self.names)
            .finish_non_exhaustive()
    }
}
