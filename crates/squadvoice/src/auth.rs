//! Credentials, and the life of a session: login, check, logout.

use std::fmt;
use std::sync::atomic::Ordering;

use secrecy::SecretString;
use squad_core::Authorize as _;
use squad_core::auth::{PasswordGrant, Session};

use crate::request::invalid;
use crate::{Result, SquadVoice};

/// An OAuth2 client of an account: its id and its secret, from the API page of the dashboard.
#[derive(Clone)]
pub struct OAuthClient {
    pub(crate) id: String,
    pub(crate) secret: SecretString,
}

impl OAuthClient {
    /// Creates a client.
    pub fn new(id: impl Into<String>, secret: impl Into<SecretString>) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
        }
    }
}

impl fmt::Debug for OAuthClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuthClient")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The name and password of a user, and the OAuth2 client through which the user logs in.
///
/// ```
/// use squadvoice::{Credentials, OAuthClient};
///
/// let client = OAuthClient::new("client id", "client secret");
/// let credentials = Credentials::new(client, "me@example.com", "pässword & more")?;
/// assert!(!format!("{credentials:?}").contains("pässword"));
/// # Ok::<(), squadvoice::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Credentials(pub(crate) PasswordGrant);

impl Credentials {
    /// Creates credentials.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if one of them is empty or contains a control character, such as
    /// the line feed at the end of a file.
    pub fn new(
        client: OAuthClient,
        username: impl Into<String>,
        password: impl Into<SecretString>,
    ) -> Result<Self> {
        PasswordGrant::new(client.id, client.secret, username, password).map(Self)
    }
}

impl SquadVoice {
    /// Logs in now, and not with the first call; after a [`logout`](Self::logout), it starts a new session. Does nothing if
    /// there is a valid access token. Calls log in on their own.
    ///
    /// # Errors
    /// [`is_authentication`](crate::Error::is_authentication) if the service rejects the credentials,
    /// [`is_configuration`](crate::Error::is_configuration) if the client was built with an access token.
    pub async fn login(&self) -> Result<()> {
        let session = self.session("log in")?;
        if self.logged_out.load(Ordering::Acquire) {
            session.forget().await?;
            self.logged_out.store(false, Ordering::Release);
        }
        session.bearer().await.map(drop)
    }

    /// Verifies that there is a valid access token, and gets one if there is none. Unlike [`login`](Self::login), it fails
    /// after a logout.
    ///
    /// It calls the token endpoint at most. [`Campaign::check`](crate::Campaign::check) also verifies that the API accepts
    /// the token.
    ///
    /// # Errors
    /// As those of [`login`](Self::login).
    pub async fn check(&self) -> Result<()> {
        self.session("be checked without a campaign")?
            .bearer()
            .await
            .map(drop)
    }

    /// Logs out: revokes the refresh token and the access token. Calls fail from now on, those in flight that need a new
    /// token included, until [`login`](Self::login).
    ///
    /// # Errors
    /// The service did not confirm the revocation, or the store failed. Call it again: tokens whose revocation was not
    /// confirmed are kept for that and never used. [`is_configuration`](crate::Error::is_configuration) if the client was
    /// built with an access token.
    pub async fn logout(&self) -> Result<()> {
        let session = self.session("log out")?;
        self.logged_out.store(true, Ordering::Release);
        session.revoke().await
    }

    /// Allows the first use of a refresh token in a [fleet](crate::Builder::fleet), whose store may have lost what it had.
    /// Call it once for each new refresh token, and not in each process. Does nothing for a client with a password, and if the
    /// store has a record.
    ///
    /// # Errors
    /// [`is_credential_store`](crate::Error::is_credential_store) if the store failed,
    /// [`is_configuration`](crate::Error::is_configuration) if the client was built with an access token.
    pub async fn seed(&self) -> Result<()> {
        self.session("use a refresh token")?.seed().await
    }

    fn session(&self, purpose: &str) -> Result<&Session> {
        self.raw().core().session().ok_or_else(|| {
            invalid(format_args!(
                "this client was built with an access token, which cannot {purpose}"
            ))
        })
    }
}
