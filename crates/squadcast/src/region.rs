//! The regions of the service. Each has an API host and an authentication host, which are always used together.

use std::fmt;
use std::str::FromStr;

use crate::{Error, Kind, Result};

/// The environment variable that names the region.
pub const REGION_VARIABLE: &str = "SQUADCAST_REGION";

/// The region of an account. A token of one region is not valid in another.
///
/// ```
/// use squadcast::Region;
/// assert_eq!("eu".parse::<Region>()?, Region::Eu);
/// assert_eq!(Region::Us.api_url(), "https://api.squadcast.com");
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// The United States: `app.squadcast.com` in the browser.
    Us,
    /// The European Union: `app.eu.squadcast.com` in the browser.
    Eu,
}

impl Region {
    /// All regions.
    pub const ALL: &'static [Self] = &[Self::Us, Self::Eu];

    /// Returns the base URL of the API.
    #[must_use]
    pub const fn api_url(self) -> &'static str {
        match self {
            Self::Us => "https://api.squadcast.com",
            Self::Eu => "https://api.eu.squadcast.com",
        }
    }

    /// Returns the base URL of the token exchange.
    #[must_use]
    pub const fn authentication_url(self) -> &'static str {
        match self {
            Self::Us => "https://auth.squadcast.com",
            Self::Eu => "https://auth.eu.squadcast.com",
        }
    }

    /// Returns the host of the web app.
    const fn app_host(self) -> &'static str {
        match self {
            Self::Us => "app.squadcast.com",
            Self::Eu => "app.eu.squadcast.com",
        }
    }

    /// Returns the region of a URL of the web app, such as the link to an incident in an outgoing webhook.
    ///
    /// ```
    /// use squadcast::Region;
    ///
    /// let link = "https://app.eu.squadcast.com/incident/633e670ae998089239c9f293";
    /// assert_eq!(Region::from_app_url(link)?, Region::Eu);
    /// # Ok::<(), squadcast::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the host of the URL is not that of a region's web app.
    pub fn from_app_url(url: &str) -> Result<Self> {
        let url = url.trim();
        let rest = url.split_once("://").filter(|(scheme, _)| {
            ["https", "http"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        });
        let authority = rest
            .map_or(url, |(_, rest)| rest)
            .split(['/', '?', '#'])
            .next();
        // With user info in front of the host, the part before the colon is a name.
        let authority = authority.filter(|authority| !authority.contains('@'));
        let host = authority
            .and_then(|authority| authority.split(':').next())
            .unwrap_or_default();
        let found = Self::ALL
            .iter()
            .find(|region| host.eq_ignore_ascii_case(region.app_host()));
        found.copied().ok_or_else(|| {
            let hosts = listed(|region| format!("`{}`", region.app_host()));
            Error::new(
                Kind::Configuration,
                format!("the URL is not one of the web app; its host is one of {hosts}"),
            )
        })
    }

    /// Returns the name, as [`FromStr`] parses it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Eu => "eu",
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Region {
    type Err = Error;

    /// Parses the name of a region, ignoring case and surrounding white space.
    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        Self::ALL
            .iter()
            .copied()
            .find(|region| text.eq_ignore_ascii_case(region.as_str()))
            .ok_or_else(|| {
                let shown: String = text.chars().take(20).collect();
                let names = listed(|region| format!("`{region}`"));
                Error::new(
                    Kind::Configuration,
                    format!("unknown region {shown:?}; the regions are {names}"),
                )
            })
    }
}

/// Lists all regions for a message.
pub(crate) fn listed(show: impl Fn(Region) -> String) -> String {
    let shown: Vec<String> = Region::ALL.iter().map(|region| show(*region)).collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_region_parses_from_its_name_and_has_hosts_of_its_own() {
        for region in Region::ALL {
            assert_eq!(region.as_str().parse::<Region>().unwrap(), *region);
            let shared = Region::ALL.iter().filter(|other| {
                other.api_url() == region.api_url()
                    || other.authentication_url() == region.authentication_url()
            });
            assert_eq!(shared.count(), 1, "{region}");
        }
    }

    #[test]
    fn region_follows_from_the_host_of_the_web_app() {
        for (url, expected) in [
            ("https://app.squadcast.com/incident/5f0b", Some(Region::Us)),
            ("HTTPS://APP.EU.squadcast.com:443?x=1", Some(Region::Eu)),
            (" app.eu.squadcast.com ", Some(Region::Eu)),
            ("https://api.squadcast.com/", None),
            ("https://app.squadcast.com.example.com/", None),
            ("https://app.squadcast.com:secret@example.com/", None),
            ("https://example.com/#https://app.squadcast.com", None),
            ("ftp://app.squadcast.com", None),
            ("", None),
        ] {
            assert_eq!(Region::from_app_url(url).ok(), expected, "{url}");
        }
    }

    #[test]
    fn unknown_region_lists_every_region() {
        let message = "mars".parse::<Region>().unwrap_err().to_string();
        for region in Region::ALL {
            assert!(message.contains(&format!("`{region}`")), "{message}");
        }
    }
}
