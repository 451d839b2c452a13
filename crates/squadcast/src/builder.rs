//! Setting up a client: where the account lives, what it signs in with, and how calls behave.

use std::env::{self, VarError};
use std::time::Duration;

use secrecy::SecretString;
use squad_core::auth::{REFRESH_TOKEN_VARIABLE, RefreshToken, Source, SquadcastSource, Store};
use squad_core::clock::Clock;
use squad_core::observe::Observer;
use squad_core::transport::Transport;
use squad_core::{BaseUrls, ClientBuilder};
use squad_http::Http;

use crate::{Error, Kind, REGION_VARIABLE, Region, Result, RetryPolicy, Squadcast};

/// The settings of a [`Squadcast`]; begins with [`Squadcast::builder`].
///
/// A region (or a pair of base URLs) and a credential are needed; all else has a default.
#[derive(Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    core: ClientBuilder,
    http: Option<Http>,
    region: Option<Region>,
    base_urls: Option<(String, String)>,
    credential: Option<Result<Credential>>,
}

#[derive(Debug)]
enum Credential {
    RefreshToken(RefreshToken),
    /// Already with the core: an access token, or a source of the user's own.
    Given,
}

impl Builder {
    pub(crate) fn new() -> Self {
        let core = squad_core::Client::builder()
            .user_agent(concat!("squadcast-rs/", env!("CARGO_PKG_VERSION")));
        Self {
            core,
            http: None,
            region: None,
            base_urls: None,
            credential: None,
        }
    }

    /// Sets the region the account lives in. Without one, `SQUADCAST_REGION` is read.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets the hosts of a proxy, a fake or a region this version does not know: the API's and the token exchange's.
    ///
    /// `https` is asked for, except on a loopback address. A path in a base URL is kept.
    pub fn base_urls(mut self, api: impl Into<String>, authentication: impl Into<String>) -> Self {
        self.base_urls = Some((api.into(), authentication.into()));
        self
    }

    /// Signs in with a refresh token. Without a credential, `SQUADCAST_REFRESH_TOKEN` is read.
    pub fn refresh_token(mut self, token: impl Into<SecretString>) -> Self {
        self.credential = Some(RefreshToken::new(token).map(Credential::RefreshToken));
        self
    }

    /// Signs in with a refresh token that `callback` fetches, each time one is needed; so it can change while the
    /// client lives.
    ///
    /// ```
    /// # use squadcast::{Region, Squadcast};
    /// let client = Squadcast::builder()
    ///     .region(Region::Us)
    ///     .refresh_token_from(|| async { std::fs::read_to_string("/run/secrets/squadcast").map(|text| text.trim().to_owned()) })
    ///     .build()?;
    /// # Ok::<(), squadcast::Error>(())
    /// ```
    pub fn refresh_token_from<F, Fut, T, E>(mut self, callback: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<T, E>> + Send + 'static,
        T: Into<SecretString>,
        E: std::fmt::Display,
    {
        self.credential = Some(Ok(Credential::RefreshToken(RefreshToken::from_callback(
            callback,
        ))));
        self
    }

    /// Signs in with one access token, which ends when it expires.
    pub fn access_token(mut self, token: impl Into<SecretString>) -> Self {
        self.core = self.core.static_token(token);
        self.credential = Some(Ok(Credential::Given));
        self
    }

    /// Signs in with tokens from a source of your own.
    pub fn token_source(mut self, source: impl Source + 'static) -> Self {
        self.core = self.core.token_source(source);
        self.credential = Some(Ok(Credential::Given));
        self
    }

    /// Keeps access tokens in `store`; in memory unless set. A [`FileStore`](crate::FileStore) is shared by processes.
    pub fn store(mut self, store: impl Store + 'static) -> Self {
        self.core = self.core.store(store);
        self
    }

    /// Sets the longest time for a whole call, with its retries. 60 s unless set; `None` waits without end.
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.core = self.core.deadline(deadline);
        self
    }

    /// Sets the longest time for one attempt. 30 s unless set; exports are not limited by it.
    pub fn attempt_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.core = self.core.attempt_timeout(timeout);
        self
    }

    /// Sets the longest time for a connection to be made. 10 s unless set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.http = Some(self.http.unwrap_or_default().connect_timeout(timeout));
        self
    }

    /// Sets how often, and how patiently, a call is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.core = self.core.retry(policy);
        self
    }

    /// Sets what requests call themselves, for example `pager-bot/1.2`.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.core = self.core.user_agent(name);
        self
    }

    /// Trusts the root certificates in `pem` beside those of the system.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.http = Some(self.http.unwrap_or_default().root_certificate(pem));
        self
    }

    /// Connects as `http` says, for example through a `reqwest` client of your own: [`Http::over`].
    pub fn http(mut self, http: Http) -> Self {
        self.http = Some(http);
        self
    }

    /// Sends through a transport of your own, for tests or a proxy protocol of yours. Not together with settings of HTTP.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.core = self.core.transport(transport);
        self
    }

    /// Waits and asks the time by a clock of your own, for tests.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.core = self.core.clock(clock);
        self
    }

    /// Tells `observer` of exchanges, retries and waits.
    pub fn observer(mut self, observer: impl Observer + 'static) -> Self {
        self.core = self.core.observer(observer);
        self
    }

    /// Changes settings of the core that have no method here.
    ///
    /// ```
    /// # use squadcast::{Region, Squadcast};
    /// let client = Squadcast::builder()
    ///     .region(Region::Eu)
    ///     .refresh_token("0123456789abcdef")
    ///     .core(|core| core.limit(100, 60)) // at most 100 calls a minute
    ///     .build()?;
    /// # Ok::<(), squadcast::Error>(())
    /// ```
    pub fn core(mut self, change: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Self {
        self.core = change(self.core);
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for no credential, no or an unknown region, a region together with base URLs, plain
    /// `http` to a host that is not loopback, an empty token, a root certificate that cannot be read, and settings of HTTP
    /// beside a transport.
    pub fn build(self) -> Result<Squadcast> {
        let urls = match (self.region, self.base_urls) {
            (Some(region), Some(_)) => {
                return Err(Error::new(
                    Kind::Configuration,
                    format!(
                        "the region `{region}` and base URLs are both set; the hosts of a region go together, so choose one"
                    ),
                ));
            }
            (None, Some((api, authentication))) => BaseUrls::new(&api, &authentication)?,
            (Some(region), None) => of_region(region)?,
            (None, None) => of_region(region_of_variable(env::var(REGION_VARIABLE))?)?,
        };
        let core = match self.http {
            Some(http) => self.core.connector(http),
            None => self.core.connector_by_default(Http::new()),
        };
        let core = core.base_urls(urls);
        let core = match self.credential {
            Some(Ok(Credential::Given)) => core,
            Some(Ok(Credential::RefreshToken(token))) => {
                core.token_source(SquadcastSource::new(token))
            }
            Some(Err(error)) => return Err(error),
            None => core.token_source(SquadcastSource::new(RefreshToken::from_env(
                REFRESH_TOKEN_VARIABLE,
            )?)),
        };
        Ok(Squadcast::over(core.build()?))
    }
}

fn of_region(region: Region) -> Result<BaseUrls> {
    BaseUrls::new(region.api_url(), region.authentication_url())
}

/// The region that the variable names; `text` is its value.
fn region_of_variable(text: Result<String, VarError>) -> Result<Region> {
    match text {
        Ok(text) => text.parse(),
        Err(VarError::NotPresent) => Err(Error::new(
            Kind::Configuration,
            format!(
                "no region is set; call `region(Region::Us)` or `region(Region::Eu)`, or set {REGION_VARIABLE} to `us` or `eu`"
            ),
        )),
        Err(VarError::NotUnicode(_)) => Err(Error::new(
            Kind::Configuration,
            format!("{REGION_VARIABLE} holds no text; set it to `us` or `eu`"),
        )),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_variable_names_the_region() {
        assert_eq!(region_of_variable(Ok("EU".to_owned())).unwrap(), Region::Eu);
        assert_eq!(
            region_of_variable(Ok(" us ".to_owned())).unwrap(),
            Region::Us
        );
    }

    #[test]
    fn a_variable_that_names_no_region_is_told_from_one_that_is_not_set() {
        let told = |text| match region_of_variable(text) {
            Err(error) => error.to_string(),
            Ok(region) => panic!("{region}"),
        };
        let unset = told(Err(VarError::NotPresent));
        assert!(unset.contains(REGION_VARIABLE), "{unset}");
        assert!(unset.contains("Region::Eu"), "{unset}");
        assert!(told(Ok(String::new())).contains("no region \"\""));
        assert!(told(Ok("mars".to_owned())).contains("no region \"mars\""));
        assert!(told(Err(VarError::NotUnicode("x".into()))).contains("no text"));
    }
}
