//! The four sets of rules of a service. Each is read and replaced as a whole.

use serde_json::{Value, json};

use super::super::table::Table;
use super::one_rule;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;
use openapi_mock::Response;
use openapi_mock::samples::sample_id;

pub(in crate::routes) const OPERATIONS: Table = &[
    (
        "DeduplicationRules_getDeduplicationRules",
        |call, database| get(call, database, "deduplication"),
    ),
    (
        "DeduplicationRules_createOrUpdateDeduplicationRules",
        |call, database| set(call, database, "deduplication"),
    ),
    ("RoutingRules_getRoutingRules", |call, database| {
        get(call, database, "routing")
    }),
    (
        "RoutingRules_createOrUpdateRoutingRules",
        |call, database| set(call, database, "routing"),
    ),
    ("SuppressionRules_getSuppressionRules", |call, database| {
        get(call, database, "suppression")
    }),
    (
        "SuppressionRules_createOrUpdateSuppressionRules",
        set_suppression,
    ),
    ("TaggingRules_getTaggingRules", |call, database| {
        get(call, database, "tagging")
    }),
    (
        "TaggingRules_createOrUpdateTaggingRules",
        |call, database| set(call, database, "tagging"),
    ),
];

fn get(call: &Call<'_>, database: &Database, kind: &str) -> Result<Response, ApiError> {
    let service = database.service(call.path("serviceID"))?;
    let rules = service.rules.get(kind).cloned().unwrap_or_default();
    Ok(call.data(json!({ "rules": rules })))
}

fn set(call: &Call<'_>, database: &mut Database, kind: &str) -> Result<Response, ApiError> {
    store(call, database, kind, call.body_array("/rules").to_vec())?;
    get(call, database, kind)
}

fn store(
    call: &Call<'_>,
    database: &mut Database,
    kind: &str,
    mut rules: Vec<Value>,
) -> Result<(), ApiError> {
    for (number, rule) in rules.iter_mut().enumerate() {
        one_rule::with_id(rule, number);
    }
    let service = database.service_mut(call.path("serviceID"))?;
    service.rules.insert(kind.to_owned(), rules);
    service.updated_at = call.now;
    Ok(())
}

/// Suppression rules get an id, and the times and users of their creation and last change.
fn set_suppression(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut rules = call.body_array("/rules").to_vec();
    for (index, rule) in rules.iter_mut().enumerate() {
        let Value::Object(rule) = rule else {
            continue;
        };
        let mut set_default = |name: &str, value: String| {
            rule.entry(name).or_insert(Value::String(value));
        };
        set_default("rule_id", sample_id(&format!("rule {index}")));
        set_default("created_at", call.now.to_string());
        set_default("updated_at", call.now.to_string());
        set_default("created_by", call.caller.user_id.clone());
        set_default("updated_by", call.caller.user_id.clone());
    }
    store(call, database, "suppression", rules.clone())?;
    let service = database.service(call.path("serviceID"))?;
    let fields = json!({
        "id": sample_id(&service.id),
        "created_at": service.created_at.to_string(),
        "updated_at": service.updated_at.to_string(),
        "service_id": service.id,
        "organization_id": database.organization_id,
        "rules": rules,
    });
    Ok(call.data(fields))
}
