//! Fields of a response that the document does not list, kept so that they can be sent back.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, MapAccess};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::budget::charge;
use super::deviations::{report, report_undocumented_field};
use super::lenient::{AdditionalProperties, LenientDeserialize, deserialize_value, insert_member};

/// How many fields of one object are kept.
const MAX_FIELDS: usize = 256;

/// The fields of an object that the document does not list.
///
/// A type that is both received and sent has them as its last field, so that an object that was read can be replaced without
/// losing what this version of the client does not know. `Debug` shows neither names nor values.
///
/// ```
/// use squad_core::wire::UnknownFields;
///
/// #[derive(Debug)]
/// struct Rule {
///     name: String,
///     unknown_fields: UnknownFields,
/// }
/// squad_core::lenient_struct!(Rule {} { name = "name" } ..unknown_fields);
///
/// let mut rule: Rule = serde_json::from_str(r#"{"name": "old", "rule_id": 7}"#)?;
/// rule.name = "new".to_owned();
/// assert_eq!(serde_json::to_string(&rule)?, r#"{"name":"new","rule_id":7}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// At most 256 fields of one object are kept. Serializing an object that had more is an error, because the service would take
/// the missing ones for deleted.
#[derive(Clone, Default, PartialEq)]
pub struct UnknownFields(Option<Box<Fields>>);

#[derive(Clone, Default, PartialEq)]
struct Fields {
    members: Map<String, Value>,
    incomplete: bool,
}

impl UnknownFields {
    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Returns how many are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |fields| fields.members.len())
    }

    /// Returns the value of the field `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.members.get(name)
    }

    /// Iterates over the names and values, in the order of the response.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().flat_map(|fields| &fields.members)
    }
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} unknown fields]", self.len())
    }
}

impl AdditionalProperties for UnknownFields {
    fn deserialize_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        object: &mut A,
    ) -> Result<(), A::Error> {
        report_undocumented_field();
        if self.0.is_none() {
            charge(size_of::<Fields>())?;
        }
        let fields = self.0.get_or_insert_default();
        if fields.members.len() >= MAX_FIELDS && !fields.members.contains_key(name) {
            fields.incomplete = true;
            object.next_value::<IgnoredAny>()?;
            return Ok(());
        }
        insert_member(&mut fields.members, name, object)
    }

    fn members(&self) -> impl Iterator<Item = (&String, &impl Serialize)> {
        self.iter()
    }

    fn rejection(&self) -> Option<&'static str> {
        let incomplete = self.0.as_ref().is_some_and(|fields| fields.incomplete);
        incomplete.then_some(
            "the object had more unknown fields than are kept, so sending it back would delete some",
        )
    }
}

impl LenientDeserialize for UnknownFields {
    fn fallback() -> Self {
        Default::default()
    }

    fn is_omitted(&self) -> bool {
        self.is_empty()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserialize_value(deserializer)? {
            Value::Object(members) if !members.is_empty() => Ok(Self(Some(Box::new(Fields {
                members,
                incomplete: false,
            })))),
            Value::Object(_) => Ok(Self::default()),
            _ => {
                report("an object", "another value");
                Ok(Self::default())
            }
        }
    }
}

impl Serialize for UnknownFields {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.rejection() {
            Some(why) => Err(serde::ser::Error::custom(why)),
            None => serializer.collect_map(self.iter()),
        }
    }
}

impl<'de> Deserialize<'de> for UnknownFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize_lenient(deserializer)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_omitted_only_if_there_are_none() {
        let some: UnknownFields = serde_json::from_value(json!({ "color": "red" })).unwrap();
        assert!(!some.is_omitted() && !some.is_empty());
        assert_eq!((some.len(), some.get("color")), (1, Some(&json!("red"))));
        for nothing in [json!({}), json!(null), json!([1])] {
            let none: UnknownFields = serde_json::from_value(nothing).unwrap();
            assert!(none.is_omitted() && none.0.is_none());
        }
    }
}
