//! Fragments merged into one document. Of two different definitions of an operation or a component
//! the first is used, and both pages are reported.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::page::Fragment;
use crate::canonical::{canonical, without_documentation};
use crate::pointer;

/// An operation or component that two pages document differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// JSON pointer in the merged document.
    pub pointer: String,
    /// The page of the first definition, which is used.
    pub first: String,
    /// The page of the other definition.
    pub second: String,
    /// Only descriptions, titles or examples differ.
    pub documentation_only: bool,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let how = match self.documentation_only {
            true => "with other descriptions",
            false => "differently",
        };
        write!(
            f,
            "{} is documented {how} on {} and on {}; the first is used",
            self.pointer, self.first, self.second
        )
    }
}

/// Merges fragments into one document, and returns the conflicts.
pub(crate) fn merge(fragments: &[Fragment]) -> (Value, Vec<Conflict>) {
    if let [only] = fragments {
        return (only.value.clone(), Vec::new());
    }
    let mut merge = Merge {
        servers: most_common(fragments, "servers"),
        security: most_common(fragments, "security"),
        paths: Map::new(),
        components: Map::new(),
        tags: Vec::new(),
        sources: HashMap::new(),
        conflicts: Vec::new(),
    };
    for fragment in fragments {
        merge.add(fragment);
    }
    let version = fragments
        .iter()
        .filter_map(|f| pointer::text(&f.value, "openapi"))
        .max()
        .unwrap_or("3.1.0");
    let info = fragments
        .iter()
        .find_map(|f| f.value.get("info").cloned())
        .unwrap_or_else(|| json!({"title": "merged", "version": "0"}));
    let mut out = Map::new();
    out.insert("openapi".to_owned(), version.into());
    out.insert("info".to_owned(), info);
    out.insert("tags".to_owned(), Value::Array(merge.tags));
    for (key, value) in [("servers", merge.servers), ("security", merge.security)] {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    }
    out.insert("paths".to_owned(), Value::Object(merge.paths));
    out.insert("components".to_owned(), Value::Object(merge.components));
    (Value::Object(out), merge.conflicts)
}

/// The most common value of a key is that of the document; other fragments keep their own.
fn most_common(fragments: &[Fragment], key: &str) -> Option<Value> {
    let mut counts: Vec<(String, &Value, usize)> = Vec::new();
    for value in fragments.iter().filter_map(|f| f.value.get(key)) {
        let text = canonical(value);
        match counts.iter_mut().find(|(known, _, _)| *known == text) {
            Some(entry) => entry.2 += 1,
            None => counts.push((text, value, 1)),
        }
    }
    let most = counts.iter().map(|c| c.2).max()?;
    counts
        .into_iter()
        .find(|c| c.2 == most)
        .map(|(_, value, _)| value.clone())
}

struct Merge {
    servers: Option<Value>,
    security: Option<Value>,
    paths: Map<String, Value>,
    components: Map<String, Value>,
    tags: Vec<Value>,
    /// The source of each definition, by pointer.
    sources: HashMap<String, String>,
    conflicts: Vec<Conflict>,
}

impl Merge {
    fn add(&mut self, fragment: &Fragment) {
        let from = fragment.source_name.as_str();
        for tag in fragment
            .value
            .get("tags")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            if !self
                .tags
                .iter()
                .any(|known| known.get("name") == tag.get("name"))
            {
                self.tags.push(tag.clone());
            }
        }
        if let Some(Value::Object(paths)) = fragment.value.get("paths") {
            for (path, item) in paths {
                if let Value::Object(item) = item {
                    self.path_item(from, fragment, path, item);
                }
            }
        }
        if let Some(Value::Object(sections)) = fragment.value.get("components") {
            for (section, entries) in sections {
                let Value::Object(entries) = entries else {
                    continue;
                };
                for (name, value) in entries {
                    let at = pointer::join("/components", &[section, name]);
                    let slot = self
                        .components
                        .entry(section.clone())
                        .or_insert_with(|| Value::Object(Map::new()));
                    if let Value::Object(slot) = slot {
                        define(
                            &mut self.sources,
                            &mut self.conflicts,
                            slot,
                            (name, at),
                            value,
                            from,
                        );
                    }
                }
            }
        }
    }

    fn path_item(
        &mut self,
        from: &str,
        fragment: &Fragment,
        path: &str,
        item: &Map<String, Value>,
    ) {
        let mut entries = Vec::new();
        for (key, value) in item {
            let mut value = value.clone();
            if crate::diff::METHODS.contains(&key.as_str()) {
                self.inherit(fragment, &mut value);
            }
            entries.push((key, value));
        }
        let slot = self
            .paths
            .entry(path.to_owned())
            .or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(slot) = slot else { return };
        for (key, value) in entries {
            let at = pointer::join("/paths", &[path, key]);
            define(
                &mut self.sources,
                &mut self.conflicts,
                slot,
                (key, at),
                &value,
                from,
            );
        }
    }

    /// Servers and security of a fragment apply to its operations. If they are not those of the merged
    /// document, they are copied into the operation.
    fn inherit(&self, fragment: &Fragment, operation: &mut Value) {
        let Value::Object(operation) = operation else {
            return;
        };
        for (key, common) in [("servers", &self.servers), ("security", &self.security)] {
            let own = fragment.value.get(key);
            let differs = own.map(canonical) != common.as_ref().map(canonical);
            if let (false, true, Some(own)) = (operation.contains_key(key), differs, own) {
                operation.insert(key.to_owned(), own.clone());
            }
        }
    }
}

/// Adds a definition; a different one of the same pointer is a conflict.
fn define(
    sources: &mut HashMap<String, String>,
    conflicts: &mut Vec<Conflict>,
    slot: &mut Map<String, Value>,
    (key, at): (&str, String),
    value: &Value,
    from: &str,
) {
    let Some(known) = slot.get(key) else {
        slot.insert(key.to_owned(), value.clone());
        sources.insert(at, from.to_owned());
        return;
    };
    if canonical(known) == canonical(value) {
        return;
    }
    let conflict = Conflict {
        first: sources.get(&at).cloned().unwrap_or_default(),
        pointer: at,
        second: from.to_owned(),
        documentation_only: canonical(&without_documentation(known))
            == canonical(&without_documentation(value)),
    };
    if !conflicts.contains(&conflict) {
        conflicts.push(conflict);
    }
}
