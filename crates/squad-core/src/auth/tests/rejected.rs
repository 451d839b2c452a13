//! An access token that the service rejected is replaced once, and no other token is.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;

use super::clock::clock;
use super::fake::{FakeProvider, FakeResponse, grant_response, session, token};
use crate::clock::Clock as _;
use crate::{Authorize, Kind};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_rejections_at_once_cause_one_exchange() {
    for _ in 0..20 {
        let clock = clock();
        let provider =
            Arc::new(FakeProvider::squadcast(&clock, 3600).slow(Duration::from_millis(5)));
        let session = session(&provider, &clock);
        let generation = session.bearer().await.unwrap().generation;
        let callers = (0..1000).map(|_| {
            let session = session.clone();
            tokio::spawn(async move { session.rejected(generation).await })
        });
        for result in join_all(callers).await {
            let bearer = result.unwrap().unwrap();
            assert_eq!(token(&bearer), "token-2");
            assert!(bearer.generation > generation);
        }
        assert_eq!(provider.count(), 2);
    }
}

#[tokio::test]
async fn a_late_rejection_of_an_old_token_does_not_replace_the_new_one() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    let old = session.bearer().await.unwrap().generation;
    let new = session.rejected(old).await.unwrap();
    for _ in 0..100 {
        assert_eq!(token(&session.rejected(old).await.unwrap()), "token-2");
    }
    assert_eq!(session.current().unwrap().generation, new.generation);
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn a_rejected_token_is_not_used_while_it_is_being_replaced() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    let old = session.bearer().await.unwrap().generation;
    provider.gate.send_replace(false);
    let mut rejected = session.rejected(old);
    assert!(futures::poll!(&mut rejected).is_pending());
    assert!(session.current().is_none());
    let mut other = session.bearer();
    assert!(futures::poll!(&mut other).is_pending());
    provider.gate.send_replace(true);
    assert_eq!(token(&rejected.await.unwrap()), "token-2");
    assert_eq!(token(&other.await.unwrap()), "token-2");
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn a_service_that_rejects_every_token_causes_one_exchange_in_ten_seconds() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    let mut bearer = session.bearer().await.unwrap();
    let mut failures = 0;
    for _ in 0..600 {
        match session.rejected(bearer.generation).await {
            Ok(newer) => bearer = newer,
            Err(error) => {
                assert_eq!(error.kind(), Kind::Authentication);
                failures += 1;
                // One endpoint that always responds with 401 does not disable the others.
                assert_eq!(session.current().unwrap().generation, bearer.generation);
            }
        }
        clock.advance(Duration::from_millis(100));
    }
    assert_eq!(provider.count(), 1 + 6);
    assert_eq!(failures, 600 - 6);
}

#[tokio::test]
async fn if_the_exchange_fails_the_rejected_caller_gets_the_error_and_others_use_the_old_token() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let provider = Arc::new(FakeProvider::new(move |_, n| match n {
        1 => grant_response(&granting, n, 3600),
        _ => FakeResponse::Body(500, String::new()),
    }));
    let session = session(&provider, &clock);
    let old = session.bearer().await.unwrap();
    let rejected = session.rejected(old.generation);
    let others = async {
        clock.sleep(Duration::from_millis(100)).await;
        // The first attempt has failed.
        assert_eq!(session.current().unwrap().generation, old.generation);
        clock.sleep(Duration::from_secs(20)).await;
        assert_eq!(session.bearer().await.unwrap().generation, old.generation);
    };
    let (error, ()) = clock
        .drive(async { futures::join!(rejected, others) })
        .await;
    assert_eq!(error.unwrap_err().kind(), Kind::Server);
    assert!(provider.count() > 3, "{} attempts", provider.count());
    // While the failure is recent, a caller without time to wait fails at once.
    let count = provider.count();
    let hurried = session
        .rejected_within(old.generation, Some(Duration::ZERO))
        .await;
    assert_eq!(hurried.unwrap_err().kind(), Kind::Server);
    assert_eq!(provider.count(), count);
}

#[tokio::test]
async fn an_unknown_generation_is_harmless() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    assert_eq!(token(&session.rejected(77).await.unwrap()), "token-1");
    assert_eq!(token(&session.rejected(0).await.unwrap()), "token-1");
    assert_eq!(provider.count(), 1);
}

#[tokio::test]
async fn a_fixed_access_token_is_never_refreshed() {
    let fixed = crate::auth::AccessToken::new("given").unwrap();
    assert_eq!(token(&fixed.current().unwrap()), "given");
    assert_eq!(token(&fixed.bearer().await.unwrap()), "given");
    assert_eq!(
        fixed.rejected(1).await.unwrap_err().kind(),
        Kind::Authentication
    );
    assert!(fixed.current().unwrap().header.is_sensitive());
    let other = crate::auth::AccessToken::new("other").unwrap();
    assert_ne!(fixed.key(), other.key());
    assert!(crate::auth::AccessToken::new("giv\nen").is_err());
}

#[test]
fn a_source_says_whether_a_403_can_mean_a_rejected_token() {
    use super::fake::session_of;
    use super::rotation::password;
    let clock = clock();
    let provider = Arc::new(FakeProvider::new(|_, _| FakeResponse::Hang));
    let of = |source| {
        session_of(
            source,
            &provider,
            &clock,
            Arc::new(crate::auth::MemoryStore::new()),
        )
    };
    assert!(!of(password()).forbidden_may_mean_rejected());
    assert!(of(password().forbidden_means_rejected()).forbidden_may_mean_rejected());
    assert!(!session(&provider, &clock).forbidden_may_mean_rejected());
    let fixed = crate::auth::AccessToken::new("fixed").unwrap();
    assert!(!fixed.forbidden_may_mean_rejected());
}
