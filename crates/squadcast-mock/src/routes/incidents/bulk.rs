//! Changes to many incidents at once. The document states how many ids and how many calls; both are checked before this.

use super::super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Incident, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Incidents_bulkAcknowledgeIncidents", acknowledge),
    ("Incidents_bulkResolveIncidents", resolve),
    ("Incidents_bulkIncidentsPriorityUpdate", set_priority),
];

fn acknowledge(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    each(call, world, |incident| {
        // One that is acknowledged or over already is left as it is, and the others go on.
        let _ = incident.acknowledge(&call.caller.user_id, call.now);
    })?;
    Ok(call.data("Incidents acknowledged"))
}

fn resolve(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    each(call, world, |incident| {
        let _ = incident.resolve(&call.caller.user_id, "", call.now);
    })?;
    Ok(call.data("Incidents resolved"))
}

fn set_priority(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let priority = super::priority(call.text("/priority"))?;
    each(call, world, |incident| {
        incident.set_priority(priority.clone(), &call.caller.user_id, call.now);
    })?;
    Ok(call.done())
}

/// Changes every incident that the body names, or none if one of them is unknown.
fn each(call: &Call<'_>, world: &mut World, change: impl Fn(&mut Incident)) -> Result<(), Refusal> {
    let ids = call.texts("/incident_ids");
    for id in &ids {
        world.incident(id)?;
    }
    for id in ids {
        change(world.incident_mut(id)?);
    }
    Ok(())
}
