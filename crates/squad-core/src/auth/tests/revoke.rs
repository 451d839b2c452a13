//! Forgetting and revoking: nothing that is under way brings tokens back.

use std::sync::Arc;

use futures::poll;
use secrecy::SecretString;

use super::clock::TestClock;
use super::fake::{Act, Fake, granted, session, session_of, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::{FileStore, MemoryStore, RefreshToken, SquadcastSource, TokenCache};
use crate::transport::{SendPhase, Transport};
use crate::{Authorize, Kind};

fn clock() -> Arc<TestClock> {
    Arc::new(TestClock::new())
}

async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

fn strict() -> (Arc<Fake>, Arc<StrictOAuth>) {
    let oauth = Arc::new(StrictOAuth::default());
    let books = Arc::clone(&oauth);
    let fake = Fake::new(move |request, _| {
        let (status, body) = books.answer_request(request);
        Act::Answer(status, body)
    });
    (Arc::new(fake), oauth)
}

#[tokio::test]
async fn revoking_ends_both_tokens_at_the_provider_here_and_in_the_store() {
    let directory = tempfile::tempdir().unwrap();
    let clock = clock();
    let (fake, oauth) = strict();
    let store = Arc::new(FileStore::new(directory.path().join("tokens")).unwrap());
    let session = session_of(password(), &fake, &clock, Arc::clone(&store) as _);
    assert_eq!(token(&session.bearer().await.unwrap()), "access-1");
    session.revoke().await.unwrap();
    assert_eq!(oauth.revoked(), ["refresh-1", "access-1"]);
    assert!(session.current().is_none());
    let error = session.bearer().await.unwrap_err();
    assert_eq!(error.kind(), Kind::Authentication);
    assert!(error.to_string().contains("revoked"), "{error}");
    assert!(session.rejected(1).await.is_err());
    let left: Vec<_> = std::fs::read_dir(directory.path().join("tokens"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "lock"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    // Until it is asked for.
    session.forget().await.unwrap();
    assert_eq!(token(&session.bearer().await.unwrap()), "access-2");
}

#[tokio::test]
async fn an_exchange_under_way_cannot_bring_a_revoked_session_back() {
    let clock = clock();
    let (fake, oauth) = strict();
    let store = Arc::new(MemoryStore::new());
    let session = session_of(password(), &fake, &clock, Arc::clone(&store) as _);
    session.bearer().await.unwrap();
    clock.pass(36_000);
    fake.gate.send_replace(false);
    let mut caller = session.bearer();
    assert!(poll!(&mut caller).is_pending());
    settle().await;
    let revoking = session.clone();
    let revoked = tokio::spawn(async move { revoking.revoke().await });
    settle().await;
    assert_eq!(
        caller.await.unwrap_err().kind(),
        Kind::Authentication,
        "its caller is told at once"
    );
    fake.gate.send_replace(true);
    revoked.await.unwrap().unwrap();
    settle().await;
    assert!(session.current().is_none());
    assert!(session.bearer().await.is_err());
    // What the exchange brought was ended at the provider, and nothing of it is in the store.
    assert_eq!(oauth.revoked(), ["refresh-2", "access-2"]);
    let other = session_of(password(), &fake, &clock, store);
    assert_eq!(token(&other.bearer().await.unwrap()), "access-3");
    assert_eq!(oauth.log_ins(), 2);
}

#[tokio::test]
async fn an_exchange_that_had_not_begun_when_the_session_was_revoked_sends_nothing() {
    let clock = clock();
    let (fake, _) = strict();
    let session = session_of(password(), &fake, &clock, Arc::new(MemoryStore::new()));
    let mut caller = session.bearer();
    // The task is there, and did not run yet.
    assert!(poll!(&mut caller).is_pending());
    let revoked = session.revoke().await;
    assert!(caller.await.is_err());
    settle().await;
    assert_eq!(fake.count(), 0);
    revoked.unwrap();
}

#[tokio::test]
async fn forgetting_during_an_exchange_has_its_callers_wait_for_the_next() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let session = session(&fake, &clock);
    fake.gate.send_replace(false);
    let mut caller = session.bearer();
    assert!(poll!(&mut caller).is_pending());
    settle().await;
    let forgetting = session.clone();
    let forgotten = tokio::spawn(async move { forgetting.forget().await });
    settle().await;
    fake.gate.send_replace(true);
    forgotten.await.unwrap().unwrap();
    assert_eq!(
        token(&caller.await.unwrap()),
        "token-2",
        "the first exchange's token is not used"
    );
    settle().await;
    assert_eq!(token(&session.current().unwrap()), "token-2");
}

#[tokio::test]
async fn a_token_taken_from_the_store_while_it_is_being_purged_is_forgotten_too() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let gate = tokio::sync::watch::Sender::new(false);
    let (opened, asked) = (gate.subscribe(), std::sync::atomic::AtomicUsize::new(0));
    let credential = RefreshToken::from_callback(move || {
        let second = asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 1;
        let mut opened = opened.clone();
        async move {
            if second {
                let _ = opened.wait_for(|open| *open).await;
            }
            Ok::<_, String>("refresh")
        }
    });
    let source = SquadcastSource::new(credential);
    let session = session_of(source, &fake, &clock, Arc::new(MemoryStore::new()));
    session.bearer().await.unwrap();
    let mut forgetting = Box::pin(session.forget());
    assert!(poll!(&mut forgetting).is_pending());
    assert_eq!(
        token(&session.bearer().await.unwrap()),
        "token-1",
        "from the store"
    );
    gate.send_replace(true);
    forgetting.await.unwrap();
    assert!(session.current().is_none());
    assert_eq!(token(&session.bearer().await.unwrap()), "token-2");
}

#[tokio::test]
async fn a_provider_that_cannot_be_reached_does_not_keep_the_session_alive() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let books = Arc::clone(&oauth);
    let fake = Arc::new(Fake::new(move |request, n| match n {
        2 => Act::Fail(SendPhase::Connect),
        _ => {
            let (status, body) = books.answer_request(request);
            Act::Answer(status, body)
        }
    }));
    let store = Arc::new(MemoryStore::new());
    let session = session_of(password(), &fake, &clock, Arc::clone(&store) as _);
    session.bearer().await.unwrap();
    assert_eq!(session.revoke().await.unwrap_err().kind(), Kind::Connection);
    assert!(session.bearer().await.is_err());
    let other = session_of(password(), &fake, &clock, store);
    assert_eq!(
        token(&other.bearer().await.unwrap()),
        "access-2",
        "the store was purged"
    );
}

fn cache(fake: &Arc<Fake>, clock: &Arc<TestClock>) -> TokenCache {
    TokenCache::new(
        Arc::clone(fake) as Arc<dyn Transport>,
        Arc::clone(clock) as _,
        Arc::new(MemoryStore::new()),
    )
}

fn source(refresh_token: &str) -> SquadcastSource {
    SquadcastSource::new(RefreshToken::new(refresh_token).unwrap())
}

#[tokio::test]
async fn clients_of_one_credential_share_tokens_and_others_never_see_them() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let fake = Arc::new(Fake::new(move |request, _| {
        let credential = request.headers["x-refresh-token"].to_str().unwrap();
        let host = request.url.host_str().unwrap();
        let Act::Answer(status, body) = granted(&granting, 1, 3600) else {
            unreachable!()
        };
        Act::Answer(
            status,
            body.replace("token-1", &format!("{credential}@{host}")),
        )
    }));
    let cache = cache(&fake, &clock);
    let us = "https://auth.squadcast.com";
    let eu = "https://auth.eu.squadcast.com";
    let mut keys = std::collections::HashSet::new();
    for (credential, origin) in [
        ("one", us),
        ("one", eu),
        ("two", us),
        ("two", eu),
        ("one", "https://auth.squadcast.com/prefix"),
    ] {
        for _ in 0..3 {
            let session = cache
                .session(source(credential), origin.parse().unwrap())
                .unwrap();
            let host = session.origin().host_str().unwrap().to_owned();
            assert_eq!(
                token(&session.bearer().await.unwrap()),
                format!("{credential}@{host}")
            );
            keys.insert(session.key());
        }
    }
    assert_eq!(fake.count(), 5);
    assert_eq!(keys.len(), 5);
    let slash = cache
        .session(
            source("one"),
            "https://auth.squadcast.com/".parse().unwrap(),
        )
        .unwrap();
    assert!(
        slash.current().is_some(),
        "a slash at the end is the same origin"
    );
    let prefixed = &fake.seen.lock().unwrap()[4];
    assert_eq!(
        prefixed.url.as_str(),
        "https://auth.squadcast.com/prefix/oauth/access-token"
    );
}

#[tokio::test]
async fn keys_do_not_block_each_other() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let fake = Arc::new(Fake::new(
        move |request, n| match request.headers["x-refresh-token"].to_str().unwrap() {
            "stuck" => Act::Hang,
            _ => granted(&granting, n, 3600),
        },
    ));
    let cache = cache(&fake, &clock);
    let origin = || "https://auth.squadcast.com".parse().unwrap();
    let stuck = cache.session(source("stuck"), origin()).unwrap();
    let mut waiting = stuck.bearer();
    assert!(poll!(&mut waiting).is_pending());
    settle().await;
    let free = cache.session(source("free"), origin()).unwrap();
    assert!(free.bearer().await.is_ok());
    cache
        .forget_refresh_token(&SecretString::from("free"))
        .await
        .unwrap();
    assert!(poll!(&mut waiting).is_pending());
}

#[tokio::test]
async fn revoking_an_api_token_ends_the_access_tokens_made_from_it_and_no_others() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let cache = cache(&fake, &clock);
    let origin = || "https://auth.squadcast.com".parse().unwrap();
    let gone = cache.session(source("gone"), origin()).unwrap();
    let kept = cache.session(source("kept"), origin()).unwrap();
    gone.bearer().await.unwrap();
    kept.bearer().await.unwrap();
    cache
        .forget_refresh_token(&SecretString::from("gone"))
        .await
        .unwrap();
    assert!(
        gone.current().is_none(),
        "clients that hold the session, too"
    );
    assert!(kept.current().is_some());
    cache.forget_all().await.unwrap();
    assert!(kept.current().is_none());
    assert_eq!(
        token(
            &cache
                .session(source("gone"), origin())
                .unwrap()
                .bearer()
                .await
                .unwrap()
        ),
        "token-3"
    );
}

#[test]
fn a_credential_is_not_sent_in_the_clear_to_another_machine() {
    let clock = clock();
    let fake = Arc::new(Fake::squadcast(&clock, 3600));
    let cache = cache(&fake, &clock);
    let error = cache
        .session(source("one"), "http://auth.squadcast.com".parse().unwrap())
        .unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    assert!(
        cache
            .session(source("one"), "http://127.0.0.1:8080".parse().unwrap())
            .is_ok()
    );
}
