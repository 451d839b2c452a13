//! What becomes of a recording that cannot be continued.

use std::process::{Command, Stdio};

use crate::program::{PROGRAM, Program};

#[tokio::test]
async fn program_serves_requests_after_a_write_error_and_reports_it_at_the_end() {
    // The longest file has one block. Its size is checked when it is written, so that the file can be created.
    let limited = r#"trap "" XFSZ; ulimit -f 1; exec "$0" "$@""#;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let mut command = Command::new("sh");
    command.args(["-c", limited, PROGRAM]);
    command.arg(format!("--record={}", file.display()));
    let program = Program::spawn(command.stderr(Stdio::piped()));
    let client = program.client().await;
    for _ in 0..3 {
        assert_eq!(client.get("/v3/teams").await.status, 200);
    }
    let (succeeded, errors) = program.end();
    assert!(!succeeded, "{errors}");
    let path = file.display().to_string();
    assert!(errors.contains(&path), "{errors}");
    assert!(errors.contains("File too large"), "{errors}");
}
