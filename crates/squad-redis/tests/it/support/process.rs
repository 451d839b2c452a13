//! What each process of a fleet has: a fleet of its own, and a session over its store.

use std::sync::Arc;
use std::time::{Duration, Instant};

use squad_core::auth::{
    OAuth2Source, PasswordGrant, RefreshToken, Session, Source, SquadcastSource,
};
use squad_core::clock::SystemClock;
use squad_core::{Authorize as _, Bearer, Fleet as _, Result};
use squad_redis::{Fleet, Key};

use super::{Provider, Server};

pub(crate) const ACCOUNT: &str = "production";

pub(crate) fn key() -> Key {
    Key::new([7; 32])
}

pub(crate) fn fleet(server: &Server) -> Fleet {
    Fleet::redis(server.url()).key(key()).account(ACCOUNT)
}

/// A source that logs in with a password and rotates refresh tokens. From a callback, because the fingerprint of a fixed
/// password takes seconds without optimization.
pub(crate) fn password() -> OAuth2Source {
    OAuth2Source::password_from("account", || async {
        PasswordGrant::new("client", "client-secret", "me@example.com", "password")
            .map_err(|error| error.to_string())
    })
}

/// A source whose refresh token does not rotate.
pub(crate) fn reusable() -> SquadcastSource {
    SquadcastSource::new(RefreshToken::new("reusable").unwrap())
}

/// A source that has nothing but a refresh token.
pub(crate) fn token_only(token: &str) -> OAuth2Source {
    let token = RefreshToken::new(token).unwrap();
    OAuth2Source::refresh_token("client", "client-secret", token).unwrap()
}

pub(crate) fn session(
    fleet: &Fleet,
    source: impl Source + 'static,
    provider: &Provider,
) -> Session {
    Session::new(
        source,
        "https://auth.example.com".parse().unwrap(),
        Arc::new(provider.transport()),
        Arc::new(SystemClock::default()),
        fleet.store().unwrap(),
    )
    .unwrap()
}

/// The access token of a bearer.
pub(crate) fn token(bearer: &Bearer) -> String {
    let text = bearer.header.to_str().unwrap();
    text.strip_prefix("Bearer ").unwrap().to_owned()
}

/// Calls the API as a client does: a rejected token is refreshed once. Returns whether the call succeeds.
pub(crate) async fn call(session: &Session, provider: &Provider) -> Result<bool> {
    let bearer = session.bearer().await?;
    if provider.accepts(&token(&bearer)) {
        return Ok(true);
    }
    let bearer = session.rejected(bearer.generation).await?;
    Ok(provider.accepts(&token(&bearer)))
}

/// Calls until `end`, and returns the slowest one. Each has to succeed.
pub(crate) async fn call_until(end: Instant, session: &Session, provider: &Provider) -> Duration {
    let mut slowest = Duration::ZERO;
    while Instant::now() < end {
        let begun = Instant::now();
        assert!(call(session, provider).await.unwrap());
        slowest = slowest.max(begun.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    slowest
}
