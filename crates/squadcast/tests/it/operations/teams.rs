//! The calls of the area `teams`.

use super::{Run, call};
use squadcast::teams::{
    Abilities, NewTeam, NewTeamMember, ServiceAbilities, TeamMemberUpdate, TeamRoleUpdate,
    TeamUpdate,
};
use squadcast::{Squadcast, Team, UserId};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let users = run.mock.state().users();
    let [ada, bob] = [0, 1].map(|nth| users[nth].id.parse::<UserId>().unwrap());
    call!(run, client.teams() => list());
    let team = call!(run, client.teams() => create(NewTeam::new("Analytics")));
    call!(run, client.teams() => ensure(NewTeam::new("Analytics")));
    let roles = |client: &Squadcast, team: &Team| client.teams().roles(team).list();
    call!(run, client.teams() => list_each(roles));
    call!(run, client.teams() => get(&team));
    let update = TeamUpdate::new().name("Engines");
    let team = call!(run, client.teams() => update(&team, update));
    call!(run, client.teams() => get_by_name("Engines"));
    call!(run, client.teams() => replace(&team));
    let abilities = Abilities::new().services(ServiceAbilities::new().read_services(true));
    let with_role = call!(run, client.teams().roles(&team) => create("reader", abilities));
    let role = with_role
        .roles
        .iter()
        .find(|role| role.name == "reader")
        .unwrap();
    call!(run, client.teams().roles(&team) => list());
    call!(run, client.teams().roles(&team) => update(role, TeamRoleUpdate::new().name("readers")));
    call!(run, client.teams().members(&team) => add(NewTeamMember::new(&ada)));
    call!(run, client.teams().members(&team) => add_all([NewTeamMember::new(&bob)]));
    call!(run, client.teams().members(&team) => list());
    call!(run, client.teams().members(&team) => update(&ada, TeamMemberUpdate::new()));
    call!(run, client.teams().members(&team) => remove(&bob));
    call!(run, client.teams().members(&team) => remove_handing_over(&ada));
    call!(run, client.teams().roles(&team) => delete(role));
    call!(run, client.teams() => delete(&team));
}
