//! Short-lived tokens, shared by several processes through one store: no call fails, and each lifetime costs few exchanges.
//!
//! A process is a session of its own here. The provider revokes the old access token at each refresh, as SquadVoice does, or
//! leaves it valid, as Squadcast does.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::{BoxFuture, FutureExt as _, join_all};
use proptest::prelude::*;

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, session_of, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::Authorize as _;
use crate::auth::{MemoryStore, RefreshToken, Session, SquadcastSource};
use crate::clock::Clock as _;
use crate::transport::{Request, SendError, Transport, TransportResponse};

/// A provider whose responses take a while on the test's clock.
#[derive(Debug)]
struct Slow {
    provider: Arc<FakeProvider>,
    clock: Arc<TestClock>,
    latency: Duration,
}

impl Transport for Slow {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        async move {
            self.clock.sleep(self.latency / 2).await;
            let response = self.provider.send(request).await;
            self.clock.sleep(self.latency / 2).await;
            response
        }
        .boxed()
    }
}

struct Simulation {
    clock: Arc<TestClock>,
    oauth: Arc<StrictOAuth>,
    life: Duration,
    latency: Duration,
    processes: usize,
    ok: AtomicUsize,
    failed: AtomicUsize,
}

impl Simulation {
    fn new(life: u64, processes: usize) -> Self {
        let clock = clock();
        Self {
            oauth: Arc::new(StrictOAuth::with_expiry(life, &clock)),
            clock,
            life: Duration::from_secs(life),
            latency: Duration::from_millis(40),
            processes,
            ok: AtomicUsize::new(0),
            failed: AtomicUsize::new(0),
        }
    }

    /// A call as the request pipeline makes it: at most two attempts, the second with a newer token.
    async fn call(&self, session: &Session) -> bool {
        let mut bearer = match session.current() {
            Some(bearer) => bearer,
            None => match session.bearer().await {
                Ok(bearer) => bearer,
                Err(_) => return false,
            },
        };
        for _ in 0..2 {
            self.clock.sleep(self.latency / 2).await;
            if self.oauth.accepts(&token(&bearer)) {
                return true;
            }
            self.clock.sleep(self.latency / 2).await;
            bearer = match session.rejected(bearer.generation).await {
                Ok(bearer) => bearer,
                Err(_) => return false,
            };
        }
        false
    }

    /// Makes calls at random times for `lives` lifetimes, about `calls` in each. Returns the number of exchanges.
    async fn run(&self, lives: u32, calls: f64) -> usize {
        let provider = FakeProvider::strict(&self.oauth, |_, _| None);
        let store = Arc::new(MemoryStore::new());
        let slow = Arc::new(Slow {
            provider: Arc::clone(&provider),
            clock: Arc::clone(&self.clock),
            latency: self.latency,
        });
        let end = self.clock.monotonic() + self.life * lives;
        let processes = (0..self.processes).map(|_| {
            let session = session_of(password(), &slow, &self.clock, Arc::clone(&store) as _);
            async move {
                while self.clock.monotonic() < end {
                    let gap = self.life.mul_f64(2.0 * fastrand::f64() / calls);
                    self.clock.sleep(gap).await;
                    let counter = match self.call(&session).await {
                        true => &self.ok,
                        false => &self.failed,
                    };
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
        self.clock.drive(join_all(processes)).await;
        provider.count()
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn for_every_lifetime_and_number_of_processes_no_call_fails_and_exchanges_are_few(
        life in prop_oneof![2_u64..10, 10_u64..600, 600_u64..=86_400],
        processes in 1_usize..=8,
        calls in 1.0..12.0_f64,
    ) {
        run(async {
            let lives = 10;
            let simulation = Simulation::new(life, processes);
            let exchanges = simulation.run(lives, calls).await;
            prop_assert_eq!(simulation.failed.into_inner(), 0);
            prop_assert_eq!(simulation.oauth.reuses(), 0);
            // The last call may end after the last lifetime.
            let most = 2 * (lives as usize + 1);
            prop_assert!(exchanges <= most, "{} exchanges in {} lives", exchanges, lives);
            Ok(())
        })?;
    }
}

#[test]
fn two_processes_with_tokens_of_5_25_and_300_seconds_fail_no_call() {
    for life in [5, 25, 300] {
        run(async {
            let simulation = Simulation::new(life, 2);
            let lives = u32::try_from(600 / life).unwrap();
            let exchanges = simulation.run(lives, 0.8 * life as f64).await;
            let (ok, failed) = (simulation.ok.into_inner(), simulation.failed.into_inner());
            eprintln!(
                "lifetime {life} s, {lives} lifetimes: {ok} calls ok, {failed} failed, {exchanges} exchanges"
            );
            assert_eq!(failed, 0);
            assert!(exchanges <= 2 * (lives as usize + 1), "{exchanges}");
        });
    }
}

#[test]
fn a_service_that_issues_whole_seconds_needs_few_exchanges_for_tokens_of_two_seconds() {
    run(async {
        let clock = clock();
        let granting = Arc::clone(&clock);
        let provider = Arc::new(FakeProvider::new(move |_, n| {
            super::fake::grant_response(&granting, n, 2)
        }));
        let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
        let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
        for _ in 0..200 {
            assert!(clock.drive(session.bearer()).await.is_ok());
            clock.advance(Duration::from_millis(100));
        }
        assert!(
            provider.count() <= 14,
            "{} exchanges in 20 s",
            provider.count()
        );
    });
}

#[tokio::test]
async fn after_a_rejection_any_valid_token_of_the_store_is_tried_before_an_exchange() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::with_expiry(100, &clock));
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    let store = Arc::new(MemoryStore::new());
    let new = || session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    let (one, two) = (new(), new());
    let first = one.bearer().await.unwrap();
    assert_eq!(token(&two.bearer().await.unwrap()), token(&first));
    clock.pass(96);
    let second = one.bearer().await.unwrap();
    clock.pass(98);
    // Two seconds of the second token are left: too few to start with, but enough to try.
    let newer = two.rejected(first.generation).await.unwrap();
    assert_eq!(token(&newer), token(&second));
    assert_eq!(provider.count(), 2);
}
