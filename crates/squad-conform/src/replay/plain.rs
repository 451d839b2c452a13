//! A response body in a file that is named by its operation: `Services_getServices.json`, or with a status
//! `Services_getServices.404.json`. Anything may follow, so that an operation can have several files.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, header};

use super::Recorded;
use crate::exchange::{MAX_BODY, Received};

/// Parses a file of this name without the extension.
pub(super) fn parse(
    name: &str,
    body: &[u8],
    success: impl Fn(&str) -> Option<u16>,
) -> Result<Recorded, String> {
    let mut parts = name.split('.');
    let operation = parts.next().unwrap_or_default();
    let Some(success) = success(operation) else {
        return Err(
            "is not an operationId, optionally with a status, such as Teams_getAllTeams.404.json"
                .to_owned(),
        );
    };
    let status = parts.next().filter(|part| part.len() == 3);
    let status = status
        .and_then(|status| status.parse().ok())
        .unwrap_or(success);
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Ok(Recorded {
        operation: Some(operation.to_owned()),
        sent: None,
        received: Some(Received {
            status,
            headers,
            body: (body.len() <= MAX_BODY).then(|| Bytes::copy_from_slice(body)),
        }),
    })
}
