//! The regions of the service. A region has an API host and an authentication host, which always go together.

use std::fmt;
use std::str::FromStr;

use crate::{Error, Kind, Result};

/// The environment variable that names the region.
pub const REGION_VARIABLE: &str = "SQUADCAST_REGION";

/// Where an account lives. A token of one region is worth nothing in the other.
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
    /// Every region.
    pub const ALL: [Self; 2] = [Self::Us, Self::Eu];

    /// The base URL of the API.
    #[must_use]
    pub const fn api_url(self) -> &'static str {
        match self {
            Self::Us => "https://api.squadcast.com",
            Self::Eu => "https://api.eu.squadcast.com",
        }
    }

    /// The base URL of the token exchange.
    #[must_use]
    pub const fn authentication_url(self) -> &'static str {
        match self {
            Self::Us => "https://auth.squadcast.com",
            Self::Eu => "https://auth.eu.squadcast.com",
        }
    }

    /// The region's name, as [`FromStr`] reads it.
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

    /// Reads `us` or `eu`, in any case.
    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|region| text.eq_ignore_ascii_case(region.as_str()))
            .ok_or_else(|| {
                let shown: String = text.chars().take(20).collect();
                Error::new(
                    Kind::Configuration,
                    format!("there is no region {shown:?}; the regions are `us` and `eu`"),
                )
            })
    }
}
