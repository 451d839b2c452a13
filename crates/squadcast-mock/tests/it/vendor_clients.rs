//! The exceptions to the document on which the vendor's own clients depend.

use serde_json::json;
use squadcast_mock::MockServer;

use crate::support::{Client, read};

const POLICY: &str = "/v3/escalation-policies/650000000000000000000001";

async fn demo() -> (MockServer, Client, String) {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].id.clone();
    (mock, client, team)
}

#[tokio::test]
async fn service_always_has_its_tags_maintainer_and_configurations() {
    let (mock, client, team) = demo().await;
    let body = json!({ "name": "New", "escalation_policy_id": "650000000000000000000001", "owner_id": team });
    let path = format!("/v3/services?owner_id={team}");
    client.post(&path, &body).await.data();
    mock.state().add_service(&team, "Added");
    let services = client.get(&path).await.data();
    assert_eq!(services.as_array().unwrap().len(), 5);
    let owner = &mock.state().users()[0].id;
    for service in services.as_array().unwrap() {
        assert_eq!(service["tags"], json!([]));
        assert_eq!(
            service["maintainer"],
            json!({ "id": owner, "type": "user" })
        );
        for config in [
            "auto_pause_transient_alerts_config",
            "intelligent_alerts_grouping_config",
            "delay_notification_config",
        ] {
            assert_eq!(service[config]["is_enabled"], false, "{service}");
        }
    }
}

#[tokio::test]
async fn content_type_of_the_vendor_is_accepted_for_one_operation() {
    let (_mock, client, team) = demo().await;
    let send = async |method: &str, path: &str, content_type: &str, body: &str| {
        let request = client.request(method, path, None);
        let request = request.header("content-type", content_type);
        read(request.body(body.to_owned()).send().await.unwrap()).await
    };
    let update = r#"{"name":"Night shift"}"#;
    for content_type in [
        "text/plain",
        "text/plain; charset=utf-8",
        "Text/Plain",
        "application/octet-stream",
        "application/json",
    ] {
        let response = send("POST", POLICY, content_type, update).await;
        assert_eq!(response.status, 200, "{content_type}: {response:?}");
    }
    let html = send("POST", POLICY, "text/html", update).await;
    assert_eq!(html.status, 400);
    let mistyped = send("POST", POLICY, "text/plain", r#"{"name":7}"#).await;
    assert_eq!(mistyped.status, 422);
    let path = format!("/v3/teams/{team}");
    let elsewhere = send("PUT", &path, "text/plain", r#"{"name":"Card payments"}"#).await;
    assert_eq!(elsewhere.status, 400, "{elsewhere:?}");
}

#[tokio::test]
async fn null_is_accepted_in_the_fields_in_which_the_provider_sends_it() {
    let (mock, client, team) = demo().await;
    let path = format!("/v3/services?owner_id={team}");
    let body = json!({
        "name": "New", "escalation_policy_id": "650000000000000000000001", "owner_id": team, "maintainer": null,
    });
    let created = client.post(&path, &body).await.data();
    let owner = &mock.state().users()[0].id;
    assert_eq!(created["maintainer"]["id"], *owner);
    let own = format!("/v3/services/{}", created["id"].as_str().unwrap());
    let updated = client
        .put(&own, &json!({ "maintainer": null }))
        .await
        .data();
    assert_eq!(updated["maintainer"]["id"], *owner);
    let policy = client.post(POLICY, &json!({ "entity_owner": null })).await;
    assert_eq!(policy.status, 200, "{policy:?}");

    let other_field = client.put(&own, &json!({ "description": null })).await;
    assert_eq!(other_field.status, 422);
    assert!(other_field.error_message().contains("`description`"));
    let required = json!({ "name": null, "escalation_policy_id": "650000000000000000000001", "owner_id": team });
    assert_eq!(client.post(&path, &required).await.status, 422);
}
