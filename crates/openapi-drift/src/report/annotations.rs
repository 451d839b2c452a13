//! The report as GitHub workflow commands: an error for what breaks, a warning
//! for what adds, a notice for the rest.

use std::fmt::Write as _;

use super::{reached, short};
use crate::change::{Class, Drift};

pub(super) fn render(drift: &Drift, file: &str) -> String {
    let mut out = String::new();
    for change in &drift.changes {
        let command = match change.class() {
            Class::Breaking => "error",
            Class::Additive => "warning",
            Class::Cosmetic => "notice",
        };
        let mut message = format!("{} at {}", short(&change.what), change.old_pointer);
        if let Some(effect) = change.effects.first() {
            let _ = write!(message, ": {} ({})", effect.why, reached(effect, 3));
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
