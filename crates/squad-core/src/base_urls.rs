//! The API host and the authentication host of a region, which are always set together.
//!
//! The list of regions belongs to the crate of each API.

use std::fmt;

use url::{Host, Url};

use crate::{Error, Kind, Result, operation};

/// The base URLs of the API and of its authentication host. A path prefix is kept; a trailing slash makes no difference.
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
    /// The URL without its trailing slash: every path in a wire table begins with one.
    prefix: String,
}

impl BaseUrls {
    /// Creates a pair of base URLs. Each is an `https` URL, or `http` for a loopback address, with an optional path prefix.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if a URL has another scheme, no host, a user name, a password, a query or a fragment.
    pub fn new(api: &str, authentication: &str) -> Result<Self> {
        Ok(Self {
            api: Base::new("API", api)?,
            authentication: Base::new("authentication", authentication)?,
        })
    }

    /// Returns the base URL of the API.
    #[must_use]
    pub fn api(&self) -> &Url {
        &self.api.url
    }

    /// Returns the base URL of the authentication host.
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
        // The text can contain a secret (a password, a token in the query), so no message shows it.
        let invalid = |why: &str| {
            Err(Error::new(
                Kind::Configuration,
                format!("{which} base URL: {why}"),
            ))
        };
        let url = match Url::parse(text.trim()) {
            Ok(url) => url,
            Err(error) => return invalid(&error.to_string()),
        };
        let Some(host) = url.host() else {
            return invalid("the URL has no host");
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&host) => {}
            "http" => {
                return invalid(&format!(
                    "plain http to {host} would expose the token; use https (http is allowed for loopback addresses only)"
                ));
            }
            other => return invalid(&format!("the scheme is `{other}`, must be https")),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return invalid("remove the user name and password from the URL");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return invalid("remove the query and the fragment from the URL");
        }
        let prefix = url.as_str().trim_end_matches('/').to_owned();
        Ok(Self { url, prefix })
    }
}

/// Whether a host is this computer.
#[doc(hidden)]
pub fn is_loopback<T: AsRef<str>>(host: &Host<T>) -> bool {
    match host {
        Host::Domain(name) => {
            let name = name.as_ref();
            name == "localhost" || name.ends_with(".localhost")
        }
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}
