//! The queues: what they cost, and who gets the permits.

use std::time::{Duration, Instant};

use futures::future::join_all;
use http::StatusCode;
use http::header::RETRY_AFTER;
use squad_core::Client;
use squad_core::transport::TransportResponse;

use super::{CALLS, LIMITED, OTHER, Service, call, fleet};
use crate::support::{Server, installed};

const TAKE: &str = include_str!("../../../src/limits/take.lua");
/// The keys of the window of [`LIMITED`].
const WINDOW_KEY: &str = "squad:{squad/production}:limits:acknowledge:";

/// The commands with which scripts are run, by the server's own statistics.
fn scripts(server: &Server) -> u64 {
    server.calls("evalsha") + server.calls("eval")
}

#[tokio::test]
async fn a_call_with_a_stated_limit_costs_one_round_trip_and_another_one_none() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::new();
    let client = service.client("cost", Some(fleet(&server)));
    call(&client, CALLS).await;
    // A whole window later there is room again.
    tokio::time::sleep(Duration::from_millis(2500)).await;
    let before = scripts(&server);
    call(&client, CALLS).await;
    assert_eq!(scripts(&server) - before, CALLS as u64);
    for _ in 0..10 {
        client.call(&OTHER).request::<()>().await.unwrap();
    }
    assert_eq!(scripts(&server) - before, CALLS as u64);
}

#[tokio::test]
async fn a_limit_of_the_client_costs_one_round_trip_for_every_call() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::new();
    let ceiling =
        |name: &str| service.client_with(name, Some(fleet(&server)), |builder| builder.limit(7, 1));
    let clients = [ceiling("one"), ceiling("two")];
    for client in &clients {
        client.call(&OTHER).request::<()>().await.unwrap();
    }
    tokio::time::sleep(Duration::from_millis(2500)).await;
    let before = scripts(&server);
    for nth in 0..7 {
        let operation = if nth % 2 == 0 { &OTHER } else { &LIMITED };
        let call = clients[nth % 2].call(operation);
        call.request::<()>().await.unwrap();
    }
    assert_eq!(scripts(&server) - before, 7);
    // The next one has no room in the window of both clients.
    let call = clients[0].call(&OTHER).deadline(Duration::from_millis(100));
    assert!(call.request::<()>().await.is_err());
}

#[tokio::test]
async fn all_operations_of_a_service_with_one_limit_share_a_window() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::new();
    // As SquadVoice: its limit replaces those of the operations.
    let client = |name: &str, group: &'static str| {
        service.client_with(name, Some(fleet(&server)), |builder| {
            builder.only_limit(CALLS as u32, 1).limit_group(group)
        })
    };
    let (one, two) = (client("one", "squadvoice"), client("two", "squadvoice"));
    let other = client("other", "squadcast");
    for nth in 0..CALLS {
        let client = if nth % 2 == 0 { &one } else { &two };
        let operation = if nth % 3 == 0 { &OTHER } else { &LIMITED };
        client.call(operation).request::<()>().await.unwrap();
    }
    for operation in [&OTHER, &LIMITED] {
        let call = two.call(operation).deadline(Duration::from_millis(100));
        assert!(call.request::<()>().await.unwrap_err().is_timeout());
    }
    // Another service of the same account has a limit of its own.
    other.call(&OTHER).request::<()>().await.unwrap();
}

#[tokio::test]
async fn the_least_served_process_gets_half_of_its_fair_share_or_more() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::new();
    let names: Vec<String> = (0..4).map(|nth| format!("process-{nth}")).collect();
    let clients: Vec<Client> = names
        .iter()
        .map(|name| service.client(name, Some(fleet(&server))))
        .collect();
    let until = Instant::now() + Duration::from_secs(12);
    let work = clients.iter().enumerate().flat_map(|(nth, client)| {
        // The first process has many more calls than the others.
        let tasks = if nth == 0 { 32 } else { 1 };
        (0..tasks).map(move |_| async move {
            while Instant::now() < until {
                let call = client.call(&LIMITED).deadline(Duration::from_secs(4));
                let _ = call.request::<()>().await;
            }
        })
    });
    join_all(work).await;
    service.assert_limit();
    let served: Vec<usize> = names.iter().map(|name| service.count_of(name)).collect();
    let fair = service.count() / names.len();
    assert!(fair >= 3, "{served:?}");
    assert!(served.iter().all(|count| 2 * count >= fair), "{served:?}");
}

#[tokio::test]
async fn a_process_that_died_in_the_queue_delays_the_others_only_for_a_moment() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::new();
    let client = service.client("alive", Some(fleet(&server)));
    call(&client, CALLS).await;
    let (queue, due) = (format!("{WINDOW_KEY}queue"), format!("{WINDOW_KEY}due"));
    let now: Vec<u64> = server.command(&["TIME"]);
    for nth in 0..3 * CALLS {
        let place = format!("dead-{nth}");
        let _: u64 = server.command(&["ZADD", &queue, &nth.to_string(), &place]);
        let _: u64 = server.command(&["ZADD", &due, &(now[0] * 1000 + 500).to_string(), &place]);
    }
    assert_eq!(call(&client, 2 * CALLS).await, 2 * CALLS);
    service.assert_limit();
    let left: u64 = server.command(&["ZCARD", &queue]);
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_429_of_a_stated_limit_stops_the_other_processes_too() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::responding(|before| match before {
        0 => TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "")
            .header(RETRY_AFTER, "4".parse().unwrap()),
        _ => TransportResponse::new(StatusCode::OK, ""),
    });
    let clients = ["one", "two"].map(|name| service.client(name, Some(fleet(&server))));
    // Both have reached Redis.
    let first = tokio::spawn({
        let client = clients[0].clone();
        async move { call(&client, 1).await }
    });
    while service.count() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // The script runs in the background.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let error = clients[1]
        .call(&LIMITED)
        .deadline(Duration::from_secs(2))
        .request::<()>()
        .await
        .unwrap_err();
    assert!(error.is_rate_limited(), "{error}");
    assert_eq!(call(&clients[1], 1).await, 1);
    assert_eq!(first.await.unwrap(), 1);
    let times = service.times();
    assert!(times[1] - times[0] >= Duration::from_secs(4));
}

#[tokio::test]
async fn a_request_that_is_carried_out_twice_gives_one_permit() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    tokio::time::sleep(Duration::from_secs(4)).await;
    let mut connection = server.connection();
    let keys = [
        "processes",
        "slots",
        "free",
        "sent",
        "served",
        "queue",
        "due",
        "demand",
        "state",
    ];
    let mut take = |id: &str| -> u64 {
        let script = redis::Script::new(TAKE);
        let mut call = script.prepare_invoke();
        for key in keys {
            call.key(format!("{{test}}{key}"));
        }
        for argument in [
            "p", "p:", id, "1", "", "0", "0", "0", "1000", "12000", "300000",
        ] {
            call.arg(argument);
        }
        for argument in ["5", "1000", "", "0"] {
            call.arg(argument);
        }
        let result: Vec<redis::Value> = call.invoke(&mut connection).unwrap();
        redis::from_redis_value(result[0].clone()).unwrap()
    };
    for _ in 0..10 {
        assert_eq!(take("first"), 1);
    }
    let ids = ["second", "third", "fourth", "fifth", "sixth"];
    let granted: u64 = ids.into_iter().map(&mut take).sum();
    assert_eq!(granted, 4);
    // Its response could have been lost.
    assert_eq!(take("first"), 1);
}

#[tokio::test]
async fn cleared_pauses_end_for_all_processes() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let service = Service::responding(|before| match before {
        0 => TransportResponse::new(StatusCode::TOO_MANY_REQUESTS, "")
            .header(RETRY_AFTER, "200".parse().unwrap()),
        _ => TransportResponse::new(StatusCode::OK, ""),
    });
    let clients = ["one", "two"].map(|name| service.client(name, Some(fleet(&server))));
    assert_eq!(call(&clients[0], 1).await, 0);
    let state = format!("{WINDOW_KEY}state");
    let paused = async |expected: bool| loop {
        let until: u64 = server.command(&["HGET", &state, "paused"]);
        if (until > 0) == expected {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    paused(true).await;
    assert_eq!(call(&clients[1], 1).await, 0);
    clients[0].clear_pauses();
    paused(false).await;
    assert_eq!(call(&clients[1], 1).await, 1);
    assert_eq!(call(&clients[0], 1).await, 1);
}
