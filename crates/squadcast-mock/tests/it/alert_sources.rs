//! The alert sources, and those that are active for a service.

use serde_json::{Value, json};

use crate::support::Fixture;

#[tokio::test]
async fn active_alert_sources_of_a_service_are_replaced() {
    let fixture = Fixture::new().await;
    let sources = fixture.get("/v3/alert-sources").await;
    let expected = [
        ("Incident Webhook", "api", "v2", false, false),
        ("Prometheus", "prometheus", "v1", false, false),
        ("Email", "email", "v1", false, false),
        ("Freshdesk", "freshdesk", "v1", true, false),
        ("Old Webhook", "api", "v1", false, true),
    ];
    let expected: Vec<Value> = (1..)
        .zip(expected)
        .map(|(number, (name, short_name, version, key_only, deprecated))| {
            json!({
                "_id": format!("6c{number:022}"), "type": name, "heading": name,
                "supportDoc": format!("https://support.example.com/{short_name}"), "displayKeyOnly": key_only,
                "shortName": short_name, "version": version, "isValid": true, "isPrivate": false,
                "deprecated": deprecated,
            })
        })
        .collect();
    assert_eq!(sources, json!(expected));

    let services = fixture.mock.state().services();
    let path = |id: &str| format!("/v3/catalog-services/{id}/alert-sources");
    let (own, other) = (path(&services[0].id), path(&services[1].id));
    let active = async |path: &str| fixture.get(path).await;
    let shown = |ids: &[&str]| {
        let ids: Vec<Value> = ids
            .iter()
            .map(|id| json!({ "alert_source_id": id }))
            .collect();
        json!({ "alert_sources": ids })
    };
    let [webhook, prometheus, email] =
        [0, 1, 2].map(|index| sources[index]["_id"].as_str().unwrap());
    assert_eq!(active(&own).await, shown(&[webhook]));
    for ids in [vec![email, prometheus], vec![], vec![prometheus]] {
        let replaced = fixture
            .client
            .put(&own, &json!({ "alert_sources": ids }))
            .await;
        assert_eq!((replaced.status, replaced.text.as_str()), (200, ""));
        assert_eq!(active(&own).await, shown(&ids));
        assert_eq!(active(&other).await, shown(&[webhook]));
    }
    let wrong = json!({ "alert_sources": [email, "api"] });
    let response = fixture.client.put(&own, &wrong).await;
    assert_eq!(response.status, 422);
    assert_eq!(
        response.error_message(),
        "body: `alert_sources[1]`: is not the id of an alert source"
    );
    assert_eq!(active(&own).await, shown(&[prometheus]));
    let unknown = path("63ff");
    let none = json!({ "alert_sources": [] });
    for response in [
        fixture.client.get(&unknown).await,
        fixture.client.put(&unknown, &none).await,
    ] {
        assert_eq!(
            (response.status, response.error_message()),
            (404, "service not found".to_owned())
        );
    }
}
