//! Windows of incidents: each incident once, a checkpoint after each window, and times that never happened.
#![cfg(feature = "incidents")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::StreamExt;
use http::StatusCode;
use serde_json::{Value, json};
use squadcast::Window;
use squadcast::core::testing::MemoryTransport;
use squadcast::core::transport::{Transport, TransportResponse};
use squadcast::incidents::{Checkpoint, ExportedWindow, IncidentWindows};
use squadcast::jiff::Timestamp;

use crate::incidents_support::{ok, plain, sent, team, text};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Incidents every 6 hours from the start of 2026, and what the service does with the bounds of a range.
fn service(rounds_to_days: bool) -> MemoryTransport {
    MemoryTransport::new(move |request| {
        let bound = |name: &str| -> Timestamp {
            let pairs = request.url.query_pairs();
            let found = pairs.into_iter().find(|(given, _)| given == name);
            found.unwrap().1.parse().unwrap()
        };
        let (mut start, mut end) = (bound("start_time"), bound("end_time"));
        if rounds_to_days {
            let day = |time: Timestamp| time.as_second().div_euclid(86_400) * 86_400;
            start = Timestamp::from_second(day(start)).unwrap();
            end = Timestamp::from_second(day(end) + 86_400).unwrap();
        }
        let rows: Vec<Value> = (0..400)
            .map(|n| (n, first() + 6 * n * Duration::from_secs(3600)))
            .filter(|(_, at)| *at >= start && *at <= end)
            .map(|(n, at)| json!({ "id": format!("i{n}"), "created_at": at }))
            .collect();
        ok(&json!({ "incidents": rows }))
    })
}

fn first() -> Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

fn days(service: &MemoryTransport, from: u32, to: u32, length: Duration) -> IncidentWindows {
    let range = first() + from * DAY..first() + to * DAY;
    plain(service)
        .incidents()
        .list(team(), range)
        .windows(length)
}

fn ids(windows: &[ExportedWindow]) -> Vec<String> {
    let rows = windows.iter().flat_map(|window| &window.rows);
    rows.map(|row| row.id.clone()).collect()
}

#[tokio::test]
async fn every_incident_is_in_one_window() {
    let expected: Vec<String> = (0..=40).map(|n| format!("i{n}")).collect();
    for rounds in [false, true] {
        for hours in [5, 24, 35, 24 * 7, 24 * 30] {
            let length = Duration::from_secs(hours * 3600);
            let windows = days(&service(rounds), 0, 10, length).await.unwrap();
            let mut found = ids(&windows);
            found.sort_by_key(|id| id[1..].parse::<u32>().unwrap());
            if rounds {
                found.truncate(expected.len());
            }
            assert_eq!(found, expected, "{hours} h, rounded: {rounds}");
            let ends = windows
                .windows(2)
                .map(|pair| (pair[0].range.end, pair[1].range.start));
            for (end, start) in ends {
                assert_eq!(end, start);
            }
        }
    }
}

#[tokio::test]
async fn export_resumes_after_a_failure_and_the_next_night() {
    let requests = AtomicUsize::new(0);
    let good = service(false);
    let breaks = MemoryTransport::with_async(move |request| {
        let broken = requests.fetch_add(1, Ordering::Relaxed) == 2;
        let good = good.clone();
        async move {
            match broken {
                true => Ok(TransportResponse::new(
                    StatusCode::OK,
                    r#"{"incidents":[{"id":"#,
                )),
                false => Transport::send(&good, request).await,
            }
        }
    });
    let outcomes: Vec<_> = days(&breaks, 0, 5, DAY).stream().collect().await;
    assert_eq!(outcomes.len(), 3, "the stream ends after an error");
    assert!(outcomes[2].is_err());
    let mut complete: Vec<ExportedWindow> = outcomes.into_iter().filter_map(Result::ok).collect();
    let stored = serde_json::to_string(&complete[1].checkpoint).unwrap();

    let checkpoint: Checkpoint = serde_json::from_str(&stored).unwrap();
    assert_eq!(checkpoint.up_to(), first() + 2 * DAY);
    // The range of the next night starts later than the checkpoint: nothing in between is lost.
    let next = days(&service(false), 4, 6, DAY)
        .resume(checkpoint)
        .await
        .unwrap();
    complete.extend(next);
    let expected: Vec<String> = (0..=24).map(|n| format!("i{n}")).collect();
    assert_eq!(ids(&complete), expected);

    let last = complete.pop().unwrap().checkpoint;
    let service = service(false);
    assert_eq!(days(&service, 0, 6, DAY).resume(last).await.unwrap(), []);
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn invalid_windows_are_rejected_before_anything_is_sent() {
    let service = service(false);
    let checkpoint = |team: &str| {
        let stored = json!({ "team": team, "up_to": first(), "border": [] });
        serde_json::from_value::<Checkpoint>(stored).unwrap()
    };
    for (windows, word) in [
        (days(&service, 0, 1, Duration::ZERO), "length"),
        (days(&service, 0, 60, 31 * DAY), "30 days"),
        (days(&service, 0, 365, Duration::from_nanos(1)), "10000"),
        (days(&service, 1, 0, DAY), "inverted"),
        (
            days(&service, 0, 1, DAY).resume(checkpoint("team-2")),
            "another team",
        ),
    ] {
        let error = windows.await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
    assert_eq!(service.count(), 0);
    let kept = days(&service, 0, 1, DAY)
        .resume(checkpoint("team-1"))
        .await
        .unwrap();
    assert_eq!(kept[0].range.start, first());
    let start = sent(&service.requests()[0], "start_time").unwrap();
    assert_eq!(
        start, "2025-12-31T23%3A59%3A59Z",
        "a resumed window overlaps the last one"
    );
}

#[tokio::test]
async fn filters_are_in_every_window() {
    let service = MemoryTransport::new(|_| text(r#"{"incidents":[]}"#));
    let range = Window::between(first(), first() + 3 * DAY);
    let list = plain(&service)
        .incidents()
        .list(team(), range)
        .status("triggered");
    assert_eq!(list.windows(DAY).await.unwrap().len(), 3);
    for request in service.requests() {
        assert_eq!(sent(&request, "status").as_deref(), Some("triggered"));
        assert_eq!(sent(&request, "owner_id").as_deref(), Some("team-1"));
    }
}

#[tokio::test]
async fn time_that_never_happened_is_absent() {
    let rows = json!([
        { "id": "a", "created_at": "2026-01-01T00:00:00Z", "acknowledged_at": "0001-01-01T00:00:00Z",
          "resolved_at": "2026-01-01T01:00:00Z", "tta (ms)": 0, "ttr (ms)": 3_600_000 },
        { "id": "b", "created_at": "2026-01-01T00:00:00Z", "acknowledged_at": "2026-01-01T00:05:00Z",
          "tta (ms)": 300_000, "ttr (ms)": 0 },
    ]);
    let service = MemoryTransport::new(move |_| ok(&json!({ "incidents": rows })));
    let range = Window::between(first(), first() + DAY);
    let rows = plain(&service)
        .incidents()
        .list(team(), range)
        .await
        .unwrap();
    let times = |n: usize| (rows[n].time_to_acknowledge(), rows[n].time_to_resolve());
    assert_eq!(times(0), (None, Some(Duration::from_secs(3600))));
    assert_eq!(times(1), (Some(Duration::from_secs(300)), None));
}
