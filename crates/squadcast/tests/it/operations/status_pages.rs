//! The calls of the area `status-pages`.

use super::{Run, call};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use squadcast::status_pages::{
    ComponentGroupUpdate, ComponentUpdate, IssueUpdate, MaintenanceUpdate, NewComponent,
    NewComponentGroup, NewIssue, NewMaintenance, NewStatusPage, StatusPageUpdate,
};
use squadcast::{
    ComponentGroupId, ComponentId, IssueId, MaintenanceId, StatusPageId, SubscriberId, TeamId,
};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let team: TeamId = run.mock.state().teams()[0].id.parse().unwrap();
    let page = StatusPageId::from(1);

    call!(run, client.status_pages() => list(&team));
    let domain = "status";
    let new = NewStatusPage::new("Acme", domain, "help@example.com", TimeZone::UTC, &team);
    call!(run, client.status_pages() => create(&team, new));
    let settings = call!(run, client.status_pages() => get(page));
    let update = StatusPageUpdate::new().public(false);
    call!(run, client.status_pages() => update(page, update.clone()));
    call!(run, client.status_pages() => replace(&settings, update));
    call!(run, client.status_pages() => statuses(page));
    call!(run, client.status_pages() => issue_states(page));

    let component = ComponentId::from(1);
    call!(run, client.status_pages().components(page) => list());
    let listed = client.status_pages().components(page).list().await.unwrap();
    let name = listed[0].name.as_str();
    call!(run, client.status_pages().components(page) => get_by_name(name));
    call!(run, client.status_pages().components(page) => get(component));
    call!(run, client.status_pages().components(page) => create(NewComponent::new("Checkout")));
    let update = ComponentUpdate::new().name("Till");
    call!(run, client.status_pages().components(page) => update(component, update));

    let group = ComponentGroupId::from(1);
    let groups = call!(run, client.status_pages().component_groups(page) => list());
    let name = groups[0].name.as_str();
    call!(run, client.status_pages().component_groups(page) => get_by_name(name));
    call!(run, client.status_pages().component_groups(page) => get(group));
    let new = NewComponentGroup::new("Payments");
    call!(run, client.status_pages().component_groups(page) => create(new));
    let update = ComponentGroupUpdate::new().name("Money");
    call!(run, client.status_pages().component_groups(page) => update(group, update));
    call!(run, client.status_pages().component_groups(page) => delete(group));

    issues(run, page).await;

    let maintenance = MaintenanceId::from(1);
    let now = Timestamp::now();
    let night = now..now + 8.hours();
    call!(run, client.status_pages().maintenances(page) => list(night.clone()));
    let new = NewMaintenance::new("Upgrade", "Payments are queued", night).component(component);
    call!(run, client.status_pages().maintenances(page) => plan(new));
    call!(run, client.status_pages().maintenances(page) => get(maintenance));
    let update = MaintenanceUpdate::new().note("Payments are rejected");
    call!(run, client.status_pages().maintenances(page) => update(maintenance, update));
    call!(run, client.status_pages().maintenances(page) => cancel(maintenance));

    call!(run, client.status_pages().components(page) => delete(component));

    call!(run, client.status_pages().subscribers(page) => list());
    call!(run, client.status_pages().subscribers(page) => counts());
    call!(run, client.status_pages().subscribers(page) => remove(SubscriberId::from(1)));

    call!(run, client.status_pages() => delete(page));
}

async fn issues(run: &Run, page: StatusPageId) {
    let client = &run.client;
    let issue = IssueId::from(1);
    let new = NewIssue::new("Slow", "Investigating", "We are looking into it")
        .component(ComponentId::from(1), "Degraded Performance");
    call!(run, client.status_pages().issues(page) => list());
    call!(run, client.status_pages().issues(page) => open(new));
    call!(run, client.status_pages().issues(page) => get(issue));
    let found = IssueUpdate::new("Identified", "A database is overloaded");
    call!(run, client.status_pages().issues(page) => post(issue, found));
    call!(run, client.status_pages().issues(page) => resolve(issue, "Fast again"));
    call!(run, client.status_pages().issues(page) => delete(issue));
}
