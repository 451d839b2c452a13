//! Options of requests and lists: deadline, retry policy, response, and invalid arguments.
#![cfg(feature = "all")]

use std::future::IntoFuture;
use std::time::Duration;

use futures::{StreamExt, stream};
use http::StatusCode;
use serde_json::json;
use squadcast::core::clock::Clock;
use squadcast::core::testing::{ManualClock, MemoryTransport};
use squadcast::core::transport::TransportResponse;
use squadcast::{Error, RequestBuilder, RetryPolicy, Squadcast, Team, TeamId, Window};

use crate::incidents_support::{client, incident, ok, plain, team};

/// A service whose responses never end.
fn hanging() -> MemoryTransport {
    MemoryTransport::new(|_| {
        let mut response = TransportResponse::new(StatusCode::OK, "");
        response.body = stream::pending().boxed();
        response
    })
}

/// Runs `work` and asserts that it fails with a timeout after `seconds`.
async fn times_out<T: std::fmt::Debug>(
    clock: &ManualClock,
    seconds: u64,
    work: impl IntoFuture<Output = Result<T, Error>>,
) {
    let started = clock.monotonic();
    let error = clock.drive(work.into_future()).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(
        clock.monotonic() - started,
        Duration::from_secs(seconds),
        "{error}"
    );
}

#[tokio::test]
async fn every_list_takes_a_deadline_of_its_requests() {
    let clock = ManualClock::new();
    let client = client(&hanging(), &clock);
    let (seven, incidents) = (Duration::from_secs(7), client.incidents());
    times_out(&clock, 7, client.teams().list().deadline(seven)).await;
    times_out(&clock, 7, client.teams().get(team()).deadline(seven)).await;
    let services = client.services().list(team());
    times_out(&clock, 7, services.deadline(seven)).await;
    times_out(&clock, 7, incidents.events(incident()).deadline(seven)).await;
    let events = incidents.events(incident()).stream();
    times_out(&clock, 7, events.deadline(seven)).await;
    let postmortems = incidents.postmortems().list(team(), Window::last_days(1));
    times_out(&clock, 7, postmortems.deadline(seven)).await;
    let bulk = incidents.resolve_all([incident()]).deadline(seven);
    times_out(&clock, 7, async { bulk.await?.into_result() }).await;
}

#[tokio::test]
async fn every_list_takes_a_retry_policy() {
    let service = MemoryTransport::new(|_| {
        let body = json!({ "meta": { "status": 503, "error_message": "busy" } });
        TransportResponse::json(StatusCode::SERVICE_UNAVAILABLE, &body)
    });
    let client = plain(&service);
    let incidents = client.incidents();
    let errors = [
        client
            .teams()
            .list()
            .retry(RetryPolicy::disabled())
            .await
            .unwrap_err(),
        client
            .services()
            .list(team())
            .retry(RetryPolicy::disabled())
            .await
            .unwrap_err(),
        incidents
            .events(incident())
            .retry(RetryPolicy::disabled())
            .await
            .unwrap_err(),
        incidents
            .list(team(), Window::last_days(1))
            .retry(RetryPolicy::disabled())
            .await
            .unwrap_err(),
    ];
    assert_eq!(service.count(), errors.len());
    for error in errors {
        assert!(error.is_server());
        assert_eq!(error.attempts(), 1);
    }
}

#[tokio::test]
async fn request_gives_the_response_and_can_be_spawned() {
    fn request(client: &Squadcast, team: &TeamId) -> RequestBuilder<Team> {
        client.teams().get(team)
    }
    let service =
        MemoryTransport::new(|_| ok(&json!({ "data": { "id": "t1", "name": "Payments" } })));
    let request = {
        let client = plain(&service);
        request(&client, &team())
    };
    let response = tokio::spawn(request.with_response())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (response.status(), response.attempts()),
        (StatusCode::OK, 1)
    );
    assert_eq!(response.value.name, "Payments");

    let services = MemoryTransport::new(|_| ok(&json!({ "data": [{ "id": "s1" }] })));
    let list = plain(&services).services().list(team()).into_request();
    let response = list.with_response().await.unwrap();
    assert_eq!((response.value.len(), response.attempts()), (1, 1));
}

#[tokio::test]
async fn invalid_argument_is_the_error_of_the_awaited_request() {
    let service = MemoryTransport::new(|_| ok(&json!({})));
    let client = plain(&service);
    let request = client
        .incidents()
        .snooze(incident(), Duration::from_secs(1));
    let error = request
        .deadline(Duration::from_secs(1))
        .with_response()
        .await
        .unwrap_err();
    assert!(error.is_configuration());
    assert!(error.message().contains("no request was sent"), "{error}");
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn list_gives_its_items_with_its_own_next() {
    let service = MemoryTransport::new(|_| ok(&json!({ "data": [{ "id": "a" }, { "id": "b" }] })));
    let client = plain(&service);
    let mut teams = client.teams().list();
    assert_eq!(service.count(), 0);
    let mut ids = Vec::new();
    while let Some(team) = teams.next().await {
        ids.push(team.unwrap().id);
    }
    assert_eq!(
        (ids, service.count()),
        (vec!["a".to_owned(), "b".to_owned()], 1)
    );
    assert!(teams.next().await.is_none());
}
