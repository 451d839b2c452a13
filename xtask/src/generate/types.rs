//! The pass over progenitor's types: order, requiredness, leniency, openness, redaction and words as the rules of this
//! project have them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use heck::ToUpperCamelCase;
use serde_json::{Map, Value};
use syn::visit_mut::VisitMut;

use super::Target;
use super::prepare::{Component, Prepared, reference};
use super::progenitor::Raw;
use super::source::{Paths, argument_of, doc, head, sentence_for, serde_rename, type_text};
use crate::{Problem, Problems};

/// The types of the generated crate, by module.
#[derive(Debug, Default)]
pub(super) struct Types {
    /// Module → source text of its types.
    pub modules: BTreeMap<String, String>,
    /// Flat name → path from within a module of the crate.
    pub places: BTreeMap<String, String>,
}

/// A field as it will stand.
struct Field {
    ident: String,
    /// Its name on the wire.
    wire: String,
    words: String,
    /// The type of the field.
    ty: String,
    /// The type `new` or the setter takes.
    argument: String,
    required: bool,
    /// Whether the object means nothing without it.
    identifying: bool,
    /// The attribute of a struct that is only sent.
    attribute: String,
    /// How a struct that is received too writes the field where it has no value, if not by leaving it out.
    unset: &'static str,
    secret: bool,
}

/// Brings progenitor's types into our form.
///
/// # Errors
/// A component progenitor made nothing of, and unions this pipeline cannot tell apart.
pub(super) fn shape(
    target: &Target<'_>,
    prepared: &Prepared,
    raw: &Raw,
) -> Result<Types, Problems> {
    let places: BTreeMap<String, String> = prepared
        .components
        .iter()
        .map(|(flat, component)| {
            (
                flat.clone(),
                format!("crate::{}::{}", component.module(), component.short),
            )
        })
        .collect();
    let tags = union_tags(prepared);
    let mut types = Types {
        places,
        ..Types::default()
    };
    let mut problems = Problems::default();
    for (flat, component) in &prepared.components {
        let shaped = if let Some(item) = raw.structs.get(flat) {
            shape_struct(&types, prepared, flat, component, item, &tags)
        } else if let Some(item) = raw.enums.get(flat) {
            if component.schema.get("enum").is_some() {
                Ok(shape_enum(component, item))
            } else {
                shape_union(&types, prepared, component)
            }
        } else {
            Err("progenitor made no type of it".to_owned())
        };
        match shaped {
            Ok(text) => types
                .modules
                .entry(component.module())
                .or_default()
                .push_str(&text),
            Err(what) => problems.0.push(
                Problem::in_file(
                    target.file,
                    what,
                    "correct the schema by overlay, or extend xtask/src/generate/types.rs",
                )
                .at(format!("/components/schemas/{}", component.original)),
            ),
        }
    }
    if problems.0.is_empty() {
        Ok(types)
    } else {
        Err(problems)
    }
}

/// Flat names of the arms of tagged unions → (tag, its value).
fn union_tags(prepared: &Prepared) -> BTreeMap<String, (String, String)> {
    let mut tags = BTreeMap::new();
    for component in prepared.components.values() {
        let Some(tag) = component
            .schema
            .pointer("/discriminator/propertyName")
            .and_then(Value::as_str)
        else {
            continue;
        };
        for arm in arms(&component.schema) {
            if let Some(flat) = reference(arm)
                && let Some(value) = tag_value(prepared, flat, tag)
            {
                tags.insert(flat.to_owned(), (tag.to_owned(), value));
            }
        }
    }
    tags
}

fn arms(schema: &Value) -> impl Iterator<Item = &Value> {
    ["oneOf", "anyOf"]
        .into_iter()
        .filter_map(|key| schema.get(key)?.as_array())
        .flatten()
}

/// The only value of the tag in a component that is an arm of a union.
fn tag_value(prepared: &Prepared, flat: &str, tag: &str) -> Option<String> {
    let property = prepared
        .components
        .get(flat)?
        .schema
        .pointer(&format!("/properties/{tag}"))?;
    let property = reference(property)
        .and_then(|name| prepared.components.get(name))
        .map_or(property, |c| &c.schema);
    match property.get("enum")?.as_array()?.as_slice() {
        [Value::String(value)] => Some(value.clone()),
        _ => None,
    }
}

fn words_of(schema: &Value) -> &str {
    schema
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn flag(schema: &Value, name: &str) -> bool {
    schema.get(name).and_then(Value::as_bool).unwrap_or(false)
}

fn shape_struct(
    types: &Types,
    prepared: &Prepared,
    flat: &str,
    component: &Component,
    item: &syn::ItemStruct,
    tags: &BTreeMap<String, (String, String)>,
) -> Result<String, String> {
    let empty = Map::new();
    let properties = component
        .schema
        .get("properties")
        .and_then(Value::as_object)
        .unwrap_or(&empty);
    let listed = |key: &str| -> BTreeSet<&str> {
        component
            .schema
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    };
    let (required, mut identifying) = (listed("required"), listed("x-identifying"));
    if component.answer && required.contains("data") {
        identifying.insert("data");
    }
    let mut raw_fields: BTreeMap<String, (String, syn::Type)> = BTreeMap::new();
    for field in &item.fields {
        let ident = field
            .ident
            .as_ref()
            .map(ToString::to_string)
            .ok_or("it became a tuple")?;
        let wire =
            serde_rename(&field.attrs).unwrap_or_else(|| ident.trim_start_matches("r#").to_owned());
        raw_fields.insert(wire, (ident, field.ty.clone()));
    }
    let mut fields = Vec::new();
    for (wire, schema) in properties {
        if tags.get(flat).is_some_and(|(tag, _)| tag == wire) {
            raw_fields.remove(wire);
            continue;
        }
        let (ident, ty) = raw_fields
            .remove(wire)
            .ok_or_else(|| format!("progenitor lost its property `{wire}`"))?;
        let secret = flag(schema, "x-secret");
        let required = required.contains(wire.as_str());
        let nullable = flag(schema, "nullable")
            || reference(schema)
                .and_then(|name| prepared.components.get(name))
                .is_some_and(|c| flag(&c.schema, "nullable"));
        let mut field = shape_field(
            types,
            component,
            wire,
            ident,
            ty,
            required,
            nullable,
            identifying.contains(wire.as_str()),
        );
        let words = words_of(schema);
        field.words = if words.is_empty() {
            sentence_for(wire, &field.ty)
        } else {
            words.to_owned()
        };
        field.secret = secret;
        fields.push(field);
    }
    // What is left is the map of other members that `additionalProperties` beside properties makes.
    let mut extra = None;
    for (ident, mut ty) in raw_fields.into_values() {
        Paths {
            places: &types.places,
        }
        .visit_type_mut(&mut ty);
        extra = Some((ident, type_text(&ty)));
    }

    let mut out = String::new();
    let name = &component.short;
    let words = words_of(&component.schema);
    out.push_str(&doc(
        "",
        if words.is_empty() {
            "An object without words of its own in the document."
        } else {
            words
        },
    ));
    let secret = fields.iter().any(|field| field.secret);
    let debug = if secret { "" } else { "Debug, " };
    // What is received is read and written by the code of `object!`.
    let serde = if component.received {
        ""
    } else {
        ", Serialize, Deserialize"
    };
    let _ = writeln!(out, "#[derive(Clone, {debug}PartialEq{serde})]");
    let _ = writeln!(out, "#[non_exhaustive]\npub struct {name} {{");
    for field in &fields {
        out.push_str(&doc("    ", &field.words));
        if !component.received && !field.attribute.is_empty() {
            let _ = writeln!(out, "    #[serde({})]", field.attribute);
        }
        let _ = writeln!(out, "    pub {}: {},", field.ident, field.ty);
    }
    if let Some((ident, ty)) = &extra {
        let flatten = if component.received {
            ""
        } else {
            "    #[serde(flatten)]\n"
        };
        let _ = writeln!(
            out,
            "    /// Members that the document leaves open, by their names.\n{flatten}    pub {ident}: {ty},"
        );
    }
    out.push_str("}\n\n");

    let idents = |which: &dyn Fn(&Field) -> bool| {
        fields
            .iter()
            .filter(|field| which(field))
            .map(|field| field.ident.clone())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let extra_ident = extra.as_ref().map(|(ident, _)| ident.clone());
    let with_extra = |mut list: String| {
        if let Some(ident) = &extra_ident {
            if !list.is_empty() {
                list.push_str(", ");
            }
            list.push_str(ident);
        }
        list
    };
    let has_required = fields.iter().any(|field| field.required);
    if component.received {
        let default = if component.sent && has_required {
            ""
        } else {
            "default "
        };
        let members = |identifying: bool| {
            let members: Vec<String> = fields
                .iter()
                .filter(|field| field.identifying == identifying)
                .map(|field| format!("{} = {:?}{}", field.ident, field.wire, field.unset))
                .collect();
            if members.is_empty() {
                "{}".to_owned()
            } else {
                format!("{{ {} }}", members.join(", "))
            }
        };
        let rest = extra_ident
            .as_ref()
            .map_or(String::new(), |ident| format!(" ..{ident}"));
        let _ = writeln!(
            out,
            "squad_core::object!({name} {default}{} {}{rest});\n",
            members(true),
            members(false),
        );
    }
    if component.sent {
        if !component.received && !has_required {
            let _ = writeln!(
                out,
                "impl Default for {name} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n"
            );
        }
        let _ = writeln!(out, "squad_core::sent! {{\n    {name} {{");
        for field in fields.iter().filter(|field| field.required) {
            let _ = writeln!(out, "        {}: {},", field.ident, field.argument);
        }
        out.push_str("    } {\n");
        for field in fields.iter().filter(|field| !field.required) {
            let _ = writeln!(out, "        {}: {},", field.ident, field.argument);
        }
        if let Some((ident, ty)) = &extra {
            let _ = writeln!(out, "        {ident}: {ty},");
        }
        out.push_str("    }\n}\n\n");
    }
    if secret {
        let shown = with_extra(idents(&|field| !field.secret));
        let _ = writeln!(
            out,
            "squad_core::redacted_debug!({name} {{ {shown} }} {{ {} }});\n",
            idents(&|field| field.secret)
        );
    }
    Ok(out)
}

#[allow(clippy::too_many_arguments)]
fn shape_field(
    types: &Types,
    component: &Component,
    wire: &str,
    ident: String,
    ty: syn::Type,
    required: bool,
    nullable: bool,
    identifying: bool,
) -> Field {
    let mut base = argument_of(&ty, "Option").unwrap_or(ty);
    Paths {
        places: &types.places,
    }
    .visit_type_mut(&mut base);
    let text = type_text(&base);
    let collection = ["Vec", "BTreeMap", "Map", "Value"].contains(&head(&base).as_str());
    let date = ["Timestamp", "Date"].contains(&head(&base).as_str());
    let (sent, received) = (component.sent, component.received);

    let (mut serde, mut unset) = (Vec::new(), "");
    if ident.trim_start_matches("r#") != wire {
        serde.push(format!("rename = \"{wire}\""));
    }
    let (ty, argument) = if !sent {
        let ty = if collection || (required && !nullable && !date) {
            text.clone()
        } else {
            format!("Option<{text}>")
        };
        (ty, text)
    } else if required && received && date {
        unset = " or_empty";
        (format!("Option<{text}>"), text)
    } else if required && nullable {
        unset = " or_null";
        (format!("Option<{text}>"), format!("Option<{text}>"))
    } else if required {
        (text.clone(), text)
    } else if nullable {
        serde.push("default".into());
        serde.push("skip_serializing_if = \"Nullable::is_absent\"".into());
        (format!("Nullable<{text}>"), format!("Nullable<{text}>"))
    } else {
        serde.push("skip_serializing_if = \"Option::is_none\"".into());
        (format!("Option<{text}>"), text)
    };
    Field {
        ident,
        wire: wire.to_owned(),
        words: String::new(),
        ty,
        argument,
        required,
        identifying,
        attribute: serde.join(", "),
        unset,
        secret: false,
    }
}

fn shape_enum(component: &Component, item: &syn::ItemEnum) -> String {
    let mut out = String::from("squad_core::open_enum! {\n");
    let words = words_of(&component.schema);
    out.push_str(&doc(
        "    ",
        if words.is_empty() {
            "One of the listed values."
        } else {
            words
        },
    ));
    let _ = writeln!(out, "    pub enum {} {{", component.short);
    for variant in &item.variants {
        let ident = variant.ident.to_string();
        let wire = serde_rename(&variant.attrs).unwrap_or_else(|| ident.clone());
        let shown = if wire.is_empty() {
            "        /// The empty string.\n".to_owned()
        } else {
            format!("        /// `{wire}`\n")
        };
        out.push_str(&shown);
        let _ = writeln!(out, "        {ident} = {wire:?},");
    }
    out.push_str("    }\n}\n\n");
    out
}

fn shape_union(
    types: &Types,
    prepared: &Prepared,
    component: &Component,
) -> Result<String, String> {
    let name = &component.short;
    let words = words_of(&component.schema);
    let tag = component
        .schema
        .pointer("/discriminator/propertyName")
        .and_then(Value::as_str);
    let mut variants: Vec<Variant> = Vec::new();
    for arm in arms(&component.schema) {
        let list = arm.get("type").and_then(Value::as_str) == Some("array");
        let inner_schema = if list {
            arm.get("items").unwrap_or(&Value::Null)
        } else {
            arm
        };
        let flat = reference(inner_schema).ok_or("has an arm that is no component")?;
        let inner = prepared
            .components
            .get(flat)
            .ok_or("has an arm that leads nowhere")?;
        let path = types.places.get(flat).cloned().unwrap_or_default();
        let told_apart = inner.schema.get("x-identifying").is_some();
        let value = match tag {
            Some(tag) => Some(tag_value(prepared, flat, tag).ok_or_else(|| {
                format!(
                    "its arm {} has no single value for the tag `{tag}`",
                    inner.original
                )
            })?),
            None => None,
        };
        let variant = match (&value, list) {
            (Some(value), _) => value.to_upper_camel_case(),
            (None, false) => inner.short.clone(),
            (None, true) => format!("{}List", inner.short),
        };
        let path = if list { format!("Vec<{path}>") } else { path };
        variants.push(Variant {
            name: variant,
            path,
            value,
            told_apart,
        });
    }
    if component.received && tag.is_none() && !variants.iter().all(|variant| variant.told_apart) {
        return Err(
            "is a union in an answer without a tag or identifying fields that tell its arms apart"
                .into(),
        );
    }
    let mut out = doc(
        "",
        if words.is_empty() {
            "One of several objects."
        } else {
            words
        },
    );
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
    for Variant {
        name, path, value, ..
    } in &variants
    {
        let words = match value {
            Some(value) => format!("`{value}`"),
            None if path.starts_with("Vec<") => "Several.".to_owned(),
            None => format!("[`{path}`]"),
        };
        let _ = writeln!(out, "    /// {words}\n    {name}({path}),");
    }
    if tag.is_some() {
        out.push_str("    /// One whose tag the document does not list, as it came.\n    Unknown(Map<String, Value>),\n");
    }
    out.push_str("}\n\n");
    for Variant {
        name: variant,
        path,
        ..
    } in &variants
    {
        let _ = writeln!(
            out,
            "impl From<{path}> for {name} {{\n    fn from(value: {path}) -> Self {{\n        Self::{variant}(value)\n    }}\n}}\n"
        );
    }
    if let Some(tag) = tag {
        let _ = writeln!(out, "squad_core::tagged_union!({name}, {tag:?} {{");
        for Variant {
            name: variant,
            value,
            ..
        } in &variants
        {
            let _ = writeln!(
                out,
                "    {:?} => {variant},",
                value.as_deref().unwrap_or_default()
            );
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
    Ok(out)
}

/// An arm of a union.
struct Variant {
    name: String,
    path: String,
    /// The tag's value, in a tagged union.
    value: Option<String>,
    /// Whether its identifying fields tell it apart.
    told_apart: bool,
}
