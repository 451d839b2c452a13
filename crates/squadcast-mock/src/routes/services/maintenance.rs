//! Windows in which a service's incidents are held back.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("MaintenanceMode_getMaintenanceMode", get),
    ("MaintenanceMode_createOrUpdateMaintenanceMode", set),
];

/// How a repetition is called in a request, and how in an answer.
const REPETITIONS: [(&str, &str); 5] = [
    ("daily", "repetition_daily"),
    ("weekly", "repetition_weekly"),
    ("twoWeekly", "repetition_two_weekly"),
    ("threeWeekly", "repetition_three_weekly"),
    ("monthly", "repetition_monthly"),
];

fn get(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let service = world.service(call.id("serviceID"))?;
    Ok(call.data(service.maintenance.clone()))
}

/// Replaces the windows; those that are sent with `deleted` go.
fn set(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = world.service(call.id("serviceID"))?.id.clone();
    let mut windows = Vec::new();
    let mut now_inside = false;
    let sent = call
        .body
        .get("serviceMaintenance")
        .and_then(Value::as_array);
    for (index, sent) in sent.into_iter().flatten().enumerate() {
        if sent.get("deleted") == Some(&Value::Bool(true)) {
            continue;
        }
        let from = time(sent, index, "maintenanceStartDate")?;
        let till = time(sent, index, "maintenanceEndDate")?;
        if let (Some(from), Some(till)) = (from, till) {
            if till < from {
                let field = format!("serviceMaintenance[{index}].maintenanceEndDate");
                return Err(Refusal::field(&field, "is before the start"));
            }
            now_inside |= (from..till).contains(&call.now);
        }
        windows.push(window(
            &id,
            sent,
            from,
            till,
            time(sent, index, "repeatTill")?,
        ));
    }
    let wanted = call.body.get("onMaintenance").and_then(Value::as_bool);
    let service = world.service_mut(&id)?;
    service.on_maintenance = wanted.unwrap_or(now_inside);
    service.maintenance = windows;
    service.updated_at = call.now;
    Ok(call.data("Maintenance updated"))
}

/// A time of a window; none where it is absent or empty.
fn time(window: &Value, index: usize, name: &str) -> Result<Option<Timestamp>, Refusal> {
    match window.get(name).and_then(Value::as_str) {
        None | Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| {
            let field = format!("serviceMaintenance[{index}].{name}");
            Refusal::field(&field, "is not an RFC 3339 time")
        }),
    }
}

fn window(
    service_id: &str,
    sent: &Value,
    from: Option<Timestamp>,
    till: Option<Timestamp>,
    repeat_till: Option<Timestamp>,
) -> Value {
    let text = |at: Option<Timestamp>| at.unwrap_or(Timestamp::MAX).to_string();
    let mut window = Map::new();
    window.insert("service_id".to_owned(), json!(service_id));
    window.insert("maintenance_from".to_owned(), json!(text(from)));
    window.insert("maintenance_till".to_owned(), json!(text(till)));
    for (asked, answered) in REPETITIONS {
        let repeats = sent.get(asked) == Some(&Value::Bool(true));
        window.insert(answered.to_owned(), json!(repeats));
    }
    window.insert("deleted".to_owned(), json!(false));
    if let Some(at) = repeat_till {
        window.insert("repeat_till".to_owned(), json!(at.to_string()));
    }
    Value::Object(window)
}
