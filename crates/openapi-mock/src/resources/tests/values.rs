//! The pure functions on both sides of each condition.

use serde_json::{Value, json};

use super::super::collection::{Collection, parameter, parameters, split};
use super::super::execute::{id_value, text};
use super::super::item::{fit, required};
use super::super::names::{Names, id_noun, noun, words};
use super::super::shape::Shape;
use super::super::split_id;
use super::super::write::merge;
use super::{Dictionary, Document};

fn document(components: Value) -> Document {
    Document::parse(&json!({ "paths": {}, "components": { "schemas": components } }).to_string())
        .unwrap()
}

#[test]
fn value_is_fitted_to_the_type_of_its_schema() {
    let document = document(json!({ "Text": { "type": "string" } }));
    let object = json!({ "type": "object", "required": ["id", "n"], "properties": {
        "id": { "type": "string" }, "n": { "type": "integer" }, "camelCase": { "type": "boolean" },
    } });
    let open = json!({ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": true });
    let closed = json!({ "type": "object", "properties": { "a": { "type": "string" } }, "additionalProperties": false });
    let tag = |word: &str| json!({ "type": "object", "required": ["t"], "properties": { "t": { "const": word } } });
    let all = json!({ "properties": { "a": {} }, "allOf": [{ "properties": { "b": { "type": "string" } } }, { "properties": { "c": {} } }] });
    let (string, integer) = (json!({ "type": "string" }), json!({ "type": "integer" }));
    for (schema, value, expected) in [
        (json!({ "const": 1 }), json!(1), Some(json!(1))),
        (json!({ "const": 1 }), json!(2), None),
        (json!({ "enum": ["a", "b"] }), json!("b"), Some(json!("b"))),
        (json!({ "enum": ["a", "b"] }), json!("c"), None),
        (
            json!({ "type": ["string", "null"] }),
            Value::Null,
            Some(Value::Null),
        ),
        (string.clone(), Value::Null, None),
        (
            json!({ "$ref": "urn:document#/components/schemas/Text" }),
            json!("x"),
            Some(json!("x")),
        ),
        (string.clone(), json!("x"), Some(json!("x"))),
        (string.clone(), json!(7), Some(json!("7"))),
        (string.clone(), json!(true), None),
        (
            string.clone(),
            json!({ "id": "x", "name": "n" }),
            Some(json!("x")),
        ),
        (string.clone(), json!({ "name": "n" }), None),
        (integer.clone(), json!("7"), Some(json!(7))),
        (integer.clone(), json!("x"), None),
        (integer.clone(), json!(7), Some(json!(7))),
        (integer.clone(), json!(-7), Some(json!(-7))),
        (integer.clone(), json!(u64::MAX), Some(json!(u64::MAX))),
        (integer.clone(), json!(1.5), None),
        (json!({ "type": "number" }), json!(1.5), Some(json!(1.5))),
        (json!({ "type": "number" }), json!("1.5"), None),
        (json!({ "type": "boolean" }), json!(true), Some(json!(true))),
        (
            json!({ "type": "boolean" }),
            json!("false"),
            Some(json!(false)),
        ),
        (json!({ "type": "boolean" }), json!("no"), None),
        (json!({ "type": "boolean" }), json!(1), None),
        (json!({}), json!([1]), Some(json!([1]))),
        (
            json!({ "type": "array", "items": integer }),
            json!(["1", "x", 3]),
            Some(json!([1, 3])),
        ),
        (
            json!({ "type": "array" }),
            json!(["1", 2]),
            Some(json!(["1", 2])),
        ),
        (json!({ "type": "array" }), json!("x"), None),
        (
            json!({ "anyOf": [integer, string] }),
            json!("x"),
            Some(json!("x")),
        ),
        (
            json!({ "oneOf": [tag("a"), tag("b")] }),
            json!({ "t": "b" }),
            Some(json!({ "t": "b" })),
        ),
        (json!({ "oneOf": [tag("a")] }), json!({ "t": "c" }), None),
        (
            object.clone(),
            json!({ "id": "x", "camel_case": true, "more": 1 }),
            Some(json!({ "id": "x", "n": 0, "camelCase": true })),
        ),
        (object.clone(), json!({ "id": "x", "n": "text" }), None),
        (
            object.clone(),
            json!({ "id": "x", "n": null }),
            Some(json!({ "id": "x", "n": 0 })),
        ),
        (
            object.clone(),
            json!("x"),
            Some(json!({ "id": "x", "n": 0 })),
        ),
        (object.clone(), json!(["x"]), None),
        (json!({ "properties": { "id": {} } }), json!([1]), None),
        (
            json!({ "properties": { "id": {} } }),
            json!(1),
            Some(json!({ "id": 1 })),
        ),
        (tag("a"), json!("x"), None),
        (
            json!({ "type": "object" }),
            json!({ "a": 1 }),
            Some(json!({ "a": 1 })),
        ),
        (
            open,
            json!({ "a": "x", "b": 1 }),
            Some(json!({ "a": "x", "b": 1 })),
        ),
        (
            closed,
            json!({ "a": "x", "b": 1 }),
            Some(json!({ "a": "x" })),
        ),
        (
            all.clone(),
            json!({ "a": 1, "b": "x", "c": 2, "d": 3 }),
            Some(json!({ "a": 1, "b": "x", "c": 2 })),
        ),
        (json!({ "allOf": [integer] }), json!("7"), Some(json!(7))),
    ] {
        assert_eq!(
            fit(&document, &schema, &value),
            expected,
            "{schema} {value}"
        );
    }
    assert_eq!(required(&json!({ "required": ["a", 1, "b"] })), ["a", "b"]);
    assert!(required(&json!({})).is_empty());
}

#[test]
fn value_is_fitted_down_to_its_24th_level() {
    let document = document(
        json!({ "List": { "type": "array", "items": { "$ref": "#/components/schemas/List" } } }),
    );
    let nested = |depth: usize| (0..depth).fold(json!([]), |inner, _| json!([inner]));
    let schema = json!({ "$ref": "urn:document#/components/schemas/List" });
    assert_eq!(fit(&document, &schema, &nested(24)), Some(nested(24)));
    assert_eq!(fit(&document, &schema, &nested(25)), Some(nested(24)));
}

fn rendered(schema: &Value, dictionary: &Dictionary, fields: &Value) -> Value {
    let document = document(json!({}));
    let names = Names::new(dictionary);
    let shape = Shape::new(&document, &names, schema);
    shape.render(&document, &|key| fields.get(key))
}

#[test]
fn shape_shows_the_fields_of_its_properties() {
    let text = json!({ "type": "string" });
    let number = json!({ "type": "integer" });
    let dictionary = Dictionary {
        same: &[&["owner_id", "owner.id"]],
        ..Dictionary::default()
    };
    let owned = json!({ "properties": { "owner": {
        "type": "object", "required": ["id", "rank"], "properties": { "id": text, "rank": number, "name": text },
    } } });
    let branch = |tag: &str, name: &str| json!({ "required": ["tag", name], "properties": { "tag": { "enum": [tag] }, name: number } });
    let union =
        json!({ "properties": { "common": text }, "anyOf": [branch("a", "x"), branch("b", "y")] });
    let merged = json!({ "allOf": [
        { "properties": { "a": text, "b": text } }, { "required": ["b"], "properties": { "b": number, "c": text } },
    ] });
    for (schema, fields, expected) in [
        (
            json!({ "properties": { "createdAt": text } }),
            json!({ "createdat": "now", "other": 1 }),
            json!({ "createdAt": "now" }),
        ),
        (
            json!({ "required": ["a"], "properties": { "a": text, "b": text } }),
            json!({}),
            json!({ "a": "" }),
        ),
        // Without a union, a value of another type is replaced.
        (
            json!({ "required": ["a"], "properties": { "a": number } }),
            json!({ "a": "text" }),
            json!({ "a": 0 }),
        ),
        (
            json!({ "required": ["a"], "properties": { "a": { "enum": ["x", "y"] } } }),
            json!({ "a": "z" }),
            json!({ "a": "x" }),
        ),
        (
            owned.clone(),
            json!({ "ownerid": "o" }),
            json!({ "owner": { "id": "o", "rank": 0 } }),
        ),
        (
            owned.clone(),
            json!({ "owner": { "id": "p", "rank": 1 }, "ownerid": "o" }),
            json!({ "owner": { "id": "p", "rank": 1 } }),
        ),
        (owned, json!({}), json!({})),
        (
            union.clone(),
            json!({ "tag": "b", "common": "c" }),
            json!({ "common": "c", "tag": "b", "y": 0 }),
        ),
        (
            union.clone(),
            json!({ "tag": "a", "y": 5, "x": 6 }),
            json!({ "tag": "a", "x": 6 }),
        ),
        // The first branch is shown if none fits.
        (
            union.clone(),
            json!({ "tag": "c" }),
            json!({ "tag": "a", "x": 0 }),
        ),
        (union, json!({}), json!({ "tag": "a", "x": 0 })),
        // A later part of a composition wins.
        (
            merged,
            json!({ "a": "1", "b": 2, "c": "3" }),
            json!({ "a": "1", "b": 2, "c": "3" }),
        ),
    ] {
        assert_eq!(
            rendered(&schema, &dictionary, &fields),
            expected,
            "{schema} {fields}"
        );
    }
    let optional =
        json!({ "anyOf": [{ "properties": { "x": number } }, { "properties": { "y": number } }] });
    let fields = json!({ "x": "text", "y": 1 });
    assert_eq!(
        rendered(&optional, &Dictionary::default(), &fields),
        json!({}),
        "an optional field selects no branch"
    );
}

#[test]
fn shape_knows_its_keys_and_schemas() {
    let document = document(json!({}));
    let dictionary = Dictionary {
        same: &[&["owner_id", "owner.id"]],
        ..Dictionary::default()
    };
    let schema = json!({ "properties": { "A_b": { "type": "string" }, "owner": { "properties": { "id": {}, "x": {} } } } });
    let shape = Shape::new(&document, &Names::new(&dictionary), &schema);
    assert_eq!(
        shape.keys().collect::<Vec<_>>(),
        ["ab", "owner", "ownerid", "owner.x"]
    );
    assert!(shape.has("ownerid") && !shape.has("A_b"));
    assert_eq!(shape.property("ab"), Some(&json!({ "type": "string" })));
    assert_eq!(shape.property("ownerid"), None);
    let none = Shape::new(
        &document,
        &Names::new(&dictionary),
        &json!({ "type": "string" }),
    );
    assert_eq!((none.keys().count(), none.property("ab")), (0, None));
}

#[test]
fn names_and_templates_are_taken_apart() {
    for (segment, one, written) in [
        (
            "escalation-policies",
            "escalationpolicy",
            "escalation policy",
        ),
        ("shelves", "shelf", "shelf"),
        ("page_statuses", "pagestatus", "page status"),
        ("address", "address", "address"),
        ("status", "status", "status"),
        ("Tasks", "task", "Task"),
        ("people", "people", "people"),
    ] {
        assert_eq!(
            (noun(segment), words(segment)),
            (one.to_owned(), written.to_owned())
        );
    }
    for (name, expected) in [
        ("task_ids", Some("task")),
        ("taskIDs", Some("task")),
        ("taskIds", Some("task")),
        ("task_id", Some("task")),
        ("taskID", Some("task")),
        ("taskId", Some("task")),
        ("_id", None),
        ("id", None),
        ("paid", None),
        ("tasks", None),
    ] {
        assert_eq!(id_noun(name).as_deref(), expected, "{name}");
    }
    assert_eq!(
        (parameter("{a}"), parameter("a}"), parameter("{a")),
        (Some("a"), None, None)
    );
    assert_eq!(parameters("/x/{a}/y/{b}"), ["a", "b"]);
    assert_eq!(
        split("/rules/{a}/{b}"),
        ("/rules", vec!["a".to_owned(), "b".to_owned()])
    );
    assert_eq!(split("/rules/{a}/x"), ("/rules/{a}/x", Vec::new()));
    assert_eq!(
        Collection::new("/rules/{a}/Sub-Rules", Vec::new()).segment(),
        "subrules"
    );
    assert_eq!(split_id("a/b%2Fc", 2), ["a", "b/c"]);
    assert_eq!(split_id("a/b%2Fc", 1), ["a/b%2Fc"]);
}

#[test]
fn scalar_is_a_text_and_an_id_has_the_type_of_its_collection() {
    assert_eq!(
        [json!("a"), json!(1), json!(true), Value::Null].map(|it| text(&it)),
        ["a", "1", "true", ""]
    );
    let mut collection = Collection::new("/a", Vec::new());
    assert_eq!(id_value(&collection, "7"), json!("7"));
    collection.number = true;
    assert_eq!(id_value(&collection, "7"), json!(7));
    assert_eq!(id_value(&collection, "x"), json!("x"));
}

#[test]
fn objects_are_merged_down_to_the_eighth_level() {
    let nested =
        |depth: usize, leaf: Value| (0..depth).fold(leaf, |inner, _| json!({ "n": inner }));
    for (depth, expected) in [
        (0, json!({ "a": 1, "b": 2 })),
        (7, json!({ "a": 1, "b": 2 })),
        (8, json!({ "b": 2 })),
    ] {
        let mut old = nested(depth, json!({ "a": 1 }));
        merge(&mut old, nested(depth, json!({ "b": 2 })), 0);
        assert_eq!(old, nested(depth, expected), "{depth}");
    }
    let mut old = json!({ "list": [1, 2], "object": { "a": 1 } });
    merge(
        &mut old,
        json!({ "list": [3], "object": 4, "new": null }),
        0,
    );
    assert_eq!(old, json!({ "list": [3], "object": 4, "new": null }));
}
