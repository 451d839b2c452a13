//! The request of each method of the teams area, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{Fake, operations_of};
use futures::TryStreamExt;
use serde_json::{Value, json};
use squadcast::teams::{
    Abilities, NewTeam, NewTeamMember, ServiceAbilities, TeamMember, TeamMemberUpdate, TeamRole,
    TeamRoleUpdate, TeamUpdate,
};
use squadcast::{Team, TeamId, TeamRoleId, User, UserId};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn user() -> UserId {
    "u1".parse().unwrap()
}

fn role() -> TeamRoleId {
    "r1".parse().unwrap()
}

fn value(operation: &str) -> Value {
    let members = json!([
        { "user_id": "u1", "role_ids": ["r1", "r2"] },
        { "user_id": "u2", "role": "stakeholder" },
    ]);
    let roles = json!([{ "id": "r1", "name": "on call" }]);
    let team = json!({ "id": "t1", "name": "Payments", "members": members, "roles": roles });
    match operation {
        "Teams_getAllTeams" => json!([team, { "id": "t2" }]),
        "Teams_getAllTeamMembers" => members,
        "Teams_getAllTeamRoles" => roles,
        "Teams_addTeamMember" | "Teams_updateTeamMember" => json!({ "user_id": "u1" }),
        "Teams_addBulkTeamMember" => json!({ "team_id": "t1", "members": members }),
        _ => team,
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    teams(&fake).await;
    members(&fake).await;
    roles(&fake).await;
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("teams"));
}

async fn teams(fake: &Fake) {
    let teams = fake.client.teams();

    let all: Vec<Team> = teams.list().try_collect().await.unwrap();
    fake.sent("Teams_getAllTeams", "GET /v3/teams", Value::Null);
    assert_eq!(all.len(), 2);

    let payments = teams.get(&all[0]).await.unwrap();
    fake.sent("Teams_getTeamById", "GET /v3/teams/t1", Value::Null);

    teams.create(NewTeam::new("Payments")).await.unwrap();
    fake.sent(
        "Teams_createTeam",
        "POST /v3/teams",
        json!({ "name": "Payments" }),
    );
    let new = NewTeam::new("Payments").description("Cards").member(user());
    teams.create(new).await.unwrap();
    fake.sent(
        "Teams_createTeam",
        "POST /v3/teams",
        json!({ "name": "Payments", "description": "Cards", "member_ids": ["u1"] }),
    );

    let named = teams.get_by_name("Payments").await.unwrap();
    fake.sent("Teams_getAllTeams", "GET /v3/teams", Value::Null);
    assert_eq!(named, all[0]);
    let error = teams.get_by_name("payments").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");

    // A rename reads the team, and keeps all members with their roles.
    let before = fake.calls().len();
    let update = TeamUpdate::new().name("Cards");
    teams.update(&payments, update).await.unwrap();
    let members = json!([
        { "user_id": "u1", "role_ids": ["r1", "r2"] },
        { "user_id": "u2", "role": "stakeholder" },
    ]);
    fake.sent(
        "Teams_updateTeam",
        "PUT /v3/teams/t1",
        json!({ "name": "Cards", "members": members }),
    );
    assert_eq!(fake.calls().len(), before + 2);
    // An update that names the members needs nothing else of the team.
    let only = NewTeamMember::new(user()).fixed_role("admin");
    let update = TeamUpdate::new().members([only]).description("");
    teams.update(team(), update).await.unwrap();
    fake.sent(
        "Teams_updateTeam",
        "PUT /v3/teams/t1",
        json!({ "description": "", "members": [{ "user_id": "u1", "role": "admin" }] }),
    );
    assert_eq!(fake.calls().len(), before + 3);
    teams.replace(&payments).await.unwrap();
    fake.sent(
        "Teams_updateTeam",
        "PUT /v3/teams/t1",
        json!({ "name": "Payments", "description": "", "members": members }),
    );

    teams.delete(team()).await.unwrap();
    fake.sent("Teams_removeTeam", "DELETE /v3/teams/t1", Value::Null);
}

async fn members(fake: &Fake) {
    let members = fake.client.teams().members(team());

    let all: Vec<TeamMember> = members.list().await.unwrap();
    fake.sent(
        "Teams_getAllTeamMembers",
        "GET /v3/teams/t1/members",
        Value::Null,
    );
    assert_eq!(all[1].role.as_deref(), Some("stakeholder"));

    let second: TeamRoleId = "r2".parse().unwrap();
    let new = || NewTeamMember::new(user()).role(role()).role(&second);
    members.add(new()).await.unwrap();
    fake.sent(
        "Teams_addTeamMember",
        "POST /v3/teams/t1/members",
        json!({ "user_id": "u1", "role_ids": ["r1", "r2"] }),
    );
    let fixed = NewTeamMember::new("u2".parse::<UserId>().unwrap()).fixed_role("user");
    let added = members.add_all([new(), fixed]).await.unwrap();
    fake.sent(
        "Teams_addBulkTeamMember",
        "POST /v3/teams/t1/members/bulk",
        json!({ "members": [
            { "user_id": "u1", "role_ids": ["r1", "r2"] },
            { "user_id": "u2", "role": "user" },
        ] }),
    );
    assert_eq!(added.team_id, "t1");

    // A member is accepted in place of its user.
    let update = TeamMemberUpdate::new().role(role());
    members.update(&all[0], update).await.unwrap();
    fake.sent(
        "Teams_updateTeamMember",
        "PATCH /v3/teams/t1/members/u1",
        json!({ "role_ids": ["r1"] }),
    );
    let update = TeamMemberUpdate::new().fixed_role("admin");
    members.update(user(), update).await.unwrap();
    fake.sent(
        "Teams_updateTeamMember",
        "PATCH /v3/teams/t1/members/u1",
        json!({ "role": "admin" }),
    );

    members.remove(user()).await.unwrap();
    fake.sent(
        "Teams_removeTeamMember",
        "DELETE /v3/teams/t1/members/u1",
        Value::Null,
    );
}

async fn roles(fake: &Fake) {
    let roles = fake.client.teams().roles(team());

    let all: Vec<TeamRole> = roles.list().await.unwrap();
    fake.sent(
        "Teams_getAllTeamRoles",
        "GET /v3/teams/t1/roles",
        Value::Null,
    );

    let reading = ServiceAbilities::new()
        .read_services(true)
        .delete_services(false);
    let abilities = Abilities::new().services(reading);
    let team = roles.create("reader", abilities).await.unwrap();
    fake.sent(
        "Teams_createTeamRole",
        "POST /v3/teams/t1/roles",
        json!({
            "name": "reader",
            "abilities": { "services": { "read-services": true, "delete-services": false } },
        }),
    );
    assert_eq!(team.roles.len(), 1);

    let update = TeamRoleUpdate::new().name("on duty");
    roles.update(&all[0], update).await.unwrap();
    fake.sent(
        "Teams_updateTeamRole",
        "PUT /v3/teams/t1/roles/r1",
        json!({ "name": "on duty" }),
    );

    roles.delete(&all[0]).await.unwrap();
    fake.sent(
        "Teams_removeTeamRole",
        "DELETE /v3/teams/t1/roles/r1",
        Value::Null,
    );
}

#[tokio::test]
async fn invalid_id_is_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let teams = fake.client.teams();
    let (invalid_team, unknown, invalid_role) =
        (Team::default(), User::default(), TeamRole::default());
    let member = || NewTeamMember::new(&unknown);
    for (result, word) in [
        (teams.get(&invalid_team).await.map(drop), "teamId"),
        (
            teams
                .create(NewTeam::new("x").member(&unknown))
                .await
                .map(drop),
            "a user",
        ),
        (
            teams
                .update(team(), TeamUpdate::new().members([member()]))
                .await
                .map(drop),
            "a user",
        ),
        (
            teams.members(&invalid_team).list().await.map(drop),
            "teamId",
        ),
        (
            teams.members(team()).add(member()).await.map(drop),
            "a user",
        ),
        (
            teams.members(team()).add_all([member()]).await.map(drop),
            "a user",
        ),
        (
            teams
                .members(team())
                .update(user(), TeamMemberUpdate::new().role(&invalid_role))
                .await
                .map(drop),
            "a team role",
        ),
        (teams.roles(team()).delete(&invalid_role).await, "roleId"),
    ] {
        let error = result.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    assert_eq!(fake.transport.count(), 0);
}
