//! The filters of audit logs, for lists and for exports.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use squadcast_raw::audit_logs::ExportFilters;

use super::AuditLogClient;
use crate::{Error, Kind, Result};

/// The days and filters of a list or an export.
#[derive(Debug, Clone)]
pub(super) struct Filters {
    days: RangeInclusive<Date>,
    pub(super) actions: Vec<String>,
    pub(super) resources: Vec<String>,
    pub(super) actors: Vec<String>,
    pub(super) teams: Vec<String>,
    pub(super) clients: Vec<AuditLogClient>,
    pub(super) problem: Option<Error>,
}

impl Filters {
    pub(super) fn new(days: RangeInclusive<Date>) -> Self {
        let problem = days.is_empty().then(|| {
            let (first, last) = (days.start(), days.end());
            invalid(&format!(
                "the range of days is inverted: it starts on {first}, after its end on {last}"
            ))
        });
        Self {
            days,
            actions: Vec::new(),
            resources: Vec::new(),
            actors: Vec::new(),
            teams: Vec::new(),
            clients: Vec::new(),
            problem,
        }
    }

    /// Adds to the filters, or keeps the first error.
    pub(super) fn with<T>(&mut self, value: Result<T>, add: impl FnOnce(&mut Self, T)) {
        match value {
            Ok(value) => add(self, value),
            Err(error) => {
                self.problem.get_or_insert(error);
            }
        }
    }

    /// Returns the first and the last day, if all arguments are valid.
    pub(super) fn days(&self) -> Result<(Date, Date)> {
        match &self.problem {
            Some(problem) => Err(problem.clone()),
            None => Ok((*self.days.start(), *self.days.end())),
        }
    }

    pub(super) fn in_export(self) -> Result<ExportFilters> {
        let (first, last) = self.days()?;
        let some = |list: Vec<String>| (!list.is_empty()).then_some(list);
        let clients = self.clients.iter().map(ToString::to_string).collect();
        let mut filters = ExportFilters::new(first, last);
        filters.resource = some(self.resources);
        filters.action = some(self.actions);
        filters.actor = some(self.actors);
        filters.team = some(self.teams);
        filters.client = some(clients);
        Ok(filters)
    }
}

pub(super) fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}

/// Defines the setters of the [`Filters`] in the field `filters`.
macro_rules! filter_setters {
    () => {
        /// Includes entries of this kind of action, such as `update`. Several calls match any of them.
        pub fn action(mut self, action: impl Into<String>) -> Self {
            self.filters.actions.push(action.into());
            self
        }

        /// Includes entries about this type of resource. Several calls match any of them.
        pub fn resource(mut self, resource: impl Into<String>) -> Self {
            self.filters.resources.push(resource.into());
            self
        }

        /// Includes entries of actions of this user. Several calls match any of them.
        pub fn actor(mut self, user: impl $crate::IdOf<$crate::kind::User>) -> Self {
            let user = $crate::UserId::of(user);
            self.filters
                .with(user, |filters, user| filters.actors.push(user.into()));
            self
        }

        /// Includes entries of this team. Several calls match any of them.
        pub fn team(mut self, team: impl $crate::IdOf<$crate::kind::Team>) -> Self {
            let team = $crate::TeamId::of(team);
            self.filters
                .with(team, |filters, team| filters.teams.push(team.into()));
            self
        }

        /// Includes entries of actions through this client. Several calls match any of them.
        pub fn client(
            mut self,
            client: impl Into<$crate::FilterValue<super::AuditLogClient>>,
        ) -> Self {
            self.filters
                .with(client.into().checked(), |filters, client| {
                    filters.clients.push(client);
                });
            self
        }
    };
}

pub(super) use filter_setters;
