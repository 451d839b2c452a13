//! The JSON around the rows: strict, and with no second pass over the bytes.
//!
//! Every value is decoded where it lies in the buffer, by `serde_json`; what is read here are the brackets, commas and colons
//! between them. The state has no depth: only the outermost object and its list are entered.

use bytes::Bytes;
use http::StatusCode;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::pipeline::{ERROR_MEMBERS, error_member};
use crate::response::Decoding;
use crate::wire::{LenientDeserialize, Measured, measure, parse_row};
use crate::{Error, Kind};

/// The largest value that is buffered, in bytes.
const MAX_VALUE: usize = 64 << 20;
/// A buffer that grew beyond this for one large row is given back.
const KEPT_CAPACITY: usize = 1 << 20;
/// How much of a chunk is copied, at least, to complete a value that started in the chunk before.
const MIN_COPY: usize = 512;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// What comes next.
#[derive(Debug)]
pub(super) enum Step {
    /// A row was decoded.
    Row,
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
    /// Behind a name.
    Colon(Member),
    /// Behind a colon.
    Value(Member),
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

/// What a member of the object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    /// A list of rows.
    Rows(&'static str),
    /// One that can say that the response is an error.
    Error(&'static str),
    Other,
}

/// Finds and decodes the rows in the bytes that it is given.
#[derive(Debug)]
pub(super) struct Reader {
    members: &'static [&'static str],
    decoding: Decoding,
    place: Place,
    /// What is read: the chunk itself, or the buffer while that is not empty.
    chunk: Bytes,
    /// A value that started in an earlier chunk, and as much of the chunk as it took so far.
    buffer: Vec<u8>,
    /// How many bytes at the end of the buffer are also at the start of the chunk.
    copied: usize,
    /// How much of the chunk or the buffer was read.
    start: usize,
    /// With fewer bytes than this the value at `start` is not parsed once more.
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
            chunk: Bytes::new(),
            buffer: Vec::new(),
            copied: 0,
            start: 0,
            retry_at: 0,
            max_value: MAX_VALUE,
            ended: false,
            list: None,
            found: false,
            index: 0,
        }
    }

    /// Adds a chunk of the response. The reader must have requested it with [`Step::NeedMore`].
    pub(super) fn push(&mut self, chunk: Bytes) {
        // What is left of the chunk before is the start of a value.
        if self.buffer.is_empty() {
            let rest = self.chunk.get(self.start..).unwrap_or_default();
            self.buffer.extend_from_slice(rest);
            self.start = 0;
        }
        self.chunk = chunk;
        self.copied = 0;
        if self.buffer.is_empty() {
            self.start = 0;
        } else {
            self.copy_more();
        }
    }

    /// Copies more of the chunk behind the value in the buffer, about as much as there is of it; `false` if all is copied.
    fn copy_more(&mut self) -> bool {
        let rest = self.chunk.get(self.copied..).unwrap_or_default();
        let wanted = self.buffer.len().max(MIN_COPY);
        let more = rest.get(..wanted).unwrap_or(rest);
        self.buffer.extend_from_slice(more);
        self.copied += more.len();
        !more.is_empty()
    }

    /// Goes on in the chunk once the value that started before it is read.
    fn leave_buffer(&mut self) {
        if self.buffer.is_empty() {
            return;
        }
        let unread = self.buffer.len() - self.start;
        let Some(start) = self.copied.checked_sub(unread) else {
            return;
        };
        self.start = start;
        self.copied = 0;
        self.buffer.clear();
        self.buffer.shrink_to(KEPT_CAPACITY);
    }

    /// Says that no more bytes come.
    pub(super) fn end(&mut self) {
        self.ended = true;
        self.retry_at = 0;
    }

    /// Reads up to the next row, and decodes it into `row`, so that a large row is moved as little as possible.
    ///
    /// # Errors
    /// See [`json_rows`](super::json_rows). The reader must not be used after that.
    pub(super) fn next<T: LenientDeserialize>(
        &mut self,
        row: &mut Option<T>,
    ) -> Result<Step, Error> {
        loop {
            match self.step(row)? {
                Step::NeedMore if !self.buffer.is_empty() && self.copy_more() => {}
                step => return Ok(step),
            }
        }
    }

    fn step<T: LenientDeserialize>(&mut self, row: &mut Option<T>) -> Result<Step, Error> {
        if self.place == Place::Start && !self.skip_mark() {
            return Ok(Step::NeedMore);
        }
        loop {
            self.leave_buffer();
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
                (Place::Value(Member::Rows(member)), b'[') => self.enter(Some(member))?,
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
                (Place::FirstRow | Place::Row, _) => {
                    if !self.row(row)? {
                        return Ok(Step::NeedMore);
                    }
                    self.place = Place::AfterRow;
                    self.index += 1;
                    if row.is_some() {
                        return Ok(Step::Row);
                    }
                    Place::AfterRow
                }
                (Place::Outermost, _) => {
                    return Err(invalid("it is neither an object nor a list"));
                }
                (Place::Done, _) => return Err(invalid("data follows its end")),
                _ => return Err(not_json()),
            };
        }
    }

    /// Skips a byte order mark; `false` if it is not known yet whether there is one.
    fn skip_mark(&mut self) -> bool {
        let available = self.available();
        if BYTE_ORDER_MARK.starts_with(available) && !self.ended {
            return false;
        }
        if available.starts_with(BYTE_ORDER_MARK) {
            self.start += BYTE_ORDER_MARK.len();
        }
        self.place = Place::Outermost;
        true
    }

    fn available(&self) -> &[u8] {
        let source = if self.buffer.is_empty() {
            &*self.chunk
        } else {
            &*self.buffer
        };
        source.get(self.start..).unwrap_or_default()
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

    fn finish(&self) -> Result<Step, Error> {
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

    /// Reads a name; `None` if it is not complete yet.
    fn name(&mut self) -> Result<Option<Member>, Error> {
        let mut name = String::new();
        let complete = self.value(|text| parse(text, &mut name), |_| Err(not_json()))?;
        let find = |names: &[&'static str]| names.iter().copied().find(|found| *found == name);
        let rows = find(self.members).map(Member::Rows);
        let member = rows.or_else(|| find(&ERROR_MEMBERS).map(Member::Error));
        Ok(complete.then(|| member.unwrap_or(Member::Other)))
    }

    /// Skips a value; of a list of rows that can only be `null`.
    fn skip(&mut self, member: Member) -> Result<bool, Error> {
        match member {
            Member::Other => self.value(|text| parse(text, &mut IgnoredAny), |_| Err(not_json())),
            Member::Error(member) => {
                let mut status = None;
                let parse = |text: &[u8]| {
                    let length = parse(text, &mut IgnoredAny)?;
                    status = error_member(member, text.get(..length).unwrap_or_default());
                    Ok(length)
                };
                let complete = self.value(parse, |_| Err(not_json()))?;
                match status.filter(|_| complete) {
                    Some(status) => Err(contains_error(member, status)),
                    None => Ok(complete),
                }
            }
            Member::Rows(member) => {
                let not_a_list = || invalid(&format!("`{member}` is not a list"));
                let complete = self.value(|text| parse(text, &mut ()), |_| Err(not_a_list()))?;
                // Another member that is `null` takes nothing away from the list that was read.
                let other = self.index > 0 && self.list != Some(member);
                if complete && !other {
                    self.supersede()?;
                }
                Ok(complete)
            }
        }
    }

    /// Decodes a row, which is `None` if it is `null`.
    fn row<T: LenientDeserialize>(&mut self, row: &mut Option<T>) -> Result<bool, Error> {
        let (list, index, decoding) = (self.list, self.index, self.decoding.clone());
        let row = std::cell::RefCell::new(row);
        self.value(
            |text| {
                let mut row = row.borrow_mut();
                let (length, deviations) = parse_row(text, decoding.max_bytes, &mut row)?;
                if deviations > 0 {
                    let text = text.get(..length).unwrap_or_default();
                    decoding.with(|decoder| {
                        decoder.report_row::<T>(text, list, index, deviations);
                    });
                }
                Ok(length)
            },
            |text| {
                **row.borrow_mut() = decoding
                    .with(|decoder| decoder.decode_row(text, list, index))
                    .map_err(Error::from)?;
                Ok(())
            },
        )
    }

    /// Parses the value at the start of what is available; `false` if it is not complete yet. `parse` returns its length. A
    /// value that cannot be parsed is complete before it is given to `recover`, so that the outcome does not depend on the
    /// chunks.
    fn value(
        &mut self,
        parse: impl FnOnce(&[u8]) -> serde_json::Result<usize>,
        recover: impl FnOnce(&[u8]) -> Result<(), Error>,
    ) -> Result<bool, Error> {
        let text = self.available();
        let available = text.len();
        if available < self.retry_at {
            return Ok(false);
        }
        let (parsed, length) = match parse(text) {
            Ok(length) => (true, length),
            Err(error) if error.is_eof() => return self.incomplete(available),
            Err(_) => match measure(text) {
                Measured::Complete(length) => (false, length),
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
        if !parsed {
            recover(text.get(..length).unwrap_or_default())?;
        }
        self.start += length;
        self.retry_at = 0;
        Ok(true)
    }

    fn incomplete(&mut self, available: usize) -> Result<bool, Error> {
        if self.ended {
            return Err(truncated());
        }
        if available > self.max_value {
            return Err(too_large(self.max_value));
        }
        self.retry_at = available.saturating_mul(2);
        Ok(false)
    }
}

/// Parses the value that `text` starts with into `value`, and returns its length.
fn parse<V: DeserializeOwned>(text: &[u8], value: &mut V) -> serde_json::Result<usize> {
    let mut values = serde_json::Deserializer::from_slice(text).into_iter::<V>();
    match values.next() {
        Some(parsed) => *value = parsed?,
        None => return Err(serde::de::Error::custom("no value")),
    }
    Ok(values.byte_offset())
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

/// The beginning of a stream is checked before; this is an error that came later.
fn contains_error(member: &str, status: StatusCode) -> Error {
    let status_code = status.as_u16();
    Error::new(
        Kind::of_status(status),
        format!(
            "the response contains an error in `{member}` (status {status_code}), so the rows before are not all"
        ),
    )
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

#[cfg(test)]
mod tests;
