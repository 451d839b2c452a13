//! A store as a fleet has it: it shares failures and revocations, its locks end, and it may lose its records.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;

use crate::auth::{Entry, MemoryStore, SharedFailure, Store, StoreKey, Stored, TokenRecord};
use crate::{Error, Kind, Result, StoreFailure};

/// What the store has in addition to a record, for whatever key.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) failure: Option<SharedFailure>,
    pub(crate) revoked: bool,
    /// Why reading under the lock fails.
    pub(crate) unreadable: Option<StoreFailure>,
    /// Whether writing, setting aside and extending fail.
    pub(crate) broken: bool,
    /// The number of calls that share a failure, extend and release the lock, write, and set the record aside.
    pub(crate) shared: usize,
    pub(crate) extended: usize,
    pub(crate) released: usize,
    pub(crate) written: usize,
    pub(crate) set_aside: usize,
    /// How often a caller has waited before, in order.
    pub(crate) waited: Vec<u32>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct FleetStore {
    pub(crate) inner: MemoryStore,
    pub(crate) forgets: bool,
    pub(crate) lease: Option<Duration>,
    pub(crate) state: Arc<Mutex<State>>,
}

impl FleetStore {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn with_state(&self, stored: Stored) -> Stored {
        let state = self.state();
        stored.failure(state.failure.clone()).revoked(state.revoked)
    }
}

struct FleetEntry {
    inner: Box<dyn Entry>,
    store: FleetStore,
}

impl FleetEntry {
    fn broken(&self) -> Result<()> {
        match self.store.state().broken {
            true => Err(Error::new(Kind::CredentialStore, "the store is broken")),
            false => Ok(()),
        }
    }
}

impl Store for FleetStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let (inner, store) = (self.inner.open(key).await?, self.clone());
            Ok(Box::new(FleetEntry { inner, store }) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn try_open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let (inner, store) = (self.inner.try_open(key).await?, self.clone());
            Ok(Box::new(FleetEntry { inner, store }) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        async move { Ok(self.with_state(self.inner.read(key).await?)) }.boxed()
    }

    fn changed<'a>(&'a self, key: &'a StoreKey, waited: u32) -> BoxFuture<'a, ()> {
        self.state().waited.push(waited);
        self.inner.changed(key, waited)
    }

    fn forgets(&self) -> bool {
        self.forgets
    }
}

impl Entry for FleetEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        self.inner.read()
    }

    fn load(&mut self) -> BoxFuture<'_, Result<Stored>> {
        async {
            if let Some(failure) = self.store.state().unreadable {
                let error = Error::new(Kind::CredentialStore, "the record cannot be read");
                return Err(error.with_store_failure(failure));
            }
            let stored = Stored::new(self.inner.read().await?);
            Ok(self.store.with_state(stored))
        }
        .boxed()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        async {
            self.broken()?;
            self.store.state().written += 1;
            self.inner.write(record).await
        }
        .boxed()
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        let mut state = self.store.state();
        (state.revoked, state.failure) = (false, None);
        drop(state);
        self.inner.remove()
    }

    fn set_aside(&mut self) -> BoxFuture<'_, Result<()>> {
        async {
            self.store.state().set_aside += 1;
            self.broken()?;
            self.store.state().unreadable = None;
            self.inner.remove().await
        }
        .boxed()
    }

    fn revision(&self) -> Option<u64> {
        self.inner.revision()
    }

    fn lease(&self) -> Option<Duration> {
        self.store.lease
    }

    fn extend(&mut self) -> BoxFuture<'_, Result<()>> {
        self.store.state().extended += 1;
        let extended = self.broken();
        async { extended }.boxed()
    }

    fn share_failure(&mut self, failure: SharedFailure) -> BoxFuture<'_, Result<()>> {
        let mut state = self.store.state();
        state.shared += 1;
        state.failure = Some(failure);
        drop(state);
        async { Ok(()) }.boxed()
    }

    fn remove_revoked(&mut self) -> BoxFuture<'_, Result<()>> {
        self.store.state().revoked = true;
        self.inner.remove()
    }
    fn release(self: Box<Self>) -> BoxFuture<'static, ()> {
        self.store.state().released += 1;
        self.inner.release()
    }
}
