//! Pages as the generated client takes them.
#![allow(
    dead_code,
    reason = "an area whose lists have no pages can be built alone"
)]

use squad_core::list::Position;

/// The number of items on a page.
pub(crate) const SIZE: u8 = 100;

/// Returns the number of a page, 1 for the first one.
pub(crate) fn number(position: &Position) -> i64 {
    i64::try_from(position.number()).unwrap_or(i64::MAX)
}
