//! A failed exchange is retried by one loop for all callers, which wait within their own limits.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::future::{FutureExt as _, join_all};
use futures::poll;

use super::clock::{START, clock};
use super::fake::{
    FakeProvider, FakeResponse, failing, grant_response, rejection, session, session_of, settle,
    token,
};
use crate::auth::{MemoryStore, RefreshToken, SquadcastSource};
use crate::clock::Clock as _;
use crate::error::RequestSent;
use crate::transport::SendPhase;
use crate::{Authorize, Kind};

fn transient() -> [FakeResponse; 7] {
    [
        FakeResponse::Fail(SendPhase::Connect),
        FakeResponse::Fail(SendPhase::Exchange),
        FakeResponse::Fail(SendPhase::Timeout),
        FakeResponse::Truncated(200, r#"{"data":{"access_token":"x"}}"#.to_owned(), 12),
        FakeResponse::Body(500, String::new()),
        FakeResponse::Body(503, "<html>down</html>".to_owned()),
        FakeResponse::Body(429, String::new()),
    ]
}

#[tokio::test]
async fn a_transient_failure_fails_no_call() {
    for response in transient() {
        for failures in [1, 3] {
            let clock = clock();
            let provider = failing(&clock, failures, response.clone());
            let session = session(&provider, &clock);
            let calls = (0..23).map(|_| session.bearer());
            for bearer in clock.drive(join_all(calls)).await {
                let bearer = bearer.unwrap_or_else(|error| panic!("{response:?}: {error}"));
                assert_eq!(token(&bearer), format!("token-{}", failures + 1));
            }
            assert_eq!(provider.count(), failures + 1);
        }
    }
}

#[tokio::test]
async fn all_callers_get_the_error_of_the_last_attempt() {
    for response in transient() {
        let clock = clock();
        let provider = failing(&clock, usize::MAX, response);
        let session = session(&provider, &clock);
        let started = clock.monotonic();
        let calls = (0..100).map(|_| session.bearer());
        let errors = clock.drive(join_all(calls)).await;
        let errors: Vec<_> = errors.into_iter().map(Result::unwrap_err).collect();
        assert!(
            errors
                .iter()
                .all(|error| error.to_string() == errors[0].to_string())
        );
        assert!(errors[0].is_retryable());
        let took = clock.monotonic() - started;
        assert!((15..=45).contains(&took.as_secs()), "{took:?}");
        assert!((5..12).contains(&provider.count()), "{}", provider.count());
    }
}

#[tokio::test]
async fn an_error_that_a_retry_rarely_changes_is_returned_after_three_attempts() {
    for response in [
        FakeResponse::Body(200, "<html>log in</html>".to_owned()),
        FakeResponse::Body(401, "<html>log in</html>".to_owned()),
        FakeResponse::Body(404, String::new()),
    ] {
        let clock = clock();
        let provider = failing(&clock, usize::MAX, response.clone());
        let session = session(&provider, &clock);
        let started = clock.monotonic();
        clock.drive(session.bearer()).await.unwrap_err();
        assert_eq!(provider.count(), 3, "{response:?}");
        assert!(clock.monotonic() - started < Duration::from_secs(2));
    }
}

#[tokio::test]
async fn a_caller_with_less_time_than_the_backoff_fails_at_once_with_the_reason() {
    let clock = clock();
    let provider = failing(&clock, usize::MAX, FakeResponse::Body(500, String::new()));
    let session = session(&provider, &clock);
    clock.drive(session.bearer()).await.unwrap_err();
    let count = provider.count();
    let mut hurried = session
        .bearer_within(Some(Duration::from_millis(999)))
        .boxed();
    let Some(Err(error)) = (&mut hurried).now_or_never() else {
        panic!("waited for a backoff that is longer than its limit");
    };
    assert_eq!(error.kind(), Kind::Server);
    assert_eq!(provider.count(), count);
}

#[tokio::test]
async fn a_caller_with_time_waits_for_the_backoff_and_the_next_attempt() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let limit = Arc::new(AtomicUsize::new(usize::MAX));
    let failures = Arc::clone(&limit);
    let provider = Arc::new(FakeProvider::new(move |_, n| {
        match n <= failures.load(Ordering::SeqCst) {
            true => FakeResponse::Body(500, String::new()),
            false => grant_response(&granting, n, 3600),
        }
    }));
    let session = session(&provider, &clock);
    clock.drive(session.bearer()).await.unwrap_err();
    let count = provider.count();
    limit.store(count, Ordering::SeqCst);
    let callers = (0..50).map(|_| session.bearer_within(Some(Duration::from_secs(60))));
    for bearer in clock.drive(join_all(callers)).await {
        assert!(bearer.is_ok());
    }
    assert_eq!(provider.count(), count + 1);
}

#[tokio::test]
async fn forgetting_ends_a_backoff() {
    let clock = clock();
    let provider = failing(
        &clock,
        1,
        FakeResponse::WithHeaders(429, vec![("retry-after", "200".to_owned())], String::new()),
    );
    let session = session(&provider, &clock);
    assert!(
        clock
            .drive(session.bearer())
            .await
            .unwrap_err()
            .is_rate_limited()
    );
    let mut waiting = session.bearer().boxed();
    assert!(poll!(&mut waiting).is_pending());
    session.forget().await.unwrap();
    assert_eq!(token(&waiting.await.unwrap()), "token-2");
}

#[tokio::test]
async fn the_delay_between_attempts_grows_up_to_a_limit() {
    let clock = clock();
    let times = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (log, reading) = (Arc::clone(&times), Arc::clone(&clock));
    let provider = Arc::new(FakeProvider::new(move |_, _| {
        log.lock().unwrap().push(reading.monotonic());
        FakeResponse::Body(500, String::new())
    }));
    let session = session(&provider, &clock);
    while clock.monotonic() < Duration::from_secs(2 * 3600) {
        clock.drive(session.bearer()).await.unwrap_err();
    }
    let times = times.lock().unwrap();
    let gaps: Vec<_> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    for (gap, least) in gaps.iter().zip([250, 500, 1000, 2000, 4000, 8000, 16_000]) {
        let least = Duration::from_millis(least);
        assert!((least..=least.mul_f64(1.51)).contains(gap), "{gaps:?}");
    }
    let longest = Duration::from_secs(30);
    assert!(gaps[7..].iter().all(|gap| *gap == longest), "{gaps:?}");
}

#[tokio::test]
async fn retry_after_is_honored_up_to_five_minutes() {
    let date = |seconds| {
        let time = std::time::UNIX_EPOCH + Duration::from_secs(START + seconds);
        httpdate::fmt_http_date(time)
    };
    for (headers, least) in [
        (vec![("retry-after", "40".to_owned())], 40),
        (vec![("retry-after", "99999999".to_owned())], 300),
        (vec![("retry-after", date(1000)), ("date", date(900))], 100),
        (vec![("retry-after", "-1 or so".to_owned())], 0),
    ] {
        for status in [429, 503] {
            let clock = clock();
            let response = FakeResponse::WithHeaders(status, headers.clone(), String::new());
            let provider = failing(&clock, 1, response);
            let session = session(&provider, &clock);
            let started = clock.monotonic();
            let first = clock.drive(session.bearer()).await;
            // The loop waits for 40 s; a longer time ends it, and the next caller waits.
            assert_eq!(first.is_err(), least > 45, "{headers:?}");
            if let Err(error) = first {
                assert!(error.is_retryable() && error.retry_after().is_some());
                assert_eq!(clock.monotonic(), started);
                clock.drive(session.bearer()).await.unwrap();
            }
            let waited = (clock.monotonic() - started).as_secs();
            assert!(
                (least..least + 2).contains(&waited),
                "{headers:?}: {waited} s"
            );
            assert_eq!(provider.count(), 2);
        }
    }
}

#[tokio::test]
async fn a_rejection_reaches_all_callers_at_once() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::new(|_, _| rejection()));
    let session = session(&provider, &clock);
    for error in join_all((0..100).map(|_| session.bearer())).await {
        assert_eq!(error.unwrap_err().kind(), Kind::Authentication);
    }
    assert_eq!(provider.count(), 1);
}

#[tokio::test]
async fn an_error_says_whether_any_attempt_was_sent() {
    use RequestSent::{Maybe, No, Yes};
    let html = || FakeResponse::Body(500, String::new());
    for (responses, sent) in [
        (vec![FakeResponse::Fail(SendPhase::Connect)], No),
        (vec![FakeResponse::Fail(SendPhase::Timeout)], Maybe),
        (vec![FakeResponse::Fail(SendPhase::Exchange)], Maybe),
        (vec![html()], Yes),
        (vec![html(), FakeResponse::Fail(SendPhase::Connect)], Yes),
        (
            vec![FakeResponse::Hang, FakeResponse::Fail(SendPhase::Connect)],
            Maybe,
        ),
        (vec![rejection()], Yes),
        (vec![FakeResponse::Truncated(200, "{}".to_owned(), 1)], Yes),
    ] {
        let clock = clock();
        let of = responses.clone();
        let provider = Arc::new(FakeProvider::new(move |_, n| {
            of[(n - 1).min(of.len() - 1)].clone()
        }));
        let error = clock
            .drive(session(&provider, &clock).bearer())
            .await
            .unwrap_err();
        assert_eq!(error.exchange_sent(), sent, "{responses:?}");
    }
    let source = SquadcastSource::new(RefreshToken::from_callback(|| async {
        Err::<String, _>("sealed")
    }));
    let provider = Arc::new(FakeProvider::new(|_, _| FakeResponse::Hang));
    let session = session_of(source, &provider, &clock(), Arc::new(MemoryStore::new()));
    assert_eq!(session.bearer().await.unwrap_err().exchange_sent(), No);
}

#[tokio::test]
async fn an_exchange_attempt_and_a_callback_have_ten_seconds_each() {
    let clock = clock();
    let provider = failing(&clock, 1, FakeResponse::Hang);
    let of_callback = SquadcastSource::new(RefreshToken::from_callback({
        let calls = AtomicUsize::new(0);
        move || {
            let first = calls.fetch_add(1, Ordering::SeqCst) == 0;
            async move {
                if first {
                    futures::future::pending::<()>().await;
                }
                Ok::<_, String>("refresh")
            }
        }
    }));
    for (session, requests) in [
        (session(&provider, &clock), 2),
        (
            session_of(of_callback, &provider, &clock, Arc::new(MemoryStore::new())),
            3,
        ),
    ] {
        let mut caller = session.bearer().boxed();
        assert!(poll!(&mut caller).is_pending());
        settle().await;
        clock.advance(Duration::from_millis(9_999));
        settle().await;
        assert!(poll!(&mut caller).is_pending());
        assert!(provider.count() < requests);
        clock.advance(Duration::from_millis(1));
        settle().await;
        clock.advance(Duration::from_millis(375));
        assert!(caller.await.is_ok(), "the next attempt succeeds");
        assert_eq!(provider.count(), requests);
    }
    let timeout = provider.seen.lock().unwrap()[0].timeout;
    assert_eq!(timeout, Some(Duration::from_secs(10)));
}
