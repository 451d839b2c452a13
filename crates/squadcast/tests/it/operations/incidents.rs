//! The calls of the area `incidents`.

use super::{Run, call};
use std::time::Duration;

use squadcast::incidents::{
    Assignee, CircleCiProject, CommunicationCardUpdate, ExportFormat, IncidentPriority,
    NewCommunicationCard, NewParent, NewPostmortem, NoteUpdate, PostmortemUpdate, Tag, TagUpdate,
    Unmerge, UserOrSquad,
};
use squadcast::{
    IncidentId, IngestionRequestId, RunbookId, ServiceId, TeamId, UserId, WebhookId, Window,
};

pub(super) async fn record(run: &Run) {
    let client = &run.client;
    let state = run.mock.state();
    let service = state.services().remove(0);
    let team: TeamId = service.team_id.parse().unwrap();
    let service: ServiceId = service.id.parse().unwrap();
    let [incident, second, third] = ["one", "two", "three"].map(|message| {
        let incident = state.add_incident(service.as_str(), message);
        incident.id.parse::<IncidentId>().unwrap()
    });
    let user: UserId = state.users()[0].id.parse().unwrap();
    let assignee = Assignee::user(&user).unwrap();
    let day = Window::last_days(1);

    call!(run, client.incidents() => list(&team, day));
    call!(run, client.incidents() => list_all_teams(day));
    let list = client.incidents().list(&team, Window::last_days(1));
    call!(run, list => csv());
    call!(run, list => windows(Duration::from_secs(24 * 3600)));
    let csv = list.clone().csv_windows(Duration::from_secs(24 * 3600));
    call!(run, csv => stream());
    call!(run, list => export_by_mail(ExportFormat::Json));
    call!(run, client.incidents() => get(&incident));
    call!(run, client.incidents() => events(&incident));
    let request: IngestionRequestId = state.add_request(incident.as_str()).parse().unwrap();
    call!(run, client.incidents() => ingestion_status([&request]));

    call!(run, client.incidents() => acknowledge(&incident));
    call!(run, client.incidents() => reassign(&incident, &user));
    call!(run, client.incidents() => set_priority(&incident, IncidentPriority::P2));
    let duration = Duration::from_secs(120);
    call!(run, client.incidents() => snooze(&incident, duration));
    let user_or_squad = assignee.clone();
    call!(run, client.incidents() => unsnooze(&incident, user_or_squad));
    call!(run, client.incidents() => mark_transient(&incident));
    call!(run, client.incidents() => mark_not_transient(&incident));
    call!(run, client.incidents() => mark_slo_false_positive(&incident, true));
    let runbook: RunbookId = state.ids("/v3/runbooks")[0].parse().unwrap();
    call!(run, client.incidents() => attach_runbooks(&incident, [&runbook]));
    let tag = Tag::new("prod", "#0f61dd");
    call!(run, client.incidents() => replace_tags(&incident, [("env", tag)]));
    let tag = TagUpdate::new().value("OPS-17");
    call!(run, client.incidents() => append_tags(&incident, [("ticket", tag)]));

    call!(run, client.incidents() => merge_into(&team, &incident, [&second]));
    call!(run, client.incidents() => unmerge(&second, Unmerge::new().notify()));
    let parent = NewParent::new("All of it", assignee, &service);
    call!(run, client.incidents() => merge_into_new(&team, parent, [&second, &third]));

    let note = call!(run, client.incidents().notes(&incident) => add("Look"));
    let update = NoteUpdate::new().message("Look here");
    call!(run, client.incidents().notes(&incident) => update(&note, update));
    call!(run, client.incidents().notes(&incident) => replace(&note));
    call!(run, client.incidents().notes(&incident) => list());
    call!(run, client.incidents().notes(&incident) => delete(&note));
    let user = UserOrSquad::User(user);
    call!(run, client.incidents().responders(&incident) => add([user]));
    let responders = call!(run, client.incidents().responders(&incident) => list());
    call!(run, client.incidents().responders(&incident) => remove(&responders[0]));
    let url = "https://meet.example.com/x";
    let card = NewCommunicationCard::new("other", url, "Bridge");
    let card = call!(run, client.incidents().communication_cards(&incident) => add(card));
    call!(run, client.incidents().communication_cards(&incident) => list());
    let update = CommunicationCardUpdate::new().title("Bridge 2").url(url);
    call!(run, client.incidents().communication_cards(&incident) => update(&card, update));
    call!(run, client.incidents().communication_cards(&incident) => replace(&card));
    call!(run, client.incidents().communication_cards(&incident) => delete(&card));
    let channel = call!(
        run,
        client.incidents().communication_cards(&incident) => create_slack_channel("inc-one")
    );
    call!(
        run,
        client.incidents().communication_cards(&incident) => archive_slack_channel(&channel)
    );

    let postmortem = NewPostmortem::new("What happened", "A disk was full.");
    call!(run, client.incidents().postmortems() => create(&team, &incident, postmortem));
    call!(run, client.incidents().postmortems() => get(&incident));
    let update = PostmortemUpdate::new().title("What happened then");
    call!(run, client.incidents().postmortems() => update(&incident, update));
    let month = Window::last_days(30);
    call!(run, client.incidents().postmortems() => list(&team, month));
    call!(run, client.incidents().postmortems() => delete(&incident));

    let project = CircleCiProject::new("github", "example", "checkout");
    call!(run, client.incidents().integrations(&incident) => rebuild_in_circleci(4711, project));
    call!(run, client.incidents().integrations(&incident) => create_jira_cloud_ticket());
    call!(run, client.incidents().integrations(&incident) => create_jira_server_ticket());
    call!(run, client.incidents().integrations(&incident) => create_servicenow_incident());
    let webhooks = state.ids("/v3/extensions/event-webhooks");
    let webhook: WebhookId = webhooks[0].parse().unwrap();
    call!(run, client.incidents().integrations(&incident) => trigger_webhook(&webhook));

    let outcome = call!(run, client.incidents() => acknowledge_all([&second, &third]));
    outcome.into_result().unwrap();
    let priority = IncidentPriority::P3;
    let outcome = call!(run, client.incidents() => set_priority_all([&second, &third], priority));
    outcome.into_result().unwrap();
    let outcome = call!(run, client.incidents() => resolve_all([&second, &third]));
    outcome.into_result().unwrap();
    call!(run, client.incidents() => resolve(&incident, "Over"));
}
