//! Providers in memory. They count what they are sent, and can be held up, broken and asked what they saw.

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
use crate::auth::state::Policy;
use crate::auth::{MemoryStore, RefreshToken, Session, Source, SquadcastSource, Store};
use crate::transport::{Request, SendError, SendPhase, Transport, TransportResponse};

/// What a fake provider does with a request.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// Answers.
    Answer(u16, String),
    /// Answers, with headers.
    With(u16, Vec<(&'static str, String)>, String),
    /// Answers with a body that breaks off after so many bytes.
    Torn(u16, String, usize),
    /// Sends nothing back.
    Fail(SendPhase),
    /// Never answers.
    Hang,
}

type Handler = dyn Fn(&Request, usize) -> Act + Send + Sync;

/// A provider behind the transport seam.
pub(crate) struct Fake {
    handler: Box<Handler>,
    count: AtomicUsize,
    pub(crate) seen: Mutex<Vec<Request>>,
    /// How long an answer takes, in real time.
    pub(crate) latency: Option<Duration>,
    /// Closed, it holds every answer up.
    pub(crate) gate: tokio::sync::watch::Sender<bool>,
}

impl Fake {
    /// A provider that does what `handler` says for each request and its number, counted from 1.
    pub(crate) fn new(handler: impl Fn(&Request, usize) -> Act + Send + Sync + 'static) -> Self {
        Self {
            handler: Box::new(handler),
            count: AtomicUsize::new(0),
            seen: Mutex::default(),
            latency: None,
            gate: tokio::sync::watch::Sender::new(true),
        }
    }

    /// A Squadcast that grants `token-N` for `life` seconds, in step with `clock`.
    pub(crate) fn squadcast(clock: &Arc<TestClock>, life: i64) -> Self {
        let clock = Arc::clone(clock);
        Self::new(move |_, n| granted(&clock, n, life))
    }

    pub(crate) fn slow(mut self, latency: Duration) -> Self {
        self.latency = Some(latency);
        self
    }

    /// How many requests came.
    pub(crate) fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }
}

/// Squadcast's answer number `n` to a good refresh token.
pub(crate) fn granted(clock: &TestClock, n: usize, life: i64) -> Act {
    let now = clock.unix();
    let body = format!(
        r#"{{"data":{{"access_token":"token-{n}","expires_at":{},"issued_at":{now},"refresh_token":"refresh","type":"bearer"}}}}"#,
        now + life
    );
    Act::Answer(200, body)
}

pub(crate) fn refused() -> Act {
    let body = r#"{"meta":{"status":401,"error_message":"not a valid token"}}"#;
    Act::Answer(401, body.to_owned())
}

impl Transport for Fake {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        async move {
            let n = self.count.fetch_add(1, Ordering::SeqCst) + 1;
            let act = (self.handler)(&request, n);
            self.seen.lock().unwrap().push(request);
            if let Some(latency) = self.latency {
                tokio::time::sleep(latency).await;
            }
            self.gate.subscribe().wait_for(|open| *open).await.unwrap();
            answer(act).await
        }
        .boxed()
    }
}

pub(crate) async fn answer(act: Act) -> Result<TransportResponse, SendError> {
    let broken = |stage| SendError {
        phase: stage,
        message: "connection reset by peer".to_owned(),
        source: None,
    };
    let reply = |status, headers: Vec<(&'static str, String)>, body| {
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
    let whole = |body: String| stream::iter([Ok(Bytes::from(body))]).boxed();
    match act {
        Act::Answer(status, body) => Ok(reply(status, vec![], whole(body))),
        Act::With(status, headers, body) => Ok(reply(status, headers, whole(body))),
        Act::Torn(status, body, at) => {
            let pieces = [
                Ok(Bytes::copy_from_slice(&body.as_bytes()[..at])),
                Err(broken(SendPhase::Exchange)),
            ];
            Ok(reply(status, vec![], stream::iter(pieces).boxed()))
        }
        Act::Fail(stage) => Err(broken(stage)),
        Act::Hang => futures::future::pending().await,
    }
}

impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fake")
    }
}

/// A Squadcast session over `fake`, with a memory store of its own.
pub(crate) fn session(fake: &Arc<Fake>, clock: &Arc<TestClock>) -> Session {
    let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
    session_of(source, fake, clock, Arc::new(MemoryStore::new()))
}

pub(crate) fn session_of(
    source: impl Source + 'static,
    transport: &Arc<impl Transport + 'static>,
    clock: &Arc<TestClock>,
    store: Arc<dyn Store>,
) -> Session {
    Session::with(
        Arc::new(source),
        "https://auth.example.com".parse().unwrap(),
        Arc::clone(transport) as Arc<dyn Transport>,
        Arc::clone(clock) as _,
        store,
        Policy::default(),
    )
    .unwrap()
}

/// The fields of a form.
pub(crate) fn form(request: &Request) -> HashMap<String, String> {
    let body = request.body.clone().unwrap_or_default();
    url::form_urlencoded::parse(&body).into_owned().collect()
}

/// The access token that a bearer carries.
pub(crate) fn token(bearer: &crate::Bearer) -> String {
    let text = bearer.header.to_str().unwrap();
    text.strip_prefix("Bearer ").unwrap().to_owned()
}
