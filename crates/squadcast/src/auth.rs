//! Authentication: verifying the credential, and the token exchange as an operation. Calls exchange tokens on their own.
//!
//! ```no_run
//! use squadcast::Squadcast;
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! client.auth().verify().await?;
//! # Ok(())
//! # }
//! ```

use secrecy::{ExposeSecret, SecretString};
use squad_core::Authorize;
use squad_core::auth::RefreshToken;
pub use squadcast_raw::auth::AccessTokenData;

use crate::request::request;
use crate::{Error, Kind, RequestBuilder, Result, Squadcast};

/// The token exchange. From [`Squadcast::auth`].
#[derive(Debug, Clone, Copy)]
pub struct Auth<'a> {
    client: &'a Squadcast,
}

impl<'a> Auth<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Verifies the credential by a new token exchange, ignoring cached tokens. Call it when a program starts.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// match client.auth().verify().await {
    ///     Err(error) if error.is_authentication() => {
    ///         eprintln!("create a new refresh token: {error}");
    ///     }
    ///     other => other?,
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_authentication`](crate::Error::is_authentication) if the service rejects the credential,
    /// [`is_configuration`](crate::Error::is_configuration) if the client was built with an access token, which cannot be
    /// exchanged.
    ///
    /// Operation: `Auth_getAccessToken`.
    pub async fn verify(&self) -> Result<()> {
        let Some(session) = self.client.raw().core().session() else {
            return Err(Error::new(
                Kind::Configuration,
                "this client was built with an access token, which cannot be exchanged; call any operation to verify it",
            ));
        };
        session.forget().await?;
        session.bearer().await?;
        Ok(())
    }

    /// Exchanges a refresh token for an access token, independently of the client's own. Both tokens in the response are
    /// secret.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let access = client.auth().exchange("0123456789abcdef").await?;
    /// println!("expires at {}", access.expires_at); // Unix seconds
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_authentication`](crate::Error::is_authentication) if the service rejects the token,
    /// [`is_configuration`](crate::Error::is_configuration) if it is empty or cannot be a header value.
    ///
    /// Operation: `Auth_getAccessToken`.
    pub fn exchange(
        &self,
        refresh_token: impl Into<SecretString>,
    ) -> RequestBuilder<AccessTokenData> {
        let refresh_token = refresh_token.into();
        request(|| {
            RefreshToken::new(refresh_token.clone())?;
            let raw = self.client.raw();
            Ok(raw
                .auth_get_access_token(refresh_token.expose_secret())
                .into())
        })
    }
}
