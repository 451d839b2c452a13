//! The rules of a service that route, deduplicate, suppress and tag its alerts.
//!
//! Rules of one kind form an ordered list, which is listed and replaced as a whole; with requests that the vendor's reference
//! does not list, one rule can be created, read, changed and deleted by its id. [`route`], [`deduplicate`], [`suppress`] and
//! [`tag`] create a rule from a [`Condition`]; everything else is a field of the rule.
//!
//! ```
//! # use squadcast::{ServiceId, Squadcast, SquadId};
//! # async fn example(
//! #     client: &Squadcast, service: ServiceId, database_squad: SquadId,
//! # ) -> squadcast::Result<()> {
//! use squadcast::services::rules::{Condition, route};
//!
//! let routing = client.services().routing_rules(&service);
//! let mut rules = routing.list().await?;
//! let database = r#"payload["labels"]["team"] == "database""#;
//! let database = Condition::expression(database);
//! rules.push(route(database, &database_squad));
//! routing.replace_all(rules).await?;
//! # Ok(())
//! # }
//! ```

mod condition;
mod making;
mod single;

use serde::Serialize;
use squadcast_raw::services::{
    CreateDeduplicationRulesRequest, CreateOrUpdateRoutingRulesRequest,
    CreateOrUpdateSuppressionRulesRequest, CreateOrUpdateTaggingRulesRequest,
};

pub use condition::{Comparison, Condition};
pub use making::{deduplicate, route, suppress, tag};
pub use squad_core::wire::Scalar;
pub use squadcast_raw::services::{
    CustomRepetition, DeduplicationRule, ExpressionOperator as Operator, RouteTarget,
    RouteTargetType, RoutingRule, SuppressionRule, TagConfigObject as TagValue, TagRule,
    TagsObject, TimeUnit, Timeslot,
};

use crate::{List, RequestBuilder, Squadcast};
use single::{OneDeduplicationRule, OneRoutingRule, OneSuppressionRule, OneTagRule};

/// The rules of one kind of a service. From [`Services::routing_rules`](super::Services::routing_rules) and its siblings.
#[derive(Debug, Clone)]
pub struct Rules<'a, R> {
    client: &'a Squadcast,
    service: Box<str>,
    rule: std::marker::PhantomData<fn() -> R>,
}

/// The kinds of rule: [`RoutingRule`], [`DeduplicationRule`], [`SuppressionRule`] and [`TagRule`].
pub trait Rule: sealed::Sealed + Serialize + Send + Sized + 'static {}

mod sealed {
    use squad_core::Call;

    use crate::RequestBuilder;

    /// The operations of a kind of rule.
    pub trait Sealed: Sized {
        /// The kind in the path of one rule.
        const KIND: &'static str;
        /// Sends a request whose response contains one rule.
        fn one(call: Call) -> RequestBuilder<Self>;
        fn get(raw: &squadcast_raw::Client, service: &str) -> RequestBuilder<Vec<Self>>;
        fn replace(
            raw: &squadcast_raw::Client,
            service: &str,
            rules: Vec<Self>,
        ) -> RequestBuilder<Vec<Self>>;
    }
}

impl<'a, R: Rule> Rules<'a, R> {
    pub(super) fn new(client: &'a Squadcast, service: &str) -> Self {
        Self {
            client,
            service: service.into(),
            rule: std::marker::PhantomData,
        }
    }

    /// Lists the rules, in order.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service does not exist.
    ///
    /// Operation: `RoutingRules_getRoutingRules`, `DeduplicationRules_getDeduplicationRules`,
    /// `SuppressionRules_getSuppressionRules` or `TaggingRules_getTaggingRules`.
    pub fn list(&self) -> List<R> {
        List::from_request(R::get(self.client.raw(), &self.service))
    }

    /// Replaces all rules, and returns the new ones as the service stores them. An empty list removes all rules.
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if an expression is invalid.
    ///
    /// Operation: `RoutingRules_createOrUpdateRoutingRules`, `DeduplicationRules_createOrUpdateDeduplicationRules`,
    /// `SuppressionRules_createOrUpdateSuppressionRules` or `TaggingRules_createOrUpdateTaggingRules`.
    pub fn replace_all(&self, rules: impl IntoIterator<Item = R>) -> RequestBuilder<Vec<R>> {
        let rules = rules.into_iter().collect();
        R::replace(self.client.raw(), &self.service, rules)
    }
}

/// Implements [`Rule`] with the operations of a kind of rule.
macro_rules! rule {
    ($rule:ident, $kind:literal, $one:ident, $get:ident, $replace:ident, $request:ident) => {
        impl Rule for $rule {}

        impl sealed::Sealed for $rule {
            const KIND: &'static str = $kind;

            fn one(call: squad_core::Call) -> RequestBuilder<Self> {
                call.request().map(|response: $one| response.into())
            }

            fn get(raw: &squadcast_raw::Client, service: &str) -> RequestBuilder<Vec<Self>> {
                raw.$get(service).into_request().map(|list| list.rules)
            }

            fn replace(
                raw: &squadcast_raw::Client,
                service: &str,
                rules: Vec<Self>,
            ) -> RequestBuilder<Vec<Self>> {
                raw.$replace(service, &$request::new(rules))
                    .into_request()
                    .map(|list| list.rules)
            }
        }
    };
}

rule!(
    RoutingRule,
    "routing-rules",
    OneRoutingRule,
    routing_rules_get_routing_rules,
    routing_rules_create_or_update_routing_rules,
    CreateOrUpdateRoutingRulesRequest
);
rule!(
    DeduplicationRule,
    "deduplication-rules",
    OneDeduplicationRule,
    deduplication_rules_get_deduplication_rules,
    deduplication_rules_create_or_update_deduplication_rules,
    CreateDeduplicationRulesRequest
);
rule!(
    SuppressionRule,
    "suppression-rules",
    OneSuppressionRule,
    suppression_rules_get_suppression_rules,
    suppression_rules_create_or_update_suppression_rules,
    CreateOrUpdateSuppressionRulesRequest
);
rule!(
    TagRule,
    "tagging-rules",
    OneTagRule,
    tagging_rules_get_tagging_rules,
    tagging_rules_create_or_update_tagging_rules,
    CreateOrUpdateTaggingRulesRequest
);
