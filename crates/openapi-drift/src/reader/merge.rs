//! Fragments merged into one document. The first telling of an operation or a
//! component stands; a different one is reported with both pages' names.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::page::Fragment;
use crate::keywords::{canonical, is_wording};
use crate::pointer;

/// Something told differently on two pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// JSON pointer of the thing in the merged document.
    pub pointer: String,
    /// Where it was read first; this telling stands.
    pub first: String,
    /// Where it was told differently.
    pub second: String,
    /// Only descriptions, titles or examples differ.
    pub wording_only: bool,
}

impl std::fmt::Display for Conflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let how = match self.wording_only {
            true => "in other words",
            false => "differently",
        };
        write!(
            f,
            "{} is told {how} on {} and on {}; the first stands",
            self.pointer, self.first, self.second
        )
    }
}

/// One document out of many fragments, and what they disagree on.
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
        told: HashMap::new(),
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

/// What most fragments say of a key stands at the root; others say it themselves.
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
    /// Who told what first, by pointer.
    told: HashMap<String, String>,
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
                        tell(
                            &mut self.told,
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
        let mut told = Vec::new();
        for (key, value) in item {
            let mut value = value.clone();
            if crate::diff::METHODS.contains(&key.as_str()) {
                self.take_along(fragment, &mut value);
            }
            told.push((key, value));
        }
        let slot = self
            .paths
            .entry(path.to_owned())
            .or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(slot) = slot else { return };
        for (key, value) in told {
            let at = pointer::join("/paths", &[path, key]);
            tell(
                &mut self.told,
                &mut self.conflicts,
                slot,
                (key, at),
                &value,
                from,
            );
        }
    }

    /// Servers and security of a fragment are its operations'; where they are
    /// not the document's, the operation says them itself.
    fn take_along(&self, fragment: &Fragment, operation: &mut Value) {
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

/// Notes a telling: the first stands, an equal one is welcome, another is a conflict.
fn tell(
    told: &mut HashMap<String, String>,
    conflicts: &mut Vec<Conflict>,
    slot: &mut Map<String, Value>,
    (key, at): (&str, String),
    value: &Value,
    from: &str,
) {
    let Some(known) = slot.get(key) else {
        slot.insert(key.to_owned(), value.clone());
        told.insert(at, from.to_owned());
        return;
    };
    if canonical(known) == canonical(value) {
        return;
    }
    let conflict = Conflict {
        first: told.get(&at).cloned().unwrap_or_default(),
        pointer: at,
        second: from.to_owned(),
        wording_only: canonical(&unworded(known)) == canonical(&unworded(value)),
    };
    if !conflicts.contains(&conflict) {
        conflicts.push(conflict);
    }
}

/// A value without its words. A field that happens to be called `description`
/// is an object and stays.
fn unworded(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(key, value)| !is_wording(key) || value.is_object())
                .map(|(key, value)| (key.clone(), unworded(value)))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(unworded).collect()),
        other => other.clone(),
    }
}
