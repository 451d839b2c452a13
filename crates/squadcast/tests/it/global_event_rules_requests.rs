//! The request of each method of the global event rules area, and what is rejected before a request is sent.
#![cfg(feature = "global-event-rules")]

use serde_json::{Value, json};
use squadcast::global_event_rules::{
    GlobalEventRule, GlobalEventRuleUpdate, NewGlobalEventRule, NewRuleset, NewRulesetRule,
    RulesetRuleUpdate, RulesetSource,
};
use squadcast::{GlobalEventRuleId, RulesetRuleId, ServiceId, SquadId, TeamId};

use crate::support::{Fake, operations_of};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn service() -> ServiceId {
    "svc1".parse().unwrap()
}

fn rule() -> GlobalEventRuleId {
    GlobalEventRuleId::from(3)
}

fn source() -> RulesetSource {
    RulesetSource::new("prometheus", "v2")
}

fn value(operation: &str) -> Value {
    let ruleset = json!({
        "id": 11, "global_event_rule_id": 3, "alert_source_shortname": "prometheus",
        "alert_source_version": "v2", "ordering": [22, 21],
        "catch_all_action": { "route_to": "svc1" },
    });
    let rule = json!({
        "id": 21, "global_event_rule_id": 3, "description": "", "expression": "true",
        "action": { "route_to": "svc1" }, "created_at": "2026-01-05T09:30:00Z",
    });
    match operation {
        "GlobalEventRules_listGlobalEventRules" => json!({
            "data": [{
                "id": 3, "org_id": "o1", "team_id": "t1", "name": "Platform",
                "routing_key": "routing-canary", "rulesets": [ruleset],
            }],
            "meta": { "total_count": 1 },
        }),
        "GlobalEventRules_listRulesetRules" => {
            json!({ "data": [rule], "meta": { "total_count": 1 } })
        }
        "GlobalEventRules_reorderRuleset" | "GlobalEventRules_reorderRulesetByIndex" => {
            json!({ "ordering": [22, 21] })
        }
        "GlobalEventRules_createRuleset"
        | "GlobalEventRules_getRuleset"
        | "GlobalEventRules_updateRuleset" => ruleset,
        operation if operation.contains("Rule") && operation.contains("rule") => rule,
        "GlobalEventRules_createRule"
        | "GlobalEventRules_getRuleById"
        | "GlobalEventRules_updateRuleById" => rule,
        _ => json!({
            "id": 3, "owner_id": "t1", "name": "Platform", "description": "",
            "routing_key": "routing-canary", "rulesets": [ruleset],
            "created_at": "2026-01-05T09:30:00Z", "created_by": "u1", "updated_by": "u1",
        }),
    }
}

#[tokio::test]
async fn every_operation_on_rules_and_rulesets_is_reached() {
    let fake = Fake::new(value);
    let rules = fake.client.global_event_rules();

    let all = rules.list(team()).await.unwrap();
    fake.sent(
        "GlobalEventRules_listGlobalEventRules",
        "GET /v3/global-event-rules?owner_id=t1&page_size=100&page_number=1",
        Value::Null,
    );
    assert_eq!((all[0].owner_id.as_str(), all[0].id), ("t1", 3));
    assert!(!format!("{:?}", all[0]).contains("canary"));

    let squad: SquadId = "s1".parse().unwrap();
    rules.list(team()).owner(&squad).text("plat").await.unwrap();
    fake.sent(
        "GlobalEventRules_listGlobalEventRules",
        "GET /v3/global-event-rules?owner_id=t1&page_size=100&page_number=1\
         &filters.owner_id%5B%5D=s1&filters.search=plat",
        Value::Null,
    );

    let got = rules.get(&all[0]).await.unwrap();
    fake.sent(
        "GlobalEventRules_getGlobalEventRuleById",
        "GET /v3/global-event-rules/3",
        Value::Null,
    );
    assert_eq!(got.rulesets[0].ordering, [22, 21]);

    rules
        .create(team(), NewGlobalEventRule::new("Platform"))
        .await
        .unwrap();
    fake.sent(
        "GlobalEventRules_createGlobalEventRule",
        "POST /v3/global-event-rules",
        json!({
            "name": "Platform", "description": "", "owner_id": "t1",
            "entity_owner": { "id": "t1", "type": "team" },
        }),
    );

    let update = GlobalEventRuleUpdate::new().name("Base").owner(&squad);
    rules.update(rule(), update).await.unwrap();
    fake.sent(
        "GlobalEventRules_updateGlobalEventRuleById",
        "PATCH /v3/global-event-rules/3",
        json!({ "name": "Base", "entity_owner": { "id": "s1", "type": "squad" } }),
    );

    let rulesets = rules.rulesets(rule());
    let listed = rulesets.list().await.unwrap();
    assert_eq!(RulesetSource::from(&listed[0]), source());

    let new = NewRuleset::new(source().named("Prometheus")).catch_all(service());
    rulesets.create(new).await.unwrap();
    fake.sent(
        "GlobalEventRules_createRuleset",
        "POST /v3/global-event-rules/3/rulesets",
        json!({
            "alert_source_shortname": "prometheus", "alert_source_version": "v2",
            "alert_source": "Prometheus", "catch_all_action": { "route_to": "svc1" },
        }),
    );

    let path = "/v3/global-event-rules/3/rulesets/v2/prometheus";
    rulesets.get(&listed[0]).await.unwrap();
    fake.sent(
        "GlobalEventRules_getRuleset",
        &format!("GET {path}"),
        Value::Null,
    );

    rulesets.set_catch_all(source(), service()).await.unwrap();
    fake.sent(
        "GlobalEventRules_updateRuleset",
        &format!("PATCH {path}"),
        json!({ "catch_all_action": { "route_to": "svc1" } }),
    );

    rulesets.delete(source()).await.unwrap();
    fake.sent(
        "GlobalEventRules_deleteGerRuleset",
        &format!("DELETE {path}"),
        Value::Null,
    );

    rules.delete(rule()).await.unwrap();
    fake.sent(
        "GlobalEventRules_deleteGlobalEventRuleById",
        "DELETE /v3/global-event-rules/3",
        Value::Null,
    );

    rules_of_a_ruleset(&fake).await;
    assert!(
        fake.reached()
            .is_superset(&operations_of("global-event-rules"))
    );
}

async fn rules_of_a_ruleset(fake: &Fake) {
    let rules = fake.client.global_event_rules().rules(rule(), source());
    let path = "/v3/global-event-rules/3/rulesets/v2/prometheus";

    let all = rules.list().text("job").await.unwrap();
    fake.sent(
        "GlobalEventRules_listRulesetRules",
        &format!("GET {path}/rules?page_size=100&page_number=1&filters.search=job"),
        Value::Null,
    );

    let new = NewRulesetRule::new("payload[\"job\"] == \"x\"", service()).description("X");
    rules.add(new).await.unwrap();
    fake.sent(
        "GlobalEventRules_createRule",
        &format!("POST {path}/rules"),
        json!({
            "description": "X", "expression": "payload[\"job\"] == \"x\"",
            "action": { "route_to": "svc1" },
        }),
    );

    rules.get(&all[0]).await.unwrap();
    fake.sent(
        "GlobalEventRules_getRuleById",
        &format!("GET {path}/rules/21"),
        Value::Null,
    );

    let update = RulesetRuleUpdate::new().route_to(service());
    rules.update(&all[0], update).await.unwrap();
    fake.sent(
        "GlobalEventRules_updateRuleById",
        &format!("PATCH {path}/rules/21"),
        json!({ "action": { "route_to": "svc1" } }),
    );

    let order = rules
        .reorder([22, 21].map(RulesetRuleId::from))
        .await
        .unwrap();
    fake.sent(
        "GlobalEventRules_reorderRuleset",
        &format!("PATCH {path}/priority"),
        json!({ "ordering": [22, 21] }),
    );
    assert_eq!(order, [22, 21].map(RulesetRuleId::from));

    rules.move_by(&all[0], -2).await.unwrap();
    let moved = format!("PATCH {path}/rules/21/priority");
    let operation = "GlobalEventRules_reorderRulesetByIndex";
    fake.sent(operation, &moved, json!({ "shift_index_by": -2 }));

    rules.move_to(&all[0], "top").await.unwrap();
    fake.sent(operation, &moved, json!({ "shift_to": "top" }));

    rules.delete(&all[0]).await.unwrap();
    fake.sent(
        "GlobalEventRules_deleteRuleById",
        &format!("DELETE {path}/rules/21"),
        Value::Null,
    );
}

#[tokio::test]
async fn invalid_arguments_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let rules = fake.client.global_event_rules();
    let unsaved = GlobalEventRule::default();
    let ruleset = rules.rules(rule(), source());
    let nameless = RulesetSource::new("", "v2");
    for source in [
        nameless.clone(),
        RulesetSource::new("a/b", "v2"),
        RulesetSource::new("a", ".."),
    ] {
        let error = rules.rules(rule(), source).list().await.unwrap_err();
        assert!(error.message().contains("of an alert source"), "{error}");
    }
    let none: [RulesetRuleId; 0] = [];
    for error in [
        rules.get(&unsaved).await.unwrap_err(),
        rules.rulesets(&unsaved).list().await.unwrap_err(),
        rules.rulesets(rule()).get(&nameless).await.unwrap_err(),
        rules
            .rulesets(rule())
            .create(NewRuleset::new(&nameless))
            .await
            .unwrap_err(),
        rules
            .rules(rule(), RulesetSource::new("a/b", "v2"))
            .list()
            .await
            .unwrap_err(),
        rules
            .rules(rule(), RulesetSource::new("a", ".."))
            .list()
            .await
            .unwrap_err(),
        ruleset
            .add(NewRulesetRule::new(" ", service()))
            .await
            .unwrap_err(),
        ruleset
            .move_by(RulesetRuleId::from(1), 0)
            .await
            .unwrap_err(),
        ruleset.reorder(none).await.unwrap_err(),
    ] {
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(fake.calls().len(), 0);
}

#[tokio::test]
async fn listed_rule_without_an_id_is_an_error() {
    let fake = Fake::new(|_| json!({ "data": [{ "name": "x" }], "meta": { "total_count": 1 } }));
    let error = fake
        .client
        .global_event_rules()
        .list(team())
        .await
        .unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert_eq!(
        error.operation_id(),
        Some("GlobalEventRules_listGlobalEventRules")
    );
}
