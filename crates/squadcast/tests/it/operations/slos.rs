//! The calls of the area `slos`.

use super::{Run, call};
use squadcast::slos::{Interval, NewSlo, SloUpdate, Target};
use squadcast::{IncidentId, UserId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team = &client.teams().list().await.unwrap()[0];
    let ada: UserId = run.mock.state().users()[0].id.parse().unwrap();
    let service = &client.services().list(team).await.unwrap()[0];
    let incident: IncidentId = run.mock.state().incidents()[0].id.parse().unwrap();
    let target = Target::percent(99.9).unwrap();
    let slo = NewSlo::new(
        "Engines",
        target,
        Interval::rolling_days(30),
        [service],
        &ada,
    );
    call!(run, client.slos() => create(team, slo.sli("latency")));
    let all = call!(run, client.slos() => list(team));
    let mut slo = call!(run, client.slos() => get(team, &all[0]));
    call!(run, client.slos() => get_with_insights(team, &slo));
    let update = SloUpdate::new().name("Looms").owner(&ada);
    call!(run, client.slos() => update(team, &slo, update));
    slo.name = "Engines".to_owned();
    // The fake service returns an example.
    slo.owner_id.clone_from(&team.id);
    call!(run, client.slos() => replace(&slo));
    let violation = call!(run, client.slos() => mark_affected(&slo, &incident, ["latency"], 1.5));
    call!(run, client.slos() => mark_false_positive(&slo, &violation, true));
    call!(run, client.slos() => delete(team, &slo));
}
