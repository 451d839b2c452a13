//! Typed ids: the id of a service cannot be given where the id of a team is asked for.
//!
//! An id is checked when it is made: it has at least one character, no slash, no white space and no control character,
//! because such a text would address something else. Everything that takes an id also takes the thing itself.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, Kind, Result};

/// The id of a thing of kind `K`, as the service gave it.
///
/// ```
/// use squadcast::{IncidentId, ServiceId};
///
/// let incident: IncidentId = "5f0b1d3a8c2e4a0010c0ffee".parse()?;
/// assert_eq!(incident.as_str(), "5f0b1d3a8c2e4a0010c0ffee");
/// assert!(ServiceId::new("a/b").is_err());
/// # Ok::<(), squadcast::Error>(())
/// ```
pub struct Id<K> {
    text: Box<str>,
    kind: PhantomData<fn() -> K>,
}

/// What kinds of thing have ids. The kinds are in [`kind`](mod@kind).
pub trait IdKind: 'static {
    /// The kind's name in messages, with its article, for example `an incident`.
    const NAME: &'static str;
}

/// Something that says which thing of kind `K` is meant: its id, or the thing itself.
///
/// ```
/// # use squadcast::{Incident, Squadcast};
/// # async fn example(client: &Squadcast, incident: Incident) -> squadcast::Result<()> {
/// client.incidents().acknowledge(&incident).await?; // the incident itself …
/// client.incidents().acknowledge("5f0b1d3a8c2e4a0010c0ffee".parse::<squadcast::IncidentId>()?).await?; // … or its id
/// # Ok(())
/// # }
/// ```
pub trait IdOf<K> {
    /// The id on the wire.
    fn id_text(&self) -> &str;
}

impl<K> IdOf<K> for Id<K> {
    fn id_text(&self) -> &str {
        &self.text
    }
}

impl<K, T: IdOf<K> + ?Sized> IdOf<K> for &T {
    fn id_text(&self) -> &str {
        (**self).id_text()
    }
}

impl<K: IdKind> Id<K> {
    /// Checks an id.
    ///
    /// # Errors
    /// [`Kind::Configuration`] if the text cannot be an id.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self> {
        let text = text.into();
        check::<K>(&text)?;
        Ok(Self {
            text,
            kind: PhantomData,
        })
    }

    /// The id on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Checks the text of an id of kind `K`: for a query or a body. A path is checked where it is written.
pub(crate) fn check<K: IdKind>(text: &str) -> Result<&str> {
    let fault = if text.is_empty() {
        "is empty"
    } else if text.contains('/') {
        "has a slash in it"
    } else if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        "has white space in it"
    } else if text.chars().all(|c| c == '.') {
        "consists of dots"
    } else {
        return Ok(text);
    };
    Err(Error::new(
        Kind::Configuration,
        format!(
            "the id of {} {fault}; give the `id` that the service answered",
            K::NAME
        ),
    ))
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<K> AsRef<str> for Id<K> {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl<K> From<&Self> for Id<K> {
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

impl<K> From<Id<K>> for String {
    fn from(id: Id<K>) -> Self {
        id.text.into()
    }
}

impl<K> From<&Id<K>> for String {
    fn from(id: &Id<K>) -> Self {
        id.to_string()
    }
}

/// Ids of this kind are numbers on the wire.
impl From<i64> for CommunicationCardId {
    fn from(number: i64) -> Self {
        Self {
            text: number.to_string().into(),
            kind: PhantomData,
        }
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

impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, K: IdKind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Declares the kinds and the ids' short names.
macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident = $name:literal, $id:ident;)*) => {
        /// The kinds of thing that have ids.
        pub mod kind {
            $(
                $(#[$meta])*
                #[derive(Debug, Clone, Copy)]
                pub enum $kind {}

                impl super::IdKind for $kind {
                    const NAME: &'static str = $name;
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
    /// A refresh token, as a thing that can be listed and revoked; not its secret text.
    ApiToken = "an API token", ApiTokenId;
    /// A communication card of an incident.
    CommunicationCard = "a communication card", CommunicationCardId;
    /// An escalation policy.
    EscalationPolicy = "an escalation policy", EscalationPolicyId;
    /// An incident.
    Incident = "an incident", IncidentId;
    /// An alert as it was sent in, by the request id that its sender was answered.
    IngestionRequest = "an ingestion request", IngestionRequestId;
    /// A note of an incident.
    Note = "a note", NoteId;
    /// A user or a squad, as an additional responder of an incident.
    Responder = "a responder", ResponderId;
    /// A runbook.
    Runbook = "a runbook", RunbookId;
    /// A service.
    Service = "a service", ServiceId;
    /// A Slack channel, by the id that Slack gives it.
    SlackChannel = "a Slack channel", SlackChannelId;
    /// A squad.
    Squad = "a squad", SquadId;
    /// A team.
    Team = "a team", TeamId;
    /// A role within a team.
    TeamRole = "a team role", TeamRoleId;
    /// A user.
    User = "a user", UserId;
    /// An outgoing webhook.
    Webhook = "a webhook", WebhookId;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_id_that_would_address_something_else_is_refused_by_name() {
        for text in ["", "a/b", "a b", "\n", ".", ".."] {
            let error = IncidentId::new(text).unwrap_err();
            assert!(error.is_configuration(), "{text:?}");
            assert!(error.to_string().contains("an incident"), "{error}");
        }
        assert_eq!(IncidentId::new("5f0b").unwrap().to_string(), "5f0b");
    }

    #[test]
    fn an_id_reads_and_writes_as_its_text() {
        let id: TeamId = serde_json::from_str("\"t1\"").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"t1\"");
        assert!(serde_json::from_str::<TeamId>("\"\"").is_err());
    }
}
