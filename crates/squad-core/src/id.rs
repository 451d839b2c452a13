//! Typed ids: the id of a service is rejected by the compiler where the id of a team is expected.
//!
//! An id is checked when it is created, because some texts would address another resource. Every method that takes an id
//! also takes the resource itself ([`IdOf`]).

use std::borrow::Cow;
use std::fmt;
use std::hash::Hash;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Error, Kind, Result};

/// The id of a resource of kind `K`.
///
/// Most ids are text; those of schedules, status pages, workflows, SLOs and some others are numbers. Both kinds
/// deserialize from a string or a number.
///
/// ```
/// squad_core::id_kinds! {
///     /// An incident.
///     Incident(Box<str>) = "an incident", IncidentId;
///     /// A schedule.
///     Schedule(i64) = "a schedule", ScheduleId;
/// }
///
/// # fn main() -> squad_core::Result<()> {
/// let incident: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// assert_eq!(incident.as_str(), "5f0b1d3a8c2e4a0010c0ffee");
/// assert!(IncidentId::new("a/b").is_err());
///
/// let schedule = ScheduleId::from(4711);
/// assert_eq!(schedule, "4711".parse()?);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K: IdKind>(K::Value);

/// A kind of resource that has ids. [`id_kinds!`](crate::id_kinds) declares kinds.
pub trait IdKind: Copy + Ord + Hash + fmt::Debug + Send + Sync + 'static {
    /// The name of the kind in messages, with its article, for example `an incident`.
    const NAME: &'static str;
    /// How the id is represented: `Box<str>`, or `i64` for ids that are numbers on the wire.
    type Value: IdValue;
}

/// The representation of an id: `Box<str>` or `i64`.
pub trait IdValue: sealed::Sealed + Clone + Ord + Hash + fmt::Debug + fmt::Display {}

mod sealed {
    use serde::Serialize;

    pub trait Sealed: Serialize + Send + Sync + Sized + 'static {
        /// Parses an id; the error completes a sentence that begins with "the id".
        fn parse(text: Box<str>) -> Result<Self, &'static str>;
        fn text(&self) -> std::borrow::Cow<'_, str>;
    }
}

/// Identifies a resource of kind `K`: its id, or the resource itself.
///
/// Every method that takes an id takes `impl IdOf<…>`, so that it accepts both.
pub trait IdOf<K> {
    /// Returns the id as it is written in a URL.
    fn id(&self) -> Cow<'_, str>;
}

impl<K: IdKind> IdOf<K> for Id<K> {
    fn id(&self) -> Cow<'_, str> {
        sealed::Sealed::text(&self.0)
    }
}

impl<K, T: IdOf<K> + ?Sized> IdOf<K> for &T {
    fn id(&self) -> Cow<'_, str> {
        (**self).id()
    }
}

impl<K: IdKind> Id<K> {
    /// Creates an id.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the text cannot be an id: if it is empty, contains a slash or white space, or, for a
    /// numeric id, is not a positive integer.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self> {
        sealed::Sealed::parse(text.into())
            .map(Self)
            .map_err(|fault| {
                let name = K::NAME;
                Error::new(
                    Kind::Configuration,
                    format!("the id of {name} {fault}; use the id that a response contains"),
                )
            })
    }

    /// Returns the id of a resource.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the resource has no usable id, for example because it was created by `default()`.
    pub fn of(resource: impl IdOf<K>) -> Result<Self> {
        Self::new(resource.id())
    }
}

impl<K: IdKind<Value = Box<str>>> Id<K> {
    /// Returns the id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<K: IdKind<Value = i64>> Id<K> {
    /// Returns the id as a number.
    #[must_use]
    pub fn as_i64(&self) -> i64 {
        self.0
    }
}

impl IdValue for Box<str> {}

impl sealed::Sealed for Box<str> {
    fn parse(text: Self) -> Result<Self, &'static str> {
        if text.is_empty() {
            Err("is empty")
        } else if text.contains('/') {
            Err("contains a slash")
        } else if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            Err("contains white space or a control character")
        } else if text.chars().all(|c| c == '.') {
            Err("consists of dots")
        } else {
            Ok(text)
        }
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl IdValue for i64 {}

impl sealed::Sealed for i64 {
    fn parse(text: Box<str>) -> Result<Self, &'static str> {
        match text.parse() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err("is not a positive integer"),
        }
    }

    fn text(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl<K: IdKind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<K: IdKind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<K: IdKind<Value = Box<str>>> AsRef<str> for Id<K> {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl<K: IdKind> From<&Self> for Id<K> {
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

/// Ids of this kind are numbers on the wire.
impl<K: IdKind<Value = i64>> From<i64> for Id<K> {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl<K: IdKind> From<Id<K>> for String {
    fn from(id: Id<K>) -> Self {
        id.id().into_owned()
    }
}

impl<K: IdKind> From<&Id<K>> for String {
    fn from(id: &Id<K>) -> Self {
        id.id().into_owned()
    }
}

impl<K: IdKind> FromStr for Id<K> {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::new(text)
    }
}

impl<K: IdKind> TryFrom<&str> for Id<K> {
    type Error = Error;

    fn try_from(text: &str) -> Result<Self> {
        Self::new(text)
    }
}

impl<K: IdKind> TryFrom<String> for Id<K> {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        Self::new(text)
    }
}

impl<K: IdKind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, K: IdKind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl de::Visitor<'_> for Text {
            type Value = String;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id: a string or an integer")
            }

            fn visit_str<E>(self, text: &str) -> Result<String, E> {
                Ok(text.to_owned())
            }

            fn visit_i64<E>(self, number: i64) -> Result<String, E> {
                Ok(number.to_string())
            }

            fn visit_u64<E>(self, number: u64) -> Result<String, E> {
                Ok(number.to_string())
            }
        }

        let text = deserializer.deserialize_any(Text)?;
        Self::new(text).map_err(de::Error::custom)
    }
}

/// A field that contains an id as it is on the wire; for [`identified!`](crate::identified).
#[doc(hidden)]
pub trait IdField {
    /// Returns the id as it is written in a URL.
    fn id_text(&self) -> Cow<'_, str>;
}

impl IdField for String {
    fn id_text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl IdField for i32 {
    fn id_text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl IdField for i64 {
    fn id_text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

/// An id that is optional in a response; an absent one is not valid.
impl<T: IdField> IdField for Option<T> {
    fn id_text(&self) -> Cow<'_, str> {
        self.as_ref().map_or(Cow::Borrowed(""), T::id_text)
    }
}

impl<K: IdKind> IdField for Id<K> {
    fn id_text(&self) -> Cow<'_, str> {
        sealed::Sealed::text(&self.0)
    }
}

/// Implements [`IdOf`] for types that contain the id of a resource: `identified!(kind::Team: Team.id, Role.team_id)`.
#[doc(hidden)]
#[macro_export]
macro_rules! identified {
    ($kind:path: $($type:ident.$field:ident),*) => {$(
        impl $crate::id::IdOf<$kind> for $type {
            fn id(&self) -> std::borrow::Cow<'_, str> {
                $crate::id::IdField::id_text(&self.$field)
            }
        }
    )*};
}

/// Returns the ids of resources as text, for a request body.
///
/// # Errors
/// [`Kind::Configuration`] if a resource has no usable id.
pub fn texts<K: IdKind>(resources: impl IntoIterator<Item = impl IdOf<K>>) -> Result<Vec<String>> {
    let ids = resources.into_iter();
    ids.map(|resource| Id::of(resource).map(String::from))
        .collect()
}

/// Declares kinds of resources in a module `kind`, and a short name for the id of each.
///
/// ```
/// squad_core::id_kinds! {
///     /// A campaign.
///     Campaign(i64) = "a campaign", CampaignId;
/// }
/// # fn main() {
/// assert_eq!(CampaignId::from(17).to_string(), "17");
/// # }
/// ```
#[macro_export]
macro_rules! id_kinds {
    ($($(#[$meta:meta])* $kind:ident($value:ty) = $name:literal, $id:ident;)*) => {
        /// The kinds of resources that have ids.
        pub mod kind {
            $(
                $(#[$meta])*
                #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
                pub enum $kind {}

                impl $crate::id::IdKind for $kind {
                    const NAME: &'static str = $name;
                    type Value = $value;
                }
            )*
        }

        $(
            #[doc = concat!("The id of ", $name, ".")]
            pub type $id = $crate::id::Id<kind::$kind>;
        )*
    };
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, unreachable_pub)]

    use super::*;

    id_kinds! {
        /// A campaign.
        Campaign(i64) = "a campaign", CampaignId;
        /// A team.
        Team(Box<str>) = "a team", TeamId;
    }

    struct Row {
        id: String,
    }

    crate::identified!(kind::Team: Row.id);

    struct Optional {
        id: Option<i64>,
    }

    crate::identified!(kind::Campaign: Optional.id);

    #[test]
    fn a_reference_identifies_what_it_refers_to() {
        let row = Row {
            id: "t1".to_owned(),
        };
        for id in [
            TeamId::of(&row),
            #[allow(clippy::needless_borrows_for_generic_args)]
            // A reference to a reference is accepted too.
            TeamId::of(&&row),
            TeamId::of(TeamId::new("t1").unwrap()),
        ] {
            assert_eq!(id.unwrap().to_string(), "t1");
        }
    }

    #[test]
    fn an_optional_field_identifies_if_it_is_there() {
        let id = CampaignId::of(&Optional { id: Some(17) });
        assert_eq!(id.unwrap().as_i64(), 17);
        let error = CampaignId::of(&Optional { id: None }).unwrap_err();
        assert_eq!(error.kind(), Kind::Configuration);
        for text in [
            17_i32.id_text(),
            17_i64.id_text(),
            "17".to_owned().id_text(),
        ] {
            assert_eq!(text, "17");
        }
        assert_eq!(TeamId::new("t1").unwrap().id_text(), "t1");
    }

    #[test]
    fn text_that_cannot_be_a_segment_of_a_path_is_rejected() {
        for (text, reason) in [
            ("", "empty"),
            ("a/b", "slash"),
            ("a b", "white space"),
            ("a\u{a0}b", "white space"),
            ("a\u{7}b", "control character"),
            (".", "dots"),
            ("..", "dots"),
        ] {
            let error = TeamId::new(text).unwrap_err();
            assert_eq!(error.kind(), Kind::Configuration, "{text:?}");
            assert!(error.message().contains(reason), "{text:?}: {error}");
        }
        assert!(TeamId::new("a.b-c_d:é").is_ok());
    }

    #[test]
    fn a_numeric_id_is_a_positive_integer() {
        assert_eq!(CampaignId::new("1").unwrap().to_string(), "1");
        assert_eq!(CampaignId::new("17").unwrap().as_i64(), 17);
        assert_eq!(
            CampaignId::new(i64::MAX.to_string()).unwrap(),
            CampaignId::from(i64::MAX)
        );
        for text in ["0", "-1", "1.5", "x", "", "9223372036854775808"] {
            let error = CampaignId::new(text).unwrap_err();
            assert_eq!(error.kind(), Kind::Configuration, "{text}");
        }
    }

    #[test]
    fn an_id_converts_from_and_to_text() {
        let team = TeamId::new("t1").unwrap();
        let campaign = CampaignId::from(17);
        assert_eq!((team.as_str(), team.as_ref()), ("t1", "t1"));
        assert_eq!(
            (team.to_string(), campaign.to_string()),
            ("t1".into(), "17".into())
        );
        assert_eq!(format!("{team:?} {campaign:?}"), r#""t1" 17"#);
        assert_eq!((team.id(), campaign.id()), ("t1".into(), "17".into()));
        assert_eq!(
            (team.id_text(), campaign.id_text()),
            ("t1".into(), "17".into())
        );
        assert_eq!(String::from(&team), "t1");
        assert_eq!(String::from(&campaign), "17");
        assert_eq!(String::from(team.clone()), "t1");
        assert_eq!(String::from(campaign), "17");
        assert_eq!(
            (TeamId::from(&team), CampaignId::from(&campaign)),
            (team.clone(), campaign)
        );
        for same in [
            "t1".parse(),
            TeamId::try_from("t1"),
            "t1".to_owned().try_into(),
        ] {
            assert_eq!(same.unwrap(), team);
        }
        for same in [
            "17".parse(),
            CampaignId::try_from("17"),
            "17".to_owned().try_into(),
        ] {
            assert_eq!(same.unwrap(), campaign);
        }
        for invalid in [
            "a b".parse(),
            TeamId::try_from("a b"),
            "a b".to_owned().try_into(),
        ] {
            assert_eq!(
                invalid.unwrap_err().message(),
                "the id of a team contains white space or a control character; use the id that a response contains"
            );
        }
    }

    #[test]
    fn an_id_is_a_string_or_a_number_in_json() {
        let team = |json| serde_json::from_str::<TeamId>(json);
        let campaign = |json| serde_json::from_str::<CampaignId>(json);
        for (json, id) in [
            (r#""t1""#, "t1"),
            ("17", "17"),
            ("-17", "-17"),
            (r#""17""#, "17"),
        ] {
            assert_eq!(team(json).unwrap().as_str(), id);
        }
        for json in ["17", r#""17""#] {
            assert_eq!(campaign(json).unwrap().as_i64(), 17);
        }
        let expected = "expected an id: a string or an integer";
        for (error, message) in [
            (team("true").unwrap_err(), expected),
            (team("1.5").unwrap_err(), expected),
            (campaign("null").unwrap_err(), expected),
            (
                team(r#""a/b""#).unwrap_err(),
                "the id of a team contains a slash",
            ),
            (
                campaign("-17").unwrap_err(),
                "the id of a campaign is not a positive integer",
            ),
            (
                campaign("0").unwrap_err(),
                "the id of a campaign is not a positive integer",
            ),
        ] {
            assert!(error.to_string().contains(message), "{error}");
        }
        let written = serde_json::to_string(&(TeamId::new("17").unwrap(), CampaignId::from(17)));
        assert_eq!(written.unwrap(), r#"["17",17]"#);
    }

    #[test]
    fn ids_of_several_resources_are_texts_in_their_order() {
        let row = |id: &str| Row { id: id.to_owned() };
        assert_eq!(texts(&[row("t2"), row("t1")]).unwrap(), ["t2", "t1"]);
        assert_eq!(texts([CampaignId::from(17)]).unwrap(), ["17"]);
        assert_eq!(texts(&[] as &[Row]).unwrap(), [""; 0]);
        let error = texts(&[row("t1"), row("")]).unwrap_err();
        assert!(
            error.message().starts_with("the id of a team is empty"),
            "{error}"
        );
    }
}
