//! The shell under a model checker: threads and tasks in thousands of random orders, the same ones each time.
//!
//! The runtime below stands in for tokio and the standard library. Each property is shown to hold for the shell as it is, and
//! to be missed by a shell, or a runtime, with a mistake planted in it: a model that finds nothing proves nothing.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, SystemTime};

use futures::FutureExt as _;
use futures::future::BoxFuture;
use shuttle::future::{JoinHandle, block_on, spawn, yield_now};
use shuttle::rand::Rng as _;
use shuttle::scheduler::RandomScheduler;

use super::fake::{Act, Fake, token};
use crate::auth::obtain::Provider;
use crate::auth::provider::{TokenProvider, no_unsaved};
use crate::auth::runtime::{Lock, Mistake, Runtime, Slot};
use crate::auth::state::{Policy, Want};
use crate::auth::{
    Entry, Exchange, Fingerprint, Grant, GrantError, Saved, Source, Store, StoreKey,
};
use crate::clock::Clock;
use crate::{Bearer, Error, Kind, Result};

/// Orders tried for the shell as it is, and at most for one with a mistake in it.
const ORDERS: usize = 3000;

const NONE: usize = 0;
const START_ON_OLD_NEWS: usize = Mistake::StartOnOldNews as usize;
const FINISH_FOR_ANOTHER: usize = Mistake::FinishForAnother as usize;
const REJECT_BLINDLY: usize = Mistake::RejectBlindly as usize;
/// Mistakes of the runtime: what was published shows later, out of order; a task goes down without being dropped.
const PUBLISH_LATE: usize = 100;
const LEAVE_QUIETLY: usize = 101;

thread_local! {
    /// Shuttle runs every task of a model on one thread of the system.
    static TASKS: RefCell<Vec<JoinHandle<()>>> = const { RefCell::new(Vec::new()) };
    /// How many tasks are still to go down in the middle of their work.
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

    fn planted(mistake: Mistake) -> bool {
        mistake as usize == MISTAKE
    }
}

/// Runs `task` for a while and then, as a runtime that is shut down, no more.
async fn die<const MISTAKE: usize>(mut task: BoxFuture<'static, ()>) {
    for _ in 0..shuttle::rand::thread_rng().gen_range(0..4) {
        if futures::poll!(&mut task).is_ready() {
            return;
        }
        yield_now().await;
    }
    if MISTAKE == LEAVE_QUIETLY {
        std::mem::forget(task);
    }
}

struct ModelSlot<T, const MISTAKE: usize>(Arc<shuttle::sync::Mutex<Arc<T>>>);

impl<T: Send + Sync + 'static, const MISTAKE: usize> Slot<T> for ModelSlot<T, MISTAKE> {
    fn new(value: T) -> Self {
        Self(Arc::new(shuttle::sync::Mutex::new(Arc::new(value))))
    }

    fn read<U>(&self, look: impl FnOnce(&T) -> U) -> U {
        let value = Arc::clone(&self.0.lock().unwrap());
        look(&value)
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

/// Time that stands still.
#[derive(Debug)]
struct Still;

impl Clock for Still {
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
                return Err(GrantError::not_done(Error::new(
                    Kind::Server,
                    format!("failure {n}"),
                )));
            }
            Ok(Grant::new(format!("token-{n}")).expires_in(Duration::from_secs(3600)))
        }
        .boxed()
    }
}

/// Keeps nothing and lets everybody in, so that nothing but the shell keeps two exchanges apart.
#[derive(Debug)]
struct Nothing;

impl Store for Nothing {
    fn open<'a>(&'a self, _: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async { Ok(Box::new(Self) as Box<dyn Entry>) }.boxed()
    }
}

impl Entry for Nothing {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<Saved>>> {
        async { Ok(None) }.boxed()
    }
    fn write(&mut self, _: Saved) -> BoxFuture<'_, Result<()>> {
        async { Ok(()) }.boxed()
    }
    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        async { Ok(()) }.boxed()
    }
}

struct World<const MISTAKE: usize> {
    shell: Arc<TokenProvider<Model<MISTAKE>>>,
    source: Arc<Counting>,
}

impl<const MISTAKE: usize> World<MISTAKE> {
    fn new(fails: bool, deaths: usize) -> Self {
        TASKS.with_borrow_mut(Vec::clear);
        DEATHS.set(deaths);
        let source = Arc::new(Counting {
            fails,
            count: shuttle::sync::atomic::AtomicUsize::new(0),
        });
        let provider = Provider {
            source: Arc::new(Shared(Arc::clone(&source))),
            origin: "https://auth.example.com".parse().unwrap(),
            transport: Arc::new(Fake::new(|_, _| Act::Hang)),
            clock: Arc::new(Still),
            store: Arc::new(Nothing),
            timeout: Duration::from_secs(30),
            unsaved: no_unsaved(),
        };
        Self {
            shell: Arc::new(TokenProvider::new(provider, Policy::default())),
            source,
        }
    }

    /// A caller on a task of its own.
    fn call(&self, want: Want) -> JoinHandle<Result<Arc<Bearer>>> {
        let shell = Arc::clone(&self.shell);
        spawn(async move {
            let glance = match want {
                Want::Newer(_) => None,
                _ => shell.current(),
            };
            match glance {
                Some(bearer) => Ok(bearer),
                None => shell.wait(want).await,
            }
        })
    }

    /// Lets everything in the background come to its end.
    async fn rest(&self) {
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

/// Tries `body` in many orders; the seed is fixed, so that the orders are.
fn orders<F: Future<Output = ()> + Send + 'static>(body: impl Fn() -> F + Send + Sync + 'static) {
    let mut config = shuttle::Config::new();
    config.stack_size = 1 << 18;
    config.failure_persistence = shuttle::FailurePersistence::None;
    let runner = shuttle::Runner::new(RandomScheduler::new_from_seed(20_260, ORDERS), config);
    runner.run(move || block_on(body()));
}

/// Whether the model finds that `body` goes wrong.
fn found<F: Future<Output = ()> + Send + 'static>(
    body: impl Fn() -> F + Send + Sync + 'static,
) -> bool {
    catch_unwind(AssertUnwindSafe(|| orders(body))).is_err()
}

async fn cold_callers_share_one_exchange<const MISTAKE: usize>() {
    let world = World::<MISTAKE>::new(false, 0);
    let callers: Vec<_> = (0..3).map(|_| world.call(Want::Token)).collect();
    for caller in callers {
        assert_eq!(token(&caller.await.unwrap().unwrap()), "token-1");
    }
    world.rest().await;
    assert_eq!(world.source.count(), 1);
    assert!(world.shell.is_published());
}

#[test]
fn cold_callers_share_one_exchange_in_every_order() {
    orders(cold_callers_share_one_exchange::<NONE>);
    assert!(found(cold_callers_share_one_exchange::<START_ON_OLD_NEWS>));
}

async fn callers_share_one_failure<const MISTAKE: usize>() {
    let world = World::<MISTAKE>::new(true, 0);
    let callers: Vec<_> = (0..3).map(|_| world.call(Want::Token)).collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap().unwrap_err().to_string(), "failure 1");
    }
    world.rest().await;
    assert_eq!(world.source.count(), 1);
}

#[test]
fn callers_share_one_failure_in_every_order() {
    orders(callers_share_one_failure::<NONE>);
    assert!(found(callers_share_one_failure::<START_ON_OLD_NEWS>));
}

async fn refusals_of_one_token_are_one_exchange<const MISTAKE: usize>() {
    let world = World::<MISTAKE>::new(false, 0);
    let old = world.call(Want::Token).await.unwrap().unwrap().generation;
    let callers: Vec<_> = (0..3).map(|_| world.call(Want::Newer(old))).collect();
    for caller in callers {
        // Once replaced, a token that was refused late is not replaced again.
        assert_eq!(token(&caller.await.unwrap().unwrap()), "token-2");
    }
    world.rest().await;
    assert_eq!(world.source.count(), 2);
    assert!(world.shell.is_published());
}

#[test]
fn refusals_of_one_token_are_one_exchange_in_every_order() {
    orders(refusals_of_one_token_are_one_exchange::<NONE>);
    assert!(found(
        refusals_of_one_token_are_one_exchange::<REJECT_BLINDLY>
    ));
}

async fn what_was_ended_stays_ended<const MISTAKE: usize>() {
    let world = World::<MISTAKE>::new(false, 0);
    let callers: Vec<_> = (0..2).map(|_| world.call(Want::Token)).collect();
    let shell = Arc::clone(&world.shell);
    let end = spawn(async move {
        shell.forget(Some(Error::new(Kind::Authentication, "ended")));
        assert!(shell.current().is_none());
    });
    end.await.unwrap();
    for caller in callers {
        if let Err(error) = caller.await.unwrap() {
            assert_eq!(error.to_string(), "ended");
        }
    }
    world.rest().await;
    assert!(
        world.shell.current().is_none(),
        "an exchange brought the session back"
    );
    assert!(world.shell.wait(Want::Token).await.is_err());
    assert!(world.shell.is_published());
}

#[test]
fn what_was_ended_stays_ended_in_every_order() {
    orders(what_was_ended_stays_ended::<NONE>);
    assert!(found(what_was_ended_stays_ended::<PUBLISH_LATE>));
}

async fn a_token_asked_for_before_forgetting_is_not_used_after<const MISTAKE: usize>() {
    let world = World::<MISTAKE>::new(false, 0);
    let before = world.call(Want::Token);
    let (shell, source) = (Arc::clone(&world.shell), Arc::clone(&world.source));
    let forget = spawn(async move {
        shell.forget(None);
        let asked = source.count();
        let bearer = shell.wait(Want::Token).await.unwrap();
        let n: usize = token(&bearer)
            .strip_prefix("token-")
            .unwrap()
            .parse()
            .unwrap();
        assert!(n > asked, "exchange {n} was begun before {asked}");
    });
    forget.await.unwrap();
    before.await.unwrap().unwrap();
    world.rest().await;
    assert!(world.shell.is_published());
}

#[test]
fn a_token_asked_for_before_forgetting_is_not_used_after_in_every_order() {
    orders(a_token_asked_for_before_forgetting_is_not_used_after::<NONE>);
    assert!(found(
        a_token_asked_for_before_forgetting_is_not_used_after::<FINISH_FOR_ANOTHER>
    ));
}

async fn runtimes_that_go_down_hold_nobody_up<const MISTAKE: usize>() {
    let world = World::<MISTAKE>::new(false, 2);
    let callers: Vec<_> = (0..3).map(|_| world.call(Want::Token)).collect();
    for caller in callers {
        caller.await.unwrap().unwrap();
    }
    world.rest().await;
    assert!(world.source.count() <= 3);
    assert!(world.shell.is_published());
}

#[test]
fn runtimes_that_go_down_hold_nobody_up_in_any_order() {
    orders(runtimes_that_go_down_hold_nobody_up::<NONE>);
    assert!(found(runtimes_that_go_down_hold_nobody_up::<LEAVE_QUIETLY>));
}
