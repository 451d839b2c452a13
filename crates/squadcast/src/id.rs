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
/// use squadcast::{IncidentId, ScheduleId, ServiceId};
///
/// let incident: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// assert_eq!(incident.as_str(), "5f0b1d3a8c2e4a0010c0ffee");
/// assert!(ServiceId::new("a/b").is_err());
///
/// let schedule = ScheduleId::from(4711);
/// assert_eq!(schedule, "4711".parse()?);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<K: IdKind>(K::Value);

/// A kind of resource that has ids. The kinds are in [`kind`](mod@kind).
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
/// ```
/// # use squadcast::{Incident, IncidentId, Squadcast};
/// # async fn example(client: &Squadcast, row: Incident) -> squadcast::Result<()> {
/// // By the incident itself …
/// client.incidents().acknowledge(&row).await?;
/// // … or by its id.
/// let id: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// client.incidents().acknowledge(id).await?;
/// # Ok(())
/// # }
/// ```
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
    /// ```
    /// # use squadcast::{IncidentId, Incident};
    /// # fn example(incident: &Incident) -> squadcast::Result<()> {
    /// let id = IncidentId::of(incident)?;
    /// # Ok(())
    /// # }
    /// ```
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

/// Implements [`IdOf`] for types that contain the id of a resource.
#[allow(
    unused_macros,
    reason = "an area without such types can be built alone"
)]
macro_rules! identified {
    ($kind:ident: $($type:ident.$field:ident),*) => {$(
        impl $crate::IdOf<$crate::kind::$kind> for $type {
            fn id(&self) -> std::borrow::Cow<'_, str> {
                self.$field.as_str().into()
            }
        }
    )*};
}

#[allow(
    unused_imports,
    reason = "an area without such types can be built alone"
)]
pub(crate) use identified;

/// Returns the ids of resources as text, for a request body.
#[allow(
    dead_code,
    reason = "an area that needs no list of ids can be built alone"
)]
pub(crate) fn texts<K: IdKind>(
    resources: impl IntoIterator<Item = impl IdOf<K>>,
) -> Result<Vec<String>> {
    let ids = resources.into_iter();
    ids.map(|resource| Id::of(resource).map(String::from))
        .collect()
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

/// Declares the kinds and the short names of their ids.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident($value:ty) = $name:literal, $id:ident;)*) => {
        /// The kinds of resources that have ids.
        pub mod kind {
            $(
                $(#[$meta])*
                #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
                pub enum $kind {}

                impl super::IdKind for $kind {
                    const NAME: &'static str = $name;
                    type Value = $value;
                }
            )*
        }

        $(
            #[doc = concat!("The id of ", $name, ".")]
            pub type $id = Id<kind::$kind>;
        )*
    };
}

kinds! {
    /// An API token (refresh token) as a resource that can be listed and revoked; its id is not secret.
    ApiToken(Box<str>) = "an API token", ApiTokenId;
    /// A communication card of an incident.
    CommunicationCard(i64) = "a communication card", CommunicationCardId;
    /// An escalation policy.
    EscalationPolicy(Box<str>) = "an escalation policy", EscalationPolicyId;
    /// An incident.
    Incident(Box<str>) = "an incident", IncidentId;
    /// An alert that was sent in, identified by the request id in the response of the incoming webhook.
    IngestionRequest(Box<str>) = "an ingestion request", IngestionRequestId;
    /// A note of an incident.
    Note(Box<str>) = "a note", NoteId;
    /// A user or a squad, as an additional responder of an incident.
    Responder(Box<str>) = "a responder", ResponderId;
    /// A rotation of a schedule.
    Rotation(i64) = "a rotation", RotationId;
    /// A runbook.
    Runbook(Box<str>) = "a runbook", RunbookId;
    /// A schedule.
    Schedule(i64) = "a schedule", ScheduleId;
    /// An override of a schedule.
    ScheduleOverride(i64) = "a schedule override", ScheduleOverrideId;
    /// A service.
    Service(Box<str>) = "a service", ServiceId;
    /// A Slack channel, by the id that Slack gives it.
    SlackChannel(Box<str>) = "a Slack channel", SlackChannelId;
    /// A service level objective (SLO).
    Slo(i64) = "an SLO", SloId;
    /// A squad.
    Squad(Box<str>) = "a squad", SquadId;
    /// A status page.
    StatusPage(i64) = "a status page", StatusPageId;
    /// A team.
    Team(Box<str>) = "a team", TeamId;
    /// A role within a team.
    TeamRole(Box<str>) = "a team role", TeamRoleId;
    /// A user.
    User(Box<str>) = "a user", UserId;
    /// An outgoing webhook.
    Webhook(Box<str>) = "a webhook", WebhookId;
    /// A workflow.
    Workflow(i64) = "a workflow", WorkflowId;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn text_that_would_address_another_resource_is_rejected_with_the_kind() {
        for text in ["", "a/b", "a b", "\n", ".", ".."] {
            let error = IncidentId::new(text).unwrap_err();
            assert!(error.is_configuration(), "{text:?}");
            assert!(error.to_string().contains("an incident"), "{error}");
        }
        assert_eq!(IncidentId::new("5f0b").unwrap().to_string(), "5f0b");
    }

    #[test]
    fn text_id_serializes_as_a_string() {
        for json in ["\"17\"", "17"] {
            let id: TeamId = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), "\"17\"");
        }
        assert!(serde_json::from_str::<TeamId>("\"\"").is_err());
        assert!(serde_json::from_str::<TeamId>("null").is_err());
    }

    fn numeric_id_deserializes_from_both_forms<K: IdKind<Value = i64>>() {
        for json in ["4711", "\"4711\""] {
            let id: Id<K> = serde_json::from_str(json).unwrap();
            assert_eq!((id.as_i64(), &*id.id()), (4711, "4711"));
            assert_eq!(id, "4711".parse().unwrap());
            assert_eq!(id, Id::from(4711));
            assert_eq!(serde_json::to_string(&id).unwrap(), "4711");
            assert_eq!(String::from(id), "4711");
        }
        for json in [
            "0",
            "-1",
            "1.5",
            "\"x\"",
            "true",
            "null",
            "9223372036854775808",
        ] {
            assert!(serde_json::from_str::<Id<K>>(json).is_err(), "{json}");
        }
        let error = Id::<K>::new("x").unwrap_err();
        assert!(error.to_string().contains(K::NAME), "{error}");
        // As a resource that was never filled in.
        assert!(Id::of(Id::<K>::from(0)).is_err());
    }

    #[test]
    fn numeric_id_is_a_number_in_a_body_and_lenient_when_deserialized() {
        numeric_id_deserializes_from_both_forms::<kind::CommunicationCard>();
        numeric_id_deserializes_from_both_forms::<kind::Rotation>();
        numeric_id_deserializes_from_both_forms::<kind::Schedule>();
        numeric_id_deserializes_from_both_forms::<kind::ScheduleOverride>();
        numeric_id_deserializes_from_both_forms::<kind::Slo>();
        numeric_id_deserializes_from_both_forms::<kind::StatusPage>();
        numeric_id_deserializes_from_both_forms::<kind::Workflow>();
    }

    #[test]
    fn numeric_ids_are_ordered_as_numbers() {
        assert!(SloId::from(9) < SloId::from(10));
        assert!(TeamId::new("10").unwrap() < TeamId::new("9").unwrap());
    }
}
