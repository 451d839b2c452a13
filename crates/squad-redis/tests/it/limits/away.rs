//! Redis is away: calls go on by shares, and the limit holds before, during and after it.

use std::time::{Duration, Instant};

use futures::future::join_all;
use squad_core::Client;

use super::{CALLS, LIMITED, Service, call, fleet};
use crate::support::{Server, free_port, installed};

/// Three processes, with Redis away for longer than two windows and a while after it.
async fn while_away(
    case: &str,
    server: &mut Server,
    away: impl FnOnce(&mut Server),
    back: impl FnOnce(&mut Server),
) {
    let service = Service::new();
    let clients: Vec<Client> = (0..3)
        .map(|nth| {
            let fleet = fleet(server)
                .expected_processes(3)
                .response_timeout(Duration::from_millis(300));
            service.client(&format!("process-{nth}"), Some(fleet))
        })
        .collect();
    let stop = std::sync::atomic::AtomicBool::new(false);
    let failures = std::sync::atomic::AtomicUsize::new(0);
    let work = clients.iter().map(async |client| {
        while !stop.load(std::sync::atomic::Ordering::Relaxed) {
            if call(client, 1).await == 0 {
                failures.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        }
    });
    let reached = async |count: usize| {
        let begun = Instant::now();
        while service.count() < count {
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "{case}: {}",
                service.count()
            );
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let control = async {
        reached(2 * CALLS).await;
        away(server);
        let before = service.count();
        reached(before + 3 * CALLS).await;
        back(server);
        let before = service.count();
        tokio::time::sleep(Duration::from_secs(3)).await;
        // Then with Redis: its permits are of the last seconds.
        reached(before + 3 * CALLS).await;
        let sent: u64 = loop {
            let name = "squad:{squad/production}:limits:acknowledge:sent";
            match server.command(&["ZCARD", name]) {
                0 => tokio::time::sleep(Duration::from_millis(50)).await,
                sent => break sent,
            }
        };
        assert!(sent > 0);
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    };
    futures::join!(join_all(work), control);
    service.assert_limit_in(case);
    assert_eq!(failures.into_inner(), 0, "{case}");
}

/// The cases run at the same time, because they wait most of it.
#[tokio::test]
async fn calls_go_on_by_shares_while_redis_is_away() {
    if !installed() {
        return;
    }
    futures::join!(
        unconnected(),
        silent(),
        read_only(),
        without_memory(),
        foreign()
    );
}

async fn unconnected() {
    let mut server = Server::start(&[]);
    while_away("no connection", &mut server, Server::kill, Server::restart).await;
}

async fn silent() {
    let mut server = Server::start(&[]);
    let (away, back) = (
        |server: &mut Server| server.suspend(),
        |server: &mut Server| server.resume(),
    );
    while_away("silent", &mut server, away, back).await;
}

async fn read_only() {
    let (mut server, port) = (Server::start(&[]), free_port().to_string());
    let replica_of = |server: &mut Server, host: &str, port: &str| {
        let _: String = server.command(&["REPLICAOF", host, port]);
    };
    let away = |server: &mut Server| replica_of(server, "127.0.0.1", &port);
    let back = |server: &mut Server| replica_of(server, "NO", "ONE");
    while_away("read-only", &mut server, away, back).await;
}

async fn without_memory() {
    let memory = |server: &mut Server, bytes: &str| {
        let _: String = server.command(&["CONFIG", "SET", "maxmemory", bytes]);
    };
    let mut server = Server::start(&["--maxmemory-policy", "noeviction"]);
    let away = |server: &mut Server| memory(server, "1");
    let back = |server: &mut Server| memory(server, "0");
    while_away("out of memory", &mut server, away, back).await;
}

async fn foreign() {
    const NAME: &str = "squad:{squad/production}:limits:acknowledge:sent";
    let mut server = Server::start(&[]);
    let away = |server: &mut Server| {
        let _: String = server.command(&["SET", NAME, "foreign"]);
    };
    let back = |server: &mut Server| {
        let _: u64 = server.command(&["DEL", NAME]);
    };
    while_away("foreign data", &mut server, away, back).await;
}

#[tokio::test]
async fn processes_that_never_reached_redis_keep_their_shares() {
    let service = Service::new();
    let port = free_port();
    let clients: Vec<Client> = (0..3)
        .map(|nth| {
            let fleet = squad_redis::Fleet::redis(format!("redis://127.0.0.1:{port}"));
            let fleet = fleet.account("production").expected_processes(3);
            service.client(&format!("process-{nth}"), Some(fleet))
        })
        .collect();
    let calls = clients.iter().map(|client| call(client, 4));
    let successes: usize = join_all(calls).await.into_iter().sum();
    assert_eq!(successes, 12);
    service.assert_limit();
}

#[tokio::test]
async fn waiting_for_a_share_ends_at_the_deadline() {
    let service = Service::new();
    let port = free_port();
    let fleet = squad_redis::Fleet::redis(format!("redis://127.0.0.1:{port}"));
    let client = service.client("alone", Some(fleet.account("production")));
    let call = client.call(&LIMITED).deadline(Duration::from_millis(500));
    let error = call.request::<()>().await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(service.count(), 0);
}
