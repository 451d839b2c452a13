//! While Redis is away, calls go on from memory, and a refresh token that rotates is not sent.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use squad_core::observe::{FleetChange, Observer};
use squad_core::{Authorize as _, Fleet as _, Kind, StoreFailure};
use squad_redis::Fleet;

use crate::support::{
    ACCOUNT, Provider, Server, call, call_until, fleet, free_port, installed, key, password,
    reusable, session,
};

#[derive(Debug, Clone, Default)]
struct Changes(Arc<Mutex<Vec<Option<String>>>>);

impl Observer for Changes {
    fn fleet_changed(&self, change: &FleetChange<'_>) {
        self.0
            .lock()
            .unwrap()
            .push(change.unreachable.map(str::to_owned));
    }
}

#[tokio::test]
async fn a_client_that_starts_while_redis_is_away_works_and_joins_by_itself() {
    if !installed() {
        return;
    }
    let port = free_port();
    let fleet = Fleet::redis(format!("redis://127.0.0.1:{port}"))
        .key(key())
        .account(ACCOUNT);
    let changes = Changes::default();
    fleet.observe(Arc::new(changes.clone())).unwrap();
    let provider = Provider::new(3);
    let session = session(&fleet, reusable(), &provider);
    call_until(Instant::now() + Duration::from_secs(6), &session, &provider).await;
    let error = session.store_error().unwrap();
    assert_eq!(error.store_failure(), Some(StoreFailure::Unavailable));
    assert!(
        error.to_string().contains(&format!("127.0.0.1:{port}")),
        "{error}"
    );
    assert_eq!(
        changes.0.lock().unwrap().len(),
        1,
        "one report for many failures"
    );

    let server = Server::on_port(port, &[]);
    call_until(Instant::now() + Duration::from_secs(8), &session, &provider).await;
    assert!(session.store_error().is_none());
    let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
    assert_eq!(keys.len(), 1);
    let changes = changes.0.lock().unwrap().clone();
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert!(changes[0].is_some() && changes[1].is_none());
}

#[tokio::test]
async fn a_rotating_token_is_not_sent_while_redis_is_away() {
    if !installed() {
        return;
    }
    let port = free_port();
    let fleet = Fleet::redis(format!("redis://u:canary@127.0.0.1:{port}"))
        .key(key())
        .account(ACCOUNT);
    let provider = Provider::new(3600);
    let session = session(&fleet, password(), &provider);
    let limit = Some(Duration::from_secs(3));
    let error = tokio::time::timeout(Duration::from_secs(4), session.bearer_within(limit)).await;
    let error = match error {
        Ok(result) => result.unwrap_err(),
        Err(_) => session.pending_error().unwrap(),
    };
    assert_eq!(error.kind(), Kind::CredentialStore);
    assert_eq!(error.store_failure(), Some(StoreFailure::Unavailable));
    assert!(
        error.to_string().contains("does not accept connections"),
        "{error}"
    );
    assert!(!format!("{error:?}").contains("canary"), "{error:?}");
    assert_eq!(provider.counts(), [0; 4]);
    drop(session);
}

#[tokio::test]
async fn a_suspended_server_delays_calls_by_its_timeout_at_most() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3);
    let cached = Provider::new(3600);
    let short = session(&fleet(&server), reusable(), &provider);
    let long = session(&fleet(&server), password(), &cached);
    short.bearer().await.unwrap();
    long.bearer().await.unwrap();
    server.suspend();
    let end = Instant::now() + Duration::from_secs(10);
    let (slowest, cached) = tokio::join!(
        call_until(end, &short, &provider),
        call_until(end, &long, &cached)
    );
    assert!(slowest < Duration::from_secs(4), "{slowest:?}");
    assert!(cached < Duration::from_millis(500), "{cached:?}");
    server.resume();
    call_until(Instant::now() + Duration::from_secs(12), &short, &provider).await;
    assert!(short.store_error().is_none(), "{:?}", short.store_error());
}

#[tokio::test]
async fn a_server_that_accepts_no_writes_is_away_and_says_why() {
    if !installed() {
        return;
    }
    let nowhere = free_port().to_string();
    for (arguments, expected) in [
        (
            vec!["--replicaof", "127.0.0.1", &nowhere],
            "read-only replica",
        ),
        (
            vec![
                "--replicaof",
                "127.0.0.1",
                &nowhere,
                "--replica-serve-stale-data",
                "no",
            ],
            "has no primary",
        ),
        (
            vec!["--maxmemory", "1mb", "--maxmemory-policy", "noeviction"],
            "out of memory",
        ),
    ] {
        let server = Server::start(&arguments);
        let provider = Provider::new(3600);
        let session = session(&fleet(&server), reusable(), &provider);
        assert!(call(&session, &provider).await.unwrap());
        let error = session.store_error().unwrap();
        assert_eq!(
            error.store_failure(),
            Some(StoreFailure::Unavailable),
            "{error}"
        );
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_loads_its_data_is_away() {
    if !installed() {
        return;
    }
    let mut server = Server::start(&[]);
    let mut fill = redis::pipe();
    for n in 0..3000 {
        fill.cmd("SET")
            .arg(format!("key-{n}"))
            .arg("x".repeat(1000))
            .ignore();
    }
    fill.exec(&mut server.connection()).unwrap();
    let _: String = server.command(&["SAVE"]);
    server.restart_with(&[
        "--key-load-delay",
        "2000",
        "--loading-process-events-interval-bytes",
        "1024",
    ]);
    let provider = Provider::new(3);
    let session = session(&fleet(&server), reusable(), &provider);
    assert!(call(&session, &provider).await.unwrap());
    let error = session.store_error().unwrap();
    assert!(error.to_string().contains("loading"), "{error}");
    call_until(
        Instant::now() + Duration::from_secs(15),
        &session,
        &provider,
    )
    .await;
    assert!(session.store_error().is_none());
}

#[test]
fn the_connection_outlives_the_runtime_that_first_used_it() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let fleet = fleet(&server);
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
    };
    for _ in 0..3 {
        let session = session(&fleet, password(), &provider);
        runtime().block_on(async { session.bearer().await.unwrap() });
    }
    assert_eq!(provider.counts(), [1, 1, 0, 0]);
    let clients: String = server.command(&["INFO", "stats"]);
    // Those of the fleet, and one for each command of the test.
    assert!(clients.contains("total_connections_received:"), "{clients}");
}
