//! Which files are checked, and for what.

use super::passages::Kind;

/// Files whose path starts with one of these are not text that people of this project wrote.
pub(super) const NOT_OURS: &[&str] = &[
    ".git",
    "target/",
    "Cargo.lock",
    "LICENSE",
    // Derived from sources that are checked.
    "tests/snapshots/",
    "openapi/squadcast.losses.txt",
    "openapi/squadvoice.losses.txt",
    "crates/squadcast-mock/src/generated/squadcast.json",
    "crates/squadvoice-mock/src/generated/squadvoice.json",
    "tests/operations.txt",
    // Inputs of tests and fuzzers.
    "crates/openapi-drift/tests/corpus/",
    "crates/openapi-drift/tests/fixtures/",
    "crates/openapi-lower/fuzz/corpus/",
    "crates/openapi-lower/tests/it/equivalence/schemas.json",
    // The words themselves.
    "tests/it/vocabulary/",
];

/// Paths that still have words to change. The list is empty when all of them are done; a path in it that has no finding
/// fails the test, so that it is taken out.
pub(super) const PENDING: &[&str] = &[];

/// The parts of a file that are checked; `None` for a file that is not text of ours.
pub(super) fn kinds(path: &str) -> Option<&'static [Kind]> {
    if NOT_OURS.iter().any(|prefix| path.starts_with(prefix)) {
        return None;
    }
    let (_, extension) = path.rsplit_once('.').unwrap_or_default();
    match extension {
        // The strings of generated code come from the documents and from the templates.
        "rs" if path.contains("/generated/") => Some(&[Kind::Documentation]),
        // The strings of tests are inputs as well as messages.
        "rs" if path.contains("tests/")
            || path.contains("/benches/")
            || path.contains("/fuzz/") =>
        {
            Some(&[Kind::Documentation, Kind::Comment, Kind::Name])
        }
        "rs" => Some(&[
            Kind::Documentation,
            Kind::Comment,
            Kind::Name,
            Kind::Message,
        ]),
        "md" => Some(&[Kind::Prose]),
        "json" if path.starts_with("openapi/") => Some(&[Kind::Description]),
        "toml" | "yml" | "deny" => Some(&[Kind::Comment]),
        "" | "gitattributes" | "gitignore" | "ci/run" => Some(&[Kind::Comment]),
        _ => None,
    }
}
