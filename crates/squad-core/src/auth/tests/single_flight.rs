//! However many callers, one exchange: when it succeeds, when it fails, and when its first caller goes away.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use futures::{FutureExt as _, poll};

use super::clock::TestClock;
use super::fake::{Act, Fake, refused, session, token};
use crate::auth::Session;
use crate::transport::SendPhase;
use crate::{Authorize, Bearer, Error, Kind};

fn clock() -> Arc<TestClock> {
    Arc::new(TestClock::new())
}

/// What `callers` tasks get that all ask at once.
async fn herd(session: &Session, callers: usize) -> Vec<Result<Arc<Bearer>, Error>> {
    let start = Arc::new(tokio::sync::Barrier::new(callers));
    let tasks = (0..callers).map(|_| {
        let (session, start) = (session.clone(), Arc::clone(&start));
        tokio::spawn(async move {
            start.wait().await;
            match session.current() {
                Some(bearer) => Ok(bearer),
                None => session.bearer().await,
            }
        })
    });
    join_all(tasks)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_cold_callers_make_one_request_in_each_of_a_hundred_runs() {
    for _ in 0..100 {
        let clock = clock();
        let fake = Arc::new(Fake::squadcast(&clock, 3600).slow(Duration::from_millis(5)));
        let results = herd(&session(&fake, &clock), 10_000).await;
        assert_eq!(fake.count(), 1);
        assert!(
            results
                .iter()
                .all(|result| token(result.as_ref().unwrap()) == "token-1")
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_cold_callers_share_one_failure_in_each_of_a_hundred_runs() {
    for run in 0..100 {
        let act = match run % 4 {
            0 => refused(),
            1 => Act::Answer(503, "<html>down</html>".to_owned()),
            2 => Act::Fail(SendPhase::Connect),
            _ => Act::Torn(200, r#"{"data":{"access_token":"x"}}"#.to_owned(), 12),
        };
        let clock = clock();
        let fake = Arc::new(Fake::new(move |_, _| act.clone()).slow(Duration::from_millis(5)));
        let results = herd(&session(&fake, &clock), 10_000).await;
        assert_eq!(fake.count(), 1, "run {run}");
        let first = results[0].as_ref().unwrap_err().to_string();
        assert!(
            results
                .iter()
                .all(|result| result.as_ref().unwrap_err().to_string() == first)
        );
    }
}

#[tokio::test]
async fn a_failure_is_remembered_for_a_growing_while_that_has_a_cap() {
    let clock = clock();
    let fake = Arc::new(Fake::new(|_, _| Act::Answer(500, String::new())));
    let session = session(&fake, &clock);
    let mut gaps = Vec::new();
    let mut last = 0;
    for tick in 0..6000 {
        let before = fake.count();
        let error = session.bearer().await.unwrap_err();
        assert_eq!(error.kind(), Kind::Server);
        if fake.count() > before {
            gaps.push(tick - last);
            last = tick;
        }
        clock.advance(Duration::from_millis(100));
    }
    // In tenths of a second: 1 s, doubled, each with up to half as much again, and never more than a minute.
    for (gap, least) in gaps[1..].iter().zip([10, 20, 40, 80, 160, 320]) {
        assert!((least..=least * 3 / 2 + 1).contains(gap), "{gaps:?}");
    }
    assert!(
        gaps[7..].iter().all(|gap| (600..=601).contains(gap)),
        "{gaps:?}"
    );
}

#[tokio::test]
async fn the_provider_can_ask_to_be_left_alone_for_longer() {
    let clock = clock();
    let fake = Arc::new(Fake::new(|_, n| match n {
        1 => Act::With(429, vec![("retry-after", "40".to_owned())], String::new()),
        2 => Act::With(
            503,
            vec![("retry-after", "99999999".to_owned())],
            String::new(),
        ),
        3 => {
            let date = httpdate::fmt_http_date(
                std::time::UNIX_EPOCH + Duration::from_secs(super::clock::START + 1000),
            );
            let now = httpdate::fmt_http_date(
                std::time::UNIX_EPOCH + Duration::from_secs(super::clock::START + 900),
            );
            Act::With(
                503,
                vec![("retry-after", date), ("date", now)],
                String::new(),
            )
        }
        _ => Act::With(
            503,
            vec![("retry-after", "-1 or so".to_owned())],
            String::new(),
        ),
    }));
    let session = session(&fake, &clock);
    for (number, (silent, then)) in [(39, 1), (299, 1), (99, 1), (1, 60)]
        .into_iter()
        .enumerate()
    {
        let error = session.bearer().await.unwrap_err();
        assert!(error.is_retryable());
        assert_eq!(error.retry_after().is_some(), number < 3);
        assert_eq!(fake.count(), number + 1);
        clock.pass(silent);
        assert!(session.bearer().await.is_err());
        assert_eq!(fake.count(), number + 1, "asked again too early");
        clock.pass(then);
    }
}

/// Polls the first caller `polls` times and drops it, then lets others finish.
async fn drop_leader_after(polls: usize) -> (usize, Result<Arc<Bearer>, Error>) {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    fake.gate.send_replace(false);
    let session = session(&fake, &clock);
    let mut leader = session.bearer().boxed();
    let follower = session.bearer();
    for _ in 0..polls {
        assert!(poll!(&mut leader).is_pending());
        tokio::task::yield_now().await;
    }
    drop(leader);
    let open = async {
        tokio::task::yield_now().await;
        fake.gate.send_replace(true);
    };
    let (result, ()) = futures::join!(follower, open);
    (fake.count(), result)
}

#[tokio::test]
async fn a_leader_dropped_at_any_await_changes_nothing() {
    for polls in 0..12 {
        let (count, result) = drop_leader_after(polls).await;
        assert_eq!(count, 1, "dropped after {polls} polls");
        assert_eq!(token(&result.unwrap()), "token-1");
    }
}

#[tokio::test]
async fn an_exchange_whose_callers_have_all_gone_still_serves_the_next() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    {
        let mut only = session.bearer().boxed();
        assert!(poll!(&mut only).is_pending());
    }
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(
        token(&session.current().expect("fetched by nobody's wait")),
        "token-1"
    );
    assert_eq!(fake.count(), 1);
}

#[test]
fn a_session_outlives_the_runtime_that_first_used_it() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
    };
    // Its exchange is under way when the first runtime goes down.
    fake.gate.send_replace(false);
    let first = runtime();
    first.block_on(async {
        let mut caller = session.bearer().boxed();
        assert!(poll!(&mut caller).is_pending());
        tokio::task::yield_now().await;
    });
    assert_eq!(fake.count(), 1);
    drop(first);
    fake.gate.send_replace(true);
    let second = runtime();
    let bearer = second.block_on(async {
        let limit = Duration::from_secs(20);
        tokio::time::timeout(limit, session.bearer())
            .await
            .expect("noticed")
    });
    assert_eq!(token(&bearer.unwrap()), "token-2");
    drop(second);
    // A renewal in the background goes down with its runtime, too; the next caller begins another.
    clock.pass(3400);
    fake.gate.send_replace(false);
    let third = runtime();
    third.block_on(async {
        assert_eq!(token(&session.current().unwrap()), "token-2");
        tokio::task::yield_now().await;
    });
    drop(third);
    fake.gate.send_replace(true);
    runtime().block_on(async {
        assert_eq!(token(&session.current().unwrap()), "token-2");
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert_eq!(token(&session.current().unwrap()), "token-4");
    });
    assert_eq!(fake.count(), 4);
}

#[test]
fn followers_of_a_runtime_that_went_down_begin_anew() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    fake.gate.send_replace(false);
    let first = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    first.block_on(async {
        let _ = session.bearer().now_or_never();
        tokio::task::yield_now().await;
    });
    let second = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let mut follower = session.bearer();
    second.block_on(async { assert!(poll!(&mut follower).is_pending()) });
    drop(first);
    fake.gate.send_replace(true);
    assert_eq!(token(&second.block_on(follower).unwrap()), "token-2");
}

#[test]
fn a_runtime_that_is_never_run_again_holds_others_up_for_the_lease_alone() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    let idle = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    idle.block_on(async { assert!(session.bearer().now_or_never().is_none()) });
    clock.pass(180);
    let other = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    assert_eq!(token(&other.block_on(session.bearer()).unwrap()), "token-1");
    // The first exchange runs after all, and its result does not count.
    idle.block_on(async {
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
    });
    assert_eq!(token(&session.current().unwrap()), "token-1");
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    let error = session.bearer().now_or_never().unwrap().unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    assert!(error.to_string().contains("runtime"));
    // Nothing is left behind.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    assert!(runtime.block_on(session.bearer()).is_ok());
    assert_eq!(fake.count(), 1);
}
