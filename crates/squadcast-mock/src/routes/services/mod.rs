//! Services: list, read, make, change, delete.

pub(super) mod configuration;
pub(super) mod maintenance;
pub(super) mod overlays;
pub(super) mod rules;
mod view;

use serde_json::Value;

use super::Table;
use crate::answer::Answer;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::{Service, World};

pub(super) const OPERATIONS: Table = &[
    ("Services_getServices", list),
    ("Services_getServicesByName", by_name),
    ("Services_getServiceById", get),
    ("Services_createService", create),
    ("Services_updateService", update),
    ("Services_deleteService", delete),
];

/// Fields of a request that are kept as they were sent.
const KEPT: [&str; 5] = [
    "maintainer",
    "tags",
    "auto_pause_transient_alerts_config",
    "intelligent_alerts_grouping_config",
    "delay_notification_config",
];

fn list(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.query_text("owner_id").unwrap_or(""))?;
    let services: Vec<Value> = world
        .services
        .iter()
        .filter(|service| service.team_id == team.id)
        .filter(|service| {
            call.query_text("name")
                .is_none_or(|name| service.name == name)
        })
        .filter(|service| {
            call.query_text("entity_owner")
                .is_none_or(|owner| maintainer(service) == Some(owner))
        })
        .map(|service| view::service(call, world, service))
        .collect();
    Ok(call.data(services))
}

fn maintainer(service: &Service) -> Option<&str> {
    service.settings.get("maintainer")?.get("id")?.as_str()
}

fn by_name(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team = world.team(call.query_text("owner_id").unwrap_or(""))?;
    let name = call.query_text("name").unwrap_or("");
    let service = world
        .services
        .iter()
        .find(|service| service.team_id == team.id && service.name == name)
        .ok_or_else(|| Refusal::not_found("service"))?;
    Ok(call.data(view::service(call, world, service)))
}

fn get(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let service = world.service(call.id("serviceID"))?;
    Ok(call.data(view::service(call, world, service)))
}

fn create(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let team_id = match call.text("/owner_id") {
        "" => call.query_text("owner_id").unwrap_or(""),
        sent => sent,
    };
    let team_id = world.team(team_id)?.id.clone();
    let name = call.text("/name");
    name_is_free(world, &team_id, name, None)?;
    let policy = call.text("/escalation_policy_id");
    let mut service = world.new_service(&team_id, name, policy, call.now);
    take_over(call, &mut service);
    let body = view::service(call, world, &service);
    world.services.push(service);
    Ok(call.data(body))
}

fn update(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let mut service = world.service(call.id("serviceID"))?.clone();
    if let Some(name) = call.body.get("name").and_then(Value::as_str) {
        name_is_free(world, &service.team_id, name, Some(&service.id))?;
        service.name = name.to_owned();
    }
    if let Some(policy) = call
        .body
        .get("escalation_policy_id")
        .and_then(Value::as_str)
    {
        service.escalation_policy_id = policy.to_owned();
    }
    take_over(call, &mut service);
    service.updated_at = call.now;
    *world.service_mut(call.id("serviceID"))? = service.clone();
    Ok(call.data(view::service(call, world, &service)))
}

/// Takes the fields of a request over that creating and changing have in common.
fn take_over(call: &Call<'_>, service: &mut Service) {
    if let Some(description) = call.body.get("description").and_then(Value::as_str) {
        service.description = description.to_owned();
    }
    if let Some(prefix) = call.body.get("email_prefix").and_then(Value::as_str) {
        service.email_prefix = prefix.to_owned();
    }
    for name in KEPT {
        if let Some(value) = call.body.get(name) {
            service.settings.insert(name.to_owned(), value.clone());
        }
    }
}

/// A name is used once in a team.
fn name_is_free(
    world: &World,
    team_id: &str,
    name: &str,
    except: Option<&str>,
) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(Refusal::field("name", "is empty"));
    }
    let taken = world.services.iter().any(|service| {
        service.team_id == team_id && service.name == name && Some(service.id.as_str()) != except
    });
    if taken {
        return Err(Refusal::conflict("a service of this name already exists"));
    }
    Ok(())
}

fn delete(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let id = world.service(call.id("serviceID"))?.id.clone();
    world.services.retain(|service| service.id != id);
    for service in &mut world.services {
        service.depends.retain(|other| *other != id);
    }
    Ok(call.done())
}
