//! Making rules out of a condition and what follows from it.

use std::time::Duration;

use squadcast_raw::services::{
    BasicExpression, DeduplicationRulesExpressionBranch, RoutingRulesExpressionBranch,
    TaggingRulesExpressionBranch,
};

use super::{
    Comparison, Condition, DeduplicationRule, RoutingRule, SuppressionRule, TagRule, TagValue,
    TagsObject, TimeUnit,
};
use crate::services::minutes;
use crate::{Assignee, Result};

/// A rule that assigns incidents to somebody.
pub fn route(when: Condition, to: impl Into<Assignee>) -> RoutingRule {
    let (text, comparisons) = when.parts();
    let mut rule = RoutingRule::new(text, to.into(), comparisons.is_some());
    rule.basic_expression = comparisons.map(|all| {
        let branch =
            |c: Comparison| RoutingRulesExpressionBranch::new(c.left, c.right).op(c.operator);
        all.into_iter().map(branch).collect()
    });
    rule
}

/// A rule that merges an alert into an incident of the last while, which is counted in whole minutes.
///
/// ```
/// use std::time::Duration;
/// use squadcast::services::rules::{Condition, deduplicate};
///
/// let same_host = Condition::expression(r#"past["host"] == current["host"]"#);
/// let rule = deduplicate(same_host, Duration::from_secs(30 * 60))?.dependency_deduplication(true);
/// # Ok::<(), squadcast::Error>(())
/// ```
///
/// # Errors
/// [`is_configuration`](crate::Error::is_configuration) if the window is not whole minutes, or none.
pub fn deduplicate(when: Condition, within: Duration) -> Result<DeduplicationRule> {
    let minutes = minutes::up_to("the deduplication window", within, None)?;
    let (text, comparisons) = when.parts();
    let mut rule = DeduplicationRule::new(text, minutes, TimeUnit::Minute, comparisons.is_some());
    rule.basic_expression = comparisons.map(|all| {
        let branch =
            |c: Comparison| DeduplicationRulesExpressionBranch::new(c.left, c.right).op(c.operator);
        all.into_iter().map(branch).collect()
    });
    Ok(rule)
}

/// A rule that suppresses incidents, with a text that tells people why. It holds always, unless its fields
/// `is_timebased` and `timeslots` are set.
pub fn suppress(when: Condition, description: impl Into<String>) -> SuppressionRule {
    let (text, comparisons) = when.parts();
    let is_basic = comparisons.is_some();
    let comparisons: Vec<BasicExpression> = comparisons
        .unwrap_or_default()
        .into_iter()
        .map(|c| BasicExpression::new(c.left, c.operator.as_str(), c.right.to_string()))
        .collect();
    SuppressionRule::new(description, text, is_basic, false, None, comparisons)
}

/// A rule that gives incidents tags, each a key with a value and a colour such as `#ababab`. No tags are for an expression
/// that adds them itself.
///
/// ```
/// use squadcast::services::rules::{Condition, TagValue, tag};
///
/// let down = Condition::expression(r#"payload["state"] == "down""#);
/// let rule = tag(down, [("severity", TagValue::new("high", "#cc0000"))]);
/// ```
pub fn tag<K: Into<String>>(
    when: Condition,
    tags: impl IntoIterator<Item = (K, TagValue)>,
) -> TagRule {
    let (text, comparisons) = when.parts();
    let mut object = TagsObject::new();
    for (key, value) in tags {
        match key.into() {
            key if key == "severity" => object.severity = Some(value),
            key => drop(object.extra.insert(key, value)),
        }
    }
    let mut rule = TagRule::new()
        .expression(text)
        .tags(object)
        .is_basic(comparisons.is_some());
    rule.basic_expression = comparisons.map(|all| {
        let branch =
            |c: Comparison| TaggingRulesExpressionBranch::new(c.left, c.right).op(c.operator);
        all.into_iter().map(branch).collect()
    });
    rule
}
