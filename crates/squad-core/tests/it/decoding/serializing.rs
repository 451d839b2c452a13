//! Building and serializing: enums, scalars, request types, decoded objects, and their `Debug`.

use squad_core::wire::macros::{ObjectSerializer, tag_of, with_tag};

use super::*;

#[test]
fn an_enum_converts_from_and_to_its_text() {
    for (text, state) in [
        ("open", State::Open),
        ("closed", State::Closed),
        ("ajar", State::Unknown("ajar".into())),
    ] {
        assert_eq!(State::from(text), state);
        assert_eq!(State::from(text.to_owned()), state);
        assert_eq!(text.parse::<State>().unwrap(), state);
        assert_eq!(state.as_str(), text);
        assert_eq!(AsRef::<str>::as_ref(&state), text);
        assert_eq!(state.to_string(), text);
        assert_eq!(serde_json::to_value(&state).unwrap(), text);
        assert_eq!(serde_json::from_value::<State>(json!(text)).unwrap(), state);
        let mut texts = Vec::new();
        squad_core::QueryValue::texts(&state, &mut |text| texts.push(text.to_owned()));
        assert_eq!(texts, [text]);
    }
    assert_eq!(State::LISTED, [State::Open, State::Closed]);
    assert_eq!(State::default(), State::Unknown(String::new()));
}

#[test]
fn a_scalar_keeps_its_type() {
    for (value, scalar, text) in [
        (json!(true), Scalar::from(true), "true"),
        (json!(false), Scalar::from(false), "false"),
        (json!(-5), Scalar::from(-5_i64), "-5"),
        (json!(5), Scalar::from(5_i32), "5"),
        (json!(2.5), Scalar::from(2.5), "2.5"),
        (
            json!(u64::MAX),
            Scalar::Number(u64::MAX as f64),
            "18446744073709552000",
        ),
        (json!("5 "), Scalar::from("5 "), "5 "),
        (json!("x"), Scalar::from("x".to_owned()), "x"),
    ] {
        assert_eq!(decoded::<Scalar>(&value).unwrap(), scalar, "{value}");
        assert_eq!(
            serde_json::from_value::<Scalar>(value.clone()).unwrap(),
            scalar
        );
        assert_eq!(scalar.to_string(), text);
        let written = serde_json::to_value(&scalar).unwrap();
        assert_eq!(
            written,
            serde_json::to_value(
                value
                    .as_f64()
                    .filter(|_| value.is_u64() && value.as_i64().is_none())
                    .map_or(value.clone(), Value::from)
            )
            .unwrap()
        );
    }
    assert_eq!(Scalar::default(), Scalar::Text(String::new()));
    assert_eq!(Scalar::fallback(), Scalar::default());
}

#[test]
fn absent_null_and_a_value_stay_apart_in_both_directions() {
    type Three = Nullable<i64>;
    for (three, value, written) in [
        (Three::Absent, None, Value::Null),
        (Three::from(None), None, Value::Null),
        (Three::from(4), Some(4), json!(4)),
        (Three::from(Some(4)), Some(4), json!(4)),
    ] {
        assert_eq!(three.value(), value.as_ref());
        assert_eq!(serde_json::to_value(three).unwrap(), written);
        assert_eq!(three.is_absent(), three == Three::Absent);
        assert_eq!(three.is_omitted(), three == Three::Absent);
    }
    // With plain serde too.
    assert_eq!(
        serde_json::from_value::<Three>(Value::Null).unwrap(),
        Three::Null
    );
    assert_eq!(
        serde_json::from_value::<Three>(json!(4)).unwrap(),
        Three::Value(4)
    );
    assert_eq!(with("clearable", json!("4")).clearable, Three::Value(4));
}

#[derive(Debug, PartialEq, Clone)]
struct Written {
    id: String,
    text: String,
    list: Vec<i64>,
    maybe: Option<i64>,
    clearable: Nullable<i64>,
    cleared: Nullable<i64>,
    null: Option<i64>,
    set: Option<i64>,
    until: Option<jiff::civil::Date>,
    since: Option<jiff::Timestamp>,
    additional: Map<String, Value>,
}
squad_core::lenient_struct!(Written default { id = "id" } {
    text = "text", list = "theList", maybe = "maybe", clearable = "clearable", cleared = "cleared",
    null = "null" or_null, set = "set" or_null, until = "until" or_empty, since = "since" or_empty,
} ..additional);

#[test]
fn omitted_fields_are_not_serialized_and_required_ones_are() {
    let written = json!({
        "id": "", "text": "", "theList": [], "null": null, "set": null, "until": "", "since": "",
    });
    assert_eq!(serde_json::to_value(Written::default()).unwrap(), written);
    let full = Written {
        id: "5f1e".into(),
        text: "t".into(),
        list: vec![1],
        maybe: Some(2),
        clearable: Nullable::Value(3),
        cleared: Nullable::Null,
        null: None,
        set: Some(4),
        until: Some("2026-03-04".parse().unwrap()),
        since: Some("2026-03-04T05:06:07Z".parse().unwrap()),
        additional: [("novel".to_owned(), json!({"a": [1]}))]
            .into_iter()
            .collect(),
    };
    let text = serde_json::to_string(&full).unwrap();
    assert_eq!(
        text,
        r#"{"id":"5f1e","text":"t","theList":[1],"maybe":2,"clearable":3,"cleared":null,"null":null,"set":4,"until":"2026-03-04","since":"2026-03-04T05:06:07Z","novel":{"a":[1]}}"#
    );
    assert_eq!(serde_json::from_str::<Written>(&text).unwrap(), full);
    let opened = Opened {
        known: true,
        additional: [("a".to_owned(), 1)].into(),
    };
    assert_eq!(
        serde_json::to_value(opened).unwrap(),
        json!({"known": true, "a": 1})
    );
}

/// Cannot be serialized.
struct Unserializable;

impl Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("not today"))
    }
}

#[test]
fn the_first_member_that_cannot_be_serialized_is_the_error() {
    let mut text = Vec::new();
    let mut writer = serde_json::Serializer::new(&mut text);
    let mut object = ObjectSerializer::new(&mut writer);
    object.or_null("a", &Some(Unserializable));
    object.or_null("b", &Some(1));
    let error = object.end().unwrap_err();
    assert_eq!(error.to_string(), "not today");
}

#[derive(Debug, PartialEq, Clone, Default)]
struct Sent {
    name: String,
    until: Option<jiff::civil::Date>,
    tags: Option<Vec<String>>,
    note: Nullable<String>,
    state: Option<State>,
}
squad_core::request_struct! {
    Sent { name: String, until: jiff::civil::Date, } { tags: Vec<String>, note: Option<String>, state: State, }
}

#[test]
fn a_request_is_built_from_required_fields_and_setters() {
    let day = jiff::civil::date(2026, 3, 4);
    let bare = Sent::new("n", day);
    assert_eq!(
        bare,
        Sent {
            name: "n".into(),
            until: Some(day),
            ..Sent::default()
        }
    );
    let full = bare.tags(vec!["t".to_owned()]).note(None).state("open");
    assert_eq!(full.tags, Some(vec!["t".to_owned()]));
    assert_eq!(full.note, Nullable::Null);
    assert_eq!(full.state, Some(State::Open));
    assert_eq!((full.name.as_str(), full.until), ("n", Some(day)));
    let noted = full.note("x".to_owned());
    assert_eq!(noted.note, Nullable::Value("x".to_owned()));
}

struct Keyed {
    name: String,
    api_key: String,
}
squad_core::redacted_debug!(Keyed { name } { api_key });

#[test]
fn a_secret_field_is_redacted_in_debug() {
    let keyed = Keyed {
        name: "checkout".into(),
        api_key: "canary".into(),
    };
    assert_eq!(keyed.api_key, "canary");
    assert_eq!(
        format!("{keyed:?}"),
        r#"Keyed { name: "checkout", api_key: [redacted] }"#
    );
}

#[test]
fn a_tagged_union_is_serialized_with_exactly_its_tag() {
    let ada = Owner {
        id: "n".into(),
        name: "Ada".into(),
    };
    let note = Action::Note(ada.clone());
    assert_eq!(note.tag(), "note");
    assert_eq!(
        serde_json::to_string(&note).unwrap(),
        r#"{"kind":"note","id":"n","name":"Ada"}"#
    );
    let other = json!({"name": 1, "kind": "song"});
    let song: Action = decoded(&other).unwrap();
    assert_eq!(song.tag(), "song");
    assert_eq!(
        serde_json::to_string(&song).unwrap(),
        r#"{"name":1,"kind":"song"}"#
    );
    assert_eq!(Action::fallback().tag(), "");
    assert_eq!(serde_json::to_value(Action::fallback()).unwrap(), json!({}));
    // A member with the name of the tag does not replace the tag.
    let tagged = with_tag::<_, serde_json::Error>("name", "note", &ada).unwrap();
    assert_eq!(json!(tagged), json!({"name": "note", "id": "n"}));
    let error = with_tag::<_, serde_json::Error>("kind", "note", &5).unwrap_err();
    assert!(error.to_string().contains("must be an object"), "{error}");
    let (empty, other) = (Map::new(), tagged);
    for (identity, expected) in [(Some("id"), Some("")), (Some("kid"), None), (None, None)] {
        assert!(tag_of::<serde_json::Error>(&empty, "kind", identity).is_err());
        let tag = tag_of::<serde_json::Error>(&other, "kind", identity);
        assert_eq!(tag.ok(), expected);
    }
}

#[test]
fn an_untagged_union_falls_back_to_its_first_variant_and_is_serialized_as_its_own() {
    assert!(matches!(Either::fallback(), Either::Wrapped(_)));
    let bare = json!({"id": "o1", "name": "Ada"});
    assert_eq!(
        serde_json::to_value(decoded::<Either>(&bare).unwrap()).unwrap(),
        bare
    );
}
