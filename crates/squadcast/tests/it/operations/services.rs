//! The calls of the area `services`.

use super::{Run, call};
use std::time::Duration;

use serde_json::json;
use squadcast::services::rules::{Condition, RoutingRule, route};
use squadcast::services::{
    AlertGrouping, AutoPause, MaintenanceUpdate, NewDedupKey, NewService, NotificationDelay,
    ServiceUpdate,
};
use squadcast::{AlertSourceId, EscalationPolicyId, ServiceRuleId, SlackChannelId, TeamId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().services()[0].team_id.parse().unwrap();
    let policy = &run.mock.state().services()[0].escalation_policy_id;
    let policy: EscalationPolicyId = policy.parse().unwrap();
    let channel: SlackChannelId = "C0123456789".parse().unwrap();
    let service = NewService::new("Refunds", &policy);
    let service = call!(run, client.services() => create(&team, service));
    let new = NewService::new("Refunds", &policy);
    call!(run, client.services() => ensure(&team, new));
    call!(run, client.services() => list(&team));
    call!(run, client.services() => get(&service));
    call!(run, client.services() => get_by_name(&team, "Refunds"));
    let update = ServiceUpdate::new().name("Payback");
    call!(run, client.services() => update(&service, update));
    let setting = AutoPause::off();
    call!(run, client.services() => set_auto_pause(&service, setting));
    let setting = AlertGrouping::off();
    call!(run, client.services() => set_alert_grouping(&service, setting));
    let setting = NotificationDelay::off();
    call!(run, client.services() => set_notification_delay(&service, setting));
    let other = client.services().list(&team).await.unwrap().remove(0);
    call!(run, client.services() => set_dependencies(&service, [&other]));
    call!(run, client.services() => connect_slack(&service, channel));
    call!(run, client.services() => set_deduplication_by_key(&service, true));
    call!(run, client.services() => deduplicates_by_key(&service));
    call!(run, client.services().routing_rules(&service) => list());
    call!(run, client.services().routing_rules(&service) => replace_all([]));
    call!(run, client.services().deduplication_rules(&service) => list());
    call!(run, client.services().deduplication_rules(&service) => replace_all([]));
    call!(run, client.services().suppression_rules(&service) => list());
    call!(run, client.services().suppression_rules(&service) => replace_all([]));
    call!(run, client.services().tagging_rules(&service) => list());
    call!(run, client.services().tagging_rules(&service) => replace_all([]));
    let rule = || route(Condition::expression("true"), &policy);
    let created = call!(run, client.services().routing_rules(&service) => create(rule()));
    let id = ServiceRuleId::of(&created).unwrap();
    call!(run, client.services().routing_rules(&service) => get(&id));
    let change = |rule: &mut RoutingRule| rule.is_basic = false;
    call!(run, client.services().routing_rules(&service) => update(&id, change));
    call!(run, client.services().routing_rules(&service) => replace(&id, rule()));
    call!(run, client.services().routing_rules(&service) => delete(&id));
    call!(run, client.alert_sources() => list());
    call!(run, client.alert_sources() => usable());
    let source: AlertSourceId = "6c0000000000000000000001".parse().unwrap();
    call!(run, client.services().alert_sources(&service) => replace([&source]));
    call!(run, client.services().alert_sources(&service) => list());
    call!(run, client.services().alert_sources(&service) => addresses());
    let maintenance = MaintenanceUpdate::new([]);
    call!(run, client.services().maintenance(&service) => set(maintenance));
    call!(run, client.services().maintenance(&service) => list());
    let alert = json!({ "host": "db1" });
    call!(run, client.services().custom_content(&service) => put("grafana", "{{.host}}", ""));
    call!(run, client.services().custom_content(&service) => get("grafana"));
    call!(run, client.services().custom_content(&service) => list());
    call!(run, client.services().custom_content(&service) => render("{{.host}}", &alert));
    call!(run, client.services().custom_content(&service) => delete("grafana"));
    let key = NewDedupKey::new("{{.host}}", Duration::from_secs(2880 * 60));
    call!(run, client.services().dedup_keys(&service) => put("grafana", key));
    call!(run, client.services().dedup_keys(&service) => get("grafana"));
    call!(run, client.services().dedup_keys(&service) => list());
    call!(run, client.services().dedup_keys(&service) => render("{{.host}}", &alert));
    call!(run, client.services().dedup_keys(&service) => delete("grafana"));
    call!(run, client.services() => delete(&service));
}
