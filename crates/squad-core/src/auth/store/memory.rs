//! The default store, in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::{BoxFuture, FutureExt as _};
use tokio::sync::OwnedMutexGuard;

use super::{Entry, Store, StoreKey, TokenRecord};
use crate::Result;

type Record = Arc<tokio::sync::Mutex<Option<TokenRecord>>>;

/// Stores tokens in memory, as long as the process runs. Clones share their content, and so do all sessions over the same store.
///
/// ```
/// use squad_core::auth::MemoryStore;
///
/// let store = MemoryStore::new();
/// let shared = store.clone();
/// # drop((store, shared));
/// ```
#[derive(Clone, Default)]
pub struct MemoryStore {
    records: Arc<Mutex<HashMap<StoreKey, Record>>>,
}

impl MemoryStore {
    /// Makes an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn record(&self, key: &StoreKey) -> Record {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(records.entry(key.clone()).or_default())
    }
}

impl Store for MemoryStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        let record = self.record(key);
        async move { Ok(Box::new(LockedRecord(record.lock_owned().await)) as Box<dyn Entry>) }
            .boxed()
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

struct LockedRecord(OwnedMutexGuard<Option<TokenRecord>>);

impl Entry for LockedRecord {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        let record = self.0.clone();
        async move { Ok(record) }.boxed()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        *self.0 = Some(record);
        async { Ok(()) }.boxed()
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        *self.0 = None;
        async { Ok(()) }.boxed()
    }
}
