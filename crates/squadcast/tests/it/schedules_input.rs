//! Invalid arguments of the schedules area, which are rejected before anything is sent, and responses that say little.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::support::{Fake, operation_of, rejection, success};
use serde_json::{Value, json};
use squadcast::jiff::civil::{date, time};
use squadcast::jiff::tz::{Offset, TimeZone};
use squadcast::schedules::{
    HandOver, NewOverride, NewRotation, NewSchedule, OverrideUpdate, Participant, Period, Rotation,
    RotationUpdate, Schedule, ScheduleOverride, ScheduleUpdate, Shift, Turn, ZoneName,
};
use squadcast::{Error, ScheduleId, SquadId, TeamId, UserId};

fn nothing(_: &str) -> Value {
    Value::Null
}

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn ada() -> UserId {
    "u1".parse().unwrap()
}

fn weekly() -> NewRotation {
    NewRotation::weekly("Week", date(2026, 1, 5))
}

/// Asserts that nothing was sent, and that each error is about the input and says what is wrong.
#[track_caller]
fn rejected(fake: &Fake, errors: impl IntoIterator<Item = (Error, &'static str)>) {
    for (error, word) in errors {
        assert!(error.is_configuration(), "{error}");
        assert!(error.to_string().contains(word), "{word}: {error}");
    }
    assert_eq!(fake.transport.count(), 0);
}

#[tokio::test]
async fn invalid_schedules_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(nothing);
    let schedules = fake.client.schedules();
    let new = |name: &str, zone: &str| NewSchedule::new(name, zone, ada());
    let unknown = Schedule::default();
    let fixed = NewSchedule::new("x", TimeZone::fixed(Offset::constant(2)), ada());
    let create = |new| schedules.create(team(), new);
    let blank = ScheduleUpdate::new().name(" ");
    let id = ScheduleId::from(7);
    rejected(
        &fake,
        [
            (create(new("", "UTC")).await.unwrap_err(), "name"),
            (
                create(new("x", "Europe/Atlantis")).await.unwrap_err(),
                "`Europe/Atlantis`",
            ),
            (create(new("x", "")).await.unwrap_err(), "time zone"),
            (
                schedules
                    .ensure(team(), new("x", "Moon"))
                    .await
                    .unwrap_err(),
                "`Moon`",
            ),
            (create(fixed).await.unwrap_err(), "time zone"),
            (schedules.update(id, blank).await.unwrap_err(), "name"),
            (
                schedules.set_time_zone(id, "Moon").await.unwrap_err(),
                "`Moon`",
            ),
            (schedules.get(&unknown).await.unwrap_err(), "a schedule"),
            (schedules.pause(&unknown).await.unwrap_err(), "a schedule"),
            (schedules.delete(&unknown).await.unwrap_err(), "a schedule"),
            (
                schedules.duplicate(&unknown).await.unwrap_err(),
                "a schedule",
            ),
            (schedules.replace(&unknown).await.unwrap_err(), "a schedule"),
            (
                schedules.rotations(&unknown).list().await.unwrap_err(),
                "a schedule",
            ),
            (
                schedules.calendar_link(&unknown).get().await.unwrap_err(),
                "a schedule",
            ),
            (
                schedules.list(team()).page_size(0).await.unwrap_err(),
                "zero",
            ),
            (
                schedules
                    .list(team())
                    .schedule(&unknown)
                    .mine()
                    .await
                    .unwrap_err(),
                "a schedule",
            ),
        ],
    );
}

#[tokio::test]
async fn invalid_rotations_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(nothing);
    let schedules = fake.client.schedules();
    let rotations = schedules.rotations(ScheduleId::from(7));
    let create = |new: NewRotation| rotations.create(new);
    let with_ada = || weekly().turn(ada());
    let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
    let shift = |duration| Shift::daily(time(9, 0, 0, 0), duration);
    let no_one = || Turn::of::<Participant>([]);
    let other = Participant::from(&squadcast::schedules::ParticipantEntry::new("x1", "robot"));
    let update = |update| rotations.update(squadcast::RotationId::from(8), update);
    let every_zero = RotationUpdate::new().hand_over_every(0, HandOver::Day);
    rejected(
        &fake,
        [
            (create(weekly()).await.unwrap_err(), "no turns"),
            (
                create(with_ada().turn(no_one())).await.unwrap_err(),
                "no participants",
            ),
            (create(weekly().turn(other)).await.unwrap_err(), "robot"),
            (
                create(with_ada().until(date(2026, 1, 5)))
                    .await
                    .unwrap_err(),
                "not later",
            ),
            (
                create(with_ada().until(date(2025, 1, 5)))
                    .await
                    .unwrap_err(),
                "not later",
            ),
            (create(with_ada().times(0)).await.unwrap_err(), "0 periods"),
            (
                create(with_ada().hand_over_every(0, HandOver::Week))
                    .await
                    .unwrap_err(),
                "hand-over",
            ),
            (
                create(with_ada().hand_over_every(1, "year".into()))
                    .await
                    .unwrap_err(),
                "`year`",
            ),
            (
                create(with_ada().shift(shift(Duration::ZERO)))
                    .await
                    .unwrap_err(),
                "zero",
            ),
            (
                create(with_ada().shift(shift(Duration::from_secs(90))))
                    .await
                    .unwrap_err(),
                "whole minutes",
            ),
            (
                create(with_ada().shift(shift(minutes(1441))))
                    .await
                    .unwrap_err(),
                "at most 1440",
            ),
            (
                create(with_ada().shift(Shift::daily(time(9, 0, 30, 0), minutes(5))))
                    .await
                    .unwrap_err(),
                "whole minute",
            ),
            (
                create(with_ada().shift(shift(minutes(5))).shift(shift(minutes(5))))
                    .await
                    .unwrap_err(),
                "several shifts",
            ),
            (
                create(NewRotation::new("x", Period::Days(0), date(2026, 1, 5)).turn(ada()))
                    .await
                    .unwrap_err(),
                "0 days",
            ),
            (
                create(NewRotation::new("x", Period::Weeks(0), date(2026, 1, 5)).turn(ada()))
                    .await
                    .unwrap_err(),
                "0 weeks",
            ),
            (
                create(NewRotation::daily("", date(2026, 1, 5)).turn(ada()))
                    .await
                    .unwrap_err(),
                "name",
            ),
            (update(every_zero).await.unwrap_err(), "hand-over"),
            (
                rotations
                    .set_turns(squadcast::RotationId::from(8), [no_one()])
                    .await
                    .unwrap_err(),
                "no participants",
            ),
            (
                rotations
                    .set_turns::<Turn>(squadcast::RotationId::from(8), [])
                    .await
                    .unwrap_err(),
                "no turns",
            ),
            (
                rotations.get(Rotation::default()).await.unwrap_err(),
                "a rotation",
            ),
        ],
    );
}

#[tokio::test]
async fn invalid_overrides_are_rejected_before_anything_is_sent() {
    let fake = Fake::new(nothing);
    let schedules = fake.client.schedules();
    let overrides = schedules.overrides(ScheduleId::from(7));
    let at = |text: &str| text.parse().unwrap();
    let hour = || at("2026-03-02T08:00:00Z")..at("2026-03-02T09:00:00Z");
    let inverted = || at("2026-03-02T09:00:00Z")..at("2026-03-02T08:00:00Z");
    let empty = at("2026-03-02T09:00:00Z")..at("2026-03-02T09:00:00Z");
    let id = squadcast::ScheduleOverrideId::from(9);
    let no_one = Turn::of::<Participant>([]);
    let new = NewOverride::new;
    rejected(
        &fake,
        [
            (overrides.create(new(hour())).await.unwrap_err(), "relieved"),
            (
                overrides
                    .create(new(hour()).relieve(ada()))
                    .await
                    .unwrap_err(),
                "takes over",
            ),
            (
                overrides
                    .create(new(inverted()).relieve(ada()).with(ada()))
                    .await
                    .unwrap_err(),
                "ends before it starts",
            ),
            (
                overrides
                    .update(id, OverrideUpdate::new().range(inverted()))
                    .await
                    .unwrap_err(),
                "ends before it starts",
            ),
            (
                overrides
                    .update(id, OverrideUpdate::new().with(no_one))
                    .await
                    .unwrap_err(),
                "takes over",
            ),
            (
                overrides
                    .replace(&ScheduleOverride::default())
                    .await
                    .unwrap_err(),
                "a schedule override",
            ),
            (overrides.list(empty).await.unwrap_err(), "ends before"),
            (
                overrides.list(hour()).page_size(0).await.unwrap_err(),
                "zero",
            ),
        ],
    );
}

#[tokio::test]
async fn update_that_ends_before_the_start_as_read_is_not_sent() {
    let fake = Fake::new(|_| json!({ "id": 8, "startDate": "2026-01-05T00:00:00Z" }));
    let schedules = fake.client.schedules();
    let rotations = schedules.rotations(ScheduleId::from(7));
    let update = RotationUpdate::new().until(date(2026, 1, 1));
    let error = rotations.update(squadcast::RotationId::from(8), update);
    let error = error.await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(fake.calls().len(), 1, "the rotation was read");
}

#[tokio::test]
async fn lists_follow_the_cursor() {
    let fake = Fake::with(|operation, request| {
        let cursor = request.url.query_pairs().find(|(name, _)| name == "cursor");
        let (id, next) = match cursor {
            None => (1, json!("c2")),
            Some((_, cursor)) if cursor == "c2" => (2, json!("")),
            Some(other) => panic!("{other:?}"),
        };
        let info = json!({ "hasNext": next == "c2", "nextCursor": next });
        success(
            operation,
            &json!({ "data": [{ "id": id }], "pageInfo": info }),
        )
    });
    let schedules = fake.client.schedules();
    let all = schedules.list(team()).page_size(1).await.unwrap();
    assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), [1, 2]);
    let range = "2026-03-01T00:00:00Z".parse().unwrap().."2026-04-01T00:00:00Z".parse().unwrap();
    let overrides = schedules.overrides(ScheduleId::from(7)).list(range);
    let all = overrides.await.unwrap();
    assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test]
async fn missing_calendar_link_is_none_or_an_error() {
    let fake = Fake::new(|_| json!({ "iCalLinkForMyOnCalls": "https://cal.test/mine" }));
    let schedules = fake.client.schedules();
    let link = schedules.calendar_link(ScheduleId::from(7));
    assert!(link.get().await.unwrap().is_none());
    let error = link.create().await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert!(!error.to_string().contains("cal.test"), "{error}");
    assert!(link.mine().get().await.unwrap().is_some());
}

#[tokio::test]
async fn errors_of_the_service_have_their_kind() {
    let fake = Fake::with(|_, _| rejection(404, "no schedule"));
    let schedules = fake.client.schedules();
    let update = ScheduleUpdate::new().name("x");
    let error = schedules.update(ScheduleId::from(7), update).await;
    let error = error.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(error.operation_id(), Some("Schedules_getScheduleById"));
    assert_eq!(
        operation_of("GET", "/v4/schedules/7").id,
        "Schedules_getScheduleById"
    );
}

#[test]
fn participants_of_responses_are_lenient() {
    let entry = |id: &str, type_: &str| squadcast::schedules::ParticipantEntry::new(id, type_);
    let (dbas, payments): (SquadId, TeamId) = ("s1".parse().unwrap(), "t1".parse().unwrap());
    for (id, type_, expected) in [
        ("u1", "user", Participant::from(ada())),
        ("s1", "squad", dbas.into()),
        ("t1", "team", payments.into()),
    ] {
        let participant = Participant::from(&entry(id, type_));
        assert_eq!(participant, expected);
        assert_eq!(participant.id(), id);
        assert_eq!(participant.to_string(), format!("{type_} {id}"));
    }
    let other = Participant::from(&entry("", "user"));
    assert!(matches!(&other, Participant::Other { type_, id } if type_ == "user" && id.is_empty()));
    let robot = Participant::from(&entry("x1", "robot"));
    assert_eq!((robot.id(), robot.to_string().as_str()), ("x1", "robot x1"));
}

#[test]
fn name_of_a_time_zone_is_returned_as_it_was_given() {
    assert_eq!(ZoneName::from("europe/berlin").as_str(), "europe/berlin");
    let fixed = TimeZone::fixed(Offset::constant(2));
    assert_eq!(ZoneName::from(fixed).as_str(), "");
}

/// The variable that makes the test run its inner half, in a process that has a time zone database without named zones.
const INNER: &str = "SQUADCAST_TEST_INCOMPLETE_ZONES";

#[test]
fn named_time_zones_are_known_where_the_system_has_none() {
    if std::env::var_os(INNER).is_some() {
        assert!(
            TimeZone::get("Europe/Berlin").is_err(),
            "the test needs an incomplete database"
        );
        let zone = ZoneName::from("Europe/Berlin").zone().unwrap();
        assert_eq!(zone.iana_name(), Some("Europe/Berlin"));
        assert!(ZoneName::from("Europe/Atlantis").zone().is_err());
        return;
    }
    let folder = std::env::temp_dir().join(format!("squadcast-zones-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // A version 1 file of one type, UTC, without transitions: the database is not empty, so it is the one that is used.
    let mut file = b"TZif\0".to_vec();
    file.extend([0; 15]);
    for count in [0_u32, 0, 0, 0, 1, 4] {
        file.extend(count.to_be_bytes());
    }
    file.extend([0; 6]);
    file.extend(b"UTC\0");
    std::fs::write(folder.join("UTC"), file).unwrap();
    let inner = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "schedules_input::named_time_zones_are_known_where_the_system_has_none",
        ])
        .env(INNER, "1")
        .env("TZDIR", &folder)
        .output()
        .unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(
        inner.status.success(),
        "{}",
        String::from_utf8_lossy(&inner.stdout)
    );
}
