//! A store whose writes can fail.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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
}

impl FailingStore {
    pub(crate) fn new(broken: std::ops::Range<usize>) -> Self {
        Self {
            broken,
            ..Self::default()
        }
    }
}

struct FailingEntry(Box<dyn Entry>, Arc<AtomicUsize>, std::ops::Range<usize>);

impl Store for FailingStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let entry = self.inner.open(key).await?;
            let (writes, broken) = (Arc::clone(&self.writes), self.broken.clone());
            Ok(Box::new(FailingEntry(entry, writes, broken)) as Box<dyn Entry>)
        }
        .boxed()
    }
}

impl Entry for FailingEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        self.0.read()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        let n = self.1.fetch_add(1, Ordering::SeqCst) + 1;
        if self.2.contains(&n) {
            return async {
                tokio::task::yield_now().await;
                Err(Error::new(Kind::CredentialStore, "disk full"))
            }
            .boxed();
        }
        self.0.write(record)
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.0.remove()
    }

    fn revision(&self) -> Option<u64> {
        self.0.revision()
    }
}
