//! The calls of the area `schedules`.

use super::{Run, call};
use squadcast::jiff::civil::date;
use squadcast::schedules::{
    HandOver, NewOverride, NewRotation, NewSchedule, OverrideUpdate, RotationUpdate, ScheduleUpdate,
};
use squadcast::{TeamId, UserId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().services()[0].team_id.parse().unwrap();
    let users = run.mock.state().users();
    let [ada, bob] = [0, 1].map(|nth| users[nth].id.parse::<UserId>().unwrap());

    let schedule = NewSchedule::new("Primary", "Europe/Berlin", &ada);
    let schedule = call!(run, client.schedules() => create(&team, schedule));
    let all = call!(run, client.schedules() => list(&team));
    let name = &all[0].name;
    call!(run, client.schedules() => get_by_name(&team, name));
    let same = NewSchedule::new(name, "Europe/Berlin", &ada);
    call!(run, client.schedules() => ensure(&team, same));
    call!(run, client.schedules() => get(&schedule));
    let update = ScheduleUpdate::new().name("Secondary");
    call!(run, client.schedules() => update(&schedule, update));
    call!(run, client.schedules() => replace(&schedule));
    call!(run, client.schedules() => pause(&schedule));
    call!(run, client.schedules() => resume(&schedule));
    call!(run, client.schedules() => set_time_zone(&schedule, "Asia/Kolkata"));
    call!(run, client.schedules() => duplicate(&schedule));

    let noon = "2026-03-02T12:00:00Z".parse().unwrap();
    let day = "2026-03-02T00:00:00Z".parse().unwrap().."2026-03-03T00:00:00Z".parse().unwrap();
    call!(run, client.schedules() => on_call(&schedule));
    call!(run, client.schedules() => on_call_at(&schedule, noon).computed());
    call!(run, client.schedules() => on_call_in_team(&team));
    call!(run, client.schedules() => on_call_anywhere().user(&ada));
    call!(run, client.schedules() => shifts(&schedule, day.clone()));
    call!(run, client.schedules() => roster(&schedule, day.clone()));

    let week = NewRotation::weekly("Week", date(2026, 1, 5)).turn(&ada);
    let week = call!(run, client.schedules().rotations(&schedule) => create(week));
    call!(run, client.schedules().rotations(&schedule) => list());
    call!(run, client.schedules().rotations(&schedule) => get(&week));
    let update = RotationUpdate::new()
        .hand_over_every(2, HandOver::Week)
        .without_end();
    let mut week = call!(run, client.schedules().rotations(&schedule) => update(&week, update));
    week.end_date = None;
    call!(run, client.schedules().rotations(&schedule) => replace(&week));
    call!(run, client.schedules().rotations(&schedule) => set_turns(&week, [&ada, &bob]));
    call!(run, client.schedules().rotations(&schedule) => turns(&week));
    call!(run, client.schedules().rotations(&schedule) => delete(&week));

    let dentist = NewOverride::new(day.clone()).relieve(&ada).with(&bob);
    let dentist = call!(run, client.schedules().overrides(&schedule) => create(dentist));
    call!(run, client.schedules().overrides(&schedule) => list(day.clone()));
    call!(run, client.schedules().overrides(&schedule) => get(&dentist));
    let update = OverrideUpdate::new().range(day.clone());
    let mut dentist =
        call!(run, client.schedules().overrides(&schedule) => update(&dentist, update));
    (dentist.start_time, dentist.end_time) = (Some(day.start), Some(day.end));
    call!(run, client.schedules().overrides(&schedule) => replace(&dentist));
    call!(run, client.schedules().overrides(&schedule) => delete(&dentist));

    call!(run, client.schedules().calendar_link(&schedule) => create());
    call!(run, client.schedules().calendar_link(&schedule) => get());
    call!(run, client.schedules().calendar_link(&schedule) => refresh());
    call!(run, client.schedules().calendar_link(&schedule) => delete());

    call!(run, client.schedules() => delete(&schedule));
}
