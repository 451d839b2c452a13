//! Requests that create and change global event rules, rulesets and their rules.

use std::fmt;

use squadcast_raw::global_event_rules::{
    CreateGlobalEventRuleRequest, CreateOrUpdateRuleRequest, CreateRulesetRequest, EntityOwner,
    EntityOwnerUpdate, RuleAction, RuleActionUpdate, UpdateGlobalEventRuleRequest,
    UpdateRuleRequest,
};

use super::{EntityOwnerType, Ruleset};
use crate::{Error, IdOf, Kind, Owner, Result, ServiceId, TeamId, kind};

/// The alert source of a ruleset: its short name and version.
///
/// ```
/// use squadcast::global_event_rules::RulesetSource;
///
/// let prometheus = RulesetSource::new("prometheus", "v2").named("Prometheus");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use]
pub struct RulesetSource {
    pub(super) short_name: String,
    pub(super) version: String,
    name: Option<String>,
}

impl RulesetSource {
    /// Names an alert source by its short name and version, such as `prometheus` and `v2`.
    pub fn new(short_name: impl Into<String>, version: impl Into<String>) -> Self {
        Self {
            short_name: short_name.into(),
            version: version.into(),
            name: None,
        }
    }

    /// Sets the name that the web app shows. It is sent when a ruleset is created, as by the vendor's Terraform provider;
    /// the reference does not list it.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Returns the source, if it can be part of a path.
    pub(super) fn checked(self) -> Result<Self> {
        for (what, text) in [("short name", &self.short_name), ("version", &self.version)] {
            if text.is_empty() || text.contains('/') || text.chars().all(|c| c == '.') {
                return Err(invalid(&format!(
                    "the {what} {text:?} of an alert source is invalid"
                )));
            }
        }
        Ok(self)
    }
}

impl fmt::Display for RulesetSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.short_name, self.version)
    }
}

impl From<&Self> for RulesetSource {
    fn from(source: &Self) -> Self {
        source.clone()
    }
}

/// The source of a ruleset. One that the service returned without it is an error when it is used.
impl From<&Ruleset> for RulesetSource {
    fn from(ruleset: &Ruleset) -> Self {
        Self::new(
            ruleset.alert_source_shortname.clone().unwrap_or_default(),
            ruleset.alert_source_version.clone().unwrap_or_default(),
        )
    }
}

/// A global event rule to create.
///
/// ```
/// use squadcast::global_event_rules::NewGlobalEventRule;
///
/// let rule = NewGlobalEventRule::new("Platform").description("All alerts of the platform");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct NewGlobalEventRule {
    name: String,
    description: String,
    owner: Option<Owner>,
}

impl NewGlobalEventRule {
    /// Creates a global event rule with a name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: String::new(),
            owner: None,
        }
    }

    /// Sets the description. Empty by default.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Sets the user, squad or team that is responsible for the rule. The team of the rule by default.
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    pub(super) fn request(self, team: &TeamId) -> CreateGlobalEventRuleRequest {
        let owner = self.owner.unwrap_or_else(|| Owner::Team(team.clone()));
        CreateGlobalEventRuleRequest::new(
            self.name,
            self.description,
            team,
            EntityOwner::new(owner.id(), EntityOwnerType::from(owner.kind())),
        )
    }
}

/// Changes to a global event rule. Fields that are not set keep their value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct GlobalEventRuleUpdate {
    name: Option<String>,
    description: Option<String>,
    owner: Option<Owner>,
}

impl GlobalEventRuleUpdate {
    /// Creates an update that changes nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets the user, squad or team that is responsible for the rule.
    pub fn owner(mut self, owner: impl Into<Owner>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    pub(super) fn request(self) -> UpdateGlobalEventRuleRequest {
        let mut body = UpdateGlobalEventRuleRequest::new();
        body.name = self.name;
        body.description = self.description;
        body.entity_owner = self.owner.map(|owner| {
            let kind = EntityOwnerType::from(owner.kind());
            EntityOwnerUpdate::new().id(owner.id()).type_(kind)
        });
        body
    }
}

/// A ruleset to create: the rules of a global event rule for one alert source.
///
/// ```
/// use squadcast::ServiceId;
/// use squadcast::global_event_rules::{NewRuleset, RulesetSource};
///
/// let fallback: ServiceId = "5f8e9d7c6b5a493827160fff".parse()?;
/// let source = RulesetSource::new("prometheus", "v2");
/// let ruleset = NewRuleset::new(source).catch_all(&fallback);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NewRuleset {
    source: RulesetSource,
    catch_all: Option<Result<ServiceId>>,
}

impl NewRuleset {
    /// Creates a ruleset for the alerts of a source. Alerts that no rule matches are not routed.
    pub fn new(source: impl Into<RulesetSource>) -> Self {
        Self {
            source: source.into(),
            catch_all: None,
        }
    }

    /// Routes alerts that no rule matches to this service.
    pub fn catch_all(mut self, service: impl IdOf<kind::Service>) -> Self {
        self.catch_all = Some(ServiceId::of(service));
        self
    }

    pub(super) fn request(self) -> Result<CreateRulesetRequest> {
        let source = self.source.checked()?;
        let mut body = CreateRulesetRequest::new(source.short_name, source.version);
        body.alert_source = source.name;
        body.catch_all_action = self.catch_all.transpose()?.map(RuleAction::new);
        Ok(body)
    }
}

/// A rule to add to a ruleset: alerts that its expression matches are routed to a service.
///
/// ```
/// use squadcast::ServiceId;
/// use squadcast::global_event_rules::NewRulesetRule;
///
/// let checkout: ServiceId = "5f8e9d7c6b5a493827160fff".parse()?;
/// let rule = NewRulesetRule::new("payload[\"service\"] == \"checkout\"", &checkout);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NewRulesetRule {
    expression: String,
    service: Result<ServiceId>,
    description: String,
}

impl NewRulesetRule {
    /// Creates a rule that routes the alerts that `expression` matches to a service.
    pub fn new(expression: impl Into<String>, route_to: impl IdOf<kind::Service>) -> Self {
        Self {
            expression: expression.into(),
            service: ServiceId::of(route_to),
            description: String::new(),
        }
    }

    /// Sets the description. Empty by default.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    pub(super) fn request(self) -> Result<CreateOrUpdateRuleRequest> {
        if self.expression.trim().is_empty() {
            return Err(invalid("a rule needs an expression"));
        }
        let action = RuleAction::new(self.service?);
        Ok(CreateOrUpdateRuleRequest::new(
            self.description,
            self.expression,
            action,
        ))
    }
}

/// Changes to a rule of a ruleset. Fields that are not set keep their value.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct RulesetRuleUpdate {
    expression: Option<String>,
    service: Option<Result<ServiceId>>,
    description: Option<String>,
}

impl RulesetRuleUpdate {
    /// Creates an update that changes nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the expression.
    pub fn expression(mut self, expression: impl Into<String>) -> Self {
        self.expression = Some(expression.into());
        self
    }

    /// Sets the service that matching alerts are routed to.
    pub fn route_to(mut self, service: impl IdOf<kind::Service>) -> Self {
        self.service = Some(ServiceId::of(service));
        self
    }

    /// Sets the description.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    pub(super) fn request(self) -> Result<UpdateRuleRequest> {
        let service = self.service.transpose()?;
        let mut body = UpdateRuleRequest::new();
        body.description = self.description;
        body.expression = self.expression;
        body.action = service.map(|service| RuleActionUpdate::new().route_to(service));
        Ok(body)
    }
}

pub(super) fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}
