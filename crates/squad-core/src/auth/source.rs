//! Where access tokens come from: the seam between the cache and a provider's exchange.
//!
//! A source makes one exchange when asked. When to ask, who waits for the answer and where it is kept is the cache's affair.

use std::fmt::{self, Debug};
use std::time::Duration;

use futures_util::future::{BoxFuture, FutureExt as _};
use secrecy::SecretString;

use super::{Exchange, Fingerprint, Grant};
use crate::{Error, Kind, Result};

/// Something that can turn a credential into an access token.
///
/// The crate's own are [`SquadcastSource`](super::SquadcastSource) and [`OAuth2Source`](super::OAuth2Source). One of your own,
/// for example over a service that hands out tokens inside your network:
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
///     fn exchange<'a>(&'a self, exchange: &'a Exchange<'a>) -> BoxFuture<'a, Result<Grant, GrantError>> {
///         async move {
///             let request = exchange.get("/token");
///             let answer = exchange.send(request).await?;
///             let token = String::from_utf8_lossy(&answer.body).trim().to_owned();
///             Ok(Grant::new(token).expires_in(Duration::from_secs(600)))
///         }
///         .boxed()
///     }
/// }
/// ```
pub trait Source: Send + Sync + Debug {
    /// Names this source for as long as it lives. Sources with the same identity may share cached tokens.
    fn identity(&self) -> Fingerprint;

    /// The credential as of now; asked before every exchange.
    ///
    /// # Errors
    /// Whatever keeps the credential from being had.
    fn credential(&self) -> BoxFuture<'_, Result<Credential>> {
        let credential = Credential::named(self.identity());
        async move { Ok(credential) }.boxed()
    }

    /// Exchanges [`Exchange::refresh_token`] where there is one, otherwise the credential, for a new access token.
    ///
    /// # Errors
    /// A [`GrantError`] that says whether the service refused, could not answer or may have answered.
    fn exchange<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>>;

    /// Whether an exchange uses its refresh token up. Such tokens are never sent twice.
    fn spends_refresh_tokens(&self) -> bool {
        false
    }

    /// Whether a refresh token may be sent again when the answer to its exchange was lost, although it may be spent.
    fn repeats_lost_rotations(&self) -> bool {
        false
    }

    /// Whether this source was made from `refresh_token`, so that its cached tokens go when that one is revoked.
    fn holds(&self, refresh_token: &SecretString) -> bool {
        let _ = refresh_token;
        false
    }

    /// Tells the service to end [`Exchange::refresh_token`] and `access_token`. Does nothing where the provider has no such
    /// call.
    ///
    /// # Errors
    /// Whatever keeps the service from confirming.
    fn revoke<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
        access_token: Option<&'a SecretString>,
    ) -> BoxFuture<'a, std::result::Result<(), GrantError>> {
        let _ = (exchange, access_token);
        async { Ok(()) }.boxed()
    }

    /// Whether a 403 of this provider's API can mean that the access token was refused.
    fn forbidden_may_mean_rejected(&self) -> bool {
        false
    }
}

/// The credential of a source at one moment.
#[derive(Clone)]
pub struct Credential {
    pub(crate) fingerprint: Fingerprint,
    pub(crate) secret: Option<SecretString>,
    pub(crate) spent_by_use: bool,
}

impl Credential {
    /// A credential that the source keeps to itself.
    #[must_use]
    pub fn named(fingerprint: Fingerprint) -> Self {
        Self {
            fingerprint,
            secret: None,
            spent_by_use: false,
        }
    }

    /// A credential that can be exchanged again and again.
    #[must_use]
    pub fn lasting(secret: SecretString) -> Self {
        Self {
            fingerprint: Fingerprint::of_secret("credential", &secret),
            secret: Some(secret),
            spent_by_use: false,
        }
    }

    /// A refresh token that its first exchange uses up; from then on the cache goes by the one it got instead.
    #[must_use]
    pub fn once(refresh_token: SecretString) -> Self {
        Self {
            fingerprint: Fingerprint::of_secret("credential", &refresh_token),
            secret: Some(refresh_token),
            spent_by_use: true,
        }
    }

    /// The secret, where it was handed to the cache.
    #[must_use]
    pub fn secret(&self) -> Option<&SecretString> {
        self.secret.as_ref()
    }
}

impl Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("fingerprint", &self.fingerprint)
            .finish_non_exhaustive()
    }
}

/// What became of an exchange that brought no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExchangeOutcome {
    /// The provider refused, in its own words. Trying again with the same credential is of no use, and is not done.
    Refused,
    /// The provider refused whoever asked, before it looked at the refresh token, which stays good. Final as well.
    ClientRefused,
    /// The provider did not act on the request, so that the same request can be sent again.
    NotDone,
    /// The provider may have acted on the request; its answer did not arrive or could not be read.
    Unknown,
}

/// A failed exchange.
#[derive(Debug, Clone)]
pub struct GrantError {
    pub(crate) outcome: ExchangeOutcome,
    pub(crate) error: Error,
    pub(crate) retry_after: Option<Duration>,
}

impl GrantError {
    /// The provider refused.
    #[must_use]
    pub fn refused(error: Error) -> Self {
        Self::new(ExchangeOutcome::Refused, error)
    }

    /// The provider refused whoever asked, not the refresh token.
    #[must_use]
    pub fn client_refused(error: Error) -> Self {
        Self::new(ExchangeOutcome::ClientRefused, error)
    }

    /// The provider did not act on the request.
    #[must_use]
    pub fn not_done(error: Error) -> Self {
        Self::new(ExchangeOutcome::NotDone, error)
    }

    /// Nobody knows whether the provider acted on the request.
    #[must_use]
    pub fn unknown(error: Error) -> Self {
        Self::new(ExchangeOutcome::Unknown, error)
    }

    fn new(outcome: ExchangeOutcome, error: Error) -> Self {
        Self {
            outcome,
            error,
            retry_after: None,
        }
    }

    /// Says how long the provider asks to be left alone.
    #[must_use]
    pub fn retry_after(mut self, delay: Option<Duration>) -> Self {
        self.retry_after = delay;
        self
    }

    /// What became of the exchange.
    #[must_use]
    pub fn outcome(&self) -> ExchangeOutcome {
        self.outcome
    }

    /// What is told to callers.
    #[must_use]
    pub fn error(&self) -> &Error {
        &self.error
    }
}

/// Nothing was sent.
impl From<Error> for GrantError {
    fn from(error: Error) -> Self {
        Self::not_done(error)
    }
}

impl fmt::Display for GrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl std::error::Error for GrantError {}

pub(crate) fn undecodable(origin: &str, what: impl fmt::Display) -> GrantError {
    GrantError::unknown(Error::new(
        Kind::Decode,
        format!("the token exchange at {origin} answered something that is no grant: {what}"),
    ))
}
