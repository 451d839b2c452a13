//! Lenient decoding: what each type makes of absence, `null` and the wrong type.

mod basic;
mod containers;
mod free;
mod object;
mod serialize;

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::budget::charge;
use super::deviations::report;

pub use free::deserialize_value;
pub(super) use free::insert_member;
pub use object::{
    LenientStruct, deserialize_field, deserialize_identifying_field, deserialize_struct,
    deserialize_struct_element, deserialize_struct_into, deserialize_struct_response,
};
pub(super) use object::{Name, skip_undocumented};
pub use serialize::{AdditionalProperties, ObjectSerializer};

/// A value that can be decoded leniently.
///
/// Generated types implement it through [`lenient_struct!`](crate::lenient_struct); it is implemented here for scalars, lists,
/// maps and free JSON.
///
/// | found | instead of | result |
/// |---|---|---|
/// | nothing or `null` | a value | its [`fallback`](Self::fallback), or `None` |
/// | another type | a string, boolean, number or time | converted where nothing is lost, otherwise the fallback |
/// | another type | a list or a map | an error |
/// | another type | an object | the fallback; an error if the object has identifying fields |
/// | `null` | an element of a list | omitted |
/// | nothing, `null`, another type, a number out of range | an identifying field | an error |
///
/// Everything but an error, and an optional value that is not there, is reported.
pub trait LenientDeserialize: Sized {
    /// The value to use where there is none.
    fn fallback() -> Self;

    /// Whether the value is omitted when its object is serialized.
    fn is_omitted(&self) -> bool {
        false
    }

    /// Decodes the value.
    ///
    /// # Errors
    /// If an identifying field is missing or invalid, or a list or map has another type.
    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Decodes the value, with `null` as `None`.
    ///
    /// # Errors
    /// Those of [`deserialize_lenient`](Self::deserialize_lenient).
    fn deserialize_option_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }

    /// Decodes the value in place of the one that is there.
    ///
    /// # Errors
    /// Those of [`deserialize_lenient`](Self::deserialize_lenient).
    fn deserialize_into<'de, D: Deserializer<'de>>(
        &mut self,
        deserializer: D,
    ) -> Result<(), D::Error> {
        *self = Self::deserialize_lenient(deserializer)?;
        Ok(())
    }

    /// Decodes the value as the next element of `list`; `null` is omitted and reported.
    ///
    /// # Errors
    /// Those of [`deserialize_lenient`](Self::deserialize_lenient).
    fn deserialize_element<'de, D: Deserializer<'de>>(
        list: &mut Vec<Self>,
        deserializer: D,
    ) -> Result<(), D::Error> {
        if let Some(element) = Self::deserialize_row(deserializer)? {
            list.push(element);
        }
        Ok(())
    }

    /// Decodes the value as a row of a streamed list; `null` is omitted and reported.
    ///
    /// # Errors
    /// Those of [`deserialize_lenient`](Self::deserialize_lenient).
    fn deserialize_row<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let row = Self::deserialize_option_lenient(deserializer)?;
        if row.is_none() {
            report("an element", "null");
        }
        Ok(row)
    }

    /// Decodes the value as the whole of a response.
    ///
    /// # Errors
    /// Those of [`deserialize_lenient`](Self::deserialize_lenient), and for `null` or another type unless a list or free JSON
    /// is documented.
    fn deserialize_response<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_lenient(deserializer)
    }

    /// Decodes the value as an identifying field, for which there is no fallback.
    ///
    /// # Errors
    /// Those of [`deserialize_response`](Self::deserialize_response).
    fn deserialize_identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_response(deserializer)
    }
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: LenientDeserialize> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::deserialize_lenient(deserializer).map(Some)
    }

    other_types!(absent);
}

struct ValueSeed<T>(PhantomData<T>);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for ValueSeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize_lenient(deserializer)
    }
}

/// Visitor methods that hand the listed types to the visitor's `other` by their name and without their value, which serde's
/// own messages would quote. `absent` is a `null` that is the default value, and not a deviation.
macro_rules! other_types {
    ($($kind:ident)*) => { $($crate::wire::lenient::other_types!(@ $kind);)* };
    (@ absent) => {
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_none<E>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (@ null) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            self.other("null")
        }
        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            self.other("null")
        }
    };
    (@ text) => {
        fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<Self::Value, E> {
            self.other("a string")
        }
    };
    (@ bool) => {
        fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<Self::Value, E> {
            self.other("a boolean")
        }
    };
    (@ number) => {
        fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<Self::Value, E> {
            self.other("a number")
        }
        fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<Self::Value, E> {
            self.other("a number")
        }
        fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
            self.other("a number")
        }
    };
    (@ list) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            self.other("a list")
        }
    };
    (@ object) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
            match $crate::wire::lenient::number_in(&mut object)? {
                Some(number) => $crate::wire::lenient::visit_number(self, &number),
                None => self.other("an object"),
            }
        }
    };
}

pub(super) use other_types;

/// The name under which `serde_json` passes on a number as an object, if any crate of a program has turned on its feature
/// `arbitrary_precision`.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

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

/// Passes the number that `text` is to `visitor`.
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
    fn fallback() -> Self {
        Default::default()
    }

    fn is_omitted(&self) -> bool {
        self.is_none()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_option_lenient(deserializer)
    }
}

impl<T: LenientDeserialize> LenientDeserialize for Box<T> {
    fn fallback() -> Self {
        Self::new(T::fallback())
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        charge(size_of::<T>())?;
        T::deserialize_lenient(deserializer).map(Self::new)
    }

    fn deserialize_response<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        charge(size_of::<T>())?;
        T::deserialize_response(deserializer).map(Self::new)
    }
}

impl LenientDeserialize for () {
    fn fallback() -> Self {}

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_optional_value_says_what_it_expects() {
        use serde::de::Expected;

        let visitor: &dyn Expected = &OptionVisitor::<bool>(PhantomData);
        assert_eq!(visitor.to_string(), "a value or null");
    }
}
