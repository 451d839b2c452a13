//! A service in memory that knows the wire table: it answers each operation as the test says and remembers what was asked.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic
)]

use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use squad_core::Operation;
use squad_core::testing::{MemoryTransport, Recorded};
use squad_core::transport::{TransportResponse, Request};
use squadcast::{Builder, Squadcast};
use squadcast_raw::wire;

/// What the tests sign in with.
pub const REFRESH_TOKEN: &str = "refresh-canary-5e1f";

/// A service in memory and a client of it.
pub struct Fake {
    pub client: Squadcast,
    pub transport: MemoryTransport,
}

impl Fake {
    /// A service whose answer to an operation, without its envelope, is `value`.
    pub fn new(value: impl Fn(&str) -> Value + Send + Sync + 'static) -> Self {
        Self::with(move |operation, _| answer(operation, &value(operation.id)))
    }

    /// A service that answers every operation, except the token exchange, by `reply`.
    pub fn with(
        reply: impl Fn(&'static Operation, &Request) -> TransportResponse + Send + Sync + 'static,
    ) -> Self {
        let transport = MemoryTransport::new(move |request| {
            let operation = operation_of(request.method.as_str(), request.url.path());
            if operation.id == "Auth_getAccessToken" {
                answer(operation, &access_token())
            } else {
                reply(operation, request)
            }
        });
        let client = builder(&transport)
            .refresh_token(REFRESH_TOKEN)
            .build()
            .unwrap();
        Self { client, transport }
    }

    /// How many token exchanges there were.
    pub fn exchanges(&self) -> usize {
        let requests = self.transport.requests();
        let exchanges = requests.iter().filter(|request| is_exchange(request));
        exchanges.count()
    }

    /// The requests that were no token exchanges.
    pub fn calls(&self) -> Vec<Recorded> {
        let mut requests = self.transport.requests();
        requests.retain(|request| !is_exchange(request));
        requests
    }

    /// Holds the last request against its operation, its method with path and query, and its body.
    #[track_caller]
    pub fn sent(&self, operation: &str, line: &str, body: Value) {
        let requests = self.transport.requests();
        let last = requests.last().unwrap();
        let query = last.url.query().map(|query| format!("?{query}"));
        let asked = format!(
            "{} {}{}",
            last.method,
            last.url.path(),
            query.unwrap_or_default()
        );
        assert_eq!(asked, line);
        assert_eq!(
            operation_of(last.method.as_str(), last.url.path()).id,
            operation
        );
        assert_eq!(last.json(), body, "the body of {line}");
    }

    /// The ids of the operations that were asked for.
    pub fn reached(&self) -> BTreeSet<&'static str> {
        let requests = self.transport.requests();
        requests
            .iter()
            .map(|request| operation_of(request.method.as_str(), request.url.path()).id)
            .collect()
    }
}

/// A builder of a client over `transport`, without a credential.
pub fn builder(transport: &MemoryTransport) -> Builder {
    Squadcast::builder()
        .base_urls("https://api.test", "https://auth.test")
        .transport(transport.clone())
}

/// The ids of all operations of an area.
pub fn operations_of(area: &str) -> BTreeSet<&'static str> {
    let operations = wire::ALL.iter().filter(|operation| operation.area == area);
    operations.map(|operation| operation.id).collect()
}

/// The operation that a method and a path mean; a path without parameters goes before one with them.
pub fn operation_of(method: &str, path: &str) -> &'static Operation {
    let fits = |operation: &&&'static Operation| {
        let (template, path) = (operation.path.split('/'), path.split('/'));
        operation.method.as_str() == method
            && template.clone().count() == path.clone().count()
            && template
                .zip(path)
                .all(|(part, given)| part == given || part.starts_with('{'))
    };
    let parameters = |operation: &&&'static Operation| operation.path.matches('{').count();
    wire::ALL
        .iter()
        .filter(fits)
        .min_by_key(parameters)
        .unwrap_or_else(|| panic!("no operation is {method} {path}"))
}

/// The documented answer of success of `operation`, with `value` in its envelope.
pub fn answer(operation: &Operation, value: &Value) -> TransportResponse {
    let documented = operation.answers.first().unwrap();
    let status = documented.status.try_into().unwrap();
    match (documented.content_type, operation.envelope) {
        (None, _) => TransportResponse::new(status, ""),
        (Some(_), Some(member)) => TransportResponse::json(status, &json!({ member: value })),
        (Some(_), None) => TransportResponse::json(status, value),
    }
}

/// A refusal in the form of the service.
pub fn refusal(status: u16, message: &str) -> TransportResponse {
    let body = json!({ "meta": { "status": status, "error_message": message } });
    TransportResponse::json(status.try_into().unwrap(), &body)
}

fn is_exchange(request: &Recorded) -> bool {
    request.url.host_str() == Some("auth.test")
}

fn access_token() -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    json!({
        "access_token": "access-canary-90ab",
        "expires_at": now.as_secs() + 172_800,
        "issued_at": now.as_secs(),
        "refresh_token": REFRESH_TOKEN,
        "type": "bearer",
    })
}
