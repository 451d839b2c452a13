//! Members who are added to a team and removed from it.

use serde_json::{Value, json};

use crate::support::Fixture;

async fn owner_of(fixture: &Fixture, squad: &str) -> Value {
    let squad = fixture.get(&format!("/v4/squads/{squad}")).await;
    squad["members"][0]["user_id"].clone()
}

#[tokio::test]
async fn removed_member_hands_over_what_the_team_owns_only_if_requested() {
    for (query, assigned) in [
        ("", false),
        ("?assignDependenciesToDefaultUser=false", false),
        ("?assignDependenciesToDefaultUser=true", true),
    ] {
        let fixture = Fixture::new().await;
        let [grace, jonas, _, tom] = [0, 1, 2, 3].map(|index| fixture.users[index].clone());
        let other = fixture.mock.state().teams()[1].id.clone();
        let own = fixture.client.squad(&fixture.team, &jonas).await;
        let foreign = fixture.client.squad(&other, &jonas).await;
        let path = format!("/v3/teams/{}/members/{jonas}", fixture.team);
        let removed = fixture.client.delete(&format!("{path}{query}")).await;
        assert_eq!((removed.status, removed.text.as_str()), (204, ""));
        let members: Vec<String> = fixture.mock.state().teams()[0]
            .members
            .iter()
            .map(|member| member.user_id.clone())
            .collect();
        assert_eq!(members, [grace.clone(), tom]);
        let expected = if assigned { &grace } else { &jonas };
        assert_eq!(owner_of(&fixture, &own).await, json!(expected), "{query}");
        assert_eq!(owner_of(&fixture, &foreign).await, json!(jonas), "{query}");
        let user = fixture.client.get(&format!("/v3/users/{jonas}")).await;
        assert_eq!(user.status, 200, "the user stays in the organization");
        let again = fixture.client.delete(&format!("{path}{query}")).await;
        assert_eq!(
            (again.status, again.error_message()),
            (404, "member not found".to_owned())
        );
    }
}

#[tokio::test]
async fn members_are_added_together_or_not_at_all() {
    let fixture = Fixture::new().await;
    let team = fixture.mock.state().teams()[0].clone();
    let [grace, mira] = [0, 2].map(|index| fixture.users[index].clone());
    let roles: Vec<&String> = team.roles.iter().map(|role| &role.id).collect();
    let path = format!("/v3/teams/{}/members", team.id);
    let listed = async || fixture.get(&path).await;
    let before = listed().await;
    let new = json!({ "user_id": mira, "role_ids": roles, "role": "member" });
    let wrong_role = json!({ "user_id": mira, "role_ids": [roles[0], "66ff"] });
    for (members, status, message) in [
        (
            json!([new, { "user_id": grace }]),
            409,
            "the user is already a member",
        ),
        (
            json!([wrong_role]),
            422,
            "body: `members.role_ids`: is not the id of a role of this team",
        ),
    ] {
        let response = fixture
            .client
            .post(&format!("{path}/bulk"), &json!({ "members": members }))
            .await;
        assert_eq!(
            (response.status, response.error_message().as_str()),
            (status, message)
        );
        assert_eq!(listed().await, before);
    }
    let response = fixture.client.post(&path, &wrong_role).await;
    assert_eq!(
        response.error_message(),
        "body: `role_ids`: is not the id of a role of this team"
    );
    let added = fixture
        .client
        .post(&format!("{path}/bulk"), &json!({ "members": [new] }))
        .await;
    let shown = json!([{ "user_id": mira, "role_ids": roles }]);
    assert_eq!(
        added.data(),
        json!({ "team_id": team.id, "members": shown })
    );
    let mut expected = before;
    expected.as_array_mut().unwrap().push(new);
    assert_eq!(listed().await, expected);
}
