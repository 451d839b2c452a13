//! Redis Cluster, and a primary with a replica behind sentinels.

#![cfg(all(feature = "cluster", feature = "sentinel"))]

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use squad_core::testing::check_store;
use squad_core::{Authorize as _, Fleet as _, StoreFailure};
use squad_redis::Fleet;

use crate::support::{
    ACCOUNT, Provider, Server, call, call_until, free_port, installed, key, password, reusable,
    session,
};

async fn rotate(fleet: &Fleet, provider: &Provider) -> squad_core::Result<()> {
    let session = session(fleet, password(), provider);
    let generation = session.bearer().await?.generation;
    session.rejected(generation).await.map(drop)
}

/// A cluster of two nodes.
pub(crate) async fn cluster() -> [Server; 2] {
    let nodes = [(); 2].map(|()| Server::start(&["--cluster-enabled", "yes"]));
    for (node, slots) in nodes.iter().zip([["0", "8191"], ["8192", "16383"]]) {
        let _: String = node.command(&["CLUSTER", "ADDSLOTSRANGE", slots[0], slots[1]]);
    }
    let port = nodes[1].port().to_string();
    let _: String = nodes[0].command(&["CLUSTER", "MEET", "127.0.0.1", &port]);
    let begun = Instant::now();
    let is_ready = |node: &Server| {
        let info: String = node.command(&["CLUSTER", "INFO"]);
        info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:2")
    };
    while !nodes.iter().all(is_ready) {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "the cluster does not form"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    nodes
}

#[tokio::test]
async fn a_cluster_shares_tokens_as_one_server_does() {
    if !installed() {
        return;
    }
    let nodes = cluster().await;
    // Accounts on both nodes.
    for account in ["a", "b", "c", "d"] {
        let fleet = || Fleet::cluster([nodes[0].url()]).key(key()).account(account);
        check_store(&*fleet().store().unwrap(), account)
            .await
            .unwrap();
        let provider = Provider::new(3600);
        let (one, other) = (fleet(), fleet());
        rotate(&one, &provider).await.unwrap();
        rotate(&other, &provider).await.unwrap();
        assert_eq!(provider.counts(), [3, 1, 2, 0]);
    }
    for node in &nodes {
        let keys: Vec<String> = node.command(&["KEYS", "squad:*"]);
        assert!(!keys.is_empty(), "every account is on the other node");
    }
}

pub(crate) struct Sentinel {
    child: Child,
    pub(crate) port: u16,
    _folder: tempfile::TempDir,
}

impl Sentinel {
    pub(crate) fn start(primary: &Server) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let port = free_port();
        let file = folder.path().join("sentinel.conf");
        let settings = format!(
            "port {port}\nbind 127.0.0.1\ndir {}\nsentinel monitor main 127.0.0.1 {} 1\nsentinel down-after-milliseconds main 1000\nsentinel failover-timeout main 5000\n",
            folder.path().display(),
            primary.port(),
        );
        std::fs::write(&file, settings).unwrap();
        let mut command = Command::new("redis-server");
        let child = command
            .arg(&file)
            .arg("--sentinel")
            .stdout(Stdio::null())
            .spawn();
        Self {
            child: child.unwrap(),
            port,
            _folder: folder,
        }
    }
}

impl Drop for Sentinel {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A primary with one replica that has caught up.
pub(crate) async fn replicated() -> (Server, Server) {
    let primary = Server::start(&["--repl-diskless-sync-delay", "0"]);
    let port = primary.port().to_string();
    let replica = Server::start(&["--replicaof", "127.0.0.1", &port]);
    let begun = Instant::now();
    loop {
        let info: String = primary.command(&["INFO", "replication"]);
        if info.contains("state=online") {
            return (primary, replica);
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{info}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_token_is_not_sent_before_a_replica_has_its_mark() {
    if !installed() {
        return;
    }
    let (primary, replica) = replicated().await;
    let provider = Provider::new(3600);
    let fleet = Fleet::redis(primary.url()).key(key()).account(ACCOUNT);
    rotate(&fleet, &provider).await.unwrap();
    assert_eq!(provider.counts(), [2, 1, 1, 0]);
    replica.suspend();
    let limit = Duration::from_secs(4);
    let waiting = session(&fleet, password(), &provider);
    let generation = waiting.bearer().await.unwrap().generation;
    let _ = tokio::time::timeout(limit, waiting.rejected(generation)).await;
    let error = waiting.pending_error().unwrap();
    assert_eq!(
        error.store_failure(),
        Some(StoreFailure::Unavailable),
        "{error}"
    );
    assert!(error.to_string().contains("confirm"), "{error}");
    assert_eq!(provider.counts(), [2, 1, 1, 0]);
    replica.resume();
    // The mark was taken back, so that the token is sent now.
    assert!(waiting.rejected(generation).await.is_ok());
    assert_eq!(provider.counts(), [3, 1, 2, 0]);
}

#[tokio::test]
async fn a_fail_over_by_sentinels_loses_no_call_and_no_token() {
    if !installed() {
        return;
    }
    let (mut primary, replica) = replicated().await;
    let sentinel = Sentinel::start(&primary);
    let provider = Provider::new(3600);
    let fleet = || {
        let url = format!("redis://127.0.0.1:{}", sentinel.port);
        Fleet::sentinel("main", [url]).key(key()).account(ACCOUNT)
    };
    let old = fleet();
    let begun = Instant::now();
    while rotate(&old, &provider).await.is_err() {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "the sentinel does not name the primary"
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // The sentinel has to know the replica, and the replica has to run for a while before the last write.
    tokio::time::sleep(Duration::from_secs(12)).await;
    rotate(&old, &provider).await.unwrap();
    let before = provider.counts();
    let running = session(&old, password(), &provider);
    running.bearer().await.unwrap();
    // Clients whose tokens do not rotate lose no call.
    let reusable_provider = Provider::new(3);
    let reusable = session(&fleet().account("reusable"), reusable(), &reusable_provider);
    reusable.bearer().await.unwrap();
    primary.kill();
    let end = Instant::now() + Duration::from_secs(10);
    call_until(end, &reusable, &reusable_provider).await;
    assert!(call(&running, &provider).await.unwrap(), "not from memory");
    let begun = Instant::now();
    while rotate(&old, &provider).await.is_err() {
        assert!(begun.elapsed() < Duration::from_secs(40), "no fail-over");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let info: String = replica.command(&["INFO", "replication"]);
    assert!(info.contains("role:master"), "{info}");
    let new = fleet();
    rotate(&new, &provider).await.unwrap();
    let after = provider.counts();
    assert_eq!(
        (after[1], after[2], after[3]),
        (before[1], before[2] + 2, 0),
        "{before:?} {after:?}"
    );
}
