//! A run that is stopped, or panics, deletes its objects.

use std::future::poll_fn;
use std::sync::Arc;
use std::task::Poll;

use squad_conform::Report;
use squad_conform::drive::{self, Prefix};
use squad_core::Result;
use squadcast_mock::{OperationId, operations};

use super::{Scene, target};

/// Runs until an operation was called, and then stops or panics.
async fn until(scene: Scene, called: OperationId, panics: bool) -> (Result<Report>, Arc<Scene>) {
    let scene = Arc::new(scene);
    let watched = Arc::clone(&scene);
    let stop = poll_fn(move |_| match watched.mock.count(called) {
        0 => Poll::Pending,
        _ if panics => panic!("a fault of the run"),
        _ => Poll::Ready(()),
    });
    let report = drive::writing(&target(&scene.mock), &scene.prefix, stop).await;
    (report, scene)
}

#[tokio::test]
async fn stopped_run_deletes_what_it_has_created() {
    for called in [
        operations::TEAMS_CREATE_TEAM,
        operations::SCHEDULES_UPDATE_SCHEDULE,
    ] {
        let (report, scene) = until(Scene::new().await, called, false).await;
        let report = report.unwrap();
        assert!(report.stopped && report.remaining.is_empty(), "{report}");
        assert_eq!(scene.mock.count(operations::TEAMS_REMOVE_TEAM), 1);
        assert_eq!(scene.mock.count(operations::SLO_UPDATE_SLO), 0);
        let note = report.operations["SLO_updateSLO"].note.as_deref();
        assert!(note.unwrap().contains("stopped"), "{note:?}");
        scene.assert_unchanged().await;
    }
}

#[tokio::test]
async fn run_that_panics_deletes_what_it_has_created() {
    let called = operations::SCHEDULES_UPDATE_SCHEDULE;
    let (report, scene) = until(Scene::new().await, called, true).await;
    let error = report.unwrap_err();
    assert!(error.to_string().contains("panicked"), "{error}");
    assert_eq!(scene.mock.count(operations::TEAMS_REMOVE_TEAM), 1);
    scene.assert_unchanged().await;
}

#[tokio::test]
async fn run_that_is_stopped_while_it_reads_creates_nothing() {
    let called = operations::TEAMS_GET_ALL_TEAMS;
    let (report, scene) = until(Scene::new().await, called, false).await;
    report.unwrap_err();
    assert_eq!(scene.mock.count(operations::TEAMS_CREATE_TEAM), 0);
}

#[test]
fn prefix_is_random_and_one_of_a_run() {
    let (one, other) = (Prefix::random(), Prefix::random());
    assert_ne!(one, other);
    assert_eq!(one.as_str().parse::<Prefix>().unwrap(), one);
    for text in [
        "",
        "conform-",
        "conform",
        "production-",
        "conform-0000000",
        "conform-00000000",
    ] {
        assert!(text.parse::<Prefix>().is_err(), "{text}");
    }
}
