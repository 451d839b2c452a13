//! The audit log: what requests have changed, and exports of it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use openapi_mock::Response;
use serde_json::{Value, json};

use super::table::{Table, merge};
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::{AuditEntry, Database, Export, IdKind};

pub(super) const OPERATIONS: Table = &[
    ("AuditLogs_listAuditLogs", list),
    ("AuditLogs_getAuditLogById", get),
    ("AuditLogs_exportAuditLogs", export),
    ("AuditLogs_listAuditLogsExportHistory", exports),
    ("AuditLogs_getAuditLogsExportHistoryById", get_export),
];

/// The query parameters and body fields that name the team of a resource.
const TEAMS: [&str; 3] = ["owner_id", "teamID", "team_id"];

/// Every entry has it: requests come from programs, and the documented clients are `web`, `mobile` and `terraform`.
const CLIENT: &str = "web";

/// Adds an entry for a request that has changed a resource.
pub(super) fn record(call: &Call<'_>, database: &mut Database) {
    if call.operation.anonymous {
        return;
    }
    let subject = state::model().map(|model| model.subject(call.operation));
    let Some((resource, action)) = subject else {
        return;
    };
    let named = TEAMS.iter().find_map(|name| {
        let in_body = call.input.body.get(*name).and_then(Value::as_str);
        call.query_str(name).or(in_body).map(str::to_owned)
    });
    let of_service = database.service(call.path("serviceID")).ok();
    let of_incident = database.incident(call.path("incidentID")).ok();
    let team_id = named
        .or_else(|| of_service.map(|service| service.team_id.clone()))
        .or_else(|| of_incident.map(|incident| incident.team_id.clone()))
        .or_else(|| Some(call.path("teamId").to_owned()).filter(|id| !id.is_empty()));
    database.record(resource, action, &call.caller.user_id, team_id, call.now);
}

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let day = |name: &str| {
        call.query_str(name)
            .and_then(|text| text.parse::<Date>().ok())
    };
    let (from, to) = (day("startDate"), day("endDate"));
    let selected = |name: &str, value: &str| {
        let values = call.query_list(name);
        values.is_empty() || values.contains(&value)
    };
    let found: Vec<&AuditEntry> = database
        .audit_log
        .iter()
        .rev()
        .filter(|entry| {
            let day = TimeZone::UTC.to_datetime(entry.at).date();
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
        })
        .filter(|entry| selected("action[]", entry.action))
        .filter(|entry| selected("resource[]", &entry.resource))
        .filter(|entry| selected("actor[]", &entry.user_id))
        .filter(|entry| selected("team[]", entry.team_id.as_deref().unwrap_or("")))
        .filter(|_| selected("client[]", CLIENT))
        .collect();
    let page = page(call, &found);
    let entries: Vec<Value> = page
        .iter()
        .map(|entry| serialize(database, entry))
        .collect();
    Ok(call.json(&json!({ "data": entries, "metadata": { "totalCount": found.len() } })))
}

/// Returns the requested page of a list.
fn page<'l, T>(call: &Call<'_>, list: &'l [T]) -> &'l [T] {
    let number = |name: &str| call.query(name).and_then(Value::as_u64);
    let number = |name: &str| number(name).and_then(|it| usize::try_from(it).ok());
    let size = number("pageSize")
        .filter(|size| *size > 0)
        .unwrap_or(list.len());
    let skip = number("pageNumber")
        .unwrap_or(1)
        .saturating_sub(1)
        .saturating_mul(size);
    let rest = list.get(skip..).unwrap_or(&[]);
    rest.get(..size).unwrap_or(rest)
}

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("id").parse().unwrap_or(0);
    let entry = database.audit_log.iter().find(|entry| entry.id == id);
    let entry = entry.ok_or_else(|| ApiError::not_found("audit log entry"))?;
    let mut details = json!({
        "timezone": "UTC", "tokenType": "bearer", "ipAddress": "127.0.0.1", "additionalInfo": "", "userAgent": "",
        "meta": null,
    });
    if let (Value::Object(all), Value::Object(fields)) = (&mut details, serialize(database, entry))
    {
        all.extend(fields);
    }
    Ok(call.data(details))
}

fn serialize(database: &Database, entry: &AuditEntry) -> Value {
    let team_id = entry.team_id.as_deref().unwrap_or("");
    json!({
        "id": entry.id,
        "resource": entry.resource,
        "action": entry.action,
        "actor": actor(database, &entry.user_id),
        "client": CLIENT,
        "timestamp": entry.at.to_string(),
        "team": team(database, team_id),
    })
}

fn team(database: &Database, id: &str) -> Value {
    let team = database.team(id).ok();
    let name = team.map_or("", |team| team.name.as_str());
    json!({ "id": id, "name": name, "isDeleted": team.is_none() && !id.is_empty() })
}

fn actor(database: &Database, id: &str) -> Value {
    let user = database.user(id).ok();
    let name = user.map(|user| format!("{} {}", user.first_name, user.last_name));
    let name = name.unwrap_or_default();
    let email = user.map_or("", |user| user.email.as_str());
    json!({ "userID": id, "userName": name, "userEmail": email, "fullName": name })
}

fn export(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let export = Export {
        id: database.next_id(IdKind::Export),
        body: call.input.body.clone(),
        user_id: call.caller.user_id.clone(),
        at: call.now,
        polls: 0,
    };
    let started = json!({ "id": export.id, "message": "The export has started" });
    database.audit_exports.push(export);
    Ok(call.data(started))
}

fn exports(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let newest_first: Vec<&Export> = database.audit_exports.iter().rev().collect();
    let page = page(call, &newest_first);
    let exports: Vec<Value> = page
        .iter()
        .map(|export| serialize_export(call, database, export))
        .collect();
    let total = newest_first.len();
    Ok(call.json(&json!({ "data": exports, "metadata": { "totalCount": total } })))
}

fn get_export(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = call.path("id");
    let mut exports = database.audit_exports.iter_mut();
    let export = exports.find(|export| export.id == id);
    let export = export.ok_or_else(|| ApiError::not_found("export"))?;
    let export = export.poll().clone();
    Ok(call.data(serialize_export(call, database, &export)))
}

fn serialize_export(call: &Call<'_>, database: &Database, export: &Export) -> Value {
    let text = |name: &str| export.body.get(name).and_then(Value::as_str).unwrap_or("");
    let mut filters = export.body.get("filters").cloned().unwrap_or_default();
    for (name, show) in [
        ("actor", actor as fn(&Database, &str) -> Value),
        ("team", team),
    ] {
        let list = filters.get_mut(name).and_then(Value::as_array_mut);
        for id in list.into_iter().flatten() {
            *id = show(database, id.as_str().unwrap_or(""));
        }
    }
    let (status, link) = match export.is_done() {
        true => {
            let (id, ending) = (&export.id, text("exportType"));
            (
                "completed",
                format!("https://exports.example.com/sample-secret/{id}.{ending}"),
            )
        }
        false => ("pending", String::new()),
    };
    let fields = json!({
        "id": export.id,
        "name": text("name"),
        "description": text("description"),
        "exportedAt": export.at.to_string(),
        "requestedBy": actor(database, &export.user_id),
        "downloadLink": link,
        "status": status,
        "filters": filters,
    });
    merge(
        call.defaults("V3.AuditLogs.AuditLogsExportHistoryResponse"),
        fields,
    )
}
