//! No module of a crate uses a module that uses it: a reader can begin at the bottom of each crate and go up.
//!
//! Uses are found by name: imports, paths and calls; methods are not followed. A module and the modules inside it are one
//! unit: a parent may call its children, and these may use what their parent defines.

mod edges;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use edges::{Edges, edges};
use xtask::workspace_root;

use crate::source_tree::{ModulePath, modules};

/// Crates whose cycles are still to be broken. Empty when all of them are; a crate in it that has no cycle fails the test,
/// so that it is taken out.
const PENDING: &[&str] = &[];

fn shown(module: &ModulePath) -> String {
    if module.is_empty() {
        "the root".to_owned()
    } else {
        module.join("::")
    }
}

/// A shortest way along the edges from one module to another.
fn way(edges: &Edges, from: &ModulePath, to: &ModulePath) -> Option<Vec<ModulePath>> {
    let mut before: BTreeMap<&ModulePath, &ModulePath> = BTreeMap::new();
    let mut open = VecDeque::from([from]);
    while let Some(module) = open.pop_front() {
        for next in edges.get(module).into_iter().flat_map(BTreeMap::keys) {
            if next != from && !before.contains_key(next) {
                before.insert(next, module);
                open.push_back(next);
            }
        }
    }
    let mut way = vec![to.clone()];
    let mut at = to;
    while at != from {
        at = before.get(at)?;
        way.push(at.clone());
    }
    way.reverse();
    Some(way)
}

/// A shortest cycle for every edge that is part of one, each once.
fn cycles(edges: &Edges) -> BTreeSet<Vec<ModulePath>> {
    let mut found = BTreeSet::new();
    for (from, uses) in edges {
        for to in uses.keys() {
            if let Some(back) = way(edges, to, from) {
                // The cycle begins at its first module in alphabetical order.
                let first = (0..back.len()).min_by_key(|nth| &back[*nth]).unwrap();
                let (tail, head) = back.split_at(first);
                found.insert([head, tail].concat());
            }
        }
    }
    found
}

fn described(
    krate: &str,
    cycle: &[ModulePath],
    edges: &Edges,
    files: &BTreeMap<ModulePath, String>,
) -> String {
    let mut out = format!("{krate}: a cycle of {} modules", cycle.len());
    for (nth, module) in cycle.iter().enumerate() {
        let next = &cycle[(nth + 1) % cycle.len()];
        let line = edges[module][next];
        out += &format!(
            "\n    {} uses {} at {}:{line}",
            shown(module),
            shown(next),
            files[module]
        );
    }
    out
}

#[test]
fn modules_do_not_use_each_other_in_a_circle() {
    let root = workspace_root();
    let mut crates: Vec<_> = std::fs::read_dir(root.join("crates"))
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    crates.push(root.join("xtask"));
    crates.sort();
    let mut faults = Vec::new();
    for folder in &crates {
        let krate = folder.file_name().unwrap().to_str().unwrap();
        let root_file = folder.join("src/lib.rs");
        // A program that has the mutations of a test as modules is not followed.
        if !root_file.exists() {
            continue;
        }
        let modules = modules(&root_file);
        let edges = edges(&modules);
        let source = folder.strip_prefix(&root).unwrap().join("src");
        let files = modules
            .iter()
            .map(|(path, module)| {
                (
                    path.clone(),
                    source.join(&module.file).display().to_string(),
                )
            })
            .collect();
        let cycles = cycles(&edges);
        if !PENDING.contains(&krate) {
            faults.extend(
                cycles
                    .iter()
                    .map(|cycle| described(krate, cycle, &edges, &files)),
            );
        } else if cycles.is_empty() {
            faults.push(format!(
                "{krate} has no cycle any more: remove it from `PENDING` in tests/it/module_cycles/mod.rs"
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The cycles of a crate with these files.
fn cycles_of(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let modules = modules(&folder.path().join("lib.rs"));
    let edges = edges(&modules);
    let files = modules
        .iter()
        .map(|(path, module)| (path.clone(), module.file.display().to_string()))
        .collect();
    cycles(&edges)
        .iter()
        .map(|cycle| described("sample", cycle, &edges, &files))
        .collect()
}

#[test]
fn a_cycle_is_named_with_the_lines_that_close_it() {
    let found = cycles_of(&[
        (
            "lib.rs",
            "mod client;\nmod call;\npub use client::Client;\n",
        ),
        (
            "client.rs",
            "use crate::call::Call;\npub struct Client(Call);\n",
        ),
        (
            "call.rs",
            "\npub struct Call(Option<Box<crate::Client>>);\n",
        ),
    ]);
    let expected = "sample: a cycle of 2 modules\n    call uses client at call.rs:2\n    client uses call at client.rs:1";
    assert_eq!(found, [expected]);
}

#[test]
fn siblings_reached_through_their_parent_are_found() {
    let found = cycles_of(&[
        ("lib.rs", "mod parent;"),
        (
            "parent/mod.rs",
            "mod one;\nmod two;\nuse one::One;\npub use two::Two;\n",
        ),
        ("parent/one.rs", "pub struct One(super::Two);"),
        ("parent/two.rs", "use super::*;\npub struct Two(Vec<One>);"),
    ]);
    assert!(
        found.iter().any(
            |cycle| cycle.contains("parent::one uses parent::two at parent/one.rs:1")
                && cycle.contains("parent::two uses parent::one at parent/two.rs:2")
        ),
        "{found:?}"
    );
}

#[test]
fn reexports_tests_and_variables_are_not_uses() {
    let found = cycles_of(&[
        (
            "lib.rs",
            "mod child;\npub use child::Child;\npub struct Parent;\nfn f(child: u8) -> u8 { child }\n#[cfg(test)]\nmod tests { use crate::child::Child; }",
        ),
        ("child.rs", "pub struct Child(crate::Parent);"),
    ]);
    assert_eq!(found, Vec::<String>::new());
}
