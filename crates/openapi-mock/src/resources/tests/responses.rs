//! Where a resource is in a response, and what a response says about a page.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::envelope::{Envelope, PageInfo};
use super::super::names::Names;
use super::{Dictionary, Document};

/// The members that lead to the resource of a response, and whether it is a list.
fn envelope(response: Value, keys: &[&str]) -> Option<(Value, bool)> {
    let content = json!({ "application/json": { "schema": response } });
    let operation = json!({ "operationId": "get", "responses": { "200": { "content": content } } });
    let document =
        Document::parse(&json!({ "paths": { "/a": { "get": operation } } }).to_string()).unwrap();
    let keys: BTreeSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
    let names = Names::new(&Dictionary::default());
    let envelope = Envelope::new(&document, &names, &document.operations()[0], &keys)?;
    Some((envelope.with_item(json!("HERE")), envelope.list))
}

#[test]
fn resource_is_found_in_a_response() {
    let item = json!({ "type": "object", "properties": { "id": { "const": 1 } } });
    let keyed = json!({ "type": "object", "properties": { "name": { "const": "n" } } });
    let list = json!({ "type": "array", "items": item });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let within = |names: &[&str], inner: &Value| {
        names.iter().rev().fold(
            inner.clone(),
            |inner, name| json!({ "type": "object", "properties": { *name: inner } }),
        )
    };
    let count = json!({ "properties": { "total": { "const": 3 }, "items": list } });
    for (response, expected) in [
        (item.clone(), Some((json!("HERE"), false))),
        (keyed.clone(), Some((json!("HERE"), false))),
        (list.clone(), Some((json!("HERE"), true))),
        (texts.clone(), None),
        (json!({ "type": "string" }), None),
        (
            within(&["data"], &item),
            Some((json!({ "data": "HERE" }), false)),
        ),
        (
            within(&["data", "x"], &item),
            Some((json!({ "data": { "x": "HERE" } }), false)),
        ),
        (within(&["a"], &item), Some((json!({ "a": "HERE" }), false))),
        (
            within(&["a", "b", "c", "d"], &item),
            Some((json!({ "a": { "b": { "c": { "d": "HERE" } } } }), false)),
        ),
        (within(&["a", "b", "c", "d", "e"], &item), None),
        (count, Some((json!({ "total": 3, "items": "HERE" }), true))),
        // A list is preferred.
        (
            json!({ "properties": { "one": item, "all": list } }),
            Some((json!({ "one": { "id": 1 }, "all": "HERE" }), true)),
        ),
        (
            json!({ "anyOf": [list, { "type": "null" }] }),
            Some((json!("HERE"), true)),
        ),
        (
            json!({ "oneOf": [item, keyed] }),
            Some((json!("HERE"), false)),
        ),
        (
            json!({ "oneOf": [within(&["w"], &item), keyed] }),
            Some((json!({ "w": "HERE" }), false)),
        ),
        (
            json!({ "properties": { "data": { "anyOf": [{ "type": "null" }, item] } } }),
            None,
        ),
    ] {
        assert_eq!(
            envelope(response.clone(), &["name"]),
            expected,
            "{response}"
        );
    }
    assert_eq!(envelope(keyed, &["other"]), None);
}

#[test]
fn page_is_described_by_totals_and_cursors() {
    let list =
        json!({ "type": "array", "items": { "type": "object", "properties": { "id": {} } } });
    let response = json!({ "properties": { "data": list, "meta": { "properties": {
        "total": { "type": "integer" }, "totalCount": { "type": "integer" }, "orgTotalCount": { "type": "integer" },
        "total_count": { "type": "string" }, "pageSize": { "type": "integer" }, "limit": { "type": "string" },
        "offset": { "type": "string" }, "hasNext": { "type": "boolean" }, "hasPrev": { "type": "boolean" },
        "nextCursor": { "type": "string" },
    } } } });
    let operation = json!({ "operationId": "get", "responses": { "200": { "content": { "application/json": { "schema": response } } } } });
    let document =
        Document::parse(&json!({ "paths": { "/a": { "get": operation } } }).to_string()).unwrap();
    let names = Names::new(&Dictionary::default());
    let envelope = Envelope::new(
        &document,
        &names,
        &document.operations()[0],
        &BTreeSet::new(),
    )
    .unwrap();
    let page = PageInfo {
        total: 9,
        offset: 2,
        limit: 3,
        next: None,
        previous: Some("p".to_owned()),
    };
    let items = vec![json!({ "id": 1, "total": 1 })];
    let expected = json!({ "data": items, "meta": {
        "total": 9, "totalCount": 9, "orgTotalCount": 9, "total_count": "total count", "pageSize": 3, "limit": "limit",
        "offset": "offset", "hasNext": false, "hasPrev": true, "prevCursor": "p",
    } });
    assert_eq!(envelope.with_items(items, &page), expected);
}
