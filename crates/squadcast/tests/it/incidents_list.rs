//! The list of incidents: its requests and windows, and unusual or truncated responses.
#![cfg(all(feature = "incidents", feature = "teams"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::incidents_support::{client, ok, plain, query, sent, team, text};
use futures::{StreamExt, TryStreamExt, stream};
use http::StatusCode;
use serde_json::{Value, json};
use squadcast::core::clock::Clock;
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::{SendError, SendPhase, TransportResponse};
use squadcast::incidents::{
    ExportFormat, ExportSort, FilterValue, IncidentPriority, IncidentStatus, UserOrSquad,
};
use squadcast::{IdOf, Kind, ServiceId, SloId, SquadId, UserId, Window, kind};

const NOTHING: &str = r#"{"incidents":[]}"#;

fn between(start: &str, end: &str) -> Window {
    Window::between(start.parse().unwrap(), end.parse().unwrap())
}

fn day() -> Window {
    between("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
}

/// A service that returns the incidents of `times` that are in the range of the request.
fn service_of(
    times: &'static [(&'static str, &'static str)],
    bounds_count: bool,
) -> MemoryTransport {
    MemoryTransport::new(move |request| {
        let bound = |name| {
            query(request.url.query(), name)
                .unwrap()
                .replace("%3A", ":")
        };
        let (start, end) = (bound("start_time"), bound("end_time"));
        let rows: Vec<Value> = times
            .iter()
            .filter(|(_, at)| {
                let inside = *at > start.as_str() && *at < end.as_str();
                inside || (bounds_count && (*at == start || *at == end))
            })
            .map(|(id, at)| json!({ "id": id, "created_at": at }))
            .collect();
        ok(&json!({ "incidents": rows }))
    })
}

#[tokio::test]
async fn every_filter_is_in_the_request() {
    let service = MemoryTransport::new(|_| text(NOTHING));
    let (user, squad): (UserId, SquadId) = ("u1".parse().unwrap(), "q1".parse().unwrap());
    let of: ServiceId = "s1".parse().unwrap();
    let list = plain(&service)
        .incidents()
        .list(team(), day())
        .status("triggered")
        .status(IncidentStatus::Acknowledged)
        .services([&of, &"s2".parse().unwrap()])
        .source("grafana, main")
        .assigned_to(&user)
        .assigned_to(&squad)
        .assigned_to_user_or_their_squads(&user)
        .service_owner(&squad)
        .priority(IncidentPriority::P1)
        .priority("P2")
        .tags([("env", "prod"), ("a,b", "c=d")])
        .slo_affecting(true)
        .slo(SloId::from(7))
        .slo(SloId::from(8))
        .starred(false)
        .text("disk full")
        .with_notes(true)
        .with_postmortem(false)
        .sort_by(ExportSort::Priority)
        .await
        .unwrap();
    assert!(list.is_empty());
    let requests = service.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].url.path(), "/v3/incidents/export");
    assert_eq!(
        requests[0].url.query().unwrap(),
        "start_time=2026-01-01T00%3A00%3A00Z&end_time=2026-01-02T00%3A00%3A00Z&type=json&owner_id=team-1\
         &status=triggered,acknowledged&services=s1,s2&sources=grafana%2C%20main&assigned_to=u1,q1\
         &assignedToUserIDsAndTheirSquads=u1&service_owner=q1&priority=P1,P2\
         &tags=env%3Dprod,a%2Cb%3Dc%3Dd&slo_affecting=yes&slos=7,8&is_starred=no&textFilter=disk%20full\
         &notes=present&retrospectives=no&sort_by=priority"
    );
}

#[tokio::test]
async fn rows_decode_as_in_recorded_exports() {
    let service = MemoryTransport::new(|_| {
        ok(&json!({ "incidents": [{
            "id": "i1", "title": "Disk full", "status": "resolved", "tags": null, "event_count": "3",
            "created_at": "2026-01-01T10:00:00.97Z", "acknowledged_at": "0001-01-01T00:00:00Z",
            "tta (ms)": 0, "ttr (ms)": 64_000, "something": "new",
        }]}))
    });
    let rows = plain(&service)
        .incidents()
        .list(team(), day())
        .await
        .unwrap();
    let row = rows.first().unwrap();
    assert_eq!(
        row.created_at.unwrap().to_string(),
        "2026-01-01T10:00:00.97Z"
    );
    assert_eq!((row.acknowledged_at, row.ttr_ms), (None, Some(64_000)));
    assert_eq!((row.tags.len(), row.event_count), (0, Some(3)));
    assert_eq!(&*IdOf::<kind::Incident>::id(row), "i1");
}

#[tokio::test]
async fn long_range_is_requested_in_windows_of_at_most_30_days() {
    let service = MemoryTransport::new(|_| text(NOTHING));
    let clock = ManualClock::new();
    let list = client(&service, &clock);
    list.incidents()
        .list(team(), Window::last_days(75))
        .await
        .unwrap();
    let ranges: Vec<_> = service
        .requests()
        .iter()
        .map(|request| {
            let time = |name| sent(request, name).unwrap().replace("%3A", ":");
            (time("start_time"), time("end_time"))
        })
        .collect();
    let expected = [
        ("2025-10-18T00:00:00Z", "2025-11-17T00:00:00Z"),
        ("2025-11-16T23:59:59Z", "2025-12-16T23:59:59Z"),
        ("2025-12-16T23:59:58Z", "2026-01-01T00:00:00Z"),
    ];
    assert_eq!(
        ranges,
        expected.map(|(start, end)| (start.to_owned(), end.to_owned()))
    );
}

#[tokio::test]
async fn incident_at_the_border_of_two_windows_comes_once() {
    // The first window ends at 2026-01-31T00:00:00Z.
    const TIMES: &[(&str, &str)] = &[
        ("before", "2026-01-20T00:00:00Z"),
        ("just-before", "2026-01-30T23:59:59Z"),
        ("border", "2026-01-31T00:00:00Z"),
        ("after", "2026-02-02T00:00:00Z"),
    ];
    for bounds_count in [true, false] {
        let service = service_of(TIMES, bounds_count);
        let window = between("2026-01-01T00:00:00Z", "2026-02-10T00:00:00Z");
        let rows = plain(&service)
            .incidents()
            .list(team(), window)
            .await
            .unwrap();
        let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(
            ids,
            ["before", "just-before", "border", "after"],
            "{bounds_count}"
        );
        assert_eq!(service.count(), 2);
    }
}

#[tokio::test]
async fn incident_in_every_window_comes_once() {
    let service =
        MemoryTransport::new(|_| ok(&json!({ "incidents": [{ "id": "open for long" }] })));
    let window = Window::last_days(100);
    let rows = plain(&service)
        .incidents()
        .list(team(), window)
        .await
        .unwrap();
    assert_eq!((rows.len(), service.count()), (1, 4));
}

#[tokio::test]
async fn rows_arrive_with_the_response_and_the_next_window_is_not_requested_early() {
    let service = MemoryTransport::new(|_| {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let first = stream::iter([Ok(r#"{"incidents":[{"id":"1"},{"i"#.into())]);
        response.body = first.chain(stream::pending()).boxed();
        response
    });
    let client = plain(&service);
    let mut rows = client
        .incidents()
        .list(team(), Window::last_days(90))
        .stream();
    assert_eq!(service.count(), 0);
    assert_eq!(rows.try_next().await.unwrap().unwrap().id, "1");
    assert!(futures::poll!(rows.next()).is_pending());
    assert_eq!(service.count(), 1);
}

#[tokio::test]
async fn truncated_response_is_an_error_and_never_the_end() {
    let whole = r#"{"incidents":[{"id":"1"},{"id":"2"}]}"#;
    for end in 1..whole.len() {
        let service = MemoryTransport::new(move |_| text(&whole[..end]));
        let client = plain(&service);
        let mut rows = client
            .incidents()
            .list(team(), Window::last_days(90))
            .stream();
        let error = loop {
            match rows.try_next().await {
                Ok(row) => assert!(row.is_some(), "cut at {end} looks like the end"),
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), Kind::Decode, "cut at {end}");
        assert_eq!(error.operation_id(), Some("Incidents_incidentExport"));
        assert!(
            rows.next().await.is_none(),
            "the stream continues after an error"
        );
        assert_eq!(
            service.count(),
            1,
            "another window was requested after an error"
        );
    }
}

#[tokio::test]
async fn lost_connection_in_a_later_window_is_an_error_after_the_rows_before_it() {
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| {
        if nth.fetch_add(1, Ordering::Relaxed) == 0 {
            return text(r#"{"incidents":[{"id":"1"}]}"#);
        }
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let chunks = [
            Ok(r#"{"incidents":[{"id":"2"},"#.into()),
            Err(SendError::new(SendPhase::Exchange, "reset")),
        ];
        response.body = stream::iter(chunks).boxed();
        response
    });
    let client = plain(&service);
    let mut rows = client
        .incidents()
        .list(team(), Window::last_days(90))
        .stream();
    assert_eq!(rows.try_next().await.unwrap().unwrap().id, "1");
    assert_eq!(rows.try_next().await.unwrap().unwrap().id, "2");
    assert!(rows.try_next().await.unwrap_err().is_connection());
    assert!(rows.next().await.is_none());
    assert_eq!(service.count(), 2);
    let all = client.incidents().list(team(), Window::last_days(90)).await;
    assert!(all.is_err());
}

#[tokio::test]
async fn invalid_input_is_rejected_before_anything_is_sent() {
    let service = MemoryTransport::new(|_| text(NOTHING));
    let client = plain(&service);
    let incidents = client.incidents();
    let early = "2026-01-01T00:00:00Z".parse().unwrap();
    let late = "2026-02-01T00:00:00Z".parse().unwrap();
    let list = || incidents.list(team(), early..late);
    let centuries = between("1700-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    let empty_team = squadcast::teams::Team::default();
    let mut slashed = squadcast::incidents::ExportedIncident::default();
    slashed.id = "a/b".into();

    for error in [
        incidents.list(team(), late..early).await.unwrap_err(),
        incidents.list(team(), early..early).await.unwrap_err(),
        incidents.list(&empty_team, day()).await.unwrap_err(),
        incidents.list(&empty_team, day()).csv().await.unwrap_err(),
        incidents
            .postmortems()
            .list(team(), late..early)
            .await
            .unwrap_err(),
        incidents
            .postmortems()
            .list(team(), day())
            .limit(0)
            .await
            .unwrap_err(),
        list().status("trigered").await.unwrap_err(),
        list().priority("P9").await.unwrap_err(),
        list().sort_by("loudness").await.unwrap_err(),
        list().status("trigered").csv().await.unwrap_err(),
        list().slo(SloId::from(0)).await.unwrap_err(),
        list().slo(SloId::from(i64::MAX)).await.unwrap_err(),
        incidents.list(team(), centuries).await.unwrap_err(),
        incidents.get(&slashed).await.unwrap_err(),
        incidents.events(&slashed).await.unwrap_err(),
        incidents.notes(&slashed).add("x").await.unwrap_err(),
        incidents
            .merge_into(team(), &slashed, [&slashed])
            .await
            .unwrap_err(),
        incidents.acknowledge_all([&slashed]).await.unwrap_err(),
        incidents
            .list(team(), day())
            .starred(true)
            .export_by_mail(ExportFormat::Json)
            .await
            .unwrap_err(),
    ] {
        assert!(error.is_configuration(), "{error}");
        assert_eq!(error.attempts(), 0);
    }
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn csv_export_is_streamed_as_bytes() {
    let service = MemoryTransport::new(|_| text("id,title\n1,\"a,b\"\n"));
    let client = plain(&service);
    let chunks: Vec<_> = client
        .incidents()
        .list(team(), day())
        .status("resolved")
        .csv()
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    assert_eq!(chunks.concat(), b"id,title\n1,\"a,b\"\n");
    let request = service.requests().remove(0);
    assert_eq!(sent(&request, "type").unwrap(), "csv");
    assert_eq!(sent(&request, "status").unwrap(), "resolved");
}

#[tokio::test]
async fn background_export_contains_the_filters() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(
            StatusCode::ACCEPTED,
            &json!({ "data": { "message": "on its way", "request_id": "r1" } }),
        )
    });
    let started = plain(&service)
        .incidents()
        .list(team(), day())
        .status("triggered")
        .priority(IncidentPriority::P1)
        .service_owner(UserOrSquad::User("u1".parse().unwrap()))
        .tag("env", "prod")
        .with_notes(false)
        .export_by_mail(ExportFormat::Csv)
        .await
        .unwrap();
    assert_eq!(started.request_id, "r1");
    assert_eq!(
        service.requests()[0].json(),
        json!({
            "owner_id": "team-1", "type": "csv",
            "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-01-02T00:00:00Z",
            "incident_filters": {
                "services": [], "sources": [], "serviceOwner": { "userIDs": ["u1"], "squadIDs": [] },
                "assigned_to": [], "assignedToUserIDsAndTheirSquads": [], "statuses": ["triggered"],
                "priority": ["P1"], "tags": ["env=prod"], "notes": "absent",
            },
        })
    );
}

#[tokio::test]
async fn undocumented_filter_value_is_sent_if_it_is_meant() {
    let service = MemoryTransport::new(|_| text(NOTHING));
    plain(&service)
        .incidents()
        .list(team(), day())
        .status(IncidentStatus::other("snoozed"))
        .priority(FilterValue::other("P0"))
        .await
        .unwrap();
    let request = service.requests().remove(0);
    assert_eq!(sent(&request, "status").unwrap(), "snoozed");
    assert_eq!(sent(&request, "priority").unwrap(), "P0");
}

#[tokio::test]
async fn range_of_too_many_requests_says_how_many() {
    let service = MemoryTransport::new(|_| text(NOTHING));
    let centuries = between("1700-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    let client = plain(&service);
    let error = client
        .incidents()
        .list(team(), centuries)
        .await
        .unwrap_err();
    // Windows overlap by a second.
    let requests = |seconds: u64| (seconds - 1).div_ceil(30 * 24 * 3600 - 1);
    let expected = format!("takes {} requests", requests(119_069 * 24 * 3600));
    assert!(error.message().contains(&expected), "{error}");
    // Everything since the service exists is a normal range.
    let all = between("2010-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    client.incidents().list(team(), all).await.unwrap();
    assert_eq!(service.count() as u64, requests(5_844 * 24 * 3600));
}

#[tokio::test]
async fn total_deadline_in_the_first_request_says_that_nothing_is_complete() {
    let clock = ManualClock::new();
    let service = MemoryTransport::new(|_| {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        response.body = stream::pending().boxed();
        response
    });
    let list = client(&service, &clock)
        .incidents()
        .list(
            team(),
            between("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"),
        )
        .total_deadline(Duration::from_secs(20));
    let error = clock.drive(list.into_future()).await.unwrap_err();
    let message = error.message();
    assert!(
        message.ends_with(" in request 1 of 7; no window is complete"),
        "{message}"
    );
}

#[tokio::test]
async fn total_deadline_of_a_list_says_up_to_when_it_is_complete() {
    let clock = ManualClock::new();
    let nth = AtomicUsize::new(0);
    let service = MemoryTransport::new(move |_| {
        if nth.fetch_add(1, Ordering::Relaxed) < 2 {
            return text(r#"{"incidents":[{"id":"1"}]}"#);
        }
        let mut response = TransportResponse::new(StatusCode::OK, "");
        let first = stream::iter([Ok(r#"{"incidents":[{"id":"2"},"#.into())]);
        response.body = first.chain(stream::pending()).boxed();
        response
    });
    let list = client(&service, &clock)
        .incidents()
        .list(
            team(),
            between("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"),
        )
        .total_deadline(Duration::from_secs(20));
    let started = clock.monotonic();
    let mut rows = list.stream();
    let mut ids = Vec::new();
    let error = clock
        .drive(async {
            loop {
                match rows.next().await.unwrap() {
                    Ok(row) => ids.push(row.id),
                    Err(error) => break error,
                }
            }
        })
        .await;
    assert_eq!(clock.monotonic() - started, Duration::from_secs(20));
    assert_eq!(ids, ["1", "2"]);
    assert!(error.is_timeout());
    assert_eq!(error.operation_id(), Some("Incidents_incidentExport"));
    let message = error.message();
    assert!(message.contains("deadline of 20 s"), "{message}");
    assert!(message.contains("in request 3 of 7"), "{message}");
    assert!(
        message.contains("up to 2026-03-01T23:59:58Z are complete"),
        "{message}"
    );
    assert!(rows.next().await.is_none());
}
