//! Lowers a document: walks its objects once, children before parents.
//!
//! Decides where objects are and what is rejected; what becomes of each construct is decided by the
//! rules.

use serde_json::{Map, Value};

use crate::context::Context;
use crate::objects::ObjectKind;
use crate::rules::path_items;
use crate::{check, pointer, rules, walk};

/// Lowers the document of a context, and adds the schemas that become components.
pub(crate) fn lower_document(context: &mut Context<'_>) -> Value {
    let document = context.document;
    let mut lowering = DocumentLowering {
        context,
        open_path_items: Vec::new(),
    };
    let mut out = lowering.object(ObjectKind::Document, "", document);
    let hoisted = context.index.hoisted().to_vec();
    for (target, name) in hoisted {
        let Some(source) = pointer::get(document, &pointer::tokens(&target)) else {
            continue;
        };
        let schema = context.schema(&target, source);
        if let Some(schemas) = out
            .as_object_mut()
            .and_then(|document| section(document, "components"))
            .and_then(|components| section(components, "schemas"))
        {
            schemas.insert(name, schema);
        }
    }
    out
}

struct DocumentLowering<'c, 'd> {
    context: &'c mut Context<'d>,
    /// The targets of the path item references that are being followed, to detect cycles.
    open_path_items: Vec<String>,
}

impl DocumentLowering<'_, '_> {
    fn object(&mut self, kind: ObjectKind, at: &str, value: &Value) -> Value {
        if kind == ObjectKind::Schema {
            return self.context.schema(at, value);
        }
        let Value::Object(source) = value else {
            self.context.reject(
                at,
                format!("a {kind:?} object is required here"),
                "see the OpenAPI 3.1 specification",
            );
            return value.clone();
        };
        if kind.is_referenceable()
            && let Some(Value::String(reference)) = source.get("$ref")
        {
            return rules::reference_objects::apply(at, source, reference, self.context);
        }
        let mut out = source.clone();
        check::fields(kind, at, source, &mut out, self.context);
        if kind == ObjectKind::PathItem && source.contains_key("$ref") {
            return self.path_item(at, source);
        }
        for (tokens, inner) in walk::children(kind, source) {
            let Some(child) = pointer::get(value, &tokens) else {
                continue;
            };
            let lowered = self.object(inner, &pointer::descend(at, &tokens), child);
            set(&mut out, &tokens, lowered);
        }
        rules::apply_to_object(kind, at, &mut out, self.context);
        Value::Object(out)
    }

    /// Puts the target of a path item's reference in its place.
    fn path_item(&mut self, at: &str, source: &Map<String, Value>) -> Value {
        let Some(found) = path_items::resolve(at, source, &self.open_path_items, self.context)
        else {
            return Value::Object(Map::new());
        };
        self.open_path_items.push(found.pointer.clone());
        let merged = self.object(ObjectKind::PathItem, &found.pointer, found.target);
        self.open_path_items.pop();
        let own = self.object(ObjectKind::PathItem, at, &Value::Object(found.own));
        match (merged, own) {
            (Value::Object(mut merged), Value::Object(own)) => {
                merged.extend(own);
                Value::Object(merged)
            }
            (merged, _) => merged,
        }
    }
}

/// Puts a value one or two levels below an object.
fn set(out: &mut Map<String, Value>, tokens: &[String], value: Value) {
    match tokens {
        [key] => {
            out.insert(key.clone(), value);
        }
        [key, member] => match out.get_mut(key) {
            Some(Value::Object(map)) => {
                map.insert(member.clone(), value);
            }
            Some(list) => {
                let tokens = std::slice::from_ref(member);
                if let Some(slot) = pointer::get_mut(list, tokens) {
                    *slot = value;
                }
            }
            None => {}
        },
        _ => {}
    }
}

/// The object under a key, which is added if it is missing.
fn section<'v>(map: &'v mut Map<String, Value>, key: &str) -> Option<&'v mut Map<String, Value>> {
    map.entry(key.to_owned())
        .or_insert_with(|| Value::Object(Map::new()))
        .as_object_mut()
}
