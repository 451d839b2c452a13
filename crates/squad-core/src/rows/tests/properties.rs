//! Any response in any chunks: the rows are those that `serde_json` finds in the whole text.

use std::fmt;

use proptest::prelude::*;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::{MEMBERS, rows, same_in_every_split};

/// The lists of an object with their names in their order, duplicates included.
struct Members(Vec<(String, Value)>);

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
                        let value = map.next_value()?;
                        members.push((name, value));
                    } else {
                        // As for a field that a struct does not have, which is not even validated as UTF-8.
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
    let mut list_name = String::new();
    for (name, value) in members {
        let previous = rows.take().unwrap_or_default();
        match value {
            // Another member that is null takes nothing away.
            Value::Null if !previous.is_empty() && name != list_name => rows = Some(previous),
            _ if !previous.is_empty() => return Some((previous, true)),
            Value::Array(list) => (rows, list_name) = (Some(list), name),
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

/// A lone surrogate is an error of `serde_json`, but not of lenient decoding.
fn has_surrogate(text: &[u8]) -> bool {
    text.windows(4).any(|start| {
        start.starts_with(b"\\u") && start[2].eq_ignore_ascii_case(&b'd') && start[3] >= b'8'
    })
}

/// A number beyond `f64` is an error of `serde_json`, but not of lenient decoding.
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
        if has_number_out_of_range(&text) || has_surrogate(&text) {
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
