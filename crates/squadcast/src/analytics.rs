//! Analytics: mean response times of the organization and of teams.
//!
//! ```no_run
//! use squadcast::{Squadcast, Window};
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let month = Window::last_days(30);
//!
//! let all = client.analytics().organization(month).await?;
//! println!("organization: {} {}", all.mtta, all.mttr);
//! for team in client.teams().list().await? {
//!     let times = client.analytics().team(&team, month).await?;
//!     println!("{}: {} {}", team.name, times.mtta, times.mttr);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! The reference does not state the unit of the figures.

use std::future::IntoFuture;
use std::time::Duration;

use squadcast_raw::operations::analytics::{AnalyticsGetOrgAnalytics, AnalyticsGetTeamAnalytics};

pub use squadcast_raw::analytics::AnalyticsResponse as ResponseTimes;

use crate::{
    IdOf, RequestBuilder, Result, RetryPolicy, ServiceId, Squadcast, TeamId, UserId, Window, kind,
};

/// The analytics. From [`Squadcast::analytics`].
#[derive(Debug, Clone, Copy)]
pub struct Analytics<'a> {
    client: &'a Squadcast,
}

impl<'a> Analytics<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Gets the mean response times of the organization in a time range.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the range is empty or inverted, or an id is invalid.
    ///
    /// Operation: `Analytics_getOrgAnalytics`.
    pub fn organization(&self, range: impl Into<Window>) -> OrganizationAnalytics {
        let request = self.bounds(range.into()).map(|(from, to)| {
            let raw = self.client.raw();
            raw.analytics_get_org_analytics(&from, &to)
        });
        OrganizationAnalytics(request)
    }

    /// Gets the mean response times of a team in a time range.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the range is empty or inverted, or an id is invalid.
    ///
    /// Operation: `Analytics_getTeamAnalytics`.
    pub fn team(&self, team: impl IdOf<kind::Team>, range: impl Into<Window>) -> TeamAnalytics {
        let request = TeamId::of(team).and_then(|team| {
            let (from, to) = self.bounds(range.into())?;
            let raw = self.client.raw();
            Ok(raw.analytics_get_team_analytics(team.as_str(), &from, &to))
        });
        TeamAnalytics(request)
    }

    fn bounds(&self, range: Window) -> Result<(String, String)> {
        let span = range.bounds(&**self.client.raw().core().clock())?;
        Ok((span.start.to_string(), span.end.to_string()))
    }
}

/// The mean response times of the organization: await it for the [`ResponseTimes`]. From [`Analytics::organization`].
#[derive(Debug)]
#[must_use = "nothing is sent until it is awaited"]
pub struct OrganizationAnalytics(Result<AnalyticsGetOrgAnalytics>);

/// The mean response times of a team: await it for the [`ResponseTimes`]. From [`Analytics::team`].
#[derive(Debug)]
#[must_use = "nothing is sent until it is awaited"]
pub struct TeamAnalytics(Result<AnalyticsGetTeamAnalytics>);

impl OrganizationAnalytics {
    /// Counts incidents of this team only.
    pub fn team(self, team: impl IdOf<kind::Team>) -> Self {
        Self(self.0.and_then(|request| {
            let team = TeamId::of(team)?;
            Ok(request.team_id(team.as_str()))
        }))
    }
}

impl TeamAnalytics {
    /// Counts incidents of this service only.
    pub fn service(self, service: impl IdOf<kind::Service>) -> Self {
        Self(self.0.and_then(|request| {
            let service = ServiceId::of(service)?;
            Ok(request.service_id(service.as_str()))
        }))
    }
}

macro_rules! awaited {
    ($name:ident) => {
        impl $name {
            /// Counts incidents of this user only.
            pub fn user(self, user: impl IdOf<kind::User>) -> Self {
                Self(self.0.and_then(|request| {
                    let user = UserId::of(user)?;
                    Ok(request.user_id(user.as_str()))
                }))
            }

            /// Sets the deadline of the request, instead of the client's; `None` disables it.
            pub fn deadline(self, deadline: impl Into<Option<Duration>>) -> Self {
                Self(self.0.map(|request| request.deadline(deadline)))
            }

            /// Sets the retry policy of the request, instead of the client's.
            pub fn retry(self, policy: RetryPolicy) -> Self {
                Self(self.0.map(|request| request.retry(policy)))
            }

            /// Converts this into the request type that all methods share, for example for its `with_response`.
            pub fn into_request(self) -> RequestBuilder<ResponseTimes> {
                self.0.map(|request| request.into_request()).into()
            }
        }

        impl IntoFuture for $name {
            type Output = Result<ResponseTimes>;
            type IntoFuture = RequestBuilder<ResponseTimes>;

            fn into_future(self) -> Self::IntoFuture {
                self.into_request()
            }
        }
    };
}

awaited!(OrganizationAnalytics);
awaited!(TeamAnalytics);
