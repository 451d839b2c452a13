//! How answers are read: what each kind makes of absence, `null` and the wrong type, and what is said about it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde_json::{Map, Value, json};
use squad_core::wire::{DecodeError, LenientDeserialize, Nullable, Scalar, decode};
use tracing::field::{Field, Visit};

mod canaries;
mod places;
mod writing;

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
    rest: BTreeMap<String, i64>,
}
squad_core::lenient_struct!(Opened {} { known = "known" } ..rest);

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

fn read<T: LenientDeserialize>(value: &Value) -> Result<T, DecodeError> {
    decode(value.to_string().as_bytes(), None)
}

/// `Everything` with one member.
fn with(member: &str, value: Value) -> Everything {
    read(&json!({"id": "5f1e", member: value.clone()})).unwrap_or_else(|error| {
        panic!("{member} = {value}: {error} at {}", error.path);
    })
}

/// The events of one decoding, one a line: path, then words.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<String>>>);

impl tracing::Subscriber for Told {
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

fn told<T: LenientDeserialize>(body: &Value, envelope: Option<&'static str>) -> Vec<String> {
    let told = Told::default();
    tracing::subscriber::with_default(told.clone(), || {
        let _ = decode::<T>(body.to_string().as_bytes(), envelope);
    });
    let lines = told.0.lock().unwrap();
    lines.clone()
}

#[test]
fn what_the_document_says_is_read_as_it_is() {
    let owner = || Owner {
        id: "o1".into(),
        name: "Ada".into(),
    };
    let wire_owner = json!({"id": "o1", "name": "Ada"});
    let body = json!({
        "nested": [[1], [], [2, 3]], "object": {"a": [null]}, "free": {"b": null}, "map": {"k": wire_owner},
        "texts": ["a", "b"], "list": [wire_owner, wire_owner], "clearable": 4, "maybe": wire_owner,
        "owner": wire_owner, "date": "2026-03-04", "time": "2026-03-04T05:06:07.5+02:00", "scalar": 1.5,
        "theState": "closed", "fraction": 2, "positive": u64::MAX, "large": i64::MIN, "small": -3, "flag": true,
        "text": "tëxt", "id": "5f1e",
    });
    let all: Everything = read(&body).unwrap();
    let expected = Everything {
        id: "5f1e".into(),
        text: "tëxt".into(),
        flag: true,
        small: -3,
        large: i64::MIN,
        positive: u64::MAX,
        fraction: 2.0,
        state: State::Closed,
        scalar: Scalar::Number(1.5),
        time: Some("2026-03-04T03:06:07.5Z".parse().unwrap()),
        date: Some("2026-03-04".parse().unwrap()),
        owner: owner(),
        maybe: Some(owner()),
        clearable: Nullable::Value(4),
        list: vec![owner(), owner()],
        texts: vec!["a".into(), "b".into()],
        map: [("k".to_owned(), owner())].into(),
        free: json!({"b": null}),
        object: [("a".to_owned(), json!([null]))].into_iter().collect(),
        nested: vec![vec![1], vec![], vec![2, 3]],
    };
    assert_eq!(all, expected);
    assert_eq!(told::<Everything>(&body, None), Vec::<String>::new());
    // By way of serde, the same.
    assert_eq!(
        serde_json::from_value::<Everything>(body).unwrap(),
        expected
    );
}

#[test]
fn what_is_absent_stands_for_itself() {
    let absent: Everything = read(&json!({"id": "5f1e"})).unwrap();
    assert_eq!(
        absent,
        Everything {
            id: "5f1e".into(),
            ..Everything::default()
        }
    );
    assert_eq!(absent.clearable, Nullable::Absent);
    assert_eq!(absent.owner.id, "", "the fields of an absent object too");
    // `null` is absence, but for what can be cleared.
    for member in [
        "text", "flag", "small", "large", "positive", "fraction", "theState", "scalar", "time",
        "date", "owner", "maybe", "list", "texts", "map", "free", "object", "nested",
    ] {
        assert_eq!(with(member, Value::Null), absent, "{member}");
    }
    assert_eq!(with("clearable", Value::Null).clearable, Nullable::Null);
}

#[test]
fn a_wrong_type_is_read_for_what_it_says_and_never_costs_the_answer() {
    assert_eq!(with("text", json!(7)).text, "7");
    assert_eq!(with("text", json!(-7)).text, "-7");
    assert_eq!(with("text", json!(1.5)).text, "1.5");
    assert_eq!(with("text", json!(true)).text, "true");
    for (value, flag) in [
        (json!(1), true),
        (json!(0), false),
        (json!(-1), true),
        (json!(0.5), true),
        (json!("TRUE"), true),
        (json!("yes"), true),
        (json!("1"), true),
        (json!("false"), false),
        (json!(""), false),
    ] {
        assert_eq!(with("flag", value.clone()).flag, flag, "{value}");
    }
    for (value, number) in [
        (json!(" 42 "), 42),
        (json!("x"), 0),
        (json!(3.9), 3),
        (json!(true), 1),
        (json!(1_u64 << 40), 0),
        (json!(-(1_i64 << 40)), 0),
    ] {
        assert_eq!(with("small", value.clone()).small, number, "{value}");
    }
    assert_eq!(with("positive", json!(-1)).positive, 0);
    assert_eq!(with("fraction", json!("2.5")).fraction, 2.5);
    assert_eq!(with("fraction", json!(" 2.5 ")).fraction, 2.5);
    assert_eq!(with("fraction", json!(false)).fraction, 0.0);
    assert_eq!(
        with("theState", json!("ajar")).state,
        State::Unknown("ajar".into())
    );
    assert_eq!(with("theState", json!(3)).state, State::Unknown("3".into()));
    assert_eq!(with("scalar", json!([1])).scalar, Scalar::default());
    assert_eq!(with("owner", json!("o1")).owner.id, "");
    assert_eq!(with("list", json!("")).list, Vec::new());
    assert_eq!(
        with("list", json!({"id": "o1"})).list[0].id,
        "o1",
        "one for a list"
    );
    let mixed = with("list", json!(["o1", null, {"id": "o2"}])).list;
    let ids: Vec<&str> = mixed.iter().map(|owner| owner.id.as_str()).collect();
    assert_eq!(ids, ["", "o2"], "what is no object keeps its place");
    assert_eq!(with("texts", json!("only")).texts, ["only"]);
    assert_eq!(
        with("texts", json!(["a", null, "b"])).texts,
        ["a", "b"],
        "null is no element"
    );
    assert_eq!(
        read::<Vec<Value>>(&json!([null, 1])).unwrap(),
        [Value::Null, json!(1)],
        "but of free JSON it is one"
    );
    assert_eq!(
        Value::Object(with("object", json!([5, 6])).object),
        json!({"0": 5, "1": 6})
    );
    for member in [
        "text", "flag", "small", "large", "positive", "fraction", "theState", "time", "date",
        "nested",
    ] {
        for wrong in [
            json!([{"x": [1]}]),
            json!({"x": {"y": 1}}),
            json!("x"),
            json!(true),
            json!(9),
            json!(0.5),
        ] {
            let read = with(member, wrong.clone());
            assert_eq!(read.id, "5f1e", "{member} = {wrong}");
        }
    }
}

#[test]
fn times_are_read_in_every_form_the_service_has() {
    let at = |value| with("time", value).time.map(|time| time.to_string());
    assert_eq!(
        at(json!(1_700_000_000)).as_deref(),
        Some("2023-11-14T22:13:20Z")
    );
    assert_eq!(
        at(json!(1_700_000_000_000_i64)).as_deref(),
        Some("2023-11-14T22:13:20Z")
    );
    assert_eq!(
        at(json!(" 2026-01-02T03:04:05Z ")).as_deref(),
        Some("2026-01-02T03:04:05Z")
    );
    for (number, time) in [
        (99_999_999_999_i64, "5138-11-16T09:46:39Z"),
        (100_000_000_000, "1973-03-03T09:46:40Z"),
        (-99_999_999_999, "-001199-02-15T14:13:21Z"),
        (-100_000_000_001, "1966-10-31T14:13:19Z"),
        (1, "1970-01-01T00:00:01Z"),
    ] {
        assert_eq!(at(json!(number)).as_deref(), Some(time), "{number}");
    }
    assert_eq!(
        at(json!(1_700_000_000.7)).as_deref(),
        Some("2023-11-14T22:13:20Z")
    );
    for never in [
        json!(u64::MAX),
        json!(true),
        json!(["2026-01-02T03:04:05Z", [1]]),
        json!({"time": {"x": 1}}),
        json!(" "),
        json!(" 0001-01-01T00:00:00+00:00"),
        json!(""),
        json!("0001-01-01T00:00:00Z"),
        json!(0),
        json!("soon"),
        json!(i64::MAX),
    ] {
        assert_eq!(at(never.clone()), None, "{never}");
    }
    assert_eq!(
        with("date", json!(1_700_000_000)).date.unwrap().to_string(),
        "2023-11-14"
    );
    for day in [
        "2026-03-04",
        "2026-03-04T23:30:00Z",
        "2026-03-04T23:30:00-05:00",
    ] {
        assert_eq!(
            with("date", json!(day)).date.unwrap().to_string(),
            "2026-03-04",
            "{day}"
        );
    }
    assert_eq!(with("date", json!("0001-01-01")).date, None);
}

/// As `serde_json` hands on numbers when its feature `arbitrary_precision` is on, as any crate of a program can have it.
#[test]
fn numbers_of_arbitrary_precision_are_numbers() {
    fn number<T: LenientDeserialize>(text: &str) -> T {
        let object = [("$serde_json::private::Number", text)];
        let object =
            serde::de::value::MapDeserializer::<_, serde_json::Error>::new(object.into_iter());
        T::receive(object).unwrap()
    }
    assert_eq!(number::<i32>("-7"), -7);
    assert_eq!(number::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(number::<i64>("3.9"), 3);
    assert_eq!(number::<f64>("2.5"), 2.5);
    assert_eq!(number::<f64>("1e3"), 1000.0);
    assert!(number::<bool>("1"));
    assert_eq!(number::<String>("-7"), "-7");
    assert_eq!(number::<Vec<i64>>("7"), [7]);
    assert_eq!(
        number::<Option<jiff::Timestamp>>("1700000000")
            .unwrap()
            .to_string(),
        "2023-11-14T22:13:20Z"
    );
    // Nobody's answer comes to grief over the name.
    assert_eq!(
        with(
            "small",
            json!({"$serde_json::private::Number": ["x"], "y": {"z": 1}})
        )
        .small,
        0
    );
}

#[test]
fn what_says_what_an_object_is_must_be_there() {
    for (body, path, words) in [
        (json!({}), ".", "missing field `id`"),
        (json!({"id": null}), "id", "null where the field says"),
        (
            json!({"id": "a", "owner": {"name": "x"}}),
            "owner",
            "missing field `id`",
        ),
        (
            json!({"id": "a", "list": [{"id": "x"}, {"name": "x"}]}),
            "list[1]",
            "missing field `id`",
        ),
        (
            json!({"id": "a", "list": [{"id": "x"}, {"id": null}]}),
            "list[1].id",
            "null",
        ),
        (
            json!({"id": "a", "map": {"k.1": {}}}),
            "map.k.1",
            "missing field `id`",
        ),
        (
            json!(null),
            ".",
            "expected an object (Everything), found null",
        ),
        (
            json!([1]),
            ".",
            "expected an object (Everything), found a list",
        ),
        (
            json!("x"),
            ".",
            "expected an object (Everything), found a string",
        ),
        (
            json!(true),
            ".",
            "expected an object (Everything), found a boolean",
        ),
        (
            json!(1.5),
            ".",
            "expected an object (Everything), found a number",
        ),
    ] {
        let error = read::<Everything>(&body).unwrap_err();
        assert_eq!(error.path, path, "{body}: {error}");
        assert!(error.message.contains(words), "{body}: {error}");
        assert!(serde_json::from_value::<Everything>(body).is_err());
    }
    let error = read::<Wrapped>(&json!({"owner": null})).unwrap_err();
    assert_eq!(error.path, "owner");
}

#[test]
fn a_torn_answer_is_an_error_at_the_place_of_the_tear() {
    let whole = json!({"data": [{"id": "a", "list": [{"id": "b", "name": "c"}]}]}).to_string();
    for end in 0..whole.len() {
        let torn = decode::<Vec<Everything>>(&whole.as_bytes()[..end], Some("data"));
        assert!(torn.is_err(), "{}", &whole[..end]);
    }
    let error = decode::<Vec<Everything>>(
        br#"{"data":[{"id":"a"},{"id":"b","owner":{"id":"#,
        Some("data"),
    )
    .unwrap_err();
    assert_eq!(error.path, "data[1].owner.id");
    let error = decode::<Owner>(br#"{"id":"a"} x"#, None).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.message.as_str()),
        (".", "trailing characters")
    );
}

#[test]
fn the_envelope_is_taken_off_and_must_be_there() {
    let body = json!({"meta": {"page": 1}, "data": {"id": "o1"}, "more": []}).to_string();
    assert_eq!(
        decode::<Owner>(body.as_bytes(), Some("data")).unwrap().id,
        "o1"
    );
    let error = decode::<Owner>(body.as_bytes(), Some("body")).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.message.as_str()),
        (".", "missing field `body`")
    );
    let error = decode::<Owner>(br#"{"data":null}"#, Some("data")).unwrap_err();
    assert_eq!(error.path, "data");
    let error = decode::<Owner>(b"[]", Some("data")).unwrap_err();
    assert!(
        error.message.contains("an object with `data`"),
        "{}",
        error.message
    );
}

#[test]
fn names_with_escapes_are_the_same_names() {
    assert_eq!(
        decode::<Owner>(br#"{"\u0069d":"a","n\u0061me":"b"}"#, None).unwrap(),
        Owner {
            id: "a".into(),
            name: "b".into()
        }
    );
    assert_eq!(
        decode::<Owner>(br#"{"\u0064ata":{"id":"a"}}"#, Some("data"))
            .unwrap()
            .id,
        "a"
    );
}

#[test]
fn the_last_of_two_members_of_one_name_counts() {
    let owner = decode::<Owner>(br#"{"id":"a","id":"b"}"#, None).unwrap();
    assert_eq!(owner.id, "b");
    // Whole: nothing of the first is left in it.
    let body = br#"{"id":"a","owner":{"id":"o","name":"Ada"},"owner":{"id":"p"},"owner":null,"owner":{"id":"q"}}"#;
    let owner = decode::<Everything>(body, None).unwrap().owner;
    assert_eq!((owner.id.as_str(), owner.name.as_str()), ("q", ""));
    let owner = decode::<Owner>(br#"{"data":{"id":"a"},"data":{"id":"b"}}"#, Some("data")).unwrap();
    assert_eq!(owner.id, "b");
    let map = decode::<BTreeMap<String, i64>>(br#"{"k":1,"k":2}"#, None).unwrap();
    assert_eq!(map["k"], 2);
}

#[test]
fn the_envelope_is_read_in_words_without_values() {
    for (body, found) in [
        (json!(null), "null"),
        (json!([1]), "a list"),
        (json!("x"), "a string"),
        (json!(true), "a boolean"),
        (json!(1), "a number"),
        (json!(-1), "a number"),
        (json!(1.5), "a number"),
    ] {
        let error = decode::<Owner>(body.to_string().as_bytes(), Some("data")).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.message),
            (
                ".",
                format!("expected an object with `data`, found {found}")
            )
        );
        let error = read::<Action>(&body).unwrap_err();
        assert_eq!(
            error.message,
            format!("expected an object with `kind`, found {found}")
        );
    }
    assert_eq!(
        read::<Action>(&json!({})).unwrap_err().message,
        "missing field `kind`"
    );
    assert_eq!(
        read::<Action>(&json!({"kind": 5})).unwrap_err().message,
        "the tag `kind` is not a string"
    );
}

#[test]
fn nothing_is_read_out_of_anything() {
    for body in [
        json!(null),
        json!(1),
        json!("x"),
        json!([1]),
        json!({"a": 1}),
    ] {
        let () = read(&body).unwrap();
    }
    let boxed: Box<Owner> = read(&json!({"id": "a"})).unwrap();
    assert_eq!(boxed.id, "a");
    assert!(read::<Box<Owner>>(&json!(null)).is_err());
    assert_eq!(Box::<Owner>::absent(), Box::new(Owner::absent()));
}

#[test]
fn an_open_object_keeps_every_member() {
    let open: Opened = read(&json!({"a": 1, "known": true, "b": "2"})).unwrap();
    assert_eq!(
        open,
        Opened {
            known: true,
            rest: [("a".to_owned(), 1), ("b".to_owned(), 2)].into()
        }
    );
    assert_eq!(
        told::<Opened>(&json!({"a": 1}), None),
        Vec::<String>::new(),
        "none is unread"
    );
}

#[test]
fn a_union_without_a_tag_is_the_first_form_that_can_be_read() {
    let bare = json!({"id": "o1", "name": "Ada", "novel": 1});
    assert!(matches!(read(&bare).unwrap(), Either::Bare(owner) if owner.name == "Ada"));
    let wrapped = json!({"owner": {"id": "o1", "name": 5}});
    assert!(
        matches!(read(&wrapped).unwrap(), Either::Wrapped(wrapped) if wrapped.owner.id == "o1")
    );
    // What the form that did not fit found odd is not told.
    assert_eq!(
        told::<Vec<Either>>(&json!([bare]), None),
        ["[].novel: a field that nobody reads"]
    );
    let both_wrong = json!([{"id": "x"}, {"owner": {"name": 1, "novel": 2}}]);
    let error = read::<Vec<Either>>(&both_wrong).unwrap_err();
    assert_eq!(
        (error.path.as_str(), error.message.as_str()),
        ("[1]", "none of the forms of Either")
    );
    // However deep the last of them failed.
    let deep = read::<Vec<Either>>(&json!([{"id": null}])).unwrap_err();
    assert_eq!(deep.path, "[0]");
    assert_eq!(deep.to_string(), deep.message);
}

#[test]
fn a_union_with_a_tag_is_read_by_it_and_located_within() {
    let note: Action = read(&json!({"kind": "note", "id": "n", "name": "x"})).unwrap();
    assert!(matches!(&note, Action::Note(owner) if owner.id == "n"));
    assert_eq!(
        serde_json::to_value(&note).unwrap(),
        json!({"kind": "note", "id": "n", "name": "x"})
    );
    let other = json!({"kind": "song", "notes": [1]});
    assert_eq!(
        serde_json::to_value(read::<Action>(&other).unwrap()).unwrap(),
        other
    );
    assert_eq!(
        told::<Vec<Action>>(
            &json!([other, {"name": 5, "kind": "note", "id": "n", "novel": 1}]),
            None
        ),
        [
            r#"[0]: expected a listed Action, found "song""#,
            "[1].name: expected a string, found a number",
            "[].novel: a field that nobody reads",
        ]
    );
    for (body, path) in [
        (json!([{"id": "n"}]), "[0]"),
        (json!([{"kind": 5, "id": "n"}]), "[0]"),
        (json!([{"kind": "note", "id": null}]), "[0].id"),
    ] {
        assert_eq!(read::<Vec<Action>>(&body).unwrap_err().path, path, "{body}");
    }
}

#[test]
fn what_is_survived_is_told_with_its_place_and_nothing_of_its_value() {
    let body = json!({"data": [
        {"id": "a", "text": 4_242, "novel": {"secret": "canary"}},
        {"id": "b", "novel": 2, "owner": {"id": "o", "extra": "canary"}, "list": [null, {"id": 7}], "time": "canary"},
    ], "meta": 1});
    assert_eq!(
        told::<Vec<Everything>>(&body, Some("data")),
        [
            "data[0].text: expected a string, found a number",
            "data[1].list[0]: expected an element, found null",
            "data[1].list[1].id: expected a string, found a number",
            "data[1].time: expected an RFC 3339 time, found another string",
            "data[].novel: a field that nobody reads",
            "data[].owner.extra: a field that nobody reads",
            "meta: a field that nobody reads",
        ]
    );
}

#[test]
fn many_oddities_are_told_in_part_and_counted() {
    let rows: Vec<Value> = (0..100).map(|_| json!({"id": 1, "novel": 1})).collect();
    let lines = told::<Vec<Owner>>(&json!(rows), None);
    assert_eq!(lines[0], "[0].id: expected a string, found a number");
    let told_one_by_one = lines.iter().filter(|line| line.contains("].id")).count();
    assert_eq!(
        lines[told_one_by_one..],
        [
            format!(": {} more oddities", rows.len() - told_one_by_one),
            "[].novel: a field that nobody reads".to_owned(),
        ]
    );
}
