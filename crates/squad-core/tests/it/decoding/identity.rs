//! Identifying fields: without them, or with a wrong type in them, nothing is decoded.

use super::*;

#[test]
fn a_missing_identifying_field_is_an_error_at_its_path() {
    for (body, path, words) in [
        (json!({}), ".", "missing field `id`"),
        (json!({"id": null}), "id", "expected a string, found null"),
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
        let error = decoded::<Everything>(&body).unwrap_err();
        assert_eq!(error.path, path, "{body}: {error}");
        assert!(error.message.contains(words), "{body}: {error}");
        assert!(serde_json::from_value::<Everything>(body).is_err());
    }
    let error = decoded::<Wrapped>(&json!({"owner": null})).unwrap_err();
    assert_eq!(error.path, "owner");
}

#[derive(Debug, PartialEq)]
struct Numbered {
    id: i64,
}
squad_core::lenient_struct!(Numbered { id = "id" } {});

#[derive(Debug, PartialEq)]
struct Small {
    id: u32,
}
squad_core::lenient_struct!(Small { id = "id" } {});

/// Values that would be decoded with an id that they do not have.
#[test]
fn a_wrong_type_in_an_identifying_field_is_an_error() {
    for (id, found) in [
        (json!(["q"]), "a list"),
        (json!({"id": "q"}), "an object"),
        (json!(true), "a boolean"),
        (json!(1.5), "a number"),
        (json!(1e30), "a number"),
        (Value::Null, "null"),
    ] {
        let error = decoded::<Vec<Owner>>(&json!([{"id": "a"}, {"id": id}])).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.message),
            ("[1].id", format!("expected a string, found {found}"))
        );
    }
    for (id, found) in [
        (json!("abc"), "a string"),
        (json!(""), "a string"),
        (json!("1.5"), "a string"),
        (json!("99999999999999999999"), "a string"),
        (json!(true), "a boolean"),
        (json!(1.5), "a number with a fraction"),
        (json!(1e30), "a number out of range"),
        (json!(1e18), "a number without all its digits"),
        (json!(u64::MAX), "a number out of range"),
        (json!([1]), "a list"),
        (json!({"id": 1}), "an object"),
        (Value::Null, "null"),
    ] {
        let error = decoded::<Vec<Numbered>>(&json!([{"id": 1}, {"id": id}])).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.message),
            ("[1].id", format!("expected an integer, found {found}")),
            "{id}"
        );
    }
    for id in [json!(-1), json!(1_u64 << 32), json!("-1")] {
        assert!(decoded::<Small>(&json!({"id": id})).is_err(), "{id}");
    }
    for text in ["1e999", "-1e999", "123456789012345678901234567890"] {
        let body = format!(r#"{{"id":{text}}}"#);
        assert!(decode::<Numbered>(body.as_bytes(), None).is_err(), "{text}");
    }
}

#[test]
fn a_conversion_that_loses_nothing_keeps_an_identifying_field() {
    for (id, expected) in [
        (json!(7), "7"),
        (json!(-7), "-7"),
        (json!(u64::MAX), "18446744073709551615"),
    ] {
        assert_eq!(decoded::<Owner>(&json!({"id": id})).unwrap().id, expected);
    }
    for id in [json!(42), json!("42"), json!(" 42 "), json!(42.0)] {
        assert_eq!(
            decoded::<Numbered>(&json!({"id": id})).unwrap().id,
            42,
            "{id}"
        );
    }
    assert_eq!(decoded::<Small>(&json!({"id": "42"})).unwrap().id, 42);
}

#[test]
fn anything_but_an_object_is_not_an_object_with_an_identity() {
    for wrong in [
        json!("x"),
        json!(""),
        json!(5),
        json!(-5),
        json!(0.5),
        json!(true),
        json!([]),
        json!([{"id": "a"}]),
    ] {
        for (body, path) in [
            (json!({"data": [{"id": "a"}, wrong]}), "data[1]"),
            (
                json!({"data": [{"id": "a", "owner": wrong}]}),
                "data[0].owner",
            ),
            (
                json!({"data": [{"id": "a", "maybe": wrong}]}),
                "data[0].maybe",
            ),
            (
                json!({"data": [{"id": "a", "clearable": 1, "map": {"k": wrong}}]}),
                "data[0].map.k",
            ),
            (
                json!({"data": [{"id": "a", "list": [null, wrong]}]}),
                "data[0].list[1]",
            ),
        ] {
            let error =
                decode::<Vec<Everything>>(body.to_string().as_bytes(), Some("data")).unwrap_err();
            assert_eq!(error.path, path, "{body}");
            assert!(error.message.starts_with("expected an object ("), "{error}");
        }
    }
}

/// A default would be a value that the service did not send.
#[test]
fn a_scalar_that_is_the_whole_response_has_no_fallback() {
    fn rejected<T: LenientDeserialize>(wrong: &[Value]) {
        for wrong in wrong {
            assert!(decoded::<T>(wrong).is_err(), "{wrong}");
            let body = json!({"data": wrong}).to_string();
            assert!(
                decode::<T>(body.as_bytes(), Some("data")).is_err(),
                "{wrong}"
            );
        }
    }
    rejected::<String>(&[json!(null), json!(true), json!([]), json!({})]);
    rejected::<State>(&[json!(null), json!(true), json!([]), json!({})]);
    rejected::<Scalar>(&[json!(null), json!([]), json!({})]);
    rejected::<bool>(&[json!(null), json!(1), json!("maybe"), json!([]), json!({})]);
    rejected::<i64>(&[
        json!(null),
        json!(true),
        json!("x"),
        json!(1.5),
        json!([]),
        json!({}),
    ]);
    rejected::<f64>(&[json!(null), json!(true), json!("x"), json!([]), json!({})]);
    assert!(decoded::<bool>(&json!("true")).unwrap());
    assert_eq!(
        decoded::<State>(&json!("ajar")).unwrap(),
        State::Unknown("ajar".into())
    );
}
