// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `global-event-rules` area, as methods of the client.

use crate::wire;

impl crate::Client {
    /// List the global event rules of a team.
    ///
    /// Returns the global event rules of one team with their rulesets, a page at a time, narrowed by owner or by a text to search for.
    ///
    /// `GET /v3/global-event-rules`
    ///
    /// - `owner_id`: Id of the team that owns what is meant: the `id` of a team.
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `filters_owner_id`: Ids of the owners whose rules to include; the parameter is repeated for each.
    /// - `filters_search`: Text that a listed rule must contain.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_list_global_event_rules(
        &self,
        owner_id: &str,
        page_size: Option<i64>,
        page_number: Option<i64>,
        filters_owner_id: Option<&[String]>,
        filters_search: Option<&str>,
    ) -> RequestBuilder<'_, crate::global_event_rules::GlobalEventRulePage> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_LIST_GLOBAL_EVENT_RULES)
            .query("owner_id", owner_id)
            .query("page_size", page_size)
            .query("page_number", page_number)
            .query("filters.owner_id[]", filters_owner_id)
            .query("filters.search", filters_search)
            .answered()
    }

    /// Create a global event rule for a team.
    ///
    /// Sets up an empty global event rule and makes its routing key. Rulesets and rules are added to it afterwards. Sending the request twice makes two of them.
    ///
    /// `POST /v3/global-event-rules`
    ///
    /// - `body`: Name, explanation, team and owner of the new global event rule.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_create_global_event_rule(
        &self,
        body: &crate::global_event_rules::CreateGlobalEventRuleRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::CreatedGlobalEventRule> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_CREATE_GLOBAL_EVENT_RULE).json(body).answered()
    }

    /// Delete a global event rule with its rulesets.
    ///
    /// Removes one global event rule with its rulesets and rules. Events sent to its routing key are routed no more.
    ///
    /// `DELETE /v3/global-event-rules/{ger_id}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_delete_global_event_rule_by_id(&self, ger_id: i64) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_DELETE_GLOBAL_EVENT_RULE_BY_ID).path("ger_id", ger_id).answered()
    }

    /// Get one global event rule.
    ///
    /// Reads a single global event rule with its rulesets. The rules of a ruleset are listed by `GlobalEventRules_listRulesetRules`.
    ///
    /// `GET /v3/global-event-rules/{ger_id}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_get_global_event_rule_by_id(
        &self,
        ger_id: i64,
    ) -> RequestBuilder<'_, crate::global_event_rules::CreatedGlobalEventRule> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_GET_GLOBAL_EVENT_RULE_BY_ID).path("ger_id", ger_id).answered()
    }

    /// Update name, description or owner of a global event rule.
    ///
    /// Changes the name, explanation or owner of one global event rule. What is left out stays as it is.
    ///
    /// `PATCH /v3/global-event-rules/{ger_id}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `body`: The settings that are to change.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_update_global_event_rule_by_id(
        &self,
        ger_id: i64,
        body: &crate::global_event_rules::UpdateGlobalEventRuleRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::CreatedGlobalEventRule> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_UPDATE_GLOBAL_EVENT_RULE_BY_ID)
            .path("ger_id", ger_id)
            .json(body)
            .answered()
    }

    /// Add a ruleset to a global event rule.
    ///
    /// Creates the ruleset for one alert source within a global event rule, with the service that gets whatever no rule matches. Its rules are added afterwards.
    ///
    /// `POST /v3/global-event-rules/{ger_id}/rulesets`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `body`: Alert source of the new ruleset and what to do when no rule matches.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_create_ruleset(
        &self,
        ger_id: i64,
        body: &crate::global_event_rules::CreateRulesetRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::Ruleset> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_CREATE_RULESET).path("ger_id", ger_id).json(body).answered()
    }

    /// Delete a ruleset with all its rules.
    ///
    /// Removes the ruleset for one alert source with all its rules.
    ///
    /// `DELETE /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_delete_ger_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_DELETE_GER_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .answered()
    }

    /// Get one ruleset of a global event rule.
    ///
    /// Reads the ruleset for one alert source: the order of its rules and what happens when none of them matches.
    ///
    /// `GET /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_get_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
    ) -> RequestBuilder<'_, crate::global_event_rules::Ruleset> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_GET_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .answered()
    }

    /// Update what a ruleset does when no rule matches.
    ///
    /// Changes what happens to events of one alert source when no rule matches them.
    ///
    /// `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `body`: What is to happen when no rule matches.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_update_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        body: &crate::global_event_rules::UpdateRulesetRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::Ruleset> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_UPDATE_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .json(body)
            .answered()
    }

    /// Reorder all rules of a ruleset.
    ///
    /// Puts the rules of one ruleset into a new order by giving all their ids. To move a single rule, use `GlobalEventRules_reorderRulesetByIndex`.
    ///
    /// `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/priority`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `body`: Ids of the rules in the new order.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_reorder_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        body: &crate::global_event_rules::ReorderRulesetRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::Ordering> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_REORDER_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .json(body)
            .answered()
    }

    /// List or search the rules of a ruleset.
    ///
    /// Returns the rules of one ruleset, a page at a time, narrowed by a text to search for.
    ///
    /// `GET /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `page_size`: Number of entries on a page.
    /// - `page_number`: Number of the page, presumably counted from 1.
    /// - `filters_search`: Text that a listed rule must contain.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_list_ruleset_rules(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        page_size: Option<i64>,
        page_number: Option<i64>,
        filters_search: Option<&str>,
    ) -> RequestBuilder<'_, crate::global_event_rules::RulesetRulePage> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_LIST_RULESET_RULES)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .query("page_size", page_size)
            .query("page_number", page_number)
            .query("filters.search", filters_search)
            .answered()
    }

    /// Add a rule to a ruleset.
    ///
    /// Creates a rule that routes the events matching its expression. Sending the request twice makes two rules.
    ///
    /// `POST /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `body`: Expression and action of the new rule.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_create_rule(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        body: &crate::global_event_rules::CreateOrUpdateRuleRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::RulesetRule> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_CREATE_RULE)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .json(body)
            .answered()
    }

    /// Get one rule of a ruleset.
    ///
    /// Reads a single rule with its expression and the service it routes to.
    ///
    /// `GET /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_get_rule_by_id(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
    ) -> RequestBuilder<'_, crate::global_event_rules::RulesetRule> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_GET_RULE_BY_ID)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .answered()
    }

    /// Delete a rule of a ruleset.
    ///
    /// Removes one rule; events that it matched are tried against the rules that remain.
    ///
    /// `DELETE /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_delete_rule_by_id(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
    ) -> RequestBuilder<'_, ()> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_DELETE_RULE_BY_ID)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .answered()
    }

    /// Update a rule of a ruleset.
    ///
    /// Changes the explanation, expression or action of one rule. What is left out stays as it is.
    ///
    /// `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    /// - `body`: The settings that are to change.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_update_rule_by_id(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
        body: &crate::global_event_rules::UpdateRuleRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::RulesetRule> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_UPDATE_RULE_BY_ID)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .json(body)
            .answered()
    }

    /// Move a rule within its ruleset.
    ///
    /// Moves one rule to another place in the order in which the rules are tried, to a named place or by a number of places.
    ///
    /// `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}/priority`
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    /// - `body`: Where to move the rule.
    ///
    /// # Errors
    /// Every [`Kind`](squad_core::Kind): what the service refuses, and what goes wrong on the way.
    pub fn global_event_rules_reorder_ruleset_by_index(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
        body: &crate::global_event_rules::ReorderRuleRequest,
    ) -> RequestBuilder<'_, crate::global_event_rules::Ordering> {
        self.core.call(&wire::GLOBAL_EVENT_RULES_REORDER_RULESET_BY_INDEX)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .json(body)
            .answered()
    }
}
