//! What the processes of a fleet learn from one another through their store.

use std::sync::Arc;
use std::time::Duration;

use super::clock::{TestClock, clock};
use super::fake::{
    FakeProvider, FakeResponse, failing, rejection, session_with, single_attempt, token,
};
use super::fleet_store::FleetStore;
use super::rotation::password;
use super::strict::StrictOAuth;
use crate::auth::store::SharedClass;
use crate::auth::{
    Fingerprint, OAuth2Source, RefreshToken, Session, SharedFailure, Source, SquadcastSource,
};
use crate::transport::SendPhase;
use crate::{Authorize as _, Error, Kind};

pub(crate) fn squadcast() -> SquadcastSource {
    SquadcastSource::new(RefreshToken::new("refresh").unwrap())
}

fn single_use() -> OAuth2Source {
    let token = RefreshToken::new("refresh-1").unwrap();
    OAuth2Source::refresh_token("client", "client-secret", token).unwrap()
}

/// A session without retries over `store`.
pub(crate) fn session(
    source: impl Source + 'static,
    provider: &Arc<FakeProvider>,
    clock: &Arc<TestClock>,
    store: &FleetStore,
) -> Session {
    let store = Arc::new(store.clone());
    session_with(source, provider, clock, store, single_attempt())
}

pub(crate) fn responding(response: FakeResponse) -> Arc<FakeProvider> {
    Arc::new(FakeProvider::new(move |_, _| response.clone()))
}

#[tokio::test]
async fn a_failure_is_shared_if_another_process_would_have_it_too() {
    let later = || vec![("retry-after", "7".to_owned())];
    let millis = |from, to| Some((Duration::from_millis(from), Duration::from_millis(to)));
    for (response, shared) in [
        (FakeResponse::Fail(SendPhase::Connect), millis(250, 375)),
        (FakeResponse::Fail(SendPhase::Timeout), millis(250, 375)),
        (FakeResponse::Fail(SendPhase::Exchange), millis(250, 375)),
        (FakeResponse::Body(500, String::new()), millis(250, 375)),
        (FakeResponse::Body(200, String::new()), millis(250, 375)),
        (
            FakeResponse::WithHeaders(429, later(), String::new()),
            millis(7000, 7000),
        ),
        // The client is not set up for it, or its host is not.
        (FakeResponse::Fail(SendPhase::Misconfigured), None),
        (FakeResponse::Fail(SendPhase::Redirect), None),
        (FakeResponse::Body(302, String::new()), None),
    ] {
        let (clock, store) = (clock(), FleetStore::default());
        let name = format!("{response:?}");
        let provider = responding(response);
        let session = session(squadcast(), &provider, &clock, &store);
        let error = clock.drive(session.bearer()).await.unwrap_err();
        let state = store.state();
        assert_eq!(state.shared, usize::from(shared.is_some()), "{name}");
        let Some((least, most)) = shared else {
            continue;
        };
        let failure = state.failure.as_ref().unwrap();
        assert_eq!(failure.class, SharedClass::Transient, "{name}");
        assert_eq!(failure.failures, 1, "{name}");
        assert_eq!(failure.error.kind(), error.kind(), "{name}");
        assert!((least..=most).contains(&failure.retry_in()), "{failure:?}");
    }
}

#[tokio::test]
async fn a_rejection_is_shared_with_what_was_rejected() {
    let (clock, store) = (clock(), FleetStore::default());
    let provider = responding(rejection());
    session(squadcast(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    assert!(store.state().failure.as_ref().unwrap().is_rejection());
    // Another process does not send the same credential, however much later.
    let other = session(squadcast(), &provider, &clock, &store);
    let error = other.bearer().await.unwrap_err();
    assert_eq!((error.kind(), provider.count()), (Kind::Authentication, 1));
    assert!(error.message().contains("not a valid token"), "{error}");
    let left = store
        .state()
        .failure
        .take()
        .map(|failure| failure.left(Duration::ZERO));
    store.state().failure = left;
    session(squadcast(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    assert_eq!(provider.count(), 1);
    // The rejection of another credential does not matter.
    let failure = store.state().failure.take().unwrap();
    let class = SharedClass::Rejected(Fingerprint::of("another", &[]));
    store.state().failure = Some(SharedFailure { class, ..failure });
    session(squadcast(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn a_rejected_client_is_shared_with_its_long_delay() {
    let (clock, store) = (clock(), FleetStore::default());
    let body = r#"{"error":"invalid_client"}"#;
    let provider = responding(FakeResponse::Body(401, body.to_owned()));
    session(password(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    let failure = store.state().failure.clone().unwrap();
    assert_eq!(failure.class, SharedClass::ClientRejected);
    let delay = Duration::from_secs(30)..=Duration::from_secs(45);
    assert!(delay.contains(&failure.retry_in()), "{failure:?}");
    let other = session(password(), &provider, &clock, &store);
    assert_eq!(
        other.bearer().await.unwrap_err().kind(),
        Kind::Authentication
    );
    assert_eq!(provider.count(), 1);
    store.state().failure = Some(failure.left(Duration::ZERO));
    session(password(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    assert_eq!(provider.count(), 2);
}

#[tokio::test]
async fn a_failure_of_the_store_is_not_shared_through_it() {
    let (clock, store) = (clock(), FleetStore::default());
    let breaking = store.clone();
    let provider = Arc::new(FakeProvider::new(move |_, _| {
        breaking.state().broken = true;
        FakeResponse::Body(
            200,
            r#"{"access_token":"access-1","refresh_token":"r"}"#.to_owned(),
        )
    }));
    let error = session(password(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), Kind::CredentialStore);
    assert_eq!(error.exchange_sent(), crate::RequestSent::Yes);
    assert_eq!(store.state().shared, 0);
}

#[tokio::test]
async fn the_next_exchange_waits_for_the_failure_of_another_process_and_counts_it() {
    let (clock, store) = (clock(), FleetStore::default());
    let failure = |failures, seconds| SharedFailure {
        error: Error::new(Kind::Server, "the service is down"),
        retry_in: Duration::from_secs(seconds),
        failures,
        class: SharedClass::Transient,
    };
    store.state().failure = Some(failure(4, 5));
    let provider = failing(&clock, 1, FakeResponse::Body(500, String::new()));
    let error = session(squadcast(), &provider, &clock, &store)
        .bearer()
        .await;
    assert_eq!(error.unwrap_err().message(), "the service is down");
    assert_eq!((provider.count(), store.state().shared), (0, 0));
    // Its time has passed.
    store.state().failure = Some(failure(4, 0));
    session(squadcast(), &provider, &clock, &store)
        .bearer()
        .await
        .unwrap_err();
    let shared = store.state().failure.clone().unwrap();
    assert_eq!((provider.count(), shared.failures), (1, 5));
    // 250 ms, doubled four times.
    let delay = Duration::from_secs(4)..=Duration::from_secs(6);
    assert!(delay.contains(&shared.retry_in()), "{shared:?}");
    store.state().failure = Some(failure(4, 0));
    let bearer = session(squadcast(), &provider, &clock, &store)
        .bearer()
        .await;
    assert_eq!(token(&bearer.unwrap()), "token-2");
}

#[tokio::test]
async fn a_session_that_another_process_revoked_stays_revoked_until_it_is_forgotten() {
    let (clock, store) = (clock(), FleetStore::default());
    let provider = Arc::new(FakeProvider::squadcast(&clock, 3600));
    let one = session(squadcast(), &provider, &clock, &store);
    one.bearer().await.unwrap();
    one.revoke().await.unwrap();
    assert!(store.state().revoked);
    let other = session(squadcast(), &provider, &clock, &store);
    let error = other.bearer().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (
            Kind::Authentication,
            "the session at https://auth.example.com was revoked; forget it to log in again"
        )
    );
    assert_eq!(provider.count(), 1);
    other.forget().await.unwrap();
    assert_eq!(token(&other.bearer().await.unwrap()), "token-2");
}

#[tokio::test]
async fn a_single_use_token_without_a_record_is_used_once_it_was_allowed() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    oauth.log_in();
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    let store = FleetStore {
        forgets: true,
        ..FleetStore::default()
    };
    let one = session(single_use(), &provider, &clock, &store);
    let error = one.bearer().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (
            Kind::CredentialStore,
            "the token store has no record for https://auth.example.com, and may have lost it, so the refresh token may be spent and is not sent; if it is new, call `seed` of the session once, otherwise log in again"
        )
    );
    assert_eq!((provider.count(), store.state().written), (0, 0));
    one.seed().await.unwrap();
    assert_eq!(store.state().written, 1);
    one.bearer().await.unwrap();
    assert_eq!((oauth.rotations(), oauth.reuses()), (1, 0));
    // The record is there, so seeding it does not bring the spent token back.
    let written = store.state().written;
    session(single_use(), &provider, &clock, &store)
        .seed()
        .await
        .unwrap();
    assert_eq!(store.state().written, written);
    clock.pass(36_000);
    one.bearer().await.unwrap();
    assert_eq!((oauth.rotations(), oauth.reuses()), (2, 0));
}

#[tokio::test]
async fn other_credentials_and_stores_are_used_without_seeding() {
    let clock = clock();
    let oauth = Arc::new(StrictOAuth::default());
    let provider = FakeProvider::strict(&oauth, |_, _| None);
    let forgetting = FleetStore {
        forgets: true,
        ..FleetStore::default()
    };
    let reusable = session(password(), &provider, &clock, &forgetting);
    reusable.seed().await.unwrap();
    assert_eq!(forgetting.state().written, 0);
    reusable.bearer().await.unwrap();
    oauth.log_in();
    let durable = FleetStore::default();
    let token = RefreshToken::new("refresh-2").unwrap();
    let source = OAuth2Source::refresh_token("client", "client-secret", token).unwrap();
    let single = session(source, &provider, &clock, &durable);
    single.seed().await.unwrap();
    assert_eq!(durable.state().written, 0);
    single.bearer().await.unwrap();
    assert_eq!((oauth.rotations(), oauth.reuses()), (1, 0));
}
