//! The public surface of the generated crates and of the crate people use, a snapshot an area: a change that users see
//! cannot land unseen.
//!
//! Accept a change that is meant with `INSTA_UPDATE=always cargo test -p workspace-tests --test surface`, and read the
//! diff of the snapshots.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use syn::{Fields, ImplItem, Item, Visibility};
use xtask::workspace_root;

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

/// Attributes that users or the wire can tell: derives, openness, serde's names and defaults.
fn told(attributes: &[syn::Attribute]) -> String {
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

fn list(items: &[Item], out: &mut String) {
    for item in items {
        match item {
            Item::Struct(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(
                    out,
                    "{}struct {}{}",
                    told(&item.attrs),
                    item.ident,
                    plain(&item.generics)
                );
                if let Fields::Named(fields) = &item.fields {
                    for field in fields.named.iter().filter(|field| public(&field.vis)) {
                        let _ = writeln!(
                            out,
                            "    {}{}: {}",
                            told(&field.attrs),
                            field.ident.as_ref().unwrap(),
                            plain(&field.ty)
                        );
                    }
                }
            }
            Item::Enum(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(
                    out,
                    "{}enum {}{}",
                    told(&item.attrs),
                    item.ident,
                    plain(&item.generics)
                );
                for variant in &item.variants {
                    let _ = writeln!(
                        out,
                        "    {}{}{}",
                        told(&variant.attrs),
                        variant.ident,
                        plain(&variant.fields)
                    );
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
            Item::Const(item) if public(&item.vis) => {
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
                let _ = writeln!(out, "type {} = {}", item.ident, plain(&item.ty));
            }
            Item::Use(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "use {}", plain(&item.tree));
            }
            Item::Mod(item) if public(&item.vis) && !hidden(&item.attrs) => {
                let _ = writeln!(out, "{}mod {}", told(&item.attrs), item.ident);
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
            // Documentation comments inside a macro are tokens too: they are taken out.
            Item::Macro(item) if item.ident.is_none() => {
                let text = plain(&item.mac.tokens);
                let mut kept = String::new();
                for (nth, piece) in text.split("# [doc").enumerate() {
                    let piece = if nth == 0 {
                        piece
                    } else {
                        piece.split_once("\"]").map_or("", |(_, rest)| rest)
                    };
                    kept.push_str(piece);
                }
                let _ = writeln!(
                    out,
                    "{}! {}",
                    plain(&item.mac.path),
                    kept.split_whitespace().collect::<Vec<_>>().join(" ")
                );
            }
            _ => {}
        }
    }
}

fn rust_files(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(path);
        }
    }
}

fn surface(crate_name: &str) {
    let source = workspace_root().join("crates").join(crate_name).join("src");
    let mut files = BTreeSet::new();
    rust_files(&source, &mut files);
    // An area of a generated crate has two files: its types, and its operations.
    let mut areas: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    for file in files {
        let name = file.strip_prefix(&source).unwrap().with_extension("");
        let area = name
            .display()
            .to_string()
            .replace("generated/operations/", "")
            .replace("generated/", "");
        let area = area.split('/').next().unwrap().to_owned();
        let parsed = syn::parse_file(&std::fs::read_to_string(&file).unwrap()).unwrap();
        list(&parsed.items, areas.entry(area).or_default());
    }
    for (area, text) in areas.into_iter().filter(|(_, text)| !text.is_empty()) {
        insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
            insta::assert_snapshot!(format!("{crate_name}-{area}"), text);
        });
    }
}

#[test]
fn squadcast_raw() {
    surface("squadcast-raw");
}

#[test]
fn squadvoice_raw() {
    surface("squadvoice-raw");
}

#[test]
fn squadcast() {
    surface("squadcast");
}
