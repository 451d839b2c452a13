//! Forgiving reading: what each kind of value makes of absence, `null` and the wrong type.

mod basic;
mod containers;
mod object;

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, Visitor,
};

use super::report::odd;

pub use object::{
    Members, Object, Rest, element_object, identifying, into_object, member, object,
    response_object,
};
pub(super) use object::{Name, instead_of_object, skip};

/// A value that can be read out of an answer, forgivingly.
///
/// Generated types implement it through [`lenient_struct!`](crate::object); it is implemented here for scalars, lists, maps and
/// free JSON.
pub trait LenientDeserialize: Sized {
    /// What stands for the value when it is absent or `null`.
    fn absent() -> Self;

    /// Whether the value is left out of an object that is written.
    fn is_left_out(&self) -> bool {
        false
    }

    /// Reads the value; `null` and a wrong type become [`LenientDeserialize::absent`] where that loses nothing a caller needs.
    ///
    /// # Errors
    /// When a part without which the value means nothing is missing.
    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Reads the value, `null` being `None`.
    ///
    /// # Errors
    /// As [`LenientDeserialize::receive`].
    fn deserialize_option_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }

    /// [`LenientDeserialize::receive`] in place of the value that is there.
    ///
    /// # Errors
    /// As [`LenientDeserialize::receive`].
    fn deserialize_into<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
    ) -> Result<(), D::Error> {
        *self = Self::receive(deserializer)?;
        Ok(())
    }

    /// Reads the value as the next element of `list`; `null` is left out.
    ///
    /// # Errors
    /// As [`LenientDeserialize::receive`].
    fn deserialize_element<'de, D: Deserializer<'de>>(
        list: &mut Vec<Self>,
        deserializer: D,
    ) -> Result<(), D::Error> {
        match Self::deserialize_option_lenient(deserializer)? {
            Some(element) => list.push(element),
            None => odd("an element", "null"),
        }
        Ok(())
    }

    /// Reads the value as the whole of an answer: there, `null` for an object is an error.
    ///
    /// # Errors
    /// As [`LenientDeserialize::receive`], and for `null` or another type where an object is documented.
    fn deserialize_response<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::receive(deserializer)
    }

    /// Reads the value where nothing can stand for it.
    ///
    /// # Errors
    /// For `null`, except where that is an empty list.
    fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_response(deserializer)
    }
}

/// A scalar that must be there. Called by the code of `open_enum!`.
///
/// # Errors
/// For `null`.
pub fn present<'de, D: Deserializer<'de>, T: LenientDeserialize>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize_option_lenient(deserializer)?
        .ok_or_else(|| D::Error::custom("null where the field says what this is"))
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: LenientDeserialize> Visitor<'de> for OptionVisitor<T> {
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

    // These two come where one value stands for a list, and is read again out of what a visitor was given.
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::receive(text.into_deserializer()).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        T::receive(MapAccessDeserializer::new(object)).map(Some)
    }
}

struct ValueSeed<T>(PhantomData<T>);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for ValueSeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::receive(deserializer)
    }
}

/// Visitor methods that answer every kind not listed by the type itself with [`LenientDeserialize::absent`].
macro_rules! otherwise_absent {
    ($expected:expr; $($kind:ident)*) => { $(otherwise_absent!(@ $expected, $kind);)* };
    (@ $expected:expr, null) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            odd($expected(&self), "null");
            Ok(LenientDeserialize::absent())
        }
        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            self.visit_unit()
        }
    };
    (@ $expected:expr, text) => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            odd($expected(&self), "a string");
            Ok(LenientDeserialize::absent())
        }
    };
    (@ $expected:expr, bool) => {
        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            odd($expected(&self), "a boolean");
            Ok(LenientDeserialize::absent())
        }
    };
    (@ $expected:expr, number) => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            odd($expected(&self), "a number");
            Ok(LenientDeserialize::absent())
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
            odd($expected(&self), "a list");
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(LenientDeserialize::absent())
        }
    };
    (@ $expected:expr, object) => {
        fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
            if let Some(number) = number_in(&mut object)? {
                return visit_number(self, &number);
            }
            odd($expected(&self), "an object");
            Ok(LenientDeserialize::absent())
        }
    };
}

pub(super) use otherwise_absent;

/// The name under which `serde_json` hands on a number as an object, if any crate of a program has turned on its feature
/// `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// Reads an object to its end, for the number that it is on the wire.
pub(super) fn number_in<'de, A: MapAccess<'de>>(
    object: &mut A,
) -> Result<Option<String>, A::Error> {
    let mut number = None;
    while let Some(Name(name)) = object.next_key()? {
        if name == NUMBER {
            number = Some(object.next_value_seed(ValueSeed(PhantomData))?);
        } else {
            object.next_value::<IgnoredAny>()?;
        }
    }
    Ok(number)
}

/// Hands `visitor` the number that `text` says.
pub(super) fn visit_number<'de, V: Visitor<'de>, E: Error>(
    visitor: V,
    text: &str,
) -> Result<V::Value, E> {
    if let Ok(number) = text.parse() {
        visitor.visit_u64(number)
    } else if let Ok(number) = text.parse() {
        visitor.visit_i64(number)
    } else {
        visitor.visit_f64(text.parse().unwrap_or_default())
    }
}

impl<T: LenientDeserialize> LenientDeserialize for Option<T> {
    fn absent() -> Self {
        None
    }

    fn is_left_out(&self) -> bool {
        self.is_none()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_option_lenient(deserializer)
    }
}

impl<T: LenientDeserialize> LenientDeserialize for Box<T> {
    fn absent() -> Self {
        Self::new(T::absent())
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::receive(deserializer).map(Self::new)
    }

    fn deserialize_response<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_response(deserializer).map(Self::new)
    }
}

impl LenientDeserialize for () {
    fn absent() -> Self {}

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(drop)
    }
}
