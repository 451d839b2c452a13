//! The four sets of rules of a service. Each is read and replaced as a whole.

use serde_json::{Value, json};

use super::super::Table;
use crate::answer::Answer;
use crate::made_up::made_up_id;
use crate::refusal::Refusal;
use crate::request::Call;
use crate::state::World;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("DeduplicationRules_getDeduplicationRules", |call, world| {
        get(call, world, "deduplication")
    }),
    (
        "DeduplicationRules_createOrUpdateDeduplicationRules",
        |call, world| set(call, world, "deduplication"),
    ),
    ("RoutingRules_getRoutingRules", |call, world| {
        get(call, world, "routing")
    }),
    ("RoutingRules_createOrUpdateRoutingRules", |call, world| {
        set(call, world, "routing")
    }),
    ("SuppressionRules_getSuppressionRules", |call, world| {
        get(call, world, "suppression")
    }),
    (
        "SuppressionRules_createOrUpdateSuppressionRules",
        set_suppression,
    ),
    ("TaggingRules_getTaggingRules", |call, world| {
        get(call, world, "tagging")
    }),
    ("TaggingRules_createOrUpdateTaggingRules", |call, world| {
        set(call, world, "tagging")
    }),
];

fn get(call: &Call<'_>, world: &World, kind: &str) -> Result<Answer, Refusal> {
    let service = world.service(call.id("serviceID"))?;
    let rules = service.rules.get(kind).cloned().unwrap_or_default();
    Ok(call.data(json!({ "rules": rules })))
}

fn set(call: &Call<'_>, world: &mut World, kind: &str) -> Result<Answer, Refusal> {
    let rules = sent(call);
    keep(call, world, kind, rules)?;
    get(call, world, kind)
}

fn sent(call: &Call<'_>) -> Vec<Value> {
    let rules = call.body.get("rules").and_then(Value::as_array);
    rules.cloned().unwrap_or_default()
}

fn keep(call: &Call<'_>, world: &mut World, kind: &str, rules: Vec<Value>) -> Result<(), Refusal> {
    let service = world.service_mut(call.id("serviceID"))?;
    service.rules.insert(kind.to_owned(), rules);
    service.updated_at = call.now;
    Ok(())
}

/// Suppression rules get an id and say who made them and when.
fn set_suppression(call: &Call<'_>, world: &mut World) -> Result<Answer, Refusal> {
    let mut rules = sent(call);
    for (index, rule) in rules.iter_mut().enumerate() {
        let Value::Object(rule) = rule else {
            continue;
        };
        let mut unless_sent = |name: &str, value: String| {
            rule.entry(name).or_insert(Value::String(value));
        };
        unless_sent("rule_id", made_up_id(&format!("rule {index}")));
        unless_sent("created_at", call.now.to_string());
        unless_sent("updated_at", call.now.to_string());
        unless_sent("created_by", call.caller.user_id.clone());
        unless_sent("updated_by", call.caller.user_id.clone());
    }
    keep(call, world, "suppression", rules.clone())?;
    let service = world.service(call.id("serviceID"))?;
    let fields = json!({
        "id": made_up_id(&service.id),
        "created_at": service.created_at.to_string(),
        "updated_at": service.updated_at.to_string(),
        "service_id": service.id,
        "organization_id": world.organization_id,
        "rules": rules,
    });
    Ok(call.data(fields))
}
