//! The default store, in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::{BoxFuture, FutureExt as _};
use tokio::sync::OwnedMutexGuard;

use super::{Entry, Store, StoreKey, Stored, TokenRecord, locked_by_another};
use crate::Result;

/// A record with its lock, which readers do not take.
#[derive(Default)]
struct Record {
    lock: Arc<tokio::sync::Mutex<()>>,
    released: tokio::sync::Notify,
    content: Mutex<(u64, Option<TokenRecord>)>,
}

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
    records: Arc<Mutex<HashMap<StoreKey, Arc<Record>>>>,
}

impl MemoryStore {
    /// Makes an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn record(&self, key: &StoreKey) -> Arc<Record> {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(records.entry(key.clone()).or_default())
    }
}

impl Record {
    fn content(&self) -> (u64, Option<TokenRecord>) {
        let content = self.content.lock();
        content.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn replace(&self, record: Option<TokenRecord>) {
        let mut content = self.content.lock().unwrap_or_else(PoisonError::into_inner);
        // Later its age is that of the wall clock.
        *content = (content.0 + 1, record.map(|record| record.with_age(None)));
    }
}

impl Store for MemoryStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        let record = self.record(key);
        async move {
            let lock = Some(Arc::clone(&record.lock).lock_owned().await);
            Ok(Box::new(LockedRecord { record, lock }) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        let record = self.record(key);
        async move {
            match Arc::clone(&record.lock).try_lock_owned() {
                Ok(lock) => {
                    let lock = Some(lock);
                    Ok(Box::new(LockedRecord { record, lock }) as Box<dyn Entry>)
                }
                Err(_) => Err(locked_by_another(key)),
            }
        }
        .boxed()
    }

    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        let (revision, record) = self.record(key).content();
        async move { Ok(Stored::new(record).revision(revision)) }.boxed()
    }

    fn changed<'a>(&'a self, key: &'a StoreKey, _waited: u32) -> BoxFuture<'a, ()> {
        let record = self.record(key);
        async move {
            let mut released = std::pin::pin!(record.released.notified());
            released.as_mut().enable();
            if record.lock.try_lock().is_err() {
                released.await;
            }
        }
        .boxed()
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

struct LockedRecord {
    record: Arc<Record>,
    lock: Option<OwnedMutexGuard<()>>,
}

impl Drop for LockedRecord {
    fn drop(&mut self) {
        self.lock = None;
        self.record.released.notify_waiters();
    }
}

impl Entry for LockedRecord {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        let (_, record) = self.record.content();
        async move { Ok(record) }.boxed()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        self.record.replace(Some(record));
        async { Ok(()) }.boxed()
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.record.replace(None);
        async { Ok(()) }.boxed()
    }

    fn revision(&self) -> Option<u64> {
        Some(self.record.content().0)
    }
}
