//! The calendar link of a schedule: a secret URL that calendar programs subscribe to.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Map;
use squadcast_raw::schedules::ICalLink;

use crate::request::request;
use crate::{Error, IdOf, Kind, RequestBuilder, Result, ScheduleId, Squadcast, kind};

/// The calendar link (iCal) of one schedule. From [`Schedules::calendar_link`](super::Schedules::calendar_link).
///
/// ```
/// # use squadcast::{ScheduleId, Squadcast};
/// # async fn example(client: &Squadcast, schedule: ScheduleId) -> squadcast::Result<()> {
/// let link = client.schedules().calendar_link(&schedule);
/// let url = match link.get().await? {
///     Some(url) => url,
///     None => link.create().await?,
/// };
/// // The link of the caller's own shifts.
/// let mine = client.schedules().calendar_link(&schedule).mine().create().await?;
/// # let _ = (url.expose(), mine);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CalendarLink<'a> {
    client: &'a Squadcast,
    schedule: Result<ScheduleId>,
    mine: bool,
}

/// The URL of a calendar feed. It is a secret, because the feed is read without a token; `Debug` does not show it.
#[derive(Clone)]
pub struct CalendarUrl(SecretString);

impl CalendarUrl {
    /// Returns the URL.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for CalendarUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CalendarUrl([redacted])")
    }
}

impl<'a> CalendarLink<'a> {
    pub(super) fn new(client: &'a Squadcast, schedule: impl IdOf<kind::Schedule>) -> Self {
        Self {
            client,
            schedule: ScheduleId::of(schedule),
            mine: false,
        }
    }

    /// Selects the link of the caller's own shifts, instead of that of the whole schedule.
    #[must_use]
    pub fn mine(mut self) -> Self {
        self.mine = true;
        self
    }

    /// Gets the link; `None` if the response contains none.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist, and presumably if it has no link.
    ///
    /// Operation: `Export_getScheduleIcalLink`.
    pub fn get(&self) -> RequestBuilder<Option<CalendarUrl>> {
        request(|| {
            let (schedule, mine) = (self.schedule.clone()?, self.mine);
            let raw = self.client.raw();
            Ok(raw
                .export_get_schedule_ical_link(&schedule.id(), mine)
                .into_request()
                .map(move |link| chosen(link, mine)))
        })
    }

    /// Creates the link.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist,
    /// [`is_decode`](crate::Error::is_decode) if the response contains no link.
    ///
    /// Operation: `Export_createScheduleIcalLink`.
    pub fn create(&self) -> RequestBuilder<CalendarUrl> {
        request(|| {
            let (schedule, mine) = (self.schedule.clone()?, self.mine);
            let raw = self.client.raw();
            Ok(raw
                .export_create_schedule_ical_link(&schedule.id(), mine, &Map::new())
                .into_request()
                .try_map(move |link| present(link, mine)))
        })
    }

    /// Replaces the link by a new one, for example because it leaked. Calendars that use the previous one have to subscribe to
    /// the new one.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist,
    /// [`is_decode`](crate::Error::is_decode) if the response contains no link.
    ///
    /// Operation: `Export_refreshScheduleIcalLink`.
    pub fn refresh(&self) -> RequestBuilder<CalendarUrl> {
        request(|| {
            let (schedule, mine) = (self.schedule.clone()?, self.mine);
            let raw = self.client.raw();
            Ok(raw
                .export_refresh_schedule_ical_link(&schedule.id(), mine, &Map::new())
                .into_request()
                .try_map(move |link| present(link, mine)))
        })
    }

    /// Deletes the link. Calendars that use it receive no more shifts.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the schedule does not exist, and presumably if it has no link.
    ///
    /// Operation: `Export_deleteIcalLink`.
    pub fn delete(&self) -> RequestBuilder<()> {
        request(|| {
            let schedule = self.schedule.clone()?;
            let raw = self.client.raw();
            Ok(raw
                .export_delete_ical_link(&schedule.id(), self.mine)
                .into())
        })
    }
}

/// The response has a field for each kind of link; presumably only that of the requested one is present.
fn chosen(link: ICalLink, mine: bool) -> Option<CalendarUrl> {
    let url = if mine {
        link.i_cal_link_for_my_on_calls
    } else {
        link.i_cal_link
    };
    url.filter(|url| !url.is_empty())
        .map(|url| CalendarUrl(url.into()))
}

fn present(link: ICalLink, mine: bool) -> Result<CalendarUrl> {
    chosen(link, mine).ok_or_else(|| {
        Error::new(
            Kind::Decode,
            "the response contains no calendar link, although the service reported success",
        )
    })
}
