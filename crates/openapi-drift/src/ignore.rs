//! Known differences that are not reported. Every entry has a reason, and an entry that matches no
//! change is an error.

use serde::{Deserialize, Serialize};

use crate::change::{Change, Drift};
use crate::likeness;
use crate::rules::rule_names;

/// A difference that is not reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The rule's name, such as `response-property-type-changed`.
    pub rule: String,
    /// JSON pointer of the change, in either document.
    pub at: String,
    /// An operation that the change must reach, by id or `METHOD /path`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// Why it is not reported.
    pub reason: String,
}

/// The ignore file: JSON, `{ "ignore": [ { "rule", "at", "operation"?, "reason" } ] }`.
///
/// ```
/// use openapi_drift::Ignore;
/// let ignore = Ignore::parse(r#"{"ignore": [{"rule": "api-tag-added",
///     "at": "/paths/~1users/get", "reason": "tags are headings only"}]}"#)?;
/// assert_eq!(ignore.entries().len(), 1);
/// # Ok::<(), openapi_drift::IgnoreError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    ignore: Vec<Entry>,
}

/// Why an ignore file is invalid.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IgnoreError {
    /// It is not JSON of the expected form.
    #[error(
        "the ignore file is invalid: {0}; expected {{\"ignore\": [{{\"rule\", \"at\", \"reason\"}}]}}"
    )]
    Malformed(#[from] serde_json::Error),
    /// No rule has this name.
    #[error(
        "the ignore file's entry at {at} names the rule {rule}, which does not exist; did you mean {closest}?"
    )]
    UnknownRule {
        /// The rule of the entry.
        rule: String,
        /// The pointer of the entry.
        at: String,
        /// The rule with the closest name.
        closest: String,
    },
    /// The reason of an entry is empty.
    #[error("the ignore file's entry for {rule} at {at} has no reason; write why it is ignored")]
    NoReason {
        /// The rule of the entry.
        rule: String,
        /// The pointer of the entry.
        at: String,
    },
}

/// The result of applying an ignore file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Applied {
    /// The changes that no entry matches.
    pub drift: Drift,
    /// The changes, or some of their effects, that are ignored, each with its reason.
    pub ignored: Vec<(Change, String)>,
    /// Entries that match no change and should be removed.
    pub stale: Vec<Entry>,
}

impl Applied {
    /// The exit code: that of the remaining changes, or 30 if an entry is stale.
    pub fn exit_code(&self) -> u8 {
        match self.stale.is_empty() {
            true => self.drift.exit_code(),
            false => 30,
        }
    }
}

impl Ignore {
    /// Parses an ignore file.
    ///
    /// # Errors
    /// If it is not JSON of the expected form, an entry has no reason, or names an unknown rule.
    pub fn parse(text: &str) -> Result<Self, IgnoreError> {
        let parsed: Ignore = serde_json::from_str(text)?;
        let names = rule_names();
        for entry in &parsed.ignore {
            let (rule, at) = (entry.rule.clone(), entry.at.clone());
            if entry.reason.trim().is_empty() {
                return Err(IgnoreError::NoReason { rule, at });
            }
            if names.binary_search(&rule).is_err() {
                let closest = names
                    .iter()
                    .max_by_key(|name| likeness::of_names(name, &rule));
                let closest = closest.cloned().unwrap_or_default();
                return Err(IgnoreError::UnknownRule { rule, at, closest });
            }
        }
        Ok(parsed)
    }

    /// The entries, in the file's order.
    pub fn entries(&self) -> &[Entry] {
        &self.ignore
    }

    /// Removes the effects that entries match, and finds the entries that match none.
    pub fn apply(&self, drift: Drift) -> Applied {
        let mut matched = vec![false; self.ignore.len()];
        let mut out = Applied::default();
        for mut change in drift.changes {
            let mut ignored_effects: Vec<(usize, crate::change::Effect)> = Vec::new();
            let effects = std::mem::take(&mut change.effects);
            for effect in effects {
                let entry = self.ignore.iter().position(|entry| {
                    let here = change
                        .places()
                        .any(|(old, new)| entry.at == old || entry.at == new);
                    let reaches = entry.operation.as_ref().is_none_or(|wanted| {
                        effect.operations.iter().any(|o| {
                            o.id.as_ref() == Some(wanted)
                                || format!("{} {}", o.method, o.path) == *wanted
                        })
                    });
                    entry.rule == effect.rule && here && reaches
                });
                match entry {
                    Some(index) => ignored_effects.push((index, effect)),
                    None => change.effects.push(effect),
                }
            }
            for (index, effect) in ignored_effects {
                if let Some(matched) = matched.get_mut(index) {
                    *matched = true;
                }
                let mut ignored = change.clone();
                ignored.effects = vec![effect];
                let reason = self
                    .ignore
                    .get(index)
                    .map(|e| e.reason.clone())
                    .unwrap_or_default();
                out.ignored.push((ignored, reason));
            }
            if !change.effects.is_empty() {
                out.drift.changes.push(change);
            }
        }
        out.stale = self
            .ignore
            .iter()
            .zip(&matched)
            .filter(|(_, matched)| !**matched)
            .map(|(entry, _)| entry.clone())
            .collect();
        out
    }
}
