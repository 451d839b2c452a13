//! Structs: the definition, and the macros for deserialization, constructors and redaction.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;

use super::description_or;
use super::fields::{Field, Property, flag, placed};
use crate::generate::prepare::{Component, Prepared, reference};
use crate::generate::source::{doc, serde_rename};

/// The type that keeps the undocumented fields of what is received and sent back.
const UNKNOWN_FIELDS: &str = "UnknownFields";

/// A struct as it is generated.
struct Struct<'a> {
    component: &'a Component,
    fields: Vec<Field>,
    /// What keeps other members, by identifier and type.
    extra: Option<(String, String)>,
}

/// The source text of a struct; `tag` is the property that its union writes for it.
///
/// # Errors
/// If progenitor's struct does not match the component.
pub(super) fn shape(
    places: &BTreeMap<String, String>,
    prepared: &Prepared,
    component: &Component,
    tag: Option<&str>,
    item: &syn::ItemStruct,
) -> Result<String, String> {
    let schema = &component.schema;
    let (required, mut identifying) = (listed(schema, "required"), listed(schema, "x-identifying"));
    if component.is_response && required.contains("data") {
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
    let properties = schema.get("properties").and_then(Value::as_object);
    for (wire, schema) in properties.into_iter().flatten() {
        let raw = raw_fields.remove(wire);
        if tag == Some(wire) {
            continue;
        }
        let (ident, ty) = raw.ok_or_else(|| format!("progenitor lost its property `{wire}`"))?;
        let property = Property {
            wire,
            schema,
            required: required.contains(wire.as_str()),
            nullable: flag(schema, "nullable")
                || reference(schema)
                    .and_then(|name| prepared.components.get(name))
                    .is_some_and(|referred| flag(&referred.schema, "nullable")),
            identifying: identifying.contains(wire.as_str()),
            ident,
            ty,
        };
        fields.push(Field::of(property, component, places));
    }
    // The rest is the map of other members, which `additionalProperties` next to properties makes.
    let mut extra = raw_fields
        .pop_last()
        .map(|(_, (ident, ty))| (ident, placed(ty, places).1));
    if component.sent && component.received && extra.is_none() {
        extra = Some(("unknown_fields".to_owned(), UNKNOWN_FIELDS.to_owned()));
    }
    let shaped = Struct {
        component,
        fields,
        extra,
    };
    Ok(shaped.text())
}

fn listed<'a>(schema: &'a Value, key: &str) -> BTreeSet<&'a str> {
    schema
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

impl Struct<'_> {
    fn text(&self) -> String {
        let mut out = String::new();
        self.define(&mut out);
        if self.component.received {
            self.read(&mut out);
        }
        if self.component.sent {
            self.build(&mut out);
        }
        if self.has_secret() {
            self.redact(&mut out);
        }
        out
    }

    fn has_secret(&self) -> bool {
        self.fields.iter().any(|field| field.secret)
    }

    fn has_required(&self) -> bool {
        self.fields.iter().any(|field| field.required)
    }

    /// The definition. A type that is received is deserialized and serialized by `lenient_struct!`, so it derives nothing of serde.
    fn define(&self, out: &mut String) {
        let description = description_or(
            &self.component.schema,
            "An object without a description in the document.",
        );
        out.push_str(&doc("", description));
        let only_sent = !self.component.received;
        let debug = if self.has_secret() { "" } else { "Debug, " };
        let serde = if only_sent {
            ", Serialize, Deserialize"
        } else {
            ""
        };
        let _ = writeln!(
            out,
            "#[derive(Clone, {debug}PartialEq{serde})]\n#[non_exhaustive]\npub struct {} {{",
            self.component.short
        );
        for field in &self.fields {
            out.push_str(&doc("    ", &field.description));
            if only_sent && !field.attribute.is_empty() {
                let _ = writeln!(out, "    #[serde({})]", field.attribute);
            }
            let _ = writeln!(out, "    pub {}: {},", field.ident, field.ty);
        }
        if let Some((ident, ty)) = &self.extra {
            out.push_str(match ty.as_str() {
                UNKNOWN_FIELDS => "    /// Fields of the response that the document does not list, kept so that they can be sent back.\n",
                _ => "    /// Members that the document does not list, by their names.\n",
            });
            if only_sent {
                out.push_str("    #[serde(flatten)]\n");
            }
            let _ = writeln!(out, "    pub {ident}: {ty},");
        }
        out.push_str("}\n\n");
    }

    /// The deserialization.
    fn read(&self, out: &mut String) {
        let default = if self.component.sent && self.has_required() {
            ""
        } else {
            "default "
        };
        let members = |identifying: bool| {
            let members: Vec<String> = self
                .fields
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
        let _ = write!(
            out,
            "squad_core::lenient_struct!({} {default}{} {}",
            self.component.short,
            members(true),
            members(false),
        );
        if let Some((ident, _)) = &self.extra {
            let _ = write!(out, " ..{ident}");
        }
        out.push_str(");\n\n");
    }

    /// `new` and the setters.
    fn build(&self, out: &mut String) {
        let name = &self.component.short;
        if !self.component.received && !self.has_required() {
            let _ = writeln!(
                out,
                "impl Default for {name} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n"
            );
        }
        let _ = writeln!(out, "squad_core::request_struct! {{\n    {name} {{");
        for field in self.fields.iter().filter(|field| field.required) {
            let _ = writeln!(out, "        {}: {},", field.ident, field.argument);
        }
        out.push_str("    } {\n");
        for field in self.fields.iter().filter(|field| !field.required) {
            let _ = writeln!(out, "        {}: {},", field.ident, field.argument);
        }
        if let Some((ident, ty)) = &self.extra {
            let _ = writeln!(out, "        {ident}: {ty},");
        }
        out.push_str("    }\n}\n\n");
    }

    /// A `Debug` that does not print its secrets.
    fn redact(&self, out: &mut String) {
        let idents = |secret: bool| {
            self.fields
                .iter()
                .filter(move |field| field.secret == secret)
                .map(|field| field.ident.as_str())
        };
        let shown: Vec<&str> = idents(false)
            .chain(self.extra.iter().map(|(ident, _)| ident.as_str()))
            .collect();
        let hidden: Vec<&str> = idents(true).collect();
        let _ = writeln!(
            out,
            "squad_core::redacted_debug!({} {{ {} }} {{ {} }});\n",
            self.component.short,
            shown.join(", "),
            hidden.join(", ")
        );
    }
}
