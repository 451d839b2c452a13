//! The response of the incoming webhook.

use std::fmt;

use bytes::Bytes;
use serde_json::Value;

use crate::IngestionRequestId;

/// The members in which a response envelope may contain the request id.
const ENVELOPES: [&str; 2] = ["data", "meta"];

/// A longer body is not searched for a request id.
const MAX_SEARCHED_BYTES: usize = 64 << 10;

/// The response to an alert. From [`AlertSource::trigger`](super::AlertSource::trigger).
///
/// No sample of the response is public. The request id is searched leniently, in a member such as `request_id` of the body, of
/// its `data` or of its `meta`; [`body`](Self::body) is what arrived.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    request_id: Option<IngestionRequestId>,
    body: Bytes,
}

impl Receipt {
    pub(super) fn new(body: Bytes) -> Self {
        let searched = body.len() <= MAX_SEARCHED_BYTES;
        let json = searched.then(|| serde_json::from_slice(&body).ok());
        Self {
            request_id: json.flatten().as_ref().and_then(find),
            body,
        }
    }

    /// Returns the request id, for [`Alerts::outcome`](super::Alerts::outcome). `None` if the response has none.
    #[must_use]
    pub fn request_id(&self) -> Option<&IngestionRequestId> {
        self.request_id.as_ref()
    }

    /// Returns the body of the response, as it arrived.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

/// The body is not shown: it may contain anything, including the key.
impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receipt")
            .field("request_id", &self.request_id)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// Finds the request id in the body, or in an envelope of it, which may be a list.
fn find(body: &Value) -> Option<IngestionRequestId> {
    let first = |value: &Value| match value {
        Value::Array(elements) => elements.first().and_then(member),
        other => member(other),
    };
    let envelopes = ENVELOPES.iter().filter_map(|name| body.get(name));
    first(body).or_else(|| envelopes.filter_map(first).next())
}

fn member(object: &Value) -> Option<IngestionRequestId> {
    let (_, id) = object.as_object()?.iter().find(|(name, _)| {
        let name = name.replace(['_', '-'], "");
        name.eq_ignore_ascii_case("requestid")
    })?;
    match id {
        Value::String(text) => IngestionRequestId::new(text.trim()).ok(),
        Value::Number(number) => IngestionRequestId::new(number.to_string()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_id_is_found_in_likely_places_and_optional() {
        let id = "8ea5fc83-e4f0-4256-9fd3-bb2fd7a80a7d";
        for (body, expected) in [
            (format!(r#"{{"request_id":"{id}"}}"#), Some(id)),
            (format!(r#"{{"data":{{"requestId":" {id} "}}}}"#), Some(id)),
            (format!(r#"{{"data":[{{"request-id":"{id}"}}]}}"#), Some(id)),
            (
                format!(r#"{{"meta":{{"RequestID":"{id}"}},"data":"ok"}}"#),
                Some(id),
            ),
            (format!(r#"[{{"request_id":"{id}"}}]"#), Some(id)),
            (r#"{"data":{"request_id":17}}"#.to_owned(), Some("17")),
            (r#"{"request_id":""}"#.to_owned(), None),
            (r#"{"request_id":null,"data":{}}"#.to_owned(), None),
            (r#"{"request_id":["x"]}"#.to_owned(), None),
            (r#"{"id":"5f0b1d3a8c2e4a0010c0ffee"}"#.to_owned(), None),
            ("\"accepted\"".to_owned(), None),
            ("accepted".to_owned(), None),
            (String::new(), None),
        ] {
            let receipt = Receipt::new(Bytes::from(body.clone()));
            let found = receipt.request_id().map(IngestionRequestId::as_str);
            assert_eq!(found, expected, "{body}");
            assert_eq!(receipt.body(), body.as_bytes());
        }
    }

    #[test]
    fn debug_does_not_show_the_body() {
        let receipt = Receipt::new(Bytes::from_static(br#"{"echo":"canary"}"#));
        assert!(!format!("{receipt:?}").contains("canary"));
    }
}
