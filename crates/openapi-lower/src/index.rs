//! The index of a 3.1 document: schema addresses (`$id`), anchors, the targets of references, and the
//! component name of each target in the output.
//!
//! Built once, before anything is lowered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::objects::ObjectKind;
use crate::{pointer, uri, vocabulary, walk};

/// The pointer of the component schemas of a document.
pub(crate) const SCHEMAS: &str = "/components/schemas";

/// Addresses, anchors and component names of one document.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The absolute or relative address of a schema resource → its pointer.
    resources: BTreeMap<String, String>,
    /// The pointers of schemas with an `$id` → their address.
    bases: BTreeMap<String, String>,
    /// (resource pointer, anchor) → the schema's pointer.
    anchors: BTreeMap<(String, String), String>,
    /// The name of a dynamic anchor → every schema that has it.
    dynamic: BTreeMap<String, BTreeSet<String>>,
    /// Schemas outside the components that become components, in the order in which they were found.
    hoisted: Vec<(String, String)>,
    names: BTreeMap<String, String>,
}

impl Index {
    /// Indexes a document. `root` is the pointer of the schema that `#` refers to when one schema is
    /// lowered, and empty for a document.
    pub(crate) fn build(document: &Value, root: &str) -> Self {
        let mut index = Self::default();
        index.resources.insert(String::new(), root.to_owned());
        index.bases.insert(root.to_owned(), String::new());
        let mut schemas: Vec<(String, &Value)> = Vec::new();
        walk::walk(
            ObjectKind::Document,
            "",
            document,
            &mut |kind, at, value| {
                if kind == ObjectKind::Schema {
                    schemas.push((at.to_owned(), value));
                }
            },
        );
        for (at, schema) in &schemas {
            index.address(at, schema);
        }
        for (at, schema) in &schemas {
            index.anchor(at, schema);
        }
        let taken: BTreeSet<String> = pointer::get(document, &pointer::tokens(SCHEMAS))
            .and_then(Value::as_object)
            .map(|components| components.keys().cloned().collect())
            .unwrap_or_default();
        let mut names = Names { taken, document };
        let mut seen: BTreeSet<String> = schemas.iter().map(|(at, _)| at.clone()).collect();
        let mut at = 0;
        while let Some((here, schema)) = schemas.get(at).cloned() {
            at += 1;
            for keyword in vocabulary::DEFINITIONS {
                let below = pointer::child(&here, keyword);
                let definitions = schema.get(keyword).and_then(Value::as_object);
                for name in definitions.into_iter().flat_map(|map| map.keys()) {
                    index.hoist(&pointer::child(&below, name), &mut names);
                }
            }
            for target in index.targets(&here, schema) {
                let Some(found) = pointer::get(document, &pointer::tokens(&target)) else {
                    continue;
                };
                index.hoist(&target, &mut names);
                // A target at any other position, such as in an extension, is a schema as well.
                if !seen.contains(&target) {
                    walk::walk(ObjectKind::Schema, &target, found, &mut |_, at, value| {
                        if seen.insert(at.to_owned()) {
                            schemas.push((at.to_owned(), value));
                        }
                    });
                }
            }
        }
        index
    }

    fn address(&mut self, at: &str, schema: &Value) {
        let Some(id) = schema.get("$id").and_then(Value::as_str) else {
            return;
        };
        let outer = pointer::parent(at).map_or("", |above| self.base(above));
        let (id, _) = uri::split_fragment(id);
        let address = uri::resolve(outer, id);
        self.bases.insert(at.to_owned(), address.clone());
        self.resources
            .entry(address)
            .or_insert_with(|| at.to_owned());
    }

    fn anchor(&mut self, at: &str, schema: &Value) {
        let resource = self.resource(at).to_owned();
        for keyword in vocabulary::ANCHORS {
            if let Some(anchor) = schema.get(keyword).and_then(Value::as_str) {
                self.anchors
                    .entry((resource.clone(), anchor.to_owned()))
                    .or_insert_with(|| at.to_owned());
            }
        }
        if let Some(anchor) = schema.get("$dynamicAnchor").and_then(Value::as_str) {
            self.dynamic
                .entry(anchor.to_owned())
                .or_default()
                .insert(at.to_owned());
        }
    }

    /// The pointer and the address of the schema resource that a schema belongs to.
    fn enclosing(&self, at: &str) -> (&str, &str) {
        let mut here = Some(at);
        while let Some(pointer) = here {
            if let Some((resource, base)) = self.bases.get_key_value(pointer) {
                return (resource, base);
            }
            here = pointer::parent(pointer);
        }
        ("", "")
    }

    fn base(&self, at: &str) -> &str {
        self.enclosing(at).1
    }

    fn resource(&self, at: &str) -> &str {
        self.enclosing(at).0
    }

    /// The pointer of the target of a reference in the schema at `at`, or why there is none.
    pub(crate) fn resolve(&self, at: &str, reference: &str) -> Result<String, &'static str> {
        let (address, fragment) = uri::split_fragment(reference);
        let resource = if address.is_empty() {
            self.resource(at).to_owned()
        } else {
            let address = uri::resolve(self.base(at), address);
            match self.resources.get(&address) {
                Some(found) => found.clone(),
                None => return Err("it refers to another document"),
            }
        };
        match fragment.as_deref() {
            None | Some("") => Ok(resource),
            Some(path) if path.starts_with('/') => Ok(format!("{resource}{path}")),
            Some(anchor) => self
                .anchors
                .get(&(resource, anchor.to_owned()))
                .cloned()
                .ok_or("the document has no such anchor"),
        }
    }

    /// The target of a `$dynamicRef`, if it is the same in every dynamic scope.
    pub(crate) fn resolve_dynamic(
        &self,
        at: &str,
        reference: &str,
    ) -> Result<String, &'static str> {
        let target = self.resolve(at, reference)?;
        let (_, fragment) = uri::split_fragment(reference);
        match fragment.and_then(|anchor| self.dynamic.get(&anchor)) {
            Some(all) if all.len() > 1 && all.contains(&target) => {
                Err("its target depends on the dynamic scope")
            }
            _ => Ok(target),
        }
    }

    /// The targets of the references in a schema object, without those of its subschemas.
    fn targets(&self, at: &str, schema: &Value) -> Vec<String> {
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        let plain = text("$ref").map(|reference| self.resolve(at, reference));
        let dynamic = text("$dynamicRef").map(|reference| self.resolve_dynamic(at, reference));
        let mapped = schema
            .get("discriminator")
            .and_then(|discriminator| discriminator.get("mapping"))
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(|mapping| mapping.values())
            .filter_map(Value::as_str)
            .filter(|value| vocabulary::is_mapped_reference(value))
            .map(|reference| self.resolve(at, reference));
        plain
            .into_iter()
            .chain(dynamic)
            .chain(mapped)
            .flatten()
            .collect()
    }

    /// The name of the component schema at this pointer, declared or hoisted.
    pub(crate) fn component(&self, target: &str) -> Option<String> {
        declared(target).or_else(|| self.names.get(target).cloned())
    }

    /// The schemas that become components: (pointer, name), in document order.
    pub(crate) fn hoisted(&self) -> &[(String, String)] {
        &self.hoisted
    }

    fn hoist(&mut self, target: &str, names: &mut Names<'_>) {
        if declared(target).is_none() && !self.names.contains_key(target) {
            let name = names.generate(target);
            self.names.insert(target.to_owned(), name.clone());
            self.hoisted.push((target.to_owned(), name));
        }
    }
}

/// The name of the component schema at this pointer.
fn declared(target: &str) -> Option<String> {
    let name = target.strip_prefix(SCHEMAS)?.strip_prefix('/')?;
    (!name.contains('/')).then(|| pointer::last(target))
}

/// Generates component names that are not taken.
struct Names<'v> {
    taken: BTreeSet<String>,
    document: &'v Value,
}

impl Names<'_> {
    /// Generates a name from the distinctive tokens of a pointer: `Pet_owner` for
    /// `/components/schemas/Pet/properties/owner`, `Pet_Tag` for `/components/schemas/Pet/$defs/Tag`.
    fn generate(&mut self, target: &str) -> String {
        let mut tokens = pointer::tokens(target);
        if tokens.first().is_some_and(|first| first == "paths") {
            let operation = tokens.get(..3).unwrap_or_default();
            if let Some(id) = pointer::get(self.document, operation)
                .and_then(|operation| operation.get("operationId"))
                .and_then(Value::as_str)
            {
                let id = id.to_owned();
                tokens.splice(..3, [id]);
            }
        }
        let words: Vec<String> = tokens
            .iter()
            .filter(|token| {
                !matches!(
                    token.as_str(),
                    "components"
                        | "schemas"
                        | "paths"
                        | "properties"
                        | "$defs"
                        | "definitions"
                        | "schema"
                )
            })
            .map(|token| sanitized(token))
            .filter(|word| !word.is_empty())
            .collect();
        let name = if words.is_empty() {
            "Schema".to_owned()
        } else {
            words.join("_")
        };
        let mut candidate = name.clone();
        let mut number = 2_u32;
        while !self.taken.insert(candidate.clone()) {
            candidate = format!("{name}_{number}");
            number += 1;
        }
        candidate
    }
}

/// A token with the characters that a component name may have.
fn sanitized(token: &str) -> String {
    let name: String = token
        .chars()
        .map(|c| match c {
            c if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') => c,
            _ => '_',
        })
        .collect();
    name.trim_matches('_').to_owned()
}
