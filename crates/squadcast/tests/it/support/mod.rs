//! A service in memory that knows the wire table: it responds to each operation as the test defines and records requests.
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
use squad_core::transport::{Request, TransportResponse};
use squadcast::{Builder, Squadcast};
use squadcast_raw::wire;

/// The refresh token of the tests.
pub const REFRESH_TOKEN: &str = "refresh-canary-5e1f";

/// A service in memory and a client of it.
pub struct Fake {
    pub client: Squadcast,
    pub transport: MemoryTransport,
}

impl Fake {
    /// A service that responds to an operation with `value`, in the documented envelope.
    pub fn new(value: impl Fn(&str) -> Value + Send + Sync + 'static) -> Self {
        Self::with(move |operation, _| success(operation, &value(operation.id)))
    }

    /// A service that responds to every operation, except the token exchange, with `respond`.
    pub fn with(
        respond: impl Fn(&'static Operation, &Request) -> TransportResponse + Send + Sync + 'static,
    ) -> Self {
        let transport = MemoryTransport::new(move |request| {
            let operation = operation_of(request.method.as_str(), request.url.path());
            if operation.id == "Auth_getAccessToken" {
                success(operation, &access_token())
            } else {
                respond(operation, request)
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

    /// The requests without the token exchanges.
    pub fn calls(&self) -> Vec<Recorded> {
        let mut requests = self.transport.requests();
        requests.retain(|request| !is_exchange(request));
        requests
    }

    /// Asserts the operation, the method with path and query, and the body of the last request.
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

    /// The ids of the requested operations.
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
        .unwrap_or_else(|| panic!("unknown operation {method} {path}"))
}

/// The documented success response of `operation`, with `value` in its envelope.
pub fn success(operation: &Operation, value: &Value) -> TransportResponse {
    let documented = operation.responses.first().unwrap();
    let status = documented.status.try_into().unwrap();
    match (documented.content_type, operation.envelope) {
        (None, _) => TransportResponse::new(status, ""),
        (Some(_), Some(member)) => TransportResponse::json(status, &json!({ member: value })),
        (Some(_), None) => TransportResponse::json(status, value),
    }
}

/// An error response in the form of the service.
pub fn rejection(status: u16, message: &str) -> TransportResponse {
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
