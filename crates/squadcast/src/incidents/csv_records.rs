//! CSV (RFC 4180) as far as records have to be recognized: where one ends, and what one of its fields contains.

use std::borrow::Cow;

/// The longest record. A longer one means that a quote is missing.
const LONGEST: usize = 16 << 20;

/// Splits chunks into records. Keeps the unfinished record only.
#[derive(Debug, Default)]
pub(super) struct Records {
    unfinished: Vec<u8>,
    in_quotes: bool,
    /// Whether lines end with a carriage return, too.
    crlf: bool,
}

impl Records {
    /// Calls `each` with every record of a chunk that is complete, with its line break.
    pub(super) fn push<E: From<&'static str>>(
        &mut self,
        chunk: &[u8],
        mut each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut start = 0;
        for (position, byte) in chunk.iter().enumerate() {
            match byte {
                b'"' => self.in_quotes = !self.in_quotes,
                b'\n' if !self.in_quotes => {
                    let end = &chunk[start..=position];
                    start = position + 1;
                    let mut record = std::mem::take(&mut self.unfinished);
                    let record = if record.is_empty() {
                        end
                    } else {
                        record.extend_from_slice(end);
                        &record
                    };
                    self.crlf = record.ends_with(b"\r\n");
                    each(record)?;
                }
                _ => {}
            }
        }
        self.unfinished.extend_from_slice(&chunk[start..]);
        if self.unfinished.len() > LONGEST {
            return Err("a record of the CSV file is too long".into());
        }
        Ok(())
    }

    /// Returns the last record, if it has no line break.
    pub(super) fn finish(&mut self) -> Result<Option<Vec<u8>>, &'static str> {
        if self.in_quotes {
            return Err("the CSV file ends within a quoted field");
        }
        let mut last = std::mem::take(&mut self.unfinished);
        if last.is_empty() {
            return Ok(None);
        }
        last.extend_from_slice(if self.crlf { b"\r\n" } else { b"\n" });
        Ok(Some(last))
    }
}

/// Returns the fields of a record, without quotes.
pub(super) fn fields(record: &[u8]) -> impl Iterator<Item = Cow<'_, str>> {
    let mut in_quotes = false;
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    let record = record.strip_suffix(b"\r").unwrap_or(record);
    let raw = record.split(move |byte| {
        in_quotes ^= *byte == b'"';
        *byte == b',' && !in_quotes
    });
    raw.map(|field| {
        let text = String::from_utf8_lossy(field);
        let quoted = text
            .strip_prefix('"')
            .and_then(|text| text.strip_suffix('"'));
        match quoted {
            Some(quoted) => Cow::Owned(quoted.replace("\"\"", "\"")),
            None => text,
        }
    })
}

/// Returns whether a record is an empty line.
pub(super) fn is_empty(record: &[u8]) -> bool {
    record.iter().all(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const FILE: &str = "id,title\r\n1,\"a \"\"b\"\",\nc\"\n2,d\n\n3,e";

    #[test]
    fn records_are_the_same_at_every_chunk_size() {
        let expected = [
            "id,title\r\n",
            "1,\"a \"\"b\"\",\nc\"\n",
            "2,d\n",
            "\n",
            "3,e\n",
        ];
        for size in 1..FILE.len() {
            let (mut records, mut found) = (Records::default(), Vec::new());
            for chunk in FILE.as_bytes().chunks(size) {
                let add = |record: &[u8]| {
                    found.push(String::from_utf8(record.to_vec()).unwrap());
                    Ok::<(), &str>(())
                };
                records.push(chunk, add).unwrap();
            }
            let last = records.finish().unwrap().unwrap();
            found.push(String::from_utf8(last).unwrap());
            assert_eq!(found, expected, "chunks of {size}");
        }
    }

    #[test]
    fn fields_are_read_without_quotes() {
        let record = b"1,\"a \"\"b\"\",\nc\",,x\r\n";
        let found: Vec<_> = fields(record).collect();
        assert_eq!(found, ["1", "a \"b\",\nc", "", "x"]);
        assert!(is_empty(b"\r\n") && !is_empty(b",\n"));
    }

    #[test]
    fn record_is_at_most_16_mib_long() {
        let mut records = Records::default();
        let mut push = |chunk: &[u8]| records.push(chunk, |_| Ok::<(), &str>(()));
        let half = vec![b'x'; LONGEST / 2];
        push(&half).unwrap();
        push(&half).unwrap();
        for _ in 0..2 {
            let error = push(b"x").unwrap_err();
            assert_eq!(error, "a record of the CSV file is too long");
        }
    }

    #[test]
    fn unfinished_quote_is_an_error() {
        let mut records = Records::default();
        records.push(b"a\n\"b", |_| Ok::<(), &str>(())).unwrap();
        assert!(records.finish().is_err());
    }
}
