//! The client builder: hosts, credentials and settings of calls.

use std::env;

use secrecy::SecretString;
use squad_core::auth::{OAuth2Source, RefreshToken, Source};
use squad_core::{BaseUrls, ClientBuilder, client_setters};
use squad_http::Http;

use crate::auth::{Credentials, OAuthClient};
use crate::environment::{API_URL, AUTHENTICATION_URL, Environment, Found};
use crate::{Brand, Result, SquadVoice};

/// The documented limit of requests per minute, for the whole business.
const REQUESTS_PER_MINUTE: u32 = 100;

/// Builder of a [`SquadVoice`] client. From [`SquadVoice::builder`].
///
/// A credential is required; everything else has a default.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    core: ClientBuilder,
    http: Option<Http>,
    brand: Option<Brand>,
    api_url: Option<String>,
    authentication_url: Option<String>,
    credential: Option<Result<Credential>>,
}

#[derive(Debug)]
enum Credential {
    OAuth2(OAuth2Source),
    /// Set in the core builder: an access token or a custom source.
    InCore,
}

impl Builder {
    pub(crate) fn new() -> Self {
        let core = squad_core::Client::builder()
            .user_agent(concat!("squadvoice-rs/", env!("CARGO_PKG_VERSION")))
            .limit_group("squadvoice")
            .only_limit(REQUESTS_PER_MINUTE, 60);
        Self {
            core,
            http: None,
            brand: None,
            api_url: None,
            authentication_url: None,
            credential: None,
        }
    }

    /// Sets the brand, which determines the hosts. Defaults to the value of `SQUADVOICE_BRAND`, or to SquadStack.
    pub fn brand(mut self, brand: Brand) -> Self {
        self.brand = Some(brand);
        self
    }

    /// Sets the base URL of the API, in place of the one of the brand. Defaults to the value of `SQUADVOICE_API_URL`.
    ///
    /// `https` is required, except on a loopback address. A path in a base URL is kept.
    pub fn api_url(mut self, url: impl Into<String>) -> Self {
        self.api_url = Some(url.into());
        self
    }

    /// Sets the base URL of the token endpoints, in place of the one of the brand. Defaults to the value of
    /// `SQUADVOICE_AUTH_URL`.
    ///
    /// `https` is required, except on a loopback address. A path in a base URL is kept.
    pub fn authentication_url(mut self, url: impl Into<String>) -> Self {
        self.authentication_url = Some(url.into());
        self
    }

    /// Logs in with a user name and a password, at first and whenever the refresh token is rejected or lost.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credential = Some(Ok(Credential::OAuth2(OAuth2Source::password(
            credentials.0,
        ))));
        self
    }

    /// Logs in with the credentials that `callback` returns. It is called before each login and each refresh, so that a
    /// password can change while the client lives.
    ///
    /// `account` names the account in the [store](Self::store), and must differ from account to account.
    ///
    /// ```
    /// use squadvoice::{Credentials, OAuthClient, SquadVoice};
    ///
    /// let client = SquadVoice::builder()
    ///     .credentials_from("crm-sync", || async {
    ///         let password = std::fs::read_to_string("/run/secrets/squadvoice")
    ///             .map_err(|error| error.to_string())?;
    ///         let client = OAuthClient::new("client id", "client secret");
    ///         Credentials::new(client, "me@example.com", password.trim())
    ///             .map_err(|error| error.to_string())
    ///     })
    ///     .build()?;
    /// # Ok::<(), squadvoice::Error>(())
    /// ```
    pub fn credentials_from<F, Fut, E>(mut self, account: &str, callback: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Credentials, E>> + Send + 'static,
        E: std::fmt::Display,
    {
        let source = OAuth2Source::password_from(account, move || {
            let credentials = callback();
            async move { credentials.await.map(|credentials| credentials.0) }
        });
        self.credential = Some(Ok(Credential::OAuth2(source)));
        self
    }

    /// Continues a session with its refresh token, without a password. The first exchange spends the token: use a
    /// [`FileStore`](crate::FileStore), or the next process starts with a spent token.
    pub fn refresh_token(mut self, client: OAuthClient, token: impl Into<SecretString>) -> Self {
        let source = RefreshToken::new(token)
            .and_then(|token| OAuth2Source::refresh_token(client.id, client.secret, token));
        self.credential = Some(source.map(Credential::OAuth2));
        self
    }

    /// Authenticates with a fixed access token, for example from the integrations page of the dashboard. Calls fail once it
    /// expires.
    pub fn access_token(mut self, token: impl Into<SecretString>) -> Self {
        self.core = self.core.static_token(token);
        self.credential = Some(Ok(Credential::InCore));
        self
    }

    /// Authenticates with tokens from a custom source.
    pub fn token_source(mut self, source: impl Source + 'static) -> Self {
        self.core = self.core.token_source(source);
        self.credential = Some(Ok(Credential::InCore));
        self
    }

    /// Sets the number of requests to the API per minute. Defaults to 100, the documented limit of a business, which the
    /// vendor can raise. All clones of a client share the limit, and all clients in this process with the same credential.
    pub fn requests_per_minute(mut self, requests: u32) -> Self {
        self.core = self.core.only_limit(requests, 60);
        self
    }

    client_setters!(Http);

    /// Changes settings of the underlying core builder that have no method here.
    pub fn core(mut self, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        self.core = change(self.core);
        self
    }

    /// Builds the client. No request is sent.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) for a missing credential, an unknown brand, plain `http` to a
    /// host that is not loopback, an empty token, a root certificate that cannot be parsed, and HTTP settings together with
    /// a transport.
    pub fn build(self) -> Result<SquadVoice> {
        let environment = Environment(|name: &str| env::var(name));
        let brand = match self.brand {
            Some(brand) => brand,
            None => environment.brand()?,
        };
        // A brand that was set here goes before the variables.
        let url = |set: Option<String>, variable, preset: &str| -> Result<String> {
            match (set, self.brand) {
                (Some(url), _) => Ok(url),
                (None, Some(_)) => Ok(preset.to_owned()),
                (None, None) => {
                    let url = environment.get(variable)?;
                    Ok(url.map_or_else(|| preset.to_owned(), |url| url.to_string()))
                }
            }
        };
        let api = url(self.api_url, API_URL, brand.api_url())?;
        let authentication = url(
            self.authentication_url,
            AUTHENTICATION_URL,
            brand.authentication_url(),
        )?;
        let core = match self.http {
            Some(http) => self.core.connector(http),
            None => self.core.connector_by_default(Http::new()),
        };
        let core = core.base_urls(BaseUrls::new(&api, &authentication)?);
        // The documentation has both 401 and 403 for a rejected token.
        let exchange = |core: ClientBuilder, source: OAuth2Source| {
            core.token_source(source.forbidden_means_rejected())
        };
        let core = match self.credential {
            Some(Err(error)) => return Err(error),
            Some(Ok(Credential::InCore)) => core,
            Some(Ok(Credential::OAuth2(source))) => exchange(core, source),
            None => match environment.credential()? {
                Found::AccessToken(token) => core.static_token(token),
                Found::Source(source) => exchange(core, source),
            },
        };
        Ok(SquadVoice::over(core.build()?))
    }
}
