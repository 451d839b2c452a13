//! Known differences that a maintainer decided to live with. Every entry says
//! why, and an entry that no longer meets a change is an error, not a leftover.

use serde::{Deserialize, Serialize};

use crate::change::{Change, Drift};

/// A difference to pass over, and why.
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
    /// Why it is passed over.
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

/// Why an ignore file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IgnoreError {
    /// It is not the JSON that is expected.
    #[error(
        "the ignore file does not read: {0}; expected {{\"ignore\": [{{\"rule\", \"at\", \"reason\"}}]}}"
    )]
    Malformed(#[from] serde_json::Error),
    /// An entry says nothing in its reason.
    #[error("the ignore file's entry for {rule} at {at} has no reason; say why it is passed over")]
    NoReason {
        /// The entry's rule.
        rule: String,
        /// The entry's place.
        at: String,
    },
}

/// What is left after an ignore file was applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Applied {
    /// The changes that no entry names.
    pub drift: Drift,
    /// The changes (or some of their effects) that were passed over, each with its reason.
    pub ignored: Vec<(Change, String)>,
    /// Entries that met no change: take them out of the file.
    pub stale: Vec<Entry>,
}

impl Applied {
    /// The exit code: that of what is left, or 30 where an entry is stale.
    pub fn exit_code(&self) -> u8 {
        match self.stale.is_empty() {
            true => self.drift.exit_code(),
            false => 30,
        }
    }
}

impl Ignore {
    /// Reads an ignore file.
    ///
    /// # Errors
    /// When it is not JSON of the expected form, or an entry gives no reason.
    pub fn parse(text: &str) -> Result<Self, IgnoreError> {
        let read: Ignore = serde_json::from_str(text)?;
        match read.ignore.iter().find(|e| e.reason.trim().is_empty()) {
            None => Ok(read),
            Some(entry) => Err(IgnoreError::NoReason {
                rule: entry.rule.clone(),
                at: entry.at.clone(),
            }),
        }
    }

    /// The entries, in the file's order.
    pub fn entries(&self) -> &[Entry] {
        &self.ignore
    }

    /// Takes out what the entries name and finds the entries that name nothing.
    pub fn apply(&self, drift: Drift) -> Applied {
        let mut met = vec![false; self.ignore.len()];
        let mut out = Applied::default();
        for mut change in drift.changes {
            let mut passed: Vec<(usize, crate::change::Effect)> = Vec::new();
            let effects = std::mem::take(&mut change.effects);
            for effect in effects {
                let named = self.ignore.iter().position(|entry| {
                    let here = entry.at == change.old_pointer || entry.at == change.new_pointer;
                    let reaches = entry.operation.as_ref().is_none_or(|wanted| {
                        effect.operations.iter().any(|o| {
                            o.id.as_ref() == Some(wanted)
                                || format!("{} {}", o.method, o.path) == *wanted
                        })
                    });
                    entry.rule == effect.rule && here && reaches
                });
                match named {
                    Some(index) => passed.push((index, effect)),
                    None => change.effects.push(effect),
                }
            }
            for (index, effect) in passed {
                if let Some(met) = met.get_mut(index) {
                    *met = true;
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
            .zip(&met)
            .filter(|(_, met)| !**met)
            .map(|(entry, _)| entry.clone())
            .collect();
        out
    }
}
