//! What became of the requests that raise incidents.

use serde_json::{Map, Value, json};

use super::super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

pub(in crate::routes) const OPERATIONS: Table =
    &[("Incidents_getIncidentsStatusByRequestids", status)];

fn status(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let mut statuses = Map::new();
    let mut known = 0;
    let ids = call.texts("/request_ids");
    for id in &ids {
        let status = match world.requests.get(*id) {
            Some(incident_id) => {
                known += 1;
                json!({ "status": "created", "incident_id": incident_id, "event_id": id })
            }
            None => json!({ "status": "error" }),
        };
        statuses.insert((*id).to_owned(), status);
    }
    let body: Value = json!({
        "requests_status": statuses,
        "meta": { "error_count": ids.len() - known, "success_count": known },
    });
    Ok(call.whole(&body))
}
