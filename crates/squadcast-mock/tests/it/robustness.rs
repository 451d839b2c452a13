//! Many clients at once, and ids with special characters.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Value, json};
use squadcast_mock::MockServer;

use crate::support::Client;

#[tokio::test]
async fn concurrent_tasks_create_and_delete_without_disturbing_each_other() {
    let mock = MockServer::start().await.unwrap();
    let client = Arc::new(Client::new(&mock).await);
    let (team, user) = (
        mock.state().teams()[0].id.clone(),
        mock.state().users()[0].id.clone(),
    );
    let before = mock.state().ids("/v4/squads");
    let tasks = (0..64).map(|task| {
        let (client, team, user) = (Arc::clone(&client), team.clone(), user.clone());
        tokio::spawn(async move {
            let mut made = Vec::new();
            for round in 0..4 {
                let squad = json!({ "name": format!("Squad {task}-{round}"), "owner_id": team,
                    "members": [{ "user_id": user, "role": "owner" }] });
                let squad = client.post("/v4/squads", &squad).await.data();
                let path = format!("/v4/squads/{}", squad["id"].as_str().unwrap());
                let read = client.get(&path).await.data();
                assert_eq!(read["name"], squad["name"]);
                if round % 2 == 0 {
                    assert!(client.delete(&path).await.status < 300);
                    assert_eq!(client.get(&path).await.status, 404);
                } else {
                    made.push(squad["id"].as_str().unwrap().to_owned());
                }
            }
            made
        })
    });
    let mut made = HashSet::new();
    for task in tasks.collect::<Vec<_>>() {
        for id in task.await.unwrap() {
            assert!(made.insert(id), "an id was given twice");
        }
    }
    assert_eq!(made.len(), 128);
    let after: HashSet<String> = mock.state().ids("/v4/squads").into_iter().collect();
    let expected: HashSet<String> = made.into_iter().chain(before).collect();
    assert_eq!(after, expected);
}

#[tokio::test]
async fn parts_of_an_id_can_contain_a_slash() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let (team, service) = (
        mock.state().teams()[0].id.clone(),
        mock.state().services()[0].id.clone(),
    );
    let rule = json!({ "name": "Base", "description": "", "owner_id": team, "entity_owner": { "id": team, "type": "team" } });
    let rule = client.post("/v3/global-event-rules", &rule).await.data()["id"].clone();
    let rulesets = format!("/v3/global-event-rules/{rule}/rulesets");
    let create = async |version: &str, name: &str| {
        let body = json!({ "alert_source_version": version, "alert_source_shortname": name });
        client.post(&rulesets, &body).await.data()
    };
    create("v2/a", "b").await;
    create("v2", "a/b").await;
    let own = format!("{rulesets}/v2/a%2Fb");
    let new = json!({ "description": "", "expression": "1", "action": { "route_to": service } });
    let id = client.post(&format!("{own}/rules"), &new).await.data()["id"].clone();
    assert_eq!(client.get(&own).await.data()["ordering"], json!([id]));
    let order = json!({ "ordering": [id] });
    assert_eq!(
        client
            .patch(&format!("{own}/priority"), &order)
            .await
            .data()["ordering"],
        json!([id])
    );
    assert_eq!(
        client
            .get(&format!("{rulesets}/v2%2Fa/b/rules"))
            .await
            .data(),
        json!([])
    );
    assert_eq!(client.delete(&own).await.status, 204);
    create("v2", "a/b").await;
    assert_eq!(
        client.get(&format!("{own}/rules")).await.data(),
        json!([]),
        "rules die with their ruleset"
    );
}

#[tokio::test]
async fn client_does_not_choose_what_only_the_service_knows() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let (team, user) = (
        mock.state().teams()[0].id.clone(),
        mock.state().users()[0].id.clone(),
    );
    let before = client.get("/v4/schedules/1").await.data();
    let mut schedule = json!({ "name": "Own", "description": "", "teamID": team, "ownerID": user, "ownerType": "user",
        "timeZone": "UTC", "tags": [] });
    for (name, value) in [
        ("id", json!(1)),
        ("paused", json!(true)),
        ("createdAt", json!("1999-01-01T00:00:00Z")),
    ] {
        schedule[name] = value;
    }
    let made = client.post("/v4/schedules", &schedule).await.data();
    assert_eq!(
        (&made["paused"], made["id"] == 1),
        (&Value::Bool(false), false),
        "{made}"
    );
    assert!(!made["createdAt"].as_str().unwrap().starts_with("1999"));
    assert_eq!(client.get("/v4/schedules/1").await.data(), before);
}
