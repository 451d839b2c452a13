//! Free JSON, which a `serde_json::Value` holds. Decoded here instead of by `serde_json`, so that its memory is bounded too.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::super::budget::{charge, reserve};
use super::super::deviations::report;
use super::{LenientDeserialize, NUMBER, other_types};

/// What an entry of a JSON object takes, its share of the hash table and of the growth of both included.
const ENTRY: usize = 2 * (size_of::<(usize, String, Value)>() + 16);

/// Decodes free JSON. Called by the code of `tagged_union!` and `untagged_union!`.
///
/// # Errors
/// If the value is not JSON or takes too much memory.
pub fn deserialize_value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    deserializer.deserialize_any(FreeVisitor)
}

struct FreeVisitor;

impl<'de> DeserializeSeed<'de> for FreeVisitor {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserialize_value(deserializer)
    }
}

struct FreeElement<'v>(&'v mut Vec<Value>);

impl<'de> DeserializeSeed<'de> for FreeElement<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        reserve(self.0)?;
        self.0.push(deserialize_value(deserializer)?);
        Ok(())
    }
}

impl<'de> Visitor<'de> for FreeVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        charge(text.len())?;
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while list.next_element_seed(FreeElement(&mut values))?.is_some() {}
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Value, A::Error> {
        let members = members(object)?;
        match members.get(NUMBER) {
            Some(Value::String(text)) if members.len() == 1 => Ok(text
                .parse::<Number>()
                .map_or_else(|_| Value::Object(members.clone()), Value::Number)),
            _ => Ok(Value::Object(members)),
        }
    }

    other_types!(absent);
}

fn members<'de, A: MapAccess<'de>>(mut object: A) -> Result<Map<String, Value>, A::Error> {
    let mut members = Map::new();
    while let Some(name) = object.next_key::<String>()? {
        insert_member(&mut members, &name, &mut object)?;
    }
    Ok(members)
}

/// Decodes and inserts the value of the member `name`, which `object` has just named.
pub(in super::super) fn insert_member<'de, A: MapAccess<'de>>(
    members: &mut Map<String, Value>,
    name: &str,
    object: &mut A,
) -> Result<(), A::Error> {
    charge(ENTRY + name.len())?;
    members.insert(name.to_owned(), object.next_value_seed(FreeVisitor)?);
    Ok(())
}

impl LenientDeserialize for Value {
    fn fallback() -> Self {
        Default::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_value(deserializer)
    }

    /// Of free JSON `null` is an element too.
    fn deserialize_row<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        deserialize_value(deserializer).map(Some)
    }
}

struct FreeObjectVisitor;

impl FreeObjectVisitor {
    fn other<E>(self, found: &str) -> Result<Map<String, Value>, E> {
        report("an object", found);
        Ok(Map::new())
    }
}

impl<'de> Visitor<'de> for FreeObjectVisitor {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        members(object)
    }

    /// Nothing is lost: an element is kept under its index.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        report("an object", "a list");
        let mut members = Map::new();
        while let Some(value) = list.next_element_seed(FreeVisitor)? {
            charge(ENTRY)?;
            members.insert(members.len().to_string(), value);
        }
        Ok(members)
    }

    other_types!(null text bool number);
}

impl LenientDeserialize for Map<String, Value> {
    fn fallback() -> Self {
        Default::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FreeObjectVisitor)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::super::budget::limited;
    use super::*;

    #[test]
    fn free_json_says_what_it_expects() {
        use serde::de::Expected;

        let visitors: [(&dyn Expected, &str); 2] = [
            (&FreeVisitor, "a JSON value"),
            (&FreeObjectVisitor, "an object"),
        ];
        for (visitor, expected) in visitors {
            assert_eq!(visitor.to_string(), expected);
        }
    }

    #[test]
    fn only_an_object_of_one_member_is_a_number_of_arbitrary_precision() {
        let value = |json: Value| Value::deserialize_lenient(json).unwrap();
        for other in [
            serde_json::json!({NUMBER: "7", "x": 1}),
            serde_json::json!({NUMBER: 7}),
            serde_json::json!({NUMBER: "seven"}),
            serde_json::json!({"x": "7"}),
        ] {
            assert_eq!(value(other.clone()), other);
        }
        assert_eq!(value(serde_json::json!({NUMBER: "7"})), 7);
        assert_eq!(
            value(serde_json::json!([{NUMBER: "-1.5"}])),
            serde_json::json!([-1.5])
        );
    }

    #[test]
    fn entries_names_and_strings_are_charged() {
        const LIMIT: usize = 100_000;
        let spent = |text: &str| {
            let (value, spent) = limited(LIMIT, || {
                deserialize_value(&mut serde_json::Deserializer::from_str(text))
            });
            value.unwrap();
            LIMIT - spent.remaining
        };
        let ((), one) = limited(LIMIT, || charge::<serde_json::Error>(0).unwrap());
        let overhead = LIMIT - one.remaining;
        let entry = 2 * size_of::<(usize, String, Value)>() + 32;
        assert_eq!(spent("7"), 0);
        assert_eq!(spent(r#""abc""#), 3 + overhead);
        assert_eq!(spent(r#"{"ab":7}"#), entry + 2 + overhead);
        assert_eq!(
            spent(r#"{"ab":"c","d":null}"#),
            2 * (entry + overhead) + 3 + (1 + overhead)
        );
        assert_eq!(spent("[7]"), 4 * size_of::<Value>() + overhead);

        // A list in place of an object is charged as one.
        let (object, spent) = limited(LIMIT, || {
            let mut list = serde_json::Deserializer::from_str("[7,8]");
            Map::<String, Value>::deserialize_lenient(&mut list)
        });
        assert_eq!(
            Value::from(object.unwrap()),
            serde_json::json!({"0": 7, "1": 8})
        );
        assert_eq!(LIMIT - spent.remaining, 2 * (entry + overhead));
    }
}
