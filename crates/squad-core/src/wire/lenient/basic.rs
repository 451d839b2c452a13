//! Strings, booleans and numbers.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::report::odd;
use super::{LenientDeserialize, number_in, otherwise_absent, present, visit_number};

struct StringVisitor;

impl<'de> Visitor<'de> for StringVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E>(self, text: String) -> Result<String, E> {
        Ok(text)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<String, E> {
        odd("a string", "a boolean");
        Ok(value.to_string())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<String, E> {
        odd("a string", "a number");
        Ok(value.to_string())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<String, E> {
        odd("a string", "a number");
        Ok(value.to_string())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<String, E> {
        odd("a string", "a number");
        Ok(value.to_string())
    }

    otherwise_absent!(|_: &Self| "a string"; null list object);
}

impl LenientDeserialize for String {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StringVisitor)
    }

    fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        present(deserializer)
    }
}

struct BoolVisitor;

impl<'de> Visitor<'de> for BoolVisitor {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a boolean")
    }

    fn visit_bool<E>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<bool, E> {
        odd("a boolean", "a number");
        Ok(value != 0)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<bool, E> {
        odd("a boolean", "a number");
        Ok(value != 0)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<bool, E> {
        odd("a boolean", "a number");
        Ok(value != 0.0)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<bool, E> {
        odd("a boolean", "a string");
        Ok(["true", "yes", "1"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word)))
    }

    otherwise_absent!(|_: &Self| "a boolean"; null list object);
}

impl LenientDeserialize for bool {
    fn absent() -> Self {
        false
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BoolVisitor)
    }

    fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        present(deserializer)
    }
}

struct NumberVisitor<T>(PhantomData<T>);

macro_rules! received_integer {
    ($($integer:ty)*) => {$(
        impl<'de> Visitor<'de> for NumberVisitor<$integer> {
            type Value = $integer;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an integer")
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<$integer, E> {
                match <$integer>::try_from(value) {
                    Ok(value) => Ok(value),
                    Err(_) => {
                        odd("an integer in range", "one out of range");
                        Ok(0)
                    }
                }
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<$integer, E> {
                match <$integer>::try_from(value) {
                    Ok(value) => Ok(value),
                    Err(_) => {
                        odd("an integer in range", "one out of range");
                        Ok(0)
                    }
                }
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<$integer, E> {
                odd("an integer", "a number with a fraction");
                // A cast saturates, and NaN becomes zero.
                #[allow(clippy::cast_possible_truncation)]
                Ok(value as $integer)
            }

            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<$integer, E> {
                odd("an integer", "a boolean");
                Ok(value.into())
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$integer, E> {
                odd("an integer", "a string");
                Ok(text.trim().parse().unwrap_or_default())
            }

            otherwise_absent!(|_: &Self| "an integer"; null list object);
        }

        impl LenientDeserialize for $integer {
            fn absent() -> Self {
                0
            }

            fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(NumberVisitor::<$integer>(PhantomData))
            }

            fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                present(deserializer)
            }
        }
    )*};
}

received_integer!(i32 i64 u32 u64);

impl<'de> Visitor<'de> for NumberVisitor<f64> {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    // The wire has no other numbers than these; beyond 2^53 the nearest one stands for them.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<f64, E> {
        odd("a number", "a boolean");
        Ok(value.into())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<f64, E> {
        odd("a number", "a string");
        Ok(text.trim().parse().unwrap_or_default())
    }

    otherwise_absent!(|_: &Self| "a number"; null list object);
}

impl LenientDeserialize for f64 {
    fn absent() -> Self {
        0.0
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor::<f64>(PhantomData))
    }

    fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        present(deserializer)
    }
}
