//! The table in Markdown.

use std::fmt::Write as _;

use super::{Report, lines};

pub(super) fn render(report: &Report) -> String {
    let mut out = format!(
        "# Conformance\n\n{}\n\n| operation | sent | decoded | what differed |\n|---|---|---|---|\n",
        report.totals()
    );
    for (id, row) in &report.operations {
        let lines: Vec<String> = lines(report, row)
            .iter()
            .map(|line| escaped(line))
            .collect();
        let _ = writeln!(
            out,
            "| `{id}` | {} | {} | {} |",
            row.sent.as_str(),
            row.decoded.as_str(),
            lines.join("<br>")
        );
    }
    for (title, lines) in [
        ("Not read", &report.unreadable),
        ("Not deleted", &report.remaining),
    ] {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n{title}:\n");
        }
        for line in lines {
            let _ = writeln!(out, "- {}", escaped(line));
        }
    }
    out
}

/// Escapes what would be a part of the table, emphasis or HTML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
