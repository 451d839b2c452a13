//! The defaults of the traits of this module, and its smallest parts.

use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use tokio::sync::oneshot;

use super::fake::{FakeProvider, FakeResponse};
use super::files::key;
use crate::auth::runtime::{Lock, Runtime, Slot, Tokio};
use crate::auth::store::SharedClass;
use crate::auth::task::droppable;
use crate::auth::{
    AccessToken, Entry, Exchange, Fingerprint, Grant, GrantError, MemoryStore, RefreshToken,
    Session, SharedFailure, Source, SquadcastSource, Store, StoreKey, TokenRecord,
    locked_by_another,
};
use crate::{Authorize, Bearer, Error, Kind, Result, StoreFailure};

/// A source with nothing but what has to be implemented.
#[derive(Debug)]
struct Least;

impl Source for Least {
    fn identity(&self) -> Fingerprint {
        Fingerprint::of("least", &[])
    }

    fn exchange<'a>(
        &'a self,
        _: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        async { Ok(Grant::new("token")) }.boxed()
    }
}

/// A store with nothing but what has to be implemented.
#[derive(Debug, Default)]
struct LeastStore(MemoryStore);

struct LeastEntry(Box<dyn Entry>);

impl Store for LeastStore {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move { Ok(Box::new(LeastEntry(self.0.open(key).await?)) as Box<dyn Entry>) }.boxed()
    }
}

impl Entry for LeastEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        self.0.read()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        self.0.write(record)
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.0.remove()
    }
}

#[tokio::test]
async fn a_source_and_a_store_have_defaults() {
    assert!(!Least.rotates_refresh_tokens());
    assert!(!Least.retries_lost_rotations());
    assert!(!Least.forbidden_may_mean_rejected());
    let credential = Least.credential().await.unwrap();
    assert_eq!(credential.fingerprint, Least.identity());
    let host = super::exchange::Host::new(FakeResponse::Hang);
    assert!(Least.revoke(&host.exchange(), None).await.is_ok());

    let (store, key) = (LeastStore::default(), key("a"));
    assert!(!store.forgets());
    let mut entry = store.try_open(&key).await.unwrap();
    assert_eq!((entry.revision(), entry.lease()), (None, None));
    entry.extend().await.unwrap();
    let failure = SharedFailure {
        error: Error::new(Kind::Server, ""),
        retry_in: Duration::ZERO,
        failures: 0,
        class: SharedClass::Transient,
    };
    entry.share_failure(failure).await.unwrap();
    entry.write(TokenRecord::default()).await.unwrap();
    let stored = entry.load().await.unwrap();
    assert!(stored.record.is_some() && stored.failure.is_none());
    assert_eq!((stored.revision, stored.revoked), (None, false));
    entry.set_aside().await.unwrap();
    assert!(entry.read().await.unwrap().is_none(), "removed");
    entry.write(TokenRecord::default()).await.unwrap();
    entry.remove_revoked().await.unwrap();
    assert!(entry.read().await.unwrap().is_none(), "removed");
    entry.write(TokenRecord::default()).await.unwrap();
    entry.release().await;
    assert!(store.read(&key).await.unwrap().record.is_some());
    // Reading released the lock.
    let started = tokio::time::Instant::now();
    store.changed(&key, 0).await;
    assert!(started.elapsed() >= Duration::from_millis(20));
    drop(store.open(&key).await.unwrap());
    let error = locked_by_another(&key);
    assert_eq!(
        (error.kind(), error.message(), error.store_failure()),
        (
            Kind::CredentialStore,
            "another process or client has the stored tokens for https://auth.example.com",
            Some(StoreFailure::Locked)
        )
    );
}

#[tokio::test]
async fn a_fixed_token_is_cached_and_final() {
    let token = AccessToken::new("canary").unwrap();
    for bearer in [token.current().unwrap(), token.bearer().await.unwrap()] {
        assert_eq!(
            (bearer.header.to_str().unwrap(), bearer.generation),
            ("Bearer canary", 1)
        );
    }
    let fingerprint = Fingerprint::of("access token", &["canary"]);
    assert_eq!(token.key(), fingerprint.short());
    assert!(!token.forbidden_may_mean_rejected());
    assert!(token.pending_error().is_none());
    let limit = Some(Duration::ZERO);
    for error in [
        token.rejected(1).await,
        token.rejected_within(1, limit).await,
    ] {
        let error = error.unwrap_err();
        assert_eq!(
            (error.kind(), error.message()),
            (
                Kind::Authentication,
                "the service rejected the fixed access token, which cannot be refreshed; configure a new one"
            )
        );
    }
    let within: Arc<Bearer> = token.bearer_within(limit).await.unwrap();
    assert_eq!(within.generation, 1);
    assert_eq!(format!("{within:?}"), "Bearer { generation: 1, .. }");
}

#[test]
fn the_parts_of_a_runtime() {
    let slot = <<Tokio as Runtime>::Slot<i32> as Slot<i32>>::new(1);
    slot.replace(2);
    assert_eq!(slot.read(|value| *value), 2);
    let lock = <<Tokio as Runtime>::Lock<i32> as Lock<i32>>::new(1);
    lock.with(|value| *value += 2);
    assert_eq!(lock.with(|value| *value), 3);
    let jitters: Vec<f64> = (0..100).map(|_| Tokio::jitter()).collect();
    assert!(jitters.iter().all(|jitter| (0.0..1.0).contains(jitter)));
    assert!(jitters.iter().any(|jitter| *jitter != jitters[0]));
    let error = Tokio::spawn(async {}.boxed()).unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (
            Kind::Configuration,
            "an access token is needed and there is no tokio runtime to request it on; call from within a runtime"
        )
    );
}

/// A task sends when it is dropped or complete.
#[tokio::test]
async fn the_future_of_a_task_is_dropped_through_its_handle_or_with_the_task() {
    let task = || {
        let (sender, receiver) = oneshot::channel::<()>();
        let (task, handle) = droppable(
            async move {
                futures::future::pending::<()>().await;
                drop(sender);
            }
            .boxed(),
        );
        (task, handle, receiver)
    };
    let (task_of_handle, handle, mut dropped) = task();
    assert_eq!(dropped.try_recv(), Err(oneshot::error::TryRecvError::Empty));
    handle.drop_future();
    assert!(
        (&mut dropped).now_or_never().is_some(),
        "dropped by the handle"
    );
    task_of_handle.await;
    let (mut running, _handle, mut dropped) = task();
    assert!(futures::poll!(&mut running).is_pending());
    assert!((&mut dropped).now_or_never().is_none());
    drop(running);
    assert!(dropped.now_or_never().is_some(), "dropped with the task");
    let (complete, _handle) = droppable(async {}.boxed());
    complete.await;
}

#[tokio::test]
async fn a_session_has_the_key_of_its_source_and_origin() {
    let session = |origin: &str| {
        Session::new(
            SquadcastSource::new(RefreshToken::new("refresh").unwrap()),
            origin.parse().unwrap(),
            Arc::new(FakeProvider::new(|_, _| FakeResponse::Hang)),
            super::clock::clock(),
            Arc::new(MemoryStore::new()),
        )
        .unwrap()
    };
    let one = session("https://auth.example.com/prefix/");
    assert_eq!(one.origin().as_str(), "https://auth.example.com/prefix/");
    let identity = RefreshToken::new("refresh").unwrap().identity();
    let key = identity
        .with("origin", "https://auth.example.com/prefix")
        .short();
    assert_eq!(one.key(), key);
    assert_ne!(one.key(), session("https://auth.example.com/").key());
    assert!(one.store_error().is_none() && one.current().is_none());
    assert!(one.pending_error().is_none() && !one.forbidden_may_mean_rejected());
}
