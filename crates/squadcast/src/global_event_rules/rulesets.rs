//! The rulesets of a global event rule.

use squadcast_raw::global_event_rules::{RuleActionUpdate, UpdateRulesetRequest};

use super::{NewRuleset, Ruleset, RulesetSource};
use crate::request::request;
use crate::{GlobalEventRuleId, IdOf, List, RequestBuilder, Result, ServiceId, Squadcast, kind};

/// The rulesets of one global event rule, one for each alert source. From
/// [`GlobalEventRules::rulesets`](super::GlobalEventRules::rulesets).
#[derive(Debug, Clone)]
pub struct Rulesets<'a> {
    client: &'a Squadcast,
    rule: Result<GlobalEventRuleId>,
}

impl<'a> Rulesets<'a> {
    pub(super) fn new(client: &'a Squadcast, rule: impl IdOf<kind::GlobalEventRule>) -> Self {
        Self {
            client,
            rule: GlobalEventRuleId::of(rule),
        }
    }

    fn rule(&self) -> Result<i64> {
        Ok(self.rule.clone()?.as_i64())
    }

    /// Lists the rulesets. They are part of the global event rule, which is read for it.
    ///
    /// Operation: `GlobalEventRules_getGlobalEventRuleById`.
    pub fn list(&self) -> List<Ruleset> {
        List::from_request(request(|| {
            let raw = self.client.raw();
            let rule = raw.global_event_rules_get_global_event_rule_by_id(self.rule()?);
            Ok(rule.into_request().map(|rule| rule.rulesets))
        }))
    }

    /// Creates a ruleset for an alert source.
    ///
    /// # Errors
    /// [`is_configuration`](crate::Error::is_configuration) if the alert source is invalid.
    ///
    /// Operation: `GlobalEventRules_createRuleset`.
    pub fn create(&self, ruleset: NewRuleset) -> RequestBuilder<Ruleset> {
        request(|| {
            let body = ruleset.request()?;
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_create_ruleset(self.rule()?, &body)
                .into())
        })
    }

    /// Gets the ruleset of an alert source.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the global event rule has no ruleset for the alert source.
    ///
    /// Operation: `GlobalEventRules_getRuleset`.
    pub fn get(&self, source: impl Into<RulesetSource>) -> RequestBuilder<Ruleset> {
        request(|| {
            let source = source.into().checked()?;
            let raw = self.client.raw();
            let (name, version) = (&source.short_name, &source.version);
            Ok(raw
                .global_event_rules_get_ruleset(self.rule()?, version, name)
                .into())
        })
    }

    /// Routes the alerts of a source that no rule matches to a service. The rules are kept.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the global event rule has no ruleset for the alert source.
    ///
    /// Operation: `GlobalEventRules_updateRuleset`.
    #[doc(alias = "catch_all_action")]
    pub fn set_catch_all(
        &self,
        source: impl Into<RulesetSource>,
        service: impl IdOf<kind::Service>,
    ) -> RequestBuilder<Ruleset> {
        request(|| {
            let source = source.into().checked()?;
            let action = RuleActionUpdate::new().route_to(ServiceId::of(service)?);
            let body = UpdateRulesetRequest::new().catch_all_action(action);
            let raw = self.client.raw();
            let (name, version) = (&source.short_name, &source.version);
            Ok(raw
                .global_event_rules_update_ruleset(self.rule()?, version, name, &body)
                .into())
        })
    }

    /// Deletes the ruleset of an alert source with its rules.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the global event rule has no ruleset for the alert source.
    ///
    /// Operation: `GlobalEventRules_deleteGerRuleset`.
    pub fn delete(&self, source: impl Into<RulesetSource>) -> RequestBuilder<()> {
        request(|| {
            let source = source.into().checked()?;
            let raw = self.client.raw();
            let (name, version) = (&source.short_name, &source.version);
            Ok(raw
                .global_event_rules_delete_ger_ruleset(self.rule()?, version, name)
                .into())
        })
    }
}
