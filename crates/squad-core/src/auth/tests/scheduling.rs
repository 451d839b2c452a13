//! The token provider under a model checker: threads and tasks in thousands of random orders, the same ones each time.
//!
//! The runtime below replaces tokio and the standard library. Each property is shown to hold, and to be violated if the
//! runtime, a caller or the policy makes an injected mistake: a model without findings proves nothing.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use shuttle::future::{JoinHandle, block_on, spawn, yield_now};
use shuttle::rand::Rng as _;
use shuttle::scheduler::RandomScheduler;

use super::fake::{FakeProvider, FakeResponse, single_attempt, token};
use crate::auth::provider::TokenProvider;
use crate::auth::refresher::{Memory, Refresher};
use crate::auth::runtime::{Lock, Runtime, Slot};
use crate::auth::state::Need;
use crate::auth::{
    Entry, Exchange, Fingerprint, Grant, GrantError, Source, Store, StoreKey, TokenRecord,
};
use crate::clock::Clock;
use crate::{Bearer, Error, Kind, Result};

/// The orders that are tried without a mistake, and at most with one.
const ORDERS: usize = 3000;

const NONE: usize = 0;
/// The policy lets every caller take a running refresh over at once.
const NO_LEASE: usize = 1;
/// Forgetting does not reach the token state.
const FORGET_NOTHING: usize = 2;
/// A caller that was rejected does not say which token it used.
const REJECT_ANY: usize = 3;
/// The runtime publishes a snapshot later, out of order.
const PUBLISH_LATE: usize = 4;
/// The runtime loses a task without dropping it.
const LEAK_TASK: usize = 5;

thread_local! {
    /// Shuttle runs every task of a model on one thread of the system.
    static TASKS: RefCell<Vec<JoinHandle<()>>> = const { RefCell::new(Vec::new()) };
    /// How many tasks are still to be dropped in the middle of their work.
    static DEATHS: Cell<usize> = const { Cell::new(0) };
}

#[derive(Debug)]
struct Model<const MISTAKE: usize>;

impl<const MISTAKE: usize> Runtime for Model<MISTAKE> {
    type Slot<T: Send + Sync + 'static> = ModelSlot<T, MISTAKE>;
    type Lock<T: Send + 'static> = ModelLock<T>;

    fn spawn(task: BoxFuture<'static, ()>) -> Result<()> {
        let dies = DEATHS.get() > 0;
        let handle = if dies {
            DEATHS.set(DEATHS.get() - 1);
            spawn(die::<MISTAKE>(task))
        } else {
            spawn(task)
        };
        TASKS.with_borrow_mut(|tasks| tasks.push(handle));
        Ok(())
    }

    fn jitter() -> f64 {
        0.5
    }
}

/// Polls `task` a few times and then drops it, as a runtime does that is shut down.
async fn die<const MISTAKE: usize>(mut task: BoxFuture<'static, ()>) {
    for _ in 0..shuttle::rand::thread_rng().gen_range(0..4) {
        if futures::poll!(&mut task).is_ready() {
            return;
        }
        yield_now().await;
    }
    if MISTAKE == LEAK_TASK {
        std::mem::forget(task);
    }
}

struct ModelSlot<T, const MISTAKE: usize>(Arc<shuttle::sync::Mutex<Arc<T>>>);

impl<T: Send + Sync + 'static, const MISTAKE: usize> Slot<T> for ModelSlot<T, MISTAKE> {
    fn new(value: T) -> Self {
        Self(Arc::new(shuttle::sync::Mutex::new(Arc::new(value))))
    }

    fn read<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        let value = Arc::clone(&self.0.lock().unwrap());
        read(&value)
    }

    fn replace(&self, value: T) {
        let (place, value) = (Arc::clone(&self.0), Arc::new(value));
        if MISTAKE == PUBLISH_LATE {
            let handle = spawn(async move { *place.lock().unwrap() = value });
            TASKS.with_borrow_mut(|tasks| tasks.push(handle));
        } else {
            *place.lock().unwrap() = value;
        }
    }
}

struct ModelLock<T>(shuttle::sync::Mutex<T>);

impl<T: Send> Lock<T> for ModelLock<T> {
    fn new(value: T) -> Self {
        Self(shuttle::sync::Mutex::new(value))
    }

    fn with<U>(&self, work: impl FnOnce(&mut T) -> U) -> U {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A stopped clock.
#[derive(Debug)]
struct StoppedClock;

impl Clock for StoppedClock {
    fn wall(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
    }
    fn monotonic(&self) -> Duration {
        Duration::from_secs(1000)
    }
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        futures::future::pending().boxed()
    }
}

/// Grants `token-N` for its exchange number N, or fails.
#[derive(Debug)]
struct Counting {
    fails: bool,
    count: shuttle::sync::atomic::AtomicUsize,
}

impl Counting {
    fn count(&self) -> usize {
        self.count.load(shuttle::sync::atomic::Ordering::SeqCst)
    }
}

#[derive(Debug)]
struct Shared(Arc<Counting>);

impl Source for Shared {
    fn identity(&self) -> Fingerprint {
        Fingerprint::of("model", &[])
    }

    fn exchange<'a>(
        &'a self,
        _: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        async move {
            let n = self
                .0
                .count
                .fetch_add(1, shuttle::sync::atomic::Ordering::SeqCst)
                + 1;
            yield_now().await;
            if self.0.fails {
                return Err(GrantError::not_processed(Error::new(
                    Kind::Server,
                    format!("failure {n}"),
                )));
            }
            Ok(Grant::new(format!("token-{n}")).expires_in(Duration::from_secs(3600)))
        }
        .boxed()
    }
}

/// Stores nothing and locks nothing, so that only the provider keeps two exchanges apart.
#[derive(Debug)]
struct NoStore;

impl Store for NoStore {
    fn open<'a>(&'a self, _: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async { Ok(Box::new(Self) as Box<dyn Entry>) }.boxed()
    }
}

impl Entry for NoStore {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        async { Ok(None) }.boxed()
    }
    fn write(&mut self, _: TokenRecord) -> BoxFuture<'_, Result<()>> {
        async { Ok(()) }.boxed()
    }
    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        async { Ok(()) }.boxed()
    }
}

struct Simulation<const MISTAKE: usize> {
    provider: Arc<TokenProvider<Model<MISTAKE>>>,
    source: Arc<Counting>,
}

impl<const MISTAKE: usize> Simulation<MISTAKE> {
    fn new(fails: bool, deaths: usize) -> Self {
        TASKS.with_borrow_mut(Vec::clear);
        DEATHS.set(deaths);
        let source = Arc::new(Counting {
            fails,
            count: shuttle::sync::atomic::AtomicUsize::new(0),
        });
        let refresher = Refresher {
            source: Arc::new(Shared(Arc::clone(&source))),
            origin: "https://auth.example.com".parse().unwrap(),
            transport: Arc::new(FakeProvider::new(|_, _| FakeResponse::Hang)),
            clock: Arc::new(StoppedClock),
            store: Arc::new(NoStore),
            timeout: Duration::from_secs(10),
            policy: single_attempt(),
            memory: Mutex::new(Memory::default()),
        };
        let mut policy = single_attempt();
        if MISTAKE == NO_LEASE {
            policy.lease = Duration::ZERO;
        }
        Self {
            provider: Arc::new(TokenProvider::new(refresher, policy)),
            source,
        }
    }

    /// A caller on a task of its own, which does not back off.
    fn call(&self, need: Need) -> JoinHandle<Result<Arc<Bearer>>> {
        let provider = Arc::clone(&self.provider);
        let need = match need {
            Need::NewerThan(_) if MISTAKE == REJECT_ANY => Need::NewerThan(u64::MAX),
            need => need,
        };
        spawn(async move {
            let cached = match need {
                Need::NewerThan(_) => None,
                _ => provider.current(),
            };
            match cached {
                Some(bearer) => Ok(bearer),
                None => provider.wait(need, Some(Duration::ZERO)).await,
            }
        })
    }

    fn forget(provider: &TokenProvider<Model<MISTAKE>>, closed: Option<Error>) {
        if MISTAKE != FORGET_NOTHING {
            provider.forget(closed);
        }
    }

    /// Runs all background tasks to completion.
    async fn complete(&self) {
        loop {
            let tasks = TASKS.with_borrow_mut(std::mem::take);
            if tasks.is_empty() {
                return;
            }
            for task in tasks {
                task.await.unwrap();
            }
        }
    }
}

/// Runs `body` in many orders. The seed is fixed, and with it the orders.
fn orders<F: Future<Output = ()> + Send + 'static>(body: impl Fn() -> F + Send + Sync + 'static) {
    let mut config = shuttle::Config::new();
    config.stack_size = 1 << 18;
    config.failure_persistence = shuttle::FailurePersistence::None;
    let runner = shuttle::Runner::new(RandomScheduler::new_from_seed(20_260, ORDERS), config);
    runner.run(move || block_on(body()));
}

/// Whether the model finds an order in which `body` fails.
fn found<F: Future<Output = ()> + Send + 'static>(
    body: impl Fn() -> F + Send + Sync + 'static,
) -> bool {
    catch_unwind(AssertUnwindSafe(|| orders(body))).is_err()
}

async fn cold_callers_share_one_exchange<const MISTAKE: usize>() {
    let simulation = Simulation::<MISTAKE>::new(false, 0);
    let callers: Vec<_> = (0..3).map(|_| simulation.call(Need::Token)).collect();
    for caller in callers {
        assert_eq!(token(&caller.await.unwrap().unwrap()), "token-1");
    }
    simulation.complete().await;
    assert_eq!(simulation.source.count(), 1);
    assert!(simulation.provider.is_published());
}

#[test]
fn cold_callers_share_one_exchange_in_every_order() {
    orders(cold_callers_share_one_exchange::<NONE>);
    assert!(found(cold_callers_share_one_exchange::<NO_LEASE>));
}

async fn callers_share_one_failure<const MISTAKE: usize>() {
    let simulation = Simulation::<MISTAKE>::new(true, 0);
    let callers: Vec<_> = (0..3).map(|_| simulation.call(Need::Token)).collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap().unwrap_err().to_string(), "failure 1");
    }
    simulation.complete().await;
    assert_eq!(simulation.source.count(), 1);
}

#[test]
fn callers_share_one_failure_in_every_order() {
    orders(callers_share_one_failure::<NONE>);
    assert!(found(callers_share_one_failure::<NO_LEASE>));
}

async fn rejections_of_one_token_cause_one_exchange<const MISTAKE: usize>() {
    let simulation = Simulation::<MISTAKE>::new(false, 0);
    let old = simulation
        .call(Need::Token)
        .await
        .unwrap()
        .unwrap()
        .generation;
    let callers: Vec<_> = (0..3)
        .map(|_| simulation.call(Need::NewerThan(old)))
        .collect();
    for caller in callers {
        // A late rejection of the old token does not replace the new one.
        assert_eq!(token(&caller.await.unwrap().unwrap()), "token-2");
    }
    simulation.complete().await;
    assert_eq!(simulation.source.count(), 2);
    assert!(simulation.provider.is_published());
}

#[test]
fn rejections_of_one_token_cause_one_exchange_in_every_order() {
    orders(rejections_of_one_token_cause_one_exchange::<NONE>);
    assert!(found(
        rejections_of_one_token_cause_one_exchange::<REJECT_ANY>
    ));
}

async fn a_closed_session_stays_closed<const MISTAKE: usize>() {
    let simulation = Simulation::<MISTAKE>::new(false, 0);
    let callers: Vec<_> = (0..2).map(|_| simulation.call(Need::Token)).collect();
    let provider = Arc::clone(&simulation.provider);
    let end = spawn(async move {
        let closed = Error::new(Kind::Authentication, "closed");
        Simulation::<MISTAKE>::forget(&provider, Some(closed));
        assert!(provider.current().is_none());
    });
    end.await.unwrap();
    for caller in callers {
        if let Err(error) = caller.await.unwrap() {
            assert_eq!(error.to_string(), "closed");
        }
    }
    simulation.complete().await;
    assert!(
        simulation.provider.current().is_none(),
        "an exchange reopened the session"
    );
    assert!(simulation.provider.wait(Need::Token, None).await.is_err());
    assert!(simulation.provider.is_published());
}

#[test]
fn a_closed_session_stays_closed_in_every_order() {
    orders(a_closed_session_stays_closed::<NONE>);
    assert!(found(a_closed_session_stays_closed::<PUBLISH_LATE>));
}

async fn a_token_requested_before_forgetting_is_not_used_after<const MISTAKE: usize>() {
    let simulation = Simulation::<MISTAKE>::new(false, 0);
    let before = simulation.call(Need::Token);
    let (provider, source) = (
        Arc::clone(&simulation.provider),
        Arc::clone(&simulation.source),
    );
    let forget = spawn(async move {
        // At any moment of the exchange.
        for _ in 0..shuttle::rand::thread_rng().gen_range(0..20) {
            yield_now().await;
        }
        Simulation::<MISTAKE>::forget(&provider, None);
        let asked = source.count();
        let bearer = provider.wait(Need::Token, None).await.unwrap();
        let n: usize = token(&bearer)
            .strip_prefix("token-")
            .unwrap()
            .parse()
            .unwrap();
        assert!(n > asked, "exchange {n} was started before {asked}");
    });
    forget.await.unwrap();
    before.await.unwrap().unwrap();
    simulation.complete().await;
    assert!(simulation.provider.is_published());
}

#[test]
fn a_token_requested_before_forgetting_is_not_used_after_in_every_order() {
    orders(a_token_requested_before_forgetting_is_not_used_after::<NONE>);
    assert!(found(
        a_token_requested_before_forgetting_is_not_used_after::<FORGET_NOTHING>
    ));
}

async fn runtimes_that_are_shut_down_block_no_caller<const MISTAKE: usize>() {
    let simulation = Simulation::<MISTAKE>::new(false, 2);
    let callers: Vec<_> = (0..3).map(|_| simulation.call(Need::Token)).collect();
    for caller in callers {
        caller.await.unwrap().unwrap();
    }
    simulation.complete().await;
    assert!(simulation.source.count() <= 3);
    assert!(simulation.provider.is_published());
}

#[test]
fn runtimes_that_are_shut_down_block_no_caller_in_any_order() {
    orders(runtimes_that_are_shut_down_block_no_caller::<NONE>);
    assert!(found(
        runtimes_that_are_shut_down_block_no_caller::<LEAK_TASK>
    ));
}
