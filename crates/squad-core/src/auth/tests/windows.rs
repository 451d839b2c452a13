//! When a token is renewed, who waits for that, and what becomes of calls while the provider is away.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures::{FutureExt as _, poll};

use super::clock::TestClock;
use super::fake::{Act, Fake, granted, refused, session, session_of, token};
use crate::auth::{MemoryStore, RefreshToken, Session, SquadcastSource};
use crate::transport::SendPhase;
use crate::{Authorize, Kind};

fn clock() -> Arc<TestClock> {
    Arc::new(TestClock::new())
}

/// Lets tasks in the background do what they can.
async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

/// What a call of the API would send, if anything.
async fn call(session: &Session) -> Result<String, crate::Error> {
    match session.current() {
        Some(bearer) => Ok(token(&bearer)),
        None => session.bearer().await.map(|bearer| token(&bearer)),
    }
}

/// A provider that can be switched off.
fn switched(clock: &Arc<TestClock>, life: i64) -> (Arc<Fake>, Arc<AtomicBool>) {
    let (clock, up) = (Arc::clone(clock), Arc::new(AtomicBool::new(true)));
    let switch = Arc::clone(&up);
    let fake = Fake::new(move |_, n| match up.load(Ordering::SeqCst) {
        true => granted(&clock, n, life),
        false => Act::Fail(SendPhase::Exchange),
    });
    (Arc::new(fake), switch)
}

#[tokio::test]
async fn in_the_first_window_one_exchange_runs_and_nobody_waits() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 36_000));
    let session = session(&fake, &clock);
    assert_eq!(call(&session).await.unwrap(), "token-1");
    clock.pass(35_000);
    fake.gate.send_replace(false);
    assert!(session.current().is_none() || fake.count() == 1);
    clock.pass(300);
    for _ in 0..1000 {
        let bearer = session
            .current()
            .expect("the old token does until the last half minute");
        assert_eq!(token(&bearer), "token-1");
    }
    settle().await;
    assert_eq!(fake.count(), 2);
    fake.gate.send_replace(true);
    settle().await;
    assert_eq!(token(&session.current().unwrap()), "token-2");
    assert_eq!(fake.count(), 2);
}

#[tokio::test]
async fn in_the_last_half_minute_callers_wait_and_get_the_old_token_only_if_the_exchange_fails() {
    for works in [true, false] {
        let clock = clock();
        let (fake, up) = switched(&clock, 3600);
        let session = session(&fake, &clock);
        call(&session).await.unwrap();
        clock.pass(3600 - 29);
        up.store(works, Ordering::SeqCst);
        fake.gate.send_replace(false);
        assert!(session.current().is_none());
        let mut caller = session.bearer().boxed();
        assert!(poll!(&mut caller).is_pending());
        settle().await;
        assert!(poll!(&mut caller).is_pending());
        fake.gate.send_replace(true);
        let expected = if works { "token-2" } else { "token-1" };
        assert_eq!(token(&caller.await.unwrap()), expected);
        assert_eq!(fake.count(), 2);
    }
}

#[tokio::test]
async fn a_provider_away_from_the_renewal_to_a_second_before_the_end_costs_no_call() {
    for life in [120_u64, 3600, 36_000, 172_800] {
        let clock = clock();
        let (fake, up) = switched(&clock, i64::try_from(life).unwrap());
        let session = session(&fake, &clock);
        call(&session).await.unwrap();
        up.store(false, Ordering::SeqCst);
        clock.pass(life.saturating_sub(2000));
        let from = life.saturating_sub(2000);
        for second in from..life {
            assert_eq!(call(&session).await.unwrap(), "token-1", "{second} s");
            settle().await;
            clock.pass(1);
        }
        // A life of 1800 s in the window and a cap of 60 s leave room for some forty attempts.
        assert!(
            (2..60).contains(&fake.count()),
            "{} exchanges",
            fake.count()
        );
        assert!(call(&session).await.is_err(), "past its end it is not sent");
        up.store(true, Ordering::SeqCst);
        clock.pass(61);
        assert!(
            call(&session).await.unwrap().starts_with("token-"),
            "and the outage is over"
        );
    }
}

#[tokio::test]
async fn renewals_are_spread_over_a_tenth_of_the_life() {
    let mut moments = BTreeSet::new();
    for _ in 0..40 {
        let clock = clock();
        let fake = Arc::new(Fake::squadcast(&clock, 4000));
        let session = session(&fake, &clock);
        call(&session).await.unwrap();
        let mut second = 0;
        while fake.count() == 1 {
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
async fn after_a_refusal_the_same_credential_is_never_sent_again() {
    let clock = clock();
    let fake = Arc::new(Fake::new(|_, _| refused()));
    let session = session(&fake, &clock);
    for _ in 0..500 {
        let error = session.bearer().await.unwrap_err();
        assert_eq!(error.kind(), Kind::Authentication);
        assert!(error.to_string().contains("not a valid token"), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(401));
        assert!(!error.is_retryable());
        clock.pass(7);
    }
    assert_eq!(fake.count(), 1);
    // A store or a callback that fails in between does not make it forget.
    session.forget().await.unwrap();
    assert!(session.bearer().await.is_err());
    assert_eq!(fake.count(), 2, "forgetting is asking for another try");
}

#[tokio::test]
async fn a_new_credential_ends_a_refusal_without_a_new_client() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let fake = Arc::new(Fake::new(
        move |request, n| match request.headers["x-refresh-token"].to_str().unwrap() {
            "revoked" => refused(),
            _ => granted(&granting, n, 3600),
        },
    ));
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
    let session = session_of(source, &fake, &clock, Arc::new(MemoryStore::new()));
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
            .contains("refused")
    );
    assert_eq!(
        fake.count(),
        1,
        "the refused token was not sent again after the callback had failed"
    );
    step.store(2, Ordering::SeqCst);
    clock.pass(2);
    assert_eq!(call(&session).await.unwrap(), "token-2");
}

#[tokio::test]
async fn only_the_providers_own_refusal_is_final() {
    let meta = r#"{"meta":{"status":400,"error_message":"no"}}"#;
    let final_answers = [(400, meta), (401, meta), (403, meta)];
    let passing = [
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
    ];
    for (status, body) in final_answers.into_iter().chain(passing) {
        let is_final = final_answers.contains(&(status, body));
        let clock = clock();
        let granting = Arc::clone(&clock);
        let fake = Arc::new(Fake::new(move |_, n| match n {
            1 => Act::Answer(status, body.to_owned()),
            _ => granted(&granting, n, 3600),
        }));
        let session = session(&fake, &clock);
        assert!(session.bearer().await.is_err(), "{status} {body}");
        clock.pass(600);
        assert_eq!(session.bearer().await.is_ok(), !is_final, "{status} {body}");
        assert_eq!(
            fake.count(),
            if is_final { 1 } else { 2 },
            "{status} {body}"
        );
    }
    for act in [
        Act::Fail(SendPhase::Connect),
        Act::Fail(SendPhase::Exchange),
        Act::Fail(SendPhase::Timeout),
        Act::Torn(401, meta.to_owned(), meta.len() - 1),
    ] {
        let clock = clock();
        let granting = Arc::clone(&clock);
        let fake = Arc::new(Fake::new(move |_, n| match n {
            1 => act.clone(),
            _ => granted(&granting, n, 3600),
        }));
        let session = session(&fake, &clock);
        assert!(session.bearer().await.is_err());
        clock.pass(2);
        assert!(session.bearer().await.is_ok());
    }
}

#[tokio::test]
async fn an_exchange_has_its_own_time_whoever_waits() {
    let clock = clock();
    let fake = Arc::new(Fake::new(|_, _| Act::Hang));
    let session = session(&fake, &clock);
    let mut caller = session.bearer().boxed();
    assert!(poll!(&mut caller).is_pending());
    settle().await;
    clock.pass(29);
    settle().await;
    assert!(poll!(&mut caller).is_pending());
    assert_eq!(
        fake.seen.lock().unwrap()[0].timeout,
        Some(Duration::from_secs(30))
    );
    clock.pass(1);
    let error = caller.await.unwrap_err();
    assert_eq!(error.kind(), Kind::Timeout);
    assert!(error.to_string().contains("30 s"), "{error}");
}

#[tokio::test]
async fn nonsense_expiry_costs_no_more_than_one_exchange_in_ten_seconds() {
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
        let fake = Arc::new(Fake::new(move |_, n| {
            let body = format!(
                r#"{{"access_token":"token-{n}","expires_at":{expires},"issued_at":{issued}}}"#
            );
            Act::Answer(200, body)
        }));
        let session = session(&fake, &clock);
        for _ in 0..600 {
            assert!(call(&session).await.is_ok(), "{issued} {expires}");
            settle().await;
            clock.advance(Duration::from_millis(100));
        }
        assert!(
            fake.count() <= 6,
            "{issued} {expires}: {} in a minute",
            fake.count()
        );
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let clock = clock();
    let fake = Arc::new(Fake::new(|_, _| {
        Act::With(
            302,
            vec![("location", "https://evil.example/".to_owned())],
            String::new(),
        )
    }));
    let session = session(&fake, &clock);
    let error = session.bearer().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    assert_eq!(fake.count(), 1);
    assert_eq!(
        fake.seen.lock().unwrap()[0].url.host_str(),
        Some("auth.example.com")
    );
}
