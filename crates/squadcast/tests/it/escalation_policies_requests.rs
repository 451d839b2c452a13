//! The request of each method of the escalation policies area, what is rejected before it, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{Fake, operations_of};
use futures::TryStreamExt;
use serde_json::{Value, json};
use squadcast::escalation_policies::{
    EscalationPolicy, EscalationPolicyUpdate, EscalationStep, NewEscalationPolicy, Step, Via,
};
use squadcast::{EscalationPolicyId, ScheduleId, SquadId, TeamId, UserId};

const HOUR: Duration = Duration::from_secs(60 * 60);

fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn user() -> UserId {
    "u1".parse().unwrap()
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

fn schedule() -> ScheduleId {
    ScheduleId::from(4711)
}

fn id() -> EscalationPolicyId {
    "p1".parse().unwrap()
}

/// A policy as the service returns it, with fields that the document does not list.
fn policy() -> Value {
    json!({
        "id": "p1",
        "name": "Checkout",
        "description": "Till",
        "organization_id": "o1",
        "repetition": 2,
        "repeat_after": 10,
        "rules": [
            {
                "escalationTime": 0,
                "via": ["Push", "SMS"],
                "roundrobin_enabled": false,
                "entities": [{ "pid": 4711, "type": "schedulev2" }, { "id": "u1", "type": "user", "extra": 1 }],
                "escalate_within_roundrobin": false,
                "repetition": 2,
                "repeat_after": 5,
            },
            {
                "escalationTime": 15,
                "via": [],
                "roundrobin_enabled": true,
                "roundrobin_next_index": 1,
                "entities": [{ "id": "q1", "type": "squad" }],
                "escalate_within_roundrobin": true,
                "repetition": 0,
                "repeat_after": 3,
                "extra": { "kept": true },
            },
        ],
        "slug": "checkout",
        "enable_incident_reminders": true,
        "incident_reminder_rules": [{ "via": ["Push"], "time_interval": 60, "till": 480 }],
        "enable_incident_retrigger": true,
        "retrigger_after": 4,
        "entity_owner": null,
        "owner": { "id": "t1", "type": "team" },
        "access_control": [],
    })
}

/// What the whole policy is sent as.
fn whole() -> Value {
    let mut body = policy();
    let fields = body.as_object_mut().unwrap();
    for field in [
        "id",
        "organization_id",
        "slug",
        "owner",
        "access_control",
        "entity_owner",
    ] {
        fields.remove(field);
    }
    fields.insert("owner_id".into(), json!("t1"));
    fields.insert("is_using_new_fields".into(), json!(true));
    body
}

fn value(operation: &str) -> Value {
    match operation {
        "EscalationPolicies_getEscalationPolicyByTeam" => json!({
            "data": [{ "id": "p0", "name": "Other" }, policy()],
            "meta": { "total_count": 2 },
        }),
        _ => policy(),
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    let policies = fake.client.escalation_policies();

    let all: Vec<EscalationPolicy> = policies.list(team()).try_collect().await.unwrap();
    assert_eq!(
        fake.calls()[0].url.query(),
        Some("owner_id=t1&page_number=1&page_size=100")
    );
    assert_eq!((all.len(), fake.calls().len()), (2, 1));

    let found = policies.get_by_name(team(), "Checkout").await.unwrap();
    fake.sent(
        "EscalationPolicies_getEscalationPolicyByTeam",
        "GET /v3/escalation-policies?owner_id=t1",
        Value::Null,
    );
    assert_eq!(found.rules[0].entities[0].pid, Some(4711));
    let error = policies.get_by_name(team(), "None").await.unwrap_err();
    assert!(error.is_not_found(), "{error}");

    let read = policies.get(&found).await.unwrap();
    fake.sent(
        "EscalationPolicies_getEscalationPolicyById",
        "GET /v3/escalation-policies/p1",
        Value::Null,
    );
    assert_eq!(read, found);

    policies.replace(&read).await.unwrap();
    fake.sent(
        "EscalationPolicies_updateEscalationPolicy",
        "POST /v3/escalation-policies/p1",
        whole(),
    );

    policies.delete(&read).await.unwrap();
    fake.sent(
        "EscalationPolicies_removeEscalationPolicy",
        "DELETE /v3/escalation-policies/p1",
        Value::Null,
    );

    create(&fake).await;
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("escalation-policies"));
}

async fn create(fake: &Fake) {
    let policies = fake.client.escalation_policies();
    let new = NewEscalationPolicy::new("Checkout")
        .description("Till")
        .step(
            Step::at_once()
                .notify_schedule(schedule())
                .notify_user(user())
                .via([Via::Push, Via::Sms])
                .repeat(2, minutes(5)),
        )
        .step(
            Step::after(minutes(15))
                .notify_squad(squad())
                .via([Via::Phone, Via::Email])
                .round_robin_passing_on_after(minutes(3)),
        )
        .step(Step::after(HOUR).notify_user(user()).round_robin())
        .repeat(1, minutes(10))
        .remind([Via::Push], HOUR, 8 * HOUR)
        .retrigger_after(4 * HOUR)
        .owner(squad());
    policies.create(team(), new).await.unwrap();
    fake.sent(
        "EscalationPolicies_createEscalationPolicies",
        "POST /v3/escalation-policies",
        json!({
            "owner_id": "t1",
            "name": "Checkout",
            "description": "Till",
            "repetition": 1,
            "repeat_after": 10,
            "rules": [
                {
                    "escalationTime": 0,
                    "via": ["Push", "SMS"],
                    "roundrobin_enabled": false,
                    "entities": [{ "pid": 4711, "type": "schedulev2" }, { "id": "u1", "type": "user" }],
                    "escalate_within_roundrobin": false,
                    "repetition": 2,
                    "repeat_after": 5,
                },
                {
                    "escalationTime": 15,
                    "via": ["Phone", "Email"],
                    "roundrobin_enabled": true,
                    "entities": [{ "id": "q1", "type": "squad" }],
                    "escalate_within_roundrobin": true,
                    "repetition": 0,
                    "repeat_after": 3,
                },
                {
                    "escalationTime": 60,
                    "via": [],
                    "roundrobin_enabled": true,
                    "entities": [{ "id": "u1", "type": "user" }],
                    "escalate_within_roundrobin": false,
                    "repetition": 0,
                    "repeat_after": 0,
                },
            ],
            "enable_incident_reminders": true,
            "incident_reminder_rules": [{ "via": ["Push"], "time_interval": 60, "till": 480 }],
            "enable_incident_retrigger": true,
            "retrigger_after": 4,
            "entity_owner": { "id": "q1", "type": "squad" },
            "is_using_new_fields": true,
        }),
    );
    // Optional settings are not sent, and the vendor's own flag is.
    let plain = NewEscalationPolicy::new("x").step(Step::at_once().notify_user(user()));
    policies.create(team(), plain).await.unwrap();
    let sent = fake.calls().pop().unwrap().json();
    let mut sent: Vec<&String> = sent.as_object().unwrap().keys().collect();
    sent.sort();
    assert_eq!(
        sent,
        [
            "description",
            "is_using_new_fields",
            "name",
            "owner_id",
            "repeat_after",
            "repetition",
            "rules"
        ]
    );
}

#[tokio::test]
async fn update_keeps_what_it_does_not_name() {
    let fake = Fake::new(value);
    let policies = fake.client.escalation_policies();
    let update = EscalationPolicyUpdate::new().name("Till");
    policies.update(id(), update).await.unwrap();
    let calls = fake.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[0].method, "GET");
    let mut body = whole();
    body["name"] = json!("Till");
    assert_eq!(calls[1].json(), body);

    // Steps that were read can be sent with another one, and nothing of them is lost.
    let read = policies.get(id()).await.unwrap();
    let last = Step::after(HOUR).notify_user(user());
    let steps = read.rules.iter().map(Step::from).chain([last]);
    let update = EscalationPolicyUpdate::new()
        .steps(steps)
        .without_repetition()
        .without_reminders()
        .without_retrigger()
        .owner(team());
    policies.update(&read, update).await.unwrap();
    let sent = fake.calls().pop().unwrap().json();
    let rules = sent["rules"].as_array().unwrap();
    assert_eq!(rules[..2], whole()["rules"].as_array().unwrap()[..]);
    assert_eq!(rules[2]["escalationTime"], 60);
    assert_eq!(
        (&sent["repetition"], &sent["repeat_after"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(sent["enable_incident_reminders"], false);
    assert_eq!(sent["incident_reminder_rules"], json!([]));
    assert_eq!(sent["enable_incident_retrigger"], false);
    assert_eq!(sent["entity_owner"], json!({ "id": "t1", "type": "team" }));
}

#[tokio::test]
async fn steps_that_were_read_are_sent_back_in_every_form() {
    let rule = |in_turn: bool, passing_on: bool, times: i32, minutes: i32| {
        json!({
            "escalationTime": 5, "via": ["Push"], "roundrobin_enabled": in_turn,
            "entities": [{ "id": "u1", "type": "user" }],
            "escalate_within_roundrobin": passing_on,
            "repetition": times, "repeat_after": minutes,
        })
    };
    let sent = async |rule: Value| {
        let fake = Fake::new(value);
        let read: EscalationStep = serde_json::from_value(rule).unwrap();
        let update = EscalationPolicyUpdate::new().steps([Step::from(&read)]);
        let policies = fake.client.escalation_policies();
        policies.update(id(), update).await.unwrap();
        fake.calls().pop().unwrap().json()["rules"][0].take()
    };
    for rule in [
        rule(false, false, 0, 0),
        rule(false, false, 3, 10),
        rule(true, false, 0, 0),
        rule(true, true, 0, 10),
    ] {
        assert_eq!(sent(rule.clone()).await, rule);
    }
    // A step cannot do both.
    assert_eq!(
        sent(rule(true, false, 3, 10)).await,
        rule(true, false, 0, 0)
    );
}

#[tokio::test]
async fn policy_that_cannot_work_is_rejected_before_anything_is_sent() {
    let fake = Fake::new(value);
    let policies = fake.client.escalation_policies();
    let step = || Step::at_once().notify_user(user());
    let with = |step: Step| NewEscalationPolicy::new("x").step(step);
    let too_large = ScheduleId::from(i64::from(i32::MAX) + 1);
    for (policy, word) in [
        (NewEscalationPolicy::new("x"), "at least one step"),
        (with(Step::at_once()), "at least one target"),
        (
            with(step().round_robin().repeat(1, HOUR)),
            "either round robin or a repetition",
        ),
        (
            with(Step::after(Duration::from_secs(90)).notify_user(user())),
            "whole minutes",
        ),
        (with(step().repeat(1, Duration::ZERO)), "cannot be zero"),
        (
            with(Step::at_once().notify_schedule(too_large)),
            "too large",
        ),
        (
            with(Step::at_once().notify_user(squadcast::User::default())),
            "a user",
        ),
        (with(step()).retrigger_after(minutes(90)), "whole hours"),
        (with(step()).retrigger_after(Duration::ZERO), "whole hours"),
        (
            with(step()).remind([], Duration::ZERO, HOUR),
            "cannot be zero",
        ),
    ] {
        let error = policies.create(team(), policy).await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    let nothing = EscalationPolicyUpdate::new().steps([]);
    let error = policies.update(id(), nothing).await.unwrap_err();
    assert!(error.to_string().contains("at least one step"), "{error}");
    let error = policies
        .replace(&EscalationPolicy::default())
        .await
        .unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(fake.transport.count(), 0);
}

#[tokio::test]
async fn name_in_a_part_of_the_list_that_is_missing_is_not_reported_as_absent() {
    let fake = Fake::new(|_| json!({ "data": [policy()], "meta": { "total_count": 3 } }));
    let policies = fake.client.escalation_policies();
    policies.get_by_name(team(), "Checkout").await.unwrap();
    let error = policies.get_by_name(team(), "Other").await.unwrap_err();
    assert_eq!(error.kind(), squadcast::Kind::Decode);
    assert!(error.to_string().contains("only a part"), "{error}");
}
