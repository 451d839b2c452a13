//! The list of incidents, which is read from the export.

use std::future::IntoFuture;
use std::time::Duration;

use futures_util::future::BoxFuture;
use jiff::Timestamp;
use squadcast_raw::incidents::{
    ExportFormat, ExportSort, IncidentExportAsyncRequest, IncidentPriority, NotesFilter,
    SloAffectingFilter, YesOrNo,
};

use super::export::{self, Export};
use super::filters::{Filters, IncidentStatus};
use super::{Assignee, ExportedIncident, StartedExport, UserOrSquad, Window};
use crate::request::request;
use crate::window::Span;
use crate::{
    Error, FilterValue, IdOf, Kind, List, RequestBuilder, Result, ServiceId, SloId, Squadcast,
    TeamId, UserId, kind,
};
use squad_core::list::RequestOptions;
use squad_core::option_setters;

/// A list of incidents, read from the export. From [`Incidents::list`](super::Incidents::list).
///
/// Await it for a `Vec`, or [`stream`](Self::stream) it. Filters narrow the list; a filter that is set several times
/// matches any of its values.
///
/// ```
/// use squadcast::incidents::{IncidentPriority, IncidentStatus};
/// use squadcast::{ServiceId, Squadcast, TeamId, Window};
///
/// # async fn example(
/// #     client: &Squadcast, team: TeamId, service: ServiceId,
/// # ) -> squadcast::Result<()> {
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
pub struct IncidentList {
    client: Squadcast,
    team: String,
    window: Window,
    filters: Filters,
    problem: Option<Error>,
    options: RequestOptions,
}

impl IncidentList {
    pub(super) fn new(client: &Squadcast, team: impl IdOf<kind::Team>, window: Window) -> Self {
        let (team, problem) = match TeamId::of(team) {
            Ok(team) => (team.into(), None),
            Err(error) => (String::new(), Some(error)),
        };
        Self {
            client: client.clone(),
            team,
            window,
            filters: Filters::default(),
            problem,
            options: RequestOptions::default(),
        }
    }

    /// Sets the time range up to the time of the request.
    pub(super) fn since(mut self, start: Timestamp) -> Self {
        self.window = Window::since(start);
        self
    }

    pub(super) fn with_options(mut self, options: RequestOptions) -> Self {
        self.options = options;
        self
    }

    /// Adds to the filters, or keeps the first error.
    fn with<T>(mut self, value: Result<T>, add: impl FnOnce(&mut Filters, T)) -> Self {
        match value {
            Ok(value) => add(&mut self.filters, value),
            Err(error) => self.problem = self.problem.or(Some(error)),
        }
        self
    }

    /// Lists incidents with this status. Several calls match any of them.
    pub fn status(self, status: impl Into<FilterValue<IncidentStatus>>) -> Self {
        self.with(status.into().checked(), |filters, status| {
            filters.statuses.push(status.to_string());
        })
    }

    /// Lists incidents of this service. Several calls match any of them.
    pub fn service(self, service: impl IdOf<kind::Service>) -> Self {
        self.with(ServiceId::of(service), |filters, id| {
            filters.services.push(id.into());
        })
    }

    /// Lists incidents of these services.
    pub fn services(self, services: impl IntoIterator<Item = impl IdOf<kind::Service>>) -> Self {
        services.into_iter().fold(self, Self::service)
    }

    /// Lists incidents of the alert source with this name. Several calls match any of them.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.filters.sources.push(source.into());
        self
    }

    /// Lists incidents assigned to this user, squad or escalation policy. Several calls match any of them.
    pub fn assigned_to(mut self, assignee: impl Into<Assignee>) -> Self {
        let assignee = assignee.into().id().to_owned();
        self.filters.assigned_to.push(assignee);
        self
    }

    /// Lists incidents assigned to this user or to one of their squads. Several calls match any of them.
    pub fn assigned_to_user_or_their_squads(self, user: impl IdOf<kind::User>) -> Self {
        self.with(UserId::of(user), |filters, id| {
            filters.users_and_their_squads.push(id.into());
        })
    }

    /// Lists incidents of services that this user or squad owns.
    pub fn service_owner(mut self, owner: impl Into<UserOrSquad>) -> Self {
        self.filters.service_owner = Some(owner.into());
        self
    }

    /// Lists incidents with this priority. Several calls match any of them.
    pub fn priority(self, priority: impl Into<FilterValue<IncidentPriority>>) -> Self {
        self.with(priority.into().checked(), |filters, priority| {
            filters.priorities.push(priority);
        })
    }

    /// Lists incidents with this tag.
    pub fn tag(mut self, key: &str, value: &str) -> Self {
        self.filters.tags.push(format!("{key}={value}"));
        self
    }

    /// Lists incidents with these tags.
    pub fn tags<'t>(self, tags: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        tags.into_iter()
            .fold(self, |list, (key, value)| list.tag(key, value))
    }

    /// Lists incidents that affect an SLO, or those that do not.
    pub fn slo_affecting(mut self, affecting: bool) -> Self {
        self.filters.slo_affecting = Some(if affecting {
            SloAffectingFilter::Yes
        } else {
            SloAffectingFilter::No
        });
        self
    }

    /// Lists incidents that affect this SLO. Several calls match any of them.
    pub fn slo(self, slo: impl IdOf<kind::Slo>) -> Self {
        let slo = SloId::of(slo).and_then(|slo| {
            i32::try_from(slo.as_i64()).map_err(|error| {
                let message = format!("the id {slo} is too large for an SLO; no request was sent");
                Error::new(Kind::Configuration, message).with_source(error)
            })
        });
        self.with(slo, |filters, slo| filters.slos.push(slo))
    }

    /// Lists incidents that are starred, or those that are not.
    pub fn starred(mut self, starred: bool) -> Self {
        self.filters.starred = Some(yes_or_no(starred));
        self
    }

    /// Lists incidents that contain this text.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.filters.text = Some(text.into());
        self
    }

    /// Lists incidents with notes, or those without.
    pub fn with_notes(mut self, present: bool) -> Self {
        self.filters.notes = Some(if present {
            NotesFilter::Present
        } else {
            NotesFilter::Absent
        });
        self
    }

    /// Lists incidents with a postmortem, or those without.
    pub fn with_postmortem(mut self, present: bool) -> Self {
        self.filters.postmortem = Some(yes_or_no(present));
        self
    }

    /// Sets the order. A range of more than 30 days is read in several windows; the order applies within each.
    pub fn sort_by(self, order: impl Into<FilterValue<ExportSort>>) -> Self {
        self.with(order.into().checked(), |filters, order| {
            filters.sort_by = Some(order);
        })
    }

    option_setters!();

    /// Sets the deadline of the whole list: all its requests, and the time in which the stream is not polled. There is none
    /// by default.
    ///
    /// When it is exceeded, the stream ends with an error that [`is_timeout`](Error::is_timeout) and that says up to which
    /// time the list is complete.
    pub fn total_deadline(mut self, deadline: Duration) -> Self {
        self.options.set_total_deadline(deadline);
        self
    }

    /// Streams the incidents while the response arrives.
    ///
    /// A range of more than 30 days is read in windows of at most 30 days, one request after another; an incident at the
    /// border of two windows is returned once. A truncated response is an error, and so never looks like the end. After an
    /// error the stream ends.
    ///
    /// ```
    /// # use squadcast::{Squadcast, TeamId, Window};
    /// # async fn example(client: &Squadcast, team: TeamId) -> squadcast::Result<()> {
    /// let year = client.incidents().list(&team, Window::last_days(365));
    /// let mut year = year.stream();
    /// while let Some(incident) = year.next().await {
    ///     println!("{}", incident?.title.unwrap_or_default());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`] before a request is sent if an argument is invalid: an empty or
    /// inverted range, one that would take more than 500 requests, an invalid id, an unknown value of a filter.
    pub fn stream(self) -> List<ExportedIncident> {
        List::from_stream(self.options.clone(), move |options| {
            let deadline = options.total_deadline();
            let prepared = self.prepare();
            export::rows(prepared, options, deadline)
        })
    }

    /// Starts an export in the background. The service sends a link by e-mail. Every call starts another export.
    ///
    /// # Errors
    /// [`Kind::Configuration`] before a request is sent if an argument is invalid, or if the background export does not
    /// support one of the filters.
    pub fn export_by_mail(self, format: ExportFormat) -> RequestBuilder<StartedExport> {
        request(|| {
            let options = self.options.clone();
            let (export, span) = self.prepare()?;
            let unsupported = export.filters.unsupported_in_background();
            if !unsupported.is_empty() {
                return Err(Error::new(
                    Kind::Configuration,
                    format!(
                        "the background export does not support {}; remove it, or stream the incidents; no request was sent",
                        unsupported.join(", ")
                    ),
                ));
            }
            let body = IncidentExportAsyncRequest::new(
                export.team,
                format,
                span.start,
                span.end,
                export.filters.in_background(),
            );
            let started = export.client.raw().incidents_incident_export_async(&body);
            Ok(options.apply(started.into()))
        })
    }

    pub(super) fn options(&self) -> &RequestOptions {
        &self.options
    }

    /// Returns the export and its time range, if all arguments are valid.
    pub(super) fn prepare(self) -> Result<(Export, Span)> {
        if let Some(error) = self.problem {
            return Err(error);
        }
        let span = self.window.bounds(&**self.client.raw().core().clock())?;
        let export = Export {
            client: self.client,
            team: self.team,
            filters: self.filters,
        };
        Ok((export, span))
    }
}

fn yes_or_no(yes: bool) -> YesOrNo {
    if yes { YesOrNo::Yes } else { YesOrNo::No }
}

impl From<IncidentList> for List<ExportedIncident> {
    fn from(list: IncidentList) -> Self {
        list.stream()
    }
}

impl IntoFuture for IncidentList {
    type Output = Result<Vec<ExportedIncident>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}
