//! JUnit XML: one test case per operation.

use std::fmt::Write as _;

use super::{Report, lines};

pub(super) fn document(reports: &[Report]) -> String {
    let suites: String = reports.iter().map(suite).collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n{suites}</testsuites>\n")
}

fn suite(report: &Report) -> String {
    let summary = report.summary();
    let errors = report.unreadable.len() + report.remaining.len();
    let mut out = format!(
        "<testsuite name=\"conformance of {}\" tests=\"{}\" failures=\"{}\" errors=\"{errors}\" skipped=\"{}\">\n",
        report.api,
        report.operations.len() + errors,
        summary.differing,
        summary.not_tried,
    );
    for (id, row) in &report.operations {
        let _ = write!(
            out,
            "  <testcase classname=\"{}\" name=\"{}\"",
            report.api,
            escaped(id)
        );
        let text = escaped(&lines(report, row).join("\n"));
        let _ = match (row.differs(), row.is_ok()) {
            (true, _) => writeln!(
                out,
                "><failure message=\"differs from the document\">{text}</failure></testcase>"
            ),
            (false, true) => writeln!(out, "/>"),
            (false, false) => writeln!(out, "><skipped message=\"{text}\"/></testcase>"),
        };
    }
    for (class, lines) in [
        ("recording", &report.unreadable),
        ("deletion", &report.remaining),
    ] {
        for (nth, line) in lines.iter().enumerate() {
            let line = escaped(line);
            let _ = writeln!(
                out,
                "  <testcase classname=\"{class}\" name=\"{nth}\"><error message=\"{line}\"/></testcase>"
            );
        }
    }
    out.push_str("</testsuite>\n");
    out
}

/// Escapes a text for an attribute or an element. Characters that XML does not allow become `?`.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(character),
            other if other.is_control() || matches!(other, '\u{FFFE}' | '\u{FFFF}') => {
                out.push('?')
            }
            other => out.push(other),
        }
    }
    out
}
