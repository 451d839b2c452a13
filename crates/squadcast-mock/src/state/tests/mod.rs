//! Tests of the state without a server.
#![allow(clippy::unwrap_used)]

mod computed;
mod database;
mod filters;
mod hand_over;
mod health;
mod on_call;
mod tokens;

use std::time::Duration;

use jiff::Timestamp;
use openapi_mock::resources::{Computed, Resource};
use serde_json::{Value, json};

use super::database::Database;
use super::dictionary::model;
use super::people::{Member, UserRole};
use super::tokens::Tokens;

/// A database with one team and three users. The first two are the members of the team.
struct Fixture {
    database: Database,
    team: String,
    users: [String; 3],
    /// The number of resources that were added, for their names.
    added: usize,
}

impl Fixture {
    fn new() -> Self {
        let mut database = Database::new(Tokens::new(Duration::ZERO));
        let users = ["Grace", "Jonas", "Mira"].map(|name| {
            let user = database.new_user(name, "Roth", "", UserRole::User);
            database.users.push(user.clone());
            user.id
        });
        let mut team = database.new_team("Payments", "", Timestamp::UNIX_EPOCH);
        team.members = users[..2]
            .iter()
            .map(|id| Member::new(id, &[], None))
            .collect();
        let id = team.id.clone();
        database.teams.push(team);
        Self {
            database,
            team: id,
            users,
            added: 0,
        }
    }

    /// Adds a resource and returns its id.
    fn add(&mut self, collection: &str, parents: &[&str], fields: &Value) -> String {
        self.added += 1;
        let added = self
            .database
            .by_hand(Timestamp::UNIX_EPOCH, "", |model, store, request, _| {
                model.add(store, request, (collection, parents), fields)
            });
        added.unwrap().unwrap().id
    }

    /// Returns a name that no other resource has.
    fn name(&self) -> String {
        format!("Number {}", self.added)
    }

    fn resource(&self, collection: &str, parents: &[&str], id: &str) -> &Resource {
        let model = model().unwrap();
        let found = model.resource(&self.database.store, collection, parents, id);
        found.unwrap()
    }

    /// Calls a function with a resource and a time.
    fn at<R>(
        &self,
        (collection, parents, id): (&str, &[&str], &str),
        now: &str,
        call: impl FnOnce(&Computed<'_>) -> R,
    ) -> R {
        let all: Vec<String> = parents.iter().map(|parent| (*parent).to_owned()).collect();
        call(&Computed {
            store: &self.database.store,
            collection,
            parents: &all,
            resource: self.resource(collection, parents, id),
            now: time(now),
        })
    }

    /// Returns the computed fields of a resource.
    fn computed(&self, resource: (&str, &[&str], &str), now: &str) -> Value {
        self.at(resource, now, |at| self.database.computed_fields(at))
    }

    /// Adds a squad of these users and returns its id.
    fn squad(&mut self, users: &[&str]) -> String {
        let members: Vec<Value> = users
            .iter()
            .map(|id| json!({ "user_id": id, "role": "owner" }))
            .collect();
        let squad = json!({ "owner_id": self.team, "name": self.name(), "members": members });
        self.add("/v4/squads", &[], &squad)
    }

    /// Adds a schedule of an owner and returns its id.
    fn schedule(&mut self, owner: (&str, &str), fields: &Value) -> String {
        let mut schedule = json!({
            "name": self.name(), "teamID": self.team, "ownerType": owner.0, "ownerID": owner.1, "timeZone": "UTC",
        });
        for (name, value) in fields.as_object().unwrap() {
            schedule[name] = value.clone();
        }
        self.add("/v4/schedules", &[], &schedule)
    }

    /// Adds a rotation in which each of these participants is on call for a day, from 2026-01-05.
    fn rotation(&mut self, schedule: &str, participants: &[(&str, &str)]) -> String {
        let groups: Vec<Value> = participants
            .iter()
            .map(|participant| json!({ "participants": group(&[*participant]) }))
            .collect();
        let rotation = json!({
            "name": self.name(), "startDate": "2026-01-05T00:00:00Z", "period": "daily", "changeParticipantsFrequency": 1,
            "changeParticipantsUnit": "day", "participantGroups": groups,
        });
        self.add(super::on_call::ROTATIONS, &[schedule], &rotation)
    }
}

/// Returns participants as serialized.
fn group(participants: &[(&str, &str)]) -> Value {
    participants
        .iter()
        .map(|(kind, id)| json!({ "type": kind, "id": id }))
        .collect()
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}
