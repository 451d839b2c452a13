//! The lock of a record during an exchange, and stores that fail while a source does not need them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use secrecy::{ExposeSecret as _, SecretString};

use super::clock::clock;
use super::fake::{FakeProvider, FakeResponse, token};
use super::fleet_store::FleetStore;
use super::rotation::password;
use super::shared::{responding, session, squadcast};
use super::strict::StrictOAuth;
use crate::auth::{
    Exchange, Fingerprint, Grant, GrantError, OAuth2Source, RefreshToken, Source, Store as _,
    StoreKey,
};
use crate::clock::Clock as _;
use crate::{Authorize as _, Error, Kind, StoreFailure};

#[tokio::test]
async fn a_lock_that_ends_is_extended_each_third_of_its_time() {
    for (lease, broken, extended) in [
        (None, false, 0),
        (Some(9), false, 3),
        (Some(9), true, 3),
        (Some(60), false, 0),
    ] {
        let (clock, store) = (
            clock(),
            FleetStore {
                lease: lease.map(Duration::from_secs),
                ..FleetStore::default()
            },
        );
        store.state().broken = broken;
        let provider = responding(FakeResponse::Hang);
        let session = session(squadcast(), &provider, &clock, &store);
        let started = clock.monotonic();
        let error = clock.drive(session.bearer()).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Timeout);
        assert_eq!(clock.monotonic() - started, Duration::from_secs(10));
        assert_eq!(store.state().extended, extended, "{lease:?} {broken}");
    }
}

#[tokio::test]
async fn a_record_that_cannot_be_read_is_set_aside_unless_its_store_is_gone() {
    for (failure, broken, set_aside, written) in [
        (StoreFailure::Unavailable, false, 0, 0),
        (StoreFailure::Fenced, false, 0, 0),
        (StoreFailure::Unreadable, false, 1, 1),
        (StoreFailure::Unreadable, true, 1, 0),
    ] {
        let (clock, store) = (clock(), FleetStore::default());
        store.state().unreadable = Some(failure);
        store.state().broken = broken;
        let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
        let one = session(squadcast(), &provider, &clock, &store);
        assert_eq!(token(&one.bearer().await.unwrap()), "token-1");
        assert_eq!(store.state().set_aside, set_aside, "{failure:?}");
        assert_eq!(store.state().written, written, "{failure:?}");
        // The error is that of the load, until a write succeeds.
        assert_eq!(one.store_error().is_none(), written == 1, "{failure:?}");
        // A source that rotates needs its record.
        let store = FleetStore::default();
        store.state().unreadable = Some(failure);
        let rotating = session(password(), &provider, &clock, &store);
        let error = rotating.bearer().await.unwrap_err();
        assert_eq!(error.message(), "the record cannot be read");
        assert_eq!((provider.count(), store.state().set_aside), (1, 0));
    }
}

/// A source whose tokens do not rotate and can be revoked.
#[derive(Debug, Default, Clone)]
struct Revocable {
    up: Arc<AtomicBool>,
    revoked: Arc<Mutex<Vec<String>>>,
}

impl Source for Revocable {
    fn identity(&self) -> Fingerprint {
        Fingerprint::of("revocable", &[])
    }

    fn exchange<'a>(
        &'a self,
        _: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        async { Ok(Grant::new("token-1")) }.boxed()
    }

    fn revoke<'a>(
        &'a self,
        _: &'a Exchange<'a>,
        access_token: Option<&'a SecretString>,
    ) -> BoxFuture<'a, std::result::Result<(), GrantError>> {
        async move {
            if !self.up.load(Ordering::SeqCst) {
                return Err(Error::new(Kind::Connection, "the service is down").into());
            }
            let token = access_token.map(|token| token.expose_secret().to_owned());
            self.revoked.lock().unwrap().extend(token);
            Ok(())
        }
        .boxed()
    }
}

#[tokio::test]
async fn a_token_that_was_not_stored_is_revoked_once_the_service_is_up_again() {
    let (clock, store) = (clock(), FleetStore::default());
    store.state().broken = true;
    let source = Revocable::default();
    let provider = responding(FakeResponse::Hang);
    let session = session(source.clone(), &provider, &clock, &store);
    session.bearer().await.unwrap();
    assert_eq!(
        session.store_error().unwrap().message(),
        "the store is broken"
    );
    for _ in 0..2 {
        let error = session.revoke().await.unwrap_err();
        assert_eq!(error.message(), "the service is down");
    }
    source.up.store(true, Ordering::SeqCst);
    session.revoke().await.unwrap();
    assert_eq!(*source.revoked.lock().unwrap(), ["token-1"]);
    session.revoke().await.unwrap();
    assert_eq!(source.revoked.lock().unwrap().len(), 1, "nothing is left");
}

#[tokio::test]
async fn a_caller_waits_for_the_holder_of_a_record_and_counts_its_waits() {
    let (clock, store) = (clock(), FleetStore::default());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(squadcast(), &provider, &clock, &store);
    session.bearer().await.unwrap();
    let key = {
        let credential = squadcast().credential().await.unwrap();
        StoreKey::new("https://auth.example.com", credential.fingerprint)
    };
    let holder = store.open(&key).await.unwrap();
    clock.pass(3600);
    let error = clock.drive(session.bearer()).await;
    // The store is not required.
    assert_eq!(token(&error.unwrap()), "token-2");
    assert_eq!(store.state().waited, [0]);
    let error = session.store_error().unwrap();
    assert_eq!(
        (error.kind(), error.message(), error.store_failure()),
        (
            Kind::Timeout,
            "the stored tokens for https://auth.example.com were locked by another process or client for 10 s",
            Some(StoreFailure::Locked)
        )
    );
    drop(holder);
}

#[tokio::test]
async fn a_record_is_released_when_its_refresh_and_its_revocation_are_over() {
    let (clock, store) = (clock(), FleetStore::default());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(squadcast(), &provider, &clock, &store);
    session.bearer().await.unwrap();
    assert_eq!(store.state().released, 1);
    session.revoke().await.unwrap();
    assert_eq!(store.state().released, 2);
    session.forget().await.unwrap();
    assert_eq!(store.state().released, 3);
}

#[tokio::test]
async fn a_spent_refresh_token_is_not_revoked_with_the_session() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let only = RefreshToken::new(oauth.log_in()).unwrap();
    let source = OAuth2Source::refresh_token("client", "client-secret", only).unwrap();
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    let session = session(source, &provider, &clock, &FleetStore::default());
    session.bearer().await.unwrap();
    session.revoke().await.unwrap();
    assert_eq!(oauth.revoked(), ["refresh-2", "access-2"]);
}

#[tokio::test]
async fn a_token_that_another_process_revoked_is_not_revoked_once_more() {
    let (clock, store) = (clock(), FleetStore::default());
    let source = Revocable::default();
    let provider = responding(FakeResponse::Hang);
    let one = session(source.clone(), &provider, &clock, &store);
    one.bearer().await.unwrap();
    one.revoke().await.unwrap_err();
    source.up.store(true, Ordering::SeqCst);
    let other = session(source.clone(), &provider, &clock, &store);
    other.revoke().await.unwrap();
    one.revoke().await.unwrap();
    assert_eq!(*source.revoked.lock().unwrap(), ["token-1"]);
}
