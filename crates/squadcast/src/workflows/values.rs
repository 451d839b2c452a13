//! Checks of arguments.

use crate::{Error, Id, IdKind, Kind, Result};

/// Returns an id as the 32-bit number that the service takes.
pub(super) fn number<K: IdKind<Value = i64>>(id: &Id<K>) -> Result<i32> {
    i32::try_from(id.as_i64()).map_err(|error| {
        let name = K::NAME;
        invalid(&format!("the id {id} of {name} is too large")).with_source(error)
    })
}

pub(super) fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}
