//! The public surface of every crate, one snapshot per area: a change that users see cannot land unnoticed.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p workspace-tests --test it surface`, and review the
//! diff of the snapshots.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;
use std::path::Path;

use xtask::surface::list;
use xtask::workspace_root;

use crate::source_tree::modules;

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
