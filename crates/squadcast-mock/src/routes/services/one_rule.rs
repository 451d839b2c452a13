//! One rule of a service at a time. The document does not list these endpoints.

use openapi_mock::Response;
use openapi_mock::samples::sample_id;
use serde_json::{Value, json};

use super::super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::Database;

pub(in crate::routes) const OPERATIONS: Table = &[
    ("ServiceRules_createRule", create),
    ("ServiceRules_getRule", get),
    ("ServiceRules_replaceRule", replace),
    ("ServiceRules_deleteRule", delete),
];

/// The kinds of rules in a path, and in the state.
const KINDS: [(&str, &str); 4] = [
    ("deduplication-rules", "deduplication"),
    ("routing-rules", "routing"),
    ("suppression-rules", "suppression"),
    ("tagging-rules", "tagging"),
];

/// Returns the rules of the kind in the path.
fn rules<'d>(call: &Call<'_>, database: &'d mut Database) -> Result<&'d mut Vec<Value>, ApiError> {
    let kind = KINDS.iter().find(|(name, _)| *name == call.path("kind"));
    let (_, kind) = kind.ok_or_else(|| ApiError::new(404, "path not found"))?;
    let service = database.service_mut(call.path("serviceID"))?;
    service.updated_at = call.now;
    Ok(service.rules.entry((*kind).to_owned()).or_default())
}

fn position(call: &Call<'_>, rules: &[Value]) -> Result<usize, ApiError> {
    let id = call.path("ruleID");
    let mut rules = rules.iter();
    let at = rules.position(|rule| rule.get("rule_id").and_then(Value::as_str) == Some(id));
    at.ok_or_else(|| ApiError::not_found("rule"))
}

fn create(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut rule = call.body("/rule").cloned().unwrap_or_default();
    let rules = rules(call, database)?;
    with_id(&mut rule, rules.len());
    rules.push(rule.clone());
    Ok(call.data(json!({ "rule": rule })))
}

/// Gives a rule an id, unless it has one.
pub(super) fn with_id(rule: &mut Value, number: usize) {
    if let Value::Object(fields) = rule {
        let text = Value::Object(fields.clone()).to_string();
        let id = || json!(sample_id(&format!("rule {number} {text}")));
        fields.entry("rule_id").or_insert_with(id);
    }
}

fn get(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let service_id = database.service(call.path("serviceID"))?.id.clone();
    let rules = rules(call, database)?;
    let rule = &rules[position(call, rules)?];
    Ok(call.data(json!({ "rule_id": rule["rule_id"], "service_id": service_id, "rule": rule })))
}

fn replace(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut rule = call.body("/rule").cloned().unwrap_or_default();
    if let Value::Object(fields) = &mut rule {
        fields.insert("rule_id".to_owned(), json!(call.path("ruleID")));
    }
    let rules = rules(call, database)?;
    let at = position(call, rules)?;
    rules[at] = rule.clone();
    Ok(call.data(json!({ "rule": rule })))
}

fn delete(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let rules = rules(call, database)?;
    let at = position(call, rules)?;
    rules.remove(at);
    Ok(call.no_content())
}
