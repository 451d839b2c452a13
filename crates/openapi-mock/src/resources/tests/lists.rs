//! What a list selects, and which ids a request can contain.

use serde_json::{Value, json};

use super::super::{Computed, Outside};
use super::StateError;
use super::stories::{names, not_found, patch, text_id, with_projects};
use super::studio::studio;

#[test]
fn list_is_filtered_by_fields_and_their_variants() {
    let mut fake = with_projects(&["Alpha", "Beta", "Gamma"]);
    patch(
        &mut fake,
        "/projects/2",
        json!({ "color": "red", "owner_id": text_id(1) }),
    )
    .unwrap();
    patch(
        &mut fake,
        "/projects/3",
        json!({ "color": "blue", "details": { "a": "deep" } }),
    )
    .unwrap();
    fake.post("/projects/3/archive", json!({ "archived": true }))
        .unwrap();
    for (query, expected) in [
        ("", vec!["Alpha", "Beta", "Gamma"]),
        ("colors=red,blue", vec!["Beta", "Gamma"]),
        ("colors=white", vec!["Alpha"]),
        ("colors=green", vec![]),
        ("project_name=Beta", vec!["Beta"]),
        ("search=LPH", vec!["Alpha"]),
        ("search=zzz", vec![]),
        ("id=1,3", vec!["Alpha", "Gamma"]),
        ("archived=false", vec!["Alpha", "Beta"]),
        ("archived=true", vec!["Gamma"]),
        ("archived=false&search=beta", vec!["Beta"]),
        ("details=deep", vec!["Gamma"]),
        ("mine=true", vec!["Alpha", "Beta", "Gamma"]),
    ] {
        assert_eq!(
            names(&fake.get(&format!("/projects?{query}")).unwrap()),
            expected,
            "{query}"
        );
    }
    let owned = format!("/projects?owner_id={}", text_id(1));
    assert_eq!(names(&fake.get(&owned).unwrap()), ["Beta"]);
    assert_eq!(fake.get("/projects?owner_id=nobody"), not_found("people"));
}

#[test]
fn page_says_where_it_is_and_how_to_go_on() {
    let mut fake = with_projects(&["A", "B", "C", "D", "E"]);
    let mut page = |query: &str| {
        let mut body = fake.get(&format!("/projects?{query}")).unwrap()["data"].take();
        let list = body.as_object_mut().unwrap().shift_remove("projects");
        (list.unwrap().as_array().unwrap().len(), body)
    };
    let whole = json!({ "total": 5, "limit": 5, "offset": 0, "hasNext": false, "hasPrev": false });
    assert_eq!(page(""), (5, whole.clone()));
    assert_eq!(page("limit=0"), (5, whole.clone()));
    assert_eq!(page("limit=5"), (5, whole));
    let first = json!({ "total": 5, "limit": 2, "offset": 0, "hasNext": true, "hasPrev": false, "nextCursor": "after-2" });
    assert_eq!(page("limit=2"), (2, first));
    let second = json!({
        "total": 5, "limit": 2, "offset": 2, "hasNext": true, "hasPrev": true,
        "nextCursor": "after-4", "prevCursor": "after-0",
    });
    assert_eq!(page("limit=2&cursor=after-2"), (2, second.clone()));
    assert_eq!(page("limit=2&offset=2"), (2, second));
    let last = json!({ "total": 5, "limit": 2, "offset": 4, "hasNext": false, "hasPrev": true, "prevCursor": "after-2" });
    assert_eq!(page("limit=2&cursor=after-4&offset=1"), (1, last));
    assert_eq!(page("limit=2&offset=9").0, 0);
    let query =
        |name: &str, reason: &str| Err(StateError::Query(name.to_owned(), reason.to_owned()));
    assert_eq!(
        fake.get("/projects?cursor=2"),
        query("cursor", "is not a cursor")
    );
    assert_eq!(
        fake.get("/projects?offset=x"),
        query("offset", "is not a number")
    );
    let none = studio().get("/projects").unwrap();
    assert_eq!(
        (&none["data"]["total"], &none["data"]["limit"]),
        (&json!(0), &json!(1))
    );
}

#[test]
fn list_of_a_window_has_what_overlaps_it() {
    let mut fake = with_projects(&["A"]);
    let task = |title: &str, start: &str, end: &str| json!({ "title": title, "start_time": format!("2026-01-{start}T00:00:00Z"), "end_time": format!("2026-01-{end}T00:00:00Z") });
    for sent in [
        task("early", "01", "03"),
        task("late", "05", "07"),
        json!({ "title": "open" }),
    ] {
        fake.post("/projects/1/tasks", sent).unwrap();
    }
    for (query, expected) in [
        ("start_time=2026-01-02T00:00:00Z", "early late open"),
        ("start_time=2026-01-03T00:00:00Z", "late open"),
        ("end_time=2026-01-05T00:00:00Z", "early open"),
        ("end_time=2026-01-06T00:00:00Z", "early late open"),
        (
            "start_time=2026-01-03T00:00:00Z&end_time=2026-01-05T00:00:00Z",
            "open",
        ),
    ] {
        let found = fake.get(&format!("/projects/1/tasks?{query}")).unwrap();
        let titles: Vec<&str> = found["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["title"].as_str())
            .collect();
        assert_eq!(titles.join(" "), expected, "{query}");
    }
}

/// People are elsewhere, and a project knows whether it is mine.
struct People;

impl Outside for People {
    fn find(&self, collection: &str, id: &str) -> Option<Option<String>> {
        let exists = id == "p1" || id == "#1";
        (collection == "/people").then(|| exists.then(|| "p1".to_owned()))
    }

    fn computed(&self, at: &Computed<'_>) -> Value {
        match at.collection {
            "/people/{personId}/badges" => {
                json!({ "name": format!("badge of {}", at.parents.join(",")) })
            }
            _ => Value::Null,
        }
    }

    fn selects(
        &self,
        at: &Computed<'_>,
        caller: &str,
        parameter: &str,
        value: &Value,
    ) -> Option<bool> {
        (parameter == "mine")
            .then(|| (at.resource.id == "2" && caller == "ada") == (*value == json!(true)))
    }
}

#[test]
fn collection_outside_is_a_parent_a_reference_and_a_filter() {
    let mut fake = studio();
    fake.outside = Box::new(People);
    fake.shared.insert("personid".to_owned(), json!("shared"));
    let badge = json!({ "id": text_id(1), "name": "badge of p1", "person_id": "p1" });
    assert_eq!(
        fake.post("/people/%231/badges", json!({ "name": "x" }))
            .unwrap()["data"],
        badge
    );
    assert_eq!(
        fake.get("/people/p1/badges").unwrap()["data"],
        json!([badge])
    );
    assert_eq!(fake.get("/people/p2/badges"), not_found("people"));
    for name in ["A", "B"] {
        fake.post("/projects", json!({ "name": name, "owner_id": "p1" }))
            .unwrap();
    }
    assert_eq!(names(&fake.get("/projects?mine=true").unwrap()), ["B"]);
    assert_eq!(names(&fake.get("/projects?mine=false").unwrap()), ["A"]);
    let unknown = StateError::Reference {
        field: "owner_id".to_owned(),
        collection: "/people".to_owned(),
        noun: "people".to_owned(),
    };
    assert_eq!(
        fake.post("/projects", json!({ "name": "C", "owner_id": "p3" })),
        Err(unknown)
    );
}

#[test]
fn reference_is_checked_in_the_collection_that_its_type_names() {
    let mut fake = with_projects(&["A"]);
    let mut send = |field: &str, value: Value| {
        let mut body = json!({ "title": "T" });
        body[field] = value;
        let sent = fake.post("/projects/1/tasks", body);
        match sent {
            Ok(_) => "ok".to_owned(),
            Err(StateError::Reference { field, noun, .. }) => format!("{field}: {noun}"),
            Err(other) => format!("{other:?}"),
        }
    };
    let person = text_id(1);
    for (field, value, expected) in [
        ("subject", json!({ "type": "project", "id": "1" }), "ok"),
        (
            "subject",
            json!({ "type": "project", "id": "2" }),
            "subject.id: project",
        ),
        ("subject", json!({ "type": "person", "id": person }), "ok"),
        (
            "subject",
            json!({ "type": "person", "id": "1" }),
            "subject.id: people",
        ),
        ("subject", json!({ "id": "none" }), "ok"),
        (
            "place",
            json!({ "type": "project", "pid": "9" }),
            "place.pid: project",
        ),
        ("place", json!({ "type": "person", "pid": "9" }), "ok"),
        ("projects", json!([1, 7]), "projects[1]: project"),
        ("projects", json!([1, 1]), "ok"),
        ("curator", json!("nobody"), "curator: people"),
        ("curator", json!(""), "ok"),
        ("task_id", json!("none"), "task_id: task"),
        ("tracker_id", json!("any"), "ok"),
        ("external", json!({ "task_id": "any" }), "ok"),
        ("tasks", json!("any"), "ok"),
    ] {
        assert_eq!(send(field, value.clone()), expected, "{field} {value}");
    }
}

#[test]
fn union_is_shown_as_the_branch_that_fits() {
    let mut fake = studio();
    let square = json!({ "id": text_id(1), "kind": "square", "side": 2 });
    let circle = json!({ "id": text_id(2), "kind": "circle", "radius": 0 });
    let sent = json!({ "kind": "square", "side": 2, "radius": 1 });
    assert_eq!(fake.post("/figures", sent).unwrap()["data"], square);
    assert_eq!(
        fake.post("/figures", json!({ "kind": "circle", "side": 2 }))
            .unwrap()["data"],
        circle
    );
    assert_eq!(
        fake.get("/figures").unwrap(),
        json!({ "data": [square, circle] })
    );
}
