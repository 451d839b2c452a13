//! Fields that follow from the state of other resources: error budgets, and the health shown on status pages.

use jiff::Timestamp;
use openapi_mock::resources::{Computed, Model, Resource, split_id};
use serde_json::{Value, json};

use super::database::Database;
use super::dictionary::model;
use super::health;
use super::records::Violation;
use crate::compatibility;

/// The rules of a ruleset.
pub(crate) const RULES: &str = "/v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules";

impl Database {
    /// Returns the computed fields of a resource; `null` if it has none.
    pub(super) fn computed_fields(&self, at: &Computed<'_>) -> Value {
        let Some(model) = model() else {
            return Value::Null;
        };
        match at.collection {
            "/v3/slo" => self.error_budget(model, at.resource),
            "/v3/escalation-policies" => compatibility::escalation_policy(
                model.field(at.resource, "owner_id"),
                model.field(at.resource, "entity_owner"),
                model.field(at.resource, "rules"),
            ),
            "/v3/global-event-rules/{ger_id}/rulesets" => ordering(model, at),
            _ => health::fields(model, at),
        }
    }

    /// Computes the error budget of an SLO, in minutes.
    fn error_budget(&self, model: &Model, slo: &Resource) -> Value {
        let number = |name: &str| model.field(slo, name).and_then(Value::as_f64);
        let time =
            |name: &str| -> Option<Timestamp> { model.field(slo, name)?.as_str()?.parse().ok() };
        let days = number("duration_in_days").filter(|days| *days > 0.0);
        let range = || {
            let range = time("end_time")?.duration_since(time("start_time")?);
            Some(range.as_secs_f64() / 60.0)
        };
        let minutes = days.map(|days| days * 24.0 * 60.0).or_else(range);
        let minutes = minutes
            .filter(|minutes| *minutes > 0.0)
            .unwrap_or(30.0 * 24.0 * 60.0);
        let target = number("target_slo").unwrap_or(100.0);
        let own = |violation: &&Violation| violation.slo_id.to_string() == slo.id;
        let violations = self.slo_violations.iter().filter(own);
        let (wrong, real): (Vec<&Violation>, Vec<&Violation>) =
            violations.partition(|violation| violation.false_positive);
        let spent: f64 = real.iter().map(|violation| violation.spent).sum();
        let allocated = rounded(minutes * (100.0 - target) / 100.0);
        let remaining = rounded(allocated - spent);
        json!({
            "allocated_error_budget": allocated,
            "remaining_error_budget": remaining,
            "current_slo": rounded(100.0 - spent / minutes * 100.0),
            "is_healthy": remaining >= 0.0,
            "incident_count": wrong.len() + real.len(),
            "false_positive_count": wrong.len(),
        })
    }
}

/// Returns the order of the rules of a ruleset.
fn ordering(model: &Model, at: &Computed<'_>) -> Value {
    let own = split_id(&at.resource.id, 2);
    let parents = at.parents.iter().chain(&own).map(String::as_str);
    let parents: Vec<&str> = parents.collect();
    let rules = model.resources(at.store, RULES, &parents).into_iter();
    let ids: Vec<u64> = rules.filter_map(|rule| rule.id.parse().ok()).collect();
    json!({ "ordering": ids })
}

/// Rounds to a thousandth, which hides the error of the calculation.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
