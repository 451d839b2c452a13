//! One rule of a service at a time, by its id.
//!
//! The vendor's reference lists only the requests on all rules of a kind at once. Evidence of these, where `kind` is
//! `routing-rules`, `deduplication-rules`, `suppression-rules` or `tagging-rules`:
//!
//! | request | evidence |
//! |---|---|
//! | `POST /v3/services/{serviceID}/{kind}/new` | sent by the vendor's Terraform provider with `{"rule": …}`, which it also decodes |
//! | `GET /v3/services/{serviceID}/{kind}/{ruleID}` | sent by the vendor's Terraform provider, which decodes `{"rule_id", "service_id", "rule"}` |
//! | `PUT /v3/services/{serviceID}/{kind}/{ruleID}` | as `POST` |
//! | `DELETE /v3/services/{serviceID}/{kind}/{ruleID}` | sent by the vendor's Terraform provider |

use std::borrow::Cow;

use serde_json::json;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
use squad_core::{Call, Operation};

use super::{DeduplicationRule, RoutingRule, Rule, Rules, SuppressionRule, TagRule};
use crate::request::request;
use crate::{IdOf, RequestBuilder, ServiceId, ServiceRuleId, kind};

const PATH: ParameterLocation = ParameterLocation::Path;
const OF_SERVICE: &[Parameter] = &[
    Parameter::new("serviceID", PATH, true),
    Parameter::new("kind", PATH, true),
];
const OF_RULE: &[Parameter] = &[
    Parameter::new("serviceID", PATH, true),
    Parameter::new("kind", PATH, true),
    Parameter::new("ruleID", PATH, true),
];
const JSON: &[ResponseSpec] = &[ResponseSpec::new(200, Some("application/json"))];

static CREATE: Operation = Operation::new(
    "ServiceRules_createRule",
    Method::Post,
    "/v3/services/{serviceID}/{kind}/new",
    "services",
)
.parameters(OF_SERVICE)
.body("application/json", true)
.responses(JSON)
.envelope("data");

static GET: Operation = of_rule("ServiceRules_getRule", Method::Get)
    .responses(JSON)
    .envelope("data");

static REPLACE: Operation = of_rule("ServiceRules_replaceRule", Method::Put)
    .body("application/json", true)
    .responses(JSON)
    .envelope("data");

static DELETE: Operation = of_rule("ServiceRules_deleteRule", Method::Delete);

const fn of_rule(id: &'static str, method: Method) -> Operation {
    Operation::new(
        id,
        method,
        "/v3/services/{serviceID}/{kind}/{ruleID}",
        "services",
    )
    .parameters(OF_RULE)
    .idempotent()
}

/// One rule at a time. The vendor's reference does not list these requests; the vendor's Terraform provider sends them.
impl<R: Rule> Rules<'_, R> {
    /// Adds a rule, and returns it as the service stores it.
    ///
    /// ```
    /// # use squadcast::{ServiceId, SquadId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, service: ServiceId, dbas: SquadId,
    /// # ) -> squadcast::Result<()> {
    /// use squadcast::services::rules::{Condition, route};
    ///
    /// let rules = client.services().routing_rules(&service);
    /// let database = Condition::expression(r#"payload["team"] == "database""#);
    /// let rule = rules.create(route(database, &dbas)).await?;
    /// rules.delete(&rule).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_validation`](crate::Error::is_validation) if an expression is invalid.
    ///
    /// Operation: `ServiceRules_createRule`, a name of this crate; the request is not documented.
    pub fn create(&self, rule: R) -> RequestBuilder<R> {
        request(|| {
            let call = self.call(&CREATE)?;
            Ok(R::one(call.json(&json!({ "rule": rule }))))
        })
    }

    /// Gets a rule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service has no such rule.
    ///
    /// Operation: `ServiceRules_getRule`, a name of this crate; the request is not documented.
    pub fn get(&self, rule: impl IdOf<kind::ServiceRule>) -> RequestBuilder<R> {
        request(|| {
            let rule = ServiceRuleId::of(rule)?;
            Ok(R::one(self.call(&GET)?.path("ruleID", rule)))
        })
    }

    /// Changes a rule: reads it, lets `change` alter it, and sends the whole of it. A change that another caller makes between
    /// the two requests is lost.
    ///
    /// ```
    /// # use squadcast::{ServiceId, ServiceRuleId, Squadcast};
    /// # async fn example(
    /// #     client: &Squadcast, service: ServiceId, rule: ServiceRuleId,
    /// # ) -> squadcast::Result<()> {
    /// let rules = client.services().suppression_rules(&service);
    /// rules.update(&rule, |rule| rule.description = "Night builds".to_owned()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service has no such rule.
    ///
    /// Operation: `ServiceRules_replaceRule`, a name of this crate; the request is not documented.
    pub fn update(
        &self,
        rule: impl IdOf<kind::ServiceRule>,
        change: impl FnOnce(&mut R) + Send + 'static,
    ) -> RequestBuilder<R> {
        request(|| {
            let id = ServiceRuleId::of(rule)?;
            let put = self.call(&REPLACE)?.path("ruleID", &id);
            Ok(self.get(&id).and_then(move |mut rule| {
                change(&mut rule);
                R::one(put.json(&json!({ "rule": rule })))
            }))
        })
    }

    /// Replaces a rule, and returns the new one as the service stores it.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service has no such rule,
    /// [`is_validation`](crate::Error::is_validation) if an expression is invalid.
    ///
    /// Operation: `ServiceRules_replaceRule`, a name of this crate; the request is not documented.
    pub fn replace(&self, rule: impl IdOf<kind::ServiceRule>, by: R) -> RequestBuilder<R> {
        request(|| {
            let call = self
                .call(&REPLACE)?
                .path("ruleID", ServiceRuleId::of(rule)?);
            Ok(R::one(call.json(&json!({ "rule": by }))))
        })
    }

    /// Deletes a rule.
    ///
    /// # Errors
    /// [`is_not_found`](crate::Error::is_not_found) if the service has no such rule.
    ///
    /// Operation: `ServiceRules_deleteRule`, a name of this crate; the request is not documented.
    pub fn delete(&self, rule: impl IdOf<kind::ServiceRule>) -> RequestBuilder<()> {
        request(|| {
            let call = self.call(&DELETE)?.path("ruleID", ServiceRuleId::of(rule)?);
            Ok(call.request())
        })
    }

    fn call(&self, operation: &'static Operation) -> crate::Result<Call> {
        let service = ServiceId::new(&*self.service)?;
        let call = self.client.raw().core().call(operation);
        Ok(call.path("serviceID", service).path("kind", R::KIND))
    }
}

/// Defines the response that contains one rule.
macro_rules! response {
    ($rule:ident, $response:ident) => {
        pub(super) struct $response {
            rule: $rule,
        }

        squad_core::lenient_struct!($response { rule = "rule" } {});

        impl From<$response> for $rule {
            fn from(response: $response) -> Self {
                response.rule
            }
        }
    };
}

response!(RoutingRule, OneRoutingRule);
response!(DeduplicationRule, OneDeduplicationRule);
response!(SuppressionRule, OneSuppressionRule);
response!(TagRule, OneTagRule);

macro_rules! with_id {
    ($($rule:ident),*) => {$(
        impl IdOf<kind::ServiceRule> for $rule {
            fn id(&self) -> Cow<'_, str> {
                self.rule_id.as_deref().unwrap_or_default().into()
            }
        }
    )*};
}

with_id!(RoutingRule, DeduplicationRule, SuppressionRule, TagRule);
