//! The request of each method of the squads area, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{Fake, operations_of};
use serde_json::{Value, json};
use squadcast::squads::{NewSquad, Squad, SquadRole, SquadUpdate};
use squadcast::{Kind, SquadId, TeamId, User, UserId};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn ada() -> UserId {
    "u1".parse().unwrap()
}

fn bob() -> UserId {
    "u2".parse().unwrap()
}

fn id() -> SquadId {
    "q1".parse().unwrap()
}

fn members() -> Value {
    json!([{ "user_id": "u1", "role": "owner", "extra": 7 }, { "user_id": "u3" }])
}

fn squad() -> Value {
    json!({
        "id": "q1",
        "org_id": "o1",
        "team_id": "t1",
        "name": "DBAs",
        "members": members(),
        "createdAt": "2026-03-01T02:00:00Z",
        "updatedAt": "2026-03-02T02:00:00Z",
    })
}

fn page(has_next: bool) -> Value {
    json!({
        "data": [squad(), { "id": "q2", "name": "Web" }],
        "pageInfo": { "pageSize": 2, "hasNext": has_next, "hasPrev": false, "nextCursor": "c1" },
    })
}

fn value(operation: &str) -> Value {
    match operation {
        "Squads_getAllSquads" => page(false),
        "Squads_createSquad" => json!({
            "organization_id": "o1",
            "owner_id": "t1",
            "id": "q1",
            "name": "DBAs",
            "slug": "dbas",
            "members": members(),
            "created_at": "2026-03-01T02:00:00Z",
            "created_by": "u1",
        }),
        "Squads_removeSquadMember" | "Squads_updateSquadMember" => {
            json!({ "id": "q1", "members": [{ "user_id": "u2", "role": "owner" }] })
        }
        _ => squad(),
    }
}

const LIST: &str = "GET /v4/squads?owner_id=t1&team_id=t1";

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let squads = fake.client.squads();

    // The team is sent under both names that are known.
    let all: Vec<Squad> = squads.list(team()).await.unwrap();
    fake.sent("Squads_getAllSquads", LIST, Value::Null);
    assert_eq!(all.len(), 2);

    let web = squads.get_by_name(team(), "Web").await.unwrap();
    fake.sent("Squads_getAllSquads", LIST, Value::Null);
    assert_eq!(web.id, "q2");
    let error = squads.get_by_name(team(), "web").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");

    let dbas = squads.get(&all[0]).await.unwrap();
    fake.sent("Squads_getSquadById", "GET /v4/squads/q1", Value::Null);
    assert_eq!((&*dbas.team_id, dbas.members.len()), ("t1", 2));

    let new = NewSquad::new("DBAs")
        .owner(ada())
        .member(bob())
        .with_role("u3".parse::<UserId>().unwrap(), SquadRole::from("boss"));
    let created = squads.create(team(), new).await.unwrap();
    fake.sent(
        "Squads_createSquad",
        "POST /v4/squads",
        json!({
            "owner_id": "t1",
            "name": "DBAs",
            "members": [
                { "user_id": "u1", "role": "owner" },
                { "user_id": "u2", "role": "member" },
                { "user_id": "u3", "role": "boss" },
            ],
        }),
    );
    // The response of a creation has other names for the same.
    assert_eq!((&*created.org_id, &*created.team_id), ("o1", "t1"));
    assert_eq!(created.created_by.as_deref(), Some("u1"));
    assert_eq!(created.created_at, "2026-03-01T02:00:00Z".parse().ok());

    squads.rename(&dbas, "Databases").await.unwrap();
    fake.sent(
        "Squads_updateSquadName",
        "PUT /v4/squads/q1/name",
        json!({ "name": "Databases" }),
    );

    let mut changed = dbas.clone();
    changed.members.pop();
    squads.replace(&changed).await.unwrap();
    fake.sent(
        "Squads_updateSquad",
        "PUT /v4/squads/q1",
        json!({ "name": "DBAs", "members": [{ "user_id": "u1", "role": "owner", "extra": 7 }] }),
    );

    squads.delete(&dbas).await.unwrap();
    fake.sent("Squads_deleteSquad", "DELETE /v4/squads/q1", Value::Null);

    the_members(&fake).await;
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("squads"));
}

async fn the_members(fake: &Fake) {
    let members = fake.client.squads().members(id());

    let all = members.list().await.unwrap();
    fake.sent("Squads_getSquadById", "GET /v4/squads/q1", Value::Null);
    assert_eq!(all[0].role, Some(SquadRole::Owner));

    // A member is added to those that were read.
    let before = fake.calls().len();
    members.add(bob(), SquadRole::Member).await.unwrap();
    fake.sent(
        "Squads_updateSquad",
        "PUT /v4/squads/q1",
        json!({ "name": "DBAs", "members": [
            { "user_id": "u1", "role": "owner", "extra": 7 },
            { "user_id": "u3" },
            { "user_id": "u2", "role": "member" },
        ] }),
    );
    assert_eq!(fake.calls().len(), before + 2);
    // One who is there already is not added twice.
    let both = [(ada(), SquadRole::Member), (bob(), SquadRole::Owner)];
    members.add_all(both).await.unwrap();
    fake.sent(
        "Squads_updateSquad",
        "PUT /v4/squads/q1",
        json!({ "name": "DBAs", "members": [
            { "user_id": "u1", "role": "member", "extra": 7 },
            { "user_id": "u3" },
            { "user_id": "u2", "role": "owner" },
        ] }),
    );

    let left = members.set_role(ada(), SquadRole::Member).await.unwrap();
    fake.sent(
        "Squads_updateSquadMember",
        "PUT /v4/squads/q1/members/u1",
        json!({ "role": "member" }),
    );
    assert_eq!(left[0].user_id, "u2");
    let demoted = members.set_role(&all[0], SquadRole::Member);
    demoted.replacing_owner_with(bob()).await.unwrap();
    fake.sent(
        "Squads_updateSquadMember",
        "PUT /v4/squads/q1/members/u1?replaceWith=u2",
        json!({ "role": "member" }),
    );

    members.remove(ada()).await.unwrap();
    fake.sent(
        "Squads_removeSquadMember",
        "DELETE /v4/squads/q1/members/u1",
        Value::Null,
    );
    let removed = members.remove(ada()).replacing_owner_with(bob());
    assert_eq!(removed.await.unwrap().len(), 1);
    fake.sent(
        "Squads_removeSquadMember",
        "DELETE /v4/squads/q1/members/u1?replaceWith=u2",
        Value::Null,
    );
}

#[tokio::test]
async fn update_keeps_what_it_does_not_name() {
    let fake = Fake::new(value);
    let squads = fake.client.squads();
    let rename = SquadUpdate::new().name("Databases");
    squads.update(id(), rename).await.unwrap();
    fake.sent(
        "Squads_updateSquad",
        "PUT /v4/squads/q1",
        json!({ "name": "Databases", "members": members() }),
    );
    let only_bob = SquadUpdate::new().owner(bob()).member(ada());
    squads.update(id(), only_bob).await.unwrap();
    fake.sent(
        "Squads_updateSquad",
        "PUT /v4/squads/q1",
        json!({ "name": "DBAs", "members": [
            { "user_id": "u2", "role": "owner" },
            { "user_id": "u1", "role": "member" },
        ] }),
    );
}

#[tokio::test]
async fn list_that_the_service_cut_ends_with_an_error() {
    let fake = Fake::new(|_| page(true));
    let squads = fake.client.squads();
    let error = squads.list(team()).await.unwrap_err();
    assert!(error.to_string().contains("part of the list"), "{error}");
    assert_eq!(fake.calls().len(), 1);

    squads.get_by_name(team(), "Web").await.unwrap();
    let error = squads.get_by_name(team(), "Other").await.unwrap_err();
    assert_eq!(error.kind(), Kind::Decode);
}

#[tokio::test]
async fn invalid_id_is_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let (squads, unknown) = (fake.client.squads(), User::default());
    let members = squads.members(id());
    for (result, word) in [
        (squads.get(Squad::default()).await.map(drop), "squadID"),
        (
            squads
                .update(Squad::default(), SquadUpdate::new())
                .await
                .map(drop),
            "a squad",
        ),
        (
            squads
                .create(team(), NewSquad::new("x").owner(&unknown))
                .await
                .map(drop),
            "a user",
        ),
        (
            members.add(&unknown, SquadRole::Owner).await.map(drop),
            "a user",
        ),
        (members.remove(&unknown).await.map(drop), "memberID"),
        (
            members
                .remove(ada())
                .replacing_owner_with(&unknown)
                .await
                .map(drop),
            "a user",
        ),
    ] {
        let error = result.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    assert_eq!(fake.transport.count(), 0);
}
