//! The calendar links of schedules.

use serde_json::{Value, json};

use crate::support::{Client, Fixture, Response};

async fn link(client: &Client, method: &str, schedule: &str, mine: bool) -> Response {
    let path = format!("/v4/schedules/{schedule}/ical-link?myOnCall={mine}");
    let body = json!({});
    let body = ["POST", "PATCH"].contains(&method).then_some(&body);
    client.send(method, &path, body).await
}

fn url(secret: u64, schedule: &str) -> Value {
    json!(format!(
        "https://calendar.example.com/sample-secret-{secret}/{schedule}.ics"
    ))
}

#[tokio::test]
async fn link_is_created_replaced_and_deleted() {
    let fixture = Fixture::new().await;
    let client = &fixture.client;
    for (mine, name, secret) in [(false, "iCalLink", 1), (true, "iCalLinkForMyOnCalls", 4)] {
        for method in ["GET", "PATCH", "DELETE"] {
            let missing = link(client, method, "1", mine).await;
            assert_eq!(missing.status, 404, "{method}: {missing:?}");
            assert!(
                missing.text.contains("calendar link not found"),
                "{method}: {missing:?}"
            );
        }
        for (number, method) in (secret..).zip(["POST", "PATCH", "POST"]) {
            let made = link(client, method, "1", mine).await.data();
            assert_eq!(made, json!({ name: url(number, "1") }), "{method}");
            assert_eq!(
                link(client, "GET", "1", mine).await.data(),
                made,
                "{method}"
            );
        }
        let deleted = link(client, "DELETE", "1", mine).await;
        assert!(
            deleted.status < 300 && deleted.text.is_empty(),
            "{deleted:?}"
        );
        assert_eq!(link(client, "GET", "1", mine).await.status, 404);
    }
    for method in ["GET", "POST", "PATCH", "DELETE"] {
        let unknown = link(client, method, "4711", false).await;
        assert_eq!(unknown.status, 404, "{method}");
        assert!(
            unknown.text.contains("schedule not found"),
            "{method}: {unknown:?}"
        );
    }
}

#[tokio::test]
async fn schedule_and_each_user_have_links_of_their_own() {
    let fixture = Fixture::new().await;
    let jonas = Client::of(&fixture.mock, &fixture.users[1]).await;
    let grace = &fixture.client;
    let (all, own) = ("iCalLink", "iCalLinkForMyOnCalls");
    // The user, the schedule, whether it is a link of the user's own shifts, and the link.
    let links = [
        (grace, "1", false, json!({ all: url(1, "1") })),
        (grace, "1", true, json!({ own: url(2, "1") })),
        (&jonas, "1", true, json!({ own: url(3, "1") })),
        (grace, "2", false, json!({ all: url(4, "2") })),
    ];
    for (client, schedule, mine, expected) in &links {
        let made = link(client, "POST", schedule, *mine).await.data();
        assert_eq!(made, *expected);
    }
    for (client, schedule, mine, expected) in &links {
        let read = link(client, "GET", schedule, *mine).await.data();
        assert_eq!(read, *expected);
    }
    // All users share the link of the schedule.
    let shared = link(&jonas, "GET", "1", false).await.data();
    assert_eq!(shared, links[0].3);
    link(grace, "DELETE", "1", true).await;
    assert_eq!(link(grace, "GET", "1", true).await.status, 404);
    assert_eq!(link(&jonas, "GET", "1", true).await.data(), links[2].3);
}
