//! What the decoding of a client survives. The class of a change in an answer
//! depends on it: a value added to an enum breaks a closed enum and not an open
//! one. This is a description of the decoding, not the decoding.

use std::collections::BTreeSet;

use crate::node::{Additional, Alternative, Node, Type};

/// Which oddities of an answer a client's decoding survives.
///
/// ```
/// use openapi_drift::Decoding;
/// assert!(Decoding::default().open_enums);
/// assert!(!Decoding::strict().open_enums);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// An unknown enum value is kept as it came.
    pub open_enums: bool,
    /// A field that nobody knows is passed over.
    pub unknown_fields: bool,
    /// An integer is read where a string is expected.
    pub integer_for_string: bool,
    /// `null` or absence of a list, map or scalar is its default.
    pub defaults: bool,
    /// Limits, patterns and most formats are not checked on receipt.
    pub unchecked_limits: bool,
    /// Every 2xx status is read as the documented success.
    pub any_success: bool,
    /// Error bodies are read by their shape, whatever is documented.
    pub errors_by_shape: bool,
    /// Fields that are never defaulted wherever they are required, beside those
    /// that a schema lists under `x-identifying`.
    pub identifying: BTreeSet<String>,
}

impl Default for Decoding {
    /// What this workspace's generated clients do.
    fn default() -> Self {
        Decoding {
            open_enums: true,
            unknown_fields: true,
            integer_for_string: true,
            defaults: true,
            unchecked_limits: true,
            any_success: true,
            errors_by_shape: true,
            identifying: ["data".to_owned()].into(),
        }
    }
}

/// Formats that are decoded into a type of their own.
const DECODED_FORMATS: [&str; 3] = ["date-time", "date", "time"];

impl Decoding {
    /// A decoding that survives nothing but unknown fields.
    pub fn strict() -> Self {
        Decoding {
            open_enums: false,
            unknown_fields: true,
            integer_for_string: false,
            defaults: false,
            unchecked_limits: false,
            any_success: false,
            errors_by_shape: false,
            identifying: BTreeSet::new(),
        }
    }

    /// Whether a missing field of this name and type is survived, and why.
    pub(crate) fn absent(&self, identifying: bool, schema: &Node) -> Option<&'static str> {
        if !self.defaults || identifying {
            return None;
        }
        has_default(schema)
            .then_some("only because a missing list, map or scalar decodes as its default")
    }

    /// Whether `null` in place of this type is survived, and why.
    pub(crate) fn null(&self, identifying: bool, schema: &Node) -> Option<&'static str> {
        if !self.defaults || identifying {
            return None;
        }
        has_default(schema).then_some("only because null for a list, map or scalar is its default")
    }

    /// Whether a value of a new type is read where the old ones were expected.
    pub(crate) fn other_type(&self, old: &[Alternative], new: Type) -> Option<&'static str> {
        if old.iter().any(|a| a.ty == Type::Any) {
            return Some("only because one alternative takes any value");
        }
        let plain_string = |a: &Alternative| a.ty == Type::String && !self.is_decoded(a);
        if self.integer_for_string && new == Type::Integer && old.iter().any(plain_string) {
            return Some("only because an integer is read where a string is expected");
        }
        None
    }

    /// Whether the string is parsed into something else on receipt.
    pub(crate) fn is_decoded(&self, alternative: &Alternative) -> bool {
        alternative
            .format
            .as_ref()
            .is_some_and(|(format, _)| self.is_decoded_format(format))
    }

    pub(crate) fn is_decoded_format(&self, format: &str) -> bool {
        !self.unchecked_limits || DECODED_FORMATS.contains(&format)
    }

    pub(crate) fn limit(&self) -> Option<&'static str> {
        self.unchecked_limits
            .then_some("only because limits and patterns are not checked on receipt")
    }

    pub(crate) fn enum_value(&self) -> Option<&'static str> {
        self.open_enums
            .then_some("only because our enums are open: an unknown value is kept as it came")
    }

    pub(crate) fn unknown_field(&self) -> Option<&'static str> {
        self.unknown_fields
            .then_some("a field that the client does not know is passed over")
    }
}

fn has_default(schema: &Node) -> bool {
    !schema.alternatives.is_empty()
        && schema.alternatives.len() == 1
        && schema.alternatives.iter().all(|a| match a.ty {
            Type::Object => {
                a.properties.is_empty()
                    && matches!(
                        a.additional,
                        Additional::Of(_) | Additional::Open | Additional::Unstated
                    )
            }
            _ => true,
        })
}
