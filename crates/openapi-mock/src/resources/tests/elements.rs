//! Elements of lists, and operations that are close to one with state.

use http::Method;
use serde_json::{Value, json};

use super::stories::text_id;
use super::{Dictionary, Fake};

fn document() -> Value {
    let text = json!({ "type": "string" });
    let component = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let list = |items: Value| json!({ "type": "array", "items": items });
    let object = |properties: Value| json!({ "type": "object", "properties": properties });
    let level = |name: &str, mut properties: Value| {
        properties["below"] = list(component(name));
        object(properties)
    };
    let number = json!({ "type": "integer" });
    let filter = object(json!({ "text": text, "filter_id": text }));
    let member = |properties: Value| object(json!({ "inner": list(properties) }));
    let rule = object(json!({
        "id": text, "title": text, "description": text, "color": text, "levels": list(component("Level")),
        "groups": member(object(json!({ "id": number, "members": list(object(json!({ "id": text }))) }))),
        "given": list(object(json!({ "id": text, "text": text }))), "plain": list(object(json!({ "text": text }))),
        "filters": list(filter.clone()),
    }));
    let sent = object(json!({
        "title": text, "description": text, "levels": list(component("SentLevel")),
        "groups": member(object(json!({ "members": list(object(json!({}))) }))),
        "given": list(object(json!({ "id": text, "text": text }))), "plain": list(object(json!({ "text": text }))),
        "filters": list(filter),
    }));
    let content =
        |schema: Value| json!({ "content": { "application/json": { "schema": schema } } });
    let data = |schema: Value| object(json!({ "data": schema }));
    let operation = |id: &str, body: Value, response: Value| {
        let mut operation = json!({ "operationId": id, "responses": { "200": content(response) } });
        if !body.is_null() {
            operation["requestBody"] = content(body);
        }
        operation
    };
    let empty = |id: &str| json!({ "operationId": id, "responses": { "204": {} } });
    let one = || data(component("Rule"));
    let mut rules = operation("listRules", Value::Null, data(list(component("Rule"))));
    let names = ["search", "filters.title", "pageNumber", "page-limit"];
    let parameters = names.map(|name| json!({ "name": name, "in": "query", "schema": text }));
    rules["parameters"] = parameters.into_iter().collect();
    let titles = json!({ "name": "title[]", "in": "query", "schema": list(text.clone()) });
    rules["parameters"].as_array_mut().unwrap().push(titles);
    let mut paths = json!({
        "/rules": { "get": rules, "post": operation("createRule", sent, one()) },
        "/rules/{id}": { "get": operation("getRule", Value::Null, one()) },
        "/rules/{id}/filters/{filter}": {
            "patch": operation("setFilter", object(json!({ "text": text })), one()),
            "delete": empty("removeFilter"), "post": empty("postFilter"),
        },
        "/rules/{id}/unknown/{x}": { "delete": empty("removeUnknown") },
        "/rules/{id}/copy": { "post": operation("copyRule", Value::Null, one()), "delete": empty("deleteCopy") },
        "/rules/{id}/touch": { "put": operation("touchRule", Value::Null, one()) },
        "/rules/{id}/related": { "post": operation("relatedRules", Value::Null, data(list(component("Rule")))) },
        "/rules/{id}/convert": { "post": operation("convertRule", object(json!({ "to": text })), one()) },
        "/rules/{id}/other": { "post": operation("otherOfRule", Value::Null, data(object(json!({ "id": text })))) },
        "/rules/{id}/state": { "get": operation("getState", Value::Null, data(object(json!({ "color": text })))) },
        "/rules/by-title": { "get": operation("notByName", Value::Null, one()) },
        "/rules/merge": { "post": operation("mergeRules", object(json!({ "rule_ids": list(text.clone()), "into": text })), one()) },
        "/rules/tag": { "post": operation("tagRules", object(json!({ "ids": list(text.clone()), "title": text })), one()) },
        "/ghosts/{id}": { "delete": empty("deleteGhost"), "put": empty("putGhost") },
        "/posted": { "post": operation("postOnly", object(json!({ "title": text })), one()) },
        "/posted/{id}": { "delete": empty("deletePosted") },
        "/pairs/{x}/{y}": { "get": operation("getPair", Value::Null, one()) },
        "/pairs/{z}": { "get": operation("getOne", Value::Null, one()) },
        "/report": { "get": operation("getReport", Value::Null, data(list(component("Rule")))) },
    });
    for (template, item) in paths.as_object_mut().unwrap() {
        let names = super::super::collection::parameters(template);
        let parameters = names
            .iter()
            .map(|name| json!({ "name": name, "in": "path", "schema": text }));
        item["parameters"] = parameters.collect();
    }
    let levels = json!({
        "Rule": rule, "Level": level("Level", json!({ "id": number })), "SentLevel": level("SentLevel", json!({})),
    });
    json!({ "components": { "schemas": levels }, "paths": paths })
}

fn fake() -> Fake {
    Fake::of(&document(), Dictionary::default())
}

#[test]
fn only_operations_in_a_known_form_have_state() {
    let fake = fake();
    let mut roles: Vec<_> = fake
        .model
        .operations()
        .map(|(id, role)| format!("{id}: {role}"))
        .collect();
    roles.sort();
    let expected = [
        "copyRule: copy",
        "createRule: create",
        "deletePosted: delete",
        "getOne: read",
        "getRule: read",
        "listRules: list",
        "postOnly: create",
        "removeFilter: remove an element",
        "setFilter: set an element",
    ];
    assert_eq!(roles, expected);
    let collections: Vec<_> = fake
        .model
        .collections
        .iter()
        .map(|it| format!("{} {}", it.template, it.keys.join(" ")))
        .collect();
    assert_eq!(collections, ["/pairs z", "/posted id", "/rules id"]);
}

#[test]
fn elements_get_ids_that_the_request_cannot_have() {
    let mut fake = fake();
    let sent = json!({
        "title": "T", "groups": { "inner": [{ "members": [{}, {}] }, {}] },
        "given": [{ "id": "g", "text": "x" }, { "text": "y" }], "plain": [{ "text": "z" }],
    });
    let expected = json!({
        "id": text_id(1), "title": "T", "given": [{ "id": "g", "text": "x" }, { "text": "y" }], "plain": [{ "text": "z" }],
        "groups": { "inner": [{ "id": 1, "members": [{ "id": text_id(2) }, { "id": text_id(3) }] }, { "id": 2 }] },
    });
    assert_eq!(
        fake.post("/rules", sent).unwrap(),
        json!({ "data": expected })
    );
    assert_eq!(
        fake.get(&format!("/rules/{}", text_id(1))).unwrap(),
        json!({ "data": expected })
    );
}

#[test]
fn elements_get_ids_down_to_the_eighth_level() {
    let mut fake = fake();
    let levels = |count: u64, ids: u64| {
        (1..=count).rev().fold(Value::Null, |below, number| {
            let mut level = json!({});
            if number <= ids {
                level["id"] = json!(number);
            }
            if !below.is_null() {
                level["below"] = json!([below]);
            }
            level
        })
    };
    // Each level is a list and an object.
    let made = fake
        .post("/rules", json!({ "levels": [levels(7, 0)] }))
        .unwrap();
    assert_eq!(made["data"]["levels"], json!([levels(7, 5)]));
}

#[test]
fn element_is_found_by_the_id_of_its_schema() {
    let mut fake = fake();
    let filters = json!([{ "filter_id": "a", "text": "1" }, { "filter_id": "b", "text": "2" }]);
    fake.post("/rules", json!({ "filters": filters })).unwrap();
    let path = |filter: &str| format!("/rules/{}/filters/{filter}", text_id(1));
    let changed = fake
        .send(Method::PATCH, &path("b"), json!({ "text": "3" }))
        .unwrap();
    let filters = json!([{ "filter_id": "a", "text": "1" }, { "filter_id": "b", "text": "3" }]);
    assert_eq!(changed["data"]["filters"], filters);
    fake.send(Method::DELETE, &path("a"), Value::Null).unwrap();
    assert!(fake.send(Method::DELETE, &path("a"), Value::Null).is_err());
    let rule = fake.get(&format!("/rules/{}", text_id(1))).unwrap();
    assert_eq!(
        rule["data"]["filters"],
        json!([{ "filter_id": "b", "text": "3" }])
    );
}

#[test]
fn list_is_searched_in_titles_and_descriptions() {
    let mut fake = fake();
    for (title, description) in [("One", "red apple"), ("Two", "green"), ("Apple", "none")] {
        fake.post(
            "/rules",
            json!({ "title": title, "description": description }),
        )
        .unwrap();
    }
    for (query, expected) in [
        ("search=aPPle", "One Apple"),
        ("search=green", "Two"),
        ("filters.title=Two", "Two"),
        ("title[]=Two&title[]=One", "One Two"),
        ("pageNumber=2&page-limit=2", "Apple"),
        ("pageNumber=0&page-limit=2", "One Two"),
        ("pageNumber=3&page-limit=2", ""),
    ] {
        let found = fake.get(&format!("/rules?{query}")).unwrap();
        let titles: Vec<&str> = found["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["title"].as_str())
            .collect();
        assert_eq!(titles.join(" "), expected, "{query}");
    }
}
