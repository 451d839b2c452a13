//! The rules of a service: how its alerts are routed, deduplicated, suppressed and tagged.
//!
//! The service keeps each kind of rule as one list in order, so a list is read whole and replaced whole. Rules are made by
//! [`route`], [`deduplicate`], [`suppress`] and [`tag`] out of a [`Condition`]; what those leave out is a field of the rule.
//!
//! ```
//! # use squadcast::{ServiceId, Squadcast, SquadId};
//! # async fn example(client: &Squadcast, service: ServiceId, database_squad: SquadId) -> squadcast::Result<()> {
//! use squadcast::services::rules::{Condition, route};
//!
//! let routing = client.services().routing_rules(&service);
//! let mut rules = routing.get().await?;
//! let database = Condition::expression(r#"payload["labels"]["team"] == "database""#);
//! rules.push(route(database, &database_squad));
//! routing.replace(rules).await?;
//! # Ok(())
//! # }
//! ```

mod condition;
mod making;

use futures_util::future::{BoxFuture, FutureExt};
use squadcast_raw::services::{
    CreateDeduplicationRulesRequest, CreateOrUpdateRoutingRulesRequest,
    CreateOrUpdateSuppressionRulesRequest, CreateOrUpdateTaggingRulesRequest,
};

pub use condition::{Comparison, Condition};
pub use making::{deduplicate, route, suppress, tag};
/// A value to compare with: text, a truth value or a number.
pub use squad_core::wire::Scalar;
pub use squadcast_raw::services::{
    CustomRepetition, DeduplicationRule, ExpressionOperator as Operator, RouteTarget,
    RouteTargetType, RoutingRule, SuppressionRule, TagConfigObject as TagValue, TagRule,
    TagsObject, TimeUnit, Timeslot,
};

use crate::{Result, Squadcast};

/// The rules of one kind that a service has. From [`Services::routing_rules`](super::Services::routing_rules) and its like.
#[derive(Debug, Clone)]
pub struct Rules<'a, R> {
    client: &'a Squadcast,
    service: Box<str>,
    rule: std::marker::PhantomData<fn() -> R>,
}

/// The kinds of rule: [`RoutingRule`], [`DeduplicationRule`], [`SuppressionRule`] and [`TagRule`].
pub trait Rule: sealed::Sealed + Send + Sized + 'static {}

mod sealed {
    use super::{BoxFuture, Result};

    /// The two operations of a kind of rule.
    pub trait Sealed: Sized {
        fn get<'c>(
            raw: &'c squadcast_raw::Client,
            service: &'c str,
        ) -> BoxFuture<'c, Result<Vec<Self>>>;
        fn replace<'c>(
            raw: &'c squadcast_raw::Client,
            service: &'c str,
            rules: Vec<Self>,
        ) -> BoxFuture<'c, Result<Vec<Self>>>;
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

    /// Reads the rules, in order.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if there is no such service, and every other [`Kind`](crate::Kind).
    pub async fn get(&self) -> Result<Vec<R>> {
        R::get(self.client.raw(), &self.service).await
    }

    /// Puts these rules in the place of all that are there, and answers them as the service has them now. None takes all away.
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if an expression cannot be read, and every other
    /// [`Kind`](crate::Kind).
    pub async fn replace(&self, rules: impl IntoIterator<Item = R>) -> Result<Vec<R>> {
        let rules = rules.into_iter().collect();
        R::replace(self.client.raw(), &self.service, rules).await
    }
}

/// Binds a kind of rule to its two operations.
macro_rules! rule {
    ($rule:ident, $get:ident, $replace:ident, $request:ident) => {
        impl Rule for $rule {}

        impl sealed::Sealed for $rule {
            fn get<'c>(
                raw: &'c squadcast_raw::Client,
                service: &'c str,
            ) -> BoxFuture<'c, Result<Vec<Self>>> {
                async move { Ok(raw.$get(service).await?.into_inner().rules) }.boxed()
            }

            fn replace<'c>(
                raw: &'c squadcast_raw::Client,
                service: &'c str,
                rules: Vec<Self>,
            ) -> BoxFuture<'c, Result<Vec<Self>>> {
                async move {
                    let request = $request::new(rules);
                    Ok(raw.$replace(service, &request).await?.into_inner().rules)
                }
                .boxed()
            }
        }
    };
}

rule!(
    RoutingRule,
    routing_rules_get_routing_rules,
    routing_rules_create_or_update_routing_rules,
    CreateOrUpdateRoutingRulesRequest
);
rule!(
    DeduplicationRule,
    deduplication_rules_get_deduplication_rules,
    deduplication_rules_create_or_update_deduplication_rules,
    CreateDeduplicationRulesRequest
);
rule!(
    SuppressionRule,
    suppression_rules_get_suppression_rules,
    suppression_rules_create_or_update_suppression_rules,
    CreateOrUpdateSuppressionRulesRequest
);
rule!(
    TagRule,
    tagging_rules_get_tagging_rules,
    tagging_rules_create_or_update_tagging_rules,
    CreateOrUpdateTaggingRulesRequest
);
