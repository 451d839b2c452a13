//! The calls of the area `escalation-policies`.

use super::{Run, call};
use squadcast::UserId;
use squadcast::escalation_policies::{EscalationPolicyUpdate, NewEscalationPolicy, Step};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team = &client.teams().list().await.unwrap()[0];
    let ada: UserId = run.mock.state().users()[0].id.parse().unwrap();
    let all = call!(run, client.escalation_policies() => list(team));
    let name = &all[0].name;
    call!(run, client.escalation_policies() => get_by_name(team, name));
    let new = NewEscalationPolicy::new("Engines").step(Step::at_once().notify_user(&ada));
    call!(run, client.escalation_policies() => create(team, new));
    let mut policy = call!(run, client.escalation_policies() => get(&all[0]));
    let update = EscalationPolicyUpdate::new().name("Engines");
    call!(run, client.escalation_policies() => update(&policy, update));
    policy.description = "Steam".to_owned();
    call!(run, client.escalation_policies() => replace(&policy));
    call!(run, client.escalation_policies() => delete(&policy));
}
