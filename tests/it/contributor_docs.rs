//! The documents for users and contributors name files that exist.

use regex::Regex;
use xtask::workspace_root;

const DOCUMENTS: &[&str] = &[
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "README.md",
    "SECURITY.md",
    "docs/drift.md",
    "docs/fleet.md",
    "docs/performance.md",
    "docs/recording.md",
    "openapi/README.md",
];

/// Files that a maintainer creates when they are needed.
const OPTIONAL: &[&str] = &["openapi/squadcast.ignore.json"];

/// Whether a path of the workspace exists. A segment with a placeholder, as in `tests/snapshots/NAME.snap`, is any
/// entry of its directory.
fn exists(path: &str) -> bool {
    let placeholder = Regex::new(r"[A-Z]{2,}|[*<{…]").unwrap();
    let mut at = workspace_root();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        if !at.join(segment).exists() && placeholder.is_match(segment) {
            return at.is_dir();
        }
        at.push(segment);
    }
    at.exists()
}

#[test]
fn paths_in_the_documents_exist() {
    let code = Regex::new(
        r"`((?:crates|docs|openapi|tests|xtask|\.ci|\.github)/[^`\s]*|[A-Za-z_.-]+\.(?:md|toml))`",
    )
    .unwrap();
    let link = Regex::new(r"\]\(([^)#:]+)(?:#[^)]*)?\)").unwrap();
    let mut faults = Vec::new();
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(workspace_root().join(document))
            .unwrap_or_else(|error| panic!("{document}: {error}"));
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (nth, line) in text.lines().enumerate() {
            let paths = code
                .captures_iter(line)
                .map(|found| found[1].to_owned())
                .chain(
                    link.captures_iter(line)
                        .map(|found| format!("{folder}/{}", &found[1])),
                );
            for path in paths.filter(|path| !OPTIONAL.contains(&path.as_str()) && !exists(path)) {
                faults.push(format!("{document}:{}: {path} does not exist", nth + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
