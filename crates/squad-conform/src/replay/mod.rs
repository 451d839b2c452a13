//! Checks recorded traffic: HAR files, recordings in JSON lines, and plain JSON files that are named by operationId.
//!
//! A recording comes from anywhere. Whatever cannot be read is in the report with its place, and the rest is checked. A file is
//! read entry by entry, so that its size does not matter.

mod base64;
mod files;
mod har;
mod hosts;
mod lines;
mod plain;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use http::HeaderMap;

use self::files::shown;
use self::hosts::Hosts;
use crate::Api;
use crate::check::Conformance;
use crate::exchange::{Received, Sent, is_bounded};
use crate::report::Report;

/// The largest entry of a HAR file and the longest line of a recording, in bytes.
const MAX_ENTRY: usize = 64 << 20;
/// The number of places that cannot be read in one report.
const MAX_UNREADABLE: usize = 10_000;

/// One recorded exchange.
struct Recorded {
    /// The operationId, if the recording has it.
    operation: Option<String>,
    /// The host of the URL, if the recording has it.
    host: Option<String>,
    /// The request, if the recording has it.
    sent: Option<Sent>,
    /// The response, if there was one.
    received: Option<Received>,
}

/// Checks the recordings in files and folders. A request of a HAR file is checked if its host is one of the documents, of this
/// computer, or one of `hosts`.
///
/// # Errors
/// If the document is invalid, a path does not exist, or there is no recorded request or response of the APIs.
pub fn replay(paths: &[PathBuf], hosts: &[String]) -> Result<Vec<Report>, String> {
    let mut checks = Vec::new();
    for api in Api::ALL {
        checks.push(Conformance::new(api)?);
    }
    let hosts = Hosts::new(&checks, hosts);
    let mut replay = Replay {
        checks,
        hosts,
        unreadable: Vec::new(),
        omitted: 0,
        other_hosts: 0,
    };
    for path in paths {
        let (files, omitted) = files::of(path)?;
        for file in files {
            replay.file(&file);
        }
        if omitted > 0 {
            let reason = format!("has {omitted} more recordings, which were not read");
            replay.unreadable(path, &reason);
        }
    }
    replay.reports()
}

struct Replay {
    checks: Vec<Conformance>,
    hosts: Hosts,
    unreadable: Vec<String>,
    /// The number of places that cannot be read and are not in the list.
    omitted: usize,
    other_hosts: usize,
}

impl Replay {
    fn file(&mut self, path: &Path) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let extension = extension.unwrap_or_default().to_ascii_lowercase();
        let read = match extension.as_str() {
            "jsonl" => self.lines(path),
            _ => self.json(path, extension == "har"),
        };
        if let Err(reason) = read {
            self.unreadable(path, &reason);
        }
    }

    fn lines(&mut self, path: &Path) -> Result<(), String> {
        lines::read(files::open(path)?, |nth, line| {
            self.recorded(path, &format!("line {nth}"), line);
        })
    }

    /// A HAR file by its content, or else a response body by its name.
    fn json(&mut self, path: &Path, must_be_har: bool) -> Result<(), String> {
        let mut nth = 0;
        let found = har::read(files::open(path)?, &mut |text| {
            self.recorded(path, &format!("entry {nth}"), har::parse(text));
            nth += 1;
        });
        let name = path.file_stem().and_then(|name| name.to_str());
        let name = name.unwrap_or_default();
        let success = self.status(plain::operation(name));
        match (found, success) {
            (Ok(true), _) => Ok(()),
            // The check says if the body is not JSON.
            (_, Some(success)) if !must_be_har && nth == 0 => {
                let recorded = plain::parse(name, files::body(path)?, success);
                self.recorded(path, "the name", Ok(recorded));
                Ok(())
            }
            (Ok(false), _) if must_be_har => Err("has no list at /log/entries".to_owned()),
            (Ok(false), _) => Err(plain::UNKNOWN.to_owned()),
            (Err(error), _) => Err(not_json(&error)),
        }
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
        let nth = match recorded.host.as_ref().map(|host| self.hosts.api(host)) {
            None | Some(hosts::Found::Any) => self.api(&recorded),
            Some(hosts::Found::Api(nth)) => nth,
            Some(hosts::Found::Other) => {
                self.other_hosts += 1;
                return;
            }
        };
        let Some(check) = self.checks.get(nth) else {
            return;
        };
        match (&recorded.sent, &recorded.operation, &recorded.received) {
            (Some(sent), ..) if !is_bounded(&sent.body) => {
                self.unreadable(path, &format!("{place}: the request body is too large"));
            }
            (Some(sent), _, received) => check.check_recorded(sent, received.as_ref()),
            (None, Some(operation), Some(received)) => check.check_response(operation, received),
            _ => self.unreadable(path, &format!("{place}: has no request and no operation")),
        }
    }

    /// The API that has the operation, or else the first one.
    fn api(&self, recorded: &Recorded) -> usize {
        let has = |check: &Conformance| {
            let contract = check.contract();
            let by_id = |id: &String| contract.document().operation(id).is_some();
            let by_path = |sent: &Sent| contract.route(&sent.method, &sent.path).is_some();
            recorded.operation.as_ref().is_some_and(by_id)
                || recorded.sent.as_ref().is_some_and(by_path)
        };
        self.checks.iter().position(has).unwrap_or(0)
    }

    fn unreadable(&mut self, path: &Path, reason: &str) {
        match self.unreadable.len() < MAX_UNREADABLE {
            true => self.unreadable.push(format!("{}: {reason}", shown(path))),
            false => self.omitted += 1,
        }
    }

    /// The reports of the APIs that are in the recordings. What cannot be read is in the first one.
    fn reports(mut self) -> Result<Vec<Report>, String> {
        if self.omitted > 0 {
            self.unreadable.push(format!("{} more", self.omitted));
        }
        let reports = self.checks.iter().map(Conformance::report);
        let mut reports: Vec<Report> = reports
            .filter(|report| !report.operations.is_empty() || report.undocumented > 0)
            .collect();
        if reports.is_empty() && self.unreadable.is_empty() {
            return Err(match self.other_hosts {
                0 => "the recordings have no request".to_owned(),
                others => format!(
                    "all {others} requests are to hosts that are not those of the APIs; --host adds one"
                ),
            });
        }
        if reports.is_empty() {
            reports.push(Report::new(Api::Squadcast));
        }
        for report in &mut reports {
            report.shows_defaults = true;
        }
        if let Some(first) = reports.first_mut() {
            first.unreadable = self.unreadable;
            first.other_hosts = self.other_hosts;
        }
        Ok(reports)
    }
}

/// Headers of names and values; those that HTTP does not have, such as `:path` of HTTP/2, are omitted.
fn headers<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let name = name.parse::<http::HeaderName>();
        let value = http::HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            let added = headers.try_append(name, value);
            added.map_err(|_| "has too many headers".to_owned())?;
        }
    }
    Ok(headers)
}

/// Why a text is not JSON, without any of it.
fn not_json(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    match error.io_error_kind() {
        Some(ErrorKind::FileTooLarge) => return "has an entry larger than 64 MiB".to_owned(),
        Some(kind) => return format!("cannot be read: {kind}"),
        None => {}
    }
    match error.is_eof() {
        true => format!("is not complete: the JSON ends in line {line}, column {column}"),
        false => format!("is not JSON, or nested too deeply (line {line}, column {column})"),
    }
}
