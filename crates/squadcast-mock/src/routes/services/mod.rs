//! Services: list, read, create, update, delete.

pub(super) mod alert_sources;
pub(super) mod configuration;
pub(super) mod maintenance;
pub(super) mod one_rule;
pub(super) mod overlays;
pub(super) mod rules;
mod view;

use serde_json::Value;

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Database, Service};
use openapi_mock::Response;

pub(super) const OPERATIONS: Table = &[
    ("Services_getServices", list),
    ("Services_getServicesByName", by_name),
    ("Services_getServiceById", get),
    ("Services_createService", create),
    ("Services_updateService", update),
    ("Services_deleteService", delete),
];

/// Fields that are stored as sent.
const STORED_AS_SENT: [&str; 5] = [
    "maintainer",
    "tags",
    "auto_pause_transient_alerts_config",
    "intelligent_alerts_grouping_config",
    "delay_notification_config",
];

fn list(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.query_str("owner_id").unwrap_or(""))?;
    let services: Vec<Value> = database
        .services
        .iter()
        .filter(|service| service.team_id == team.id)
        .filter(|service| {
            call.query_str("name")
                .is_none_or(|name| service.name == name)
        })
        .filter(|service| {
            call.query_str("entity_owner")
                .is_none_or(|owner| maintainer(service) == Some(owner))
        })
        .map(|service| view::service(call, database, service))
        .collect();
    Ok(call.data(services))
}

fn maintainer(service: &Service) -> Option<&str> {
    service.settings.get("maintainer")?.get("id")?.as_str()
}

fn by_name(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team = database.team(call.query_str("owner_id").unwrap_or(""))?;
    let name = call.query_str("name").unwrap_or("");
    let service = database
        .services
        .iter()
        .find(|service| service.team_id == team.id && service.name == name)
        .ok_or_else(|| ApiError::not_found("service"))?;
    Ok(call.data(view::service(call, database, service)))
}

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let service = database.service(call.path("serviceID"))?;
    Ok(call.data(view::service(call, database, service)))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let team_id = match call.body_text("/owner_id") {
        "" => call.query_str("owner_id").unwrap_or(""),
        owner_id => owner_id,
    };
    let team_id = database.team(team_id)?.id.clone();
    let name = call.body_text("/name");
    check_name_is_unique(database, &team_id, name, None)?;
    let policy = call.body_text("/escalation_policy_id");
    let mut service = database.new_service(&team_id, name, policy, call.now);
    apply_fields(call, &mut service);
    let body = view::service(call, database, &service);
    database.services.push(service);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut service = database.service(call.path("serviceID"))?.clone();
    if let Some(name) = call.body_str("/name") {
        check_name_is_unique(database, &service.team_id, name, Some(&service.id))?;
        service.name = name.to_owned();
    }
    if let Some(policy) = call.body_str("/escalation_policy_id") {
        service.escalation_policy_id = policy.to_owned();
    }
    apply_fields(call, &mut service);
    service.updated_at = call.now;
    *database.service_mut(call.path("serviceID"))? = service.clone();
    Ok(call.data(view::service(call, database, &service)))
}

/// Applies the fields that requests to create and to update have in common.
fn apply_fields(call: &Call<'_>, service: &mut Service) {
    if let Some(description) = call.body_str("/description") {
        service.description = description.to_owned();
    }
    if let Some(prefix) = call.body_str("/email_prefix") {
        service.email_prefix = prefix.to_owned();
    }
    for name in STORED_AS_SENT {
        if let Some(value) = call.body(&format!("/{name}")) {
            service.settings.insert(name.to_owned(), value.clone());
        }
    }
}

/// Rejects an empty name, and the name of another service of the team.
fn check_name_is_unique(
    database: &Database,
    team_id: &str,
    name: &str,
    except: Option<&str>,
) -> Result<(), ApiError> {
    if name.trim().is_empty() {
        return Err(ApiError::field("name", "is empty"));
    }
    let taken = database.services.iter().any(|service| {
        service.team_id == team_id && service.name == name && Some(service.id.as_str()) != except
    });
    if taken {
        return Err(ApiError::conflict(
            "a service with this name already exists",
        ));
    }
    Ok(())
}

fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let id = database.service(call.path("serviceID"))?.id.clone();
    database.services.retain(|service| service.id != id);
    database.alert_sources.remove(&id);
    for service in &mut database.services {
        service.depends.retain(|depends_on| *depends_on != id);
    }
    Ok(call.no_content())
}
