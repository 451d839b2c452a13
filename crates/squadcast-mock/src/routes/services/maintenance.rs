//! The maintenance windows of a service.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("MaintenanceMode_getMaintenanceMode", get),
    ("MaintenanceMode_createOrUpdateMaintenanceMode", set),
];

/// The names of a repetition in requests and in responses.
const REPETITIONS: [(&str, &str); 5] = [
    ("daily", "repetition_daily"),
    ("weekly", "repetition_weekly"),
    ("twoWeekly", "repetition_two_weekly"),
    ("threeWeekly", "repetition_three_weekly"),
    ("monthly", "repetition_monthly"),
];

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let service = database.service(call.path("serviceID"))?;
    Ok(call.data(service.maintenance.clone()))
}

/// Replaces the windows. Those with `deleted` are dropped.
fn set(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.service(call.path("serviceID"))?.id.clone();
    let mut windows = Vec::new();
    let mut in_window = false;
    for (index, sent) in call.body_array("/serviceMaintenance").iter().enumerate() {
        if sent.get("deleted") == Some(&Value::Bool(true)) {
            continue;
        }
        let from = time(sent, "maintenanceStartDate");
        let till = time(sent, "maintenanceEndDate");
        if let (Some(from), Some(till)) = (from, till) {
            if till < from {
                let field = format!("serviceMaintenance[{index}].maintenanceEndDate");
                return Err(ApiError::field(&field, "is before the start"));
            }
            in_window |= (from..till).contains(&call.now);
        }
        windows.push(window(&id, sent, from, till, time(sent, "repeatTill")));
    }
    let on_maintenance = call.body("/onMaintenance").and_then(Value::as_bool);
    let service = database.service_mut(&id)?;
    service.on_maintenance = on_maintenance.unwrap_or(in_window);
    service.maintenance = windows;
    service.updated_at = call.now;
    Ok(call.data("Maintenance updated"))
}

/// Parses a time of a window, which was validated. Returns `None` if it is absent.
fn time(window: &Value, name: &str) -> Option<Timestamp> {
    window.get(name)?.as_str()?.parse().ok()
}

fn window(
    service_id: &str,
    sent: &Value,
    from: Option<Timestamp>,
    till: Option<Timestamp>,
    repeat_till: Option<Timestamp>,
) -> Value {
    let text = |time: Option<Timestamp>| time.unwrap_or(Timestamp::MAX).to_string();
    let mut window = Map::new();
    window.insert("service_id".to_owned(), json!(service_id));
    window.insert("maintenance_from".to_owned(), json!(text(from)));
    window.insert("maintenance_till".to_owned(), json!(text(till)));
    for (request_name, response_name) in REPETITIONS {
        let repeats = sent.get(request_name) == Some(&Value::Bool(true));
        window.insert(response_name.to_owned(), json!(repeats));
    }
    window.insert("deleted".to_owned(), json!(false));
    if let Some(time) = repeat_till {
        window.insert("repeat_till".to_owned(), json!(time.to_string()));
    }
    Value::Object(window)
}
