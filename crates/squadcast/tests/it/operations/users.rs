//! The calls of the area `users`.

use super::{Run, call};
use squadcast::users::{AssignedIncidents, NewUser, OrganizationRole};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    call!(run, client.users() => list());
    let role = OrganizationRole::User;
    let ada = NewUser::new("ada@example.com", role, "Ada", "Lovelace");
    let ada = call!(run, client.users() => add(ada));
    let bob = NewUser::new("bob@example.com", OrganizationRole::User, "Bob", "Byron");
    let bob = client.users().add(bob).await.unwrap();
    call!(run, client.users() => get(&ada));
    call!(run, client.users() => get_by_email("ada@example.com"));
    call!(run, client => organization());
    call!(run, client.users() => roles());
    call!(run, client.users() => set_role(&bob, OrganizationRole::Stakeholder));
    call!(run, client.users() => set_abilities([(&ada, vec![])]));
    let token = call!(run, client.users().api_tokens() => create(&ada));
    call!(run, client.users().api_tokens() => list());
    call!(run, client.users().api_tokens() => revoke(&token));
    let incidents = AssignedIncidents::Reassign;
    call!(run, client.users() => delete_and_replace(&bob, &ada, incidents));
    call!(run, client.users() => remove(&ada));
    let role = OrganizationRole::User;
    let eve = NewUser::new("eve@example.com", role, "Eve", "Adams");
    let eve = client.users().add(eve).await.unwrap();
    call!(run, client.users() => remove_handing_over(&eve));
}
