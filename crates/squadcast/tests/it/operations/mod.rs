//! Every operation of the document is reachable through a resource method, and every method that sends a request is called
//! here once, against the fake service.
//!
//! One file per area calls its methods with [`call!`], which records the Rust expression and the operations that the fake
//! service received. `docs/operations.md` is generated from these records; update it with
//! `OPERATIONS=write cargo test -p squadcast --test it operations`.

mod alerts;
mod analytics;
mod audit_logs;
mod auth;
mod escalation_policies;
mod exports;
mod extensions;
mod global_event_rules;
mod incidents;
mod oncall_reminders;
mod runbooks;
mod schedules;
mod services;
mod slos;
mod squads;
mod status_pages;
mod surface;
mod teams;
mod users;
mod webforms;
mod workflows;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use futures::FutureExt;
use futures::future::LocalBoxFuture;
use squadcast::Squadcast;
use squadcast::raw::wire;
use squadcast_mock::MockServer;

/// The files, one per area.
const AREAS: &[fn(&Run) -> LocalBoxFuture<'_, ()>] = &[
    |run| alerts::record(run).boxed_local(),
    |run| analytics::record(run).boxed_local(),
    |run| audit_logs::record(run).boxed_local(),
    |run| auth::record(run).boxed_local(),
    |run| escalation_policies::record(run).boxed_local(),
    |run| exports::record(run).boxed_local(),
    |run| extensions::record(run).boxed_local(),
    |run| global_event_rules::record(run).boxed_local(),
    |run| incidents::record(run).boxed_local(),
    |run| oncall_reminders::record(run).boxed_local(),
    |run| runbooks::record(run).boxed_local(),
    |run| schedules::record(run).boxed_local(),
    |run| services::record(run).boxed_local(),
    |run| slos::record(run).boxed_local(),
    |run| squads::record(run).boxed_local(),
    |run| status_pages::record(run).boxed_local(),
    |run| teams::record(run).boxed_local(),
    |run| users::record(run).boxed_local(),
    |run| webforms::record(run).boxed_local(),
    |run| workflows::record(run).boxed_local(),
];

/// Areas of the document without methods yet.
const PENDING: &[&str] = &[];

/// A method that was called, and the operations that it requested.
struct Called {
    /// The type that has the method.
    resource: String,
    method: &'static str,
    expression: String,
    operations: Vec<String>,
}

/// A fake service, a client of it, and the methods that were called.
pub(super) struct Run {
    pub(super) mock: MockServer,
    pub(super) client: Squadcast,
    called: RefCell<Vec<Called>>,
}

impl Run {
    async fn start() -> Self {
        let mock = MockServer::start().await.unwrap();
        let client = Squadcast::builder()
            .base_urls(mock.api_url(), mock.authentication_url())
            .refresh_token(mock.refresh_token())
            .build()
            .unwrap();
        // The exchange of the first call belongs to no method.
        client.auth().verify().await.unwrap();
        Self {
            mock,
            client,
            called: RefCell::default(),
        }
    }

    /// Records a call. `before` is the number of requests that the fake service had received before it.
    fn record<R>(&self, _: &R, method: &'static str, expression: &str, before: usize) {
        let received = self.mock.requests().into_iter().skip(before);
        self.called.borrow_mut().push(Called {
            resource: type_name::<R>(),
            method,
            expression: expression.split_whitespace().collect::<Vec<_>>().join(" "),
            operations: received
                .filter_map(|request| request.operation_id)
                .collect(),
        });
    }
}

/// The last segment of the name of a type, without its parameters.
fn type_name<R>() -> String {
    let name = std::any::type_name::<R>();
    let name = name.split('<').next().unwrap_or(name);
    name.rsplit("::").next().unwrap_or(name).to_owned()
}

/// Calls a method and gives its value: `call!(run, client.teams() => create(team.clone()))`.
///
/// What comes before `=>` is the resource. Setters may follow the method. The call has to succeed.
macro_rules! call {
    ($run:expr, $resource:expr => $($call:tt)+) => {{
        let before = $run.mock.requests().len();
        let resource = &$resource;
        let outcome = crate::operations::apply!(resource, $($call)+).await;
        $run.record(
            resource,
            crate::operations::method!($($call)+),
            concat!(stringify!($resource), ".", stringify!($($call)+)),
            before,
        );
        match outcome {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}", stringify!($($call)+)),
        }
    }};
}

macro_rules! apply {
    ($resource:ident, $($call:tt)+) => { $resource.clone().$($call)+ };
}

macro_rules! method {
    ($method:ident $($rest:tt)*) => {
        stringify!($method)
    };
}

pub(super) use {apply, call, method};

async fn run() -> Vec<Called> {
    let mut called = Vec::new();
    for area in AREAS {
        let run = Run::start().await;
        area(&run).await;
        called.append(&mut run.called.into_inner());
    }
    called
}

/// The document `docs/operations.md`.
fn document(called: &[Called]) -> String {
    let mut expressions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // A method that reads before it writes is listed with its last operation, unless nothing else reaches the others.
    for pass in [true, false] {
        for call in called {
            for (nth, operation) in call.operations.iter().enumerate() {
                let listed = expressions.entry(operation).or_default();
                let last = nth + 1 == call.operations.len();
                if (pass && last || listed.is_empty())
                    && !listed.contains(&call.expression.as_str())
                    && (pass == last)
                {
                    listed.push(&call.expression);
                }
            }
        }
    }
    let mut text = String::from(
        "# Operations\n\nEvery operation of the document, and the method that requests it. \
         Generated from the test `operations` of `squadcast`; do not edit.\n",
    );
    let areas: BTreeSet<&str> = wire::ALL.iter().map(|operation| operation.area).collect();
    for area in areas {
        let _ = write!(
            text,
            "\n## {area}\n\n| operation | request | Rust |\n|---|---|---|\n"
        );
        for operation in wire::ALL.iter().filter(|operation| operation.area == area) {
            let rust = expressions
                .get(operation.id)
                .map_or(String::new(), |listed| {
                    let quoted = listed.iter().map(|expression| format!("`{expression}`"));
                    quoted.collect::<Vec<_>>().join("<br>")
                });
            let _ = writeln!(
                text,
                "| `{}` | `{} {}` | {rust} |",
                operation.id,
                operation.method.as_str(),
                operation.path
            );
        }
    }
    text
}

#[tokio::test]
async fn every_operation_and_every_method_is_called_and_listed() {
    let called = run().await;

    let reached: BTreeSet<&str> = called
        .iter()
        .flat_map(|call| call.operations.iter().map(String::as_str))
        .collect();
    let missing: Vec<&str> = wire::ALL
        .iter()
        .filter(|operation| !PENDING.contains(&operation.area))
        .map(|operation| operation.id)
        .filter(|id| !reached.contains(id))
        .collect();
    assert!(missing.is_empty(), "no method requests {missing:#?}");

    let methods: BTreeSet<(&str, &str)> = called
        .iter()
        .map(|call| (call.resource.as_str(), call.method))
        .collect();
    let uncalled: Vec<(String, String)> = surface::requests()
        .into_iter()
        .filter(|(resource, method)| !methods.contains(&(resource, method)))
        .collect();
    assert!(uncalled.is_empty(), "never called: {uncalled:#?}");

    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/operations.md");
    let text = document(&called);
    if std::env::var_os("OPERATIONS").is_some_and(|value| value == "write") {
        std::fs::write(&path, &text).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap_or_default() == text,
        "docs/operations.md is stale: OPERATIONS=write cargo test -p squadcast --test it operations"
    );
}
