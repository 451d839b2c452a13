//! Watching incidents: each change once, polite polls, backoff, and continuing from a saved state.
#![cfg(feature = "incidents")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::incidents_support::{client, ok, sent, team};
use futures::FutureExt;
use http::StatusCode;
use jiff::Timestamp;
use serde_json::{Value, json};
use squadcast::Squadcast;
use squadcast::core::clock::Clock;
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::TransportResponse;
use squadcast::incidents::{Changes, IncidentChange, Watch, WatchState};

/// The state of a service, which the tests change between polls.
#[derive(Clone, Default)]
struct Service {
    incidents: Arc<Mutex<Vec<Value>>>,
    failure: Arc<Mutex<Option<(StatusCode, &'static str)>>>,
    polls: Arc<Mutex<Vec<Duration>>>,
}

struct Fake {
    service: Service,
    clock: ManualClock,
    transport: MemoryTransport,
    client: Squadcast,
}

fn fake() -> Fake {
    let (service, clock) = (Service::default(), ManualClock::new());
    let (state, timer) = (service.clone(), clock.clone());
    let transport = MemoryTransport::new(move |request| {
        state.polls.lock().unwrap().push(timer.monotonic());
        if let Some((status, retry_after)) = *state.failure.lock().unwrap() {
            let mut response = TransportResponse::new(status, "{}");
            response
                .headers
                .insert("retry-after", retry_after.parse().unwrap());
            return response;
        }
        let mut pairs = request.url.query_pairs();
        let start = pairs.find(|(key, _)| key == "start_time").unwrap().1;
        let start: Timestamp = start.parse().unwrap();
        let incidents = state.incidents.lock().unwrap();
        let rows: Vec<&Value> = incidents
            .iter()
            .filter(|row| {
                let created = row["created_at"].as_str();
                created.is_none_or(|time| time.parse::<Timestamp>().unwrap() >= start)
            })
            .collect();
        ok(&json!({ "incidents": rows }))
    });
    let client = client(&transport, &clock);
    Fake {
        service,
        clock,
        transport,
        client,
    }
}

impl Fake {
    fn raise(&self, id: &str) {
        let created = Timestamp::try_from(self.clock.wall()).unwrap();
        let row = json!({
            "id": id, "title": id, "status": "triggered", "created_at": created, "tta (ms)": 1,
        });
        self.service.incidents.lock().unwrap().push(row);
    }

    fn set(&self, id: &str, field: &str, value: impl Into<Value>) {
        let mut incidents = self.service.incidents.lock().unwrap();
        let row = incidents.iter_mut().find(|row| row["id"] == id);
        row.unwrap()[field] = value.into();
    }

    fn watch(&self) -> Watch {
        self.client.incidents().watch(team())
    }

    /// What changed, up to the next poll without changes.
    async fn changes(&self, changes: &mut Changes, polls: usize) -> Vec<IncidentChange> {
        let mut came = Vec::new();
        let until = self.transport.count() + polls;
        let work = async {
            while let Some(change) = changes.next().await {
                came.push(change.unwrap());
            }
        };
        let stop = async {
            while self.transport.count() < until {
                tokio::task::yield_now().await;
            }
            // The last poll is compared.
            for _ in 0..10 {
                tokio::task::yield_now().await;
            }
        };
        let race = futures::future::select(Box::pin(work), Box::pin(stop));
        drop(self.clock.drive(race).await);
        came
    }
}

fn names(changes: &[IncidentChange]) -> Vec<(&str, Option<&str>)> {
    let changes = changes.iter();
    changes
        .map(|change| {
            let before = change.before.as_ref();
            let before = before.map(|before| before.status.as_deref().unwrap());
            (change.incident.id.as_str(), before)
        })
        .collect()
}

#[tokio::test]
async fn new_and_changed_incidents_are_returned_once() {
    let fake = fake();
    fake.raise("old");
    let mut changes = fake.watch().stream();
    assert_eq!(fake.transport.count(), 0);
    assert_eq!(names(&fake.changes(&mut changes, 2).await), []);

    fake.raise("new");
    let came = fake.changes(&mut changes, 2).await;
    assert_eq!(names(&came), [("new", None)]);
    fake.set("old", "status", "acknowledged");
    fake.set("new", "status", "resolved");
    // Values that grow by themselves do not count as a change.
    fake.set("new", "tta (ms)", 100);
    fake.set("new", "event_count", 7);
    let came = fake.changes(&mut changes, 3).await;
    assert_eq!(
        names(&came),
        [("old", Some("triggered")), ("new", Some("triggered"))]
    );
    assert_eq!(came[1].incident.status.as_deref(), Some("resolved"));
    assert_eq!(names(&fake.changes(&mut changes, 3).await), []);
    for (field, value) in [
        ("priority", json!("P1")),
        ("title", json!("renamed")),
        ("assignee", json!("Ada")),
        ("service", json!("Checkout")),
        (
            "tags",
            json!({ "env": { "value": "prod", "color": "#fff" } }),
        ),
    ] {
        fake.set("new", field, value);
        let came = fake.changes(&mut changes, 2).await;
        assert_eq!(names(&came), [("new", Some("resolved"))], "{field}");
    }
    let first = &fake.transport.requests()[0];
    assert_eq!(first.url.path(), "/v3/incidents/export");
    assert_eq!(sent(first, "owner_id").unwrap(), "team-1");
    assert_eq!(
        sent(first, "start_time").unwrap(),
        "2025-12-31T00%3A00%3A00Z"
    );
}

#[tokio::test]
async fn existing_incidents_are_new_ones_if_they_are_wanted_and_filters_apply() {
    let fake = fake();
    fake.raise("old");
    let watch = fake.watch().filter(|list| list.status("triggered"));
    let mut changes = watch.with_existing().stream();
    let came = fake.changes(&mut changes, 2).await;
    assert_eq!(names(&came), [("old", None)]);
    let request = fake.transport.requests().remove(0);
    assert_eq!(sent(&request, "status").unwrap(), "triggered");
}

#[tokio::test]
async fn polls_keep_the_interval_with_jitter() {
    let fake = fake();
    let mut changes = fake.watch().interval(Duration::from_secs(20)).stream();
    fake.changes(&mut changes, 40).await;
    let polls = fake.service.polls.lock().unwrap();
    let pauses: Vec<Duration> = polls.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for pause in &pauses {
        assert!((18.0..=22.0).contains(&pause.as_secs_f64()), "{pause:?}");
    }
    assert!(pauses.iter().any(|pause| *pause != pauses[0]));
}

#[tokio::test]
async fn failed_poll_is_retried_after_a_longer_delay_and_loses_nothing() {
    let fake = fake();
    let mut changes = fake.watch().stream();
    fake.changes(&mut changes, 1).await;
    *fake.service.failure.lock().unwrap() = Some((StatusCode::SERVICE_UNAVAILABLE, "1"));
    fake.raise("new");
    // Each poll is attempted several times.
    assert_eq!(names(&fake.changes(&mut changes, 7).await), []);
    *fake.service.failure.lock().unwrap() = None;
    let came = fake.changes(&mut changes, 2).await;
    assert_eq!(names(&came), [("new", None)]);
    let polls = fake.service.polls.lock().unwrap();
    let longest = polls.windows(2).map(|pair| pair[1] - pair[0]).max();
    assert!(longest.unwrap() >= Duration::from_secs(216), "{longest:?}");
}

#[tokio::test]
async fn error_that_stays_ends_the_stream() {
    let fake = fake();
    let mut changes = fake.watch().stream();
    fake.changes(&mut changes, 1).await;
    *fake.service.failure.lock().unwrap() = Some((StatusCode::FORBIDDEN, "0"));
    let error = fake.clock.drive(changes.next()).await.unwrap();
    assert!(error.unwrap_err().is_permission());
    assert!(changes.next().await.is_none());
}

#[tokio::test]
async fn watch_continues_from_a_saved_state() {
    let fake = fake();
    fake.raise("old");
    let mut changes = fake.watch().stream();
    fake.changes(&mut changes, 1).await;
    fake.raise("one");
    fake.raise("two");
    // Only the first one is returned before the program ends.
    let first = fake.clock.drive(changes.next()).await.unwrap().unwrap();
    assert_eq!(first.incident.id, "one");
    let stored = serde_json::to_string(changes.state()).unwrap();
    drop(changes);

    // Down for longer than the lookback.
    fake.clock.advance(Duration::from_secs(3 * 24 * 3600));
    fake.set("old", "status", "resolved");
    fake.raise("three");
    let state: WatchState = serde_json::from_str(&stored).unwrap();
    let mut changes = fake.watch().resume(state).stream();
    let came = fake.changes(&mut changes, 2).await;
    assert_eq!(
        names(&came),
        [("old", Some("triggered")), ("two", None), ("three", None)]
    );
    assert_eq!(names(&fake.changes(&mut changes, 2).await), []);
    // Incidents that are not watched anymore are forgotten.
    let state = serde_json::to_value(changes.state()).unwrap();
    let known: Vec<&String> = state["known"].as_object().unwrap().keys().collect();
    assert_eq!(known, ["three"]);
}

#[tokio::test]
async fn incident_that_a_poll_did_not_list_is_not_new_when_it_is_listed_again() {
    let fake = fake();
    let mut changes = fake.watch().stream();
    fake.changes(&mut changes, 1).await;
    fake.raise("new");
    assert_eq!(names(&fake.changes(&mut changes, 2).await), [("new", None)]);
    let listed = std::mem::take(&mut *fake.service.incidents.lock().unwrap());
    assert_eq!(names(&fake.changes(&mut changes, 2).await), []);
    *fake.service.incidents.lock().unwrap() = listed;
    assert_eq!(names(&fake.changes(&mut changes, 2).await), []);
    // Without a time it is known as long as it is listed.
    fake.set("new", "created_at", Value::Null);
    let came = fake.changes(&mut changes, 3).await;
    assert_eq!(names(&came), [("new", Some("triggered"))]);
    assert_eq!(names(&fake.changes(&mut changes, 2).await), []);
}

#[tokio::test]
async fn lookback_is_how_long_an_incident_is_watched() {
    let fake = fake();
    let watch = fake.watch().lookback(Duration::from_secs(600));
    let mut changes = watch.stream();
    fake.changes(&mut changes, 1).await;
    let first = fake.transport.requests().remove(0);
    assert_eq!(
        sent(&first, "start_time").unwrap(),
        "2025-12-31T23%3A50%3A00Z"
    );
}

#[tokio::test]
async fn canceled_next_neither_loses_a_change_nor_delays_a_poll() {
    let fake = fake();
    let mut changes = fake.watch().stream();
    fake.changes(&mut changes, 1).await;
    fake.raise("new");
    let mut came = None;
    for _ in 0..700 {
        // Another event every tenth of a second.
        came = changes.next().now_or_never();
        if came.is_some() {
            break;
        }
        fake.clock.advance(Duration::from_millis(100));
    }
    assert_eq!(came.unwrap().unwrap().unwrap().incident.id, "new");
}

#[tokio::test]
async fn invalid_watch_sends_nothing() {
    let fake = fake();
    let empty = squadcast::teams::Team::default();
    let watches = [
        fake.watch().interval(Duration::from_secs(1)),
        fake.client.incidents().watch(&empty),
        fake.watch().filter(|list| list.status("trigered")),
    ];
    for watch in watches {
        let error = watch.stream().next().await.unwrap().unwrap_err();
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(fake.transport.count(), 0);
}
