//! A value that the document lets be a string, a boolean or a number.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::lenient::{LenientDeserialize, present};
use super::report::odd;

/// A string, a boolean or a number, as it stood on the wire.
///
/// ```
/// use squad_core::wire::Scalar;
/// assert_eq!(Scalar::from(5), Scalar::Integer(5));
/// assert_eq!(Scalar::from("5").to_string(), "5");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, or one too large for an `i64`.
    Number(f64),
    /// A string.
    Text(String),
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Number(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
        }
    }
}

impl Default for Scalar {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl From<bool> for Scalar {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Scalar {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<i32> for Scalar {
    fn from(value: i32) -> Self {
        Self::Integer(value.into())
    }
}

impl From<f64> for Scalar {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Scalar {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Scalar {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::receive(deserializer)
    }
}

impl LenientDeserialize for Scalar {
    fn absent() -> Self {
        Self::default()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Bool(value) => Ok(Self::Bool(value)),
            serde_json::Value::String(value) => Ok(Self::Text(value)),
            serde_json::Value::Number(number) => Ok(match number.as_i64() {
                Some(value) => Self::Integer(value),
                None => Self::Number(number.as_f64().unwrap_or_default()),
            }),
            serde_json::Value::Null => {
                odd("a string, a boolean or a number", "null");
                Ok(Self::default())
            }
            _ => {
                odd("a string, a boolean or a number", "a list or an object");
                Ok(Self::default())
            }
        }
    }

    fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        present(deserializer)
    }
}
