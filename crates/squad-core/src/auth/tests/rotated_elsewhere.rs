//! A record that another process changed without its lock, and which stored token is used.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt as _;
use futures::future::BoxFuture;
use http::HeaderValue;

use super::clock::{TestClock, clock};
use super::fake::{FakeProvider, FakeResponse, form, session_with, single_attempt, token};
use super::rotation::password;
use crate::auth::exchange_run::{RefreshContext, stored_token};
use crate::auth::life::Now;
use crate::auth::store::StoredAccessToken;
use crate::auth::{Entry, Session, Store, StoreKey, TokenRecord};
use crate::clock::Clock as _;
use crate::{Authorize as _, Kind, Result};

/// A store without locks. The first write is replaced by `other`, as if another process had written last.
#[derive(Debug, Clone, Default)]
struct Unlocked {
    record: Arc<Mutex<Option<TokenRecord>>>,
    other: Arc<Mutex<Option<TokenRecord>>>,
}

impl Store for Unlocked {
    fn open<'a>(&'a self, _: &'a StoreKey) -> BoxFuture<'a, Result<Box<dyn Entry>>> {
        let entry = self.clone();
        async { Ok(Box::new(entry) as Box<dyn Entry>) }.boxed()
    }
}

impl Entry for Unlocked {
    fn read(&mut self) -> BoxFuture<'_, Result<Option<TokenRecord>>> {
        let record = self.record.lock().unwrap().clone();
        async { Ok(record) }.boxed()
    }

    fn write(&mut self, record: TokenRecord) -> BoxFuture<'_, Result<()>> {
        let other = self.other.lock().unwrap().take();
        *self.record.lock().unwrap() = Some(other.unwrap_or(record));
        async { Ok(()) }.boxed()
    }

    fn remove(&mut self) -> BoxFuture<'_, Result<()>> {
        *self.record.lock().unwrap() = None;
        async { Ok(()) }.boxed()
    }
}

fn refresh(text: &str) -> TokenRecord {
    TokenRecord {
        refresh_token: Some(text.to_owned().into()),
        rotates: true,
        ..TokenRecord::default()
    }
}

/// A session whose record has the refresh token `old`, and gets `newer` while it is exchanged. A token named `rejected…` is
/// rejected, and for one named `down` the service fails.
fn session(clock: &Arc<TestClock>, newer: TokenRecord) -> (Session, Arc<FakeProvider>) {
    let provider = Arc::new(FakeProvider::new(|request, n| {
        let form = form(request);
        let sent = form.get("refresh_token").map_or("password", String::as_str);
        match sent {
            "down" => FakeResponse::Body(500, String::new()),
            rejected if rejected.starts_with("rejected") => {
                FakeResponse::Body(400, r#"{"error":"invalid_grant"}"#.to_owned())
            }
            _ => FakeResponse::Body(200, format!(r#"{{"access_token":"{sent}-{n}"}}"#)),
        }
    }));
    let store = Unlocked::default();
    *store.record.lock().unwrap() = Some(refresh("rejected"));
    *store.other.lock().unwrap() = Some(newer);
    let session = session_with(
        password(),
        &provider,
        clock,
        Arc::new(store),
        single_attempt(),
    );
    (session, provider)
}

#[tokio::test]
async fn the_newer_refresh_token_of_another_process_is_exchanged_once() {
    for (newer, obtained, requests) in [
        ("newer", Some("newer-2"), 2),
        ("rejected-too", Some("password-3"), 3),
        ("rejected", Some("password-2"), 2),
        ("down", None, 2),
    ] {
        let clock = clock();
        let (session, provider) = session(&clock, refresh(newer));
        let result = session.bearer().await;
        assert_eq!(provider.count(), requests, "{newer}");
        match obtained {
            Some(obtained) => assert_eq!(token(&result.unwrap()), obtained),
            None => assert_eq!(result.unwrap_err().kind(), Kind::Server),
        }
    }
}

fn access(clock: &TestClock, seconds: u64) -> StoredAccessToken {
    StoredAccessToken {
        token: "stored".into(),
        since: clock.wall(),
        age: None,
        life: Duration::from_secs(seconds),
    }
}

#[tokio::test]
async fn the_access_token_of_another_process_is_used_without_an_exchange() {
    let clock = clock();
    let newer = TokenRecord {
        access: Some(access(&clock, 1000)),
        ..refresh("newer")
    };
    let (session, provider) = session(&clock, newer);
    assert_eq!(token(&session.bearer().await.unwrap()), "stored");
    assert_eq!(provider.count(), 1);
}

#[test]
fn a_stored_token_is_used_before_its_mandatory_window_or_until_its_expiry() {
    let clock = clock();
    let record = |age: Option<u64>, text: &str| {
        let mut access = access(&clock, 1000);
        (access.token, access.age) = (text.to_owned().into(), age.map(Duration::from_secs));
        TokenRecord {
            access: Some(access),
            ..TokenRecord::default()
        }
    };
    let now = Now {
        wall: clock.wall(),
        mono: clock.monotonic(),
    };
    let found = |record: &TokenRecord, cached: Option<&'static str>, rejected: bool| {
        let context = RefreshContext {
            cached: cached.map(HeaderValue::from_static),
            cached_is_rejected: rejected,
            rejected_credential: None,
            step_begins: &|_| true,
        };
        stored_token(now, Some(record), &context).map(|token| {
            assert!(!token.exchanged && token.header == "Bearer stored");
            assert_eq!(token.lifetime, Duration::from_secs(1000));
            token.age.as_secs()
        })
    };
    // The mandatory window is the last 30 s.
    for (age, unless_rejected, if_rejected) in [
        (0, Some(0), Some(0)),
        (969, Some(969), Some(969)),
        (970, None, Some(970)),
        (999, None, Some(999)),
        (1000, None, None),
    ] {
        let record = record(Some(age), "stored");
        assert_eq!(found(&record, None, false), unless_rejected, "{age} s");
        assert_eq!(
            found(&record, Some("Bearer other"), true),
            if_rejected,
            "{age} s"
        );
    }
    let stored = record(None, "stored");
    assert_eq!(found(&stored, Some("Bearer other"), false), Some(0));
    assert_eq!(
        found(&stored, Some("Bearer stored"), false),
        None,
        "it is the cached one"
    );
    assert_eq!(found(&record(None, "not a header"), None, false), None);
    assert_eq!(found(&TokenRecord::default(), None, false), None);
}
