//! A store whose reads and writes can fail.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures::FutureExt as _;
use futures::future::BoxFuture;

use crate::auth::{Entry, MemoryStore, Store, StoreKey, TokenRecord};
use crate::{Error, Kind, Result};

/// Stores records in memory, except for some of the writes.
#[derive(Debug, Default)]
pub(crate) struct FailingStore {
    inner: MemoryStore,
    writes: Arc<AtomicUsize>,
    /// The numbers of the writes that fail, counted from 1.
    broken: std::ops::Range<usize>,
    /// Whether reads fail.
    unreadable: Arc<AtomicBool>,
    /// The number of records that were removed as revoked.
    revoked: Arc<AtomicUsize>,
}

impl FailingStore {
    pub(crate) fn new(broken: std::ops::Range<usize>) -> Self {
        Self {
            broken,
            ..Self::default()
        }
    }

    /// The number of records that were removed as revoked.
    pub(crate) fn removed_as_revoked(&self) -> usize {
        self.revoked.load(Ordering::SeqCst)
    }

    /// Lets every later read fail.
    pub(crate) fn make_unreadable(&self) {
        self.unreadable.store(true, Ordering::SeqCst);
    }
}

struct FailingEntry {
    inner: Box<dyn Entry>,
    writes: Arc<AtomicUsize>,
    broken: std::ops::Range<usize>,
    unreadable: Arc<AtomicBool>,
    revoked: Arc<AtomicUsize>,
}

impl Store for FailingStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let entry = self.inner.open(key).await?;
            Ok(Box::new(FailingEntry {
                inner: entry,
                writes: Arc::clone(&self.writes),
                broken: self.broken.clone(),
                unreadable: Arc::clone(&self.unreadable),
                revoked: Arc::clone(&self.revoked),
            }) as Box<dyn Entry>)
        }
        .boxed()
    }
}

impl Entry for FailingEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        if self.unreadable.load(Ordering::SeqCst) {
            return async { Err(Error::new(Kind::CredentialStore, "read error")) }.boxed();
        }
        self.inner.read()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        let n = self.writes.fetch_add(1, Ordering::SeqCst) + 1;
        if self.broken.contains(&n) {
            return async {
                tokio::task::yield_now().await;
                Err(Error::new(Kind::CredentialStore, "disk full"))
            }
            .boxed();
        }
        self.inner.write(record)
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.inner.remove()
    }

    fn remove_revoked(&mut self) -> BoxFuture<'_, Result<()>> {
        self.revoked.fetch_add(1, Ordering::SeqCst);
        self.inner.remove_revoked()
    }

    fn revision(&self) -> Option<u64> {
        self.inner.revision()
    }
}
