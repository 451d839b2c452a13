//! One request to the authentication host and its whole answer: https only, no redirect, its own timeout.
//!
//! Nothing here knows what is exchanged; see the sources for that.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::future::{Either, select};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};
use zeroize::Zeroizing;

use super::{Credential, GrantError};
use crate::clock::Clock;
use crate::retry_after::retry_after;
use crate::transport::{Request, SendError, SendPhase, Transport};
use crate::{Error, Kind, Result};

/// The largest answer that is read.
const LARGEST: usize = 1 << 20;
/// The longest excerpt of a provider's words in an error, in characters.
const LONGEST_WORDS: usize = 200;
/// What stands in an error in place of a secret.
const REDACTED: &str = "[redacted]";

/// What a [`Source`](super::Source) needs for one exchange.
pub struct Exchange<'a> {
    pub(crate) origin: &'a Url,
    pub(crate) transport: &'a dyn Transport,
    pub(crate) clock: &'a dyn Clock,
    pub(crate) timeout: Duration,
    pub(crate) credential: &'a Credential,
    pub(crate) refresh_token: Option<&'a SecretString>,
}

impl<'a> Exchange<'a> {
    /// The authentication host, with the path prefix that it was given with.
    #[must_use]
    pub fn origin(&self) -> &'a Url {
        self.origin
    }

    /// The credential as of now.
    #[must_use]
    pub fn credential(&self) -> &'a Credential {
        self.credential
    }

    /// The refresh token of an earlier exchange, where there is one; it goes before the credential.
    #[must_use]
    pub fn refresh_token(&self) -> Option<&'a SecretString> {
        self.refresh_token
    }

    /// A `GET` of `path` below the origin.
    #[must_use]
    pub fn get(&self, path: &str) -> Request {
        self.request(http::Method::GET, path, None)
    }

    /// A `POST` of a form to `path` below the origin. A slash at the path's end is kept.
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
            headers,
            body,
            timeout: Some(self.timeout),
        }
    }

    /// Sends `request` and reads its answer to the end, whatever its status, in the exchange's own time.
    ///
    /// # Errors
    /// A [`GrantError`] where there is no whole answer, or where the answer is a redirect, which is not followed: it would
    /// carry the credential to another host.
    pub async fn send(&self, request: Request) -> std::result::Result<TokenResponse, GrantError> {
        check_origin(&request.url)?;
        let work = std::pin::pin!(self.receive(request));
        match select(work, self.clock.sleep(self.timeout)).await {
            Either::Left((answer, _)) => answer,
            Either::Right(((), _)) => Err(GrantError::unknown(Error::new(
                Kind::Timeout,
                format!(
                    "the token exchange at {} did not answer within {} s",
                    self.place(),
                    self.timeout.as_secs()
                ),
            ))),
        }
    }

    async fn receive(&self, request: Request) -> std::result::Result<TokenResponse, GrantError> {
        let reply = self
            .transport
            .send(request)
            .await
            .map_err(|error| self.unsent(error))?;
        if reply.status.is_redirection() {
            return Err(GrantError::not_done(Error::new(
                Kind::Configuration,
                format!(
                    "the token exchange at {} answered {} to another address, which was not followed; check the address of the authentication host",
                    self.place(),
                    reply.status
                ),
            )));
        }
        let mut answer = TokenResponse {
            status: reply.status,
            headers: reply.headers,
            body: Zeroizing::new(Vec::new()),
            received: self.clock.wall(),
        };
        let mut body = reply.body;
        while let Some(piece) = body.next().await {
            let piece = piece.map_err(|error| {
                // Once a request was answered at all, it got there.
                let failed = self.unsent(error);
                GrantError::unknown(failed.error)
            })?;
            if answer.body.len() + piece.len() > LARGEST {
                return Err(super::source::undecodable(
                    &self.place(),
                    "more than a mebibyte",
                ));
            }
            answer.body.extend_from_slice(&piece);
        }
        Ok(answer)
    }

    fn unsent(&self, error: SendError) -> GrantError {
        let place = self.place();
        let message = self.redact(&error.message, &[]);
        let (kind, what) = match error.phase {
            SendPhase::Connect => (Kind::Connection, "could not be reached"),
            SendPhase::Exchange => (Kind::Connection, "broke off"),
            SendPhase::Timeout => (Kind::Timeout, "ran out of time"),
            SendPhase::Misconfigured => (
                Kind::Configuration,
                "cannot be done as the client is set up",
            ),
            SendPhase::Redirect => (Kind::Redirect, "was redirected"),
            SendPhase::Decode => (Kind::Decode, "has a response that cannot be decompressed"),
        };
        let told = Error::new(
            kind,
            format!("the token exchange at {place} {what}: {message}"),
        );
        let told = match error.source {
            Some(source) => told.with_source(source),
            None => told,
        };
        match error.phase {
            SendPhase::Connect | SendPhase::Misconfigured => GrantError::not_done(told),
            _ => GrantError::unknown(told),
        }
    }

    /// The origin as it stands in errors.
    #[must_use]
    pub fn place(&self) -> String {
        self.origin.origin().ascii_serialization()
    }

    /// `words` of a provider, short, on one line, and without the credential, the refresh token or `secrets`.
    #[must_use]
    pub fn redact(&self, words: &str, secrets: &[&SecretString]) -> String {
        let own = [self.credential.secret.as_ref(), self.refresh_token];
        let mut text = words.to_owned();
        for secret in own.into_iter().flatten().chain(secrets.iter().copied()) {
            let secret = secret.expose_secret();
            if !secret.is_empty() {
                text = text.replace(secret, REDACTED);
            }
        }
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars()
            .filter(|c| !c.is_control())
            .take(LONGEST_WORDS)
            .collect()
    }
}

impl fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("origin", &self.place())
            .field("credential", &self.credential)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// A whole answer of the authentication host. Its body is wiped when it is dropped.
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
    /// What the service's clock showed, from the `Date` header.
    #[must_use]
    pub fn server_time(&self) -> Option<SystemTime> {
        httpdate::parse_http_date(self.header(header::DATE)?).ok()
    }

    /// How long the service asks to be left alone, from either form of `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.headers, self.received)
    }

    fn header(&self, name: header::HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl fmt::Debug for TokenResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenResponse")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Refuses an address that a credential must not be sent to: anything but https, except on this machine.
pub(crate) fn check_origin(url: &Url) -> Result<()> {
    let refuse = |why: &str| {
        Err(Error::new(
            Kind::Configuration,
            format!(
                "credentials are not sent to {}: {why}",
                url.origin().ascii_serialization()
            ),
        ))
    };
    let local = match url.host() {
        None => return refuse("the address names no host"),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
    };
    match url.scheme() {
        "https" => {}
        "http" if local => {}
        "http" => return refuse("plain http is for loopback addresses alone; use https"),
        _ => return refuse("the scheme is not https"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("the address holds a user name or a password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("the address holds a query or a fragment");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;

    #[test]
    fn plain_http_is_for_loopback_alone() {
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
