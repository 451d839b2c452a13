//! Unions of objects: distinguished by a tag or, if there is none, by the identifying fields of the arms.

use std::collections::BTreeMap;
use std::fmt::Write;

use heck::ToUpperCamelCase;
use serde_json::Value;

use super::description_or;
use crate::generate::prepare::{Component, Prepared, reference};
use crate::generate::source::doc;

/// An arm of a union.
struct Variant {
    name: String,
    path: String,
    /// The tag's value, in a tagged union.
    value: Option<String>,
    /// Whether its identifying fields distinguish it.
    is_identified: bool,
}

/// Flat names of the arms of tagged unions → the tag.
pub(super) fn tags(prepared: &Prepared) -> BTreeMap<&str, &str> {
    let mut tags = BTreeMap::new();
    for component in prepared.components.values() {
        if let Some(tag) = tag(&component.schema) {
            tags.extend(arms(&component.schema).filter_map(|arm| Some((reference(arm)?, tag))));
        }
    }
    tags
}

fn tag(schema: &Value) -> Option<&str> {
    schema.pointer("/discriminator/propertyName")?.as_str()
}

fn arms(schema: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten()
}

/// The only value of the tag in a component that is an arm of a union.
fn tag_value<'a>(prepared: &'a Prepared, arm: &'a Component, tag: &str) -> Option<&'a str> {
    let property = arm.schema.pointer(&format!("/properties/{tag}"))?;
    let property = reference(property)
        .and_then(|name| prepared.components.get(name))
        .map_or(property, |referred| &referred.schema);
    match property.get("enum")?.as_array()?.as_slice() {
        [Value::String(value)] => Some(value),
        _ => None,
    }
}

/// The source text of a union.
///
/// # Errors
/// Arms that are not components, or that nothing distinguishes.
pub(super) fn shape(
    places: &BTreeMap<String, String>,
    prepared: &Prepared,
    component: &Component,
) -> Result<String, String> {
    let tag = tag(&component.schema);
    let variants = arms(&component.schema)
        .map(|arm| variant(places, prepared, tag, arm))
        .collect::<Result<Vec<Variant>, String>>()?;
    if component.received && tag.is_none() && !variants.iter().all(|variant| variant.is_identified)
    {
        return Err(
            "is a union in a response without a tag or identifying fields that distinguish its arms"
                .into(),
        );
    }
    let mut out = String::new();
    define(&mut out, component, tag, &variants);
    read(&mut out, component, tag, &variants);
    Ok(out)
}

fn variant(
    places: &BTreeMap<String, String>,
    prepared: &Prepared,
    tag: Option<&str>,
    arm: &Value,
) -> Result<Variant, String> {
    let list = arm.get("type").and_then(Value::as_str) == Some("array");
    let one = if list {
        arm.get("items").unwrap_or(&Value::Null)
    } else {
        arm
    };
    let flat = reference(one).ok_or("has an arm that is not a component")?;
    let (Some(inner), Some(path)) = (prepared.components.get(flat), places.get(flat)) else {
        return Err("has an arm that leads nowhere".into());
    };
    let value = match tag {
        Some(tag) => Some(tag_value(prepared, inner, tag).ok_or_else(|| {
            format!(
                "its arm {} has no single value for the tag `{tag}`",
                inner.original
            )
        })?),
        None => None,
    };
    let name = match (value, list) {
        (Some(value), _) => value.to_upper_camel_case(),
        (None, false) => inner.short.clone(),
        (None, true) => format!("{}List", inner.short),
    };
    Ok(Variant {
        name,
        path: if list {
            format!("Vec<{path}>")
        } else {
            path.clone()
        },
        value: value.map(str::to_owned),
        is_identified: inner.schema.get("x-identifying").is_some(),
    })
}

/// The definition, and a conversion from each arm.
fn define(out: &mut String, component: &Component, tag: Option<&str>, variants: &[Variant]) {
    let name = &component.short;
    out.push_str(&doc(
        "",
        description_or(&component.schema, "One of several objects."),
    ));
    let derive = match (tag, component.received) {
        (Some(_), _) => "Clone, Debug, PartialEq",
        (None, true) => "Clone, Debug, PartialEq, Serialize",
        (None, false) => "Clone, Debug, PartialEq, Serialize, Deserialize",
    };
    let _ = writeln!(out, "#[derive({derive})]");
    if tag.is_none() {
        out.push_str("#[serde(untagged)]\n");
    }
    let _ = writeln!(
        out,
        "#[allow(clippy::large_enum_variant)]\n#[non_exhaustive]\npub enum {name} {{"
    );
    for variant in variants {
        let description = match &variant.value {
            Some(value) => format!("`{value}`"),
            None if variant.path.starts_with("Vec<") => "A list.".to_owned(),
            None => format!("[`{}`]", variant.path),
        };
        let _ = writeln!(
            out,
            "    /// {description}\n    {}({}),",
            variant.name, variant.path
        );
    }
    if tag.is_some() {
        out.push_str("    /// An object whose tag the document does not list, as it was received.\n    Unknown(Map<String, Value>),\n");
    }
    out.push_str("}\n\n");
    for variant in variants {
        let _ = writeln!(
            out,
            "impl From<{path}> for {name} {{\n    fn from(value: {path}) -> Self {{\n        Self::{variant}(value)\n    }}\n}}\n",
            path = variant.path,
            variant = variant.name
        );
    }
}

/// The deserialization.
fn read(out: &mut String, component: &Component, tag: Option<&str>, variants: &[Variant]) {
    let name = &component.short;
    if let Some(tag) = tag {
        let optional = match component.schema.get("x-tag-optional") {
            Some(Value::String(identity)) => format!(" or {identity:?}"),
            _ => String::new(),
        };
        let _ = writeln!(
            out,
            "squad_core::tagged_union!({name}, {tag:?}{optional} {{"
        );
        for variant in variants {
            let value = variant.value.as_deref().unwrap_or_default();
            let _ = writeln!(out, "    {value:?} => {},", variant.name);
        }
        out.push_str("});\n\n");
    } else if component.received {
        let names: Vec<&str> = variants
            .iter()
            .map(|variant| variant.name.as_str())
            .collect();
        let _ = writeln!(
            out,
            "squad_core::untagged_union!({name} {{ {} }});\n",
            names.join(", ")
        );
    }
}
