//! Recordings: files of requests and responses. `docs/recording.md` specifies the format.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::MockError;
use crate::record::{Host, RequestRecord, StoredBody};

/// The version of the format.
const VERSION: u32 = 1;

/// A recording: the requests that a fake received, with its responses.
///
/// ```no_run
/// # fn example() -> Result<(), openapi_mock::MockError> {
/// use openapi_mock::Recording;
///
/// let recording = Recording::load("tests/data/nightly.jsonl")?;
/// let statuses: Vec<u16> = recording
///     .exchanges()
///     .iter()
///     .filter_map(|exchange| Some(exchange.response.as_ref()?.status))
///     .collect();
/// # let _ = statuses;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Recording(Arc<[RecordedExchange]>);

/// A request of a [`Recording`] and its response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecordedExchange {
    /// The version of the format.
    pub version: u32,
    /// When the request arrived.
    pub at: Timestamp,
    /// The host that received it.
    pub host: Host,
    /// The operation; `None` if the document has none with this method and path.
    pub operation: Option<String>,
    /// The method in upper case.
    pub method: String,
    /// The path without the query, percent-encoded. A secret segment is the name of its parameter in braces.
    pub path: String,
    /// The decoded query.
    pub query: Vec<(String, String)>,
    /// The headers and the body of the request.
    pub request: RecordedMessage,
    /// The response; `None` if the connection was closed without one.
    pub response: Option<RecordedResponse>,
}

/// The headers and the body of a request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecordedMessage {
    /// The headers without credentials; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; `None` if it is empty.
    pub body: Option<RecordedBody>,
}

/// The response of a [`RecordedExchange`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RecordedResponse {
    /// The status.
    pub status: u16,
    /// The headers without credentials; names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; `None` if it is empty.
    pub body: Option<RecordedBody>,
}

/// A body of a [`Recording`], with its secrets redacted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RecordedBody {
    /// A JSON object or array.
    Json(Value),
    /// Any other text.
    Text(String),
    /// The length in bytes, if it is known, of a body that is not recorded.
    Omitted(Option<usize>),
}

impl Recording {
    /// Loads a recording.
    ///
    /// # Errors
    /// Returns [`MockError::Recording`] if the file cannot be read, or if a line is not in the format.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, MockError> {
        let path = path.as_ref();
        let mut text = String::new();
        File::open(path)
            .and_then(|mut file| file.read_to_string(&mut text))
            .map_err(|error| failed(path, error))?;
        Self::parse(&text).map_err(|reason| failed(path, io::Error::other(reason)))
    }

    /// Parses the text of a recording.
    ///
    /// # Errors
    /// The line that is not in the format, and the reason without any value.
    pub fn parse(text: &str) -> Result<Self, String> {
        // A last line without a line feed is incomplete.
        let complete = text.rfind('\n').map_or("", |end| &text[..end]);
        let mut exchanges = Vec::new();
        for (index, line) in complete.lines().enumerate() {
            let number = index + 1;
            let exchange: RecordedExchange = serde_json::from_str(line).map_err(|error| {
                format!(
                    "line {number}, column {}: is not an exchange",
                    error.column()
                )
            })?;
            if exchange.version != VERSION {
                let version = exchange.version;
                return Err(format!("line {number}: version {version} is not supported"));
            }
            exchanges.push(exchange);
        }
        Ok(Self(exchanges.into()))
    }

    /// Returns the requests and responses, in the order in which the responses were sent.
    pub fn exchanges(&self) -> &[RecordedExchange] {
        &self.0
    }
}

impl RecordedBody {
    /// Converts the bytes of a body. Returns `None` if there are none.
    pub(crate) fn new(body: &StoredBody) -> Option<Self> {
        let bytes: &Bytes = match body {
            StoredBody::Bytes(bytes) if bytes.is_empty() => return None,
            StoredBody::Bytes(bytes) => bytes,
            StoredBody::Omitted { length, .. } => return Some(Self::Omitted(*length)),
        };
        Some(match serde_json::from_slice::<Value>(bytes) {
            Ok(value) if value.is_object() || value.is_array() => Self::Json(value),
            _ => match std::str::from_utf8(bytes) {
                Ok(text) => Self::Text(text.to_owned()),
                Err(_) => Self::Omitted(Some(bytes.len())),
            },
        })
    }
}

fn failed(path: &Path, source: io::Error) -> MockError {
    MockError::Recording {
        path: path.to_owned(),
        source,
    }
}

/// Writes a recording.
#[derive(Debug)]
pub(crate) struct Recorder {
    path: PathBuf,
    file: Mutex<Result<File, Option<io::Error>>>,
}

impl Recorder {
    /// Creates the file, readable by its owner alone.
    pub(crate) fn create(path: &Path) -> Result<Self, MockError> {
        let mut options = OpenOptions::new();
        // An existing file, which others may be able to read, is never used.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self {
            path: path.to_owned(),
            file: Mutex::new(Ok(options
                .open(path)
                .map_err(|error| failed(path, error))?)),
        })
    }

    /// Appends a request and its response. After an error nothing more is written.
    pub(crate) fn write(&self, record: &RequestRecord, response: Option<(u16, RecordedText)>) {
        let exchange = RecordedExchange {
            version: VERSION,
            at: record.at,
            host: record.host,
            operation: record.operation_id.clone(),
            method: record.method.to_string(),
            path: record.path.clone(),
            query: record.query.to_vec(),
            request: RecordedMessage {
                headers: record.headers.to_vec(),
                body: RecordedBody::new(&record.body),
            },
            response: response.map(|(status, text)| RecordedResponse {
                status,
                headers: text.headers,
                body: RecordedBody::new(&text.body),
            }),
        };
        let Ok(mut line) = serde_json::to_vec(&exchange) else {
            return;
        };
        line.push(b'\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        // One write per line, and no buffer: the file is complete even if the program is killed.
        if let Ok(open) = &mut *file
            && let Err(error) = open.write_all(&line)
        {
            *file = Err(Some(error));
        }
    }

    /// Returns the error that ended the recording, once.
    pub(crate) fn take_error(&self) -> Option<MockError> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let error = file.as_mut().err().and_then(Option::take)?;
        Some(failed(&self.path, error))
    }
}

/// The redacted headers and body of a response.
pub(crate) struct RecordedText {
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: StoredBody,
}
