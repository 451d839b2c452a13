//! The calls of the area `workflows`.

use super::{Run, call};
use squadcast::workflows::{Action, NewWorkflow, Trigger, WorkflowUpdate, changes};
use squadcast::{IdOf as _, TeamId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().teams()[0].id.parse().unwrap();
    call!(run, client.workflows() => list(&team));
    let new = NewWorkflow::new("Notes", Trigger::IncidentTriggered).then(Action::note("Hi"));
    let workflow = call!(run, client.workflows() => create(&team, new));
    call!(run, client.workflows() => get(&workflow));
    let update = WorkflowUpdate::new().title("Comments");
    call!(run, client.workflows() => update(&workflow, update.clone()));
    call!(run, client.workflows() => replace(&workflow, update));
    call!(run, client.workflows() => enable(&workflow));
    call!(run, client.workflows() => disable(&workflow));
    call!(run, client.workflows() => set_enabled(&team, [&workflow], true));
    call!(run, client.workflows() => logs(&workflow));
    let actions = call!(run, client.workflows().actions(&workflow) => list());
    let action = &actions[0];
    assert!(!action.id().is_empty());
    call!(run, client.workflows().actions(&workflow) => add(Action::note("Hi")));
    call!(run, client.workflows().actions(&workflow) => get(action));
    let note = changes::Note::new().note("Hello");
    call!(run, client.workflows().actions(&workflow) => update(action, note));
    call!(run, client.workflows().actions(&workflow) => replace(action, Action::note("Hi")));
    call!(run, client.workflows().actions(&workflow) => reorder([action]));
    call!(run, client.workflows().actions(&workflow) => move_to(action, 0));
    call!(run, client.workflows().actions(&workflow) => remove(action));
    call!(run, client.workflows() => delete(&workflow));
}
