//! Any number of callers share one exchange: if it succeeds, if it fails, and if its first caller is dropped.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use futures::{FutureExt as _, poll};

use super::clock::clock;
use super::fake::{
    FakeProvider, FakeResponse, rejection, session, session_with, single_attempt, token,
};
use crate::auth::{MemoryStore, RefreshToken, Session, SquadcastSource};
use crate::transport::SendPhase;
use crate::{Authorize, Bearer, Error, Kind};

/// The results of `callers` tasks that all ask at once.
async fn herd(session: &Session, callers: usize) -> Vec<Result<Arc<Bearer>, Error>> {
    let start = Arc::new(tokio::sync::Barrier::new(callers));
    let tasks = (0..callers).map(|_| {
        let (session, start) = (session.clone(), Arc::clone(&start));
        tokio::spawn(async move {
            start.wait().await;
            match session.current() {
                Some(bearer) => Ok(bearer),
                // A caller that comes after the failure does not wait for another attempt.
                None => session.bearer_within(Some(Duration::from_secs(1))).await,
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
async fn ten_thousand_callers_make_one_request_in_each_of_a_hundred_runs() {
    for _ in 0..100 {
        let clock = clock();
        let provider =
            Arc::new(FakeProvider::squadcast(&clock, 3600).slow(Duration::from_millis(5)));
        let results = herd(&session(&provider, &clock), 10_000).await;
        assert_eq!(provider.count(), 1);
        assert!(
            results
                .iter()
                .all(|result| token(result.as_ref().unwrap()) == "token-1")
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_callers_share_one_failed_attempt_in_each_of_a_hundred_runs() {
    for run in 0..100 {
        let response = match run % 4 {
            0 => rejection(),
            1 => FakeResponse::Body(503, "<html>down</html>".to_owned()),
            2 => FakeResponse::Fail(SendPhase::Connect),
            _ => FakeResponse::Truncated(200, r#"{"data":{"access_token":"x"}}"#.to_owned(), 12),
        };
        let clock = clock();
        let provider = Arc::new(
            FakeProvider::new(move |_, _| response.clone()).slow(Duration::from_millis(5)),
        );
        let source = SquadcastSource::new(RefreshToken::new("refresh").unwrap());
        let store = Arc::new(MemoryStore::new());
        let session = session_with(source, &provider, &clock, store, single_attempt());
        let results = herd(&session, 10_000).await;
        assert_eq!(provider.count(), 1, "run {run}");
        let first = results[0].as_ref().unwrap_err().to_string();
        assert!(
            results
                .iter()
                .all(|result| result.as_ref().unwrap_err().to_string() == first)
        );
    }
}

/// Polls the first caller `polls` times and drops it, then lets another one finish.
async fn drop_first_caller_after(polls: usize) -> (usize, Result<Arc<Bearer>, Error>) {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    provider.gate.send_replace(false);
    let session = session(&provider, &clock);
    let mut first = session.bearer().boxed();
    let second = session.bearer();
    for _ in 0..polls {
        assert!(poll!(&mut first).is_pending());
        tokio::task::yield_now().await;
    }
    drop(first);
    let open = async {
        tokio::task::yield_now().await;
        provider.gate.send_replace(true);
    };
    let (result, ()) = futures::join!(second, open);
    (provider.count(), result)
}

#[tokio::test]
async fn dropping_the_first_caller_at_any_await_changes_nothing() {
    for polls in 0..12 {
        let (count, result) = drop_first_caller_after(polls).await;
        assert_eq!(count, 1, "dropped after {polls} polls");
        assert_eq!(token(&result.unwrap()), "token-1");
    }
}

#[tokio::test]
async fn an_exchange_completes_after_all_its_callers_are_dropped() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    {
        let mut only = session.bearer().boxed();
        assert!(poll!(&mut only).is_pending());
    }
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(
        token(
            &session
                .current()
                .expect("requested although no caller waits")
        ),
        "token-1"
    );
    assert_eq!(provider.count(), 1);
}

#[test]
fn a_session_outlives_its_first_runtime() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
    };
    // The first runtime is shut down during its exchange.
    provider.gate.send_replace(false);
    let first = runtime();
    first.block_on(async {
        let mut caller = session.bearer().boxed();
        assert!(poll!(&mut caller).is_pending());
        tokio::task::yield_now().await;
    });
    assert_eq!(provider.count(), 1);
    drop(first);
    provider.gate.send_replace(true);
    let second = runtime();
    let bearer = second.block_on(async {
        let limit = Duration::from_secs(20);
        tokio::time::timeout(limit, session.bearer())
            .await
            .expect("restarted")
    });
    assert_eq!(token(&bearer.unwrap()), "token-2");
    drop(second);
    // So is one during a refresh in the background; the next caller starts another.
    clock.pass(3400);
    provider.gate.send_replace(false);
    let third = runtime();
    third.block_on(async {
        assert_eq!(token(&session.current().unwrap()), "token-2");
        tokio::task::yield_now().await;
    });
    drop(third);
    provider.gate.send_replace(true);
    runtime().block_on(async {
        assert_eq!(token(&session.current().unwrap()), "token-2");
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert_eq!(token(&session.current().unwrap()), "token-4");
    });
    assert_eq!(provider.count(), 4);
}

#[test]
fn waiters_restart_the_exchange_of_a_runtime_that_was_shut_down() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    provider.gate.send_replace(false);
    let first = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    first.block_on(async {
        let _ = session.bearer().now_or_never();
        tokio::task::yield_now().await;
    });
    let other = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let mut waiter = session.bearer();
    other.block_on(async { assert!(poll!(&mut waiter).is_pending()) });
    drop(first);
    provider.gate.send_replace(true);
    assert_eq!(token(&other.block_on(waiter).unwrap()), "token-2");
}

#[test]
fn without_a_runtime_a_call_fails_and_does_not_panic() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    let error = session.bearer().now_or_never().unwrap().unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    assert!(error.to_string().contains("runtime"));
    // A later call succeeds.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    assert!(runtime.block_on(session.bearer()).is_ok());
    assert_eq!(provider.count(), 1);
}
