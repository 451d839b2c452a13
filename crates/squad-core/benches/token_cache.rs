//! The cost of a token for each call, alone and contended, and of a cold start of ten thousand callers.
//!
//! Every figure has a control that does the least that could be done. Run with
//! `cargo bench -p squad-core --bench token_cache`.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use arc_swap::ArcSwap;
use divan::{AllocProfiler, Bencher, black_box};
use futures::future::{BoxFuture, FutureExt as _, join_all};
use squad_core::auth::{Exchange, Fingerprint, Grant, GrantError, MemoryStore, Session, Source};
use squad_core::clock::{Clock as _, SystemClock};
use squad_core::transport::{Request, SendError, Transport, TransportResponse};
use squad_core::{Authorize, Bearer};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const HERD: usize = 10_000;
const LATENCY: Duration = Duration::from_millis(50);

fn main() {
    divan::main();
}

/// Grants a token after a delay, without a request.
#[derive(Debug)]
struct Local(Duration);

impl Source for Local {
    fn identity(&self) -> Fingerprint {
        Fingerprint::of("benchmark", &[])
    }

    fn exchange<'a>(&'a self, _: &'a Exchange<'a>) -> BoxFuture<'a, Result<Grant, GrantError>> {
        async {
            tokio::time::sleep(self.0).await;
            Ok(Grant::new("token").expires_in(Duration::from_secs(36_000)))
        }
        .boxed()
    }
}

/// Is never called.
#[derive(Debug)]
struct Unused;

impl Transport for Unused {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        futures::future::pending().boxed()
    }
}

fn session(latency: Duration) -> Session {
    Session::new(
        Local(latency),
        "https://auth.example.com".parse().unwrap(),
        Arc::new(Unused),
        Arc::new(SystemClock::default()),
        Arc::new(MemoryStore::new()),
    )
    .unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap()
}

fn warm() -> Session {
    let session = session(Duration::ZERO);
    runtime().block_on(session.bearer()).unwrap();
    session
}

#[divan::bench(threads = [1, 2], sample_count = 50, sample_size = 100_000)]
fn look_up(bencher: Bencher) {
    let session: Arc<dyn Authorize> = Arc::new(warm());
    bencher.bench(|| session.current().unwrap());
}

/// Control: the two clocks that every look-up reads.
#[divan::bench(threads = [1, 2], sample_count = 50, sample_size = 100_000)]
fn control_two_clocks(bencher: Bencher) {
    let clock = SystemClock::default();
    bencher.bench(|| (black_box(clock.wall()), black_box(clock.monotonic())));
}

/// Control: one atomic load and one reference counted.
#[divan::bench(threads = [1, 2], sample_count = 50, sample_size = 100_000)]
fn control_arc_swap(bencher: Bencher) {
    let slot = ArcSwap::new(warm().current().unwrap());
    bencher.bench(|| Arc::clone(&slot.load()));
}

/// Control: the same behind a lock.
#[divan::bench(threads = [1, 2], sample_count = 50, sample_size = 100_000)]
fn control_mutex(bencher: Bencher) {
    let slot: Mutex<Arc<Bearer>> = Mutex::new(warm().current().unwrap());
    bencher.bench(|| Arc::clone(&slot.lock().unwrap()));
}

fn herd<F: Future<Output = ()> + Send + 'static>(
    runtime: &tokio::runtime::Runtime,
    caller: impl Fn() -> F,
) {
    runtime.block_on(async {
        let start = Arc::new(tokio::sync::Barrier::new(HERD));
        let tasks = (0..HERD).map(|_| {
            let (start, work) = (Arc::clone(&start), caller());
            tokio::spawn(async move {
                start.wait().await;
                work.await;
            })
        });
        join_all(tasks).await;
    });
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn cold_herd_of_10_000(bencher: Bencher) {
    let runtime = runtime();
    bencher
        .with_inputs(|| session(LATENCY))
        .bench_values(|session| {
            herd(&runtime, || {
                let session = session.clone();
                async move {
                    session.bearer().await.unwrap();
                }
            });
        });
}

/// Control: as many tasks that sleep for as long, and do nothing else.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn control_10_000_sleepers(bencher: Bencher) {
    let runtime = runtime();
    bencher.bench(|| herd(&runtime, || tokio::time::sleep(LATENCY)));
}
