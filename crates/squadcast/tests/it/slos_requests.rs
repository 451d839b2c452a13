//! The request of each method of the SLOs area, what is rejected before it, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::{Fake, operations_of};
use serde_json::{Value, json};
use squadcast::slos::{Check, Interval, NewSlo, Slo, SloUpdate, Target};
use squadcast::{IncidentId, ServiceId, SloId, SquadId, TeamId, UserId};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn service() -> ServiceId {
    "s1".parse().unwrap()
}

fn user() -> UserId {
    "u1".parse().unwrap()
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

fn id() -> SloId {
    SloId::from(17)
}

fn checks() -> Value {
    json!([{ "id": 3, "slo_id": 17, "name": "is_unhealthy_slo", "is_checked": true, "extra": 1 }])
}

fn actions() -> Value {
    json!([{ "id": 4, "slo_id": 17, "type": "USER", "user_id": "u9", "deleted_at": null }])
}

fn slo() -> Value {
    json!({
        "id": 17,
        "name": "Checkout",
        "description": "Till",
        "time_interval_type": "rolling",
        "service_ids": ["s1", "s2"],
        "slis": ["latency"],
        "target_slo": 99.9,
        "start_time": "2026-01-01T00:00:00Z",
        "end_time": "2026-01-31T00:00:00Z",
        "allocated_error_budget": 43.2,
        "remaining_error_budget": 40,
        "is_active": true,
        "tags": { "tier": "1" },
        "slo_monitoring_checks": checks(),
        "slo_actions": actions(),
        "owner_type": "team",
        "owner_id": "t1",
        "org_id": "o1",
        "slo_owner_id": "q1",
        "slo_owner_type": "squad",
        "duration_in_days": 30,
    })
}

/// What the whole SLO is sent as.
fn whole() -> Value {
    json!({
        "name": "Checkout",
        "description": "Till",
        "time_interval_type": "rolling",
        "service_ids": ["s1", "s2"],
        "slis": ["latency"],
        "target_slo": 99.9,
        "duration_in_days": 30,
        "tags": { "tier": "1" },
        "slo_monitoring_checks": checks(),
        "slo_actions": actions(),
        "owner_type": "team",
        "owner_id": "t1",
        "slo_owner_id": "q1",
        "slo_owner_type": "squad",
    })
}

fn value(operation: &str) -> Value {
    let violation =
        json!({ "id": 5, "slo_id": 17, "incident_id": "i1", "is_false_positive": true });
    match operation {
        "SLO_getAllSLOs" => json!({
            "meta": { "total": 1, "offset": 0, "limit": 100 },
            "slos": [slo()],
        }),
        "SLO_getSLOById" => json!({
            "insights": { "error_budget_consumption_for_past_30days": 12 },
            "slo": slo(),
        }),
        "SLO_createSLO" => json!({ "slo": slo() }),
        // As the vendor's Terraform provider decodes it.
        "SLO_updateSLO" => slo(),
        "SLO_markSLOAffected" | "SLO_markSLOFalsePositive" => {
            json!({ "slo_violating_incident": violation })
        }
        _ => slo(),
    }
}

const PUT: &str = "PUT /v3/slo/17?owner_id=t1&owner_type=team";

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let slos = fake.client.slos();

    let all: Vec<Slo> = slos.list(team()).await.unwrap();
    fake.sent(
        "SLO_getAllSLOs",
        "GET /v3/slo?owner_id=t1&offset=0&limit=100",
        Value::Null,
    );
    assert_eq!((all.len(), all[0].id), (1, 17));

    let read = slos.get(team(), &all[0]).await.unwrap();
    let get = "GET /v3/slo/17?owner_id=t1&owner_type=team";
    fake.sent("SLO_getSLOById", get, Value::Null);
    assert_eq!(read, all[0]);
    let insights = slos.get_with_insights(team(), id()).await.unwrap();
    fake.sent("SLO_getSLOById", get, Value::Null);
    let insights = insights.insights.unwrap();
    assert_eq!(insights.error_budget_consumption_for_past_30days, 12);

    slos.replace(&read).await.unwrap();
    fake.sent("SLO_updateSLO", PUT, whole());

    let incident: IncidentId = "i1".parse().unwrap();
    let violation = slos.mark_affected(&read, &incident, ["latency"], 1.5);
    let violation = violation.await.unwrap();
    fake.sent(
        "SLO_markSLOAffected",
        "POST /v3/slo/17/incident?owner_id=t1",
        json!({
            "incident_id": "i1",
            "slis": ["latency"],
            "error_budget_spent": 1.5,
            "owner_type": "team",
            "owner_id": "t1",
            "org_id": "o1",
        }),
    );
    slos.mark_false_positive(&read, &violation, true)
        .await
        .unwrap();
    fake.sent(
        "SLO_markSLOFalsePositive",
        "PATCH /v3/slo/17/incident/5/false-positive/true?owner_id=t1",
        json!({}),
    );

    slos.delete(team(), &read).await.unwrap();
    fake.sent(
        "SLO_removeSLO",
        "DELETE /v3/slo/17?owner_id=t1&owner_type=team",
        Value::Null,
    );

    create(&fake).await;
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("slos"));
}

async fn create(fake: &Fake) {
    let slos = fake.client.slos();
    let target = Target::percent(99.9).unwrap();
    let new = NewSlo::new(
        "Checkout",
        target,
        Interval::rolling_days(30),
        [service()],
        squad(),
    )
    .description("Till")
    .sli("latency")
    .sli("errors")
    .tag("tier", 1)
    .alert_when(Check::BudgetBreached)
    .alert_when(Check::Unhealthy)
    .alert_when(Check::BudgetBelow(20))
    .alert_when(Check::FalsePositivesAbove(3))
    .notify_user(user())
    .notify_squad(squad())
    .notify_service(service());
    slos.create(team(), new).await.unwrap();
    let body = json!({
        "name": "Checkout",
        "description": "Till",
        "time_interval_type": "rolling",
        "service_ids": ["s1"],
        "slis": ["latency", "errors"],
        "target_slo": 99.9,
        "duration_in_days": 30,
        "tags": { "tier": 1 },
        "slo_monitoring_checks": [
            { "name": "is_breached_err_budget", "is_checked": true },
            { "name": "is_unhealthy_slo", "is_checked": true },
            { "name": "remaining_err_budget_threshold", "threshold": 20, "is_checked": true },
            { "name": "increased_false_positives_threshold", "threshold": 3, "is_checked": true },
        ],
        "slo_actions": [
            { "type": "USER", "user_id": "u1" },
            { "type": "SQUAD", "squad_id": "q1" },
            { "type": "SERVICE", "service_id": "s1" },
        ],
        "owner_type": "team",
        "owner_id": "t1",
        "slo_owner_id": "q1",
        "slo_owner_type": "squad",
    });
    let line = "POST /v3/slo?owner_id=t1&owner_type=team";
    fake.sent("SLO_createSLO", line, body);

    let quarter = "2026-01-01T00:00:00Z".parse().unwrap().."2026-04-01T00:00:00Z".parse().unwrap();
    let fixed = NewSlo::new("Q1", target, Interval::fixed(quarter), [service()], user());
    slos.create(team(), fixed.sli("latency")).await.unwrap();
    fake.sent(
        "SLO_createSLO",
        line,
        json!({
            "name": "Q1",
            "time_interval_type": "fixed",
            "service_ids": ["s1"],
            "slis": ["latency"],
            "target_slo": 99.9,
            "start_time": "2026-01-01T00:00:00Z",
            "end_time": "2026-04-01T00:00:00Z",
            "slo_monitoring_checks": [],
            "slo_actions": [],
            "owner_type": "team",
            "owner_id": "t1",
            "slo_owner_id": "u1",
            "slo_owner_type": "user",
        }),
    );
}

#[tokio::test]
async fn update_keeps_what_it_does_not_name() {
    let fake = Fake::new(value);
    let slos = fake.client.slos();
    let stricter = SloUpdate::new().target(Target::percent(99.95).unwrap());
    slos.update(team(), id(), stricter).await.unwrap();
    let mut body = whole();
    body["target_slo"] = json!(99.95);
    fake.sent("SLO_updateSLO", PUT, body);
    assert_eq!(fake.calls().len(), 2);

    let range = "2026-01-01T00:00:00Z".parse().unwrap().."2026-04-01T00:00:00Z".parse().unwrap();
    let all = SloUpdate::new()
        .name("Till")
        .interval(Interval::fixed(range))
        .services([service()])
        .owner(user())
        .without_alerts()
        .without_notifications()
        .notify_squad(squad());
    slos.update(team(), id(), all).await.unwrap();
    let mut body = whole();
    let fields = body.as_object_mut().unwrap();
    fields.remove("duration_in_days");
    for (name, value) in [
        ("name", json!("Till")),
        ("time_interval_type", json!("fixed")),
        ("start_time", json!("2026-01-01T00:00:00Z")),
        ("end_time", json!("2026-04-01T00:00:00Z")),
        ("service_ids", json!(["s1"])),
        ("slo_owner_id", json!("u1")),
        ("slo_owner_type", json!("user")),
        ("slo_monitoring_checks", json!([])),
        (
            "slo_actions",
            json!([{ "type": "SQUAD", "squad_id": "q1" }]),
        ),
    ] {
        fields.insert(name.into(), value);
    }
    fake.sent("SLO_updateSLO", PUT, body);
}

#[tokio::test]
async fn fixed_interval_that_was_read_is_kept() {
    let fake = Fake::new(|operation| {
        let mut slo = slo();
        slo["time_interval_type"] = json!("fixed");
        match operation {
            "SLO_getSLOById" => json!({ "slo": slo }),
            _ => slo,
        }
    });
    let update = SloUpdate::new().name("Till");
    fake.client
        .slos()
        .update(team(), id(), update)
        .await
        .unwrap();
    let mut body = whole();
    let fields = body.as_object_mut().unwrap();
    fields.remove("duration_in_days");
    for (name, value) in [
        ("name", "Till"),
        ("time_interval_type", "fixed"),
        ("start_time", "2026-01-01T00:00:00Z"),
        ("end_time", "2026-01-31T00:00:00Z"),
    ] {
        fields.insert(name.into(), value.into());
    }
    fake.sent("SLO_updateSLO", PUT, body);
}

#[tokio::test]
async fn response_of_an_update_is_decoded_in_both_known_forms() {
    for wrapped in [false, true] {
        let fake = Fake::new(move |operation| match operation {
            "SLO_updateSLO" if wrapped => json!({ "slo": slo() }),
            other => value(other),
        });
        let updated = fake.client.slos().update(team(), id(), SloUpdate::new());
        assert_eq!(updated.await.unwrap().name, "Checkout");
    }
}

#[tokio::test]
async fn slo_that_cannot_be_sent_is_rejected_before_anything_is_sent() {
    for percent in [0.0, -1.0, 100.1, f64::NAN] {
        assert!(Target::percent(percent).unwrap_err().is_configuration());
    }
    let fake = Fake::new(value);
    let slos = fake.client.slos();
    let target = Target::percent(100.0).unwrap();
    let new =
        |interval, services: &[ServiceId]| NewSlo::new("x", target, interval, services, squad());
    let month = Interval::rolling_days(30);
    let now = jiff_now();
    for (slo, word) in [
        (new(month.clone(), &[service()]), "service level indicator"),
        (new(month.clone(), &[]).sli("a"), "at least one service"),
        (
            new(Interval::fixed(now..now), &[service()]).sli("a"),
            "is empty",
        ),
        (
            new(Interval::rolling_days(0), &[service()]).sli("a"),
            "zero days",
        ),
        (
            new(month.clone(), &[service()])
                .sli("a")
                .notify_user(squadcast::User::default()),
            "a user",
        ),
        (
            new(month.clone(), &[service()])
                .sli("a")
                .notify_squad(squadcast::squads::Squad::default()),
            "a squad",
        ),
        (
            new(month, &[service()])
                .sli("a")
                .notify_service(squadcast::Service::default()),
            "a service",
        ),
    ] {
        let error = slos.create(team(), slo).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    let nothing = SloUpdate::new().services(Vec::<ServiceId>::new());
    let error = slos.update(team(), id(), nothing).await.unwrap_err();
    assert!(
        error.to_string().contains("at least one service"),
        "{error}"
    );
    assert!(
        slos.replace(&Slo::default())
            .await
            .unwrap_err()
            .is_configuration()
    );
    assert_eq!(fake.transport.count(), 0);
}

fn jiff_now() -> squadcast::jiff::Timestamp {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

#[tokio::test]
async fn slo_without_a_known_owner_is_not_sent_without_one() {
    let fake = Fake::new(|operation| {
        let mut value = value(operation);
        if operation == "SLO_getSLOById" {
            value["slo"]["slo_owner_id"] = Value::Null;
        }
        value
    });
    let slos = fake.client.slos();
    let error = slos
        .update(team(), id(), SloUpdate::new().name("x"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("set an owner"), "{error}");
    assert_eq!(fake.calls().len(), 1);
    let with_owner = SloUpdate::new().owner(squad());
    slos.update(team(), id(), with_owner).await.unwrap();
}
