//! The score by kind, printed and kept in the documentation.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::mutate::KINDS;

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row {
    pub(crate) mutants: usize,
    pub(crate) equivalent: usize,
    pub(crate) seen: usize,
    pub(crate) classed: usize,
    pub(crate) placed: usize,
    pub(crate) false_alarms: usize,
    /// Judged by the kind itself, because instances cannot tell.
    pub(crate) reported: usize,
}

impl Row {
    fn add(&mut self, other: &Row) {
        self.mutants += other.mutants;
        self.equivalent += other.equivalent;
        self.seen += other.seen;
        self.classed += other.classed;
        self.placed += other.placed;
        self.false_alarms += other.false_alarms;
        self.reported += other.reported;
    }
}

#[derive(Default)]
pub(crate) struct Score {
    rows: BTreeMap<(bool, &'static str), Row>,
    documents: BTreeMap<String, usize>,
}

const START: &str = "<!-- score: written by the proof -->";
const END: &str = "<!-- end of the score -->";

impl Score {
    pub(crate) fn add(&mut self, document: &str, kind: &'static str, cosmetic: bool, row: &Row) {
        self.rows.entry((cosmetic, kind)).or_default().add(row);
        *self.documents.entry(document.to_owned()).or_default() += row.mutants;
    }

    /// Asks that every kind was made at least once, and none but those listed.
    pub(crate) fn has_every_kind(&self) {
        let made: Vec<&str> = self.rows.keys().map(|(_, kind)| *kind).collect();
        let missing: Vec<&&str> = KINDS.iter().filter(|kind| !made.contains(kind)).collect();
        let unlisted: Vec<&&str> = made.iter().filter(|kind| !KINDS.contains(kind)).collect();
        assert!(missing.is_empty(), "in no document: {missing:?}");
        assert!(
            unlisted.is_empty(),
            "not in the list of kinds: {unlisted:?}"
        );
    }

    fn kinds(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn total(&self) -> Row {
        let mut out = Row::default();
        self.rows.values().for_each(|row| out.add(row));
        out
    }

    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        let documents: Vec<String> = self
            .documents
            .iter()
            .map(|(n, c)| format!("{c} of `{n}`"))
            .collect();
        let _ = writeln!(out, "Mutants: {}.\n", documents.join(", "));
        out.push_str("| kind | mutants | equivalent | seen | rightly rated | rightly placed | false alarms | severity from |\n");
        out.push_str("|---|---|---|---|---|---|---|---|\n");
        let line = |name: &str, row: &Row| {
            let judged = row.mutants - row.equivalent;
            let by = match row.reported {
                0 => "instances",
                _ if row.reported == row.mutants => "the kind",
                _ => "both",
            };
            format!(
                "| {name} | {} | {} | {}/{judged} | {}/{judged} | {}/{judged} | {} | {by} |",
                row.mutants, row.equivalent, row.seen, row.classed, row.placed, row.false_alarms
            )
        };
        for ((cosmetic, kind), row) in &self.rows {
            let mut row = *row;
            if *cosmetic {
                row.reported = row.mutants;
            }
            let _ = writeln!(
                out,
                "{}",
                line(
                    &format!("{kind}{}", if *cosmetic { " (cosmetic)" } else { "" }),
                    &row
                )
            );
        }
        let _ = writeln!(
            out,
            "{}",
            line(&format!("**all {} kinds**", self.kinds()), &self.total())
        );
        out
    }

    /// Asks that the kept score names every kind and each of them whole;
    /// `DRIFT_SCORE=write` updates it. Counts may lag behind the documents.
    pub(crate) fn kept_in(&self, path: &Path) {
        let text = std::fs::read_to_string(path).unwrap();
        let (before, rest) = text
            .split_once(START)
            .expect("docs/drift.md has no place for the score");
        let (kept, after) = rest
            .split_once(END)
            .expect("docs/drift.md has no end of the score");
        if std::env::var_os("DRIFT_SCORE").is_some_and(|v| v == "write") {
            let now = self.table();
            return std::fs::write(path, format!("{before}{START}\n{now}{END}{after}")).unwrap();
        }
        for (_, kind) in self.rows.keys() {
            let row = kept.lines().find(|line| {
                line.starts_with(&format!("| {kind} |"))
                    || line.starts_with(&format!("| {kind} (cosmetic) |"))
            });
            assert!(
                row.is_some(),
                "docs/drift.md lacks {kind}: DRIFT_SCORE=write cargo test -p openapi-drift --test proof"
            );
        }
    }
}
