//! Tokens are exchanged once for the whole fleet, and a refresh token is never spent twice.

use std::time::{Duration, Instant};

use futures::future::join_all;
use squad_core::testing::check_store;
use squad_core::{Authorize as _, Fleet as _, Kind, StoreFailure};

use crate::support::{
    ACCOUNT, Mode, Provider, Server, call, fleet, installed, key, password, session, token,
    token_only,
};

#[tokio::test]
async fn the_store_keeps_the_promises_of_every_store() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    check_store(&*fleet(&server).store().unwrap(), "redis")
        .await
        .unwrap();
    let plain = squad_redis::Fleet::redis(server.url())
        .plaintext()
        .account(ACCOUNT);
    check_store(&*plain.store().unwrap(), "plain")
        .await
        .unwrap();
}

#[tokio::test]
async fn cold_processes_share_one_log_in_and_its_failure() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let sessions: Vec<_> = (0..16)
        .map(|_| session(&fleet(&server), password(), &provider))
        .collect();
    let callers = sessions
        .iter()
        .flat_map(|session| (0..64).map(|_| session.bearer()));
    for bearer in join_all(callers).await {
        assert_eq!(token(&bearer.unwrap()), "access-1");
    }
    assert_eq!(provider.counts(), [1, 1, 0, 0]);

    // Rejected: none of the others tries, too.
    let provider = Provider::new(3600);
    provider.set(Mode::Rejects);
    let other = fleet(&server).account("other");
    let sessions: Vec<_> = (0..16)
        .map(|_| session(&other.clone().namespace("squad"), password(), &provider))
        .collect();
    for bearer in join_all(sessions.iter().map(|session| session.bearer())).await {
        assert_eq!(bearer.unwrap_err().kind(), Kind::Authentication);
    }
    assert_eq!(provider.state().exchanges, 1);
    assert_eq!(
        session(&other, password(), &provider)
            .bearer()
            .await
            .unwrap_err()
            .kind(),
        Kind::Authentication
    );
    assert_eq!(provider.state().exchanges, 1);
}

#[tokio::test]
async fn while_the_provider_is_down_a_fleet_makes_as_many_exchanges_as_one_process() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let mut counts = Vec::new();
    for processes in [1, 16] {
        let provider = Provider::new(3600);
        provider.set(Mode::Down);
        let fleet = fleet(&server).account(format!("fleet-{processes}"));
        let sessions: Vec<_> = (0..processes)
            .map(|_| session(&fleet.clone().namespace("squad"), password(), &provider))
            .collect();
        let limit = Duration::from_secs(6);
        let callers = sessions.iter().map(|session| async move {
            let limited = tokio::time::timeout(limit, session.bearer_within(Some(limit)));
            let _ = limited.await;
        });
        join_all(callers).await;
        counts.push(provider.state().exchanges);
        provider.set(Mode::Works);
        for session in &sessions {
            assert_eq!(token(&session.bearer().await.unwrap()), "access-1");
        }
        assert_eq!(provider.state().log_ins, 1);
    }
    assert!(counts[1] <= counts[0] + 1, "{counts:?}");
    assert!(counts[0] >= 3, "{counts:?}");
}

#[tokio::test]
async fn the_warm_path_sends_no_command() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let session = session(&fleet(&server), password(), &provider);
    session.bearer().await.unwrap();
    let calls = || server.calls("evalsha") + server.calls("eval");
    let before = calls();
    for _ in 0..1000 {
        session.bearer().await.unwrap();
    }
    assert_eq!(calls(), before);
}

#[tokio::test]
async fn a_rotation_that_ends_the_old_token_is_learned_from_the_first_rejected_call() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let [one, other] = [(); 2].map(|()| session(&fleet(&server), password(), &provider));
    let old = one.bearer().await.unwrap();
    other.bearer().await.unwrap();
    one.rejected(old.generation).await.unwrap();
    assert_eq!(provider.state().rotations, 1);
    assert!(call(&other, &provider).await.unwrap());
    assert_eq!(provider.counts(), [2, 1, 1, 0]);
}

#[tokio::test]
async fn expiring_tokens_are_refreshed_by_one_process_and_picked_up_by_the_others() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(4);
    let sessions: Vec<_> = (0..8)
        .map(|_| session(&fleet(&server), password(), &provider))
        .collect();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        for session in &sessions {
            assert!(call(session, &provider).await.unwrap());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let state = provider.state();
    assert_eq!((state.log_ins, state.reuses), (1, 0));
    assert!((2..=5).contains(&state.rotations), "{}", state.rotations);
}

#[tokio::test]
async fn a_holder_that_lost_its_lock_writes_nothing() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600).slow(Duration::from_secs(3));
    let slow = session(&fleet(&server), password(), &provider);
    let other = session(&fleet(&server), password(), &Provider::new(3600));
    let (first, second) = tokio::join!(slow.bearer(), async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        // As if the process had been suspended longer than its lease.
        let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
        let _: i64 = server.command(&["HDEL", &keys[0], "own", "until"]);
        other.bearer().await
    });
    // The pair of the first one was not written, and it uses that of the second one.
    assert_eq!(token(&first.unwrap()), token(&second.unwrap()));
    assert_eq!(provider.state().log_ins, 1);
}

#[tokio::test]
async fn a_dead_holder_is_taken_over_and_what_it_may_have_spent_is_not_reused() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let first = session(&fleet(&server), password(), &provider);
    let bearer = first.bearer().await.unwrap();
    // The runtime of the holder is shut down between request and response: its lock is not released.
    let (sender, receiver) = std::sync::mpsc::channel();
    let (dying, slow) = (
        session(&fleet(&server), password(), &provider),
        provider.clone().slow(Duration::from_secs(60)),
    );
    dying.bearer().await.unwrap();
    let url = server.url();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let fleet = squad_redis::Fleet::redis(url).key(key()).account(ACCOUNT);
            let session = session(&fleet, password(), &slow);
            let bearer = session.bearer().await.unwrap();
            let refresh = session.rejected(bearer.generation);
            let _ = tokio::time::timeout(Duration::from_secs(1), refresh).await;
            std::mem::forget(session);
        });
        sender.send(()).unwrap();
        // The runtime stays, undriven: the holder neither extends nor releases.
        std::mem::forget(runtime);
    });
    receiver.recv().unwrap();
    let begun = Instant::now();
    first.rejected(bearer.generation).await.unwrap();
    assert!(
        begun.elapsed() < Duration::from_secs(9),
        "{:?}",
        begun.elapsed()
    );
    let state = provider.state();
    assert_eq!((state.reuses, state.rotations, state.log_ins), (0, 0, 2));
}

#[tokio::test]
async fn a_lost_response_is_not_reused_by_any_process() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let token = provider.log_in_elsewhere();
    let [one, other] = [(); 2].map(|()| session(&fleet(&server), token_only(&token), &provider));
    let error = one.bearer().await.unwrap_err();
    assert!(error.is_credential_store(), "{error:?}");
    assert!(error.to_string().contains("seed"), "{error}");
    assert_eq!(provider.state().exchanges, 0);
    one.seed().await.unwrap();
    one.bearer().await.unwrap();
    other.bearer().await.unwrap();
    provider.set(Mode::Loses);
    let generation = other.current().unwrap().generation;
    assert!(other.rejected(generation).await.is_err());
    provider.set(Mode::Works);
    let error = one.rejected(1).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Authentication);
    let third = session(&fleet(&server), token_only(&token), &provider);
    let _ = third.bearer().await;
    third.seed().await.unwrap();
    assert_eq!(provider.state().reuses, 0);
}

#[tokio::test]
async fn a_revocation_is_shared_until_it_is_forgotten() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    let [one, other] = [(); 2].map(|()| session(&fleet(&server), password(), &provider));
    one.bearer().await.unwrap();
    let bearer = other.bearer().await.unwrap();
    one.revoke().await.unwrap();
    // The others learn it from the first rejected call, and do not log in again. Neither does a new process.
    let error = other.rejected(bearer.generation).await.unwrap_err();
    assert!(error.to_string().contains("revoked"), "{error}");
    let third = session(&fleet(&server), password(), &provider);
    let error = third.bearer().await.unwrap_err();
    assert!(error.is_authentication(), "{error}");
    assert_eq!(provider.counts(), [1, 1, 0, 0]);
    third.forget().await.unwrap();
    assert!(call(&third, &provider).await.unwrap());
    other.forget().await.unwrap();
    assert!(call(&other, &provider).await.unwrap());
}

#[tokio::test]
async fn a_wrong_key_and_foreign_content_are_errors_and_nothing_is_overwritten() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600);
    session(&fleet(&server), password(), &provider)
        .bearer()
        .await
        .unwrap();
    let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
    let data = |server: &Server| -> Vec<u8> { server.command(&["HGET", &keys[0], "data"]) };
    let good = data(&server);
    let wrong = fleet(&server)
        .key(squad_redis::Key::new([9; 32]))
        .name_key(key());
    let other = session(&wrong, password(), &provider);
    let error = other.bearer().await.unwrap_err();
    assert_eq!(
        error.store_failure(),
        Some(StoreFailure::Unreadable),
        "{error}"
    );
    assert!(error.to_string().contains("another key"), "{error}");
    assert!(error.to_string().contains("127.0.0.1"), "{error}");
    assert_eq!(data(&server), good);
    let _: i64 = server.command(&["HSET", &keys[0], "data", "foreign"]);
    let error = session(&fleet(&server), password(), &provider)
        .bearer()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("another program"), "{error}");
    assert_eq!(data(&server), b"foreign");
    assert_eq!(provider.state().exchanges, 1);
}

#[tokio::test]
async fn nothing_in_redis_shows_a_secret() {
    if !installed() {
        return;
    }
    let server = Server::start(&["--save", "3600 1"]);
    let provider = Provider::new(3600);
    session(&fleet(&server), password(), &provider)
        .bearer()
        .await
        .unwrap();
    let _: String = server.command(&["SAVE"]);
    let dump = std::fs::read(server.folder().join("dump.rdb")).unwrap();
    for secret in ["access-1", "refresh-1", "client-secret", "me@example.com"] {
        let found = dump
            .windows(secret.len())
            .any(|window| window == secret.as_bytes());
        assert!(!found, "{secret}");
    }
    assert!(dump.windows(10).any(|window| window == b"production"));
}
