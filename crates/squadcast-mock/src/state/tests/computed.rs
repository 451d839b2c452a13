//! Fields that follow from the state of other resources.

use jiff::Timestamp;
use openapi_mock::resources::join_id;
use serde_json::{Value, json};

use super::super::computed::RULES;
use super::super::records::Violation;
use super::Fixture;

const NOON: &str = "2026-03-02T12:00:00Z";
const SLOS: &str = "/v3/slo";

/// The error budget of an SLO without violations.
fn unspent(budget: f64) -> Value {
    budget_after(budget, budget, 100.0)
}

fn budget_after(allocated: f64, remaining: f64, current: f64) -> Value {
    json!({
        "allocated_error_budget": allocated, "remaining_error_budget": remaining, "current_slo": current,
        "is_healthy": true, "incident_count": 0, "false_positive_count": 0,
    })
}

#[test]
fn error_budget_is_the_share_of_the_minutes_that_the_target_permits() {
    let mut fixture = Fixture::new();
    let range = |start: &str, end: &str| json!({ "start_time": start, "end_time": end });
    let (start, end) = ("2026-01-01T00:00:00Z", "2026-01-11T00:00:00Z");
    let with = |mut fields: Value, name: &str, value: Value| {
        fields[name] = value;
        fields
    };
    // A day has 1440 minutes, ten days have 14400, and thirty days, the default, 43200.
    for (fields, target, expected) in [
        (json!({ "duration_in_days": 1 }), json!(90.0), 144.0),
        (json!({ "duration_in_days": 7 }), json!(99.5), 50.4),
        (json!({ "duration_in_days": 1 }), json!(99.999), 0.014),
        (json!({ "duration_in_days": 1 }), json!(100.0), 0.0),
        (json!({ "duration_in_days": 1 }), json!(0.0), 1440.0),
        (json!({ "duration_in_days": 1 }), json!(null), 0.0),
        (range(start, end), json!(99.0), 144.0),
        (range(start, "2026-01-01T01:30:00Z"), json!(50.0), 45.0),
        // The days come first, unless there are none.
        (
            with(range(start, end), "duration_in_days", json!(1)),
            json!(90.0),
            144.0,
        ),
        (
            with(range(start, end), "duration_in_days", json!(0)),
            json!(99.0),
            144.0,
        ),
        (json!({}), json!(99.9), 43.2),
        (json!({ "duration_in_days": 0 }), json!(99.9), 43.2),
        (json!({ "duration_in_days": -1 }), json!(99.9), 43.2),
        (range(start, start), json!(99.9), 43.2),
        (range(end, start), json!(99.9), 43.2),
        (json!({ "start_time": start }), json!(99.9), 43.2),
        (json!({ "end_time": end }), json!(99.9), 43.2),
    ] {
        let slo = with(fields.clone(), "target_slo", target.clone());
        let id = fixture.add(SLOS, &[], &slo);
        let found = fixture.computed((SLOS, &[], &id), NOON);
        assert_eq!(found, unspent(expected), "{fields} {target}");
    }
}

#[test]
fn violations_spend_the_error_budget_unless_they_are_false_positives() {
    let mut fixture = Fixture::new();
    let slo = json!({ "duration_in_days": 1, "target_slo": 90.0 });
    let [own, other] = [0; 2].map(|_| fixture.add(SLOS, &[], &slo));
    let computed = |fixture: &Fixture, id: &str| fixture.computed((SLOS, &[], id), NOON);
    // The minutes that each violation spends, whether it is a false positive, and the budget after it.
    for (spent, false_positive, remaining, current, healthy, count, wrong) in [
        (36.0, false, 108.0, 97.5, true, 1, 0),
        (18.0, true, 108.0, 97.5, true, 2, 1),
        (108.0, false, 0.0, 90.0, true, 3, 1),
        (0.001, false, -0.001, 90.0, false, 4, 1),
        (0.0004, false, -0.001, 90.0, false, 5, 1),
        (72.0, false, -72.001, 85.0, false, 6, 1),
        (7.2, true, -72.001, 85.0, false, 7, 2),
    ] {
        fixture.database.slo_violations.push(Violation {
            id: 0,
            slo_id: own.parse().unwrap(),
            incident_id: String::new(),
            slis: Vec::new(),
            spent,
            false_positive,
            owner_id: String::new(),
            at: Timestamp::UNIX_EPOCH,
            updated_at: Timestamp::UNIX_EPOCH,
        });
        let expected = json!({
            "allocated_error_budget": 144.0, "remaining_error_budget": remaining, "current_slo": current,
            "is_healthy": healthy, "incident_count": count, "false_positive_count": wrong,
        });
        assert_eq!(computed(&fixture, &own), expected);
    }
    assert_eq!(computed(&fixture, &other), unspent(144.0));
}

#[test]
fn ruleset_shows_the_order_of_its_rules() {
    let mut fixture = Fixture::new();
    let rule = json!({ "name": "Base", "owner_id": fixture.team });
    let rule = fixture.add("/v3/global-event-rules", &[], &rule);
    let rulesets = "/v3/global-event-rules/{ger_id}/rulesets";
    let mut expected = Vec::new();
    for source in ["loki", "grafana"] {
        let ruleset = json!({ "alert_source_shortname": source, "alert_source_version": "v2" });
        let id = fixture.add(rulesets, &[&rule], &ruleset);
        assert_eq!(id, join_id(&["v2", source]));
        let mut ids: Vec<u64> = Vec::new();
        for _ in 0..2 {
            let added = fixture.add(RULES, &[&rule, "v2", source], &json!({ "expression": "1" }));
            ids.push(added.parse().unwrap());
        }
        expected.push((id, ids));
    }
    for (id, ids) in expected {
        let found = fixture.computed((rulesets, &[&rule], &id), NOON);
        assert_eq!(found, json!({ "ordering": ids }));
    }
}

#[test]
fn escalation_policy_shows_its_owner_and_the_position_of_its_rules() {
    let mut fixture = Fixture::new();
    let user = json!({ "id": fixture.users[0], "type": "user" });
    let team = json!({ "id": fixture.team, "type": "team" });
    for (owner, shown) in [(user.clone(), user), (json!(null), team)] {
        let policy = json!({
            "name": "On call", "owner_id": fixture.team, "entity_owner": owner,
            "rules": [{ "escalationTime": 0 }, { "escalationTime": 5, "roundrobin_next_index": 3 }],
        });
        let policies = "/v3/escalation-policies";
        let id = fixture.add(policies, &[], &policy);
        let rules = json!([
            { "escalationTime": 0, "roundrobin_next_index": 0 },
            { "escalationTime": 5, "roundrobin_next_index": 3 },
        ]);
        let found = fixture.computed((policies, &[], &id), NOON);
        assert_eq!(found, json!({ "entity_owner": shown, "rules": rules }));
    }
}
