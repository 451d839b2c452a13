//! Lists, maps and free JSON.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Value};

use super::super::report::{Step, odd, step, watching};
use super::{LenientDeserialize, ValueSeed, otherwise_absent};

struct ListVisitor<T>(PhantomData<T>);
struct ElementSeed<'v, T>(&'v mut Vec<T>);

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for ElementSeed<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        T::deserialize_element(self.0, deserializer)
    }
}

impl<'de, T: LenientDeserialize> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let (mut values, mut at, watching) = (Vec::new(), 0, watching());
        while step(
            watching,
            || Step::Element(at),
            || list.next_element_seed(ElementSeed(&mut values)),
        )?
        .is_some()
        {
            at += 1;
        }
        Ok(values)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Vec<T>, A::Error> {
        odd("a list", "one object");
        let mut values = Vec::new();
        T::deserialize_element(&mut values, MapAccessDeserializer::new(object))?;
        Ok(values)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Vec<T>, E> {
        odd("a list", "a string");
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let mut values = Vec::new();
        T::deserialize_element(&mut values, text.into_deserializer())?;
        Ok(values)
    }

    otherwise_absent!(|_: &Self| "a list"; null bool number);
}

impl<T: LenientDeserialize> LenientDeserialize for Vec<T> {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: LenientDeserialize> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let (mut values, watching) = (BTreeMap::new(), watching());
        while let Some(key) = object.next_key::<String>()? {
            let value = step(
                watching,
                || Step::Member(key.clone()),
                || object.next_value_seed(ValueSeed(PhantomData)),
            )?;
            values.insert(key, value);
        }
        Ok(values)
    }

    otherwise_absent!(|_: &Self| "an object"; null text bool number list);
}

impl<T: LenientDeserialize> LenientDeserialize for BTreeMap<String, T> {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MapVisitor(PhantomData))
    }
}

impl LenientDeserialize for Value {
    fn absent() -> Self {
        Self::Null
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    fn deserialize_element<'de, D: Deserializer<'de>>(
        list: &mut Vec<Self>,
        deserializer: D,
    ) -> Result<(), D::Error> {
        list.push(Self::deserialize(deserializer)?);
        Ok(())
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
        odd("an object", "a list");
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

impl LenientDeserialize for Map<String, Value> {
    fn absent() -> Self {
        Self::new()
    }

    fn receive<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FreeObjectVisitor)
    }
}
