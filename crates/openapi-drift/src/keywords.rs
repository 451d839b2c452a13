//! A schema's own keywords, read into a normal form without its `$ref` and
//! compositions. Both dialects' spellings of one thing come out alike.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use crate::document::{Document, SiteId};
use crate::node::{
    Additional, Alternative, Bound, Discriminator, Limit, Node, Property, Type, Values,
};
use crate::pointer;

/// Keywords that only people read.
pub(crate) const WORDING: [&str; 8] = [
    "description",
    "title",
    "summary",
    "example",
    "examples",
    "externalDocs",
    "$comment",
    "xml",
];

/// Keywords compared as text, because no structure is made of them here.
const OPAQUE: [&str; 14] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "prefixItems",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "contentEncoding",
    "contentMediaType",
];

/// Whether a keyword carries words for people and no meaning for a client.
pub(crate) fn is_wording(keyword: &str) -> bool {
    WORDING.contains(&keyword) || keyword.starts_with("x-")
}

/// The normal form of a schema's own keywords.
pub(crate) fn own(document: &mut Document<'_>, site: SiteId) -> Node {
    let value = document.value(site);
    let mut node = Node::nothing(site);
    if value.get("not").is_some_and(is_anything) {
        node.wording = wording(value);
        return node;
    }
    let (types, nullable) = types(value);
    node.nullable = nullable;
    for ty in types {
        let alternative = alternative(document, site, ty);
        node.alternatives.extend(alternative);
    }
    if let Some(list) = listed(value) {
        // A listed null counts where the type lets it through.
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
    node.wording = wording(value);
    node
}

/// The words at a place, by keyword.
pub(crate) fn wording(value: &Value) -> BTreeMap<String, Vec<String>> {
    let mut words = BTreeMap::new();
    if let Value::Object(map) = value {
        for (key, value) in map {
            if is_wording(key) {
                let text = match value {
                    Value::String(text) => text.clone(),
                    other => canonical(other),
                };
                words.insert(key.clone(), vec![text]);
            }
        }
    }
    words
}

/// JSON with sorted keys: equal for equal values, whatever the key order.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_unstable();
            let inner: Vec<String> = keys
                .into_iter()
                .filter_map(|k| {
                    map.get(k)
                        .map(|v| format!("{}:{}", quoted(k), canonical(v)))
                })
                .collect();
            format!("{{{}}}", inner.join(","))
        }
        Value::Array(list) => {
            let inner: Vec<String> = list.iter().map(canonical).collect();
            format!("[{}]", inner.join(","))
        }
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Whether a schema lets everything through.
fn is_anything(schema: &Value) -> bool {
    match schema {
        Value::Bool(passes) => *passes,
        Value::Object(map) => map.keys().all(|key| is_wording(key)),
        _ => false,
    }
}

fn listed(value: &Value) -> Option<Vec<Value>> {
    match (value.get("enum"), value.get("const")) {
        (Some(Value::Array(list)), _) => Some(list.clone()),
        (_, Some(only)) => Some(vec![only.clone()]),
        _ => None,
    }
}

/// The types that a schema lets in, and whether null is one of them.
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

/// The type that keywords imply where `type` is missing.
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
    ]) {
        Type::Object
    } else if has(&[
        "items",
        "prefixItems",
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

fn admits(ty: Type, value: &Value) -> bool {
    match (ty, type_of(value)) {
        (_, None) => false,
        (Type::Any, Some(_)) | (Type::Number, Some(Type::Integer)) => true,
        (ty, Some(found)) => ty == found,
    }
}

/// One typed alternative; `None` when its enum leaves it no value.
fn alternative(document: &mut Document<'_>, site: SiteId, ty: Type) -> Option<Alternative> {
    let value = document.value(site);
    let mut out = Alternative::new(ty, site);
    if let Some(list) = listed(value) {
        let mut list: Vec<Value> = list.into_iter().filter(|v| admits(ty, v)).collect();
        list.dedup();
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
    bounds(document, site, &mut out);
    if matches!(ty, Type::String | Type::Integer | Type::Number)
        && let (Some(format), Some(at)) = (
            pointer::text(value, "format"),
            document.child(site, "format"),
        )
    {
        out.format = Some((format.to_owned(), at));
    }
    // What 3.0 calls a format, 3.1 says with words of its own.
    let mut said = None;
    if ty == Type::String && out.format.is_none() {
        said = octets(value);
        if let Some((keyword, format)) = said
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
    if let Value::Object(map) = value {
        for keyword in OPAQUE {
            if said.is_some_and(|(spoken, _)| spoken == keyword) {
                continue;
            }
            if let (Some(found), Some(at)) = (map.get(keyword), document.child(site, keyword)) {
                let text = canonical(&without_wording(found));
                out.other.insert(keyword.to_owned(), (text, at));
            }
        }
    }
    out.discriminator = discriminator(document, site);
    Some(out)
}

/// The keyword by which 3.1 says that a string holds octets, and the format that 3.0 has for it.
fn octets(value: &Value) -> Option<(&'static str, &'static str)> {
    let encoding = pointer::text(value, "contentEncoding");
    match (encoding, pointer::text(value, "contentMediaType")) {
        (Some("base64"), None) => Some(("contentEncoding", "byte")),
        (None, Some("application/octet-stream")) => Some(("contentMediaType", "binary")),
        _ => None,
    }
}

fn without_wording(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(k, v)| !is_wording(k) || v.is_object())
                .map(|(k, v)| (k.clone(), without_wording(v)))
                .collect(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(without_wording).collect()),
        other => other.clone(),
    }
}

fn bounds(document: &mut Document<'_>, site: SiteId, out: &mut Alternative) {
    let value = document.value(site);
    for bound in Bound::ALL {
        if !bound.applies_to(out.ty) {
            continue;
        }
        let strict = match bound {
            Bound::Min => Some("exclusiveMinimum"),
            Bound::Max => Some("exclusiveMaximum"),
            _ => None,
        };
        let mut found: Option<Limit> = None;
        let mut take = |value: f64, exclusive: bool, site: SiteId| {
            let limit = Limit {
                value,
                exclusive,
                site,
            };
            found = Some(match found.take() {
                Some(other) => tighter(bound, other, limit),
                None => limit,
            });
        };
        if let (Some(number), Some(at)) = (
            value.get(bound.keyword()).and_then(Value::as_f64),
            document.child(site, bound.keyword()),
        ) {
            // 3.0 writes `exclusiveMinimum: true` beside the limit.
            let exclusive = strict.is_some_and(|k| pointer::flag(value, k));
            take(number, exclusive, at);
        }
        if let Some(keyword) = strict
            && let (Some(number), Some(at)) = (
                value.get(keyword).and_then(Value::as_f64),
                document.child(site, keyword),
            )
        {
            take(number, true, at);
        }
        if let Some(limit) = found {
            let limit = whole(bound, out.ty, limit);
            if !says_nothing(bound, &limit) {
                out.bounds.insert(bound, limit);
            }
        }
    }
}

/// An exclusive limit on integers as the inclusive one next to it.
fn whole(bound: Bound, ty: Type, limit: Limit) -> Limit {
    if ty != Type::Integer {
        return limit;
    }
    let value = match (bound, limit.exclusive) {
        (Bound::Min, true) => limit.value.floor() + 1.0,
        (Bound::Min, false) => limit.value.ceil(),
        (Bound::Max, true) => limit.value.ceil() - 1.0,
        (Bound::Max, false) => limit.value.floor(),
        _ => limit.value,
    };
    Limit {
        value,
        exclusive: false,
        site: limit.site,
    }
}

fn says_nothing(bound: Bound, limit: &Limit) -> bool {
    limit.value <= 0.0
        && matches!(
            bound,
            Bound::MinLength | Bound::MinItems | Bound::MinProperties
        )
}

/// The limit that lets fewer values in.
pub(crate) fn tighter(bound: Bound, a: Limit, b: Limit) -> Limit {
    let a_wins = if a.value == b.value {
        a.exclusive || !b.exclusive
    } else if bound.is_lower() {
        a.value > b.value
    } else {
        a.value < b.value
    };
    if a_wins { a } else { b }
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
            Value::Object(map) if map.keys().all(|k| is_wording(k)) => Additional::Open,
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
