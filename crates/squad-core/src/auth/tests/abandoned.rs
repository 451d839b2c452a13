//! A runtime whose background tasks run or are dropped when the test says so: what is published before they run, and how often
//! a caller starts over.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use arc_swap::ArcSwap;
use futures::FutureExt as _;
use futures::future::BoxFuture;

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, token};
use crate::auth::policy::Policy;
use crate::auth::provider::TokenProvider;
use crate::auth::refresher::{Memory, Refresher};
use crate::auth::runtime::Runtime;
use crate::auth::state::Need;
use crate::auth::{MemoryStore, RefreshToken, SquadcastSource};
use crate::{Kind, Result};

thread_local! {
    static TASKS: RefCell<Vec<BoxFuture<'static, ()>>> = const { RefCell::new(Vec::new()) };
}

#[derive(Debug)]
struct Queued;

impl Runtime for Queued {
    type Slot<T: Send + Sync + 'static> = ArcSwap<T>;
    type Lock<T: Send + 'static> = Mutex<T>;

    fn spawn(task: BoxFuture<'static, ()>) -> Result<()> {
        TASKS.with_borrow_mut(|tasks| tasks.push(task));
        Ok(())
    }

    fn jitter() -> f64 {
        0.0
    }
}

fn tasks() -> Vec<BoxFuture<'static, ()>> {
    TASKS.with_borrow_mut(std::mem::take)
}

async fn run() {
    for task in tasks() {
        task.await;
    }
}

fn provider(clock: &Arc<TestClock>) -> Arc<TokenProvider<Queued>> {
    let policy = Policy::default();
    let refresher = Refresher {
        source: Arc::new(SquadcastSource::new(RefreshToken::new("refresh").unwrap())),
        origin: "https://auth.example.com".parse().unwrap(),
        transport: Arc::new(FakeProvider::squadcast(clock, 1000)),
        clock: Arc::clone(clock) as _,
        store: Arc::new(MemoryStore::new()),
        timeout: Duration::from_secs(10),
        policy: policy.clone(),
        memory: Mutex::new(Memory::default()),
    };
    Arc::new(TokenProvider::new(refresher, policy))
}

/// Waits for the first token, whose refresh runs to its end.
async fn first_token(provider: &Arc<TokenProvider<Queued>>) {
    let waiting = provider.wait(Need::Token, None);
    let (bearer, ()) = futures::join!(waiting, async {
        while TASKS.with_borrow(Vec::is_empty) {
            tokio::task::yield_now().await;
        }
        run().await;
    });
    assert_eq!(token(&bearer.unwrap()), "token-1");
}

#[tokio::test]
async fn a_caller_starts_over_sixteen_times_if_its_refreshes_are_dropped() {
    let clock = clock();
    let provider = provider(&clock);
    let mut waiting = provider.wait(Need::Token, None).boxed();
    for nth in 1..=16 {
        assert!(futures::poll!(&mut waiting).is_pending(), "{nth}");
        assert_eq!(tasks().len(), 1, "{nth}");
    }
    let error = waiting.now_or_never().unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (
            Kind::Connection,
            "the token exchange was canceled repeatedly, because its runtimes were shut down"
        )
    );
    assert!(tasks().is_empty());
}

#[tokio::test]
async fn one_background_refresh_is_started_and_published_before_it_runs() {
    let clock = clock();
    let provider = provider(&clock);
    first_token(&provider).await;
    assert!(
        provider.current().is_some() && tasks().is_empty(),
        "it is fresh"
    );
    // With the least jitter, the advisory window begins at 900 s.
    clock.pass(900);
    assert!(provider.current().is_some());
    assert!(provider.is_published(), "the refresh is running");
    assert!(provider.current().is_some());
    assert_eq!(TASKS.with_borrow(Vec::len), 1);
    run().await;
    assert_eq!(
        provider.current().map(|bearer| token(&bearer)).as_deref(),
        Some("token-2")
    );
}

#[tokio::test]
async fn a_rejection_during_a_refresh_is_published_at_once() {
    let clock = clock();
    let provider = provider(&clock);
    first_token(&provider).await;
    clock.pass(900);
    assert!(provider.current().is_some(), "a refresh in the background");
    let mut rejected = provider.wait(Need::NewerThan(1), None).boxed();
    assert!(futures::poll!(&mut rejected).is_pending());
    assert!(provider.is_published());
    assert!(
        provider.current().is_none(),
        "the rejected token is not used"
    );
    run().await;
    assert_eq!(token(&rejected.await.unwrap()), "token-2");
}
