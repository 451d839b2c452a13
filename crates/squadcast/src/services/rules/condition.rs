//! When a rule holds: an expression in the rule language, or simple comparisons.

use super::{Operator, Scalar};

/// When a rule holds.
///
/// ```
/// use squadcast::services::rules::{Comparison, Condition, Operator};
///
/// let text = Condition::expression(r#"payload["event_id"] == 40"#);
/// let simple = Condition::comparisons([Comparison::new(r#"payload["severity"]"#, Operator::Is, "high")]);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Condition(pub(super) Form);

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    Expression(String),
    Comparisons(Vec<Comparison>),
}

/// One comparison of a simple condition: a field of the alert with a value.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Comparison {
    pub(super) left: String,
    pub(super) operator: Operator,
    pub(super) right: Scalar,
}

impl Condition {
    /// An expression over the payload of the alert, in the rule language.
    pub fn expression(text: impl Into<String>) -> Self {
        Self(Form::Expression(text.into()))
    }

    /// Simple comparisons, as the web app makes them.
    pub fn comparisons(comparisons: impl IntoIterator<Item = Comparison>) -> Self {
        Self(Form::Comparisons(comparisons.into_iter().collect()))
    }

    /// The two forms as the service has them: a text, and the comparisons where they are what counts.
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
