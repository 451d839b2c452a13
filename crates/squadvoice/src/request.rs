//! Builds requests from arguments that may be invalid.

use crate::{Error, Kind, RequestBuilder, Result};

/// Builds a request; an invalid argument becomes the error of the request.
pub(crate) fn request<T>(build: impl FnOnce() -> Result<RequestBuilder<T>>) -> RequestBuilder<T> {
    build().into()
}

/// Creates the error of an invalid argument.
pub(crate) fn invalid(problem: impl std::fmt::Display) -> Error {
    Error::new(
        Kind::Configuration,
        format!("{problem}; no request was sent"),
    )
}
