//! Forgiving reading: what each kind of value makes of absence, `null` and the wrong type.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::{Map, Value};

use super::report::odd;

/// A value that can be read out of an answer, forgivingly.
///
/// Generated types implement it through [`received!`](crate::received); it is implemented here for scalars, lists,
/// maps and free JSON.
pub trait Received: Sized {
    /// What stands for the value when it is absent or `null`.
    fn absent() -> Self;

    /// Reads the value; `null` and a wrong type become [`Received::absent`] where that loses nothing a caller needs.
    ///
    /// # Errors
    /// When a part without which the value means nothing is missing.
    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Reads the value, `null` being `None`.
    ///
    /// # Errors
    /// As [`Received::receive`].
    fn receive_option<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }

    /// Reads the value as an element of a list; `None` is left out.
    ///
    /// # Errors
    /// As [`Received::receive`].
    fn receive_element<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let element = Self::receive_option(deserializer)?;
        if element.is_none() {
            odd("an element", "null")?;
        }
        Ok(element)
    }

    /// Reads the value as the whole of an answer: there, `null` for an object is an error.
    ///
    /// # Errors
    /// As [`Received::receive`], and for `null` or another type where an object is documented.
    fn receive_answer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::receive(deserializer)
    }

    /// Reads the value where nothing can stand for it.
    ///
    /// # Errors
    /// For `null`, except where that is an empty list.
    fn receive_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::receive_answer(deserializer)
    }
}

/// Reads a field without which the value around it means nothing: its absence and `null` are errors.
///
/// A list may be `null`; it then is empty.
///
/// # Errors
/// When the field is `null` or of another type.
pub fn identity<'de, D: Deserializer<'de>, T: Received>(deserializer: D) -> Result<T, D::Error> {
    T::receive_identity(deserializer)
}

/// [`Received::receive`] as a function, for `#[serde(deserialize_with)]`.
///
/// # Errors
/// As [`Received::receive`].
pub fn receive<'de, D: Deserializer<'de>, T: Received>(deserializer: D) -> Result<T, D::Error> {
    T::receive(deserializer)
}

/// [`Received::absent`] as a function, for `#[serde(default)]`.
#[must_use]
pub fn absent<T: Received>() -> T {
    T::absent()
}

/// Reads a struct out of an object; anything else is [`Received::absent`]. Called by the code of `received!`.
///
/// # Errors
/// As the struct's `Deserialize`.
pub fn struct_or_default<'de, T, D>(expected: &'static str, deserializer: D) -> Result<T, D::Error>
where
    T: Received + Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_any(StructVisitor {
        expected,
        of: PhantomData,
    })
}

/// A scalar that must be there.
fn present<'de, D: Deserializer<'de>, T: Received>(deserializer: D) -> Result<T, D::Error> {
    T::receive_option(deserializer)?
        .ok_or_else(|| D::Error::custom("null where the field says what this is"))
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: Received> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::receive(deserializer).map(Some)
    }
}

struct StructVisitor<T> {
    expected: &'static str,
    of: PhantomData<T>,
}

/// Visitor methods that answer every kind not listed by the type itself with [`Received::absent`].
macro_rules! otherwise_absent {
    ($expected:expr; $($kind:ident)*) => { $(otherwise_absent!(@ $expected, $kind);)* };
    (@ $expected:expr, null) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            odd($expected(&self), "null")?;
            Ok(Received::absent())
        }
        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            self.visit_unit()
        }
    };
    (@ $expected:expr, text) => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            odd($expected(&self), "a string")?;
            Ok(Received::absent())
        }
    };
    (@ $expected:expr, bool) => {
        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            odd($expected(&self), "a boolean")?;
            Ok(Received::absent())
        }
    };
    (@ $expected:expr, number) => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            odd($expected(&self), "a number")?;
            Ok(Received::absent())
        }
        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            self.visit_i64(0)
        }
        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            self.visit_i64(0)
        }
    };
    (@ $expected:expr, list) => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            odd($expected(&self), "a list")?;
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Received::absent())
        }
    };
    (@ $expected:expr, object) => {
        fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
            odd($expected(&self), "an object")?;
            while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Received::absent())
        }
    };
}

impl<'de, T: Received + Deserialize<'de>> Visitor<'de> for StructVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(object))
    }

    otherwise_absent!(|v: &Self| v.expected; null text bool number list);
}

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
        odd("a string", "a boolean")?;
        Ok(value.to_string())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<String, E> {
        odd("a string", "a number")?;
        Ok(value.to_string())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<String, E> {
        odd("a string", "a number")?;
        Ok(value.to_string())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<String, E> {
        odd("a string", "a number")?;
        Ok(value.to_string())
    }

    otherwise_absent!(|_: &Self| "a string"; null list object);
}

impl Received for String {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StringVisitor)
    }

    fn receive_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
        odd("a boolean", "a number")?;
        Ok(value != 0)
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<bool, E> {
        odd("a boolean", "a number")?;
        Ok(value != 0)
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<bool, E> {
        odd("a boolean", "a number")?;
        Ok(value != 0.0)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<bool, E> {
        odd("a boolean", "a string")?;
        Ok(["true", "yes", "1"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word)))
    }

    otherwise_absent!(|_: &Self| "a boolean"; null list object);
}

impl Received for bool {
    fn absent() -> Self {
        false
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BoolVisitor)
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
                    Err(_) => odd("an integer in range", "one out of range").map(|()| 0),
                }
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<$integer, E> {
                match <$integer>::try_from(value) {
                    Ok(value) => Ok(value),
                    Err(_) => odd("an integer in range", "one out of range").map(|()| 0),
                }
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<$integer, E> {
                odd("an integer", "a number with a fraction")?;
                // A cast saturates, and NaN becomes zero.
                #[allow(clippy::cast_possible_truncation)]
                Ok(value as $integer)
            }

            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<$integer, E> {
                odd("an integer", "a boolean")?;
                Ok(value.into())
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$integer, E> {
                odd("an integer", "a string")?;
                Ok(text.trim().parse().unwrap_or_default())
            }

            otherwise_absent!(|_: &Self| "an integer"; null list object);
        }

        impl Received for $integer {
            fn absent() -> Self {
                0
            }

            fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(NumberVisitor::<$integer>(PhantomData))
            }

            fn receive_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
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
        odd("a number", "a boolean")?;
        Ok(value.into())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<f64, E> {
        odd("a number", "a string")?;
        Ok(text.trim().parse().unwrap_or_default())
    }

    otherwise_absent!(|_: &Self| "a number"; null list object);
}

impl Received for f64 {
    fn absent() -> Self {
        0.0
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor::<f64>(PhantomData))
    }
}

impl<T: Received> Received for Option<T> {
    fn absent() -> Self {
        None
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::receive_option(deserializer)
    }
}

impl<T: Received> Received for Box<T> {
    fn absent() -> Self {
        Self::new(T::absent())
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::receive(deserializer).map(Self::new)
    }

    fn receive_answer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::receive_answer(deserializer).map(Self::new)
    }
}

struct ListVisitor<T>(PhantomData<T>);
struct ElementSeed<T>(PhantomData<T>);

impl<'de, T: Received> DeserializeSeed<'de> for ElementSeed<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::receive_element(deserializer)
    }
}

impl<'de, T: Received> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut values = Vec::with_capacity(list.size_hint().unwrap_or(0).min(1024));
        while let Some(element) = list.next_element_seed(ElementSeed(PhantomData))? {
            values.extend(element);
        }
        Ok(values)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Vec<T>, A::Error> {
        odd("a list", "one object")?;
        T::receive(MapAccessDeserializer::new(object)).map(|value| vec![value])
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Vec<T>, E> {
        odd("a list", "a string")?;
        if text.is_empty() {
            return Ok(Vec::new());
        }
        T::receive(text.into_deserializer()).map(|value| vec![value])
    }

    otherwise_absent!(|_: &Self| "a list"; null bool number);
}

impl<T: Received> Received for Vec<T> {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct MapVisitor<T>(PhantomData<T>);
struct ValueSeed<T>(PhantomData<T>);

impl<'de, T: Received> DeserializeSeed<'de> for ValueSeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::receive(deserializer)
    }
}

impl<'de, T: Received> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut values = BTreeMap::new();
        while let Some(key) = object.next_key::<String>()? {
            values.insert(key, object.next_value_seed(ValueSeed(PhantomData))?);
        }
        Ok(values)
    }

    otherwise_absent!(|_: &Self| "an object"; null text bool number list);
}

impl<T: Received> Received for BTreeMap<String, T> {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MapVisitor(PhantomData))
    }
}

impl Received for Value {
    fn absent() -> Self {
        Self::Null
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    fn receive_element<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        Self::deserialize(deserializer).map(Some)
    }
}

struct FreeObjectVisitor;

impl<'de> Visitor<'de> for FreeObjectVisitor {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        Map::deserialize(MapAccessDeserializer::new(object))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        odd("an object", "a list")?;
        // Nothing is lost: the list is kept under the key an object of it would have.
        let list = Vec::<Value>::deserialize(SeqAccessDeserializer::new(list))?;
        Ok(list
            .into_iter()
            .enumerate()
            .map(|(at, value)| (at.to_string(), value))
            .collect())
    }

    otherwise_absent!(|_: &Self| "an object"; null text bool number);
}

impl Received for Map<String, Value> {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FreeObjectVisitor)
    }
}

impl Received for () {
    fn absent() -> Self {}

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(drop)
    }
}
