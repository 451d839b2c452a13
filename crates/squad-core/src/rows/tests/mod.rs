#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod properties;

use std::cell::Cell;
use std::collections::BTreeMap;

use bytes::Bytes;
use futures_util::stream;
use serde::de::Deserializer;
use serde_json::{Value, json};

use super::*;
use crate::Kind;
use crate::response::Decoding;

const MEMBERS: &[&str] = &["incidents", "data"];

fn reader() -> Reader {
    Reader::new(MEMBERS, Decoding::default())
}

/// The rows of `chunks`, and the message of the error behind them.
fn rows_of<'t, T: LenientDeserialize>(
    mut reader: Reader,
    chunks: impl Iterator<Item = &'t [u8]>,
) -> (Vec<T>, Option<Error>) {
    let mut rows = Vec::new();
    let mut chunks = chunks.fuse();
    loop {
        let mut row = None;
        match reader.next(&mut row) {
            Ok(Step::Row) => rows.extend(row),
            Ok(Step::End) => return (rows, None),
            Err(error) => return (rows, Some(error)),
            Ok(Step::NeedMore) => match chunks.next() {
                Some(chunk) => reader.push(Bytes::copy_from_slice(chunk)),
                None => reader.end(),
            },
        }
    }
}

fn rows(text: &[u8], chunk: usize) -> (Vec<Value>, Option<String>) {
    let (rows, error) = rows_of(reader(), text.chunks(chunk.max(1)));
    (rows, error.map(|error| error.message().to_owned()))
}

/// The outcome, which must be the same in chunks of every size and in every two parts.
fn same_in_every_split(text: &[u8]) -> (Vec<Value>, Option<String>) {
    let whole = rows(text, text.len());
    for chunk in 1..text.len() {
        let shown = String::from_utf8_lossy(text);
        assert_eq!(rows(text, chunk), whole, "{shown} in chunks of {chunk}");
        let (first, second) = text.split_at(chunk);
        let (parts, error) = rows_of(reader(), [first, second].into_iter());
        let error = error.map(|error| error.message().to_owned());
        assert_eq!((parts, error), whole, "{shown} split at {chunk}");
    }
    whole
}

const RESPONSE: &str = r#" { "meta": {"a]": [1, {"b": "}"}]}, "incidents" : [ {"id":"1","m":"a,]}\"\\"} ,{"x":[[],{}]}, 3 , "\ud83d\ude00é",null, -1.5e3,true ] , "z": "}" } "#;

#[test]
fn rows_are_the_same_in_every_split() {
    let value: Value = serde_json::from_str(RESPONSE).unwrap();
    let expected = value["incidents"].as_array().unwrap().clone();
    let marked = format!("\u{feff}{RESPONSE}");
    for text in [RESPONSE, &marked] {
        assert_eq!(
            same_in_every_split(text.as_bytes()),
            (expected.clone(), None)
        );
    }
}

#[test]
fn lists_without_a_name_null_and_duplicates() {
    for (text, expected) in [
        ("[1,2]", json!([1, 2])),
        (" [ ] ", json!([])),
        (r#"{"incidents":null}"#, json!([])),
        (r#"{"data":[]}"#, json!([])),
        (r#"{"d\u0061ta":[1],"x":1,"x":2}"#, json!([1])),
        (r#"{"data":null,"data":[1]}"#, json!([1])),
        (r#"{"data":[],"data":[1]}"#, json!([1])),
        (r#"{"data":[],"incidents":null}"#, json!([])),
        (r#"{"incidents":[1],"data":null}"#, json!([1])),
        (
            r#"{"x":"\ud83d","data":["\ud83d!",{"\ude00":1e999}]}"#,
            json!(["\u{fffd}!", {"\u{fffd}": "1e999"}]),
        ),
        (r#"{"data":[[1],[]],"meta":{"data":[3]}}"#, json!([[1], []])),
    ] {
        let (rows, error) = same_in_every_split(text.as_bytes());
        assert_eq!((Value::Array(rows), error), (expected, None), "{text}");
    }
    for again in [
        r#"{"data":[1],"data":[2]}"#,
        r#"{"data":[1],"data":null}"#,
        r#"{"data":[1],"incidents":[]}"#,
    ] {
        let (rows, error) = same_in_every_split(again.as_bytes());
        assert_eq!(rows, [1], "{again}");
        assert!(error.unwrap().contains("a second list of rows"), "{again}");
    }
}

#[test]
fn invalid_responses_are_errors_behind_the_rows_before_them() {
    for (text, rows_before, message) in [
        ("[}", 0, "not valid JSON"),
        ("[,,,]", 0, "not valid JSON"),
        ("[1,]", 1, "not valid JSON"),
        ("[1 2]", 1, "not valid JSON"),
        ("[1}", 1, "not valid JSON"),
        ("[01]", 0, "not valid JSON"),
        ("[7+", 0, "not valid JSON"),
        ("[7,8-", 1, "not valid JSON"),
        ("[1]]", 1, "data follows"),
        ("[1] [2]", 1, "data follows"),
        (r#"{"incidents":[}"#, 0, "not valid JSON"),
        (r#"{"incidents":[{"id":"1"}}"#, 1, "not valid JSON"),
        (r#"{"data":nonsense}"#, 0, "not valid JSON"),
        (r#"{"data":[1,,2]}"#, 1, "not valid JSON"),
        (r#"{"data":[1]"x":[2]}"#, 1, "not valid JSON"),
        (r#"{"data":[1],}"#, 1, "not valid JSON"),
        (r#"{"data":[1]} and more"#, 1, "data follows"),
        (r#"{,"data":[1]}"#, 0, "not valid JSON"),
        (r#"{"data" [1]}"#, 0, "not valid JSON"),
        (r#"{"data"::[1]}"#, 0, "not valid JSON"),
        (r#"{data:[1]}"#, 0, "not valid JSON"),
        (r#"{"da\xta":[1]}"#, 0, "not valid JSON"),
        (r#"{"x":[1,{]},"data":[1]}"#, 0, "not valid JSON"),
        (r#"{"data":{}}"#, 0, "`data` is not a list"),
        (r#"{"data":"x"}"#, 0, "`data` is not a list"),
        (r#"{"data":false}"#, 0, "`data` is not a list"),
        (r#"{"data":nullx}"#, 0, "not valid JSON"),
        (r#"{"message":"no"}"#, 0, "it has no `incidents` or `data`"),
        ("{}", 0, "it has no `incidents` or `data`"),
        ("", 0, "it is empty"),
        (" ", 0, "it is empty"),
        ("\u{feff}", 0, "it is empty"),
        ("\u{feff}\u{feff}[1]", 0, "neither an object nor a list"),
        ("<html>", 0, "neither an object nor a list"),
        ("7", 0, "neither an object nor a list"),
        ("\u{c}[1]", 0, "neither an object nor a list"),
        ("[1", 0, "ended too early"),
        (r#"{"data":[{"a":1},{"a":"#, 1, "ended too early"),
        (r#"{"data":[1]"#, 1, "ended too early"),
        (r#"{"data":[1],"meta":{"#, 1, "ended too early"),
    ] {
        let (rows, error) = same_in_every_split(text.as_bytes());
        assert_eq!(rows.len(), rows_before, "{text}: {rows:?}");
        let error = error.unwrap_or_else(|| panic!("{text} is accepted"));
        assert!(error.contains(message), "{text}: {error}");
    }
    // What is not UTF-8 is a row that cannot be decoded.
    let (rows, error) = same_in_every_split(b"[1,\"\xFF\",2]");
    assert_eq!((rows, error.is_some()), (vec![json!(1)], true));
}

#[test]
fn an_error_envelope_is_an_error_wherever_it_is_and_in_every_split() {
    for (text, rows_before) in [
        (
            r#"{"data":null,"meta":{"status":500,"error_message":"db is down"}}"#,
            0,
        ),
        (r#"{"meta":{"status":"503"},"d":1e999,"data":[1,2]}"#, 0),
        (r#"{"data":[1,2],"\u0065rror":"db is down"}"#, 2),
        (r#"{"data":[1],"error":{"code":500}}"#, 1),
    ] {
        let (rows, error) = same_in_every_split(text.as_bytes());
        assert_eq!(rows.len(), rows_before, "{text}");
        assert!(error.unwrap().contains("contains an error"), "{text}");
    }
    let text = r#"{"data":[1],"error":null,"meta":{"status":200,"error_message":""}}"#;
    assert_eq!(same_in_every_split(text.as_bytes()), (vec![json!(1)], None));
}

#[test]
fn a_response_cut_anywhere_is_an_error() {
    let whole = RESPONSE.trim_end();
    for end in 0..whole.len() {
        let (_, error) = rows(&whole.as_bytes()[..end], 7);
        assert!(error.is_some(), "cut at {end}");
    }
}

#[test]
fn nesting_takes_no_stack_and_is_bounded_with_an_error_of_its_own() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for depth in [200, 200_000] {
        let text = format!("[1,{}]", deep(depth));
        let (rows, error) = rows(text.as_bytes(), 4096);
        assert_eq!(rows, [1]);
        assert_eq!(error.unwrap(), "nested more than 128 levels deep");
        let skipped = format!(r#"{{"meta":{},"data":[1]}}"#, deep(depth));
        assert_eq!(self::rows(skipped.as_bytes(), 4096), (vec![json!(1)], None));
        let (rows, error) = self::rows("[".repeat(depth).as_bytes(), 4096);
        assert_eq!((rows, error.is_some()), (vec![], true));
    }
}

#[test]
fn a_value_that_is_too_large_is_an_error_of_its_own_in_every_split() {
    let outcome = |text: &str, chunk| {
        let mut reader = reader();
        reader.max_value = 100;
        let (rows, error) = rows_of::<String>(reader, text.as_bytes().chunks(chunk));
        (rows.len(), error.map(|error| error.message().to_owned()))
    };
    for chunk in [1, 10, 99, 100, 101, 1000] {
        let most = "x".repeat(98);
        assert_eq!(outcome(&format!(r#"["a","{most}"]"#), chunk), (2, None));
        for text in [
            format!(r#"["a","{most}x"]"#),
            format!(r#"["a","{most}{most}{most}"#),
        ] {
            let (rows, error) = outcome(&text, chunk);
            assert_eq!(rows, 1);
            assert!(error.unwrap().contains("larger than 100 bytes"));
        }
        let (rows, error) = outcome(&format!(r#"{{"meta":"{most}x","data":["a"]}}"#), chunk);
        assert_eq!(rows, 0);
        assert!(error.unwrap().contains("larger than 100 bytes"));
    }
}

thread_local! {
    static TRIES: Cell<usize> = const { Cell::new(0) };
}

/// Counts how often its decoding starts.
struct Counted;

impl LenientDeserialize for Counted {
    fn fallback() -> Self {
        Self
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> std::result::Result<Self, D::Error> {
        TRIES.set(TRIES.get() + 1);
        Value::deserialize_lenient(deserializer).map(|_| Self)
    }
}

/// So that the time for a large row is linear.
#[test]
fn a_row_is_parsed_once_more_only_when_twice_as_much_of_it_is_there() {
    let text = format!(r#"[{{"a":"{}"}}]"#, "x".repeat(1 << 20));
    for chunk in [100, 1000, 65_536] {
        TRIES.set(0);
        let (rows, error) = rows_of::<Counted>(reader(), text.as_bytes().chunks(chunk));
        assert_eq!((rows.len(), error.is_none()), (1, true));
        let doublings = (text.len() / chunk).ilog2() as usize;
        assert!(TRIES.get() <= doublings + 3, "{} tries", TRIES.get());
    }
}

#[derive(Debug, PartialEq)]
struct Incident {
    id: String,
    count: i64,
}
crate::lenient_struct!(Incident { id = "id" } { count = "count" });

/// The same rules as for a plain response.
#[test]
fn rows_are_decoded_leniently_and_reported() {
    use std::sync::{Arc, Mutex};

    let text =
        br#"{"data":[{"id":"a"},null,{"id":7,"count":1e999},{"id":"c","count":"5","novel":1}]}"#;
    let reported = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&reported);
    let decoding = Decoding {
        operation: "export",
        observe: Some(Arc::new(move |deviations| {
            let mut sink = sink.lock().unwrap();
            sink.push(format!("{} {}", deviations.operation, deviations.count));
            sink.extend(
                deviations
                    .locate()
                    .into_iter()
                    .map(|one| format!("{}: {}", one.path, one.description)),
            );
        })),
        ..Decoding::default()
    };
    for chunk in [1, 13, 1000] {
        reported.lock().unwrap().clear();
        let reader = Reader::new(MEMBERS, decoding.clone());
        let (rows, error) = rows_of::<Incident>(reader, text.chunks(chunk));
        assert!(error.is_none(), "{error:?}");
        let expected = [("a", 0), ("7", 0), ("c", 5)];
        let expected = expected.map(|(id, count)| Incident {
            id: id.into(),
            count,
        });
        assert_eq!(rows, expected);
        assert_eq!(
            *reported.lock().unwrap(),
            [
                "export 1",
                "data[1]: expected an element, found null",
                "export 3",
                "data[2]: expected numbers in range, found a number out of range",
                "data[2].id: expected a string, found a number",
                "data[2].count: expected an integer, found a string",
                "export 2",
                "data[3].count: expected an integer, found a string",
                "data[].novel: undocumented field",
            ]
        );
    }
}

#[test]
fn a_row_without_its_identity_ends_the_rows_with_its_path() {
    for (row, path) in [
        (r#"{"count":1}"#, "data[1]"),
        (r#"{"id":["q"]}"#, "data[1].id"),
        (r#""x""#, "data[1]"),
        ("7", "data[1]"),
    ] {
        let text = format!(r#"{{"data":[{{"id":"a"}},{row},{{"id":"b"}}]}}"#);
        for chunk in 1..text.len() {
            let (rows, error) = rows_of::<Incident>(reader(), text.as_bytes().chunks(chunk));
            assert_eq!(rows.len(), 1);
            assert_eq!(error.unwrap().json_path(), Some(path), "{text}");
        }
    }
}

#[test]
fn what_a_row_may_allocate_is_bounded() {
    let decoding = Decoding {
        max_bytes: 10_000,
        ..Decoding::default()
    };
    let text = format!("[[1],[{}]]", vec!["1"; 10_000].join(","));
    let (rows, error) =
        rows_of::<Vec<i64>>(Reader::new(MEMBERS, decoding), text.as_bytes().chunks(100));
    assert_eq!(rows, [[1]]);
    assert!(error.unwrap().message().contains("`max_decoded_bytes`"));
}

async fn stream(chunks: Vec<Result<&'static str>>) -> (Vec<u64>, Option<Kind>) {
    let chunks = chunks.into_iter().map(|chunk| chunk.map(Into::into));
    let body = ByteStream::new(stream::iter(chunks));
    let mut rows = json_rows::<BTreeMap<String, u64>>(body, &["data"]).boxed();
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
async fn complete_rows_come_before_the_error_behind_them() {
    let broken = || Err(Error::new(Kind::Connection, "reset"));
    for (chunks, rows, error) in [
        (vec![Ok(r#"{"data":[{"n":1}]}"#)], 1, None),
        (
            vec![Ok(r#"{"data":[{"n":1},{"n":2},{"n"#)],
            2,
            Some(Kind::Decode),
        ),
        (
            vec![Ok(r#"{"data":[{"n":1"#), Ok(r#"},{"n":2},{"n"#)],
            2,
            Some(Kind::Decode),
        ),
        (
            vec![Ok(r#"{"data":[{"n":1},{"n":2}"#), broken(), Ok("]}")],
            2,
            Some(Kind::Connection),
        ),
        // Not parsed once more before the connection broke.
        (
            vec![Ok(r#"{"data":[{"n":"#), Ok("1}"), broken()],
            1,
            Some(Kind::Connection),
        ),
        (
            vec![Ok(r#"{"data":[{"n":1}]}"#), broken()],
            1,
            Some(Kind::Connection),
        ),
        (
            vec![Ok(r#"{"data":[{"n":1},nonsense,{"n":3}]}"#)],
            1,
            Some(Kind::Decode),
        ),
    ] {
        let (found, kind) = stream(chunks).await;
        assert_eq!((found.len(), kind), (rows, error));
    }
}
