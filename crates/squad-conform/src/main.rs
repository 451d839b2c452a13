//! `squad-conform`: checks every operation against the documents. The exit code is 0 if there is no difference, 1 if there is a difference, and
//! 2 if the check could not be made.

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use serde_json::{Map, Value};
use squad_conform::drive::{self, Credential, Prefix, Target};
use squad_conform::replay::replay;
use squad_conform::{Api, Format, Report};
use squad_core::BaseUrls;

/// Checks that the requests and responses of the clients agree with the OpenAPI documents.
///
/// Without `--against` every operation is driven against the embedded fake service. Against a real service only operations that
/// read are called, unless `--write` is set. The report contains no value of a request or response.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// The API: squadcast or squadvoice. Defaults to both, and to squadcast with `--against`
    #[arg(long)]
    api: Option<String>,
    /// Format of the report: table, json, markdown or junit
    #[arg(long, default_value = "table")]
    format: Format,
    /// Base URL of a service to check. The credential is in SQUADCAST_REFRESH_TOKEN, SQUADCAST_ACCESS_TOKEN or
    /// SQUADVOICE_ACCESS_TOKEN
    #[arg(long, value_name = "URL")]
    against: Option<String>,
    /// Base URL of the authentication host; needed unless the service is Squadcast's own
    #[arg(long, value_name = "URL", requires = "against")]
    auth_url: Option<String>,
    /// Also creates objects in a team of its own, calls the operations that change them, and deletes them at the end, after an
    /// error and on Ctrl-C too. Never touches any other object, and nothing that reaches people or other programs
    #[arg(long, requires = "against", conflicts_with = "remove")]
    write: bool,
    /// Deletes the objects that an earlier run with `--write` has left; their names start with this prefix
    #[arg(long, requires = "against", value_name = "PREFIX")]
    remove: Option<Prefix>,
    /// Checks recorded traffic in a file or folder: HAR, JSON lines, or JSON files that are named by operationId
    #[arg(long, value_name = "PATH", conflicts_with = "against", num_args = 1..)]
    replay: Vec<PathBuf>,
    /// Another host whose recorded requests are checked, such as that of a proxy
    #[arg(long, value_name = "HOST", requires = "replay")]
    host: Vec<String>,
    /// A value for a parameter or field of this name, such as `campaign_id=0PT711`
    #[arg(long, value_name = "NAME=VALUE", requires = "against")]
    set: Vec<String>,
    /// Another build of this program: its fake services are used instead of the embedded ones
    #[arg(long, value_name = "PROGRAM", conflicts_with_all = ["against", "replay"])]
    fakes: Option<PathBuf>,
    /// With `--fakes`, only these operations
    #[arg(long, value_name = "ID", requires = "fakes")]
    operation: Vec<String>,
    /// Serves fake services to another build of this program
    #[arg(long, hide = true, exclusive = true)]
    serve_fakes: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            // Nothing is left to do if standard error is closed.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<bool, Box<dyn Error>> {
    let reports = match options.replay.is_empty() {
        true => {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime.enable_all().build()?.block_on(reports(options))?
        }
        false => replay(&options.replay, &options.host)?,
    };
    let mut out = io::stdout().lock();
    out.write_all(Report::render_all(&reports, options.format).as_bytes())?;
    let mut is_ok = true;
    for report in &reports {
        is_ok &= report.is_conformant() && report.remaining.is_empty() && !report.stopped;
    }
    Ok(is_ok)
}

async fn reports(options: &Options) -> Result<Vec<Report>, Box<dyn Error>> {
    let api = match options.api.as_deref() {
        None => None,
        Some("squadcast") => Some(Api::Squadcast),
        Some("squadvoice") => Some(Api::SquadVoice),
        Some(_) => return Err("the APIs are squadcast and squadvoice".into()),
    };
    if let Some(url) = &options.against {
        let target = target(options, api.unwrap_or(Api::Squadcast), url)?;
        let report = match &options.remove {
            Some(prefix) => drive::removing(&target, prefix).await?,
            None if options.write => written(&target).await?,
            None => drive::reading(&target).await?,
        };
        return Ok(vec![report]);
    }
    if options.serve_fakes {
        drive::serve().await?;
        return Ok(Vec::new());
    }
    let mut reports = Vec::new();
    for api in api.map_or(Api::ALL.to_vec(), |api| vec![api]) {
        reports.push(match &options.fakes {
            Some(program) => drive::against_fakes_of(program, api, &options.operation).await?,
            None => drive::against_fake(api).await?,
        });
    }
    Ok(reports)
}

/// Drives the operations that write too, until a signal arrives. The second signal ends the program at once.
async fn written(target: &Target) -> Result<Report, Box<dyn Error>> {
    let prefix = Prefix::random();
    let advice = format!("`--against … --remove {prefix}` deletes what remains of this run");
    if target.api == Api::Squadcast {
        say(&format!("creating objects named {prefix}…; {advice}"));
    }
    let (stop, stopped) = tokio::sync::oneshot::channel();
    let mut signals = Signals::new()?;
    let last = advice.clone();
    tokio::spawn(async move {
        signals.next().await;
        say("stopping after the current call, and deleting the objects of this run");
        // The run may be at its end.
        let _ = stop.send(());
        signals.next().await;
        say(&last);
        std::process::exit(2);
    });
    let report = drive::writing(target, &prefix, async {
        // Without a sender the run is never stopped.
        if stopped.await.is_err() {
            std::future::pending().await
        }
    })
    .await;
    if !report
        .as_ref()
        .is_ok_and(|report| report.remaining.is_empty())
    {
        say(&advice);
    }
    Ok(report?)
}

/// The signals that end a program.
struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Signals {
    /// Listens from now on.
    fn new() -> io::Result<Self> {
        #[cfg(unix)]
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            #[cfg(unix)]
            terminate: signal(SignalKind::terminate())?,
            #[cfg(unix)]
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Waits for a signal.
    async fn next(&mut self) {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}

/// Writes a line to standard error.
fn say(text: &str) {
    // The report is on standard output.
    let _ = writeln!(io::stderr(), "{text}");
}

fn target(options: &Options, api: Api, url: &str) -> Result<Target, Box<dyn Error>> {
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let auth_url = match (&options.auth_url, url.trim_end_matches('/')) {
        (Some(auth_url), _) => auth_url.clone(),
        (None, "https://api.squadcast.com") => "https://auth.squadcast.com".to_owned(),
        (None, "https://api.eu.squadcast.com") => "https://auth.eu.squadcast.com".to_owned(),
        (None, _) => return Err("the authentication host is unknown; set --auth-url".into()),
    };
    let (refresh, access) = match api {
        Api::Squadcast => (
            variable("SQUADCAST_REFRESH_TOKEN"),
            "SQUADCAST_ACCESS_TOKEN",
        ),
        Api::SquadVoice => (None, "SQUADVOICE_ACCESS_TOKEN"),
    };
    let credential = match (refresh, variable(access)) {
        (Some(token), _) => Credential::RefreshToken(token),
        (None, Some(token)) => Credential::AccessToken(token),
        (None, None) => return Err(format!("no credential is set; set {access}").into()),
    };
    let mut known = Map::new();
    for pair in &options.set {
        let (name, value) = pair.split_once('=').ok_or("--set needs NAME=VALUE")?;
        known.insert(name.to_owned(), Value::from(value));
    }
    Ok(Target {
        api,
        urls: BaseUrls::new(url, &auth_url)?,
        credential,
        known,
    })
}
