//! Rotating refresh tokens, against a provider that revokes the whole session if a spent one is reused.

use std::sync::{Arc, Mutex};
use std::task::Poll;

use futures::future::{BoxFuture, join_all};
use futures::{FutureExt as _, poll};

use super::clock::{TestClock, clock};
use super::failing_store::FailingStore;
use super::fake::{FakeProvider, FakeResponse, session_of, settle, token};
use super::strict::StrictOAuth;
use crate::auth::{
    Entry, MemoryStore, OAuth2Source, PasswordGrant, RefreshToken, Session, Store, StoreKey,
    TokenRecord,
};
use crate::clock::Clock as _;
use crate::error::RequestSent;
use crate::transport::SendPhase;
use crate::{Authorize, Kind, Result};

pub(crate) fn password() -> OAuth2Source {
    OAuth2Source::password(
        PasswordGrant::new(
            "client",
            "client-secret",
            "me@example.com",
            "pass & word".to_owned(),
        )
        .unwrap(),
    )
}

fn token_only(refresh_token: &str) -> OAuth2Source {
    OAuth2Source::refresh_token(
        "client",
        "client-secret",
        RefreshToken::new(refresh_token).unwrap(),
    )
    .unwrap()
}

/// A strict provider, except for the requests for which `response` returns one.
fn strict(
    response: impl Fn(usize) -> Option<FakeResponse> + Send + Sync + 'static,
) -> (Arc<FakeProvider>, Arc<StrictOAuth>) {
    let oauth = Arc::new(StrictOAuth::default());
    (FakeProvider::strict(&oauth, move |_, n| response(n)), oauth)
}

/// Refreshes `session` by letting its token expire.
async fn refresh(session: &Session, clock: &TestClock) -> Result<String> {
    clock.pass(36_000);
    let bearer = clock.drive(session.bearer()).await;
    bearer.map(|bearer| token(&bearer))
}

#[tokio::test]
async fn a_session_logs_in_once_and_rotates_from_then_on() {
    let clock = clock();
    let (provider, oauth) = strict(|_| None);
    let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
    for n in 1..=50 {
        assert_eq!(
            refresh(&session, &clock).await.unwrap(),
            format!("access-{n}")
        );
    }
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
        (1, 49, 0)
    );
    let seen = provider.seen.lock().unwrap();
    assert_eq!(
        seen[0].url.as_str(),
        "https://auth.example.com/oauth/token/"
    );
    assert_eq!(
        seen[0].headers["content-type"],
        "application/x-www-form-urlencoded"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_callers_and_two_sessions_over_one_store_never_spend_a_token_twice() {
    let clock = clock();
    let (provider, oauth) = strict(|_| None);
    let store = Arc::new(MemoryStore::new());
    let sessions: Vec<_> = (0..2)
        .map(|_| session_of(password(), &provider, &clock, Arc::clone(&store) as _))
        .collect();
    for _ in 0..50 {
        let callers = (0..100).map(|n| {
            let session = sessions[n % 2].clone();
            tokio::spawn(async move {
                let bearer = session.bearer().await.unwrap();
                (session, bearer)
            })
        });
        for (session, bearer) in join_all(callers)
            .await
            .into_iter()
            .map(std::result::Result::unwrap)
        {
            // If another session's rotation revoked this token, the store has the newer one.
            let bearer = match oauth.accepts(&token(&bearer)) {
                true => bearer,
                false => session.rejected(bearer.generation).await.unwrap(),
            };
            assert!(oauth.accepts(&token(&bearer)));
        }
        clock.pass(36_000);
    }
    assert_eq!((oauth.log_ins(), oauth.reuses()), (1, 0));
    assert!(oauth.rotations() <= 50, "{}", oauth.rotations());
}

#[tokio::test]
async fn after_a_lost_response_the_session_logs_in_at_once_and_no_call_fails() {
    for lost in [
        FakeResponse::Fail(SendPhase::Exchange),
        FakeResponse::Fail(SendPhase::Timeout),
        FakeResponse::Truncated(200, "{\"access_token\":\"x\"}".to_owned(), 5),
        FakeResponse::Body(502, "<html>".to_owned()),
        FakeResponse::Body(200, "<html>".to_owned()),
    ] {
        let clock = clock();
        let losing = lost.clone();
        let (provider, oauth) = strict(move |n| (n == 2).then(|| losing.clone()));
        let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
        refresh(&session, &clock).await.unwrap();
        clock.pass(36_000);
        let before = clock.monotonic();
        let bearer = session.bearer().await.unwrap();
        assert!(oauth.accepts(&token(&bearer)), "{lost:?}");
        assert_eq!(clock.monotonic(), before);
        assert_eq!((oauth.log_ins(), oauth.reuses()), (2, 0), "{lost:?}");
    }
}

#[tokio::test]
async fn a_request_that_was_not_processed_is_retried() {
    for response in [
        FakeResponse::Fail(SendPhase::Connect),
        FakeResponse::Body(429, String::new()),
        FakeResponse::Body(503, "<html>".to_owned()),
    ] {
        let clock = clock();
        let unprocessed = response.clone();
        let (provider, oauth) = strict(move |n| (n == 2).then(|| unprocessed.clone()));
        let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
        refresh(&session, &clock).await.unwrap();
        assert_eq!(
            refresh(&session, &clock).await.unwrap(),
            "access-2",
            "{response:?}"
        );
        assert_eq!(
            (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
            (1, 1, 0)
        );
    }
}

#[tokio::test]
async fn without_a_password_a_lost_response_ends_the_session_unless_retries_are_allowed() {
    for retries in [false, true] {
        let clock = clock();
        // The request is lost before the provider processes it.
        let oauth = Arc::new(StrictOAuth::default());
        let serving = Arc::clone(&oauth);
        let provider = Arc::new(FakeProvider::new(move |request, n| match n {
            2 => FakeResponse::Fail(SendPhase::Timeout),
            _ => {
                let (status, body) = serving.respond_to(request);
                FakeResponse::Body(status, body)
            }
        }));
        let mut source = token_only(&oauth.log_in());
        if retries {
            source = source.retry_lost_rotations();
        }
        let session = session_of(source, &provider, &clock, Arc::new(MemoryStore::new()));
        refresh(&session, &clock).await.unwrap();
        let second = refresh(&session, &clock).await;
        if retries {
            assert!(oauth.accepts(&second.unwrap()));
        } else {
            let error = second.unwrap_err();
            assert_eq!(error.kind(), Kind::Authentication);
            assert!(error.to_string().contains("log in again"), "{error}");
            assert_eq!(error.exchange_sent(), RequestSent::Maybe);
            let cause = std::error::Error::source(&error).unwrap();
            assert!(cause.to_string().contains("timed out"), "{cause}");
            assert!(refresh(&session, &clock).await.is_err());
            assert_eq!(provider.count(), 2, "nothing was sent again");
        }
        assert_eq!(oauth.reuses(), 0);
    }
}

#[tokio::test]
async fn a_single_use_token_is_sent_once_whatever_follows() {
    let clock = clock();
    let (provider, oauth) = strict(|_| None);
    let first = oauth.log_in();
    let store = Arc::new(MemoryStore::new());
    let session = session_of(
        token_only(&first),
        &provider,
        &clock,
        Arc::clone(&store) as _,
    );
    for _ in 0..5 {
        refresh(&session, &clock).await.unwrap();
    }
    // A second client with the same first token continues with the record of the store.
    let second = session_of(
        token_only(&first),
        &provider,
        &clock,
        Arc::clone(&store) as _,
    );
    refresh(&second, &clock).await.unwrap();
    // The session is revoked; the first token is not reused.
    oauth.revoke_all();
    for _ in 0..5 {
        let error = refresh(&second, &clock).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Authentication);
    }
    // Nor by a process that starts after that.
    let third = session_of(token_only(&first), &provider, &clock, store);
    assert!(refresh(&third, &clock).await.is_err());
    let sent: Vec<_> = provider
        .seen
        .lock()
        .unwrap()
        .iter()
        .map(|r| super::fake::form(r)["refresh_token"].clone())
        .collect();
    let unlike: std::collections::HashSet<_> = sent.iter().collect();
    assert_eq!(unlike.len(), sent.len(), "{sent:?}");
    assert_eq!(oauth.reuses(), 0);
}

#[tokio::test]
async fn a_rejected_refresh_token_is_replaced_by_a_log_in_in_the_same_attempt() {
    let clock = clock();
    let (provider, oauth) = strict(|_| None);
    let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
    refresh(&session, &clock).await.unwrap();
    oauth.revoke_all();
    assert!(oauth.accepts(&refresh(&session, &clock).await.unwrap()));
    assert_eq!((oauth.log_ins(), provider.count()), (2, 3));
}

#[tokio::test]
async fn a_client_that_may_not_refresh_logs_in() {
    for code in [
        "unauthorized_client",
        "unsupported_grant_type",
        "invalid_grant",
    ] {
        let clock = clock();
        let oauth = Arc::new(StrictOAuth::default());
        let provider = FakeProvider::strict(&oauth, move |request, _| {
            let refreshes = super::fake::form(request)["grant_type"] == "refresh_token";
            refreshes.then(|| FakeResponse::Body(400, format!(r#"{{"error":"{code}"}}"#)))
        });
        let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
        for n in 1..4 {
            let token = refresh(&session, &clock).await.unwrap();
            assert!(oauth.accepts(&token), "{code}");
            assert_eq!(oauth.log_ins(), n, "{code}");
        }
    }
}

#[tokio::test]
async fn a_rejected_client_keeps_the_refresh_token_and_is_retried_slowly() {
    for code in ["invalid_client", "invalid_request", "invalid_scope"] {
        let clock = clock();
        let (provider, oauth) = strict(move |n| {
            (2..5)
                .contains(&n)
                .then(|| FakeResponse::Body(401, format!(r#"{{"error":"{code}"}}"#)))
        });
        let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
        refresh(&session, &clock).await.unwrap();
        clock.pass(36_000);
        let started = clock.monotonic();
        // A call each second. All fail at once until the provider is repaired.
        let healed = loop {
            match session.bearer().await {
                Ok(bearer) => break token(&bearer),
                Err(error) => {
                    assert_eq!(error.kind(), Kind::Authentication);
                    assert!(error.to_string().contains("client"), "{error}");
                }
            }
            clock.pass(1);
        };
        assert!(oauth.accepts(&healed));
        let took = (clock.monotonic() - started).as_secs();
        assert!((210..=320).contains(&took), "30 s, doubled twice: {took} s");
        assert_eq!(provider.count(), 5);
        assert_eq!(
            (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
            (1, 1, 0)
        );
    }
}

#[tokio::test]
async fn a_rejected_client_is_retried_soon_although_the_connection_failed_often_before() {
    let clock = clock();
    let (provider, _) = strict(|n| match n {
        2..=6 => Some(FakeResponse::Fail(SendPhase::Connect)),
        7 => Some(FakeResponse::Body(
            401,
            r#"{"error":"invalid_client"}"#.to_owned(),
        )),
        _ => None,
    });
    let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
    refresh(&session, &clock).await.unwrap();
    clock.pass(36_000);
    let mut rejected_at = None;
    let mut caller = session.bearer();
    loop {
        match poll!(&mut caller) {
            Poll::Ready(Ok(_)) => break,
            Poll::Ready(Err(_)) => caller = session.bearer(),
            Poll::Pending => {}
        }
        settle().await;
        if provider.count() == 7 {
            rejected_at.get_or_insert(clock.monotonic());
        }
        clock.pass(1);
    }
    let took = (clock.monotonic() - rejected_at.unwrap()).as_secs();
    assert!((30..=46).contains(&took), "{took} s");
}

#[test]
fn a_client_may_have_any_secret_that_a_password_grant_may_have() {
    for secret in ["with spaces & signs %", "pässwörd"] {
        let token = || RefreshToken::new("refresh").unwrap();
        assert!(OAuth2Source::refresh_token("client id", secret, token()).is_ok());
        assert!(PasswordGrant::new("client id", secret, "user", secret).is_ok());
        for (id, secret) in [
            ("", secret),
            ("id\n", secret),
            ("id", ""),
            ("id", "secret\n"),
        ] {
            let error = OAuth2Source::refresh_token(id, secret, token()).unwrap_err();
            assert_eq!(error.kind(), Kind::Configuration);
        }
    }
}

#[tokio::test]
async fn an_error_has_one_hint_and_one_full_stop() {
    let clock = clock();
    let body = r#"{"error":"invalid_grant","error_description":"Invalid credentials given."}"#;
    let (provider, _) = strict(|_| Some(FakeResponse::Body(400, body.to_owned())));
    let session = session_of(password(), &provider, &clock, Arc::new(MemoryStore::new()));
    let text = session.bearer().await.unwrap_err().to_string();
    assert!(
        text.contains("Invalid credentials given; check the user name and the password"),
        "{text}"
    );
    assert_eq!(text.matches(';').count(), 1, "{text}");
    assert!(
        !text.contains('.') || text.matches('.').count() == "auth.example.com".matches('.').count(),
        "{text}"
    );
}

#[tokio::test]
async fn a_rotated_token_is_used_only_once_it_is_stored_and_a_full_disk_costs_no_log_in() {
    let clock = clock();
    let (provider, oauth) = strict(|_| None);
    // Write 1 is that of the log-in, 2 the mark before the rotation, 3 its result. It fails a few times.
    let store = FailingStore::new(3..10);
    let session = session_of(password(), &provider, &clock, Arc::new(store));
    refresh(&session, &clock).await.unwrap();
    for _ in 0..2 {
        let error = refresh(&session, &clock).await.unwrap_err();
        assert_eq!(error.kind(), Kind::CredentialStore);
        assert!(error.to_string().contains("disk full"), "{error}");
        assert!(session.current().is_none());
        assert_eq!(
            provider.count(),
            2,
            "no exchange before the last result is stored"
        );
    }
    // Stored at last. Its access token has expired meanwhile, so its refresh token is used.
    assert_eq!(refresh(&session, &clock).await.unwrap(), "access-3");
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
        (1, 2, 0)
    );
}

#[tokio::test]
async fn a_rotation_by_a_process_that_ignores_the_lock_is_found_after_a_rejection() {
    /// The record is changed by another process after the first reading.
    #[derive(Debug)]
    struct Unlocked(Arc<Mutex<TokenRecord>>, Arc<Mutex<Option<TokenRecord>>>);
    struct UnlockedEntry(Arc<Mutex<TokenRecord>>, Arc<Mutex<Option<TokenRecord>>>);
    impl Store for Unlocked {
        fn open<'a>(&'a self, _: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
            let entry = UnlockedEntry(Arc::clone(&self.0), Arc::clone(&self.1));
            async { Ok(Box::new(entry) as Box<dyn Entry>) }.boxed()
        }
    }
    impl Entry for UnlockedEntry {
        fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
            let now = self.0.lock().unwrap().clone();
            async { Ok(Some(now)) }.boxed()
        }
        fn write(&mut self, saved: TokenRecord) -> BoxFuture<'_, Result<()>> {
            // The other process rotates at the same moment as the mark is written.
            let other = self.1.lock().unwrap().take();
            *self.0.lock().unwrap() = other.unwrap_or(saved);
            async { Ok(()) }.boxed()
        }
        fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
            async { Ok(()) }.boxed()
        }
    }
    let clock = clock();
    let (provider, oauth) = strict(|_| None);
    let good = oauth.log_in();
    let with = |token: &str| TokenRecord {
        refresh_token: Some(token.to_owned().into()),
        ..TokenRecord::default()
    };
    let record = Arc::new(Mutex::new(with("refresh-unknown")));
    let store = Unlocked(Arc::clone(&record), Arc::new(Mutex::new(Some(with(&good)))));
    let session = session_of(password(), &provider, &clock, Arc::new(store));
    assert!(oauth.accepts(&refresh(&session, &clock).await.unwrap()));
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), provider.count()),
        (0, 1, 2)
    );
}
