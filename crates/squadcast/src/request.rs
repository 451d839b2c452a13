//! Builds requests from arguments that may be invalid.

use crate::{Error, Kind, RequestBuilder, Result};

/// Builds a request; an invalid argument becomes the error of the request.
#[allow(dead_code, reason = "an area without requests can be built alone")]
pub(crate) fn request<T>(build: impl FnOnce() -> Result<RequestBuilder<T>>) -> RequestBuilder<T> {
    build().into()
}

/// The error for an argument that is rejected before anything is sent.
#[allow(
    dead_code,
    reason = "an area without such arguments can be built alone"
)]
pub(crate) fn invalid(why: impl std::fmt::Display) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}

/// The error for an item that is not in the list that was read.
#[allow(dead_code, reason = "an area without such lists can be built alone")]
pub(crate) fn absent(what: &str, id: impl std::fmt::Display) -> Error {
    Error::new(
        Kind::NotFound,
        format!("there is no {what} with the id {id}"),
    )
}

/// Returns the item of a list with a name. `cut`: whether the service returned only a part of the list.
///
/// # Errors
/// [`Kind::NotFound`] if there is none, [`Kind::Decode`] if it may be in the part that is missing.
#[allow(dead_code, reason = "an area without such lists can be built alone")]
pub(crate) fn named<T>(
    items: Vec<T>,
    what: &str,
    name: &str,
    cut: bool,
    name_of: impl Fn(&T) -> &str,
) -> Result<T> {
    let found = items.into_iter().find(|item| name_of(item) == name);
    found.ok_or_else(|| {
        if cut {
            let message = format!(
                "the service returned only a part of the list, which has no {what} with the name `{name}`"
            );
            Error::new(Kind::Decode, message)
        } else {
            Error::new(Kind::NotFound, format!("there is no {what} with the name `{name}`"))
        }
    })
}
