//! Issues are opened and updated with the names that their page uses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::Fake;
use serde_json::{Value, json};
use squadcast::jiff::Timestamp;
use squadcast::status_pages::{IssueUpdate, NewIssue};
use squadcast::{ComponentId, IssueId, IssueStateId, StatusPageId, StatusPageStatusId};

const AT: &str = "2026-03-01T02:00:00Z";

fn page() -> StatusPageId {
    7.into()
}

fn cards() -> ComponentId {
    12.into()
}

fn value(operation: &str) -> Value {
    let slow = json!({ "id": 2, "name": "Degraded performance", "color": "", "slug": "degraded" });
    match operation {
        "StatusPages_listStatusPageStatuses" => json!([
            { "id": 1, "name": "Operational", "status": "operational" },
            { "id": 2, "name": "Degraded performance", "status": "degraded" },
            { "id": 8, "name": "operational", "status": "x" },
        ]),
        "Issues_listStatusPageIssueStates" => json!([
            { "ID": 2, "Name": "Investigating", "deletedAt": "2025-03-01T02:00:00Z" },
            { "ID": 3, "Name": "Investigating", "deletedAt": null },
            { "ID": 4, "Name": "Resolved", "deletedAt": "0001-01-01T00:00:00Z" },
        ]),
        "Issues_getIssueById" => json!({
            "id": 5, "title": "Slow", "pageID": 7, "pageStatus": slow,
            "components": [{ "id": 12, "status": slow }, { "id": 13, "status": slow }],
            "issues": [{
                "state": { "id": 3, "name": "Investigating", "color": "", "slug": "" },
                "stateMessages": [{ "id": 1, "text": "We look", "timestamp": AT }],
            }],
        }),
        _ => json!({ "id": 5, "title": "Slow", "componentIDs": [12] }),
    }
}

fn operations(fake: &Fake) -> Vec<String> {
    let calls = fake.calls();
    let lines = calls.iter().map(|call| {
        let last = call.url.path().rsplit('/').next().unwrap().to_owned();
        format!("{} {last}", call.method)
    });
    lines.collect()
}

#[tokio::test]
async fn names_are_looked_up_and_ids_are_not() {
    let fake = Fake::new(value);
    let issues = fake.client.status_pages().issues(page());

    let named = NewIssue::new("Slow", "investigating", "We look")
        .component(cards(), "operational")
        .component(cards(), "degraded")
        .component(ComponentId::from(13), "Operational")
        .page_status("operational");
    issues.open(named).await.unwrap();
    assert_eq!(
        operations(&fake),
        ["GET status", "GET states", "POST issues"]
    );
    let sent = fake.calls().pop().unwrap().json();
    // The last status of a component counts, a removed state does not, and the exact name goes first.
    assert_eq!(
        sent["components"],
        json!([{ "id": 12, "statusID": 2 }, { "id": 13, "statusID": 1 }])
    );
    assert_eq!(
        (&sent["statusID"], &sent["issues"][0]["stateID"]),
        (&json!(8), &json!(3))
    );

    let fake = Fake::new(value);
    let issues = fake.client.status_pages().issues(page());
    let by_id = NewIssue::new("Slow", IssueStateId::from(3), "We look")
        .component(cards(), StatusPageStatusId::from(2));
    issues.open(by_id).await.unwrap();
    let by_state = NewIssue::new("Slow", "Investigating", "We look")
        .component(cards(), StatusPageStatusId::from(2));
    issues.open(by_state).await.unwrap();
    assert_eq!(
        operations(&fake),
        ["POST issues", "GET states", "POST issues"]
    );
}

#[tokio::test]
async fn unknown_name_is_an_error_with_those_of_the_page() {
    let fake = Fake::new(value);
    let issues = fake.client.status_pages().issues(page());
    let misspelled =
        NewIssue::new("Slow", "Investigating", "We look").component(cards(), "Degradd");
    let error = issues.open(misspelled).await.unwrap_err();
    assert!(error.is_configuration());
    assert_eq!(
        error.message(),
        "the page has no status `Degradd`; it has Operational, Degraded performance, operational; no change was sent"
    );
    let monitoring = IssueUpdate::new("Monitoring", "A fix is deployed");
    let error = issues.post(IssueId::from(5), monitoring).await.unwrap_err();
    assert!(error.is_configuration());
    assert_eq!(
        error.message(),
        "the page has no issue state `Monitoring`; it has Investigating, Resolved; no change was sent"
    );
    assert!(fake.calls().iter().all(|call| call.method == "GET"));

    let fake = Fake::new(|_| json!([]));
    let issues = fake.client.status_pages().issues(page());
    let new = NewIssue::new("Slow", "x".repeat(100), "We look")
        .component(cards(), StatusPageStatusId::from(2));
    let error = issues.open(new).await.unwrap_err();
    assert!(
        error.message().contains("it has no issue states"),
        "{error}"
    );
    assert!(error.message().len() < 120, "{error}");
}

#[tokio::test]
async fn update_keeps_what_it_does_not_name() {
    let fake = Fake::new(value);
    let issues = fake.client.status_pages().issues(page());
    let more = IssueUpdate::new("Investigating", "Still looking")
        .component(cards(), "Operational")
        .component(ComponentId::from(14), StatusPageStatusId::from(2))
        .at("2026-03-01T03:00:00Z".parse().unwrap());
    issues.post(IssueId::from(5), more).await.unwrap();
    fake.sent(
        "Issues_updateIssue",
        "PUT /v4/statuspages/7/issues/5",
        json!({
            "title": "Slow", "statusID": 2,
            "components": [
                { "id": 12, "statusID": 1 }, { "id": 13, "statusID": 2 }, { "id": 14, "statusID": 2 },
            ],
            "issues": [{ "stateID": 3, "stateMessages": [
                { "text": "We look", "timestamp": AT },
                { "text": "Still looking", "timestamp": "2026-03-01T03:00:00Z" },
            ] }],
        }),
    );
    assert_eq!(
        operations(&fake),
        ["GET 5", "GET status", "GET states", "PUT 5"]
    );
}

#[tokio::test]
async fn status_that_the_service_did_not_return_is_not_sent() {
    let fake = Fake::new(|operation| match operation {
        "Issues_getIssueById" => json!({
            "id": 5, "title": "Slow", "pageStatus": { "id": 0 },
            "components": [{ "id": 12, "status": { "id": 0 } }, { "id": 13, "status": null }],
            "issues": [{ "state": { "id": 0 }, "stateMessages": [] }],
        }),
        other => value(other),
    });
    let issues = fake.client.status_pages().issues(page());
    let update = IssueUpdate::new(IssueStateId::from(3), "We look").at(AT.parse().unwrap());
    issues.post(IssueId::from(5), update).await.unwrap();
    fake.sent(
        "Issues_updateIssue",
        "PUT /v4/statuspages/7/issues/5",
        json!({
            "title": "Slow", "components": [{ "id": 12 }, { "id": 13 }],
            "issues": [
                { "stateMessages": [] },
                { "stateID": 3, "stateMessages": [{ "text": "We look", "timestamp": AT }] },
            ],
        }),
    );
}

#[tokio::test]
async fn resolve_posts_the_message_in_the_resolved_state() {
    let fake = Fake::new(value);
    let issues = fake.client.status_pages().issues(page());
    // The API's times have seconds.
    let before = Timestamp::from_second(Timestamp::now().as_second()).unwrap();
    issues
        .resolve(IssueId::from(5), "Fast again")
        .await
        .unwrap();
    assert_eq!(operations(&fake), ["GET 5", "GET states", "PUT 5"]);
    let mut sent = fake.calls().pop().unwrap().json();
    let last = sent["issues"][1].take();
    assert_eq!(
        (&last["stateID"], &last["stateMessages"][0]["text"]),
        (&json!(4), &json!("Fast again"))
    );
    let at: Timestamp = last["stateMessages"][0]["timestamp"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(before <= at && at <= Timestamp::now(), "{at}");
    let kept = json!([{ "id": 12, "statusID": 2 }, { "id": 13, "statusID": 2 }]);
    assert_eq!(sent["components"], kept);
    assert_eq!(sent["issues"].as_array().unwrap().len(), 2);

    let error = issues.resolve(IssueId::from(5), " ").await.unwrap_err();
    assert!(error.message().contains("empty"), "{error}");
    assert_eq!(fake.calls().len(), 3);
}
