//! The resources whose state is derived from the document, and the collections that the fake stores by itself.

use jiff::Timestamp;
use openapi_mock::Input;
use openapi_mock::resources::{Computed, Model, Outside, Request, Resource, StateError, Store};
use serde_json::{Map, Value, json};

use super::database::{Database, IdKind};
use super::dictionary;
use super::incident::{Incident, IncidentStatus};
use super::on_call::ROTATIONS;
use super::people::Team;
use crate::api_error::ApiError;
use crate::document::{self, Document, Operation};

const POLICIES: &str = "/v3/escalation-policies";
const SCHEDULES: &str = "/v4/schedules";

impl Database {
    /// Calls a function with the store and the rest of the database.
    pub(crate) fn with_store<R>(&mut self, call: impl FnOnce(&mut Store, &Self) -> R) -> R {
        let mut store = std::mem::take(&mut self.store);
        let result = call(&mut store, self);
        self.store = store;
        result
    }

    /// Returns the fields that all resources share.
    pub(crate) fn shared(&self) -> Map<String, Value> {
        let mut shared = Map::new();
        shared.insert("organizationid".to_owned(), json!(self.organization_id));
        for name in ["success", "ok"] {
            shared.insert(name.to_owned(), json!(true));
        }
        shared
    }

    /// Calls a function with a request that has no parameters, to create resources by hand.
    pub(crate) fn by_hand<R>(
        &mut self,
        now: Timestamp,
        caller: &str,
        call: impl FnOnce(&Model, &mut Store, &Request<'_>, &Self) -> R,
    ) -> Option<R> {
        let document = document::embedded().ok()?;
        let operation = document.operations().first()?;
        let input = Input::default();
        let shared = self.shared();
        let model = dictionary::model()?;
        Some(self.with_store(|store, database| {
            let request = Request {
                document,
                operation,
                input: &input,
                now,
                caller,
                shared: &shared,
                outside: database,
            };
            call(model, store, &request, database)
        }))
    }

    /// Returns the id of the first escalation policy of a team; if it has none, one is created.
    pub(crate) fn escalation_policy(&mut self, team: &Team, now: Timestamp) -> String {
        let id = self.next_id(IdKind::EscalationPolicy);
        let caller = self.users.first().map_or("", |user| user.id.as_str());
        let caller = caller.to_owned();
        let first = team.members.first().map(|member| member.user_id.clone());
        let entity = json!({ "id": first.unwrap_or_else(|| caller.clone()), "type": "user" });
        let policy = json!({
            "id": id,
            "owner_id": team.id,
            "name": format!("{} on call", team.name),
            "description": "Notifies the first member of the team",
            "repetition": 0,
            "repeat_after": 0,
            "rules": [{
                "escalationTime": 0, "via": ["Push"], "roundrobin_enabled": false,
                "entities": [entity], "escalate_within_roundrobin": false,
                "repetition": 0, "repeat_after": 0,
            }],
        });
        self.by_hand(now, &caller, |model, store, request, _| {
            let mut policies = model.resources(store, POLICIES, &[]).into_iter();
            let own = |it: &&Resource| model.field(it, "owner_id") == Some(&json!(team.id));
            if let Some(found) = policies.find(own) {
                return found.id.clone();
            }
            let added = model.add(store, request, (POLICIES, &[]), &policy);
            added.map_or(id, |added| added.id)
        })
        .unwrap_or_default()
    }

    /// Returns the id of a resource of a collection that is not in the store.
    pub(crate) fn first(&self, collection: &str) -> Option<String> {
        Some(match collection {
            "/v3/teams" => self.teams.first()?.id.clone(),
            "/v3/users" => self.users.first()?.id.clone(),
            "/v3/services" => self.services.first()?.id.clone(),
            "/v3/incidents" => {
                let open = |it: &&Incident| it.status == IncidentStatus::Triggered;
                self.incidents.iter().find(open)?.id.clone()
            }
            _ => return None,
        })
    }

    /// Adds a schedule in which the members of a team take turns by the week.
    pub(crate) fn add_schedule(&mut self, team: &Team, now: Timestamp) {
        let Some(first) = team.members.first().map(|member| member.user_id.clone()) else {
            return;
        };
        let schedule = json!({
            "name": format!("{} primary", team.name),
            "description": "First line of the team",
            "teamID": team.id,
            "ownerID": first,
            "ownerType": "user",
            "timeZone": "Europe/Berlin",
            "tags": [],
        });
        let turns: Vec<Value> = team
            .members
            .iter()
            .map(|it| json!({ "participants": [{ "id": it.user_id, "type": "user" }] }))
            .collect();
        let rotation = json!({
            "name": "Weekly",
            "color": "#2f80ed",
            "startDate": "2026-01-05T00:00:00Z",
            "period": "weekly",
            "changeParticipantsFrequency": 1,
            "changeParticipantsUnit": "week",
            "participantGroups": turns,
        });
        self.by_hand(now, &first, |model, store, request, _| {
            let added = model.add(store, request, (SCHEDULES, &[]), &schedule)?;
            let parents = [added.id.as_str()];
            model.add(store, request, (ROTATIONS, &parents), &rotation)
        });
    }

    /// Adds an example to every collection.
    pub(crate) fn add_examples(&mut self, now: Timestamp) {
        let caller = self.users.first().map_or("", |user| user.id.as_str());
        let caller = caller.to_owned();
        self.by_hand(now, &caller, |model, store, request, database| {
            model.seed(store, request, &|collection| database.first(collection));
        });
    }

    /// Removes everything that a team owns.
    pub(crate) fn remove_owned(&mut self, team_id: &str) {
        if let Some(model) = dictionary::model() {
            model.remove_where(&mut self.store, "team_id", &json!(team_id));
        }
    }
}

impl Outside for Database {
    fn computed(&self, at: &Computed<'_>) -> Value {
        self.computed_fields(at)
    }

    fn selects(
        &self,
        at: &Computed<'_>,
        caller: &str,
        parameter: &str,
        value: &Value,
    ) -> Option<bool> {
        self.selects_resource(at, caller, parameter, value)
    }

    fn find(&self, collection: &str, id: &str) -> Option<Option<String>> {
        let id_of = |found: Result<&String, ApiError>| Some(found.ok().cloned());
        match collection {
            "/v3/teams" => id_of(self.team(id).map(|team| &team.id)),
            "/v3/users" => id_of(self.user(id).map(|user| &user.id)),
            "/v3/services" => id_of(self.service(id).map(|service| &service.id)),
            "/v3/incidents" => id_of(self.incident(id).map(|incident| &incident.id)),
            "/v3/refresh-token" => Some(Some(id.to_owned())),
            "/v3/incidents/{IncidentId}/communication_cards" => None,
            // What is below them is theirs, and their handlers check it.
            nested => [
                "/v3/teams/",
                "/v3/users/",
                "/v3/services/",
                "/v3/incidents/",
            ]
            .iter()
            .any(|prefix| nested.starts_with(prefix))
            .then(|| Some(id.to_owned())),
        }
    }
}

impl From<StateError> for ApiError {
    fn from(error: StateError) -> Self {
        match error {
            StateError::NotFound(noun) => Self::not_found(&noun),
            // As for a path that names one.
            StateError::Reference { collection, .. } if collection == "/v3/incidents" => {
                Self::not_found("incident")
            }
            StateError::Reference { field, noun, .. } => {
                let article = match noun.starts_with(['a', 'e', 'i', 'o']) {
                    true => "an",
                    false => "a",
                };
                Self::field(&field, format!("is not the id of {article} {noun}"))
            }
            StateError::Conflict(reason) => Self::conflict(reason),
            StateError::Field(field, reason) => Self::field(&field, reason),
            StateError::Query(name, reason) => Self::parameter("query", &name, reason),
        }
    }
}

/// A request to an operation with derived state.
pub(crate) struct Derived<'a> {
    pub(crate) document: &'a Document,
    pub(crate) operation: &'a Operation,
    pub(crate) input: &'a Input,
    pub(crate) now: Timestamp,
    pub(crate) caller: &'a str,
}

impl Derived<'_> {
    /// Calls a function with the model, the store and the request.
    pub(crate) fn apply<R>(
        &self,
        database: &mut Database,
        call: impl FnOnce(&Model, &mut Store, &Request<'_>) -> R,
    ) -> Option<R> {
        let model = dictionary::model()?;
        let shared = database.shared();
        Some(database.with_store(|store, database| {
            let request = Request {
                document: self.document,
                operation: self.operation,
                input: self.input,
                now: self.now,
                caller: self.caller,
                shared: &shared,
                outside: database,
            };
            call(model, store, &request)
        }))
    }
}
