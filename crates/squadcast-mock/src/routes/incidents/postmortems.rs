//! Postmortems: one an incident, and the list of a team's.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::{Table, lay_over};
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{FollowUp, Incident, Kind, Postmortem, World};

pub(in crate::routes) const OPERATIONS: Table = &[
    ("Postmortems_getAllPostmortems", list),
    ("Postmortems_getPostmortemByIncident", get),
    ("Postmortems_createPostmortem", create),
    ("Postmortems_updatePostmortemByIncident", update),
    ("Postmortems_deletePostmortemByIncident", delete),
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.query_text("owner_id").unwrap_or(""))?;
    let (from, to) = (time(call, "fromDate")?, time(call, "toDate")?);
    let limit = call.query.get("limit").and_then(Value::as_u64);
    let limit = limit.and_then(|limit| usize::try_from(limit).ok());
    let mut rows = Vec::new();
    for incident in &world.incidents {
        let Some(postmortem) = &incident.postmortem else {
            continue;
        };
        if incident.team_id == team.id && (from..=to).contains(&postmortem.created_at) {
            rows.push(row(call, world, incident, postmortem));
        }
    }
    let count = rows.len();
    rows.truncate(limit.unwrap_or(count));
    Ok(call.data(json!([{ "result": rows, "total_count": [{ "count": count }] }])))
}

/// A time of the query; a day stands for its first moment.
fn time(call: &Call<'_>, name: &str) -> Result<Timestamp, Refusal> {
    let text = call.query_text(name).unwrap_or("");
    text.parse()
        .or_else(|_| format!("{text}T00:00:00Z").parse())
        .map_err(|_| Refusal::new(400, format!("query: `{name}`: is not a time")))
}

fn get(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident(call.id("incidentID"))?;
    let postmortem = written(incident)?;
    Ok(call.data(view(call, world, incident, postmortem)))
}

fn written(incident: &Incident) -> Result<&Postmortem, Refusal> {
    let postmortem = incident.postmortem.as_ref();
    postmortem.ok_or_else(|| Refusal::not_found("postmortem"))
}

fn create(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    if world.incident(call.id("incidentID"))?.postmortem.is_some() {
        return Err(Refusal::conflict("the incident has a postmortem already"));
    }
    let mut postmortem = Postmortem {
        id: world.next_id(Kind::Postmortem),
        title: String::new(),
        text: String::new(),
        status: String::new(),
        follow_ups: Vec::new(),
        created_at: call.now,
    };
    take_over(call, &mut postmortem);
    world.incident_mut(call.id("incidentID"))?.postmortem = Some(postmortem);
    get(call, world)
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let incident = world.incident_mut(call.id("incidentID"))?;
    let postmortem = incident
        .postmortem
        .as_mut()
        .ok_or_else(|| Refusal::not_found("postmortem"))?;
    take_over(call, postmortem);
    get(call, world)
}

fn delete(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let answer = get(call, world)?;
    world.incident_mut(call.id("incidentID"))?.postmortem = None;
    Ok(answer)
}

fn take_over(call: &Call<'_>, postmortem: &mut Postmortem) {
    for (name, field) in [
        ("title", &mut postmortem.title),
        ("postmortem", &mut postmortem.text),
        ("status", &mut postmortem.status),
    ] {
        if let Some(text) = call.body.get(name).and_then(Value::as_str) {
            *field = text.to_owned();
        }
    }
    if let Some(sent) = call.body.get("follow_ups").and_then(Value::as_array) {
        let follow_up = |sent: &Value| FollowUp {
            task: sent
                .get("task")
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned(),
            is_done: sent.get("is_done") == Some(&Value::Bool(true)),
        };
        postmortem.follow_ups = sent.iter().map(follow_up).collect();
    }
}

fn view(call: &Call<'_>, world: &World, incident: &Incident, postmortem: &Postmortem) -> Value {
    let base = call.blank("V3.Incidents.Postmortems.Postmortem");
    fields(base, world, incident, postmortem)
}

fn row(call: &Call<'_>, world: &World, incident: &Incident, postmortem: &Postmortem) -> Value {
    let open = postmortem.follow_ups.iter().filter(|task| !task.is_done);
    let service = world.service(&incident.service_id);
    let base = call.blank("V3.Incidents.Postmortems.PostmortemListResult");
    let more = json!({
        "incident_message": incident.message,
        "incident_time_of_creation": incident.created_at.to_string(),
        "service_name": service.map_or("", |service| service.name.as_str()),
        "service_id": incident.service_id,
        "alert_source": incident.alert_source,
        "active_follow_ups_count": open.count(),
    });
    match lay_over(base, more) {
        Value::Object(base) => fields(base, world, incident, postmortem),
        other => other,
    }
}

fn fields(
    base: Map<String, Value>,
    world: &World,
    incident: &Incident,
    postmortem: &Postmortem,
) -> Value {
    let follow_ups: Vec<Value> = postmortem
        .follow_ups
        .iter()
        .map(|follow_up| json!({ "task": follow_up.task, "is_done": follow_up.is_done }))
        .collect();
    let fields = json!({
        "id": postmortem.id,
        "organization_id": world.organization_id,
        "incident_id": incident.id,
        "postmortem": postmortem.text,
        "follow_ups": follow_ups,
        "created_at": postmortem.created_at.to_string(),
        "title": postmortem.title,
        "status": postmortem.status,
        "owner": { "id": incident.team_id, "type": "team" },
        "incident": {
            "message": incident.message,
            "time_of_creation": incident.created_at.to_string(),
        },
    });
    lay_over(base, fields)
}
