//! The list of the workflows of a team.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squad_core::list::{Page, Paging, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::wire::WORKFLOWS_LIST_WORKFLOWS;

use super::{Trigger, Workflow};
use crate::page;
use crate::{Error, FilterValue, IdOf, List, Owner, Result, Squadcast, TeamId, UserId, kind};

/// A list of the workflows of a team: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`Workflows::list`](super::Workflows::list).
///
/// Filters narrow the list; a filter that is set several times matches any of its values.
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct WorkflowList {
    client: Squadcast,
    team: Result<TeamId>,
    filters: Filters,
    problem: Option<Error>,
    options: RequestOptions,
}

#[derive(Debug, Clone, Default)]
struct Filters {
    text: Option<String>,
    triggers: Vec<String>,
    actions: Vec<String>,
    tags: Vec<String>,
    owners: Vec<String>,
    created_by: Vec<String>,
    updated_by: Vec<String>,
    enabled: Option<bool>,
}

impl WorkflowList {
    pub(super) fn new(client: &Squadcast, team: impl IdOf<kind::Team>) -> Self {
        Self {
            client: client.clone(),
            team: TeamId::of(team),
            filters: Filters::default(),
            problem: None,
            options: RequestOptions::default(),
        }
    }

    fn with<T>(mut self, value: Result<T>, add: impl FnOnce(&mut Filters, T)) -> Self {
        match value {
            Ok(value) => add(&mut self.filters, value),
            Err(error) => self.problem = self.problem.or(Some(error)),
        }
        self
    }

    /// Lists workflows that contain this text, presumably in their titles.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.filters.text = Some(text.into());
        self
    }

    /// Lists workflows with this trigger. Several calls match any of them.
    pub fn trigger(self, trigger: impl Into<FilterValue<Trigger>>) -> Self {
        self.with(trigger.into().checked(), |filters, trigger| {
            filters.triggers.push(trigger.to_string());
        })
    }

    /// Lists workflows that carry out actions of this kind, by their name, such as `sq_send_email`. Several calls match any
    /// of them.
    pub fn action(mut self, name: impl Into<String>) -> Self {
        self.filters.actions.push(name.into());
        self
    }

    /// Lists workflows with this tag. The form of the text is not documented. Several calls match any of them.
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.filters.tags.push(tag.into());
        self
    }

    /// Lists workflows that this user, squad or team owns. Several calls match any of them.
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.filters.owners.push(owner.into().id().to_owned());
        self
    }

    /// Lists workflows that this user created. Several calls match any of them.
    pub fn created_by(self, user: impl IdOf<kind::User>) -> Self {
        self.with(UserId::of(user), |filters, user| {
            filters.created_by.push(user.into());
        })
    }

    /// Lists workflows that this user was the last to change. Several calls match any of them.
    pub fn updated_by(self, user: impl IdOf<kind::User>) -> Self {
        self.with(UserId::of(user), |filters, user| {
            filters.updated_by.push(user.into());
        })
    }

    /// Lists workflows that are enabled, or those that are disabled.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.filters.enabled = Some(enabled);
        self
    }

    option_setters!();

    /// Streams the workflows.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`](crate::Kind::Configuration) before a request is sent if an argument is
    /// invalid: an invalid id, or an unknown trigger.
    pub fn stream(self) -> List<Workflow> {
        let Self {
            client,
            team,
            filters,
            problem,
            options,
        } = self;
        let core = client.raw().core().clone();
        List::paged(
            &core,
            &WORKFLOWS_LIST_WORKFLOWS,
            Paging::Number(page::SIZE.into()),
            move |position| {
                let team = team.clone()?;
                if let Some(problem) = &problem {
                    return Err(problem.clone());
                }
                let mut list = client
                    .raw()
                    .workflows_list_workflows(team.as_str())
                    .page_size(page::SIZE.into())
                    .page_number(page::number(position));
                if let Some(text) = &filters.text {
                    list = list.search(text);
                }
                if let Some(enabled) = filters.enabled {
                    list = list.enabled(if enabled { "true" } else { "false" });
                }
                let list = list
                    .event(&filters.triggers)
                    .actions(&filters.actions)
                    .tags(&filters.tags)
                    .owner(&filters.owners)
                    .created_by(&filters.created_by)
                    .updated_by(&filters.updated_by)
                    .into_request()
                    .map(|page| Page::new(page.data).total(page.meta.total_count));
                Ok(list)
            },
        )
        .with_options(options)
    }
}

impl IntoFuture for WorkflowList {
    type Output = Result<Vec<Workflow>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}
