//! The program: what it writes where, and its exit codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_openapi-lower"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const DOCUMENT: &str = r#"{
    "openapi": "3.1.0", "info": { "title": "T", "version": "1" },
    "components": { "schemas": { "A": { "$comment": "c", "const": 1, "minimum": 0 } } }
}"#;

#[test]
fn the_document_goes_to_one_stream_and_the_losses_to_the_other() {
    let output = run(&["-"], DOCUMENT);
    assert_eq!(output.status.code(), Some(0));
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(written["openapi"], "3.0.3");
    assert_eq!(
        text(&output.stderr),
        "-#/components/schemas/A/$comment: the comment is gone (comment)\n-: 1 losses\n"
    );
}

#[test]
fn the_steps_for_progenitor_are_taken_when_asked_for() {
    let output = run(&["--progenitor", "-"], DOCUMENT);
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        written["components"]["schemas"]["A"],
        serde_json::json!({ "enum": [1], "type": "integer" })
    );
    assert!(text(&output.stderr).contains("(drop-validation)"));
}

#[test]
fn a_refused_document_is_told_by_file_and_place() {
    let output = run(&["-"], &DOCUMENT.replace("const", "konst"));
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).starts_with("-#/components/schemas/A/konst: "));
}

#[test]
fn words_can_be_allowed() {
    let document = DOCUMENT.replace(r#""const": 1"#, r#""const": 1, "faker": 2, "mock": 3"#);
    let refused = run(&["-", "--allow", "faker"], &document);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).starts_with("-#/components/schemas/A/mock: "));
    for arguments in [
        &["-", "--allow", "faker", "--allow", "mock"][..],
        &["--allow-any", "-"],
    ] {
        let output = run(arguments, &document);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let schema = &written["components"]["schemas"]["A"];
        assert_eq!(
            (&schema["x-faker"], &schema["x-mock"]),
            (&2.into(), &3.into())
        );
    }
}

#[test]
fn yaml_is_read_like_the_json_it_stands_for() {
    let yaml = "\
# A comment first.
openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      responses:
        200: &fine { description: Fine }
        404: { <<: *fine }
components:
  schemas:
    A: { type: [string, 'null'], const: 2026-01-02, $comment: c }
";
    let output = run(&["-"], yaml);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        written["paths"]["/a"]["get"]["responses"],
        serde_json::json!({ "200": { "description": "Fine" }, "404": { "description": "Fine" } })
    );
    assert_eq!(
        written["components"]["schemas"]["A"]["enum"][0],
        "2026-01-02"
    );
    for wrong in ["openapi: 3.1.0\n? [a]\n: 1\n", "a: .inf", "a: &a [*a]"] {
        let output = run(&["-"], wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(text(&output.stderr).contains("not YAML"), "{wrong}");
    }
}

#[test]
fn wrong_usage_and_unreadable_files_are_told_apart_from_refusals() {
    for (arguments, input, told) in [
        (&[][..], "", "name a file"),
        (&["a", "b"], "", "name one file"),
        (&["--fast", "-"], "", "no option"),
        (&["no/such/file.json"], "", "cannot be read"),
        (&["-"], "{", "not JSON"),
        (&["-"], "a: [", "not YAML"),
        (&["-", "--allow"], "", "name the word"),
    ] {
        let output = run(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(told), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(run(&["--help"], "").status.code(), Some(0));
}
