//! Rulesets of global event rules: the order in which their rules are tried.

use openapi_mock::Response;
use openapi_mock::resources::{Model, join_id};
use serde_json::{Value, json};

use super::table::Table;
use crate::api_error::ApiError;
use crate::call::Call;
use crate::state;
use crate::state::{Database, RULES};

pub(super) const OPERATIONS: Table = &[
    ("GlobalEventRules_reorderRuleset", reorder),
    ("GlobalEventRules_reorderRulesetByIndex", shift),
];

fn parents<'c>(call: &'c Call<'_>) -> [&'c str; 3] {
    ["ger_id", "alert_source_version", "alert_source_shortname"].map(|name| call.path(name))
}

/// Returns the ids of the rules of a ruleset that exists, in their order.
fn ids(call: &Call<'_>, database: &Database, model: &Model) -> Result<Vec<String>, ApiError> {
    let [rule, version, source] = parents(call);
    let rulesets = "/v3/global-event-rules/{ger_id}/rulesets";
    let id = join_id(&[version, source]);
    let ruleset = model.resource(&database.store, rulesets, &[rule], &id);
    ruleset.ok_or_else(|| ApiError::not_found("ruleset"))?;
    let rules = model.resources(&database.store, RULES, &parents(call));
    Ok(rules.into_iter().map(|rule| rule.id.clone()).collect())
}

fn model() -> Result<&'static Model, ApiError> {
    state::model().ok_or_else(|| ApiError::new(500, "the document is invalid"))
}

fn set(call: &Call<'_>, database: &mut Database, ids: &[String]) -> Result<Response, ApiError> {
    model()?.order(&mut database.store, RULES, &parents(call), ids);
    let ordering = numbers(ids);
    Ok(call.data(json!({ "ordering": ordering })))
}

/// Returns ids as numbers.
fn numbers(ids: &[String]) -> Vec<u64> {
    ids.iter().filter_map(|id| id.parse().ok()).collect()
}

/// Sets the order of all rules.
fn reorder(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let known = ids(call, database, model()?)?;
    let sent: Vec<String> = call
        .body_array("/ordering")
        .iter()
        .map(Value::to_string)
        .collect();
    let (mut left, mut right) = (known, sent.clone());
    left.sort();
    right.sort();
    if left != right {
        return Err(ApiError::field(
            "ordering",
            "does not have the id of each rule once",
        ));
    }
    set(call, database, &sent)
}

/// Moves a rule to the top or the bottom, or by a number of places. The names of the places are an assumption.
fn shift(call: &Call<'_>, database: &mut Database) -> Result<Response, ApiError> {
    let mut ids = ids(call, database, model()?)?;
    let id = call.path("rule_id");
    let at = ids.iter().position(|known| known == id);
    let at = at.ok_or_else(|| ApiError::not_found("rule"))?;
    let last = ids.len() - 1;
    let by = call
        .body("/shift_index_by")
        .and_then(Value::as_i64)
        .unwrap_or(0);
    let to = match call.body_str("/shift_to") {
        Some("top") => 0,
        Some("bottom") => last,
        _ => {
            let to = i64::try_from(at).unwrap_or(0).saturating_add(by).max(0);
            usize::try_from(to).unwrap_or(last).min(last)
        }
    };
    let moved = ids.remove(at);
    ids.insert(to, moved);
    set(call, database, &ids)
}
