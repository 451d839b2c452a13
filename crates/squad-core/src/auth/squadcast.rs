//! Squadcast's exchange: `GET /oauth/access-token` with the refresh token in a header.

use futures_util::future::{BoxFuture, FutureExt as _};
use http::{HeaderName, HeaderValue, StatusCode};
use secrecy::{ExposeSecret, SecretString};

use super::credential::check_token;
use super::grant_error::undecodable;
use super::{
    Credential, Exchange, Fingerprint, Grant, GrantError, RefreshToken, Source, TokenResponse,
    token_response,
};
use crate::error::RequestSent;
use crate::{Error, Kind, Result};

const PATH: &str = "/oauth/access-token";
const HEADER: HeaderName = HeaderName::from_static("x-refresh-token");

/// Exchanges a Squadcast refresh token, which is created on the profile page of the web app, for access tokens.
///
/// If the service ever returns another refresh token, that one is used for the next exchange, and the configured one again
/// as soon as it is rejected.
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
    /// Exchanges `token`.
    #[must_use]
    pub fn new(token: RefreshToken) -> Self {
        Self { token }
    }

    async fn request_token(
        &self,
        exchange: &Exchange<'_>,
    ) -> std::result::Result<Grant, GrantError> {
        // A stored token that cannot be sent is not one that the service has issued.
        let sendable = |token: &&SecretString| check_token("refresh token", token).is_ok();
        let token = exchange
            .refresh_token()
            .filter(sendable)
            .or_else(|| exchange.credential().secret())
            .ok_or_else(|| {
                Error::new(Kind::Configuration, "there is no refresh token to exchange")
            })?;
        let mut request = exchange.get(PATH);
        request.headers.insert(HEADER, sensitive(token)?);
        let response = exchange.send(request).await?;
        if response.status.is_success() {
            return granted(exchange, &response);
        }
        let message = token_response::squadcast_error(&response.body);
        Err(rejection(
            exchange,
            &response,
            message.as_deref(),
            "create a new refresh token on the profile page",
        ))
    }
}

impl Source for SquadcastSource {
    fn identity(&self) -> Fingerprint {
        self.token.identity()
    }

    fn credential(&self) -> BoxFuture<'_, Result<Credential>> {
        async { Ok(Credential::reusable(self.token.current().await?)) }.boxed()
    }

    fn exchange<'a>(
        &'a self,
        exchange: &'a Exchange<'a>,
    ) -> BoxFuture<'a, std::result::Result<Grant, GrantError>> {
        self.request_token(exchange).boxed()
    }
}

/// A header value that is never printed.
fn sensitive(token: &SecretString) -> Result<HeaderValue> {
    check_token("refresh token", token)?;
    let mut value = HeaderValue::from_str(token.expose_secret()).map_err(|_| {
        Error::new(
            Kind::Configuration,
            "the refresh token cannot be sent in a header",
        )
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// The grant in a successful response.
pub(crate) fn granted(
    exchange: &Exchange<'_>,
    response: &TokenResponse,
) -> std::result::Result<Grant, GrantError> {
    let grant = token_response::grant(&response.body)
        .map_err(|what| undecodable(&exchange.display_origin(), what))?;
    Ok(match response.server_time() {
        Some(time) => grant.server_time(time),
        None => grant,
    })
}

/// The error of an unsuccessful response. `message` is the provider's, from its own error format. Only with that do 400, 401
/// and 403 count as a rejection: any other body may be a proxy's or a broken server's.
pub(crate) fn rejection(
    exchange: &Exchange<'_>,
    response: &TokenResponse,
    message: Option<&str>,
    remedy: &str,
) -> GrantError {
    let status = response.status;
    let origin = exchange.display_origin();
    let reason = message.map_or_else(String::new, |message| {
        let text = exchange.redact(message, &[]);
        format!(": {}", text.trim_end_matches(['.', ' ']))
    });
    let is_rejection = matches!(
        status,
        StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
    );
    if is_rejection && message.is_some() {
        let message =
            format!("the token exchange at {origin} was rejected with {status}{reason}; {remedy}");
        return GrantError::rejected(
            Error::new(Kind::Authentication, message)
                .with_status(status)
                .with_exchange_sent(RequestSent::Yes),
        );
    }
    let kind = match status.as_u16() {
        429 => Kind::RateLimited,
        500.. => Kind::Server,
        402 | 403 => Kind::Permission,
        404 => Kind::NotFound,
        408 => Kind::Timeout,
        400 | 401 => Kind::Authentication,
        _ => Kind::Decode,
    };
    let error = Error::new(
        kind,
        format!("the token exchange at {origin} failed with {status}{reason}"),
    )
    .with_status(status)
    .with_retry_after(response.retry_after())
    .with_exchange_sent(RequestSent::Yes);
    // 429 and 503 say that the request was not processed; other 5xx, and a proxy's, do not.
    let failed = match status.as_u16() {
        408 | 500..=502 | 504.. => GrantError::unknown(error),
        _ => GrantError::not_processed(error),
    };
    failed.retry_after(response.retry_after())
}
