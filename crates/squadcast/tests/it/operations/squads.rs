//! The calls of the area `squads`.

use super::{Run, call};
use squadcast::UserId;
use squadcast::squads::{NewSquad, SquadRole, SquadUpdate};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team = &client.teams().list().await.unwrap()[0];
    let users = run.mock.state().users();
    let [ada, bob] = [0, 1].map(|nth| users[nth].id.parse::<UserId>().unwrap());
    let all = call!(run, client.squads() => list(team));
    let name = &all[0].name;
    call!(run, client.squads() => get_by_name(team, name));
    let engines = NewSquad::new("Engines").owner(&ada);
    call!(run, client.squads() => create(team, engines));
    let mut squad = call!(run, client.squads() => get(&all[0]));
    call!(run, client.squads() => rename(&squad, "Looms"));
    let update = SquadUpdate::new().name("Looms").owner(&ada);
    call!(run, client.squads() => update(&squad, update));
    squad.name = "Steam".to_owned();
    call!(run, client.squads() => replace(&squad));
    call!(run, client.squads().members(&squad) => list());
    let (owner, member) = (SquadRole::Owner, SquadRole::Member);
    call!(run, client.squads().members(&squad) => add(&bob, member));
    call!(run, client.squads().members(&squad) => add_all([(&ada, owner)]));
    call!(run, client.squads().members(&squad) => set_role(&bob, SquadRole::Owner));
    call!(run, client.squads().members(&squad) => remove(&ada).replacing_owner_with(&bob));
    call!(run, client.squads() => delete(&squad));
}
