//! Whatever a response holds, no value of it is in an error, and in no event except the values of open enums.

use std::error::Error as _;

use super::*;

/// A value of every wrong type that contains a text to search for.
fn canaries() -> [Value; 9] {
    [
        json!("CANARY"),
        json!("CANARY at line 3, expected `x`"),
        json!(909_090_909),
        json!(-909_090_909_090_i64),
        json!(17_909_090_909_090_909_090_u64),
        json!(90_909_090.25),
        json!(["CANARY", 909_090_909]),
        json!({"x": "CANARY", "id": ["CANARY"]}),
        json!({"id": "CANARY", "kind": ["CANARY"], "time": "CANARY"}),
    ]
}

fn holds_canary(text: &str) -> bool {
    text.contains("CANARY") || text.contains("909")
}

fn assert_clean(text: &str, of: &Value) {
    assert!(!holds_canary(text), "{of} is shown in: {text}");
}

/// The JSON pointers of a value and its parts.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(elements) => {
            for (nth, element) in elements.iter().enumerate() {
                pointers(element, &format!("{at}/{nth}"), found);
            }
        }
        _ => {}
    }
}

fn look_into<T: LenientDeserialize + std::fmt::Debug>(
    body: &[u8],
    envelope: Option<&'static str>,
) -> bool {
    let Err(error) = decode::<T>(body, envelope) else {
        return false;
    };
    let of = Value::String(String::from_utf8_lossy(body).into_owned());
    let source = error.source().unwrap();
    assert_clean(
        &format!(
            "{error} {error:?} {error:#?} {} {source} {source:?}",
            error.path
        ),
        &of,
    );
    let whole = squad_core::Error::from(error);
    assert_clean(
        &format!("{whole} {whole:?} {whole:#?} {:?}", whole.source()),
        &of,
    );
    true
}

/// Puts every canary and `null` into every place of `body`. Returns how many of these responses were rejected.
fn sweep<T: LenientDeserialize + std::fmt::Debug>(
    body: &Value,
    envelope: Option<&'static str>,
) -> usize {
    let (mut pointers, mut rejected) = (Vec::new(), 0);
    self::pointers(body, "", &mut pointers);
    assert!(decode::<T>(body.to_string().as_bytes(), envelope).is_ok());
    for pointer in pointers {
        for canary in canaries().into_iter().chain([Value::Null, json!(true)]) {
            let mut odd = body.clone();
            *odd.pointer_mut(&pointer).unwrap() = canary;
            let text = odd.to_string();
            rejected += usize::from(look_into::<T>(text.as_bytes(), envelope));
            // Truncated behind the canary.
            let end = text.find("CANARY").map_or(text.len() - 1, |at| at + 7);
            rejected += usize::from(look_into::<T>(&text.as_bytes()[..end], envelope));
            // An undocumented enum value is reported on purpose.
            if has_unknown_value(&odd) {
                continue;
            }
            for line in reported::<T>(&odd, envelope) {
                assert_clean(&line, &odd);
            }
        }
    }
    rejected
}

/// Returns whether a canary has become the value of an enum or a tag.
fn has_unknown_value(body: &Value) -> bool {
    let mut pointers = Vec::new();
    self::pointers(body, "", &mut pointers);
    pointers
        .iter()
        .filter(|pointer| pointer.ends_with("/theState") || pointer.ends_with("/kind"))
        .any(|pointer| holds_canary(&body.pointer(pointer).unwrap().to_string()))
}

/// What generated types do not use, but the traits allow.
#[derive(Debug)]
struct Corners {
    at: jiff::Timestamp,
    day: jiff::civil::Date,
    flag: bool,
    fraction: f64,
    state: State,
    scalar: Scalar,
    count: u64,
    list: Vec<Option<Owner>>,
    names: Vec<Option<String>>,
    times: Vec<jiff::Timestamp>,
    days: BTreeMap<String, jiff::civil::Date>,
    boxed: Box<Owner>,
    nothing: (),
    clearable: Nullable<Owner>,
    either: Either,
    action: Action,
    actions: Vec<Action>,
    maybe: Option<Action>,
    free: Map<String, Value>,
}
squad_core::lenient_struct!(Corners {
    at = "at", day = "day", flag = "flag", fraction = "fraction", state = "theState", scalar = "scalar",
    count = "count", list = "list", boxed = "boxed", either = "either", action = "action", free = "free",
} {
    names = "names", times = "times", days = "days", nothing = "nothing", clearable = "clearable",
    actions = "actions", maybe = "maybe",
});

fn corners() -> Value {
    let owner = json!({"id": "o", "name": "n"});
    let note = json!({"kind": "note", "id": "n", "name": "x"});
    json!({
        "at": "2026-03-04T05:06:07Z", "day": "2026-03-04", "flag": true, "fraction": 1.5, "theState": "open",
        "scalar": "s", "count": 1, "list": [owner], "names": ["a"], "times": ["2026-03-04T05:06:07Z"],
        "days": {"d": "2026-03-04"}, "boxed": owner, "nothing": {"x": 1}, "clearable": owner,
        "either": {"owner": owner}, "action": note, "actions": [note], "maybe": note, "free": {"x": 1},
    })
}

fn everything() -> Value {
    let owner = json!({"id": "o1", "name": "Ada"});
    json!({
        "nested": [[1], [], [2, 3]], "object": {"a": [null]}, "free": {"b": null}, "map": {"k": owner},
        "texts": ["a", "b"], "list": [owner, owner], "clearable": 4, "maybe": owner, "owner": owner,
        "date": "2026-03-04", "time": "2026-03-04T05:06:07.5+02:00", "scalar": 1.5, "theState": "closed",
        "fraction": 2, "positive": 6, "large": 7, "small": -3, "flag": true, "text": "text", "id": "5f1e",
        "novel": 1,
    })
}

#[test]
fn no_value_of_a_response_is_in_its_errors_and_events() {
    let everything = everything();
    // The rejections show that errors were searched, not only values.
    assert!(sweep::<Everything>(&everything, None) > 100);
    assert!(
        sweep::<Vec<Everything>>(&json!({"data": [everything], "more": 1}), Some("data")) > 100
    );
    assert!(sweep::<Corners>(&corners(), None) > 100);
    assert!(
        sweep::<BTreeMap<String, Corners>>(&json!({"data": {"k": corners()}}), Some("data")) > 100
    );
}

#[test]
fn an_identifying_field_of_any_type_is_required_and_not_null() {
    let corners: Corners = super::decoded(&self::corners()).unwrap();
    assert_eq!(
        (corners.at.to_string(), corners.day.to_string()),
        ("2026-03-04T05:06:07Z".into(), "2026-03-04".into())
    );
    assert_eq!(
        (corners.flag, corners.fraction, corners.count),
        (true, 1.5, 1)
    );
    assert_eq!(
        (corners.state, corners.scalar),
        (State::Open, Scalar::from("s"))
    );
    assert_eq!((corners.boxed.id.as_str(), corners.free.len()), ("o", 1));
    assert!(matches!(
        (corners.either, corners.action),
        (Either::Wrapped(_), Action::Note(_))
    ));
    for member in [
        "at", "day", "flag", "fraction", "theState", "scalar", "count", "boxed", "either", "action",
    ] {
        let mut body = self::corners();
        body[member] = Value::Null;
        assert_eq!(super::decoded::<Corners>(&body).unwrap_err().path, member);
        body.as_object_mut().unwrap().remove(member);
        let error = super::decoded::<Corners>(&body).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.message),
            (".", format!("missing field `{member}`"))
        );
    }
    // `null` is an empty list there too.
    let mut body = self::corners();
    body["list"] = Value::Null;
    assert!(super::decoded::<Corners>(&body).unwrap().list.is_empty());
}
