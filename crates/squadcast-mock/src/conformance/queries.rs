//! Which query parameters change the response: each is sent with values that select other resources than the request
//! without it, to a server whose collections have several resources.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use http::Method;
use serde_json::{Value, json};

use super::requests::{Request, only_required, valid_request};
use super::{Fixture, http, is_valid, operations};
use crate::document::{self, ParameterLocation};
use crate::routes::listing::WITHOUT_EFFECT;
use crate::state::{self, Postmortem};
use openapi_mock::Parameter;

/// Values of the types that parameters have; those that a parameter permits are sent.
fn candidates(parameter: &Parameter, fixture: &Fixture) -> Vec<String> {
    let document = document::embedded().unwrap();
    let node = document.resolve(parameter.schema.node());
    let items = node.get("items").map_or(node, |it| document.resolve(it));
    let listed = items.get("enum").and_then(Value::as_array);
    let mut texts: Vec<String> = listed
        .into_iter()
        .flatten()
        .filter_map(|word| word.as_str().map(str::to_owned))
        .collect();
    for text in [
        "true",
        "false",
        "1",
        "2",
        "4711",
        "asc",
        "desc",
        "no such name",
        "2000-01-01T00:00:00Z",
        "2100-01-01T00:00:00Z",
        "2000-01-01",
        "2100-01-01",
        "6fffffffffffffffffffffff",
        "after-1",
    ] {
        texts.push(text.to_owned());
    }
    texts.extend(fixture.mock.state().users().into_iter().map(|user| user.id));
    texts
}

/// Returns whether a parameter permits a text.
fn permits(parameter: &Parameter, text: &str) -> bool {
    let mut values = vec![json!(text), json!([text])];
    if let Ok(number) = text.parse::<i64>() {
        values.extend([json!(number), json!([number])]);
    }
    if let Ok(flag) = text.parse::<bool>() {
        values.push(json!(flag));
    }
    values
        .iter()
        .any(|value| is_valid(&parameter.schema, value))
}

/// Returns whether any value of a parameter changes the response.
async fn has_effect(fixture: &Fixture, plain: &Request, parameter: &Parameter) -> bool {
    let mut without = plain.clone();
    if !parameter.required {
        without.query.retain(|(name, _)| *name != parameter.name);
    }
    let expected = fixture.send(&without).await;
    for text in candidates(parameter, fixture) {
        if !permits(parameter, &text) {
            continue;
        }
        let mut request = without.clone();
        request.query.retain(|(name, _)| *name != parameter.name);
        request.query.push((parameter.name.clone(), text));
        // A rate limit is not an effect of a parameter.
        fixture.mock.state().database().limited_calls.clear();
        let response = fixture.send(&request).await;
        if (response.status, response.body) != (expected.status, expected.body.clone()) {
            return true;
        }
    }
    false
}

/// Adds resources that the filters of lists do not select: a schedule of another user that a policy notifies and that is not
/// active, a second postmortem and a second run of a workflow.
async fn add_exceptions(fixture: &Fixture) {
    let state = fixture.mock.state();
    let (team, users) = (state.teams()[0].id.clone(), state.users());
    let send = async |method: Method, path: &str, body: Value| {
        let request = Request {
            method,
            template: path.to_owned(),
            path: BTreeMap::new(),
            query: Vec::new(),
            body: Some(body.to_string()),
        };
        fixture.send(&request).await.json()["data"].take()
    };
    let schedule = json!({ "name": "Others", "description": "", "teamID": team, "ownerID": users[1].id, "ownerType": "user",
        "timeZone": "UTC", "tags": [] });
    let id = send(Method::POST, "/v4/schedules", schedule).await["id"].to_string();
    let rule = json!({ "entities": [{ "pid": id.parse::<u64>().unwrap(), "type": "schedulev2" }], "escalationTime": 0,
        "via": ["Push"], "roundrobin_enabled": false, "escalate_within_roundrobin": false, "repetition": 0, "repeat_after": 0 });
    let policy = json!({ "name": "Others", "description": "", "owner_id": team, "repetition": 0, "repeat_after": 0, "rules": [rule] });
    assert!(
        send(Method::POST, "/v3/escalation-policies", policy)
            .await
            .is_object()
    );
    let paused = format!("/v4/schedules/{id}/actions");
    assert!(
        send(Method::PATCH, &paused, json!({ "action": "pause" }))
            .await
            .is_object()
    );
    let workflow = json!({ "trigger": "incident_priority_updated", "enabled": true });
    let path = format!("/v3/workflows/{}", state.ids("/v3/workflows")[0]);
    assert!(send(Method::PATCH, &path, workflow).await.is_object());
    let mut incidents = state.incidents();
    incidents.retain(|it| it.team_id == team);
    for (number, mut incident) in incidents.into_iter().take(2).enumerate() {
        incident.postmortem = Some(Postmortem {
            id: format!("6a{number:022}"),
            title: "One".to_owned(),
            text: String::new(),
            status: "published".to_owned(),
            follow_ups: Vec::new(),
            created_at: incident.created_at,
        });
        state.put_incident(incident.clone());
        let path = format!("/v3/incidents/{}/priority", incident.id);
        assert!(
            send(Method::PATCH, &path, json!({ "priority": "P3" }))
                .await
                .is_object()
        );
    }
}

#[tokio::test]
async fn query_parameters_of_reads_have_an_effect_or_are_listed() {
    let fixture = Fixture::new(http()).await;
    let roles: HashMap<&str, &str> = state::model().unwrap().operations().collect();
    for operation in operations().filter(|it| roles.get(it.id.as_str()) == Some(&"create")) {
        let request = valid_request(operation, &fixture.mock);
        fixture.send(&request).await;
    }
    add_exceptions(&fixture).await;
    let mut found = BTreeSet::new();
    for operation in operations().filter(|it| it.method == Method::GET) {
        let request = only_required(operation, valid_request(operation, &fixture.mock));
        let query = operation.parameters.iter();
        for parameter in query.filter(|it| it.location == ParameterLocation::Query) {
            if !has_effect(&fixture, &request, parameter).await {
                found.insert((operation.id.as_str(), parameter.name.as_str()));
            }
        }
    }
    let listed: BTreeSet<(&str, &str)> = WITHOUT_EFFECT
        .iter()
        .map(|(operation, name, _)| (*operation, *name))
        .collect();
    assert_eq!(found, listed);
}
