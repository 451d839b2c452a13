//! Invalid input of the services area, rejections of the service, and secrets in `Debug`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{Fake, rejection};
use serde_json::json;
use squadcast::services::rules::{Condition, deduplicate};
use squadcast::services::{
    AlertGrouping, AutoPause, EscalationPolicyBasic, MaintenanceUpdate, MaintenanceWindow,
    NewDedupKey, NewMaintenanceWindow, NewService, ServiceUpdate,
};
use squadcast::{
    Error, EscalationPolicyId, Result, Service, ServiceId, SlackChannelId, Team, TeamId,
};

const MINUTE: Duration = Duration::from_secs(60);

fn fake() -> Fake {
    Fake::new(|_| json!({ "id": "s1" }))
}

fn service() -> ServiceId {
    "s1".parse().unwrap()
}

fn policy() -> EscalationPolicyId {
    "p1".parse().unwrap()
}

/// Asserts that the client rejected the call with a message that contains all of `parts`, before anything was sent.
#[track_caller]
fn rejected<T: std::fmt::Debug>(fake: &Fake, result: Result<T>, parts: &[&str]) {
    let error: Error = result.unwrap_err();
    assert!(error.is_configuration(), "{error:?}");
    for word in parts {
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    assert_eq!(fake.transport.count(), 0, "{:?}", fake.transport.requests());
}

#[tokio::test]
async fn timeout_of_the_auto_pause_is_one_of_the_documented() {
    let fake = fake();
    let services = fake.client.services();
    for minutes in [0, 1, 4, 16, 60] {
        let setting = AutoPause::after(minutes * MINUTE);
        let result = services.set_auto_pause(service(), setting).await;
        let named = format!("not {minutes}");
        rejected(&fake, result, &["2, 3, 5, 10 or 15 minutes", &named]);

        let new = NewService::new("checkout", policy()).auto_pause(setting);
        let result = services.create(TeamId::new("t1").unwrap(), new).await;
        rejected(&fake, result, &["auto-pause"]);
        let update = ServiceUpdate::new().auto_pause(setting);
        rejected(
            &fake,
            services.update(service(), update).await,
            &["auto-pause"],
        );
    }
    for minutes in AutoPause::MINUTES {
        let setting = AutoPause::after(Duration::from_secs(60 * minutes));
        services.set_auto_pause(service(), setting).await.unwrap();
        let body = fake.calls().last().unwrap().json();
        assert_eq!(body["timeout_in_mins"], minutes);
    }
}

#[tokio::test]
async fn time_window_of_the_alert_grouping_is_one_of_the_documented() {
    let fake = fake();
    let services = fake.client.services();
    for minutes in [0, 4, 30, 1441] {
        let setting = AlertGrouping::within(minutes * MINUTE);
        let result = services.set_alert_grouping(service(), setting).await;
        rejected(&fake, result, &["grouping", "720 or 1440 minutes"]);
        let update = ServiceUpdate::new().alert_grouping(setting);
        rejected(&fake, services.update(service(), update).await, &[]);
    }
    for minutes in AlertGrouping::MINUTES {
        let setting = AlertGrouping::within(Duration::from_secs(60 * minutes));
        services
            .set_alert_grouping(service(), setting)
            .await
            .unwrap();
        let body = fake.calls().last().unwrap().json();
        assert_eq!(body["rolling_window_in_mins"], minutes);
    }
}

#[tokio::test]
async fn durations_are_whole_minutes() {
    let fake = fake();
    let services = fake.client.services();
    for odd in [
        Duration::from_secs(299),
        Duration::from_secs(301),
        5 * MINUTE + Duration::from_nanos(1),
    ] {
        let setting = AutoPause::after(odd);
        let result = services.set_auto_pause(service(), setting).await;
        rejected(&fake, result, &["whole minutes"]);
        let key = NewDedupKey::new("{{.host}}", odd);
        let keys = services.dedup_keys(service());
        rejected(
            &fake,
            keys.put("prometheus", key).await,
            &["whole minutes", "key"],
        );
        let window = deduplicate(Condition::expression("true"), odd);
        rejected(&fake, window, &["whole minutes"]);
        let new = NewService::new("checkout", policy()).deduplicate_within(odd);
        let result = services.create(TeamId::new("t1").unwrap(), new).await;
        rejected(&fake, result, &["whole minutes"]);
    }
}

#[tokio::test]
async fn deduplication_key_is_valid_for_at_most_48_hours() {
    let fake = fake();
    let keys = fake.client.services().dedup_keys(service());
    let key = NewDedupKey::new("{{.host}}", 2881 * MINUTE);
    rejected(&fake, keys.put("prometheus", key).await, &["2880", "2881"]);
    let key = NewDedupKey::new("{{.host}}", Duration::ZERO);
    rejected(&fake, keys.put("prometheus", key).await, &["zero"]);
    let rule = deduplicate(Condition::expression("true"), Duration::ZERO);
    rejected(&fake, rule, &["zero"]);
}

#[tokio::test]
async fn maintenance_window_that_ends_before_it_begins_is_rejected() {
    let fake = fake();
    let maintenance = fake.client.services().maintenance(service());
    let early = "2026-03-01T02:00:00Z".parse().unwrap();
    let late = "2026-03-01T04:00:00Z".parse().unwrap();
    for window in [
        NewMaintenanceWindow::new(late, early),
        NewMaintenanceWindow::new(early, early),
    ] {
        let result = maintenance.set(MaintenanceUpdate::new([window])).await;
        rejected(&fake, result, &["ends before it begins", "2026-03-01"]);
    }
    let odd = NewMaintenanceWindow::try_from(&MaintenanceWindow::default());
    rejected(&fake, odd, &["no start or no end"]);
}

/// A resource that a test created, or that a broken service returned, can have an invalid id.
#[tokio::test]
async fn invalid_id_is_rejected_in_every_position() {
    let fake = fake();
    let services = fake.client.services();
    let (no_team, no_service) = (Team::default(), Service::default());
    let no_policy = EscalationPolicyBasic::default();

    rejected(&fake, services.list(&no_team).await, &["the id of a team"]);
    rejected(
        &fake,
        services.get_by_name(&no_team, "x").await,
        &["the id of a team"],
    );
    let new = || NewService::new("checkout", policy());
    rejected(
        &fake,
        services.create(&no_team, new()).await,
        &["the id of a team"],
    );
    let team = TeamId::new("t1").unwrap();
    let without = NewService::new("checkout", &no_policy);
    let parts = &["the id of an escalation policy"];
    rejected(&fake, services.create(&team, without).await, parts);
    let update = ServiceUpdate::new().escalation_policy(&no_policy);
    rejected(&fake, services.update(service(), update).await, parts);
    rejected(&fake, services.get(&no_service).await, &["serviceID"]);
    rejected(&fake, services.delete(&no_service).await, &["serviceID"]);
    let on = services.set_dependencies(service(), [&no_service]).await;
    rejected(&fake, on, &["the id of a service"]);
    let keys = services.dedup_keys(service());
    rejected(&fake, keys.get("").await, &["alertSource"]);
    rejected(&fake, keys.get("a/b").await, &["alertSource"]);
    assert!(SlackChannelId::new("C 1").is_err());
}

#[tokio::test]
async fn error_keeps_the_message_of_the_service() {
    let fake = Fake::with(|operation, _| match operation.id {
        "Services_getServiceById" => rejection(404, "service not found"),
        _ => rejection(409, "a service of that name exists"),
    });
    let services = fake.client.services();
    let error = services.get(service()).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.operation_id(), Some("Services_getServiceById"));
    assert_eq!(error.message(), "service not found");

    let new = NewService::new("checkout", policy());
    let error = services.create(TeamId::new("t1").unwrap(), new).await;
    assert!(error.unwrap_err().is_conflict());
}

/// Whoever knows the ingestion key or the address can raise incidents.
#[tokio::test]
async fn debug_does_not_show_ingestion_key_and_address() {
    let fake = Fake::new(|operation| {
        let service = json!({
            "id": "s1",
            "name": "checkout",
            "api_key": "key-canary-77aa",
            "email": "address-canary-31@in.example.com",
        });
        match operation {
            "Services_getServices" => json!([service]),
            _ => service,
        }
    });
    let services = fake.client.services();
    let listed = services.list(TeamId::new("t1").unwrap()).await.unwrap();
    assert_eq!(listed[0].api_key, "key-canary-77aa");
    let read = services.get(&listed[0]).await.unwrap();
    let raw = fake.client.raw();
    let response = raw.services_get_service_by_id("s1").await.unwrap();
    let new = NewService::new("checkout", policy()).email_prefix("prefix-canary-5");
    let update = ServiceUpdate::new().email_prefix("prefix-canary-5");
    for shown in [
        format!("{listed:?}"),
        format!("{read:#?}"),
        format!("{response:?}"),
        format!("{new:?}"),
        format!("{update:#?}"),
    ] {
        assert!(!shown.contains("canary"), "{shown}");
        assert!(shown.contains("[redacted]"), "{shown}");
    }
}
