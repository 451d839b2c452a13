//! What every refresh of a session needs, and the building of its exchanges.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use secrecy::SecretString;
use url::Url;

use super::life::Now;
use super::store::{Store, StoreKey, TokenRecord, UnrevokedTokens};
use super::{Credential, Exchange, Policy, Source};
use crate::clock::Clock;
use crate::transport::Transport;
use crate::{Error, Kind, Result};

/// Everything that a refresh needs and that does not change.
#[derive(Debug)]
pub(crate) struct Refresher {
    pub(crate) source: Arc<dyn Source>,
    pub(crate) origin: Url,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Arc<dyn Store>,
    /// The time for one request, for the credential, and for the wait for the record.
    pub(crate) timeout: Duration,
    pub(crate) policy: Policy,
    pub(crate) memory: Mutex<Memory>,
}

/// What could not be written to the store.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// A rotated pair of tokens. It is not used before it is written.
    pub(crate) pending: Option<Pending>,
    /// Tokens of records that could not be revoked.
    pub(crate) unrevoked: Vec<UnrevokedTokens>,
    /// Why the store could not be used last, if the tokens were used without it.
    pub(crate) store_error: Option<Error>,
}

/// A pair of tokens that could not be written.
#[derive(Debug, Clone)]
pub(crate) struct Pending {
    pub(crate) key: StoreKey,
    pub(crate) tokens: TokenRecord,
    /// The revision of the record that the pair replaces, and no other. `None` if the store does not count.
    pub(crate) replaces: Option<u64>,
}

impl Refresher {
    pub(crate) fn now(&self) -> Now {
        Now {
            wall: self.clock.wall(),
            mono: self.clock.monotonic(),
        }
    }

    /// The origin with its path prefix, as it is used in keys.
    pub(crate) fn origin_key(&self) -> String {
        origin_key(&self.origin)
    }

    pub(crate) fn memory(&self) -> std::sync::MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn credential(&self) -> Result<Credential> {
        let credential = self.source.credential();
        let late = || {
            Error::new(
                Kind::Timeout,
                format!(
                    "the credential for {} was not supplied within {} s",
                    self.origin_key(),
                    self.timeout.as_secs()
                ),
            )
        };
        self.within(credential, late).await
    }

    /// Waits for work no longer than an exchange may take. `late` is the error if it takes longer.
    pub(crate) async fn within<T>(
        &self,
        work: impl Future<Output = Result<T>>,
        late: impl FnOnce() -> Error,
    ) -> Result<T> {
        match select(std::pin::pin!(work), self.clock.sleep(self.timeout)).await {
            Either::Left((done, _)) => done,
            Either::Right(((), _)) => Err(late()),
        }
    }

    pub(crate) fn exchange<'a>(
        &'a self,
        credential: &'a Credential,
        refresh_token: Option<&'a SecretString>,
        secrets: Vec<SecretString>,
        request_begins: &'a (dyn Fn() -> bool + Send + Sync),
    ) -> Exchange<'a> {
        Exchange {
            origin: &self.origin,
            transport: &*self.transport,
            clock: &*self.clock,
            timeout: self.timeout,
            credential,
            refresh_token,
            secrets,
            request_begins,
        }
    }
}

/// An origin with its path prefix, as it is used in keys.
pub(crate) fn origin_key(origin: &Url) -> String {
    let mut key = origin.origin().ascii_serialization();
    key.push_str(origin.path().trim_end_matches('/'));
    key
}
