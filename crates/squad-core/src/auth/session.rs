//! What users hold: a session of one credential at one origin, and a cache that shares sessions between clients.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};
use secrecy::SecretString;
use url::Url;

use super::exchange::check_origin;
use super::obtain::{Provider, place};
use super::provider::{TokenProvider, no_unsaved};
use super::runtime::Tokio;
use super::state::{Policy, Want};
use super::{Fingerprint, Source, Store};
use crate::clock::Clock;
use crate::transport::Transport;
use crate::{Authorize, Bearer, Error, Kind, Result};

/// The time for one exchange.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The access tokens of one credential at one authentication origin. Cheap to clone; clones share everything.
///
/// Nothing is sent before a token is needed, and no task runs but while one is being fetched.
#[derive(Clone)]
pub struct Session {
    shell: Arc<TokenProvider<Tokio>>,
    key: u64,
}

impl Session {
    /// A session that exchanges the credential of `source` at `origin`, over `transport`, and keeps what it gets in `store`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where `origin` is neither https nor on this machine.
    pub fn new(
        source: impl Source + 'static,
        origin: Url,
        transport: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        store: Arc<dyn Store>,
    ) -> Result<Self> {
        Self::with(
            Arc::new(source),
            origin,
            transport,
            clock,
            store,
            Policy::default(),
        )
    }

    pub(crate) fn with(
        source: Arc<dyn Source>,
        origin: Url,
        transport: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        store: Arc<dyn Store>,
        policy: Policy,
    ) -> Result<Self> {
        check_origin(&origin)?;
        let key = source.identity().with("origin", &place(&origin)).short();
        let provider = Provider {
            source,
            origin,
            transport,
            clock,
            store,
            timeout: TIMEOUT,
            unsaved: no_unsaved(),
        };
        Ok(Self {
            shell: Arc::new(TokenProvider::new(provider, policy)),
            key,
        })
    }

    /// The authentication origin, with its path prefix.
    #[must_use]
    pub fn origin(&self) -> &Url {
        &self.shell.provider.origin
    }

    /// Whether this session was made from `refresh_token`, so that it should be forgotten when that token is revoked.
    #[must_use]
    pub fn holds(&self, refresh_token: &SecretString) -> bool {
        self.shell.provider.source.holds(refresh_token)
    }

    /// Forgets the cached tokens here and in the store. The next call exchanges the credential anew.
    ///
    /// An exchange that is under way finishes for nobody: its token is neither used nor kept.
    ///
    /// # Errors
    /// The store could not be purged. The tokens in memory are gone all the same.
    pub async fn forget(&self) -> Result<()> {
        self.shell.forget(None);
        let provider = &self.shell.provider;
        provider.take_unsaved();
        let credential = provider.source.credential().await?;
        let (_, mut entry) = provider.open(&credential).await?;
        provider.take_unsaved();
        let removed = entry.remove().await;
        // Meanwhile somebody may have taken the old token from the store.
        self.shell.forget(None);
        removed
    }

    /// Ends the session: forgets the tokens here and in the store, and has the service end them where it offers that.
    ///
    /// Calls fail with [`Kind::Authentication`] from now on, until [`forget`](Self::forget) allows a new exchange. An exchange
    /// under way cannot bring the session back; what it brought is ended with the rest.
    ///
    /// # Errors
    /// The service did not confirm, or the store could not be purged. The session is over here all the same.
    pub async fn revoke(&self) -> Result<()> {
        let held = self.shell.forget(Some(Error::new(
            Kind::Authentication,
            "the session was revoked by this client; forget it to log in anew",
        )));
        let provider = &self.shell.provider;
        let unsaved = provider.take_unsaved();
        let credential = provider.source.credential().await?;
        let (_, mut entry) = provider.open(&credential).await?;
        // Whoever had the record before saved what it got, or kept it as unsaved.
        let saved = provider.take_unsaved().or(unsaved);
        let (saved, damaged) = match (saved, entry.read().await) {
            (Some(saved), _) => (Some(saved), None),
            (None, Ok(saved)) => (saved, None),
            (None, Err(error)) => (None, Some(error)),
        };
        let removed = match damaged {
            Some(error) => Err(error),
            None => entry.remove().await,
        };
        let saved = saved.unwrap_or_default();
        let held = held.and_then(|header| {
            let token = header.to_str().ok()?.strip_prefix("Bearer ")?;
            Some(SecretString::from(token))
        });
        let access = saved.access.map(|access| access.token).or(held);
        let exchange = provider.exchange(&credential, saved.refresh_token.as_ref());
        let ended = provider.source.revoke(&exchange, access.as_ref()).await;
        ended.map_err(|failed| failed.error().clone())?;
        removed
    }
}

impl Authorize for Session {
    fn current(&self) -> Option<Arc<Bearer>> {
        self.shell.current()
    }

    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.shell.wait(Want::Token).boxed()
    }

    fn rejected(&self, generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.shell.wait(Want::Newer(generation)).boxed()
    }

    fn key(&self) -> u64 {
        self.key
    }

    fn forbidden_may_mean_rejected(&self) -> bool {
        self.shell.provider.source.forbidden_may_mean_rejected()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("origin", &self.shell.provider.place())
            .field("source", &self.shell.provider.source)
            .finish_non_exhaustive()
    }
}

/// Sessions by authentication origin and credential, so that clients made apart share tokens and never mix them.
#[derive(Debug, Clone)]
pub struct TokenCache {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    store: Arc<dyn Store>,
    sessions: Arc<Mutex<HashMap<(String, Fingerprint), Session>>>,
}

impl TokenCache {
    /// An empty cache.
    #[must_use]
    pub fn new(
        transport: Arc<dyn Transport>,
        clock: Arc<dyn Clock>,
        store: Arc<dyn Store>,
    ) -> Self {
        Self {
            transport,
            clock,
            store,
            sessions: Arc::default(),
        }
    }

    /// The session of `source` at `origin`, the same for everybody who asks for it.
    ///
    /// # Errors
    /// As [`Session::new`].
    pub fn session(&self, source: impl Source + 'static, origin: Url) -> Result<Session> {
        let key = (place(&origin), source.identity());
        let mut sessions = self.sessions();
        if let Some(session) = sessions.get(&key) {
            return Ok(session.clone());
        }
        let session = Session::new(
            source,
            origin,
            Arc::clone(&self.transport),
            Arc::clone(&self.clock),
            Arc::clone(&self.store),
        )?;
        sessions.insert(key, session.clone());
        Ok(session)
    }

    /// Forgets what was cached for `refresh_token` at every origin, in memory and in the store, because the token was revoked.
    ///
    /// # Errors
    /// The first store that could not be purged; the others were tried all the same.
    pub async fn forget_refresh_token(&self, refresh_token: &SecretString) -> Result<()> {
        self.forget_where(|session| session.holds(refresh_token))
            .await
    }

    /// Forgets everything, in memory and in the store.
    ///
    /// # Errors
    /// As [`forget_refresh_token`](Self::forget_refresh_token).
    pub async fn forget_all(&self) -> Result<()> {
        self.forget_where(|_| true).await
    }

    async fn forget_where(&self, which: impl Fn(&Session) -> bool) -> Result<()> {
        let mut gone = Vec::new();
        self.sessions().retain(|_, session| {
            let keep = !which(session);
            if !keep {
                gone.push(session.clone());
            }
            keep
        });
        let mut result = Ok(());
        for session in gone {
            result = result.and(session.forget().await);
        }
        result
    }

    fn sessions(&self) -> std::sync::MutexGuard<'_, HashMap<(String, Fingerprint), Session>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
