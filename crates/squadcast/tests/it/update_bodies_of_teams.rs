//! As in [`update_bodies`](super::update_bodies): the updates of teams, of whoever is on call, and of services.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast::escalation_policies::{EscalationPolicyUpdate, Step, Via};
use squadcast::incidents::{CommunicationCardUpdate, NoteUpdate};
use squadcast::jiff::Timestamp;
use squadcast::jiff::civil::date;
use squadcast::oncall_reminders::{OncallRemindersUpdate, Reminder};
use squadcast::runbooks::RunbookUpdate;
use squadcast::schedules::{
    HandOver, OverrideUpdate, Period, RotationUpdate, ScheduleUpdate, Shift, Tag,
};
use squadcast::services::{AlertGrouping, AutoPause, NotificationDelay, ServiceTag, ServiceUpdate};
use squadcast::slos::{Check, Interval, SloUpdate, Target};
use squadcast::squads::{SquadRole, SquadUpdate};
use squadcast::teams::{NewTeamMember, TeamMemberUpdate, TeamUpdate};
use squadcast::{
    CommunicationCardId, EscalationPolicyId, IncidentId, NoteId, RotationId, RunbookId, ScheduleId,
    ScheduleOverrideId, ServiceId, SloId, SquadId, TeamId, TeamRoleId, UserId,
};

use crate::update_bodies::body;

const HOUR: Duration = Duration::from_secs(60 * 60);

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn squad() -> SquadId {
    "q1".parse().unwrap()
}

fn user(n: u8) -> UserId {
    format!("u{n}").parse().unwrap()
}

fn service() -> ServiceId {
    "s1".parse().unwrap()
}

fn at(hour: u8) -> Timestamp {
    format!("2026-03-01T0{hour}:00:00Z").parse().unwrap()
}

#[tokio::test]
async fn escalation_policy() {
    let policy: EscalationPolicyId = "p1".parse().unwrap();
    let sent = |update: EscalationPolicyUpdate| {
        body(json!({ "id": "p1" }), |client| {
            client.escalation_policies().update(&policy, update)
        })
    };
    let update = || {
        EscalationPolicyUpdate::new()
            .description("Tills")
            .name("Till")
            .steps([Step::after(HOUR).notify_user(user(1))])
            .owner(squad())
    };
    let all = update()
        .without_repetition()
        .without_reminders()
        .without_retrigger()
        .repeat(2, HOUR)
        .remind([Via::Push], HOUR, 8 * HOUR)
        .retrigger_after(4 * HOUR);
    let sent_all = sent(all).await;
    let mut expected = json!({
        "name": "Till", "description": "Tills", "is_using_new_fields": true,
        "repetition": 2, "repeat_after": 60, "rules": sent_all["rules"],
        "enable_incident_reminders": true, "enable_incident_retrigger": true,
        "retrigger_after": 4, "entity_owner": { "id": "q1", "type": "squad" },
        "incident_reminder_rules": sent_all["incident_reminder_rules"],
    });
    assert_eq!(sent_all, expected);
    assert_eq!(sent_all["rules"][0]["escalationTime"], 60);
    let reminder = &sent_all["incident_reminder_rules"][0];
    assert_eq!(reminder["via"], json!(["Push"]));

    let none = update()
        .without_repetition()
        .without_reminders()
        .without_retrigger();
    for (name, value) in [
        ("repetition", json!(0)),
        ("repeat_after", json!(0)),
        ("enable_incident_reminders", json!(false)),
        ("incident_reminder_rules", json!([])),
        ("enable_incident_retrigger", json!(false)),
        ("retrigger_after", json!(0)),
    ] {
        expected[name] = value;
    }
    assert_eq!(sent(none).await, expected);
}

#[tokio::test]
async fn schedule_with_its_rotations_and_overrides() {
    let schedule = || ScheduleId::from(7);
    let update = ScheduleUpdate::new()
        .tags([Tag::new("x", "y", "#fff")])
        .tag("region", "emea")
        .name("Secondary")
        .owner(squad())
        .description("Cards");
    let sent = body(json!({ "id": 7 }), |client| {
        client.schedules().update(schedule(), update)
    });
    let expected = json!({
        "name": "Secondary", "description": "Cards", "ownerID": "q1", "ownerType": "squad",
        "tags": [
            { "key": "x", "value": "y", "color": "#fff" },
            { "key": "region", "value": "emea", "color": "#0f61dd" },
        ],
    });
    assert_eq!(sent.await, expected);

    let update = || {
        RotationUpdate::new()
            .color("#123456")
            .shift(Shift::all_day())
            .hand_over_every(2, HandOver::Month)
            .name("Week")
            .starting(date(2026, 2, 2))
            .period(Period::Weeks(2))
    };
    let sent = |update: RotationUpdate| {
        let read = json!({ "id": 8, "endDate": "2026-04-01T00:00:00Z" });
        body(read, |client| {
            let rotations = client.schedules().rotations(schedule());
            rotations.update(RotationId::from(8), update)
        })
    };
    let mut expected = json!({
        "name": "Week", "color": "#123456", "startDate": "2026-02-02T00:00:00Z",
        "period": "custom", "customPeriodFrequency": 2, "customPeriodUnit": "week",
        "shiftTimeSlots": [{ "startHour": 0, "startMin": 0, "duration": 1440 }],
        "changeParticipantsFrequency": 2, "changeParticipantsUnit": "month",
    });
    assert_eq!(sent(update().without_end()).await, expected);
    expected["endsAfterIterations"] = json!(3);
    assert_eq!(sent(update().times(3)).await, expected);
    expected
        .as_object_mut()
        .unwrap()
        .remove("endsAfterIterations");
    expected["endDate"] = json!("2026-05-01T00:00:00Z");
    let until = update().times(3).until(date(2026, 5, 1));
    assert_eq!(sent(until).await, expected);

    let update = OverrideUpdate::new()
        .range(at(1)..at(2))
        .relieve(user(1))
        .with(user(2))
        .because("vacation");
    let sent = body(json!({ "id": 9 }), |client| {
        let overrides = client.schedules().overrides(schedule());
        overrides.update(ScheduleOverrideId::from(9), update)
    });
    let expected = json!({
        "startTime": "2026-03-01T01:00:00Z", "endTime": "2026-03-01T02:00:00Z",
        "reason": "vacation",
        "overriddenParticipant": { "group": [{ "id": "u1", "type": "user" }] },
        "overrideWith": { "group": [{ "id": "u2", "type": "user" }] },
    });
    assert_eq!(sent.await, expected);
}

#[tokio::test]
async fn service_and_slo() {
    let policy: EscalationPolicyId = "p1".parse().unwrap();
    let update = ServiceUpdate::new()
        .description("The till")
        .email_prefix("till")
        .maintained_by(squad())
        .tags([ServiceTag::new("a", "b")])
        .tag("env", "prod")
        .auto_pause(AutoPause::after(Duration::from_secs(300)))
        .alert_grouping(AlertGrouping::within(Duration::from_secs(600)))
        .notification_delay(NotificationDelay::off())
        .name("Till")
        .escalation_policy(&policy);
    let sent = body(json!({ "id": "s1" }), |client| {
        client.services().update(service(), update)
    });
    let expected = json!({
        "name": "Till", "escalation_policy_id": "p1", "description": "The till",
        "email_prefix": "till", "maintainer": { "id": "q1", "type": "squad" },
        "tags": [{ "key": "a", "value": "b" }, { "key": "env", "value": "prod" }],
        "auto_pause_transient_alerts_config": { "is_enabled": true, "timeout_in_mins": 5 },
        "intelligent_alerts_grouping_config": { "is_enabled": true, "rolling_window_in_mins": 10 },
        "delay_notification_config": { "is_enabled": false },
    });
    assert_eq!(sent.await, expected);

    let update = SloUpdate::new()
        .description("Fast")
        .sli("latency")
        .tag("env", "prod")
        .without_alerts()
        .alert_when(Check::BudgetBelow(20))
        .without_notifications()
        .notify_user(user(2))
        .notify_squad(squad())
        .notify_service(service())
        .name("Checkout")
        .target(Target::percent(99.5).unwrap())
        .interval(Interval::rolling_days(30))
        .services([service()])
        .owner(user(1));
    let slo = json!({ "id": 4, "owner_id": "t1" });
    let sent = body(json!({ "slo": slo }), |client| {
        client.slos().update(team(), SloId::from(4), update)
    });
    let expected = json!({
        "name": "Checkout", "description": "Fast", "time_interval_type": "rolling",
        "duration_in_days": 30, "service_ids": ["s1"], "slis": ["latency"], "target_slo": 99.5,
        "owner_id": "t1", "owner_type": "team", "slo_owner_id": "u1", "slo_owner_type": "user",
        "tags": { "env": "prod" },
        "slo_monitoring_checks": [
            { "name": "remaining_err_budget_threshold", "is_checked": true, "threshold": 20 },
        ],
        "slo_actions": [
            { "type": "USER", "user_id": "u2" }, { "type": "SQUAD", "squad_id": "q1" },
            { "type": "SERVICE", "service_id": "s1" },
        ],
    });
    assert_eq!(sent.await, expected);
}

#[tokio::test]
async fn team_and_squad_with_their_members() {
    let role: TeamRoleId = "r1".parse().unwrap();
    let member = || NewTeamMember::new(user(1)).role(&role).fixed_role("admin");
    let update = TeamUpdate::new()
        .members([member()])
        .name("Cards")
        .description("All cards");
    let sent = body(json!({ "id": "t1" }), |client| {
        client.teams().update(team(), update)
    });
    let entry = json!({ "user_id": "u1", "role_ids": ["r1"], "role": "admin" });
    let expected = json!({ "name": "Cards", "description": "All cards", "members": [entry] });
    assert_eq!(sent.await, expected);

    let update = TeamMemberUpdate::new().role(&role).fixed_role("admin");
    let sent = body(json!({}), |client| {
        client.teams().members(team()).update(user(1), update)
    });
    assert_eq!(sent.await, json!({ "role_ids": ["r1"], "role": "admin" }));

    let update = SquadUpdate::new()
        .member(user(1))
        .owner(user(2))
        .with_role(user(3), SquadRole::Member)
        .name("DBAs");
    let sent = body(json!({ "id": "q1" }), |client| {
        client.squads().update(squad(), update)
    });
    let expected = json!({ "name": "DBAs", "members": [
        { "user_id": "u1", "role": "member" }, { "user_id": "u2", "role": "owner" },
        { "user_id": "u3", "role": "member" },
    ] });
    assert_eq!(sent.await, expected);
}

#[tokio::test]
async fn runbook_reminders_note_and_communication_card() {
    let runbook: RunbookId = "r1".parse().unwrap();
    let update = RunbookUpdate::new()
        .step("Start writes")
        .steps(["Stop writes"])
        .name("Failover")
        .owner(squad());
    let sent = body(json!({ "id": "r1" }), |client| {
        client.runbooks().update(&runbook, update)
    });
    let expected = json!({
        "name": "Failover", "entity_owner": { "id": "q1", "type": "squad" },
        "steps": [{ "content": "Stop writes" }, { "content": "Start writes" }],
    });
    assert_eq!(sent.await, expected);

    let reminder = Reminder::new("Push".into(), HOUR);
    let update = OncallRemindersUpdate::new()
        .enabled(true)
        .reminders([reminder]);
    let sent = body(Value::Null, |client| {
        client.oncall_reminders().update(team(), update)
    });
    let expected = json!({ "is_enabled": true, "rules": [{ "type": "Push", "time": 60 }] });
    assert_eq!(sent.await, expected);

    let incident: IncidentId = "i1".parse().unwrap();
    let note: NoteId = "n1".parse().unwrap();
    let update = NoteUpdate::new().message("Up").attachments(["a.png"]);
    let sent = body(Value::Null, |client| {
        client.incidents().notes(&incident).update(&note, update)
    });
    let expected = json!({ "message": "Up", "attachments": ["a.png"] });
    assert_eq!(sent.await, expected);

    let update = CommunicationCardUpdate::new()
        .title("War room")
        .kind("zoom")
        .url("https://b.test");
    let sent = body(json!([{ "id": 7 }]), |client| {
        let cards = client.incidents().communication_cards(&incident);
        cards.update(CommunicationCardId::from(7), update)
    });
    let expected = json!({ "title": "War room", "type": "zoom", "url": "https://b.test" });
    assert_eq!(sent.await, expected);
}
