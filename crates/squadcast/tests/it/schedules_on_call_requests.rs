//! The requests for who is on call: the undocumented endpoint, and the documented ones from which it is computed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::schedules_on_call::{at, override_of, rotation, turn};
use crate::support::{Fake, rejection, success};
use serde_json::{Value, json};
use squad_core::Operation;
use squad_core::testing::Recorded;
use squad_core::transport::{Request, TransportResponse};
use squadcast::core::Kind;
use squadcast::schedules::Participant;
use squadcast::schedules::on_call::{OnCallBy, Person};
use squadcast::{RetryPolicy, ScheduleId, TeamId, UserId};

const WHO: &str = "/v4/schedules/who-is-oncall";

fn schedule() -> ScheduleId {
    7.into()
}

fn team() -> TeamId {
    "t1".parse().unwrap()
}

fn ada() -> UserId {
    "ada".parse().unwrap()
}

fn received() -> Value {
    json!({ "data": [
        { "oncall": [
            { "id": "ada", "first_name": "Ada", "last_name": "Lovelace", "email": "ada-canary@example.org",
              "contact": { "dial_code": "+44", "phone_number": "700-canary" } },
            { "id": "bob", "first_name": "Bob", "last_name": "", "contact": null, "more": [1] },
        ], "more": {} },
        { "oncall": null },
        { "oncall": [] },
    ] })
}

/// A service whose endpoint responds with a status, and which has the documented operations.
fn service(status: u16) -> Fake {
    Fake::with(move |operation, request| {
        if request.url.path() != WHO {
            return documented(operation, request);
        }
        match status {
            200 => TransportResponse::json(200.try_into().unwrap(), &received()),
            status => rejection(status, "rejected"),
        }
    })
}

fn documented(operation: &Operation, _: &Request) -> TransportResponse {
    let morning = ("2026-01-06T08:00:00Z", "2026-01-06T12:00:00Z");
    let page = |item: Value| json!({ "data": [item], "pageInfo": { "hasNext": false } });
    let value = match operation.id {
        "Teams_getAllTeams" => json!([{ "id": "t1" }, { "id": "t2" }]),
        "Schedules_listSchedules" => page(json!({ "id": 7 })),
        "Schedules_getScheduleById" => json!({ "id": 7, "timeZone": "UTC" }),
        // The participants of the second rotation are not in the list.
        "Rotations_getScheduleRotations" => json!([
            rotation(json!({})),
            rotation(json!({ "id": 2, "rotationParticipants": [] })),
        ]),
        "Rotations_getRotationParticipants" => {
            json!({ "rotationID": 2, "participantGroups": [turn(&["mia"])] })
        }
        "Overrides_listOverrides" => page(override_of(9, morning, &["ada"], &["eve"])),
        other => panic!("{other}"),
    };
    success(operation, &value)
}

fn lines(fake: &Fake) -> Vec<String> {
    let calls = fake.calls();
    let line = |call: &Recorded| match call.url.query() {
        Some(query) => format!("{}?{query}", call.url.path()),
        None => call.url.path().to_owned(),
    };
    calls.iter().map(line).collect()
}

#[tokio::test]
async fn service_returns_names_and_contacts_that_debug_hides() {
    let fake = service(200);
    let entries = fake.client.schedules().on_call(schedule()).await.unwrap();
    assert_eq!(lines(&fake), [format!("{WHO}?scheduleID=7")]);
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].who, ada().into());
    assert_eq!(entries[0].schedule, Some(schedule()));
    assert_eq!((entries[0].since, entries[0].by), (None, None));
    let person = entries[0].person.clone().unwrap();
    assert_eq!(person.name(), "Ada Lovelace");
    assert_eq!(person.email.as_deref(), Some("ada-canary@example.org"));
    assert_eq!(person.phone.as_deref(), Some("+44700-canary"));
    assert!(!format!("{entries:?}").contains("canary"), "{entries:?}");
    let bob: Person = entries[1].person.clone().unwrap();
    assert_eq!(
        (bob.name(), bob.email, bob.phone),
        ("Bob".into(), None, None)
    );
}

#[tokio::test]
async fn scope_time_and_user_are_sent_or_applied() {
    let fake = service(200);
    let schedules = fake.client.schedules();
    let noon = at("2026-01-06T12:00:00Z");
    schedules.on_call_at(schedule(), noon).await.unwrap();
    let in_team = schedules.on_call_in_team(team()).await.unwrap();
    assert_eq!(in_team[0].schedule, None);
    let hers = schedules.on_call_anywhere().user(ada()).await.unwrap();
    let hers: Vec<&str> = hers.iter().map(|entry| entry.who.id()).collect();
    assert_eq!(hers, ["ada"]);
    let known = schedules.on_call_in_team(team()).per_schedule();
    let known = known.await.unwrap();
    assert_eq!(known[0].schedule, Some(schedule()));
    assert_eq!(
        lines(&fake),
        [
            format!("{WHO}?scheduleID=7&time=2026-01-06T12%3A00%3A00Z"),
            format!("{WHO}?teamId=t1"),
            WHO.to_owned(),
            "/v4/schedules?teamID=t1&hidePaused=true".to_owned(),
            format!("{WHO}?scheduleID=7"),
        ]
    );
}

#[tokio::test]
async fn result_is_computed_where_the_endpoint_is_missing() {
    for status in [400, 404, 405] {
        let fake = service(status);
        let morning = at("2026-01-06T10:00:00Z");
        let entries = fake.client.schedules().on_call_at(schedule(), morning);
        let entries = entries.await.unwrap();
        let who: Vec<&str> = entries.iter().map(|entry| entry.who.id()).collect();
        assert_eq!(who, ["mia", "eve"], "{status}");
        assert_eq!(entries[1].by, Some(OnCallBy::Override(9.into())));
        assert_eq!(entries[1].until, Some(at("2026-01-06T12:00:00Z")));
        assert_eq!(
            lines(&fake)[1..],
            [
                "/v4/schedules/7",
                "/v4/schedules/7/rotations",
                "/v4/schedules/7/overrides\
                 ?startTime=2025-12-02T10%3A00%3A00Z&endTime=2026-02-10T10%3A00%3A00Z",
                "/v4/schedules/7/rotations/2/participants",
            ]
        );
    }
}

#[tokio::test]
async fn other_errors_are_errors() {
    for (status, kind) in [
        (401, Kind::Authentication),
        (403, Kind::Permission),
        (409, Kind::Conflict),
        (422, Kind::Validation),
        (429, Kind::RateLimited),
        (500, Kind::Server),
        (503, Kind::Server),
    ] {
        let fake = service(status);
        let list = fake.client.schedules().on_call(schedule());
        let error = list.retry(RetryPolicy::disabled()).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{status}: {error}");
        assert!(
            lines(&fake).iter().all(|line| line.starts_with(WHO)),
            "{status}"
        );
    }
}

#[tokio::test]
async fn computed_results_of_teams_and_of_everyone_know_their_schedules() {
    let fake = service(500);
    let schedules = fake.client.schedules();
    let night = at("2026-01-07T00:00:00Z");
    let in_team = schedules.on_call_in_team(team()).at(night).computed();
    let in_team = in_team.await.unwrap();
    assert_eq!(lines(&fake)[0], "/v4/schedules?teamID=t1&hidePaused=true");
    let who: Vec<&Participant> = in_team.iter().map(|entry| &entry.who).collect();
    assert_eq!(who.len(), 2, "{who:?}");
    assert!(
        in_team
            .iter()
            .all(|entry| entry.schedule == Some(schedule()))
    );
    let anywhere = schedules.on_call_anywhere().at(night).computed();
    let hers = anywhere.user(ada()).await.unwrap();
    let hers: Vec<&str> = hers.iter().map(|entry| entry.who.id()).collect();
    assert_eq!(hers, ["ada", "ada"], "one schedule in each of two teams");
}

#[tokio::test]
async fn shifts_and_rosters_are_read_with_three_requests_and_participants() {
    let fake = service(500);
    let schedules = fake.client.schedules();
    let day = at("2026-01-06T00:00:00Z")..at("2026-01-07T00:00:00Z");
    let shifts = schedules.shifts(schedule(), day.clone()).await.unwrap();
    assert_eq!(shifts.len(), 4);
    assert_eq!(lines(&fake).len(), 4);
    let roster = schedules.roster(schedule(), day.clone()).await.unwrap();
    assert_eq!(roster.shifts(day.clone()).unwrap(), shifts);
    assert!(
        roster.on_call_at(day.end).is_err(),
        "its overrides are not known"
    );
    let before = fake.calls().len();
    let inverted = schedules.shifts(schedule(), day.end..day.start).await;
    assert!(inverted.unwrap_err().is_configuration());
    let long = at("1500-01-01T00:00:00Z")..at("2500-01-01T00:00:00Z");
    let long = schedules.shifts(schedule(), long).await;
    assert!(long.unwrap_err().is_configuration());
    let unknown = squadcast::Schedule::default();
    let error = schedules.on_call(&unknown).await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert_eq!(fake.calls().len(), before);
}
