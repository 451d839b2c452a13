//! Simulations of 256 tasks against a service that limits the rate of one operation. Time is virtual.
#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used)]

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::join_all;
use http::StatusCode;
use http::header::RETRY_AFTER;
use squad_core::clock::Clock as _;
use squad_core::operation::Method;
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Client, Operation};

pub const TASKS: usize = 256;

static LIMITED: Operation =
    Operation::new("listThings", Method::Get, "/v3/things", "things").idempotent();
static OTHER: Operation =
    Operation::new("listOthers", Method::Get, "/v3/others", "others").idempotent();

fn client(service: &MemoryTransport, clock: &ManualClock) -> Client {
    let urls = BaseUrls::new("https://api.test", "https://auth.test").unwrap();
    Client::builder()
        .base_urls(urls)
        .static_token("tok-canary-1")
        .transport(service.clone().without_recording())
        .clock(clock.clone())
        .build()
        .unwrap()
}

fn too_many(retry_after: Option<u64>) -> TransportResponse {
    let response = TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "");
    match retry_after {
        Some(seconds) => response.header(RETRY_AFTER, seconds.into()),
        None => response,
    }
}

/// Calls `operation` until `end` and returns the number of successes. After a failure, the task waits for a second.
async fn work(
    client: &Client,
    clock: &ManualClock,
    operation: &'static Operation,
    end: Duration,
) -> usize {
    let mut successes = 0;
    while clock.monotonic() < end {
        match client.call(operation).request::<()>().await {
            Ok(()) => successes += usize::from(clock.monotonic() <= end),
            Err(_) => clock.sleep(Duration::from_secs(1)).await,
        }
    }
    successes
}

pub struct RandomFigures {
    /// Successes in proportion to those if only the rejected calls wait.
    pub efficiency: f64,
    /// The same for an operation without 429s.
    pub other_efficiency: f64,
}

/// 2 % of the responses of one operation are 429 at random, with `Retry-After: 1`.
pub async fn random_429s(latency: Duration, length: Duration, seed: u64) -> RandomFigures {
    let clock = ManualClock::new();
    let random = Mutex::new(fastrand::Rng::with_seed(seed));
    let inner = clock.clone();
    let service = MemoryTransport::with_async(move |request| {
        let rejected = request.url.path() == "/v3/things" && random.lock().unwrap().u32(0..50) == 0;
        let clock = inner.clone();
        async move {
            clock.sleep(latency).await;
            Ok(match rejected {
                true => too_many(Some(1)),
                false => TransportResponse::new(StatusCode::OK, ""),
            })
        }
    });
    let client = client(&service, &clock);
    let end = clock.monotonic() + length;
    let tasks = join_all((0..TASKS).map(|_| work(&client, &clock, &LIMITED, end)));
    let other = work(&client, &clock, &OTHER, end);
    let (successes, other) = clock.drive(async { futures::join!(tasks, other) }).await;
    let unlimited = length.as_secs_f64() / latency.as_secs_f64();
    let latency = 50.0 * latency.as_secs_f64();
    let expected = unlimited * TASKS as f64 * latency / (latency + 1.0);
    RandomFigures {
        efficiency: successes.iter().sum::<usize>() as f64 / expected,
        other_efficiency: other as f64 / unlimited,
    }
}

/// How a service enforces 60 requests a minute.
#[derive(Debug, Clone, Copy)]
pub enum Enforcement {
    FixedWindow,
    SlidingWindow,
    /// Sixty tokens, refilled with one token a second.
    TokenBucket,
}

/// The `Retry-After` of a service.
#[derive(Debug, Clone, Copy)]
pub enum Hint {
    Absent,
    OneSecond,
    /// The time until the next request is accepted.
    Accurate,
}

struct Meter {
    enforcement: Enforcement,
    started: Duration,
    accepted: VecDeque<Duration>,
    tokens: f64,
    refilled: Duration,
}

impl Meter {
    /// Returns `None` if the request is accepted, or else the time until the next one will be.
    fn reject(&mut self, now: Duration) -> Option<Duration> {
        const MINUTE: Duration = Duration::from_secs(60);
        match self.enforcement {
            Enforcement::FixedWindow => {
                let window = (now - self.started).as_secs() / 60;
                let start = self.started + MINUTE * u32::try_from(window).unwrap();
                self.accepted.retain(|at| *at >= start);
                if self.accepted.len() >= 60 {
                    return Some(start + MINUTE - now);
                }
            }
            Enforcement::SlidingWindow => {
                self.accepted.retain(|at| *at + MINUTE > now);
                if self.accepted.len() >= 60 {
                    return Some(self.accepted[0] + MINUTE - now);
                }
            }
            Enforcement::TokenBucket => {
                let refill = (now - self.refilled).as_secs_f64();
                self.tokens = (self.tokens + refill).min(60.0);
                self.refilled = now;
                if self.tokens < 1.0 {
                    return Some(Duration::from_secs_f64(1.0 - self.tokens));
                }
                self.tokens -= 1.0;
            }
        }
        self.accepted.push_back(now);
        None
    }
}

pub struct LimitFigures {
    /// Successes in proportion to the requests that the service allowed.
    pub utilization: f64,
    /// Requests for each success, after the first minute.
    pub requests_per_success: f64,
}

/// A service that allows 60 requests a minute of an operation without a documented limit.
pub async fn undocumented_limit(
    enforcement: Enforcement,
    hint: Hint,
    latency: Duration,
    minutes: u32,
) -> LimitFigures {
    let clock = ManualClock::new();
    let started = clock.monotonic();
    let meter = Mutex::new(Meter {
        enforcement,
        started,
        accepted: VecDeque::new(),
        tokens: 60.0,
        refilled: started,
    });
    let late = Arc::new([AtomicUsize::new(0), AtomicUsize::new(0)]);
    let accepted = Arc::new(AtomicUsize::new(0));
    let (inner, late_count, accepted_count) = (clock.clone(), late.clone(), accepted.clone());
    let service = MemoryTransport::with_async(move |_| {
        let now = inner.monotonic();
        let rejected = meter.lock().unwrap().reject(now);
        if now - started >= Duration::from_secs(60) {
            late_count[usize::from(rejected.is_some())].fetch_add(1, Ordering::Relaxed);
        }
        if rejected.is_none() {
            accepted_count.fetch_add(1, Ordering::Relaxed);
        }
        let clock = inner.clone();
        async move {
            clock.sleep(latency).await;
            Ok(match (rejected, hint) {
                (None, _) => TransportResponse::new(StatusCode::OK, ""),
                (Some(_), Hint::Absent) => too_many(None),
                (Some(_), Hint::OneSecond) => too_many(Some(1)),
                (Some(wait), Hint::Accurate) => too_many(Some(wait.as_secs_f64().ceil() as u64)),
            })
        }
    });
    let client = client(&service, &clock);
    let end = started + Duration::from_secs(60) * minutes;
    let tasks = (0..TASKS).map(|_| work(&client, &clock, &LIMITED, end));
    let successes: usize = clock.drive(join_all(tasks)).await.iter().sum();
    let allowed = match enforcement {
        Enforcement::TokenBucket => 60 + 60 * minutes,
        Enforcement::FixedWindow | Enforcement::SlidingWindow => 60 * minutes,
    };
    let accepted_late = late[0].load(Ordering::Relaxed) as f64;
    let rejected_late = late[1].load(Ordering::Relaxed) as f64;
    LimitFigures {
        utilization: successes as f64 / f64::from(allowed),
        requests_per_success: (accepted_late + rejected_late) / accepted_late,
    }
}
