//! Who is on call.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use openapi_mock::Response;
use openapi_mock::resources::{Model, Resource, Store};
use serde_json::{Value, json};

use super::rota::Rota;
use super::{SCHEDULES, model, schedule};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, User};

const ROTATIONS: &str = "/v4/schedules/{scheduleID}/rotations";
const OVERRIDES: &str = "/v4/schedules/{scheduleID}/overrides";
const SQUADS: &str = "/v4/squads";

/// A user, a squad or a team: its type and its id.
type Participant = (String, String);

/// Returns the users on call, one element per schedule. Squads and teams are shown by their members, which is an
/// assumption.
pub(super) fn who_is_on_call(
    call: &Call<'_>,
    database: &mut Database,
) -> Result<Response, ApiError> {
    let at = match call.query_str("time") {
        Some(text) => text
            .parse()
            .map_err(|_| ApiError::parameter("query", "time", "is not an RFC 3339 time"))?,
        None => call.now,
    };
    if let Some(team) = call.query_str("teamId") {
        database.team(team)?;
    }
    let store = &database.store;
    let schedules = match call.query("scheduleID").and_then(Value::as_i64) {
        Some(id) => vec![schedule(store, &id.to_string())?],
        None => model()?.resources(store, SCHEDULES, &[]),
    };
    let of_team = |schedule: &&Resource| {
        let team = call.query("teamId");
        team.is_none() || model().is_ok_and(|model| model.field(schedule, "teamID") == team)
    };
    let mut elements = Vec::new();
    for schedule in schedules.into_iter().filter(of_team) {
        let mut users: Vec<Value> = Vec::new();
        for participant in on_call(model()?, store, schedule, at) {
            for user in members(model()?, database, &participant) {
                let user = describe(user);
                if !users.contains(&user) {
                    users.push(user);
                }
            }
        }
        elements.push(json!({ "oncall": users }));
    }
    Ok(call.data(elements))
}

/// Returns who is on call in a schedule.
fn on_call(model: &Model, store: &Store, schedule: &Resource, at: Timestamp) -> Vec<Participant> {
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

fn participants(list: Option<&Value>) -> Vec<Participant> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    let text = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
    list.filter_map(|it| Some((text(it, "type")?, text(it, "id")?)))
        .collect()
}

/// Returns the users of a participant.
fn members<'d>(model: &Model, database: &'d Database, participant: &Participant) -> Vec<&'d User> {
    let (kind, id) = participant;
    let ids: Vec<String> = match kind.as_str() {
        "squad" => {
            let squad = model.resource(&database.store, SQUADS, &[], id);
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

fn describe(user: &User) -> Value {
    json!({
        "id": user.id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "contact": { "dial_code": "+49", "phone_number": "5550100" },
    })
}
