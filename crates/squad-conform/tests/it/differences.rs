//! What differs is reported with its place and without any value.

use serde_json::{Value, json};
use squad_conform::Status;

use crate::support::{CANARY, check, edited, lines, raw, received, sent};

const TEAMS: &str = "Teams_getAllTeams";

fn team() -> Value {
    json!({
        "id": "5f8891527f735f0a6646f3b6", "name": CANARY, "description": CANARY, "slug": CANARY, "default": true,
        "members": [], "roles": [], "created_at": "2026-01-05T09:30:00Z", "updated_at": "2026-01-05T09:30:00Z",
    })
}

#[test]
fn request_that_violates_the_document_is_reported_with_pointers() {
    let check = check();
    let path = "/v3/incidents/acknowledge";
    check.check(
        &sent(
            "POST",
            path,
            "",
            Some(&json!({"incident_ids": [7, CANARY]})),
        ),
        None,
    );
    check.check(
        &sent("POST", path, &format!("{CANARY}=1"), Some(&json!({}))),
        None,
    );
    check.check(&sent("GET", "/v3/teams", "", Some(&json!({}))), None);
    let report = check.report();
    assert_eq!(
        lines(&report, "Incidents_bulkAcknowledgeIncidents"),
        [
            "sent /incident_ids/*: the value is not of type \"string\"",
            "sent query *: is not a parameter of this operation",
        ]
    );
    assert_eq!(
        lines(&report, TEAMS),
        ["sent body: the document has no body"]
    );
    assert_eq!(report.operations[TEAMS].sent, Status::Differs);
    assert_eq!(report.operations[TEAMS].decoded, Status::NotTried);
    assert!(!report.is_conformant());
}

#[test]
fn response_is_validated_by_the_schema_and_the_types() {
    let check = check();
    let mut wrong = team();
    wrong["name"] = json!(7);
    wrong["members"] = json!([{"user_id": CANARY, "role_ids": [7]}]);
    wrong[CANARY] = json!(CANARY);
    wrong["new_field"] = json!(CANARY);
    check.check_response(TEAMS, &received(200, &json!({"data": [wrong]})));
    let found = lines(&check.report(), TEAMS);
    let expected = [
        "received /data/*/name: the value is not of type \"string\"",
        "received /data/*/members/*/role_ids/*: the value is not of type \"string\"",
        "decoded /data/*/new_field: undocumented field",
        "decoded /data/*/*: undocumented field",
    ];
    for line in expected {
        assert!(found.iter().any(|one| one == line), "{line}: {found:#?}");
    }
    assert!(!check.report().to_string().contains(CANARY));
}

#[test]
fn response_that_the_client_cannot_decode_is_reported() {
    let check = check();
    let mut wrong = team();
    wrong["members"] = json!([{"user_id": CANARY, "role_ids": CANARY}]);
    check.check_response(TEAMS, &received(200, &json!({"data": [wrong]})));
    let expected =
        "decoded /data/*/members/*/role_ids: is rejected (decode): expected a list, found a string";
    let found = lines(&check.report(), TEAMS);
    assert!(found.iter().any(|one| one == expected), "{found:#?}");
}

#[test]
fn status_content_type_and_body_that_are_not_documented_are_reported() {
    for (response, expected) in [
        (
            received(218, &json!({})),
            "received status: 218 is not documented",
        ),
        (
            raw(200, "text/html", "<html>"),
            "received header content-type: is not a documented one",
        ),
        (
            raw(200, "application/json", ""),
            "received body: is empty, but the document has one",
        ),
        (
            raw(200, "application/json", "{\"data\": ["),
            "received body: is not JSON (line 1, column 10)",
        ),
        (
            raw(200, "application/json", "[".repeat(100_000)),
            "received body: is not JSON (line 1, column 128)",
        ),
    ] {
        let check = check();
        check.check_response(TEAMS, &response);
        let found = lines(&check.report(), TEAMS);
        assert!(
            found.iter().any(|one| one == expected),
            "{expected}: {found:#?}"
        );
    }
}

#[test]
fn documented_error_does_not_differ() {
    let check = check();
    let body = json!({"meta": {"status": 404, "error_message": CANARY}});
    check.check_response("Teams_getTeamById", &received(404, &body));
    assert!(check.report().is_conformant(), "{}", check.report());
}

#[test]
fn endpoint_that_the_document_does_not_have_is_counted_and_not_shown() {
    let check = check();
    check.check(
        &sent("POST", &format!("/v2/incidents/api/{CANARY}"), "", None),
        None,
    );
    check.check_response("Unknown_operation", &received(200, &json!({})));
    assert_eq!(check.report().undocumented, 2);
    assert!(!format!("{:?} {}", check.report(), check.report()).contains(CANARY));
}

#[test]
fn schema_of_the_document_is_the_unlowered_one() {
    // A `oneOf` with a constant, a condition and unevaluated properties have no counterpart in OpenAPI 3.0.
    let check = edited(|document| {
        document["components"]["schemas"]["V3.Teams.TeamRole"]["if"] =
            json!({"required": ["name"]});
        document["components"]["schemas"]["V3.Teams.TeamRole"]["then"] =
            json!({"properties": {"name": {"const": "Admin"}}});
    });
    let role = json!({"id": "5f8891527f735f0a6646f3b6", "name": CANARY});
    let body = json!({"data": [role]});
    check.check_response("Teams_getAllTeamRoles", &received(200, &body));
    let found = lines(&check.report(), "Teams_getAllTeamRoles");
    assert!(
        found
            .iter()
            .any(|one| one.contains("/data/*/name: \"Admin\" was expected")),
        "{found:#?}"
    );
}
