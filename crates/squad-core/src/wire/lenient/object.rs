//! Generated structs: read member by member, in whatever order they come, and written member by member.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::{Map, Value};

use super::super::report::{Step, odd, step, unread, watching};
use super::{LenientDeserialize, ValueSeed};

/// A struct that is read out of an object. Implemented by [`lenient_struct!`](crate::lenient_struct!).
pub trait Object: LenientDeserialize {
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

/// Reads the value of the member that `object` has just named.
///
/// # Errors
/// As [`LenientDeserialize::receive`].
pub fn member<'de, A: MapAccess<'de>, T: LenientDeserialize>(
    object: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    object.next_value_seed(IntoSeed(field))
}

/// Reads the value of the member that `object` has just named, without which the object means nothing.
///
/// # Errors
/// As [`LenientDeserialize::deserialize_identity`].
pub fn identifying<'de, A: MapAccess<'de>, T: LenientDeserialize>(
    object: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    *field = object.next_value_seed(IdentitySeed(PhantomData))?;
    Ok(())
}

/// Leaves the value of the member that `object` has just named unread.
pub(in super::super) fn skip<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>()?;
    unread();
    Ok(())
}

struct IntoSeed<'v, T>(&'v mut T);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for IntoSeed<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.deserialize_into(deserializer)
    }
}

struct IdentitySeed<T>(PhantomData<T>);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for IdentitySeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize_identity(deserializer)
    }
}

/// The field that takes the members the document leaves open.
pub trait Rest {
    /// Puts in the value of the member `name`, which `object` has just named.
    ///
    /// # Errors
    /// Those of reading the value.
    fn put<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error>;

    /// The members with their values.
    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)>;
}

impl<T: LenientDeserialize + Serialize> Rest for BTreeMap<String, T> {
    fn put<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        let value = object.next_value_seed(ValueSeed(PhantomData))?;
        self.insert(name.to_owned(), value);
        Ok(())
    }

    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)> {
        self.iter()
    }
}

impl Rest for Map<String, Value> {
    fn put<'de, A: MapAccess<'de>>(&mut self, name: &str, object: &mut A) -> Result<(), A::Error> {
        self.insert(name.to_owned(), object.next_value()?);
        Ok(())
    }

    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)> {
        self.iter()
    }
}

/// Reads a struct out of an object; anything else is [`LenientDeserialize::absent`]. Called by the code of `lenient_struct!`.
///
/// # Errors
/// As [`LenientDeserialize::receive`].
pub fn object<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    read(true, deserializer)
}

/// Reads a struct out of an object, and nothing else. Called by the code of `lenient_struct!`.
///
/// # Errors
/// As [`LenientDeserialize::deserialize_response`].
pub fn response_object<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    read(false, deserializer)
}

fn read<'de, T: Object, D: Deserializer<'de>>(
    or_absent: bool,
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::absent();
    deserializer.deserialize_any(ObjectVisitor {
        absent: &mut value,
        or_absent,
    })?;
    Ok(value)
}

/// [`object`] in place of the struct that is there. Called by the code of `lenient_struct!`.
///
/// # Errors
/// As [`LenientDeserialize::receive`].
pub fn into_object<'de, T: Object, D: Deserializer<'de>>(
    value: &mut T,
    deserializer: D,
) -> Result<(), D::Error> {
    *value = T::absent();
    deserializer.deserialize_any(ObjectVisitor {
        absent: value,
        or_absent: true,
    })
}

/// [`object`] as the next element of `list`, but for `null`. Called by the code of `lenient_struct!`.
///
/// # Errors
/// As [`LenientDeserialize::receive`].
pub fn element_object<'de, T: Object, D: Deserializer<'de>>(
    list: &mut Vec<T>,
    deserializer: D,
) -> Result<(), D::Error> {
    deserializer.deserialize_any(ElementVisitor(list))
}

/// Visitor methods that hand every kind but an object to `instead` of the visitor, with its name and without its value:
/// serde's own would quote it.
macro_rules! instead_of_object {
    () => {
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            self.instead("null")
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            self.instead("null")
        }

        fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
            self.instead("a string")
        }

        fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
            self.instead("a boolean")
        }

        fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
            self.instead("a number")
        }

        fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
            self.instead("a number")
        }

        fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
            self.instead("a number")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            self.instead("a list")
        }
    };
}

pub(in super::super) use instead_of_object;

struct ObjectVisitor<'v, T> {
    /// What is read into; it is [`LenientDeserialize::absent`] so far.
    absent: &'v mut T,
    /// Whether it may stay so where there is no object.
    or_absent: bool,
}

impl<T: Object> ObjectVisitor<'_, T> {
    fn instead<E: Error>(self, found: &str) -> Result<(), E> {
        if !self.or_absent {
            let expected = T::EXPECTED;
            return Err(E::custom(format_args!(
                "expected {expected}, found {found}"
            )));
        }
        odd(T::EXPECTED, found);
        Ok(())
    }
}

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        const { assert!(T::IDENTIFYING.len() <= 64) };
        let (value, mut seen, watching) = (self.absent, 0_u64, watching());
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
            None => Ok(()),
            Some(nth) => Err(A::Error::missing_field(
                T::IDENTIFYING.get(nth).copied().unwrap_or_default(),
            )),
        }
    }

    instead_of_object!();
}

struct ElementVisitor<'v, T>(&'v mut Vec<T>);

impl<T: Object> ElementVisitor<'_, T> {
    fn instead<E>(self, found: &str) -> Result<(), E> {
        if found == "null" {
            odd("an element", found);
        } else {
            odd(T::EXPECTED, found);
            self.0.push(T::absent());
        }
        Ok(())
    }
}

impl<'de, T: Object> Visitor<'de> for ElementVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        self.0.push(T::absent());
        match self.0.last_mut() {
            Some(absent) => ObjectVisitor {
                absent,
                or_absent: true,
            }
            .visit_map(object),
            None => Ok(()),
        }
    }

    instead_of_object!();
}

/// An object that is being written. Used by the code of `lenient_struct!`.
pub struct Members<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Members<S> {
    /// Begins an object.
    pub fn of(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Writes a member, unless it is left out.
    pub fn member<T: LenientDeserialize + Serialize>(&mut self, name: &'static str, value: &T) {
        if !value.is_left_out() {
            self.entry(name, value);
        }
    }

    /// Writes a member that is `null` where there is no value.
    pub fn or_null<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.entry(name, value);
    }

    /// Writes a time that must be there; the service reads an empty string as none.
    pub fn or_empty<T: fmt::Display>(&mut self, name: &'static str, time: &Option<T>) {
        match time {
            Some(time) => self.entry(name, &format_args!("{time}")),
            None => self.entry(name, ""),
        }
    }

    /// Writes the members that the document leaves open.
    pub fn rest(&mut self, rest: &impl Rest) {
        for (name, value) in rest.members() {
            self.entry(name, value);
        }
    }

    fn entry(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        if let Ok(object) = &mut self.0
            && let Err(error) = object.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The first error of the serializer.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
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
