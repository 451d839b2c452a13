//! Which incidents are listed or exported: the filters of the export, by name.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squad_core::ByteStream;
use squadcast_raw::incidents::{
    ExportFormat, ExportIncidentsFilter, ExportSort, IncidentExportAsyncRequest, IncidentPriority,
    NotesFilter, ServiceOwnerFilter, SloAffectingFilter, YesOrNo,
};

use super::export::{self, LONGEST_PIECE};
use super::window::Span;
use super::{Assignee, ExportedIncident, StartedExport, UserOrSquad, Window};
use crate::{Error, IdOf, Kind, List, Result, ServiceId, Squadcast, TeamId, UserId, kind};

squad_core::open_enum! {
    /// The state of an incident.
    pub enum IncidentStatus {
        /// Raised, and not yet taken up by anybody.
        Triggered = "triggered",
        /// Somebody works on it.
        Acknowledged = "acknowledged",
        /// Over.
        Resolved = "resolved",
        /// Kept from notifying anybody by a rule.
        Suppressed = "suppressed",
    }
}

/// A list of incidents, out of the export. From [`Incidents::list`](super::Incidents::list).
///
/// Filters narrow it; a filter that is named several times takes any of its values. Await the list for a `Vec`, take its
/// [`stream`](Self::stream) for one incident after another, or the file itself as [`csv`](Self::csv).
///
/// ```
/// use squadcast::incidents::{IncidentPriority, IncidentStatus};
/// use squadcast::{ServiceId, Squadcast, TeamId, Window};
///
/// # async fn example(client: &Squadcast, team: TeamId, service: ServiceId) -> squadcast::Result<()> {
/// let urgent = client
///     .incidents()
///     .list(&team, Window::last_hours(24))
///     .status(IncidentStatus::Triggered)
///     .status(IncidentStatus::Acknowledged)
///     .priority(IncidentPriority::P1)
///     .service(&service)
///     .tag("env", "production")
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct IncidentList<'a> {
    pub(super) client: &'a Squadcast,
    pub(super) team: String,
    window: Window,
    pub(super) filters: Filters,
    problem: Option<Error>,
}

/// What the export can be narrowed by.
#[derive(Debug, Clone, Default)]
pub(super) struct Filters {
    pub(super) statuses: Vec<String>,
    pub(super) services: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) assigned_to: Vec<String>,
    pub(super) users_and_their_squads: Vec<String>,
    pub(super) service_owner: Option<UserOrSquad>,
    pub(super) priorities: Vec<IncidentPriority>,
    pub(super) tags: Vec<String>,
    pub(super) slo_affecting: Option<SloAffectingFilter>,
    pub(super) slos: Vec<i32>,
    pub(super) starred: Option<YesOrNo>,
    pub(super) text: Option<String>,
    pub(super) notes: Option<NotesFilter>,
    pub(super) postmortem: Option<YesOrNo>,
    pub(super) sort_by: Option<ExportSort>,
}

impl<'a> IncidentList<'a> {
    pub(super) fn new(client: &'a Squadcast, team: &str, window: Window) -> Self {
        Self {
            client,
            team: team.to_owned(),
            window,
            filters: Filters::default(),
            problem: TeamId::new(team).err(),
        }
    }

    /// Incidents in this state; several calls mean any of them.
    pub fn status(mut self, status: impl Into<IncidentStatus>) -> Self {
        self.filters
            .statuses
            .push(status.into().as_str().to_owned());
        self
    }

    /// Incidents of this service; several calls mean any of them.
    pub fn service(mut self, service: impl IdOf<kind::Service>) -> Self {
        match ServiceId::new(service.id_text()) {
            Ok(id) => self.filters.services.push(id.into()),
            Err(error) => self.problem = self.problem.or(Some(error)),
        }
        self
    }

    /// Incidents of these services.
    pub fn services(self, services: impl IntoIterator<Item = impl IdOf<kind::Service>>) -> Self {
        services.into_iter().fold(self, Self::service)
    }

    /// Incidents that came from this alert source, by its name; several calls mean any of them.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.filters.sources.push(source.into());
        self
    }

    /// Incidents assigned to this user, squad or escalation policy; several calls mean any of them.
    pub fn assigned_to(mut self, assignee: impl Into<Assignee>) -> Self {
        self.filters
            .assigned_to
            .push(assignee.into().id().to_owned());
        self
    }

    /// Incidents assigned to this user or to a squad of theirs; several calls mean any of them.
    pub fn assigned_to_user_or_their_squads(mut self, user: impl IdOf<kind::User>) -> Self {
        match UserId::new(user.id_text()) {
            Ok(id) => self.filters.users_and_their_squads.push(id.into()),
            Err(error) => self.problem = self.problem.or(Some(error)),
        }
        self
    }

    /// Incidents of services that belong to this user or squad.
    pub fn service_owner(mut self, owner: impl Into<UserOrSquad>) -> Self {
        self.filters.service_owner = Some(owner.into());
        self
    }

    /// Incidents of this priority; several calls mean any of them.
    pub fn priority(mut self, priority: impl Into<IncidentPriority>) -> Self {
        self.filters.priorities.push(priority.into());
        self
    }

    /// Incidents that carry this tag.
    pub fn tag(mut self, key: &str, value: &str) -> Self {
        self.filters.tags.push(format!("{key}={value}"));
        self
    }

    /// Incidents that carry these tags.
    pub fn tags<'t>(self, tags: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        tags.into_iter()
            .fold(self, |list, (key, value)| list.tag(key, value))
    }

    /// Incidents that affect an SLO, or those that do not.
    pub fn slo_affecting(mut self, affecting: bool) -> Self {
        self.filters.slo_affecting = Some(if affecting {
            SloAffectingFilter::Yes
        } else {
            SloAffectingFilter::No
        });
        self
    }

    /// Incidents that affect the SLO of this number; several calls mean any of them.
    pub fn slo(mut self, slo: i32) -> Self {
        self.filters.slos.push(slo);
        self
    }

    /// Incidents that are starred, or those that are not.
    pub fn starred(mut self, starred: bool) -> Self {
        self.filters.starred = Some(yes_or_no(starred));
        self
    }

    /// Incidents in which this text is found.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.filters.text = Some(text.into());
        self
    }

    /// Incidents that have notes, or those that have none.
    pub fn with_notes(mut self, present: bool) -> Self {
        self.filters.notes = Some(if present {
            NotesFilter::Present
        } else {
            NotesFilter::Absent
        });
        self
    }

    /// Incidents that have a postmortem, or those that have none.
    pub fn with_postmortem(mut self, present: bool) -> Self {
        self.filters.postmortem = Some(yes_or_no(present));
        self
    }

    /// In which order they come. A range of more than 30 days comes in pieces, one after another, each in this order.
    pub fn sort_by(mut self, order: impl Into<ExportSort>) -> Self {
        self.filters.sort_by = Some(order.into());
        self
    }

    /// The incidents, one after another, as they arrive.
    ///
    /// A range of more than 30 days is asked for in pieces of at most 30, one request after another; an incident on the
    /// border of two comes once. An answer that breaks off in the middle is an error, and so never looks like the end.
    /// After an error the stream ends.
    ///
    /// ```
    /// use futures::TryStreamExt;
    /// # use squadcast::{Squadcast, TeamId, Window};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let mut year = client.incidents().list(&team, Window::last_days(365)).stream();
    /// while let Some(incident) = year.try_next().await? {
    ///     println!("{}", incident.title.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The stream gives [`Kind::Configuration`] for a range that is empty or upside down and for an id that is none,
    /// before anything is sent; then every other [`Kind`].
    pub fn stream(self) -> List<'a, ExportedIncident> {
        List::of(export::rows(self))
    }

    /// The file of the export as CSV, in the pieces of bytes in which it arrives.
    ///
    /// Nothing says where a row ends or whether the file is complete, so a program is better served by the stream.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for a range that is empty, upside down or longer than 30 days and for an id that is none,
    /// before anything is sent; then every other [`Kind`].
    pub async fn csv(self) -> Result<ByteStream> {
        let span = self.span()?;
        if span.exceeds(LONGEST_PIECE) {
            return Err(Error::new(
                Kind::Configuration,
                "a CSV file covers at most 30 days; ask for one file after another, or stream the incidents. Nothing was sent",
            ));
        }
        export::send(&self, span, ExportFormat::Csv).await
    }

    /// Has the service make the file in the background; it sends a link by e-mail. Every call starts another export.
    ///
    /// # Errors
    /// [`Kind::Configuration`] for a filter that the background export does not know, for a range that is empty or upside
    /// down and for an id that is none, before anything is sent; then every other [`Kind`].
    pub async fn export_by_mail(self, format: ExportFormat) -> Result<StartedExport> {
        let span = self.span()?;
        let unknown = self.filters.unknown_in_background();
        if !unknown.is_empty() {
            return Err(Error::new(
                Kind::Configuration,
                format!(
                    "the background export cannot filter or sort by {}; leave it out, or read the list itself. Nothing was sent",
                    unknown.join(", ")
                ),
            ));
        }
        let request = IncidentExportAsyncRequest::new(
            self.team,
            format,
            span.start,
            span.end,
            self.filters.in_background(),
        );
        Ok(self
            .client
            .raw()
            .incidents_incident_export_async(&request)
            .await?
            .into_inner())
    }

    /// The range, once everything that was given is known to be usable.
    pub(super) fn span(&self) -> Result<Span> {
        match &self.problem {
            Some(error) => Err(error.clone()),
            None => self.window.bounds(&**self.client.raw().core().clock()),
        }
    }
}

impl Filters {
    fn unknown_in_background(&self) -> Vec<&'static str> {
        [
            (self.slo_affecting.is_some(), "slo_affecting"),
            (!self.slos.is_empty(), "slo"),
            (self.starred.is_some(), "starred"),
            (self.text.is_some(), "text"),
            (self.postmortem.is_some(), "with_postmortem"),
            (self.sort_by.is_some(), "sort_by"),
        ]
        .into_iter()
        .filter_map(|(set, name)| set.then_some(name))
        .collect()
    }

    fn in_background(self) -> ExportIncidentsFilter {
        let (users, squads) = match self.service_owner {
            Some(UserOrSquad::User(id)) => (vec![id.into()], Vec::new()),
            Some(UserOrSquad::Squad(id)) => (Vec::new(), vec![id.into()]),
            None => (Vec::new(), Vec::new()),
        };
        ExportIncidentsFilter::new(
            self.services,
            self.sources,
            ServiceOwnerFilter::new(users, squads),
            self.assigned_to,
            self.users_and_their_squads,
            self.statuses,
            self.priorities,
            self.tags,
            self.notes
                .map(|notes| notes.to_string())
                .unwrap_or_default(),
        )
    }
}

fn yes_or_no(yes: bool) -> YesOrNo {
    if yes { YesOrNo::Yes } else { YesOrNo::No }
}

impl<'a> IntoFuture for IncidentList<'a> {
    type Output = Result<Vec<ExportedIncident>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}
