//! A description of how a client decodes responses. The severity of a change depends on it: a value
//! added to an enum breaks a closed enum, and not an open one.

use std::collections::BTreeSet;

use crate::node::{Additional, Alternative, Node, Type};

/// The deviations from the document that a client's decoding tolerates.
///
/// ```
/// use openapi_drift::Decoding;
/// assert!(Decoding::default().open_enums);
/// assert!(!Decoding::strict().open_enums);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// An unknown enum value is kept.
    pub open_enums: bool,
    /// An unknown field is ignored.
    pub unknown_fields: bool,
    /// An integer is accepted for a string.
    pub integer_for_string: bool,
    /// A list, map or scalar that is `null` or absent has its default.
    pub defaults: bool,
    /// Limits, patterns and most formats are not validated in responses.
    pub unchecked_limits: bool,
    /// Every 2xx status is decoded as the documented success.
    pub any_success: bool,
    /// Error bodies are decoded by their form, whatever is documented.
    pub errors_by_form: bool,
    /// Required fields that have no default, in addition to those in a schema's `x-identifying`.
    pub identifying: BTreeSet<String>,
}

impl Default for Decoding {
    /// The decoding of this workspace's generated clients.
    fn default() -> Self {
        Decoding {
            open_enums: true,
            unknown_fields: true,
            integer_for_string: true,
            defaults: true,
            unchecked_limits: true,
            any_success: true,
            errors_by_form: true,
            identifying: ["data".to_owned()].into(),
        }
    }
}

/// Formats that are decoded into a type of their own.
const DECODED_FORMATS: [&str; 3] = ["date-time", "date", "time"];

impl Decoding {
    /// A decoding that tolerates unknown fields alone.
    pub fn strict() -> Self {
        Decoding {
            open_enums: false,
            unknown_fields: true,
            integer_for_string: false,
            defaults: false,
            unchecked_limits: false,
            any_success: false,
            errors_by_form: false,
            identifying: BTreeSet::new(),
        }
    }

    /// Why an absent field of this schema is tolerated, if it is.
    pub(crate) fn absent(&self, identifying: bool, schema: &Node) -> Option<&'static str> {
        if !self.defaults || identifying {
            return None;
        }
        has_default(schema).then_some("only because an absent list, map or scalar has its default")
    }

    /// Why `null` for this schema is tolerated, if it is.
    pub(crate) fn null(&self, identifying: bool, schema: &Node) -> Option<&'static str> {
        if !self.defaults || identifying {
            return None;
        }
        has_default(schema).then_some("only because a null list, map or scalar has its default")
    }

    /// Why a value of a new type is tolerated, if it is.
    pub(crate) fn other_type(&self, old: &[Alternative], new: Type) -> Option<&'static str> {
        if old.iter().any(|a| a.ty == Type::Any) {
            return Some("only because one alternative allows any value");
        }
        let plain_string = |a: &Alternative| a.ty == Type::String && !self.is_decoded(a);
        if self.integer_for_string && new == Type::Integer && old.iter().any(plain_string) {
            return Some("only because an integer is accepted for a string");
        }
        None
    }

    /// Whether the string is decoded into a type of its own.
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
            .then_some("only because limits and patterns are not validated in responses")
    }

    pub(crate) fn enum_value(&self) -> Option<&'static str> {
        self.open_enums
            .then_some("only because enums are open: an unknown value is kept")
    }

    pub(crate) fn unknown_field(&self) -> Option<&'static str> {
        self.unknown_fields
            .then_some("because unknown fields are ignored")
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
