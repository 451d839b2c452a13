//! When an observer of deviations is called, and which error a response has.

use std::cell::RefCell;
use std::error::Error as _;

use squad_core::wire::{Decoder, Deviations};

use super::*;

#[test]
fn observer_is_called_once_for_each_response_that_deviates() {
    let calls = RefCell::new(Vec::new());
    let observe = |deviations: &Deviations<'_>| {
        let located = deviations.locate().into_iter();
        let located: Vec<_> = located
            .map(|one| (one.path, one.description, one.field))
            .collect();
        let operation = deviations.operation.to_owned();
        calls
            .borrow_mut()
            .push((operation, deviations.count, located));
    };
    let decoder = Decoder::new()
        .envelope("data")
        .observe("getOwner", &observe);
    let decode = |body: Value| decoder.decode::<Owner>(body.to_string().as_bytes());
    decode(json!({"data": {"id": "a", "name": "b"}})).unwrap();
    decode(json!({"data": {"id": null}})).unwrap_err();
    assert_eq!(*calls.borrow(), []);
    decode(json!({"data": {"id": 1, "novel": 2}})).unwrap();
    let expected = vec![
        (
            "data.id".to_owned(),
            "expected a string, found a number".to_owned(),
            None,
        ),
        (
            "data.novel".to_owned(),
            "undocumented field".to_owned(),
            Some("novel".to_owned()),
        ),
    ];
    assert_eq!(*calls.borrow(), [("getOwner".to_owned(), 2, expected)]);
}

#[test]
fn events_are_recorded_only_for_a_response_that_deviates() {
    let fine = json!({"id": "a", "name": "b"});
    assert_eq!(reported::<Owner>(&fine, None), [""; 0]);
}

#[test]
fn the_error_is_that_of_the_first_of_the_places_that_came_closest() {
    let decoder = Decoder::new()
        .envelope("data")
        .also_reads(&[&["body", "data"], &["note"]]);
    for (body, path) in [
        (
            json!({"data": {"id": null}, "note": {"id": null}}),
            "data.id",
        ),
        (
            json!({"data": {"id": null}, "body": {"data": {}}}),
            "data.id",
        ),
        (json!({"data": {}, "note": {"id": null}}), "note.id"),
        (
            json!({"data": {}, "body": {"data": {"id": null}}, "note": {"id": null}}),
            "body.data.id",
        ),
    ] {
        let error = decoder.decode::<Owner>(body.to_string().as_bytes());
        assert_eq!(error.unwrap_err().path, path, "{body}");
    }
    // Only if the body is JSON.
    let torn = br#"{"note":{"id":"a"},"data":{"id":"#;
    let error = decoder.decode::<Owner>(torn).unwrap_err();
    assert_eq!(error.path, "data.id");
}

#[derive(Debug, PartialEq, Clone)]
struct Odd {
    id: String,
}
squad_core::lenient_struct!(Odd { id = "a at line 7" } {});

#[derive(Debug, PartialEq, Clone)]
enum Tagged {
    Odd(Odd),
    Unknown(Map<String, Value>),
}
squad_core::tagged_union!(Tagged, "kind" { "odd" => Odd, });

#[test]
fn an_error_is_shown_without_its_line_and_has_that_of_the_parser_as_its_source() {
    let error = decode::<Owner>(b"{\n\"id\": \"a\" x}", None).unwrap_err();
    assert_eq!(error.message, "expected `,` or `}`");
    assert_eq!(error.to_string(), error.message);
    let source = error.source().unwrap().to_string();
    assert_eq!(source, "expected `,` or `}` at line 2 column 11");
    // The name of a member is not a line.
    let error = decoded::<Tagged>(&json!({"kind": "odd"})).unwrap_err();
    assert_eq!(error.message, "missing field `a at line 7`");
    let error = decoded::<Odd>(&json!({})).unwrap_err();
    assert_eq!(error.message, "missing field `a at line 7`");
}

#[test]
fn a_list_in_place_of_a_map_is_empty_or_an_error() {
    type Names = BTreeMap<String, String>;
    assert_eq!(decoded::<Names>(&json!([])).unwrap(), Names::new());
    let empty = ".: expected an object, found an empty list";
    assert_eq!(reported::<Names>(&json!([]), None), [empty]);
    let null = ".: expected an object, found null";
    assert_eq!(reported::<Names>(&json!(null), None), [null]);
    for list in [json!([1]), json!([null, {"a": 1}])] {
        let error = decoded::<Names>(&list).unwrap_err();
        let message = "expected an object, found a list";
        assert_eq!(
            (error.path.as_str(), error.message.as_str()),
            (".", message)
        );
    }
    let object = ".: expected an object, found a list";
    assert_eq!(reported::<Map<String, Value>>(&json!([1]), None), [object]);
}

#[test]
fn unknown_fields_that_are_not_an_object_are_reported() {
    use squad_core::wire::UnknownFields;

    for (body, lines) in [
        (json!({}), vec![]),
        (json!({"a": 1}), vec![]),
        (
            json!([1]),
            vec![".: expected an object, found another value"],
        ),
        (
            json!(null),
            vec![".: expected an object, found another value"],
        ),
    ] {
        assert_eq!(reported::<UnknownFields>(&body, None), lines, "{body}");
    }
}
