//! The result of a comparison: changes, their severities and locations. `diff` makes it and
//! `report` prints it.

use std::fmt;

use serde::Serialize;

/// The severity of a change for a client that was built from the old document.
///
/// ```
/// use openapi_drift::Severity;
/// assert!(Severity::Breaking > Severity::Additive);
/// assert_eq!(Severity::Additive.to_string(), "additive");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Clients send, receive and name the same values.
    Cosmetic,
    /// Different, and what worked before still works.
    Additive,
    /// What worked before can fail, or is gone.
    Breaking,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Cosmetic => "cosmetic",
            Severity::Additive => "additive",
            Severity::Breaking => "breaking",
        })
    }
}

/// Where the changed value is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Neither: the operation itself.
    Operation,
    /// From the client to the service.
    Request,
    /// A success response.
    Response,
    /// An error response.
    Error,
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Direction::Operation => "operation",
            Direction::Request => "request",
            Direction::Response => "response",
            Direction::Error => "error",
        })
    }
}

/// An operation, shown by its operationId if it has one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct OperationName {
    /// The operationId.
    pub id: Option<String>,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
}

impl fmt::Display for OperationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => f.write_str(id),
            None => write!(f, "{} {}", self.method, self.path),
        }
    }
}

/// The effect of a change in one direction, and the operations it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The rule's stable name, such as `response-property-type-changed`.
    pub rule: String,
    /// Where the changed value is sent.
    pub direction: Direction,
    /// The severity for a client.
    pub severity: Severity,
    /// Why it has this severity, in one sentence.
    pub reason: String,
    /// The operations that the change reaches.
    pub operations: Vec<OperationName>,
}

/// One change of the document, reported once however many operations it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What changed, in one sentence.
    pub summary: String,
    /// The old value, as JSON or a type's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The new value, as JSON or a type's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// JSON pointer into the old document: the value, or where it would be.
    pub old_pointer: String,
    /// JSON pointer into the new document: the value, or where it was.
    pub new_pointer: String,
    /// Further places of the same change, as pointers into the old and the new document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<(String, String)>,
    /// The parameter or header, and the components, between the first operation and the change.
    pub through: Vec<String>,
    /// The other half of a likely rename or move, with both names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    /// The effects by direction.
    pub effects: Vec<Effect>,
}

impl Change {
    /// Every place of the change: pointers into the old and the new document.
    pub fn places(&self) -> impl Iterator<Item = (&str, &str)> {
        let also = self.also.iter();
        std::iter::once((self.old_pointer.as_str(), self.new_pointer.as_str()))
            .chain(also.map(|(old, new)| (old.as_str(), new.as_str())))
    }

    /// The highest severity of all effects.
    pub fn severity(&self) -> Severity {
        self.effects
            .iter()
            .map(|effect| effect.severity)
            .max()
            .unwrap_or(Severity::Cosmetic)
    }

    /// The rule of the effect with the highest severity.
    pub fn rule(&self) -> &str {
        self.effects
            .iter()
            .rev()
            .max_by_key(|effect| effect.severity)
            .map_or("", |effect| effect.rule.as_str())
    }
}

/// Every change between two documents, the highest severity first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Drift {
    /// The highest severity, or `None` if nothing changed.
    pub fn severity(&self) -> Option<Severity> {
        self.changes.iter().map(Change::severity).max()
    }

    /// The number of changes with a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.changes
            .iter()
            .filter(|c| c.severity() == severity)
            .count()
    }

    /// The exit code: 0 for no or cosmetic changes, 10 for additive, 20 for breaking ones.
    ///
    /// ```
    /// assert_eq!(openapi_drift::Drift::default().exit_code(), 0);
    /// ```
    pub fn exit_code(&self) -> u8 {
        match self.severity() {
            None | Some(Severity::Cosmetic) => 0,
            Some(Severity::Additive) => 10,
            Some(Severity::Breaking) => 20,
        }
    }
}
