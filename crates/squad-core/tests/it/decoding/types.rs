//! What each type makes of absence, `null` and the wrong type.

use super::*;

#[test]
fn documented_values_are_decoded_and_nothing_is_reported() {
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
    let all: Everything = decoded(&body).unwrap();
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
    assert_eq!(reported::<Everything>(&body, None), Vec::<String>::new());
    // By way of serde, the same.
    assert_eq!(
        serde_json::from_value::<Everything>(body).unwrap(),
        expected
    );
}

#[test]
fn absent_and_null_fields_get_their_fallback() {
    let absent: Everything = decoded(&json!({"id": "5f1e"})).unwrap();
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
fn a_wrong_type_costs_at_most_its_value() {
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
        (json!(" no "), false),
        (json!("false"), false),
        (json!("maybe"), false),
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
    assert_eq!(with("large", json!(1e30)).large, 0);
    assert_eq!(with("large", json!(-1e30)).large, 0);
    assert_eq!(with("large", json!(5.0)).large, 5);
    assert_eq!(with("fraction", json!(-7)).fraction, -7.0);
    assert_eq!(with("fraction", json!(7)).fraction, 7.0);
    assert_eq!(with("fraction", json!("1e999")).fraction, 0.0);
    assert_eq!(with("fraction", json!("x")).fraction, 0.0);
    assert_eq!(with("fraction", json!("2.5")).fraction, 2.5);
    assert_eq!(with("fraction", json!(" 2.5 ")).fraction, 2.5);
    assert_eq!(with("fraction", json!(false)).fraction, 0.0);
    assert_eq!(
        with("theState", json!("ajar")).state,
        State::Unknown("ajar".into())
    );
    assert_eq!(with("theState", json!(3)).state, State::Unknown("3".into()));
    assert_eq!(with("scalar", json!([1])).scalar, Scalar::default());
    let mixed = with("list", json!([null, {"id": "o2"}])).list;
    assert_eq!(mixed.len(), 1);
    let plain: Vec<Plain> = decoded(&json!(["x", null, {"name": "n"}])).unwrap();
    let names: Vec<&str> = plain.iter().map(|plain| plain.name.as_str()).collect();
    assert_eq!(
        names,
        ["", "n"],
        "an element of another type keeps its index"
    );
    assert_eq!(
        with("texts", json!(["a", null, {"x": 1}, "b"])).texts,
        ["a", "", "b"],
        "`null` is not an element"
    );
    assert_eq!(
        decoded::<Vec<Value>>(&json!([null, 1])).unwrap(),
        [Value::Null, json!(1)],
        "except of free JSON"
    );
    assert_eq!(with("map", json!([])).map, BTreeMap::new());
    assert_eq!(
        Value::Object(with("object", json!([5, 6])).object),
        json!({"0": 5, "1": 6})
    );
    for member in [
        "text", "flag", "small", "large", "positive", "fraction", "theState", "time", "date",
    ] {
        for wrong in [
            json!([{"x": [1]}]),
            json!({"x": {"y": 1}}),
            json!("x"),
            json!(true),
            json!(9),
            json!(0.5),
        ] {
            let value = with(member, wrong.clone());
            assert_eq!(value.id, "5f1e", "{member} = {wrong}");
        }
    }
}

/// As `serde_json` passes on numbers if any crate of a program turns on its feature `arbitrary_precision`.
#[test]
fn numbers_of_arbitrary_precision_are_numbers() {
    fn number<T: LenientDeserialize>(text: &str) -> T {
        let object = [("$serde_json::private::Number", text)];
        let object =
            serde::de::value::MapDeserializer::<_, serde_json::Error>::new(object.into_iter());
        T::deserialize_lenient(object).unwrap()
    }
    assert_eq!(number::<i32>("-7"), -7);
    assert_eq!(number::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(number::<i64>("3.9"), 3);
    assert_eq!(number::<f64>("2.5"), 2.5);
    assert_eq!(number::<f64>("1e3"), 1000.0);
    assert!(number::<bool>("1"));
    assert_eq!(number::<String>("-7"), "-7");
    assert_eq!(number::<Value>("7"), json!(7));
    assert_eq!(number::<Scalar>("7"), Scalar::Integer(7));
    assert_eq!(
        number::<Option<jiff::Timestamp>>("1700000000")
            .unwrap()
            .to_string(),
        "2023-11-14T22:13:20Z"
    );
    // A response may use the name for another value.
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
fn escaped_member_names_are_the_same_names() {
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
fn the_last_of_duplicate_members_wins() {
    let owner = decode::<Owner>(br#"{"id":"a","id":"b"}"#, None).unwrap();
    assert_eq!(owner.id, "b");
    // Nothing of the first is left in it.
    let body = br#"{"id":"a","owner":{"id":"o","name":"Ada"},"owner":{"id":"p"},"owner":null,"owner":{"id":"q"}}"#;
    let owner = decode::<Everything>(body, None).unwrap().owner;
    assert_eq!((owner.id.as_str(), owner.name.as_str()), ("q", ""));
    let owner = decode::<Owner>(br#"{"data":{"id":"a"},"data":{"id":"b"}}"#, Some("data")).unwrap();
    assert_eq!(owner.id, "b");
    let map = decode::<BTreeMap<String, i64>>(br#"{"k":1,"k":2}"#, None).unwrap();
    assert_eq!(map["k"], 2);
}

#[test]
fn unit_and_boxes_are_decoded() {
    for body in [
        json!(null),
        json!(1),
        json!("x"),
        json!([1]),
        json!({"a": 1}),
    ] {
        let () = decoded(&body).unwrap();
    }
    let boxed: Box<Owner> = decoded(&json!({"id": "a"})).unwrap();
    assert_eq!(boxed.id, "a");
    assert!(decoded::<Box<Owner>>(&json!(null)).is_err());
    assert_eq!(Box::<Owner>::fallback(), Box::new(Owner::fallback()));
}

#[test]
fn additional_properties_are_kept() {
    let open: Opened = decoded(&json!({"a": 1, "known": true, "b": "2"})).unwrap();
    assert_eq!(
        open,
        Opened {
            known: true,
            additional: [("a".to_owned(), 1), ("b".to_owned(), 2)].into()
        }
    );
    assert_eq!(
        reported::<Opened>(&json!({"a": 1}), None),
        Vec::<String>::new(),
        "none is undocumented"
    );
}

#[derive(Debug, PartialEq)]
struct Plain {
    name: String,
}
squad_core::lenient_struct!(Plain {} { name = "name" });

/// One of these costs a strict parser the whole response.
#[test]
fn numbers_out_of_range_and_a_byte_order_mark_cost_nothing_else() {
    let body = br#"{"data":[{"id":"a"},{"id":"b","small":1e999,"large":99999999999999999999,"fraction":-1e999,
        "text":1e999,"flag":1e999,"time":1e999,"scalar":1e999,"free":[1e999],"novel":1e999}]}"#;
    let marked = [b"\xEF\xBB\xBF", &body[..]].concat();
    for body in [&body[..], &marked] {
        let all: Vec<Everything> = decode(body, Some("data")).unwrap();
        assert_eq!(all[0].id, "a");
        let odd = &all[1];
        assert_eq!((odd.small, odd.large, odd.fraction), (0, 0, 0.0));
        assert_eq!(
            (odd.text.as_str(), odd.flag, odd.time),
            ("1e999", false, Some(jiff::Timestamp::MAX))
        );
        assert_eq!(odd.free, json!(["1e999"]));
    }
    let reported = reported_text::<Vec<Everything>>(&marked, Some("data"));
    assert_eq!(
        reported[..5],
        [
            ".: expected JSON, found a byte order mark before it",
            ".: expected numbers in range, found a number out of range",
            "data[1].small: expected an integer, found a string",
            "data[1].large: expected an integer, found a number out of range",
            "data[1].fraction: expected a number, found a number out of range",
        ]
    );
    // Not in an identifying field.
    let error =
        decode::<Vec<Wrapped>>(br#"[{"owner":{"id":"a"}},{"owner":1e999}]"#, None).unwrap_err();
    assert_eq!(error.path, "[1].owner");
    // Only one mark is tolerated, and only at the start.
    assert!(decode::<Value>(b"\xEF\xBB\xBF\xEF\xBB\xBF1", None).is_err());
    assert!(decode::<Value>(b"[\xEF\xBB\xBF1]", None).is_err());
}

/// A service that cuts a text in the middle of an emoji sends half of it.
#[test]
fn lone_surrogates_cost_nothing_else() {
    let body =
        br#"{"data":[{"id":"a"},{"id":"b","text":"cut \ud83d","flag":"\ude00","large":1e999}]}"#;
    let all: Vec<Everything> = decode(body, Some("data")).unwrap();
    assert_eq!((all[0].id.as_str(), all[1].id.as_str()), ("a", "b"));
    assert_eq!(all[1].text, "cut \u{fffd}");
    let reported = reported_text::<Vec<Everything>>(body, Some("data"));
    assert!(
        reported.contains(&".: expected strings in Unicode, found a lone surrogate".to_owned()),
        "{reported:?}"
    );
}

/// The elements that a wrong list lacks would seem deleted.
#[test]
fn anything_but_a_list_or_null_is_not_a_list() {
    for (wrong, found) in [
        (json!(false), "a boolean"),
        (json!(7), "a number"),
        (json!(-7), "a number"),
        (json!(0.5), "a number"),
        (json!(""), "a string"),
        (json!("o1"), "a string"),
        (json!({}), "an object"),
        (json!({"id": "o1"}), "an object"),
    ] {
        let error = decoded::<Vec<Owner>>(&wrong).unwrap_err();
        assert_eq!(error.message, format!("expected a list, found {found}"));
        let body = json!({"data": wrong}).to_string();
        let error = decode::<Vec<String>>(body.as_bytes(), Some("data")).unwrap_err();
        assert_eq!(error.path, "data");
        if found != "an object" {
            let error = decoded::<BTreeMap<String, String>>(&wrong).unwrap_err();
            assert_eq!(error.message, format!("expected an object, found {found}"));
        }
    }
    assert!(decoded::<BTreeMap<String, String>>(&json!([1])).is_err());
    let none: Vec<Owner> = decoded(&Value::Null).unwrap();
    assert_eq!(none, []);
}
