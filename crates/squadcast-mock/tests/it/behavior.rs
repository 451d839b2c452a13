//! Behavior beyond storage: schedules, error budgets, status pages, workflows, exports and the audit log.

use serde_json::{Value, json};
use squadcast_mock::{MockServer, Seed};

use crate::support::{Client, Fixture};

fn rotation(user: &str) -> Value {
    json!({
        "name": "Days", "startDate": "2026-01-05T00:00:00Z", "period": "daily",
        "changeParticipantsFrequency": 1, "changeParticipantsUnit": "day",
        "shiftTimeSlots": [{ "startHour": 9, "startMin": 0, "duration": 480 }],
        "participantGroups": [{ "participants": [{ "id": user, "type": "user" }] }],
    })
}

#[tokio::test]
async fn created_schedule_shows_the_request_and_says_who_is_on_call() {
    let fixture = Fixture::new().await;
    let (team, ada, bob) = (&fixture.team, &fixture.users[0], &fixture.users[1]);
    let sent = json!({ "name": "Checkout on call", "description": "d", "teamID": team, "ownerID": ada,
        "ownerType": "user", "timeZone": "Asia/Kolkata", "tags": [] });
    let schedule = fixture.post("/v4/schedules", sent.clone()).await;
    for (name, value) in sent.as_object().unwrap() {
        assert_eq!(schedule[name], *value, "{name}");
    }
    assert_eq!(schedule["paused"], false);
    let path = format!("/v4/schedules/{}", schedule["id"]);
    let made = fixture
        .post(&format!("{path}/rotations"), rotation(ada))
        .await;
    assert_eq!(
        made["rotationParticipants"][0]["participants"][0]["id"],
        *ada
    );
    let on_call = async |time: &str| {
        let query = format!("scheduleID={}&time={time}", schedule["id"]);
        let elements = fixture
            .get(&format!("/v4/schedules/who-is-oncall?{query}"))
            .await;
        let users = elements[0]["oncall"].as_array().unwrap().iter();
        users
            .map(|user| user["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join(",")
    };
    assert_eq!(on_call("2026-03-02T03:29:00Z").await, "");
    assert_eq!(on_call("2026-03-02T03:30:00Z").await, *ada);
    let group = |user: &str| json!({ "group": [{ "id": user, "type": "user" }] });
    let dentist = json!({ "startTime": "2026-03-02T04:00:00Z", "endTime": "2026-03-02T05:00:00Z", "reason": "Dentist",
        "overriddenParticipant": group(ada), "overrideWith": group(bob) });
    let made = fixture.post(&format!("{path}/overrides"), dentist).await;
    assert_eq!(made["teamID"], *team, "the team is that of the schedule");
    assert_eq!(on_call("2026-03-02T04:00:00Z").await, *bob);
    assert_eq!(on_call("2026-03-02T05:00:00Z").await, *ada);
    let copy = fixture.post(&format!("{path}/clone"), json!({})).await;
    assert_eq!(copy["name"], "Checkout on call");
    assert_ne!(copy["id"], schedule["id"]);
}

#[tokio::test]
async fn values_that_the_text_of_the_document_rules_out_are_rejected() {
    let fixture = Fixture::new().await;
    let path = "/v4/schedules/1/rotations";
    let with = |field: &str, value: Value| {
        let mut body = rotation(&fixture.users[0]);
        body["shiftTimeSlots"][0][field] = value;
        body
    };
    for (field, value) in [
        ("startHour", json!(30)),
        ("startMin", json!(60)),
        ("dayOfWeek", json!("Funday")),
        ("duration", json!(0)),
    ] {
        let response = fixture.client.post(path, &with(field, value)).await;
        assert_eq!(response.status, 422, "{field}: {response:?}");
        assert!(response.text.contains(field), "{response:?}");
    }
    let zone = json!({ "timeZone": "Mars/Base" });
    let moved = fixture
        .client
        .patch("/v4/schedules/1/change-timezone", &zone)
        .await;
    assert_eq!(moved.status, 422, "{moved:?}");
    assert_eq!(
        fixture.client.get("/v4/schedules/primary").await.status,
        400
    );
    assert_eq!(fixture.client.get("/v4/schedules/4711").await.status, 404);
    let again = with("startHour", json!(9));
    assert_eq!(fixture.client.post(path, &again).await.status, 201);
    assert_eq!(
        fixture.client.post(path, &again).await.status,
        409,
        "the name is taken"
    );
}

#[tokio::test]
async fn violating_incidents_use_up_the_error_budget() {
    let fixture = Fixture::new().await;
    let team = &fixture.team;
    let incident = fixture.mock.state().incidents()[0].id.clone();
    let service = fixture.mock.state().services()[0].id.clone();
    let slo = json!({ "name": "Checkout", "time_interval_type": "rolling", "duration_in_days": 30, "service_ids": [service],
        "slis": ["latency"], "target_slo": 99.9, "owner_id": team, "slo_owner_id": fixture.users[0], "slo_owner_type": "user" });
    let slo = fixture.post("/v3/slo", slo).await["slo"].clone();
    assert_eq!(
        (
            &slo["allocated_error_budget"],
            &slo["remaining_error_budget"]
        ),
        (&json!(43.2), &json!(43.2))
    );
    let path = format!("/v3/slo/{}", slo["id"]);
    let violation = json!({ "incident_id": incident, "slis": ["latency"], "error_budget_spent": 50.0,
        "owner_type": "team", "owner_id": team, "org_id": "6" });
    let made = fixture
        .post(&format!("{path}/incident?owner_id={team}"), violation)
        .await;
    let read = async || fixture.get(&format!("{path}?owner_id={team}")).await["slo"].clone();
    let spent = read().await;
    assert_eq!(
        (&spent["remaining_error_budget"], &spent["is_healthy"]),
        (&json!(-6.8), &json!(false))
    );
    assert_eq!(spent["incident_count"], 1);
    // Another SLO has violations of its own.
    let quarter = json!({ "name": "Quarter", "time_interval_type": "fixed", "service_ids": [service],
        "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-01-11T00:00:00Z", "slis": ["latency"],
        "target_slo": 99.0, "owner_id": team, "slo_owner_id": fixture.users[0], "slo_owner_type": "user" });
    let quarter = fixture.post("/v3/slo", quarter).await["slo"].clone();
    assert_eq!(quarter["allocated_error_budget"], 144.0);
    let violation = json!({ "incident_id": incident, "slis": ["latency"], "error_budget_spent": 14.4,
        "owner_type": "team", "owner_id": team, "org_id": "6" });
    let other = format!("/v3/slo/{}", quarter["id"]);
    let second = fixture
        .post(&format!("{other}/incident?owner_id={team}"), violation)
        .await;
    let quarter = fixture.get(&format!("{other}?owner_id={team}")).await["slo"].clone();
    assert_eq!(quarter["remaining_error_budget"], 129.6);
    assert_eq!(quarter["current_slo"], 99.9);

    let id = &made["slo_violating_incident"]["id"];
    let second = &second["slo_violating_incident"]["id"];
    assert_eq!((id, second), (&json!(1), &json!(2)));
    let foreign = format!("{path}/incident/{second}/false-positive/true?owner_id={team}");
    assert_eq!(fixture.client.patch(&foreign, &json!({})).await.status, 404);
    let wrong = format!("{path}/incident/{id}/false-positive/true?owner_id={team}");
    fixture.client.patch(&wrong, &json!({})).await.data();
    let healthy = read().await;
    assert_eq!(
        (
            &healthy["remaining_error_budget"],
            &healthy["false_positive_count"]
        ),
        (&json!(43.2), &json!(1))
    );
}

#[tokio::test]
async fn status_page_shows_its_open_issues() {
    let fixture = Fixture::new().await;
    let page = "/v4/statuspages/1";
    let component = json!({ "name": "Card payments", "description": "" });
    let component = fixture.post(&format!("{page}/components"), component).await["id"].clone();
    let issue = |state: u64| {
        let messages = json!([{ "text": "Looking", "timestamp": "2026-03-02T12:00:00Z" }]);
        json!({ "title": "Slow", "statusID": 2, "components": [{ "id": component, "statusID": 3 }],
            "issues": [{ "stateID": state, "stateMessages": messages }] })
    };
    let made = fixture.post(&format!("{page}/issues"), issue(1)).await;
    assert_eq!(made["componentIDs"], json!([component]));
    let own = format!("{page}/issues/{}", made["id"]);
    let health = async || {
        let one = fixture.get(&format!("{page}/components/{component}")).await;
        let issue = fixture.get(&own).await["currentIssueState"]["name"].clone();
        (one["statusID"].clone(), issue)
    };
    assert_eq!(health().await, (json!(3), json!("Investigating")));
    fixture.client.put(&own, &issue(4)).await.data();
    assert_eq!(health().await, (json!(1), json!("Resolved")));
    let unknown = fixture
        .client
        .post(&format!("{page}/issues"), &issue(9))
        .await;
    assert_eq!(unknown.status, 422);
}

#[tokio::test]
async fn exports_finish_while_they_are_polled() {
    let fixture = Fixture::new().await;
    let filters = json!({ "startDate": "2026-01-01", "endDate": "2026-12-31" });
    let new = json!({ "filters": filters, "name": "Year", "exportType": "csv" });
    let export = fixture.post("/v3/audit-logs/export", new).await;
    let path = format!(
        "/v3/audit-logs/export/history/{}",
        export["id"].as_str().unwrap()
    );
    let first = fixture.get(&path).await;
    assert_eq!(
        (&first["status"], &first["downloadLink"]),
        (&json!("pending"), &json!(""))
    );
    let done = fixture.get(&path).await;
    assert_eq!(
        (&done["status"], &done["name"]),
        (&json!("completed"), &json!("Year"))
    );
    assert!(done["downloadLink"].as_str().unwrap().ends_with(".csv"));
    assert_eq!(
        fixture
            .client
            .get("/v3/exports/6dffffffffffffffffffffff")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn audit_log_has_what_requests_have_changed() {
    let fixture = Fixture::new().await;
    let squad = fixture.client.squad(&fixture.team, &fixture.users[0]).await;
    fixture.client.delete(&format!("/v4/squads/{squad}")).await;
    fixture.get("/v3/teams").await;
    let path = "/v3/audit-logs?startDate=2000-01-01&endDate=2100-01-01&pageSize=2&pageNumber=1";
    let page = fixture.client.get(path).await.json();
    let entries = page["data"].as_array().unwrap();
    let shown: Vec<_> = entries
        .iter()
        .map(|it| (&it["resource"], &it["action"]))
        .collect();
    let squad = json!("squad");
    assert_eq!(
        shown,
        [(&squad, &json!("deleted")), (&squad, &json!("created"))]
    );
    assert_eq!(entries[1]["actor"]["userID"], fixture.users[0]);
    assert_eq!(entries[1]["team"]["id"], fixture.team);
    let one = fixture
        .get(&format!("/v3/audit-logs/{}", entries[0]["id"]))
        .await;
    assert_eq!(one["timestamp"], entries[0]["timestamp"]);
}

#[tokio::test]
async fn last_owner_of_a_squad_is_replaced() {
    let fixture = Fixture::new().await;
    let squad = fixture.client.squad(&fixture.team, &fixture.users[0]).await;
    let own = format!("/v4/squads/{squad}/members/{}", fixture.users[0]);
    assert_eq!(fixture.client.delete(&own).await.status, 400);
    let replaced = format!("{own}?replaceWith={}", fixture.users[1]);
    let left = fixture.client.delete(&replaced).await.json();
    assert_eq!(
        left["members"],
        json!([{ "user_id": fixture.users[1], "role": "owner" }])
    );
}

#[tokio::test]
async fn removed_user_hands_over_to_the_account_owner() {
    let fixture = Fixture::new().await;
    let (owner, gone) = (&fixture.users[0], &fixture.users[1]);
    let squad = fixture.client.squad(&fixture.team, gone).await;
    fixture
        .client
        .delete(&format!(
            "/v3/users/{gone}?assignDependenciesToDefaultUsers=true"
        ))
        .await;
    let squad = fixture.get(&format!("/v4/squads/{squad}")).await;
    assert_eq!(squad["members"][0]["user_id"], *owner);
    assert_eq!(squad["createdBy"], *owner);
    for incident in fixture.mock.state().incidents() {
        assert_ne!(incident.assignee.unwrap().id, *gone);
    }
}

#[tokio::test]
async fn rules_of_a_ruleset_are_moved() {
    let fixture = Fixture::new().await;
    let service = fixture.mock.state().services()[0].id.clone();
    let new = json!({ "name": "Base", "description": "", "owner_id": fixture.team,
        "entity_owner": { "id": fixture.team, "type": "team" } });
    let rule = fixture.post("/v3/global-event-rules", new).await["id"].clone();
    let rulesets = format!("/v3/global-event-rules/{rule}/rulesets");
    let source = json!({ "alert_source_shortname": "loki", "alert_source_version": "v2" });
    fixture.post(&rulesets, source.clone()).await;
    assert_eq!(fixture.client.post(&rulesets, &source).await.status, 409);
    let path = format!("{rulesets}/v2/loki");
    let mut ids = Vec::new();
    for number in 0..3 {
        let new = json!({ "description": "", "expression": number.to_string(), "action": { "route_to": service } });
        ids.push(fixture.post(&format!("{path}/rules"), new).await["id"].clone());
    }
    let ordering = async || fixture.get(&path).await["ordering"].clone();
    assert_eq!(ordering().await, json!(ids));
    let last = format!("{path}/rules/{}/priority", ids[2]);
    let moved = fixture
        .client
        .patch(&last, &json!({ "shift_index_by": -1 }))
        .await
        .data();
    assert_eq!(moved["ordering"], json!([ids[0], ids[2], ids[1]]));
    assert_eq!(ordering().await, moved["ordering"]);
    let wrong = fixture
        .client
        .patch(
            &format!("{path}/priority"),
            &json!({ "ordering": [ids[0]] }),
        )
        .await;
    assert_eq!(wrong.status, 422);
}

#[tokio::test]
async fn what_a_team_owns_goes_with_it() {
    let mock = MockServer::builder()
        .seed(Seed::empty())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().add_team("Payments").id;
    let user = mock.state().users()[0].id.clone();
    let squad = client.squad(&team, &user).await;
    let page = mock.state().ids("/v4/squads");
    assert_eq!(page, [squad]);
    client.delete(&format!("/v3/teams/{team}")).await;
    assert_eq!(mock.state().ids("/v4/squads"), [""; 0]);
}
