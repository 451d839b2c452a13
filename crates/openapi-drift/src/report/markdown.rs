//! The report for a pull request: a table for each severity.

use std::fmt::Write as _;

use super::parts::{location, reached, short, totals};
use crate::change::{Drift, Severity};

pub(super) fn render(drift: &Drift) -> String {
    let mut out = String::from("# Drift of the OpenAPI document\n\n");
    if drift.changes.is_empty() {
        out.push_str("No difference.\n");
        return out;
    }
    let _ = writeln!(out, "{}.", totals(drift));
    for severity in [Severity::Breaking, Severity::Additive, Severity::Cosmetic] {
        let mut changes = drift
            .changes
            .iter()
            .filter(|c| c.severity() == severity)
            .peekable();
        if changes.peek().is_none() {
            continue;
        }
        let name = severity.to_string();
        let _ = write!(out, "\n## {}{}\n\n", name[..1].to_uppercase(), &name[1..]);
        out.push_str("| change | rule | at | reaches | reason |\n|---|---|---|---|---|\n");
        for change in changes {
            let mut summary = cell(&change.summary);
            if let Some(likely) = &change.likely {
                let _ = write!(summary, "<br>likely {}", cell(likely));
            }
            let mut at = code(&location(change));
            if !change.through.is_empty() {
                let _ = write!(at, "<br>through {}", cell(&change.through.join(" → ")));
            }
            let column = |each: &dyn Fn(&crate::change::Effect) -> String| -> String {
                change
                    .effects
                    .iter()
                    .map(each)
                    .collect::<Vec<_>>()
                    .join("<br>")
            };
            let rules = column(&|e| format!("{} ({}, {})", code(&e.rule), e.direction, e.severity));
            let reaches = column(&|e| cell(&reached(e, 3)));
            let reasons = column(&|e| cell(&e.reason));
            let _ = writeln!(
                out,
                "| {summary} | {rules} | {at} | {reaches} | {reasons} |"
            );
        }
    }
    out
}

/// Text that cannot end its cell, start markup or mention a user.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in short(text).chars() {
        match c {
            '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' | '\\' | '!' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' => out.push_str("&#64;"),
            c => out.push(c),
        }
    }
    out
}

fn code(text: &str) -> String {
    format!("`{}`", short(text).replace('`', "'").replace('|', "\\|"))
}
