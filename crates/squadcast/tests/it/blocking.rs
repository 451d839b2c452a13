//! Blocking calls: everything that can be awaited can be waited for, next to async calls of one client.
#![cfg(all(
    feature = "blocking",
    feature = "incidents",
    feature = "services",
    feature = "teams"
))]

use std::future::IntoFuture as _;
use std::thread;
use std::time::{Duration, Instant};

use squadcast::blocking::{Wait as _, WaitIter as _};
use squadcast::{Kind, Method, RetryPolicy, Squadcast, Window};
use squadcast_mock::{MockServer, operations};
use tokio::runtime::{Builder, Runtime};

/// A fake service on a runtime of its own, and a client of it.
struct Service {
    runtime: Runtime,
    mock: MockServer,
    client: Squadcast,
}

impl Service {
    fn start() -> Self {
        let mut runtime = Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).enable_all().build().unwrap();
        let mock = runtime.block_on(MockServer::start()).unwrap();
        let client = Squadcast::builder()
            .base_urls(mock.api_url(), mock.authentication_url())
            .refresh_token(mock.refresh_token())
            .retry(RetryPolicy::disabled())
            .build()
            .unwrap();
        Self {
            runtime,
            mock,
            client,
        }
    }
}

fn single() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn every_kind_of_request_can_be_waited_for_without_a_runtime() {
    let service = Service::start();
    let client = &service.client;
    let teams = client.teams().list().wait().unwrap();
    let team = teams.iter().find(|team| team.name == "Payments").unwrap();
    let response = client.teams().get(team).with_response().wait().unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let raw = client.raw().services_get_services(&team.id).wait().unwrap();
    assert!(!raw.is_empty());
    let value = client.request(Method::GET, "/v3/teams").wait().unwrap();
    assert_eq!(value["data"].as_array().unwrap().len(), teams.len());
    let week = Window::last_days(7);
    let list = || client.incidents().list(team, week);
    let incidents = list().wait().unwrap();
    let streamed: Result<Vec<_>, _> = list().stream().wait_iter().collect();
    assert_eq!(streamed.unwrap().len(), incidents.len());
    assert!(!incidents.is_empty());
    let triggered = list().status("triggered").wait().unwrap();
    let outcome = client
        .incidents()
        .acknowledge_all(&triggered)
        .wait()
        .unwrap();
    assert_eq!(outcome.done().count(), triggered.len());
    let mut csv = list().csv().wait().unwrap();
    let first = csv.chunk().wait().unwrap().unwrap();
    let rest: Result<Vec<_>, _> = csv.wait_iter().collect();
    assert!(!first.is_empty() && rest.is_ok());
    let error = client.request(Method::GET, "/v3/teams/none").wait();
    assert!(error.unwrap_err().status().is_some());
}

#[test]
fn blocking_works_in_spawn_blocking_in_block_in_place_and_in_threads() {
    let service = Service::start();
    for runtime in [
        single(),
        Builder::new_multi_thread().enable_all().build().unwrap(),
    ] {
        let client = service.client.clone();
        let teams = runtime.block_on(async move {
            tokio::task::spawn_blocking(move || client.teams().list().wait()).await
        });
        assert!(!teams.unwrap().unwrap().is_empty());
        let _entered = runtime.enter();
        assert!(!service.client.teams().list().wait().unwrap().is_empty());
    }
    let client = service.client.clone();
    let task = service
        .runtime
        .spawn(async move { tokio::task::block_in_place(|| client.teams().list().wait()) });
    assert!(!service.runtime.block_on(task).unwrap().unwrap().is_empty());
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let client = service.client.clone();
            thread::spawn(move || client.teams().list().wait_iter().count())
        })
        .collect();
    for thread in threads {
        assert!(thread.join().unwrap() > 0);
    }
}

#[test]
fn blocking_is_rejected_in_async_code() {
    let service = Service::start();
    let check = |client: Squadcast| async move {
        let error = client.teams().list().wait().unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(error.message().contains("spawn_blocking"), "{error}");
        let mut items = client.teams().list().wait_iter();
        let error = items.next().unwrap().unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        assert!(items.next().is_none());
    };
    single().block_on(check(service.client.clone()));
    let task = service.runtime.spawn(check(service.client.clone()));
    service.runtime.block_on(task).unwrap();
    service.runtime.block_on(check(service.client.clone()));
    // A closure that runs while a blocking call is polled is async code too.
    let inner = service.client.clone();
    let get = service.client.request(Method::GET, "/v3/teams").value();
    let nested = get.map(move |_| inner.teams().list().wait().unwrap_err().kind());
    assert_eq!(nested.wait().unwrap(), Kind::Configuration);
    assert_eq!(service.mock.count(operations::TEAMS_GET_ALL_TEAMS), 1);
}

#[test]
fn async_and_blocking_calls_share_a_client() {
    let service = Service::start();
    let client = &service.client;
    let (first, second) = (single(), single());
    let started = Instant::now();
    for _ in 0..3 {
        // The connections of these runtimes make no progress between the calls.
        first.block_on(client.teams().list().into_future()).unwrap();
        client.teams().list().wait().unwrap();
        client.teams().list().wait_iter().next().unwrap().unwrap();
        drop(second.enter());
    }
    drop(first);
    client.teams().list().wait().unwrap();
    second
        .block_on(client.teams().list().into_future())
        .unwrap();
    drop(second);
    // A token that a runtime fetched is used by the other calls, and the other way round.
    assert_eq!(service.mock.exchanges(), 1);
    service.mock.expire_access_tokens();
    client.teams().list().wait().unwrap();
    service
        .runtime
        .block_on(client.teams().list().into_future())
        .unwrap();
    assert_eq!(service.mock.exchanges(), 2);
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[test]
fn blocking_calls_have_deadlines() {
    let service = Service::start();
    let hang = squadcast_mock::Failure::hang();
    service
        .mock
        .fail_next(operations::TEAMS_GET_ALL_TEAMS, 1, hang);
    let list = service.client.teams().list();
    let error = list
        .deadline(Duration::from_millis(200))
        .wait()
        .unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert!(!service.client.teams().list().wait().unwrap().is_empty());
}
