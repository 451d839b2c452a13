// Made by `cargo xtask regen` from openapi/squadcast.json. Do not edit.

//! The types of the `global-event-rules` area.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A new global event rule: its name, description, team and owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateGlobalEventRuleRequest {
    /// Name under which people know the global event rule.
    pub name: String,
    /// Description of the global event rule.
    pub description: String,
    /// Id of the team that the global event rule belongs to.
    pub owner_id: String,
    /// The team, user or squad that looks after the global event rule.
    pub entity_owner: crate::global_event_rules::EntityOwner,
}

squad_core::request_struct! {
    CreateGlobalEventRuleRequest {
        name: String,
        description: String,
        owner_id: String,
        entity_owner: crate::global_event_rules::EntityOwner,
    } {
    }
}

/// A rule as it is to be added to a ruleset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateOrUpdateRuleRequest {
    /// Description of the rule.
    pub description: String,
    /// Condition on the event that must hold for the rule to match.
    pub expression: String,
    /// What to do with an event that matches, namely the service it is routed to.
    pub action: crate::global_event_rules::RuleAction,
}

squad_core::request_struct! {
    CreateOrUpdateRuleRequest {
        description: String,
        expression: String,
        action: crate::global_event_rules::RuleAction,
    } {
    }
}

/// A new ruleset for an alert source, with the action for events that no rule matches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CreateRulesetRequest {
    /// Short name of the alert source whose events the ruleset handles.
    pub alert_source_shortname: String,
    /// Version of the alert source whose events the ruleset handles.
    pub alert_source_version: String,
    /// What to do with an event that no rule matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catch_all_action: Option<crate::global_event_rules::RuleAction>,
    /// Name of the alert source as the web app shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alert_source: Option<String>,
}

squad_core::request_struct! {
    CreateRulesetRequest {
        alert_source_shortname: String,
        alert_source_version: String,
    } {
        catch_all_action: crate::global_event_rules::RuleAction,
        alert_source: String,
    }
}

/// A global event rule in full, with its routing key and rulesets.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct CreatedGlobalEventRule {
    /// Id of the global event rule.
    pub id: i64,
    /// Id of the team that the global event rule belongs to.
    pub owner_id: String,
    /// Name under which people know the global event rule.
    pub name: String,
    /// Description of the global event rule.
    pub description: String,
    /// Key under which events are sent to this global event rule; presumably part of the ingestion address, so keep it out of logs.
    pub routing_key: String,
    /// The team, user or squad that looks after the global event rule.
    pub entity_owner: Option<crate::global_event_rules::EntityOwner>,
    /// Rulesets of the global event rule, one for each alert source.
    pub rulesets: Vec<crate::global_event_rules::Ruleset>,
    /// RFC 3339 time at which the global event rule was made.
    pub created_at: Option<Timestamp>,
    /// Id of the user who made the global event rule.
    pub created_by: String,
    /// RFC 3339 time of the latest change to the global event rule.
    pub updated_at: Option<Timestamp>,
    /// Id of the user who last changed the global event rule.
    pub updated_by: String,
}

squad_core::lenient_struct!(CreatedGlobalEventRule default { id = "id" } { owner_id = "owner_id", name = "name", description = "description", routing_key = "routing_key", entity_owner = "entity_owner", rulesets = "rulesets", created_at = "created_at", created_by = "created_by", updated_at = "updated_at", updated_by = "updated_by" });

squad_core::redacted_debug!(CreatedGlobalEventRule { id, owner_id, name, description, entity_owner, rulesets, created_at, created_by, updated_at, updated_by } { routing_key });

/// The team, user or squad that looks after a global event rule.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct EntityOwner {
    /// Id of the team, user or squad.
    pub id: String,
    /// Which kind of entity the id names: `team`, `user` or `squad`.
    pub type_: crate::global_event_rules::EntityOwnerType,
}

squad_core::lenient_struct!(EntityOwner {} { id = "id", type_ = "type" });

squad_core::request_struct! {
    EntityOwner {
        id: String,
        type_: crate::global_event_rules::EntityOwnerType,
    } {
    }
}

squad_core::open_enum! {
    /// Which kind of entity the id names: `team`, `user` or `squad`.
    pub enum EntityOwnerType {
        /// `team`
        Team = "team",
        /// `user`
        User = "user",
        /// `squad`
        Squad = "squad",
    }
}

/// A new team, user or squad to look after a global event rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntityOwnerUpdate {
    /// Id of the team, user or squad that takes over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Which kind of entity the id names: `team`, `user` or `squad`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub type_: Option<crate::global_event_rules::EntityOwnerType>,
}

impl Default for EntityOwnerUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    EntityOwnerUpdate {
    } {
        id: String,
        type_: crate::global_event_rules::EntityOwnerType,
    }
}

/// A global event rule as the list shows it, where the team is named as `team_id`.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GlobalEventRuleInList {
    /// Id of the global event rule.
    pub id: Option<i64>,
    /// Id of the organization that the global event rule belongs to.
    pub org_id: Option<String>,
    /// Id of the team that the global event rule belongs to.
    pub team_id: Option<String>,
    /// Name under which people know the global event rule.
    pub name: Option<String>,
    /// Description of the global event rule.
    pub description: Option<String>,
    /// Key under which events are sent to this global event rule; presumably part of the ingestion address, so keep it out of logs.
    pub routing_key: Option<String>,
    /// The team, user or squad that looks after the global event rule.
    pub entity_owner: Option<crate::global_event_rules::EntityOwner>,
    /// Rulesets of the global event rule, one for each alert source.
    pub rulesets: Vec<crate::global_event_rules::Ruleset>,
    /// RFC 3339 time at which the global event rule was made.
    pub created_at: Option<Timestamp>,
    /// Id of the user who made the global event rule.
    pub created_by: Option<String>,
    /// RFC 3339 time of the latest change to the global event rule.
    pub updated_at: Option<Timestamp>,
    /// Id of the user who last changed the global event rule.
    pub updated_by: Option<String>,
}

squad_core::lenient_struct!(GlobalEventRuleInList default {} { id = "id", org_id = "org_id", team_id = "team_id", name = "name", description = "description", routing_key = "routing_key", entity_owner = "entity_owner", rulesets = "rulesets", created_at = "created_at", created_by = "created_by", updated_at = "updated_at", updated_by = "updated_by" });

squad_core::redacted_debug!(GlobalEventRuleInList { id, org_id, team_id, name, description, entity_owner, rulesets, created_at, created_by, updated_at, updated_by } { routing_key });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GlobalEventRulePage {
    /// Global event rules on this page.
    pub data: Vec<crate::global_event_rules::GlobalEventRuleInList>,
    /// Figures about the list.
    pub meta: crate::global_event_rules::TotalCount,
}

squad_core::lenient_struct!(GlobalEventRulePage default { data = "data" } { meta = "meta" });

/// The order in which rules or rulesets are tried.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ordering {
    /// Ids in the order in which they are tried.
    pub ordering: Vec<i64>,
}

squad_core::lenient_struct!(Ordering default {} { ordering = "ordering" });

/// Where to move a rule within its ruleset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReorderRuleRequest {
    /// Named position to move the rule to; the accepted values are not documented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shift_to: Option<String>,
    /// Number of places to move the rule by; the sign gives the direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shift_index_by: Option<i64>,
}

impl Default for ReorderRuleRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ReorderRuleRequest {
    } {
        shift_to: String,
        shift_index_by: i64,
    }
}

/// The order into which the rules of a ruleset are to be put.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReorderRulesetRequest {
    /// Ids of all rules of the ruleset, the first to be tried first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordering: Option<Vec<i64>>,
}

impl Default for ReorderRulesetRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    ReorderRulesetRequest {
    } {
        ordering: Vec<i64>,
    }
}

/// What is done with an event that a rule catches.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RuleAction {
    /// Id of the service that the event is routed to.
    pub route_to: String,
}

squad_core::lenient_struct!(RuleAction {} { route_to = "route_to" });

squad_core::request_struct! {
    RuleAction {
        route_to: String,
    } {
    }
}

/// A change of what is done with an event that a rule catches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleActionUpdate {
    /// Id of the service that the event is routed to; if omitted, it stays unchanged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route_to: Option<String>,
}

impl Default for RuleActionUpdate {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    RuleActionUpdate {
    } {
        route_to: String,
    }
}

/// The rules of a global event rule for the events of one alert source.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Ruleset {
    /// Number that identifies the ruleset.
    pub id: Option<i64>,
    /// Id of the global event rule the ruleset belongs to.
    pub global_event_rule_id: Option<i64>,
    /// Short name of the alert source whose events the ruleset is for.
    pub alert_source_shortname: Option<String>,
    /// Version of that alert source, such as `v1`.
    pub alert_source_version: Option<String>,
    /// Ids of the rules in the order in which they are tried.
    pub ordering: Vec<i64>,
    /// What is done with an event that no rule catches.
    pub catch_all_action: Option<crate::global_event_rules::RuleAction>,
    /// RFC 3339 time at which the ruleset was made.
    pub created_at: Option<Timestamp>,
    /// Id of the user who made the ruleset.
    pub created_by: Option<String>,
    /// RFC 3339 time at which the ruleset was last changed.
    pub updated_at: Option<Timestamp>,
    /// Id of the user who last changed the ruleset.
    pub updated_by: Option<String>,
}

squad_core::lenient_struct!(Ruleset default {} { id = "id", global_event_rule_id = "global_event_rule_id", alert_source_shortname = "alert_source_shortname", alert_source_version = "alert_source_version", ordering = "ordering", catch_all_action = "catch_all_action", created_at = "created_at", created_by = "created_by", updated_at = "updated_at", updated_by = "updated_by" });

/// A rule that routes the events matching its expression to a service.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RulesetRule {
    /// Id of the rule.
    pub id: Option<i64>,
    /// Id of the global event rule that the rule belongs to.
    pub global_event_rule_id: Option<i64>,
    /// Description of the rule.
    pub description: Option<String>,
    /// Condition on the event that must hold for the rule to match.
    pub expression: Option<String>,
    /// What to do with an event that matches, namely the service it is routed to.
    pub action: Option<crate::global_event_rules::RuleAction>,
    /// RFC 3339 time at which the rule was made.
    pub created_at: Option<Timestamp>,
    /// Id of the user who made the rule.
    pub created_by: Option<String>,
    /// RFC 3339 time of the latest change to the rule.
    pub updated_at: Option<Timestamp>,
    /// Id of the user who last changed the rule.
    pub updated_by: Option<String>,
}

squad_core::lenient_struct!(RulesetRule default {} { id = "id", global_event_rule_id = "global_event_rule_id", description = "description", expression = "expression", action = "action", created_at = "created_at", created_by = "created_by", updated_at = "updated_at", updated_by = "updated_by" });

/// An object without words of its own in the document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RulesetRulePage {
    /// Rules on this page.
    pub data: Vec<crate::global_event_rules::RulesetRule>,
    /// Figures about the list.
    pub meta: crate::global_event_rules::TotalCount,
}

squad_core::lenient_struct!(RulesetRulePage default { data = "data" } { meta = "meta" });

/// Figures about the list.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TotalCount {
    /// Number of global event rules that match.
    pub total_count: i64,
}

squad_core::lenient_struct!(TotalCount default {} { total_count = "total_count" });

/// What is to change about a global event rule; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateGlobalEventRuleRequest {
    /// Name under which people know the global event rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description of the global event rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The team, user or squad that looks after the global event rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_owner: Option<crate::global_event_rules::EntityOwnerUpdate>,
}

impl Default for UpdateGlobalEventRuleRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateGlobalEventRuleRequest {
    } {
        name: String,
        description: String,
        entity_owner: crate::global_event_rules::EntityOwnerUpdate,
    }
}

/// What is to change about a rule; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateRuleRequest {
    /// Description of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Condition on the event that must hold for the rule to match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// What to do with an event that matches, namely the service it is routed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<crate::global_event_rules::RuleActionUpdate>,
}

impl Default for UpdateRuleRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateRuleRequest {
    } {
        description: String,
        expression: String,
        action: crate::global_event_rules::RuleActionUpdate,
    }
}

/// What is to change about a ruleset; omitted fields stay unchanged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UpdateRulesetRequest {
    /// What to do from now on with an event that no rule matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catch_all_action: Option<crate::global_event_rules::RuleActionUpdate>,
}

impl Default for UpdateRulesetRequest {
    fn default() -> Self {
        Self::new()
    }
}

squad_core::request_struct! {
    UpdateRulesetRequest {
    } {
        catch_all_action: crate::global_event_rules::RuleActionUpdate,
    }
}
