//! The list of the global event rules of a team.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squad_core::list::{Page, Paging, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::global_event_rules::GlobalEventRuleInList;
use squadcast_raw::wire::GLOBAL_EVENT_RULES_LIST_GLOBAL_EVENT_RULES;

use super::GlobalEventRule;
use crate::{Error, IdOf, Kind, List, Owner, Result, Squadcast, TeamId, kind, page};

/// A list of the global event rules of a team: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`GlobalEventRules::list`](super::GlobalEventRules::list).
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct GlobalEventRuleList {
    client: Squadcast,
    team: Result<TeamId>,
    owners: Vec<String>,
    text: Option<String>,
    options: RequestOptions,
}

impl GlobalEventRuleList {
    pub(super) fn new(client: &Squadcast, team: impl IdOf<kind::Team>) -> Self {
        Self {
            client: client.clone(),
            team: TeamId::of(team),
            owners: Vec::new(),
            text: None,
            options: RequestOptions::default(),
        }
    }

    /// Lists rules that this user, squad or team is responsible for. Several calls match any of them.
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owners.push(owner.into().id().to_owned());
        self
    }

    /// Lists rules that contain this text.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    option_setters!();

    /// Streams the global event rules.
    ///
    /// # Errors
    /// The stream fails with [`Kind::Configuration`] before a request is sent if the id of the team is invalid.
    pub fn stream(self) -> List<GlobalEventRule> {
        let (core, options) = (self.client.raw().core().clone(), self.options.clone());
        List::paged(
            &core,
            &GLOBAL_EVENT_RULES_LIST_GLOBAL_EVENT_RULES,
            Paging::Number(page::SIZE.into()),
            move |position| {
                let team = self.team.clone()?;
                let raw = self.client.raw();
                let mut list = raw
                    .global_event_rules_list_global_event_rules(team.as_str())
                    .page_size(page::SIZE.into())
                    .page_number(page::number(position))
                    .filters_owner_id(&self.owners);
                if let Some(text) = &self.text {
                    list = list.filters_search(text);
                }
                let rules = list.into_request().try_map(|list| {
                    let total = list.meta.total_count;
                    let rules = list.data.into_iter().map(in_full);
                    Ok(Page::new(rules.collect::<Result<_>>()?).total(total))
                });
                Ok(rules)
            },
        )
        .with_options(options)
    }
}

/// Converts a listed rule, whose team has another name on the wire, to the type of a single one.
fn in_full(listed: GlobalEventRuleInList) -> Result<GlobalEventRule> {
    let mut rule = GlobalEventRule::default();
    rule.id = listed.id.ok_or_else(|| {
        let message = "the service returned a global event rule without an id";
        Error::new(Kind::Decode, message)
    })?;
    rule.owner_id = listed.team_id.unwrap_or_default();
    rule.name = listed.name.unwrap_or_default();
    rule.description = listed.description.unwrap_or_default();
    rule.routing_key = listed.routing_key.unwrap_or_default();
    rule.entity_owner = listed.entity_owner;
    rule.rulesets = listed.rulesets;
    rule.created_at = listed.created_at;
    rule.created_by = listed.created_by.unwrap_or_default();
    rule.updated_at = listed.updated_at;
    rule.updated_by = listed.updated_by.unwrap_or_default();
    Ok(rule)
}

impl IntoFuture for GlobalEventRuleList {
    type Output = Result<Vec<GlobalEventRule>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}
