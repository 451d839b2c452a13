//! What becomes of an access token that the service refused: that one goes, once, and no other.

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;

use super::clock::TestClock;
use super::fake::{Act, Fake, granted, session, token};
use crate::{Authorize, Kind};

fn clock() -> Arc<TestClock> {
    Arc::new(TestClock::new())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_refusals_at_once_are_one_exchange() {
    for _ in 0..20 {
        let clock = clock();
        let fake = Arc::new(Fake::squadcast(&clock, 3600).slow(Duration::from_millis(5)));
        let session = session(&fake, &clock);
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
        assert_eq!(fake.count(), 2);
    }
}

#[tokio::test]
async fn a_late_refusal_of_an_old_token_leaves_the_new_one_alone() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    let old = session.bearer().await.unwrap().generation;
    let new = session.rejected(old).await.unwrap();
    for _ in 0..100 {
        assert_eq!(token(&session.rejected(old).await.unwrap()), "token-2");
    }
    assert_eq!(session.current().unwrap().generation, new.generation);
    assert_eq!(fake.count(), 2);
}

#[tokio::test]
async fn while_a_refused_token_is_being_replaced_nobody_is_given_it() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    let old = session.bearer().await.unwrap().generation;
    fake.gate.send_replace(false);
    let mut refused = session.rejected(old);
    assert!(futures::poll!(&mut refused).is_pending());
    assert!(session.current().is_none());
    let mut other = session.bearer();
    assert!(futures::poll!(&mut other).is_pending());
    fake.gate.send_replace(true);
    assert_eq!(token(&refused.await.unwrap()), "token-2");
    assert_eq!(token(&other.await.unwrap()), "token-2");
    assert_eq!(fake.count(), 2);
}

#[tokio::test]
async fn a_service_that_refuses_every_token_causes_one_exchange_in_ten_seconds() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    let mut bearer = session.bearer().await.unwrap();
    let mut refusals = 0;
    for _ in 0..600 {
        match session.rejected(bearer.generation).await {
            Ok(newer) => bearer = newer,
            Err(error) => {
                assert_eq!(error.kind(), Kind::Authentication);
                refusals += 1;
                // One endpoint that always answers 401 does not switch the others off.
                assert_eq!(session.current().unwrap().generation, bearer.generation);
            }
        }
        clock.advance(Duration::from_millis(100));
    }
    assert_eq!(fake.count(), 1 + 6);
    assert_eq!(refusals, 600 - 6);
}

#[tokio::test]
async fn if_the_exchange_fails_the_refused_caller_is_told_and_others_go_on() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let fake = Arc::new(Fake::new(move |_, n| match n {
        2 => Act::Answer(500, String::new()),
        _ => granted(&granting, n, 3600),
    }));
    let session = session(&fake, &clock);
    let old = session.bearer().await.unwrap();
    assert_eq!(
        session.rejected(old.generation).await.unwrap_err().kind(),
        Kind::Server
    );
    assert_eq!(session.current().unwrap().generation, old.generation);
    assert_eq!(
        session.rejected(old.generation).await.unwrap_err().kind(),
        Kind::Server
    );
    assert_eq!(fake.count(), 2);
    clock.pass(2);
    assert!(
        session.current().is_none(),
        "the next caller waits for another try"
    );
    assert_eq!(token(&session.bearer().await.unwrap()), "token-3");
}

#[tokio::test]
async fn a_generation_that_never_was_does_no_harm() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    assert_eq!(token(&session.rejected(77).await.unwrap()), "token-1");
    assert_eq!(token(&session.rejected(0).await.unwrap()), "token-1");
    assert_eq!(fake.count(), 1);
}

#[tokio::test]
async fn a_given_access_token_is_sent_as_it_is_and_never_renewed() {
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
