//! The report for a terminal.

use std::fmt::Write as _;

use super::parts::{location, reached, short, totals};
use crate::change::{Drift, Severity};

pub(super) fn render(drift: &Drift) -> String {
    if drift.changes.is_empty() {
        return "No difference.\n".to_owned();
    }
    let mut out = format!("{}\n", totals(drift));
    for severity in [Severity::Breaking, Severity::Additive, Severity::Cosmetic] {
        let mut changes = drift
            .changes
            .iter()
            .filter(|c| c.severity() == severity)
            .peekable();
        if changes.peek().is_some() {
            let _ = write!(out, "\n{}\n", severity.to_string().to_uppercase());
        }
        for change in changes {
            let _ = writeln!(out, "  {}", short(&change.summary));
            let _ = writeln!(out, "    at {}", location(change));
            if !change.through.is_empty() {
                let _ = writeln!(out, "    through {}", change.through.join(" → "));
            }
            if let Some(likely) = &change.likely {
                let _ = writeln!(out, "    likely {}", short(likely));
            }
            for effect in &change.effects {
                let _ = writeln!(
                    out,
                    "    {} {} ({}): {}",
                    effect.severity, effect.rule, effect.direction, effect.reason
                );
                let _ = writeln!(out, "      {}", reached(effect, 5));
            }
        }
    }
    out
}
