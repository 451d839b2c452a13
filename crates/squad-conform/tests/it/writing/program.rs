//! The program with `--write`.

use std::process::{Command, Output};
use std::time::Duration;

use squadcast_mock::{Failure, operations};

use super::Scene;

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_squad-conform"));
    command.args(arguments);
    command
}

fn text(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

#[test]
fn writing_needs_a_service_and_a_prefix_of_a_run() {
    let url = "http://127.0.0.1:1";
    for arguments in [
        &["--write"][..],
        &["--remove", "conform-00000000-"],
        &["--against", url, "--remove", "production-"],
        &["--against", url, "--write", "--remove", "conform-00000000-"],
    ] {
        let output = program(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn signal_stops_the_program_after_it_has_deleted_its_objects() {
    for signal in ["INT", "TERM"] {
        let scene = Scene::new().await;
        let slow = Failure::slow(Duration::from_secs(1));
        scene
            .mock
            .fail_next(operations::RUNBOOKS_CREATE_RUNBOOK, 1, slow);
        let mut command = program(&["--against", &scene.mock.api_url(), "--write"]);
        let child = command
            .args(["--auth-url", &scene.mock.authentication_url()])
            .env("SQUADCAST_REFRESH_TOKEN", scene.mock.refresh_token())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        while scene.mock.count(operations::RUNBOOKS_CREATE_RUNBOOK) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let id = child.id().to_string();
        let sent = Command::new("kill").args(["-s", signal, &id]).status();
        assert!(sent.unwrap().success());
        let output: Output = tokio::task::spawn_blocking(|| child.wait_with_output().unwrap())
            .await
            .unwrap();
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{out}{err}");
        assert!(out.contains("the run was stopped"), "{out}");
        assert!(err.contains("--remove conform-"), "{err}");
        assert!(!format!("{out}{err}").contains(scene.mock.refresh_token()));
        assert_eq!(scene.mock.count(operations::WORKFLOWS_CREATE_WORKFLOW), 0);
        scene.assert_unchanged().await;
    }
}
