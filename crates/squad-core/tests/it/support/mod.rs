//! A small wire table and builders of clients, for all test files.
#![allow(dead_code, unreachable_pub)]

use std::sync::OnceLock;

use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
use squad_core::testing::MemoryTransport;
use squad_core::{BaseUrls, Client, ClientBuilder, Operation};

/// Most operations may be empty, so that tests of other behavior need no body.
const ID: &[Parameter] = &[Parameter::new("id", ParameterLocation::Path, true)];
const JSON: &[ResponseSpec] = &[ResponseSpec::new(200, Some("application/json"))];

pub static GET: Operation = Operation::new("getThing", Method::Get, "/v3/things/{id}", "things")
    .parameters(ID)
    .responses(JSON)
    .envelope("data")
    .idempotent()
    .may_be_empty();

pub static LIST: Operation = Operation::new("listThings", Method::Get, "/v3/things", "things")
    .parameters(&[
        Parameter::new("status", ParameterLocation::Query, false).comma_separated(),
        Parameter::new("owner[]", ParameterLocation::Query, false),
        Parameter::new("x-team", ParameterLocation::Header, false),
    ])
    .responses(JSON)
    .envelope("data")
    .idempotent()
    .may_be_empty();

pub static CREATE: Operation = Operation::new("createThing", Method::Post, "/v3/things", "things")
    .body("application/json", true)
    .responses(JSON)
    .envelope("data")
    .may_be_empty();

pub static DELETE: Operation =
    Operation::new("deleteThing", Method::Delete, "/v3/things/{id}", "things")
        .parameters(ID)
        .idempotent();

pub static BULK: Operation =
    Operation::new("bulkThings", Method::Post, "/v3/things/bulk", "things")
        .body("application/json", true)
        .responses(JSON)
        .limit(10, 60)
        .may_be_empty();

pub static EXPORT: Operation =
    Operation::new("exportThings", Method::Get, "/v3/things/export", "things")
        .idempotent()
        .streaming();

pub static EXCHANGE: Operation =
    Operation::new("getToken", Method::Get, "/oauth/access-token", "auth")
        .parameters(&[Parameter::new("X-Refresh-Token", ParameterLocation::Header, true).secret()])
        .responses(JSON)
        .envelope("data")
        .on_authentication_host()
        .idempotent();

/// Starts a client over `service`, without credentials.
pub fn builder(service: &MemoryTransport) -> ClientBuilder {
    let urls = BaseUrls::new("https://api.test/gateway/", "https://auth.test").unwrap();
    Client::builder().base_urls(urls).transport(service.clone())
}

/// Creates a client over `service` with a fixed access token.
pub fn client(service: &MemoryTransport) -> Client {
    builder(service)
        .static_token("tok-canary-1")
        .build()
        .unwrap()
}

/// Lets a callsite ask all subscribers for their interest. If there is only one, `tracing` asks that of the thread that reaches the
/// callsite first, which can be another test without a subscriber, and the callsite stays off for all.
pub fn ask_all_subscribers() {
    static SECOND: OnceLock<tracing::Dispatch> = OnceLock::new();
    SECOND.get_or_init(|| tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default()));
}
