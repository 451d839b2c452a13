//! A locked record of the store, and what becomes of a failing store.
//!
//! For a source whose refresh tokens do not rotate, the store is only a cache: its failures are reported and the refresh goes
//! on without it. A rotated refresh token must be stored before it is used, so there every failure is an error.

use futures_util::future::{Either, select};

use super::Credential;
use super::refresher::Refresher;
use super::store::{Entry, StoreKey, TokenRecord};
use crate::{Error, Kind, Result};

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
    pub(crate) async fn read(&mut self) -> Result<Option<TokenRecord>> {
        let Some(entry) = &mut self.entry else {
            return Ok(None);
        };
        let error = match entry.read().await {
            Ok(record) => return Ok(record),
            Err(error) => error,
        };
        self.tolerate(error)?;
        self.set_aside().await;
        Ok(None)
    }

    async fn set_aside(&mut self) {
        let Some(entry) = &mut self.entry else { return };
        if let Err(error) = entry.set_aside().await {
            tracing::warn!(%error, "the unreadable token record was not set aside");
            self.entry = None;
        }
    }

    pub(crate) async fn write(&mut self, record: &TokenRecord) -> Result<()> {
        let Some(entry) = &mut self.entry else {
            return Ok(());
        };
        match entry.write(record.clone()).await {
            Ok(()) => {
                self.refresher.memory().store_error = None;
                Ok(())
            }
            Err(error) => self.tolerate(error),
        }
    }

    /// Removes the record. Unlike a refresh, this needs the store whatever the source.
    pub(crate) async fn remove(&mut self) -> Result<()> {
        match &mut self.entry {
            Some(entry) => entry.remove().await,
            None => {
                let error = self.refresher.memory().store_error.clone();
                error.map_or(Ok(()), Err)
            }
        }
    }
}

impl Refresher {
    /// Locks the record of `credential`, waiting for its present holder no longer than an exchange may take.
    pub(crate) async fn open(&self, credential: &Credential) -> Result<(StoreKey, OpenRecord<'_>)> {
        let key = StoreKey::new(&self.origin_key(), credential.fingerprint);
        let entry = match select(self.store.open(&key), self.clock.sleep(self.timeout)).await {
            Either::Left((entry, _)) => entry,
            Either::Right(((), _)) => Err(Error::new(
                Kind::Timeout,
                format!(
                    "the stored tokens for {} were locked by another process or client for {} s",
                    key.origin(),
                    self.timeout.as_secs()
                ),
            )),
        };
        let record = OpenRecord::new(self, entry)?;
        Ok((key, record))
    }
}
