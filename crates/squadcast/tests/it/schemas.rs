//! JSON Schema of the types, with the feature `schemars`.
#![cfg(all(feature = "schemars", feature = "alerts", feature = "services"))]

use serde_json::{Value, json};
use squadcast::alerts::{Alert, IncidentPriority};
use squadcast::raw::services::{CreateServiceRequest, Service};
use squadcast::schema::schemars::{JsonSchema, schema_for};
use squadcast::{ServiceId, incidents::IncidentStatus};

fn schema<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

#[test]
fn types_have_a_schema_with_descriptions() {
    let created = schema::<CreateServiceRequest>();
    assert_eq!(created["type"], "object");
    assert!(
        created["required"]
            .as_array()
            .unwrap()
            .contains(&json!("name"))
    );
    assert!(created["properties"]["name"]["description"].is_string());
    let service = schema::<Service>();
    assert!(service["$defs"].is_object(), "{service}");
    assert!(!service.to_string().contains("\"nullable\""));
    assert_eq!(schema::<ServiceId>()["type"], json!(["string", "integer"]));
    let status = schema::<IncidentStatus>();
    assert!(
        status["examples"]
            .as_array()
            .unwrap()
            .contains(&json!("triggered"))
    );
    let alert = schema::<Alert>();
    for member in ["message", "tags", "priority", "event_id"] {
        assert!(alert["properties"][member].is_object(), "{member}");
    }
    let sent = Alert::new("Disk is full").priority(IncidentPriority::P2);
    let sent = serde_json::to_value(sent).unwrap();
    let members = alert["properties"].as_object().unwrap();
    assert!(
        sent.as_object()
            .unwrap()
            .keys()
            .all(|key| members.contains_key(key))
    );
}
