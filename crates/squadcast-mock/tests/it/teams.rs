//! Teams with their members and roles.

use serde_json::json;
use squadcast_mock::MockServer;

use crate::support::Client;

async fn demo() -> (MockServer, Client) {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    (mock, client)
}

#[tokio::test]
async fn team_is_created_updated_and_deleted() {
    let (mock, client) = demo().await;
    let users = mock.state().users();
    let body = json!({ "name": "Search", "member_ids": [users[2].id] });
    let created = client.post("/v3/teams", &body).await;
    assert_eq!(created.status, 201);
    let created = created.data();
    assert_eq!(created["members"][0]["user_id"], users[2].id);
    assert_eq!(client.post("/v3/teams", &body).await.status, 409);
    let path = format!("/v3/teams/{}", created["id"].as_str().unwrap());
    let change = json!({ "description": "Finds things", "members": [] });
    let changed = client.put(&path, &change).await.data();
    assert_eq!(changed["name"], "Search");
    assert_eq!(changed["members"], json!([]));
    assert_eq!(client.get(&path).await.data(), changed);
    assert_eq!(
        client
            .get("/v3/teams")
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        3
    );
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(client.get(&path).await.status, 404);
    let owning = format!("/v3/teams/{}", mock.state().teams()[0].id);
    assert_eq!(client.delete(&owning).await.status, 409);
}

#[tokio::test]
async fn member_is_added_updated_and_removed() {
    let (mock, client) = demo().await;
    let (team, users) = (mock.state().teams()[0].clone(), mock.state().users());
    let path = format!("/v3/teams/{}/members", team.id);
    let mira = &users[2].id;
    let role = &team.roles[0].id;
    let body = json!({ "user_id": mira, "role_ids": [role] });
    let added = client.post(&path, &body).await;
    assert_eq!((added.status, added.data()), (201, body.clone()));
    assert_eq!(client.post(&path, &body).await.status, 409);
    let own = format!("{path}/{mira}");
    let changed = client
        .patch(&own, &json!({ "role_ids": [team.roles[1].id] }))
        .await
        .data();
    assert_eq!(changed["role_ids"], json!([team.roles[1].id]));
    assert_eq!(client.get(&path).await.data().as_array().unwrap().len(), 4);
    let odd = client
        .patch(&own, &json!({ "role_ids": ["66aaaaaaaaaaaaaaaaaaaaaa"] }))
        .await;
    assert_eq!(
        odd.error_message(),
        "body: `role_ids`: is not the id of a role of this team"
    );
    assert_eq!(client.delete(&own).await.status, 204);
    assert_eq!(client.delete(&own).await.status, 404);
    let many = json!({ "members": [{ "user_id": mira }] });
    let added = client.post(&format!("{path}/bulk"), &many).await.data();
    assert_eq!(added["members"][0]["user_id"], *mira);
    let unknown_user = json!({ "members": [{ "user_id": "62ffffffffffffffffffffff" }] });
    let response = client.post(&format!("{path}/bulk"), &unknown_user).await;
    assert_eq!(
        response.error_message(),
        "body: `members[0].user_id`: is not the id of a user"
    );
}

#[tokio::test]
async fn role_is_created_updated_and_deleted_unless_it_is_a_default() {
    let (mock, client) = demo().await;
    let team = mock.state().teams()[0].clone();
    let path = format!("/v3/teams/{}/roles", team.id);
    let body = json!({ "name": "Deputy", "abilities": { "services": { "read-services": true } } });
    let created = client.post(&path, &body).await.data();
    let role = created["roles"][2].clone();
    assert_eq!(role["name"], "Deputy");
    let own = format!("{path}/{}", role["id"].as_str().unwrap());
    let changed = client
        .put(&own, &json!({ "name": "Stand-in" }))
        .await
        .data();
    assert_eq!(changed["roles"][2]["abilities"], body["abilities"]);
    assert_eq!(client.delete(&own).await.status, 204);
    assert_eq!(client.get(&path).await.data().as_array().unwrap().len(), 2);
    assert_eq!(
        client
            .delete(&format!("{path}/{}", team.roles[0].id))
            .await
            .status,
        409
    );
}

#[tokio::test]
async fn team_name_is_unique_and_members_and_roles_are_updated() {
    let (mock, client) = demo().await;
    let teams = mock.state().teams();
    let users = mock.state().users();
    let path = format!("/v3/teams/{}", teams[0].id);
    let members = client.get(&path).await.data()["members"].clone();
    for (name, status) in [
        ("Payments", 200),
        ("Storefront", 409),
        (" ", 422),
        ("Cards", 200),
    ] {
        let body = json!({ "name": name, "description": "", "members": members });
        let response = client.put(&path, &body).await;
        assert_eq!(response.status, status, "{name:?}");
    }
    let listed = client.get("/v3/teams").await.data();
    assert_eq!(
        (&listed[0]["default"], &listed[1]["default"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(listed[0]["slug"], "cards");
    assert_eq!(listed[0]["organization"]["slug"], "example-organization");

    let member = format!("{path}/members/{}", users[1].id);
    let changed = client
        .patch(&member, &json!({ "role": "owner" }))
        .await
        .data();
    let roles = &teams[0].members[1].role_ids;
    assert_eq!(
        changed,
        json!({ "user_id": users[1].id, "role_ids": roles, "role": "owner" })
    );
    let others = mock.state().teams()[0].members.clone();
    assert_eq!(others[2], teams[0].members[2]);

    let role = json!({ "name": "Deputy", "abilities": {} });
    let created = client.post(&format!("{path}/roles"), &role).await.data();
    let role_id = created["roles"][2]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        client.post(&format!("{path}/roles"), &role).await.status,
        409
    );
    client
        .patch(&member, &json!({ "role_ids": [role_id, roles[0]] }))
        .await
        .data();
    client.delete(&format!("{path}/roles/{role_id}")).await;
    let members = mock.state().teams()[0].members.clone();
    assert_eq!(members[1].role_ids, *roles);
    assert_eq!(
        client
            .put(&format!("{path}/roles/66ff"), &role)
            .await
            .status,
        404
    );
}
