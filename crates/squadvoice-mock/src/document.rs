//! The document of the SquadVoice API.

use std::sync::LazyLock;

use openapi_mock::{Document, MockError, Operation};

static EMBEDDED: LazyLock<Result<Document, String>> =
    LazyLock::new(|| Document::parse(crate::DOCUMENT));

/// Returns the document that is embedded in the crate. It is parsed once per process.
pub(crate) fn embedded() -> Result<&'static Document, MockError> {
    EMBEDDED
        .as_ref()
        .map_err(|reason| MockError::Document(reason.clone()))
}

/// Returns whether the authentication host serves an operation.
pub(crate) fn concerns_tokens(operation: &Operation) -> bool {
    operation.id.starts_with("OAuth_")
}
