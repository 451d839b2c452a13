//! The program: its output, its options, and its end on Ctrl-C.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_squadcast-mock");

#[tokio::test]
async fn program_prints_the_variables_of_a_client_and_ends_with_ctrl_c() {
    let mut program = Command::new(PROGRAM)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let lines: Vec<String> = lines.take(3).map(Result::unwrap).collect();
    let value = |index: usize, name: &str| {
        let line = lines[index].strip_prefix(name).unwrap();
        line.strip_prefix('=').unwrap().to_owned()
    };
    assert!(value(0, "SQUADCAST_API_URL").starts_with("http://127.0.0.1:"));
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let response = http
        .get(format!(
            "{}/oauth/access-token",
            value(1, "SQUADCAST_AUTH_URL")
        ))
        .header("X-Refresh-Token", value(2, "SQUADCAST_REFRESH_TOKEN"))
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let id = program.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert!(program.wait().unwrap().success());
}

#[test]
fn help_lists_every_option() {
    let output = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for option in ["--port", "--auth-port", "--token-lifetime", "--empty"] {
        assert!(help.contains(option), "{help}");
    }
}
