//! The table by kind, and its place in `docs/drift.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use crate::judge::{GUARDS, Judged, Row};

/// The mutants of every kind.
#[derive(Default)]
pub(crate) struct Table {
    pub(crate) rows: BTreeMap<&'static str, Row>,
    /// The files that `regen` had corrected first, and of how many mutants.
    pub(crate) refused: BTreeMap<String, usize>,
}

impl Table {
    pub(crate) fn add(&mut self, kind: &'static str, judged: &Judged) {
        self.rows.entry(kind).or_default().add(judged);
        if let Some(file) = &judged.refused {
            *self.refused.entry(file.clone()).or_default() += 1;
        }
    }

    /// Whether every mutant that matters fails a guard, and no other one a guard that it may not fail.
    pub(crate) fn is_complete(&self) -> bool {
        self.rows.values().all(|row| row.wrong == 0)
    }

    pub(crate) fn render(&self, seed: u64, took: Duration) -> String {
        let mut total = Row::default();
        self.rows.values().for_each(|row| total.add_all(row));
        let mut out = format!(
            "{} mutants of both documents, seed {seed}, in {} seconds.",
            total.mutants,
            took.as_secs()
        );
        if !self.refused.is_empty() {
            let files = self.refused.iter();
            let files: Vec<String> = files
                .map(|(file, count)| format!("{file} {count}"))
                .collect();
            let _ = write!(
                out,
                " What `regen` rejected, by the file to correct: {}.",
                files.join(", ")
            );
        }
        out.push_str("\n\n| kind | mutants | equivalent | seen |");
        for guard in GUARDS {
            let _ = write!(out, " {guard} |");
        }
        out.push_str(" that alone | wrong |\n|---|---|---|---|");
        out.push_str(&"---|".repeat(GUARDS.len() + 2));
        out.push('\n');
        let is_cosmetic = |row: &Row| row.equivalent == row.mutants;
        let matters = self.rows.iter().filter(|(_, row)| !is_cosmetic(row));
        let cosmetic = self.rows.iter().filter(|(_, row)| is_cosmetic(row));
        for (kind, row) in matters.chain(cosmetic) {
            line(&mut out, kind, row);
        }
        line(
            &mut out,
            &format!("**all {} kinds**", self.rows.len()),
            &total,
        );
        out
    }
}

fn line(out: &mut String, kind: &str, row: &Row) {
    let _ = write!(
        out,
        "| {kind} | {} | {} | {} |",
        row.mutants, row.equivalent, row.seen
    );
    for guard in GUARDS {
        let _ = write!(out, " {} |", row.failed.get(guard).copied().unwrap_or(0));
    }
    let _ = writeln!(out, " {} | {} |", row.lone, row.wrong);
}

/// Writes a table into the document, between the comments of its name.
pub(crate) fn write(name: &str, table: &str) -> std::io::Result<()> {
    let (start, end) = (
        format!("<!-- {name}: written by the command -->\n"),
        format!("<!-- end of the {name} -->"),
    );
    let path = crate::root().join("docs/drift.md");
    let text = std::fs::read_to_string(&path)?;
    let place = text.split_once(&start).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some((before, after))
    });
    let Some((before, after)) = place else {
        return Err(std::io::Error::other(
            "docs/drift.md has no place for the table",
        ));
    };
    std::fs::write(path, format!("{before}{start}{table}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Rating;

    fn table(judged: &[(&'static str, Rating, &[&'static str])]) -> Table {
        let mut table = Table::default();
        for (kind, rating, failing) in judged {
            table.add(
                kind,
                &Judged {
                    rating: *rating,
                    seen: true,
                    refused: failing.contains(&"regen").then(|| "lock".to_owned()),
                    failing: failing.to_vec(),
                },
            );
        }
        table
    }

    #[test]
    fn each_mutant_that_matters_has_to_fail_a_guard() {
        let found = ("retyped", Rating::Matters, &["surface"][..]);
        let missed = ("retyped", Rating::Matters, &[][..]);
        assert!(table(&[found]).is_complete());
        assert!(!table(&[found, missed]).is_complete());
    }

    #[test]
    fn what_no_request_distinguishes_may_fail_guards_of_names_alone() {
        let renamed = ("component renamed", Rating::Equivalent, &["surface"][..]);
        let alarm = (
            "component renamed",
            Rating::Equivalent,
            &["accepted document"][..],
        );
        assert!(table(&[renamed]).is_complete());
        assert!(!table(&[alarm]).is_complete());
    }

    #[test]
    fn other_words_may_fail_no_guard() {
        assert!(table(&[("schema's words", Rating::Words, &[])]).is_complete());
        for guard in GUARDS {
            let alarm = [guard];
            assert!(!table(&[("schema's words", Rating::Words, &alarm)]).is_complete());
        }
    }

    #[test]
    fn table_has_what_matters_first_and_the_sums_last() {
        let table = table(&[
            ("key order", Rating::Equivalent, &[]),
            ("retyped", Rating::Matters, &["accepted document"]),
            ("retyped", Rating::Matters, &["regen", "accepted document"]),
        ]);
        let text = table.render(7, Duration::from_secs(3));
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("3 mutants of both documents, seed 7, in 3 seconds."));
        assert!(lines[0].ends_with("by the file to correct: lock 1."));
        let columns = lines[2].matches('|').count();
        assert!(
            lines[3..]
                .iter()
                .all(|line| line.matches('|').count() == columns)
        );
        assert_eq!(
            lines[4],
            "| retyped | 2 | 0 | 2 | 1 | 0 | 0 | 2 | 0 | 0 | 1 | 0 |"
        );
        assert!(lines[5].starts_with("| key order | 1 | 1 |"));
        assert!(lines[6].starts_with("| **all 2 kinds** | 3 | 1 | 3 | 1 |"));
    }
}
