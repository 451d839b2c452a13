//! The table by kind, and its place in `docs/drift.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use crate::judge::{GUARDS, Row};

const START: &str = "<!-- guards: written by the command -->\n";
const END: &str = "<!-- end of the guards -->";

pub(crate) fn render(rows: &BTreeMap<&'static str, Row>, seed: u64, took: Duration) -> String {
    let mutants: usize = rows.values().map(|row| row.mutants).sum();
    let mut out = format!(
        "{mutants} mutants of both documents, seed {seed}, in {} seconds.\n\n| kind | mutants | seen |",
        took.as_secs()
    );
    for guard in GUARDS {
        let _ = write!(out, " {guard} |");
    }
    out.push_str(" no guard |\n|---|---|---|");
    out.push_str(&"---|".repeat(GUARDS.len() + 1));
    out.push('\n');
    let matters = rows.iter().filter(|(_, row)| !row.cosmetic);
    let cosmetic = rows.iter().filter(|(_, row)| row.cosmetic);
    let mut total = Row::default();
    for (kind, row) in matters.chain(cosmetic) {
        let note = if row.cosmetic { " (cosmetic)" } else { "" };
        line(&mut out, &format!("{kind}{note}"), row);
        total.mutants += row.mutants;
        total.seen += row.seen;
        total.missed += row.missed;
        for (guard, count) in &row.failed {
            *total.failed.entry(guard).or_default() += count;
        }
    }
    line(&mut out, &format!("**all {} kinds**", rows.len()), &total);
    out
}

fn line(out: &mut String, kind: &str, row: &Row) {
    let _ = write!(out, "| {kind} | {} | {} |", row.mutants, row.seen);
    for guard in GUARDS {
        let _ = write!(out, " {} |", row.failed.get(guard).copied().unwrap_or(0));
    }
    let _ = writeln!(out, " {} |", row.missed);
}

/// Whether every kind that matters fails a guard, and a cosmetic one never does. A mutant that no guard finds among others of its
/// kind changes nothing that a client can distinguish.
pub(crate) fn is_complete(rows: &BTreeMap<&'static str, Row>) -> bool {
    rows.values().all(|row| match row.cosmetic {
        true => row.missed == row.mutants,
        false => row.missed < row.mutants,
    })
}

/// Writes the table into the document.
pub(crate) fn write(table: &str) -> std::io::Result<()> {
    let path = crate::root().join("docs/drift.md");
    let text = std::fs::read_to_string(&path)?;
    let place = text.split_once(START).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let Some((before, after)) = place else {
        return Err(std::io::Error::other(
            "docs/drift.md has no place for the table",
        ));
    };
    std::fs::write(path, format!("{before}{START}{table}{END}{after}"))
}
