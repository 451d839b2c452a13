//! The client builder: region, credentials and settings of calls.

use std::env::{self, VarError};

use secrecy::SecretString;
use squad_core::auth::{REFRESH_TOKEN_VARIABLE, RefreshToken, Source, SquadcastSource};
use squad_core::{BaseUrls, ClientBuilder, client_setters};
use squad_http::Http;

use crate::region::listed;
use crate::{Error, Kind, REGION_VARIABLE, Region, Result, Squadcast};

/// Builder of a [`Squadcast`] client. From [`Squadcast::builder`].
///
/// A region (or a pair of base URLs) and a credential are required; everything else has a default.
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
    /// Set in the core builder: an access token or a custom source.
    InCore,
}

impl Builder {
    pub(crate) fn new() -> Self {
        let core = squad_core::Client::builder()
            .user_agent(concat!("squadcast-rs/", env!("CARGO_PKG_VERSION")))
            .limit_group("squadcast");
        Self {
            core,
            http: None,
            region: None,
            base_urls: None,
            credential: None,
        }
    }

    /// Sets the region of the account. Defaults to the value of `SQUADCAST_REGION`.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets the base URLs of the API and of the token exchange, for a proxy, a fake or a region that this version does not
    /// know.
    ///
    /// `https` is required, except on a loopback address. A path in a base URL is kept.
    pub fn base_urls(mut self, api: impl Into<String>, authentication: impl Into<String>) -> Self {
        self.base_urls = Some((api.into(), authentication.into()));
        self
    }

    /// Authenticates with a refresh token. Without a credential, `SQUADCAST_REFRESH_TOKEN` is read.
    pub fn refresh_token(mut self, token: impl Into<SecretString>) -> Self {
        self.credential = Some(RefreshToken::new(token).map(Credential::RefreshToken));
        self
    }

    /// Authenticates with a refresh token that `callback` returns. It is called for each token exchange, so the token can
    /// change while the client lives.
    ///
    /// ```
    /// # use squadcast::{Region, Squadcast};
    /// let client = Squadcast::builder()
    ///     .region(Region::Us)
    ///     .refresh_token_from(|| async {
    ///         let text = std::fs::read_to_string("/run/secrets/squadcast")?;
    ///         Ok::<_, std::io::Error>(text.trim().to_owned())
    ///     })
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

    /// Authenticates with a fixed access token. Calls fail once it expires.
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

    client_setters!(Http);

    /// Changes settings of the underlying core builder that have no method here.
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

    /// Builds the client. No request is sent.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for a missing credential, a missing or unknown region, a region together with base URLs,
    /// plain `http` to a host that is not loopback, an empty token, a root certificate that cannot be parsed, and HTTP
    /// settings together with a transport.
    pub fn build(self) -> Result<Squadcast> {
        let urls = match (self.region, self.base_urls) {
            (Some(region), Some(_)) => {
                return Err(Error::new(
                    Kind::Configuration,
                    format!(
                        "the region `{region}` and base URLs are both set; set only one of them"
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
            Some(Ok(Credential::InCore)) => core,
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

/// Parses the value of the environment variable of the region.
fn region_of_variable(value: Result<String, VarError>) -> Result<Region> {
    let problem = match value {
        Ok(text) => {
            return text.parse().map_err(|error: Error| {
                let message = format!("{REGION_VARIABLE}: {}", error.message());
                Error::new(error.kind(), message)
            });
        }
        Err(VarError::NotPresent) => {
            let calls = listed(|region| format!("`region(Region::{region:?})`"));
            format!("no region is set; call {calls}, or set {REGION_VARIABLE}")
        }
        Err(VarError::NotUnicode(_)) => format!("{REGION_VARIABLE} is not valid Unicode"),
    };
    let names = listed(|region| format!("`{region}`"));
    Err(Error::new(
        Kind::Configuration,
        format!("{problem}; the regions are {names}"),
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn variable_names_the_region() {
        for region in Region::ALL {
            for text in [
                region.to_string(),
                format!(" {region} "),
                region.to_string().to_uppercase(),
            ] {
                assert_eq!(region_of_variable(Ok(text)).unwrap(), *region);
            }
        }
    }

    #[test]
    fn unusable_variable_is_an_error_that_lists_every_region() {
        let message = |value| region_of_variable(value).unwrap_err().to_string();
        let unset = message(Err(VarError::NotPresent));
        for (text, fault) in [
            (unset.clone(), "no region is set"),
            (message(Ok(String::new())), "unknown region \"\""),
            (message(Ok("mars".to_owned())), "unknown region \"mars\""),
            (
                message(Err(VarError::NotUnicode("x".into()))),
                "not valid Unicode",
            ),
        ] {
            assert!(text.contains(fault), "{text}");
            assert!(text.contains(REGION_VARIABLE), "{text}");
            for region in Region::ALL {
                assert!(text.contains(&format!("`{region}`")), "{text}");
            }
        }
        for region in Region::ALL {
            assert!(unset.contains(&format!("Region::{region:?}")), "{unset}");
        }
    }
}
