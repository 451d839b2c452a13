//! The report: one row per operation, in several formats.

mod junit;
mod markdown;
mod table;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde_json::{Value, json};

use crate::Api;
use crate::difference::Difference;
#[cfg(feature = "cli")]
use crate::difference::Side;

/// The number of different differences of one operation that are kept.
const MAX_DIFFERENCES: usize = 100;

/// What was found of one side of an operation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// There was no traffic.
    #[default]
    NotTried,
    /// Everything agreed with the document.
    Ok,
    /// There was a difference.
    Differs,
}

impl Status {
    /// Adds one exchange that was `ok`, or not.
    pub(crate) fn add(&mut self, ok: bool) {
        *self = match (ok, *self) {
            (true, Self::NotTried | Self::Ok) => Self::Ok,
            _ => Self::Differs,
        };
    }

    /// Undoes exchanges that were `ok`, because they prove nothing.
    #[cfg(feature = "cli")]
    pub(crate) fn forget_ok(&mut self) {
        if *self == Self::Ok {
            *self = Self::NotTried;
        }
    }

    /// Returns the text of a table.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotTried => "not tried",
            Self::Ok => "ok",
            Self::Differs => "differs",
        }
    }
}

/// What was found of one operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Whether the requests agreed with the document.
    pub sent: Status,
    /// Whether the responses agreed with the document and with the types of the client.
    pub decoded: Status,
    /// What differed, and how often.
    pub differences: BTreeMap<Difference, usize>,
    /// What the client replaced by a default although the document allows it, `null` for a list for example, and how often. Not
    /// a difference.
    pub defaults: BTreeMap<Difference, usize>,
    /// The number of differences and defaults that are not listed, because there were too many.
    pub omitted: usize,
    /// Why the operation was not tried.
    pub note: Option<String>,
}

impl Row {
    /// Adds differences.
    pub(crate) fn add(&mut self, differences: Vec<Difference>) {
        self.omitted += count(&mut self.differences, differences);
    }

    /// Adds defaults.
    pub(crate) fn add_defaults(&mut self, defaults: Vec<Difference>) {
        self.omitted += count(&mut self.defaults, defaults);
    }

    /// Adds a failure of a call, so that the operation is not conformant.
    #[cfg(feature = "cli")]
    pub(crate) fn fail(&mut self, side: Side, what: impl Into<String>) {
        match side {
            Side::Sent => self.sent.add(false),
            Side::Received | Side::Decoded => self.decoded.add(false),
        }
        self.add(vec![Difference::new(side, "", what)]);
    }

    /// Returns whether the operation was tried and nothing differed.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.sent == Status::Ok && self.decoded == Status::Ok
    }

    fn differs(&self) -> bool {
        [self.sent, self.decoded].contains(&Status::Differs)
    }
}

/// Counts differences; returns how many were omitted because there were too many different ones.
fn count(counts: &mut BTreeMap<Difference, usize>, differences: Vec<Difference>) -> usize {
    let mut omitted = 0;
    for difference in differences {
        match counts.len() < MAX_DIFFERENCES || counts.contains_key(&difference) {
            true => *counts.entry(difference).or_default() += 1,
            false => omitted += 1,
        }
    }
    omitted
}

/// What was found of every operation that was tried.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Report {
    /// The API.
    pub api: Api,
    /// The operations by operationId.
    pub operations: BTreeMap<String, Row>,
    /// The number of requests to endpoints that the document does not have.
    pub undocumented: usize,
    /// The number of recorded requests to hosts that are not those of the APIs. They were not checked.
    pub other_hosts: usize,
    /// Recordings that could not be read: the place and the reason.
    pub unreadable: Vec<String>,
    /// Objects that a run has created and could not delete: the collection, the name and the id.
    pub remaining: Vec<String>,
    /// Whether the run was stopped before its end.
    pub stopped: bool,
    /// Whether tables list the defaults too.
    pub shows_defaults: bool,
}

/// The numbers of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Operations without a difference.
    pub ok: usize,
    /// Operations with a difference.
    pub differing: usize,
    /// Operations that were not tried.
    pub not_tried: usize,
}

impl Report {
    pub(crate) fn new(api: Api) -> Self {
        Self {
            api,
            operations: BTreeMap::new(),
            undocumented: 0,
            other_hosts: 0,
            unreadable: Vec::new(),
            remaining: Vec::new(),
            stopped: false,
            shows_defaults: false,
        }
    }

    pub(crate) fn row(&mut self, operation: &str) -> &mut Row {
        self.operations.entry(operation.to_owned()).or_default()
    }

    /// Returns whether nothing differed. Operations that were not tried do not count.
    #[must_use]
    pub fn is_conformant(&self) -> bool {
        self.summary().differing == 0 && self.unreadable.is_empty()
    }

    /// Counts the operations.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let count = |of: fn(&Row) -> bool| self.operations.values().filter(|row| of(row)).count();
        let (ok, differing) = (count(Row::is_ok), count(Row::differs));
        Summary {
            ok,
            differing,
            not_tried: self.operations.len() - ok - differing,
        }
    }

    /// Renders the report.
    #[must_use]
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Table => table::render(self),
            Format::Json => format!("{:#}\n", self.json()),
            Format::Markdown => markdown::render(self),
            Format::Junit => junit::document(std::slice::from_ref(self)),
        }
    }

    /// Renders several reports as one document: JSON is an array, JUnit has one suite per report.
    #[must_use]
    pub fn render_all(reports: &[Self], format: Format) -> String {
        match format {
            Format::Json => {
                let reports: Value = reports.iter().map(Self::json).collect();
                format!("{reports:#}\n")
            }
            Format::Junit => junit::document(reports),
            _ => reports.iter().map(|report| report.render(format)).collect(),
        }
    }

    fn json(&self) -> Value {
        let listed = |counts: &BTreeMap<Difference, usize>| -> Vec<Value> {
            let one = |(one, count): (&Difference, &usize)| json!({"side": one.side, "at": one.at, "what": one.what, "count": count});
            counts.iter().map(one).collect()
        };
        let operations = self.operations.iter().map(|(id, row)| {
            json!({
                "operation": id,
                "sent": row.sent,
                "decoded": row.decoded,
                "differences": listed(&row.differences),
                "defaults": listed(&row.defaults),
                "omitted": row.omitted,
                "note": row.note,
            })
        });
        json!({
            "api": self.api.name(),
            "conformant": self.is_conformant(),
            "summary": self.summary(),
            "undocumented_requests": self.undocumented,
            "requests_to_other_hosts": self.other_hosts,
            "unreadable": self.unreadable,
            "remaining": self.remaining,
            "stopped": self.stopped,
            "operations": operations.collect::<Vec<_>>(),
        })
    }

    /// Returns the line with the numbers.
    fn totals(&self) -> String {
        let Summary {
            ok,
            differing,
            not_tried,
        } = self.summary();
        let mut text = format!(
            "{}: {ok} ok, {differing} differ, {not_tried} not tried",
            self.api
        );
        if self.stopped {
            text += "; the run was stopped";
        }
        if self.undocumented > 0 {
            text += &format!(
                "; {} requests to endpoints that the document does not have",
                self.undocumented
            );
        }
        if self.other_hosts > 0 {
            text += &format!("; {} requests to other hosts", self.other_hosts);
        }
        text
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Format::Table))
    }
}

/// A difference in one line: `sent /rules/*: is required (3 times)`.
fn line(difference: &Difference, count: usize) -> String {
    let mut line = difference.side.as_str().to_owned();
    if !difference.at.is_empty() {
        line.push(' ');
        line.push_str(&difference.at);
    }
    line.push_str(": ");
    line.push_str(&difference.what);
    if count > 1 {
        line.push_str(&format!(" ({count} times)"));
    }
    line
}

/// The lines of what differed in an operation.
fn lines(report: &Report, row: &Row) -> Vec<String> {
    let differences = row.differences.iter();
    let mut lines: Vec<String> = differences.map(|(one, count)| line(one, *count)).collect();
    if report.shows_defaults {
        let defaults = row.defaults.iter();
        lines.extend(defaults.map(|(one, count)| format!("default: {}", line(one, *count))));
    }
    if row.omitted > 0 {
        lines.push(format!("{} more differences", row.omitted));
    }
    lines.extend(row.note.clone());
    lines
}

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for a terminal.
    Table,
    /// JSON.
    Json,
    /// A table in Markdown.
    Markdown,
    /// JUnit XML, one test case per operation.
    Junit,
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "table" => Ok(Self::Table),
            "json" => Ok(Self::Json),
            "markdown" => Ok(Self::Markdown),
            "junit" => Ok(Self::Junit),
            _ => Err("the formats are table, json, markdown and junit".to_owned()),
        }
    }
}
