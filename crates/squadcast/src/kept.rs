//! Fields that an update keeps: they are sent as the service returned them.

use crate::{Error, Kind, Result};

/// Returns the new value of a required field, or the one that was read.
///
/// # Errors
/// [`Kind::Decode`] if the service returned no value: sending an empty one would delete it.
pub(crate) fn kept(new: Option<String>, read: &str, what: &str) -> Result<String> {
    match new {
        Some(new) => Ok(new),
        None if read.is_empty() => Err(Error::new(
            Kind::Decode,
            format!(
                "the service did not return {what}, so the update cannot keep it; set it; no change was sent"
            ),
        )),
        None => Ok(read.to_owned()),
    }
}
