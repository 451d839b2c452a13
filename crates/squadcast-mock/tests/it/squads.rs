//! Members of a squad, which always has an owner.

use serde_json::{Value, json};

use crate::support::{Fixture, Response};

/// The numbers and roles of the members.
type Members<'m> = &'m [(usize, &'m str)];

struct Squads {
    fixture: Fixture,
    created: usize,
}

impl Squads {
    fn members(&self, members: Members<'_>) -> Value {
        let member = |(number, role): &(usize, &str)| json!({ "user_id": self.fixture.users[*number], "role": role });
        members.iter().map(member).collect()
    }

    /// Creates a squad and returns its path.
    async fn create(&mut self, members: Members<'_>) -> String {
        self.created += 1;
        let name = format!("Squad {}", self.created);
        let squad = json!({ "name": name, "owner_id": self.fixture.team, "members": self.members(members) });
        let squad = self.fixture.post("/v4/squads", squad).await;
        format!("/v4/squads/{}", squad["id"].as_str().unwrap())
    }

    /// Removes a member, or sets its role.
    async fn change(&self, squad: &str, member: &str, role: Option<&str>, query: &str) -> Response {
        let path = format!("{squad}/members/{member}{query}");
        match role {
            Some(role) => {
                self.fixture
                    .client
                    .put(&path, &json!({ "role": role }))
                    .await
            }
            None => self.fixture.client.delete(&path).await,
        }
    }
}

#[tokio::test]
async fn last_owner_is_replaced_and_other_members_are_changed_freely() {
    let fixture = Fixture::new().await;
    let users = fixture.users.clone();
    let mut squads = Squads {
        fixture,
        created: 0,
    };
    let with = |number: usize| format!("?replaceWith={}", users[number]);
    let none = String::new();
    let (o, m) = ("owner", "member");
    let (one, two): (Members<'_>, Members<'_>) = (&[(0, o), (1, m)], &[(0, o), (1, o)]);
    // The members before, the member and its new role, the replacement, and the members after.
    let changes: [(Members<'_>, usize, Option<&str>, &str, Members<'_>); 13] = [
        (one, 0, None, &with(1), &[(1, o)]),
        (one, 0, None, &with(2), &[(1, m), (2, o)]),
        (one, 1, None, &none, &[(0, o)]),
        (one, 1, None, &with(2), &[(0, o)]),
        (one, 0, Some(o), &none, one),
        (one, 0, Some(o), &with(2), one),
        (one, 1, Some(o), &none, two),
        (one, 1, Some(m), &none, one),
        (one, 0, Some(m), &with(1), &[(0, m), (1, o)]),
        (one, 0, Some(m), &with(3), &[(0, m), (1, m), (3, o)]),
        (two, 0, None, &none, &[(1, o)]),
        (two, 1, None, &none, &[(0, o)]),
        (two, 0, Some(m), &none, &[(0, m), (1, o)]),
    ];
    for (before, member, role, query, after) in changes {
        let squad = squads.create(before).await;
        let response = squads.change(&squad, &users[member], role, query).await;
        let status = if role.is_some() { 201 } else { 200 };
        assert_eq!(
            response.status, status,
            "{before:?} {member} {role:?} {query}: {response:?}"
        );
        let expected = squads.members(after);
        assert_eq!(
            response.json()["members"],
            expected,
            "{before:?} {member} {role:?} {query}"
        );
        let read = squads.fixture.get(&squad).await;
        assert_eq!(
            read["members"], expected,
            "{before:?} {member} {role:?} {query}"
        );
    }
}

#[tokio::test]
async fn last_owner_needs_a_replacement() {
    let fixture = Fixture::new().await;
    let users = fixture.users.clone();
    let mut squads = Squads {
        fixture,
        created: 0,
    };
    let members: Members<'_> = &[(0, "owner"), (1, "member")];
    let squad = squads.create(members).await;
    let itself = format!("?replaceWith={}", users[0]);
    for role in [None, Some("member")] {
        for query in ["", "?replaceWith=", &itself] {
            let response = squads.change(&squad, &users[0], role, query).await;
            assert_eq!(response.status, 400, "{role:?} {query}");
            let error = &response.json()["error"]["message"];
            assert_eq!(
                error,
                "query: `replaceWith`: is required for the last owner"
            );
        }
        for (squad, member) in [(squad.as_str(), "62ff"), ("/v4/squads/71ff", &users[0])] {
            let response = squads.change(squad, member, role, "").await;
            assert_eq!(response.status, 404, "{squad} {member} {role:?}");
        }
    }
    assert_eq!(
        squads.fixture.get(&squad).await["members"],
        squads.members(members)
    );
}
