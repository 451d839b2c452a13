//! A refresh whose task is not driven any more is taken over, with the record that it has locked.

use std::sync::Arc;
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt as _};
use futures::poll;

use super::clock::clock;
use super::fake::{FakeProvider, FakeResponse, failing, session_of, settle, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::Authorize;
use crate::auth::{
    FileStore, MemoryStore, OAuth2Source, RefreshToken, Session, SquadcastSource, Store,
};

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
}

fn stores(directory: &std::path::Path) -> [Arc<dyn Store>; 2] {
    [
        Arc::new(MemoryStore::new()),
        Arc::new(FileStore::new(directory.join("tokens")).unwrap()),
    ]
}

/// Waits for a future that may wait for the threads of a file store, but must not wait for the clock.
async fn without_virtual_time<T>(mut future: BoxFuture<'_, T>) -> T {
    for _ in 0..10_000 {
        if let std::task::Poll::Ready(output) = poll!(&mut future) {
            return output;
        }
        tokio::task::yield_now().await;
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("not taken over");
}

/// Starts an exchange on a runtime and stops driving it once the provider has the request.
fn stop_during_exchange(session: &Session, provider: &FakeProvider) -> tokio::runtime::Runtime {
    let idle = runtime();
    idle.block_on(async {
        assert!(session.bearer().now_or_never().is_none());
        while provider.count() == 0 {
            tokio::task::yield_now().await;
        }
    });
    idle
}

#[test]
fn an_exchange_whose_runtime_is_idle_is_taken_over_after_its_timeout() {
    let directory = tempfile::tempdir().unwrap();
    for store in stores(directory.path()) {
        let clock = clock();
        let provider = failing(&clock, 1, FakeResponse::Hang);
        let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
        let session = session_of(source, &provider, &clock, store);
        let idle = stop_during_exchange(&session, &provider);
        let mut waiter = session.bearer().boxed();
        let other = runtime();
        other.block_on(async {
            assert!(poll!(&mut waiter).is_pending());
            clock.pass(10);
            settle().await;
            assert!(poll!(&mut waiter).is_pending());
            clock.pass(1);
        });
        let bearer = other.block_on(without_virtual_time(waiter));
        assert_eq!(token(&bearer.unwrap()), "token-2");
        // The first runtime runs again, and nothing more is sent.
        idle.block_on(settle());
        assert_eq!(token(&session.current().unwrap()), "token-2");
        assert_eq!(provider.count(), 2);
    }
}

#[test]
fn a_rotation_whose_runtime_is_idle_is_followed_by_a_log_in_and_not_retried() {
    let directory = tempfile::tempdir().unwrap();
    for store in stores(directory.path()) {
        let clock = clock();
        let oauth = Arc::new(StrictOAuth::default());
        let provider = FakeProvider::strict(&oauth, |_, n| (n == 2).then_some(FakeResponse::Hang));
        let session = session_of(password(), &provider, &clock, store);
        let idle = runtime();
        idle.block_on(async {
            session.bearer().await.unwrap();
            clock.pass(36_000);
            assert!(session.bearer().now_or_never().is_none());
            while provider.count() < 2 {
                tokio::task::yield_now().await;
            }
        });
        clock.pass(11);
        let bearer = runtime()
            .block_on(without_virtual_time(session.bearer()))
            .unwrap();
        assert!(oauth.accepts(&token(&bearer)));
        idle.block_on(settle());
        assert_eq!((oauth.log_ins(), oauth.reuses()), (2, 0));
        assert_eq!(session.current().unwrap().generation, bearer.generation);
    }
}

#[test]
fn the_only_refresh_token_is_left_to_the_exchange_that_may_have_spent_it() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    provider.gate.send_replace(false);
    let first = RefreshToken::new(oauth.log_in()).unwrap();
    let source = OAuth2Source::refresh_token("client", "client-secret", first).unwrap();
    let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
    let idle = stop_during_exchange(&session, &provider);
    let other = runtime();
    let mut waiter = session.bearer().boxed();
    other.block_on(async {
        for _ in 0..12 {
            assert!(poll!(&mut waiter).is_pending());
            clock.pass(5);
        }
    });
    // The first runtime runs again in time.
    provider.gate.send_replace(true);
    idle.block_on(settle());
    let bearer = other.block_on(without_virtual_time(waiter)).unwrap();
    assert!(oauth.accepts(&token(&bearer)));
    assert_eq!((provider.count(), oauth.reuses()), (1, 0));
}
