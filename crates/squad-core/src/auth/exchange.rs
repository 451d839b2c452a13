//! One request to the authentication host and its whole response: https only, no redirect, its own timeout.
//!
//! What is exchanged is decided by the sources.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::future::{Either, select};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use secrecy::SecretString;
use url::Url;
use zeroize::Zeroizing;

use super::redact::redact;
use super::{Credential, GrantError};
use crate::base_urls::is_loopback;
use crate::clock::Clock;
use crate::error::RequestSent;
use crate::retry_after::retry_after;
use crate::transport::{Request, SendError, SendPhase, Transport};
use crate::{Error, Kind, Result};

/// The largest response body that is read, in bytes.
const MAX_BODY_BYTES: usize = 1 << 20;

/// What a [`Source`](super::Source) needs for one exchange.
pub struct Exchange<'a> {
    pub(crate) origin: &'a Url,
    pub(crate) transport: &'a dyn Transport,
    pub(crate) clock: &'a dyn Clock,
    pub(crate) timeout: Duration,
    pub(crate) credential: &'a Credential,
    pub(crate) refresh_token: Option<&'a SecretString>,
    /// The other secrets that a response can quote.
    pub(crate) secrets: Vec<SecretString>,
    /// Reports that a request begins, and returns whether its result is still wanted.
    pub(crate) request_begins: &'a (dyn Fn() -> bool + Send + Sync),
}

impl<'a> Exchange<'a> {
    /// The authentication host, with its path prefix.
    #[must_use]
    pub fn origin(&self) -> &'a Url {
        self.origin
    }

    /// The credential at this moment.
    #[must_use]
    pub fn credential(&self) -> &'a Credential {
        self.credential
    }

    /// The refresh token of an earlier exchange, if there is one. It takes precedence over the credential.
    #[must_use]
    pub fn refresh_token(&self) -> Option<&'a SecretString> {
        self.refresh_token
    }

    /// Makes a `GET` request for `path` below the origin.
    #[must_use]
    pub fn get(&self, path: &str) -> Request {
        self.request(http::Method::GET, path, None)
    }

    /// Makes a `POST` request with a form for `path` below the origin. A slash at the end of the path is kept.
    #[must_use]
    pub fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Request {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let mut request = self.request(http::Method::POST, path, Some(form.finish().into()));
        request.headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/x-www-form-urlencoded"),
        );
        request
    }

    fn request(&self, method: http::Method, path: &str, body: Option<Bytes>) -> Request {
        let mut url = self.origin.clone();
        let prefix = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{prefix}/{}", path.trim_start_matches('/')));
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
        Request {
            method,
            url,
            secret_path: false,
            headers,
            body,
            timeout: Some(self.timeout),
        }
    }

    /// Sends `request` and reads the whole response, whatever its status. The timeout is 10 s.
    ///
    /// # Errors
    /// A [`GrantError`] if there is no complete response, or if it is a redirect. Redirects are not followed, because that
    /// would send the credential to another host.
    pub async fn send(&self, request: Request) -> std::result::Result<TokenResponse, GrantError> {
        check_origin(&request.url)?;
        if !(self.request_begins)() {
            return Err(super::grant_error::no_longer_wanted().into());
        }
        let work = std::pin::pin!(self.receive(request));
        match select(work, self.clock.sleep(self.timeout)).await {
            Either::Left((response, _)) => response,
            Either::Right(((), _)) => {
                let message = format!(
                    "no response to the token exchange at {} within {} s",
                    self.display_origin(),
                    self.timeout.as_secs()
                );
                let error = Error::new(Kind::Timeout, message);
                Err(GrantError::unknown(
                    error.with_exchange_sent(RequestSent::Maybe),
                ))
            }
        }
    }

    async fn receive(&self, request: Request) -> std::result::Result<TokenResponse, GrantError> {
        let sent = self.transport.send(request).await;
        let received = sent.map_err(|error| self.send_error(error))?;
        if is_redirect(received.status) {
            let error = Error::new(
                Kind::Redirect,
                format!(
                    "the token exchange at {} was redirected with {}, which is not followed; check the URL of the authentication host",
                    self.display_origin(),
                    received.status
                ),
            )
            .with_status(received.status)
            .with_exchange_sent(RequestSent::Yes);
            return Err(GrantError::not_processed(error));
        }
        let mut response = TokenResponse {
            status: received.status,
            headers: received.headers,
            body: Zeroizing::new(Vec::new()),
            received: self.clock.wall(),
        };
        let mut body = received.body;
        while let Some(chunk) = body.next().await {
            let chunk = chunk.map_err(|error| {
                // The request was received, since there is a response.
                let error = self.send_error(error).error;
                GrantError::unknown(error.with_exchange_sent(RequestSent::Yes))
            })?;
            if response.body.len() + chunk.len() > MAX_BODY_BYTES {
                return Err(super::grant_error::undecodable(
                    &self.display_origin(),
                    "more than one mebibyte",
                ));
            }
            response.body.extend_from_slice(&chunk);
        }
        Ok(response)
    }

    fn send_error(&self, error: SendError) -> GrantError {
        let origin = self.display_origin();
        let message = self.redact(&error.message, &[]);
        let (kind, what) = match error.phase {
            SendPhase::Connect => (Kind::Connection, "could not connect"),
            SendPhase::Timeout => (Kind::Timeout, "timed out"),
            SendPhase::Misconfigured => (
                Kind::Configuration,
                "is not possible with this configuration",
            ),
            SendPhase::Redirect => (Kind::Redirect, "was redirected"),
            SendPhase::Decode => (Kind::Decode, "has a response that cannot be decompressed"),
            SendPhase::Exchange => (Kind::Connection, "lost its connection"),
        };
        let sent = match error.phase {
            SendPhase::Connect | SendPhase::Misconfigured => RequestSent::No,
            SendPhase::Timeout | SendPhase::Exchange => RequestSent::Maybe,
            SendPhase::Redirect | SendPhase::Decode => RequestSent::Yes,
        };
        let message = format!("the token exchange at {origin} {what}: {message}");
        let failed = Error::new(kind, message).with_exchange_sent(sent);
        let failed = match error.source {
            Some(source) => failed.with_source(source),
            None => failed,
        };
        if sent == RequestSent::No {
            GrantError::not_processed(failed)
        } else {
            GrantError::unknown(failed)
        }
    }

    /// The origin for errors, without its path.
    #[must_use]
    pub fn display_origin(&self) -> String {
        self.origin.origin().ascii_serialization()
    }

    /// The `text` of a provider for errors: short, on one line, and without the credential, the tokens of the session and
    /// `secrets`.
    #[must_use]
    pub fn redact(&self, text: &str, secrets: &[&SecretString]) -> String {
        let own = [self.credential.secret.as_ref(), self.refresh_token];
        let own = own.into_iter().flatten().chain(&self.secrets);
        redact(text, own.chain(secrets.iter().copied()))
    }
}

/// Whether the status redirects. A 304 has no location and cannot.
fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

impl fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("origin", &self.display_origin())
            .field("credential", &self.credential)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// A complete response of the authentication host. Its body is wiped when it is dropped.
pub struct TokenResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Zeroizing<Vec<u8>>,
    received: SystemTime,
}

impl TokenResponse {
    /// The time of the service's clock, from the `Date` header.
    #[must_use]
    pub fn server_time(&self) -> Option<SystemTime> {
        let date = self.headers.get(header::DATE)?.to_str().ok()?;
        httpdate::parse_http_date(date).ok()
    }

    /// How long the service asks to wait, from either form of `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers, self.received)
    }
}

impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Rejects a URL that a credential must not be sent to: only https, except for loopback addresses.
pub(crate) fn check_origin(url: &Url) -> Result<()> {
    let reject = |reason: &str| {
        Err(Error::new(
            Kind::Configuration,
            format!(
                "credentials are not sent to {}: {reason}",
                url.origin().ascii_serialization()
            ),
        ))
    };
    let Some(host) = url.host() else {
        return reject("the URL has no host");
    };
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&host) => {}
        "http" => return reject("plain http is for loopback addresses only; use https"),
        _ => return reject("the scheme is not https"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return reject("the URL contains a user name or a password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return reject("the URL contains a query or a fragment");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn a_304_is_not_a_redirect() {
        for status in 300..400 {
            let redirects = [301, 302, 303, 307, 308].contains(&status);
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(is_redirect(status), redirects, "{status}");
        }
    }

    #[test]
    fn plain_http_is_for_loopback_addresses_only() {
        for good in [
            "https://auth.squadcast.com",
            "https://auth.example.com:8443/prefix/",
            "http://localhost:80",
            "http://auth.localhost",
            "http://127.0.0.1:3000",
            "http://127.9.9.9",
            "http://[::1]:3000",
        ] {
            assert!(check_origin(&Url::parse(good).unwrap()).is_ok(), "{good}");
        }
        for bad in [
            "http://auth.squadcast.com",
            "http://10.0.0.1",
            "http://0.0.0.0",
            "http://localhost.example.com",
            "http://[::ffff:10.0.0.1]",
            "ftp://auth.squadcast.com",
            "https://me:canary@auth.squadcast.com",
            "https://auth.squadcast.com/?token=canary",
            "data:text/plain,canary",
        ] {
            let error = check_origin(&Url::parse(bad).unwrap()).unwrap_err();
            assert_eq!(error.kind(), Kind::Configuration, "{bad}");
            assert!(!format!("{error:?}").contains("canary"), "{bad}");
        }
    }
}
