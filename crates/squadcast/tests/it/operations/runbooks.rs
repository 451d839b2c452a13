//! The calls of the area `runbooks`.

use super::{Run, call};
use squadcast::TeamId;
use squadcast::runbooks::{NewRunbook, RunbookUpdate};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().teams()[0].id.parse().unwrap();

    let listed = call!(run, client.runbooks() => list(&team));
    let name = listed[0].name.as_str();
    call!(run, client.runbooks() => get_by_name(&team, name));
    let new = NewRunbook::new("Failover", ["Stop writes"]);
    let runbook = call!(run, client.runbooks() => create(&team, new));
    call!(run, client.runbooks() => get(&runbook));
    let update = RunbookUpdate::new().step("Promote the replica");
    call!(run, client.runbooks() => update(&runbook, update.clone()));
    call!(run, client.runbooks() => replace(&runbook, update));
    call!(run, client.runbooks() => delete(&runbook));
}
