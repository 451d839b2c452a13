//! Rows of a JSON answer that is too large for memory: found piece by piece, each decoded by itself.
//!
//! The answer is an object one of whose members is the list of rows, or the list itself. An answer that ends in the
//! middle is an error, so that a torn export is never taken for a whole one.

use std::collections::VecDeque;

use futures_util::stream::{Stream, StreamExt};

use crate::wire::{LenientDeserialize, decode};
use crate::{ByteStream, Error, Kind, Result};

/// The largest row that is read, in bytes.
const LARGEST_ROW: usize = 64 * 1024 * 1024;

/// The rows of a streamed answer, under one of `members` (or the answer itself, if it is a list).
///
/// A row is given as soon as its last byte is there, and held no longer; the rest of the answer is skipped. `null` for the
/// list is an empty one. The rows that came whole are given before the error that follows them, whatever the pieces in
/// which the answer arrived. After an error the stream ends.
///
/// ```
/// use futures::{StreamExt, TryStreamExt};
/// use squad_core::{Client, Operation, Result, json_rows, operation::Method};
///
/// static EXPORT: Operation = Operation::new("export", Method::Get, "/v3/export", "exports").streaming();
///
/// async fn count_of_rows(client: &Client) -> Result<usize> {
///     let body = client.call(&EXPORT).request::<squad_core::ByteStream>().with_response().await?.into_inner();
///     let mut rows = json_rows::<serde_json::Value>(body, &["incidents", "data"]).boxed();
///     let mut count = 0;
///     while let Some(_row) = rows.try_next().await? {
///         count += 1;
///     }
///     Ok(count)
/// }
/// ```
///
/// # Errors
/// The stream gives [`Kind::Decode`] for an answer that is no such JSON, that has none of `members`, that ends in the middle,
/// or with a row that cannot be read or is larger than 64 MiB; and whatever goes wrong with `body`.
pub fn json_rows<T: LenientDeserialize + Send>(
    body: ByteStream,
    members: &'static [&'static str],
) -> impl Stream<Item = Result<T>> + Send {
    let start = Progress {
        body: Some(body),
        scanner: Scanner::new(members),
        found: VecDeque::new(),
        row: 0,
        failure: None,
    };
    futures_util::stream::unfold(start, |mut progress| async move {
        let row = progress.next().await?;
        Some((row, progress))
    })
}

/// How far the reading of an answer came.
struct Progress {
    /// `None` once nothing more is read.
    body: Option<ByteStream>,
    scanner: Scanner,
    found: VecDeque<Vec<u8>>,
    row: usize,
    /// What comes behind the rows that were found.
    failure: Option<Error>,
}

impl Progress {
    async fn next<T: LenientDeserialize>(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(row) = self.found.pop_front() {
                return Some(self.decode(&row));
            }
            if let Some(failure) = self.failure.take() {
                return Some(Err(failure));
            }
            self.read().await?;
        }
    }

    /// Reads another piece; `None` if there is none.
    async fn read(&mut self) -> Option<()> {
        let outcome = match self.body.as_mut()?.next().await {
            Some(Ok(piece)) => self.scanner.push(&piece, &mut self.found).map(|()| false),
            Some(Err(error)) => {
                self.end(Some(error));
                return Some(());
            }
            None => self.scanner.finish().map(|()| true),
        };
        match outcome {
            Ok(false) => {}
            Ok(true) => self.end(None),
            Err(what) => self.end(Some(Error::new(Kind::Decode, what))),
        }
        Some(())
    }

    fn end(&mut self, failure: Option<Error>) {
        self.body = None;
        self.failure = failure;
    }

    fn decode<T: LenientDeserialize>(&mut self, row: &[u8]) -> Result<T> {
        let nth = self.row;
        self.row += 1;
        decode::<T>(row, None).map_err(|error| {
            self.end(None);
            self.found.clear();
            let words = format!(
                "row {nth} of the export could not be read at {}: {}",
                error.path, error.message
            );
            Error::new(Kind::Decode, words).with_source(error)
        })
    }
}

/// Where in the answer the scanner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the answer's first character.
    Start,
    /// In the outer object, where a key or its end may stand.
    Key,
    /// In a key of the outer object.
    InKey { escaped: bool },
    /// Behind a key, before its colon.
    Colon,
    /// Before a value of the outer object.
    Value { rows: bool },
    /// In a value of the outer object that holds no rows.
    Skip {
        depth: u32,
        text: bool,
        escaped: bool,
    },
    /// In the list, where a row or its end may stand.
    Row,
    /// In a row.
    InRow {
        depth: u32,
        text: bool,
        escaped: bool,
    },
    /// Behind the list or the answer.
    Done,
}

/// Finds the rows in the pieces of an answer.
#[derive(Debug)]
struct Scanner {
    members: &'static [&'static str],
    place: Place,
    buffer: Vec<u8>,
    bare: bool,
    seen: bool,
}

impl Scanner {
    fn new(members: &'static [&'static str]) -> Self {
        Self {
            members,
            place: Place::Start,
            buffer: Vec::new(),
            bare: false,
            seen: false,
        }
    }

    /// Takes the next piece, and adds the rows that it completes to `found`.
    fn push(&mut self, piece: &[u8], found: &mut VecDeque<Vec<u8>>) -> Result<(), String> {
        for &byte in piece {
            self.step(byte, found)?;
            if self.buffer.len() > LARGEST_ROW {
                return Err(format!(
                    "a row of the export is larger than {LARGEST_ROW} bytes"
                ));
            }
        }
        Ok(())
    }

    /// Says whether the answer ended where an answer may end.
    fn finish(&self) -> Result<(), String> {
        match self.place {
            Place::Done if self.seen => Ok(()),
            Place::Done => Err(format!(
                "the export has no `{}`",
                self.members.join("` or `")
            )),
            Place::Start => Err("the export is empty".into()),
            _ => Err("the export ended in the middle; what came before is not all of it".into()),
        }
    }

    fn step(&mut self, byte: u8, found: &mut VecDeque<Vec<u8>>) -> Result<(), String> {
        let space = byte.is_ascii_whitespace();
        match self.place {
            Place::Start if space || byte == 0xEF || byte == 0xBB || byte == 0xBF => {}
            Place::Start => match byte {
                b'{' => self.place = Place::Key,
                b'[' => {
                    (self.bare, self.seen) = (true, true);
                    self.place = Place::Row;
                }
                _ => return Err("the export is neither an object nor a list".into()),
            },
            Place::Key if space || byte == b',' => {}
            Place::Key => match byte {
                b'"' => {
                    self.buffer.clear();
                    self.place = Place::InKey { escaped: false };
                }
                b'}' => self.place = Place::Done,
                _ => return Err("the export is not JSON".into()),
            },
            Place::InKey { escaped: false } if byte == b'"' => self.place = Place::Colon,
            Place::InKey { escaped } => {
                self.buffer.push(byte);
                self.place = Place::InKey {
                    escaped: !escaped && byte == b'\\',
                };
            }
            Place::Colon if space => {}
            Place::Colon if byte == b':' => {
                let rows = self
                    .members
                    .iter()
                    .any(|member| member.as_bytes() == self.buffer.as_slice());
                self.buffer.clear();
                self.place = Place::Value { rows };
            }
            Place::Colon => return Err("the export is not JSON".into()),
            Place::Value { .. } if space => {}
            Place::Value { rows: true } if byte == b'[' => {
                self.seen = true;
                self.place = Place::Row;
            }
            // `null` for the list is an empty list.
            Place::Value { rows: true } if byte == b'n' => {
                self.seen = true;
                self.place = Place::Skip {
                    depth: 0,
                    text: false,
                    escaped: false,
                };
            }
            Place::Value { rows: true } => return Err("the rows of the export are no list".into()),
            Place::Value { rows: false } => {
                self.place = Place::Skip {
                    depth: 0,
                    text: false,
                    escaped: false,
                };
                return self.step(byte, found);
            }
            Place::Skip {
                depth,
                text,
                escaped,
            } => match within(byte, depth, text, escaped) {
                Within::Inside {
                    depth,
                    text,
                    escaped,
                } => {
                    self.place = Place::Skip {
                        depth,
                        text,
                        escaped,
                    }
                }
                Within::Outside if byte == b'}' => self.place = Place::Done,
                Within::Outside if byte == b',' => self.place = Place::Key,
                Within::Outside => return Err("the export is not JSON".into()),
            },
            Place::Row if space || byte == b',' => {}
            Place::Row if byte == b']' => {
                self.place = if self.bare { Place::Done } else { Place::Key }
            }
            Place::Row => {
                self.buffer.clear();
                self.place = Place::InRow {
                    depth: 0,
                    text: false,
                    escaped: false,
                };
                return self.step(byte, found);
            }
            Place::InRow {
                depth,
                text,
                escaped,
            } => match within(byte, depth, text, escaped) {
                Within::Inside {
                    depth,
                    text,
                    escaped,
                } => {
                    self.buffer.push(byte);
                    self.place = Place::InRow {
                        depth,
                        text,
                        escaped,
                    };
                }
                Within::Outside => {
                    found.push_back(std::mem::take(&mut self.buffer));
                    self.place = Place::Row;
                    return self.step(byte, found);
                }
            },
            Place::Done if space => {}
            Place::Done => return Err("something follows the export".into()),
        }
        Ok(())
    }
}

/// Whether a byte still belongs to a value.
enum Within {
    Inside {
        depth: u32,
        text: bool,
        escaped: bool,
    },
    Outside,
}

fn within(byte: u8, depth: u32, text: bool, escaped: bool) -> Within {
    if text {
        return Within::Inside {
            depth,
            text: escaped || byte != b'"',
            escaped: !escaped && byte == b'\\',
        };
    }
    let depth = match byte {
        b'{' | b'[' => depth.saturating_add(1),
        b'}' | b']' | b',' if depth == 0 => return Within::Outside,
        b'}' | b']' => depth - 1,
        _ => depth,
    };
    Within::Inside {
        depth,
        text: byte == b'"',
        escaped: false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(answer: &str, piece: usize) -> Result<Vec<String>, String> {
        let mut scanner = Scanner::new(&["incidents", "data"]);
        let mut found = VecDeque::new();
        for piece in answer.as_bytes().chunks(piece) {
            scanner.push(piece, &mut found)?;
        }
        scanner.finish()?;
        Ok(found
            .into_iter()
            .map(|row| String::from_utf8(row).unwrap())
            .collect())
    }

    const ANSWER: &str = r#" { "meta": {"a]": [1, {"b": "}"}]}, "incidents" : [ {"id":"1","m":"a,]}\"\\"} ,{"x":[[],{}]}, 3 ] , "z": "}" } "#;

    #[test]
    fn rows_are_found_whatever_the_pieces() {
        for piece in 1..ANSWER.len() {
            let found = rows(ANSWER, piece).unwrap();
            assert_eq!(
                found,
                [r#"{"id":"1","m":"a,]}\"\\"} "#, r#"{"x":[[],{}]}"#, "3 "],
                "pieces of {piece}"
            );
        }
    }

    #[test]
    fn an_answer_cut_anywhere_is_an_error() {
        let whole = ANSWER.trim_end();
        for end in 0..whole.len() {
            assert!(rows(&whole[..end], 7).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_bare_list_null_and_no_rows_are_told_apart() {
        assert_eq!(rows("[1,2]", 1).unwrap(), ["1", "2"]);
        assert!(rows(r#"{"incidents":null}"#, 3).unwrap().is_empty());
        assert!(rows(r#"{"data":[]}"#, 3).unwrap().is_empty());
        assert!(
            rows(r#"{"message":"no"}"#, 3)
                .unwrap_err()
                .contains("incidents")
        );
        assert!(rows("<html>", 3).is_err());
        assert!(rows(r#"{"incidents":{}}"#, 3).is_err());
    }

    /// What the rows of an answer in `pieces` come to; an error as its kind.
    async fn read(pieces: Vec<Result<&'static str>>) -> (Vec<u64>, Option<Kind>) {
        let pieces = pieces.into_iter().map(|piece| piece.map(Into::into));
        let body = ByteStream::new(futures_util::stream::iter(pieces).boxed());
        let mut rows =
            json_rows::<std::collections::BTreeMap<String, u64>>(body, &["data"]).boxed();
        let mut found = Vec::new();
        while let Some(row) = rows.next().await {
            match row {
                Ok(row) => found.push(row["n"]),
                Err(error) => {
                    assert!(
                        rows.next().await.is_none(),
                        "the stream goes on after an error"
                    );
                    return (found, Some(error.kind()));
                }
            }
        }
        (found, None)
    }

    #[tokio::test]
    async fn rows_that_came_whole_are_given_before_the_error_whatever_the_pieces() {
        let torn = r#"{"data":[{"n":1},{"n":2},{"n"#;
        assert_eq!(read(vec![Ok(torn)]).await, (vec![1, 2], Some(Kind::Decode)));
        let (first, second) = torn.split_at(14);
        let two = read(vec![Ok(first), Ok(second)]).await;
        assert_eq!(two, (vec![1, 2], Some(Kind::Decode)));
        let followed = r#"{"data":[{"n":1}]} and more"#;
        assert_eq!(
            read(vec![Ok(followed)]).await,
            (vec![1], Some(Kind::Decode))
        );
    }

    #[tokio::test]
    async fn a_broken_connection_and_an_unreadable_row_end_the_rows() {
        let broken = Error::new(Kind::Connection, "reset");
        let rows = read(vec![
            Ok(r#"{"data":[{"n":1},"#),
            Err(broken),
            Ok(r#"{"n":2}]}"#),
        ])
        .await;
        assert_eq!(rows, (vec![1], Some(Kind::Connection)));
        let unreadable = r#"{"data":[{"n":1},nonsense,{"n":3}]}"#;
        assert_eq!(
            read(vec![Ok(unreadable)]).await,
            (vec![1], Some(Kind::Decode))
        );
        assert_eq!(
            read(vec![Ok(r#"{"data":[{"n":1}]}"#)]).await,
            (vec![1], None)
        );
    }
}
