#![allow(clippy::unwrap_used)]

use std::sync::atomic::{AtomicUsize, Ordering};

use http::StatusCode;

use super::*;
use crate::auth::{AccessToken, MemoryStore, RefreshToken, SquadcastSource, Store};
use crate::limits::{InProcess, PermitRequest, Window};
use crate::testing::{ManualClock, MemoryTransport};
use crate::transport::{Connector, TransportResponse};
use crate::{Error, Fleet, Kind, Result};

fn urls() -> BaseUrls {
    BaseUrls::new("https://api.test", "https://auth.test").unwrap()
}

fn transport() -> MemoryTransport {
    MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""))
}

fn builder() -> ClientBuilder {
    Client::builder().base_urls(urls()).transport(transport())
}

fn source() -> SquadcastSource {
    SquadcastSource::new(RefreshToken::new("refresh").unwrap())
}

fn session(origin: &str) -> Session {
    Session::new(
        source(),
        origin.parse().unwrap(),
        Arc::new(transport()),
        Arc::new(ManualClock::new()),
        Arc::new(MemoryStore::new()),
    )
    .unwrap()
}

#[test]
fn a_missing_permission_is_cached_for_a_minute_for_one_operation_and_token() {
    let clock = ManualClock::new();
    let client = builder().clock(clock.clone()).build().unwrap();
    assert!(!client.is_forbidden("list", 1));
    client.cache_forbidden("list", 1);
    clock.advance(Duration::from_millis(59_999));
    assert!(client.is_forbidden("list", 1));
    assert!(!client.is_forbidden("list", 2) && !client.is_forbidden("create", 1));
    clock.advance(Duration::from_millis(1));
    assert!(!client.is_forbidden("list", 1));
}

#[test]
fn the_settings_have_defaults_and_setters() {
    let seconds = Duration::from_secs;
    let client = builder().build().unwrap();
    let settings = client.settings();
    assert_eq!(settings.deadline, Some(seconds(60)));
    assert_eq!(settings.attempt_timeout, Some(seconds(30)));
    assert_eq!(settings.read_timeout, seconds(30));
    let agent = concat!("squad-core/", env!("CARGO_PKG_VERSION"));
    assert_eq!(settings.user_agent, agent);
    assert_eq!(settings.retry.max_attempts, 3);
    assert_eq!((settings.limit, settings.limit_group), (None, ""));
    assert!(!settings.ignores_operation_limits);
    assert_eq!(settings.max_response_bytes, 67_108_864);
    assert_eq!(settings.max_decoded_bytes, 268_435_456);
    assert_eq!(settings.max_retry_after, seconds(300));
    assert_eq!(client.base_urls().api().as_str(), urls().api().as_str());

    let client = builder()
        .deadline(seconds(1))
        .attempt_timeout(seconds(2))
        .read_timeout(seconds(3))
        .user_agent("my-tool/1")
        .retry(RetryPolicy::default().max_attempts(4))
        .limit(5, 6)
        .limit_group("group")
        .max_response_bytes(7)
        .max_decoded_bytes(8)
        .max_retry_after(seconds(9));
    let debug = format!("{client:?}");
    assert!(
        debug.starts_with("ClientBuilder { base_urls: Some("),
        "{debug}"
    );
    assert!(debug.ends_with(", deadline: Some(1s), .. }"), "{debug}");
    let client = client.build().unwrap();
    let settings = client.settings();
    assert_eq!(settings.deadline, Some(seconds(1)));
    assert_eq!(settings.attempt_timeout, Some(seconds(2)));
    assert_eq!(settings.read_timeout, seconds(3));
    assert_eq!(settings.user_agent, "my-tool/1");
    assert_eq!(settings.retry.max_attempts, 4);
    let limit = Some(Limit {
        calls: 5,
        seconds: 6,
    });
    assert_eq!((settings.limit, settings.limit_group), (limit, "group"));
    assert!(!settings.ignores_operation_limits);
    assert_eq!(
        (settings.max_response_bytes, settings.max_decoded_bytes),
        (7, 8)
    );
    assert_eq!(settings.max_retry_after, seconds(9));

    let client = builder()
        .only_limit(5, 6)
        .deadline(None)
        .attempt_timeout(None);
    let client = client.build().unwrap();
    let settings = client.settings();
    assert_eq!(
        (settings.limit, settings.ignores_operation_limits),
        (limit, true)
    );
    assert_eq!((settings.deadline, settings.attempt_timeout), (None, None));
}

/// A connector that counts.
#[derive(Debug, Default, Clone)]
struct Counted(Arc<AtomicUsize>);

impl Connector for Counted {
    fn connect(&self, hosts: &BaseUrls) -> Result<Arc<dyn Transport>> {
        assert_eq!(hosts.api().as_str(), urls().api().as_str());
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(Arc::new(transport()))
    }
}

#[test]
fn a_default_connector_is_used_only_without_a_connector_and_a_transport() {
    for (with_connector, with_transport, used) in [
        (false, false, [0, 1]),
        (true, false, [1, 0]),
        (false, true, [0, 0]),
    ] {
        let (chosen, default) = (Counted::default(), Counted::default());
        let mut builder = Client::builder().base_urls(urls());
        if with_connector {
            builder = builder.connector(chosen.clone());
        }
        if with_transport {
            builder = builder.transport(transport());
        }
        builder
            .connector_by_default(default.clone())
            .build()
            .unwrap();
        let counts = [chosen, default].map(|counted| counted.0.load(Ordering::SeqCst));
        assert_eq!(counts, used);
    }
}

#[test]
fn a_client_that_cannot_be_built_says_why() {
    for (builder, why) in [
        (
            Client::builder(),
            "the client has no base URLs; set a region, or both base URLs",
        ),
        (
            builder().user_agent("a\nb"),
            "the user agent has a character that a header cannot have",
        ),
        (
            builder().connector(Counted::default()),
            "the HTTP settings have no effect on the transport of the client; configure that transport instead",
        ),
        (
            Client::builder().base_urls(urls()),
            "the client has no transport; set `squad_http::Http::new()` as its connector",
        ),
        (
            builder().session(session("https://other.test")),
            "the session and the client have different authentication hosts",
        ),
        (builder().static_token(""), "the access token is empty"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!((error.kind(), error.message()), (Kind::Configuration, why));
    }
}

#[test]
fn the_credentials_decide_whether_there_is_a_session() {
    let fixed: Arc<dyn Authorize> = Arc::new(AccessToken::new("token").unwrap());
    let given = session("https://auth.test");
    let key = given.key();
    for (builder, authorizes, has_session) in [
        (builder(), None, false),
        (builder().static_token("token"), Some(fixed.key()), false),
        (
            builder().authorize(Arc::clone(&fixed)),
            Some(fixed.key()),
            false,
        ),
        (builder().token_source(source()), Some(key), true),
        (builder().session(given), Some(key), true),
    ] {
        let client = builder.build().unwrap();
        assert_eq!(client.authorize().map(Authorize::key), authorizes);
        assert_eq!(
            client.session().map(Authorize::key),
            authorizes.filter(|_| has_session)
        );
    }
}

#[test]
fn clients_share_the_system_clock_unless_they_have_their_own() {
    let (one, two) = (builder().build().unwrap(), builder().build().unwrap());
    assert!(Arc::ptr_eq(one.clock(), two.clock()));
    let shared: Arc<dyn Clock> = Arc::new(ManualClock::new());
    let own = builder().shared_clock(Arc::clone(&shared)).build().unwrap();
    assert!(Arc::ptr_eq(own.clock(), &shared));
    // Rate limits are shared by clients of one token and one clock.
    let limits = |token: &str| {
        let client = builder().static_token(token).build().unwrap();
        Arc::clone(client.limits())
    };
    let first = limits("one");
    assert!(Arc::ptr_eq(&first, &limits("one")) && !Arc::ptr_eq(&first, &limits("two")));
    assert!(
        !Arc::ptr_eq(one.limits(), two.limits()),
        "without credentials"
    );
}

/// A fleet that counts what it is used for.
#[derive(Debug, Default)]
struct Counting {
    limits: bool,
    stores: AtomicUsize,
    observers: AtomicUsize,
    cleared: Arc<AtomicUsize>,
}

#[derive(Debug)]
struct Shared(Arc<AtomicUsize>);

impl Limiter for Shared {
    fn request(&self, windows: &[Window]) -> Box<dyn PermitRequest> {
        InProcess::default().request(windows)
    }

    fn clear_pauses(&self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

impl Fleet for Counting {
    fn store(&self) -> Result<Arc<dyn Store>> {
        self.stores.fetch_add(1, Ordering::SeqCst);
        Ok(Arc::new(MemoryStore::new()))
    }

    fn limiter(&self) -> Result<Option<Arc<dyn Limiter>>> {
        let limiter = Shared(Arc::clone(&self.cleared));
        Ok(self.limits.then(|| Arc::new(limiter) as Arc<dyn Limiter>))
    }

    fn observe(&self, _: Arc<dyn Observer>) -> Result<()> {
        self.observers.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

/// A fleet with nothing but a store, which it does not have.
#[derive(Debug)]
struct Least;

impl Fleet for Least {
    fn store(&self) -> Result<Arc<dyn Store>> {
        Err(Error::new(Kind::Configuration, "no store"))
    }
}

#[test]
fn a_client_takes_store_and_limiter_of_its_fleet_unless_it_has_its_own() {
    for (limits, own_store, exchanges, stores) in [
        (false, false, true, 1),
        (true, true, true, 0),
        (true, false, false, 0),
    ] {
        let fleet = Arc::new(Counting {
            limits,
            ..Counting::default()
        });
        let mut builder = builder().fleet(Arc::clone(&fleet));
        if own_store {
            builder = builder.store(MemoryStore::new());
        }
        if exchanges {
            builder = builder.token_source(source());
        }
        let client = builder.build().unwrap();
        assert_eq!(fleet.stores.load(Ordering::SeqCst), stores);
        assert_eq!(fleet.observers.load(Ordering::SeqCst), 1);
        client.clear_pauses();
        assert_eq!(fleet.cleared.load(Ordering::SeqCst), usize::from(limits));
    }
    assert!(Least.limiter().unwrap().is_none());
    builder().fleet(Least).build().unwrap();
    let error = builder().fleet(Least).token_source(source()).build();
    assert_eq!(error.unwrap_err().message(), "no store");
}
