//! Incidents against the fake service, which validates every request against the document: a story, and each operation.
#![cfg(all(feature = "incidents", feature = "teams"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::time::Duration;

use futures::TryStreamExt;
use squadcast::incidents::{
    Assignee, CircleCiProject, CommunicationCardUpdate, ExportFormat, ExportedIncident,
    IncidentPriority, IncidentStatus, NewCommunicationCard, NewNote, NewParent, NewPostmortem,
    NoteUpdate, PostmortemFollowUp, PostmortemStatus, PostmortemUpdate, RequestStatus, Tag,
    TagUpdate, Unmerge, UserOrSquad,
};
use squadcast::raw::wire;
use squadcast::{
    IncidentId, IngestionRequestId, RunbookId, ServiceId, Squadcast, TeamId, UserId, WebhookId,
    Window,
};
use squadcast_mock::{IncidentStatus as Status, MockServer, operations};

fn client(mock: &MockServer) -> Squadcast {
    Squadcast::builder()
        .base_urls(mock.api_url(), mock.authentication_url())
        .refresh_token(mock.refresh_token())
        .build()
        .unwrap()
}

fn id<T: TryFrom<String, Error = squadcast::Error>>(text: &str) -> T {
    T::try_from(text.to_owned()).unwrap()
}

#[tokio::test]
async fn a_pager_lists_acknowledges_and_resolves() {
    let mock = MockServer::start().await.unwrap();
    let client = client(&mock);
    let incidents = client.incidents();
    let mut acknowledged = Vec::new();
    for team in client.teams().list().await.unwrap() {
        let mut open = incidents
            .list(&team, Window::last_days(60))
            .status(IncidentStatus::Triggered)
            .stream();
        while let Some(incident) = open.try_next().await.unwrap() {
            incidents.acknowledge(&incident).await.unwrap();
            incidents.notes(&incident).add("On it").await.unwrap();
            acknowledged.push(incident);
        }
    }
    assert_eq!(acknowledged.len(), 3);
    for incident in &acknowledged {
        let seen = mock.state().incident(&incident.id).unwrap();
        assert_eq!(seen.status, Status::Acknowledged);
        assert_eq!(
            incidents.get(incident).await.unwrap().status,
            "acknowledged"
        );
    }
    let [first, rest @ ..] = acknowledged.as_slice() else {
        panic!("nothing was acknowledged");
    };
    incidents.resolve(first, "The disk was full").await.unwrap();
    let outcome = incidents
        .resolve_all(rest)
        .deadline(Duration::from_secs(60))
        .await
        .unwrap();
    outcome.into_result().unwrap();
    let resolved = |incident: &ExportedIncident| {
        mock.state().incident(&incident.id).unwrap().status == Status::Resolved
    };
    assert!(acknowledged.iter().all(resolved));

    let missing: IncidentId = "600000000000000000000404".parse().unwrap();
    let error = incidents.acknowledge(&missing).await.unwrap_err();
    assert!(error.is_not_found(), "{error}");
    assert_eq!(error.operation_id(), Some("Incidents_acknowledgeIncident"));
}

#[tokio::test]
async fn events_of_an_incident_come_in_order_each_once() {
    let mock = MockServer::start().await.unwrap();
    let mut incident = mock.state().incidents().remove(0);
    let one = incident.events.remove(0);
    incident.events = (0..23)
        .map(|n| {
            let mut event = one.clone();
            event.message = format!("alert {n}");
            event.at = incident.created_at + Duration::from_secs(n);
            event
        })
        .collect();
    mock.state().put_incident(incident.clone());
    let given: IncidentId = id(&incident.id);
    let events = client(&mock).incidents().events(&given).await.unwrap();
    let messages: Vec<_> = events.into_iter().map(|event| event.message).collect();
    let expected: Vec<_> = (0..23).map(|n| format!("alert {n}")).collect();
    assert_eq!(messages, expected);
    assert_eq!(mock.count(operations::INCIDENTS_GET_INCIDENT_EVENTS), 3);
}

#[tokio::test]
async fn every_operation_of_the_area_is_reached_and_fits_the_document() {
    let mock = MockServer::start().await.unwrap();
    let client = client(&mock);
    let incidents = client.incidents();
    let state = mock.state();
    let service = state.services().remove(0);
    let team: TeamId = id(&service.team_id);
    let service: ServiceId = id(&service.id);
    let [first, second, third] = ["one", "two", "three"]
        .map(|message| id::<IncidentId>(&state.add_incident(service.as_str(), message).id));
    let user: UserId = id(&state.users().remove(0).id);
    let assignee = Assignee::user(&user).unwrap();

    // Reading.
    let list = || incidents.list(&team, Window::last_days(1));
    assert!(
        list()
            .await
            .unwrap()
            .iter()
            .any(|row| row.id == first.as_str())
    );
    list()
        .csv()
        .await
        .unwrap()
        .try_collect::<Vec<_>>()
        .await
        .unwrap();
    list().export_by_mail(ExportFormat::Json).await.unwrap();
    incidents.get(&first).await.unwrap();
    incidents.events(&first).await.unwrap();
    let request: IngestionRequestId = id(&state.add_request(first.as_str()));
    let status = incidents.ingestion_status([&request]).await.unwrap();
    let outcome = &status.requests_status[request.as_str()];
    assert_eq!(outcome.status, RequestStatus::Created);
    assert_eq!(outcome.incident_id.as_deref(), Some(first.as_str()));

    // Responding.
    incidents.acknowledge(&first).await.unwrap();
    incidents.reassign(&first, &user).await.unwrap();
    assert_eq!(
        incidents.set_priority(&first, "P2").await.unwrap(),
        IncidentPriority::P2
    );
    incidents
        .snooze(&first, Duration::from_secs(120))
        .await
        .unwrap();
    incidents.unsnooze(&first, assignee.clone()).await.unwrap();
    incidents.mark_transient(&first).await.unwrap();
    incidents.mark_not_transient(&first).await.unwrap();
    incidents
        .mark_slo_false_positive(&first, true)
        .await
        .unwrap();
    let runbook: RunbookId = id(&state.ids("/v3/runbooks")[0]);
    incidents.attach_runbooks(&first, [&runbook]).await.unwrap();
    let tagged = incidents
        .replace_tags(&first, [("env", Tag::new("prod", "#0f61dd"))])
        .await
        .unwrap();
    incidents
        .append_tags(&tagged, [("ticket", TagUpdate::new().value("OPS-17"))])
        .await
        .unwrap();
    assert_eq!(state.incident(first.as_str()).unwrap().tags.len(), 2);

    // Merging.
    let merge = incidents
        .merge_into(&team, &first, [&second])
        .await
        .unwrap();
    assert_eq!(merge.parent_incident_id, first.as_str());
    incidents
        .unmerge(&second, Unmerge::new().notify())
        .await
        .unwrap();
    let parent = NewParent::new("All of it", assignee, &service);
    let parent = parent
        .description("Everything")
        .priority(IncidentPriority::P1)
        .tags([("env", Tag::new("prod", "#0f61dd"))]);
    let merge = incidents
        .merge_into_new(&team, parent, [&second, &third])
        .await
        .unwrap();
    assert_eq!(merge.children.len(), 2);

    // Nested resources.
    let notes = incidents.notes(&first);
    let note = notes
        .add(NewNote::new("Look").attachments(["graph.png"]))
        .await
        .unwrap();
    notes
        .update(&note, NoteUpdate::new().message("Look here"))
        .await
        .unwrap();
    assert_eq!(notes.list().await.unwrap().len(), 1);
    notes.delete(&note).await.unwrap();
    let responders = incidents.responders(&first);
    responders.add([UserOrSquad::User(user)]).await.unwrap();
    let helping = responders.list().await.unwrap();
    responders.remove(helping.first().unwrap()).await.unwrap();
    let cards = incidents.communication_cards(&first);
    cards.list().await.unwrap();
    let card = cards
        .add(NewCommunicationCard::new(
            "other",
            "https://meet.example.com/x",
            "Bridge",
        ))
        .await
        .unwrap();
    cards
        .update(
            &card,
            CommunicationCardUpdate::new()
                .title("Bridge 2")
                .url("https://meet.example.com/y"),
        )
        .await
        .unwrap();
    cards.delete(&card).await.unwrap();
    let channel = cards.create_slack_channel("inc-one").await.unwrap();
    cards.archive_slack_channel(&channel).await.unwrap();
    let postmortems = incidents.postmortems();
    let account = NewPostmortem::new("What happened", "A disk was full.")
        .status(PostmortemStatus::UnderReview)
        .follow_ups([PostmortemFollowUp::new("Watch it", false)]);
    let account = postmortems.create(&team, &first, account).await.unwrap();
    assert_eq!(
        postmortems.get(&account).await.unwrap().title,
        "What happened"
    );
    let update = PostmortemUpdate::new().status(PostmortemStatus::Published);
    postmortems.update(&account, update).await.unwrap();
    let page = postmortems
        .list(&team, Window::last_days(1))
        .limit(10)
        .await
        .unwrap();
    assert!(page.iter().any(|listed| listed.id == account.id));
    postmortems.delete(&account).await.unwrap();
    let actions = incidents.integrations(&first);
    let project = CircleCiProject::new("github", "example", "checkout");
    actions.rebuild_in_circleci(4711, project).await.unwrap();
    actions.create_jira_cloud_ticket().await.unwrap();
    actions.create_jira_server_ticket().await.unwrap();
    actions.create_servicenow_incident().await.unwrap();
    let webhook: WebhookId = id(&state.ids("/v3/extensions/event-webhooks")[0]);
    actions.trigger_webhook(&webhook).await.unwrap();

    // Many at once, and the end.
    for bulk in [
        incidents.acknowledge_all([&second, &third]),
        incidents.set_priority_all([&second, &third], IncidentPriority::P3),
        incidents.resolve_all([&second, &third]),
    ] {
        bulk.await.unwrap().into_result().unwrap();
    }
    incidents.resolve(&first, "Over").await.unwrap();

    let requests = mock.requests();
    for request in &requests {
        assert!(
            request.status.is_some_and(|status| status < 300),
            "{request}"
        );
    }
    let reached: BTreeSet<&str> = requests
        .iter()
        .filter_map(|request| request.operation_id.as_deref())
        .filter(|id| !id.starts_with("Auth_"))
        .collect();
    let area: BTreeSet<&str> = wire::ALL
        .iter()
        .filter(|operation| operation.area == "incidents")
        .map(|operation| operation.id)
        .collect();
    assert_eq!(reached, area);
}
