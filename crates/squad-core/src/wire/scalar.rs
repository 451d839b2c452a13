//! A value that is documented as a string, a boolean or a number.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::deviations::report;
use super::lenient::{LenientDeserialize, deserialize_value};

const EXPECTED: &str = "a string, a boolean or a number";

/// A string, a boolean or a number, as it is on the wire.
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
    /// An integer.
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
        Self::deserialize_lenient(deserializer)
    }
}

impl Scalar {
    /// The scalar that `value` is, or the name of what it is instead.
    fn from_value(value: Value) -> Result<Self, &'static str> {
        match value {
            Value::Bool(value) => Ok(Self::Bool(value)),
            Value::String(value) => Ok(Self::Text(value)),
            Value::Number(number) => Ok(match number.as_i64() {
                Some(value) => Self::Integer(value),
                None => Self::Number(number.as_f64().unwrap_or_default()),
            }),
            Value::Null => Err("null"),
            Value::Array(_) => Err("a list"),
            Value::Object(_) => Err("an object"),
        }
    }
}

impl LenientDeserialize for Scalar {
    fn fallback() -> Self {
        Default::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(
            Self::from_value(deserialize_value(deserializer)?).unwrap_or_else(|found| {
                report(EXPECTED, found);
                Self::default()
            }),
        )
    }

    fn deserialize_response<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(deserialize_value(deserializer)?)
            .map_err(|found| D::Error::custom(format_args!("expected {EXPECTED}, found {found}")))
    }
}
