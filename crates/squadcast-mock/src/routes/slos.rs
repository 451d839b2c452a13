//! SLOs: the incidents that violate them, which use up the error budget.

use openapi_mock::Response;
use serde_json::{Value, json};

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::{Database, Violation};

pub(super) const OPERATIONS: Table = &[
    ("SLO_markSLOAffected", mark_affected),
    ("SLO_markSLOFalsePositive", mark_false_positive),
    ("Incidents_markIncidentSloFalsePositive", mark_incident),
];

fn check_exists(database: &Database, id: &str) -> Result<i64, ApiError> {
    let found = state::model()
        .and_then(|model| model.resource(&database.store, "/v3/slo", &[], id))
        .and_then(|slo| slo.id.parse().ok());
    found.ok_or_else(|| ApiError::not_found("slo"))
}

fn mark_affected(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let slo_id = check_exists(database, call.path("sloID"))?;
    let spent = call.body("/error_budget_spent").and_then(Value::as_f64);
    let violation = Violation {
        id: 0,
        slo_id,
        incident_id: call.body_text("/incident_id").to_owned(),
        slis: texts(&call.body_strings("/slis")),
        spent: spent.unwrap_or(0.0),
        false_positive: false,
        owner_id: call.body_text("/owner_id").to_owned(),
        at: call.now,
        updated_at: call.now,
    };
    let violation = add_violation(database, violation)?;
    Ok(call.data(serialize(database, &violation)))
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// Adds a violation with the next id.
fn add_violation(database: &mut Database, mut violation: Violation) -> Result<Violation, ApiError> {
    let incident = database.incident_mut(&violation.incident_id)?;
    incident.slo_id = Some(violation.slo_id);
    violation.incident_id = incident.id.clone();
    violation.id = database.slo_violations.len() as u64 + 1;
    database.slo_violations.push(violation.clone());
    Ok(violation)
}

/// Marks an incident as affecting an SLO, as a workflow does it: how much of the error budget it spends is not known.
pub(super) fn mark(
    call: &Call<'_>,
    database: &mut Database,
    (slo, incident): (&str, &str),
    slis: &[&str],
) -> Result<(), ApiError> {
    let slo_id = check_exists(database, slo)?;
    let owner_id = database.incident(incident)?.team_id.clone();
    let violation = Violation {
        id: 0,
        slo_id,
        incident_id: incident.to_owned(),
        slis: texts(slis),
        spent: 0.0,
        false_positive: false,
        owner_id,
        at: call.now,
        updated_at: call.now,
    };
    add_violation(database, violation).map(drop)
}

/// The incident in the path is a number: the id of the violation.
fn mark_false_positive(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let slo_id = check_exists(database, call.path("sloID"))?;
    let id = call.path("incidentID").parse().unwrap_or(0);
    let mut violations = database.slo_violations.iter_mut();
    let violation = violations.find(|violation| violation.slo_id == slo_id && violation.id == id);
    let violation = violation.ok_or_else(|| ApiError::not_found("violating incident"))?;
    violation.false_positive = call.path("value") == "true";
    violation.updated_at = call.now;
    let violation = violation.clone();
    Ok(call.data(serialize(database, &violation)))
}

/// Marks all violations by an incident.
fn mark_incident(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.incident(call.path("incidentID"))?.id.clone();
    let value = call.path("value") == "true";
    for violation in &mut database.slo_violations {
        if violation.incident_id == id {
            violation.false_positive = value;
            violation.updated_at = call.now;
        }
    }
    super::stateless::respond(call, database)
}

fn serialize(database: &Database, violation: &Violation) -> Value {
    json!({ "slo_violating_incident": {
        "id": violation.id,
        "owner_type": "team",
        "owner_id": violation.owner_id,
        "org_id": database.organization_id,
        "slo_id": violation.slo_id,
        "incident_id": violation.incident_id,
        "slis": violation.slis,
        "error_budget_spent": violation.spent,
        "is_false_positive": violation.false_positive,
        "start_time": violation.at.to_string(),
        "end_time": violation.at.to_string(),
        "created_at": violation.at.to_string(),
        "updated_at": violation.updated_at.to_string(),
        "deleted_at": null,
    } })
}
