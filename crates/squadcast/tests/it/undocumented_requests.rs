//! The requests that the vendor's reference does not list: organization, users by e-mail, removals that hand over, alert
//! sources, and one rule of a service at a time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::builder;
use futures::future::BoxFuture;
use http::StatusCode;
use serde_json::{Value, json};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squadcast::services::rules::{
    Condition, RoutingRule, SuppressionRule, TagRule, route, suppress,
};
use squadcast::services::{AlertSourceType, IngestionForm};
use squadcast::{
    AlertSourceId, Service, ServiceId, ServiceRuleId, SquadId, Squadcast, TeamId, UserId,
};

fn user() -> UserId {
    "u1".parse().unwrap()
}

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn service() -> ServiceId {
    "s1".parse().unwrap()
}

/// A client of a service that responds to each request with the value in the envelope.
fn client(respond: impl Fn(&str) -> Value + Send + Sync + 'static) -> (Squadcast, MemoryTransport) {
    let transport = MemoryTransport::new(move |request| {
        let line = format!("{} {}", request.method, request.url.path());
        match respond(&line) {
            Value::Null => TransportResponse::new(StatusCode::NO_CONTENT, ""),
            value => TransportResponse::json(StatusCode::OK, &json!({ "data": value })),
        }
    });
    let client = builder(&transport).access_token("access-canary").build();
    (client.unwrap(), transport)
}

/// The requests that were sent, and their bodies.
fn sent(transport: &MemoryTransport) -> Vec<(String, Value)> {
    let requests = transport.requests().into_iter();
    let line = |url: &str| url.trim_start_matches("https://api.test").to_owned();
    requests
        .map(|request| {
            let line = format!("{} {}", request.method, line(request.url.as_str()));
            (line, request.json())
        })
        .collect()
}

#[tokio::test]
async fn organization_and_users_are_looked_up() {
    let (client, transport) = client(|line| match line {
        "GET /v3/organization" => json!({ "id": "o1", "name": "Acme", "slug": "acme" }),
        _ => json!({ "id": "u1", "email": "ada+1@example.com" }),
    });
    let organization = client.organization().await.unwrap();
    assert_eq!((&*organization.id, &*organization.slug), ("o1", "acme"));
    let ada = client
        .users()
        .get_by_email("ada+1@example.com")
        .await
        .unwrap();
    assert_eq!(ada.id, "u1");
    assert_eq!(
        sent(&transport),
        [
            ("GET /v3/organization".to_owned(), Value::Null),
            (
                "GET /v3/users?email=ada%2B1%40example.com".to_owned(),
                Value::Null
            ),
        ]
    );
    let error = client.users().get_by_email("").await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(transport.count(), 2);
}

#[tokio::test]
async fn removal_that_hands_over_is_sent_once_whatever_happens() {
    let (client, transport) = client(|_| Value::Null);
    client.users().remove_handing_over(user()).await.unwrap();
    let members = client.teams().members(team());
    members.remove_handing_over(user()).await.unwrap();
    assert_eq!(
        sent(&transport),
        [
            (
                "DELETE /v3/users/u1?assignDependenciesToDefaultUsers=true".to_owned(),
                Value::Null
            ),
            (
                "DELETE /v3/teams/t1/members/u1?assignDependenciesToDefaultUser=true".to_owned(),
                Value::Null,
            ),
        ]
    );

    let broken = MemoryTransport::new(|_| TransportResponse::new(StatusCode::BAD_GATEWAY, ""));
    let client = builder(&broken)
        .access_token("access-canary")
        .build()
        .unwrap();
    let users = client.users();
    let incidents = squadcast::users::AssignedIncidents::Leave;
    let other: UserId = "u2".parse().unwrap();
    let members = client.teams().members(team());
    for (nth, error) in [
        users.remove_handing_over(user()).await.unwrap_err(),
        members.remove_handing_over(user()).await.unwrap_err(),
        users
            .delete_and_replace(user(), other, incidents)
            .await
            .unwrap_err(),
    ]
    .iter()
    .enumerate()
    {
        assert_eq!(error.attempts(), 1, "{nth}: {error}");
    }
    assert_eq!(broken.count(), 3);
    // The documented removal is retried.
    let error = users.remove(user()).await.unwrap_err();
    assert!(error.attempts() > 1, "{error}");
}

pub(crate) fn source(short_name: &str, key_only: bool) -> Value {
    json!({
        "_id": format!("{short_name}-id"),
        "type": short_name.to_uppercase(),
        "heading": "A source",
        "supportDoc": "https://support.example.com",
        "displayKeyOnly": key_only,
        "shortName": short_name,
        "version": "v2",
        "isValid": true,
        "isPrivate": false,
        "deprecated": false,
    })
}

fn with(mut source: Value, field: &str, value: bool) -> Value {
    source[field] = json!(value);
    source
}

#[tokio::test]
async fn alert_sources_are_listed_and_switched() {
    let (client, transport) = client(|line| match line {
        "GET /v3/alert-sources" => json!([
            source("prometheus", false),
            with(source("old", false), "deprecated", true),
            with(source("own", false), "isPrivate", true),
            with(source("broken", false), "isValid", false),
            source("email", false),
            source("app", true),
            { "_id": "sparse" },
        ]),
        "GET /v3/services/s1" => {
            json!({ "id": "s1", "api_key": "key-canary", "email": "s1-canary@example.com" })
        }
        "GET /v3/catalog-services/s1/alert-sources" => json!({ "alert_sources": [
            { "alert_source_id": "app-id" },
            { "alert_source_id": "email-id" },
            { "alert_source_id": "prometheus-id" },
        ] }),
        _ => json!("done"),
    });
    let all: Vec<AlertSourceType> = client.alert_sources().list().await.unwrap();
    assert_eq!((all.len(), &*all[0].name), (7, "PROMETHEUS"));
    let usable = client.alert_sources().usable().await.unwrap();
    let names: Vec<&str> = usable.iter().map(|source| &*source.short_name).collect();
    assert_eq!(names, ["prometheus", "email", "app"]);

    let sources = client.services().alert_sources(service());
    let active = sources.list().await.unwrap();
    assert_eq!(active[0].alert_source_id, "app-id");
    sources.replace(&usable[..2]).await.unwrap();
    let none: [AlertSourceId; 0] = [];
    sources.replace(none).await.unwrap();
    let path = "/v3/catalog-services/s1/alert-sources";
    assert_eq!(
        sent(&transport)[2..],
        [
            (format!("GET {path}"), Value::Null),
            (
                format!("PUT {path}"),
                json!({ "alert_sources": ["prometheus-id", "email-id"] })
            ),
            (format!("PUT {path}"), json!({ "alert_sources": [] })),
        ]
    );

    let addresses = sources.addresses().await.unwrap();
    let shown: Vec<_> = addresses
        .iter()
        .map(|(source, address)| (&*source.short_name, address.form(), address.expose()))
        .collect();
    let url = "https://api.test/v2/incidents/prometheus/key-canary";
    assert_eq!(
        shown,
        [
            ("prometheus", IngestionForm::Url, url),
            ("email", IngestionForm::Email, "s1-canary@example.com"),
            ("app", IngestionForm::Key, "key-canary"),
        ]
    );
    assert_eq!(transport.count(), 8);
    let debug = format!("{addresses:?}");
    assert!(!debug.contains("canary"), "{debug}");

    let mut checkout = Service::default();
    checkout.api_key = "other".to_owned();
    let address = client.services().ingestion_address(&checkout, &usable[0]);
    assert!(address.expose().ends_with("/prometheus/other"));
    assert_eq!(transport.count(), 8);
}

#[tokio::test]
async fn one_rule_is_created_read_changed_and_deleted_by_its_id() {
    let (client, transport) = client(|line| {
        let rule = json!({
            "rule_id": "r1",
            "expression": "a",
            "description": "why",
            "is_basic": false,
            "is_timebased": false,
            "timeslots": null,
            "basic_expression": [],
            "route_to": { "entity_type": "squad", "entity_id": "q1" },
            "extra": 1,
        });
        match line {
            _ if line.starts_with("DELETE") => Value::Null,
            _ if line.starts_with("GET") => {
                json!({ "rule_id": "r1", "service_id": "s1", "rule": rule })
            }
            _ => json!({ "rule": rule }),
        }
    });
    let squad: SquadId = "q1".parse().unwrap();
    let services = client.services();

    let routing = services.routing_rules(service());
    let new = || route(Condition::expression("a"), &squad);
    let created: RoutingRule = routing.create(new()).await.unwrap();
    let read = routing.get(&created).await.unwrap();
    assert_eq!(read, created);
    routing.replace(&created, new()).await.unwrap();
    let changed = routing.update(&created, |rule| rule.expression = "b".to_owned());
    changed.await.unwrap();
    routing.delete(&created).await.unwrap();

    let body = json!({ "rule": {
        "expression": "a",
        "route_to": { "entity_type": "squad", "entity_id": "q1" },
        "is_basic": false,
    } });
    let requests = sent(&transport);
    let one = "/v3/services/s1/routing-rules/r1";
    assert_eq!(
        requests[0],
        (
            "POST /v3/services/s1/routing-rules/new".to_owned(),
            body.clone()
        )
    );
    assert_eq!(requests[1], (format!("GET {one}"), Value::Null));
    assert_eq!(requests[2], (format!("PUT {one}"), body));
    assert_eq!(requests[3], (format!("GET {one}"), Value::Null));
    // Of the rule that was read, everything is sent back.
    let put = &requests[4];
    assert_eq!(put.0, format!("PUT {one}"));
    assert_eq!(
        (&put.1["rule"]["expression"], &put.1["rule"]["extra"]),
        (&json!("b"), &json!(1))
    );
    assert_eq!(requests[5], (format!("DELETE {one}"), Value::Null));

    // The other kinds differ in their path.
    let id: ServiceRuleId = "r1".parse().unwrap();
    let suppression = services.suppression_rules(service());
    let deduplication = services.deduplication_rules(service());
    let tagging = services.tagging_rules(service());
    let steps: [BoxFuture<'_, ()>; 3] = [
        Box::pin(async {
            let rule = suppress(Condition::expression("a"), "why");
            let made: SuppressionRule = suppression.create(rule).await.unwrap();
            assert_eq!(suppression.get(&made).await.unwrap().description, "why");
        }),
        Box::pin(async {
            deduplication.get(&id).await.unwrap();
        }),
        Box::pin(async {
            let rule: TagRule = tagging.get(&id).await.unwrap();
            tagging.delete(&rule).await.unwrap();
        }),
    ];
    for step in steps {
        step.await;
    }
    let lines: Vec<String> = sent(&transport)[6..]
        .iter()
        .map(|(line, _)| line.clone())
        .collect();
    assert_eq!(
        lines,
        [
            "POST /v3/services/s1/suppression-rules/new",
            "GET /v3/services/s1/suppression-rules/r1",
            "GET /v3/services/s1/deduplication-rules/r1",
            "GET /v3/services/s1/tagging-rules/r1",
            "DELETE /v3/services/s1/tagging-rules/r1",
        ]
    );
    // A rule that was not read has no id.
    let count = transport.count();
    let error = routing.delete(new()).await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(transport.count(), count);
}
