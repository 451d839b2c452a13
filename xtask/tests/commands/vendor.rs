//! `cargo xtask vendor`: what it writes, and what it leaves alone.

use std::path::Path;

use serde_json::{Value, json};
use xtask::sources::{DOCUMENT, OVERLAY};
use xtask::{regen, vendor};

use super::site::{ours, page, read_from, serve, workspace};

fn take_over(
    root: &Path,
    from: String,
    drop_unneeded: bool,
) -> Result<xtask::outcome::Outcome, String> {
    let arguments = vendor::Arguments {
        sources: read_from(root, vec![from]),
        drop_unneeded,
        ..Default::default()
    };
    vendor::outcome(&arguments, |_| {}).map_err(|error| error.to_string())
}

fn written(root: &Path, file: &str) -> Value {
    serde_json::from_slice(&std::fs::read(root.join(file)).unwrap()).unwrap()
}

#[test]
fn vendor_writes_facts_and_placeholders() {
    let mut theirs = ours();
    theirs["components"]["schemas"]["User"]["properties"]["email"] =
        json!({"type": "string", "description": "The vendor's sentence."});
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let outcome = take_over(root.path(), format!("{base}/users.md"), false).unwrap();
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.report.contains(
            "description needed at /components/schemas/User/properties/email/description"
        ),
        "{}",
        outcome.report
    );
    let document = written(root.path(), DOCUMENT);
    assert!(!document.to_string().contains("vendor's"));
    assert_eq!(openapi_drift::placeholders(&document).len(), 1);
    // A second run has nothing left to take over and still lists the descriptions.
    let again = take_over(root.path(), format!("{base}/users.md"), false).unwrap();
    assert!(again.report.contains("is up to date"), "{}", again.report);
    assert_eq!(again.code, 1);
}

#[test]
fn vendor_removes_unneeded_corrections() {
    let mut theirs = ours();
    theirs["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("integer");
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let reported = take_over(root.path(), format!("{base}/users.md"), false).unwrap();
    assert!(
        reported.report.contains("overlay action 0")
            && reported.report.contains("not needed any more")
            && reported
                .report
                .contains("cargo xtask vendor --drop-unneeded"),
        "{}",
        reported.report
    );
    assert!(regen::effective_document(root.path(), "squadcast").is_err());
    let taken = take_over(root.path(), format!("{base}/users.md"), true).unwrap();
    assert_eq!(taken.code, 0, "{}", taken.report);
    assert!(taken.report.contains("removed"), "{}", taken.report);
    assert_eq!(
        written(root.path(), OVERLAY)["actions"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    regen::effective_document(root.path(), "squadcast").unwrap();
}

#[test]
fn vendor_writes_nothing_on_contradiction() {
    let mut other = ours();
    other["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("boolean");
    let base = serve(&[("a.md", page(&ours()) + &page(&other))]);
    let root = workspace();
    let error = take_over(root.path(), format!("{base}/a.md"), false).unwrap_err();
    assert!(
        error.contains("nothing was written") && error.contains("/components/schemas/User"),
        "{error}"
    );
    assert_eq!(written(root.path(), DOCUMENT), ours());
}

#[test]
fn vendor_writes_nothing_if_a_source_is_unreadable() {
    let mut theirs = ours();
    theirs["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("integer");
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let arguments = vendor::Arguments {
        sources: read_from(
            root.path(),
            vec![format!("{base}/users.md"), format!("{base}/gone.md")],
        ),
        ..Default::default()
    };
    let error = vendor::outcome(&arguments, |_| {}).unwrap_err().to_string();
    assert!(
        error.contains("not read: ") && error.contains("gone.md"),
        "{error}"
    );
    assert_eq!(written(root.path(), DOCUMENT), ours());
}

#[test]
fn first_of_two_definitions_is_used_on_request() {
    let mut first = ours();
    first["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("integer");
    let mut second = ours();
    second["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("boolean");
    let base = serve(&[("a.md", page(&first) + &page(&second))]);
    let root = workspace();
    let arguments = vendor::Arguments {
        sources: read_from(root.path(), vec![format!("{base}/a.md")]),
        prefer_first: true,
        ..Default::default()
    };
    vendor::outcome(&arguments, |_| {}).unwrap();
    assert_eq!(
        written(root.path(), DOCUMENT)["components"]["schemas"]["User"]["properties"]["age"]["type"],
        "integer"
    );
}

#[test]
fn pages_that_differ_in_descriptions_alone_are_merged() {
    let mut other = ours();
    other["components"]["schemas"]["User"]["properties"]["age"]["description"] =
        json!("Another sentence.");
    let base = serve(&[("a.md", page(&ours()) + &page(&other))]);
    let root = workspace();
    let outcome = take_over(root.path(), format!("{base}/a.md"), false).unwrap();
    assert!(
        outcome.report.contains("is up to date"),
        "{}",
        outcome.report
    );
}

#[test]
fn kept_value_stays_and_is_reported() {
    const AGE: &str = "/components/schemas/User/properties/age";
    let mut theirs = ours();
    *theirs.pointer_mut(AGE).unwrap() = json!({"type": "boolean", "description": "Our words."});
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let arguments = vendor::Arguments {
        sources: read_from(root.path(), vec![format!("{base}/users.md")]),
        keep: vec![AGE.into()],
        ..Default::default()
    };
    let outcome = vendor::outcome(&arguments, |_| {}).unwrap();
    assert_eq!(written(root.path(), DOCUMENT), ours());
    assert!(
        outcome.report.contains("not merged: ") && outcome.report.contains(AGE),
        "{}",
        outcome.report
    );
}
