//! Names of time zones, checked before they are sent.

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::invalid;
use crate::Result;

/// The IANA name of a time zone, such as `Europe/Berlin`. Text and [`TimeZone`]s convert into it.
///
/// A name is checked when the request is built: one that is not in the time zone database is an error, and no request is
/// sent. The system's database is searched first, then the bundled one, so that names are known on systems without a database.
///
/// ```
/// use squadcast::jiff::tz::TimeZone;
/// use squadcast::schedules::ZoneName;
///
/// let from_text: ZoneName = "Europe/Berlin".into();
/// let from_zone: ZoneName = TimeZone::get("Europe/Berlin")?.into();
/// assert_eq!(from_text, from_zone);
/// assert_eq!(from_text.zone()?.iana_name(), Some("Europe/Berlin"));
/// assert!(ZoneName::from("Europe/Atlantis").zone().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ZoneName(String);

impl ZoneName {
    /// Returns the name as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the time zone.
    ///
    /// # Errors
    /// [`Kind::Configuration`](crate::Kind::Configuration) if no time zone has this name.
    pub fn zone(&self) -> Result<TimeZone> {
        find(&self.0).ok_or_else(|| {
            invalid(format!(
                "`{}` is not the IANA name of a time zone, such as `Europe/Berlin`",
                self.0
            ))
        })
    }

    /// Returns the name in the spelling of the time zone database.
    pub(super) fn checked(&self) -> Result<String> {
        let zone = self.zone()?;
        Ok(zone.iana_name().unwrap_or(&self.0).to_owned())
    }
}

impl From<&str> for ZoneName {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl From<String> for ZoneName {
    fn from(name: String) -> Self {
        Self(name)
    }
}

/// A time zone without a name, such as a fixed offset, is an error when the request is built.
impl From<&TimeZone> for ZoneName {
    fn from(zone: &TimeZone) -> Self {
        Self(zone.iana_name().unwrap_or_default().to_owned())
    }
}

/// A time zone without a name, such as a fixed offset, is an error when the request is built.
impl From<TimeZone> for ZoneName {
    fn from(zone: TimeZone) -> Self {
        Self::from(&zone)
    }
}

/// Returns the time zone with this name. The system's database may be incomplete, so the bundled one is searched as well.
pub(super) fn find(name: &str) -> Option<TimeZone> {
    let zone = TimeZone::get(name).or_else(|_| TimeZoneDatabase::bundled().get(name));
    zone.ok().filter(|zone| !zone.is_unknown())
}
