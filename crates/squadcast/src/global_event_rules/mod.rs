//! Global event rules: one address for the alerts of several sources, which rules route to services.
//!
//! A global event rule has one ruleset for each alert source, and a ruleset has rules in an order. An alert is routed to the
//! service of the first rule that matches it, or else to the service of the ruleset's catch-all.
//!
//! ```no_run
//! use squadcast::Squadcast;
//! use squadcast::global_event_rules::{
//!     NewGlobalEventRule, NewRuleset, NewRulesetRule, RulesetSource,
//! };
//!
//! # async fn example() -> squadcast::Result<()> {
//! let client = Squadcast::from_env()?;
//! let teams = client.teams().list().await?;
//! let services = client.services().list(&teams[0]).await?;
//! let rules = client.global_event_rules();
//!
//! let platform = NewGlobalEventRule::new("Platform");
//! let platform = rules.create(&teams[0], platform).await?;
//!
//! let source = RulesetSource::new("prometheus", "v2");
//! let ruleset = NewRuleset::new(&source).catch_all(&services[0]);
//! rules.rulesets(&platform).create(ruleset).await?;
//!
//! let checkout = NewRulesetRule::new("payload[\"job\"] == \"checkout\"", &services[1]);
//! let checkout = rules.rules(&platform, &source).add(checkout).await?;
//! rules.rules(&platform, &source).move_by(&checkout, -1).await?;
//! # Ok(())
//! # }
//! ```

mod list;
mod requests;
mod rules;
mod rulesets;

pub use list::GlobalEventRuleList;
pub use requests::{
    GlobalEventRuleUpdate, NewGlobalEventRule, NewRuleset, NewRulesetRule, RulesetRuleUpdate,
    RulesetSource,
};
pub use rules::{RulesetRuleList, RulesetRules};
pub use rulesets::Rulesets;
pub use squadcast_raw::global_event_rules::{
    CreatedGlobalEventRule as GlobalEventRule, EntityOwner, EntityOwnerType, RuleAction, Ruleset,
    RulesetRule,
};

use crate::id::identified;
use crate::request::request;
use crate::{GlobalEventRuleId, IdOf, RequestBuilder, Squadcast, TeamId, kind};

/// The global event rules. From [`Squadcast::global_event_rules`].
#[derive(Debug, Clone, Copy)]
pub struct GlobalEventRules<'a> {
    client: &'a Squadcast,
}

impl<'a> GlobalEventRules<'a> {
    pub(crate) fn new(client: &'a Squadcast) -> Self {
        Self { client }
    }

    /// Lists the global event rules of a team with their rulesets. Each contains its routing key, which `Debug` does not
    /// show.
    ///
    /// Operation: `GlobalEventRules_listGlobalEventRules`.
    pub fn list(&self, team: impl IdOf<kind::Team>) -> GlobalEventRuleList {
        GlobalEventRuleList::new(self.client, team)
    }

    /// Gets a global event rule with its rulesets.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the rule does not exist.
    ///
    /// Operation: `GlobalEventRules_getGlobalEventRuleById`.
    pub fn get(&self, rule: impl IdOf<kind::GlobalEventRule>) -> RequestBuilder<GlobalEventRule> {
        request(|| {
            let rule = GlobalEventRuleId::of(rule)?;
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_get_global_event_rule_by_id(rule.as_i64())
                .into())
        })
    }

    /// Creates a global event rule. The team is responsible for it unless another owner is set.
    ///
    /// # Errors
    /// [`is_conflict`](crate::Error::is_conflict) if the team has a rule with this name.
    ///
    /// Operation: `GlobalEventRules_createGlobalEventRule`.
    pub fn create(
        &self,
        team: impl IdOf<kind::Team>,
        rule: NewGlobalEventRule,
    ) -> RequestBuilder<GlobalEventRule> {
        request(|| {
            let body = rule.request(&TeamId::of(team)?);
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_create_global_event_rule(&body)
                .into())
        })
    }

    /// Updates a global event rule. Fields that the update does not set keep their value.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the rule does not exist.
    ///
    /// Operation: `GlobalEventRules_updateGlobalEventRuleById`.
    pub fn update(
        &self,
        rule: impl IdOf<kind::GlobalEventRule>,
        update: GlobalEventRuleUpdate,
    ) -> RequestBuilder<GlobalEventRule> {
        request(|| {
            let rule = GlobalEventRuleId::of(rule)?;
            let raw = self.client.raw();
            let body = update.request();
            Ok(raw
                .global_event_rules_update_global_event_rule_by_id(rule.as_i64(), &body)
                .into())
        })
    }

    /// Deletes a global event rule with its rulesets.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the rule does not exist.
    ///
    /// Operation: `GlobalEventRules_deleteGlobalEventRuleById`.
    pub fn delete(&self, rule: impl IdOf<kind::GlobalEventRule>) -> RequestBuilder<()> {
        request(|| {
            let rule = GlobalEventRuleId::of(rule)?;
            let raw = self.client.raw();
            Ok(raw
                .global_event_rules_delete_global_event_rule_by_id(rule.as_i64())
                .into())
        })
    }

    /// Returns the rulesets of a global event rule, as a nested resource.
    #[must_use]
    pub fn rulesets(&self, rule: impl IdOf<kind::GlobalEventRule>) -> Rulesets<'a> {
        Rulesets::new(self.client, rule)
    }

    /// Returns the rules of the ruleset for an alert source, as a nested resource.
    #[must_use]
    pub fn rules(
        &self,
        rule: impl IdOf<kind::GlobalEventRule>,
        source: impl Into<RulesetSource>,
    ) -> RulesetRules<'a> {
        RulesetRules::new(self.client, rule, source.into())
    }
}

identified!(kind::GlobalEventRule: GlobalEventRule.id);
identified!(kind::RulesetRule: RulesetRule.id);
