//! The builder of a client. Building sends no request and starts no task.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use http::HeaderValue;
use secrecy::SecretString;

use super::exchanges::ExchangeTransport;
use super::{Client, Inner, Settings};
use crate::auth::{AccessToken, MemoryStore, Policy, Session, Source, Store};
use crate::clock::{Clock, SystemClock};
use crate::limits::KeyLimits;
use crate::observe::{NoObserver, Observer};
use crate::operation::Limit;
use crate::retry::RetryBudget;
use crate::retry_after::MAX_RETRY_AFTER;
use crate::transport::{Connector, Transport};
use crate::wire::MAX_DECODED_BYTES;
use crate::{Authorize, BaseUrls, Error, Fleet, Kind, Result, RetryPolicy};

/// The source of access tokens.
enum Credentials {
    Source(Arc<dyn Source>),
    Session(Session),
    Token(SecretString),
    Given(Arc<dyn Authorize>),
}

/// Builds a [`Client`]. From [`Client::builder`].
///
/// ```
/// use std::time::Duration;
///
/// use squad_core::{BaseUrls, Client, RetryPolicy};
///
/// let client = Client::builder()
///     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
///     .static_token("0123456789abcdef")
///     .deadline(Duration::from_secs(20))
///     .retry(RetryPolicy::default().max_attempts(5))
///     .connector(squad_http::Http::new())
///     .build()?;
/// # let _ = client;
/// # Ok::<(), squad_core::Error>(())
/// ```
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    base_urls: Option<BaseUrls>,
    credentials: Option<Credentials>,
    store: Option<Arc<dyn Store>>,
    fleet: Option<Arc<dyn Fleet>>,
    transport: Option<Arc<dyn Transport>>,
    connector: Option<Box<dyn Connector>>,
    clock: Option<Arc<dyn Clock>>,
    observer: Arc<dyn Observer>,
    user_agent: String,
    deadline: Option<Duration>,
    attempt_timeout: Option<Duration>,
    read_timeout: Duration,
    retry: RetryPolicy,
    limit: Option<Limit>,
    ignores_operation_limits: bool,
    limit_group: &'static str,
    max_response_bytes: usize,
    max_decoded_bytes: usize,
    max_retry_after: Duration,
}

impl Client {
    /// Starts building a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }
}

impl ClientBuilder {
    fn new() -> Self {
        Self {
            base_urls: None,
            credentials: None,
            store: None,
            fleet: None,
            transport: None,
            connector: None,
            clock: None,
            observer: Arc::new(NoObserver),
            user_agent: concat!("squad-core/", env!("CARGO_PKG_VERSION")).to_owned(),
            deadline: Some(Duration::from_secs(60)),
            attempt_timeout: Some(Duration::from_secs(30)),
            read_timeout: Duration::from_secs(30),
            retry: RetryPolicy::default(),
            limit: None,
            ignores_operation_limits: false,
            limit_group: "",
            max_response_bytes: 64 << 20,
            max_decoded_bytes: MAX_DECODED_BYTES,
            max_retry_after: MAX_RETRY_AFTER,
        }
    }

    /// Sets the base URLs. Required.
    pub fn base_urls(mut self, urls: BaseUrls) -> Self {
        self.base_urls = Some(urls);
        self
    }

    /// Exchanges the credential of `source` for access tokens, in a session of this client.
    ///
    /// ```
    /// use squad_core::auth::{RefreshToken, SquadcastSource};
    /// use squad_core::{BaseUrls, Client};
    ///
    /// let client = Client::builder()
    ///     .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com")?)
    ///     .token_source(SquadcastSource::new(RefreshToken::new("0123456789abcdef")?))
    ///     .connector(squad_http::Http::new())
    ///     .build()?;
    /// # let _ = client;
    /// # Ok::<(), squad_core::Error>(())
    /// ```
    pub fn token_source(mut self, source: impl Source + 'static) -> Self {
        self.credentials = Some(Credentials::Source(Arc::new(source)));
        self
    }

    /// Uses the tokens of `session`, with the transport, clock and store of the session. Clients can share a session. Its
    /// origin must be the authentication host of this client.
    pub fn session(mut self, session: Session) -> Self {
        self.credentials = Some(Credentials::Session(session));
        self
    }

    /// Uses a fixed access token. Calls fail once it expires.
    pub fn static_token(mut self, token: impl Into<SecretString>) -> Self {
        self.credentials = Some(Credentials::Token(token.into()));
        self
    }

    /// Uses an [`Authorize`] of your own.
    pub fn authorize(mut self, authorize: Arc<dyn Authorize>) -> Self {
        self.credentials = Some(Credentials::Given(authorize));
        self
    }

    /// Sets the store for the tokens of [`token_source`](Self::token_source). Defaults to memory.
    pub fn store(mut self, store: impl Store + 'static) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Joins a fleet: processes that share the tokens and rate limits of one account. A [`store`](Self::store) that is set as
    /// well stores the tokens instead.
    pub fn fleet(mut self, fleet: impl Fleet + 'static) -> Self {
        self.fleet = Some(Arc::new(fleet));
        self
    }

    /// Sets the total time of a call: waiting for rate limits and access tokens, all attempts and retries, and the response
    /// body. For a streamed response it ends with the first byte of the body. Defaults to 60 seconds; `None` disables it. A call
    /// can override it.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = deadline.into();
        self
    }

    /// Sets the timeout of one attempt: from sending to the last byte of the response. Defaults to 30 seconds; `None` disables
    /// it. It does not apply to operations that the wire table marks as [`streaming`](crate::Operation::streaming).
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets the maximum time between two chunks of a response. Defaults to 30 seconds.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// Sets the maximum size of a response body, in bytes after decompression. Defaults to 64 MiB. Streams are not limited.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sets how many bytes of memory the decoding of one response, or of one row of a stream, may take. Defaults to 256 MiB,
    /// with which a program in a container of 512 MiB can receive any response.
    ///
    /// A response can take far more memory than bytes on the wire, because each element of a list takes the size of its
    /// type. A type of your own, for which `Deserialize` is used, is bounded by
    /// [`max_response_bytes`](Self::max_response_bytes) alone.
    pub fn max_decoded_bytes(mut self, bytes: usize) -> Self {
        self.max_decoded_bytes = bytes;
        self
    }

    /// Sets the `User-Agent` header, for example `my-tool/1.2`.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Sets the connector that creates the transport: in production, `squad_http::Http`.
    pub fn connector(mut self, connector: impl Connector + 'static) -> Self {
        self.connector = Some(Box::new(connector));
        self
    }

    /// Sets the connector unless a connector or a transport is already set.
    pub fn connector_by_default(self, connector: impl Connector + 'static) -> Self {
        if self.connector.is_some() || self.transport.is_some() {
            return self;
        }
        self.connector(connector)
    }

    /// Sets the transport. Cannot be combined with a connector.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the clock, for tests.
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        self.shared_clock(Arc::new(clock))
    }

    /// Sets a clock that several clients share. Clients with the same credential and the same clock share their rate limits;
    /// this is the default for clients without a clock of their own.
    pub fn shared_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Sets the retry policy. A call can override it.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Limits all requests to the API to `calls` in any `seconds`, in addition to the limits of the wire table. No limit by
    /// default. The processes of a [`fleet`](Self::fleet) share it.
    pub fn limit(mut self, calls: u32, seconds: u32) -> Self {
        self.limit = Some(Limit { calls, seconds });
        self
    }

    /// Limits all requests to the API to `calls` in any `seconds`, in place of the limits of the wire table: for a service
    /// that counts the requests of all operations together.
    pub fn only_limit(mut self, calls: u32, seconds: u32) -> Self {
        self.ignores_operation_limits = true;
        self.limit(calls, seconds)
    }

    /// Names the group of all operations, for [`limit`](Self::limit) and [`only_limit`](Self::only_limit). Clients of different
    /// services need different names if they share a [`fleet`](Self::fleet). Defaults to `""`.
    pub fn limit_group(mut self, name: &'static str) -> Self {
        self.limit_group = name;
        self
    }

    /// Sets the longest wait that one `Retry-After` of the service can impose. Defaults to 5 minutes. If the service requests
    /// more, the client sends earlier on purpose; [`Error::retry_after`] still returns the value of the service.
    pub fn max_retry_after(mut self, longest: Duration) -> Self {
        self.max_retry_after = longest;
        self
    }

    /// Sets the observer that receives events for metrics.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Arc::new(observer);
        self
    }

    /// Builds the client. No request is sent.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the base URLs or the transport are missing, or a setting is invalid.
    pub fn build(self) -> Result<Client> {
        let invalid = |why: &str| Error::new(Kind::Configuration, why);
        let base_urls = self.base_urls.ok_or_else(|| {
            invalid("the client has no base URLs; set a region, or both base URLs")
        })?;
        let user_agent = HeaderValue::from_str(&self.user_agent)
            .map_err(|_| invalid("the user agent has a character that a header cannot have"))?;
        let clock = self.clock.unwrap_or_else(system_clock);
        let transport = match (self.transport, self.connector) {
            (Some(_), Some(_)) => {
                return Err(invalid(
                    "the HTTP settings have no effect on the transport of the client; configure that transport instead",
                ));
            }
            (Some(transport), None) => transport,
            (None, Some(connector)) => connector.connect(&base_urls)?,
            (None, None) => {
                return Err(invalid(
                    "the client has no transport; set `squad_http::Http::new()` as its connector",
                ));
            }
        };
        let exchanges = Arc::new(ExchangeTransport {
            over: Arc::clone(&transport),
            clock: Arc::clone(&clock),
            observer: Arc::clone(&self.observer),
            user_agent: user_agent.clone(),
        });
        if let Some(fleet) = &self.fleet {
            fleet.observe(Arc::clone(&self.observer))?;
        }
        let origin = base_urls.authentication();
        let mut session = None;
        let authorize: Option<Arc<dyn Authorize>> = match self.credentials {
            None => None,
            Some(Credentials::Token(token)) => Some(Arc::new(AccessToken::new(token)?)),
            Some(Credentials::Given(authorize)) => Some(authorize),
            Some(Credentials::Session(given)) => {
                if given.origin() != origin {
                    return Err(invalid(
                        "the session and the client have different authentication hosts",
                    ));
                }
                Some(Arc::new(session.insert(given).clone()))
            }
            Some(Credentials::Source(source)) => {
                let store = match (self.store, &self.fleet) {
                    (Some(store), _) => store,
                    (None, Some(fleet)) => fleet.store()?,
                    (None, None) => Arc::new(MemoryStore::new()),
                };
                let own = Session::with(
                    source,
                    origin.clone(),
                    exchanges,
                    Arc::clone(&clock),
                    store,
                    Policy {
                        max_retry_after: self.max_retry_after,
                        ..Policy::default()
                    },
                )?;
                Some(Arc::new(session.insert(own).clone()))
            }
        };
        let limits = match &authorize {
            Some(authorize) => KeyLimits::of(authorize.key(), &clock),
            None => KeyLimits::new(Arc::clone(&clock)),
        };
        let shared = match &self.fleet {
            Some(fleet) => fleet.limiter()?,
            None => None,
        };
        let limiter = shared.unwrap_or_else(|| limits.in_process());
        Ok(Client(Arc::new(Inner {
            base_urls,
            transport,
            clock,
            observer: self.observer,
            authorize,
            session,
            limits,
            limiter,
            budget: RetryBudget::default(),
            settings: Settings {
                deadline: self.deadline,
                attempt_timeout: self.attempt_timeout,
                read_timeout: self.read_timeout,
                user_agent,
                retry: self.retry,
                limit: self.limit,
                ignores_operation_limits: self.ignores_operation_limits,
                limit_group: self.limit_group,
                max_response_bytes: self.max_response_bytes,
                max_decoded_bytes: self.max_decoded_bytes,
                max_retry_after: self.max_retry_after,
            },
            forbidden: Mutex::new(HashMap::new()),
        })))
    }
}

/// The clock of all clients without one of their own. They share rate limits, so they need the same clock.
fn system_clock() -> Arc<dyn Clock> {
    static CLOCK: OnceLock<Arc<SystemClock>> = OnceLock::new();
    CLOCK.get_or_init(Arc::default).clone()
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base_urls", &self.base_urls)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}
