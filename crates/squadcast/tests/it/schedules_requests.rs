//! The request of each method of the schedules area, and the decoded response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{Fake, operations_of};
use serde_json::{Value, json};
use squadcast::jiff::Timestamp;
use squadcast::jiff::civil::{date, time};
use squadcast::schedules::{
    HandOver, NewOverride, NewRotation, NewSchedule, OverrideUpdate, Participant, Period,
    RotationPeriod, RotationUpdate, Schedule, ScheduleUpdate, Shift, Tag, Turn, Weekday,
};
use squadcast::{EscalationPolicyId, ScheduleId, SquadId, TeamId, UserId};

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn ada() -> UserId {
    "u1".parse().unwrap()
}

fn bob() -> UserId {
    "u2".parse().unwrap()
}

fn dbas() -> SquadId {
    "s1".parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn hours(hours: u64) -> Duration {
    Duration::from_secs(hours * 60 * 60)
}

fn schedule() -> Value {
    json!({
        "id": 7, "name": "Primary", "description": "Cards", "orgID": "o1", "teamID": "t1",
        "timeZone": "Europe/Berlin", "paused": false, "ownerID": "s1", "ownerType": "squad",
        "tags": [{ "key": "region", "value": "emea", "color": "#aaaaaa", "extra": 1 }],
        "createdAt": "2026-01-01T10:00:00.5Z", "updatedAt": "0001-01-01T00:00:00Z",
    })
}

fn rotation() -> Value {
    json!({
        "id": 8, "name": "Week", "scheduleID": 7, "color": "#0f61dd",
        "startDate": "2026-01-05T00:00:00Z", "period": "custom",
        "customPeriodFrequency": 1, "customPeriodUnit": "week",
        "shiftTimeSlots": [
            { "startHour": 9, "startMin": 30, "duration": 720, "dayOfWeek": "saturday" },
            { "startHour": 0, "startMin": 0, "duration": 1440, "dayOfWeek": "sunday", "extra": true },
        ],
        "changeParticipantsFrequency": 1, "changeParticipantsUnit": "rotation",
        "endDate": "2027-01-04T00:00:00Z",
        "rotationParticipants": [{ "participants": [{ "id": "u1", "type": "user" }] }],
        "createdAt": "2026-01-01T10:00:00Z", "updatedAt": "2026-01-01T10:00:00Z",
    })
}

fn an_override() -> Value {
    json!({
        "id": 9, "orgID": "o1", "teamID": "t1", "scheduleID": 7,
        "startTime": "2026-03-02T08:00:00Z", "endTime": "2026-03-02T12:00:00Z",
        "reason": "dentist",
        "overriddenParticipant": { "group": [{ "id": "u1", "type": "user" }] },
        "overrideWith": { "group": [{ "id": "u2", "type": "user" }] },
        "createdAt": "2026-03-01T10:00:00Z", "updatedAt": "2026-03-01T10:00:00Z",
    })
}

fn value(operation: &str) -> Value {
    let page = |item: Value| json!({ "data": [item], "pageInfo": { "hasNext": false } });
    let turns = json!([{ "participants": [{ "id": "s1", "type": "squad" }] }]);
    match operation {
        "Schedules_listSchedules" => page(schedule()),
        "Schedules_pauseresumeSchedule" => json!({ "action": "pause", "success": true }),
        "Schedules_changeTimezone" => json!({ "timeZone": "Asia/Kolkata" }),
        "Rotations_getScheduleRotations" => json!([rotation()]),
        "Rotations_getRotationParticipants" | "Rotations_updateRotationParticipants" => {
            json!({ "rotationID": 8, "participantGroups": turns })
        }
        "Overrides_listOverrides" => page(an_override()),
        id if id.starts_with("Rotations_") => rotation(),
        id if id.starts_with("Overrides_") => an_override(),
        id if id.starts_with("Export_") => json!({
            "iCalLink": "https://cal.test/whole-canary", "iCalLinkForMyOnCalls": "https://cal.test/mine-canary",
        }),
        _ => schedule(),
    }
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached() {
    let fake = Fake::new(value);
    schedules(&fake).await;
    rotations(&fake).await;
    overrides(&fake).await;
    calendar_link(&fake).await;
    let mut reached = fake.reached();
    reached.remove("Auth_getAccessToken");
    assert_eq!(reached, operations_of("schedules"));
}

async fn schedules(fake: &Fake) {
    let schedules = fake.client.schedules();

    let all: Vec<Schedule> = schedules.list(team()).await.unwrap();
    fake.sent(
        "Schedules_listSchedules",
        "GET /v4/schedules?teamID=t1",
        Value::Null,
    );
    assert_eq!(all[0].created_at, Some(at("2026-01-01T10:00:00.5Z")));
    assert_eq!(all[0].updated_at, None, "the zero time");

    let policy: EscalationPolicyId = "e1".parse().unwrap();
    let filtered = schedules
        .list(team())
        .schedule(&all[0])
        .schedule(ScheduleId::from(5))
        .participant(ada())
        .participant(dbas())
        .name("Primary")
        .mine()
        .of_me_and_my_squads()
        .search("pri")
        .hide_paused()
        .owner(dbas())
        .escalation_policy(&policy)
        .without_escalation_policy()
        .page_size(20);
    filtered.await.unwrap();
    fake.sent(
        "Schedules_listSchedules",
        "GET /v4/schedules?teamID=t1&scheduleIDs=7,5&participants=u1,s1&escalationPolicies=e1\
         &scheduleName=Primary&myOnCall=true&youAndYourSquads=true&search=pri&hidePaused=true&ownerID=s1\
         &withoutEscalationPolicy=true&pageSize=20",
        Value::Null,
    );

    schedules.get(&all[0]).await.unwrap();
    fake.sent(
        "Schedules_getScheduleById",
        "GET /v4/schedules/7",
        Value::Null,
    );

    let found = schedules.get_by_name(team(), "Primary").await.unwrap();
    fake.sent(
        "Schedules_listSchedules",
        "GET /v4/schedules?teamID=t1&scheduleName=Primary",
        Value::Null,
    );
    assert_eq!(found.id, 7);
    let missing = schedules.get_by_name(team(), "Prim").await.unwrap_err();
    assert!(missing.is_not_found(), "{missing}");

    // The schedule is created only if there is none of this name.
    let before = fake.calls().len();
    let ensured = schedules.ensure(team(), NewSchedule::new("Primary", "UTC", ada()));
    assert!(!ensured.await.unwrap().is_created());
    assert_eq!(fake.calls().len(), before + 1);
    let ensured = schedules.ensure(team(), NewSchedule::new("Tertiary", "UTC", ada()));
    assert!(ensured.await.unwrap().is_created());
    assert_eq!(fake.calls().len(), before + 3);

    // The name of the time zone is sent as the database spells it.
    let new = NewSchedule::new("Primary", "europe/berlin", ada());
    schedules.create(team(), new).await.unwrap();
    fake.sent(
        "Schedules_createSchedule",
        "POST /v4/schedules",
        json!({
            "name": "Primary", "description": "", "teamID": "t1", "ownerID": "u1",
            "ownerType": "user", "timeZone": "Europe/Berlin", "tags": [],
        }),
    );
    let new = NewSchedule::new("Primary", "UTC", dbas())
        .description("Cards")
        .tag("region", "emea");
    schedules.create(team(), new).await.unwrap();
    fake.sent(
        "Schedules_createSchedule",
        "POST /v4/schedules",
        json!({
            "name": "Primary", "description": "Cards", "teamID": "t1", "ownerID": "s1",
            "ownerType": "squad", "timeZone": "UTC",
            "tags": [{ "key": "region", "value": "emea", "color": "#0f61dd" }],
        }),
    );

    // An update keeps the other fields, those of tags included that this version does not know.
    let update = ScheduleUpdate::new().name("Secondary");
    schedules.update(&all[0], update).await.unwrap();
    let kept = json!([{ "key": "region", "value": "emea", "color": "#aaaaaa", "extra": 1 }]);
    let put = "PUT /v4/schedules/7";
    fake.sent(
        "Schedules_updateSchedule",
        put,
        json!({
            "name": "Secondary", "description": "Cards", "ownerID": "s1", "ownerType": "squad",
            "tags": kept,
        }),
    );
    let update = ScheduleUpdate::new()
        .description("")
        .owner(ada())
        .tag("a", "b");
    schedules.update(&all[0], update).await.unwrap();
    fake.sent(
        "Schedules_updateSchedule",
        put,
        json!({
            "name": "Primary", "description": "", "ownerID": "u1", "ownerType": "user",
            "tags": [{ "key": "a", "value": "b", "color": "#0f61dd" }],
        }),
    );
    let mut changed = all[0].clone();
    changed.description = "Invoices".into();
    changed.tags = vec![Tag::new("x", "y", "#fff")];
    schedules.replace(&changed).await.unwrap();
    fake.sent(
        "Schedules_updateSchedule",
        put,
        json!({
            "name": "Primary", "description": "Invoices", "ownerID": "s1", "ownerType": "squad",
            "tags": [{ "key": "x", "value": "y", "color": "#fff" }],
        }),
    );

    assert!(schedules.pause(&all[0]).await.unwrap().success);
    let actions = "PATCH /v4/schedules/7/actions";
    fake.sent(
        "Schedules_pauseresumeSchedule",
        actions,
        json!({ "action": "pause" }),
    );
    schedules.resume(&all[0]).await.unwrap();
    fake.sent(
        "Schedules_pauseresumeSchedule",
        actions,
        json!({ "action": "resume" }),
    );

    let zone = schedules.set_time_zone(&all[0], "Asia/Kolkata").await;
    assert_eq!(zone.unwrap(), "Asia/Kolkata");
    fake.sent(
        "Schedules_changeTimezone",
        "PATCH /v4/schedules/7/change-timezone",
        json!({ "timeZone": "Asia/Kolkata" }),
    );

    schedules.duplicate(&all[0]).await.unwrap();
    fake.sent(
        "Schedules_cloneSchedule",
        "POST /v4/schedules/7/clone",
        json!({}),
    );

    schedules.delete(&all[0]).await.unwrap();
    fake.sent(
        "Schedules_deleteSchedule",
        "DELETE /v4/schedules/7",
        Value::Null,
    );
}

async fn rotations(fake: &Fake) {
    let rotations = fake.client.schedules().rotations(ScheduleId::from(7));

    let all = rotations.list().await.unwrap();
    fake.sent(
        "Rotations_getScheduleRotations",
        "GET /v4/schedules/7/rotations",
        Value::Null,
    );
    assert_eq!(all[0].period, RotationPeriod::Custom);
    assert_eq!(all[0].start_date, Some(at("2026-01-05T00:00:00Z")));

    rotations.get(&all[0]).await.unwrap();
    fake.sent(
        "Rotations_getScheduleRotationById",
        "GET /v4/schedules/7/rotations/8",
        Value::Null,
    );

    let create = "POST /v4/schedules/7/rotations";
    let new = NewRotation::daily("Day", date(2026, 1, 5)).turn(ada());
    rotations.create(new).await.unwrap();
    fake.sent(
        "Rotations_createRotation",
        create,
        json!({
            "name": "Day", "startDate": "2026-01-05T00:00:00Z", "period": "daily",
            "shiftTimeSlots": [{ "startHour": 0, "startMin": 0, "duration": 1440 }],
            "changeParticipantsFrequency": 1, "changeParticipantsUnit": "rotation",
            "participantGroups": [{ "participants": [{ "id": "u1", "type": "user" }] }],
        }),
    );
    let new = NewRotation::new("Weekend", Period::Weeks(2), date(2026, 1, 5))
        .color("#ff0000")
        .shift(Shift::on(Weekday::Saturday, time(9, 30, 0, 0), hours(12)))
        .shift(Shift::daily(time(22, 0, 0, 0), hours(2)))
        .turn(Turn::of([
            Participant::from(ada()),
            dbas().into(),
            team().into(),
        ]))
        .turn(bob())
        .hand_over_every(3, HandOver::Day)
        .until(date(2026, 6, 1))
        .times(10);
    rotations.create(new).await.unwrap();
    fake.sent(
        "Rotations_createRotation",
        create,
        json!({
            "name": "Weekend", "color": "#ff0000", "startDate": "2026-01-05T00:00:00Z",
            "period": "custom", "customPeriodFrequency": 2, "customPeriodUnit": "week",
            "shiftTimeSlots": [
                { "startHour": 9, "startMin": 30, "duration": 720, "dayOfWeek": "saturday" },
                { "startHour": 22, "startMin": 0, "duration": 120 },
            ],
            "changeParticipantsFrequency": 3, "changeParticipantsUnit": "day",
            "endsAfterIterations": 10,
            "participantGroups": [
                { "participants": [
                    { "id": "u1", "type": "user" },
                    { "id": "s1", "type": "squad" },
                    { "id": "t1", "type": "team" },
                ] },
                { "participants": [{ "id": "u2", "type": "user" }] },
            ],
        }),
    );

    // An update keeps the other fields, those of shifts included that this version does not know.
    let mut whole = rotation();
    let fields = whole.as_object_mut().unwrap();
    fields.retain(|name, _| {
        ![
            "id",
            "scheduleID",
            "rotationParticipants",
            "createdAt",
            "updatedAt",
        ]
        .contains(&name.as_str())
    });
    let update = RotationUpdate::new().name("Fortnight");
    rotations.update(&all[0], update).await.unwrap();
    let put = "PUT /v4/schedules/7/rotations/8";
    let mut expected = whole.clone();
    expected["name"] = json!("Fortnight");
    fake.sent("Rotations_updateRotation", put, expected);
    let update = RotationUpdate::new()
        .starting(date(2026, 2, 2))
        .period(Period::Monthly)
        .shift(Shift::all_day())
        .hand_over_every(1, HandOver::Month)
        .color("#123456")
        .without_end();
    rotations.update(&all[0], update).await.unwrap();
    fake.sent(
        "Rotations_updateRotation",
        put,
        json!({
            "name": "Week", "color": "#123456", "startDate": "2026-02-02T00:00:00Z",
            "period": "monthly",
            "shiftTimeSlots": [{ "startHour": 0, "startMin": 0, "duration": 1440 }],
            "changeParticipantsFrequency": 1, "changeParticipantsUnit": "month",
        }),
    );
    let mut changed = all[0].clone();
    changed.name = "Changed".into();
    rotations.replace(&changed).await.unwrap();
    whole["name"] = json!("Changed");
    fake.sent("Rotations_updateRotation", put, whole);

    let turns = rotations.turns(&all[0]).await.unwrap();
    let participants = "/v4/schedules/7/rotations/8/participants";
    fake.sent(
        "Rotations_getRotationParticipants",
        &format!("GET {participants}"),
        Value::Null,
    );
    assert_eq!(turns, [Turn::from(dbas())]);

    rotations.set_turns(&all[0], turns).await.unwrap();
    fake.sent(
        "Rotations_updateRotationParticipants",
        &format!("PUT {participants}"),
        json!({ "participantGroups": [{ "participants": [{ "id": "s1", "type": "squad" }] }] }),
    );

    rotations.delete(&all[0]).await.unwrap();
    fake.sent(
        "Rotations_deleteRotation",
        "DELETE /v4/schedules/7/rotations/8",
        Value::Null,
    );
}

async fn overrides(fake: &Fake) {
    let overrides = fake.client.schedules().overrides(ScheduleId::from(7));
    let march = at("2026-03-01T00:00:00Z")..at("2026-04-01T00:00:00Z");

    let all = overrides.list(march.clone()).await.unwrap();
    let list = "GET /v4/schedules/7/overrides\
                ?startTime=2026-03-01T00%3A00%3A00Z&endTime=2026-04-01T00%3A00%3A00Z";
    fake.sent("Overrides_listOverrides", list, Value::Null);
    assert_eq!(all[0].start_time, Some(at("2026-03-02T08:00:00Z")));
    let filtered = overrides.list(march.clone()).participant(ada());
    filtered.page_size(50).await.unwrap();
    fake.sent(
        "Overrides_listOverrides",
        &format!("{list}&participantID=u1&pageSize=50"),
        Value::Null,
    );

    overrides.get(&all[0]).await.unwrap();
    fake.sent(
        "Overrides_getOverrideById",
        "GET /v4/schedules/7/overrides/9",
        Value::Null,
    );

    let new = NewOverride::new(march.clone())
        .relieve(ada())
        .with(Turn::of([Participant::from(bob()), dbas().into()]))
        .because("vacation");
    overrides.create(new).await.unwrap();
    fake.sent(
        "Overrides_createScheduleOverride",
        "POST /v4/schedules/7/overrides",
        json!({
            "startTime": "2026-03-01T00:00:00Z", "endTime": "2026-04-01T00:00:00Z",
            "reason": "vacation",
            "overriddenParticipant": { "group": [{ "id": "u1", "type": "user" }] },
            "overrideWith": { "group": [
                { "id": "u2", "type": "user" }, { "id": "s1", "type": "squad" },
            ] },
        }),
    );

    let put = "PUT /v4/schedules/7/overrides/9";
    let update = OverrideUpdate::new().with(dbas());
    overrides.update(&all[0], update).await.unwrap();
    fake.sent(
        "Overrides_updateScheduleOverride",
        put,
        json!({
            "startTime": "2026-03-02T08:00:00Z", "endTime": "2026-03-02T12:00:00Z",
            "reason": "dentist",
            "overriddenParticipant": { "group": [{ "id": "u1", "type": "user" }] },
            "overrideWith": { "group": [{ "id": "s1", "type": "squad" }] },
        }),
    );
    let update = OverrideUpdate::new()
        .range(march)
        .relieve(bob())
        .because("");
    overrides.update(&all[0], update).await.unwrap();
    let changed = json!({
        "startTime": "2026-03-01T00:00:00Z", "endTime": "2026-04-01T00:00:00Z",
        "reason": "",
        "overriddenParticipant": { "group": [{ "id": "u2", "type": "user" }] },
        "overrideWith": { "group": [{ "id": "u2", "type": "user" }] },
    });
    fake.sent("Overrides_updateScheduleOverride", put, changed);
    let mut later = all[0].clone();
    later.end_time = Some(at("2026-03-02T13:00:00Z"));
    overrides.replace(&later).await.unwrap();
    fake.sent(
        "Overrides_updateScheduleOverride",
        put,
        json!({
            "startTime": "2026-03-02T08:00:00Z", "endTime": "2026-03-02T13:00:00Z",
            "reason": "dentist",
            "overriddenParticipant": { "group": [{ "id": "u1", "type": "user" }] },
            "overrideWith": { "group": [{ "id": "u2", "type": "user" }] },
        }),
    );

    overrides.delete(&all[0]).await.unwrap();
    fake.sent(
        "Overrides_deleteScheduleOverride",
        "DELETE /v4/schedules/7/overrides/9",
        Value::Null,
    );
}

async fn calendar_link(fake: &Fake) {
    let link = fake.client.schedules().calendar_link(ScheduleId::from(7));
    let path = "/v4/schedules/7/ical-link?myOnCall=false";

    let url = link.get().await.unwrap().unwrap();
    fake.sent(
        "Export_getScheduleIcalLink",
        &format!("GET {path}"),
        Value::Null,
    );
    assert_eq!(url.expose(), "https://cal.test/whole-canary");
    assert!(!format!("{url:?}").contains("canary"), "{url:?}");

    link.create().await.unwrap();
    fake.sent(
        "Export_createScheduleIcalLink",
        &format!("POST {path}"),
        json!({}),
    );
    link.refresh().await.unwrap();
    fake.sent(
        "Export_refreshScheduleIcalLink",
        &format!("PATCH {path}"),
        json!({}),
    );
    link.delete().await.unwrap();
    fake.sent(
        "Export_deleteIcalLink",
        &format!("DELETE {path}"),
        Value::Null,
    );

    let mine = link.mine().create().await.unwrap();
    fake.sent(
        "Export_createScheduleIcalLink",
        "POST /v4/schedules/7/ical-link?myOnCall=true",
        json!({}),
    );
    assert_eq!(mine.expose(), "https://cal.test/mine-canary");
}
