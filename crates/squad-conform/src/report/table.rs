//! The table for a terminal.

use std::fmt::Write as _;

use super::{Report, lines};

pub(super) fn render(report: &Report) -> String {
    let widest = report.operations.keys().map(String::len).max();
    let width = widest.unwrap_or(0).max("operation".len());
    let mut out = format!(
        "{:width$}  {:9}  {:9}  what differed\n",
        "operation", "sent", "decoded"
    );
    for (id, row) in &report.operations {
        let mut lines = lines(report, row).into_iter();
        let first = lines.next().unwrap_or_default();
        let (sent, decoded) = (row.sent.as_str(), row.decoded.as_str());
        let text = format!("{id:width$}  {sent:9}  {decoded:9}  {first}");
        let _ = writeln!(out, "{}", text.trim_end());
        for line in lines {
            let _ = writeln!(out, "{:1$}{line}", "", width + 24);
        }
    }
    for place in &report.unreadable {
        let _ = writeln!(out, "not read: {place}");
    }
    for object in &report.remaining {
        let _ = writeln!(out, "not deleted: {object}");
    }
    let _ = writeln!(out, "{}", report.totals());
    out
}
