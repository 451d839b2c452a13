//! The default store: tokens live as long as the process, and every session over the same store shares them.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::{BoxFuture, FutureExt as _};
use tokio::sync::OwnedMutexGuard;

use super::{Entry, Saved, Store, StoreKey};
use crate::Result;

type Record = Arc<tokio::sync::Mutex<Option<Saved>>>;

/// Keeps tokens in memory. Clones share their content.
#[derive(Clone, Default)]
pub struct MemoryStore {
    records: Arc<Mutex<HashMap<StoreKey, Record>>>,
}

impl MemoryStore {
    /// An empty store.
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
        async move { Ok(Box::new(Held(record.lock_owned().await)) as Box<dyn Entry>) }.boxed()
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

struct Held(OwnedMutexGuard<Option<Saved>>);

impl Entry for Held {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<Saved>>> {
        let saved = self.0.clone();
        async move { Ok(saved) }.boxed()
    }

    fn write(&mut self, saved: Saved) -> BoxFuture<'_, Result<()>> {
        *self.0 = Some(saved);
        async { Ok(()) }.boxed()
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        *self.0 = None;
        async { Ok(()) }.boxed()
    }
}
