//! Rate limits that several processes share. Each `Fleet` of a test is a process of its own: nothing but Redis connects them.

mod away;
mod common;
mod forgetting;
mod queueing;
mod script;
#[cfg(all(feature = "cluster", feature = "sentinel"))]
mod topologies;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use http::StatusCode;
use squad_core::operation::Method;
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Client, ClientBuilder, Operation};
use squad_redis::Fleet;

use crate::support::Server;

/// Five calls in any second.
pub(crate) static LIMITED: Operation =
    Operation::new("acknowledge", Method::Post, "/v3/acknowledge", "incidents")
        .limit(CALLS as u32, 1)
        .may_be_empty();
pub(crate) static OTHER: Operation =
    Operation::new("list", Method::Get, "/v3/incidents", "incidents")
        .idempotent()
        .may_be_empty();
pub(crate) const CALLS: usize = 5;
pub(crate) const WINDOW: Duration = Duration::from_secs(1);

/// A service that accepts every request, and when requests arrived at it.
#[derive(Clone)]
pub(crate) struct Service {
    transport: MemoryTransport,
    arrivals: Arc<Mutex<Vec<(String, Instant)>>>,
}

impl Service {
    pub(crate) fn new() -> Self {
        Self::responding(|_| TransportResponse::new(StatusCode::OK, ""))
    }

    /// `respond` gets the number of requests before.
    pub(crate) fn responding(
        respond: impl Fn(usize) -> TransportResponse + Send + Sync + 'static,
    ) -> Self {
        let arrivals: Arc<Mutex<Vec<(String, Instant)>>> = Arc::default();
        let arrived = arrivals.clone();
        let transport = MemoryTransport::new(move |request| {
            let mut arrived = arrived.lock().unwrap();
            if request.url.path() == LIMITED.path {
                let client = request.headers["authorization"].to_str().unwrap();
                arrived.push((client.to_owned(), Instant::now()));
            }
            respond(arrived.len().saturating_sub(1))
        });
        Self {
            transport,
            arrivals,
        }
    }

    /// A client of a process.
    pub(crate) fn client(&self, name: &str, fleet: Option<Fleet>) -> Client {
        self.client_with(name, fleet, |builder| builder)
    }

    pub(crate) fn client_with(
        &self,
        name: &str,
        fleet: Option<Fleet>,
        change: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Client {
        let urls = BaseUrls::new("https://api.test", "https://auth.test").unwrap();
        let builder = Client::builder()
            .base_urls(urls)
            .transport(self.transport.clone().without_recording())
            .static_token(format!("tok-canary-{name}"))
            .deadline(Duration::from_secs(60));
        let builder = match fleet {
            Some(fleet) => builder.fleet(fleet),
            None => builder,
        };
        change(builder).build().unwrap()
    }

    pub(crate) fn count(&self) -> usize {
        self.arrivals.lock().unwrap().len()
    }

    /// How many requests of the client arrived.
    pub(crate) fn count_of(&self, name: &str) -> usize {
        let token = format!("Bearer tok-canary-{name}");
        let arrivals = self.arrivals.lock().unwrap();
        arrivals.iter().filter(|(other, _)| *other == token).count()
    }

    /// When the requests arrived.
    pub(crate) fn times(&self) -> Vec<Instant> {
        let mut times: Vec<_> = self
            .arrivals
            .lock()
            .unwrap()
            .iter()
            .map(|(_, at)| *at)
            .collect();
        times.sort_unstable();
        times
    }

    /// Asserts that no window has too many requests.
    pub(crate) fn assert_limit(&self) {
        self.assert_limit_in("");
    }

    pub(crate) fn assert_limit_in(&self, case: &str) {
        let times = self.times();
        for (nth, window) in times.windows(CALLS + 1).enumerate() {
            let length = window[CALLS] - window[0];
            assert!(
                length >= WINDOW,
                "{case}: requests {nth} to {} arrived within {length:?}",
                nth + CALLS
            );
        }
    }
}

/// A process of the account `name` at `server`.
pub(crate) fn fleet(server: &Server) -> Fleet {
    Fleet::redis(server.url()).account("production")
}

/// Calls the limited operation `count` times, one call after another. Returns the number of successes.
pub(crate) async fn call(client: &Client, count: usize) -> usize {
    let mut successes = 0;
    for _ in 0..count {
        let result = client.call(&LIMITED).request::<()>().await;
        successes += usize::from(result.is_ok());
    }
    successes
}
