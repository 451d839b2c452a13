//! OAuth2 with rotating refresh tokens (RFC 6749, RFC 7009), as SquadVoice implements it: forms, with the client's secret in
//! the body.

use futures_util::future::{BoxFuture, FutureExt as _};
use http::StatusCode;
use secrecy::{ExposeSecret, SecretString};

use super::credential::check_form_field;
use super::password_grant::GrantCallback;
use super::squadcast::{granted, rejection};
use super::token_response::OAuthError;
use super::{
    Credential, Exchange, ExchangeOutcome, Fingerprint, Grant, GrantError, PasswordGrant,
    RefreshToken, Source, TokenResponse, token_response,
};
use crate::{Error, Kind, RequestSent, Result};

const TOKEN_PATH: &str = "/oauth/token/";
const REVOKE_PATH: &str = "/oauth/revoke_token/";

/// Logs in with a password, or starts with a refresh token, and from then on rotates refresh tokens. Each is sent once.
///
/// ```
/// use squad_core::auth::{OAuth2Source, PasswordGrant};
///
/// let grant = PasswordGrant::new("client", "client secret", "me@example.com", "password")?;
/// let source = OAuth2Source::password(grant).token_path("/oauth/token/");
/// # drop(source);
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct OAuth2Source {
    start: Start,
    token_path: String,
    revoke_path: String,
    retries_lost: bool,
    forbidden_means_rejected: bool,
}

/// How a session starts.
#[derive(Clone)]
enum Start {
    Password(PasswordGrant),
    Callback(GrantCallback),
    Token {
        client_id: String,
        client_secret: SecretString,
        token: RefreshToken,
    },
}

impl std::fmt::Debug for Start {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Password(grant) => grant.fmt(f),
            Self::Callback(callback) => callback.fmt(f),
            Self::Token { token, .. } => token.fmt(f),
        }
    }
}

impl OAuth2Source {
    /// Logs in with `grant`, at first and whenever the refresh token is rejected or lost.
    #[must_use]
    pub fn password(grant: PasswordGrant) -> Self {
        Self::new(Start::Password(grant))
    }

    /// Logs in with the grant that `callback` returns. It is called before each exchange and revocation, so that a password
    /// or client secret can change while the client runs. It has 10 s to return.
    ///
    /// `account` names the account in the store, and must differ from account to account. The tokens of an account stay
    /// valid when its password changes.
    ///
    /// ```
    /// use squad_core::auth::{OAuth2Source, PasswordGrant};
    ///
    /// let source = OAuth2Source::password_from("crm-sync", || async {
    ///     let password = std::fs::read_to_string("/run/secrets/password").map_err(|e| e.to_string())?;
    ///     PasswordGrant::new("client", "client secret", "me@example.com", password.trim())
    ///         .map_err(|error| error.to_string())
    /// });
    /// # drop(source);
    /// ```
    #[must_use]
    pub fn password_from<F, Fut, E>(account: &str, callback: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = std::result::Result<PasswordGrant, E>> + Send + 'static,
        E: std::fmt::Display,
    {
        Self::new(Start::Callback(GrantCallback::new(account, callback)))
    }

    /// Starts with a refresh token, which the first exchange spends. Use a [`FileStore`](super::FileStore) with it;
    /// otherwise the next process starts with a spent token.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the client's id or secret is empty or contains control characters.
    pub fn refresh_token(
        client_id: impl Into<String>,
        client_secret: impl Into<SecretString>,
        token: RefreshToken,
    ) -> Result<Self> {
        let (client_id, client_secret) = (client_id.into(), client_secret.into());
        check_form_field("client id", &client_id)?;
        check_form_field("client secret", client_secret.expose_secret())?;
        Ok(Self::new(Start::Token {
            client_id,
            client_secret,
            token,
        }))
    }

    fn new(start: Start) -> Self {
        Self {
            start,
            token_path: TOKEN_PATH.to_owned(),
            revoke_path: REVOKE_PATH.to_owned(),
            retries_lost: false,
            forbidden_means_rejected: false,
        }
    }

    /// Sets the path of the token endpoint. Defaults to `/oauth/token/`; the slash at its end is significant.
    #[must_use]
    pub fn token_path(mut self, path: impl Into<String>) -> Self {
        self.token_path = path.into();
        self
    }

    /// Sets the path of the revocation endpoint. Defaults to `/oauth/revoke_token/`.
    #[must_use]
    pub fn revoke_path(mut self, path: impl Into<String>) -> Self {
        self.revoke_path = path.into();
        self
    }

    /// Retries the exchange of a refresh token whose response was lost.
    ///
    /// The token may be spent, and a strict provider revokes the whole session if a spent token is reused. So this is off
    /// by default. A source with a password logs in instead.
    #[must_use]
    pub fn retry_lost_rotations(mut self) -> Self {
        self.retries_lost = true;
        self
    }

    /// Treats a 403 of the API as a rejected access token: the token is refreshed once, and the call retried.
    #[must_use]
    pub fn forbidden_means_rejected(mut self) -> Self {
        self.forbidden_means_rejected = true;
        self
    }

    /// The password grant at this moment; `None` for a source that starts with a refresh token.
    fn grant(&self) -> Option<PasswordGrant> {
        match &self.start {
            Start::Password(grant) => Some(grant.clone()),
            Start::Callback(callback) => callback.latest(),
            Start::Token { .. } => None,
        }
    }

    /// The id and the secret of the client.
    fn client(&self) -> Result<(String, SecretString)> {
        if let Start::Token {
            client_id,
            client_secret,
            ..
        } = &self.start
        {
            return Ok((client_id.clone(), client_secret.clone()));
        }
        // The session obtains the credential first, so there is a grant.
        let grant = self.grant().ok_or_else(|| {
            Error::new(
                Kind::Configuration,
                "the credentials were not read before the exchange",
            )
        })?;
        Ok((grant.client_id, grant.client_secret))
    }

    async fn request_token(
        &self,
        exchange: &Exchange<'_>,
    ) -> std::result::Result<Grant, GrantError> {
        let (id, secret) = self.client()?;
        let client = [
            ("client_id", id.as_str()),
            ("client_secret", secret.expose_secret()),
        ];
        let login = self.grant();
        let grant = match (&login, exchange.refresh_token()) {
            (_, Some(token)) => [
                ("grant_type", "refresh_token"),
                ("refresh_token", token.expose_secret()),
            ]
            .to_vec(),
            (Some(grant), None) => [
                ("grant_type", "password"),
                ("username", grant.username.as_str()),
                ("password", grant.password.expose_secret()),
            ]
            .to_vec(),
            (None, None) => {
                return Err(GrantError::rejected(Error::new(
                    Kind::Authentication,
                    format!(
                        "the refresh token for {} is spent and there is no password to log in with; log in again and configure the new refresh token",
                        exchange.display_origin()
                    ),
                )));
            }
        };
        let request = exchange.post_form(&self.token_path, &[&client[..], &grant[..]].concat());
        let response = exchange.send(request).await?;
        if response.status.is_success() {
            return granted(exchange, &response);
        }
        Err(self.rejection(exchange, &response))
    }

    async fn revoke_tokens(
        &self,
        exchange: &Exchange<'_>,
        access_token: Option<&SecretString>,
    ) -> std::result::Result<(), GrantError> {
        let (id, secret) = self.client()?;
        // The refresh token first: revoking it also revokes its access tokens, while the reverse is not certain.
        for token in [exchange.refresh_token(), access_token]
            .into_iter()
            .flatten()
        {
            let fields = [
                ("client_id", id.as_str()),
                ("client_secret", secret.expose_secret()),
                ("token", token.expose_secret()),
            ];
            let response = exchange
                .send(exchange.post_form(&self.revoke_path, &fields))
                .await?;
            if !response.status.is_success() {
                return Err(self.rejection(exchange, &response));
            }
            check_revoked(exchange, &response)?;
        }
        Ok(())
    }

    /// The error of an unsuccessful response.
    fn rejection(&self, exchange: &Exchange<'_>, response: &TokenResponse) -> GrantError {
        let error = token_response::oauth_error(&response.body).filter(|error| !error.is_passing());
        let Some(OAuthError { code, description }) = error else {
            return rejection(exchange, response, None, "");
        };
        let login = self.grant();
        let client_secret = self.client().ok().map(|(_, secret)| secret);
        let mut secrets: Vec<&SecretString> = client_secret.iter().collect();
        secrets.extend(login.as_ref().map(|grant| &grant.password));
        let message = match description {
            Some(description) => format!("{code}: {description}"),
            None => code.clone(),
        };
        let message = exchange.redact(&message, &secrets);
        let refreshing = exchange.refresh_token().is_some();
        let has_password = login.is_some();
        let remedy = match code.as_str() {
            "invalid_client" => "check the client's id and secret",
            "invalid_grant" if refreshing => "log in again",
            "invalid_grant" => "check the user name and the password",
            _ => "check how the client is registered",
        };
        let failed = rejection(exchange, response, Some(&message), remedy);
        let concerns_token = match code.as_str() {
            "invalid_grant" => true,
            // The client may not refresh. With a password, it can still log in.
            "unauthorized_client" | "unsupported_grant_type" => refreshing && has_password,
            _ => false,
        };
        match failed.outcome() {
            ExchangeOutcome::Rejected if !concerns_token => {
                GrantError::client_rejected(failed.error)
            }
            _ => failed,
        }
    }
}

/// Rejects what a gateway or a log-in page responds with instead of the provider. The content of a confirmation is not
/// specified.
fn check_revoked(
    exchange: &Exchange<'_>,
    response: &TokenResponse,
) -> std::result::Result<(), GrantError> {
    let found = match response.status {
        StatusCode::PARTIAL_CONTENT => Some("a part of the whole".to_owned()),
        _ => token_response::no_confirmation(&response.body),
    };
    let Some(found) = found else {
        return Ok(());
    };
    let message = format!(
        "the revocation at {} is not confirmed: the response with {} is {found}",
        exchange.display_origin(),
        response.status
    );
    let error = Error::new(Kind::UnexpectedResponse, message).with_status(response.status);
    Err(GrantError::unknown(
        error.with_exchange_sent(RequestSent::Yes),
    ))
}

impl Source for OAuth2Source {
    fn identity(&self) -> Fingerprint {
        match &self.start {
            Start::Password(grant) => grant.identity(),
            Start::Callback(callback) => callback.identity(),
            Start::Token {
                client_id, token, ..
            } => token.identity().with("client", client_id),
        }
    }

    fn credential(&self) -> BoxFuture<'_, Result<Credential>> {
        async {
            Ok(match &self.start {
                Start::Password(grant) => Credential::named(grant.identity()),
                Start::Callback(callback) => {
                    let content = callback.read().await?;
                    Credential::named(callback.identity()).with_content(content)
                }
                Start::Token { token, .. } => Credential::single_use(token.current().await?),
            })
        }
        .boxed()
    }

    fn exchange<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        self.request_token(exchange).boxed()
    }

    fn rotates_refresh_tokens(&self) -> bool {
        true
    }

    fn retries_lost_rotations(&self) -> bool {
        self.retries_lost
    }

    fn revoke<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
        access_token: Option<&'a SecretString>,
    ) -> BoxFuture<'a, std::result::Result<(), GrantError>> {
        self.revoke_tokens(exchange, access_token).boxed()
    }

    fn forbidden_may_mean_rejected(&self) -> bool {
        self.forbidden_means_rejected
    }
}
