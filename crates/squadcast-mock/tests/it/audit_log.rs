//! The audit log: what is recorded, filters and pages.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer, Seed, UserRole};

use crate::support::Client;

/// Every day of the tests.
const YEAR: &str = "startDate=2026-01-01&endDate=2026-12-31";

struct Log {
    mock: MockServer,
    grace: Client,
    payments: String,
    shop: String,
    ada: String,
}

impl Log {
    /// Changes a resource on each of six days, from 2026-03-02 on, a second before midnight.
    async fn new() -> Self {
        let midnight = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_495_999);
        let clock = Clock::manual(midnight);
        let mock = MockServer::builder()
            .clock(clock.clone())
            .token_lifetime(Duration::from_secs(864_000))
            .seed(Seed::empty())
            .start()
            .await
            .unwrap();
        let state = mock.state();
        let payments = state.add_team("Payments").id;
        let ada = state
            .add_user("Ada", "Roth", "ada@example.com", UserRole::User)
            .id;
        let service = state.add_service(&payments, "Checkout").id;
        let incident = state.add_incident(&service, "Slow").id;
        let grace = Client::new(&mock).await;
        let other = Client::of(&mock, &ada).await;
        let day = Duration::from_secs(86_400);

        let squad = grace.squad(&payments, &ada).await;
        clock.advance(day);
        let members = json!([{ "user_id": ada, "role": "owner" }]);
        let renamed = json!({ "name": "Wheels", "owner_id": payments, "members": members });
        other
            .put(&format!("/v4/squads/{squad}"), &renamed)
            .await
            .data();
        clock.advance(day);
        let shop = grace
            .post("/v3/teams", &json!({ "name": "Shop" }))
            .await
            .data();
        let shop = shop["id"].as_str().unwrap().to_owned();
        clock.advance(day);
        assert_eq!(grace.delete(&format!("/v3/teams/{shop}")).await.status, 204);
        clock.advance(day);
        let acknowledge = format!("/v3/incidents/{incident}/acknowledge");
        assert_eq!(other.send("POST", &acknowledge, None).await.status, 200);
        clock.advance(day);
        let delay = json!({ "is_enabled": false });
        let path = format!("/v3/services/{service}/notification-delay-config");
        let delayed = grace.put(&path, &delay).await;
        assert_eq!(delayed.status, 200, "{delayed:?}");
        // Requests that read, or fail, change nothing.
        grace.get("/v3/teams").await.data();
        assert_eq!(grace.delete("/v3/teams/61ff").await.status, 404);
        Self {
            mock,
            grace,
            payments,
            shop,
            ada,
        }
    }

    async fn list(&self, query: &str) -> Value {
        let response = self.grace.get(&format!("/v3/audit-logs?{query}")).await;
        assert_eq!(response.status, 200, "{response:?}");
        response.json()
    }

    /// Returns the ids of the selected entries.
    async fn ids(&self, query: &str) -> Vec<u64> {
        let list = self.list(query).await;
        let entries = list["data"].as_array().unwrap().iter();
        entries.map(|entry| entry["id"].as_u64().unwrap()).collect()
    }
}

#[tokio::test]
async fn entry_says_what_changed_by_whom_and_in_which_team() {
    let log = Log::new().await;
    let grace = json!({ "userID": log.mock.state().users()[0].id, "userName": "Grace Okafor",
        "userEmail": "grace@example.com", "fullName": "Grace Okafor" });
    let ada = json!({ "userID": log.ada, "userName": "Ada Roth", "userEmail": "ada@example.com", "fullName": "Ada Roth" });
    let payments = json!({ "id": log.payments, "name": "Payments", "isDeleted": false });
    let none = json!({ "id": "", "name": "", "isDeleted": false });
    let deleted = json!({ "id": log.shop, "name": "", "isDeleted": true });
    let rows = [
        ("squad", "created", &grace, &payments),
        ("squad", "updated", &ada, &payments),
        ("team", "created", &grace, &none),
        ("team", "deleted", &grace, &deleted),
        ("incident", "updated", &ada, &payments),
        ("service", "updated", &grace, &payments),
    ];
    let mut expected: Vec<Value> = (1..)
        .zip(rows)
        .map(|(id, (resource, action, actor, team))| {
            json!({ "id": id, "resource": resource, "action": action, "actor": actor, "client": "web",
                "timestamp": format!("2026-03-0{}T23:59:59Z", id + 1), "team": team })
        })
        .collect();
    expected.reverse();
    let list = log.list(&format!("{YEAR}&pageSize=100&pageNumber=1")).await;
    assert_eq!(
        list,
        json!({ "data": expected, "metadata": { "totalCount": 6 } })
    );

    let one = log.grace.get("/v3/audit-logs/2").await.data();
    let mut details = expected[4].clone();
    for (name, value) in [
        ("timezone", json!("UTC")),
        ("tokenType", json!("bearer")),
        ("ipAddress", json!("127.0.0.1")),
        ("additionalInfo", json!("")),
        ("userAgent", json!("")),
        ("meta", json!(null)),
    ] {
        details[name] = value;
    }
    assert_eq!(one, details);
    for unknown in ["7", "0"] {
        let response = log.grace.get(&format!("/v3/audit-logs/{unknown}")).await;
        assert_eq!(
            (response.status, response.error_message()),
            (404, "audit log entry not found".to_owned())
        );
    }
}

#[tokio::test]
async fn entries_are_selected_by_day_action_resource_actor_team_and_client() {
    let log = Log::new().await;
    let all = vec![6, 5, 4, 3, 2, 1];
    let days = |from: u8, to: u8| format!("startDate=2026-03-0{from}&endDate=2026-03-0{to}");
    let year = |filter: &str| format!("{YEAR}&{filter}");
    let grace = &log.mock.state().users()[0].id;
    for (query, expected) in [
        (days(1, 8), all.clone()),
        (days(2, 7), all.clone()),
        (days(3, 7), vec![6, 5, 4, 3, 2]),
        (days(2, 6), vec![5, 4, 3, 2, 1]),
        (days(4, 4), vec![3]),
        (days(8, 9), vec![]),
        (days(1, 1), vec![]),
        (days(5, 4), vec![]),
        (year("action[]=created"), vec![3, 1]),
        (year("action[]=created&action[]=deleted"), vec![4, 3, 1]),
        (year("action[]=moved"), vec![]),
        (year("resource[]=squad"), vec![2, 1]),
        (year("resource[]=service&resource[]=incident"), vec![6, 5]),
        (year(&format!("actor[]={}", log.ada)), vec![5, 2]),
        (year(&format!("actor[]={grace}")), vec![6, 4, 3, 1]),
        (year(&format!("team[]={}", log.payments)), vec![6, 5, 2, 1]),
        (year(&format!("team[]={}", log.shop)), vec![4]),
        (year("client[]=web"), all.clone()),
        (year("client[]=mobile&client[]=web"), all.clone()),
        (year("client[]=terraform"), vec![]),
        (year("action[]=updated&resource[]=squad"), vec![2]),
    ] {
        let query = format!("{query}&pageSize=100&pageNumber=1");
        assert_eq!(log.ids(&query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn list_has_pages() {
    let log = Log::new().await;
    for (size, number, expected) in [
        ("4", "1", vec![6, 5, 4, 3]),
        ("4", "2", vec![2, 1]),
        ("4", "3", vec![]),
        ("3", "2", vec![3, 2, 1]),
        ("1", "1", vec![6]),
        ("1", "6", vec![1]),
        ("1", "7", vec![]),
        ("100", "1", vec![6, 5, 4, 3, 2, 1]),
        ("4", "0", vec![6, 5, 4, 3]),
        ("0", "1", vec![6, 5, 4, 3, 2, 1]),
        ("-1", "1", vec![6, 5, 4, 3, 2, 1]),
        ("9223372036854775807", "9223372036854775807", vec![]),
    ] {
        let query = format!("{YEAR}&pageSize={size}&pageNumber={number}");
        let list = log.list(&query).await;
        assert_eq!(list["metadata"], json!({ "totalCount": 6 }), "{query}");
        assert_eq!(log.ids(&query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn export_shows_its_request_and_the_names_in_its_filters() {
    let log = Log::new().await;
    let filters = json!({ "startDate": "2026-03-01", "endDate": "2026-03-31", "actor": [log.ada, "62ff"],
        "team": [log.payments], "resource": ["squad"] });
    let new = json!({ "filters": filters, "name": "March", "description": "All of it", "exportType": "csv" });
    let mut ids = Vec::new();
    for _ in 0..2 {
        let started = log.grace.post("/v3/audit-logs/export", &new).await.data();
        assert_eq!(started["message"], "The export has started");
        ids.push(started["id"].as_str().unwrap().to_owned());
    }
    let path = |id: &str| format!("/v3/audit-logs/export/history/{id}");
    log.grace.get(&path(&ids[0])).await.data();
    let done = log.grace.get(&path(&ids[0])).await.data();
    let ada = json!({ "userID": log.ada, "userName": "Ada Roth", "userEmail": "ada@example.com", "fullName": "Ada Roth" });
    let unknown = json!({ "userID": "62ff", "userName": "", "userEmail": "", "fullName": "" });
    let shown = json!({
        "startDate": "2026-03-01", "endDate": "2026-03-31", "actor": [ada, unknown],
        "team": [{ "id": log.payments, "name": "Payments", "isDeleted": false }], "resource": ["squad"],
    });
    let expected = [
        ("id", json!(ids[0])),
        ("name", json!("March")),
        ("description", json!("All of it")),
        ("exportedAt", json!("2026-03-07T23:59:59Z")),
        ("status", json!("completed")),
        (
            "downloadLink",
            json!(format!(
                "https://exports.example.com/sample-secret/{}.csv",
                ids[0]
            )),
        ),
        ("filters", shown),
    ];
    for (name, value) in expected {
        assert_eq!(done[name], value, "{name}");
    }
    assert_eq!(done["requestedBy"]["fullName"], "Grace Okafor");
    // The newest is first, and only the other one was read.
    let history = async |query: &str| {
        let list = log
            .grace
            .get(&format!("/v3/audit-logs/export/history?{query}"))
            .await
            .json();
        assert_eq!(list["metadata"], json!({ "totalCount": 2 }));
        let exports = list["data"].as_array().unwrap().iter();
        exports
            .map(|export| {
                (
                    export["id"].as_str().unwrap().to_owned(),
                    export["status"].as_str().unwrap().to_owned(),
                )
            })
            .collect::<Vec<_>>()
    };
    let pending = (ids[1].clone(), "pending".to_owned());
    let completed = (ids[0].clone(), "completed".to_owned());
    assert_eq!(
        history("pageSize=10&pageNumber=1").await,
        [pending.clone(), completed.clone()]
    );
    assert_eq!(history("pageSize=1&pageNumber=2").await, [completed]);
    assert_eq!(history("pageSize=1&pageNumber=1").await, [pending]);
    let response = log.grace.get(&path("6dff")).await;
    assert_eq!(
        (response.status, response.error_message()),
        (404, "export not found".to_owned())
    );
}
