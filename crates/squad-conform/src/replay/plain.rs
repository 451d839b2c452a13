//! A response body in a file that is named by its operation: `Services_getServices.json`, or with a status
//! `Services_getServices.404.json`. Anything may follow, so that an operation can have several files.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};

use super::Recorded;
use crate::exchange::Received;

/// Why a file is not one.
pub(super) const UNKNOWN: &str =
    "the name: is not an operationId, optionally with a status, such as Teams_getAllTeams.404.json";

/// The operation in the name of a file without the extension.
pub(super) fn operation(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// Parses a file of this name without the extension. `success` is the status of a success of the operation.
pub(super) fn parse(name: &str, body: Vec<u8>, success: u16) -> Recorded {
    let status = name.split('.').nth(1).filter(|part| part.len() == 3);
    let status = status.and_then(|status| status.parse().ok());
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Recorded {
        operation: Some(operation(name).to_owned()),
        host: None,
        sent: None,
        received: Some(Received {
            status: status.unwrap_or(success),
            headers,
            body: Some(Bytes::from(body)),
        }),
    }
}
