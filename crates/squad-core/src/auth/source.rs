//! The trait of what makes access tokens. A source makes one exchange when it is asked to; when that is, who waits for the
//! result and where it is stored is decided by the session.

use std::fmt::Debug;

use futures_util::future::{BoxFuture, FutureExt as _};
use secrecy::SecretString;

use super::{Credential, Exchange, Fingerprint, Grant, GrantError};
use crate::Result;

/// Exchanges a credential for access tokens.
///
/// The crate's own are [`SquadcastSource`](super::SquadcastSource) and [`OAuth2Source`](super::OAuth2Source). To obtain
/// tokens elsewhere, for example from a service inside your network, implement this trait:
///
/// ```
/// use std::time::Duration;
/// use futures::future::{BoxFuture, FutureExt as _};
/// use squad_core::auth::{Exchange, Fingerprint, Grant, GrantError, Source};
///
/// #[derive(Debug)]
/// struct Broker {
///     account: String,
/// }
///
/// impl Source for Broker {
///     fn identity(&self) -> Fingerprint {
///         Fingerprint::of("token broker", &[&self.account])
///     }
///
///     fn exchange<'a>(
///         &'a self,
///         exchange: &'a Exchange<'a>,
///     ) -> BoxFuture<'a, Result<Grant, GrantError>> {
///         async move {
///             let response = exchange.send(exchange.get("/token")).await?;
///             let token = String::from_utf8_lossy(&response.body).trim().to_owned();
///             Ok(Grant::new(token).expires_in(Duration::from_secs(600)))
///         }
///         .boxed()
///     }
/// }
/// ```
pub trait Source: Send + Sync + Debug {
    /// Identifies this source as long as it exists. Sources with the same identity may share cached tokens.
    fn identity(&self) -> Fingerprint;

    /// The credential at this moment. Called before every exchange.
    ///
    /// # Errors
    /// Any error that keeps the credential from being obtained.
    fn credential(&self) -> BoxFuture<'_, Result<Credential>> {
        let credential = Credential::named(self.identity());
        async move { Ok(credential) }.boxed()
    }

    /// Exchanges [`Exchange::refresh_token`], or the credential if there is none, for a new access token. Every request has
    /// its own timeout of 10 s.
    ///
    /// # Errors
    /// A [`GrantError`] that says what the provider did with the request.
    fn exchange<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>>;

    /// Whether an exchange spends its refresh token and returns a new one. A spent token is never reused.
    fn rotates_refresh_tokens(&self) -> bool {
        false
    }

    /// Whether an exchange of a refresh token is retried after its response was lost, although the token may be spent.
    fn retries_lost_rotations(&self) -> bool {
        false
    }

    /// Revokes [`Exchange::refresh_token`] and `access_token` at the service. Does nothing if the service has no such
    /// endpoint.
    ///
    /// # Errors
    /// Any error that leaves it open whether the tokens are revoked. They are kept for another try.
    fn revoke<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
        access_token: Option<&'a SecretString>,
    ) -> BoxFuture<'a, std::result::Result<(), GrantError>> {
        let _ = (exchange, access_token);
        async { Ok(()) }.boxed()
    }

    /// Whether a 403 of this provider's API can mean that the access token was rejected.
    fn forbidden_may_mean_rejected(&self) -> bool {
        false
    }
}
