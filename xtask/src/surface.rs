//! The public surface of a crate, as its source files declare it.

use std::fmt::Write as _;

use syn::{Fields, ImplItem, Item, Visibility};

/// The tokens of a syntax node, with single spaces where they matter.
fn plain(node: &impl quote::ToTokens) -> String {
    let mut text = node.to_token_stream().to_string();
    for (from, to) in [
        (" :: ", "::"),
        ("& '", "&'"),
        (" ,", ","),
        (" ;", ";"),
        (" < ", "<"),
        (" >", ">"),
        ("< ", "<"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        ("& ", "&"),
        (" :", ":"),
        ("[ ", "["),
        (" ]", "]"),
    ] {
        text = text.replace(from, to);
    }
    text
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn hidden(attributes: &[syn::Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("cfg") && plain(attribute).contains("test"))
        || attributes
            .iter()
            .any(|attribute| plain(attribute).contains("doc(hidden)"))
}

/// Macros that define no public item.
fn internal(call: &syn::Macro) -> bool {
    // JSON Schemas are copies of the document.
    ["rules", "thread_local", "document_schema"]
        .iter()
        .any(|name| {
            call.path
                .segments
                .last()
                .is_some_and(|segment| segment.ident == name)
        })
}

/// Attributes that users or the wire see: derives, openness, the names and defaults of serde.
fn attributes(attributes: &[syn::Attribute]) -> String {
    let mut out = String::new();
    for attribute in attributes {
        if [
            "derive",
            "non_exhaustive",
            "serde",
            "cfg",
            "must_use",
            "deprecated",
        ]
        .iter()
        .any(|name| attribute.path().is_ident(name))
        {
            let _ = write!(out, "{} ", plain(attribute));
        }
    }
    out
}

fn fields(indent: &str, fields: &Fields, public: impl Fn(&Visibility) -> bool, out: &mut String) {
    for (nth, field) in fields
        .iter()
        .enumerate()
        .filter(|(_, field)| public(&field.vis))
    {
        let name = field
            .ident
            .as_ref()
            .map_or(nth.to_string(), ToString::to_string);
        let _ = writeln!(
            out,
            "{indent}{}{name}: {}",
            attributes(&field.attrs),
            plain(&field.ty)
        );
    }
}

/// Appends what users see of the items of a source file, without documentation.
pub fn list(items: &[Item], out: &mut String) {
    for item in items {
        match item {
            Item::Struct(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(
                    out,
                    "{}struct {}{}",
                    attributes(&item.attrs),
                    item.ident,
                    plain(&item.generics)
                );
                fields("    ", &item.fields, public, out);
            }
            Item::Enum(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(
                    out,
                    "{}enum {}{}",
                    attributes(&item.attrs),
                    item.ident,
                    plain(&item.generics)
                );
                for variant in &item.variants {
                    let _ = writeln!(out, "    {}{}", attributes(&variant.attrs), variant.ident);
                    fields("        ", &variant.fields, |_| true, out);
                }
            }
            Item::Trait(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "trait {}{}", item.ident, plain(&item.generics));
                for item in &item.items {
                    if let syn::TraitItem::Fn(function) = item {
                        let _ = writeln!(out, "    {}", plain(&function.sig));
                    }
                }
            }
            Item::Fn(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "{}", plain(&item.sig));
            }
            Item::Const(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "const {}: {}", item.ident, plain(&item.ty));
            }
            Item::Static(item) if public(&item.vis) => {
                let _ = writeln!(
                    out,
                    "static {}: {} = {}",
                    item.ident,
                    plain(&item.ty),
                    plain(&item.expr)
                );
            }
            Item::Type(item) if public(&item.vis) => {
                let _ = writeln!(
                    out,
                    "type {}{} = {}",
                    item.ident,
                    plain(&item.generics),
                    plain(&item.ty)
                );
            }
            Item::Use(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "use {}", plain(&item.tree));
            }
            Item::Mod(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "{}mod {}", attributes(&item.attrs), item.ident);
            }
            Item::Impl(item) => {
                let of = plain(&item.self_ty);
                if let Some((_, path, _)) = &item.trait_ {
                    let _ = writeln!(out, "impl {} for {of}", plain(path));
                    continue;
                }
                let functions: Vec<_> = item
                    .items
                    .iter()
                    .filter_map(|item| match item {
                        ImplItem::Fn(function)
                            if public(&function.vis) && !hidden(&function.attrs) =>
                        {
                            Some(plain(&function.sig))
                        }
                        ImplItem::Const(constant) if public(&constant.vis) => {
                            Some(format!("const {}", constant.ident))
                        }
                        _ => None,
                    })
                    .collect();
                if !functions.is_empty() {
                    let _ = writeln!(out, "impl {of}\n    {}", functions.join("\n    "));
                }
            }
            // Documentation comments inside a macro are tokens too; they do not belong to the surface.
            Item::Macro(item) if item.ident.is_none() && !internal(&item.mac) => {
                let text = plain(&item.mac.tokens);
                let mut undocumented = String::new();
                for (nth, part) in text.split("# [doc").enumerate() {
                    let part = if nth == 0 {
                        part
                    } else {
                        part.split_once("\"]").map_or("", |(_, rest)| rest)
                    };
                    undocumented.push_str(part);
                }
                let _ = writeln!(
                    out,
                    "{}! {}",
                    plain(&item.mac.path),
                    undocumented
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                );
            }
            _ => {}
        }
    }
}
