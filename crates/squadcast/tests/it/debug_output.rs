//! The text of values: `Display` in full, and `Debug` in full of what hides a part of itself.

use std::time::Duration;

use http::StatusCode;
use squadcast::alerts::{Alert, AlertSource};
use squadcast::core::testing::MemoryTransport;
use squadcast::core::transport::TransportResponse;
use squadcast::extensions::{NewWebhook, WebhookAddress};
use squadcast::global_event_rules::RulesetSource;
use squadcast::incidents::EventOrder;
use squadcast::schedules::Participant;
use squadcast::webhook_events::{Receiver, Rejection, WebhookPayload};
use squadcast::workflows::{Action, Filter, HttpMethod, Trigger};
use squadcast::{
    Assignee, EscalationPolicyId, FilterValue, Owner, Region, SquadId, TeamId, UserId, UserOrSquad,
};

use crate::incidents_support::{plain, team};

#[test]
fn display_is_what_the_service_or_a_reader_calls_it() {
    let ada: UserId = "u1".parse().unwrap();
    let trigger: FilterValue<Trigger> = Trigger::IncidentCreated.into();
    for (text, expected) in [
        (
            RulesetSource::new("prometheus", "v2")
                .named("Prometheus")
                .to_string(),
            "prometheus v2",
        ),
        (Participant::from(&ada).to_string(), "user u1"),
        (trigger.to_string(), "incident_created"),
        (Region::Us.to_string(), "us"),
        (Region::Eu.to_string(), "eu"),
        (
            Rejection::Unauthorized.to_string(),
            "the secret of the webhook is missing or wrong",
        ),
        (
            Rejection::TooLarge(7).to_string(),
            "the body has more than 7 bytes",
        ),
    ] {
        assert_eq!(text, expected);
    }
}

#[test]
fn rejection_has_its_error_as_its_source() {
    let error = WebhookPayload::parse(b"x").unwrap_err();
    let expected = error.to_string();
    let rejection = Rejection::Invalid(error);
    assert_eq!(
        rejection.to_string(),
        format!("the body is not the payload of a webhook: {expected}")
    );
    let source = std::error::Error::source(&rejection).unwrap();
    assert_eq!(source.to_string(), expected);
    for other in [Rejection::Unauthorized, Rejection::TooLarge(1)] {
        assert!(std::error::Error::source(&other).is_none());
    }
}

#[test]
fn body_of_a_webhook_is_accepted_up_to_the_limit() {
    let receiver = Receiver::with_path("/hook").unwrap();
    assert_eq!(receiver.body_limit(), 1 << 20);
    let receiver = receiver.with_body_limit(2);
    assert_eq!(receiver.body_limit(), 2);
    let receive = |body: &str| {
        let none: [(&str, &str); 0] = [];
        receiver.receive("/hook", none, body).unwrap_err().status()
    };
    assert_eq!(receive("xx"), StatusCode::BAD_REQUEST);
    assert_eq!(receive("xxx"), StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn debug_shows_what_is_not_secret() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::new(StatusCode::OK, r#"{"request_id":"r-1","echo":"canary"}"#)
    });
    let source = AlertSource::builder()
        .base_url("https://ingest.test")
        .key("key-canary")
        .transport(service.clone())
        .build()
        .unwrap();
    let receipt = source.trigger(Alert::new("Disk is full")).await.unwrap();
    let address = || WebhookAddress::put("https://hooks.test/canary");
    let webhook = NewWebhook::new("Chat", "event", address()).header("x-token", "canary");
    let call = Action::http(HttpMethod::Post, "https://ops.test/canary").header("x-key", "canary");
    let watch = plain(&service)
        .incidents()
        .watch(team())
        .interval(Duration::from_secs(5))
        .lookback(Duration::from_secs(60));
    let watched = format!("{watch:?}");
    let filter = Filter::tag("env", "prod");
    for (text, expected) in [
        (
            format!("{source:?}"),
            r#"AlertSource { base_url: "https://ingest.test/", retry_lost_responses: false, .. }"#,
        ),
        (
            format!("{:?}", source.retry_lost_responses()),
            r#"AlertSource { base_url: "https://ingest.test/", retry_lost_responses: true, .. }"#,
        ),
        (
            format!("{receipt:?}"),
            r#"Receipt { request_id: Some("r-1"), body_bytes: 36 }"#,
        ),
        (
            format!("{:?}", address()),
            r#"WebhookAddress { method: "PUT", .. }"#,
        ),
        (
            format!("{webhook:?}"),
            r#"NewWebhook(Fields { set: ["name", "trigger_type", "triggers", "header"], addresses: [WebhookAddress { method: "PUT", .. }], .. })"#,
        ),
        (
            format!("{call:?}"),
            r#"HttpCall { method: Post, headers: ["x-key"], .. }"#,
        ),
        (
            format!("{:?}", Action::note("Hi")),
            r#"Action("sq_add_incident_note")"#,
        ),
        (
            format!("{filter:?}"),
            r#"Filter(Object {"type": String("tag_is"), "key": String("env"), "value": String("prod")})"#,
        ),
        (
            watched.clone(),
            "Watch { team: Ok(\"team-1\"), interval: 5s, lookback: 60s, .. }",
        ),
        (
            format!("{:?}", watch.stream()),
            &format!("Changes {{ watch: {watched}, known: 0, queue: 0, .. }}"),
        ),
    ] {
        assert_eq!(text, expected);
    }
    for invalid in [
        format!("{:?}", Action::set_priority("P9")),
        format!("{:?}", Filter::priority("P9")),
    ] {
        assert!(invalid.contains("P9"), "{invalid}");
    }
}

#[test]
fn ids_of_assignees_and_owners_are_those_of_the_resource() {
    let (ada, dbas): (UserId, SquadId) = ("u1".parse().unwrap(), "q1".parse().unwrap());
    let (payments, policy): (TeamId, EscalationPolicyId) =
        ("t1".parse().unwrap(), "p1".parse().unwrap());
    for (owner, kind, id) in [
        (Owner::user(&ada).unwrap(), "user", "u1"),
        (Owner::squad(&dbas).unwrap(), "squad", "q1"),
        (Owner::team(&payments).unwrap(), "team", "t1"),
        (UserOrSquad::User(ada.clone()).into(), "user", "u1"),
        (UserOrSquad::Squad(dbas.clone()).into(), "squad", "q1"),
    ] {
        assert_eq!((owner.kind(), owner.id()), (kind, id));
    }
    for (assignee, expected, kind) in [
        (Assignee::user(&ada).unwrap(), "u1", "user"),
        (Assignee::squad(&dbas).unwrap(), "q1", "squad"),
        (
            Assignee::escalation_policy(&policy).unwrap(),
            "p1",
            "escalationpolicy",
        ),
        (UserOrSquad::User(ada.clone()).into(), "u1", "user"),
        (UserOrSquad::Squad(dbas.clone()).into(), "q1", "squad"),
    ] {
        assert_eq!(assignee.id(), expected);
        assert_eq!(assignee.kind().as_str(), kind);
    }
    for (either, expected) in [
        (UserOrSquad::user(&ada).unwrap(), "u1"),
        (UserOrSquad::squad(&dbas).unwrap(), "q1"),
    ] {
        assert_eq!(either.id(), expected);
        assert_eq!(Participant::from(either).id(), expected);
    }
    assert_eq!(Participant::user(&ada).unwrap().to_string(), "user u1");
    assert_eq!(Participant::squad(&dbas).unwrap().to_string(), "squad q1");
    assert_eq!(Participant::team(&payments).unwrap().to_string(), "team t1");
    assert_eq!(EventOrder::OldestFirst.as_str(), "asc");
    assert_eq!(EventOrder::NewestFirst.as_str(), "desc");
}
