//! The client's computation of who is on call, compared with the one of the fake service, which is another program.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::time::Duration;

use squadcast::jiff::civil::{Weekday, date, time};
use squadcast::jiff::{Timestamp, ToSpan};
use squadcast::schedules::{HandOver, NewOverride, NewRotation, NewSchedule, Period, Shift, Turn};
use squadcast::{ScheduleId, Squadcast, TeamId, UserId};
use squadcast_mock::MockServer;

const ZONES: [&str; 5] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
];

/// The number of schedules, and of moments in each.
const SCHEDULES: u64 = 25;
const MOMENTS: u64 = 16;

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn moment(&mut self) -> Timestamp {
        let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        start + i64::try_from(self.below(365 * 24 * 60)).unwrap().minutes()
    }

    fn turn(&mut self, users: &[UserId]) -> Turn {
        let first = self.below(users.len() as u64) as usize;
        let number = 1 + self.below(2) as usize;
        Turn::of((0..number).map(|nth| &users[(first + nth) % users.len()]))
    }

    fn rotation(&mut self, name: &str, users: &[UserId]) -> NewRotation {
        let number = 1 + self.below(5) as u32;
        let period = match self.below(6) {
            0 => Period::Once,
            1 => Period::Daily,
            2 => Period::Weekly,
            3 => Period::Monthly,
            4 => Period::Days(number),
            _ => Period::Weeks(number),
        };
        let start = date(2025, 6, 1) + i64::try_from(self.below(400)).unwrap().days();
        let mut rotation = NewRotation::new(name, period, start);
        for _ in 0..1 + self.below(3) {
            rotation = rotation.turn(self.turn(users));
        }
        // Only a period of several days or weeks may have several shifts.
        let several = matches!(period, Period::Days(_) | Period::Weeks(_));
        for _ in 0..self.below(if several { 3 } else { 2 }) {
            let begin = time(self.below(24) as i8, self.below(60) as i8, 0, 0);
            let length = Duration::from_secs(60 * (1 + self.below(1440)));
            let day = [Weekday::Monday, Weekday::Thursday, Weekday::Sunday][self.below(3) as usize];
            rotation = rotation.shift(match self.below(2) {
                0 => Shift::daily(begin, length),
                _ => Shift::on(day, begin, length),
            });
        }
        let unit = [
            HandOver::Rotation,
            HandOver::Day,
            HandOver::Week,
            HandOver::Month,
        ];
        let unit = unit[self.below(4) as usize].clone();
        rotation = rotation.hand_over_every(1 + self.below(4) as u32, unit);
        match self.below(4) {
            0 => rotation.times(1 + self.below(60) as u32),
            1 => rotation.until(start + i64::try_from(1 + self.below(300)).unwrap().days()),
            _ => rotation,
        }
    }
}

/// Creates a schedule with rotations and overrides.
async fn schedule(
    client: &Squadcast,
    numbers: &mut Numbers,
    team: &TeamId,
    users: &[UserId],
) -> ScheduleId {
    let zone = ZONES[numbers.below(ZONES.len() as u64) as usize];
    let new = NewSchedule::new("Primary", zone, &users[0]);
    let schedule = client.schedules().create(team, new).await.unwrap();
    for nth in 0..1 + numbers.below(2) {
        let new = numbers.rotation(&format!("Rotation {nth}"), users);
        client
            .schedules()
            .rotations(&schedule)
            .create(new)
            .await
            .unwrap();
    }
    for _ in 0..numbers.below(4) {
        let start = numbers.moment();
        let end = start + i64::try_from(1 + numbers.below(90 * 24)).unwrap().hours();
        let new = NewOverride::new(start..end)
            .relieve(numbers.turn(users))
            .with(numbers.turn(users));
        client
            .schedules()
            .overrides(&schedule)
            .create(new)
            .await
            .unwrap();
    }
    schedule.id.into()
}

#[tokio::test]
async fn computation_agrees_with_that_of_the_fake_service() {
    let mock = MockServer::start().await.unwrap();
    let client = Squadcast::builder()
        .base_urls(mock.api_url(), mock.authentication_url())
        .refresh_token(mock.refresh_token())
        .build()
        .unwrap();
    let team: TeamId = mock.state().teams()[0].id.parse().unwrap();
    let users = mock.state().users();
    let users: Vec<UserId> = users.iter().map(|user| user.id.parse().unwrap()).collect();
    let mut numbers = Numbers(2026);
    let mut busy = 0;
    for _ in 0..SCHEDULES {
        let schedule = schedule(&client, &mut numbers, &team, &users).await;
        for _ in 0..MOMENTS {
            let at = numbers.moment();
            let ids = async |computed: bool| {
                let list = client.schedules().on_call_at(schedule, at);
                let list = if computed { list.computed() } else { list };
                let found = list.await.unwrap();
                let ids = found.iter().map(|on_call| on_call.who.id().to_owned());
                ids.collect::<BTreeSet<String>>()
            };
            let (fake, own) = (ids(false).await, ids(true).await);
            assert_eq!(fake, own, "schedule {schedule} at {at}");
            busy += usize::from(!own.is_empty());
        }
    }
    assert!(busy > 100, "someone was on call only {busy} times");
}

#[tokio::test]
async fn no_one_is_on_call_in_a_paused_schedule() {
    let mock = MockServer::start().await.unwrap();
    let client = Squadcast::builder()
        .base_urls(mock.api_url(), mock.authentication_url())
        .refresh_token(mock.refresh_token())
        .build()
        .unwrap();
    let schedule: ScheduleId = mock.state().ids("/v4/schedules")[0].parse().unwrap();
    let on_call = async || client.schedules().on_call(schedule).await.unwrap().len();
    assert_eq!(on_call().await, 1);
    client.schedules().pause(schedule).await.unwrap();
    assert_eq!(on_call().await, 0);
    client.schedules().resume(schedule).await.unwrap();
    assert_eq!(on_call().await, 1);
}
