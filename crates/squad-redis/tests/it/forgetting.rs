//! Redis can lose what it had. A refresh token that may be spent is not reused.

use std::time::{Duration, SystemTime};

use futures::future::BoxFuture;
use squad_core::auth::Session;
use squad_core::clock::{Clock, SystemClock};
use squad_core::{Authorize as _, Fleet as _};
use squad_redis::Fleet;

use crate::support::{
    Provider, Server, call, fleet, installed, password, session, token, token_only,
};

/// Has the token of the process with this fleet rejected.
async fn rotate(fleet: &Fleet, provider: &Provider) {
    // A session of its own, which does not know of former rejections.
    let session = session(fleet, password(), provider);
    let generation = session.bearer().await.unwrap().generation;
    session.rejected(generation).await.unwrap();
}

#[tokio::test]
async fn after_a_flush_the_fleet_logs_in_once_and_no_token_is_reused() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let fleets = [(); 4].map(|()| fleet(&server));
    let sessions = fleets
        .each_ref()
        .map(|fleet| session(fleet, password(), &provider));
    for session in &sessions {
        session.bearer().await.unwrap();
    }
    let _: String = server.command(&["FLUSHALL"]);
    let generation = sessions[0].current().unwrap().generation;
    sessions[0].rejected(generation).await.unwrap();
    for session in &sessions {
        assert!(call(session, &provider).await.unwrap());
    }
    assert_eq!(provider.counts(), [2, 2, 0, 0]);
}

#[tokio::test]
async fn after_a_flush_a_source_without_a_password_says_that_it_is_in_doubt() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let first = provider.log_in_elsewhere();
    let old = session(&fleet(&server), token_only(&first), &provider);
    old.seed().await.unwrap();
    old.bearer().await.unwrap();
    let _: String = server.command(&["FLUSHALL"]);
    let new = session(&fleet(&server), token_only(&first), &provider);
    let generation = old.current().unwrap().generation;
    for error in [
        old.rejected(generation).await.unwrap_err(),
        new.bearer().await.unwrap_err(),
    ] {
        assert!(error.is_credential_store(), "{error:?}");
        assert!(error.to_string().contains("may have lost it"), "{error}");
    }
    assert_eq!(provider.counts(), [1, 0, 1, 0]);
}

#[tokio::test]
async fn an_old_snapshot_is_noticed_by_old_and_by_new_processes() {
    if !installed() {
        return;
    }
    for only_new in [false, true] {
        let mut server = Server::start(&[]);
        let provider = Provider::new(3600);
        let (old, new) = (fleet(&server), fleet(&server));
        rotate(&old, &provider).await;
        let _: String = server.command(&["SAVE"]);
        rotate(&old, &provider).await;
        // The snapshot has the token that was just spent.
        server.restart();
        // In a new process the access token is of the snapshot, too, and rejected.
        let first = if only_new { &new } else { &old };
        assert!(
            call(&session(first, password(), &provider), &provider)
                .await
                .unwrap()
        );
        for fleet in [&old, &new] {
            assert!(
                call(&session(fleet, password(), &provider), &provider)
                    .await
                    .unwrap()
            );
        }
        assert_eq!(provider.counts(), [4, 2, 2, 0], "only_new: {only_new}");
    }
}

#[tokio::test]
async fn a_process_that_knows_the_record_of_a_snapshot_does_not_trust_it() {
    if !installed() {
        return;
    }
    let mut server = Server::start(&[]);
    let provider = Provider::new(3600);
    let (one, other) = (fleet(&server), fleet(&server));
    rotate(&one, &provider).await;
    // The other one has seen the last revision.
    let _ = session(&other, password(), &provider)
        .bearer()
        .await
        .unwrap();
    let _: String = server.command(&["SAVE"]);
    rotate(&one, &provider).await;
    server.restart();
    rotate(&other, &provider).await;
    assert_eq!(provider.counts(), [4, 2, 2, 0]);
}

#[tokio::test]
async fn an_older_record_than_a_process_has_seen_is_in_doubt_without_a_restart() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let one = fleet(&server);
    rotate(&one, &provider).await;
    let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
    let older: Vec<u8> = server.command(&["DUMP", &keys[0]]);
    rotate(&one, &provider).await;
    let mut restore = redis::cmd("RESTORE");
    restore.arg(&keys[0]).arg(0).arg(older).arg("REPLACE");
    let _: String = restore.query(&mut server.connection()).unwrap();
    rotate(&one, &provider).await;
    assert_eq!(provider.counts()[3], 0);
    assert_eq!(provider.state().log_ins, 2);
}

#[tokio::test]
async fn a_restart_costs_a_log_in_unless_the_server_is_durable() {
    if !installed() {
        return;
    }
    for durable in [true, false] {
        let mut server = Server::start(&[]);
        server.restart_with(&["--appendonly", "yes", "--appendfsync", "always"]);
        let provider = Provider::new(3600);
        let process = || match durable {
            true => fleet(&server).durable(),
            false => fleet(&server),
        };
        let (old, new) = (process(), process());
        rotate(&old, &provider).await;
        server.restart();
        rotate(&old, &provider).await;
        rotate(&new, &provider).await;
        let expected = if durable { [4, 1, 3, 0] } else { [4, 2, 2, 0] };
        assert_eq!(provider.counts(), expected);
    }
}

/// The system's clock, some minutes off.
#[derive(Debug, Default)]
struct Skewed(SystemClock, Duration);

impl Clock for Skewed {
    fn wall(&self) -> SystemTime {
        self.0.wall() + self.1
    }
    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(duration)
    }
}

#[tokio::test]
async fn five_minutes_of_skew_between_processes_cost_nothing() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(120);
    for minutes in [0, 5, 10] {
        let clock = Skewed(SystemClock::default(), Duration::from_secs(60 * minutes));
        let session = Session::new(
            password(),
            "https://auth.example.com".parse().unwrap(),
            std::sync::Arc::new(provider.transport()),
            std::sync::Arc::new(clock),
            fleet(&server).store().unwrap(),
        )
        .unwrap();
        assert_eq!(token(&session.bearer().await.unwrap()), "access-1");
    }
    assert_eq!(provider.counts(), [1, 1, 0, 0]);
}

#[tokio::test]
async fn a_clock_of_the_server_that_was_set_back_blocks_no_one_for_long() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let one = fleet(&server);
    session(&one, password(), &provider).bearer().await.unwrap();
    let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
    let _: i64 = server.command(&["HSET", &keys[0], "own", "gone", "until", "99999999999999"]);
    let _: i64 = server.command(&["HSET", &keys[0], "at", "99999999999999"]);
    let begun = std::time::Instant::now();
    rotate(&one, &provider).await;
    assert!(
        begun.elapsed() < Duration::from_secs(9),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(provider.counts(), [2, 1, 1, 0]);
}
