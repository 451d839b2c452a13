//! Rows of a JSON answer that is too large for memory: found piece by piece, each decoded by itself.
//!
//! The answer is an object one of whose members is the list of rows, or the list itself. An answer that ends in the
//! middle is an error, so that a torn export is never taken for a whole one.

use std::collections::VecDeque;

use futures::stream::{Stream, StreamExt};

use crate::wire::{Received, decode};
use crate::{ByteStream, Error, Kind, Result};

/// The largest row that is read, in bytes.
const LARGEST_ROW: usize = 64 * 1024 * 1024;

/// The rows of a streamed answer, under one of `members` (or the answer itself, if it is a list).
///
/// After an error the stream ends.
pub fn json_rows<T: Received + Send>(
    body: ByteStream,
    members: &'static [&'static str],
) -> impl Stream<Item = Result<T>> + Send {
    struct Progress {
        body: ByteStream,
        scanner: Scanner,
        found: VecDeque<Vec<u8>>,
        row: usize,
        ended: bool,
    }
    let start = Progress {
        body,
        scanner: Scanner::new(members),
        found: VecDeque::new(),
        row: 0,
        ended: false,
    };
    futures::stream::unfold(start, |mut progress| async move {
        loop {
            if let Some(row) = progress.found.pop_front() {
                let at = progress.row;
                progress.row += 1;
                let decoded = decode::<T>(&row, None).map_err(|error| {
                    progress.ended = true;
                    progress.found.clear();
                    let words = format!(
                        "row {at} of the export could not be read at {}: {}",
                        error.path, error.message
                    );
                    Error::new(Kind::Decode, words).with_source(error)
                });
                return Some((decoded, progress));
            }
            if progress.ended {
                return None;
            }
            let outcome = match progress.body.next().await {
                Some(Ok(piece)) => progress.scanner.push(&piece, &mut progress.found),
                Some(Err(error)) => {
                    progress.ended = true;
                    return Some((Err(error), progress));
                }
                None => {
                    progress.ended = true;
                    progress.scanner.finish()
                }
            };
            if let Err(what) = outcome {
                progress.ended = true;
                progress.found.clear();
                return Some((Err(Error::new(Kind::Decode, what)), progress));
            }
        }
    })
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
}
