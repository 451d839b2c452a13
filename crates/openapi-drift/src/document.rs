//! One OpenAPI document: its places (`Site`) with their pointers, local references, the dialect.

use std::collections::HashMap;

use serde_json::Value;

use crate::pointer;

/// A place in one document: an index into [`Document::sites`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct SiteId(u32);

/// The dialect: it decides on `nullable`, `exclusiveMinimum` and siblings of `$ref`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// OpenAPI 3.0.
    V30,
    /// OpenAPI 3.1 and later.
    V31,
}

struct Site<'d> {
    pointer: String,
    value: &'d Value,
}

/// A document and every place that was visited.
pub(crate) struct Document<'d> {
    pub(crate) root: &'d Value,
    pub(crate) dialect: Dialect,
    sites: Vec<Site<'d>>,
    by_pointer: HashMap<String, SiteId>,
    /// Pointers of the schemas that have an `$anchor` or `$dynamicAnchor`.
    anchors: HashMap<String, String>,
}

static NOTHING: Value = Value::Null;

/// A chain of references longer than this is taken for a loop.
const LONGEST_CHAIN: usize = 64;

impl<'d> Document<'d> {
    pub(crate) fn new(root: &'d Value) -> Self {
        let dialect = match pointer::text(root, "openapi") {
            Some(version) if version.starts_with("3.0") => Dialect::V30,
            _ => Dialect::V31,
        };
        Document {
            root,
            dialect,
            sites: Vec::new(),
            by_pointer: HashMap::new(),
            anchors: anchors(root),
        }
    }

    /// The site of a value whose pointer the caller knows.
    pub(crate) fn site(&mut self, pointer: String, value: &'d Value) -> SiteId {
        if let Some(id) = self.by_pointer.get(&pointer) {
            return *id;
        }
        let id = SiteId(u32::try_from(self.sites.len()).unwrap_or(u32::MAX));
        self.by_pointer.insert(pointer.clone(), id);
        self.sites.push(Site { pointer, value });
        id
    }

    pub(crate) fn value(&self, site: SiteId) -> &'d Value {
        self.sites
            .get(site.0 as usize)
            .map_or(&NOTHING, |site| site.value)
    }

    pub(crate) fn pointer(&self, site: SiteId) -> &str {
        self.sites
            .get(site.0 as usize)
            .map_or("", |site| site.pointer.as_str())
    }

    /// The site under a key (or index) of another, if the key is there.
    pub(crate) fn child(&mut self, site: SiteId, key: &str) -> Option<SiteId> {
        let value = match self.value(site) {
            Value::Object(map) => map.get(key)?,
            Value::Array(list) => list.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        let pointer = pointer::push(self.pointer(site), key);
        Some(self.site(pointer, value))
    }

    /// The sites of a list's items.
    pub(crate) fn items(&mut self, site: SiteId, key: &str) -> Vec<SiteId> {
        let Some(list) = self.child(site, key) else {
            return Vec::new();
        };
        let count = self.value(list).as_array().map_or(0, Vec::len);
        (0..count)
            .filter_map(|index| self.child(list, &index.to_string()))
            .collect()
    }

    /// The sites of an object's entries, in the document's order.
    pub(crate) fn entries(&mut self, site: SiteId, key: &str) -> Vec<(String, SiteId)> {
        let Some(object) = self.child(site, key) else {
            return Vec::new();
        };
        let names: Vec<String> = match self.value(object) {
            Value::Object(map) => map.keys().cloned().collect(),
            _ => Vec::new(),
        };
        names
            .into_iter()
            .filter_map(|name| self.child(object, &name).map(|site| (name, site)))
            .collect()
    }

    /// The schema of a parameter, a header or a media type: its own, or that of its content.
    pub(crate) fn schema_of(&mut self, site: SiteId) -> Option<SiteId> {
        if let Some(schema) = self.child(site, "schema") {
            return Some(schema);
        }
        let (_, media) = self.entries(site, "content").into_iter().next()?;
        self.child(media, "schema")
    }

    /// The pointer of the target of a reference to this document, by pointer or by anchor.
    pub(crate) fn resolve(&self, reference: &str) -> Option<String> {
        pointer::of_reference(reference)
            .or_else(|| self.anchors.get(reference.strip_prefix('#')?).cloned())
    }

    /// The target of a `$ref`, if it is in this document.
    pub(crate) fn target(&mut self, site: SiteId) -> Option<SiteId> {
        let reference = pointer::text(self.value(site), "$ref")?;
        let pointer = self.resolve(reference)?;
        let value = self.root.pointer(&pointer)?;
        Some(self.site(pointer, value))
    }

    /// Follows references of a parameter, body, response, header or path item.
    pub(crate) fn follow(&mut self, site: SiteId) -> SiteId {
        let mut at = site;
        for _ in 0..LONGEST_CHAIN {
            match self.target(at) {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }
}

/// Every anchor of a document, with the pointer of its schema; of two, the first.
fn anchors(root: &Value) -> HashMap<String, String> {
    let mut out = HashMap::new();
    let mut work = vec![(String::new(), root)];
    while let Some((at, value)) = work.pop() {
        match value {
            Value::Object(map) => {
                for keyword in ["$anchor", "$dynamicAnchor"] {
                    if let Some(Value::String(name)) = map.get(keyword) {
                        out.entry(name.clone()).or_insert_with(|| at.clone());
                    }
                }
                let children = map.iter().filter(|(_, v)| v.is_object() || v.is_array());
                work.extend(children.map(|(k, v)| (pointer::push(&at, k), v)));
            }
            Value::Array(list) => {
                let children = list.iter().enumerate();
                let children = children.filter(|(_, v)| v.is_object() || v.is_array());
                work.extend(children.map(|(i, v)| (pointer::push(&at, &i.to_string()), v)));
            }
            _ => {}
        }
    }
    out
}
