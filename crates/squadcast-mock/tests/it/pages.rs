//! Pages: the events of an incident, postmortems, and the sample pages of operations without state.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, FollowUp, MockServer, Postmortem, Seed};

use crate::support::{Client, empty, noon};

/// An incident whose events `0`, `1`, … are one second apart and stored in the order 3, 0, 4, 1, 5, 2. The odd ones are
/// deduplicated.
async fn six_events() -> (MockServer, Client, String) {
    let mock = MockServer::builder()
        .seed(Seed::empty())
        .start()
        .await
        .unwrap();
    let client = Client::new(&mock).await;
    let state = mock.state();
    let service = state.add_service(&state.add_team("Payments").id, "Checkout");
    let mut incident = state.add_incident(&service.id, "Slow");
    let template = incident.events.remove(0);
    incident.events = [3, 0, 4, 1, 5, 2]
        .into_iter()
        .map(|n| {
            let mut event = template.clone();
            event.message = n.to_string();
            event.at += Duration::from_secs(n);
            event.deduplicated = n % 2 == 1;
            event
        })
        .collect();
    let path = format!("/v3/incidents/{}/events", incident.id);
    state.put_incident(incident);
    (mock, client, path)
}

fn messages(page: &Value) -> String {
    let events = page["data"]["events"].as_array().unwrap().iter();
    let messages: Vec<&str> = events
        .map(|event| event["message"].as_str().unwrap())
        .collect();
    messages.join("")
}

#[tokio::test]
async fn events_are_sorted_by_time_in_both_directions() {
    let (_mock, client, path) = six_events().await;
    let messages_of =
        async |query: &str| messages(&client.get(&format!("{path}?{query}")).await.json());
    assert_eq!(messages_of("sort=asc").await, "012345");
    assert_eq!(messages_of("sort=desc").await, "543210");
    assert_eq!(messages_of("").await, "543210");
    assert_eq!(messages_of("sort=desc&offset=1&limit=2").await, "43");
    assert_eq!(messages_of("sort=asc&offset=4&limit=10").await, "45");
    assert_eq!(messages_of("sort=asc&offset=6").await, "");
    assert_eq!(messages_of("sort=asc&deduped=true").await, "135");
    assert_eq!(messages_of("sort=asc&deduped=false").await, "024");
    assert_eq!(messages_of("sort=asc&deduped=all").await, "012345");
}

#[tokio::test]
async fn page_of_events_has_the_url_of_the_next_page_until_the_last() {
    let (_mock, client, path) = six_events().await;
    let mut url = format!("{path}?offset=0&limit=2&sort=desc&deduped=all");
    let mut pages = Vec::new();
    loop {
        let page = client.get(&url).await.json();
        assert_eq!(page["meta"]["total"], 6);
        assert_eq!(page["meta"]["count"], 2);
        assert_eq!(page["meta"]["current"], url);
        pages.push(messages(&page));
        match page["meta"].get("next") {
            Some(next) => url = next.as_str().unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(pages, ["54", "32", "10"]);
}

#[tokio::test]
async fn page_of_events_has_one_to_ten_events() {
    let (_mock, client, path) = six_events().await;
    let limit = "query: `limit`: the value does not match \"^([1-9]|10)$\"";
    for (query, message) in [
        ("limit=0", limit),
        ("limit=11", limit),
        ("limit=-1", limit),
        ("offset=x", "query: `offset`: is not an unsigned integer"),
    ] {
        let response = client.get(&format!("{path}?{query}")).await;
        assert_eq!(response.status, 400, "{query}");
        assert_eq!(response.error_message(), message);
    }
    for limit in [1, 10] {
        let page = client.get(&format!("{path}?limit={limit}")).await.json();
        assert_eq!(page["meta"]["count"], limit.min(6));
    }
}

#[tokio::test]
async fn postmortems_are_limited_to_the_range_and_counted() {
    let clock = Clock::manual(noon());
    let (mock, client) = empty(&clock).await;
    let state = mock.state();
    let team = state.add_team("Payments");
    let other_team = state.add_team("Search");
    for (team_id, title) in [
        (&team.id, "a"),
        (&team.id, "b"),
        (&other_team.id, "c"),
        (&team.id, "d"),
    ] {
        let service = state.add_service(team_id, title);
        let mut incident = state.add_incident(&service.id, title);
        incident.postmortem = Some(Postmortem {
            id: format!("6a{title:0>22}"),
            title: title.to_owned(),
            text: "Because".to_owned(),
            status: "published".to_owned(),
            follow_ups: vec![
                FollowUp {
                    task: "Fix".to_owned(),
                    is_done: true,
                },
                FollowUp {
                    task: "Alert".to_owned(),
                    is_done: false,
                },
                FollowUp {
                    task: "Test".to_owned(),
                    is_done: false,
                },
            ],
            created_at: incident.created_at,
        });
        state.put_incident(incident);
        clock.advance(Duration::from_secs(3600));
    }
    let list = async |from: &str, to: &str, limit: u32| {
        let path = format!(
            "/v3/incidents/postmortem?owner_id={}&limit={limit}&fromDate={from}&toDate={to}",
            team.id
        );
        client.get(&path).await.data()[0].clone()
    };
    let titles = |page: &Value| {
        let rows = page["result"].as_array().unwrap().iter();
        rows.map(|row| row["title"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
            .join("")
    };
    let all = list("2026-03-02", "2026-03-03", 10).await;
    assert_eq!(titles(&all), "abd");
    assert_eq!(all["total_count"], json!([{ "count": 3 }]));
    assert_eq!(all["result"][0]["active_follow_ups_count"], 2);
    let limited = list("2026-03-02", "2026-03-03", 2).await;
    assert_eq!(titles(&limited), "ab");
    assert_eq!(limited["total_count"], json!([{ "count": 3 }]));
    let exact = list("2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z", 10).await;
    assert_eq!(titles(&exact), "ab");
    let after_first = list("2026-03-02T12:00:01Z", "2026-03-02T14:59:59Z", 10).await;
    assert_eq!(titles(&after_first), "b");
}

/// Returns the list of a page, which is `data` or the one list in `data`.
fn items(body: &Value) -> &Vec<Value> {
    match &body["data"] {
        Value::Object(fields) => fields.values().find_map(Value::as_array).unwrap(),
        data => data.as_array().unwrap(),
    }
}

#[tokio::test]
async fn empty_page_follows_the_last_sample_page() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let team = &mock.state().teams()[0].id;
    let numbered = format!("/v3/workflows?owner_id={team}&page_size=20&page_number=");
    let camel_case =
        "/v3/audit-logs?startDate=2000-01-01&endDate=2100-01-01&pageSize=20&pageNumber=";
    let offset = format!("/v3/slo?owner_id={team}&limit=20&offset=");
    let nested_offset = "/v3/extensions/event-webhooks?page-limit=20&offset=";
    for (path, first, second) in [
        (numbered.as_str(), 1, 2),
        (camel_case, 1, 2),
        (offset.as_str(), 0, 20),
        (nested_offset, 0, 20),
    ] {
        let page = client.get(&format!("{path}{first}")).await.json();
        assert!(!items(&page).is_empty(), "{path}{first}");
        let page = client.get(&format!("{path}{second}")).await.json();
        assert_eq!(items(&page).len(), 0, "{path}{second}");
    }
}

#[tokio::test]
async fn sample_page_with_a_cursor_is_the_last() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let team = &mock.state().teams()[0].id;
    let schedules = format!("/v4/schedules?teamID={team}");
    for path in [&schedules, &format!("/v4/squads?owner_id={team}")] {
        let page = client.get(path).await.json();
        assert_eq!(items(&page).len(), 1, "{path}");
        let info = &page["pageInfo"];
        assert_eq!(
            (&info["hasNext"], &info["hasPrev"]),
            (&json!(false), &json!(false))
        );
        assert!(
            info.get("nextCursor").is_none() && info.get("prevCursor").is_none(),
            "{info}"
        );
    }
    let unknown = client.get(&format!("{schedules}&cursor=next")).await;
    assert_eq!(unknown.status, 400);
    let user = mock.state().users().remove(0).id;
    let new = json!({ "name": "Second", "description": "", "teamID": team, "ownerID": user, "ownerType": "user",
        "timeZone": "UTC", "tags": [] });
    client.post("/v4/schedules", &new).await.data();
    let page = client.get(&format!("{schedules}&pageSize=1")).await.json();
    let cursor = page["pageInfo"]["nextCursor"].as_str().unwrap();
    let page = client
        .get(&format!("{schedules}&pageSize=1&cursor={cursor}"))
        .await
        .json();
    assert_eq!(items(&page)[0]["name"], "Second");
    let info = &page["pageInfo"];
    assert_eq!(
        (&info["hasNext"], &info["hasPrev"]),
        (&json!(false), &json!(true))
    );
}
