//! A session: the access tokens of one credential at one origin.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};
use url::Url;

use super::exchange::check_origin;
use super::policy::{ATTEMPT_TIMEOUT, Policy};
use super::provider::TokenProvider;
use super::refresher::{Memory, Refresher, origin_key};
use super::runtime::Tokio;
use super::state::Need;
use super::{Source, Store};
use crate::clock::Clock;
use crate::transport::Transport;
use crate::{Authorize, Bearer, Error, Kind, Result};

/// The access tokens of one credential at one authentication origin. Cheap to clone; clones share everything.
///
/// Nothing is sent before a token is needed, and no task runs except while one is requested. A failed exchange is retried for
/// up to 45 s in the background; callers wait for the result within their own deadlines.
///
/// ```
/// # use std::sync::Arc;
/// use squad_core::Authorize as _;
/// # use squad_core::auth::{MemoryStore, RefreshToken, Session, SquadcastSource};
/// # async fn example(session: Session) -> squad_core::Result<()> {
/// let bearer = session.bearer().await?;
/// session.revoke().await?;
/// # drop(bearer);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Session {
    provider: Arc<TokenProvider<Tokio>>,
    key: u64,
}

impl Session {
    /// Exchanges the credential of `source` at `origin` over `transport`, and keeps the tokens in `store`.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if `origin` is neither https nor a loopback address.
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
        let identity = source.identity();
        let key = identity.with("origin", &origin_key(&origin)).short();
        let refresher = Refresher {
            source,
            origin,
            transport,
            clock,
            store,
            timeout: ATTEMPT_TIMEOUT,
            policy: policy.clone(),
            memory: Mutex::new(Memory::default()),
        };
        Ok(Self {
            provider: Arc::new(TokenProvider::new(refresher, policy)),
            key,
        })
    }

    /// The authentication origin, with its path prefix.
    #[must_use]
    pub fn origin(&self) -> &Url {
        &self.provider.refresher.origin
    }

    /// Why the token store could not be used last; `None` if it works.
    ///
    /// For a source whose refresh tokens do not rotate, the store is a cache, and calls succeed without it.
    #[must_use]
    pub fn store_error(&self) -> Option<Error> {
        self.provider.refresher.memory().store_error.clone()
    }

    /// Forgets the cached tokens in memory and in the store. The next call exchanges the credential again.
    ///
    /// The result of a running exchange is neither used nor stored.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`] if the tokens could not be removed from the store. Those in memory are forgotten anyway.
    pub async fn forget(&self) -> Result<()> {
        self.provider.forget(None);
        let removed = self.provider.refresher.remove_stored().await;
        // Meanwhile a caller may have used the old token of the store.
        self.provider.forget(None);
        removed
    }

    /// Allows the first use of a refresh token that can be used only once, in a store that may have lost its records. Does
    /// nothing for any other credential or store, and if the store has a record.
    ///
    /// The record of such a token that is missing may have been lost, and then the token is spent. So a client does not use it
    /// until this is called: once for each new refresh token, not by each process.
    ///
    /// # Errors
    /// [`Kind::CredentialStore`] if the record could not be written.
    pub async fn seed(&self) -> Result<()> {
        self.provider.refresher.seed().await?;
        self.provider.forget(None);
        Ok(())
    }

    /// Forgets the cached tokens in memory only.
    #[cfg(test)]
    pub(crate) fn forget_in_memory(&self) {
        self.provider.forget(None);
    }

    /// Revokes the tokens at the service, if it offers that, and forgets them in memory and in the store.
    ///
    /// Calls fail with [`Kind::Authentication`] from now on, until [`forget`](Self::forget) allows a new exchange. The tokens
    /// of a running exchange are revoked, too.
    ///
    /// # Errors
    /// The service did not confirm the revocation, or the store failed. Call this again: tokens whose revocation was not
    /// confirmed are kept for that, and not used in between.
    pub async fn revoke(&self) -> Result<()> {
        let cached = self.provider.forget(Some(Error::new(
            Kind::Authentication,
            "the session was revoked by this client; forget it to log in again",
        )));
        self.provider.refresher.revoke(cached.as_deref()).await
    }
}

impl Authorize for Session {
    fn current(&self) -> Option<Arc<Bearer>> {
        self.provider.current()
    }

    fn bearer(&self) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.provider.wait(Need::Token, None).boxed()
    }

    fn bearer_within(&self, limit: Option<Duration>) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.provider.wait(Need::Token, limit).boxed()
    }

    fn rejected(&self, generation: u64) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        self.provider
            .wait(Need::NewerThan(generation), None)
            .boxed()
    }

    fn rejected_within(
        &self,
        generation: u64,
        limit: Option<Duration>,
    ) -> BoxFuture<'_, Result<Arc<Bearer>>> {
        let need = Need::NewerThan(generation);
        self.provider.wait(need, limit).boxed()
    }

    fn pending_error(&self) -> Option<Error> {
        self.provider.pending_error()
    }

    fn key(&self) -> u64 {
        self.key
    }

    fn forbidden_may_mean_rejected(&self) -> bool {
        self.provider.refresher.source.forbidden_may_mean_rejected()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("origin", &self.provider.refresher.origin_key())
            .field("source", &self.provider.refresher.source)
            .finish_non_exhaustive()
    }
}
