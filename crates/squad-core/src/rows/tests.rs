#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use bytes::Bytes;
use futures_util::stream;
use proptest::prelude::*;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value, json};

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

/// The lists of an object in their order, duplicates included.
struct Members(Vec<Value>);

impl<'de> serde::Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> std::result::Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(name) = map.next_key::<String>()? {
                    if MEMBERS.contains(&name.as_str()) {
                        members.push(map.next_value()?);
                    } else {
                        // As a struct does it that has no such field: not even as UTF-8 is it validated.
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// What `serde_json` says of the whole text: the rows, and whether an error follows them. `None` if it is not JSON.
fn by_serde_json(text: &[u8]) -> Option<(Vec<Value>, bool)> {
    if let Ok(rows) = serde_json::from_slice::<Vec<Value>>(text) {
        return Some((rows, false));
    }
    let members = match serde_json::from_slice::<Members>(text) {
        Ok(Members(members)) => members,
        Err(_) if serde_json::from_slice::<Value>(text).is_ok() => return Some((vec![], true)),
        Err(_) => return None,
    };
    let mut rows: Option<Vec<Value>> = None;
    for value in members {
        let previous = rows.take().unwrap_or_default();
        match value {
            _ if !previous.is_empty() => return Some((previous, true)),
            Value::Array(list) => rows = Some(list),
            Value::Null => rows = Some(Vec::new()),
            _ => return Some((previous, true)),
        }
    }
    let missing = rows.is_none();
    Some((rows.unwrap_or_default(), missing))
}

/// The longest list of rows that some beginning of `text` has when it is closed there.
fn longest_beginning(text: &[u8]) -> Vec<Value> {
    let mut longest = Vec::new();
    for end in 0..=text.len() {
        for close in ["", "]", "]}", "}"] {
            let closed = [text.get(..end).unwrap(), close.as_bytes()].concat();
            if let Some((rows, _)) = by_serde_json(&closed)
                && rows.len() >= longest.len()
            {
                longest = rows;
            }
        }
    }
    longest
}

/// Writes JSON with white space and escapes where the choices say so.
struct Writer<'c> {
    choices: std::iter::Cycle<std::slice::Iter<'c, u8>>,
    text: String,
}

impl Writer<'_> {
    fn choose(&mut self, of: u8) -> bool {
        self.choices.next().is_some_and(|choice| choice % of == 0)
    }

    fn space(&mut self) {
        for space in [' ', '\n', '\t', '\r'] {
            if self.choose(7) {
                self.text.push(space);
            }
        }
    }

    fn push(&mut self, text: &str) {
        self.space();
        self.text.push_str(text);
        self.space();
    }

    fn string(&mut self, text: &str) {
        let mut escaped = String::from('"');
        for c in text.chars() {
            if self.choose(3) || c.is_control() || c == '"' || c == '\\' {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    escaped.push_str(&format!("\\u{unit:04x}"));
                }
            } else {
                escaped.push(c);
            }
        }
        escaped.push('"');
        self.push(&escaped);
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.string(text),
            Value::Array(list) => {
                self.push("[");
                for (nth, element) in list.iter().enumerate() {
                    if nth > 0 {
                        self.push(",");
                    }
                    self.value(element);
                }
                self.push("]");
            }
            Value::Object(members) => {
                let members: Vec<_> = members.iter().collect();
                self.members(&members);
            }
            other => self.push(&other.to_string()),
        }
    }

    fn members(&mut self, members: &[(&String, &Value)]) {
        self.push("{");
        for (nth, (name, value)) in members.iter().enumerate() {
            if nth > 0 {
                self.push(",");
            }
            self.string(name);
            self.push(":");
            self.value(value);
        }
        self.push("}");
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1.0e9..1.0e9).prop_map(|number: f64| Value::from(number)),
        "\\PC{0,6}".prop_map(Value::from),
        Just(Value::from("]},\"\\[{")),
    ];
    scalar.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-c\"\\\\]{0,2}", inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn any_list() -> impl Strategy<Value = Value> {
    prop::collection::vec(any_value(), 0..6).prop_map(Value::from)
}

/// A response, and how it is written.
fn any_response() -> impl Strategy<Value = Vec<u8>> {
    let name = prop_oneof![
        Just("data"),
        Just("incidents"),
        Just("meta"),
        Just("dat"),
        Just("")
    ];
    let member = (
        name.prop_map(str::to_owned),
        prop_oneof![2 => any_list(), 1 => any_value()],
    );
    let choices = prop::collection::vec(any::<u8>(), 1..64);
    prop_oneof![
        3 => (prop::collection::vec(member, 0..4), choices.clone()).prop_map(|(members, choices)| {
            let mut writer = Writer { choices: choices.iter().cycle(), text: String::new() };
            let members: Vec<_> = members.iter().map(|(name, value)| (name, value)).collect();
            writer.members(&members);
            writer.text.into_bytes()
        }),
        1 => (any_list(), choices).prop_map(|(list, choices)| {
            let mut writer = Writer { choices: choices.iter().cycle(), text: String::new() };
            writer.value(&list);
            writer.text.into_bytes()
        }),
    ]
}

/// A number beyond `f64` is an error of `serde_json`, and not of lenient decoding.
fn has_number_out_of_range(text: &[u8]) -> bool {
    text.split(|byte| !matches!(byte, b'0'..=b'9' | b'e' | b'E' | b'+' | b'-' | b'.'))
        .filter_map(|number| std::str::from_utf8(number).ok()?.parse::<f64>().ok())
        .any(f64::is_infinite)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn valid_responses_have_the_rows_that_serde_json_finds(text in any_response()) {
        let (expected, fails) = by_serde_json(&text).unwrap();
        let (rows, error) = same_in_every_split(&text);
        prop_assert_eq!(rows, expected);
        prop_assert_eq!(error.is_some(), fails, "{:?}: {:?}", error, String::from_utf8_lossy(&text));
    }

    #[test]
    fn invalid_responses_have_a_beginning_of_the_valid_rows_and_an_error(
        text in any_response(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![any::<u8>(), Just(b'}'), Just(b']'), Just(b','), Just(b'"')], 0..3_u8), 1..3),
    ) {
        let mut text = text;
        for (at, byte, edit) in edits {
            let at = at.index(text.len());
            match edit {
                0 => text[at] = byte,
                1 => text.insert(at, byte),
                _ => text.truncate(at.max(1)),
            }
        }
        let (rows, error) = same_in_every_split(&text);
        if has_number_out_of_range(&text) {
            return Ok(());
        }
        match by_serde_json(&text) {
            Some((expected, fails)) => {
                prop_assert_eq!(rows, expected);
                prop_assert_eq!(error.is_some(), fails, "{:?}: {:?}", error, String::from_utf8_lossy(&text));
            }
            None => {
                prop_assert!(error.is_some(), "accepted: {:?}", String::from_utf8_lossy(&text));
                let valid = longest_beginning(&text);
                prop_assert!(valid.starts_with(&rows), "{:?} of {:?}, {:?}", rows, valid, String::from_utf8_lossy(&text));
            }
        }
    }

    #[test]
    fn any_bytes_end_in_rows_or_an_error(text in prop::collection::vec(any::<u8>(), 0..64), chunk in 1..64_usize) {
        rows(&text, chunk);
        let listed = [b"{\"data\":[", &text[..]].concat();
        rows(&listed, chunk);
    }
}
