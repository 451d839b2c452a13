//! Checks recorded traffic: HAR files, recordings in JSON lines, and plain JSON files that are named by operationId.
//!
//! A recording comes from anywhere. Whatever cannot be read is in the report with its place, and the rest is checked.

mod base64;
mod har;
mod lines;
mod plain;

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Api;
use crate::check::Conformance;
use crate::exchange::{Received, Sent};
use crate::report::Report;

/// The largest file that is read, in bytes.
const MAX_FILE: u64 = 256 << 20;
/// The number of files of a folder, and of places that cannot be read, in one report.
const MAX_FILES: usize = 10_000;

/// One recorded exchange.
struct Recorded {
    /// The operationId, if the recording has it.
    operation: Option<String>,
    /// The request, if the recording has it.
    sent: Option<Sent>,
    /// The response, if there was one.
    received: Option<Received>,
}

/// Checks the recordings in files and folders.
///
/// # Errors
/// If the document is invalid, or a path does not exist.
pub fn replay(paths: &[PathBuf]) -> Result<Vec<Report>, String> {
    let mut checks = Vec::new();
    for api in Api::ALL {
        checks.push(Conformance::new(api)?);
    }
    let mut replay = Replay {
        checks,
        unreadable: Vec::new(),
    };
    for path in paths {
        if !path.exists() {
            return Err(format!("{} does not exist", shown(path)));
        }
        for file in files(path) {
            replay.file(&file);
        }
    }
    Ok(replay.reports())
}

struct Replay {
    checks: Vec<Conformance>,
    unreadable: Vec<String>,
}

impl Replay {
    fn file(&mut self, path: &Path) {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(reason) => return self.unreadable(path, &reason),
        };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let extension = path.extension().and_then(|extension| extension.to_str());
        if extension == Some("jsonl") {
            for (nth, line) in lines::parse(bytes) {
                self.recorded(path, &format!("line {nth}"), line);
            }
            return;
        }
        let value: Value = match serde_json::from_slice(bytes) {
            Ok(value) => value,
            Err(error) => return self.unreadable(path, &not_json(&error)),
        };
        if extension == Some("har") || har::is_har(&value) {
            match har::entries(&value) {
                Ok(entries) => {
                    for (nth, entry) in entries.iter().enumerate() {
                        self.recorded(path, &format!("entry {nth}"), har::parse(entry));
                    }
                }
                Err(reason) => self.unreadable(path, reason),
            }
            return;
        }
        let name = path
            .file_stem()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let recorded = plain::parse(name, bytes, |operation| self.status(operation));
        self.recorded(path, "the name", recorded);
    }

    /// The status of a success of an operation.
    fn status(&self, operation: &str) -> Option<u16> {
        let documents = self.checks.iter().map(|check| check.contract().document());
        let mut found = documents.filter_map(|document| document.operation(operation));
        found.next().map(|operation| operation.status)
    }

    fn recorded(&mut self, path: &Path, place: &str, recorded: Result<Recorded, String>) {
        let recorded = match recorded {
            Ok(recorded) => recorded,
            Err(reason) => return self.unreadable(path, &format!("{place}: {reason}")),
        };
        let has = |check: &&Conformance| {
            let contract = check.contract();
            let by_id = |id: &String| contract.document().operation(id).is_some();
            recorded.operation.as_ref().is_some_and(by_id)
                || recorded
                    .sent
                    .as_ref()
                    .is_some_and(|sent| contract.route(&sent.method, &sent.path).is_some())
        };
        let Some(check) = self.checks.iter().find(has).or(self.checks.first()) else {
            return;
        };
        match (&recorded.sent, &recorded.operation, &recorded.received) {
            (Some(sent), _, received) => check.check_recorded(sent, received.as_ref()),
            (None, Some(operation), Some(received)) => check.check_response(operation, received),
            _ => self.unreadable(path, &format!("{place}: has no request and no operation")),
        }
    }

    fn unreadable(&mut self, path: &Path, reason: &str) {
        if self.unreadable.len() < MAX_FILES {
            self.unreadable.push(format!("{}: {reason}", shown(path)));
        }
    }

    /// The reports of the APIs that are in the recordings. What cannot be read is in the first one.
    fn reports(self) -> Vec<Report> {
        let reports = self.checks.iter().map(Conformance::report);
        let mut reports: Vec<Report> = reports
            .filter(|report| !report.operations.is_empty() || report.undocumented > 0)
            .collect();
        if reports.is_empty() {
            reports.push(Report::new(Api::Squadcast));
        }
        for report in &mut reports {
            report.shows_defaults = true;
        }
        if let Some(first) = reports.first_mut() {
            first.unreadable = self.unreadable;
        }
        reports
    }
}

/// The files at a path, those of a folder in the order of their names. Folders in a folder are not searched.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let recording = |path: &PathBuf| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        path.is_file() && extension.is_some_and(|one| ["har", "json", "jsonl"].contains(&one))
    };
    let paths = folder.filter_map(|file| Some(file.ok()?.path()));
    let mut paths: Vec<PathBuf> = paths.filter(recording).take(MAX_FILES).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let unread = |error: std::io::Error| format!("cannot be read: {}", error.kind());
    let file = File::open(path).map_err(unread)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(unread)?;
    match bytes.len() as u64 > MAX_FILE {
        true => Err("is larger than 256 MiB".to_owned()),
        false => Ok(bytes),
    }
}

/// The name of a file, without control characters.
fn shown(path: &Path) -> String {
    let name = path.to_string_lossy();
    name.chars()
        .map(|one| if one.is_control() { '?' } else { one })
        .collect()
}

/// Why a text is not JSON, without any of it.
fn not_json(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    match error.is_eof() {
        true => format!("is not complete: the JSON ends in line {line}, column {column}"),
        false => format!("is not JSON, or nested too deeply (line {line}, column {column})"),
    }
}
