//! The ids of the API.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use squad_core::wire::{LenientDeserialize, Scalar};

squad_core::id_kinds! {
    /// A campaign. The vendor assigns its id.
    Campaign(Box<str>) = "a campaign", CampaignId;
    /// A campaign as CRM calls name it. The account contact at the vendor provides the reference.
    CrmReference(Box<str>) = "a CRM reference", CrmReferenceId;
}

pub use squad_core::id::{Id, IdKind, IdOf};

/// The id of a lead, which the customer chooses, unique within a campaign.
///
/// Version 4 documents a string, version 1 an integer. Both are decoded, and a string is sent. Two ids are equal if their
/// texts are.
///
/// ```
/// use squadvoice::LeadId;
/// assert_eq!(LeadId::from(88412), LeadId::from("88412"));
/// assert_eq!(LeadId::from(9_007_199_254_740_993_i64).as_str(), "9007199254740993");
/// ```
#[derive(Clone, Default)]
pub struct LeadId {
    text: Box<str>,
    number: bool,
}

impl LeadId {
    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns whether the id was a number where it comes from.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.number
    }
}

impl From<&str> for LeadId {
    fn from(text: &str) -> Self {
        Self {
            text: text.into(),
            number: false,
        }
    }
}

impl From<String> for LeadId {
    fn from(text: String) -> Self {
        Self {
            text: text.into(),
            number: false,
        }
    }
}

impl From<&LeadId> for LeadId {
    fn from(id: &LeadId) -> Self {
        id.clone()
    }
}

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for LeadId {
            fn from(number: $integer) -> Self {
                Self { text: number.to_string().into(), number: true }
            }
        }
    )*};
}

from_integer!(i32 i64 u32 u64);

impl From<Scalar> for LeadId {
    fn from(value: Scalar) -> Self {
        Self {
            number: !matches!(value, Scalar::Text(_)),
            text: value.to_string().into(),
        }
    }
}

/// Sent as a string.
impl From<&LeadId> for Scalar {
    fn from(id: &LeadId) -> Self {
        Self::from(id.as_str())
    }
}

impl PartialEq for LeadId {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for LeadId {}

impl Hash for LeadId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl PartialOrd for LeadId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for LeadId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl fmt::Display for LeadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for LeadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl Serialize for LeadId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for LeadId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Scalar::deserialize_response(deserializer).map(Self::from)
    }
}

impl LenientDeserialize for LeadId {
    fn fallback() -> Self {
        Self::default()
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Scalar::deserialize_lenient(deserializer).map(Self::from)
    }

    fn deserialize_response<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Scalar::deserialize_response(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schemars")]
impl squad_core::schema::schemars::JsonSchema for LeadId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LeadId".into()
    }

    fn json_schema(
        _: &mut squad_core::schema::schemars::SchemaGenerator,
    ) -> squad_core::schema::schemars::Schema {
        squad_core::schema::schemars::json_schema!({
            "description": "The id of a lead.",
            "type": ["string", "integer"],
        })
    }
}
