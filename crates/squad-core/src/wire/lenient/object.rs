//! Generated structs: decoded member by member, in whatever order the members arrive.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::super::deviations::{Segment, is_recording, report, report_undocumented_field, within};
use super::{LenientDeserialize, other_types};

/// A struct that is decoded from a JSON object. Implemented by [`lenient_struct!`](crate::lenient_struct!).
pub trait LenientStruct: LenientDeserialize {
    /// What messages call it: `an object (Service)`.
    const EXPECTED: &'static str;

    /// The names on the wire of the identifying fields, without which the object means nothing; 64 at most.
    const IDENTIFYING: &'static [&'static str];

    /// Decodes the value of the member `name` into its field. Returns `false`, and decodes nothing, if there is no such field.
    ///
    /// # Errors
    /// Those of decoding the value.
    fn deserialize_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        object: &mut A,
    ) -> Result<bool, A::Error>;
}

/// Decodes the value of the member that `object` has just named.
///
/// # Errors
/// Those of [`LenientDeserialize::deserialize_lenient`].
pub fn deserialize_field<'de, A: MapAccess<'de>, T: LenientDeserialize>(
    object: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    object.next_value_seed(FieldSeed(field))
}

/// Decodes the value of the identifying member that `object` has just named.
///
/// # Errors
/// Those of [`LenientDeserialize::deserialize_identity`].
pub fn deserialize_identifying_field<'de, A: MapAccess<'de>, T: LenientDeserialize>(
    object: &mut A,
    field: &mut T,
) -> Result<(), A::Error> {
    *field = object.next_value_seed(IdentitySeed(PhantomData))?;
    Ok(())
}

/// Skips the value of the undocumented member that `object` has just named.
pub(in super::super) fn skip_undocumented<'de, A: MapAccess<'de>>(
    object: &mut A,
) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>()?;
    report_undocumented_field();
    Ok(())
}

struct FieldSeed<'v, T>(&'v mut T);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for FieldSeed<'_, T> {
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

/// Decodes a struct. Called by the code of `lenient_struct!`.
///
/// # Errors
/// Those of [`LenientDeserialize::deserialize_lenient`].
pub fn deserialize_struct<'de, T: LenientStruct, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::fallback();
    deserializer.deserialize_any(StructVisitor::lenient(&mut value))?;
    Ok(value)
}

/// Decodes a struct for which there is no fallback. Called by the code of `lenient_struct!`.
///
/// # Errors
/// Those of [`LenientDeserialize::deserialize_response`].
pub fn deserialize_struct_response<'de, T: LenientStruct, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut value = T::fallback();
    deserializer.deserialize_any(StructVisitor {
        value: &mut value,
        required: true,
    })?;
    Ok(value)
}

/// Decodes a struct in place of the one that is there. Called by the code of `lenient_struct!`.
///
/// # Errors
/// Those of [`LenientDeserialize::deserialize_lenient`].
pub fn deserialize_struct_into<'de, T: LenientStruct, D: Deserializer<'de>>(
    value: &mut T,
    deserializer: D,
) -> Result<(), D::Error> {
    *value = T::fallback();
    deserializer.deserialize_any(StructVisitor::lenient(value))
}

/// Decodes a struct as the next element of `list`. Called by the code of `lenient_struct!`.
///
/// # Errors
/// Those of [`LenientDeserialize::deserialize_lenient`].
pub fn deserialize_struct_element<'de, T: LenientStruct, D: Deserializer<'de>>(
    list: &mut Vec<T>,
    deserializer: D,
) -> Result<(), D::Error> {
    deserializer.deserialize_any(ElementVisitor(list))
}

struct StructVisitor<'v, T> {
    /// Is the fallback so far.
    value: &'v mut T,
    /// Whether `null` is an error.
    required: bool,
}

impl<'v, T: LenientStruct> StructVisitor<'v, T> {
    fn lenient(value: &'v mut T) -> Self {
        Self {
            value,
            required: false,
        }
    }

    fn other<E: Error>(self, found: &str) -> Result<(), E> {
        let expected = T::EXPECTED;
        let identity = !T::IDENTIFYING.is_empty() && found != "null";
        if self.required || identity {
            return Err(E::custom(format_args!(
                "expected {expected}, found {found}"
            )));
        }
        report(expected, found);
        Ok(())
    }
}

impl<'de, T: LenientStruct> Visitor<'de> for StructVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        const { assert!(T::IDENTIFYING.len() <= 64) };
        let (value, mut seen, recording) = (self.value, 0_u64, is_recording());
        while let Some(Name(name)) = object.next_key()? {
            let known = within(
                recording,
                || Segment::Member((*name).to_owned()),
                || {
                    let known = value.deserialize_member(&name, &mut object)?;
                    if !known {
                        skip_undocumented(&mut object)?;
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

    other_types!(null text bool number list);
}

struct ElementVisitor<'v, T>(&'v mut Vec<T>);

impl<T: LenientStruct> ElementVisitor<'_, T> {
    /// Decodes into a new element at the end of the list, so that a large struct is not moved there.
    fn push<E>(self, decode: impl FnOnce(StructVisitor<'_, T>) -> Result<(), E>) -> Result<(), E> {
        self.0.push(T::fallback());
        match self.0.last_mut() {
            Some(value) => decode(StructVisitor::lenient(value)),
            None => Ok(()),
        }
    }

    fn other<E: Error>(self, found: &str) -> Result<(), E> {
        if found == "null" {
            report("an element", found);
            return Ok(());
        }
        self.push(|element| element.other(found))
    }
}

impl<'de, T: LenientStruct> Visitor<'de> for ElementVisitor<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        self.push(|element| element.visit_map(object))
    }

    other_types!(null text bool number list);
}

/// The name of a member, borrowed from the text if it has no escapes there.
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Squad {
        id: String,
        name: String,
    }
    crate::lenient_struct!(Squad { id = "id" } { name = "name" });

    #[test]
    fn an_object_says_what_it_expects() {
        use serde::de::Expected;

        let (mut value, mut list) = (Squad::default(), Vec::<Squad>::new());
        let visitors: [(&dyn Expected, &str); 3] = [
            (&StructVisitor::lenient(&mut value), "an object (Squad)"),
            (&ElementVisitor(&mut list), "an object (Squad)"),
            (&NameVisitor, "the name of a member"),
        ];
        for (visitor, expected) in visitors {
            assert_eq!(visitor.to_string(), expected);
        }
    }

    #[test]
    fn a_name_is_the_same_borrowed_and_owned() {
        let name = |text| serde_json::from_str::<Name<'_>>(text).unwrap().0;
        assert!(matches!(name(r#""ab""#), Cow::Borrowed("ab")));
        assert!(matches!(name(r#""a\u0062""#), Cow::Owned(name) if name == "ab"));
        let value = serde_json::Value::from("ab");
        assert_eq!(Name::deserialize(value).unwrap().0, "ab");
    }
}
