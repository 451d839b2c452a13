//! The rules of a ruleset, in the order in which they are tried.

use std::future::IntoFuture;

use futures_util::future::BoxFuture;
use squad_core::list::{Page, Paging, RequestOptions};
use squad_core::option_setters;
use squadcast_raw::global_event_rules::{ReorderRuleRequest, ReorderRulesetRequest};
use squadcast_raw::wire::GLOBAL_EVENT_RULES_LIST_RULESET_RULES;

use super::requests::invalid;
use super::{NewRulesetRule, RulesetRule, RulesetRuleUpdate, RulesetSource};
use crate::request::request;
use crate::{
    GlobalEventRuleId, IdOf, List, RequestBuilder, Result, RulesetRuleId, Squadcast, kind, page,
};

/// The rules of one ruleset. From [`GlobalEventRules::rules`](super::GlobalEventRules::rules).
#[derive(Debug, Clone)]
pub struct RulesetRules<'a> {
    client: &'a Squadcast,
    ruleset: Result<Path>,
}

/// The ruleset in a path.
#[derive(Debug, Clone)]
struct Path {
    rule: i64,
    name: String,
    version: String,
}

impl<'a> RulesetRules<'a> {
    pub(super) fn new(
        client: &'a Squadcast,
        rule: impl IdOf<kind::GlobalEventRule>,
        source: RulesetSource,
    ) -> Self {
        let ruleset = GlobalEventRuleId::of(rule).and_then(|rule| {
            let source = source.checked()?;
            Ok(Path {
                rule: rule.as_i64(),
                name: source.short_name,
                version: source.version,
            })
        });
        Self { client, ruleset }
    }

    /// Lists the rules, presumably in the order in which they are tried; [`Ruleset::ordering`](field@super::Ruleset::ordering)
    /// has the order.
    ///
    /// Operation: `GlobalEventRules_listRulesetRules`.
    pub fn list(&self) -> RulesetRuleList {
        RulesetRuleList {
            client: self.client.clone(),
            ruleset: self.ruleset.clone(),
            text: None,
            options: RequestOptions::default(),
        }
    }

    /// Adds a rule.
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if the expression is invalid.
    ///
    /// Operation: `GlobalEventRules_createRule`.
    pub fn add(&self, rule: NewRulesetRule) -> RequestBuilder<RulesetRule> {
        request(|| {
            let (at, body) = (self.ruleset.clone()?, rule.request()?);
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_create_rule(at.rule, &at.version, &at.name, &body)
                .into())
        })
    }

    /// Gets a rule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the ruleset has no such rule.
    ///
    /// Operation: `GlobalEventRules_getRuleById`.
    pub fn get(&self, rule: impl IdOf<kind::RulesetRule>) -> RequestBuilder<RulesetRule> {
        request(|| {
            let (at, rule) = (self.ruleset.clone()?, RulesetRuleId::of(rule)?);
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_get_rule_by_id(at.rule, &at.version, &at.name, &rule.id())
                .into())
        })
    }

    /// Updates a rule. Fields that the update does not set keep their value.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the ruleset has no such rule,
    /// [`is_validation`](crate::Error::is_validation) if the expression is invalid.
    ///
    /// Operation: `GlobalEventRules_updateRuleById`.
    pub fn update(
        &self,
        rule: impl IdOf<kind::RulesetRule>,
        update: RulesetRuleUpdate,
    ) -> RequestBuilder<RulesetRule> {
        request(|| {
            let (at, rule) = (self.ruleset.clone()?, RulesetRuleId::of(rule)?);
            let body = update.request()?;
            let raw = self.client.raw();
            let (name, version) = (&at.name, &at.version);
            Ok(raw
                .global_event_rules_update_rule_by_id(at.rule, version, name, &rule.id(), &body)
                .into())
        })
    }

    /// Deletes a rule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the ruleset has no such rule.
    ///
    /// Operation: `GlobalEventRules_deleteRuleById`.
    pub fn delete(&self, rule: impl IdOf<kind::RulesetRule>) -> RequestBuilder<()> {
        request(|| {
            let (at, rule) = (self.ruleset.clone()?, RulesetRuleId::of(rule)?);
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_delete_rule_by_id(at.rule, &at.version, &at.name, &rule.id())
                .into())
        })
    }

    /// Sets the order in which the rules are tried: all rules of the ruleset, the first one first. Returns the order.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if there is no rule.
    ///
    /// Operation: `GlobalEventRules_reorderRuleset`.
    pub fn reorder(
        &self,
        rules: impl IntoIterator<Item = impl IdOf<kind::RulesetRule>>,
    ) -> RequestBuilder<Vec<RulesetRuleId>> {
        request(|| {
            let at = self.ruleset.clone()?;
            let order = rules
                .into_iter()
                .map(|rule| Ok(RulesetRuleId::of(rule)?.as_i64()))
                .collect::<Result<Vec<_>>>()?;
            if order.is_empty() {
                return Err(invalid("the order needs at least one rule"));
            }
            let body = ReorderRulesetRequest::new().ordering(order);
            let raw = self.client.raw();
            let set = raw.global_event_rules_reorder_ruleset(at.rule, &at.version, &at.name, &body);
            Ok(set.into_request().map(|set| ids(set.ordering)))
        })
    }

    /// Moves a rule by a number of places; the sign gives the direction. Returns the order.
    ///
    /// The reference does not document which direction a negative number means; presumably it is towards the first rule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the ruleset has no such rule,
    /// [`is_configuration`](crate::Error::is_configuration) if `places` is zero.
    ///
    /// Operation: `GlobalEventRules_reorderRulesetByIndex`.
    pub fn move_by(
        &self,
        rule: impl IdOf<kind::RulesetRule>,
        places: i64,
    ) -> RequestBuilder<Vec<RulesetRuleId>> {
        if places == 0 {
            return RequestBuilder::invalid(invalid("a rule cannot be moved by zero places"));
        }
        self.moved(rule, &ReorderRuleRequest::new().shift_index_by(places))
    }

    /// Moves a rule to a named position. The names are not documented. Returns the order.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the ruleset has no such rule.
    ///
    /// Operation: `GlobalEventRules_reorderRulesetByIndex`.
    #[doc(alias = "shift_to")]
    pub fn move_to(
        &self,
        rule: impl IdOf<kind::RulesetRule>,
        position: impl Into<String>,
    ) -> RequestBuilder<Vec<RulesetRuleId>> {
        self.moved(rule, &ReorderRuleRequest::new().shift_to(position))
    }

    fn moved(
        &self,
        rule: impl IdOf<kind::RulesetRule>,
        body: &ReorderRuleRequest,
    ) -> RequestBuilder<Vec<RulesetRuleId>> {
        request(|| {
            let (at, rule) = (self.ruleset.clone()?, RulesetRuleId::of(rule)?);
            let raw = self.client.raw();
            let moved = raw.global_event_rules_reorder_ruleset_by_index(
                at.rule,
                &at.version,
                &at.name,
                &rule.id(),
                body,
            );
            Ok(moved.into_request().map(|set| ids(set.ordering)))
        })
    }
}

fn ids(order: Vec<i64>) -> Vec<RulesetRuleId> {
    order.into_iter().map(RulesetRuleId::from).collect()
}

/// A list of the rules of a ruleset: await it for a `Vec`, or [`stream`](Self::stream) it. From
/// [`RulesetRules::list`].
#[derive(Debug, Clone)]
#[must_use = "a list sends nothing until it is awaited or streamed"]
pub struct RulesetRuleList {
    client: Squadcast,
    ruleset: Result<Path>,
    text: Option<String>,
    options: RequestOptions,
}

impl RulesetRuleList {
    /// Lists rules that contain this text.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    option_setters!();

    /// Streams the rules.
    pub fn stream(self) -> List<RulesetRule> {
        let (core, options) = (self.client.raw().core().clone(), self.options.clone());
        List::paged(
            &core,
            &GLOBAL_EVENT_RULES_LIST_RULESET_RULES,
            Paging::Number(page::SIZE.into()),
            move |position| {
                let at = self.ruleset.clone()?;
                let raw = self.client.raw();
                let mut list = raw
                    .global_event_rules_list_ruleset_rules(at.rule, &at.version, &at.name)
                    .page_size(page::SIZE.into())
                    .page_number(page::number(position));
                if let Some(text) = &self.text {
                    list = list.filters_search(text);
                }
                let rules = list
                    .into_request()
                    .map(|list| Page::new(list.data).total(list.meta.total_count));
                Ok(rules)
            },
        )
        .with_options(options)
    }
}

impl IntoFuture for RulesetRuleList {
    type Output = Result<Vec<RulesetRule>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        self.stream().into_future()
    }
}
