//! Signing in: whether the credential is good, and the token exchange itself. Calls exchange and renew on their own.

use secrecy::{ExposeSecret, SecretString};
use squad_core::Authorize;
use squad_core::auth::RefreshToken;
pub use squadcast_raw::auth::AccessTokenData;

use crate::{Error, Kind, Result, Squadcast};

/// The token exchange. From [`Squadcast::auth`].
#[derive(Debug, Clone, Copy)]
pub struct Auth<'a> {
    client: &'a Squadcast,
}

impl<'a> Auth<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Signs in now, whatever is cached, and so tells whether the credential is good: the thing to do when a program starts.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// match client.auth().verify().await {
    ///     Err(error) if error.is_authentication() => eprintln!("make a new refresh token: {error}"),
    ///     other => other?,
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_authentication`](crate::Error::is_authentication) if the service refuses the credential,
    /// [`is_configuration`](crate::Error::is_configuration) if the client was given an access token, which is not
    /// exchanged, and every other [`Kind`].
    pub async fn verify(&self) -> Result<()> {
        let Some(session) = self.client.raw().core().session() else {
            return Err(Error::new(
                Kind::Configuration,
                "this client was given an access token and has nothing to exchange; any call tells whether the token is good",
            ));
        };
        session.forget().await?;
        session.bearer().await?;
        Ok(())
    }

    /// Exchanges a refresh token for an access token, beside the client's own. Both tokens in the answer are secret.
    ///
    /// ```
    /// # use squadcast::Squadcast;
    /// # async fn example(client: &Squadcast) -> squadcast::Result<()> {
    /// let access = client.auth().exchange("0123456789abcdef").await?;
    /// println!("good until {}", access.expires_at); // Unix seconds
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_authentication`](crate::Error::is_authentication) if the service refuses the token,
    /// [`is_configuration`](crate::Error::is_configuration) if it is empty or no header can hold it, and every other
    /// [`Kind`].
    pub async fn exchange(
        &self,
        refresh_token: impl Into<SecretString>,
    ) -> Result<AccessTokenData> {
        let refresh_token = refresh_token.into();
        RefreshToken::new(refresh_token.clone())?;
        Ok(self
            .client
            .raw()
            .auth_get_access_token(refresh_token.expose_secret())
            .await?
            .into_inner())
    }
}
