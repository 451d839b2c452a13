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
    queues: Mutex<Queues>,
}

/// The exchanges that are left, by request.
struct Queues {
    by_request: HashMap<Key, Requests>,
    /// Whether the response of each exchange was returned.
    used: Vec<bool>,
}

/// The exchanges of a method, a path and a query.
#[derive(Default)]
struct Requests {
    all: Queue,
    by_body: HashMap<Option<String>, Queue>,
}

/// Indexes of exchanges in the recorded order.
#[derive(Default)]
struct Queue {
    indexes: Vec<usize>,
    next: usize,
}

impl Queue {
    /// Returns the first exchange that was not used; the last one if all were.
    fn take(&mut self, used: &mut [bool]) -> Option<usize> {
        while let Some(index) = self.indexes.get(self.next).copied() {
            self.next += 1;
            if let Some(used @ false) = used.get_mut(index) {
                *used = true;
                return Some(index);
            }
        }
        self.indexes.last().copied()
    }
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
        let mut by_request: HashMap<Key, Requests> = HashMap::new();
        for (index, exchange) in recording.exchanges().iter().enumerate() {
            // Tokens are redacted, so a token exchange cannot be replayed.
            if exchange.host == Host::Api {
                let requests = by_request.entry(key_of(exchange)).or_default();
                requests.all.indexes.push(index);
                let body = body_key(exchange.request.body.as_ref());
                requests
                    .by_body
                    .entry(body)
                    .or_default()
                    .indexes
                    .push(index);
            }
        }
        let used = vec![false; recording.exchanges().len()];
        Self {
            recording,
            queues: Mutex::new(Queues { by_request, used }),
        }
    }

    /// Returns the next response to a request: of the requests with this body, or of all if none has it. The last one is used
    /// for all later requests.
    pub(crate) fn next(&self, record: &RequestRecord) -> Replayed {
        let key = key(record.method.as_str(), &record.path, &record.query);
        let body = body_key(RecordedBody::new(&record.body).as_ref());
        let mut queues = self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let Queues { by_request, used } = &mut *queues;
        let index = by_request.get_mut(&key).and_then(|requests| {
            let same_body = requests.by_body.get_mut(&body);
            same_body.unwrap_or(&mut requests.all).take(used)
        });
        let exchange = index.and_then(|index| self.recording.exchanges().get(index));
        match exchange.map(|exchange| &exchange.response) {
            None => Replayed::Missing(self.missing(record)),
            Some(None) => Replayed::Disconnected,
            Some(Some(response)) => replay(response),
        }
    }

    /// Says what the recording does not have: the request, or its query.
    fn missing(&self, record: &RequestRecord) -> String {
        let (method, path) = (&record.method, &record.path);
        let mut exchanges = self.recording.exchanges().iter();
        let other_query = exchanges
            .any(|it| it.host == Host::Api && it.method == method.as_str() && it.path == *path);
        match other_query {
            true => format!("the recording has {method} {path} with another query only"),
            false => format!("the recording has no request {method} {path}"),
        }
    }
}

/// Returns the text of a body, the same for the same JSON in any order of its fields.
fn body_key(body: Option<&RecordedBody>) -> Option<String> {
    match body? {
        RecordedBody::Json(value) => {
            let mut value = value.clone();
            value.sort_all_objects();
            Some(value.to_string())
        }
        RecordedBody::Text(text) => Some(text.clone()),
        RecordedBody::Omitted(length) => Some(format!("{length:?}")),
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
