//! The report as GitHub workflow commands: errors for breaking changes, warnings for additive ones,
//! notices for cosmetic ones.

use std::fmt::Write as _;

use super::parts::{reached, short};
use crate::change::{Drift, Severity};

pub(super) fn render(drift: &Drift, file: &str) -> String {
    let mut out = String::new();
    for change in &drift.changes {
        let command = match change.severity() {
            Severity::Breaking => "error",
            Severity::Additive => "warning",
            Severity::Cosmetic => "notice",
        };
        let mut message = format!("{} at {}", short(&change.summary), change.old_pointer);
        if let Some(effect) = change.effects.first() {
            let _ = write!(message, ": {} ({})", effect.reason, reached(effect, 3));
        }
        let _ = writeln!(
            out,
            "::{command} file={},title={}::{}",
            property(file),
            property(change.rule()),
            data(&message)
        );
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
