//! Mean times to acknowledge and to resolve incidents.

use jiff::Timestamp;
use openapi_mock::Response;
use serde_json::json;

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{AssigneeKind, Database, Incident};

pub(super) const OPERATIONS: Table = &[
    ("Analytics_getOrgAnalytics", means),
    ("Analytics_getTeamAnalytics", means),
];

/// Returns the means over the incidents that were triggered in the range, in seconds: the document names no unit.
fn means(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let (from, to) = (time(call, "from")?, time(call, "to")?);
    let team = call
        .query_str("owner_id")
        .or_else(|| call.query_str("team_id"));
    let incidents: Vec<&Incident> = database
        .incidents
        .iter()
        .filter(|incident| (from..=to).contains(&incident.created_at))
        .filter(|incident| team.is_none_or(|team| incident.team_id == team))
        .filter(|incident| {
            let service = call.query_str("service_id");
            service.is_none_or(|service| incident.service_id == service)
        })
        .filter(|incident| {
            let assignee = incident.assignee.as_ref();
            call.query_str("user_id").is_none_or(|user| {
                assignee.is_some_and(|it| it.kind == AssigneeKind::User && it.id == user)
            })
        })
        .collect();
    let mean = |end: fn(&Incident) -> Option<Timestamp>| {
        let seconds: Vec<f64> = incidents
            .iter()
            .filter_map(|it| Some(end(it)?.duration_since(it.created_at).as_secs_f64()))
            .collect();
        seconds.iter().sum::<f64>() / (seconds.len().max(1) as f64)
    };
    Ok(call.data(json!({
        "mtta": mean(|incident| incident.acknowledged_at),
        "mttr": mean(|incident| incident.resolved_at),
    })))
}

/// Parses a date or a time of the query. A date is its first instant in UTC.
fn time(call: &Call<'_>, name: &str) -> Result<Timestamp, ApiError> {
    let text = call.query_str(name).unwrap_or("");
    let parsed = text
        .parse()
        .or_else(|_| format!("{text}T00:00:00Z").parse());
    parsed.map_err(|_| ApiError::parameter("query", name, "is not a date or an RFC 3339 time"))
}
