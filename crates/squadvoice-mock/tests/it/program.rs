//! The program: its output, its options, and its end on Ctrl-C.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use squadvoice_mock::{MockServer, Recording};

use crate::support::{api, http, json as parse, send};

const PROGRAM: &str = env!("CARGO_BIN_EXE_squadvoice-mock");
const CREATE: &str = "/api/v4/leads/create/0PT711/";
const RESPONSES: &str = "/api/v4/leads/responses/0PT711/";

/// The running program, the variables that it prints, and its token of the dashboard.
struct Program {
    child: Child,
    variables: HashMap<String, String>,
    token: String,
}

impl Program {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut variables = HashMap::new();
        let mut token = None;
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while token.is_none() {
            let line = lines.next().unwrap().unwrap();
            token = line
                .strip_prefix("# a token of the dashboard: ")
                .map(str::to_owned);
            if let Some((name, value)) = line.split_once('=') {
                variables.insert(name.to_owned(), value.to_owned());
            }
        }
        Self {
            child,
            variables,
            token: token.unwrap(),
        }
    }

    /// Sends a request with the token of the dashboard.
    async fn api(&self, method: &str, path: &str, body: Option<Value>) -> (u16, String) {
        let url = format!("{}{path}", self.variables["SQUADVOICE_API_URL"]);
        let mut request = http()
            .request(method.parse().unwrap(), url)
            .bearer_auth(&self.token);
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        let (status, _, body) = send(request).await;
        (status, body)
    }

    /// Ends the program as Ctrl-C does. Returns whether it succeeded.
    fn interrupt(mut self) -> bool {
        let id = self.child.id().to_string();
        let kill = Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(kill.success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn lead(id: &str) -> Value {
    json!([{ "lead_id": id, "phone_number": "919800000001", "contact_name": "Asha Rao" }])
}

#[tokio::test]
async fn program_prints_the_variables_of_a_client_and_ends_with_ctrl_c() {
    let program = Program::start(&[]);
    let variable = |name: &str| program.variables[&format!("SQUADVOICE_{name}")].clone();
    let fields = [
        ("grant_type", "password".to_owned()),
        ("client_id", variable("CLIENT_ID")),
        ("client_secret", variable("CLIENT_SECRET")),
        ("username", variable("USERNAME")),
        ("password", variable("PASSWORD")),
    ];
    let form = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let request = http()
        .post(format!("{}/oauth/token/", variable("AUTH_URL")))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    let (status, _, body) = send(request).await;
    assert_eq!(status, 200, "{body}");
    let token = parse(&body)["access_token"].as_str().unwrap().to_owned();
    let url = format!("{}{RESPONSES}", variable("API_URL"));
    assert_eq!(send(http().get(url).bearer_auth(token)).await.0, 200);
    assert_eq!(program.api("GET", RESPONSES, None).await.0, 200);
    assert!(program.interrupt());
}

#[tokio::test]
async fn leads_are_added_and_processed_by_themselves() {
    let program = Program::start(&["--leads=250", "--process-after=0s", "--rate-limit=0"]);
    for _ in 0..110 {
        assert_eq!(
            program.api("GET", RESPONSES, None).await.0,
            200,
            "no rate limit"
        );
    }
    let (_, body) = program.api("GET", RESPONSES, None).await;
    assert_eq!(parse(&body)["count"], 250);
    assert_eq!(
        program.api("POST", CREATE, Some(lead("crm-1"))).await.0,
        201
    );
    let one = format!("{RESPONSES}?lead_id=crm-1");
    let (_, body) = program.api("GET", &one, None).await;
    assert_eq!(parse(&body)["results"][0]["lead_outcome"], "Not interested");
    assert!(program.interrupt());
}

#[tokio::test]
async fn failures_and_forms_of_errors_come_from_the_command_line() {
    let program = Program::start(&[
        "--latency=20ms",
        "--fail=Leads_getResponses=1:503",
        "--batch-errors=indexed",
    ]);
    let began = std::time::Instant::now();
    assert_eq!(program.api("GET", RESPONSES, None).await.0, 503);
    assert!(began.elapsed() >= std::time::Duration::from_millis(20));
    let (_, body) = program.api("POST", CREATE, Some(json!([{}]))).await;
    assert!(parse(&body)["0"].is_object(), "{body}");
    let output = Command::new(PROGRAM)
        .arg("--fail=Leads_dance=1:503")
        .output()
        .unwrap();
    let message = String::from_utf8(output.stderr).unwrap();
    let reason = "error: the document has no operation with the id `Leads_dance`\n";
    assert_eq!((output.status.success(), message.as_str()), (false, reason));
}

#[tokio::test]
async fn recording_is_replayed_in_a_test_and_by_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("recording.jsonl");
    let program = Program::start(&[&format!("--record={}", file.display()), "--leads=1"]);
    let (status, body) = program.api("GET", RESPONSES, None).await;
    let recorded = (status, body.replace("+919800000000", "[redacted]"));
    assert_eq!(program.api("POST", CREATE, Some(lead("a"))).await.0, 201);
    assert_eq!(program.api("POST", CREATE, Some(lead("a"))).await.0, 400);
    let token = program.token.clone();
    assert!(program.interrupt());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        !text.contains(&token) && !text.contains("919800000001"),
        "{text}"
    );

    let recording = Recording::load(&file).unwrap();
    let fake = MockServer::builder()
        .replay(recording)
        .start()
        .await
        .unwrap();
    assert_eq!(
        api(&fake, "GET", RESPONSES, Value::Null).await.2,
        recorded.1
    );
    let program = Program::start(&[&format!("--replay={}", file.display())]);
    assert_eq!(program.api("GET", RESPONSES, None).await, recorded);
    for expected in [201, 400, 400] {
        assert_eq!(
            program.api("POST", CREATE, Some(lead("b"))).await.0,
            expected
        );
    }
    assert_eq!(
        program
            .api("GET", "/api/v4/leads/responses/OTHER/", None)
            .await
            .0,
        501
    );
}
