//! The commands as processes: what goes to standard output, what to standard error, and the exit code.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::site::{ours, page, workspace};

/// How a command ended: the exit code, standard output and standard error.
fn ran(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .arg("--root")
        .arg(root)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn regen_says_on_standard_error_what_is_wrong() {
    let (code, out, error) = ran(tempfile::tempdir().unwrap().path(), &["regen", "--check"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(
        error.contains("openapi/squadcast.json: cannot be read")
            && error.contains("openapi/squadvoice.json: cannot be read")
            && error.contains("remedy: "),
        "{error}"
    );
}

#[test]
fn drift_and_vendor_read_a_file_and_exit_by_what_they_found() {
    let root = workspace();
    let file = root.path().join("users.md");
    let from = file.display().to_string();
    let mut theirs = ours();
    theirs["components"]["schemas"]["User"]["properties"]["email"] = json!({"type": "string"});
    std::fs::write(&file, page(&theirs)).unwrap();

    let (code, out, error) = ran(root.path(), &["drift", "--from", &from]);
    assert_eq!(code, Some(10), "{out}{error}");
    assert!(out.contains("What to do") && out.contains("email"), "{out}");
    assert!(
        error.contains("[1/1] ") && !error.contains("What to do"),
        "{error}"
    );

    let (code, out, error) = ran(root.path(), &["vendor", "--from", &from]);
    assert_eq!(code, Some(1), "{out}{error}");
    assert!(out.contains("wrote openapi/squadcast.json"), "{out}");

    for command in ["drift", "vendor"] {
        let (code, out, error) = ran(root.path(), &[command, "--from", "/no/such/file"]);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(error.contains("/no/such/file"), "{error}");
    }
}
