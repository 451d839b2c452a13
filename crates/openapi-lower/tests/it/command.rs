//! The command: its output, its messages and its exit codes.

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
fn document_goes_to_stdout_and_losses_to_stderr() {
    let output = run(&["-"], DOCUMENT);
    assert_eq!(output.status.code(), Some(0));
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(written["openapi"], "3.0.3");
    assert_eq!(
        text(&output.stderr),
        "-#/components/schemas/A/$comment: the comment is removed (comment)\n-: losses: 1\n"
    );
}

#[test]
fn progenitor_option_applies_the_steps() {
    let output = run(&["--progenitor", "-"], DOCUMENT);
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        written["components"]["schemas"]["A"],
        serde_json::json!({ "enum": [1], "type": "integer" })
    );
    assert!(text(&output.stderr).contains("(drop-validation)"));
}

#[test]
fn rejected_document_is_reported_with_file_and_pointer() {
    let output = run(&["-"], &DOCUMENT.replace("const", "konst"));
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).starts_with("-#/components/schemas/A/konst: "));
    assert!(text(&output.stderr).ends_with("\n-: rejected, problems: 1\n"));
}

#[test]
fn unknown_names_can_be_allowed() {
    let document = DOCUMENT.replace(r#""const": 1"#, r#""const": 1, "faker": 2, "mock": 3"#);
    let rejected = run(&["-", "--allow", "faker"], &document);
    assert_eq!(rejected.status.code(), Some(1));
    assert!(text(&rejected.stderr).starts_with("-#/components/schemas/A/mock: "));
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
fn yaml_is_lowered_like_the_json_it_represents() {
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
        assert!(text(&output.stderr).contains("parsed as YAML"), "{wrong}");
    }
}

#[test]
fn wrong_usage_and_unreadable_files_have_an_exit_code_of_their_own() {
    for (arguments, input, message) in [
        (&[][..], "", "FILE is required"),
        (&["a", "b"], "", "only one FILE"),
        (&["--fast", "-"], "", "unknown option `--fast`"),
        (
            &["no/such/file.json"],
            "",
            "no/such/file.json: could not be read",
        ),
        (
            &["-"],
            "{",
            "-#: expected a key in double quotes at line 1 column 2 (parsed as JSON)",
        ),
        (&["-"], "a: [", "(parsed as YAML)"),
        (&["-", "--allow"], "", "--allow requires a NAME"),
    ] {
        let output = run(arguments, input);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(message), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(run(&["--help"], "").status.code(), Some(0));
}

#[test]
fn byte_order_mark_does_not_change_the_format() {
    let document = format!("\u{feff}{DOCUMENT}");
    let output = run(&["-"], &document);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(output.stdout, run(&["-"], DOCUMENT).stdout);
    let duplicate = document.replace(r#""const": 1"#, r#""const": 1, "const": 2"#);
    let output = run(&["-"], &duplicate);
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert!(message.starts_with("-#/components/schemas/A/const: duplicate key"));
    assert!(message.contains("parsed as JSON"), "{message}");
}

#[test]
fn format_follows_the_extension_of_the_file() {
    let folder = std::env::temp_dir().join(format!("openapi-lower-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let yaml = "{openapi: 3.1.0, info: {title: T, version: '1'}}";
    for (name, code) in [("a.yaml", 0), ("a.yml", 0), ("a.json", 2), ("a", 2)] {
        let path = folder.join(name);
        std::fs::write(&path, yaml).unwrap();
        let output = run(&[path.to_str().unwrap()], "");
        assert_eq!(output.status.code(), Some(code), "{name}");
    }
    // The extension decides even if the text is in the other format.
    for (name, text, format) in [
        ("b.json", "openapi: [", "JSON"),
        ("b.yaml", "{,", "YAML"),
        ("b.yml", "{,", "YAML"),
        ("b.txt", "openapi: [", "YAML"),
        ("b.txt", "{,", "JSON"),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        let output = run(&[path.to_str().unwrap()], "");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.ends_with(&format!("(parsed as {format})\n")),
            "{name}: {message}"
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn nullable_is_honored_on_request() {
    let document = DOCUMENT.replace(r#""const": 1"#, r#""type": "integer", "nullable": true"#);
    let nullable = |output: &Output| {
        let written: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        written["components"]["schemas"]["A"]
            .get("nullable")
            .cloned()
    };
    let output = run(&["-"], &document);
    assert_eq!(nullable(&output), None);
    assert!(text(&output.stderr).contains("/components/schemas/A/nullable: "));
    let output = run(&["-", "--honor-nullable"], &document);
    assert_eq!(nullable(&output), Some(true.into()));
    assert!(!text(&output.stderr).contains("nullable"));
}
