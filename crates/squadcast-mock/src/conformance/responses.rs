//! The responses to a valid request of every operation with the demo data at a fixed time, and what a read returns after each
//! change: a change of the fake's behavior cannot land unnoticed.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p squadcast-mock --lib responses`, and review the diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use http::Method;
use jiff::Timestamp;
use openapi_mock::Clock;

use super::requests::{Request, valid_request};
use super::{Fixture, Response, http, operations};
use crate::document::Operation;
use crate::server::MockServer;

#[tokio::test]
async fn responses_with_the_demo_data() {
    let http = http();
    let mut areas: BTreeMap<&str, String> = BTreeMap::new();
    let noon: Timestamp = "2026-03-02T12:00:00Z".parse().unwrap();
    for operation in operations() {
        let clock = Clock::manual(noon.into());
        let fixture = Fixture::of(http.clone(), MockServer::builder().clock(clock)).await;
        let request = valid_request(operation, &fixture.mock);
        let (area, _) = operation.id.split_once('_').unwrap();
        let text = areas.entry(area).or_default();
        write(text, operation, &request, &fixture.send(&request).await);
        if operation.method == Method::GET {
            continue;
        }
        for (operation, request) in reads(operation, &request) {
            write(text, operation, &request, &fixture.send(&request).await);
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../tests/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (area, text) in areas {
            insta::assert_snapshot!(area, text);
        }
    });
}

/// The reads of the collection and of the item that a request changes.
fn reads(changed: &Operation, request: &Request) -> Vec<(&'static Operation, Request)> {
    let needs_no_query = |operation: &&Operation| {
        let mut parameters = operation.parameters.iter();
        !parameters
            .any(|parameter| parameter.required && !request.path.contains_key(&parameter.name))
    };
    let found = operations()
        .filter(|operation| operation.method == Method::GET)
        .filter(|operation| {
            let rest = changed.template.strip_prefix(&operation.template);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        .filter(needs_no_query);
    let read = |operation: &Operation| Request {
        method: Method::GET,
        template: operation.template.clone(),
        path: request.path.clone(),
        query: Vec::new(),
        body: None,
    };
    found
        .map(|operation| (operation, read(operation)))
        .collect()
}

fn write(text: &mut String, operation: &Operation, request: &Request, response: &Response) {
    let path = request.path_and_query();
    let _ = writeln!(text, "{} {} {path}", operation.id, request.method);
    if let Some(body) = &request.body {
        let _ = writeln!(text, "> {body}");
    }
    let _ = writeln!(
        text,
        "< {} {}\n",
        response.status,
        without_tokens(&response.body)
    );
}

/// The random part of refresh tokens is left out.
fn without_tokens(body: &str) -> String {
    let mut parts = body.split("mock-refresh-");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let random = part.chars().take_while(char::is_ascii_hexdigit).count();
        text.push_str("mock-refresh-");
        text.push_str(&part[random..]);
    }
    text
}
