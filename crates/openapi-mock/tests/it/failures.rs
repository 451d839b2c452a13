use std::time::{Duration, Instant};

use http::StatusCode;
use openapi_mock::{Conditions, Failure, MockError, Server, ServerOptions};

use crate::support::{Echo, get, request, start, start_with};

#[tokio::test]
async fn unknown_operation_is_the_same_error_everywhere() {
    let server = start().await;
    let failed = server.fail_next("dance", 1, Failure::hang());
    let conditions = Conditions::default().fail_operation("dance", 1.0, Failure::hang());
    let options = ServerOptions {
        conditions,
        ..ServerOptions::default()
    };
    let started = Server::start(Echo, options).await.map(drop);
    for result in [server.count("dance").map(drop), failed, started] {
        assert!(matches!(result, Err(MockError::UnknownOperation(id)) if id == "dance"));
    }
}

#[tokio::test]
async fn failures_happen_in_order_and_only_to_their_operation() {
    let server = start().await;
    server
        .fail_next("getItem", 2, Failure::unavailable())
        .unwrap();
    server
        .fail_next("getItem", 1, Failure::error(StatusCode::BAD_GATEWAY))
        .unwrap();
    assert_eq!(get(&server, "/items/latest").await.status, 200);
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(get(&server, "/items/7").await.status);
    }
    assert_eq!(statuses, [503, 503, 502, 200]);
    server
        .fail_next("getItem", 1, Failure::unavailable())
        .unwrap();
    server.clear_failures();
    assert_eq!(get(&server, "/items/7").await.status, 200);
    assert_eq!(server.count("getItem").unwrap(), 5);
}

#[tokio::test]
async fn failure_in_the_format_of_the_service_has_the_reason_of_its_status() {
    let server = start().await;
    server
        .fail_next("getItem", 1, "502".parse().unwrap())
        .unwrap();
    let response = get(&server, "/items/7").await;
    assert_eq!((response.status, response.error()), (502, "Bad Gateway"));
    for text in ["200", "99", "5000", "", "explode"] {
        assert!(text.parse::<Failure>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn hanging_call_stays_open_until_the_server_stops() {
    let server = start().await;
    server.fail_next("getItem", 1, Failure::hang()).unwrap();
    let mut hanging = tokio::spawn(request(&server, "GET", "/items/7").send());
    let early = tokio::time::timeout(Duration::from_millis(300), &mut hanging).await;
    assert!(early.is_err(), "{early:?}");
    assert_eq!(server.requests()[0].status, None);
    server.shutdown().await;
    hanging.await.unwrap().unwrap_err();
}

#[tokio::test]
async fn delayed_response_is_sent_after_the_delay() {
    let server = start().await;
    let delay = Duration::from_millis(200);
    server
        .fail_next("getItem", 1, Failure::slow(delay))
        .unwrap();
    let began = Instant::now();
    assert_eq!(get(&server, "/items/7").await.status, 200);
    assert!(began.elapsed() >= delay);
}

#[tokio::test]
async fn latency_delays_every_response() {
    let latency = Duration::from_millis(60);
    let server = start_with(|options| {
        options.conditions = Conditions::default().latency(latency..=latency);
    })
    .await;
    for path in ["/items/7", "/items/x"] {
        let began = Instant::now();
        get(&server, path).await;
        assert!(began.elapsed() >= latency, "{path}");
    }
}

#[tokio::test]
async fn random_failures_are_the_same_in_every_run() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let server = start_with(|options| {
            options.conditions = Conditions::default()
                .seed(3)
                .fail(0.5, Failure::unavailable());
        })
        .await;
        let mut statuses = Vec::new();
        for _ in 0..20 {
            statuses.push(get(&server, "/items/7").await.status);
        }
        runs.push(statuses);
    }
    assert_eq!(runs[0], runs[1]);
    assert!(runs[0].contains(&200) && runs[0].contains(&503), "{runs:?}");
}
