//! A collection that a document describes has state without a line of code.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{HeaderMap, Method};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{Dictionary, Model, Outside, Request, StateError, Store};
use crate::document::{Document, RouteMatch};
use crate::validation::{RawRequest, validate};

struct Nothing;

impl Outside for Nothing {
    fn find(&self, _: &str, _: &str) -> Option<Option<String>> {
        None
    }
}

/// A document with shelves, and books below them.
fn document() -> Value {
    let shelf = json!({
        "type": "object", "required": ["id", "name", "createdAt", "open"],
        "properties": {
            "id": { "type": "integer" }, "name": { "type": "string" }, "color": { "type": "string" },
            "open": { "type": "boolean" }, "createdAt": { "type": "string", "format": "date-time" },
        },
    });
    let book = json!({
        "type": "object", "required": ["id", "title", "shelf_id", "created_by"],
        "properties": {
            "id": { "type": "string" }, "title": { "type": "string" }, "shelf_id": { "type": "integer" },
            "sequel_id": { "type": "string" }, "created_by": { "type": "string" },
        },
    });
    let data = |schema: &str| json!({ "type": "object", "properties": { "data": { "$ref": format!("#/components/schemas/{schema}") } } });
    let list = |schema: &str| {
        json!({ "type": "object", "properties": {
            "data": { "type": "array", "items": { "$ref": format!("#/components/schemas/{schema}") } },
            "meta": { "type": "object", "properties": { "total_count": { "type": "integer" } } },
        } })
    };
    let ok = |schema: Value| json!({ "200": { "content": { "application/json": { "schema": schema } } } });
    let body = |required: &[&str], properties: Value| {
        json!({ "required": true, "content": { "application/json": { "schema":
            { "type": "object", "required": required, "properties": properties } } } })
    };
    let text = json!({ "type": "string" });
    let query =
        |name: &str, kind: &str| json!({ "name": name, "in": "query", "schema": { "type": kind } });
    let path = |names: &[&str]| -> Value {
        let parameters = names.iter().map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }));
        parameters.collect()
    };
    let no_content = json!({ "204": {} });
    json!({
        "components": { "schemas": { "Shelf": shelf, "Book": book } },
        "paths": {
            "/shelves": {
                "get": { "operationId": "listShelves", "responses": ok(list("Shelf")),
                    "parameters": [query("color", "string"), query("page_number", "integer"), query("page_size", "integer")] },
                "post": { "operationId": "createShelf", "responses": ok(data("Shelf")),
                    "requestBody": body(&["name"], json!({ "name": text, "color": text })) },
            },
            "/shelves/{id}": {
                "parameters": path(&["id"]),
                "get": { "operationId": "getShelf", "responses": ok(data("Shelf")) },
                "put": { "operationId": "replaceShelf", "responses": ok(data("Shelf")),
                    "requestBody": body(&["name"], json!({ "name": text, "color": text })) },
                "patch": { "operationId": "updateShelf", "responses": ok(data("Shelf")),
                    "requestBody": body(&[], json!({ "name": text, "color": text })) },
                "delete": { "operationId": "deleteShelf", "responses": no_content },
            },
            "/shelves/{id}/open": {
                "parameters": path(&["id"]),
                "patch": { "operationId": "openShelf", "responses": no_content,
                    "requestBody": body(&[], json!({ "open": { "type": "boolean" } })) },
            },
            "/shelves/{id}/books": {
                "parameters": path(&["id"]),
                "get": { "operationId": "listBooks", "responses": ok(list("Book")) },
                "post": { "operationId": "createBook", "responses": ok(data("Book")),
                    "requestBody": body(&["title"], json!({ "title": text, "sequel_id": text, "book_id": text })) },
            },
            "/shelves/{id}/books/{book}": {
                "parameters": path(&["id", "book"]),
                "get": { "operationId": "getBook", "responses": ok(data("Book")) },
                "delete": { "operationId": "deleteBook", "responses": no_content },
            },
        },
    })
}

struct Fake {
    document: Document,
    model: Model,
    store: Store,
    shared: Map<String, Value>,
    outside: Box<dyn Outside>,
}

impl Fake {
    fn new() -> Self {
        Self::with(Dictionary::default())
    }

    fn with(dictionary: Dictionary) -> Self {
        Self::of(&document(), dictionary)
    }

    fn of(document: &Value, dictionary: Dictionary) -> Self {
        let document = Document::parse(&document.to_string()).unwrap();
        Self {
            model: Model::derive(&document, dictionary),
            document,
            store: Store::new(),
            shared: Map::new(),
            outside: Box::new(Nothing),
        }
    }

    /// Calls `run` with a request.
    fn run<T>(
        &mut self,
        method: Method,
        path: &str,
        body: Value,
        run: impl FnOnce(&Model, &mut Store, &Request<'_>) -> T,
    ) -> T {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let RouteMatch::Operation(operation, path) = self.document.find(&method, path) else {
            panic!("no operation {method} {path}");
        };
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse().unwrap());
        let bytes = match body {
            Value::Null => Bytes::new(),
            body => Bytes::from(body.to_string()),
        };
        let raw = RawRequest {
            path: path.into_iter().collect::<BTreeMap<_, _>>(),
            query,
            headers: &headers,
            body: &bytes,
        };
        let input = validate(&self.document, operation, raw, &()).unwrap();
        let request = Request {
            document: &self.document,
            operation,
            input: &input,
            now: Timestamp::UNIX_EPOCH,
            caller: "ada",
            shared: &self.shared,
            outside: self.outside.as_ref(),
        };
        run(&self.model, &mut self.store, &request)
    }

    fn send(&mut self, method: Method, path: &str, body: Value) -> Result<Value, StateError> {
        self.run(method, path, body, |model, store, request| {
            model.check_references(store, request)?;
            let body = model.execute(store, request).unwrap()?;
            let responses = &request.operation.responses;
            if let Some(schema) = responses.get("application/json") {
                let violations = request.document.validate(schema, &body).unwrap();
                assert_eq!(violations, [], "{body}");
            }
            Ok(body)
        })
    }

    fn get(&mut self, path: &str) -> Result<Value, StateError> {
        self.send(Method::GET, path, Value::Null)
    }

    fn post(&mut self, path: &str, body: Value) -> Result<Value, StateError> {
        self.send(Method::POST, path, body)
    }
}

mod access;
mod derived;
mod elements;
mod lists;
mod responses;
mod stored;
mod stories;
mod studio;
mod values;

#[test]
fn created_resource_is_listed_read_changed_and_deleted() {
    let mut fake = Fake::new();
    assert_eq!(fake.get("/shelves").unwrap()["data"], json!([]));
    let made = fake
        .post("/shelves", json!({ "name": "Novels", "color": "red" }))
        .unwrap();
    let shelf = json!({ "id": 1, "name": "Novels", "color": "red", "open": false, "createdAt": "1970-01-01T00:00:00Z" });
    assert_eq!(made["data"], shelf);
    assert_eq!(
        fake.get("/shelves").unwrap(),
        json!({ "data": [shelf], "meta": { "total_count": 1 } })
    );
    assert_eq!(fake.get("/shelves/1").unwrap()["data"], shelf);
    let patched = fake
        .send(Method::PATCH, "/shelves/1", json!({ "name": "Poems" }))
        .unwrap();
    assert_eq!(
        (&patched["data"]["name"], &patched["data"]["color"]),
        (&json!("Poems"), &json!("red"))
    );
    fake.send(Method::PATCH, "/shelves/1/open", json!({ "open": true }))
        .unwrap();
    assert_eq!(fake.get("/shelves/1").unwrap()["data"]["open"], true);
    let replaced = fake
        .send(Method::PUT, "/shelves/1", json!({ "name": "Plays" }))
        .unwrap();
    assert_eq!(
        replaced["data"].get("color"),
        None,
        "an omitted field is reset"
    );
    fake.send(Method::DELETE, "/shelves/1", Value::Null)
        .unwrap();
    assert_eq!(
        fake.get("/shelves/1"),
        Err(StateError::NotFound("shelf".to_owned()))
    );
    assert_eq!(fake.get("/shelves").unwrap()["data"], json!([]));
}

#[test]
fn list_is_filtered_and_paged() {
    let mut fake = Fake::new();
    for (name, color) in [("A", "red"), ("B", "blue"), ("C", "red"), ("D", "red")] {
        fake.post("/shelves", json!({ "name": name, "color": color }))
            .unwrap();
    }
    let names = |list: &Value| -> Vec<String> {
        let items = list["data"].as_array().unwrap().iter();
        items
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let red = fake.get("/shelves?color=red").unwrap();
    assert_eq!(names(&red), ["A", "C", "D"]);
    let second = fake
        .get("/shelves?color=red&page_number=2&page_size=2")
        .unwrap();
    assert_eq!(
        (names(&second), &second["meta"]["total_count"]),
        (vec!["D".to_owned()], &json!(3))
    );
}

#[test]
fn nested_resource_dies_with_its_parent() {
    let mut fake = Fake::new();
    let missing = Err(StateError::NotFound("shelf".to_owned()));
    assert_eq!(
        fake.post("/shelves/1/books", json!({ "title": "Emma" })),
        missing
    );
    for name in ["A", "B"] {
        fake.post("/shelves", json!({ "name": name })).unwrap();
    }
    let book = fake
        .post("/shelves/1/books", json!({ "title": "Emma" }))
        .unwrap()["data"]
        .clone();
    assert_eq!(
        (&book["shelf_id"], &book["created_by"]),
        (&json!(1), &json!("ada"))
    );
    let path = format!("books/{}", book["id"].as_str().unwrap());
    assert!(fake.get(&format!("/shelves/1/{path}")).is_ok());
    assert!(fake.get(&format!("/shelves/2/{path}")).is_err());
    fake.send(Method::DELETE, "/shelves/1", Value::Null)
        .unwrap();
    assert_eq!(fake.get("/shelves/1/books"), missing);
    assert_eq!(fake.get("/shelves/2/books").unwrap()["data"], json!([]));
}

#[test]
fn reference_to_a_missing_resource_is_rejected() {
    let mut fake = Fake::new();
    fake.post("/shelves", json!({ "name": "A" })).unwrap();
    let sent = fake.post(
        "/shelves/1/books",
        json!({ "title": "Emma", "book_id": "none" }),
    );
    let unknown = StateError::Reference {
        field: "book_id".to_owned(),
        collection: "/shelves/{id}/books".to_owned(),
        noun: "book".to_owned(),
    };
    assert_eq!(sent, Err(unknown));
    let unmatched = fake.model.unmatched();
    assert_eq!(
        unmatched,
        [("createBook".to_owned(), "sequel_id".to_owned())]
    );
}

#[test]
fn fields_that_only_the_service_knows_are_not_taken_from_a_request() {
    let mut fake = Fake::new();
    let own = json!({ "name": "A", "id": 7, "createdAt": "1999-01-01T00:00:00Z", "open": true });
    let made = fake.post("/shelves", own.clone()).unwrap()["data"].clone();
    let shelf = json!({ "id": 1, "name": "A", "open": false, "createdAt": "1970-01-01T00:00:00Z" });
    assert_eq!(made, shelf);
    for method in [Method::PUT, Method::PATCH] {
        let changed = fake.send(method, "/shelves/1", own.clone()).unwrap();
        assert_eq!(changed["data"], shelf);
    }
    assert_eq!(
        fake.post("/shelves", json!({ "name": "B", "id": 1 }))
            .unwrap()["data"]["id"],
        2
    );
}

#[test]
fn taken_name_is_rejected() {
    let mut fake = Fake::with(Dictionary {
        unique: &[("/shelves", "name", None)],
        ..Dictionary::default()
    });
    fake.post("/shelves", json!({ "name": "A" })).unwrap();
    let again = fake.post("/shelves", json!({ "name": "A" }));
    assert!(matches!(again, Err(StateError::Conflict(_))), "{again:?}");
}

#[test]
fn list_of_ten_thousand_resources_is_fast() {
    let mut fake = Fake::new();
    for number in 0..10_000 {
        fake.post("/shelves", json!({ "name": format!("Shelf {number}") }))
            .unwrap();
    }
    let started = std::time::Instant::now();
    let page = fake.get("/shelves?page_number=1000&page_size=10").unwrap();
    assert_eq!(page["data"][9]["name"], "Shelf 9999");
    let all = fake.get("/shelves").unwrap();
    assert_eq!(all["data"].as_array().unwrap().len(), 10_000);
    // Both take a tenth of it, also without optimization.
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}
