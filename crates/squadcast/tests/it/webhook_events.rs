//! Events of an outgoing webhook are verified and parsed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use http::StatusCode;
use serde_json::{Value, json};
use squadcast::webhook_events::{
    EventType, Receiver, Rejection, WebhookIncidentStatus, WebhookPayload, WebhookResource,
};
use squadcast::{IncidentId, ServiceId, TeamId};

const SECRET: &str = "secret-canary-77";

pub(crate) fn event() -> Value {
    json!({
        "version": "v2",
        "event": {
            "id": "e1", "type": "incident.triggered", "resource": "incident",
            "timestamp": "2026-03-01T02:00:00.123456789Z",
        },
        "data": {
            "resource_type": "incident",
            "organization": { "id": "o1", "name": "Acme" },
            "team": { "id": "t1", "name": "Payments" },
            "resource_data": {
                "id": "i1", "message": "Checkout is slow", "description": "p99 is 3 s",
                "url": "https://app.squadcast.com/incident/i1",
                "alert_source": { "id": "a1", "type": "Prometheus", "short_name": "prometheus" },
                "service": { "id": "s1", "name": "checkout", "slug": "checkout" },
                "status": "triggered", "created_at": "2026-03-01T02:00:00.1Z",
                "assigned_to": {
                    "id": "u1", "name": "Ada", "type": "user", "assigned_at": "0001-01-01T00:00:00Z",
                },
                "tags": null, "event_payload": { "token": "payload-canary" },
                "timeline": [{
                    "action": "triggered", "assigned_to": "user", "name": "Ada",
                    "time": "2026-03-01T02:00:00Z",
                }],
                "event_count": 1, "owner": { "id": "t1", "name": "Payments", "type": "team" },
                "manually_created_by": { "id": "u1", "name": "Ada", "email": "mail-canary@acme.example" },
                "slo": [17],
            },
        },
    })
}

fn parse(payload: &Value) -> squadcast::Result<WebhookPayload> {
    WebhookPayload::parse(payload.to_string().as_bytes())
}

#[test]
fn event_of_an_incident_is_parsed() {
    let WebhookPayload::V2(event) = parse(&event()).unwrap() else {
        panic!("another version");
    };
    assert_eq!(
        (event.id.as_str(), &event.event_type),
        ("e1", &EventType::IncidentTriggered)
    );
    assert_eq!(event.timestamp.unwrap().subsec_nanosecond(), 123_456_789);
    assert_eq!(
        (
            event.organization.name.as_str(),
            TeamId::of(&event.team).unwrap().as_str()
        ),
        ("Acme", "t1")
    );
    let WebhookResource::Incident(incident) = &event.resource else {
        panic!("another resource");
    };
    assert_eq!(IncidentId::of(&**incident).unwrap().as_str(), "i1");
    assert_eq!(ServiceId::of(&incident.service).unwrap().as_str(), "s1");
    assert_eq!(incident.status, WebhookIncidentStatus::Triggered);
    assert_eq!(incident.assigned_to.as_ref().unwrap().assigned_at, None);
    assert_eq!(incident.alert_source.short_name, "prometheus");
    assert!(incident.tags.is_empty());
    assert_eq!(
        incident.event_payload,
        Some(json!({ "token": "payload-canary" }))
    );
    assert_eq!(
        (incident.timeline[0].action.as_str(), incident.event_count),
        ("triggered", 1)
    );
    assert_eq!(
        incident.manually_created_by.as_ref().unwrap().email,
        "mail-canary@acme.example"
    );
    assert_eq!(incident.unknown_fields.get("slo"), Some(&json!([17])));
    assert!(!format!("{event:?}").contains("canary"));
}

#[test]
fn unknown_values_and_missing_fields_are_tolerated() {
    let mut payload = event();
    payload["event"]["type"] = json!("incident.exploded");
    payload["event"]["timestamp"] = json!("soon");
    payload["data"]["resource_data"] = json!({
        "id": "i1", "status": "melting", "tags": { "env": "prod", "tier": { "value": "1", "color": "#f00" } },
        "service": null, "timeline": null, "event_count": "3",
    });
    let WebhookPayload::V2(event) = parse(&payload).unwrap() else {
        panic!("another version");
    };
    assert_eq!(event.event_type.as_str(), "incident.exploded");
    let WebhookResource::Incident(incident) = &event.resource else {
        panic!("another resource");
    };
    assert_eq!(
        (incident.status.as_str(), incident.event_count),
        ("melting", 3)
    );
    assert_eq!(incident.tags["tier"]["value"], json!("1"));

    payload["event"]["resource"] = json!("postmortem");
    let WebhookPayload::V2(event) = parse(&payload).unwrap() else {
        panic!("another version");
    };
    let WebhookResource::Other(other) = &event.resource else {
        panic!("an incident");
    };
    assert_eq!(
        (other.type_.as_str(), &other.data["status"]),
        ("postmortem", &json!("melting"))
    );

    // An incident that cannot be identified is an error.
    payload["event"]["resource"] = json!("incident");
    payload["data"]["resource_data"] = json!({ "message": "Checkout is slow" });
    assert!(parse(&payload).unwrap_err().is_decode());
}

#[test]
fn other_versions_are_kept_as_they_arrive() {
    for (payload, version) in [
        (json!({ "event_type": "triggered", "id": "canary" }), None),
        (
            json!({ "version": "v3", "event": [1], "data": "canary" }),
            Some("v3"),
        ),
    ] {
        let WebhookPayload::Other(other) = parse(&payload).unwrap() else {
            panic!("version 2");
        };
        assert_eq!((other.version.as_deref(), &other.body), (version, &payload));
        assert!(!format!("{other:?}").contains("canary"));
    }
    for body in ["", "not json", "[]", "\"v2\""] {
        assert!(
            WebhookPayload::parse(body.as_bytes())
                .unwrap_err()
                .is_decode(),
            "{body}"
        );
    }
}

#[test]
fn secret_header_is_verified_before_the_body() {
    let receiver = Receiver::with_header("X-Secret", SECRET)
        .unwrap()
        .with_body_limit(4096);
    let body = event().to_string();
    let receive = |headers: &[(&str, &str)], body: &str| {
        receiver.receive("/any", headers.iter().copied(), body.as_bytes())
    };
    for headers in [
        &[("host", "x"), ("x-secret", SECRET)],
        &[("X-SECRET", SECRET), ("x-secret", SECRET)],
        &[("x-secret", "other"), ("x-secret", SECRET)],
        &[("x-secret", SECRET), ("x-secret", "other")],
    ] {
        assert!(receive(headers, &body).is_ok(), "{headers:?}");
    }
    for headers in [
        &[][..],
        &[("x-secret", "")],
        &[("x-secret", "secret-canary-7")],
        &[("x-secret", "secret-canary-78")],
        &[("x-secret", "secret-canary-777")],
        &[("x-secrets", SECRET)],
    ] {
        // The body is not even looked at.
        let rejection = receive(headers, "not json").unwrap_err();
        assert!(matches!(rejection, Rejection::Unauthorized), "{headers:?}");
        assert_eq!(rejection.status(), StatusCode::UNAUTHORIZED);
        assert!(!rejection.to_string().contains("canary"));
    }
    let authorized = [("x-secret", SECRET)];
    let rejection = receive(&authorized, &" ".repeat(4097)).unwrap_err();
    assert_eq!(rejection.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let rejection = receive(&authorized, "not json").unwrap_err();
    assert_eq!(rejection.status(), StatusCode::BAD_REQUEST);
    assert!(!format!("{receiver:?}").contains("canary"));
}

#[test]
fn secret_path_is_verified_as_a_whole() {
    let receiver = Receiver::with_path(format!("/hooks/{SECRET}")).unwrap();
    let none: [(&str, &str); 0] = [];
    assert!(receiver.verify(&format!("/hooks/{SECRET}"), none).is_ok());
    for path in [
        "/hooks",
        "/hooks/",
        "/hooks/secret-canary-78",
        "/hooks/secret-canary-77/",
    ] {
        assert!(receiver.verify(path, none).is_err(), "{path}");
    }
    assert!(!format!("{receiver:?}").contains("canary"));

    for path in ["", "/", "hooks"] {
        assert!(
            Receiver::with_path(path).unwrap_err().is_configuration(),
            "{path}"
        );
    }
    assert!(
        Receiver::with_header("", SECRET)
            .unwrap_err()
            .is_configuration()
    );
    assert!(
        Receiver::with_header("x-secret", "")
            .unwrap_err()
            .is_configuration()
    );
}
