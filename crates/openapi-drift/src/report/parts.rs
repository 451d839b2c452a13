//! Parts that all reports share.

use crate::change::{Change, Drift, Effect, Severity};

/// The operations that an effect reaches: the first few, and how many more.
pub(super) fn reached(effect: &Effect, most: usize) -> String {
    let names: Vec<String> = effect
        .operations
        .iter()
        .take(most)
        .map(ToString::to_string)
        .collect();
    let more = effect.operations.len().saturating_sub(names.len());
    match (names.is_empty(), more) {
        (true, _) => "no operation".to_owned(),
        (false, 0) => names.join(", "),
        (false, more) => format!("{} and {more} more", names.join(", ")),
    }
}

/// Cuts long values and control characters, so that the text is one line.
pub(super) fn short(value: &str) -> String {
    const LONGEST: usize = 120;
    let line: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    match value.chars().nth(LONGEST) {
        Some(_) => format!("{line}…"),
        None => line,
    }
}

/// The pointer of a change, both if they differ, and the number of further places.
pub(super) fn location(change: &Change) -> String {
    let mut out = change.old_pointer.clone();
    if change.old_pointer != change.new_pointer {
        out = format!("{out} → {}", change.new_pointer);
    }
    match change.also.len() {
        0 => out,
        more => format!("{out} (and {more} more places)"),
    }
    .replace(char::is_control, " ")
}

/// "3 breaking, 1 additive and 0 cosmetic changes".
pub(super) fn totals(drift: &Drift) -> String {
    format!(
        "{} breaking, {} additive, {} cosmetic",
        drift.count(Severity::Breaking),
        drift.count(Severity::Additive),
        drift.count(Severity::Cosmetic)
    )
}
