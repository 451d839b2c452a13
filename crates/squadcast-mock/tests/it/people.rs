//! Users and their tokens.

use crate::support::{Client, noon};
use std::time::{Duration, SystemTime};

use serde_json::json;
use squadcast_mock::{Assignee, AssigneeKind, Clock, MockServer, Seed, UserRole};

async fn demo() -> (MockServer, Client) {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    (mock, client)
}

#[tokio::test]
async fn user_is_added_updated_and_removed() {
    let (mock, client) = demo().await;
    let body = json!({ "email": "ada@example.com", "role": "user", "first_name": "Ada", "last_name": "Roth" });
    let created = client.post("/v3/users", &body).await.data();
    assert_eq!(client.post("/v3/users", &body).await.status, 409);
    let path = format!("/v3/users/{}", created["id"].as_str().unwrap());
    assert_eq!(client.get(&path).await.data(), created);
    let changed = client
        .put(&path, &json!({ "role": "stakeholder" }))
        .await
        .data();
    assert_eq!(changed["role"], "stakeholder");
    assert_eq!(
        client
            .get("/v3/users/roles")
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let id = created["id"].as_str().unwrap();
    let abilities = json!({ "data": [{ "user_id": id, "abilities": ["manage-teams"] }] });
    assert_eq!(
        client.put("/v3/users/abilities", &abilities).await.status,
        200
    );
    let seen = client.get(&path).await.data();
    assert_eq!(seen["abilities"][0]["slug"], "manage-teams");
    assert_eq!(client.delete(&path).await.status, 204);
    assert_eq!(client.get(&path).await.status, 404);

    let owner = format!("/v3/users/{}", mock.state().users()[0].id);
    let demoted = client.put(&owner, &json!({ "role": "user" })).await;
    assert_eq!(
        demoted.error_message(),
        "the organization needs an account owner"
    );
    assert_eq!(client.delete(&owner).await.status, 409);
}

#[tokio::test]
async fn deleted_user_is_replaced_and_its_tokens_are_revoked() {
    let (mock, client) = demo().await;
    let users = mock.state().users();
    let (jonas, mira) = (&users[1].id, &users[2].id);
    let jonas_client = Client::of(&mock, jonas).await;
    let token = mock.refresh_token_for(jonas).unwrap();
    let body = json!({
        "user_id": jonas, "swap_user_id": mira, "suppress_incidents": false, "reassign_incidents": true,
    });
    assert_eq!(client.put("/v3/users/delete-user", &body).await.status, 200);
    assert_eq!(jonas_client.get("/v3/teams").await.status, 401);
    assert_eq!(jonas_client.exchange(&token).await.status, 401);
    let names_jonas = format!("{:?}", (mock.state().teams(), mock.state().services()));
    assert!(!names_jonas.contains(jonas));
    assert!(
        mock.state().teams()[0]
            .members
            .iter()
            .any(|member| member.user_id == *mira)
    );
    let assigned = mock
        .state()
        .incidents()
        .into_iter()
        .filter_map(|incident| incident.assignee);
    assert!(assigned.into_iter().all(|assignee| assignee.id != *jonas));
    let same_user = json!({
        "user_id": mira, "swap_user_id": mira, "suppress_incidents": false, "reassign_incidents": true,
    });
    assert_eq!(
        client.put("/v3/users/delete-user", &same_user).await.status,
        422
    );
}

#[tokio::test]
async fn refresh_token_is_created_used_and_revoked_over_the_api() {
    let (mock, client) = demo().await;
    let jonas = mock.state().users()[1].id.clone();
    let created = client
        .post("/v3/refresh-token", &json!({ "user_id": jonas }))
        .await;
    assert_eq!(created.status, 201);
    let created = created.data();
    let mut user = Client::anonymous(&mock);
    let exchanged = user
        .exchange(created["token"].as_str().unwrap())
        .await
        .data();
    user.token = exchanged["access_token"].as_str().unwrap().to_owned();
    assert_eq!(user.get("/v3/users").await.status, 200);
    assert_eq!(
        client
            .get("/v3/refresh-token")
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let own = format!("/v3/refresh-token/{}", created["id"].as_str().unwrap());
    assert_eq!(client.delete(&own).await.status, 204);
    assert_eq!(user.get("/v3/users").await.status, 401);
    assert_eq!(client.delete(&own).await.status, 404);
    assert_eq!(
        client
            .get("/v3/refresh-token")
            .await
            .data()
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn empty_seed_is_filled_through_the_state() {
    let mock = MockServer::builder()
        .seed(Seed::empty())
        .start()
        .await
        .unwrap();
    assert_eq!(
        (mock.state().teams().len(), mock.state().users().len()),
        (0, 1)
    );
    let state = mock.state();
    let user = state.add_user("Ada", "Roth", "ada@example.com", UserRole::User);
    let mut team = state.add_team("Payments");
    team.description = "Takes money".to_owned();
    state.put_team(team.clone());
    let service = state.add_service(&team.id, "Checkout");
    let incident = state.add_incident(&service.id, "Slow");
    let client = Client::of(&mock, &user.id).await;
    let seen = client
        .get(&format!("/v3/incidents/{}", incident.number))
        .await
        .data();
    assert_eq!(seen["owner"]["id"], team.id);
    let seen = client.get(&format!("/v3/teams/{}", team.id)).await.data();
    assert_eq!(seen["description"], "Takes money");
}

#[tokio::test]
async fn organization_keeps_one_account_owner() {
    let (mock, client) = demo().await;
    let users = mock.state().users();
    let second = mock
        .state()
        .add_user("Ada", "Roth", "ada@example.com", UserRole::AccountOwner);
    let second_client = Client::of(&mock, &second.id).await;
    let first_path = format!("/v3/users/{}", users[0].id);
    let demote = json!({ "role": "user" });
    assert_eq!(client.put(&first_path, &demote).await.status, 200);
    let second_path = format!("/v3/users/{}", second.id);
    for response in [
        second_client.put(&second_path, &demote).await,
        second_client.delete(&second_path).await,
    ] {
        assert_eq!(response.status, 409);
    }
    let keep_role = json!({ "role": "account_owner" });
    assert_eq!(
        second_client.put(&second_path, &keep_role).await.status,
        200
    );
}

#[tokio::test]
async fn deleted_user_is_not_replaced_by_a_member_twice() {
    let (mock, client) = demo().await;
    let users = mock.state().users();
    let (grace, jonas) = (&users[0].id, &users[1].id);
    let squad_incident = {
        let mut incident = mock.state().incidents()[9].clone();
        let responder = incident.assignee.clone().unwrap();
        incident.responders = vec![
            Assignee {
                id: jonas.clone(),
                kind: AssigneeKind::User,
                ..responder.clone()
            },
            Assignee {
                id: jonas.clone(),
                kind: AssigneeKind::Squad,
                ..responder
            },
        ];
        mock.state().put_incident(incident.clone());
        incident.id
    };
    let mut service = mock.state().services()[0].clone();
    service.settings["maintainer"] = json!({ "id": jonas, "type": "user" });
    mock.state().put_service(service.clone());
    let body = json!({
        "user_id": jonas, "swap_user_id": grace, "suppress_incidents": false, "reassign_incidents": true,
    });
    assert_eq!(client.put("/v3/users/delete-user", &body).await.status, 200);
    let members = mock.state().teams()[0].members.clone();
    let members: Vec<&str> = members
        .iter()
        .map(|member| member.user_id.as_str())
        .collect();
    assert_eq!(members, [grace.as_str(), users[3].id.as_str()]);
    let responders = mock.state().incident(&squad_incident).unwrap().responders;
    let ids: Vec<&str> = responders
        .iter()
        .map(|responder| responder.id.as_str())
        .collect();
    assert_eq!(ids, [grace.as_str(), jonas.as_str()], "a squad is no user");
    let service = mock.state().service(&service.id).unwrap();
    assert_eq!(service.settings["maintainer"]["id"], *grace);
    assert!(mock.state().users().iter().all(|user| user.id != *jonas));
}

#[tokio::test]
async fn role_of_a_user_is_listed_with_its_id_order_and_limit() {
    let (mock, client) = demo().await;
    let roles = client.get("/v3/users/roles").await.data();
    let role = |index: usize| {
        (
            &roles[index]["name"],
            &roles[index]["order"],
            &roles[index]["limit"],
        )
    };
    assert_eq!(role(0), (&json!("account_owner"), &json!(1), &json!(1)));
    assert_eq!(role(1), (&json!("user"), &json!(2), &json!(100)));
    assert_eq!(role(2), (&json!("stakeholder"), &json!(3), &json!(100)));
    let users = client.get("/v3/users").await.data();
    assert_eq!(users.as_array().unwrap().len(), mock.state().users().len());
    assert_eq!(users[3]["role_id"], roles[2]["id"]);
    assert_ne!(users[0]["role_id"], roles[2]["id"]);
    assert_eq!(users[0]["username_for_display"], "Grace Okafor");
    let body = json!({ "email": "nobody", "role": "user", "first_name": "A", "last_name": "B" });
    let invalid = client.post("/v3/users", &body).await;
    assert_eq!(
        invalid.error_message(),
        "body: `email`: the value is not a \"email\""
    );
}

#[tokio::test]
async fn refresh_token_shows_when_it_was_used() {
    let mock = MockServer::builder()
        .clock(Clock::manual(noon()))
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    mock.refresh_token_for(&mock.state().users()[1].id).unwrap();
    let tokens = client.get("/v3/refresh-token").await.data();
    let token = |index: usize| (&tokens[index]["user_id"], &tokens[index]["last_refresh"]);
    let users = mock.state().users();
    assert_eq!(
        token(0),
        (&json!(users[0].id), &json!("2026-03-02T12:00:00Z"))
    );
    assert_eq!(
        token(1),
        (&json!(users[1].id), &json!("0001-01-01T00:00:00Z"))
    );
    assert_eq!(tokens[0]["deleted"], false);
    assert_eq!(mock.refresh_token_for("62ff"), None);
}

#[tokio::test]
async fn expired_access_tokens_are_removed() {
    let clock = Clock::manual(SystemTime::UNIX_EPOCH);
    let mock = MockServer::builder()
        .clock(clock.clone())
        .token_lifetime(Duration::from_secs(10))
        .start()
        .await
        .unwrap();
    let client = Client::anonymous(&mock);
    let stored = || format!("{:?}", mock.state()).contains("access: 2,");
    client.exchange(mock.refresh_token()).await.data();
    clock.advance(Duration::from_secs(9));
    client.exchange(mock.refresh_token()).await.data();
    assert!(stored(), "{:?}", mock.state());
    clock.advance(Duration::from_secs(1));
    client.exchange(mock.refresh_token()).await.data();
    assert!(stored(), "{:?}", mock.state());
}
