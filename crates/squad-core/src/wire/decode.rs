//! From the bytes of a response to a value: in one fast pass, and in a second one only to locate errors and deviations.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

use super::budget::{exceeds, limited};
use super::deviations::{
    Deviation, Deviations, Segment, counting, is_recording, recording, report, within,
};
use super::lenient::{LenientDeserialize, Name, other_types, skip_undocumented};
use super::repair::repair;

/// How many bytes the decoding of one response may allocate unless the caller sets another bound: 256 MiB. Together with a
/// response of the default size it fits into a container of 512 MiB.
pub const MAX_DECODED_BYTES: usize = 256 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
/// The deepest nesting that `serde_json` decodes.
const MAX_DEPTH: usize = 128;

/// Why a response cannot be decoded.
#[derive(Debug)]
#[non_exhaustive]
pub struct DecodeError {
    /// Where in the response, for example `data[3].owner.id`; `.` is the whole response.
    pub path: String,
    /// What was expected there and what was found. Holds no value of the response.
    pub message: String,
    /// The error of the JSON parser.
    pub source: serde_json::Error,
    depth: usize,
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

/// Decodes a response leniently; with `envelope` the value is that member of the response.
///
/// Shorthand for a [`Decoder`] with its defaults.
///
/// # Errors
/// Those of [`Decoder::decode`].
pub fn decode<T: LenientDeserialize>(
    body: &[u8],
    envelope: Option<&'static str>,
) -> Result<T, DecodeError> {
    Decoder::new().envelope(envelope).decode(body)
}

/// How a response is decoded.
///
/// ```
/// use squad_core::wire::Decoder;
///
/// let decoder = Decoder::new().envelope("data").also_reads(&[&["body", "data"]]);
/// assert_eq!(decoder.decode::<Vec<i64>>(br#"{"data": [1]}"#)?, [1]);
/// assert_eq!(decoder.decode::<Vec<i64>>(br#"{"body": {"data": [1]}}"#)?, [1]);
/// # Ok::<(), squad_core::wire::DecodeError>(())
/// ```
#[derive(Clone, Copy)]
#[must_use]
pub struct Decoder<'a> {
    envelope: Option<&'static str>,
    also_reads: &'static [&'static [&'static str]],
    max_bytes: usize,
    operation: &'a str,
    observe: Option<&'a dyn Fn(&Deviations<'_>)>,
    redact: Option<&'a dyn Fn(&str) -> String>,
}

impl Default for Decoder<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Decoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder")
            .field("envelope", &self.envelope)
            .field("also_reads", &self.also_reads)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}

impl<'a> Decoder<'a> {
    /// Creates a decoder of responses without an envelope, bounded by [`MAX_DECODED_BYTES`].
    pub const fn new() -> Self {
        Self {
            envelope: None,
            also_reads: &[],
            max_bytes: MAX_DECODED_BYTES,
            operation: "",
            observe: None,
            redact: None,
        }
    }

    /// Sets the member of the response that holds the value.
    pub fn envelope(mut self, member: impl Into<Option<&'static str>>) -> Self {
        self.envelope = member.into();
        self
    }

    /// Sets other documented places of the value: paths of members from the outermost on. They are tried in order if the
    /// value cannot be decoded from the envelope.
    pub const fn also_reads(mut self, paths: &'static [&'static [&'static str]]) -> Self {
        self.also_reads = paths;
        self
    }

    /// Sets how many bytes the decoding may allocate: the elements of lists and maps with the size of their type, strings,
    /// boxes, and the growth of a list, during which the old and the new allocation exist. Defaults to
    /// [`MAX_DECODED_BYTES`].
    ///
    /// Only what this crate decodes is counted. Types that implement `Deserialize` themselves, `serde_json::Value` of
    /// `RequestBuilder`s made by [`Call::request_as`](crate::Call::request_as) among them, are bounded by the size of the
    /// response alone.
    pub const fn max_bytes(mut self, bytes: usize) -> Self {
        self.max_bytes = bytes;
        self
    }

    /// Calls `observe` if the response deviates from the documented schema. `operation` is passed on to it.
    pub const fn observe(
        mut self,
        operation: &'a str,
        observe: &'a dyn Fn(&Deviations<'_>),
    ) -> Self {
        self.operation = operation;
        self.observe = Some(observe);
        self
    }

    /// Removes secrets from the paths and descriptions of deviations, which contain names that the peer chose.
    pub(crate) const fn redact(mut self, redact: &'a dyn Fn(&str) -> String) -> Self {
        self.redact = Some(redact);
        self
    }

    /// Decodes `body`.
    ///
    /// Deviations that were tolerated are also reported as `tracing` events of level DEBUG under the target
    /// `squad_core::wire`.
    ///
    /// # Errors
    /// If the body is not JSON, is nested too deeply, lacks its envelope or an identifying field, has a value of the wrong
    /// type without a default, or needs more memory than [`max_bytes`](Self::max_bytes).
    pub fn decode<T: LenientDeserialize>(&self, body: &[u8]) -> Result<T, DecodeError> {
        let mut error =
            match self.decode_at::<Whole<T>>(body, &At::Response(self.envelope.as_slice())) {
                Ok(value) => return Ok(value.0),
                Err(error) => error,
            };
        if !error.source.is_data() {
            return Err(error);
        }
        for path in self.also_reads {
            match self.decode_at::<Whole<T>>(body, &At::Response(path)) {
                Ok(value) => return Ok(value.0),
                // The form that came closest tells most.
                Err(other) if other.depth > error.depth => error = other,
                Err(_) => {}
            }
        }
        Err(error)
    }

    /// Decodes the row at `index` of the list `member`; `None` for `null`, which is reported.
    pub(crate) fn decode_row<T: LenientDeserialize>(
        &self,
        row: &[u8],
        member: Option<&'static str>,
        index: usize,
    ) -> Result<Option<T>, DecodeError> {
        let path = row_path(member, index);
        self.decode_at::<Row<T>>(row, &At::Row(&path))
            .map(|row| row.0)
    }

    /// Reports that the row at `index` of the list `member` deviates `count` times.
    pub(crate) fn report_row<T: LenientDeserialize>(
        &self,
        row: &[u8],
        member: Option<&'static str>,
        index: usize,
        count: u32,
    ) {
        let path = row_path(member, index);
        let parse = || parse::<Row<T>>(row, &At::Row(&path));
        self.deviated(count, &|| locate(self.max_bytes, &path, &parse));
    }

    fn decode_at<T: Root>(&self, body: &[u8], at: &At<'_>) -> Result<T, DecodeError> {
        let (body, marked) = match body.strip_prefix(BYTE_ORDER_MARK) {
            Some(body) => (body, true),
            None => (body, false),
        };
        let start = || {
            if marked {
                report("JSON", "a byte order mark before it");
            }
        };
        let parse = || {
            start();
            parse::<T>(body, at)
        };
        let error = match self.run(at, &parse) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let Some(repaired) = repair(body, &error.source) else {
            return Err(error);
        };
        self.run(at, &|| {
            start();
            if repaired.numbers {
                report("numbers in range", "a number out of range");
            }
            if repaired.surrogates {
                report("strings in Unicode", "a lone surrogate");
            }
            self::parse::<T>(&repaired.text, at)
        })
    }

    fn run<T>(
        &self,
        at: &At<'_>,
        parse: &dyn Fn() -> serde_json::Result<T>,
    ) -> Result<T, DecodeError> {
        let ((value, count), spent) = limited(self.max_bytes, || counting(parse));
        match value {
            Ok(value) => {
                if count > 0 {
                    // The value is alive meanwhile, so both count.
                    self.deviated(count, &|| locate(spent.remaining, at.prefix(), parse));
                }
                Ok(value)
            }
            Err(source) => {
                let ((_, recorder), _) = limited(self.max_bytes, || recording(at.prefix(), parse));
                let message = if spent.exceeded {
                    exceeds(self.max_bytes)
                } else {
                    describe(&source)
                };
                let (path, depth) = recorder.path();
                Err(DecodeError {
                    path,
                    message,
                    source,
                    depth,
                })
            }
        }
    }

    fn deviated(&self, count: u32, locate: &dyn Fn() -> Vec<Deviation>) {
        let locate = &|| {
            let mut located = locate();
            if let Some(redact) = self.redact {
                for deviation in &mut located {
                    deviation.path = redact(&deviation.path);
                    deviation.description = redact(&deviation.description);
                    deviation.field = deviation.field.as_deref().map(redact);
                }
            }
            located
        };
        if tracing::enabled!(target: "squad_core::wire", tracing::Level::DEBUG) {
            for Deviation {
                path, description, ..
            } in locate()
            {
                tracing::debug!(target: "squad_core::wire", path, "{description}");
            }
        }
        if let Some(observe) = self.observe {
            observe(&Deviations {
                operation: self.operation,
                count,
                locate,
            });
        }
    }
}

fn row_path(member: Option<&'static str>, index: usize) -> Vec<Segment> {
    let member = member.map(|member| Segment::Member(member.to_owned()));
    member
        .into_iter()
        .chain([Segment::Element(index)])
        .collect()
}

/// Decodes once more, for the deviations alone.
fn locate<T>(
    max_bytes: usize,
    prefix: &[Segment],
    parse: &dyn Fn() -> serde_json::Result<T>,
) -> Vec<Deviation> {
    let ((_, recorder), _) = limited(max_bytes, || recording(prefix, parse));
    recorder.into_deviations()
}

/// What a JSON text is decoded as.
enum At<'a> {
    /// A response with the value under these members.
    Response(&'a [&'static str]),
    /// A row of a response, at this path.
    Row(&'a [Segment]),
}

impl At<'_> {
    fn prefix(&self) -> &[Segment] {
        match self {
            Self::Response(_) => &[],
            Self::Row(path) => path,
        }
    }
}

/// A value that a whole text is decoded into.
trait Root: Sized {
    fn parse<'de, D: Deserializer<'de>>(deserializer: D, at: &At<'_>) -> Result<Self, D::Error>;
}

struct Whole<T>(T);

impl<T: LenientDeserialize> Root for Whole<T> {
    fn parse<'de, D: Deserializer<'de>>(deserializer: D, at: &At<'_>) -> Result<Self, D::Error> {
        let path = match at {
            At::Response(path) => path,
            At::Row(_) => &[][..],
        };
        Envelope::at(path).deserialize(deserializer).map(Self)
    }
}

struct Row<T>(Option<T>);

impl<T: LenientDeserialize> Root for Row<T> {
    fn parse<'de, D: Deserializer<'de>>(deserializer: D, _: &At<'_>) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

impl<'de, T: LenientDeserialize> Deserialize<'de> for Row<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize_row(deserializer).map(Self)
    }
}

fn parse<T: Root>(body: &[u8], at: &At<'_>) -> serde_json::Result<T> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = T::parse(&mut deserializer, at)?;
    deserializer.end()?;
    Ok(value)
}

/// Decodes the row that `text` starts with into `row`, without locating anything. Returns its length, and how many deviations
/// it has.
pub(crate) fn parse_row<T: LenientDeserialize>(
    text: &[u8],
    max_bytes: usize,
    row: &mut Option<T>,
) -> serde_json::Result<(usize, u32)> {
    let mut rows = serde_json::Deserializer::from_slice(text).into_iter::<Row<T>>();
    let ((found, deviations), _) = limited(max_bytes, || {
        counting(|| match rows.next() {
            Some(Ok(Row(found))) => {
                *row = found;
                Ok(())
            }
            Some(Err(error)) => Err(error),
            None => Err(serde_json::Error::custom("no value")),
        })
    });
    found?;
    Ok((rows.byte_offset(), deviations))
}

/// What is known of the JSON value that a text starts with.
pub(crate) enum Measured {
    /// It is this long.
    Complete(usize),
    /// It goes on behind the text.
    Incomplete,
    /// It is not JSON.
    Invalid,
}

/// Finds where the JSON value ends that `text` starts with. Takes no stack for nested values.
pub(crate) fn measure(text: &[u8]) -> Measured {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    match values.next() {
        None => Measured::Incomplete,
        Some(Ok(_)) => Measured::Complete(values.byte_offset()),
        Some(Err(error)) if error.is_eof() => Measured::Incomplete,
        Some(Err(_)) => Measured::Invalid,
    }
}

fn is(error: &serde_json::Error, text: &str) -> bool {
    error.is_syntax() && error.to_string().starts_with(text)
}

/// The parser's message without the line and column, which say nothing about a compact response.
fn describe(error: &serde_json::Error) -> String {
    if is(error, "recursion limit exceeded") {
        return format!("nested more than {MAX_DEPTH} levels deep");
    }
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(at) if error.line() > 0 => text.get(..at).unwrap_or(&text).to_owned(),
        _ => text,
    }
}

/// Takes a value out of the members that enclose it.
struct Envelope<'p, T> {
    path: &'p [&'static str],
    value: PhantomData<T>,
}

impl<'p, T> Envelope<'p, T> {
    fn at(path: &'p [&'static str]) -> Self {
        Self {
            path,
            value: PhantomData,
        }
    }

    fn member(&self) -> &'static str {
        self.path.first().copied().unwrap_or_default()
    }

    fn other<E: Error>(self, found: &str) -> Result<T, E> {
        Err(E::custom(format_args!(
            "expected an object with `{}`, found {found}",
            self.member()
        )))
    }
}

impl<'de, T: LenientDeserialize> DeserializeSeed<'de> for Envelope<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        if self.path.is_empty() {
            return T::deserialize_response(deserializer);
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: LenientDeserialize> Visitor<'de> for Envelope<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", self.member())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<T, A::Error> {
        let (member, recording) = (self.member(), is_recording());
        let inner = self.path.get(1..).unwrap_or_default();
        let mut value = None;
        while let Some(Name(name)) = object.next_key()? {
            let to_member = || Segment::Member((*name).to_owned());
            if name == member {
                value = Some(within(recording, to_member, || {
                    object.next_value_seed(Envelope::at(inner))
                })?);
            } else {
                within(recording, to_member, || skip_undocumented(&mut object))?;
            }
        }
        value.ok_or_else(|| Error::missing_field(member))
    }

    other_types!(null text bool number list);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_says_what_it_expects() {
        use serde::de::Expected;

        for (path, expected) in [
            (&["data"][..], "an object with `data`"),
            (&["body", "data"], "an object with `body`"),
            (&[], "an object with ``"),
        ] {
            let visitor: &dyn Expected = &Envelope::<bool>::at(path);
            assert_eq!(visitor.to_string(), expected);
        }
    }
}
