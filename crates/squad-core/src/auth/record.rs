//! A locked record of the store, and what becomes of a failing store.
//!
//! For a source whose refresh tokens do not rotate, the store is only a cache: its failures are reported and the refresh goes
//! on without it. A rotated refresh token must be stored before it is used, so there every failure is an error.

use std::time::Duration;

use futures_util::future::{Either, select};

use super::Credential;
use super::refresher::Refresher;
use super::store::{Entry, SharedFailure, StoreKey, Stored, TokenRecord};
use crate::{Error, Kind, Result, StoreFailure};

/// A lock is extended when this part of its time has passed.
const EXTEND_AFTER: f64 = 1.0 / 3.0;

/// The part of the time of a step that releasing a record may take. Dropping the record does the same, later.
const RELEASE_WITHIN: u32 = 20;

pub(crate) struct OpenRecord<'a> {
    refresher: &'a Refresher,
    /// `None` if the refresh goes on without the store.
    entry: Option<Box<dyn Entry>>,
}

impl<'a> OpenRecord<'a> {
    fn new(refresher: &'a Refresher, entry: Result<Box<dyn Entry>>) -> Result<Self> {
        let mut record = Self {
            refresher,
            entry: None,
        };
        match entry {
            Ok(entry) => record.entry = Some(entry),
            Err(error) => record.tolerate(error)?,
        }
        Ok(record)
    }

    /// Whether the refresh goes on without the store.
    pub(crate) fn is_missing(&self) -> bool {
        self.entry.is_none() || self.refresher.memory().store_error.is_some()
    }

    fn is_required(&self) -> bool {
        self.refresher.source.rotates_refresh_tokens()
    }

    /// Reports `error`, unless the store is required.
    fn tolerate(&mut self, error: Error) -> Result<()> {
        if self.is_required() {
            return Err(error);
        }
        tracing::warn!(%error, "the token store failed; access tokens are used without it");
        self.refresher.memory().store_error = Some(error);
        Ok(())
    }

    /// The content of the record. One that cannot be read is set aside, unless the store is required.
    pub(crate) async fn load(&mut self) -> Result<Stored> {
        let Some(entry) = &mut self.entry else {
            return Ok(Stored::default());
        };
        let error = match self.refresher.store_step(entry.load()).await {
            Ok(stored) => return Ok(stored),
            Err(error) => error,
        };
        let gone = matches!(
            error.store_failure(),
            Some(StoreFailure::Unavailable | StoreFailure::Fenced)
        );
        self.tolerate(error)?;
        if gone {
            self.entry = None;
        } else {
            self.set_aside().await;
        }
        Ok(Stored::default())
    }

    /// The revision of the record, if the store counts.
    pub(crate) fn revision(&self) -> Option<u64> {
        self.entry.as_ref()?.revision()
    }

    /// Completes `work`, and extends the lock until then.
    pub(crate) async fn extend_during<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        loop {
            let lease = self.entry.as_ref().and_then(|entry| entry.lease());
            let Some((entry, lease)) = self.entry.as_mut().zip(lease) else {
                return work.await;
            };
            let delay: Duration = lease.mul_f64(EXTEND_AFTER);
            match select(work, self.refresher.clock.sleep(delay)).await {
                Either::Left((done, _)) => return done,
                Either::Right(((), unfinished)) => work = unfinished,
            }
            let extended = match select(work, entry.extend()).await {
                Either::Left((done, _)) => return done,
                Either::Right((extended, unfinished)) => {
                    work = unfinished;
                    extended
                }
            };
            if let Err(error) = extended {
                // The request cannot be taken back. The write at the end checks the lock.
                tracing::warn!(%error, "the lock of the token record was not extended");
            }
        }
    }

    /// Tells other processes of a failed exchange.
    pub(crate) async fn share_failure(&mut self, failure: SharedFailure) {
        if let Some(entry) = &mut self.entry
            && let Err(error) = self
                .refresher
                .store_step(entry.share_failure(failure))
                .await
        {
            tracing::debug!(%error, "the failure of the token exchange was not shared");
        }
    }

    /// Releases the lock. Dropping the record does the same, later.
    pub(crate) async fn release(self) {
        if let Some(entry) = self.entry {
            let limit = self.refresher.timeout / RELEASE_WITHIN;
            select(entry.release(), self.refresher.clock.sleep(limit)).await;
        }
    }

    async fn set_aside(&mut self) {
        let Some(entry) = &mut self.entry else { return };
        if let Err(error) = self.refresher.store_step(entry.set_aside()).await {
            tracing::warn!(%error, "the unreadable token record was not set aside");
            self.entry = None;
        }
    }

    pub(crate) async fn write(&mut self, record: &TokenRecord) -> Result<()> {
        let Some(entry) = &mut self.entry else {
            return Ok(());
        };
        match self.refresher.store_step(entry.write(record.clone())).await {
            Ok(()) => {
                self.refresher.memory().store_error = None;
                Ok(())
            }
            Err(error) => self.tolerate(error),
        }
    }

    /// Removes the record. Unlike a refresh, this needs the store whatever the source.
    pub(crate) async fn remove(&mut self, revoked: bool) -> Result<()> {
        match &mut self.entry {
            Some(entry) if revoked => self.refresher.store_step(entry.remove_revoked()).await,
            Some(entry) => self.refresher.store_step(entry.remove()).await,
            None => {
                let error = self.refresher.memory().store_error.clone();
                error.map_or(Ok(()), Err)
            }
        }
    }
}

/// A record that was locked, or what made that unnecessary.
pub(crate) enum Opened<R, T> {
    Record(R),
    Found(T),
}

impl Refresher {
    /// Waits for a step of the store: one that never completes would keep the record locked, and all callers waiting.
    async fn store_step<T>(&self, step: impl Future<Output = Result<T>>) -> Result<T> {
        let late = || {
            let seconds = self.timeout.as_secs();
            let message = format!("the token store did not respond within {seconds} s");
            Error::new(Kind::CredentialStore, message).with_store_failure(StoreFailure::Unavailable)
        };
        self.within(step, late).await
    }

    pub(crate) fn store_key(&self, credential: &Credential) -> StoreKey {
        StoreKey::new(&self.origin_key(), credential.fingerprint)
    }

    /// Locks the record of `key`, waiting for its present holder no longer than an exchange may take.
    pub(crate) async fn open(&self, key: &StoreKey) -> Result<OpenRecord<'_>> {
        match self.open_unless(key, |_| None::<()>).await? {
            Opened::Record(record) => Ok(record),
            Opened::Found(()) => Err(Error::new(Kind::CredentialStore, "no record was locked")),
        }
    }

    /// Locks the record of `key`, unless `find` finds what the caller needs in its content. The content is read without the
    /// lock before each try.
    pub(crate) async fn open_unless<T>(
        &self,
        key: &StoreKey,
        find: impl Fn(&Stored) -> Option<T>,
    ) -> Result<Opened<OpenRecord<'_>, T>> {
        let late = || {
            Error::new(
                Kind::Timeout,
                format!(
                    "the stored tokens for {} were locked by another process or client for {} s",
                    key.origin(),
                    self.timeout.as_secs()
                ),
            )
            .with_store_failure(StoreFailure::Locked)
        };
        let opened = self.within(self.try_until_open(key, find), late).await;
        match opened {
            Ok(Opened::Found(found)) => Ok(Opened::Found(found)),
            Ok(Opened::Record(entry)) => Ok(Opened::Record(OpenRecord::new(self, Ok(entry))?)),
            Err(error) => Ok(Opened::Record(OpenRecord::new(self, Err(error))?)),
        }
    }

    async fn try_until_open<T>(
        &self,
        key: &StoreKey,
        find: impl Fn(&Stored) -> Option<T>,
    ) -> Result<Opened<Box<dyn Entry>, T>> {
        let mut waited = 0;
        loop {
            // An invalid record is judged by whoever has its lock.
            if let Ok(stored) = self.store.read(key).await
                && let Some(found) = find(&stored)
            {
                return Ok(Opened::Found(found));
            }
            match self.store.try_open(key).await {
                Err(error) if error.store_failure() == Some(StoreFailure::Locked) => {
                    self.store.changed(key, waited).await;
                    waited = waited.saturating_add(1);
                }
                opened => return opened.map(Opened::Record),
            }
        }
    }
}
