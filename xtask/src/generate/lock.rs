//! The lock of the generated surface (`*.lock.json`): what users' programs name, so that a change of the document does
//! not rename it by accident.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Problem;

/// The names and positional arguments that users' programs depend on.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// operationId → its positional arguments by their name on the wire, in order; `body` is the request body.
    #[serde(default)]
    pub arguments: BTreeMap<String, Vec<String>>,
    /// Component → its path in the generated crate, for example `services::Service`.
    #[serde(default)]
    pub types: BTreeMap<String, String>,
}

impl Lock {
    /// Parses a lock file.
    ///
    /// # Errors
    /// If the bytes are not a lock file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        serde_json::from_slice(bytes).map_err(|error| {
            Problem::in_file(
                file,
                format!("is not a lock file: {error}"),
                "restore it from version control; `cargo xtask regen` maintains it",
            )
        })
    }

    /// Serializes it as it is written to disk.
    #[must_use]
    pub fn text(&self) -> String {
        // A map of strings can always be serialized.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The locked module and name of a component.
    #[must_use]
    pub fn type_path(&self, component: &str) -> Option<(&str, &str)> {
        self.types.get(component)?.rsplit_once("::")
    }
}
