//! JUnit XML: one test case per operation.

use std::fmt::Write as _;

use super::{Report, lines};

pub(super) fn render(report: &Report) -> String {
    let summary = report.summary();
    let unreadable = report.unreadable.len();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"conformance of {}\" tests=\"{}\" failures=\"{}\" errors=\"{unreadable}\" skipped=\"{}\">\n",
        report.api,
        report.operations.len() + unreadable,
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
    for (nth, place) in report.unreadable.iter().enumerate() {
        let place = escaped(place);
        let _ = writeln!(
            out,
            "  <testcase classname=\"recording\" name=\"{nth}\"><error message=\"{place}\"/></testcase>"
        );
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
