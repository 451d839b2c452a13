//! From the bytes of an answer to a value: once, quickly; a second time only to name the place of what went wrong.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

use super::received::Received;
use super::report::counting;

/// The most oddities of one answer that are reported one by one.
const REPORTED: u32 = 32;

/// Why an answer could not be decoded.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
#[non_exhaustive]
pub struct DecodeError {
    /// Where in the answer, for example `data[3].owner.id`; `.` is the whole answer.
    pub path: String,
    /// What was expected there and what stood there. Holds no value of the answer.
    pub message: String,
    /// The error of the JSON reader.
    #[source]
    pub source: serde_json::Error,
}

/// Decodes the bytes of an answer; with `envelope` the value is that member of the answer's object.
///
/// Oddities that were survived, and fields nobody reads, are reported as `tracing` events of level DEBUG under the
/// target `squad_core::wire`.
///
/// # Errors
/// When the bytes are no JSON, the envelope is missing, or a part is missing without which the value means nothing.
pub fn decode<T: Received>(body: &[u8], envelope: Option<&'static str>) -> Result<T, DecodeError> {
    let (value, oddities) = counting(None, || {
        let mut reader = serde_json::Deserializer::from_slice(body);
        let value = Answer::seed(envelope).deserialize(&mut reader)?;
        reader.end()?;
        Ok(value)
    });
    match value {
        Ok(value) => {
            if tracing::enabled!(target: "squad_core::wire", tracing::Level::DEBUG) {
                report::<T>(body, envelope, oddities);
            }
            Ok(value)
        }
        Err(source) => Err(
            locate::<T>(body, envelope, None).unwrap_or_else(|| DecodeError {
                path: ".".to_owned(),
                message: describe(&source),
                source,
            }),
        ),
    }
}

/// Decodes again, keeping track of the path; `stop_at` turns an oddity into the error.
fn locate<T: Received>(
    body: &[u8],
    envelope: Option<&'static str>,
    stop_at: Option<u32>,
) -> Option<DecodeError> {
    let (outcome, _) = counting(stop_at, || {
        let mut reader = serde_json::Deserializer::from_slice(body);
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut reader, &mut track);
        match Answer::<T>::seed(envelope).deserialize(tracked) {
            Ok(_) => reader.end().err().map(|source| (".".to_owned(), source)),
            Err(source) => Some((track.path().to_string(), source)),
        }
    });
    outcome.map(|(path, source)| DecodeError {
        path,
        message: describe(&source),
        source,
    })
}

/// The reader's words without the line and column, which say nothing about a compact answer.
fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) if error.line() > 0 => text.get(..at).unwrap_or(&text).to_owned(),
        _ => text,
    }
}

fn report<T: Received>(body: &[u8], envelope: Option<&'static str>, oddities: u32) {
    for nth in 0..oddities.min(REPORTED) {
        if let Some(oddity) = locate::<T>(body, envelope, Some(nth)) {
            tracing::debug!(target: "squad_core::wire", path = oddity.path, "{}", oddity.message);
        }
    }
    if oddities > REPORTED {
        tracing::debug!(target: "squad_core::wire", "{} more oddities", oddities - REPORTED);
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let mut ignored = |path: serde_ignored::Path<'_>| {
        tracing::debug!(target: "squad_core::wire", path = path.to_string(), "a field that the document does not have");
    };
    // The value itself was decoded already; only the unread fields are of interest.
    let _ = Answer::<T>::seed(envelope)
        .deserialize(serde_ignored::Deserializer::new(&mut reader, &mut ignored));
}

struct Answer<T> {
    envelope: Option<&'static str>,
    of: PhantomData<T>,
}

impl<T> Answer<T> {
    fn seed(envelope: Option<&'static str>) -> Self {
        Self {
            envelope,
            of: PhantomData,
        }
    }
}

impl<'de, T: Received> DeserializeSeed<'de> for Answer<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        match self.envelope {
            None => T::receive_answer(deserializer),
            Some(_) => deserializer.deserialize_map(self),
        }
    }
}

impl<'de, T: Received> Visitor<'de> for Answer<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", self.envelope.unwrap_or_default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<T, A::Error> {
        let member = self.envelope.unwrap_or_default();
        let mut value = None;
        while let Some(key) = object.next_key::<String>()? {
            if key == member && value.is_none() {
                value = Some(object.next_value_seed(Answer::seed(None))?);
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        value.ok_or_else(|| serde::de::Error::missing_field(member))
    }
}
