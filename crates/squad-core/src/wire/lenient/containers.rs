//! Lists and maps.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::budget::{charge_entry, reserve};
use super::super::deviations::{Segment, is_recording, report, within};
use super::{LenientDeserialize, ValueSeed, other_types};

/// An empty list or map for `null`; any other type may not pass for one, since the elements that it lacks would seem deleted.
fn empty_for_null<T: LenientDeserialize, E: Error>(expected: &str, found: &str) -> Result<T, E> {
    if found != "null" {
        return Err(E::custom(format_args!(
            "expected {expected}, found {found}"
        )));
    }
    report(expected, found);
    Ok(T::fallback())
}

struct ListVisitor<T>(PhantomData<T>);

impl<T: LenientDeserialize> ListVisitor<T> {
    fn other<E: Error>(self, found: &str) -> Result<Vec<T>, E> {
        empty_for_null("a list", found)
    }
}

struct ElementSeed<'v, T>(&'v mut Vec<T>);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for ElementSeed<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        reserve(self.0)?;
        T::deserialize_element(self.0, deserializer)
    }
}

impl<'de, T: LenientDeserialize> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let (mut values, mut index, recording) = (Vec::new(), 0, is_recording());
        while within(
            recording,
            || Segment::Element(index),
            || list.next_element_seed(ElementSeed(&mut values)),
        )?
        .is_some()
        {
            index += 1;
        }
        Ok(values)
    }

    other_types!(null text bool number object);
}

impl<T: LenientDeserialize> LenientDeserialize for Vec<T> {
    fn fallback() -> Self {
        Default::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<T: LenientDeserialize> MapVisitor<T> {
    fn other<E: Error>(self, found: &str) -> Result<BTreeMap<String, T>, E> {
        empty_for_null("an object", found)
    }
}

impl<'de, T: LenientDeserialize> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let (mut values, recording) = (BTreeMap::new(), is_recording());
        while let Some(key) = object.next_key::<String>()? {
            charge_entry(&values, &key)?;
            let value = within(
                recording,
                || Segment::Member(key.clone()),
                || object.next_value_seed(ValueSeed(PhantomData)),
            )?;
            values.insert(key, value);
        }
        Ok(values)
    }

    /// Some languages serialize an empty map as an empty list.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        if list.next_element::<IgnoredAny>()?.is_none() {
            report("an object", "an empty list");
            return Ok(BTreeMap::new());
        }
        self.other("a list")
    }

    other_types!(null text bool number);
}

impl<T: LenientDeserialize> LenientDeserialize for BTreeMap<String, T> {
    fn fallback() -> Self {
        Default::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MapVisitor(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_container_says_what_it_expects() {
        use serde::de::Expected;

        let visitors: [(&dyn Expected, &str); 2] = [
            (&ListVisitor::<bool>(PhantomData), "a list"),
            (&MapVisitor::<bool>(PhantomData), "an object"),
        ];
        for (visitor, expected) in visitors {
            assert_eq!(visitor.to_string(), expected);
        }
    }
}
