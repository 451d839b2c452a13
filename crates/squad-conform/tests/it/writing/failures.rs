//! Calls that fail, and responses that are lost.

use http::StatusCode;
use serde_json::json;
use squad_conform::drive;
use squadcast_mock::{Failure, operations};

use super::{Scene, target};

#[tokio::test]
async fn failures_in_the_middle_leave_nothing() {
    let scene = Scene::new().await;
    let mock = &scene.mock;
    let server = || Failure::error(StatusCode::INTERNAL_SERVER_ERROR);
    mock.fail_next(operations::SCHEDULES_CREATE_SCHEDULE, 1, server());
    mock.fail_next(
        operations::SERVICES_UPDATE_SERVICE,
        1,
        Failure::disconnect(),
    );
    mock.fail_next(
        operations::WORKFLOWS_CREATE_ACTION,
        1,
        Failure::truncate_body(),
    );
    mock.fail_next(operations::ROTATIONS_DELETE_ROTATION, 1, server());
    let report = scene.write().await;
    assert!(!report.is_conformant(), "{report}");
    assert!(report.remaining.is_empty(), "{report}");
    scene.assert_unchanged().await;
    // What needs a schedule was not tried.
    let note = report.operations["Rotations_createRotation"]
        .note
        .as_deref();
    assert!(note.unwrap().contains("no object of"), "{note:?}");
}

#[tokio::test]
async fn object_whose_response_was_lost_is_found_by_its_name_and_deleted() {
    let creations = [
        operations::TEAMS_CREATE_TEAM,
        operations::SQUADS_CREATE_SQUAD,
        operations::ESCALATION_POLICIES_CREATE_ESCALATION_POLICIES,
        operations::SERVICES_CREATE_SERVICE,
        operations::SCHEDULES_CREATE_SCHEDULE,
        operations::RUNBOOKS_CREATE_RUNBOOK,
        operations::WORKFLOWS_CREATE_WORKFLOW,
        operations::SLO_CREATE_SLO,
        operations::GLOBAL_EVENT_RULES_CREATE_GLOBAL_EVENT_RULE,
    ];
    let scene = Scene::new().await;
    for (nth, creation) in creations.into_iter().enumerate() {
        let failure = match nth % 2 {
            0 => Failure::lose_response(),
            _ => Failure::truncate_body(),
        };
        scene.mock.fail_next(creation, 1, failure);
    }
    let report = scene.write().await;
    assert!(report.remaining.is_empty(), "{report}");
    scene.assert_unchanged().await;
    // The objects were found at once, so that the operations that need them were driven.
    for id in [
        "Services_updateService",
        "SLO_updateSLO",
        "Squads_updateSquad",
    ] {
        assert!(report.operations[id].is_ok(), "{report}");
    }
}

#[tokio::test]
async fn object_that_cannot_be_listed_is_reported_until_it_is() {
    let scene = Scene::new().await;
    let forbidden = || Failure::error(StatusCode::FORBIDDEN);
    scene
        .mock
        .fail_next(operations::SLO_CREATE_SLO, 1, Failure::lose_response());
    scene
        .mock
        .fail_next(operations::SLO_GET_ALL_SL_OS, 1000, forbidden());
    let report = scene.write().await;
    let [team, slo] = report.remaining.as_slice() else {
        panic!("{report}")
    };
    assert!(
        slo.starts_with("/v3/slo: conform-") && slo.ends_with("if it was created"),
        "{slo}"
    );
    assert!(team.starts_with("/v3/teams: conform-"), "{team}");

    scene.mock.clear_failures();
    let report = drive::removing(&target(&scene.mock), &scene.prefix)
        .await
        .unwrap();
    assert!(report.remaining.is_empty(), "{report}");
    scene.assert_unchanged().await;
}

#[tokio::test]
async fn deletion_that_fails_once_is_retried() {
    let scene = Scene::new().await;
    let mock = &scene.mock;
    mock.fail_next(
        operations::SERVICES_DELETE_SERVICE,
        1,
        Failure::unavailable(),
    );
    mock.fail_next(
        operations::TEAMS_REMOVE_TEAM,
        1,
        Failure::too_many_requests(1),
    );
    // Deleted, although there is no response.
    mock.fail_next(operations::SQUADS_DELETE_SQUAD, 1, Failure::lose_response());
    let report = scene.write().await;
    assert!(report.remaining.is_empty(), "{report}");
    assert_eq!(mock.count(operations::SERVICES_DELETE_SERVICE), 3);
    scene.assert_unchanged().await;
}

#[tokio::test]
async fn object_that_cannot_be_deleted_is_reported_and_a_later_run_deletes_it() {
    let scene = Scene::new().await;
    let mock = &scene.mock;
    let server = Failure::error(StatusCode::INTERNAL_SERVER_ERROR);
    mock.fail_next(operations::RUNBOOKS_REMOVE_RUNBOOK, 1000, server);
    let report = scene.write().await;
    let [team, runbook] = report.remaining.as_slice() else {
        panic!("{report}")
    };
    let prefix = scene.prefix.as_str();
    assert!(team.starts_with(&format!("/v3/teams: {prefix}")), "{team}");
    assert!(
        runbook.starts_with(&format!("/v3/runbooks: {prefix}")),
        "{runbook}"
    );
    for format in ["table", "json", "markdown", "junit"] {
        let text = report.render(format.parse().unwrap());
        assert!(text.contains("/v3/runbooks: "), "{text}");
    }
    // Some attempts, not many.
    assert_eq!(mock.count(operations::RUNBOOKS_REMOVE_RUNBOOK), 6);
    mock.clear_failures();

    // Another run deletes its own objects only, and says that there are others.
    let other = "conform-00000000-".parse().unwrap();
    let report = drive::writing(&target(mock), &other, std::future::pending())
        .await
        .unwrap();
    let note = report.operations["Teams_getAllTeams"]
        .note
        .as_deref()
        .unwrap();
    assert!(note.contains(&format!("--remove {prefix}")), "{note}");
    assert_eq!(mock.count(operations::RUNBOOKS_REMOVE_RUNBOOK), 7);

    let report = drive::removing(&target(mock), &scene.prefix).await.unwrap();
    assert!(report.remaining.is_empty(), "{report}");
    scene.assert_unchanged().await;
    let error = drive::removing(&target(mock), &scene.prefix)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("no team was found"), "{error}");
}

#[tokio::test]
async fn object_of_another_name_is_not_one_of_the_run() {
    let scene = Scene::new().await;
    let team = &scene.mock.state().teams()[0];
    let (other, name) = (&team.id, &team.name);
    // A service that returns an object which exists, in place of a new one.
    let body = json!({"data": {"id": other, "name": name, "created_by": "x"}}).to_string();
    let wrong = Failure::status(201, body);
    scene
        .mock
        .fail_next(operations::TEAMS_CREATE_TEAM, 1, wrong);
    let report = scene.write().await;
    assert!(report.remaining.is_empty(), "{report}");
    assert_eq!(scene.mock.count(operations::SQUADS_CREATE_SQUAD), 0);
    assert_eq!(scene.mock.count(operations::TEAMS_REMOVE_TEAM), 0);
    scene.assert_unchanged().await;
}

#[tokio::test]
async fn object_that_is_still_listed_after_its_deletion_is_reported() {
    let scene = Scene::new().await;
    let success = Failure::status(204, "");
    scene
        .mock
        .fail_next(operations::RUNBOOKS_REMOVE_RUNBOOK, 1000, success);
    let report = scene.write().await;
    let [_, runbook] = report.remaining.as_slice() else {
        panic!("{report}")
    };
    assert!(runbook.starts_with("/v3/runbooks: "), "{runbook}");
    assert_eq!(scene.mock.count(operations::TEAMS_REMOVE_TEAM), 0);
}
