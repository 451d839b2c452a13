//! The public surface of every crate, one snapshot per area: a change that users see cannot land unnoticed.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p workspace-tests --test it surface`, and review the
//! diff of the snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use syn::{Fields, ImplItem, Item, Visibility};
use xtask::workspace_root;

use crate::source_tree::modules;

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

fn list(items: &[Item], out: &mut String) {
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

/// The public surface of a crate, by area: the first module in it, apart from those that contain generated code.
/// Modules with a leading `__` are for macros and no part of the surface.
fn surface(folder: &Path) -> BTreeMap<String, String> {
    let mut areas: BTreeMap<String, String> = BTreeMap::new();
    for (path, module) in modules(&folder.join("src/lib.rs")) {
        let area = path
            .iter()
            .find(|name| !["generated", "operations"].contains(&name.as_str()));
        let area = match area {
            Some(name) => name,
            None if path.is_empty() => "lib",
            None => "mod",
        };
        list(&module.source, areas.entry(area.to_owned()).or_default());
    }
    areas.retain(|area, text| !text.is_empty() && !area.starts_with("__"));
    areas
}

#[test]
fn every_public_surface_is_the_accepted_one() {
    let root = workspace_root();
    let mut accepted: BTreeSet<String> = std::fs::read_dir(root.join("tests/snapshots"))
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let mut faults = Vec::new();
    for folder in std::fs::read_dir(root.join("crates")).unwrap().flatten() {
        let crate_name = folder.file_name().into_string().unwrap();
        // A program has no public surface.
        if !folder.path().join("src/lib.rs").exists() {
            continue;
        }
        for (area, text) in surface(&folder.path()) {
            let name = format!("{crate_name}-{area}");
            accepted.remove(&format!("{name}.snap"));
            let compared = std::panic::catch_unwind(AssertUnwindSafe(|| {
                insta::with_settings!({
                    prepend_module_to_snapshot => false,
                    omit_expression => true,
                    snapshot_path => "../snapshots",
                }, {
                    insta::assert_snapshot!(name.as_str(), text);
                });
            }));
            if compared.is_err() {
                faults.push(format!("{name} differs from tests/snapshots/{name}.snap"));
            }
        }
    }
    for file in accepted {
        faults.push(format!(
            "tests/snapshots/{file} is of no area any more: delete it"
        ));
    }
    faults.sort();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}\naccept an intended change with: \
         INSTA_UPDATE=always cargo test -p workspace-tests --test it surface",
        faults.len(),
        faults.join("\n")
    );
}
