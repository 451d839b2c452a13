//! The two hosts of a region, which always travel together.
//!
//! Which regions there are is not known here; a generated client's own crate names them.

use std::fmt;

use url::{Host, Url};

use crate::{Error, Kind, Result, operation};

/// The API host and the authentication host that belongs to it, each with the path prefix it was given with.
///
/// ```
/// use squad_core::BaseUrls;
///
/// let urls = BaseUrls::new("https://api.example.com/gateway/", "https://auth.example.com")?;
/// assert_eq!(urls.api().as_str(), "https://api.example.com/gateway/");
/// assert!(BaseUrls::new("http://api.example.com", "https://auth.example.com").is_err());
/// # Ok::<(), squad_core::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrls {
    api: Base,
    authentication: Base,
}

#[derive(Clone, PartialEq, Eq)]
struct Base {
    url: Url,
    /// The address up to and without the slash with which every path of a wire table begins.
    prefix: String,
}

impl BaseUrls {
    /// A pair of base URLs: `https`, or `http` for a loopback address; a path prefix is kept.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for anything else, and for a user name, a password, a query or a fragment in a URL.
    pub fn new(api: &str, authentication: &str) -> Result<Self> {
        Ok(Self {
            api: Base::new("API", api)?,
            authentication: Base::new("authentication", authentication)?,
        })
    }

    /// The base URL of the API.
    #[must_use]
    pub fn api(&self) -> &Url {
        &self.api.url
    }

    /// The base URL of the token exchange.
    #[must_use]
    pub fn authentication(&self) -> &Url {
        &self.authentication.url
    }

    pub(crate) fn prefix(&self, host: operation::Host) -> &str {
        match host {
            operation::Host::Api => &self.api.prefix,
            operation::Host::Authentication => &self.authentication.prefix,
        }
    }
}

impl fmt::Debug for BaseUrls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BaseUrls")
            .field("api", &self.api.url.as_str())
            .field("authentication", &self.authentication.url.as_str())
            .finish()
    }
}

impl Base {
    fn new(which: &str, text: &str) -> Result<Self> {
        // The text itself may hold a secret (a user and a password, a token in a query), so no message shows it.
        let refuse = |why: &str| {
            Err(Error::new(
                Kind::Configuration,
                format!("{which} base URL: {why}"),
            ))
        };
        let url = match Url::parse(text.trim()) {
            Ok(url) => url,
            Err(error) => return refuse(&error.to_string()),
        };
        let Some(host) = url.host() else {
            return refuse("it names no host");
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&host) => {}
            "http" => {
                return refuse(&format!(
                    "plain http to {host} would show the token to the network; use https (http is for loopback alone)"
                ));
            }
            other => return refuse(&format!("the scheme `{other}` is not https")),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("it holds a user name or a password, which do not belong there");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refuse("it holds a query or a fragment, which do not belong there");
        }
        let prefix = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { url, prefix })
    }
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}
