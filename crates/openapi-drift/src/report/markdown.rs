//! The report for a pull request: a table a class, details folded.

use std::fmt::Write as _;

use super::{place, reached, short, totals};
use crate::change::{Class, Drift};

pub(super) fn render(drift: &Drift) -> String {
    let mut out = String::from("# Drift of the OpenAPI document\n\n");
    if drift.changes.is_empty() {
        out.push_str("No difference.\n");
        return out;
    }
    let _ = writeln!(out, "{}.", totals(drift));
    for class in [Class::Breaking, Class::Additive, Class::Cosmetic] {
        let mut changes = drift
            .changes
            .iter()
            .filter(|c| c.class() == class)
            .peekable();
        if changes.peek().is_none() {
            continue;
        }
        let name = class.to_string();
        let _ = write!(out, "\n## {}{}\n\n", name[..1].to_uppercase(), &name[1..]);
        out.push_str("| what | rule | where | reaches | why |\n|---|---|---|---|---|\n");
        for change in changes {
            let mut what = cell(&change.what);
            if let Some(likely) = &change.likely {
                let _ = write!(what, "<br>likely {}", cell(likely));
            }
            let mut place = code(&place(change));
            if !change.through.is_empty() {
                let _ = write!(place, "<br>through {}", cell(&change.through.join(" → ")));
            }
            let column = |each: &dyn Fn(&crate::change::Effect) -> String| -> String {
                change
                    .effects
                    .iter()
                    .map(each)
                    .collect::<Vec<_>>()
                    .join("<br>")
            };
            let rules = column(&|e| format!("{} ({}, {})", code(&e.rule), e.direction, e.class));
            let reaches = column(&|e| cell(&reached(e, 3)));
            let why = column(&|e| cell(&e.why));
            let _ = writeln!(out, "| {what} | {rules} | {place} | {reaches} | {why} |");
        }
    }
    out
}

/// Text that cannot leave its cell, start markup or mention anybody.
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
