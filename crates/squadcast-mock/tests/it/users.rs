//! Users: how they are found, added, changed, removed and replaced.

use serde_json::{Value, json};
use squadcast_mock::UserRole;

use crate::support::Fixture;

#[tokio::test]
async fn user_is_found_by_the_email_address() {
    let fixture = Fixture::new().await;
    let all = fixture.get("/v3/users").await;
    for (index, user) in fixture.mock.state().users().iter().enumerate() {
        let found = fixture
            .get(&format!("/v3/users?email={}", user.email))
            .await;
        assert_eq!(found, all[index], "{}", user.email);
        let by_id = fixture.get(&format!("/v3/users/{}", user.id)).await;
        assert_eq!(by_id, all[index], "{}", user.email);
        assert_eq!(found["id"], user.id);
    }
    for path in ["/v3/users?email=nobody@example.com", "/v3/users/62ff"] {
        let unknown = fixture.client.get(path).await;
        assert_eq!(
            (unknown.status, unknown.error_message()),
            (404, "user not found".to_owned())
        );
    }
}

#[tokio::test]
async fn removed_user_leaves_no_trace_but_its_dependencies_stay_unless_they_are_assigned() {
    for (query, assigned) in [
        ("", false),
        ("?assignDependenciesToDefaultUsers=false", false),
        ("?assignDependenciesToDefaultUsers=true", true),
    ] {
        let fixture = Fixture::new().await;
        let (owner, gone) = (&fixture.users[0], &fixture.users[1]);
        let squad = fixture.client.squad(&fixture.team, gone).await;
        let token = fixture.mock.refresh_token_for(gone).unwrap();
        let path = format!("/v3/users/{gone}");
        let removed = fixture.client.delete(&format!("{path}{query}")).await;
        assert_eq!((removed.status, removed.text.as_str()), (204, ""));
        assert_eq!(fixture.client.get(&path).await.status, 404);
        assert_eq!(fixture.client.exchange(&token).await.status, 401);
        assert_eq!(
            fixture.client.get("/v3/users").await.status,
            200,
            "tokens of others stay"
        );
        let state = fixture.mock.state();
        let users: Vec<String> = state.users().into_iter().map(|user| user.id).collect();
        assert_eq!(
            users,
            [
                owner.clone(),
                fixture.users[2].clone(),
                fixture.users[3].clone()
            ]
        );
        let members: Vec<String> = state.teams()[0]
            .members
            .iter()
            .map(|it| it.user_id.clone())
            .collect();
        assert_eq!(members, [owner.clone(), fixture.users[3].clone()]);
        let squad = fixture.get(&format!("/v4/squads/{squad}")).await;
        let expected = if assigned { owner } else { gone };
        assert_eq!(squad["members"][0]["user_id"], *expected, "{query}");
        let assignee = state.incidents()[0].assignee.clone().unwrap();
        assert_eq!(assignee.id, *expected, "{query}");
    }
}

#[tokio::test]
async fn account_owner_hands_over_to_another_account_owner() {
    let fixture = Fixture::new().await;
    let second =
        fixture
            .mock
            .state()
            .add_user("Ada", "Roth", "ada@example.com", UserRole::AccountOwner);
    let first = &fixture.users[0];
    let squad = fixture.client.squad(&fixture.team, first).await;
    let path = format!("/v3/users/{first}?assignDependenciesToDefaultUsers=true");
    assert_eq!(fixture.client.delete(&path).await.status, 204);
    let client = crate::support::Client::of(&fixture.mock, &second.id).await;
    let squad = client.get(&format!("/v4/squads/{squad}")).await.data();
    assert_eq!(squad["members"][0]["user_id"], second.id);
}

#[tokio::test]
async fn replacement_needs_two_users_and_an_account_owner_remains() {
    let fixture = Fixture::new().await;
    let users = &fixture.users;
    for (old, new, status, message) in [
        (
            "62ff",
            users[1].as_str(),
            422,
            "body: `user_id`: is not the id of a user",
        ),
        (
            &users[1],
            "62ff",
            422,
            "body: `swap_user_id`: is not the id of a user",
        ),
        (
            &users[1],
            &users[1],
            422,
            "body: `swap_user_id`: is the user to delete",
        ),
        (
            &users[0],
            &users[1],
            409,
            "the organization needs an account owner",
        ),
    ] {
        let body = json!({ "user_id": old, "swap_user_id": new, "suppress_incidents": false, "reassign_incidents": true });
        let response = fixture.client.put("/v3/users/delete-user", &body).await;
        assert_eq!(
            (response.status, response.error_message().as_str()),
            (status, message)
        );
    }
    assert_eq!(fixture.mock.state().users().len(), 4);
}

#[tokio::test]
async fn user_is_replaced_in_the_teams_of_which_the_other_is_not_a_member() {
    let fixture = Fixture::new().await;
    let [grace, jonas, mira, tom] = [0, 1, 2, 3].map(|index| fixture.users[index].clone());
    let body = json!({ "user_id": jonas, "swap_user_id": mira, "suppress_incidents": false, "reassign_incidents": true });
    let replaced = fixture.client.put("/v3/users/delete-user", &body).await;
    assert_eq!((replaced.status, replaced.data()), (200, json!({})));
    let members = |index: usize| -> Vec<String> {
        let team = fixture.mock.state().teams().remove(index);
        team.members
            .into_iter()
            .map(|member| member.user_id)
            .collect()
    };
    assert_eq!(members(0), [grace.clone(), mira.clone(), tom]);
    assert_eq!(members(1), [grace, mira], "she was a member before");
}

#[tokio::test]
async fn abilities_of_several_users_are_set_together_or_not_at_all() {
    let fixture = Fixture::new().await;
    let users = &fixture.users;
    let change = |id: &str, abilities: &[&str]| json!({ "user_id": id, "abilities": abilities });
    let abilities = |index: usize| fixture.mock.state().users()[index].abilities.clone();
    let invalid = json!({ "data": [change(&users[1], &["manage-teams"]), change("62ff", &[])] });
    let response = fixture.client.put("/v3/users/abilities", &invalid).await;
    assert_eq!(response.status, 422);
    let message = response.error_message();
    assert!(message.contains("is not the id of a user"), "{message}");
    assert_eq!(abilities(1), [""; 0]);
    let both = json!({ "data": [
        change(&users[1], &["manage-teams", "manage-extensions"]), change(&users[2], &["manage-billing"]),
    ] });
    let response = fixture.client.put("/v3/users/abilities", &both).await;
    assert_eq!(response.data(), json!("Permissions updated"));
    assert_eq!(abilities(1), ["manage-teams", "manage-extensions"]);
    assert_eq!(abilities(2), ["manage-billing"]);
    assert_eq!(abilities(3), [""; 0]);
    let user: Value = fixture.get(&format!("/v3/users/{}", users[1])).await;
    assert_eq!(
        user["abilities"],
        json!([{ "slug": "manage-teams" }, { "slug": "manage-extensions" }])
    );
    let none = json!({ "data": [change(&users[1], &[])] });
    fixture
        .client
        .put("/v3/users/abilities", &none)
        .await
        .data();
    assert_eq!(abilities(1), [""; 0], "they are replaced");
}
