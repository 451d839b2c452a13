//! The document of the Squadcast API, and the facts of an operation that are specific to it.

use std::sync::LazyLock;

use http::Method;
use openapi_mock::MockError;
pub(crate) use openapi_mock::{Document, Operation, RateLimit, Violation, describe};
#[cfg(test)]
pub(crate) use openapi_mock::{ParameterLocation, Schema};

/// The id of the token exchange, the one operation without a bearer token and on the authentication host.
pub(crate) const TOKEN_EXCHANGE: &str = "Auth_getAccessToken";

static EMBEDDED: LazyLock<Result<Document, String>> = LazyLock::new(|| {
    Document::with_undocumented(crate::DOCUMENT, include_str!("undocumented.json"))
});

/// Returns the document that is embedded in the crate. It is parsed once per process.
pub(crate) fn embedded() -> Result<&'static Document, MockError> {
    EMBEDDED
        .as_ref()
        .map_err(|reason| MockError::Document(reason.clone()))
}

/// The format of an error response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorFormat {
    /// `{ meta: { status, error_message } }`
    V3,
    /// `{ error: { code, message, details } }`
    V4,
}

/// Returns the format of the first JSON error response of an operation, or the v3 format if it declares none.
pub(crate) fn error_format(document: &Document, operation: &Operation) -> ErrorFormat {
    document
        .error_schemas(operation)
        .find_map(|schema| {
            let properties = schema.get("properties")?;
            if properties.get("error").is_some() {
                Some(ErrorFormat::V4)
            } else {
                properties.get("meta").map(|_| ErrorFormat::V3)
            }
        })
        .unwrap_or(ErrorFormat::V3)
}

/// Returns whether an operation is the token exchange.
pub(crate) fn is_token_exchange(operation: &Operation) -> bool {
    operation.id == TOKEN_EXCHANGE
}

/// Returns whether an operation changes nothing.
pub(crate) fn is_read_only(operation: &Operation) -> bool {
    operation.method == Method::GET || operation.id == "Incidents_getIncidentsStatusByRequestids"
}
