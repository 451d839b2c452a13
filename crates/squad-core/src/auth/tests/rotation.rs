//! Refresh tokens that are spent by use, against a provider that ends the whole log-in when a spent one comes back.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures::FutureExt as _;
use futures::future::{BoxFuture, join_all};

use super::clock::TestClock;
use super::fake::{Act, Fake, session_of, token};
use super::strict::StrictOAuth;
use crate::auth::{
    Entry, MemoryStore, OAuth2Source, PasswordGrant, RefreshToken, Saved, Session, Store, StoreKey,
};
use crate::transport::SendPhase;
use crate::{Authorize, Error, Kind, Result};

fn clock() -> Arc<TestClock> {
    Arc::new(TestClock::new())
}

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

/// A strict provider that answers all but the requests that `lose` picks: those it acts on, and loses the answer.
fn strict(
    lose: impl Fn(usize) -> Option<Act> + Send + Sync + 'static,
) -> (Arc<Fake>, Arc<StrictOAuth>) {
    let oauth = Arc::new(StrictOAuth::default());
    let books = Arc::clone(&oauth);
    let fake = Fake::new(move |request, n| {
        let lost = lose(n);
        // What never reached it, or what it turned away, it did not act on.
        if let Some(Act::Fail(SendPhase::Connect) | Act::Answer(429 | 503, _)) = lost {
            return lost.unwrap();
        }
        let (status, body) = books.answer_request(request);
        lost.unwrap_or(Act::Answer(status, body))
    });
    (Arc::new(fake), oauth)
}

/// Renews `session` by letting its token come to its end.
async fn renew(session: &Session, clock: &TestClock) -> Result<String> {
    clock.pass(36_000);
    session.bearer().await.map(|bearer| token(&bearer))
}

#[tokio::test]
async fn a_session_logs_in_once_and_rotates_from_then_on() {
    let clock = clock();
    let (fake, oauth) = strict(|_| None);
    let session = session_of(password(), &fake, &clock, Arc::new(MemoryStore::new()));
    for n in 1..=50 {
        assert_eq!(
            renew(&session, &clock).await.unwrap(),
            format!("access-{n}")
        );
    }
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
        (1, 49, 0)
    );
    let seen = fake.seen.lock().unwrap();
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
    let (fake, oauth) = strict(|_| None);
    let store = Arc::new(MemoryStore::new());
    let sessions: Vec<_> = (0..2)
        .map(|_| session_of(password(), &fake, &clock, Arc::clone(&store) as _))
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
            // Another session's rotation ended this token: the store has the newer one.
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
async fn a_lost_answer_is_followed_by_a_log_in_and_not_by_the_same_token() {
    for lost in [
        Act::Fail(SendPhase::Exchange),
        Act::Fail(SendPhase::Timeout),
        Act::Torn(200, "{\"access_token\":\"x\"}".to_owned(), 5),
        Act::Answer(502, "<html>".to_owned()),
        Act::Answer(200, "<html>".to_owned()),
    ] {
        let clock = clock();
        let losing = lost.clone();
        let (fake, oauth) = strict(move |n| (n == 2).then(|| losing.clone()));
        let session = session_of(password(), &fake, &clock, Arc::new(MemoryStore::new()));
        renew(&session, &clock).await.unwrap();
        assert!(renew(&session, &clock).await.is_err(), "{lost:?}");
        assert!(
            oauth.accepts(&renew(&session, &clock).await.unwrap()),
            "{lost:?}"
        );
        assert_eq!((oauth.log_ins(), oauth.reuses()), (2, 0), "{lost:?}");
    }
}

#[tokio::test]
async fn what_was_not_acted_on_is_sent_again() {
    for turned_away in [
        Act::Fail(SendPhase::Connect),
        Act::Answer(429, String::new()),
        Act::Answer(503, "<html>".to_owned()),
    ] {
        let clock = clock();
        let answer = turned_away.clone();
        let (fake, oauth) = strict(move |n| (n == 2).then(|| answer.clone()));
        let session = session_of(password(), &fake, &clock, Arc::new(MemoryStore::new()));
        renew(&session, &clock).await.unwrap();
        assert!(renew(&session, &clock).await.is_err());
        assert_eq!(
            renew(&session, &clock).await.unwrap(),
            "access-2",
            "{turned_away:?}"
        );
        assert_eq!(
            (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
            (1, 1, 0)
        );
    }
}

#[tokio::test]
async fn without_a_password_a_lost_answer_asks_for_a_log_in_unless_a_repeat_is_allowed() {
    for repeats in [false, true] {
        let clock = clock();
        // The answer to the second exchange is lost before the provider acts on it.
        let oauth = Arc::new(StrictOAuth::default());
        let books = Arc::clone(&oauth);
        let fake = Arc::new(Fake::new(move |request, n| match n {
            2 => Act::Fail(SendPhase::Timeout),
            _ => {
                let (status, body) = books.answer_request(request);
                Act::Answer(status, body)
            }
        }));
        let mut source = token_only(&oauth.log_in());
        if repeats {
            source = source.repeat_lost_rotations();
        }
        let session = session_of(source, &fake, &clock, Arc::new(MemoryStore::new()));
        renew(&session, &clock).await.unwrap();
        assert_eq!(
            renew(&session, &clock).await.unwrap_err().kind(),
            Kind::Timeout
        );
        let third = renew(&session, &clock).await;
        if repeats {
            assert!(oauth.accepts(&third.unwrap()));
        } else {
            let error = third.unwrap_err();
            assert_eq!(error.kind(), Kind::Authentication);
            assert!(error.to_string().contains("log in"), "{error}");
            assert!(renew(&session, &clock).await.is_err());
            assert_eq!(fake.count(), 2, "nothing was sent again");
        }
        assert_eq!(oauth.reuses(), 0);
    }
}

#[tokio::test]
async fn a_single_use_credential_is_sent_once_whatever_comes_after() {
    let clock = clock();
    let (fake, oauth) = strict(|_| None);
    let first = oauth.log_in();
    let store = Arc::new(MemoryStore::new());
    let session = session_of(token_only(&first), &fake, &clock, Arc::clone(&store) as _);
    for _ in 0..5 {
        renew(&session, &clock).await.unwrap();
    }
    // A second client with the same first token goes on where the store is.
    let second = session_of(token_only(&first), &fake, &clock, Arc::clone(&store) as _);
    renew(&second, &clock).await.unwrap();
    // The log-in ends; the first token is not dug out again.
    oauth.end_all();
    for _ in 0..5 {
        let error = renew(&second, &clock).await.unwrap_err();
        assert_eq!(error.kind(), Kind::Authentication);
    }
    // Nor by a process that begins after that.
    let third = session_of(token_only(&first), &fake, &clock, store);
    assert!(renew(&third, &clock).await.is_err());
    let sent: Vec<_> = fake
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
async fn a_refused_refresh_token_is_replaced_by_a_log_in_in_the_same_exchange() {
    let clock = clock();
    let (fake, oauth) = strict(|_| None);
    let session = session_of(password(), &fake, &clock, Arc::new(MemoryStore::new()));
    renew(&session, &clock).await.unwrap();
    oauth.end_all();
    assert!(oauth.accepts(&renew(&session, &clock).await.unwrap()));
    assert_eq!((oauth.log_ins(), fake.count()), (2, 3));
}

#[tokio::test]
async fn a_refused_client_does_not_cost_the_refresh_token() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let books = Arc::clone(&oauth);
    let fake = Arc::new(Fake::new(move |request, n| match n {
        2 => Act::Answer(401, r#"{"error":"invalid_client"}"#.to_owned()),
        _ => {
            let (status, body) = books.answer_request(request);
            Act::Answer(status, body)
        }
    }));
    let store = Arc::new(MemoryStore::new());
    let session = session_of(password(), &fake, &clock, Arc::clone(&store) as _);
    renew(&session, &clock).await.unwrap();
    let error = renew(&session, &clock).await.unwrap_err();
    assert!(
        error.to_string().contains("client's id and secret"),
        "{error}"
    );
    assert!(renew(&session, &clock).await.is_err());
    assert_eq!(fake.count(), 2, "final until something changes");
    let repaired = session_of(password(), &fake, &clock, store);
    renew(&repaired, &clock).await.unwrap();
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
        (1, 1, 0)
    );
}

/// A store whose writes can fail, and that tells what was visible when.
#[derive(Debug, Default)]
struct Failing {
    inner: MemoryStore,
    writes: Arc<AtomicUsize>,
    broken: Arc<Mutex<std::ops::Range<usize>>>,
}

struct FailingEntry(Box<dyn Entry>, Arc<AtomicUsize>, std::ops::Range<usize>);

impl Store for Failing {
    fn open<'a>(&'a self, key: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        async move {
            let entry = self.inner.open(key).await?;
            let broken = self.broken.lock().unwrap().clone();
            Ok(Box::new(FailingEntry(entry, Arc::clone(&self.writes), broken)) as Box<dyn Entry>)
        }
        .boxed()
    }
}

impl Entry for FailingEntry {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<Saved>>> {
        self.0.read()
    }

    fn write(&mut self, saved: Saved) -> BoxFuture<'_, Result<()>> {
        let n = self.1.fetch_add(1, Ordering::SeqCst) + 1;
        if self.2.contains(&n) {
            return async { Err(Error::new(Kind::Configuration, "disk full")) }.boxed();
        }
        self.0.write(saved)
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        self.0.remove()
    }
}

#[tokio::test]
async fn nobody_sees_a_token_before_it_is_saved_and_a_full_disk_costs_no_log_in() {
    let clock = clock();
    let (fake, oauth) = strict(|_| None);
    let store = Failing::default();
    let broken = Arc::clone(&store.broken);
    let session = session_of(password(), &fake, &clock, Arc::new(store));
    renew(&session, &clock).await.unwrap();
    // Writes: 1 is the log-in's, 2 the mark before the rotation, 3 its result, which fails for a while.
    *broken.lock().unwrap() = 3..6;
    for _ in 0..3 {
        let error = renew(&session, &clock).await.unwrap_err();
        assert!(error.to_string().contains("disk full"), "{error}");
        assert!(session.current().is_none());
        assert_eq!(
            fake.count(),
            2,
            "no other exchange while its result waits to be saved"
        );
    }
    // Saved at last; its token came to its end meanwhile, so its refresh token is used.
    assert_eq!(renew(&session, &clock).await.unwrap(), "access-3");
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), oauth.reuses()),
        (1, 2, 0)
    );
}

#[tokio::test]
async fn a_rotation_made_by_somebody_who_ignores_the_lock_is_found_after_a_refusal() {
    /// Changes the record behind its holder's back, after the first reading.
    #[derive(Debug)]
    struct Unlocked(Arc<Mutex<Saved>>, Arc<Mutex<Option<Saved>>>);
    struct UnlockedEntry(Arc<Mutex<Saved>>, Arc<Mutex<Option<Saved>>>);
    impl Store for Unlocked {
        fn open<'a>(&'a self, _: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
            let entry = UnlockedEntry(Arc::clone(&self.0), Arc::clone(&self.1));
            async { Ok(Box::new(entry) as Box<dyn Entry>) }.boxed()
        }
    }
    impl Entry for UnlockedEntry {
        fn read(&mut self) -> BoxFuture<'_, Result<Option<Saved>>> {
            let now = self.0.lock().unwrap().clone();
            async { Ok(Some(now)) }.boxed()
        }
        fn write(&mut self, saved: Saved) -> BoxFuture<'_, Result<()>> {
            // The mark before the exchange is overtaken by the other's rotation.
            let other = self.1.lock().unwrap().take();
            *self.0.lock().unwrap() = other.unwrap_or(saved);
            async { Ok(()) }.boxed()
        }
        fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
            async { Ok(()) }.boxed()
        }
    }
    let clock = clock();
    let (fake, oauth) = strict(|_| None);
    let good = oauth.log_in();
    let with = |token: &str| Saved {
        refresh_token: Some(token.to_owned().into()),
        ..Saved::default()
    };
    let record = Arc::new(Mutex::new(with("refresh-unknown")));
    let store = Unlocked(Arc::clone(&record), Arc::new(Mutex::new(Some(with(&good)))));
    let session = session_of(password(), &fake, &clock, Arc::new(store));
    assert!(oauth.accepts(&renew(&session, &clock).await.unwrap()));
    assert_eq!(
        (oauth.log_ins(), oauth.rotations(), fake.count()),
        (0, 1, 2)
    );
}
