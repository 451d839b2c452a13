//! Error messages and formats, and the sample responses of operations without state.

use crate::support::{Client, read};
use serde_json::{Value, json};
use squadcast_mock::MockServer;

async fn demo() -> (MockServer, Client, String) {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].id.clone();
    (mock, client, team)
}

#[tokio::test]
async fn v3_error_names_the_invalid_part_in_its_message() {
    let (_mock, client, team) = demo().await;
    let cases = [
        (
            client.get("/v3/services").await,
            400,
            "query: `owner_id`: is required",
        ),
        (
            client
                .get(&format!("/v3/services?owner_id={team}&nme=x"))
                .await,
            400,
            "query: `nme`: is not a parameter of this operation",
        ),
        (
            client
                .get(&format!("/v3/services?owner_id={team}&owner_id={team}"))
                .await,
            400,
            "query: `owner_id`: is set more than once",
        ),
        (
            client
                .post("/v3/teams", &json!({ "description": "nameless" }))
                .await,
            422,
            "body: `name`: is required",
        ),
        (
            client.send("POST", "/v3/teams", None).await,
            400,
            "body: is required",
        ),
    ];
    for (response, status, message) in cases {
        assert_eq!(
            (response.status, response.error_message().as_str()),
            (status, message)
        );
    }
    let broken = client.request("POST", "/v3/teams", None);
    let broken = broken
        .header("content-type", "application/json")
        .body("{\"name\":");
    let broken = read(broken.send().await.unwrap()).await;
    assert_eq!(
        broken.error_message(),
        "body: is not JSON (line 1, column 8)"
    );
    let form = client.request("POST", "/v3/teams", None).body("name=x");
    let form = read(form.send().await.unwrap()).await;
    assert_eq!(
        form.error_message(),
        "header `content-type`: is not application/json"
    );
}

#[tokio::test]
async fn v4_error_lists_fields_and_messages() {
    let (_mock, client, _) = demo().await;
    let response = client
        .post("/v4/squads", &json!({ "members": "canary" }))
        .await;
    assert_eq!(response.status, 422);
    let error = response.json()["error"].clone();
    assert_eq!(error["code"], "unprocessable_entity");
    let fields: Vec<&str> = error["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|detail| detail["field"].as_str().unwrap())
        .collect();
    assert!(
        fields.contains(&"name") && fields.contains(&"members"),
        "{fields:?}"
    );
    assert!(
        !response.text.contains("canary"),
        "the message contains the value"
    );
}

#[tokio::test]
async fn v4_error_code_is_the_reason_of_its_status() {
    let (mock, client, _) = demo().await;
    let stakeholder = Client::of(&mock, &mock.state().users()[3].id).await;
    let unknown_team = "/v4/squads?owner_id=610000000000000000000099";
    for (response, status, code) in [
        (client.get("/v4/squads").await, 400, "bad_request"),
        (
            stakeholder.post("/v4/squads", &json!({})).await,
            403,
            "forbidden",
        ),
        (client.get(unknown_team).await, 404, "not_found"),
        (
            client.post("/v4/squads", &json!({})).await,
            422,
            "unprocessable_entity",
        ),
    ] {
        assert_eq!(response.status, status);
        assert_eq!(response.json()["error"]["code"], code);
    }
}

#[tokio::test]
async fn example_is_the_same_in_every_run_and_unknown_ids_are_not_found() {
    let (_mock, client, team) = demo().await;
    let path = format!("/v3/escalation-policies?owner_id={team}");
    let first = client.get(&path).await;
    assert_eq!(first.status, 200);
    assert_eq!(client.get(&path).await.text, first.text);
    let (_other, other, _) = demo().await;
    let names = |list: &Value| -> Vec<String> {
        let items = list.as_array().unwrap().iter();
        items.map(|item| item["name"].to_string()).collect()
    };
    assert_eq!(names(&other.get(&path).await.data()), names(&first.data()));
    let policy = "/v3/escalation-policies/65000000000000000000000";
    let one = client.get(&format!("{policy}1")).await.data();
    assert_eq!(one["id"], "650000000000000000000001");
    assert_eq!(client.get(&format!("{policy}7")).await.status, 404);
    let unknown_team = "/v3/escalation-policies?owner_id=610000000000000000000099";
    assert_eq!(client.get(unknown_team).await.status, 404);
    let ticket = "/v3/incidents/64ffffffffffffffffffffff/actions/servicenow/new";
    assert_eq!(client.send("POST", ticket, None).await.status, 404);
}
