//! Lenient decoding, serializing, and what is reported about a response.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde_json::{Map, Value, json};
use squad_core::wire::{DecodeError, LenientDeserialize, Nullable, Scalar, decode};
use tracing::field::{Field, Visit};

mod calls;
mod canaries;
mod envelopes;
mod identity;
mod limits;
mod observed;
mod reports;
mod serializing;
mod times;
mod types;
mod unions;
mod unknown_fields;

squad_core::open_enum! {
    /// A state.
    pub enum State {
        /// Open.
        Open = "open",
        /// Closed.
        Closed = "closed",
    }
}

#[derive(Debug, PartialEq, Clone)]
struct Owner {
    id: String,
    name: String,
}
squad_core::lenient_struct!(Owner { id = "id" } { name = "name" });

#[derive(Debug, PartialEq, Clone)]
struct Everything {
    id: String,
    text: String,
    flag: bool,
    small: i32,
    large: i64,
    positive: u64,
    fraction: f64,
    state: State,
    scalar: Scalar,
    time: Option<jiff::Timestamp>,
    date: Option<jiff::civil::Date>,
    owner: Owner,
    maybe: Option<Owner>,
    clearable: Nullable<i64>,
    list: Vec<Owner>,
    texts: Vec<String>,
    map: BTreeMap<String, Owner>,
    free: Value,
    object: Map<String, Value>,
    nested: Vec<Vec<i64>>,
}
squad_core::lenient_struct!(Everything default { id = "id" } {
    text = "text", flag = "flag", small = "small", large = "large", positive = "positive", fraction = "fraction",
    state = "theState", scalar = "scalar", time = "time", date = "date", owner = "owner", maybe = "maybe",
    clearable = "clearable", list = "list", texts = "texts", map = "map", free = "free", object = "object",
    nested = "nested",
});

#[derive(Debug, PartialEq)]
struct Opened {
    known: bool,
    additional: BTreeMap<String, i64>,
}
squad_core::lenient_struct!(Opened {} { known = "known" } ..additional);

#[derive(Debug, PartialEq, Clone)]
struct Wrapped {
    owner: Owner,
}
squad_core::lenient_struct!(Wrapped { owner = "owner" } {});

#[derive(Debug, PartialEq, Clone, Serialize)]
#[serde(untagged)]
enum Either {
    Wrapped(Wrapped),
    Bare(Owner),
}
squad_core::untagged_union!(Either { Wrapped, Bare });

#[derive(Debug, PartialEq, Clone)]
enum Action {
    Note(Owner),
    Unknown(Map<String, Value>),
}
squad_core::tagged_union!(Action, "kind" { "note" => Note, });

fn decoded<T: LenientDeserialize>(value: &Value) -> Result<T, DecodeError> {
    decode(value.to_string().as_bytes(), None)
}

/// `Everything` with one member.
fn with(member: &str, value: Value) -> Everything {
    decoded(&json!({"id": "5f1e", member: value.clone()})).unwrap_or_else(|error| {
        panic!("{member} = {value}: {error} at {}", error.path);
    })
}

/// The events of one decoding: path and message.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<String>>>);

impl tracing::Subscriber for Events {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "squad_core::wire" && *metadata.level() <= tracing::Level::DEBUG
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        struct Line(String, String);
        impl Visit for Line {
            fn record_str(&mut self, field: &Field, value: &str) {
                assert_eq!(field.name(), "path");
                self.0 = value.to_owned();
            }
            fn record_debug(&mut self, _: &Field, value: &dyn std::fmt::Debug) {
                write!(self.1, "{value:?}").unwrap();
            }
        }
        let mut line = Line(String::new(), String::new());
        event.record(&mut line);
        self.0
            .lock()
            .unwrap()
            .push(format!("{}: {}", line.0, line.1));
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

fn reported<T: LenientDeserialize>(body: &Value, envelope: Option<&'static str>) -> Vec<String> {
    reported_text::<T>(body.to_string().as_bytes(), envelope)
}

fn reported_text<T: LenientDeserialize>(
    body: &[u8],
    envelope: Option<&'static str>,
) -> Vec<String> {
    let events = Events::default();
    crate::support::ask_all_subscribers();
    tracing::subscriber::with_default(events.clone(), || {
        let _ = decode::<T>(body, envelope);
    });
    let lines = events.0.lock().unwrap();
    lines.clone()
}
