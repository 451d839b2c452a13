//! Squadcast's exchange: `GET /oauth/access-token` with the refresh token in a header.

use futures_util::future::{BoxFuture, FutureExt as _};
use http::{HeaderName, HeaderValue, StatusCode};
use secrecy::{ExposeSecret, SecretString};

use super::source::undecodable;
use super::{
    Credential, Exchange, Fingerprint, Grant, GrantError, RefreshToken, Source, TokenResponse,
    credential, token_response,
};
use crate::{Error, Kind, Result};

const PATH: &str = "/oauth/access-token";
const HEADER: HeaderName = HeaderName::from_static("x-refresh-token");

/// Exchanges a Squadcast refresh token, made on the profile page of the web app, for access tokens.
///
/// Should the service ever answer with another refresh token than the one it was sent, that one is used first from then on,
/// and the given one again as soon as it is refused.
///
/// ```
/// use squad_core::auth::{RefreshToken, SquadcastSource};
///
/// let source = SquadcastSource::new(RefreshToken::new("0123456789abcdef")?);
/// # drop(source);
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct SquadcastSource {
    token: RefreshToken,
}

impl SquadcastSource {
    /// A source that exchanges `token`.
    #[must_use]
    pub fn new(token: RefreshToken) -> Self {
        Self { token }
    }

    async fn ask(&self, exchange: &Exchange<'_>) -> std::result::Result<Grant, GrantError> {
        let token = exchange
            .refresh_token()
            .or_else(|| exchange.credential().secret())
            .ok_or_else(|| {
                Error::new(Kind::Configuration, "there is no refresh token to exchange")
            })?;
        let mut request = exchange.get(PATH);
        request.headers.insert(HEADER, sensitive(token)?);
        let answer = exchange.send(request).await?;
        if answer.status.is_success() {
            let grant = token_response::grant(&answer.body)
                .map_err(|what| undecodable(&exchange.place(), what))?;
            return Ok(match answer.server_time() {
                Some(time) => grant.server_time(time),
                None => grant,
            });
        }
        let said = token_response::squadcast_refusal(&answer.body);
        Err(refusal(
            exchange,
            &answer,
            said.as_deref(),
            "make a new refresh token on the profile page",
        ))
    }
}

impl Source for SquadcastSource {
    fn identity(&self) -> Fingerprint {
        self.token.identity()
    }

    fn credential(&self) -> BoxFuture<'_, Result<Credential>> {
        async { Ok(Credential::lasting(self.token.current().await?)) }.boxed()
    }

    fn exchange<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        self.ask(exchange).boxed()
    }

    fn holds(&self, refresh_token: &SecretString) -> bool {
        self.token.is(refresh_token)
    }
}

/// A header value that is never printed.
pub(crate) fn sensitive(token: &SecretString) -> Result<HeaderValue> {
    credential::check("refresh token", token)?;
    let mut value = HeaderValue::from_str(token.expose_secret()).map_err(|_| {
        Error::new(
            Kind::Configuration,
            "the refresh token cannot stand in a header",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// The error of an answer that is no success. `said` is what the provider says in the shape of its own errors; only with that
/// do 400, 401 and 403 count as a refusal, for anything else may be a proxy's or a broken server's.
pub(crate) fn refusal(
    exchange: &Exchange<'_>,
    answer: &TokenResponse,
    said: Option<&str>,
    remedy: &str,
) -> GrantError {
    let status = answer.status;
    let place = exchange.place();
    let words = said.map_or_else(String::new, |said| {
        format!(": {}", exchange.redact(said, &[]))
    });
    let terminal = matches!(
        status,
        StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
    );
    if terminal && said.is_some() {
        return GrantError::refused(
            Error::new(
                Kind::Authentication,
                format!("the token exchange at {place} was refused with {status}{words}; {remedy}"),
            )
            .with_status(status),
        );
    }
    let kind = match status.as_u16() {
        429 => Kind::RateLimited,
        500.. => Kind::Server,
        402 | 403 => Kind::Permission,
        404 => Kind::NotFound,
        400 | 401 => Kind::Authentication,
        _ => Kind::Decode,
    };
    let error = Error::new(
        kind,
        format!("the token exchange at {place} answered {status}{words}"),
    )
    .with_status(status)
    .with_retry_after(answer.retry_after());
    // 429 and 503 say that the request was turned away; other 5xx, and a proxy's, do not.
    let failed = match status.as_u16() {
        429 | 503 => GrantError::not_done(error),
        500.. => GrantError::unknown(error),
        _ => GrantError::not_done(error),
    };
    failed.retry_after(answer.retry_after())
}
