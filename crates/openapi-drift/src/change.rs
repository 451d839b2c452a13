//! What a comparison finds: changes, what each means for a client, and where.
//! Plain data; `diff` makes it and `report` prints it.

use std::fmt;

use serde::Serialize;

/// What a change means for a client that was built from the old document.
///
/// ```
/// use openapi_drift::Class;
/// assert!(Class::Breaking > Class::Additive);
/// assert_eq!(Class::Additive.to_string(), "additive");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Nothing that a client sends, receives or names is different.
    Cosmetic,
    /// Different, and what worked before goes on working.
    Additive,
    /// Something that worked before can fail, or is gone.
    Breaking,
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Class::Cosmetic => "cosmetic",
            Class::Additive => "additive",
            Class::Breaking => "breaking",
        })
    }
}

/// Which way the changed thing travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Neither: the operation itself.
    Operation,
    /// From the client to the service.
    Request,
    /// A success answer.
    Response,
    /// An answer that reports an error.
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

/// An operation, by its id where it has one.
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

/// What a change does in one direction, and to which operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The rule's stable name, such as `response-property-type-changed`.
    pub rule: String,
    /// Which way the changed thing travels.
    pub direction: Direction,
    /// What it means for a client.
    pub class: Class,
    /// Why it has this class, in one sentence.
    pub why: String,
    /// The operations that it reaches.
    pub operations: Vec<OperationName>,
}

/// One change of the document, reported once however many operations it reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What happened, in one sentence.
    pub what: String,
    /// The old value, as JSON or a type's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The new value, as JSON or a type's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// JSON pointer into the old document: the thing, or where it would stand.
    pub old_pointer: String,
    /// JSON pointer into the new document: the thing, or where it stood.
    pub new_pointer: String,
    /// Components between the first operation reached and the change.
    pub through: Vec<String>,
    /// The other half of a likely rename or move, with both names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
    /// What it does, by direction.
    pub effects: Vec<Effect>,
}

impl Change {
    /// The gravest class of all its effects.
    pub fn class(&self) -> Class {
        self.effects
            .iter()
            .map(|effect| effect.class)
            .max()
            .unwrap_or(Class::Cosmetic)
    }

    /// The rule of its gravest effect.
    pub fn rule(&self) -> &str {
        self.effects
            .iter()
            .rev()
            .max_by_key(|effect| effect.class)
            .map_or("", |effect| effect.rule.as_str())
    }
}

/// Every change between two documents, the gravest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Drift {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Drift {
    /// The gravest class, or `None` where nothing changed.
    pub fn class(&self) -> Option<Class> {
        self.changes.iter().map(Change::class).max()
    }

    /// How many changes are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.changes.iter().filter(|c| c.class() == class).count()
    }

    /// The exit code: 0 nothing or cosmetic, 10 additive, 20 breaking.
    ///
    /// ```
    /// assert_eq!(openapi_drift::Drift::default().exit_code(), 0);
    /// ```
    pub fn exit_code(&self) -> u8 {
        match self.class() {
            None | Some(Class::Cosmetic) => 0,
            Some(Class::Additive) => 10,
            Some(Class::Breaking) => 20,
        }
    }
}
