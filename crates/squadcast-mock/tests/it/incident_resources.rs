//! Resources of an incident: notes, responders, merges, postmortems, request status.

use crate::support::{Client, noon};
use std::time::Duration;

use serde_json::json;
use squadcast_mock::{Clock, MockServer};

async fn demo() -> (MockServer, Client, String) {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let id = mock.state().incidents()[9].id.clone();
    (mock, client, id)
}

#[tokio::test]
async fn note_is_created_updated_and_deleted() {
    let (mock, client, id) = demo().await;
    let path = format!("/v3/incidents/{id}/warroom");
    let body = json!({ "message": "Pool is full", "attachments": ["https://example.com/a.png"] });
    let note = client.post(&path, &body).await.data();
    assert_eq!(note["user"]["first_name"], "Grace");
    let note_path = format!("{path}/{}", note["id"].as_str().unwrap());

    let body = json!({ "message": "Pool was full", "attachments": [] });
    let changed = client.put(&note_path, &body).await.data();
    assert_eq!(changed["replaced_message"], "Pool is full");
    let listed = client.get(&path).await.data();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["message"], "Pool was full");
    assert_eq!(mock.state().incident(&id).unwrap().notes.len(), 1);

    let response = client.delete(&note_path).await;
    assert_eq!((response.status, response.text.as_str()), (204, ""));
    assert_eq!(client.delete(&note_path).await.status, 404);
    let empty = json!({ "message": "", "attachments": [] });
    assert_eq!(client.post(&path, &empty).await.status, 422);
}

#[tokio::test]
async fn responder_is_added_once_and_removed() {
    let (mock, client, id) = demo().await;
    let mira = mock.state().users()[2].id.clone();
    let path = format!("/v3/incidents/{id}/additional-responders");
    let body = json!({ "additional_responders": [{ "id": mira, "type": "user" }] });
    client.put(&path, &body).await.data();
    let data = client.put(&path, &body).await.data();
    assert_eq!(data["additional_responders"].as_array().unwrap().len(), 1);
    assert_eq!(data["additional_responders"][0]["name"], "Mira Castillo");
    let unknown_user = json!({ "additional_responders": [
        { "id": mira, "type": "user" },
        { "id": "62ffffffffffffffffffffff", "type": "user" },
    ] });
    let response = client.put(&path, &unknown_user).await;
    assert_eq!(response.status, 422);
    assert_eq!(
        response.error_message(),
        "body: `additional_responders[1].id`: is not the id of a user"
    );
    assert_eq!(client.delete(&format!("{path}/{mira}")).await.status, 204);
    assert_eq!(client.delete(&format!("{path}/{mira}")).await.status, 404);
}

#[tokio::test]
async fn children_are_merged_into_a_parent_and_unmerged() {
    let (mock, client, child) = demo().await;
    let incidents = mock.state().incidents();
    let (parent, team) = (incidents[10].id.clone(), incidents[10].team_id.clone());
    let body = json!({ "owner_id": team, "parent_incident_id": parent, "children": [child] });
    let merged = client.post("/v3/incidents/merge", &body).await.data();
    assert_eq!(merged["parent_incident_id"], parent);
    let seen = client.get(&format!("/v3/incidents/{child}")).await.data();
    assert_eq!(seen["parent"]["id"], parent);
    let seen = client.get(&format!("/v3/incidents/{parent}")).await.data();
    assert_eq!(seen["children"], json!([{ "id": child }]));
    assert_eq!(client.post("/v3/incidents/merge", &body).await.status, 409);

    let path = format!("/v3/incidents/{child}/unmerge");
    let body = json!({ "send_notification": false, "assign_me": true });
    assert_eq!(client.put(&path, &body).await.status, 200);
    assert_eq!(client.put(&path, &body).await.status, 409);

    let me = mock.state().users()[0].id.clone();
    let new = json!({
        "message": "Payments are down",
        "assignee": { "id": me, "type": "user" },
        "service_id": incidents[10].service_id,
        "priority": "P1",
    });
    let body = json!({ "owner_id": team, "children": [child, parent], "new_incident": new });
    let merged = client.post("/v3/incidents/merge", &body).await.data();
    let id = merged["parent_incident_id"].as_str().unwrap();
    let created = mock.state().incident(id).unwrap();
    assert_eq!(
        (created.message.as_str(), created.number),
        ("Payments are down", 13)
    );
}

#[tokio::test]
async fn incident_has_one_postmortem_that_is_listed_by_team() {
    let (mock, client, id) = demo().await;
    let team = mock.state().teams()[0].id.clone();
    let path = format!("/v3/incidents/{id}/postmortem");
    assert_eq!(client.get(&path).await.status, 404);
    let body = json!({
        "owner_id": team,
        "title": "The full pool",
        "postmortem": "It was too small.",
        "status": "in_progress",
        "follow_ups": [{ "task": "Alert on the pool", "is_done": false }],
        "attachments": [],
    });
    let made = client.post(&path, &body).await;
    assert_eq!(made.status, 201);
    assert_eq!(client.post(&path, &body).await.status, 409);
    client
        .put(&path, &json!({ "status": "published" }))
        .await
        .data();
    let list = format!(
        "/v3/incidents/postmortem?owner_id={team}&limit=5&fromDate=2020-01-01&toDate=2100-01-01T00:00:00Z"
    );
    let page = client.get(&list).await.data()[0].clone();
    assert_eq!(page["total_count"], json!([{ "count": 1 }]));
    assert_eq!(page["result"][0]["status"], "published");
    assert_eq!(page["result"][0]["active_follow_ups_count"], 1);
    assert_eq!(client.delete(&path).await.status, 200);
    assert_eq!(client.get(&path).await.status, 404);
}

#[tokio::test]
async fn request_status_contains_the_created_incident() {
    let (mock, client, id) = demo().await;
    let request = mock.state().add_request(&id);
    let body = json!({ "request_ids": [request, "guessed"] });
    let response = client.post("/v3/requests/status", &body).await.json();
    assert_eq!(response["requests_status"][&request]["incident_id"], id);
    assert_eq!(
        response["requests_status"]["guessed"],
        json!({ "status": "error" })
    );
    assert_eq!(
        response["meta"],
        json!({ "error_count": 1, "success_count": 1 })
    );
}

#[tokio::test]
async fn merge_is_rejected_without_changing_anything() {
    let (mock, client, child) = demo().await;
    let incidents = mock.state().incidents();
    let (parent, team) = (incidents[10].id.clone(), incidents[10].team_id.clone());
    let foreign = incidents.iter().find(|incident| incident.team_id != team);
    let foreign = foreign.unwrap().id.clone();
    let merge = async |children: &[&str], parent: &str| {
        let body = json!({ "owner_id": team, "parent_incident_id": parent, "children": children });
        let response = client.post("/v3/incidents/merge", &body).await;
        (response.status, response.error_message())
    };
    let field = |message: &str| (422, format!("body: `children`: {message}"));
    let missing = (404, "incident not found".to_owned());
    assert_eq!(merge(&[], &parent).await, field("is empty"));
    assert_eq!(
        merge(&[&child, &parent], &parent).await,
        field("contains the parent")
    );
    assert_eq!(merge(&[&child, &foreign], &parent).await, missing);
    assert_eq!(merge(&[&child], &foreign).await, missing);
    assert_eq!(merge(&[&child], "64ffffffffffffffffffffff").await, missing);
    for (field, value, message) in [
        (
            "service_id",
            json!("63ff"),
            "body: `new_incident.service_id`: is not the id of a service",
        ),
        (
            "assignee",
            json!({ "id": "62ff", "type": "user" }),
            "body: `new_incident.assignee.id`: is not the id of a user",
        ),
    ] {
        let mut new = json!({
            "message": "New", "service_id": incidents[10].service_id, "priority": "P1",
            "assignee": { "id": mock.state().users()[0].id, "type": "user" },
        });
        new[field] = value;
        let body = json!({ "owner_id": team, "children": [child], "new_incident": new });
        let response = client.post("/v3/incidents/merge", &body).await;
        assert_eq!(
            (response.status, response.error_message().as_str()),
            (422, message)
        );
    }
    assert_eq!(mock.state().incidents(), incidents);
}

#[tokio::test]
async fn unmerge_assigns_the_caller_only_if_requested() {
    let (mock, client, child) = demo().await;
    let parent = mock.state().incidents()[10].id.clone();
    let me = mock.state().users()[0].id.clone();
    for (assign_me, changes) in [(false, false), (true, true)] {
        let mut incident = mock.state().incident(&child).unwrap();
        incident.parent_id = Some(parent.clone());
        mock.state().put_incident(incident);
        let body = json!({ "send_notification": false, "assign_me": assign_me });
        let path = format!("/v3/incidents/{child}/unmerge");
        assert_eq!(client.put(&path, &body).await.status, 200);
        let incident = mock.state().incident(&child).unwrap();
        assert_eq!(incident.parent_id, None);
        assert_eq!(incident.assignee.unwrap().id == me, changes);
    }
}

#[tokio::test]
async fn note_shows_its_times_and_a_removed_author() {
    let clock = Clock::manual(noon());
    let mock = MockServer::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let jonas = mock.state().users()[1].id.clone();
    let author = Client::of(&mock, &jonas).await;
    let path = format!("/v3/incidents/{}/warroom", mock.state().incidents()[9].id);
    let body = json!({ "message": "Here", "attachments": ["a"] });
    let note = author.post(&path, &body).await.data();
    clock.advance(Duration::from_secs(60));
    let body = json!({ "message": "There", "attachments": ["b"] });
    let own = format!("{path}/{}", note["id"].as_str().unwrap());
    author.put(&own, &body).await.data();
    let listed = client.get(&path).await.data()[0].clone();
    assert_eq!(listed["created_at"], "2026-03-02T12:00:00Z");
    assert_eq!(listed["updated_at"], "2026-03-02T12:01:00Z");
    assert_eq!(listed["attachments"], json!(["b"]));
    assert_eq!(
        (&listed["user"]["first_name"], &listed["user"]["deleted"]),
        (&json!("Jonas"), &json!(false))
    );
    client.delete(&format!("/v3/users/{jonas}")).await;
    let listed = client.get(&path).await.data()[0].clone();
    assert_eq!(
        (&listed["user"]["first_name"], &listed["user"]["deleted"]),
        (&json!(""), &json!(true))
    );
}

#[tokio::test]
async fn responder_is_a_user_or_a_squad() {
    let (mock, client, id) = demo().await;
    let path = format!("/v3/incidents/{id}/additional-responders");
    let add = async |id: &str, kind: &str| {
        let body = json!({ "additional_responders": [{ "id": id, "type": kind }] });
        client.put(&path, &body).await
    };
    let state = mock.state();
    let squad = client
        .squad(&state.teams()[0].id, &state.users()[0].id)
        .await;
    assert_eq!(add(&squad, "squad").await.status, 200);
    assert_eq!(add(&squad, "user").await.status, 422);
    assert_eq!(add("5f", "squad").await.status, 422);
    let policy = &state.services()[0].escalation_policy_id;
    let policy = add(policy, "escalationpolicy").await;
    assert_eq!(
        policy.error_message(),
        "body: `additional_responders[0].type`: is not one of `user`, `squad`"
    );
    let listed = client.get(&path).await.data()["additional_responders"].clone();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(
        (&listed[0]["name"], &listed[0]["type"]),
        (&json!(squad), &json!("squad"))
    );
    assert_eq!(mock.state().incident(&id).unwrap().responders.len(), 1);
}

#[tokio::test]
async fn actions_of_other_programs_are_in_the_activity_log() {
    let (mock, client, id) = demo().await;
    let actions = format!("/v3/incidents/{id}/actions");
    let webhook = mock.state().ids("/v3/extensions/event-webhooks").remove(0);
    let project = json!({ "vcs_type": "github", "username": "example", "reponame": "checkout" });
    let build = client
        .post(&format!("{actions}/circleci/rebuild/41"), &project)
        .await
        .data()["circleci_response"]
        .take();
    assert_eq!(
        (&build["reponame"], &build["retry_of"], &build["build_num"]),
        (&json!("checkout"), &json!(41), &json!(42))
    );
    for action in [
        "jira/new/jira-cloud".to_owned(),
        "servicenow/new".to_owned(),
        format!("webhook/{webhook}"),
    ] {
        let path = format!("{actions}/{action}");
        let response = client.send("POST", &path, None).await;
        assert!(response.status < 300, "{response:?}");
    }
    let missing = format!("{actions}/webhook/none");
    assert_eq!(client.send("POST", &missing, None).await.status, 404);
    let logs = client.get(&format!("/v3/incidents/{id}")).await.data()["logs"].take();
    let logged: Vec<&str> = logs
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .take(4)
        .map(|it| it["action"].as_str().unwrap())
        .collect();
    assert_eq!(
        logged,
        [
            "webhook triggered",
            "incident created in ServiceNow",
            "ticket created in Jira",
            "build rerun in CircleCI"
        ]
    );
    for list in ["status", "states"] {
        assert_eq!(
            client
                .get(&format!("/v4/statuspages/4711/{list}"))
                .await
                .status,
            404
        );
    }
}
