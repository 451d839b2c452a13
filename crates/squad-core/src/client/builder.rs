//! Setting a client up. Nothing is sent and no task is started before its first call.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use http::HeaderValue;
use secrecy::SecretString;

use super::exchanges::ExchangeTransport;
use super::{Client, Inner, Settings};
use crate::auth::{AccessToken, MemoryStore, Session, Source, Store};
use crate::clock::{Clock, SystemClock};
use crate::limits::KeyLimits;
use crate::observe::{NoObserver, Observer};
use crate::operation::Limit;
use crate::retry::RetryBudget;
use crate::transport::{Connector, Transport};
use crate::wire::MAX_DECODED_BYTES;
use crate::{Authorize, BaseUrls, Error, Kind, Result, RetryPolicy};

/// Where bearers come from.
enum Credentials {
    Source(Arc<dyn Source>),
    Session(Session),
    Token(SecretString),
    Given(Arc<dyn Authorize>),
}

/// Sets up a [`Client`].
#[must_use = "a builder does nothing until it builds"]
pub struct ClientBuilder {
    base_urls: Option<BaseUrls>,
    credentials: Option<Credentials>,
    store: Option<Arc<dyn Store>>,
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
    max_response_bytes: usize,
    max_decoded_bytes: usize,
}

impl ClientBuilder {
    pub(super) fn new() -> Self {
        Self {
            base_urls: None,
            credentials: None,
            store: None,
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
            max_response_bytes: 128 << 20,
            max_decoded_bytes: MAX_DECODED_BYTES,
        }
    }

    /// Sets the hosts. There is no default.
    pub fn base_urls(mut self, urls: BaseUrls) -> Self {
        self.base_urls = Some(urls);
        self
    }

    /// Exchanges the credential of `source` for access tokens, in a session of this client's own.
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

    /// Uses the tokens of `session`, with its own transport, clock and store; clients may share one. Its origin must be the
    /// authentication host of this client.
    pub fn session(mut self, session: Session) -> Self {
        self.credentials = Some(Credentials::Session(session));
        self
    }

    /// Uses one access token, which cannot be renewed.
    pub fn static_token(mut self, token: impl Into<SecretString>) -> Self {
        self.credentials = Some(Credentials::Token(token.into()));
        self
    }

    /// Uses an [`Authorize`] of your own.
    pub fn authorize(mut self, authorize: Arc<dyn Authorize>) -> Self {
        self.credentials = Some(Credentials::Given(authorize));
        self
    }

    /// Keeps the tokens of [`token_source`](Self::token_source) in `store`; in memory unless set.
    pub fn store(mut self, store: impl Store + 'static) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Sets the longest time for a whole call: tokens, retries and the answer's body, but not the waiting that a stated limit
    /// imposes. 60 s unless set; `None` waits without end. A call can have a deadline of its own.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = deadline.into();
        self
    }

    /// Sets the longest time for one sending and the whole of its answer. 30 s unless set; not applied to operations whose
    /// answer the wire table calls large.
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.attempt_timeout = timeout.into();
        self
    }

    /// Sets the longest time without a byte of the answer. 30 s unless set.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// Sets the largest response body that is read into memory, in bytes. Defaults to 128 MiB; streams are not limited.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sets how many bytes of memory the decoding of one response, or of one row of a stream, may take. Defaults to 256 MiB,
    /// with which a program in a container of 512 MiB survives any response.
    ///
    /// A response can take far more memory than bytes on the wire, because each element of a list takes the size of its
    /// type. A type of your own, for which `Deserialize` is used, is bounded by
    /// [`max_response_bytes`](Self::max_response_bytes) alone.
    pub fn max_decoded_bytes(mut self, bytes: usize) -> Self {
        self.max_decoded_bytes = bytes;
        self
    }

    /// Sets what requests call themselves, for example `my-tool/1.2`.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Sends through what `connector` makes: in production, `squad_http::Http`.
    pub fn connector(mut self, connector: impl Connector + 'static) -> Self {
        self.connector = Some(Box::new(connector));
        self
    }

    /// Sends through what `connector` makes, unless there is a connector or a transport already.
    pub fn connector_by_default(self, connector: impl Connector + 'static) -> Self {
        if self.connector.is_some() || self.transport.is_some() {
            return self;
        }
        self.connector(connector)
    }

    /// Sends through a transport of your own. Not together with a connector.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Waits and asks the time by a clock of your own.
    pub fn clock(self, clock: impl Clock + 'static) -> Self {
        self.shared_clock(Arc::new(clock))
    }

    /// Waits and asks the time by a clock that other clients have too; with the same credential they then share limits, as
    /// all clients do that are given no clock.
    pub fn shared_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Sets how often a call is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Keeps all calls to the API together under a limit, beside those that the wire table states: at most `calls` in any
    /// `seconds`.
    pub fn limit(mut self, calls: u32, seconds: u32) -> Self {
        self.limit = Some(Limit { calls, seconds });
        self
    }

    /// Tells `observer` what happens.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.observer = Arc::new(observer);
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where the hosts or the transport are missing or a setting is of no use.
    pub fn build(self) -> Result<Client> {
        let refuse = |why: &str| Error::new(Kind::Configuration, why);
        let base_urls = self
            .base_urls
            .ok_or_else(|| refuse("the client has no base URLs; name a region or give both"))?;
        let user_agent = HeaderValue::from_str(&self.user_agent)
            .map_err(|_| refuse("the user agent holds a character that a header cannot hold"))?;
        let clock = self.clock.unwrap_or_else(system_clock);
        let transport = match (self.transport, self.connector) {
            (Some(_), Some(_)) => {
                return Err(refuse(
                    "settings of HTTP have no effect beside a transport of your own; give them to that one",
                ));
            }
            (Some(transport), None) => transport,
            (None, Some(connector)) => connector.connect(&base_urls)?,
            (None, None) => {
                return Err(refuse(
                    "the client has no transport; give it `squad_http::Http::new()` as its connector",
                ));
            }
        };
        let exchanges = Arc::new(ExchangeTransport {
            over: Arc::clone(&transport),
            clock: Arc::clone(&clock),
            observer: Arc::clone(&self.observer),
            user_agent: user_agent.clone(),
        });
        let store = self.store.unwrap_or_else(|| Arc::new(MemoryStore::new()));
        let origin = base_urls.authentication();
        let mut session = None;
        let authorize: Option<Arc<dyn Authorize>> = match self.credentials {
            None => None,
            Some(Credentials::Token(token)) => Some(Arc::new(AccessToken::new(token)?)),
            Some(Credentials::Given(authorize)) => Some(authorize),
            Some(Credentials::Session(given)) => {
                if given.origin() != origin {
                    return Err(refuse(
                        "the session's tokens come from another authentication host than the client's",
                    ));
                }
                Some(Arc::new(session.insert(given).clone()))
            }
            Some(Credentials::Source(source)) => {
                let own = Session::with(
                    source,
                    origin.clone(),
                    exchanges,
                    Arc::clone(&clock),
                    store,
                    Default::default(),
                )?;
                Some(Arc::new(session.insert(own).clone()))
            }
        };
        let limits = match &authorize {
            Some(authorize) => KeyLimits::of(authorize.key(), &clock),
            None => KeyLimits::new(Arc::clone(&clock)),
        };
        Ok(Client(Arc::new(Inner {
            base_urls,
            transport,
            clock,
            observer: self.observer,
            authorize,
            session,
            limits,
            budget: RetryBudget::default(),
            settings: Settings {
                deadline: self.deadline,
                attempt_timeout: self.attempt_timeout,
                read_timeout: self.read_timeout,
                user_agent,
                retry: self.retry,
                limit: self.limit,
                max_response_bytes: self.max_response_bytes,
                max_decoded_bytes: self.max_decoded_bytes,
            },
            forbidden: Mutex::new(HashMap::new()),
        })))
    }
}

/// The one clock of all clients that were given none: what they share by key, they must date alike.
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
