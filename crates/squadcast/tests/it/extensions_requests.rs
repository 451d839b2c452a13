//! The request of each method of the extensions area, and the secrets in it.
#![cfg(feature = "extensions")]

use serde_json::{Value, json};
use squadcast::extensions::{
    ConnectedTeam, EventClass, MsTeamsUpdate, NewMsTeamsConfig, NewWebhook, Webhook,
    WebhookAddress, WebhookFilter, WebhookFilterCondition, WebhookTrigger, WebhookUpdate,
};
use squadcast::{TeamId, WebhookId};

use crate::support::{Fake, operations_of, rejection, success};

fn webhook() -> WebhookId {
    "w1".parse().unwrap()
}

fn settings() -> Value {
    json!({
        "name": "Chat", "description": "To the chat", "trigger_type": "event", "max_retry": 3,
        "triggers": [{ "event_class": "incident", "event_type": "triggered", "new_field": 1 }],
        "urls": [{ "url": "https://hooks.example.com/url-canary", "method": "POST" }],
        "header": { "x-token": "header-canary" }, "filters": null, "teams": null,
        "is_all_teams_configured": true, "payload_type": "standard", "not_documented": [1, 2],
    })
}

fn stored() -> Value {
    let mut stored = settings();
    let added = json!({
        "id": "w1", "created_at": "2026-01-05T09:30:00Z", "updated_at": "2026-01-05T09:30:00Z",
        "organization_id": "o1", "author_id": "u1", "slug": "chat", "version": "v2",
    });
    let added = added.as_object().unwrap().clone();
    stored.as_object_mut().unwrap().extend(added);
    stored
}

fn config() -> Value {
    json!({
        "id": "c1", "organization_id": "o1", "default_conversation_name": "Ops",
        "default_conversation_id": "19:x", "is_active": true, "is_default_active": true,
        "is_custom_channels_active": false,
        "triggers": { "all_active": false, "custom": ["incident_triggered"] },
        "tenant_id": "tenant", "from_id": "account", "connected_teams": [], "not_documented": 1,
    })
}

fn value(operation: &str) -> Value {
    match operation {
        "Webhooks_getAllWebhooks" => json!({
            "result": [{ "id": "w1", "name": "Chat", "trigger_type": "event" }],
            "meta": { "total_count": 1 },
        }),
        operation if operation.starts_with("MSTeams") => config(),
        _ => stored(),
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let webhooks = fake.client.webhooks();

    let all = webhooks.list().await.unwrap();
    fake.sent(
        "Webhooks_getAllWebhooks",
        "GET /v3/extensions/event-webhooks?page-limit=100",
        Value::Null,
    );

    let got = webhooks.get(&all[0]).await.unwrap();
    fake.sent(
        "Webhooks_getWebhookById",
        "GET /v3/extensions/event-webhooks/w1",
        Value::Null,
    );
    assert_eq!(got.header["x-token"], "header-canary");
    assert!(!format!("{got:?}").contains("canary"));

    let team: TeamId = "t1".parse().unwrap();
    let condition = WebhookFilterCondition::new()
        .op("is")
        .lhs("priority")
        .rhs("P1");
    let new = NewWebhook::new(
        "Chat",
        "event",
        WebhookAddress::post("https://a.example.com/canary"),
    )
    .description("To the chat")
    .on("incident", "triggered")
    .address(WebhookAddress::put("https://b.example.com"))
    .header("x-token", "header-canary")
    .filter(&WebhookFilter::new("and", vec![condition]))
    .retries(2)
    .team(&team)
    .notify("ops@example.com")
    .payload_type("custom")
    .custom_payload("{}")
    .custom_payload_template("chat")
    .language("js");
    assert!(!format!("{new:?}").contains("canary"));
    webhooks.create(new).await.unwrap();
    fake.sent(
        "Webhooks_createWebhook",
        "POST /v3/extensions/event-webhooks",
        json!({
            "name": "Chat", "trigger_type": "event", "description": "To the chat",
            "triggers": [{ "event_class": "incident", "event_type": "triggered" }],
            "urls": [
                { "url": "https://a.example.com/canary", "method": "POST" },
                { "url": "https://b.example.com", "method": "PUT" },
            ],
            "header": { "x-token": "header-canary" },
            "filters": { "op": "and", "conditions": [{ "op": "is", "lhs": "priority", "rhs": "P1" }] },
            "max_retry": 2, "teams": ["t1"], "is_all_teams_configured": false,
            "mail_ids": ["ops@example.com"], "payload_type": "custom", "custom_payload": "{}",
            "custom_payload_template_slug": "chat", "language": "js",
        }),
    );

    webhooks.delete(webhook()).await.unwrap();
    fake.sent(
        "Webhooks_deleteWebhook",
        "DELETE /v3/extensions/event-webhooks/w1",
        Value::Null,
    );

    let teams = fake.client.ms_teams();
    let got = teams.get().await.unwrap();
    fake.sent(
        "MSTeams_getMsteamsConfig",
        "GET /v3/extensions/msteams/config",
        Value::Null,
    );
    assert_eq!(got.triggers.custom, [EventClass::IncidentTriggered]);

    let new = NewMsTeamsConfig::new("tenant", "account")
        .default_channel("19:x", "Ops")
        .custom_channels_active(true)
        .events([EventClass::IncidentResolved])
        .connected_teams([ConnectedTeam::new("mt1", "Ops", Vec::new())])
        .active(true);
    teams.replace(new).await.unwrap();
    fake.sent(
        "MSTeams_createOrUpdateMsteamsConfiguration",
        "POST /v3/extensions/msteams/config",
        json!({
            "tenant_id": "tenant", "from_id": "account", "default_conversation_id": "19:x",
            "default_conversation_name": "Ops", "is_active": true, "is_default_active": true,
            "is_custom_channels_active": true,
            "triggers": { "all_active": false, "custom": ["incident_resolved"] },
            "connected_teams": [{ "team_id": "mt1", "team_name": "Ops", "channel_configurations": [] }],
        }),
    );

    webhooks
        .update(webhook(), WebhookUpdate::new())
        .await
        .unwrap();
    assert!(fake.reached().is_superset(&operations_of("extensions")));
}

#[tokio::test]
async fn update_reads_the_webhook_and_keeps_everything_that_is_not_named() {
    let fake = Fake::new(value);
    let webhooks = fake.client.webhooks();
    let line = "PUT /v3/extensions/event-webhooks/w1";
    let update = || WebhookUpdate::new().name("Room").header("x-new", "b");
    let mut expected = settings();
    expected["name"] = json!("Room");
    expected["header"] = json!({ "x-new": "b" });

    webhooks.update(webhook(), update()).await.unwrap();
    fake.sent("Webhooks_updateWebhook", line, expected);
    assert_eq!(fake.calls().len(), 2, "it is read before it is written");

    let cleared = WebhookUpdate::new().no_headers().no_filter().all_teams();
    let cleared = cleared.triggers([WebhookTrigger::new("incident", "resolved")]);
    webhooks.update(webhook(), cleared).await.unwrap();
    let mut expected = settings();
    expected["header"] = json!({});
    expected["teams"] = json!([]);
    expected["triggers"] = json!([{ "event_class": "incident", "event_type": "resolved" }]);
    fake.sent("Webhooks_updateWebhook", line, expected);
}

#[tokio::test]
async fn replace_sends_the_webhook_that_was_read_with_the_changes() {
    let fake = Fake::new(value);
    let read: Webhook = serde_json::from_value(stored()).unwrap();
    fake.client
        .webhooks()
        .replace(&read, WebhookUpdate::new().trigger_type("manual"))
        .await
        .unwrap();
    let sent = fake.calls().pop().unwrap().json();
    assert_eq!(
        (&sent["trigger_type"], &sent["name"]),
        (&json!("manual"), &json!("Chat"))
    );
    assert_eq!(sent["header"], json!({ "x-token": "header-canary" }));
    assert_eq!(sent["urls"], settings()["urls"]);
    assert!(sent.get("id").is_none() && sent.get("created_at").is_none());
    assert_eq!(fake.calls().len(), 1);
}

#[tokio::test]
async fn update_of_microsoft_teams_keeps_everything_that_is_not_named() {
    let fake = Fake::new(value);
    let update = MsTeamsUpdate::new()
        .all_events()
        .default_channel_active(false);
    fake.client.ms_teams().update(update).await.unwrap();
    let mut expected = config();
    expected["triggers"] = json!({ "all_active": true, "custom": [] });
    expected["is_default_active"] = json!(false);
    fake.sent(
        "MSTeams_createOrUpdateMsteamsConfiguration",
        "POST /v3/extensions/msteams/config",
        expected,
    );
}

#[tokio::test]
async fn list_is_read_page_by_page_and_both_envelopes_of_a_creation_are_read() {
    let fake = Fake::with(|operation, request| {
        if operation.id == "Webhooks_createWebhook" {
            let body = json!({ "body": { "data": stored() } });
            return squadcast::core::transport::TransportResponse::json(
                http::StatusCode::CREATED,
                &body,
            );
        }
        let sent = request.url.query().unwrap_or_default();
        let offset = sent.split_once("&offset=");
        let offset = offset.map_or(0, |(_, offset)| offset.parse().unwrap());
        let page: Vec<Value> = (offset..101)
            .take(100)
            .map(|n| json!({ "id": format!("w{n}"), "name": "x" }))
            .collect();
        success(
            operation,
            &json!({ "result": page, "meta": { "total_count": 101 } }),
        )
    });
    assert_eq!(fake.client.webhooks().list().await.unwrap().len(), 101);
    assert_eq!(fake.calls().len(), 2);
    let new = NewWebhook::new(
        "Chat",
        "event",
        WebhookAddress::patch("https://a.example.com"),
    );
    assert_eq!(fake.client.webhooks().create(new).await.unwrap().id, "w1");
}

#[tokio::test]
async fn errors_show_no_secret_of_the_request() {
    let fake = Fake::with(|_, request| {
        let body = String::from_utf8(request.body.clone().unwrap_or_default().to_vec()).unwrap();
        rejection(400, &format!("bad webhook {body}"))
    });
    let address = WebhookAddress::post("https://hooks.example.com/url-canary");
    let new = NewWebhook::new("Chat", "event", address).header("x-token", "header-canary");
    let error = fake.client.webhooks().create(new).await.unwrap_err();
    assert!(error.is_validation());
    assert!(
        !format!("{error} {error:?}").contains("canary"),
        "{error:?}"
    );
    let error = fake
        .client
        .webhooks()
        .create(NewWebhook::new(
            "x",
            "event",
            WebhookAddress::post("ftp://x"),
        ))
        .await
        .unwrap_err();
    assert!(error.is_configuration(), "{error}");
}
