//! Forgetting and revoking: nothing brings tokens back, and nothing is revoked before the service says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use futures::{FutureExt as _, poll};

use super::clock::clock;
use super::failing_store::FailingStore;
use super::fake::{FakeProvider, FakeResponse, session, session_of, settle, token};
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::{
    FileStore, MemoryStore, OAuth2Source, RefreshToken, Session, SquadcastSource, Store,
};
use crate::transport::SendPhase;
use crate::{Authorize, Kind};

/// A strict provider without failures.
fn strict() -> (Arc<FakeProvider>, Arc<StrictOAuth>) {
    let oauth = Arc::new(StrictOAuth::default());
    (FakeProvider::strict(&oauth, |_, _| None), oauth)
}

#[tokio::test]
async fn revoking_removes_both_tokens_at_the_provider_in_memory_and_in_the_store() {
    let directory = tempfile::tempdir().unwrap();
    let clock = clock();
    let (provider, oauth) = strict();
    let store = Arc::new(FileStore::new(directory.path().join("tokens")).unwrap());
    let session = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
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
    // Forgetting allows a new log-in.
    session.forget().await.unwrap();
    assert_eq!(token(&session.bearer().await.unwrap()), "access-2");
}

#[tokio::test]
async fn a_running_exchange_cannot_reopen_a_revoked_session() {
    let clock = clock();
    let (provider, oauth) = strict();
    let store = Arc::new(MemoryStore::new());
    let session = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    session.bearer().await.unwrap();
    clock.pass(36_000);
    provider.gate.send_replace(false);
    let mut caller = session.bearer();
    assert!(poll!(&mut caller).is_pending());
    settle().await;
    let revoking = session.clone();
    let revoked = tokio::spawn(async move { revoking.revoke().await });
    settle().await;
    assert_eq!(
        caller.await.unwrap_err().kind(),
        Kind::Authentication,
        "its caller fails at once"
    );
    provider.gate.send_replace(true);
    revoked.await.unwrap().unwrap();
    settle().await;
    assert!(session.current().is_none());
    assert!(session.bearer().await.is_err());
    // The tokens of the exchange are revoked at the provider, and not in the store.
    assert_eq!(oauth.revoked(), ["refresh-2", "access-2", "access-1"]);
    let other = session_of(password(), &provider, &clock, store);
    assert_eq!(token(&other.bearer().await.unwrap()), "access-3");
    assert_eq!(oauth.log_ins(), 2);
}

#[tokio::test]
async fn an_exchange_that_starts_after_the_session_was_revoked_sends_nothing() {
    let clock = clock();
    let (provider, _) = strict();
    let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
    let mut caller = session.bearer();
    // Its task did not run yet.
    assert!(poll!(&mut caller).is_pending());
    let revoked = session.revoke().await;
    assert!(caller.await.is_err());
    settle().await;
    assert_eq!(provider.count(), 0);
    revoked.unwrap();
}

#[tokio::test]
async fn callers_of_an_exchange_that_is_forgotten_wait_for_the_next() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let session = session(&provider, &clock);
    provider.gate.send_replace(false);
    let mut caller = session.bearer();
    assert!(poll!(&mut caller).is_pending());
    settle().await;
    let forgetting = session.clone();
    let forgotten = tokio::spawn(async move { forgetting.forget().await });
    settle().await;
    provider.gate.send_replace(true);
    forgotten.await.unwrap().unwrap();
    assert_eq!(
        token(&caller.await.unwrap()),
        "token-2",
        "the token of the first exchange is not used"
    );
    settle().await;
    assert_eq!(token(&session.current().unwrap()), "token-2");
}

#[tokio::test]
async fn a_token_that_is_used_from_the_store_during_forgetting_is_forgotten_too() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
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
    let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
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

/// A strict provider whose revocation endpoint fails until `up` is set.
fn without_revocation() -> (Arc<FakeProvider>, Arc<StrictOAuth>, Arc<AtomicBool>) {
    let oauth = Arc::new(StrictOAuth::default());
    let up = Arc::new(AtomicBool::new(false));
    let switch = Arc::clone(&up);
    let provider = FakeProvider::strict(&oauth, move |request, _| {
        let fails = request.url.path().contains("revoke") && !switch.load(Ordering::SeqCst);
        fails.then_some(FakeResponse::Fail(SendPhase::Connect))
    });
    (provider, oauth, up)
}

#[tokio::test]
async fn revoking_can_be_retried_until_the_service_has_revoked_the_tokens() {
    let directory = tempfile::tempdir().unwrap();
    let stores: [Arc<dyn Store>; 3] = [
        Arc::new(MemoryStore::new()),
        Arc::new(FileStore::new(directory.path().join("tokens")).unwrap()),
        // Only the log-in is written.
        Arc::new(FailingStore::new(2..usize::MAX)),
    ];
    for store in stores {
        let clock = clock();
        let (provider, oauth, up) = without_revocation();
        let session = session_of(password(), &provider, &clock, store);
        let bearer = session.bearer().await.unwrap();
        for _ in 0..3 {
            let error = session.revoke().await.unwrap_err();
            assert_eq!(error.kind(), Kind::Connection);
            assert!(oauth.accepts(&token(&bearer)), "the session is still alive");
            assert!(
                session.bearer().await.is_err(),
                "a call in between does not use it"
            );
        }
        up.store(true, Ordering::SeqCst);
        session.revoke().await.unwrap();
        assert_eq!(oauth.revoked(), ["refresh-1", "access-1"]);
        let requests = provider.count();
        session.revoke().await.unwrap();
        assert_eq!(provider.count(), requests, "nothing is left to revoke");
    }
}

#[tokio::test]
async fn a_page_or_an_error_with_a_2xx_status_does_not_confirm_a_revocation() {
    for (status, body, confirms) in [
        (200, "<!DOCTYPE html><title>Sign in</title>", false),
        (200, r#"{"error":"server_error"}"#, false),
        (200, r#"{"meta":{"status_code":500}}"#, false),
        (206, "{}", false),
        (200, "", true),
        (200, "{}", true),
        (200, "OK", true),
    ] {
        let oauth = Arc::new(StrictOAuth::default());
        let provider = FakeProvider::strict(&oauth, move |request, _| {
            let revokes = request.url.path().contains("revoke");
            revokes.then(|| FakeResponse::Body(status, body.to_owned()))
        });
        let store = Arc::new(MemoryStore::new());
        let session = session_of(password(), &provider, &clock(), store);
        session.bearer().await.unwrap();
        for _ in 0..2 {
            let result = session.revoke().await;
            assert_eq!(result.is_ok(), confirms, "{status} {body}: {result:?}");
        }
    }
}

#[tokio::test]
async fn a_revocation_that_is_dropped_is_completed_by_the_next_one() {
    let clock = clock();
    for polls in 0..8 {
        let (provider, oauth) = strict();
        // The tokens of the log-in are in memory only.
        let store = Arc::new(FailingStore::new(1..usize::MAX));
        let session = session_of(password(), &provider, &clock, store);
        assert!(poll!(session.bearer()).is_pending());
        settle().await;
        let mut revoking = Box::pin(session.revoke());
        for _ in 0..polls {
            if poll!(&mut revoking).is_ready() {
                break;
            }
            tokio::task::yield_now().await;
        }
        drop(revoking);
        let _ = session.revoke().await;
        let revoked: std::collections::HashSet<_> = oauth.revoked().into_iter().collect();
        let both = ["refresh-1".to_owned(), "access-1".to_owned()];
        assert_eq!(revoked, both.into(), "after {polls} polls");
    }
}

#[tokio::test]
async fn tokens_that_were_never_stored_are_revoked_although_the_store_cannot_be_read() {
    let clock = clock();
    let (provider, oauth) = strict();
    let store = Arc::new(FailingStore::new(1..usize::MAX));
    let session = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    assert!(poll!(session.bearer()).is_pending());
    settle().await;
    store.make_unreadable();
    session.revoke().await.unwrap();
    assert_eq!(oauth.revoked(), ["refresh-1", "access-1"]);

    // Without tokens in memory, what is to be revoked is unknown.
    let store = Arc::new(FailingStore::new(0..0));
    let session = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    session.bearer().await.unwrap();
    store.make_unreadable();
    let error = session.revoke().await.unwrap_err();
    assert_eq!(error.kind(), Kind::CredentialStore);
}

#[tokio::test]
async fn a_store_learns_whether_a_record_was_revoked_or_forgotten() {
    let clock = clock();
    let (provider, _) = strict();
    let store = Arc::new(FailingStore::new(0..0));
    let session = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    session.bearer().await.unwrap();
    session.forget().await.unwrap();
    assert_eq!(store.removed_as_revoked(), 0);
    session.bearer().await.unwrap();
    session.revoke().await.unwrap();
    assert_eq!(store.removed_as_revoked(), 1);
}

#[tokio::test]
async fn tokens_that_are_not_yet_revoked_outlive_a_restart_a_log_in_and_forgetting() {
    let clock = clock();
    let (provider, oauth, up) = without_revocation();
    let store = Arc::new(MemoryStore::new());
    let first = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    first.bearer().await.unwrap();
    first.revoke().await.unwrap_err();
    let second = session_of(password(), &provider, &clock, Arc::clone(&store) as _);
    assert_eq!(
        token(&second.bearer().await.unwrap()),
        "access-2",
        "not the tokens to revoke"
    );
    clock.pass(36_000);
    assert_eq!(token(&second.bearer().await.unwrap()), "access-3");
    second.forget().await.unwrap();
    up.store(true, Ordering::SeqCst);
    second.revoke().await.unwrap();
    assert_eq!(oauth.revoked(), ["refresh-1", "access-1"]);
}

#[tokio::test]
async fn a_refresh_token_that_was_never_exchanged_is_revoked_too() {
    let clock = clock();
    let (provider, oauth) = strict();
    let only = RefreshToken::new(oauth.log_in()).unwrap();
    let source = OAuth2Source::refresh_token("client", "client-secret", only).unwrap();
    let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
    session.revoke().await.unwrap();
    assert_eq!(oauth.revoked(), ["refresh-1"]);
}

#[tokio::test]
async fn an_error_of_a_revocation_contains_no_token() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    // The description quotes everything that the session knows.
    let provider = FakeProvider::strict(&oauth, |request, _| {
        let quote = "access-1 refresh-1 client-secret pass & word pass+%26+word";
        let body = format!(r#"{{"error":"invalid_request","error_description":"{quote}."}}"#);
        let revokes = request.url.path().contains("revoke");
        revokes.then_some(FakeResponse::Body(400, body))
    });
    let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
    session.bearer().await.unwrap();
    for _ in 0..2 {
        let error = session.revoke().await.unwrap_err();
        let text = format!("{error} {error:?}");
        for secret in ["access-1", "refresh-1", "client-secret", "word"] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(text.contains("invalid_request"), "{text}");
    }
}

#[tokio::test]
async fn a_session_without_tokens_is_revoked_without_a_request() {
    let (provider, _) = strict();
    let session = session_of(
        password(),
        &provider,
        &clock(),
        Arc::new(MemoryStore::new()),
    );
    session.revoke().await.unwrap();
    assert_eq!(provider.count(), 0);
}

#[tokio::test]
async fn sessions_of_one_credential_and_origin_share_a_store_and_others_do_not() {
    let clock = clock();
    let count = AtomicUsize::new(0);
    let provider = Arc::new(FakeProvider::new(move |request, _| {
        let n = count.fetch_add(1, Ordering::SeqCst);
        let credential = request.headers["x-refresh-token"].to_str().unwrap();
        let host = request.url.host_str().unwrap();
        let token = format!("{credential}@{host}-{n}");
        FakeResponse::Body(
            200,
            format!(r#"{{"access_token":"{token}","expires_in":3600}}"#),
        )
    }));
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let of = |credential: &str, origin: &str| {
        let source = SquadcastSource::new(RefreshToken::new(credential).unwrap());
        let (provider, clock) = (Arc::clone(&provider), Arc::clone(&clock));
        Session::new(
            source,
            origin.parse().unwrap(),
            provider,
            clock,
            Arc::clone(&store),
        )
        .unwrap()
    };
    let (us, eu) = (
        "https://auth.squadcast.com",
        "https://auth.eu.squadcast.com",
    );
    let mut keys = std::collections::HashSet::new();
    for (credential, origin) in [
        ("one", us),
        ("one", eu),
        ("two", us),
        ("two", eu),
        ("one", "https://auth.squadcast.com/prefix"),
    ] {
        let mut tokens = std::collections::HashSet::new();
        for _ in 0..3 {
            let session = of(credential, origin);
            let host = session.origin().host_str().unwrap().to_owned();
            let token = token(&session.bearer().await.unwrap());
            assert!(
                token.starts_with(&format!("{credential}@{host}")),
                "{token}"
            );
            tokens.insert(token);
            keys.insert(session.key());
        }
        assert_eq!(tokens.len(), 1, "one exchange for three sessions");
    }
    assert_eq!((provider.count(), keys.len()), (5, 5));
    let slash = of("one", "https://auth.squadcast.com/")
        .bearer()
        .await
        .unwrap();
    assert_eq!(
        token(&slash),
        "one@auth.squadcast.com-0",
        "a trailing slash is the same origin"
    );
    assert_eq!(provider.count(), 5);
    let prefixed = provider.seen.lock().unwrap()[4].url.to_string();
    assert_eq!(
        prefixed,
        "https://auth.squadcast.com/prefix/oauth/access-token"
    );
}

#[tokio::test]
async fn sessions_do_not_block_each_other() {
    let clock = clock();
    let granting = Arc::clone(&clock);
    let provider = Arc::new(FakeProvider::new(move |request, n| {
        match request.headers["x-refresh-token"].to_str().unwrap() {
            "stuck" => FakeResponse::Hang,
            _ => super::fake::grant_response(&granting, n, 3600),
        }
    }));
    let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
    let of = |token: &str| {
        let source = SquadcastSource::new(RefreshToken::new(token).unwrap());
        session_of(source, &provider, &clock, Arc::clone(&store))
    };
    let stuck = of("stuck");
    let mut waiting = stuck.bearer().boxed();
    assert!(poll!(&mut waiting).is_pending());
    settle().await;
    assert!(of("free").bearer().await.is_ok());
    assert!(poll!(&mut waiting).is_pending());
}

#[test]
fn a_credential_is_not_sent_unencrypted_to_another_machine() {
    let clock = clock();
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let of = |origin: &str| {
        let source = SquadcastSource::new(RefreshToken::new("one").unwrap());
        let (provider, clock) = (Arc::clone(&provider), Arc::clone(&clock));
        let store = Arc::new(MemoryStore::new());
        Session::new(source, origin.parse().unwrap(), provider, clock, store)
    };
    let error = of("http://auth.squadcast.com").unwrap_err();
    assert_eq!(error.kind(), Kind::Configuration);
    assert!(of("http://127.0.0.1:8080").is_ok());
}
