//! Watching the incidents of a team: new and changed ones as a stream.

mod changes;

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use squad_core::list::RequestOptions;
use squad_core::option_setters;

pub use changes::Changes;

use super::{ExportedIncident, IncidentList, Incidents};
use crate::{IdOf, Result, Squadcast, TeamId, kind};

/// The interval of polls, if it is not set.
const INTERVAL: Duration = Duration::from_secs(60);

/// How far the polls look back, if it is not set.
const LOOKBACK: Duration = Duration::from_secs(24 * 3600);

impl Incidents<'_> {
    /// Watches the incidents of a team: streams those that are raised or changed from now on.
    ///
    /// ```no_run
    /// use squadcast::{Squadcast, TeamId};
    ///
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let mut changes = client.incidents().watch(&team).stream();
    /// while let Some(change) = changes.next().await {
    ///     let change = change?;
    ///     let status = change.incident.status.unwrap_or_default();
    ///     match change.before {
    ///         None => println!("new: {:?}", change.incident.title),
    ///         Some(before) => println!("{:?} was {:?}", status, before.status),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Operation: `Incidents_incidentExport`.
    pub fn watch(&self, team: impl IdOf<kind::Team>) -> Watch {
        Watch {
            client: self.client.clone(),
            team: TeamId::of(team),
            interval: INTERVAL,
            lookback: LOOKBACK,
            existing: false,
            state: None,
            narrow: Box::new(|list| list),
            options: RequestOptions::default(),
        }
    }
}

/// Watches the incidents of a team. [`stream`](Self::stream) it. From [`Incidents::watch`].
///
/// The API has no operation for it, so the export is polled, once a minute by default. An incident is *changed* if its
/// status, priority, title, service, assignee or tags are not what they were at the last poll; each change is returned once,
/// and several changes between two polls are one. A poll that fails with an error that [`is_retryable`](crate::Error::is_retryable) is
/// retried with backoff.
#[must_use = "nothing is sent until it is streamed"]
pub struct Watch {
    client: Squadcast,
    team: Result<TeamId>,
    interval: Duration,
    lookback: Duration,
    existing: bool,
    state: Option<WatchState>,
    narrow: Box<dyn Fn(IncidentList) -> IncidentList + Send>,
    options: RequestOptions,
}

/// A new or changed incident.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IncidentChange {
    /// The incident as it is now.
    pub incident: ExportedIncident,
    /// What is known of the incident before the change; `None` if the incident is new.
    pub before: Option<WatchedIncident>,
}

/// What is stored of an incident to recognize its changes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[serde(default)]
#[non_exhaustive]
pub struct WatchedIncident {
    /// The time at which it was raised.
    pub created_at: Option<Timestamp>,
    /// Its status.
    pub status: Option<String>,
    /// Its priority.
    pub priority: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The name of its service.
    pub service: Option<String>,
    /// The name of its assignee.
    pub assignee: Option<String>,
    /// The values of its tags.
    pub tags: BTreeMap<String, String>,
}

impl WatchedIncident {
    fn of(incident: &ExportedIncident) -> Self {
        let tags = incident.tags.iter();
        Self {
            created_at: incident.created_at,
            status: incident.status.clone(),
            priority: incident.priority.clone(),
            title: incident.title.clone(),
            service: incident.service.clone(),
            assignee: incident.assignee.clone(),
            tags: tags
                .map(|(key, tag)| (key.clone(), tag.value.clone()))
                .collect(),
        }
    }
}

/// The state of a watch, to continue it later with [`Watch::resume`], also in another process. From [`Changes::state`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
pub struct WatchState {
    /// The start of the last poll whose changes were all returned; `None` before it.
    polled: Option<Timestamp>,
    /// Incidents that were raised before are not watched.
    start: Option<Timestamp>,
    known: BTreeMap<String, WatchedIncident>,
}

impl Watch {
    option_setters!();

    /// Sets the interval of polls, which a random tenth shortens or extends. Defaults to 60 seconds.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) for less than 5 seconds.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Sets for how long after it was raised an incident is watched for changes. Defaults to 24 hours.
    pub fn lookback(mut self, lookback: Duration) -> Self {
        self.lookback = lookback;
        self
    }

    /// Returns the incidents that exist at the first poll as new ones. By default only later ones are returned.
    pub fn with_existing(mut self) -> Self {
        self.existing = true;
        self
    }

    /// Narrows the list that is polled.
    ///
    /// A filter hides changes: if only triggered incidents are listed, an acknowledgement is not seen.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, incidents::IncidentPriority};
    /// # fn example(client: &Squadcast, team: TeamId) {
    /// let watch = client
    ///     .incidents()
    ///     .watch(&team)
    ///     .filter(|list| list.priority(IncidentPriority::P1));
    /// # let _ = watch;
    /// # }
    /// ```
    pub fn filter(
        mut self,
        narrow: impl Fn(IncidentList) -> IncidentList + Send + 'static,
    ) -> Self {
        self.narrow = Box::new(narrow);
        self
    }

    /// Continues a watch: what changed since then is returned at the first poll.
    pub fn resume(mut self, state: WatchState) -> Self {
        self.state = Some(state);
        self
    }

    /// Streams the changes. It ends only after an error that a later poll cannot overcome.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if an argument is invalid, and with any other
    /// error that is not [`is_retryable`](crate::Error::is_retryable), such as a rejected credential.
    pub fn stream(self) -> Changes {
        Changes::new(self)
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watch")
            .field("team", &self.team)
            .field("interval", &self.interval)
            .field("lookback", &self.lookback)
            .finish_non_exhaustive()
    }
}
