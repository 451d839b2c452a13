//! Schedules: their time zone, and whether they are paused.

use std::time::Duration;

use serde_json::{Value, json};
use squadcast_mock::{Clock, MockServer};

use crate::support::{Client, noon};

#[tokio::test]
async fn schedule_is_paused_and_resumed() {
    let clock = Clock::manual(noon());
    let builder = MockServer::builder().clock(clock.clone());
    let mock = builder.start().await.unwrap();
    let client = Client::new(&mock).await;
    let other = client.get("/v4/schedules/2").await.data();
    let on_call = async || {
        let path = "/v4/schedules/who-is-oncall?scheduleID=1";
        client.get(path).await.data()[0]["oncall"]
            .as_array()
            .unwrap()
            .len()
    };
    for (minute, (action, paused)) in (1..).zip([
        ("resume", false),
        ("pause", true),
        ("pause", true),
        ("resume", false),
        ("pause", true),
    ]) {
        clock.advance(Duration::from_secs(60));
        let body = json!({ "action": action });
        let done = client.patch("/v4/schedules/1/actions", &body).await;
        assert_eq!(
            (done.status, done.data()),
            (200, json!({ "action": action, "success": true }))
        );
        let schedule = client.get("/v4/schedules/1").await.data();
        assert_eq!(schedule["paused"], paused);
        assert_eq!(
            schedule["updatedAt"],
            format!("2026-03-02T12:0{minute}:00Z")
        );
        assert_eq!(on_call().await, usize::from(!paused), "{action}");
    }
    assert_eq!(client.get("/v4/schedules/2").await.data(), other);
    for (path, body, status, message) in [
        (
            "/v4/schedules/1/actions",
            json!({}),
            422,
            "body: `action`: is required",
        ),
        (
            "/v4/schedules/4711/actions",
            json!({ "action": "pause" }),
            404,
            "schedule not found",
        ),
        (
            "/v4/schedules/4711/actions",
            json!({}),
            404,
            "schedule not found",
        ),
    ] {
        let response = client.patch(path, &body).await;
        assert_eq!(response.status, status, "{path} {body}");
        assert_eq!(
            response.json()["error"]["message"],
            message,
            "{path} {body}"
        );
    }
}

#[tokio::test]
async fn time_zone_of_a_schedule_exists() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let users = mock.state().users();
    let new = |zone: &str| {
        json!({ "name": "On call", "description": "", "teamID": mock.state().teams()[0].id, "ownerID": users[0].id,
            "ownerType": "user", "timeZone": zone, "tags": [] })
    };
    let count = async || mock.state().ids("/v4/schedules").len();
    let before = count().await;
    for (zone, valid) in [
        ("Europe/Berlin", true),
        ("UTC", true),
        ("America/Argentina/Buenos_Aires", true),
        ("Mars/Base", false),
        ("", false),
    ] {
        let made = client.post("/v4/schedules", &new(zone)).await;
        let moved = client
            .patch(
                "/v4/schedules/1/change-timezone",
                &json!({ "timeZone": zone }),
            )
            .await;
        let read: Value = client.get("/v4/schedules/1").await.data();
        if valid {
            assert_eq!(
                (made.status, made.data()["timeZone"].clone()),
                (201, json!(zone))
            );
            assert!(moved.status < 300, "{moved:?}");
            assert_eq!(read["timeZone"], zone);
        } else {
            for response in [made, moved] {
                assert_eq!(response.status, 422, "{zone}: {response:?}");
                let message = &response.json()["error"]["message"];
                assert_eq!(
                    message,
                    "body: `timeZone`: is not the IANA name of a time zone"
                );
            }
            assert_eq!(read["timeZone"], "America/Argentina/Buenos_Aires");
        }
    }
    assert_eq!(count().await, before + 3);
    let unknown = client
        .patch(
            "/v4/schedules/4711/change-timezone",
            &json!({ "timeZone": "UTC" }),
        )
        .await;
    assert_eq!(unknown.status, 404, "{unknown:?}");
}

#[tokio::test]
async fn paused_schedules_are_hidden_and_those_of_the_caller_selected() {
    let mock = MockServer::start().await.unwrap();
    let client = Client::new(&mock).await;
    let mira = Client::of(&mock, &mock.state().users()[2].id).await;
    let team = mock.state().teams()[0].id.clone();
    let list = async |client: &Client, filter: &str| {
        let path = format!("/v4/schedules?teamID={team}{filter}");
        client.get(&path).await.data().as_array().unwrap().len()
    };
    let pause = json!({ "action": "pause" });
    let all = list(&client, "").await;
    assert_eq!(list(&client, "&hidePaused=true").await, all);
    client.patch("/v4/schedules/1/actions", &pause).await.data();
    assert_eq!(list(&client, "&hidePaused=true").await, all - 1);
    assert_eq!(list(&client, "&hidePaused=false").await, all);
    assert_eq!(list(&client, "").await, all);
    assert_eq!(list(&client, "&youAndYourSquads=true").await, all);
    assert_eq!(list(&mira, "&youAndYourSquads=true").await, 0);
    assert_eq!(list(&mira, "&youAndYourSquads=false").await, all);
}
