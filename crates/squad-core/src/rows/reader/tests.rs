//! What is buffered of a response, when it is parsed, and the bounds.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::Value;

use super::*;

fn reader() -> Reader {
    Reader::new(&["data"], Decoding::default())
}

/// Adds a chunk and returns the number of rows that are complete with it.
fn push(reader: &mut Reader, chunk: impl AsRef<[u8]>) -> usize {
    reader.push(Bytes::copy_from_slice(chunk.as_ref()));
    drain(reader).unwrap()
}

fn drain(reader: &mut Reader) -> Result<usize, Error> {
    let mut rows = 0;
    loop {
        let mut row = None::<Value>;
        match reader.next(&mut row)? {
            Step::Row => rows += 1,
            Step::NeedMore | Step::End => return Ok(rows),
        }
    }
}

#[test]
fn the_buffer_of_a_row_is_reused_unless_it_is_large() {
    let mut reader = reader();
    assert_eq!(push(&mut reader, r#"["a"#), 0);
    assert_eq!(reader.buffer.len(), 0, "the chunk itself is read");
    assert_eq!(push(&mut reader, r#"a","b"#), 1);
    assert_eq!(reader.buffer.len(), 0);
    let kept = reader.buffer.capacity();
    assert!((1..=KEPT_CAPACITY).contains(&kept), "{kept}");

    let large = "x".repeat(3 * KEPT_CAPACITY);
    let mut most = 0;
    for chunk in large.as_bytes().chunks(1 << 16) {
        assert_eq!(push(&mut reader, chunk), 0);
        most = most.max(reader.buffer.capacity());
    }
    assert!(most > 2 * KEPT_CAPACITY, "{most}");
    reader.push(r#"","c"]"#.into());
    reader.end();
    assert_eq!(drain(&mut reader).unwrap(), 2);
    assert_eq!(reader.buffer.capacity(), KEPT_CAPACITY);
}

#[test]
fn as_much_of_a_chunk_is_copied_as_there_is_of_the_value() {
    for (before, copied) in [(1, MIN_COPY), (MIN_COPY, MIN_COPY), (700, 700)] {
        let mut reader = reader();
        let start = format!("[ \"{}", "x".repeat(before - 1));
        assert_eq!(push(&mut reader, start), 0);
        reader.push("x".repeat(100_000).into());
        let state = (reader.start, reader.copied, reader.buffer.len());
        assert_eq!(state, (0, copied, before + copied));
        // All of it is copied before more is requested.
        assert_eq!(drain(&mut reader).unwrap(), 0);
        assert_eq!(reader.buffer.len(), before + 100_000);
    }
}

#[test]
fn a_value_is_parsed_once_more_at_twice_its_length() {
    for (first, second, rows) in [
        (r#"["aaaa"#, r#"aaaa""#, 1),
        (r#"["aaaa"#, r#"aaa""#, 0),
        (r#"["aaaa"#, r#"aaaaa""#, 1),
    ] {
        let mut reader = reader();
        assert_eq!(push(&mut reader, first), 0);
        assert_eq!(reader.retry_at, 10);
        assert_eq!(push(&mut reader, second), rows, "{second}");
        // The end is a reason to parse it, too.
        reader.end();
        let found = drain(&mut reader);
        assert!(found.unwrap_err().message().contains("ended too early"));
    }
}

#[test]
fn a_number_can_be_as_large_as_any_value() {
    for (digits, fits) in [(99, true), (100, true), (101, false)] {
        let mut reader = reader();
        reader.max_value = 100;
        reader.push(format!("[{}", "1".repeat(digits)).into());
        let rows = drain(&mut reader).and_then(|_| {
            reader.push(",2]".into());
            drain(&mut reader)
        });
        assert_eq!(rows.is_ok(), fits, "{digits}");
    }
}

#[test]
fn a_byte_order_mark_is_skipped_once_it_is_known() {
    for (chunks, rows) in [
        (&["", "\u{feff}", "[1]"][..], Some(1)),
        (&["\u{feff}[1]"], Some(1)),
        (&["\u{feff}"], None),
        (&[" [1]"], Some(1)),
        (&[" \u{feff}[1]"], None),
    ] {
        let mut reader = reader();
        let mut found: Result<usize, Error> = Ok(0);
        for chunk in chunks {
            reader.push((*chunk).into());
            found = found.and_then(|rows| Ok(rows + drain(&mut reader)?));
        }
        reader.end();
        let found = found.and_then(|rows| Ok(rows + drain(&mut reader)?));
        assert_eq!(found.ok(), rows, "{chunks:?}");
    }
    // Each byte of it can be a chunk.
    let mut reader = reader();
    for byte in BYTE_ORDER_MARK.chunks(1) {
        assert_eq!(push(&mut reader, byte), 0);
        assert_eq!(reader.place, Place::Start);
    }
    assert_eq!(push(&mut reader, "[1,2]"), 2);
}

#[test]
fn an_error_is_returned_before_the_bytes_behind_it() {
    for (text, message) in [
        ("[unknown", "not valid JSON"),
        ("[7,tru7", "not valid JSON"),
        (r#"{"other":nulx"#, "not valid JSON"),
        (r#"["\x"#, "not valid JSON"),
        ("[1 2", "not valid JSON"),
    ] {
        let mut reader = reader();
        reader.push(text.into());
        let found = drain(&mut reader).map_err(|error| error.message().to_owned());
        let expected = format!("the response cannot be read: it is {message}");
        assert_eq!(found, Err(expected), "{text}");
    }
}

#[test]
fn a_number_that_needs_another_digit_is_complete_in_the_next_chunk() {
    for start in ["[-", "[1.", "[1e", "[1E", "[1e+", "[1e-", r#"{"other":-"#] {
        let mut waiting = reader();
        assert_eq!(push(&mut waiting, start), 0);
        // At the end of the response it ended too early, and behind any other byte it is invalid.
        waiting.end();
        let error = drain(&mut waiting).unwrap_err();
        let ended = match start.starts_with('[') {
            true => "ended too early",
            false => "not valid JSON",
        };
        assert!(error.message().contains(ended), "{start}: {error}");
        let mut complete = reader();
        push(&mut complete, start);
        complete.push(format!("7 {}", " ".repeat(30)).into());
        assert!(drain(&mut complete).is_ok(), "{start}");
        let mut invalid = reader();
        push(&mut invalid, start);
        invalid.push(format!("x {}", " ".repeat(30)).into());
        assert!(drain(&mut invalid).is_err(), "{start}");
    }
}
