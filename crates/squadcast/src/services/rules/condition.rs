//! Conditions of rules: an expression in the rule language, or simple comparisons.

use super::{Operator, Scalar};

/// The condition of a rule.
///
/// ```
/// use squadcast::services::rules::{Comparison, Condition, Operator};
///
/// let text = Condition::expression(r#"payload["event_id"] == 40"#);
/// let field = r#"payload["severity"]"#;
/// let high = Comparison::new(field, Operator::Is, "high");
/// let simple = Condition::comparisons([high]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Condition(pub(super) Form);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    Expression(String),
    Comparisons(Vec<Comparison>),
}

/// A comparison of a field of the alert with a value.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Comparison {
    pub(super) left: String,
    pub(super) operator: Operator,
    pub(super) right: Scalar,
}

impl Condition {
    /// Creates a condition from an expression over the payload of the alert, in the rule language.
    pub fn expression(text: impl Into<String>) -> Self {
        Self(Form::Expression(text.into()))
    }

    /// Creates a condition from simple comparisons, as the web app does.
    pub fn comparisons(comparisons: impl IntoIterator<Item = Comparison>) -> Self {
        Self(Form::Comparisons(comparisons.into_iter().collect()))
    }

    /// Returns both forms on the wire: a text, and the comparisons if the condition consists of them.
    pub(super) fn parts(self) -> (String, Option<Vec<Comparison>>) {
        match self.0 {
            Form::Expression(text) => (text, None),
            Form::Comparisons(comparisons) => (String::new(), Some(comparisons)),
        }
    }
}

impl Comparison {
    /// Compares a field, such as `payload["severity"]`, with a value.
    pub fn new(field: impl Into<String>, operator: Operator, value: impl Into<Scalar>) -> Self {
        Self {
            left: field.into(),
            operator,
            right: value.into(),
        }
    }
}
