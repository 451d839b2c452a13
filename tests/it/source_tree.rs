//! The source of a crate by its modules, as the compiler finds them, without those that only tests compile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::{Item, UseTree};

/// The path of a module in its crate; the root is empty.
pub(crate) type ModulePath = Vec<String>;

/// A module, its own items and imports.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The source file, relative to the crate.
    pub(crate) file: PathBuf,
    /// Names defined here, those of child modules excluded.
    pub(crate) names: Vec<String>,
    /// Names that `use` brings in, with the path that it names.
    pub(crate) imports: BTreeMap<String, Vec<String>>,
    /// Paths whose public items `use path::*` brings in.
    pub(crate) globs: Vec<Vec<String>>,
    /// Imports that are not re-exported, with their line: dependencies even if only a trait's methods are used.
    pub(crate) private_imports: Vec<(Vec<String>, usize)>,
    /// Every item; child modules are without their content.
    pub(crate) source: Vec<Item>,
}

/// The modules below `root`, the source file of a crate, except for those that only tests compile.
pub(crate) fn modules(root: &Path) -> BTreeMap<ModulePath, Module> {
    let mut found = BTreeMap::new();
    file(
        root,
        root.parent().unwrap(),
        root.parent().unwrap(),
        Vec::new(),
        &mut found,
    );
    found
}

fn file(
    path: &Path,
    base: &Path,
    folder: &Path,
    module: ModulePath,
    found: &mut BTreeMap<ModulePath, Module>,
) {
    let text = std::fs::read_to_string(path).unwrap();
    let parsed =
        syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    items(parsed.items, path, base, folder, module, found);
}

fn items(
    list: Vec<Item>,
    path: &Path,
    base: &Path,
    folder: &Path,
    module: ModulePath,
    found: &mut BTreeMap<ModulePath, Module>,
) {
    let mut this = Module {
        file: path.strip_prefix(base).unwrap().to_owned(),
        ..Module::default()
    };
    for mut item in list {
        if only_in_tests(&item) {
            continue;
        }
        match &mut item {
            Item::Mod(item) => {
                let name = item.ident.to_string();
                let mut child = module.clone();
                child.push(name.clone());
                let inside = folder.join(&name);
                if let Some((_, list)) = item.content.take() {
                    items(list, path, base, &inside, child, found);
                } else {
                    let source = attribute_path(&item.attrs)
                        .map(|named| path.parent().unwrap().join(named))
                        .into_iter()
                        .chain([folder.join(format!("{name}.rs")), inside.join("mod.rs")])
                        .find(|candidate| candidate.exists())
                        .unwrap_or_else(|| panic!("{}: no file of mod {name}", path.display()));
                    file(&source, base, &inside, child, found);
                }
            }
            Item::Use(item) => {
                let private = matches!(item.vis, syn::Visibility::Inherited);
                let line = item.use_token.span.start().line;
                imports(&item.tree, Vec::new(), private.then_some(line), &mut this);
            }
            item => this.names.extend(name(item)),
        }
        this.source.push(item);
    }
    found.insert(module, this);
}

fn imports(tree: &UseTree, mut path: Vec<String>, private: Option<usize>, module: &mut Module) {
    let add = |module: &mut Module, name: String, path: Vec<String>| {
        if let Some(line) = private {
            module.private_imports.push((path.clone(), line));
        }
        let _ = module.imports.insert(name, path);
    };
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            imports(&tree.tree, path, private, module);
        }
        UseTree::Name(tree) => {
            let name = tree.ident.to_string();
            if name == "self" {
                add(module, path.last().unwrap().clone(), path);
            } else {
                path.push(name.clone());
                add(module, name, path);
            }
        }
        UseTree::Rename(tree) => {
            if tree.ident != "self" {
                path.push(tree.ident.to_string());
            }
            add(module, tree.rename.to_string(), path);
        }
        UseTree::Glob(_) => module.globs.push(path),
        UseTree::Group(group) => {
            for tree in &group.items {
                imports(tree, path.clone(), private, module);
            }
        }
    }
}

fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn only_in_tests(item: &Item) -> bool {
    attributes(item).iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && ["cfg (test)", "cfg (all (test"].iter().any(|test| {
                attribute
                    .meta
                    .to_token_stream()
                    .to_string()
                    .starts_with(test)
            })
    })
}

fn attribute_path(attributes: &[syn::Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| {
        let named = attribute.meta.require_name_value().ok()?;
        match (&named.value, named.path.is_ident("path")) {
            (syn::Expr::Lit(value), true) => match &value.lit {
                syn::Lit::Str(path) => Some(path.value()),
                _ => None,
            },
            _ => None,
        }
    })
}

fn name(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}
