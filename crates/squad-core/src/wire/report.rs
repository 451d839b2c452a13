//! Oddities of an answer: counted while it is decoded, and located only if somebody listens.
//!
//! Counting costs one thread-local increment. To name the place of an oddity the answer is decoded once more with the
//! n-th oddity turned into an error, whose JSON path is then known; that happens only when `tracing` is enabled.

use std::cell::Cell;

thread_local! {
    static SEEN: Cell<u32> = const { Cell::new(0) };
    static STOP_AT: Cell<Option<u32>> = const { Cell::new(None) };
}

/// Runs `decode` and counts the oddities it meets; the `stop_at`-th one (from 0) becomes an error.
pub(super) fn counting<T>(stop_at: Option<u32>, decode: impl FnOnce() -> T) -> (T, u32) {
    let (outer_seen, outer_stop) = (SEEN.replace(0), STOP_AT.replace(stop_at));
    let value = decode();
    let seen = SEEN.replace(outer_seen);
    STOP_AT.set(outer_stop);
    (value, seen)
}

/// Notes that `found` stood where `expected` was documented.
pub(super) fn odd<E: serde::de::Error>(expected: &str, found: &str) -> Result<(), E> {
    let nth = SEEN.get();
    SEEN.set(nth.saturating_add(1));
    if STOP_AT.get() == Some(nth) {
        return Err(E::custom(format_args!(
            "expected {expected}, found {found}"
        )));
    }
    Ok(())
}

/// Notes an enum value that the document does not list. Called by the code of `open_enum!`.
///
/// # Errors
/// Only while an oddity is being located.
pub fn note_unknown_value<E: serde::de::Error>(type_name: &str, value: &str) -> Result<(), E> {
    let short: String = value.chars().take(40).collect();
    odd(&format!("a listed {type_name}"), &format!("{short:?}"))
}
