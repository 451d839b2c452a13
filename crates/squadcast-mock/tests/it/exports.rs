//! Exports of incidents that run in the background.

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

use crate::support::{Client, noon};

fn request(team: &str, format: &str, start: &str, end: &str) -> Value {
    json!({
        "owner_id": team, "type": format, "start_time": start, "end_time": end,
        "incident_filters": {
            "services": [], "sources": [], "serviceOwner": { "userIDs": [], "squadIDs": [] }, "assigned_to": [],
            "assignedToUserIDsAndTheirSquads": [], "statuses": [], "priority": [], "tags": [], "notes": "",
        },
    })
}

#[tokio::test]
async fn export_is_completed_when_it_is_read_again() {
    let builder = MockServer::builder().clock(Clock::manual(noon()));
    let mock = builder.start().await.unwrap();
    let client = Client::new(&mock).await;
    let team = mock.state().teams()[0].id.clone();
    let (start, end) = ("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z");
    let mut ids = Vec::new();
    for format in ["json", "csv"] {
        let body = request(&team, format, start, end);
        let started = client.post("/v3/incidents/export/async", &body).await;
        assert_eq!(started.status, 202);
        let data = started.data();
        assert_eq!(data["message"], "The link to the export is sent by e-mail");
        ids.push((format, data["request_id"].as_str().unwrap().to_owned()));
    }
    for (format, id) in &ids {
        let path = format!("/v3/exports/{id}");
        let mut expected =
            json!({ "id": id, "type": "incidents", "status": "running", "format": format });
        assert_eq!(client.get(&path).await.data(), expected);
        expected["status"] = json!("completed");
        expected["download_url"] = json!(format!(
            "https://exports.example.com/sample-secret/{id}.{format}"
        ));
        expected["download_url_expires_at"] = json!("2026-03-02T13:00:00Z");
        for _ in 0..2 {
            assert_eq!(client.get(&path).await.data(), expected);
        }
    }
    let unknown = client.get("/v3/exports/69ff").await;
    assert_eq!(
        (unknown.status, unknown.error_message()),
        (404, "export not found".to_owned())
    );
    let reversed = request(&team, "csv", end, start);
    let invalid = client.post("/v3/incidents/export/async", &reversed).await;
    assert_eq!(
        invalid.error_message(),
        "query: `end_time`: is before `start_time`"
    );
    let unknown = request("61ff", "csv", start, end);
    let response = client.post("/v3/incidents/export/async", &unknown).await;
    assert!([404, 422].contains(&response.status), "{response:?}");
}
