//! The reviewed names table of each document (`*.names.json`).

use std::collections::BTreeMap;

use heck::ToKebabCase;
use serde::Deserialize;

use crate::Problem;

/// The names table.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Tag (up to its first `/`) → area, if the area is not the tag in kebab case.
    #[serde(default)]
    pub areas: BTreeMap<String, String>,
    /// JSON pointer of an inline type in the lowered document → component name.
    #[serde(default)]
    pub types: BTreeMap<String, String>,
    /// Component name → Rust name, if it is not the shortest unique one.
    #[serde(default)]
    pub rust: BTreeMap<String, String>,
}

impl Names {
    /// The area of a tag.
    #[must_use]
    pub fn area(&self, tag: &str) -> String {
        let top = tag.split('/').next().unwrap_or_default();
        self.areas
            .get(top)
            .cloned()
            .unwrap_or_else(|| top.to_kebab_case())
    }

    /// Reads a names table.
    ///
    /// # Errors
    /// If the bytes are not a names table.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        serde_json::from_slice(bytes).map_err(|error| {
            Problem::in_file(
                file,
                format!("is not a names table: {error}"),
                "see openapi/README.md for its members: areas, types, rust",
            )
        })
    }
}
