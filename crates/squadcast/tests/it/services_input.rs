//! What the services area refuses before anything is sent, what it makes of refusals, and that it shows no secret.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]


use std::time::Duration;

use serde_json::json;
use squadcast::services::rules::{Condition, deduplicate};
use squadcast::services::{
    AlertGrouping, AutoPause, EscalationPolicyBasic, MaintenanceUpdate, MaintenanceWindow,
    NewDedupKey, NewMaintenanceWindow, NewService, ServiceUpdate,
};
use squadcast::{
    Error, EscalationPolicyId, Result, Service, ServiceId, SlackChannelId, Team, TeamId,
};
use crate::support::{Fake, refusal};

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

/// The result was refused by the client, with all of these words, and nothing was sent, not even a token exchange.
#[track_caller]
fn refused<T: std::fmt::Debug>(fake: &Fake, result: Result<T>, words: &[&str]) {
    let error: Error = result.unwrap_err();
    assert!(error.is_configuration(), "{error:?}");
    for word in words {
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    assert_eq!(fake.transport.count(), 0, "{:?}", fake.transport.requests());
}

#[tokio::test]
async fn the_timeout_of_the_auto_pause_is_one_of_the_documented() {
    let fake = fake();
    let services = fake.client.services();
    for minutes in [0, 1, 4, 16, 60] {
        let setting = AutoPause::after(minutes * MINUTE);
        let result = services.set_auto_pause(service(), setting).await;
        let named = format!("not {minutes}");
        refused(&fake, result, &["2, 3, 5, 10 or 15 minutes", &named]);

        let new = NewService::new("checkout", policy()).auto_pause(setting);
        let result = services.create(TeamId::new("t1").unwrap(), new).await;
        refused(&fake, result, &["auto-pause"]);
        let update = ServiceUpdate::new().auto_pause(setting);
        refused(
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
async fn the_window_of_the_alert_grouping_is_one_of_the_documented() {
    let fake = fake();
    let services = fake.client.services();
    for minutes in [0, 4, 30, 1441] {
        let setting = AlertGrouping::within(minutes * MINUTE);
        let result = services.set_alert_grouping(service(), setting).await;
        refused(&fake, result, &["grouping", "720 or 1440 minutes"]);
        let update = ServiceUpdate::new().alert_grouping(setting);
        refused(&fake, services.update(service(), update).await, &[]);
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
        refused(&fake, result, &["whole minutes"]);
        let key = NewDedupKey::new("{{.host}}", odd);
        let keys = services.dedup_keys(service());
        refused(
            &fake,
            keys.put("prometheus", key).await,
            &["whole minutes", "key"],
        );
        let window = deduplicate(Condition::expression("true"), odd);
        refused(&fake, window, &["whole minutes"]);
        let new = NewService::new("checkout", policy()).deduplicate_within(odd);
        let result = services.create(TeamId::new("t1").unwrap(), new).await;
        refused(&fake, result, &["whole minutes"]);
    }
}

#[tokio::test]
async fn a_deduplication_key_holds_for_48_hours_at_most() {
    let fake = fake();
    let keys = fake.client.services().dedup_keys(service());
    let key = NewDedupKey::new("{{.host}}", 2881 * MINUTE);
    refused(&fake, keys.put("prometheus", key).await, &["2880", "2881"]);
    let key = NewDedupKey::new("{{.host}}", Duration::ZERO);
    refused(&fake, keys.put("prometheus", key).await, &["zero"]);
    let rule = deduplicate(Condition::expression("true"), Duration::ZERO);
    refused(&fake, rule, &["zero"]);
}

#[tokio::test]
async fn a_maintenance_window_does_not_end_before_it_begins() {
    let fake = fake();
    let maintenance = fake.client.services().maintenance(service());
    let early = "2026-03-01T02:00:00Z".parse().unwrap();
    let late = "2026-03-01T04:00:00Z".parse().unwrap();
    for window in [
        NewMaintenanceWindow::new(late, early),
        NewMaintenanceWindow::new(early, early),
    ] {
        let result = maintenance.set(MaintenanceUpdate::new([window])).await;
        refused(&fake, result, &["ends before it begins", "2026-03-01"]);
    }
    let odd = NewMaintenanceWindow::try_from(&MaintenanceWindow::default());
    refused(&fake, odd, &["beginning"]);
}

/// A thing made by a test, or read from a service gone wrong, can have an id that is none.
#[tokio::test]
async fn an_id_that_is_none_is_refused_wherever_it_stands() {
    let fake = fake();
    let services = fake.client.services();
    let (no_team, no_service) = (Team::default(), Service::default());
    let no_policy = EscalationPolicyBasic::default();

    refused(&fake, services.list(&no_team).await, &["the id of a team"]);
    refused(
        &fake,
        services.get_by_name(&no_team, "x").await,
        &["the id of a team"],
    );
    let new = || NewService::new("checkout", policy());
    refused(
        &fake,
        services.create(&no_team, new()).await,
        &["the id of a team"],
    );
    let team = TeamId::new("t1").unwrap();
    let without = NewService::new("checkout", &no_policy);
    let words = &["the id of an escalation policy"];
    refused(&fake, services.create(&team, without).await, words);
    let update = ServiceUpdate::new().escalation_policy(&no_policy);
    refused(&fake, services.update(service(), update).await, words);
    refused(&fake, services.get(&no_service).await, &["serviceID"]);
    refused(&fake, services.delete(&no_service).await, &["serviceID"]);
    let on = services.set_dependencies(service(), [&no_service]).await;
    refused(&fake, on, &["the id of a service"]);
    let keys = services.dedup_keys(service());
    refused(&fake, keys.get("").await, &["alertSource"]);
    refused(&fake, keys.get("a/b").await, &["alertSource"]);
    assert!(SlackChannelId::new("C 1").is_err());
}

#[tokio::test]
async fn a_refusal_of_the_service_keeps_its_words() {
    let fake = Fake::with(|operation, _| match operation.id {
        "Services_getServiceById" => refusal(404, "service not found"),
        _ => refusal(409, "a service of that name exists"),
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

/// What the service sends its alerts to is as good as a password for its incidents.
#[tokio::test]
async fn ingestion_key_and_address_are_in_no_debug() {
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
    let response = raw.services_get_service_by_id("s1", None).await.unwrap();
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
