//! Services and their configuration.

use std::time::Duration;

use crate::support::{Client, noon};
use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

async fn demo() -> (MockServer, Client, String) {
    let mock = MockServer::builder()
        .clock(Clock::manual(noon()))
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].id.clone();
    (mock, client, team)
}

fn names(services: &Value) -> Vec<&str> {
    let services = services.as_array().unwrap().iter();
    services
        .map(|service| service["name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn service_is_created_found_updated_and_deleted() {
    let (mock, client, team) = demo().await;
    let path = format!("/v3/services?owner_id={team}");
    let before = client.get(&path).await.data();
    assert_eq!(names(&before), ["Checkout", "Card Gateway", "Ledger"]);

    let body = json!({
        "name": "Gift Cards",
        "escalation_policy_id": "650000000000000000000001",
        "owner_id": team,
        "tags": [{ "key": "tier", "value": "2" }],
    });
    let created = client.post(&path, &body).await;
    assert_eq!(created.status, 201);
    let created = created.data();
    assert_eq!(created["slug"], "gift-cards");
    assert_eq!(created["owner"], json!({ "id": team, "type": "team" }));
    assert_eq!(client.post(&path, &body).await.status, 409);

    let by_name = client
        .get(&format!(
            "/v3/services/by-name?owner_id={team}&name=Gift%20Cards"
        ))
        .await
        .data();
    assert_eq!(by_name, created);
    assert_eq!(
        names(&client.get(&format!("{path}&name=Ledger")).await.data()),
        ["Ledger"]
    );
    let id = created["id"].as_str().unwrap();
    let own = format!("/v3/services/{id}");
    assert_eq!(client.get(&own).await.data(), created);

    let changed = client
        .put(&own, &json!({ "description": "Sold at the till" }))
        .await
        .data();
    assert_eq!(
        (&changed["description"], &changed["tags"]),
        (&json!("Sold at the till"), &created["tags"])
    );
    assert_eq!(
        client.put(&own, &json!({ "name": "Ledger" })).await.status,
        409
    );
    assert_eq!(
        mock.state().service(id).unwrap().description,
        "Sold at the till"
    );

    assert_eq!(client.delete(&own).await.status, 204);
    assert_eq!(client.get(&own).await.status, 404);
    assert_eq!(
        client
            .get("/v3/services?owner_id=610000000000000000000099")
            .await
            .status,
        404
    );
}

#[tokio::test]
async fn services_are_listed_by_team_name_and_maintainer() {
    let (mock, client, team) = demo().await;
    let other_team = mock.state().teams()[1].id.clone();
    let mut ledger = mock.state().services()[2].clone();
    ledger.settings["maintainer"] = json!({ "id": "5f", "type": "squad" });
    mock.state().put_service(ledger);
    let listed = async |query: &str| {
        let services = client.get(&format!("/v3/services?{query}")).await.data();
        names(&services).join(", ")
    };
    assert_eq!(
        listed(&format!("owner_id={team}")).await,
        "Checkout, Card Gateway, Ledger"
    );
    assert_eq!(
        listed(&format!("owner_id={other_team}")).await,
        "Web Shop, Search"
    );
    assert_eq!(listed(&format!("owner_id={team}&name=Search")).await, "");
    assert_eq!(
        listed(&format!("owner_id={team}&entity_owner=5f")).await,
        "Ledger"
    );
    let owner = mock.state().users()[0].id.clone();
    assert_eq!(
        listed(&format!("owner_id={team}&entity_owner={owner}")).await,
        "Checkout, Card Gateway"
    );
    let by_name = format!("/v3/services/by-name?owner_id={other_team}&name=Ledger");
    assert_eq!(client.get(&by_name).await.status, 404);
}

#[tokio::test]
async fn service_name_is_unique_in_its_team() {
    let (mock, client, team) = demo().await;
    let other_team = mock.state().teams()[1].id.clone();
    let policies = [0, 1].map(|nth| format!("65000000000000000000000{}", nth + 1));
    let create = async |team: &str, name: &str| {
        let body = json!({ "name": name, "escalation_policy_id": policies[0], "owner_id": team });
        client
            .post(&format!("/v3/services?owner_id={team}"), &body)
            .await
            .status
    };
    assert_eq!(create(&other_team, "Ledger").await, 201);
    assert_eq!(create(&team, "Ledger").await, 409);
    assert_eq!(create(&team, " ").await, 422);
    let path = format!("/v3/services/{}", mock.state().services()[0].id);
    let update = json!({ "name": "Checkout", "escalation_policy_id": policies[1], "email_prefix": "hidden-prefix" });
    let updated = client.put(&path, &update).await.data();
    assert_eq!(updated["escalation_policy_id"], policies[1]);
    assert_eq!(updated["email"], "hidden-prefix@mock.squadcast.example");
    let printed = format!("{:?}", mock.state().services());
    let service = mock.state().services()[0].clone();
    for secret in [service.api_key.as_str(), "hidden-prefix"] {
        assert!(!printed.contains(secret), "{secret} is not redacted");
    }
}

#[tokio::test]
async fn every_change_sets_the_time_of_the_last_change() {
    let clock = Clock::manual(noon());
    let mock = MockServer::builder()
        .clock(clock.clone())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let team = format!("/v3/teams/{}", mock.state().teams()[0].id);
    let role = json!({ "name": "Deputy", "abilities": {} });
    let created = client.post(&format!("{team}/roles"), &role).await.data();
    let role_path = format!(
        "{team}/roles/{}",
        created["roles"][2]["id"].as_str().unwrap()
    );
    let second_role = json!({ "name": "Third", "abilities": {} });
    let update = json!({ "description": "New" });
    let service = format!("/v3/services/{}", mock.state().services()[0].id);
    let at = |suffix: &str| format!("{service}/{suffix}");
    let rules = json!({ "rules": [] });
    let overlay = json!({
        "overlay_template_type": "go",
        "dedup_key_overlay": { "template": "x", "duration": 10 },
    });
    for (resource, method, path, body) in [
        (
            &team,
            "PUT",
            team.clone(),
            json!({ "description": "New", "members": [] }),
        ),
        (&team, "POST", format!("{team}/roles"), second_role),
        (&team, "PUT", role_path, json!({ "name": "Stand-in" })),
        (&service, "PUT", service.clone(), update),
        (
            &service,
            "PUT",
            at("apta-config"),
            json!({ "is_enabled": true, "timeout_in_mins": 5 }),
        ),
        (
            &service,
            "PUT",
            at("notification-delay-config"),
            json!({ "is_enabled": false }),
        ),
        (
            &service,
            "POST",
            at("dependencies"),
            json!({ "dependencies": [] }),
        ),
        (
            &service,
            "PUT",
            at("extensions"),
            json!({ "channel_id": "C42" }),
        ),
        (
            &service,
            "PATCH",
            at("config"),
            json!({ "dedup_key_enabled": true }),
        ),
        (&service, "POST", at("routing-rules"), rules.clone()),
        (&service, "POST", at("suppression-rules"), rules),
        (
            &service,
            "POST",
            at("maintenance"),
            json!({ "serviceMaintenance": [] }),
        ),
        (&service, "PUT", at("overlays/dedup-key/grafana"), overlay),
    ] {
        clock.advance(Duration::from_secs(60));
        let response = client.send(method, &path, Some(&body)).await;
        assert!(response.status < 300, "{method} {path}: {response:?}");
        let now = jiff::Timestamp::try_from(clock.now()).unwrap();
        let seen = client.get(resource).await.data();
        assert_eq!(seen["updated_at"], now.to_string(), "{method} {path}");
    }
}
