//! A copy of the workspace with other documents.
//!
//! It has a target folder of its own: Cargo takes crates at the same place of two workspaces for the same ones, and would use
//! what it has built of the other.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use squad_conform::Api;
use xtask::regen;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The copy.
pub(super) struct Workspace {
    original: PathBuf,
    /// The folder of the copy, and of the programs.
    folder: PathBuf,
}

/// An error of the compiler: its file, and what it says.
pub(super) struct Fault {
    pub(super) file: String,
    pub(super) text: String,
}

impl Workspace {
    /// Copies what Git tracks. Files that are the same already keep their times, so that a second run compiles little.
    pub(super) fn copy(original: &Path) -> Result<Self> {
        let folder = original.join("target/guards");
        let listed = Command::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .current_dir(original)
            .output()?;
        let this = Self {
            original: original.to_owned(),
            folder,
        };
        for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
            let Ok(bytes) = std::fs::read(original.join(name)) else {
                continue;
            };
            // Generated files are written once, as they are made from the other documents.
            if !name.contains("/generated/") || name.starts_with("crates/openapi") {
                write(&this.root().join(name), &bytes)?;
            }
        }
        Ok(this)
    }

    fn root(&self) -> PathBuf {
        self.folder.join("workspace")
    }

    /// Sets the effective document of an API.
    pub(super) fn set(&self, api: Api, effective: &Value) -> Result<()> {
        let overlay = json!({
            "overlay": "1.0.0",
            "info": {"title": "Nothing", "version": "1"},
            "actions": []
        });
        for (kind, value) in [("", effective), (".overlay", &overlay)] {
            let file = self.root().join(format!("openapi/{api}{kind}.json"));
            write(&file, format!("{value:#}\n").as_bytes())?;
        }
        // What `regen` has written into it for the documents before.
        let lock = format!("openapi/{api}.lock.json");
        write(
            &self.root().join(&lock),
            &std::fs::read(self.original.join(lock))?,
        )
    }

    /// Generates the clients.
    pub(super) fn regenerate(&self) -> Result<()> {
        let outcome = regen::outcome(&regen::Arguments {
            check: false,
            root: Some(self.root()),
        });
        match outcome.code {
            0 => Ok(()),
            _ => Err(outcome.text().into()),
        }
    }

    /// Builds `squad-conform` without a change.
    pub(super) fn old_program(&self) -> Result<PathBuf> {
        self.program(&self.original, "old")?
            .map_err(|_| "the workspace does not compile".into())
    }

    /// Builds `squad-conform` of the copy.
    pub(super) fn new_program(&self) -> Result<std::result::Result<PathBuf, Vec<Fault>>> {
        self.program(&self.root(), "new")
    }

    fn program(&self, root: &Path, name: &str) -> Result<std::result::Result<PathBuf, Vec<Fault>>> {
        let faults = self.cargo(root, &["build", "--package", "squad-conform"])?;
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        let program = self.folder.join(name);
        // Not written over: it may run still.
        let _ = std::fs::remove_file(&program);
        std::fs::copy(root.join("target/debug/squad-conform"), &program)?;
        Ok(Ok(program))
    }

    /// Checks the clients that are written by hand on top of the generated ones.
    pub(super) fn check_clients(&self) -> Result<Vec<Fault>> {
        let clients = ["build", "--package", "squadcast", "--package", "squadvoice"];
        self.cargo(&self.root(), &clients)
    }

    /// Runs the tests of the workspace that call every generated method. Returns what they print if they fail.
    pub(super) fn wire_tests(&self) -> Result<String> {
        let tests = ["test", "--quiet", "--package", "workspace-tests"];
        let output = self
            .command(&self.root(), &tests)
            .args(["--test", "it", "--", "wire::"])
            .output()?;
        let printed = String::from_utf8(output.stdout)?;
        match (output.status.success(), printed.contains("test result")) {
            (true, _) => Ok(String::new()),
            (false, true) => Ok(printed),
            (false, false) => Err("the tests of the workspace do not compile".into()),
        }
    }

    fn command(&self, root: &Path, arguments: &[&str]) -> Command {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args(arguments)
            .current_dir(root)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .stderr(Stdio::inherit());
        command
    }

    /// Runs Cargo; the result is what the compiler rejects.
    fn cargo(&self, root: &Path, arguments: &[&str]) -> Result<Vec<Fault>> {
        let output = self
            .command(root, arguments)
            .args(["--quiet", "--keep-going", "--message-format=json"])
            .output()?;
        let mut faults = Vec::new();
        for line in output.stdout.split(|byte| *byte == b'\n') {
            let line: Value = serde_json::from_slice(line).unwrap_or_default();
            let message = line.get("message").unwrap_or(&Value::Null);
            if message.get("level").and_then(Value::as_str) == Some("error") {
                let spans = message.get("spans").and_then(Value::as_array);
                let file = spans.and_then(|all| all.first()?.get("file_name")?.as_str());
                let text = message.get("rendered").and_then(Value::as_str);
                faults.push(Fault {
                    file: file.unwrap_or_default().to_owned(),
                    text: text.unwrap_or_default().to_owned(),
                });
            }
        }
        // The count of the errors has no place.
        faults.retain(|fault| !fault.file.is_empty());
        match output.status.success() || !faults.is_empty() {
            true => Ok(faults),
            false => Err("cargo failed".into()),
        }
    }
}

/// The operations that differ when the client of a program calls the fake service of another.
pub(super) fn differing(
    client: &Path,
    fake: &Path,
    operations: &BTreeSet<&String>,
) -> Result<BTreeSet<(String, String)>> {
    let mut command = Command::new(client);
    command.arg("--fakes").arg(fake).args(["--format", "json"]);
    for operation in operations {
        command.arg("--operation").arg(operation);
    }
    let output = command.stderr(Stdio::inherit()).output()?;
    let mut out = BTreeSet::new();
    let reports: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    for report in reports {
        let text = |value: &Value, name: &str| {
            value
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let rows = report.get("operations").and_then(Value::as_array);
        for row in rows.into_iter().flatten() {
            if ["sent", "decoded"]
                .iter()
                .any(|side| text(row, side) == "differs")
            {
                out.insert((text(&report, "api"), text(row, "operation")));
            }
        }
    }
    Ok(out)
}

/// Writes a file, unless it is so already.
fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(file).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(file, bytes)?)
}
