//! The only caller of progenitor: takes a lowered document, gives its types and methods as a syntax tree.

use std::collections::BTreeMap;

use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use schemars::schema::{InstanceType, SchemaObject};
use serde_json::Value;
use syn::{ImplItem, Item, ItemEnum, ItemStruct};

use super::Target;
use crate::{Problem, Problems};

/// The string format that represents a string, boolean or number (`squad_core::wire::Scalar`).
pub(super) const SCALAR_FORMAT: &str = "x-scalar";

/// Progenitor's output for a document.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Structs by name.
    pub structs: BTreeMap<String, ItemStruct>,
    /// Enums by name.
    pub enums: BTreeMap<String, ItemEnum>,
    /// Methods of the client by name.
    pub methods: BTreeMap<String, syn::ImplItemFn>,
}

/// Runs progenitor.
///
/// # Errors
/// If progenitor rejects the document.
pub(super) fn generate(target: &Target<'_>, document: &Value) -> Result<Raw, Problems> {
    let refuse = |what: String| {
        Problems::from(Problem::in_file(
            target.file,
            format!("progenitor rejects the lowered document: {what}"),
            "correct the document by overlay, or extend the steps in xtask/src/generate/prepare",
        ))
    };
    let document =
        serde_json::from_value(document.clone()).map_err(|error| refuse(error.to_string()))?;
    let mut settings = GenerationSettings::new();
    settings
        .with_interface(InterfaceStyle::Positional)
        .with_map_type("::std::collections::BTreeMap")
        .with_conversion(
            string_format("date-time"),
            "::jiff::Timestamp",
            std::iter::empty(),
        )
        .with_conversion(
            string_format("date"),
            "::jiff::civil::Date",
            std::iter::empty(),
        )
        .with_conversion(
            string_format(SCALAR_FORMAT),
            "::squad_core::wire::Scalar",
            std::iter::empty(),
        );
    let tokens = Generator::new(&settings)
        .generate_tokens(&document)
        .map_err(|error| refuse(error.to_string()))?;
    let file: syn::File = syn::parse2(tokens)
        .map_err(|error| refuse(format!("its output does not parse: {error}")))?;
    let mut raw = Raw::default();
    for item in file.items {
        match item {
            Item::Mod(module) if module.ident == "types" => {
                for item in module.content.map(|(_, items)| items).unwrap_or_default() {
                    match item {
                        Item::Struct(item) => {
                            drop(raw.structs.insert(item.ident.to_string(), item))
                        }
                        Item::Enum(item) => drop(raw.enums.insert(item.ident.to_string(), item)),
                        _ => {}
                    }
                }
            }
            Item::Impl(item) if item.trait_.is_none() => {
                for item in item.items {
                    if let ImplItem::Fn(method) = item
                        && method.sig.asyncness.is_some()
                    {
                        raw.methods.insert(method.sig.ident.to_string(), method);
                    }
                }
            }
            _ => {}
        }
    }
    Ok(raw)
}

fn string_format(format: &str) -> SchemaObject {
    SchemaObject {
        instance_type: Some(InstanceType::String.into()),
        format: Some(format.to_owned()),
        ..SchemaObject::default()
    }
}
