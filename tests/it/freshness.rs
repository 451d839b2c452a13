//! What is generated is what `cargo xtask regen` would generate now.

use xtask::{regen, workspace_root};

#[test]
fn every_generated_file_is_up_to_date() {
    let root = workspace_root();
    let files = regen::files(&root).unwrap_or_else(|problems| panic!("{problems}"));
    let stale = regen::stale(&root, &files);
    assert!(
        stale.is_empty(),
        "{}stale: {stale:?}\nrepair with: {}",
        regen::differences(&root, &files, &stale),
        regen::REPAIR
    );
}
