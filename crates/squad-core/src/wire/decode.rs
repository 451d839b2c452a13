//! From the bytes of an answer to a value: once, quickly; a second time only to name the place of what went wrong.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

use super::lenient::{LenientDeserialize, Name, instead_of_object, skip};
use super::report::{Step, Watch, counting, step, watched, watching};

/// Why an answer could not be decoded.
#[derive(Debug)]
#[non_exhaustive]
pub struct DecodeError {
    /// Where in the answer, for example `data[3].owner.id`; `.` is the whole answer.
    pub path: String,
    /// What was expected there and what stood there. Holds no value of the answer.
    pub message: String,
    /// The error of the JSON reader.
    pub source: serde_json::Error,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Decodes the bytes of an answer; with `envelope` the value is that member of the answer's object.
///
/// Oddities that were survived, and fields nobody reads, are reported as `tracing` events of level DEBUG under the
/// target `squad_core::wire`.
///
/// # Errors
/// When the bytes are no JSON, the envelope is missing, or a part is missing without which the value means nothing.
pub fn decode<T: LenientDeserialize>(
    body: &[u8],
    envelope: Option<&'static str>,
) -> Result<T, DecodeError> {
    let (value, oddities) = counting(|| read::<T>(body, envelope));
    if let Ok(value) = value {
        if oddities > 0 && tracing::enabled!(target: "squad_core::wire", tracing::Level::DEBUG) {
            tell(&watched(|| read::<T>(body, envelope)).1);
        }
        return Ok(value);
    }
    match watched(|| read::<T>(body, envelope)) {
        (Ok(value), _) => Ok(value),
        (Err(source), watch) => Err(DecodeError {
            path: watch.path(),
            message: describe(&source),
            source,
        }),
    }
}

fn read<T: LenientDeserialize>(
    body: &[u8],
    envelope: Option<&'static str>,
) -> serde_json::Result<T> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = Envelope::seed(envelope).deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

/// The reader's words without the line and column, which say nothing about a compact answer.
fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) if error.line() > 0 => text.get(..at).unwrap_or(&text).to_owned(),
        _ => text,
    }
}

fn tell(watch: &Watch) {
    for (path, oddity) in &watch.oddities {
        tracing::debug!(target: "squad_core::wire", path, "{oddity}");
    }
    if watch.untold > 0 {
        tracing::debug!(target: "squad_core::wire", "{} more oddities", watch.untold);
    }
    for path in &watch.unread {
        tracing::debug!(target: "squad_core::wire", path, "a field that nobody reads");
    }
    if watch.unread_more > 0 {
        tracing::debug!(target: "squad_core::wire", "{} more members that nobody reads", watch.unread_more);
    }
}

struct Envelope<T> {
    envelope: Option<&'static str>,
    of: PhantomData<T>,
}

impl<T> Envelope<T> {
    fn seed(envelope: Option<&'static str>) -> Self {
        Self {
            envelope,
            of: PhantomData,
        }
    }

    fn instead<E: Error>(&self, found: &str) -> Result<T, E> {
        let member = self.envelope.unwrap_or_default();
        Err(E::custom(format_args!(
            "expected an object with `{member}`, found {found}"
        )))
    }
}

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for Envelope<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        match self.envelope {
            None => T::deserialize_response(deserializer),
            Some(_) => deserializer.deserialize_any(self),
        }
    }
}

impl<'de, T: LenientDeserialize> Visitor<'de> for Envelope<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", self.envelope.unwrap_or_default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<T, A::Error> {
        let (member, watching) = (self.envelope.unwrap_or_default(), watching());
        let mut value = None;
        while let Some(Name(name)) = object.next_key()? {
            let to_member = || Step::Member((*name).to_owned());
            if name == member {
                value = Some(step(watching, to_member, || {
                    object.next_value_seed(Envelope::seed(None))
                })?);
            } else {
                step(watching, to_member, || skip(&mut object))?;
            }
        }
        value.ok_or_else(|| Error::missing_field(member))
    }

    instead_of_object!();
}
