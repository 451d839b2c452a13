//! `cargo xtask drift` and `cargo xtask vendor` against a local server that serves pages in the vendor's form.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::HashMap;
use std::path::Path;

use axum::Router;
use axum::extract::{Path as Place, State};
use axum::http::StatusCode;
use axum::routing::get;
use serde_json::{Value, json};
use xtask::sources::{self, Sources};
use xtask::{drift, regen, vendor};

/// Serves texts by name; anything else is 404.
fn serve(pages: &[(&str, String)]) -> String {
    let pages: HashMap<String, String> = pages
        .iter()
        .map(|(n, t)| ((*n).to_owned(), t.clone()))
        .collect();
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let page = |State(pages): State<HashMap<String, String>>,
                        Place(name): Place<String>| async move {
                pages.get(&name).cloned().ok_or(StatusCode::NOT_FOUND)
            };
            let app = Router::new().route("/{*name}", get(page)).with_state(pages);
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            send.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
    });
    format!("http://{}", receive.recv().unwrap())
}

fn answer(schema: &Value) -> Value {
    json!({"200": {"description": "Our words.", "content": {"application/json": {"schema": schema}}}})
}

fn ours() -> Value {
    let user = json!({"$ref": "#/components/schemas/User"});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Squadcast", "version": "1"},
        "servers": [{"url": "https://api.example"}],
        "security": [{"bearer": []}],
        "tags": [{"name": "Users", "description": "Our words."}],
        "paths": {
            "/users": {"get": {"operationId": "listUsers", "tags": ["Users"], "summary": "Our words", "description": "Our words.",
                "responses": answer(&json!({"type": "array", "items": user}))}},
            "/users/{id}": {"get": {"operationId": "getUser", "tags": ["Users"], "summary": "Our words", "description": "Our words.",
                "parameters": [{"name": "id", "in": "path", "required": true, "description": "Our words.", "schema": {"type": "string"}}],
                "responses": answer(&user)}},
        },
        "components": {
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "schemas": {"User": {"type": "object", "description": "Our words.", "required": ["name"], "properties": {
                "name": {"type": "string", "description": "Our words."},
                "age": {"type": "string", "description": "Our words."}}}},
        },
    })
}

fn overlay() -> Value {
    json!({"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": [
        {"target": "$.components.schemas.User.properties.age", "description": "it is a number", "update": {"type": "integer"}},
        {"target": "$.components.schemas.User.properties.name", "description": "never null", "update": {"minLength": 1}},
    ]})
}

fn workspace() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir(root.path().join("openapi")).unwrap();
    std::fs::write(
        root.path().join(sources::DOCUMENT),
        format!("{:#}\n", ours()),
    )
    .unwrap();
    std::fs::write(
        root.path().join(sources::OVERLAY),
        format!("{:#}\n", overlay()),
    )
    .unwrap();
    root
}

/// The vendor's page: a fragment an operation, in the vendor's words, then text for other readers.
fn page(document: &Value) -> String {
    let text = document
        .to_string()
        .replace("Our words", "The vendor's sentence");
    let document: Value = serde_json::from_str(&text).unwrap();
    let mut out = String::from("# Users\n");
    for (path, item) in document["paths"].as_object().unwrap() {
        let mut fragment = document.clone();
        fragment["paths"] = json!({ path: item });
        out.push_str(&format!(
            "\n## An operation\n\n> Prose.\n\n```json\n{fragment}\n```\n"
        ));
    }
    out + "\n---\n\n# For other readers\n\nAsk this page with `?ask=`.\n"
}

fn read_from(root: &Path, from: Vec<String>) -> Sources {
    Sources {
        from,
        root: Some(root.to_owned()),
    }
}

fn compare(root: &Path, from: Vec<String>) -> drift::Outcome {
    let arguments = drift::Arguments {
        sources: read_from(root, from),
        format: "text".into(),
        ..Default::default()
    };
    drift::outcome(&arguments, |_| {}).unwrap()
}

#[test]
fn the_same_facts_in_other_words_are_no_drift() {
    let base = serve(&[("users.md", page(&ours()))]);
    let outcome = compare(workspace().path(), vec![format!("{base}/users.md")]);
    assert_eq!(
        (outcome.code, outcome.remarks.as_str()),
        (0, ""),
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
fn a_breaking_change_is_told_with_what_to_do_and_unneeded_corrections() {
    let mut theirs = ours();
    theirs["paths"]
        .as_object_mut()
        .unwrap()
        .remove("/users/{id}");
    theirs["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("integer");
    let base = serve(&[("users.md", page(&theirs))]);
    let outcome = compare(workspace().path(), vec![format!("{base}/users.md")]);
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
    // The correction and the vendor agree now: that is no drift of the effective document.
    assert!(
        !outcome.report.contains("type-changed"),
        "{}",
        outcome.report
    );
}

#[test]
fn progress_is_told_page_by_page_and_a_bad_page_makes_the_run_incomplete() {
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
        outcome.remarks.contains("html.md: HTML") && outcome.remarks.contains("404"),
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
fn without_the_whole_document_the_pages_of_the_index_are_read() {
    let index =
        "# Reference\n\n- [Users](/reference/users.md)\n- [Elsewhere](https://else.example/x.md)\n";
    let base = serve(&[
        ("reference.md", index.into()),
        ("reference/users.md", page(&ours())),
    ]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut seen = 0;
    let reading = runtime
        .block_on(sources::published(
            &format!("{base}/whole.json"),
            &format!("{base}/reference.md"),
            &mut |_: &openapi_drift::Progress<'_>| seen += 1,
        ))
        .unwrap()
        .finish();
    assert_eq!((reading.fragments, seen), (2, 1));
    assert!(reading.errors.is_empty(), "{:?}", reading.errors);
}

#[test]
fn an_ignored_difference_passes_and_a_stale_entry_fails() {
    let mut theirs = ours();
    theirs["paths"]
        .as_object_mut()
        .unwrap()
        .remove("/users/{id}");
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let entry = json!({"rule": "api-removed-without-deprecation", "at": "/paths/~1users~1{id}/get", "reason": "known"});
    let write = |entries: Value| {
        let text = json!({ "ignore": entries }).to_string();
        std::fs::write(root.path().join(drift::IGNORE), text).unwrap();
    };
    write(json!([entry]));
    assert_eq!(
        compare(root.path(), vec![format!("{base}/users.md")]).code,
        0
    );
    write(json!([entry, {"rule": "api-tag-added", "at": "/gone", "reason": "old"}]));
    let outcome = compare(root.path(), vec![format!("{base}/users.md")]);
    assert_eq!(outcome.code, 30);
    assert!(outcome.remarks.contains("stale"), "{}", outcome.remarks);
}

fn take_over(root: &Path, from: String, drop_unneeded: bool) -> Result<vendor::Outcome, String> {
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
fn vendor_writes_facts_without_sentences_and_asks_for_words() {
    let mut theirs = ours();
    theirs["components"]["schemas"]["User"]["properties"]["email"] =
        json!({"type": "string", "description": "The vendor's sentence."});
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let outcome = take_over(root.path(), format!("{base}/users.md"), false).unwrap();
    assert_eq!(outcome.code, 1);
    assert!(
        outcome
            .report
            .contains("words needed at /components/schemas/User/properties/email/description"),
        "{}",
        outcome.report
    );
    let document = written(root.path(), sources::DOCUMENT);
    assert!(!document.to_string().contains("vendor's"));
    assert_eq!(openapi_drift::placeholders(&document).len(), 1);
    // A second run has nothing left to take over and still asks for the words.
    let again = take_over(root.path(), format!("{base}/users.md"), false).unwrap();
    assert!(again.report.contains("is up to date"), "{}", again.report);
    assert_eq!(again.code, 1);
}

#[test]
fn vendor_takes_unneeded_corrections_out_so_that_the_tree_is_whole_again() {
    let mut theirs = ours();
    theirs["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("integer");
    let base = serve(&[("users.md", page(&theirs))]);
    let root = workspace();
    let told = take_over(root.path(), format!("{base}/users.md"), false).unwrap();
    assert!(told.report.contains("overlay action 0"), "{}", told.report);
    assert!(regen::effective_document(root.path(), "squadcast").is_err());
    let taken = take_over(root.path(), format!("{base}/users.md"), true).unwrap();
    assert_eq!(taken.code, 0, "{}", taken.report);
    assert_eq!(
        written(root.path(), sources::OVERLAY)["actions"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    regen::effective_document(root.path(), "squadcast").unwrap();
}

#[test]
fn vendor_writes_nothing_in_doubt() {
    let mut other = ours();
    other["components"]["schemas"]["User"]["properties"]["age"]["type"] = json!("boolean");
    let base = serve(&[("a.md", page(&ours()) + &page(&other))]);
    let root = workspace();
    let error = take_over(root.path(), format!("{base}/a.md"), false).unwrap_err();
    assert!(
        error.contains("nothing was written") && error.contains("/components/schemas/User"),
        "{error}"
    );
    assert_eq!(written(root.path(), sources::DOCUMENT), ours());
}
