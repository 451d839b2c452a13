//! The report for a terminal.

use std::fmt::Write as _;

use super::{place, reached, short, totals};
use crate::change::{Class, Drift};

pub(super) fn render(drift: &Drift) -> String {
    if drift.changes.is_empty() {
        return "No difference.\n".to_owned();
    }
    let mut out = format!("{}\n", totals(drift));
    for class in [Class::Breaking, Class::Additive, Class::Cosmetic] {
        let mut changes = drift
            .changes
            .iter()
            .filter(|c| c.class() == class)
            .peekable();
        if changes.peek().is_some() {
            let _ = write!(out, "\n{}\n", class.to_string().to_uppercase());
        }
        for change in changes {
            let _ = writeln!(out, "  {}", short(&change.what));
            let _ = writeln!(out, "    at {}", place(change));
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
                    effect.class, effect.rule, effect.direction, effect.why
                );
                let _ = writeln!(out, "      {}", reached(effect, 5));
            }
        }
    }
    out
}
