//! Authentication hosts in memory. They count requests, and can be slowed down, broken and asked what they received.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use futures::{FutureExt as _, StreamExt as _, stream};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::clock::TestClock;
use super::strict::StrictOAuth;
use crate::auth::policy::Policy;
use crate::auth::{MemoryStore, RefreshToken, Session, Source, SquadcastSource, Store};
use crate::transport::{Request, SendError, SendPhase, Transport, TransportResponse};

/// What a fake provider does with a request.
#[derive(Clone, Debug)]
pub(crate) enum FakeResponse {
    /// Responds with a status and a body.
    Body(u16, String),
    /// The same, with headers.
    WithHeaders(u16, Vec<(&'static str, String)>, String),
    /// Responds with a body that is truncated after so many bytes.
    Truncated(u16, String, usize),
    /// Does not respond.
    Fail(SendPhase),
    /// Never responds.
    Hang,
}

type Handler = dyn Fn(&Request, usize) -> FakeResponse + Send + Sync;

/// A provider behind the transport trait.
pub(crate) struct FakeProvider {
    handler: Box<Handler>,
    count: AtomicUsize,
    pub(crate) seen: Mutex<Vec<Request>>,
    /// How long a response takes, in real time.
    pub(crate) latency: Option<Duration>,
    /// While it is `false`, all responses wait.
    pub(crate) gate: tokio::sync::watch::Sender<bool>,
}

impl FakeProvider {
    /// A provider with a response for each request and its number, counted from 1.
    pub(crate) fn new(
        handler: impl Fn(&Request, usize) -> FakeResponse + Send + Sync + 'static,
    ) -> Self {
        Self {
            handler: Box::new(handler),
            count: AtomicUsize::new(0),
            seen: Mutex::default(),
            latency: None,
            gate: tokio::sync::watch::Sender::new(true),
        }
    }

    /// A Squadcast that grants `token-N` for `life` seconds by `clock`.
    pub(crate) fn squadcast(clock: &Arc<TestClock>, life: i64) -> Self {
        let clock = Arc::clone(clock);
        Self::new(move |_, n| grant_response(&clock, n, life))
    }

    /// A strict OAuth2 provider, except for the requests for which `response` returns one. A failure to connect, 4xx
    /// and 503 mean that the provider did not process the request; for any other one it did.
    pub(crate) fn strict(
        oauth: &Arc<StrictOAuth>,
        response: impl Fn(&Request, usize) -> Option<FakeResponse> + Send + Sync + 'static,
    ) -> Arc<Self> {
        let oauth = Arc::clone(oauth);
        Arc::new(Self::new(move |request, n| {
            let response = response(request, n);
            if let Some(
                FakeResponse::Fail(SendPhase::Connect) | FakeResponse::Body(400..=499 | 503, _),
            ) = response
            {
                return response.unwrap();
            }
            let (status, body) = oauth.respond_to(request);
            response.unwrap_or(FakeResponse::Body(status, body))
        }))
    }

    pub(crate) fn slow(mut self, latency: Duration) -> Self {
        self.latency = Some(latency);
        self
    }

    /// The number of requests so far.
    pub(crate) fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

/// Squadcast's response number `n` to a valid refresh token.
pub(crate) fn grant_response(clock: &TestClock, n: usize, life: i64) -> FakeResponse {
    let now = clock.unix();
    let body = format!(
        r#"{{"data":{{"access_token":"token-{n}","expires_at":{},"issued_at":{now},"refresh_token":"refresh","type":"bearer"}}}}"#,
        now + life
    );
    FakeResponse::Body(200, body)
}

/// A provider whose first `failures` responses are `response`.
pub(crate) fn failing(
    clock: &Arc<TestClock>,
    failures: usize,
    response: FakeResponse,
) -> Arc<FakeProvider> {
    let clock = Arc::clone(clock);
    Arc::new(FakeProvider::new(move |_, n| match n <= failures {
        true => response.clone(),
        false => grant_response(&clock, n, 3600),
    }))
}

pub(crate) fn rejection() -> FakeResponse {
    let body = r#"{"meta":{"status":401,"error_message":"not a valid token"}}"#;
    FakeResponse::Body(401, body.to_owned())
}

impl Transport for FakeProvider {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        async move {
            let n = self.count.fetch_add(1, Ordering::SeqCst) + 1;
            let response = (self.handler)(&request, n);
            self.seen.lock().unwrap().push(request);
            if let Some(latency) = self.latency {
                tokio::time::sleep(latency).await;
            }
            self.gate.subscribe().wait_for(|open| *open).await.unwrap();
            respond(response).await
        }
        .boxed()
    }
}

async fn respond(response: FakeResponse) -> Result<TransportResponse, SendError> {
    let broken = |phase| SendError::new(phase, "connection reset by peer");
    let build = |status, headers: Vec<(&'static str, String)>, body| {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(name, HeaderValue::from_str(&value).unwrap());
        }
        TransportResponse {
            status: StatusCode::from_u16(status).unwrap(),
            headers: map,
            body,
        }
    };
    let complete = |body: String| stream::iter([Ok(Bytes::from(body))]).boxed();
    match response {
        FakeResponse::Body(status, body) => Ok(build(status, vec![], complete(body))),
        FakeResponse::WithHeaders(status, headers, body) => {
            Ok(build(status, headers, complete(body)))
        }
        FakeResponse::Truncated(status, body, at) => {
            let chunks = [
                Ok(Bytes::copy_from_slice(&body.as_bytes()[..at])),
                Err(broken(SendPhase::Exchange)),
            ];
            Ok(build(status, vec![], stream::iter(chunks).boxed()))
        }
        FakeResponse::Fail(phase) => Err(broken(phase)),
        FakeResponse::Hang => futures::future::pending().await,
    }
}

impl fmt::Debug for FakeProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FakeProvider")
    }
}

/// A Squadcast session with a memory store of its own.
pub(crate) fn session(provider: &Arc<FakeProvider>, clock: &Arc<TestClock>) -> Session {
    let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
    session_of(source, provider, clock, Arc::new(MemoryStore::new()))
}

pub(crate) fn session_of(
    source: impl Source + 'static,
    transport: &Arc<impl Transport + 'static>,
    clock: &Arc<TestClock>,
    store: Arc<dyn Store>,
) -> Session {
    session_with(source, transport, clock, store, Policy::default())
}

pub(crate) fn session_with(
    source: impl Source + 'static,
    transport: &Arc<impl Transport + 'static>,
    clock: &Arc<TestClock>,
    store: Arc<dyn Store>,
    policy: Policy,
) -> Session {
    Session::with(
        Arc::new(source),
        "https://auth.example.com".parse().unwrap(),
        Arc::clone(transport) as Arc<dyn Transport>,
        Arc::clone(clock) as _,
        store,
        policy,
    )
    .unwrap()
}

/// A policy without retries within a refresh.
pub(crate) fn single_attempt() -> Policy {
    Policy {
        retry_for: Duration::ZERO,
        ..Policy::default()
    }
}

/// The fields of a form.
pub(crate) fn form(request: &Request) -> HashMap<String, String> {
    let body = request.body.clone().unwrap_or_default();
    url::form_urlencoded::parse(&body).into_owned().collect()
}

/// The access token of a bearer.
pub(crate) fn token(bearer: &crate::Bearer) -> String {
    let text = bearer.header.to_str().unwrap();
    text.strip_prefix("Bearer ").unwrap().to_owned()
}

/// Lets background tasks run until they wait.
pub(crate) async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}
