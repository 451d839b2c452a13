//! `cargo xtask drift`: what it reports, remarks and exits with.

use std::path::Path;

use serde_json::{Value, json};
use xtask::drift;

use super::site::{ours, page, read_from, serve, workspace};

fn compare(root: &Path, from: Vec<String>) -> xtask::outcome::Outcome {
    let arguments = drift::Arguments {
        sources: read_from(root, from),
        format: "text".into(),
        ..Default::default()
    };
    drift::outcome(&arguments, |_| {}).unwrap()
}

#[test]
fn other_descriptions_are_not_drift() {
    let base = serve(&[("users.md", page(&ours()))]);
    let outcome = compare(workspace().path(), vec![format!("{base}/users.md")]);
    assert_eq!(
        (outcome.code, outcome.remarks.as_str()),
        (0, "compared 2 of 2 operations: the pages cover no others\n"),
        "{}",
        outcome.report
    );
    assert!(
        outcome.report.contains("Nothing to do"),
        "{}",
        outcome.report
    );
}

#[test]
fn breaking_change_is_reported_with_next_steps_and_unneeded_corrections() {
    let mut theirs = ours();
    theirs["paths"]
        .as_object_mut()
        .unwrap()
        .remove("/users/{id}");
    theirs["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("integer");
    let base = serve(&[("users.json", theirs.to_string())]);
    let outcome = compare(workspace().path(), vec![format!("{base}/users.json")]);
    assert_eq!(outcome.code, 20);
    assert!(
        outcome.report.contains("api-removed-without-deprecation"),
        "{}",
        outcome.report
    );
    assert!(
        outcome.report.contains("cargo xtask vendor"),
        "{}",
        outcome.report
    );
    assert!(
        outcome.report.contains("Overlay action 0"),
        "{}",
        outcome.report
    );
    // The correction and the vendor agree now: that is not drift of the effective document.
    assert!(
        !outcome.report.contains("type-changed"),
        "{}",
        outcome.report
    );
}

#[test]
fn progress_is_reported_and_a_bad_page_makes_the_run_incomplete() {
    let base = serve(&[
        ("users.md", page(&ours())),
        ("html.md", "<!doctype html>".into()),
    ]);
    let from = ["users.md", "html.md", "absent.md"]
        .map(|p| format!("{base}/{p}"))
        .into();
    let root = workspace();
    let arguments = drift::Arguments {
        sources: read_from(root.path(), from),
        format: "json".into(),
        ..Default::default()
    };
    let mut seen = Vec::new();
    let outcome = drift::outcome(&arguments, |p| {
        seen.push((p.source_name.to_owned(), p.fragments))
    })
    .unwrap();
    assert_eq!(seen.iter().map(|s| s.1).collect::<Vec<_>>(), [2, 0, 0]);
    assert_eq!(outcome.code, 2);
    assert!(
        outcome.remarks.contains("html.md: HTML")
            && outcome.remarks.contains("404")
            && outcome.remarks.contains("incomplete"),
        "{}",
        outcome.remarks
    );
    assert_eq!(
        serde_json::from_str::<Value>(&outcome.report).unwrap()["changes"],
        json!([])
    );
}

#[test]
fn nothing_readable_at_all_is_an_error_that_says_why() {
    let base = serve(&[]);
    let root = workspace();
    let arguments = drift::Arguments {
        sources: read_from(
            root.path(),
            vec![format!("{base}/gone.json"), "/no/such/folder".into()],
        ),
        format: "text".into(),
        ..Default::default()
    };
    let error = drift::outcome(&arguments, |_| {}).unwrap_err().to_string();
    assert!(
        error.contains("404") && error.contains("/no/such/folder"),
        "{error}"
    );
}

#[test]
fn an_ignored_difference_passes_and_a_stale_entry_fails() {
    let mut theirs = ours();
    theirs["paths"]
        .as_object_mut()
        .unwrap()
        .remove("/users/{id}");
    let base = serve(&[("users.json", theirs.to_string())]);
    let root = workspace();
    let entry = json!({"rule": "api-removed-without-deprecation", "at": "/paths/~1users~1{id}/get", "reason": "known"});
    let write = |entries: Value| {
        let text = json!({ "ignore": entries }).to_string();
        std::fs::write(root.path().join(drift::IGNORE), text).unwrap();
    };
    write(json!([entry]));
    assert_eq!(
        compare(root.path(), vec![format!("{base}/users.json")]).code,
        0
    );
    write(json!([entry, {"rule": "api-tag-added", "at": "/gone", "reason": "old"}]));
    let outcome = compare(root.path(), vec![format!("{base}/users.json")]);
    assert_eq!(outcome.code, 30);
    assert!(outcome.remarks.contains("stale"), "{}", outcome.remarks);
}

#[test]
fn an_ignore_file_that_is_named_takes_the_place_of_ours_and_must_be_there() {
    let mut theirs = ours();
    theirs["paths"]
        .as_object_mut()
        .unwrap()
        .remove("/users/{id}");
    let base = serve(&[("users.json", theirs.to_string())]);
    let root = workspace();
    let named = root.path().join("known.json");
    let arguments = drift::Arguments {
        sources: read_from(root.path(), vec![format!("{base}/users.json")]),
        format: "text".into(),
        ignore: Some(named.clone()),
        ..Default::default()
    };
    let error = drift::outcome(&arguments, |_| {}).unwrap_err().to_string();
    assert!(error.contains("known.json"), "{error}");
    let entry = json!({"rule": "api-removed-without-deprecation", "at": "/paths/~1users~1{id}/get", "reason": "known"});
    std::fs::write(named, json!({ "ignore": [entry] }).to_string()).unwrap();
    assert_eq!(drift::outcome(&arguments, |_| {}).unwrap().code, 0);
}

#[test]
fn contradicting_pages_exit_with_2() {
    let mut other = ours();
    other["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("boolean");
    let base = serve(&[("a.md", page(&ours()) + &page(&other))]);
    let outcome = compare(workspace().path(), vec![format!("{base}/a.md")]);
    assert_eq!(outcome.code, 2, "{}", outcome.report);
    assert!(
        outcome.remarks.contains("conflict: ")
            && outcome.remarks.contains("/components/schemas/User"),
        "{}",
        outcome.remarks
    );
    assert!(
        !outcome.report.contains("No difference"),
        "{}",
        outcome.report
    );
    assert!(
        !outcome.report.contains("Nothing to do"),
        "{}",
        outcome.report
    );
    assert!(outcome.report.contains("in doubt"), "{}", outcome.report);
}

#[test]
fn duplicate_key_in_a_page_exits_with_2() {
    let text = page(&ours()).replace(
        "\"operationId\":\"getUser\"",
        "\"operationId\":\"getUser\",\"operationId\":\"other\"",
    );
    let base = serve(&[("a.md", text)]);
    let outcome = compare(workspace().path(), vec![format!("{base}/a.md")]);
    assert_eq!(outcome.code, 2, "{}", outcome.report);
    assert!(
        outcome.remarks.contains("is there twice"),
        "{}",
        outcome.remarks
    );
}

#[test]
fn some_pages_are_compared_with_the_operations_that_they_cover() {
    let mut theirs = ours();
    theirs["paths"].as_object_mut().unwrap().remove("/users");
    theirs["paths"]["/users/{id}"]["get"]["deprecated"] = json!(true);
    let base = serve(&[("user.md", page(&theirs))]);
    let outcome = compare(workspace().path(), vec![format!("{base}/user.md")]);
    assert!(
        outcome.remarks.contains("compared 1 of 2 operations"),
        "{}",
        outcome.remarks
    );
    assert_eq!(outcome.code, 10, "{}", outcome.report);
    assert!(
        !outcome.report.contains("api-removed"),
        "{}",
        outcome.report
    );
    // A folder is the whole reference: an operation without a page is gone.
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("user.md"), page(&theirs)).unwrap();
    let outcome = compare(
        workspace().path(),
        vec![folder.path().display().to_string()],
    );
    assert_eq!(outcome.code, 20, "{}", outcome.report);
}

#[test]
fn other_descriptions_are_reported_on_request() {
    let base = serve(&[("users.md", page(&ours()))]);
    let root = workspace();
    let arguments = drift::Arguments {
        sources: read_from(root.path(), vec![format!("{base}/users.md")]),
        format: "json".into(),
        documentation: true,
        ..Default::default()
    };
    let outcome = drift::outcome(&arguments, |_| {}).unwrap();
    assert_eq!(outcome.code, 0, "{}", outcome.report);
    assert!(
        outcome.report.contains("The vendor's sentence"),
        "{}",
        outcome.report
    );
}

#[test]
fn every_form_of_the_report_comes_with_what_to_do() {
    let mut theirs = ours();
    theirs["paths"]
        .as_object_mut()
        .unwrap()
        .remove("/users/{id}");
    let base = serve(&[("users.json", theirs.to_string())]);
    let root = workspace();
    let outcome = |format: &str| {
        let arguments = drift::Arguments {
            sources: read_from(root.path(), vec![format!("{base}/users.json")]),
            format: format.into(),
            ..Default::default()
        };
        drift::outcome(&arguments, |_| {}).unwrap()
    };
    let markdown = outcome("markdown").report;
    assert!(
        markdown.contains("\n## What to do\n\n- ") && markdown.contains("cargo xtask vendor"),
        "{markdown}"
    );
    // A program reads these; the steps are for whoever watches it.
    for format in ["json", "github"] {
        let outcome = outcome(format);
        assert!(
            outcome.remarks.contains("cargo xtask vendor"),
            "{}",
            outcome.remarks
        );
        assert!(!outcome.report.contains("What to do"), "{}", outcome.report);
    }
}
