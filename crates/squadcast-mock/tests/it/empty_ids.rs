//! An empty id is the id of no resource.

use serde_json::json;

use crate::support::Fixture;

#[tokio::test]
async fn empty_id_in_a_body_is_rejected() {
    let fixture = Fixture::new().await;
    let state = fixture.mock.state();
    let incident = state.incidents()[9].clone();
    let (team, service) = (&fixture.team, &incident.service_id);
    let new = json!({ "message": "New", "service_id": service, "priority": "P1",
        "assignee": { "id": fixture.users[0], "type": "user" } });
    let merge = |field: &str, value: serde_json::Value| {
        let mut new = new.clone();
        new[field] = value;
        json!({ "owner_id": team, "children": [incident.id], "new_incident": new })
    };
    let swap = |old: &str, new: &str| {
        json!({ "user_id": old, "swap_user_id": new, "suppress_incidents": false,
        "reassign_incidents": true })
    };
    let members = format!("/v3/teams/{team}/members");
    let responders = format!("/v3/incidents/{}/additional-responders", incident.id);
    let user = "is not the id of a user";
    for (method, path, body, field, message) in [
        (
            "POST",
            "/v3/refresh-token",
            json!({ "user_id": "" }),
            "user_id",
            user,
        ),
        (
            "PUT",
            "/v3/users/delete-user",
            swap("", &fixture.users[1]),
            "user_id",
            user,
        ),
        (
            "PUT",
            "/v3/users/delete-user",
            swap(&fixture.users[1], ""),
            "swap_user_id",
            user,
        ),
        (
            "PUT",
            "/v3/users/abilities",
            json!({ "data": [{ "user_id": "", "abilities": [] }] }),
            "data.user_id",
            user,
        ),
        (
            "POST",
            "/v3/teams",
            json!({ "name": "Search", "member_ids": [""] }),
            "member_ids",
            user,
        ),
        ("POST", &members, json!({ "user_id": "" }), "user_id", user),
        (
            "POST",
            &format!("{members}/bulk"),
            json!({ "members": [{ "user_id": "" }] }),
            "members.user_id",
            user,
        ),
        (
            "PUT",
            &responders,
            json!({ "additional_responders": [{ "id": "", "type": "user" }] }),
            "additional_responders[0].id",
            user,
        ),
        (
            "POST",
            "/v3/incidents/merge",
            merge("assignee", json!({ "id": "", "type": "user" })),
            "new_incident.assignee.id",
            user,
        ),
        (
            "POST",
            "/v3/incidents/merge",
            merge("service_id", json!("")),
            "new_incident.service_id",
            "is not the id of a service",
        ),
        (
            "POST",
            &format!("/v3/services/{service}/dependencies"),
            json!({ "dependencies": [""] }),
            "dependencies[0]",
            "is not the id of a service",
        ),
    ] {
        let response = fixture.client.send(method, path, Some(&body)).await;
        assert_eq!(response.status, 422, "{path} {body}: {response:?}");
        assert_eq!(
            response.error_message(),
            format!("body: `{field}`: {message}"),
            "{path} {body}"
        );
    }
    let empty = json!({ "incident_ids": [incident.id, ""] });
    let response = fixture
        .client
        .post("/v3/incidents/acknowledge", &empty)
        .await;
    assert_eq!(
        (response.status, response.error_message()),
        (404, "incident not found".to_owned())
    );
    assert_eq!(
        state.incident(&incident.id),
        Some(incident),
        "none of them is changed"
    );
}
