//! Generated structs: read member by member, in whatever order they come.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::super::report::{Step, odd, step, unread, watching};
use super::{Received, ValueSeed};

/// A struct that is read out of an object. Implemented by [`received!`](crate::received).
pub trait Object: Received {
    /// What was expected where something else stands: `an object (Service)`.
    const EXPECTED: &'static str;

    /// The members without which the object means nothing, by their names on the wire; 64 at most.
    const IDENTIFYING: &'static [&'static str];

    /// Reads the value of the member `name` into its field; `false` if there is no such field, and then nothing is read.
    ///
    /// # Errors
    /// Those of reading the value.
    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        object: &mut A,
    ) -> Result<bool, A::Error>;
}

/// The value of the member that `object` has just named.
///
/// # Errors
/// As [`Received::receive`].
pub fn member<'de, A: MapAccess<'de>, T: Received>(object: &mut A) -> Result<T, A::Error> {
    object.next_value_seed(ValueSeed(PhantomData))
}

/// The value of the member that `object` has just named, without which the object means nothing.
///
/// # Errors
/// As [`Received::receive_identity`].
pub fn identifying<'de, A: MapAccess<'de>, T: Received>(object: &mut A) -> Result<T, A::Error> {
    object.next_value_seed(IdentitySeed(PhantomData))
}

/// Leaves the value of the member that `object` has just named unread.
pub(in super::super) fn skip<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>()?;
    unread();
    Ok(())
}

struct IdentitySeed<T>(PhantomData<T>);

impl<'de, T: Received> DeserializeSeed<'de> for IdentitySeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::receive_identity(deserializer)
    }
}

/// The field that takes the members the document leaves open.
pub trait Rest {
    /// Puts in the value of the member `name`, which `object` has just named.
    ///
    /// # Errors
    /// Those of reading the value.
    fn put<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error>;
}

impl<T: Received> Rest for BTreeMap<String, T> {
    fn put<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        self.insert(name.to_owned(), member(object)?);
        Ok(())
    }
}

impl Rest for Map<String, Value> {
    fn put<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        self.insert(name.to_owned(), member(object)?);
        Ok(())
    }
}

/// Reads a struct out of an object; anything else is [`Received::absent`]. Called by the code of `received!`.
///
/// # Errors
/// As [`Received::receive`].
pub fn object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(ObjectVisitor {
        or_absent: true,
        of: PhantomData,
    })
}

/// Reads a struct out of an object, and nothing else. Called by the code of `received!`.
///
/// # Errors
/// As [`Received::receive_answer`].
pub fn answer_object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_any(ObjectVisitor {
        or_absent: false,
        of: PhantomData,
    })
}

struct ObjectVisitor<T> {
    /// Whether [`Received::absent`] stands for what is no object.
    or_absent: bool,
    of: PhantomData<T>,
}

impl<T: Object> ObjectVisitor<T> {
    fn instead<E: Error>(&self, found: &str) -> Result<T, E> {
        if !self.or_absent {
            let expected = T::EXPECTED;
            return Err(E::custom(format_args!(
                "expected {expected}, found {found}"
            )));
        }
        odd(T::EXPECTED, found);
        Ok(T::absent())
    }
}

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<T, A::Error> {
        const { assert!(T::IDENTIFYING.len() <= 64) };
        let (mut value, mut seen, watching) = (T::absent(), 0_u64, watching());
        while let Some(Name(name)) = object.next_key()? {
            let known = step(
                watching,
                || Step::Member((*name).to_owned()),
                || {
                    let known = value.read(&name, &mut object)?;
                    if !known {
                        skip(&mut object)?;
                    }
                    Ok(known)
                },
            )?;
            if known && let Some(nth) = T::IDENTIFYING.iter().position(|member| *member == name) {
                seen |= 1 << nth;
            }
        }
        match (0..T::IDENTIFYING.len()).find(|nth| seen & (1 << nth) == 0) {
            None => Ok(value),
            Some(nth) => Err(A::Error::missing_field(
                T::IDENTIFYING.get(nth).copied().unwrap_or_default(),
            )),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        self.instead("null")
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.instead("null")
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<T, E> {
        self.instead("a string")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        self.instead("a boolean")
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<T, E> {
        self.instead("a number")
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<T, E> {
        self.instead("a number")
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        self.instead("a number")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<T, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.instead("a list")
    }
}

/// The name of a member, borrowed from the answer where it stands there without escapes.
pub(in super::super) struct Name<'de>(pub(in super::super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }

    fn visit_string<E>(self, name: String) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(name)))
    }
}
