//! An update that sets every field is sent in full: no setter is without effect, and none undoes another.

use serde_json::{Value, json};
use squadcast::extensions::{
    ConnectedTeam, EventClass, IncidentActionAlertState, MsTeamsUpdate, WebhookAddress,
    WebhookFilter, WebhookTrigger, WebhookUpdate,
};
use squadcast::global_event_rules::{GlobalEventRuleUpdate, RulesetRuleUpdate, RulesetSource};
use squadcast::jiff::Timestamp;
use squadcast::jiff::tz::TimeZone;
use squadcast::status_pages::{ComponentUpdate, IssueUpdate, MaintenanceUpdate, StatusPageUpdate};
use squadcast::webforms::{ReporterMail, WebformService, WebformUpdate};
use squadcast::workflows::{Action, Filter, Priority, Tag, Trigger, WorkflowUpdate};
use squadcast::{
    ComponentGroupId, ComponentId, IssueId, IssueStateId, MaintenanceId, RequestBuilder,
    RulesetRuleId, ServiceId, SquadId, Squadcast, StatusPageId, StatusPageStatusId, TeamId,
    WebformId, WebhookId, WorkflowId,
};

use crate::support::Fake;

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

fn service() -> ServiceId {
    "s1".parse().unwrap()
}

fn at(hour: u8) -> Timestamp {
    format!("2026-03-01T0{hour}:00:00Z").parse().unwrap()
}

/// Sends an update to a service whose resources are `resource`, and returns its body, the last one.
pub(crate) async fn body<T>(
    resource: Value,
    send: impl FnOnce(&Squadcast) -> RequestBuilder<T>,
) -> Value {
    let fake = Fake::new(move |_| resource.clone());
    // The response of the update is the same resource, which may not be what the operation returns.
    drop(send(&fake.client).await);
    let sent = fake.calls().pop().unwrap();
    assert_ne!(sent.method, "GET", "the resource was not decoded");
    sent.json()
}

#[tokio::test]
async fn status_page_and_its_parts() {
    let page = || StatusPageId::from(7);
    let update = StatusPageUpdate::new()
        .description("How we are")
        .public(true)
        .custom_domain_name("status.acme.example")
        .logo_url("https://acme.example/logo.png")
        .theme("#000", "#fff")
        .allow_component_subscription(true)
        .allow_maintenance_subscription(true)
        .allow_webhook_subscription(true)
        .hide_from_search_engines(true)
        .name("Acme")
        .domain_name("acme")
        .contact_email("help@acme.example")
        .time_zone(TimeZone::UTC)
        .owner(squad())
        .team(team())
        .custom_domain_enabled(true);
    let sent = body(json!({ "id": 7 }), |client| {
        client.status_pages().update(page(), update)
    });
    let expected = json!({
        "name": "Acme", "isPublic": true, "domainName": "acme", "teamID": "t1",
        "themeColor": { "primary": "#000", "secondary": "#fff" },
        "contactEmail": "help@acme.example", "ownerType": "squad", "ownerID": "q1",
        "description": "How we are", "customDomainName": "status.acme.example",
        "logoUrl": "https://acme.example/logo.png", "timezone": "UTC",
        "allowComponentsSubscription": true, "allowMaintenanceSubscription": true,
        "allowWebhookSubscription": true, "isCustomDomainEnabled": true,
        "hideFromSearchEngines": true,
    });
    assert_eq!(sent.await, expected);

    let update = ComponentUpdate::new()
        .no_group()
        .description("Visa")
        .allow_subscription(true)
        .group(ComponentGroupId::from(40))
        .service(service())
        .name("Cards");
    let component = json!({ "id": 12, "type": "component", "name": "Website" });
    let sent = body(json!([component]), |client| {
        client
            .status_pages()
            .components(page())
            .update(ComponentId::from(12), update)
    });
    let expected = json!({
        "name": "Cards", "description": "Visa", "allowSubscription": true,
        "belongsToGroup": true, "groupID": 40, "serviceID": "s1",
    });
    assert_eq!(sent.await, expected);

    let update = IssueUpdate::new(IssueStateId::from(3), "Still looking")
        .component(ComponentId::from(12), StatusPageStatusId::from(2))
        .page_status(StatusPageStatusId::from(8))
        .at(at(3))
        .title("Slow");
    let sent = body(json!({ "id": 5, "title": "Fast" }), |client| {
        let issues = client.status_pages().issues(page());
        issues.post(IssueId::from(5), update)
    });
    let message = json!({ "text": "Still looking", "timestamp": "2026-03-01T03:00:00Z" });
    let expected = json!({
        "title": "Slow", "statusID": 8, "components": [{ "id": 12, "statusID": 2 }],
        "issues": [{ "stateID": 3, "stateMessages": [message] }],
    });
    assert_eq!(sent.await, expected);

    let update = MaintenanceUpdate::new()
        .title("Upgrade")
        .note("Payments wait")
        .range(at(1)..at(2))
        .components([ComponentId::from(12)]);
    let sent = body(json!({ "ID": 9 }), |client| {
        let maintenances = client.status_pages().maintenances(page());
        maintenances.update(MaintenanceId::from(9), update)
    });
    let expected = json!({
        "title": "Upgrade", "note": "Payments wait", "components": [12],
        "startTime": "2026-03-01T01:00:00Z", "endTime": "2026-03-01T02:00:00Z",
    });
    assert_eq!(sent.await, expected);
}

#[tokio::test]
async fn webform() {
    let update = || {
        WebformUpdate::new()
            .description("Tell us")
            .host_name("help.acme.example")
            .logo_url("https://acme.example/logo.png")
            .footer("Acme", "https://acme.example")
            .input("Severity", ["low", "high"])
            .tag("source", "webform")
            .mail_reporter_on([ReporterMail::Triggered])
            .name("Support")
            .header("Acme support")
            .title("Report a problem")
            .owner(squad())
            .services([WebformService::new(service())
                .alias("Till")
                .name("Checkout")])
    };
    let form = json!({ "id": 17, "owner_id": "t1" });
    let sent = |update: WebformUpdate| {
        body(form.clone(), |client| {
            client
                .webforms()
                .update(team(), WebformId::from(17), update)
        })
    };
    let mut expected = json!({
        "owner_id": "t1", "name": "Support", "is_cname": true, "form_owner_type": "squad",
        "form_owner_id": "q1", "header": "Acme support", "title": "Report a problem",
        "footer_text": "Acme", "footer_link": "https://acme.example",
        "services": [{ "service_id": "s1", "name": "Checkout", "alias": "Till" }],
        "host_name": "help.acme.example", "tags": { "source": "webform" },
        "input_field": [{ "label": "Severity", "options": ["low", "high"] }],
        "logo_url": "https://acme.example/logo.png", "email_on": ["triggered"],
        "description": "Tell us", "is_captcha_enabled": false,
    });
    assert_eq!(sent(update().no_captcha()).await, expected);
    expected["is_captcha_enabled"] = json!(true);
    expected["captcha_secret"] = json!({ "site_key": "site", "secret": "canary" });
    assert_eq!(sent(update().captcha("site", "canary")).await, expected);
}

#[tokio::test]
async fn webhook() {
    let filter: WebhookFilter = serde_json::from_value(json!({
        "op": "and", "conditions": [{ "op": "is", "lhs": "priority", "rhs": "P1" }],
    }))
    .unwrap();
    let webhook: WebhookId = "w1".parse().unwrap();
    let update = |update: WebhookUpdate| {
        body(json!({ "id": "w1" }), |client| {
            client.webhooks().update(&webhook, update)
        })
    };
    let all = WebhookUpdate::new()
        .description("To the chat")
        .triggers([WebhookTrigger::new("incident", "resolved")])
        .on("incident", "triggered")
        .address(WebhookAddress::put("https://a.example.com"))
        .no_headers()
        .header("x-token", "canary")
        .no_filter()
        .filter(&filter)
        .retries(2)
        .team(team())
        .notify("ops@example.com")
        .payload_type("custom")
        .custom_payload("{}")
        .custom_payload_template("chat")
        .language("js")
        .name("Chat")
        .trigger_type("event");
    let sent = update(all).await;
    let expected = json!({
        "name": "Chat", "trigger_type": "event", "description": "To the chat",
        "triggers": [
            { "event_class": "incident", "event_type": "resolved" },
            { "event_class": "incident", "event_type": "triggered" },
        ],
        "urls": [{ "url": "https://a.example.com", "method": "PUT" }],
        "header": { "x-token": "canary" },
        "filters": { "op": "and", "conditions": [{ "op": "is", "lhs": "priority", "rhs": "P1" }] },
        "max_retry": 2, "teams": ["t1"], "is_all_teams_configured": false,
        "mail_ids": ["ops@example.com"], "payload_type": "custom", "custom_payload": "{}",
        "custom_payload_template_slug": "chat", "language": "js",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&sent[name], value, "{name}");
    }
    let everywhere = WebhookUpdate::new().name("Chat").all_teams();
    let sent = update(everywhere.no_filter().no_headers()).await;
    for (name, value) in [
        ("name", json!("Chat")),
        ("teams", json!([])),
        ("is_all_teams_configured", json!(true)),
        ("header", json!({})),
    ] {
        assert_eq!(sent[name], value, "{name}");
    }
}

#[tokio::test]
async fn microsoft_teams() {
    let actions = IncidentActionAlertState::new(true, false, true, false, true, false, true, false);
    let update = MsTeamsUpdate::new()
        .active(true)
        .default_channel("19:x", "Ops")
        .default_channel_active(false)
        .custom_channels_active(true)
        .events([EventClass::IncidentResolved])
        .incident_actions(&actions)
        .connected_teams([ConnectedTeam::new("mt1", "Ops", Vec::new())]);
    let sent = body(json!({ "tenant_id": "tenant" }), |client| {
        client.ms_teams().update(update)
    });
    let expected = json!({
        "tenant_id": "tenant", "is_active": true,
        "default_conversation_id": "19:x", "default_conversation_name": "Ops",
        "is_default_active": false, "is_custom_channels_active": true,
        "triggers": { "all_active": false, "custom": ["incident_resolved"] },
        "custom_incident_alert_state": {
            "is_trigger_active": true, "is_retrigger_active": false, "is_acknowledge_active": true,
            "is_resolve_active": false, "is_reassign_active": true, "is_notes_added_active": false,
            "is_postmortem_active": true, "is_priority_updated_active": false,
        },
        "connected_teams": [{ "team_id": "mt1", "team_name": "Ops", "channel_configurations": [] }],
    });
    assert_eq!(sent.await, expected);
}

#[tokio::test]
async fn workflow() {
    let update = WorkflowUpdate::new()
        .description("Notes")
        .owner(squad())
        .when(Filter::priority(Priority::P1))
        .title("Renamed")
        .trigger(Trigger::IncidentCreated)
        .team(team())
        .tags([Tag::new().key("env").value("prod").color("#fff")])
        .actions([Action::note("Hi")])
        .enabled(false);
    let workflow = WorkflowId::from(7);
    let sent = body(json!({}), |client| {
        client.workflows().update(workflow, update)
    });
    let expected = json!({
        "title": "Renamed", "description": "Notes", "owner_id": "t1", "enabled": false,
        "entity_owner": { "id": "q1", "type": "squad" }, "trigger": "incident_created",
        "tags": [{ "key": "env", "value": "prod", "color": "#fff" }],
        "filters": { "condition": "and", "filters": [{ "type": "priority_is", "value": "P1" }] },
        "actions": [{ "name": "sq_add_incident_note", "data": { "note": "Hi" } }],
    });
    assert_eq!(sent.await, expected);
}

#[tokio::test]
async fn global_event_rule_and_rule_of_a_ruleset() {
    let rule = || squadcast::GlobalEventRuleId::from(3);
    let update = GlobalEventRuleUpdate::new()
        .name("Base")
        .description("All alerts")
        .owner(squad());
    let sent = body(json!({}), |client| {
        client.global_event_rules().update(rule(), update)
    });
    let expected = json!({
        "name": "Base", "description": "All alerts", "entity_owner": { "id": "q1", "type": "squad" },
    });
    assert_eq!(sent.await, expected);

    let update = RulesetRuleUpdate::new()
        .expression("true")
        .route_to(service())
        .description("Everything");
    let sent = body(json!({}), |client| {
        let source = RulesetSource::new("prometheus", "v2");
        let rules = client.global_event_rules().rules(rule(), source);
        rules.update(RulesetRuleId::from(21), update)
    });
    let expected = json!({
        "expression": "true", "description": "Everything", "action": { "route_to": "s1" },
    });
    assert_eq!(sent.await, expected);
}
