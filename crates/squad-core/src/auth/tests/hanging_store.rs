//! A store with a step that never completes keeps no caller waiting, and costs no token pair.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt as _, pending};

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, session_of, session_with, single_attempt, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::{
    Entry, MemoryStore, RefreshToken, Source as _, SquadcastSource, Store, StoreKey, Stored,
    TokenRecord,
};
use crate::clock::Clock as _;
use crate::{Authorize as _, Kind, Result, StoreFailure};

/// A step of a store.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Step {
    Read,
    Write,
    Remove,
    Release,
}

/// A store in memory, one call of which never completes.
#[derive(Debug)]
struct Hanging {
    inner: MemoryStore,
    step: Step,
    /// The calls of this step before the one that hangs.
    before: Arc<AtomicUsize>,
}

impl Hanging {
    fn at(step: Step, before: usize) -> Arc<Self> {
        Arc::new(Self {
            inner: MemoryStore::new(),
            step,
            before: Arc::new(AtomicUsize::new(before)),
        })
    }
}

struct HangingEntry {
    inner: Box<dyn Entry>,
    step: Step,
    before: Arc<AtomicUsize>,
}

impl HangingEntry {
    /// Whether this call hangs. The calls after it do not: the number has wrapped.
    fn hangs(&self, step: Step) -> bool {
        step == self.step && self.before.fetch_sub(1, Ordering::SeqCst) == 0
    }
}

impl Store for Hanging {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            Ok(Box::new(HangingEntry {
                inner: self.inner.open(key).await?,
                step: self.step,
                before: Arc::clone(&self.before),
            }) as Box<dyn Entry>)
        }
        .boxed()
    }

    fn read<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Stored>> {
        self.inner.read(key)
    }
}

impl Entry for HangingEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        match self.hangs(Step::Read) {
            true => pending().boxed(),
            false => self.inner.read(),
        }
    }
    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        match self.hangs(Step::Write) {
            true => pending().boxed(),
            false => self.inner.write(record),
        }
    }
    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        match self.hangs(Step::Remove) {
            true => pending().boxed(),
            false => self.inner.remove(),
        }
    }
    fn release(self: Box<Self>) -> BoxFuture<'static, ()> {
        match self.hangs(Step::Release) {
            true => async move {
                let _kept = self;
                pending().await
            }
            .boxed(),
            false => self.inner.release(),
        }
    }
}

/// The time that work takes by a clock.
async fn timed<F: Future>(clock: &TestClock, work: F) -> (F::Output, Duration) {
    let started = clock.monotonic();
    let output = clock.drive(work).await;
    (output, clock.monotonic() - started)
}

#[tokio::test]
async fn a_refresh_goes_on_without_a_store_that_hangs() {
    for (step, waited) in [
        (Step::Read, 10_000),
        (Step::Write, 10_000),
        (Step::Release, 500),
    ] {
        let clock = clock();
        let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
        let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
        let session = session_of(source, &provider, &clock, Hanging::at(step, 0));
        let (bearer, elapsed) = timed(&clock, session.bearer()).await;
        assert_eq!(token(&bearer.unwrap()), "token-1", "{step:?}");
        assert_eq!(elapsed, Duration::from_millis(waited), "{step:?}");
        let error = session.store_error().map(|error| error.to_string());
        let stated = error
            .is_some_and(|error| error.contains("the token store did not respond within 10 s"));
        assert_eq!(stated, step != Step::Release, "{step:?}");
        // The token is cached, and no caller that forgets or revokes waits either.
        let (bearer, elapsed) = timed(&clock, session.bearer()).await;
        assert_eq!(token(&bearer.unwrap()), "token-1", "{step:?}");
        assert_eq!(elapsed, Duration::ZERO, "{step:?}");
        clock.drive(session.forget()).await.unwrap();
        clock.drive(session.revoke()).await.unwrap();
        assert_eq!(provider.count(), 1, "{step:?}");
    }
}

#[tokio::test]
async fn to_forget_in_a_store_that_hangs_is_an_error() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
    let session = session_of(source, &provider, &clock, Hanging::at(Step::Remove, 0));
    clock.drive(session.bearer()).await.unwrap();
    let (result, elapsed) = timed(&clock, session.forget()).await;
    let error = result.unwrap_err();
    assert_eq!(error.kind(), Kind::CredentialStore);
    assert_eq!(error.store_failure(), Some(StoreFailure::Unavailable));
    assert_eq!(elapsed, Duration::from_secs(10));
    clock.drive(session.forget()).await.unwrap();
}

#[tokio::test]
async fn a_write_that_hangs_costs_no_token_pair() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    let store = Hanging::at(Step::Write, 0);
    let session = session_with(password(), &provider, &clock, store, single_attempt());
    // The log-in succeeds, and writing its pair hangs.
    let (result, elapsed) = timed(&clock, session.bearer()).await;
    let error = result.unwrap_err();
    assert_eq!(error.store_failure(), Some(StoreFailure::Unavailable));
    assert_eq!((elapsed, provider.count()), (Duration::from_secs(10), 1));
    // The next attempt writes the same pair.
    let (result, _) = timed(&clock, session.bearer()).await;
    assert!(oauth.accepts(&token(&result.unwrap())));
    assert_eq!((provider.count(), oauth.reuses()), (1, 0));
}

#[tokio::test]
async fn a_stored_token_that_cannot_be_sent_is_ignored() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let store = Arc::new(MemoryStore::new());
    let source = || SquadcastSource::new(RefreshToken::new("refresh").unwrap());
    let credential = source().credential().await.unwrap();
    let key = StoreKey::new("https://auth.example.com", credential.fingerprint);
    for invalid in ["", "two\nlines"] {
        let record = TokenRecord {
            refresh_token: Some(invalid.into()),
            ..TokenRecord::default()
        };
        let mut entry = store.open(&key).await.unwrap();
        entry.write(record).await.unwrap();
        entry.release().await;
        let session = session_of(source(), &provider, &clock, Arc::clone(&store) as _);
        clock.drive(session.bearer()).await.unwrap();
        let sent = provider.seen.lock().unwrap().pop().unwrap();
        assert_eq!(sent.headers["x-refresh-token"], "refresh", "{invalid:?}");
    }
}
