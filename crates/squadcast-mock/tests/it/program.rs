//! The program: its output, its options, and its end on Ctrl-C.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use squadcast_mock::Recording;
use squadcast_mock::{MockServer, operations};

use crate::support::Client;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_squadcast-mock");

/// The running program, and the values that it prints.
pub struct Program {
    child: Child,
    api: String,
    authentication: String,
    refresh_token: String,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        Self::spawn(Command::new(PROGRAM).args(arguments))
    }

    pub fn spawn(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut value = |name: &str| {
            let line = lines.next().unwrap().unwrap();
            let value = line.strip_prefix(name).unwrap();
            value.strip_prefix('=').unwrap().to_owned()
        };
        Self {
            api: value("SQUADCAST_API_URL"),
            authentication: value("SQUADCAST_AUTH_URL"),
            refresh_token: value("SQUADCAST_REFRESH_TOKEN"),
            child,
        }
    }

    pub async fn client(&self) -> Client {
        Client::at(&self.api, &self.authentication, &self.refresh_token).await
    }

    /// Ends the program as Ctrl-C does. Returns whether it succeeded.
    fn interrupt(self) -> bool {
        self.end().0
    }

    /// Ends the program as Ctrl-C does. Returns whether it succeeded, and its standard error if it is a pipe.
    pub fn end(mut self) -> (bool, String) {
        let id = self.child.id().to_string();
        let kill = Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(kill.success());
        let mut errors = String::new();
        if let Some(mut pipe) = self.child.stderr.take() {
            pipe.read_to_string(&mut errors).unwrap();
        }
        (self.child.wait().unwrap().success(), errors)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[tokio::test]
async fn program_prints_the_variables_of_a_client_and_ends_with_ctrl_c() {
    let program = Program::start(&[]);
    assert!(program.api.starts_with("http://127.0.0.1:"));
    let client = program.client().await;
    assert_eq!(client.get("/v3/teams").await.status, 200);
    assert!(program.interrupt());
}

#[test]
fn help_lists_every_option() {
    let output = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for option in [
        "--port",
        "--auth-port",
        "--token-lifetime",
        "--empty",
        "--incidents",
        "--latency",
        "--fail",
        "--seed",
        "--record",
        "--replay",
    ] {
        assert!(help.contains(option), "{help}");
    }
}

#[test]
fn invalid_option_is_rejected_with_the_reason() {
    for (arguments, reason) in [
        (["--latency", "soon"], "`soon` is not a time"),
        (["--latency", "-1s"], "`-1s` is negative"),
        (["--latency", "2s..1s"], "the range ends before it starts"),
        (["--fail", "0.5"], "the failure is missing"),
        (["--fail", "half:503"], "`half` is not a number"),
        (["--fail", "2:503"], "the rate 2 is not from 0 to 1"),
        (["--fail", "0.5:200"], "`200` is not a failure"),
        (
            ["--fail", "Teams_dance=0.5:503"],
            "the document has no operation with the id `Teams_dance`",
        ),
        (["--incidents", "1000001"], "1000001 is not in"),
    ] {
        let argument = format!("{}={}", arguments[0], arguments[1]);
        let output = Command::new(PROGRAM).arg(&argument).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert!(message.contains(reason), "{argument}: {message}");
    }
}

#[tokio::test]
async fn incidents_latency_and_failures_come_from_the_command_line() {
    let program = Program::start(&[
        "--incidents=1000",
        "--latency=20ms..30ms",
        "--fail=Teams_getAllTeams=1:503",
    ]);
    let began = std::time::Instant::now();
    let client = program.client().await;
    assert!(began.elapsed() >= std::time::Duration::from_millis(20));
    assert_eq!(client.get("/v3/teams").await.status, 503);
    // The twelve of the demo data come first.
    let incident = client.get("/v3/incidents/1012").await.data();
    assert_eq!(incident["incidentNumber"], 1012);
    assert_eq!(client.get("/v3/incidents/1013").await.status, 404);
    assert!(program.interrupt());
}

#[tokio::test]
async fn recording_is_replayed_in_a_test() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let argument = format!("--record={}", file.display());
    let program = Program::start(&[&argument]);
    let team = program.client().await.get("/v3/teams").await.data()[0].clone();
    assert!(program.interrupt());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        !text.contains("mock-refresh") && !text.contains("mock-access"),
        "{text}"
    );

    let recording = Recording::load(&file).unwrap();
    let mock = MockServer::builder()
        .replay(recording)
        .start()
        .await
        .unwrap();
    // Not the names of the fake's own state, but those of the recording.
    for team in mock.state().teams() {
        let mut renamed = team;
        renamed.name = "Renamed".to_owned();
        mock.state().put_team(renamed);
    }
    let client = Client::new(&mock).await;
    assert_eq!(client.get("/v3/teams").await.data()[0], team);
    assert_eq!(client.get("/v3/users").await.status, 501);
    assert_eq!(mock.count(operations::TEAMS_GET_ALL_TEAMS), 1);

    // A second recording does not replace the first.
    let output = Command::new(PROGRAM).arg(&argument).output().unwrap();
    assert!(!output.status.success());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}
