//! The rules that the generated types and methods follow, one test each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::sync::{Arc, Mutex};

use http::StatusCode;
use serde_json::{Value, json};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::wire::{Nullable, Scalar, decode};
use squad_core::{BaseUrls, Error};
use squadcast_raw::incidents::{ExportFormat, Incident, IncidentPriority};
use squadcast_raw::services::{CreateServiceRequest, RoutingRule, Service, UpdateServiceRequest};
use squadcast_raw::workflows::ActionResponse;
use squadcast_raw::{Client, wire};

fn client(status: u16, body: Value) -> (Client, MemoryTransport) {
    let transport = MemoryTransport::new(move |_| {
        TransportResponse::json(StatusCode::from_u16(status).unwrap(), &body)
    });
    let core = squad_core::Client::builder()
        .base_urls(BaseUrls::new("https://api.test", "https://auth.test").unwrap())
        .static_token("token-0123456789")
        .transport(transport.clone())
        .build()
        .unwrap();
    (Client::new(core), transport)
}

async fn incident(data: Value) -> Result<Incident, Error> {
    let (client, _) = client(200, json!({ "data": data }));
    client.incidents_get_incident_by_id("5f1e").await
}

#[tokio::test]
async fn unexpected_field_never_fails_a_response() {
    let read = incident(json!({
        "id": "5f1e",
        "incidentNumber": "42",
        "message": 7,
        "deleted": "true",
        "event_count": 3.0,
        "assignedTo": null,
        "tags": [],
        "priority": "P9",
        "owner": null,
        "unheard_of": {"a": [1]},
    }))
    .await
    .unwrap();
    assert_eq!(read.incident_number, 42);
    assert_eq!(read.message, "7");
    assert!(read.deleted);
    assert_eq!(read.event_count, 3);
    assert!(read.assigned_to.is_empty());
    assert!(read.tags.is_empty());
    assert_eq!(read.priority, Some(IncidentPriority::Unknown("P9".into())));
}

#[tokio::test]
async fn value_in_place_of_a_list_is_an_error_with_its_path() {
    for (name, value) in [
        ("logs", json!({"action": "triggered"})),
        ("relevantUsers", json!("u1")),
        ("relevantUsers", json!(false)),
    ] {
        let error = incident(json!({"id": "5f1e", name: value}))
            .await
            .unwrap_err();
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.json_path(), Some(format!("data.{name}").as_str()));
    }
}

#[tokio::test]
async fn absent_field_has_its_default() {
    let read = incident(json!({"id": "5f1e"})).await.unwrap();
    let expected = Incident::default();
    assert_eq!(read.message, expected.message);
    assert_eq!(read.children, expected.children);
    assert_eq!(read.slo_id, None);
    assert_eq!(read.time_of_creation, None);
}

#[tokio::test]
async fn empty_or_zero_time_is_none() {
    for text in ["", "0001-01-01T00:00:00Z", "not a time"] {
        let read = incident(json!({"id": "5f1e", "timeOfCreation": text}))
            .await
            .unwrap();
        assert_eq!(read.time_of_creation, None, "{text:?}");
    }
    let read = incident(json!({"id": "5f1e", "timeOfCreation": "2026-01-02T03:04:44.97Z"}))
        .await
        .unwrap();
    assert_eq!(
        read.time_of_creation.unwrap().to_string(),
        "2026-01-02T03:04:44.97Z"
    );
}

#[tokio::test]
async fn response_without_envelope_or_identity_is_an_error_with_its_path() {
    for (data, path) in [
        (json!({"message": "no id"}), "data"),
        (json!({"id": null}), "data.id"),
        (Value::Null, "data"),
    ] {
        let error = incident(data.clone()).await.unwrap_err();
        assert!(error.is_decode(), "{data}: {error}");
        assert!(
            error.json_path().unwrap_or_default().starts_with(path),
            "{data}: {:?}",
            error.json_path()
        );
        assert_eq!(error.operation_id(), Some("Incidents_getIncidentById"));
    }
    let (client, _) = client(200, json!({"body": {"data": {"id": "5f1e"}}}));
    let error = client
        .incidents_get_incident_by_id("5f1e")
        .await
        .unwrap_err();
    assert!(
        error.is_decode() && error.to_string().contains("data"),
        "{error}"
    );
}

#[tokio::test]
async fn null_list_is_empty_and_missing_list_is_an_error() {
    let (client_, _) = client(200, json!({"data": null}));
    assert!(
        client_
            .services_get_services("t1")
            .await
            .unwrap()
            .is_empty()
    );
    let (client_, _) = client(200, json!({}));
    assert!(
        client_
            .services_get_services("t1")
            .await
            .unwrap_err()
            .is_decode()
    );
}

#[tokio::test]
async fn every_2xx_status_is_a_success() {
    for status in [200, 201, 202] {
        let (client, _) = client(status, json!({"data": "done"}));
        assert_eq!(
            client.incidents_acknowledge_incident("5f1e").await.unwrap(),
            "done"
        );
    }
}

#[test]
fn request_has_required_fields_and_omits_unset_ones() {
    let request = CreateServiceRequest::new("checkout", "p1", "t1");
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({"name": "checkout", "escalation_policy_id": "p1", "owner_id": "t1"})
    );
    // An empty list is sent, an unset one is not.
    let update = UpdateServiceRequest::new().tags(Vec::new());
    assert_eq!(serde_json::to_value(&update).unwrap(), json!({"tags": []}));
    assert!(serde_json::from_value::<CreateServiceRequest>(json!({"name": "checkout"})).is_err());
}

#[test]
fn nullable_distinguishes_absent_null_and_value() {
    assert!(Nullable::<i64>::default().is_absent());
    assert_eq!(
        serde_json::to_value(Nullable::<i64>::Null).unwrap(),
        Value::Null
    );
    assert_eq!(serde_json::to_value(Nullable::from(3)).unwrap(), json!(3));
}

#[test]
fn received_value_can_be_sent_back() {
    let rule: RoutingRule = decode(
        br#"{"expression":"a == b","route_to":{"entity_type":"rota","entity_id":"r1"},"is_basic":true,
             "basic_expression":[{"lhs":"payload.a","op":"is","rhs":5},{"lhs":"x","rhs":"y"}]}"#,
        None,
    )
    .unwrap();
    let branches = rule.basic_expression.as_ref().unwrap();
    assert_eq!(branches[0].rhs, Scalar::Integer(5));
    let sent = serde_json::to_value(&rule).unwrap();
    assert_eq!(sent["route_to"]["entity_type"], "rota");
    assert_eq!(sent["basic_expression"][0]["rhs"], 5);
}

#[test]
fn union_is_distinguished_by_its_tag_and_stays_open() {
    let known: ActionResponse = decode(
        br#"{"name":"sq_add_incident_note","data":{"note":"hello"}}"#,
        None,
    )
    .unwrap();
    assert!(
        matches!(&known, ActionResponse::SqAddIncidentNote(action) if action.data.note == "hello")
    );
    assert_eq!(
        serde_json::to_value(&known).unwrap()["name"],
        "sq_add_incident_note"
    );
    let other: ActionResponse = decode(br#"{"name":"sq_sing","data":{"song":1}}"#, None).unwrap();
    assert_eq!(other.tag(), "sq_sing");
    assert_eq!(
        serde_json::to_value(&other).unwrap(),
        json!({"name": "sq_sing", "data": {"song": 1}})
    );
    // The service has created an action even if its response does not say which kind.
    let untagged: ActionResponse = decode(br#"{"id":7,"data":{}}"#, None).unwrap();
    assert!(matches!(&untagged, ActionResponse::Unknown(object) if object["id"] == 7));
    for body in ["{}", "[]", r#"{"name":7,"id":7}"#, r#"{"data":{}}"#] {
        assert!(
            decode::<ActionResponse>(body.as_bytes(), None).is_err(),
            "{body}"
        );
    }
}

#[test]
fn unknown_enum_value_round_trips() {
    let format: ExportFormat = serde_json::from_value(json!("parquet")).unwrap();
    assert_eq!(serde_json::to_value(&format).unwrap(), "parquet");
    assert_eq!("csv".parse::<ExportFormat>().unwrap(), ExportFormat::Csv);
}

#[test]
fn debug_hides_the_ingestion_key() {
    let mut service = Service::default();
    service.name = "checkout".into();
    service.api_key = "canary".into();
    service.email = "canary@example.com".into();
    let printed = format!("{service:?} {service:#?}");
    assert!(
        printed.contains("checkout") && printed.contains("[redacted]"),
        "{printed}"
    );
    assert!(!printed.contains("canary"), "{printed}");
}

#[tokio::test]
async fn path_argument_that_leaves_its_segment_is_rejected_before_sending() {
    for id in ["", "a/b", "..", "."] {
        let (client, transport) = client(200, json!({"data": {"id": "5f1e"}}));
        let error = client.incidents_get_incident_by_id(id).await.unwrap_err();
        assert!(error.is_configuration(), "{id:?}: {error}");
        assert_eq!(transport.count(), 0);
    }
}

#[test]
fn features_are_the_areas_of_the_wire_table() {
    let manifest = include_str!("../Cargo.toml");
    let all = manifest
        .split("all = [")
        .nth(1)
        .unwrap()
        .split(']')
        .next()
        .unwrap();
    let mut features: Vec<&str> = all.split('"').skip(1).step_by(2).collect();
    let mut areas: Vec<&str> = wire::ALL.iter().map(|operation| operation.area).collect();
    areas.sort_unstable();
    areas.dedup();
    features.sort_unstable();
    assert_eq!(features, areas);
}

/// The output of `tracing`.
#[derive(Clone, Default)]
struct Traced(Arc<Mutex<Vec<u8>>>);

impl Write for Traced {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn tolerated_field_is_traced_with_its_path() {
    let traced = Traced::default();
    let output = traced.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::DEBUG)
        .with_ansi(false)
        .with_writer(move || output.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, || {
        let body = br#"{"data":{"id":"5f1e","priority":"P9","message":7,"tags":null,"novel":1,"logs":[{"action":"a"},{"action":[]}]}}"#;
        decode::<Incident>(body, Some("data")).unwrap();
    });
    let text = String::from_utf8(traced.0.lock().unwrap().clone()).unwrap();
    for expected in [
        "data.priority",
        "P9",
        "data.message",
        "data.tags",
        "data.novel",
        "data.logs[1].action",
    ] {
        assert!(text.contains(expected), "{expected} is not in:\n{text}");
    }
}
