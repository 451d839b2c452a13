//! A schema's own keywords, decoded into a normal form without its `$ref` and compositions. Both
//! dialects have the same form.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use crate::bounds;
use crate::canonical::{canonical, is_documentation, plain_numbers};
use crate::document::{Document, SiteId};
use crate::node::{Additional, Alternative, Discriminator, Node, Property, Type, Values};
use crate::opaque;
use crate::pointer;

/// Keywords compared as text, because the normal form has no structure for them. Together with
/// those that it has, they are every applicator and assertion of 2020-12 and of 3.0.
const OPAQUE: [&str; 20] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "patternProperties",
    "propertyNames",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "$dynamicRef",
    "$recursiveRef",
];

/// The normal form of a schema's own keywords.
pub(crate) fn own(document: &mut Document<'_>, site: SiteId) -> Node {
    let value = document.value(site);
    let mut node = Node::nothing(site);
    if value.get("not").is_some_and(is_anything) {
        node.documentation = documentation(value);
        return node;
    }
    let (types, nullable) = types(value);
    node.nullable = nullable;
    for ty in types {
        let alternative = alternative(document, site, ty);
        node.alternatives.extend(alternative);
    }
    if let Some(list) = listed(value) {
        // A listed null counts only if the type allows null.
        let lists_null = list.iter().any(|v| v.is_null());
        node.nullable = node.nullable && (lists_null || pointer::flag(value, "nullable"));
    }
    if value.get("default").is_some()
        && let Some(at) = document.child(site, "default")
    {
        node.default = Some((document.value(at).clone(), at));
    }
    if pointer::flag(value, "deprecated") {
        node.deprecated = document.child(site, "deprecated");
    }
    node.documentation = documentation(value);
    node
}

/// The documentation of a value, by keyword.
pub(crate) fn documentation(value: &Value) -> BTreeMap<String, Vec<String>> {
    let mut texts = BTreeMap::new();
    if let Value::Object(map) = value {
        for (key, value) in map {
            if is_documentation(key) {
                let text = match value {
                    Value::String(text) => text.clone(),
                    other => canonical(other),
                };
                texts.insert(key.clone(), vec![text]);
            }
        }
    }
    texts
}

/// Whether a schema allows every value.
fn is_anything(schema: &Value) -> bool {
    match schema {
        Value::Bool(allows) => *allows,
        Value::Object(map) => map.keys().all(|key| is_documentation(key)),
        _ => false,
    }
}

fn listed(value: &Value) -> Option<Vec<Value>> {
    match (value.get("enum"), value.get("const")) {
        (Some(Value::Array(list)), _) => Some(list.iter().map(plain_numbers).collect()),
        (_, Some(only)) => Some(vec![plain_numbers(only)]),
        _ => None,
    }
}

/// The types that a schema allows, and whether null is allowed.
fn types(value: &Value) -> (Vec<Type>, bool) {
    let nullable = pointer::flag(value, "nullable");
    match value.get("type") {
        Some(Value::String(name)) => (Type::of_name(name).into_iter().collect(), {
            name == "null" || nullable
        }),
        Some(Value::Array(names)) => {
            let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
            let mut types: Vec<Type> = names.iter().filter_map(|n| Type::of_name(n)).collect();
            types.sort_unstable();
            types.dedup();
            if types.contains(&Type::Number) {
                types.retain(|ty| *ty != Type::Integer);
            }
            (types, nullable || names.contains(&"null"))
        }
        _ => match implied(value) {
            Some(types) => types,
            None => (vec![Type::Any], true),
        },
    }
}

/// The type that keywords imply if `type` is missing.
fn implied(value: &Value) -> Option<(Vec<Type>, bool)> {
    if let Some(list) = listed(value) {
        let mut types: Vec<Type> = list.iter().filter_map(type_of).collect();
        types.sort_unstable();
        types.dedup();
        return Some((types, true));
    }
    let has = |keys: &[&str]| keys.iter().any(|k| value.get(k).is_some());
    let ty = if has(&[
        "properties",
        "required",
        "additionalProperties",
        "unevaluatedProperties",
        "minProperties",
        "maxProperties",
        "patternProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
    ]) {
        Type::Object
    } else if has(&[
        "items",
        "prefixItems",
        "unevaluatedItems",
        "contains",
        "minItems",
        "maxItems",
        "uniqueItems",
    ]) {
        Type::Array
    } else if has(&["minLength", "maxLength", "pattern"]) {
        Type::String
    } else if has(&[
        "minimum",
        "maximum",
        "multipleOf",
        "exclusiveMinimum",
        "exclusiveMaximum",
    ]) {
        Type::Number
    } else {
        return None;
    };
    Some((vec![ty], pointer::flag(value, "nullable")))
}

fn type_of(value: &Value) -> Option<Type> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => Type::Boolean,
        Value::Number(n) if n.is_f64() && n.as_f64().is_some_and(|f| f.fract() != 0.0) => {
            Type::Number
        }
        Value::Number(_) => Type::Integer,
        Value::String(_) => Type::String,
        Value::Array(_) => Type::Array,
        Value::Object(_) => Type::Object,
    })
}

fn allows(ty: Type, value: &Value) -> bool {
    match (ty, type_of(value)) {
        (_, None) => false,
        (Type::Any, Some(_)) | (Type::Number, Some(Type::Integer)) => true,
        (ty, Some(found)) => ty == found,
    }
}

/// One typed alternative; `None` if its enum has no value of the type.
fn alternative(document: &mut Document<'_>, site: SiteId, ty: Type) -> Option<Alternative> {
    let value = document.value(site);
    let mut out = Alternative::new(ty, site);
    if let Some(list) = listed(value) {
        let mut seen = BTreeSet::new();
        let allowed = list.into_iter().filter(|v| allows(ty, v));
        let list: Vec<Value> = allowed.filter(|v| seen.insert(canonical(v))).collect();
        if list.is_empty() {
            return None;
        }
        let keyword = if value.get("enum").is_some() {
            "enum"
        } else {
            "const"
        };
        let site = document.child(site, keyword)?;
        out.values = Some(Values {
            sites: vec![site; list.len()],
            list,
            site,
            open: false,
            opened_at: None,
        });
    }
    bounds::decode(document, site, &mut out);
    if matches!(ty, Type::String | Type::Integer | Type::Number)
        && let (Some(format), Some(at)) = (
            pointer::text(value, "format"),
            document.child(site, "format"),
        )
    {
        out.format = Some((format.to_owned(), at));
    }
    // A format of 3.0 is a keyword of its own in 3.1.
    let mut stated = None;
    if ty == Type::String && out.format.is_none() {
        stated = octets(value);
        if let Some((keyword, format)) = stated
            && let Some(at) = document.child(site, keyword)
        {
            out.format = Some((format.to_owned(), at));
        }
    }
    if ty == Type::String
        && let (Some(pattern), Some(at)) = (
            pointer::text(value, "pattern"),
            document.child(site, "pattern"),
        )
    {
        out.patterns.insert(pattern.to_owned(), at);
    }
    if matches!(ty, Type::Integer | Type::Number)
        && let (Some(step), Some(at)) = (
            value.get("multipleOf").and_then(Value::as_f64),
            document.child(site, "multipleOf"),
        )
        // Every integer is a multiple of one.
        && !(ty == Type::Integer && step == 1.0)
    {
        out.multiple_of = Some((step, at));
    }
    if ty == Type::Array {
        out.items.extend(document.child(site, "items"));
        if pointer::flag(value, "uniqueItems") {
            out.unique_items = document.child(site, "uniqueItems");
        }
    }
    if ty == Type::Object {
        object(document, site, &mut out);
    }
    opaque(document, site, stated, &mut out);
    out.discriminator = discriminator(document, site);
    Some(out)
}

/// The keywords that are compared as text.
fn opaque(
    document: &mut Document<'_>,
    site: SiteId,
    stated: Option<(&str, &str)>,
    out: &mut Alternative,
) {
    let Value::Object(map) = document.value(site) else {
        return;
    };
    for keyword in OPAQUE {
        if stated.is_some_and(|(known, _)| known == keyword) {
            continue;
        }
        if let (Some(found), Some(at)) = (map.get(keyword), document.child(site, keyword)) {
            let text = opaque::text(document, keyword, found);
            out.opaque.insert(keyword.to_owned(), (text, at));
        }
    }
    // The target of a reference to another document is unknown.
    if map.contains_key("$ref")
        && document.target(site).is_none()
        && let Some(at) = document.child(site, "$ref")
    {
        let text = pointer::text(document.value(site), "$ref").unwrap_or_default();
        out.opaque.insert("$ref".to_owned(), (text.to_owned(), at));
    }
}

/// The keyword of 3.1 for a string of octets, and the format of 3.0 for it.
fn octets(value: &Value) -> Option<(&'static str, &'static str)> {
    let encoding = pointer::text(value, "contentEncoding");
    match (encoding, pointer::text(value, "contentMediaType")) {
        (Some("base64"), None) => Some(("contentEncoding", "byte")),
        (None, Some("application/octet-stream")) => Some(("contentMediaType", "binary")),
        _ => None,
    }
}

fn object(document: &mut Document<'_>, site: SiteId, out: &mut Alternative) {
    let mut properties = BTreeMap::new();
    for (name, at) in document.entries(site, "properties") {
        let schema = document.value(at);
        properties.insert(
            name,
            Property {
                schema: vec![at],
                read_only: pointer::flag(schema, "readOnly"),
                write_only: pointer::flag(schema, "writeOnly"),
            },
        );
    }
    let mut required = BTreeMap::new();
    for at in document.items(site, "required") {
        if let Value::String(name) = document.value(at) {
            required.entry(name.clone()).or_insert(at);
        }
    }
    (out.properties, out.required) = (Rc::new(properties), Rc::new(required));
    if let Some(Value::Array(names)) = document.value(site).get("x-identifying") {
        out.identifying
            .extend(names.iter().filter_map(Value::as_str).map(str::to_owned));
    }
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
        let Some(at) = document.child(site, keyword) else {
            continue;
        };
        let stated = match document.value(at) {
            Value::Bool(true) => Additional::Open,
            Value::Bool(false) => Additional::Closed,
            Value::Object(map) if map.keys().all(|k| is_documentation(k)) => Additional::Open,
            Value::Object(_) => Additional::Of(vec![at]),
            _ => continue,
        };
        out.additional = stated;
        out.additional_site = Some(at);
        break;
    }
}

fn discriminator(document: &mut Document<'_>, site: SiteId) -> Option<Discriminator> {
    let at = document.child(site, "discriminator")?;
    let value = document.value(at);
    let property = pointer::text(value, "propertyName")?.to_owned();
    let mapping = value
        .get("mapping")
        .and_then(Value::as_object)
        .map(|map| {
            map.iter()
                .filter_map(|(tag, to)| to.as_str().map(|to| (tag.clone(), to.to_owned())))
                .collect()
        })
        .unwrap_or_default();
    Some(Discriminator {
        property,
        mapping,
        site: at,
    })
}
