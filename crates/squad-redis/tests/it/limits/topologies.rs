//! Limits in a cluster, and over a fail-over by sentinels.

use std::time::{Duration, Instant};

use futures::future::join_all;
use squad_core::Client;
use squad_redis::Fleet;

use super::{CALLS, Service, call};
use crate::support::installed;
use crate::topologies::{Sentinel, cluster, replicated};

#[tokio::test]
async fn a_cluster_keeps_the_limits_of_accounts_on_all_nodes() {
    if !installed() {
        return;
    }
    let nodes = cluster().await;
    let accounts = ["a", "b", "c", "d"].map(|account| {
        let nodes = &nodes;
        async move {
            let service = Service::new();
            let fleet = || Fleet::cluster([nodes[0].url()]).account(account);
            let clients = ["one", "two"].map(|name| service.client(name, Some(fleet())));
            let calls = clients.iter().map(|client| call(client, CALLS + 1));
            let successes: usize = join_all(calls).await.into_iter().sum();
            assert_eq!(successes, 2 * CALLS + 2);
            service.assert_limit_in(account);
        }
    });
    join_all(accounts).await;
    for node in &nodes {
        let keys: Vec<String> = node.command(&["KEYS", "squad:*:sent"]);
        assert!(!keys.is_empty(), "every account is on the other node");
    }
}

#[tokio::test]
async fn a_fail_over_by_sentinels_does_not_break_the_limit() {
    if !installed() {
        return;
    }
    let (mut primary, replica) = replicated().await;
    let sentinel = Sentinel::start(&primary);
    let service = Service::new();
    let clients: Vec<Client> = (0..3)
        .map(|nth| {
            let url = format!("redis://127.0.0.1:{}", sentinel.port);
            let fleet = Fleet::sentinel("main", [url]).account("production");
            let fleet = fleet.expected_processes(3);
            service.client(&format!("process-{nth}"), Some(fleet))
        })
        .collect();
    let stop = std::cell::Cell::new(false);
    let work = clients.iter().map(async |client| {
        while !stop.get() {
            assert_eq!(call(client, 1).await, 1);
        }
    });
    let control = async {
        // The sentinel has to know the replica.
        tokio::time::sleep(Duration::from_secs(12)).await;
        let key = "squad:{squad/production}:limits:acknowledge:state";
        let before: String = primary.command(&["HGET", key, "run"]);
        primary.kill();
        let begun = Instant::now();
        loop {
            let info: String = replica.command(&["INFO", "replication"]);
            let run: String = replica.command(&["HGET", key, "run"]);
            if info.contains("role:master") && run != before {
                break;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "no fail-over");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let sent = service.count();
        while service.count() < sent + 2 * CALLS {
            assert!(begun.elapsed() < Duration::from_secs(100), "no permits");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        stop.set(true);
    };
    futures::join!(join_all(work), control);
    service.assert_limit();
}
