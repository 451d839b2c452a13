//! The request of each method of the services area, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{Fake, operations_of};
use futures::TryStreamExt;
use jiff::civil::{Weekday, time};
use serde_json::{Value, json};
use squadcast::services::rules::{
    Comparison, Condition, Operator, TagValue, deduplicate, route, suppress, tag,
};
use squadcast::services::{
    AlertGrouping, AutoPause, MaintenanceUpdate, NewDedupKey, NewMaintenanceWindow, NewService,
    NotificationDelay, Repetition, ServiceTag, ServiceUpdate,
};
use squadcast::{
    EscalationPolicyId, Service, ServiceId, SlackChannelId, SquadId, Squadcast, TeamId, UserId,
};

const MINUTE: Duration = Duration::from_secs(60);

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn service() -> ServiceId {
    "s1".parse().unwrap()
}

fn policy() -> EscalationPolicyId {
    "p1".parse().unwrap()
}

fn user() -> UserId {
    "u1".parse().unwrap()
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

/// A service that responds to each operation with its documented schema.
fn fake() -> Fake {
    Fake::new(|operation| match operation {
        "Services_getServices" => json!([
            { "id": "s1", "name": "checkout" },
            { "id": "s2", "name": "till" },
        ]),
        "MaintenanceMode_getMaintenanceMode" => json!([{
            "service_id": "s1",
            "maintenance_from": "2026-03-01T02:00:00Z",
            "maintenance_till": "2026-03-01T04:00:00Z",
            "repetition_daily": false,
            "repetition_weekly": true,
            "repetition_two_weekly": false,
            "repetition_three_weekly": false,
            "repetition_monthly": false,
            "deleted": false,
            "repeat_till": "2026-12-31T00:00:00Z",
        }]),
        "MaintenanceMode_createOrUpdateMaintenanceMode" => json!("done"),
        id if id.starts_with("Overlay_getAll") => json!([
            { "service_id": "s1", "alert_source_shortname": "prometheus" },
        ]),
        id if id.starts_with("Overlay_render") => json!("DiskFull on db1"),
        "RoutingRules_getRoutingRules" | "RoutingRules_createOrUpdateRoutingRules" => json!({
            "rules": [{ "expression": "a", "is_basic": false }, { "expression": "b", "is_basic": false }],
        }),
        id if id.contains("Rules_") => json!({ "rules": [] }),
        _ => json!({ "id": "s1", "name": "checkout", "dedup_key_enabled": true, "ok": true }),
    })
}

/// Each test here calls some methods; together they reach every operation of the area.
type Step = fn(&Fake) -> futures::future::BoxFuture<'_, ()>;

const STEPS: &[Step] = &[
    |fake| Box::pin(the_service_itself(fake)),
    |fake| Box::pin(settings(fake)),
    |fake| Box::pin(maintenance(fake)),
    |fake| Box::pin(rules(fake)),
    |fake| Box::pin(templates(fake)),
];

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = fake();
    for step in STEPS {
        step(&fake).await;
    }
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("services"));
    assert_eq!(fake.exchanges(), 1);
}

async fn the_service_itself(fake: &Fake) {
    let services = fake.client.services();

    let all = services.list(team()).await.unwrap();
    fake.sent(
        "Services_getServices",
        "GET /v3/services?owner_id=t1",
        Value::Null,
    );
    assert_eq!(all.len(), 2);
    assert_eq!(all.first().unwrap().name, "checkout");

    let named = services.list(team()).name("a b&c").entity_owner(squad());
    let named: Vec<Service> = named.stream().try_collect().await.unwrap();
    fake.sent(
        "Services_getServices",
        "GET /v3/services?owner_id=t1&name=a%20b%26c&entity_owner=q1",
        Value::Null,
    );
    assert_eq!(named, all);

    // A resource is accepted in place of its id.
    let checkout = services.get(&all[0]).await.unwrap();
    fake.sent(
        "Services_getServiceById",
        "GET /v3/services/s1",
        Value::Null,
    );
    assert_eq!(checkout.id, "s1");

    services.get_by_name(team(), "checkout").await.unwrap();
    fake.sent(
        "Services_getServicesByName",
        "GET /v3/services/by-name?name=checkout&owner_id=t1",
        Value::Null,
    );

    // The owner goes both ways: in the query and in the body.
    let plain = NewService::new("checkout", policy());
    services.create(team(), plain).await.unwrap();
    fake.sent(
        "Services_createService",
        "POST /v3/services?owner_id=t1",
        json!({ "name": "checkout", "escalation_policy_id": "p1", "owner_id": "t1" }),
    );

    let full = NewService::new("checkout", policy())
        .description("Takes the money")
        .email_prefix("checkout")
        .maintained_by(user())
        .tag("tier", "1")
        .tag("lang", "rust")
        .auto_pause(AutoPause::after(5 * MINUTE))
        .alert_grouping(AlertGrouping::within(60 * MINUTE))
        .notification_delay(NotificationDelay::off())
        .deduplicate_within(90 * MINUTE);
    services.create(team(), full).await.unwrap();
    fake.sent(
        "Services_createService",
        "POST /v3/services?owner_id=t1",
        json!({
            "name": "checkout",
            "escalation_policy_id": "p1",
            "description": "Takes the money",
            "email_prefix": "checkout",
            "maintainer": { "id": "u1", "type": "user" },
            "tags": [{ "key": "tier", "value": "1" }, { "key": "lang", "value": "rust" }],
            "auto_pause_transient_alerts_config": { "is_enabled": true, "timeout_in_mins": 5 },
            "intelligent_alerts_grouping_config": { "is_enabled": true, "rolling_window_in_mins": 60 },
            "delay_notification_config": { "is_enabled": false },
            "dedup_init_config": { "time_window": 90, "time_unit": "minute" },
            "owner_id": "t1",
        }),
    );

    let update = ServiceUpdate::new().name("till");
    services.update(service(), update).await.unwrap();
    fake.sent(
        "Services_updateService",
        "PUT /v3/services/s1",
        json!({ "name": "till" }),
    );

    let update = ServiceUpdate::new()
        .escalation_policy(policy())
        .description("")
        .email_prefix("till")
        .maintained_by(squad())
        .tags(Vec::<ServiceTag>::new())
        .auto_pause(AutoPause::off())
        .alert_grouping(AlertGrouping::off())
        .notification_delay(NotificationDelay::off());
    services.update(service(), update).await.unwrap();
    fake.sent(
        "Services_updateService",
        "PUT /v3/services/s1",
        json!({
            "escalation_policy_id": "p1",
            "description": "",
            "email_prefix": "till",
            "maintainer": { "id": "q1", "type": "squad" },
            "tags": [],
            "auto_pause_transient_alerts_config": { "is_enabled": false, "timeout_in_mins": 2 },
            "intelligent_alerts_grouping_config": { "is_enabled": false, "rolling_window_in_mins": 5 },
            "delay_notification_config": { "is_enabled": false },
        }),
    );

    services.delete(service()).await.unwrap();
    fake.sent(
        "Services_deleteService",
        "DELETE /v3/services/s1",
        Value::Null,
    );
}

async fn settings(fake: &Fake) {
    let services = fake.client.services();

    let setting = AutoPause::after(15 * MINUTE);
    services.set_auto_pause(service(), setting).await.unwrap();
    fake.sent(
        "Services_createOrUpdateAPTAConfig",
        "PUT /v3/services/s1/apta-config",
        json!({ "is_enabled": true, "timeout_in_mins": 15 }),
    );

    let setting = AlertGrouping::within(24 * 60 * MINUTE);
    services
        .set_alert_grouping(service(), setting)
        .await
        .unwrap();
    fake.sent(
        "Services_createOrUpdateIAGConfig",
        "PUT /v3/services/s1/iag-config",
        json!({ "is_enabled": true, "rolling_window_in_mins": 1440 }),
    );

    let (from, till) = (time(17, 5, 30, 0), time(23, 59, 0, 0));
    let days = [Weekday::Sunday, Weekday::Saturday];
    let daily = NotificationDelay::daily("Europe/London", days, from, till).assigned_to(policy());
    services
        .set_notification_delay(service(), daily)
        .await
        .unwrap();
    fake.sent(
        "Services_delayedNotificationConfig",
        "PUT /v3/services/s1/notification-delay-config",
        json!({
            "is_enabled": true,
            "timezone": "Europe/London",
            "fixed_timeslot_config": {
                "start_time": "17:05", "end_time": "23:59", "repeat_days": [0, 6],
            },
            "custom_timeslots_enabled": false,
            "assigned_to": { "id": "p1", "type": "escalation_policy" },
        }),
    );

    let by_day = NotificationDelay::by_day("Europe/London")
        .slot(Weekday::Monday, time(0, 0, 0, 0), time(8, 0, 0, 0))
        .slot(Weekday::Monday, time(18, 0, 0, 0), time(20, 0, 0, 0))
        .slot(Weekday::Friday, from, till)
        .assigned_to_own_policy();
    services
        .set_notification_delay(service(), by_day)
        .await
        .unwrap();
    fake.sent(
        "Services_delayedNotificationConfig",
        "PUT /v3/services/s1/notification-delay-config",
        json!({
            "is_enabled": true,
            "timezone": "Europe/London",
            "custom_timeslots_enabled": true,
            "custom_timeslots": {
                "1": [
                    { "start_time": "00:00", "end_time": "08:00" },
                    { "start_time": "18:00", "end_time": "20:00" },
                ],
                "5": [{ "start_time": "17:05", "end_time": "23:59" }],
            },
            "assigned_to": { "type": "default_escalation_policy" },
        }),
    );

    let on = ["s2", "s3"].map(|id| id.parse::<ServiceId>().unwrap());
    services.set_dependencies(service(), &on).await.unwrap();
    fake.sent(
        "Dependencies_createOrUpdateDependencies",
        "POST /v3/services/s1/dependencies",
        json!({ "dependencies": ["s2", "s3"], "data": ["s2", "s3"] }),
    );

    let channel: SlackChannelId = "C0123".parse().unwrap();
    services.connect_slack(service(), channel).await.unwrap();
    fake.sent(
        "Extensions_updateSlackExtension",
        "PUT /v3/services/s1/extensions",
        json!({ "channel_id": "C0123" }),
    );

    assert!(services.deduplicates_by_key(service()).await.unwrap());
    fake.sent(
        "Overlay_getOptinForKeyBasedDeduplicationForAService",
        "GET /v3/services/s1/config",
        Value::Null,
    );
    services
        .set_deduplication_by_key(service(), false)
        .await
        .unwrap();
    fake.sent(
        "Overlay_optinForKeyBasedDeduplicationForAService",
        "PATCH /v3/services/s1/config",
        json!({ "dedup_key_enabled": false }),
    );
}

async fn maintenance(fake: &Fake) {
    let maintenance = fake.client.services().maintenance(service());

    let windows = maintenance.list().await.unwrap();
    fake.sent(
        "MaintenanceMode_getMaintenanceMode",
        "GET /v3/services/s1/maintenance",
        Value::Null,
    );

    // Existing windows are sent unchanged, together with a new one.
    let kept = NewMaintenanceWindow::try_from(&windows[0]).unwrap();
    let once = NewMaintenanceWindow::new(
        "2026-04-01T00:00:00Z".parse().unwrap(),
        "2026-04-01T01:00:00Z".parse().unwrap(),
    );
    let update = MaintenanceUpdate::new([kept, once.clone()]);
    maintenance.set(update).await.unwrap();
    let weekly = json!({
        "maintenanceStartDate": "2026-03-01T02:00:00Z",
        "maintenanceEndDate": "2026-03-01T04:00:00Z",
        "daily": false,
        "weekly": true,
        "twoWeekly": false,
        "threeWeekly": false,
        "monthly": false,
        "deleted": false,
        "repeatTill": "2026-12-31T00:00:00Z",
    });
    let single = json!({
        "maintenanceStartDate": "2026-04-01T00:00:00Z",
        "maintenanceEndDate": "2026-04-01T01:00:00Z",
        "daily": false,
        "weekly": false,
        "twoWeekly": false,
        "threeWeekly": false,
        "monthly": false,
        "deleted": false,
        "repeatTill": "2026-04-01T01:00:00Z",
    });
    fake.sent(
        "MaintenanceMode_createOrUpdateMaintenanceMode",
        "POST /v3/services/s1/maintenance",
        json!({
            "serviceMaintenance": [weekly, single],
            "data": { "serviceMaintenance": [weekly, single] },
            "serviceId": "s1",
        }),
    );

    let repetitions = [
        (Repetition::Daily, "daily"),
        (Repetition::Weekly, "weekly"),
        (Repetition::EveryTwoWeeks, "twoWeekly"),
        (Repetition::EveryThreeWeeks, "threeWeekly"),
        (Repetition::Monthly, "monthly"),
    ];
    for (repetition, member) in repetitions {
        let until = "2027-01-01T00:00:00Z".parse().unwrap();
        let window = once.clone().repeating(repetition, until).deleted();
        let update = MaintenanceUpdate::new([window]).on(true);
        maintenance.set(update).await.unwrap();
        let body = fake.calls().last().unwrap().json();
        let window = body["serviceMaintenance"][0].as_object().unwrap();
        let set = window.iter().filter(|(_, value)| **value == json!(true));
        let set: Vec<&str> = set.map(|(name, _)| name.as_str()).collect();
        assert_eq!(set, [member, "deleted"]);
        assert_eq!(window["repeatTill"], "2027-01-01T00:00:00Z");
        assert_eq!(body["onMaintenance"], true);
    }
}

async fn rules(fake: &Fake) {
    let services = fake.client.services();
    let severe = || {
        let field = r#"payload["severity"]"#;
        Condition::comparisons([Comparison::new(field, Operator::GtEq, 3)])
    };
    let compared = json!([{ "lhs": r#"payload["severity"]"#, "op": "gt_eq", "rhs": 3 }]);

    let routing = services.routing_rules(service());
    let present = routing.list().await.unwrap();
    fake.sent(
        "RoutingRules_getRoutingRules",
        "GET /v3/services/s1/routing-rules",
        Value::Null,
    );
    let in_order: Vec<&str> = present
        .iter()
        .map(|rule| rule.expression.as_str())
        .collect();
    assert_eq!(in_order, ["a", "b"]);

    let text = Condition::expression(r#"payload["team"] == "db""#);
    let stored = routing
        .replace_all([
            route(text, squad()),
            route(severe(), policy()),
            route(severe(), user()),
        ])
        .await
        .unwrap();
    assert_eq!(stored, present);
    fake.sent(
        "RoutingRules_createOrUpdateRoutingRules",
        "POST /v3/services/s1/routing-rules",
        json!({ "rules": [
            {
                "expression": r#"payload["team"] == "db""#,
                "route_to": { "entity_type": "squad", "entity_id": "q1" },
                "is_basic": false,
            },
            {
                "expression": "",
                "route_to": { "entity_type": "escalationpolicy", "entity_id": "p1" },
                "is_basic": true,
                "basic_expression": compared,
            },
            {
                "expression": "",
                "route_to": { "entity_type": "user", "entity_id": "u1" },
                "is_basic": true,
                "basic_expression": compared,
            },
        ] }),
    );

    let deduplication = services.deduplication_rules(service());
    deduplication.list().await.unwrap();
    fake.sent(
        "DeduplicationRules_getDeduplicationRules",
        "GET /v3/services/s1/deduplication-rules",
        Value::Null,
    );
    let rule = deduplicate(severe(), 120 * MINUTE).unwrap();
    let rule = rule.dependency_deduplication(true).description("storms");
    deduplication.replace_all([rule]).await.unwrap();
    fake.sent(
        "DeduplicationRules_createOrUpdateDeduplicationRules",
        "POST /v3/services/s1/deduplication-rules",
        json!({ "rules": [{
            "expression": "",
            "time_window": 120,
            "time_unit": "minute",
            "is_basic": true,
            "basic_expression": compared,
            "dependency_deduplication": true,
            "description": "storms",
        }] }),
    );

    let suppression = services.suppression_rules(service());
    suppression.list().await.unwrap();
    fake.sent(
        "SuppressionRules_getSuppressionRules",
        "GET /v3/services/s1/suppression-rules",
        Value::Null,
    );
    let text = Condition::expression("payload.test");
    let made = [suppress(severe(), "noise"), suppress(text, "tests")];
    suppression.replace_all(made).await.unwrap();
    fake.sent(
        "SuppressionRules_createOrUpdateSuppressionRules",
        "POST /v3/services/s1/suppression-rules",
        json!({ "rules": [
            {
                "description": "noise",
                "expression": "",
                "is_basic": true,
                "is_timebased": false,
                "timeslots": null,
                "basic_expression": [{ "lhs": r#"payload["severity"]"#, "op": "gt_eq", "rhs": "3" }],
            },
            {
                "description": "tests",
                "expression": "payload.test",
                "is_basic": false,
                "is_timebased": false,
                "timeslots": null,
                "basic_expression": [],
            },
        ] }),
    );

    let tagging = services.tagging_rules(service());
    tagging.list().await.unwrap();
    fake.sent(
        "TaggingRules_getTaggingRules",
        "GET /v3/services/s1/tagging-rules",
        Value::Null,
    );
    let tags = [
        ("severity", TagValue::new("high", "#cc0000")),
        ("area", TagValue::new("db", "#00cc00")),
    ];
    tagging.replace_all([tag(severe(), tags)]).await.unwrap();
    fake.sent(
        "TaggingRules_createOrUpdateTaggingRules",
        "POST /v3/services/s1/tagging-rules",
        json!({ "rules": [{
            "expression": "",
            "tags": {
                "severity": { "value": "high", "color": "#cc0000" },
                "area": { "value": "db", "color": "#00cc00" },
            },
            "is_basic": true,
            "basic_expression": compared,
        }] }),
    );
}

async fn templates(fake: &Fake) {
    let services = fake.client.services();
    let alert = json!({ "labels": { "alertname": "DiskFull" } });

    let content = services.custom_content(service());
    let all = content.list().await.unwrap();
    fake.sent(
        "Overlay_getAllCustomContentTemplateOverlayByService",
        "GET /v3/services/s1/overlays/custom-content",
        Value::Null,
    );
    assert_eq!(all[0].alert_source_shortname, "prometheus");
    content.get("prometheus").await.unwrap();
    fake.sent(
        "Overlay_getCustomContentTemplateOverlay",
        "GET /v3/services/s1/overlays/custom-content/prometheus",
        Value::Null,
    );
    content.put("prometheus", "{{.m}}", "{{.d}}").await.unwrap();
    fake.sent(
        "Overlay_createOrUpdateNotificationTemplateOverlay",
        "PUT /v3/services/s1/overlays/custom-content/prometheus",
        json!({
            "overlay_template_type": "go",
            "message_overlay": { "template": "{{.m}}" },
            "description_overlay": { "template": "{{.d}}" },
        }),
    );
    content.delete("prometheus").await.unwrap();
    fake.sent(
        "Overlay_deleteNotificationTemplateOverlay",
        "DELETE /v3/services/s1/overlays/custom-content/prometheus",
        Value::Null,
    );
    let text = content.render("{{.m}}", &alert).await.unwrap();
    assert_eq!(text, "DiskFull on db1");
    fake.sent(
        "Overlay_renderCustomContentOverlay",
        "POST /v3/services/s1/overlays/custom-content/render",
        json!({
            "overlay_template_type": "go",
            "template": "{{.m}}",
            "payload": r#"{"labels":{"alertname":"DiskFull"}}"#,
        }),
    );

    let keys = services.dedup_keys(service());
    keys.list().await.unwrap();
    fake.sent(
        "Overlay_getAllDedupKeyOverlayByService",
        "GET /v3/services/s1/overlays/dedup-key",
        Value::Null,
    );
    keys.get("prometheus").await.unwrap();
    fake.sent(
        "Overlay_getDedupKeyOverlayForAlertSource",
        "GET /v3/services/s1/overlays/dedup-key/prometheus",
        Value::Null,
    );
    let key = NewDedupKey::new("{{.host}}", 48 * 60 * MINUTE);
    keys.put("prometheus", key).await.unwrap();
    fake.sent(
        "Overlay_updateDedupKeyOverlay",
        "PUT /v3/services/s1/overlays/dedup-key/prometheus",
        json!({
            "overlay_template_type": "go",
            "dedup_key_overlay": { "template": "{{.host}}", "duration": 2880 },
        }),
    );
    keys.delete("prometheus").await.unwrap();
    fake.sent(
        "Overlay_deleteDedupKeyOverlay",
        "DELETE /v3/services/s1/overlays/dedup-key/prometheus",
        Value::Null,
    );
    let key = keys.render("{{.host}}", &alert).await.unwrap();
    assert_eq!(key, "DiskFull on db1");
    fake.sent(
        "Overlay_renderDedupKeyTemplate",
        "POST /v3/services/s1/overlays/dedup-key/render",
        json!({
            "overlay_template_type": "go",
            "template": "{{.host}}",
            "payload": r#"{"labels":{"alertname":"DiskFull"}}"#,
        }),
    );
}

/// Lists own their client, so they can outlive the call that created them.
#[tokio::test]
async fn list_outlives_the_borrow_of_the_client() {
    fn named(client: &Squadcast, team: &TeamId) -> squadcast::List<Service> {
        client.services().list(team).name("checkout").stream()
    }
    let fake = fake();
    let list = named(&fake.client, &team());
    assert_eq!(fake.calls().len(), 0, "nothing is sent before it is polled");
    assert_eq!(list.await.unwrap().len(), 2);
}
