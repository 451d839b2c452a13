//! Resources in the database: their ids, how they are found, and what they start with.

use jiff::Timestamp;
use openapi_mock::resources::{Outside, StateError};
use serde_json::{Value, json};

use super::super::database::IdKind;
use super::super::dictionary::model;
use super::super::incident::IncidentStatus;
use super::super::people::{UserRole, slug};
use super::Fixture;
use crate::api_error::ApiError;
use crate::document::ErrorFormat;

const NOON: Timestamp = Timestamp::constant(1_772_452_800, 0);

#[test]
fn ids_are_counted_for_each_kind() {
    let mut database = Fixture::new().database;
    for (kind, id) in [
        (IdKind::Note, "670000000000000000000001"),
        (IdKind::Note, "670000000000000000000002"),
        (IdKind::Postmortem, "6a0000000000000000000001"),
        (IdKind::Note, "670000000000000000000003"),
        (IdKind::Export, "6d0000000000000000000001"),
    ] {
        assert_eq!(database.next_id(kind), id);
    }
}

#[test]
fn incident_is_found_by_id_and_by_number_in_any_order() {
    let mut database = Fixture::new().database;
    assert_eq!(database.next_incident_number(), 1);
    for _ in 0..3 {
        let incident = database.new_incident("", "Slow", NOON);
        database.incidents.push(incident);
    }
    assert_eq!(database.next_incident_number(), 4);
    let id = |number: u64| format!("64{number:022}");
    for reversed in [false, true] {
        for number in 1..=3 {
            let of = |incident: &super::super::incident::Incident| incident.number;
            assert_eq!(database.incident(&id(number)).map(of).ok(), Some(number));
            assert_eq!(
                database.incident(&number.to_string()).map(of).ok(),
                Some(number)
            );
            assert_eq!(
                database.incident_mut(&id(number)).map(|it| it.number).ok(),
                Some(number)
            );
        }
        for unknown in ["4", "0", "-1", "", "64"] {
            assert!(database.incident(unknown).is_err(), "{unknown}, {reversed}");
            assert!(
                database.incident_mut(unknown).is_err(),
                "{unknown}, {reversed}"
            );
        }
        database.incidents.reverse();
        assert_eq!(database.next_incident_number(), 4);
    }
}

#[test]
fn text_becomes_a_slug() {
    for (name, expected) in [
        ("Card payments", "card-payments"),
        ("  Web--Shop! ", "web-shop"),
        ("Über 9000", "über-9000"),
        ("", ""),
        ("!", ""),
    ] {
        assert_eq!(slug(name), expected);
    }
}

#[test]
fn role_is_parsed_from_its_serialized_form() {
    for (text, role) in [
        ("account_owner", Some(UserRole::AccountOwner)),
        ("user", Some(UserRole::User)),
        ("stakeholder", Some(UserRole::Stakeholder)),
        ("User", None),
        ("", None),
    ] {
        assert_eq!(UserRole::parse(text), role);
    }
}

#[test]
fn first_resource_of_a_stored_collection_is_found() {
    let mut fixture = Fixture::new();
    let collections = ["/v3/teams", "/v3/users", "/v3/services", "/v3/incidents"];
    let database = &mut fixture.database;
    assert_eq!(
        collections.map(|name| database.first(name).is_some()),
        [true, true, false, false]
    );
    for _ in 0..2 {
        let service = database.new_service(&fixture.team, "Checkout", "", NOON);
        database.services.push(service);
    }
    for status in [
        IncidentStatus::Resolved,
        IncidentStatus::Triggered,
        IncidentStatus::Triggered,
    ] {
        let mut incident = database.new_incident("", "Slow", NOON);
        incident.status = status;
        database.incidents.push(incident);
    }
    let expected = [
        fixture.team.clone(),
        fixture.users[0].clone(),
        database.services[0].id.clone(),
        database.incidents[1].id.clone(),
    ];
    assert_eq!(
        collections.map(|name| database.first(name).unwrap()),
        expected
    );
    assert_eq!(database.first("/v4/squads"), None);
}

#[test]
fn collections_outside_of_the_store_are_searched() {
    let mut fixture = Fixture::new();
    let database = &mut fixture.database;
    let service = database.new_service(&fixture.team, "Checkout", "", NOON);
    let incident = database.new_incident(&service.id, "Slow", NOON);
    let ids = [
        fixture.team,
        fixture.users[0].clone(),
        service.id.clone(),
        incident.id.clone(),
    ];
    database.services.push(service);
    database.incidents.push(incident);
    let collections = ["/v3/teams", "/v3/users", "/v3/services", "/v3/incidents"];
    for (collection, id) in collections.into_iter().zip(&ids) {
        assert_eq!(
            database.find(collection, id),
            Some(Some(id.clone())),
            "{collection}"
        );
        assert_eq!(database.find(collection, "6f"), Some(None), "{collection}");
        let nested = format!("{collection}/{{id}}/parts");
        assert_eq!(
            database.find(&nested, "any"),
            Some(Some("any".to_owned())),
            "{nested}"
        );
    }
    assert_eq!(
        database.find("/v3/incidents", "1"),
        Some(Some(ids[3].clone())),
        "by its number"
    );
    assert_eq!(
        database.find("/v3/refresh-token", "any"),
        Some(Some("any".to_owned()))
    );
    for stored in [
        "/v4/squads",
        "/v3/incidents/{IncidentId}/communication_cards",
        "/v3/users-of",
    ] {
        assert_eq!(database.find(stored, "any"), None, "{stored}");
    }
}

#[test]
fn error_of_the_store_becomes_a_response() {
    let reference = |collection: &str, noun: &str| StateError::Reference {
        field: "owner".to_owned(),
        collection: collection.to_owned(),
        noun: noun.to_owned(),
    };
    let field = |message: &str| format!("body: `owner`: {message}");
    for (error, status, message) in [
        (
            StateError::NotFound("squad".to_owned()),
            404,
            "squad not found".to_owned(),
        ),
        (
            reference("/v3/incidents", "incident"),
            404,
            "incident not found".to_owned(),
        ),
        (
            reference("/v3/users", "user"),
            422,
            field("is not the id of a user"),
        ),
        (
            reference("/v4/x", "alert"),
            422,
            field("is not the id of an alert"),
        ),
        (
            reference("/v4/x", "incident"),
            422,
            field("is not the id of an incident"),
        ),
        (
            reference("/v4/x", "escalation policy"),
            422,
            field("is not the id of an escalation policy"),
        ),
        (
            StateError::Conflict("taken".to_owned()),
            409,
            "taken".to_owned(),
        ),
        (
            StateError::Field("owner".to_owned(), "is empty".to_owned()),
            422,
            field("is empty"),
        ),
        (
            StateError::Query("cursor".to_owned(), "is old".to_owned()),
            400,
            "query: `cursor`: is old".to_owned(),
        ),
    ] {
        let response = ApiError::from(error).response(ErrorFormat::V3);
        let body: Value = serde_json::from_slice(&response.body).unwrap();
        assert_eq!(
            body,
            json!({ "meta": { "status": status, "error_message": message } })
        );
        assert_eq!(response.status, status);
    }
}

#[test]
fn escalation_policy_of_a_team_is_created_once() {
    let mut fixture = Fixture::new();
    let database = &mut fixture.database;
    let mut team = database.teams[0].clone();
    let first = database.escalation_policy(&team, NOON);
    assert_eq!(first, "650000000000000000000001");
    assert_eq!(database.escalation_policy(&team, NOON), first);
    let mut other = database.new_team("Shop", "", NOON);
    other.members.clear();
    let second = database.escalation_policy(&other, NOON);
    assert_ne!(second, first);
    assert_eq!(database.escalation_policy(&other, NOON), second);
    team.id = "61ff".to_owned();
    team.members.remove(0);
    let third = database.escalation_policy(&team, NOON);
    let model = model().unwrap();
    // The first member of the team is notified; of a team without members, the first user of the organization.
    let users = &fixture.users;
    for (id, team, name, notified) in [
        (&first, &fixture.team, "Payments on call", &users[0]),
        (&second, &other.id, "Shop on call", &users[0]),
        (&third, &team.id, "Payments on call", &users[1]),
    ] {
        let policy = fixture.resource("/v3/escalation-policies", &[], id);
        assert_eq!(model.field(policy, "owner_id"), Some(&json!(team)));
        assert_eq!(model.field(policy, "name"), Some(&json!(name)));
        let rules = model.field(policy, "rules").unwrap();
        assert_eq!(
            rules[0]["entities"],
            json!([{ "id": notified, "type": "user" }])
        );
    }
}
