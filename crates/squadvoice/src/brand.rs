//! The hosts of the service, which has had several names.

use std::fmt;
use std::str::FromStr;

use crate::{Error, Kind, Result};

/// The environment variable that names the brand.
pub const BRAND_VARIABLE: &str = "SQUADVOICE_BRAND";

/// The brand under which an account was made. It determines the hosts; a token of one host is not valid on another.
///
/// The region of a campaign has no influence on the host.
///
/// ```
/// use squadvoice::Brand;
/// assert_eq!("squadiq".parse::<Brand>()?, Brand::SquadIq);
/// assert_eq!(Brand::default().api_url(), "https://api.squadstack.com");
/// # Ok::<(), squadvoice::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Brand {
    /// SquadStack, the present name.
    #[default]
    SquadStack,
    /// SquadIQ. Its tokens come from the host of SquadStack.
    SquadIq,
    /// SquadIQ with the host of January 2021. Its tokens come from the host of SquadVoice.
    SquadIq2021,
    /// SquadVoice and SquadRun, the first names.
    SquadVoice,
}

impl Brand {
    /// All brands.
    pub const ALL: &'static [Self] = &[
        Self::SquadStack,
        Self::SquadIq,
        Self::SquadIq2021,
        Self::SquadVoice,
    ];

    /// Returns the base URL of the API.
    #[must_use]
    pub const fn api_url(self) -> &'static str {
        match self {
            Self::SquadStack => "https://api.squadstack.com",
            Self::SquadIq => "https://api.squadiq.in",
            Self::SquadIq2021 => "https://app.squadiq.in",
            Self::SquadVoice => "https://app.squadrun.co",
        }
    }

    /// Returns the base URL of the token endpoints.
    #[must_use]
    pub const fn authentication_url(self) -> &'static str {
        match self {
            Self::SquadStack | Self::SquadIq => "https://api.squadstack.com",
            Self::SquadIq2021 | Self::SquadVoice => "https://app.squadrun.co",
        }
    }

    /// Returns the name, as [`FromStr`] parses it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SquadStack => "squadstack",
            Self::SquadIq => "squadiq",
            Self::SquadIq2021 => "squadiq-2021",
            Self::SquadVoice => "squadvoice",
        }
    }
}

impl fmt::Display for Brand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Brand {
    type Err = Error;

    /// Parses the name of a brand, ignoring case and surrounding white space.
    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        let found = Self::ALL
            .iter()
            .find(|brand| text.eq_ignore_ascii_case(brand.as_str()));
        found.copied().ok_or_else(|| {
            let shown: String = text.chars().take(20).collect();
            let names: Vec<String> = Self::ALL.iter().map(|brand| format!("`{brand}`")).collect();
            let names = names.join(", ");
            Error::new(
                Kind::Configuration,
                format!("unknown brand {shown:?}; the brands are {names}"),
            )
        })
    }
}
