//! The request of each method of the runbooks, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{Fake, operations_of};
use serde_json::{Value, json};
use squadcast::runbooks::{NewRunbook, RunbookUpdate};
use squadcast::{RunbookId, SquadId, TeamId};

fn value(operation: &str) -> Value {
    let runbook = json!({
        "id": "r1", "name": "Failover",
        "steps": [{ "content": "Stop writes", "minutes": 5 }],
        "entity_owner": { "id": "q1", "type": "squad" },
        "created": { "user_name": "Ada", "at": "2026-03-01T02:00:00Z" },
        "used_count": 3,
    });
    match operation {
        "Runbooks_getAllRunbooksByTeam" => json!([runbook]),
        _ => runbook,
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let runbooks = fake.client.runbooks();
    let team: TeamId = "t1".parse().unwrap();
    let id: RunbookId = "r1".parse().unwrap();

    let all = runbooks.list(&team).await.unwrap();
    fake.sent(
        "Runbooks_getAllRunbooksByTeam",
        "GET /v3/runbooks?owner_id=t1",
        Value::Null,
    );
    assert_eq!(
        (all[0].used_count, all[0].created.user_name.as_str()),
        (3, "Ada")
    );
    assert_eq!(
        runbooks.get_by_name(&team, "Failover").await.unwrap().id,
        "r1"
    );
    let error = runbooks.get_by_name(&team, "failover").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");

    let failover = runbooks.get(&all[0]).await.unwrap();
    fake.sent(
        "Runbooks_getRunbookById",
        "GET /v3/runbooks/r1",
        Value::Null,
    );

    let squad: SquadId = "q2".parse().unwrap();
    let new = NewRunbook::new("Failover", ["Stop writes", "Promote"]).owner(&squad);
    runbooks.create(&team, new).await.unwrap();
    fake.sent(
        "Runbooks_createRunbook",
        "POST /v3/runbooks",
        json!({
            "name": "Failover", "owner_id": "t1",
            "steps": [{ "content": "Stop writes" }, { "content": "Promote" }],
            "entity_owner": { "id": "q2", "type": "squad" },
        }),
    );

    // What is not named is sent as it was read, undocumented fields included.
    let added = json!({
        "name": "Failover", "entity_owner": { "id": "q1", "type": "squad" },
        "steps": [{ "content": "Stop writes", "minutes": 5 }, { "content": "Start writes" }],
    });
    let before = fake.calls().len();
    let update = RunbookUpdate::new().step("Start writes");
    runbooks.update(&id, update.clone()).await.unwrap();
    fake.sent(
        "Runbooks_updateRunbook",
        "PUT /v3/runbooks/r1",
        added.clone(),
    );
    assert_eq!(fake.calls().len() - before, 2);
    runbooks.replace(&failover, update).await.unwrap();
    fake.sent("Runbooks_updateRunbook", "PUT /v3/runbooks/r1", added);
    assert_eq!(fake.calls().len() - before, 3);
    let whole = RunbookUpdate::new()
        .name("Switch")
        .steps(["Promote"])
        .owner(&squad);
    runbooks.update(&id, whole).await.unwrap();
    fake.sent(
        "Runbooks_updateRunbook",
        "PUT /v3/runbooks/r1",
        json!({
            "name": "Switch", "steps": [{ "content": "Promote" }],
            "entity_owner": { "id": "q2", "type": "squad" },
        }),
    );

    runbooks.delete(&id).await.unwrap();
    fake.sent(
        "Runbooks_removeRunbook",
        "DELETE /v3/runbooks/r1",
        Value::Null,
    );

    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("runbooks"));
}
