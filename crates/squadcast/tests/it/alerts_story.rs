//! Alerts and their outcomes against the fake, and polling with a controlled clock.
#![cfg(all(feature = "alerts", feature = "services"))]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};
use squadcast::Squadcast;
use squadcast::alerts::{Alert, AlertSource, IncidentPriority, RequestStatus};
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::TransportResponse;
use squadcast_mock::{Failure, IncidentStatus, MockServer, undocumented};

fn client(mock: &MockServer) -> Squadcast {
    Squadcast::builder()
        .base_urls(mock.api_url(), mock.authentication_url())
        .refresh_token(mock.refresh_token())
        .build()
        .unwrap()
}

#[tokio::test]
async fn alerts_create_join_and_resolve_incidents() {
    let mock = MockServer::start().await.unwrap();
    let service = mock.state().services().remove(0);
    let before = mock.state().incidents().len();
    let url = format!("{}/v2/incidents/api/{}", mock.api_url(), service.api_key);
    let source = AlertSource::from_url(url).unwrap();
    let alert = Alert::new("Checkout is slow")
        .priority(IncidentPriority::P1)
        .tag("env", "production")
        .tag("severity", ("high", "#ffa500"))
        .dedup_key("latency");
    let first = source.trigger(alert.clone()).await.unwrap();
    let second = source.trigger(alert).await.unwrap();
    assert_eq!(mock.exchanges(), 0, "an alert needs no token");

    let client = client(&mock);
    let created = client.alerts().outcome(&first).await.unwrap();
    let joined = client.alerts().outcome(&second).await.unwrap();
    assert_eq!(created.status, RequestStatus::Created);
    assert_eq!(joined.status, RequestStatus::Deduplicated);
    assert_eq!(created.incident, joined.incident);

    let incidents = mock.state().incidents();
    assert_eq!(incidents.len(), before + 1);
    let incident = incidents.last().unwrap();
    assert_eq!(incident.priority.as_deref(), Some("P1"));
    assert_eq!(incident.tags["env"].value, "production");
    assert_eq!(incident.tags["severity"].color, "#ffa500");
    assert_eq!(incident.events.len(), 2);
    let seen = client
        .incidents()
        .get(created.incident.unwrap())
        .await
        .unwrap();
    assert_eq!(seen.message, "Checkout is slow");

    let resolved = source.resolve("latency").await.unwrap();
    let outcome = client
        .alerts()
        .outcome_of(resolved.request_id().unwrap())
        .await;
    assert_eq!(outcome.unwrap().incident.unwrap().as_str(), incident.id);
    let incident = mock.state().incident(&incident.id).unwrap();
    assert_eq!(incident.status, IncidentStatus::Resolved);

    let unknown = source.resolve("latency").await.unwrap();
    let outcome = client.alerts().outcome(&unknown).await.unwrap();
    assert_eq!(
        (outcome.status, outcome.incident),
        (RequestStatus::Discarded, None)
    );
    assert_eq!(mock.count(undocumented::SEND_ALERT), 4);
    let key = service.api_key.as_str();
    assert!(!format!("{:?}", mock.requests()).contains(key));
}

#[tokio::test]
async fn source_of_a_service_sends_no_token_and_suppressed_alerts_say_so() {
    let mock = MockServer::start().await.unwrap();
    let mut service = mock.state().services().remove(0);
    service.on_maintenance = true;
    mock.state().put_service(service.clone());
    let client = client(&mock);
    let team: squadcast::TeamId = service.team_id.parse().unwrap();
    let known = client
        .services()
        .get_by_name(&team, &service.name)
        .await
        .unwrap();
    let source = client.alerts().source(&known).unwrap();
    let receipt = source.trigger(Alert::new("Ignored")).await.unwrap();
    let outcome = client.alerts().outcome(&receipt).await.unwrap();
    assert_eq!(outcome.status, RequestStatus::Suppressed);

    let retry = Failure::too_many_requests(0);
    mock.fail_next(undocumented::SEND_ALERT, 1, retry);
    source.trigger(Alert::new("Again")).await.unwrap();
    assert_eq!(mock.count(undocumented::SEND_ALERT), 3);

    let wrong = AlertSource::builder().base_url(mock.api_url()).key("wrong");
    let error = wrong
        .build()
        .unwrap()
        .trigger(Alert::new("m"))
        .await
        .unwrap_err();
    assert!(error.is_not_found(), "{error}");
}

/// A service that reports these statuses of one request, one after the other.
fn statuses(reported: Vec<Value>) -> (Squadcast, MemoryTransport, ManualClock) {
    let (next, clock) = (AtomicUsize::new(0), ManualClock::new());
    let service = MemoryTransport::new(move |_| {
        let n = next.fetch_add(1, Ordering::Relaxed).min(reported.len() - 1);
        let mut body =
            json!({ "requests_status": {}, "meta": { "error_count": 0, "success_count": 0 } });
        if !reported[n].is_null() {
            body["requests_status"]["r1"] = reported[n].clone();
        }
        TransportResponse::json(StatusCode::OK, &body)
    });
    let client = Squadcast::builder()
        .base_urls("https://api.test", "https://auth.test")
        .access_token("token-0123456789")
        .transport(service.clone())
        .clock(clock.clone())
        .build()
        .unwrap();
    (client, service, clock)
}

async fn outcome(reported: Vec<Value>) -> (Result<String, squadcast::Error>, usize, Duration) {
    let (client, service, clock) = statuses(reported);
    let id: squadcast::IngestionRequestId = "r1".parse().unwrap();
    let started = squadcast::core::clock::Clock::monotonic(&clock);
    let request = client
        .alerts()
        .outcome_of(&id)
        .deadline(Duration::from_secs(60));
    let outcome = clock.drive(request.into_future()).await;
    let took = squadcast::core::clock::Clock::monotonic(&clock) - started;
    assert_eq!(
        service.requests()[0].json(),
        json!({ "request_ids": ["r1"] })
    );
    (
        outcome.map(|outcome| outcome.status.to_string()),
        service.count(),
        took,
    )
}

#[tokio::test]
async fn outcome_is_polled_with_backoff_until_it_is_known() {
    let status = |text: &str| json!({ "status": text });
    let (known, requests, took) = outcome(vec![
        json!(null),
        status("processing"),
        status("error"),
        status("created"),
    ])
    .await;
    assert_eq!((known.unwrap().as_str(), requests), ("created", 4));
    assert_eq!(took, Duration::from_secs(1 + 2 + 4));
    for text in ["created", "deduplicated", "suppressed", "discarded"] {
        let (known, requests, _) = outcome(vec![status(text)]).await;
        assert_eq!((known.unwrap().as_str(), requests), (text, 1));
    }
}

#[tokio::test]
async fn lasting_error_is_an_outcome_and_silence_is_a_timeout() {
    let (known, requests, took) = outcome(vec![json!({ "status": "error" })]).await;
    assert_eq!((known.unwrap().as_str(), requests), ("error", 5));
    assert_eq!(took, Duration::from_secs(1 + 2 + 4 + 8));
    let (unknown, _, took) = outcome(vec![json!(null)]).await;
    let error = unknown.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(
        error.to_string().contains("r1 is not known within 60 s"),
        "{error}"
    );
    assert!(took <= Duration::from_secs(60), "{took:?}");
}

#[tokio::test]
async fn receipt_without_a_request_id_has_no_outcome() {
    let (client, service, _) = statuses(vec![json!(null)]);
    let empty = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let source = AlertSource::builder()
        .base_url("https://api.test")
        .key("k0123");
    let source = source.transport(empty).build().unwrap();
    let receipt = source.trigger(Alert::new("m")).await.unwrap();
    let error = client.alerts().outcome(&receipt).await.unwrap_err();
    assert!(
        error.is_configuration() && error.to_string().contains("no request id"),
        "{error}"
    );
    assert_eq!(service.count(), 0);
}
