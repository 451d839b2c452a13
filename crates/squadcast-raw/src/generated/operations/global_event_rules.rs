// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The operations of the `global-event-rules` area: methods of the client, and their request types.

use crate::wire;

impl crate::Client {
    /// Lists the global event rules of a team.
    ///
    /// Returns the global event rules of one team with their rulesets, one page at a time, narrowed by owner or by a text to search for.
    ///
    /// Operation `GlobalEventRules_listGlobalEventRules`: `GET /v3/global-event-rules`.
    ///
    /// - `owner_id`: Id of the team that owns the resource: the `id` of a team.
    ///
    /// Optional: [`page_size`](GlobalEventRulesListGlobalEventRules::page_size), [`page_number`](GlobalEventRulesListGlobalEventRules::page_number), [`filters_owner_id`](GlobalEventRulesListGlobalEventRules::filters_owner_id), [`filters_search`](GlobalEventRulesListGlobalEventRules::filters_search).
    pub fn global_event_rules_list_global_event_rules(
        &self,
        owner_id: &str,
    ) -> GlobalEventRulesListGlobalEventRules {
        self.core.call(&wire::GLOBAL_EVENT_RULES_LIST_GLOBAL_EVENT_RULES).query("owner_id", owner_id).into()
    }

    /// Creates a global event rule for a team.
    ///
    /// Sets up an empty global event rule and makes its routing key. Rulesets and rules are added to it afterwards. Sending the request twice makes two of them.
    ///
    /// Operation `GlobalEventRules_createGlobalEventRule`: `POST /v3/global-event-rules`.
    ///
    /// - `body`: Name, explanation, team and owner of the new global event rule.
    pub fn global_event_rules_create_global_event_rule(
        &self,
        body: &crate::global_event_rules::CreateGlobalEventRuleRequest,
    ) -> GlobalEventRulesCreateGlobalEventRule {
        self.core.call(&wire::GLOBAL_EVENT_RULES_CREATE_GLOBAL_EVENT_RULE).json(body).into()
    }

    /// Deletes a global event rule with its rulesets.
    ///
    /// Removes one global event rule with its rulesets and rules. Events sent to its routing key are routed no more.
    ///
    /// Operation `GlobalEventRules_deleteGlobalEventRuleById`: `DELETE /v3/global-event-rules/{ger_id}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    pub fn global_event_rules_delete_global_event_rule_by_id(
        &self,
        ger_id: i64,
    ) -> GlobalEventRulesDeleteGlobalEventRuleById {
        self.core.call(&wire::GLOBAL_EVENT_RULES_DELETE_GLOBAL_EVENT_RULE_BY_ID).path("ger_id", ger_id).into()
    }

    /// Gets one global event rule.
    ///
    /// Returns a single global event rule with its rulesets. The rules of a ruleset are listed by `GlobalEventRules_listRulesetRules`.
    ///
    /// Operation `GlobalEventRules_getGlobalEventRuleById`: `GET /v3/global-event-rules/{ger_id}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    pub fn global_event_rules_get_global_event_rule_by_id(
        &self,
        ger_id: i64,
    ) -> GlobalEventRulesGetGlobalEventRuleById {
        self.core.call(&wire::GLOBAL_EVENT_RULES_GET_GLOBAL_EVENT_RULE_BY_ID).path("ger_id", ger_id).into()
    }

    /// Updates name, description or owner of a global event rule.
    ///
    /// Changes the name, explanation or owner of one global event rule. Omitted fields stay unchanged.
    ///
    /// Operation `GlobalEventRules_updateGlobalEventRuleById`: `PATCH /v3/global-event-rules/{ger_id}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `body`: The settings that are to change.
    pub fn global_event_rules_update_global_event_rule_by_id(
        &self,
        ger_id: i64,
        body: &crate::global_event_rules::UpdateGlobalEventRuleRequest,
    ) -> GlobalEventRulesUpdateGlobalEventRuleById {
        self.core.call(&wire::GLOBAL_EVENT_RULES_UPDATE_GLOBAL_EVENT_RULE_BY_ID)
            .path("ger_id", ger_id)
            .json(body)
            .into()
    }

    /// Adds a ruleset to a global event rule.
    ///
    /// Creates the ruleset for one alert source within a global event rule, with the service that gets whatever no rule matches. Its rules are added afterwards.
    ///
    /// Operation `GlobalEventRules_createRuleset`: `POST /v3/global-event-rules/{ger_id}/rulesets`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `body`: Alert source of the new ruleset and what to do when no rule matches.
    pub fn global_event_rules_create_ruleset(
        &self,
        ger_id: i64,
        body: &crate::global_event_rules::CreateRulesetRequest,
    ) -> GlobalEventRulesCreateRuleset {
        self.core.call(&wire::GLOBAL_EVENT_RULES_CREATE_RULESET).path("ger_id", ger_id).json(body).into()
    }

    /// Deletes a ruleset with all its rules.
    ///
    /// Removes the ruleset for one alert source with all its rules.
    ///
    /// Operation `GlobalEventRules_deleteGerRuleset`: `DELETE /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    pub fn global_event_rules_delete_ger_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
    ) -> GlobalEventRulesDeleteGerRuleset {
        self.core.call(&wire::GLOBAL_EVENT_RULES_DELETE_GER_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .into()
    }

    /// Gets one ruleset of a global event rule.
    ///
    /// Returns the ruleset for one alert source: the order of its rules and what happens when none of them matches.
    ///
    /// Operation `GlobalEventRules_getRuleset`: `GET /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    pub fn global_event_rules_get_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
    ) -> GlobalEventRulesGetRuleset {
        self.core.call(&wire::GLOBAL_EVENT_RULES_GET_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .into()
    }

    /// Updates what a ruleset does when no rule matches.
    ///
    /// Changes what happens to events of one alert source when no rule matches them.
    ///
    /// Operation `GlobalEventRules_updateRuleset`: `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `body`: What is to happen when no rule matches.
    pub fn global_event_rules_update_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        body: &crate::global_event_rules::UpdateRulesetRequest,
    ) -> GlobalEventRulesUpdateRuleset {
        self.core.call(&wire::GLOBAL_EVENT_RULES_UPDATE_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .json(body)
            .into()
    }

    /// Reorders all rules of a ruleset.
    ///
    /// Puts the rules of one ruleset into a new order by giving all their ids. To move a single rule, use `GlobalEventRules_reorderRulesetByIndex`.
    ///
    /// Operation `GlobalEventRules_reorderRuleset`: `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/priority`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `body`: Ids of the rules in the new order.
    pub fn global_event_rules_reorder_ruleset(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        body: &crate::global_event_rules::ReorderRulesetRequest,
    ) -> GlobalEventRulesReorderRuleset {
        self.core.call(&wire::GLOBAL_EVENT_RULES_REORDER_RULESET)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .json(body)
            .into()
    }

    /// Lists or searches the rules of a ruleset.
    ///
    /// Returns the rules of one ruleset, one page at a time, narrowed by a text to search for.
    ///
    /// Operation `GlobalEventRules_listRulesetRules`: `GET /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    ///
    /// Optional: [`page_size`](GlobalEventRulesListRulesetRules::page_size), [`page_number`](GlobalEventRulesListRulesetRules::page_number), [`filters_search`](GlobalEventRulesListRulesetRules::filters_search).
    pub fn global_event_rules_list_ruleset_rules(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
    ) -> GlobalEventRulesListRulesetRules {
        self.core.call(&wire::GLOBAL_EVENT_RULES_LIST_RULESET_RULES)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .into()
    }

    /// Adds a rule to a ruleset.
    ///
    /// Creates a rule that routes the events matching its expression. Sending the request twice makes two rules.
    ///
    /// Operation `GlobalEventRules_createRule`: `POST /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `body`: Expression and action of the new rule.
    pub fn global_event_rules_create_rule(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        body: &crate::global_event_rules::CreateOrUpdateRuleRequest,
    ) -> GlobalEventRulesCreateRule {
        self.core.call(&wire::GLOBAL_EVENT_RULES_CREATE_RULE)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .json(body)
            .into()
    }

    /// Gets one rule of a ruleset.
    ///
    /// Returns a single rule with its expression and the service it routes to.
    ///
    /// Operation `GlobalEventRules_getRuleById`: `GET /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    pub fn global_event_rules_get_rule_by_id(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
    ) -> GlobalEventRulesGetRuleById {
        self.core.call(&wire::GLOBAL_EVENT_RULES_GET_RULE_BY_ID)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .into()
    }

    /// Deletes a rule of a ruleset.
    ///
    /// Removes one rule; events that it matched are tried against the rules that remain.
    ///
    /// Operation `GlobalEventRules_deleteRuleById`: `DELETE /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    pub fn global_event_rules_delete_rule_by_id(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
    ) -> GlobalEventRulesDeleteRuleById {
        self.core.call(&wire::GLOBAL_EVENT_RULES_DELETE_RULE_BY_ID)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .into()
    }

    /// Updates a rule of a ruleset.
    ///
    /// Changes the explanation, expression or action of one rule. Omitted fields stay unchanged.
    ///
    /// Operation `GlobalEventRules_updateRuleById`: `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    /// - `body`: The settings that are to change.
    pub fn global_event_rules_update_rule_by_id(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
        body: &crate::global_event_rules::UpdateRuleRequest,
    ) -> GlobalEventRulesUpdateRuleById {
        self.core.call(&wire::GLOBAL_EVENT_RULES_UPDATE_RULE_BY_ID)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .json(body)
            .into()
    }

    /// Moves a rule within its ruleset.
    ///
    /// Moves one rule to another place in the order in which the rules are tried, to a named place or by a number of places.
    ///
    /// Operation `GlobalEventRules_reorderRulesetByIndex`: `PATCH /v3/global-event-rules/{ger_id}/rulesets/{alert_source_version}/{alert_source_shortname}/rules/{rule_id}/priority`.
    ///
    /// - `ger_id`: Id of the global event rule: the `id` of a rule listed by `GlobalEventRules_listGlobalEventRules`.
    /// - `alert_source_version`: Version of the alert source, as the ruleset names it.
    /// - `alert_source_shortname`: Short name of the alert source that the ruleset is for.
    /// - `rule_id`: Id of the rule: the `id` of a rule listed by `GlobalEventRules_listRulesetRules`.
    /// - `body`: Where to move the rule.
    pub fn global_event_rules_reorder_ruleset_by_index(
        &self,
        ger_id: i64,
        alert_source_version: &str,
        alert_source_shortname: &str,
        rule_id: &str,
        body: &crate::global_event_rules::ReorderRuleRequest,
    ) -> GlobalEventRulesReorderRulesetByIndex {
        self.core.call(&wire::GLOBAL_EVENT_RULES_REORDER_RULESET_BY_INDEX)
            .path("ger_id", ger_id)
            .path("alert_source_version", alert_source_version)
            .path("alert_source_shortname", alert_source_shortname)
            .path("rule_id", rule_id)
            .json(body)
            .into()
    }
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_listGlobalEventRules`, from [`global_event_rules_list_global_event_rules`](crate::Client::global_event_rules_list_global_event_rules).
    GlobalEventRulesListGlobalEventRules -> crate::global_event_rules::GlobalEventRulePage {
        /// Number of entries on a page.
        page_size: i64 => query "page_size",
        /// Number of the page, presumably counted from 1.
        page_number: i64 => query "page_number",
        /// Ids of the owners whose rules to include; the parameter occurs once for each.
        filters_owner_id: &[String] => query "filters.owner_id[]",
        /// Text that a listed rule must contain.
        filters_search: &str => query "filters.search",
    }
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_createGlobalEventRule`, from [`global_event_rules_create_global_event_rule`](crate::Client::global_event_rules_create_global_event_rule).
    GlobalEventRulesCreateGlobalEventRule -> crate::global_event_rules::CreatedGlobalEventRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_deleteGlobalEventRuleById`, from [`global_event_rules_delete_global_event_rule_by_id`](crate::Client::global_event_rules_delete_global_event_rule_by_id).
    GlobalEventRulesDeleteGlobalEventRuleById -> () {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_getGlobalEventRuleById`, from [`global_event_rules_get_global_event_rule_by_id`](crate::Client::global_event_rules_get_global_event_rule_by_id).
    GlobalEventRulesGetGlobalEventRuleById -> crate::global_event_rules::CreatedGlobalEventRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_updateGlobalEventRuleById`, from [`global_event_rules_update_global_event_rule_by_id`](crate::Client::global_event_rules_update_global_event_rule_by_id).
    GlobalEventRulesUpdateGlobalEventRuleById -> crate::global_event_rules::CreatedGlobalEventRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_createRuleset`, from [`global_event_rules_create_ruleset`](crate::Client::global_event_rules_create_ruleset).
    GlobalEventRulesCreateRuleset -> crate::global_event_rules::Ruleset {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_deleteGerRuleset`, from [`global_event_rules_delete_ger_ruleset`](crate::Client::global_event_rules_delete_ger_ruleset).
    GlobalEventRulesDeleteGerRuleset -> () {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_getRuleset`, from [`global_event_rules_get_ruleset`](crate::Client::global_event_rules_get_ruleset).
    GlobalEventRulesGetRuleset -> crate::global_event_rules::Ruleset {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_updateRuleset`, from [`global_event_rules_update_ruleset`](crate::Client::global_event_rules_update_ruleset).
    GlobalEventRulesUpdateRuleset -> crate::global_event_rules::Ruleset {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_reorderRuleset`, from [`global_event_rules_reorder_ruleset`](crate::Client::global_event_rules_reorder_ruleset).
    GlobalEventRulesReorderRuleset -> crate::global_event_rules::Ordering {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_listRulesetRules`, from [`global_event_rules_list_ruleset_rules`](crate::Client::global_event_rules_list_ruleset_rules).
    GlobalEventRulesListRulesetRules -> crate::global_event_rules::RulesetRulePage {
        /// Number of entries on a page.
        page_size: i64 => query "page_size",
        /// Number of the page, presumably counted from 1.
        page_number: i64 => query "page_number",
        /// Text that a listed rule must contain.
        filters_search: &str => query "filters.search",
    }
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_createRule`, from [`global_event_rules_create_rule`](crate::Client::global_event_rules_create_rule).
    GlobalEventRulesCreateRule -> crate::global_event_rules::RulesetRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_getRuleById`, from [`global_event_rules_get_rule_by_id`](crate::Client::global_event_rules_get_rule_by_id).
    GlobalEventRulesGetRuleById -> crate::global_event_rules::RulesetRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_deleteRuleById`, from [`global_event_rules_delete_rule_by_id`](crate::Client::global_event_rules_delete_rule_by_id).
    GlobalEventRulesDeleteRuleById -> () {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_updateRuleById`, from [`global_event_rules_update_rule_by_id`](crate::Client::global_event_rules_update_rule_by_id).
    GlobalEventRulesUpdateRuleById -> crate::global_event_rules::RulesetRule {}
}

squad_core::operation_request! {
    /// Request of `GlobalEventRules_reorderRulesetByIndex`, from [`global_event_rules_reorder_ruleset_by_index`](crate::Client::global_event_rules_reorder_ruleset_by_index).
    GlobalEventRulesReorderRulesetByIndex -> crate::global_event_rules::Ordering {}
}
