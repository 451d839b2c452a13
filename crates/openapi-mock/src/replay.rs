//! Replay: responds with the responses of a recording.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderName, header};

use crate::record::{Host, RequestRecord};
use crate::recording::{RecordedBody, RecordedExchange, RecordedResponse, Recording};
use crate::response::Response;

/// Headers of the connection that the response was recorded on.
const CONNECTION_HEADERS: [HeaderName; 5] = [
    header::CONNECTION,
    header::CONTENT_ENCODING,
    header::CONTENT_LENGTH,
    header::DATE,
    header::TRANSFER_ENCODING,
];

/// Method, path and sorted query of a request.
type Key = (String, String, Vec<(String, String)>);

/// The responses of a recording by request.
pub(crate) struct Replay {
    recording: Recording,
    /// The indexes of the exchanges of a request, and the number that was used.
    by_request: Mutex<HashMap<Key, (Vec<usize>, usize)>>,
}

/// The content of a recording about a request.
pub(crate) enum Replayed {
    Response(Response),
    /// The connection was closed without a response.
    Disconnected,
    /// The response is missing; the text says why.
    Missing(String),
}

impl Replay {
    pub(crate) fn new(recording: Recording) -> Self {
        let mut by_request: HashMap<Key, (Vec<usize>, usize)> = HashMap::new();
        for (index, exchange) in recording.exchanges().iter().enumerate() {
            // Tokens are redacted, so a token exchange cannot be replayed.
            if exchange.host == Host::Api {
                by_request
                    .entry(key_of(exchange))
                    .or_default()
                    .0
                    .push(index);
            }
        }
        Self {
            recording,
            by_request: Mutex::new(by_request),
        }
    }

    /// Returns the next response to a request. The last one is used for all later requests.
    pub(crate) fn next(&self, record: &RequestRecord) -> Replayed {
        let key = key(record.method.as_str(), &record.path, &record.query);
        let mut by_request = self
            .by_request
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let index = by_request.get_mut(&key).and_then(|(indexes, used)| {
            let index = indexes.get(*used).or(indexes.last()).copied();
            *used = used.saturating_add(1);
            index
        });
        let exchange = index.and_then(|index| self.recording.exchanges().get(index));
        match exchange.map(|exchange| &exchange.response) {
            None => Replayed::Missing(format!(
                "the recording has no request {} {} with this query",
                record.method, record.path
            )),
            Some(None) => Replayed::Disconnected,
            Some(Some(response)) => replay(response),
        }
    }
}

fn key_of(exchange: &RecordedExchange) -> Key {
    key(&exchange.method, &exchange.path, &exchange.query)
}

fn key(method: &str, path: &str, query: &[(String, String)]) -> Key {
    let mut query = query.to_vec();
    query.sort();
    (method.to_owned(), path.to_owned(), query)
}

fn replay(recorded: &RecordedResponse) -> Replayed {
    let body = match &recorded.body {
        None => Bytes::new(),
        Some(RecordedBody::Json(value)) => Bytes::from(value.to_string()),
        Some(RecordedBody::Text(text)) => Bytes::from(text.clone()),
        Some(RecordedBody::Omitted(_)) => {
            return Replayed::Missing("the recording omits the body of this response".to_owned());
        }
    };
    let mut response = Response::empty(recorded.status);
    response.body = body;
    for (name, value) in &recorded.headers {
        if let Ok(name) = name.parse::<HeaderName>()
            && !CONNECTION_HEADERS.contains(&name)
        {
            response = response.header(name, value);
        }
    }
    Replayed::Response(response)
}
