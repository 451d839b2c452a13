//! `cargo xtask regen [--check]`: generates the client crates from the documents, or lists the files that are stale.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

use crate::generate::{Lock, Names, Target, generate};
use crate::outcome::{Outcome, finish};
use crate::sources::{read, read_json};
use crate::{Problem, Problems, document, examples, workspace_root};

/// The arguments of `cargo xtask regen`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Compare and write nothing; fail if a file is stale.
    #[arg(long)]
    pub check: bool,
    /// The workspace. Defaults to the one this command was built in.
    #[arg(long, value_name = "FOLDER")]
    pub root: Option<PathBuf>,
}

/// The APIs whose clients are generated. Each has a fake service, which needs the effective document.
pub(crate) const APIS: [&str; 2] = ["squadcast", "squadvoice"];

/// The command that updates stale files.
pub const REPAIR: &str = "cargo xtask regen";

/// Runs the command.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    finish(Ok(outcome(arguments)))
}

/// Runs the command and returns its result. The exit code is 0 if all is up to date, 1 if a check found stale files, 2 if
/// the input is invalid or a file cannot be written.
#[must_use]
pub fn outcome(arguments: &Arguments) -> Outcome {
    let root = arguments.root.clone().unwrap_or_else(workspace_root);
    let files = match files(&root) {
        Ok(files) => files,
        Err(problems) => {
            return Outcome {
                code: 2,
                remarks: format!("{problems}\n"),
                ..Outcome::default()
            };
        }
    };
    let stale = stale(&root, &files);
    let listed = |word: &str| -> String {
        stale
            .iter()
            .map(|path| format!("{word} {}\n", path.display()))
            .collect()
    };
    if arguments.check {
        return if stale.is_empty() {
            Outcome {
                code: 0,
                report: format!("{} generated files are up to date\n", files.len()),
                ..Outcome::default()
            }
        } else {
            Outcome {
                code: 1,
                remarks: format!(
                    "{}{}repair with: {REPAIR}\n",
                    differences(&root, &files, &stale),
                    listed("stale:")
                ),
                ..Outcome::default()
            }
        };
    }
    match write(&root, &files, &stale) {
        Ok(()) => {
            let summary = format!(
                "{} of {} generated files changed\n",
                stale.len(),
                files.len()
            );
            Outcome {
                code: 0,
                report: listed("wrote") + &summary,
                ..Outcome::default()
            }
        }
        Err(problem) => Outcome {
            code: 2,
            remarks: format!("{problem}\n"),
            ..Outcome::default()
        },
    }
}

/// Every generated file, by its path in the workspace. Reads the documents and writes nothing.
///
/// # Errors
/// Every problem of the documents, overlays and names tables.
pub fn files(root: &Path) -> Result<BTreeMap<PathBuf, String>, Problems> {
    let mut files = BTreeMap::new();
    let mut problems = Problems::default();
    for api in APIS {
        match Inputs::read(root, api).and_then(|inputs| inputs.files(inputs.effective()?)) {
            Ok(made) => files.extend(made),
            Err(found) => problems.0.extend(found.0),
        }
    }
    if problems.0.is_empty() {
        Ok(files)
    } else {
        Err(problems)
    }
}

/// The effective document of an API: the vendored one with the overlay applied.
///
/// # Errors
/// If a file is missing or an overlay action does not apply.
pub fn effective_document(root: &Path, api: &str) -> Result<Value, Problems> {
    let (file, overlay_file) = (
        format!("openapi/{api}.json"),
        format!("openapi/{api}.overlay.json"),
    );
    let vendored = read_json(root, &file)?;
    let overlay = read_json(root, &overlay_file)?;
    document::apply_overlay(&vendored, &overlay_file, &overlay)
}

/// What the files of an API are generated from.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The API, which is the start of the names of its files.
    pub api: &'static str,
    /// The document as it is vendored.
    pub vendored: Value,
    /// The overlay.
    pub overlay: Value,
    /// The names table.
    pub names: Names,
    /// The lock of the generated surface.
    pub lock: Lock,
}

impl Inputs {
    /// Reads the files of an API.
    ///
    /// # Errors
    /// If a file is missing or invalid, or has a placeholder of `cargo xtask vendor`.
    pub fn read(root: &Path, api: &'static str) -> Result<Self, Problems> {
        let file = |kind: &str| format!("openapi/{api}{kind}.json");
        let vendored = read_json(root, &file(""))?;
        let overlay = read_json(root, &file(".overlay"))?;
        let mut problems = unwritten(&file(""), &vendored);
        problems.extend(unwritten(&file(".overlay"), &overlay));
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let names = Names::parse(&file(".names"), &read(root, &file(".names"))?)?;
        let lock = match root.join(file(".lock")).exists() {
            true => Lock::parse(&file(".lock"), &read(root, &file(".lock"))?)?,
            false => Lock::default(),
        };
        Ok(Self {
            api,
            vendored,
            overlay,
            names,
            lock,
        })
    }

    /// The vendored document with the overlay applied.
    ///
    /// # Errors
    /// If an action of the overlay does not apply.
    pub fn effective(&self) -> Result<Value, Problems> {
        let overlay_file = format!("openapi/{}.overlay.json", self.api);
        document::apply_overlay(&self.vendored, &overlay_file, &self.overlay)
    }

    /// The files that are generated from an effective document, by their path in the workspace.
    ///
    /// # Errors
    /// Every problem of the document, the names table or the lock.
    pub fn files(&self, effective: Value) -> Result<BTreeMap<PathBuf, String>, Problems> {
        let name = self.api;
        let target = Target {
            file: &format!("openapi/{name}.json"),
            effective: &effective,
            names_file: &format!("openapi/{name}.names.json"),
            names: &self.names,
            lock: &self.lock,
            lock_file: &format!("openapi/{name}.lock.json"),
            crate_name: &format!("{name}_raw"),
        };
        let generated = generate(&target)?;
        let folder = PathBuf::from(format!("crates/{name}-raw/src/generated"));
        let mut files: BTreeMap<PathBuf, String> = generated
            .sources
            .into_iter()
            .map(|source| (folder.join(source.name), source.text))
            .collect();
        files.insert(
            PathBuf::from(format!(
                "crates/squad-conform/src/generated/{name}_calls.rs"
            )),
            generated.calls,
        );
        files.insert(
            PathBuf::from(format!("tests/generated/{name}_both_ways.rs")),
            generated.both_ways,
        );
        files.insert(
            PathBuf::from(format!("tests/generated/{name}_types.rs")),
            generated.types,
        );
        let folder = PathBuf::from(format!("crates/{name}-httpmock/src/generated"));
        for source in generated.mocks {
            files.insert(folder.join(source.name), source.text);
        }
        files.insert(
            PathBuf::from(format!("tests/generated/{name}_mocks.rs")),
            generated.mock_calls,
        );
        let mock = PathBuf::from(format!("crates/{name}-mock/src/generated"));
        files.insert(mock.join("operations.rs"), generated.operation_ids);
        files.insert(PathBuf::from(target.lock_file), generated.lock.text());
        let losses: Vec<String> = generated.losses.iter().map(ToString::to_string).collect();
        files.insert(
            PathBuf::from(format!("openapi/{name}.losses.txt")),
            losses.join("\n") + "\n",
        );
        let mut compact = effective;
        examples::add_examples(&mut compact);
        document::strip_descriptions(&mut compact);
        // In lines, so that a change shows as a change of lines.
        let text = serde_json::to_string_pretty(&compact).unwrap_or_default();
        files.insert(mock.join(format!("{name}.json")), text + "\n");
        Ok(files)
    }
}

/// The placeholders that `cargo xtask vendor` left in a file.
fn unwritten(file: &str, document: &Value) -> Vec<Problem> {
    openapi_drift::placeholders(document)
        .into_iter()
        .map(|pointer| {
            Problem::in_file(
                file,
                "has no description yet",
                "describe it in your own words",
            )
            .at(pointer)
        })
        .collect()
}

/// The files that differ from what is generated now, and those that are not generated any more.
#[must_use]
pub fn stale(root: &Path, files: &BTreeMap<PathBuf, String>) -> Vec<PathBuf> {
    let mut stale: Vec<PathBuf> = files
        .iter()
        .filter(|(path, text)| {
            std::fs::read(root.join(path))
                .ok()
                .is_none_or(|bytes| bytes != text.as_bytes())
        })
        .map(|(path, _)| path.clone())
        .collect();
    let folders: std::collections::BTreeSet<&Path> = files
        .keys()
        .filter_map(|path| path.parent())
        .filter(|folder| {
            folder
                .components()
                .any(|part| part.as_os_str() == "generated")
        })
        .collect();
    for folder in &folders {
        for entry in std::fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = folder.join(entry.file_name());
            if !files.contains_key(&path) && !folders.contains(path.as_path()) {
                stale.push(path);
            }
        }
    }
    stale.sort();
    stale
}

/// What `regen` would change, as a unified diff of every stale file.
#[must_use]
pub fn differences(root: &Path, files: &BTreeMap<PathBuf, String>, stale: &[PathBuf]) -> String {
    let mut out = String::new();
    for path in stale {
        let present =
            std::fs::read(root.join(path)).map(|b| String::from_utf8_lossy(&b).into_owned());
        let name = path.display().to_string();
        match (present, files.get(path)) {
            (Ok(present), Some(expected)) => {
                let diff = similar::TextDiff::from_lines(&present, expected);
                let mut unified = diff.unified_diff();
                unified.header(&name, &format!("{name} (as generated)"));
                out.push_str(&unified.to_string());
            }
            (Err(_), Some(_)) => out.push_str(&format!("{name} is missing\n")),
            (_, None) => out.push_str(&format!("{name} is not generated any more\n")),
        }
    }
    out
}

/// Writes the stale files, each under another name that is renamed into place, and removes those that are not generated
/// any more.
fn write(root: &Path, files: &BTreeMap<PathBuf, String>, stale: &[PathBuf]) -> Result<(), Problem> {
    for path in stale {
        let whole = root.join(path);
        let outcome = match files.get(path) {
            None => std::fs::remove_file(&whole),
            Some(text) => {
                let aside = whole.with_extension("new");
                whole
                    .parent()
                    .map_or(Ok(()), std::fs::create_dir_all)
                    .and_then(|()| std::fs::write(&aside, text))
                    .and_then(|()| std::fs::rename(&aside, &whole))
            }
        };
        outcome.map_err(|error| {
            Problem::in_file(
                path.display().to_string(),
                format!("cannot be written: {error}"),
                "make the folder writable",
            )
        })?;
    }
    Ok(())
}
