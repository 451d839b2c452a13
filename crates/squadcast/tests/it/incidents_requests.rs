//! Request bodies of the verbs, and responses whose types do not say everything.
#![cfg(feature = "incidents")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::Duration;

use crate::incidents_support::{incident, ok, plain, sent, team, text};
use serde_json::{Value, json};
use squadcast::core::testing::MemoryTransport;
use squadcast::incidents::{Assignee, CommunicationCard, Incident, Unmerge, UserOrSquad};
use squadcast::{EscalationPolicyId, SquadId, UserId, Window};

fn service() -> MemoryTransport {
    MemoryTransport::new(|_| ok(&json!({ "data": { "message": "done" } })))
}

fn bodies(service: &MemoryTransport) -> Vec<Value> {
    service
        .requests()
        .iter()
        .map(|request| request.json())
        .collect()
}

#[tokio::test]
async fn incident_is_reassigned_to_users_squads_and_escalation_policies() {
    let service = MemoryTransport::new(|_| ok(&json!({ "data": "done" })));
    let client = plain(&service);
    let incidents = client.incidents();
    let (user, squad): (UserId, SquadId) = ("u1".parse().unwrap(), "s1".parse().unwrap());
    let policy: EscalationPolicyId = "e1".parse().unwrap();
    incidents.reassign(incident(), &user).await.unwrap();
    incidents.reassign(incident(), squad).await.unwrap();
    incidents
        .reassign(incident(), Assignee::EscalationPolicy(policy))
        .await
        .unwrap();
    let to = |kind: &str, id: &str| json!({ "reassignTo": { "id": id, "type": kind } });
    let expected = [
        to("user", "u1"),
        to("squad", "s1"),
        to("escalationpolicy", "e1"),
    ];
    assert_eq!(bodies(&service), expected);
    incidents.resolve(incident(), "fixed").await.unwrap();
    let reason = json!({ "resolution_reason": { "message": "fixed" } });
    assert_eq!(bodies(&service).pop().unwrap(), reason);
}

#[tokio::test]
async fn snooze_is_in_minutes_and_mark_is_in_the_path() {
    let service = service();
    let client = plain(&service);
    let incidents = client.incidents();
    incidents
        .snooze(incident(), Duration::from_secs(30 * 60))
        .await
        .unwrap();
    incidents
        .unmerge(incident(), Unmerge::new().assign_me())
        .await
        .unwrap();
    incidents
        .mark_slo_false_positive(incident(), false)
        .await
        .unwrap();
    for not_minutes in [0, 1, 61] {
        let not_minutes = Duration::from_secs(not_minutes);
        let error = incidents.snooze(incident(), not_minutes).await.unwrap_err();
        assert!(error.is_configuration(), "{not_minutes:?}");
    }
    let expected = [
        json!({ "snooze_duration_in_mins": 30 }),
        json!({ "send_notification": false, "assign_me": true }),
        Value::Null,
    ];
    assert_eq!(bodies(&service), expected);
    let last = service.requests().pop().unwrap();
    assert_eq!(
        last.url.path(),
        "/v3/incidents/inc-1/mark-slo-incident-false-postive/false"
    );
}

#[tokio::test]
async fn empty_lists_and_invalid_ids_are_rejected_before_anything_is_sent() {
    let service = service();
    let client = plain(&service);
    let incidents = client.incidents();
    let no_runbooks: [&squadcast::RunbookId; 0] = [];
    let no_requests: [&squadcast::IngestionRequestId; 0] = [];
    let no_responders: [squadcast::UserId; 0] = [];
    let unknown = Incident::default();
    let card = CommunicationCard::default();
    let none: [&Incident; 0] = [];
    for error in [
        incidents
            .attach_runbooks(incident(), no_runbooks)
            .await
            .unwrap_err(),
        incidents.ingestion_status(no_requests).await.unwrap_err(),
        incidents
            .responders(incident())
            .add(no_responders)
            .await
            .unwrap_err(),
        incidents.acknowledge(&unknown).await.unwrap_err(),
        incidents
            .communication_cards(&unknown)
            .create_slack_channel("x")
            .await
            .unwrap_err(),
        incidents
            .communication_cards(incident())
            .archive_slack_channel(&card)
            .await
            .unwrap_err(),
        incidents
            .merge_into(team(), incident(), none)
            .await
            .unwrap_err(),
        incidents
            .merge_into(team(), incident(), [&unknown])
            .await
            .unwrap_err(),
        incidents
            .resolve_all([incident()].iter().map(|_| &unknown))
            .await
            .unwrap_err(),
    ] {
        assert!(error.is_configuration(), "{error}");
    }
    assert_eq!(service.count(), 0);
}

#[tokio::test]
async fn responder_is_removed_by_id_or_as_listed() {
    let listed = json!({ "data": { "additional_responders": [{ "id": "s1", "type": "squad" }] } });
    let service = MemoryTransport::new(move |_| ok(&listed));
    let client = plain(&service);
    let responders = client.incidents().responders(incident());
    let squad: SquadId = "s1".parse().unwrap();
    let added = responders.add([UserOrSquad::from(&squad)]).await.unwrap();
    responders.remove(&squad).await.unwrap();
    responders.remove(&added[0]).await.unwrap();
    let requests = service.requests();
    assert_eq!(
        requests[0].json(),
        json!({ "additional_responders": [{ "id": "s1", "type": "squad" }] })
    );
    for request in &requests[1..] {
        assert_eq!(
            request.url.path(),
            "/v3/incidents/inc-1/additional-responders/s1"
        );
    }
}

#[tokio::test]
async fn truncated_list_of_postmortems_ends_in_an_error_after_its_items() {
    let postmortem = json!({ "id": "p1", "incident_id": "i1", "title": "What happened" });
    for (total, truncated) in [
        (json!([{ "count": 3 }]), true),
        (json!([{ "count": 1 }]), false),
        (json!([]), false),
    ] {
        let body = json!({ "data": [{ "result": [postmortem], "total_count": total }] });
        let service = MemoryTransport::new(move |_| ok(&body));
        let client = plain(&service);
        let list = || {
            let postmortems = client.incidents().postmortems();
            postmortems.list(team(), Window::last_hours(1))
        };
        let (postmortems, error) = list().stream().partial().await;
        assert_eq!(postmortems[0].title, "What happened");
        assert_eq!(
            error.is_some_and(|error| error.is_truncated()),
            truncated,
            "{total}"
        );
        let request = service.requests().remove(0);
        assert_eq!(sent(&request, "limit").unwrap(), "100");
        assert_eq!(
            sent(&request, "fromDate").unwrap(),
            "2025-12-31T23%3A00%3A00Z"
        );
        assert_eq!(sent(&request, "owner_id").unwrap(), "team-1");
        // No more was wanted.
        assert_eq!(list().limit(1).await.unwrap().len(), 1);
        assert_eq!(sent(&service.requests()[1], "limit").unwrap(), "1");
    }
    let service = MemoryTransport::new(|_| text(r#"{"data":[]}"#));
    let client = plain(&service);
    let list = client.incidents().postmortems();
    let postmortems = list.list(team(), Window::last_hours(1)).await.unwrap();
    assert!(postmortems.is_empty());
}
