//! Real processes that share one account: cold starts, kills of whoever has the lock, and suspended holders.
//!
//! The numbers of the documentation come from `SQUAD_REDIS_SCALE=full cargo test -p squad-redis --test it processes -- --nocapture`;
//! without the variable the same tests are smaller.

use std::time::{Duration, Instant};

use futures::future::join_all;
use squad_core::Authorize as _;

use crate::support::{Mode, Phase, Provider, Server, Work, installed, say, token, wait_for_go};

/// Whether the tests have the size of the measured runs.
fn full() -> bool {
    std::env::var("SQUAD_REDIS_SCALE").is_ok_and(|scale| scale == "full")
}

fn print(line: &str) {
    eprintln!("{line}");
}

fn work(job: &str, server: &Server, account: &str, provider: &str) -> Work {
    Work {
        job: job.to_owned(),
        redis: server.url(),
        account: account.to_owned(),
        provider: provider.to_owned(),
        rotates: true,
    }
}

/// What each worker does, in a process of its own.
#[test]
#[ignore = "run by the other tests in processes of its own"]
fn worker() {
    let Some(work) = Work::of_this_process() else {
        return;
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        match work.job.as_str() {
            "cold" => cold(&work).await,
            "calls" => calls(&work).await,
            phase => refresh_in_phase(&work, phase).await,
        }
    });
}

/// 64 tasks that need a token at once.
async fn cold(work: &Work) {
    let session = work.session(None);
    say("ready");
    wait_for_go();
    let limit = Duration::from_secs(20);
    let tasks = (0..64).map(|_| tokio::time::timeout(limit, session.bearer()));
    let done = join_all(tasks).await;
    let tokens = done
        .iter()
        .filter(|result| matches!(result, Ok(Ok(_))))
        .count();
    say(&format!("tokens {tokens}"));
}

/// Gets a token and has it rejected; the parent kills this process in the phase.
async fn refresh_in_phase(work: &Work, phase: &str) {
    let phase = Phase::ALL
        .into_iter()
        .find(|one| format!("{one:?}") == phase);
    let bearer = work.session(None).bearer().await.unwrap();
    let session = work.session(phase);
    let own = session.bearer().await.unwrap();
    assert_eq!(token(&bearer), token(&own));
    let refreshed = session.rejected(own.generation).await;
    say(&format!("refreshed {}", refreshed.is_ok()));
    wait_for_go();
}

/// Needs a token all the time, and reports how many calls failed.
async fn calls(work: &Work) {
    let session = work.session(None);
    say("ready");
    let (mut made, mut failed) = (0, 0);
    let begun = Instant::now();
    while begun.elapsed() < call_time() {
        made += 1;
        let call = tokio::time::timeout(Duration::from_secs(60), session.bearer()).await;
        if !matches!(call, Ok(Ok(_))) {
            failed += 1;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    say(&format!("calls {made} failed {failed}"));
}

/// How long the workers call while Redis is disturbed.
fn call_time() -> Duration {
    Duration::from_secs(if full() { 60 } else { 8 })
}

#[test]
fn no_call_is_lost_while_redis_is_restarted_and_suspended_if_tokens_do_not_rotate() {
    if !installed() {
        return;
    }
    for arguments in [&["--appendonly", "no"], &["--appendonly", "yes"]] {
        call_while_redis_is_disturbed(arguments);
    }
}

fn call_while_redis_is_disturbed(arguments: &[&str]) {
    let processes = if full() { 8 } else { 3 };
    let mut server = Server::start(arguments);
    // Expires often, so that the store is needed all the time.
    let provider = Provider::new(3).slow(Duration::from_millis(100));
    let work = Work {
        rotates: false,
        ..work("calls", &server, "calls", &provider.serve())
    };
    let mut workers: Vec<_> = (0..processes).map(|_| work.start()).collect();
    workers
        .iter_mut()
        .for_each(|worker| drop(worker.wait_for("ready")));
    std::thread::sleep(call_time() / 6);
    server.restart();
    std::thread::sleep(call_time() / 6);
    server.suspend();
    std::thread::sleep(call_time() / 3);
    server.resume();
    for worker in &mut workers {
        let result = worker.wait_for("calls ");
        print(&format!(
            "{arguments:?}, restarted, suspended for {:?}: {result}",
            call_time() / 3
        ));
        assert!(result.ends_with("failed 0"), "{result}");
    }
}

#[test]
fn cold_processes_make_one_exchange_and_one_if_it_fails() {
    if !installed() {
        return;
    }
    let processes = if full() { 16 } else { 4 };
    let server = Server::start(&[]);
    for mode in [Mode::Works, Mode::Rejects] {
        let provider = Provider::new(3600).slow(Duration::from_millis(300));
        provider.set(mode);
        let work = work(
            "cold",
            &server,
            &format!("cold-{mode:?}"),
            &provider.serve(),
        );
        let mut workers: Vec<_> = (0..processes).map(|_| work.start()).collect();
        workers
            .iter_mut()
            .for_each(|worker| drop(worker.wait_for("ready")));
        workers.iter_mut().for_each(|worker| worker.go());
        let expected = if mode == Mode::Works { "64" } else { "0" };
        for worker in &mut workers {
            assert_eq!(worker.wait_for("tokens "), expected);
        }
        let exchanges = provider.counts()[0];
        print(&format!(
            "{processes} processes x 64 tasks, {mode:?}: exchanges {exchanges}"
        ));
        assert_eq!(exchanges, 1);
    }
}

#[test]
fn a_killed_holder_costs_at_most_one_log_in_and_no_spent_token_is_reused() {
    if !installed() {
        return;
    }
    let kills = if full() { 20 } else { 1 };
    let server = Server::start(&[]);
    std::thread::scope(|scope| {
        for phase in Phase::ALL {
            let server = &server;
            // Four lanes of a phase at the same time, because a lock ends by its lease.
            for lane in 0..kills.min(4) {
                scope.spawn(move || {
                    kill_in_phase(
                        server,
                        phase,
                        &format!("{phase:?}-{lane}"),
                        kills / kills.min(4),
                    );
                });
            }
        }
    });
}

fn kill_in_phase(server: &Server, phase: Phase, account: &str, kills: usize) {
    let provider = Provider::new(3600).slow(Duration::from_millis(50));
    let victim = work(&format!("{phase:?}"), server, account, &provider.serve());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut longest = Duration::ZERO;
    for _ in 0..kills {
        let mut worker = victim.start();
        worker.wait_for("reached");
        std::thread::sleep(Duration::from_micros(fastrand_micros()));
        drop(worker);
        let begun = Instant::now();
        let refreshed = runtime.block_on(async {
            let session = victim.session(None);
            let bearer = session.bearer().await?;
            session.rejected(bearer.generation).await
        });
        let refreshed = refreshed.unwrap();
        assert!(provider.accepts(&token(&refreshed)));
        longest = longest.max(begun.elapsed());
    }
    let [_, log_ins, rotations, reuses] = provider.counts();
    print(&format!(
        "{account}: {kills} kills, {log_ins} log-ins, {rotations} rotations, {reuses} reuses, longest take-over {longest:.1?}"
    ));
    assert_eq!(reuses, 0);
    assert!(
        log_ins <= kills + 1,
        "{log_ins} log-ins after {kills} kills"
    );
}

/// A delay that is another one each time, so that the kill comes at other moments.
fn fastrand_micros() -> u64 {
    let time = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    u64::from(time.unwrap().subsec_nanos()) % 2000
}

#[test]
fn a_suspended_holder_that_comes_back_writes_nothing() {
    if !installed() {
        return;
    }
    let server = Server::start(&[]);
    let provider = Provider::new(3600).slow(Duration::from_millis(500));
    let victim = work("InFlight", &server, "suspended", &provider.serve());
    let mut worker = victim.start();
    worker.wait_for("reached");
    worker.signal("-STOP");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let session = victim.session(None);
    let bearer = runtime.block_on(async {
        let bearer = session.bearer().await.unwrap();
        session.rejected(bearer.generation).await.unwrap()
    });
    let keys: Vec<String> = server.command(&["KEYS", "*token*"]);
    let revision = || -> String { server.command(&["HGET", &keys[0], "rev"]) };
    let before = revision();
    std::thread::sleep(Duration::from_secs(if full() { 20 } else { 1 }));
    worker.signal("-CONT");
    assert_eq!(worker.wait_for("refreshed "), "true");
    assert_eq!(revision(), before, "it wrote");
    drop(bearer);
    let [_, log_ins, rotations, reuses] = provider.counts();
    print(&format!(
        "suspended in flight: {log_ins} log-ins, {rotations} rotations, {reuses} reuses"
    ));
    assert_eq!(reuses, 0);
}
