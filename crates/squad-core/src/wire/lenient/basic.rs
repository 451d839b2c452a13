//! Strings, booleans and numbers.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, Visitor};

use super::super::budget::charge;
use super::super::deviations::report;
use super::{LenientDeserialize, other_types};

/// Decodes a scalar; with `identity` only what loses nothing.
struct ScalarVisitor<T> {
    identity: bool,
    scalar: PhantomData<T>,
}

impl<T: Named> ScalarVisitor<T> {
    fn lenient() -> Self {
        Self {
            identity: false,
            scalar: PhantomData,
        }
    }

    fn identity() -> Self {
        Self {
            identity: true,
            ..Self::lenient()
        }
    }

    /// `found` is another type and has no value to convert.
    fn other<E: Error>(self, found: &str) -> Result<T, E> {
        self.lossy(found, T::fallback())
    }

    /// `found` is another type; `value` is its lossy conversion.
    fn lossy<E: Error>(self, found: &str, value: T) -> Result<T, E> {
        if self.identity {
            let expected = T::NAME;
            return Err(E::custom(format_args!(
                "expected {expected}, found {found}"
            )));
        }
        self.converted(found, value)
    }

    /// `found` is another type with the same value as `value`.
    fn converted<E>(self, found: &str, value: T) -> Result<T, E> {
        report(T::NAME, found);
        Ok(value)
    }
}

/// A scalar, and what messages call it.
trait Named: LenientDeserialize {
    const NAME: &'static str;
}

/// Implements [`LenientDeserialize`] by the type's [`ScalarVisitor`].
macro_rules! lenient_scalar {
    ($scalar:ty, $name:literal, $fallback:expr) => {
        impl Named for $scalar {
            const NAME: &'static str = $name;
        }

        impl LenientDeserialize for $scalar {
            fn fallback() -> Self {
                $fallback
            }

            fn deserialize_lenient<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_any(ScalarVisitor::<$scalar>::lenient())
            }

            fn deserialize_response<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                deserializer.deserialize_any(ScalarVisitor::<$scalar>::identity())
            }
        }
    };
}

lenient_scalar!(String, "a string", String::new());
lenient_scalar!(bool, "a boolean", false);
lenient_scalar!(f64, "a number", 0.0);

impl<'de> Visitor<'de> for ScalarVisitor<String> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(String::NAME)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        charge(text.len())?;
        Ok(text.to_owned())
    }

    fn visit_string<E>(self, text: String) -> Result<String, E> {
        Ok(text)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        self.lossy("a boolean", value.to_string())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        self.converted("a number", value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        self.converted("a number", value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<String, E> {
        self.lossy("a number", value.to_string())
    }

    other_types!(null list object);
}

impl<'de> Visitor<'de> for ScalarVisitor<bool> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(bool::NAME)
    }

    fn visit_bool<E>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<bool, E> {
        self.lossy("a number", value != 0)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<bool, E> {
        self.lossy("a number", value != 0)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<bool, E> {
        self.lossy("a number", value != 0.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        let is_one_of = |words: [&str; 3]| {
            let text = text.trim();
            words.iter().any(|word| text.eq_ignore_ascii_case(word))
        };
        if is_one_of(["true", "yes", "1"]) {
            self.converted("a string", true)
        } else if is_one_of(["false", "no", "0"]) {
            self.converted("a string", false)
        } else {
            self.other("a string")
        }
    }

    other_types!(null list object);
}

macro_rules! lenient_integer {
    ($($integer:ty)*) => {$(
        lenient_scalar!($integer, "an integer", 0);

        impl<'de> Visitor<'de> for ScalarVisitor<$integer> {
            type Value = $integer;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(<$integer>::NAME)
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<$integer, E> {
                match <$integer>::try_from(value) {
                    Ok(value) => Ok(value),
                    Err(_) => self.other("a number out of range"),
                }
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<$integer, E> {
                match <$integer>::try_from(value) {
                    Ok(value) => Ok(value),
                    Err(_) => self.other("a number out of range"),
                }
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<$integer, E> {
                // A cast saturates; one that comes back as the same whole number was in range.
                #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
                let (whole, back) = (value as $integer, value as $integer as f64);
                if back != value.trunc() {
                    self.other("a number out of range")
                } else if back != value {
                    self.lossy("a number with a fraction", whole)
                } else if value.abs() > EXACT {
                    self.lossy("a number without all its digits", whole)
                } else {
                    self.converted("a number with a fraction", whole)
                }
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<$integer, E> {
                self.lossy("a boolean", value.into())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<$integer, E> {
                match text.trim().parse() {
                    Ok(value) => self.converted("a string", value),
                    Err(_) => self.other("a string"),
                }
            }

            other_types!(null list object);
        }
    )*};
}

/// The largest whole number up to which an `f64` holds each one.
const EXACT: f64 = 9_007_199_254_740_992.0;

lenient_integer!(i32 i64 u32 u64);

impl<'de> Visitor<'de> for ScalarVisitor<f64> {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(f64::NAME)
    }

    fn visit_f64<E>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }

    // JSON has one type of number; beyond 2^53 this is the nearest `f64`.
    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<f64, E> {
        self.lossy("a boolean", value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
        match text.trim().parse::<f64>() {
            Ok(value) if value.is_finite() => self.converted("a string", value),
            Ok(_) => self.other("a number out of range"),
            Err(_) => self.other("a string"),
        }
    }

    other_types!(null list object);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scalar_says_what_it_expects() {
        use serde::de::Expected;

        let visitors: [(&dyn Expected, &str); 7] = [
            (&ScalarVisitor::<String>::lenient(), "a string"),
            (&ScalarVisitor::<bool>::lenient(), "a boolean"),
            (&ScalarVisitor::<f64>::lenient(), "a number"),
            (&ScalarVisitor::<i32>::lenient(), "an integer"),
            (&ScalarVisitor::<i64>::lenient(), "an integer"),
            (&ScalarVisitor::<u32>::lenient(), "an integer"),
            (&ScalarVisitor::<u64>::identity(), "an integer"),
        ];
        for (visitor, expected) in visitors {
            assert_eq!(visitor.to_string(), expected);
        }
    }
}
