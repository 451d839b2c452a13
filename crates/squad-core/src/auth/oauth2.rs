//! OAuth2 with rotating refresh tokens (RFC 6749, RFC 7009), as SquadVoice speaks it: forms, the client's secret in the body.

use futures_util::future::{BoxFuture, FutureExt as _};
use secrecy::{ExposeSecret, SecretString};

use super::credential::check;
use super::source::undecodable;
use super::squadcast::refusal;
use super::{
    Credential, Exchange, ExchangeOutcome, Fingerprint, Grant, GrantError, PasswordGrant,
    RefreshToken, Source, token_response,
};
use crate::{Error, Kind, Result};

const TOKEN_PATH: &str = "/oauth/token/";
const REVOKE_PATH: &str = "/oauth/revoke_token/";

/// Logs in with a password and lives on the refresh tokens that follow, each of which is sent once.
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
    repeats_lost: bool,
    forbidden: bool,
}

#[derive(Clone)]
enum Start {
    Password(PasswordGrant),
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
            Self::Token { token, .. } => token.fmt(f),
        }
    }
}

impl OAuth2Source {
    /// A source that can log in with `grant` whenever its refresh token is refused or lost.
    #[must_use]
    pub fn password(grant: PasswordGrant) -> Self {
        Self::new(Start::Password(grant))
    }

    /// A source that has nothing but a refresh token to begin with. Its first exchange uses that token up, so keep a
    /// [`FileStore`](super::FileStore) beside it, or a later process begins with a spent one.
    ///
    /// # Errors
    /// [`Kind::Configuration`] where the client's id or secret is empty or holds control characters.
    pub fn refresh_token(
        client_id: impl Into<String>,
        client_secret: impl Into<SecretString>,
        token: RefreshToken,
    ) -> Result<Self> {
        let (client_id, client_secret) = (client_id.into(), client_secret.into());
        check("client id", &SecretString::from(client_id.as_str()))?;
        check("client secret", &client_secret)?;
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
            repeats_lost: false,
            forbidden: false,
        }
    }

    /// Sets the path of the token endpoint, `/oauth/token/` by default. A slash at its end is part of it.
    #[must_use]
    pub fn token_path(mut self, path: impl Into<String>) -> Self {
        self.token_path = path.into();
        self
    }

    /// Sets the path of the revocation endpoint, `/oauth/revoke_token/` by default.
    #[must_use]
    pub fn revoke_path(mut self, path: impl Into<String>) -> Self {
        self.revoke_path = path.into();
        self
    }

    /// Says that a refresh token may be sent again when the answer to its exchange was lost.
    ///
    /// It may be spent, and a strict provider ends the whole log-in when a spent token comes back; therefore it is not done
    /// unless asked for, and never where there is a password to log in with.
    #[must_use]
    pub fn repeat_lost_rotations(mut self) -> Self {
        self.repeats_lost = true;
        self
    }

    /// Says that a 403 of the API can mean that the access token was refused.
    #[must_use]
    pub fn forbidden_means_rejected(mut self) -> Self {
        self.forbidden = true;
        self
    }

    fn client(&self) -> (&str, &SecretString) {
        match &self.start {
            Start::Password(grant) => (&grant.client_id, &grant.client_secret),
            Start::Token {
                client_id,
                client_secret,
                ..
            } => (client_id, client_secret),
        }
    }

    async fn ask(&self, exchange: &Exchange<'_>) -> std::result::Result<Grant, GrantError> {
        let (id, secret) = self.client();
        let client = [("client_id", id), ("client_secret", secret.expose_secret())];
        let grant = match (&self.start, exchange.refresh_token()) {
            (_, Some(token)) => [
                ("grant_type", "refresh_token"),
                ("refresh_token", token.expose_secret()),
            ]
            .to_vec(),
            (Start::Password(grant), None) => [
                ("grant_type", "password"),
                ("username", grant.username.as_str()),
                ("password", grant.password.expose_secret()),
            ]
            .to_vec(),
            (Start::Token { .. }, None) => {
                return Err(GrantError::refused(Error::new(
                    Kind::Authentication,
                    format!(
                        "the refresh token for {} is spent and there is no password to log in with; log in anew and give the new refresh token",
                        exchange.place()
                    ),
                )));
            }
        };
        let request = exchange.post_form(&self.token_path, &[&client[..], &grant[..]].concat());
        let answer = exchange.send(request).await?;
        if answer.status.is_success() {
            let grant = token_response::grant(&answer.body)
                .map_err(|what| undecodable(&exchange.place(), what))?;
            return Ok(match answer.server_time() {
                Some(time) => grant.server_time(time),
                None => grant,
            });
        }
        let said = token_response::oauth_refusal(&answer.body);
        Err(self.refusal(exchange, &answer, said))
    }

    async fn end(
        &self,
        exchange: &Exchange<'_>,
        access_token: Option<&SecretString>,
    ) -> std::result::Result<(), GrantError> {
        let (id, secret) = self.client();
        // The refresh token first: with it goes what was made from it, and the other way round that is not certain.
        for token in [exchange.refresh_token(), access_token]
            .into_iter()
            .flatten()
        {
            let fields = [
                ("client_id", id),
                ("client_secret", secret.expose_secret()),
                ("token", token.expose_secret()),
            ];
            let answer = exchange
                .send(exchange.post_form(&self.revoke_path, &fields))
                .await?;
            if !answer.status.is_success() {
                let said = token_response::oauth_refusal(&answer.body);
                return Err(self.refusal(exchange, &answer, said));
            }
        }
        Ok(())
    }

    fn refusal(
        &self,
        exchange: &Exchange<'_>,
        answer: &super::TokenResponse,
        said: Option<(String, Option<String>)>,
    ) -> GrantError {
        const PASSING: [&str; 3] = ["temporarily_unavailable", "server_error", "slow_down"];
        let Some((code, description)) = said.filter(|(code, _)| !PASSING.contains(&code.as_str()))
        else {
            return refusal(exchange, answer, None, "");
        };
        let mut secrets = vec![self.client().1];
        if let Start::Password(grant) = &self.start {
            secrets.push(&grant.password);
        }
        let remedy = match code.as_str() {
            "invalid_client" => "check the client's id and secret",
            "invalid_grant" if exchange.refresh_token().is_none() => {
                "check the user name and the password"
            }
            "invalid_grant" => "log in anew",
            _ => "check how the client is registered",
        };
        let words = match description {
            Some(description) => format!("{code}: {description}"),
            None => code.clone(),
        };
        let failed = refusal(
            exchange,
            answer,
            Some(&exchange.redact(&words, &secrets)),
            remedy,
        );
        match failed.outcome() {
            ExchangeOutcome::Refused if code != "invalid_grant" => {
                GrantError::client_refused(failed.error)
            }
            _ => failed,
        }
    }
}

impl Source for OAuth2Source {
    fn identity(&self) -> Fingerprint {
        match &self.start {
            Start::Password(grant) => grant.identity(),
            Start::Token {
                client_id, token, ..
            } => token.identity().with("client", client_id),
        }
    }

    fn credential(&self) -> BoxFuture<'_, Result<Credential>> {
        async {
            Ok(match &self.start {
                Start::Password(grant) => Credential::named(grant.identity()),
                Start::Token { token, .. } => Credential::once(token.current().await?),
            })
        }
        .boxed()
    }

    fn exchange<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        self.ask(exchange).boxed()
    }

    fn spends_refresh_tokens(&self) -> bool {
        true
    }

    fn repeats_lost_rotations(&self) -> bool {
        self.repeats_lost
    }

    fn revoke<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
        access_token: Option<&'a SecretString>,
    ) -> BoxFuture<'a, std::result::Result<(), GrantError>> {
        self.end(exchange, access_token).boxed()
    }

    fn forbidden_may_mean_rejected(&self) -> bool {
        self.forbidden
    }

    fn holds(&self, refresh_token: &SecretString) -> bool {
        matches!(&self.start, Start::Token { token, .. } if token.is(refresh_token))
    }
}
