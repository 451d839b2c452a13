//! Enums of strings: open, so that a value which is not listed costs nothing.

use std::fmt::Write;

use super::description_or;
use crate::generate::prepare::Component;
use crate::generate::source::{doc, serde_rename};

/// The source text of an enum.
pub(super) fn shape(component: &Component, item: &syn::ItemEnum) -> String {
    let mut out = String::from("squad_core::open_enum! {\n");
    let description = description_or(&component.schema, "One of the listed values.");
    out.push_str(&doc("    ", description));
    let _ = writeln!(out, "    pub enum {} {{", component.short);
    for variant in &item.variants {
        let ident = variant.ident.to_string();
        let wire = serde_rename(&variant.attrs).unwrap_or_else(|| ident.clone());
        let shown = match wire.as_str() {
            "" => "The empty string.".to_owned(),
            wire => format!("`{wire}`"),
        };
        let _ = writeln!(out, "        /// {shown}\n        {ident} = {wire:?},");
    }
    out.push_str("    }\n}\n\n");
    out
}
