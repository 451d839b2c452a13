//! Who is on call: the participants of rotations and overrides.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use openapi_mock::resources::{Model, Resource, Store};
use serde_json::{Value, json};

use super::database::Database;
use super::people::User;
use super::rota::Rota;

pub(crate) const ROTATIONS: &str = "/v4/schedules/{scheduleID}/rotations";
const OVERRIDES: &str = "/v4/schedules/{scheduleID}/overrides";
const SQUADS: &str = "/v4/squads";

/// A user, a squad or a team: its type and its id.
pub(crate) type Participant = (String, String);

/// Returns who is on call in a schedule.
pub(crate) fn participants_at(
    model: &Model,
    store: &Store,
    schedule: &Resource,
    at: Timestamp,
) -> Vec<Participant> {
    if model.field(schedule, "paused") == Some(&json!(true)) {
        return Vec::new();
    }
    let zone = model.field(schedule, "timeZone").and_then(Value::as_str);
    let zone = zone
        .and_then(|name| TimeZone::get(name).ok())
        .unwrap_or(TimeZone::UTC);
    let mut duty: Vec<Participant> = Vec::new();
    for rotation in model.resources(store, ROTATIONS, &[&schedule.id]) {
        let field = |name: &str| model.field(rotation, name);
        let groups = field("participantGroups").and_then(Value::as_array);
        let groups = groups.map_or(&[][..], Vec::as_slice);
        let rota = Rota {
            field: &field,
            zone: &zone,
        };
        let turns = rota.turns(groups.len(), at).into_iter();
        for turn in turns.filter_map(|turn| groups.get(turn)) {
            duty.extend(participants(turn.get("participants")));
        }
    }
    for one in model.resources(store, OVERRIDES, &[&schedule.id]) {
        let time =
            |name: &str| -> Option<Timestamp> { model.field(one, name)?.as_str()?.parse().ok() };
        let (Some(start), Some(end)) = (time("startTime"), time("endTime")) else {
            continue;
        };
        let group = |name: &str| {
            let side = model.field(one, name);
            participants(side.and_then(|side| side.get("group")))
        };
        let (relieved, substitutes) = (group("overriddenParticipant"), group("overrideWith"));
        let before = duty.len();
        if start <= at && at < end {
            duty.retain(|participant| !relieved.contains(participant));
            if relieved.is_empty() || duty.len() < before {
                duty.extend(substitutes);
            }
        }
    }
    duty
}

pub(crate) fn participants(list: Option<&Value>) -> Vec<Participant> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    let text = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
    list.filter_map(|it| Some((text(it, "type")?, text(it, "id")?)))
        .collect()
}

/// Returns the users of a participant.
pub(crate) fn members<'d>(
    model: &Model,
    store: &Store,
    database: &'d Database,
    participant: &Participant,
) -> Vec<&'d User> {
    let (kind, id) = participant;
    let ids: Vec<String> = match kind.as_str() {
        "squad" => {
            let squad = model.resource(store, SQUADS, &[], id);
            let members = squad.and_then(|squad| model.field(squad, "members")?.as_array());
            let members = members.into_iter().flatten();
            members
                .filter_map(|member| member.get("user_id")?.as_str().map(str::to_owned))
                .collect()
        }
        "team" => {
            let team = database.team(id).ok();
            let members = team.into_iter().flat_map(|team| &team.members);
            members.map(|member| member.user_id.clone()).collect()
        }
        _ => vec![id.clone()],
    };
    ids.iter().filter_map(|id| database.user(id).ok()).collect()
}
