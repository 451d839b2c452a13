//! Query parameters of lists that select by the state of other resources, or by a part of a field.

use openapi_mock::resources::{Computed, Model, Resource};
use openapi_mock::strings;
use serde_json::{Value, json};

use super::database::Database;
use super::dictionary::model;
use super::on_call::{self, Participant, ROTATIONS};

const POLICIES: &str = "/v3/escalation-policies";

impl Database {
    /// Returns whether a query parameter selects a resource; `None` if it is a field, or none of the parameters below.
    pub(super) fn selects_resource(
        &self,
        at: &Computed<'_>,
        caller: &str,
        parameter: &str,
        value: &Value,
    ) -> Option<bool> {
        let model = model()?;
        let list = Listed {
            database: self,
            model,
            at,
            caller,
        };
        let is_set = *value == json!(true);
        let names = strings(Some(value));
        Some(match (at.collection, parameter) {
            ("/v4/schedules", "participants") => list.has_participant(&names),
            ("/v4/schedules", "escalationPolicies") => list.is_notified_by(Some(&names)),
            ("/v4/schedules", "withoutEscalationPolicy") => !is_set || !list.is_notified_by(None),
            ("/v4/schedules", "myOnCall") => !is_set || list.has_caller_on_call(),
            ("/v4/schedules", "youAndYourSquads") => !is_set || list.concerns_caller(),
            ("/v4/schedules", "hidePaused") => {
                !is_set || model.field(at.resource, "paused") != Some(&json!(true))
            }
            ("/v4/schedules/{scheduleID}/overrides", "participantID") => {
                value.as_str().is_some_and(|id| list.overrides(id))
            }
            ("/v3/workflows", "owner") => {
                let owner = model.field(at.resource, "entity_owner");
                let id = owner.and_then(|owner| owner.get("id")?.as_str());
                id.is_some_and(|id| names.contains(&id))
            }
            _ => return None,
        })
    }
}

/// A resource of a list.
struct Listed<'a> {
    database: &'a Database,
    model: &'a Model,
    at: &'a Computed<'a>,
    caller: &'a str,
}

impl Listed<'_> {
    /// Returns the participants of the rotations of a schedule.
    fn participants(&self) -> Vec<Participant> {
        let (store, id) = (self.at.store, self.at.resource.id.as_str());
        let rotations = self.model.resources(store, ROTATIONS, &[id]).into_iter();
        let groups =
            rotations.filter_map(|it| self.model.field(it, "participantGroups")?.as_array());
        let groups = groups.flatten();
        groups
            .flat_map(|group| on_call::participants(group.get("participants")))
            .collect()
    }

    fn has_participant(&self, ids: &[&str]) -> bool {
        let mut participants = self.participants().into_iter();
        participants.any(|(_, id)| ids.contains(&id.as_str()))
    }

    /// Returns whether an escalation policy, one of these if there are any, notifies a schedule.
    fn is_notified_by(&self, ids: Option<&[&str]>) -> bool {
        let policies = self.model.resources(self.at.store, POLICIES, &[]);
        let mut policies = policies.into_iter();
        policies.any(|policy| {
            ids.is_none_or(|ids| ids.contains(&policy.id.as_str())) && self.is_notified_in(policy)
        })
    }

    fn is_notified_in(&self, policy: &Resource) -> bool {
        let rules = self.model.field(policy, "rules").and_then(Value::as_array);
        let entities = rules.into_iter().flatten();
        let mut entities = entities
            .filter_map(|rule| rule.get("entities")?.as_array())
            .flatten();
        entities.any(|entity| {
            let schedule = &self.at.resource.id;
            let by_id = entity.get("id").and_then(Value::as_str) == Some(schedule);
            let number = entity.get("pid").and_then(Value::as_u64);
            let by_number = number.is_some_and(|number| number.to_string() == *schedule);
            (by_id || by_number) && entity.get("type") == Some(&json!("schedulev2"))
        })
    }

    /// Returns whether a participant is the caller, or a squad or a team of the caller.
    fn is_caller(&self, participant: &Participant) -> bool {
        let users = on_call::members(self.model, self.at.store, self.database, participant);
        users.iter().any(|user| user.id == self.caller)
    }

    fn has_caller_on_call(&self) -> bool {
        let at = self.at;
        let on_call = on_call::participants_at(self.model, at.store, at.resource, at.now);
        on_call
            .iter()
            .any(|participant| self.is_caller(participant))
    }

    /// Returns whether the caller or one of the caller's squads takes part in a schedule, or owns it.
    fn concerns_caller(&self) -> bool {
        let text = |name: &str| {
            let field = self.model.field(self.at.resource, name);
            field.and_then(Value::as_str).unwrap_or("").to_owned()
        };
        let mut participants = self.participants();
        participants.push((text("ownerType"), text("ownerID")));
        participants.retain(|(kind, _)| kind != "team");
        participants
            .iter()
            .any(|participant| self.is_caller(participant))
    }

    /// Returns whether an override relieves or substitutes a user or a squad.
    fn overrides(&self, id: &str) -> bool {
        ["overriddenParticipant", "overrideWith"]
            .iter()
            .any(|name| {
                let side = self.model.field(self.at.resource, name);
                let group = on_call::participants(side.and_then(|side| side.get("group")));
                group.iter().any(|(_, participant)| participant == id)
            })
    }
}
