//! Bulk changes of incidents. The number of ids and the rate limit are documented and checked before this.

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, Incident};
use openapi_mock::Response;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_bulkAcknowledgeIncidents", acknowledge),
    ("Incidents_bulkResolveIncidents", resolve),
    ("Incidents_bulkIncidentsPriorityUpdate", set_priority),
];

fn acknowledge(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    for_each(call, database, "incident_acknowledged", |incident| {
        incident.acknowledge(&call.caller.user_id, call.now)
    })?;
    Ok(call.data("Incidents acknowledged"))
}

fn resolve(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    for_each(call, database, "incident_resolved", |incident| {
        incident.resolve(&call.caller.user_id, "", call.now)
    })?;
    Ok(call.data("Incidents resolved"))
}

fn set_priority(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let priority = super::priority(call.body_text("/priority"))?;
    for_each(call, database, "incident_priority_updated", |incident| {
        incident.set_priority(priority.clone(), &call.caller.user_id, call.now);
        Ok(())
    })?;
    Ok(call.no_content())
}

/// Changes every incident of the body, or none if one of them does not exist. An incident that cannot be changed is skipped.
fn for_each(
    call: &Call<'_>,
    database: &mut Database,
    trigger: &'static str,
    change: impl Fn(&mut Incident) -> Result<(), ApiError>,
) -> Result<(), ApiError> {
    let ids = call.body_strings("/incident_ids");
    for id in &ids {
        database.incident(id)?;
    }
    for id in ids {
        let incident = database.incident_mut(id)?;
        if change(incident).is_ok() {
            let id = incident.id.clone();
            database.triggers.push((trigger, id));
        }
    }
    Ok(())
}
