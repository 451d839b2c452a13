//! When a token is refreshed, who waits for that, and what happens to calls while the provider is down.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures::{FutureExt as _, poll};

use super::clock::{TestClock, clock};
use super::fake::{
    FakeProvider, FakeResponse, grant_response, rejection, session, session_of, settle, token,
};
use crate::auth::{MemoryStore, RefreshToken, Session, SquadcastSource};
use crate::transport::SendPhase;
use crate::{Authorize, Kind};

/// The token that a call of the API would use.
async fn call(session: &Session) -> Result<String, crate::Error> {
    match session.current() {
        Some(bearer) => Ok(token(&bearer)),
        None => session.bearer().await.map(|bearer| token(&bearer)),
    }
}

/// A provider that can be switched off.
fn switchable(clock: &Arc<TestClock>, life: i64) -> (Arc<FakeProvider>, Arc<AtomicBool>) {
    let (clock, up) = (Arc::clone(clock), Arc::new(AtomicBool::new(true)));
    let switch = Arc::clone(&up);
    let provider = FakeProvider::new(move |_, n| match up.load(Ordering::SeqCst) {
        true => grant_response(&clock, n, life),
        false => FakeResponse::Fail(SendPhase::Exchange),
    });
    (Arc::new(provider), switch)
}

#[tokio::test]
async fn in_the_advisory_window_one_exchange_runs_and_no_caller_waits() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 36_000));
    let session = session(&provider, &clock);
    assert_eq!(call(&session).await.unwrap(), "token-1");
    clock.pass(35_000);
    provider.gate.send_replace(false);
    assert!(session.current().is_none() || provider.count() == 1);
    clock.pass(300);
    for _ in 0..1000 {
        let bearer = session
            .current()
            .expect("the old token is used until the last half minute");
        assert_eq!(token(&bearer), "token-1");
    }
    settle().await;
    assert_eq!(provider.count(), 2);
    provider.gate.send_replace(true);
    settle().await;
    assert_eq!(token(&session.current().unwrap()), "token-2");
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn in_the_mandatory_window_callers_wait_and_use_the_old_token_only_if_an_attempt_fails() {
    for works in [true, false] {
        let clock = clock();
        let (provider, up) = switchable(&clock, 3600);
        let session = session(&provider, &clock);
        call(&session).await.unwrap();
        clock.pass(3600 - 29);
        up.store(works, Ordering::SeqCst);
        provider.gate.send_replace(false);
        assert!(session.current().is_none());
        let mut caller = session.bearer().boxed();
        assert!(poll!(&mut caller).is_pending());
        settle().await;
        assert!(poll!(&mut caller).is_pending());
        provider.gate.send_replace(true);
        let expected = if works { "token-2" } else { "token-1" };
        assert_eq!(token(&caller.await.unwrap()), expected);
        assert_eq!(provider.count(), 2);
        // Until the next attempt no caller waits.
        assert_eq!(token(&session.current().unwrap()), expected);
    }
}

#[tokio::test]
async fn a_caller_that_waits_while_the_credential_is_rejected_uses_the_old_token_until_it_expires()
{
    let clock = clock();
    let inner = Arc::clone(&clock);
    let provider = Arc::new(FakeProvider::new(move |_, n| match n {
        1 => grant_response(&inner, n, 3600),
        _ => rejection(),
    }));
    let session = session(&provider, &clock);
    call(&session).await.unwrap();
    clock.pass(3600 - 29);
    provider.gate.send_replace(false);
    let mut caller = session.bearer().boxed();
    assert!(poll!(&mut caller).is_pending());
    settle().await;
    provider.gate.send_replace(true);
    assert_eq!(token(&caller.await.unwrap()), "token-1");
    assert_eq!(provider.count(), 2);
    clock.pass(30);
    let error = call(&session).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Authentication);
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn a_provider_that_is_down_from_the_refresh_to_a_second_before_the_expiry_fails_no_call() {
    for life in [20_u64, 120, 3600, 36_000, 172_800] {
        let clock = clock();
        let (provider, up) = switchable(&clock, i64::try_from(life).unwrap());
        let session = session(&provider, &clock);
        call(&session).await.unwrap();
        up.store(false, Ordering::SeqCst);
        let from = life.saturating_sub(2000);
        clock.pass(from);
        for second in from..life {
            assert_eq!(
                call(&session).await.unwrap(),
                "token-1",
                "{second} s of {life}"
            );
            settle().await;
            clock.pass(1);
        }
        // The window is at most 900 s long, and the delay between attempts grows to 30 s.
        assert!(
            (2..60).contains(&provider.count()),
            "{} exchanges",
            provider.count()
        );
        let expired = clock.drive(call(&session)).await;
        assert!(expired.is_err(), "an expired token is not used");
        up.store(true, Ordering::SeqCst);
        let recovered = clock.drive(call(&session)).await.unwrap();
        assert!(
            recovered.starts_with("token-"),
            "the session recovers by itself"
        );
    }
}

#[tokio::test]
async fn refreshes_are_spread_over_a_tenth_of_the_lifetime() {
    let mut moments = BTreeSet::new();
    for _ in 0..40 {
        let clock = clock();
        let provider = Arc::new(FakeProvider::squadcast(&clock, 4000));
        let session = session(&provider, &clock);
        call(&session).await.unwrap();
        let mut second = 0;
        while provider.count() == 1 {
            clock.pass(5);
            second += 5;
            call(&session).await.unwrap();
            settle().await;
        }
        moments.insert(second);
    }
    assert!(
        moments.first().unwrap() >= &3200 && moments.last().unwrap() <= &3605,
        "{moments:?}"
    );
    assert!(moments.len() > 10, "{moments:?}");
}

#[tokio::test]
async fn a_rejected_credential_is_never_retried() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::new(|_, _| rejection()));
    let session = session(&provider, &clock);
    for _ in 0..500 {
        let error = session.bearer().await.unwrap_err();
        assert_eq!(error.kind(), Kind::Authentication);
        assert!(error.to_string().contains("not a valid token"), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
        assert!(!error.is_retryable());
        clock.pass(7);
    }
    assert_eq!(provider.count(), 1);
    // Forgetting allows another attempt.
    session.forget().await.unwrap();
    assert!(session.bearer().await.is_err());
    assert_eq!(provider.count(), 2, "the credential is sent again");
}

#[tokio::test]
async fn a_new_credential_is_used_without_a_new_client() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let provider = Arc::new(FakeProvider::new(move |request, n| {
        match request.headers["x-refresh-token"].to_str().unwrap() {
            "revoked" => rejection(),
            _ => grant_response(&granting, n, 3600),
        }
    }));
    let step = Arc::new(AtomicUsize::new(0));
    let reader = Arc::clone(&step);
    let source = SquadcastSource::new(RefreshToken::from_callback(move || {
        let now = reader.load(Ordering::SeqCst);
        async move {
            match now {
                0 => Ok("revoked"),
                1 => Err("vault sealed"),
                _ => Ok("fresh"),
            }
        }
    }));
    let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
    assert!(session.bearer().await.is_err());
    step.store(1, Ordering::SeqCst);
    clock.pass(2);
    assert!(
        session
            .bearer()
            .await
            .unwrap_err()
            .to_string()
            .contains("vault sealed")
    );
    step.store(0, Ordering::SeqCst);
    clock.pass(10);
    assert!(
        session
            .bearer()
            .await
            .unwrap_err()
            .to_string()
            .contains("rejected")
    );
    assert_eq!(
        provider.count(),
        1,
        "the rejected token was not sent again after the callback failed"
    );
    step.store(2, Ordering::SeqCst);
    clock.pass(2);
    assert_eq!(call(&session).await.unwrap(), "token-2");
}

#[tokio::test]
async fn only_the_providers_own_rejection_is_terminal() {
    let meta = r#"{"meta":{"status":400,"error_message":"no"}}"#;
    let terminal = [(400, meta), (401, meta), (403, meta)];
    let transient = [
        (400, ""),
        (401, "<html>login</html>"),
        (403, "{}"),
        (401, r#"{"message":"Unauthorized"}"#),
        (401, r#"{"meta":{"status":401,"error_mess"#),
        (402, meta),
        (404, meta),
        (409, meta),
        (422, meta),
        (429, meta),
        (500, meta),
        (502, "<html>bad gateway</html>"),
        (503, meta),
        (504, ""),
        (200, ""),
        (200, "<html>welcome</html>"),
        (200, r#"{"data":{"access_token":"tok"#),
        (200, meta),
        (204, ""),
        (302, ""),
        (304, ""),
    ];
    for (status, body) in terminal.into_iter().chain(transient) {
        let is_terminal = terminal.contains(&(status, body));
        let clock = clock();
        let granting = Arc::clone(&clock);
        let provider = Arc::new(FakeProvider::new(move |_, n| match n {
            1 => FakeResponse::Body(status, body.to_owned()),
            _ => grant_response(&granting, n, 3600),
        }));
        let session = session(&provider, &clock);
        let first = clock.drive(session.bearer()).await;
        // A redirect points to a wrong URL, so it ends the attempts, but the next caller retries.
        let redirected = status == 302;
        assert_eq!(first.is_err(), is_terminal || redirected, "{status} {body}");
        clock.pass(600);
        let later = clock.drive(session.bearer()).await;
        assert_eq!(later.is_ok(), !is_terminal, "{status} {body}");
        assert_eq!(
            provider.count(),
            if is_terminal { 1 } else { 2 },
            "{status} {body}"
        );
    }
}

#[tokio::test]
async fn a_nonsense_expiry_causes_at_most_one_exchange_in_ten_seconds() {
    let now = i64::try_from(super::clock::START).unwrap();
    for (issued, expires) in [
        (now, now),
        (now, 0),
        (now, now - 100_000),
        (0, 0),
        (now, now + 1),
        (now * 1000, (now + 3600) * 1000),
        (now, i64::MAX),
        (i64::MIN, i64::MAX),
    ] {
        let clock = clock();
        let provider = Arc::new(FakeProvider::new(move |_, n| {
            let body = format!(
                r#"{{"access_token":"token-{n}","expires_at":{expires},"issued_at":{issued}}}"#
            );
            FakeResponse::Body(200, body)
        }));
        let session = session(&provider, &clock);
        for _ in 0..600 {
            assert!(call(&session).await.is_ok(), "{issued} {expires}");
            settle().await;
            clock.advance(Duration::from_millis(100));
        }
        assert!(
            provider.count() <= 6,
            "{issued} {expires}: {} in a minute",
            provider.count()
        );
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::new(|_, _| {
        FakeResponse::WithHeaders(
            302,
            vec![("location", "https://evil.example/".to_owned())],
            String::new(),
        )
    }));
    let session = session(&provider, &clock);
    let error = session.bearer().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Redirect);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert_eq!(provider.count(), 1);
    assert_eq!(
        provider.seen.lock().unwrap()[0].url.host_str(),
        Some("auth.example.com")
    );
}
