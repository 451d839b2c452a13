//! A service in memory that records requests, and the fake with a client.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use futures::future::BoxFuture;
use serde_json::{Value, json};
use squad_core::clock::{Clock, SystemClock};
use squad_core::testing::{MemoryTransport, Recorded};
use squad_core::transport::{Request, TransportResponse};
use squadvoice::{Builder, CampaignId, Credentials, OAuthClient, SquadVoice};
use squadvoice_mock::MockServer;
use squadvoice_raw::wire;

/// The only campaign of the fake.
pub(crate) fn campaign() -> CampaignId {
    "0PT711".parse().unwrap()
}

/// A service in memory and a client with an access token.
pub(crate) struct Memory {
    pub(crate) client: SquadVoice,
    pub(crate) transport: MemoryTransport,
}

impl Memory {
    pub(crate) fn new(
        respond: impl Fn(&Request) -> TransportResponse + Send + Sync + 'static,
    ) -> Self {
        let transport = MemoryTransport::new(respond);
        let client = builder(&transport)
            .access_token("access-canary-90ab")
            .build()
            .unwrap();
        Self { client, transport }
    }

    /// A service that responds with the documented status and this body.
    pub(crate) fn with(status: u16, body: Value) -> Self {
        Self::new(move |_| TransportResponse::json(status.try_into().unwrap(), &body))
    }

    pub(crate) fn last(&self) -> Recorded {
        self.transport.requests().pop().unwrap()
    }

    /// Asserts the operation, the method with path and query, and the body of the last request.
    #[track_caller]
    pub(crate) fn sent(&self, operation: &str, line: &str, body: Value) {
        let last = self.last();
        let query = last.url.query().map(|query| format!("?{query}"));
        let query = query.unwrap_or_default();
        let asked = format!("{} {}{query}", last.method, last.url.path());
        assert_eq!(asked, line);
        assert_eq!(operation_of(&last), operation);
        assert_eq!(last.json(), body, "the body of {line}");
    }

    /// The ids of the requested operations.
    pub(crate) fn reached(&self) -> BTreeSet<&'static str> {
        self.transport.requests().iter().map(operation_of).collect()
    }
}

/// A builder over a transport in memory, without a credential.
pub(crate) fn builder(transport: &MemoryTransport) -> Builder {
    SquadVoice::builder()
        .api_url("https://api.test")
        .authentication_url("https://auth.test")
        .transport(transport.clone())
}

/// The operation of a recorded request.
pub(crate) fn operation_of(request: &Recorded) -> &'static str {
    let fits = |path: &str| {
        let (template, path) = (path.split('/'), request.url.path().split('/'));
        template.clone().count() == path.clone().count()
            && template
                .zip(path)
                .all(|(part, given)| part == given || part.starts_with('{'))
    };
    wire::ALL
        .iter()
        .find(|row| row.method.as_str() == request.method.as_str() && fits(row.path))
        .unwrap_or_else(|| panic!("no operation has {request:?}"))
        .id
}

/// The credentials that `fake` accepts.
pub(crate) fn credentials(fake: &MockServer) -> Credentials {
    let account = fake.account();
    Credentials::new(
        oauth_client(fake),
        &account.username,
        account.password.as_str(),
    )
    .unwrap()
}

pub(crate) fn oauth_client(fake: &MockServer) -> OAuthClient {
    let account = fake.account();
    OAuthClient::new(&account.client_id, account.client_secret.as_str())
}

/// A builder for `fake`, without a credential.
pub(crate) fn builder_for(fake: &MockServer) -> Builder {
    SquadVoice::builder()
        .api_url(fake.api_url())
        .authentication_url(fake.authentication_url())
}

/// A client that logs in to `fake`.
pub(crate) fn client_of(fake: &MockServer) -> SquadVoice {
    builder_for(fake)
        .credentials(credentials(fake))
        .build()
        .unwrap()
}

/// A response to a token exchange.
pub(crate) fn tokens(number: usize) -> TransportResponse {
    let body = json!({
        "access_token": format!("access-{number}"),
        "token_type": "Bearer",
        "expires_in": 36_000,
        "refresh_token": format!("refresh-{number}"),
        "scope": "read write",
    });
    TransportResponse::json(http::StatusCode::OK, &body)
}

/// A page of version 4.
pub(crate) fn page(count: usize, next: Option<&str>, leads: &[&str]) -> TransportResponse {
    let results: Vec<Value> = leads.iter().map(|id| json!({ "lead_id": id })).collect();
    let body = json!({ "count": count, "next": next, "previous": null, "results": results });
    TransportResponse::json(http::StatusCode::OK, &body)
}

/// The system's clock, which a test moves ahead by eleven hours: every access token has expired by then.
#[derive(Debug, Default, Clone)]
pub(crate) struct HastyClock {
    system: SystemClock,
    passed: Arc<AtomicU32>,
}

impl HastyClock {
    /// Lets eleven hours pass.
    pub(crate) fn pass(&self) {
        self.passed.fetch_add(1, Ordering::SeqCst);
    }

    fn ahead(&self) -> Duration {
        Duration::from_secs(11 * 3600) * self.passed.load(Ordering::SeqCst)
    }
}

impl Clock for HastyClock {
    fn wall(&self) -> SystemTime {
        self.system.wall() + self.ahead()
    }
    fn monotonic(&self) -> Duration {
        self.system.monotonic() + self.ahead()
    }
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.system.sleep(duration)
    }
}
