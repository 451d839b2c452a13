//! Functions that create rules from a condition and an effect.

use std::time::Duration;

use squadcast_raw::services::{
    BasicExpression, DeduplicationRulesExpressionBranch, RoutingRulesExpressionBranch,
    TaggingRulesExpressionBranch,
};

use super::{
    Comparison, Condition, DeduplicationRule, RoutingRule, SuppressionRule, TagRule, TagValue,
    TagsObject, TimeUnit,
};
use crate::minutes;
use crate::{Assignee, Result};

/// Creates a rule that assigns incidents.
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

/// Creates a rule that merges an alert into a recent incident. The time window is counted in whole minutes.
///
/// ```
/// use std::time::Duration;
/// use squadcast::services::rules::{Condition, deduplicate};
///
/// let same_host = r#"past["host"] == current["host"]"#;
/// let same_host = Condition::expression(same_host);
/// let rule = deduplicate(same_host, Duration::from_secs(30 * 60))?
///     .dependency_deduplication(true);
/// # Ok::<(), squadcast::Error>(())
/// ```
///
/// # Errors
/// [`is_configuration`](crate::Error::is_configuration) if the time window is zero or not in whole minutes.
pub fn deduplicate(when: Condition, within: Duration) -> Result<DeduplicationRule> {
    let minutes: i64 = minutes::up_to("the deduplication window", within, None)?;
    let (text, comparisons) = when.parts();
    let mut rule = DeduplicationRule::new(text, minutes, TimeUnit::Minute, comparisons.is_some());
    rule.basic_expression = comparisons.map(|all| {
        let branch =
            |c: Comparison| DeduplicationRulesExpressionBranch::new(c.left, c.right).op(c.operator);
        all.into_iter().map(branch).collect()
    });
    Ok(rule)
}

/// Creates a rule that suppresses incidents, with a description of the reason. It applies always, unless its fields
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

/// Creates a rule that tags incidents. A tag has a key, a value and a color such as `#ababab`. Give no tags if the
/// expression adds them itself.
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
