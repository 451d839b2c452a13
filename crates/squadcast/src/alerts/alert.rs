//! The payload of the incoming webhook.

use std::collections::BTreeMap;

use serde::Serialize;
use squadcast_raw::incidents::IncidentPriority;

use super::invalid;
use crate::Result;

/// The maximum size of a serialized alert, in bytes. The service does not process a larger one.
pub const MAX_ALERT_BYTES: usize = 30_000;

/// An alert to send with [`AlertSource::trigger`](super::AlertSource::trigger).
///
/// ```
/// use squadcast::alerts::{Alert, IncidentPriority};
///
/// let alert = Alert::new("Disk is full")
///     .description("/var has 0 bytes left")
///     .priority(IncidentPriority::P2)
///     .tag("host", "db-1")
///     .tag("severity", ("high", "#ffa500"))
///     .dedup_key("db-1/disk");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[must_use = "an alert is not sent until it is passed to `trigger`"]
pub struct Alert {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tags: BTreeMap<String, AlertTag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<IncidentPriority>,
    status: &'static str,
    #[serde(rename = "event_id", skip_serializing_if = "Option::is_none")]
    dedup_key: Option<String>,
}

impl Alert {
    /// Creates an alert with the title of its incident.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            description: None,
            tags: BTreeMap::new(),
            priority: None,
            status: "trigger",
            dedup_key: None,
        }
    }

    /// Sets the description. Defaults to the message.
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = Some(text.into());
        self
    }

    /// Sets the priority. By default the service decides.
    pub fn priority(mut self, priority: IncidentPriority) -> Self {
        self.priority = Some(priority);
        self
    }

    /// Sets a tag: a value, or a pair of a value and a color such as `#ff0000`. A second tag with this key replaces the first.
    pub fn tag(mut self, key: impl Into<String>, value: impl Into<AlertTag>) -> Self {
        self.tags.insert(key.into(), value.into());
        self
    }

    /// Sets the key under which the alert is deduplicated and its incident is [resolved](super::AlertSource::resolve). It is
    /// not the id of the incident; all incidents of the service that share it are resolved together.
    #[doc(alias = "event_id")]
    pub fn dedup_key(mut self, key: impl Into<String>) -> Self {
        self.dedup_key = Some(key.into());
        self
    }

    pub(super) fn has_dedup_key(&self) -> bool {
        self.dedup_key.is_some()
    }

    /// Fills in defaults and checks what would be sent.
    pub(super) fn prepared(mut self) -> Result<Self> {
        if self.message.trim().is_empty() {
            return Err(invalid("the message of the alert is empty"));
        }
        if let Some(priority) = &self.priority
            && !IncidentPriority::LISTED.contains(priority)
        {
            let given: String = priority.as_ref().chars().take(20).collect();
            return Err(invalid(format!(
                "unknown priority {given:?}; the priorities are `P1` to `P5`"
            )));
        }
        if let Some(key) = &self.dedup_key {
            checked_key(key)?;
        }
        for (key, tag) in &self.tags {
            if key.trim().is_empty() {
                return Err(invalid("the alert has a tag without a key"));
            }
            tag.check(key)?;
        }
        self.description.get_or_insert_with(|| self.message.clone());
        checked_size(&self)?;
        Ok(self)
    }
}

/// The value of a tag of an [`Alert`]. Text, and pairs of text and color, convert into it.
///
/// ```
/// use squadcast::alerts::AlertTag;
///
/// let plain: AlertTag = "production".into();
/// let red = AlertTag::colored("critical", "#ff0000");
/// assert_eq!(red, ("critical", "#ff0000").into());
/// # let _ = plain;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(squad_core::schema::schemars::JsonSchema),
    schemars(crate = "squad_core::schema::schemars")
)]
#[serde(untagged)]
#[non_exhaustive]
pub enum AlertTag {
    /// A value; the service chooses the color.
    Plain(String),
    /// A value with a color.
    #[non_exhaustive]
    Colored {
        /// The value.
        value: String,
        /// The color in hexadecimal notation, for example `#ff0000`.
        color: String,
    },
}

impl AlertTag {
    /// Creates a value with a color in hexadecimal notation, for example `#ff0000`.
    pub fn colored(value: impl Into<String>, color: impl Into<String>) -> Self {
        Self::Colored {
            value: value.into(),
            color: color.into(),
        }
    }

    fn check(&self, key: &str) -> Result<()> {
        let Self::Colored { color, .. } = self else {
            return Ok(());
        };
        let digits = color.strip_prefix('#').unwrap_or_default();
        let valid = matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        if valid {
            return Ok(());
        }
        let (key, color): (String, String) = (
            key.chars().take(40).collect(),
            color.chars().take(20).collect(),
        );
        Err(invalid(format!(
            "the color {color:?} of tag {key:?} is not hexadecimal, such as `#ff0000`"
        )))
    }
}

impl From<&str> for AlertTag {
    fn from(value: &str) -> Self {
        Self::Plain(value.to_owned())
    }
}

impl From<String> for AlertTag {
    fn from(value: String) -> Self {
        Self::Plain(value)
    }
}

impl<V: Into<String>, C: Into<String>> From<(V, C)> for AlertTag {
    fn from((value, color): (V, C)) -> Self {
        Self::colored(value, color)
    }
}

/// The payload that resolves the incidents with a deduplication key.
#[derive(Debug, Serialize)]
pub(super) struct Resolution {
    status: &'static str,
    event_id: String,
}

impl Resolution {
    /// Checks the key: what the service does without one is unknown, and could be to resolve more than is meant.
    pub(super) fn new(dedup_key: String) -> Result<Self> {
        checked_key(&dedup_key)?;
        let resolution = Self {
            status: "resolve",
            event_id: dedup_key,
        };
        checked_size(&resolution)?;
        Ok(resolution)
    }
}

fn checked_key(dedup_key: &str) -> Result<()> {
    if dedup_key.trim().is_empty() {
        return Err(invalid("the deduplication key is empty"));
    }
    Ok(())
}

fn checked_size(payload: &impl Serialize) -> Result<()> {
    let serialized = serde_json::to_vec(payload)
        .map_err(|error| invalid("the alert cannot be serialized").with_source(error))?;
    if serialized.len() > MAX_ALERT_BYTES {
        return Err(invalid(format!(
            "the alert has {} bytes as JSON, and the service accepts at most {MAX_ALERT_BYTES}; shorten its description or its tags",
            serialized.len()
        )));
    }
    Ok(())
}
