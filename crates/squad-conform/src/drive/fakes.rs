//! Fake services: those that are embedded in this program, and those of another build of it.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Map, Value, json};
use squad_core::{BaseUrls, Error, Kind, Result};

use super::{Credential, Target, against, contract, unstarted};
use crate::Api;
use crate::check::Conformance;
use crate::difference::Side;
use crate::report::Report;

/// A fake service that runs as long as this value exists.
pub(super) struct Fake {
    pub(super) target: Target,
    _server: Server,
}

enum Server {
    Squadcast { _fake: squadcast_mock::MockServer },
    SquadVoice { _fake: squadvoice_mock::MockServer },
}

impl Fake {
    pub(super) async fn start(api: Api) -> Result<Self> {
        match api {
            Api::Squadcast => {
                let start = squadcast_mock::MockServer::start();
                let fake = start.await.map_err(unstarted)?;
                let target = Target {
                    api,
                    urls: BaseUrls::new(&fake.api_url(), &fake.authentication_url())?,
                    credential: Credential::RefreshToken(fake.refresh_token().to_owned()),
                    known: Map::new(),
                };
                let _server = Server::Squadcast { _fake: fake };
                Ok(Self { target, _server })
            }
            Api::SquadVoice => {
                let start = squadvoice_mock::MockServer::start();
                let fake = start.await.map_err(unstarted)?;
                let account = fake.account();
                let known = [
                    ("campaign_id", "0PT711"),
                    ("ref_id", "crm-0PT711"),
                    ("grant_type", "password"),
                    ("client_id", &account.client_id),
                    ("client_secret", &account.client_secret),
                    ("username", &account.username),
                    ("password", &account.password),
                ];
                let known = known.map(|(name, value)| (name.to_owned(), Value::from(value)));
                let target = Target {
                    api,
                    urls: BaseUrls::new(&fake.api_url(), &fake.authentication_url())?,
                    credential: Credential::AccessToken(fake.dashboard_token()),
                    known: known.into_iter().collect(),
                };
                let _server = Server::SquadVoice { _fake: fake };
                Ok(Self { target, _server })
            }
        }
    }

    /// Where it is, as one line.
    fn line(&self) -> String {
        let target = &self.target;
        let (is_refresh_token, token) = match &target.credential {
            Credential::RefreshToken(token) => (true, token),
            Credential::AccessToken(token) => (false, token),
        };
        let line = json!({
            "api_url": target.urls.api().as_str(),
            "authentication_url": target.urls.authentication().as_str(),
            "is_refresh_token": is_refresh_token,
            "token": token,
            "known": target.known,
        });
        format!("{line}\n")
    }
}

/// Starts a fake service for each line of standard input, which names its API, and writes a line that says where it is. The next
/// line stops it.
///
/// # Errors
/// If a fake service cannot be started, or standard output is closed.
pub async fn serve() -> Result<()> {
    let mut running = None;
    loop {
        let line = tokio::task::spawn_blocking(|| {
            let mut line = String::new();
            io::stdin().lock().read_line(&mut line).map(|_| line)
        });
        let line = line.await.map_err(unstarted)?.map_err(unstarted)?;
        let api = Api::ALL.into_iter().find(|api| api.name() == line.trim());
        let Some(api) = api else { return Ok(()) };
        drop(running.take());
        let fake = Fake::start(api).await?;
        let mut out = io::stdout().lock();
        out.write_all(fake.line().as_bytes())
            .and_then(|()| out.flush())
            .map_err(unstarted)?;
        running = Some(fake);
    }
}

/// Another build of this program, which serves its fake services.
struct Program {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(path: &Path) -> io::Result<Self> {
        let mut command = Command::new(path);
        let command = command.arg("--serve-fakes");
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        let output = BufReader::new(output);
        Ok(Self {
            child,
            input,
            output,
        })
    }

    /// A fresh fake service.
    fn fake(&mut self, api: Api) -> Result<Target> {
        let mut line = String::new();
        writeln!(self.input, "{api}")
            .and_then(|()| self.input.flush())
            .and_then(|()| self.output.read_line(&mut line))
            .map_err(unstarted)?;
        let value: Value = serde_json::from_str(&line).map_err(unstarted)?;
        let text = |name: &str| {
            let text = value.get(name).and_then(Value::as_str);
            text.map(str::to_owned).ok_or_else(|| {
                Error::new(
                    Kind::Configuration,
                    format!("the fake service has no {name}"),
                )
            })
        };
        let token = text("token")?;
        let is_refresh_token = value.get("is_refresh_token") == Some(&Value::Bool(true));
        let known = value.get("known").and_then(Value::as_object);
        Ok(Target {
            api,
            urls: BaseUrls::new(&text("api_url")?, &text("authentication_url")?)?,
            credential: match is_refresh_token {
                true => Credential::RefreshToken(token),
                false => Credential::AccessToken(token),
            },
            known: known.cloned().unwrap_or_default(),
        })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Nothing is left to do if it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Drives operations against the fake services of another build of this program, a fresh one for each. Operations that the
/// document does not have are ignored; without any, all are driven.
///
/// # Errors
/// If the program cannot be started, or serves no fake services.
pub async fn against_fakes_of(program: &Path, api: Api, operations: &[String]) -> Result<Report> {
    let check = Conformance::keeping(contract(api)?, 1);
    let mut program = Program::start(program).map_err(unstarted)?;
    let document = check.contract().document();
    let all = document.operations().iter();
    for operation in all.filter(|one| operations.is_empty() || operations.contains(&one.id)) {
        let target = program.fake(api)?;
        if let Err(error) = against(&check, &target, &operation.id).await {
            let what = format!("was not sent: {}", error.kind().as_str());
            check.lock().row(&operation.id).fail(Side::Sent, what);
        }
    }
    Ok(check.report())
}
