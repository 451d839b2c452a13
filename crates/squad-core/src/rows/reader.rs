//! The JSON around the rows: strict, and with no second pass over the bytes.
//!
//! Every value is decoded where it lies in the buffer, by `serde_json`; what is read here are the brackets, commas and colons
//! between them. The state has no depth: only the outermost object and its list are entered.

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::response::Decoding;
use crate::wire::{LenientDeserialize, Measured, measure, parse_row};
use crate::{Error, Kind};

/// The largest value that is buffered, in bytes.
const MAX_VALUE: usize = 64 << 20;
/// A buffer that grew beyond this for one large row is given back.
const KEPT_CAPACITY: usize = 1 << 20;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What comes next.
#[derive(Debug)]
pub(super) enum Step<T> {
    Row(T),
    /// Nothing until there are more bytes.
    NeedMore,
    /// The response ended where it may.
    End,
}

/// Where in the response the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before a byte order mark.
    Start,
    /// Before the first bracket.
    Outermost,
    /// Behind `{`.
    FirstName,
    /// Behind a comma of the object.
    Name,
    /// Behind a name; the name of a list of rows is kept.
    Colon(Option<&'static str>),
    /// Behind a colon.
    Value(Option<&'static str>),
    /// Behind a value of the object.
    AfterValue,
    /// Behind the `[` of the rows.
    FirstRow,
    /// Behind a comma of the rows.
    Row,
    /// Behind a row.
    AfterRow,
    /// Behind the last bracket.
    Done,
}

/// Finds and decodes the rows in the bytes that it is given.
#[derive(Debug)]
pub(super) struct Reader {
    members: &'static [&'static str],
    decoding: Decoding,
    place: Place,
    buffer: Vec<u8>,
    /// What of the buffer is behind the reader.
    start: usize,
    /// With fewer bytes than this the value at `start` is not tried again.
    retry_at: usize,
    /// [`MAX_VALUE`], smaller in tests.
    pub(super) max_value: usize,
    /// Whether no more bytes come.
    ended: bool,
    /// The member that is the list of rows; `None` if the response is the list.
    list: Option<&'static str>,
    /// Whether there was a list of rows.
    found: bool,
    /// The rows so far, `null` included.
    index: usize,
}

impl Reader {
    pub(super) fn new(members: &'static [&'static str], decoding: Decoding) -> Self {
        Self {
            members,
            decoding,
            place: Place::Start,
            buffer: Vec::new(),
            start: 0,
            retry_at: 0,
            max_value: MAX_VALUE,
            ended: false,
            list: None,
            found: false,
            index: 0,
        }
    }

    /// Adds bytes of the response.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start);
        self.start = 0;
        if self.buffer.capacity() > KEPT_CAPACITY && self.buffer.len() < KEPT_CAPACITY / 2 {
            self.buffer.shrink_to(KEPT_CAPACITY);
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// Says that no more bytes come.
    pub(super) fn end(&mut self) {
        self.ended = true;
        self.retry_at = 0;
    }

    /// Reads up to the next row.
    ///
    /// # Errors
    /// See [`json_rows`](super::json_rows). The reader must not be used after that.
    pub(super) fn next<T: LenientDeserialize>(&mut self) -> Result<Step<T>, Error> {
        if self.place == Place::Start && !self.skip_mark() {
            return Ok(Step::NeedMore);
        }
        loop {
            let Some(byte) = self.peek() else {
                return if self.ended {
                    self.finish()
                } else {
                    Ok(Step::NeedMore)
                };
            };
            self.place = match (self.place, byte) {
                (Place::Outermost, b'{') => self.pass(Place::FirstName),
                (Place::Outermost, b'[') => self.enter(None)?,
                (Place::FirstName | Place::Name, b'"') => match self.name()? {
                    Some(member) => Place::Colon(member),
                    None => return Ok(Step::NeedMore),
                },
                (Place::Colon(member), b':') => self.pass(Place::Value(member)),
                (Place::Value(Some(member)), b'[') => self.enter(Some(member))?,
                (Place::Value(member), _) => match self.skip(member)? {
                    true => Place::AfterValue,
                    false => return Ok(Step::NeedMore),
                },
                (Place::AfterValue, b',') => self.pass(Place::Name),
                (Place::FirstName | Place::AfterValue, b'}') => self.pass(Place::Done),
                (Place::FirstRow | Place::AfterRow, b']') => match self.list {
                    Some(_) => self.pass(Place::AfterValue),
                    None => self.pass(Place::Done),
                },
                (Place::AfterRow, b',') => self.pass(Place::Row),
                (Place::FirstRow | Place::Row, _) => match self.row()? {
                    None => return Ok(Step::NeedMore),
                    Some(row) => {
                        self.place = Place::AfterRow;
                        self.index += 1;
                        match row {
                            Some(row) => return Ok(Step::Row(row)),
                            None => Place::AfterRow,
                        }
                    }
                },
                (Place::Outermost, _) => {
                    return Err(invalid("it is neither an object nor a list"));
                }
                (Place::Done, _) => return Err(invalid("something follows its end")),
                _ => return Err(not_json()),
            };
        }
    }

    /// Skips a byte order mark; `false` if it cannot be told yet whether there is one.
    fn skip_mark(&mut self) -> bool {
        let available = self.available();
        if available.len() < BYTE_ORDER_MARK.len()
            && BYTE_ORDER_MARK.starts_with(available)
            && !self.ended
        {
            return false;
        }
        if available.starts_with(BYTE_ORDER_MARK) {
            self.start += BYTE_ORDER_MARK.len();
        }
        self.place = Place::Outermost;
        true
    }

    fn available(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let spaces = self.available().iter().take_while(|byte| is_space(byte));
        self.start += spaces.count();
        self.available().first().copied()
    }

    /// Passes one byte.
    fn pass(&mut self, place: Place) -> Place {
        self.start += 1;
        place
    }

    /// Enters a list of rows.
    fn enter(&mut self, list: Option<&'static str>) -> Result<Place, Error> {
        self.supersede()?;
        self.list = list;
        Ok(self.pass(Place::FirstRow))
    }

    /// Of duplicate members the last counts, which is too late for rows that were returned.
    fn supersede(&mut self) -> Result<(), Error> {
        if self.index > 0 {
            return Err(invalid("it has a second list of rows"));
        }
        self.found = true;
        Ok(())
    }

    fn finish<T>(&self) -> Result<Step<T>, Error> {
        match self.place {
            Place::Done if self.found => Ok(Step::End),
            Place::Done => Err(invalid(&format!(
                "it has no `{}`",
                self.members.join("` or `")
            ))),
            Place::Start | Place::Outermost => Err(invalid("it is empty")),
            _ => Err(truncated()),
        }
    }

    /// Reads a name: of a list of rows, or `None` of another member.
    #[allow(clippy::option_option)]
    fn name(&mut self) -> Result<Option<Option<&'static str>>, Error> {
        let name: Option<String> = self.value(parse, |_| Err(not_json()))?;
        Ok(name.map(|name| self.members.iter().copied().find(|member| *member == name)))
    }

    /// Skips a value; of a list of rows that can only be `null`.
    fn skip(&mut self, member: Option<&'static str>) -> Result<bool, Error> {
        match member {
            None => {
                let skipped: Option<IgnoredAny> = self.value(parse, |_| Err(not_json()))?;
                Ok(skipped.is_some())
            }
            Some(member) => {
                let null: Option<()> = self.value(parse, |_| {
                    Err(invalid(&format!("`{member}` is not a list")))
                })?;
                if null.is_some() {
                    self.supersede()?;
                }
                Ok(null.is_some())
            }
        }
    }

    /// Decodes a row, which may be `null`.
    #[allow(clippy::option_option)]
    fn row<T: LenientDeserialize>(&mut self) -> Result<Option<Option<T>>, Error> {
        let (list, index, decoding) = (self.list, self.index, self.decoding.clone());
        self.value(
            |text| {
                let (row, length, deviations) = parse_row(text, decoding.max_bytes)?;
                if deviations > 0 {
                    let text = text.get(..length).unwrap_or_default();
                    decoding.with(|decoder| {
                        decoder.report_row::<T>(text, list, index, deviations);
                    });
                }
                Ok((row, length))
            },
            |text| {
                decoding
                    .with(|decoder| decoder.decode_row(text, list, index))
                    .map_err(Error::from)
            },
        )
    }

    /// Parses the value at the start of what is available, with its length; `None` if it is not complete yet. A value that
    /// cannot be parsed is complete before it is given to `recover`, so that the outcome does not depend on the chunks.
    fn value<V>(
        &mut self,
        parse: impl FnOnce(&[u8]) -> serde_json::Result<(V, usize)>,
        recover: impl FnOnce(&[u8]) -> Result<V, Error>,
    ) -> Result<Option<V>, Error> {
        let text = self.available();
        let available = text.len();
        if available < self.retry_at {
            return Ok(None);
        }
        let (value, length) = match parse(text) {
            Ok((value, length)) => (Some(value), length),
            Err(error) if error.is_eof() => return self.incomplete(available),
            Err(_) => match measure(text) {
                Measured::Complete(length) => (None, length),
                Measured::Incomplete => return self.incomplete(available),
                Measured::Invalid if !self.ended && ends_in_number(text) => {
                    return self.incomplete(available);
                }
                Measured::Invalid => return Err(not_json()),
            },
        };
        // A number or a word can go on in the next chunk. None of them is the end of a response.
        let delimited = matches!(text.first(), Some(b'"' | b'{' | b'['));
        if length == available && !delimited {
            return self.incomplete(available);
        }
        if length > self.max_value {
            return Err(too_large(self.max_value));
        }
        let value = match value {
            Some(value) => value,
            None => recover(text.get(..length).unwrap_or_default())?,
        };
        self.start += length;
        self.retry_at = 0;
        Ok(Some(value))
    }

    fn incomplete<V>(&mut self, available: usize) -> Result<Option<V>, Error> {
        if self.ended {
            return Err(truncated());
        }
        if available > self.max_value {
            return Err(too_large(self.max_value));
        }
        self.retry_at = available.saturating_mul(2);
        Ok(None)
    }
}

fn parse<V: DeserializeOwned>(text: &[u8]) -> serde_json::Result<(V, usize)> {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<V>();
    match values.next() {
        Some(value) => Ok((value?, values.byte_offset())),
        None => Err(serde::de::Error::custom("no value")),
    }
}

/// Whether `text` ends where a number needs another digit, which `serde_json` takes for an invalid one when it skips it.
fn ends_in_number(text: &[u8]) -> bool {
    matches!(text.last(), Some(b'-' | b'+' | b'.' | b'e' | b'E'))
}

fn not_json() -> Error {
    invalid("it is not valid JSON")
}

fn invalid(why: &str) -> Error {
    Error::new(Kind::Decode, format!("the response cannot be read: {why}"))
}

fn truncated() -> Error {
    Error::new(
        Kind::Decode,
        "the response ended too early, so the rows before are not all",
    )
}

fn too_large(most: usize) -> Error {
    Error::new(
        Kind::Decode,
        format!("a row or another value of the response is larger than {most} bytes"),
    )
}
