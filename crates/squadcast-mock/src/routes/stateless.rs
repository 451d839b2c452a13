//! Answers of operations without state: made up from the schema of success, the same every time.

use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::made_up;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

/// The made-up success of an operation. A thing that is asked for by its id answers under that id.
///
/// # Errors
/// 404 when the path or the query names an incident, a service, a team or a user that is not there.
pub(super) fn answer(call: &Call<'_>, world: &World) -> Result<Answer, Refusal> {
    what_is_named_is_there(call, world)?;
    Ok(make_up(call))
}

fn what_is_named_is_there(call: &Call<'_>, world: &World) -> Result<(), Refusal> {
    for (name, id) in &call.path {
        match name.to_ascii_lowercase().as_str() {
            "incidentid" => world.incident(id).map(drop)?,
            "serviceid" => world.service(id).map(drop)?,
            "teamid" => world.team(id).map(drop)?,
            "userid" => world.user(id).map(drop)?,
            _ => {}
        }
    }
    for name in ["owner_id", "teamID", "team_id"] {
        if let Some(id) = call.query_text(name) {
            world.team(id)?;
        }
    }
    Ok(())
}

fn make_up(call: &Call<'_>) -> Answer {
    let operation = call.operation;
    if let Some(schema) = operation.answers.get("application/json") {
        let mut body = made_up::pleasant(call.document, &operation.id, schema.node());
        if let Some(fields) = body.get_mut("data").and_then(Value::as_object_mut) {
            answer_under_its_id(call, fields);
        }
        return call.whole(&body);
    }
    match operation.answers.first_key_value() {
        None => call.done(),
        Some((media_type, schema)) => {
            let made = made_up::pleasant(call.document, &operation.id, schema.node());
            match (media_type.as_str(), made) {
                ("text/csv", Value::String(text)) => {
                    Answer::text(operation.status, "text/csv; charset=utf-8", text)
                }
                (_, made) => call.whole(&made),
            }
        }
    }
}

fn answer_under_its_id(call: &Call<'_>, fields: &mut Map<String, Value>) {
    let last = call
        .operation
        .template
        .rsplit('/')
        .next()
        .and_then(|segment| segment.strip_prefix('{'))
        .and_then(|segment| segment.strip_suffix('}'));
    let (Some(name), Some(made)) = (last, fields.get_mut("id")) else {
        return;
    };
    let asked = call.id(name);
    if made.is_string() {
        *made = asked.into();
    } else if let (true, Ok(number)) = (made.is_number(), asked.parse::<i32>()) {
        *made = number.into();
    }
}
