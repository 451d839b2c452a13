//! Builds requests from arguments that may be invalid.

use crate::{RequestBuilder, Result};

/// Builds a request; an invalid argument becomes the error of the request.
pub(crate) fn request<T>(build: impl FnOnce() -> Result<RequestBuilder<T>>) -> RequestBuilder<T> {
    build().into()
}
