//! Direct access, examples, and the ids in them.

use http::Method;
use serde_json::{Value, json};

use super::super::{Model, Request, Resource, Store};
use super::stories::{text_id, with_projects};
use super::studio::studio;
use super::{Fake, StateError};

const TASKS: &str = "/projects/{id}/tasks";

/// Calls `run` with a request that is none of the fields of a project.
fn run<T>(fake: &mut Fake, run: impl FnOnce(&Model, &mut Store, &Request<'_>) -> T) -> T {
    fake.run(Method::GET, "/projects/1/stats", Value::Null, run)
}

#[test]
fn resource_is_added_set_shown_and_removed_directly() {
    let mut fake = with_projects(&["A"]);
    let added: Resource = run(&mut fake, |model, store, request| {
        model
            .add(
                store,
                request,
                (TASKS, &["1"]),
                &json!({ "title": "T", "owner_id": "o" }),
            )
            .unwrap()
    });
    assert_eq!(added.id, text_id(2));
    assert_eq!(
        format!("{added:?}"),
        format!("Resource {{ id: {:?}, .. }}", text_id(2))
    );
    for name in ["owner_id", "owner.id"] {
        assert_eq!(fake.model.field(&added, name), Some(&json!("o")));
    }
    assert_eq!(fake.model.field(&added, "projectId"), Some(&json!("1")));
    assert_eq!(fake.model.field(&added, "done"), None);
    let missing = run(&mut fake, |model, store, request| {
        model
            .add(store, request, ("/unknown", &[]), &json!({}))
            .map(drop)
    });
    assert_eq!(missing, Err(StateError::NotFound("unknown".to_owned())));
    let (id, other) = (text_id(2), text_id(9));
    let done = json!({ "done": true });
    assert!(fake.model.set(&mut fake.store, (TASKS, &["1"]), &id, &done));
    assert!(
        !fake
            .model
            .set(&mut fake.store, (TASKS, &["1"]), &other, &done)
    );
    assert!(!fake.model.set(&mut fake.store, (TASKS, &["2"]), &id, &done));
    assert!(
        !fake
            .model
            .set(&mut fake.store, ("/unknown", &[]), &id, &done)
    );
    let task = json!({ "id": id, "title": "T", "done": true, "project_id": 1, "owner_id": "o" });
    let shown = |fake: &mut Fake, at: (&str, &[&str]), id: &str| {
        run(fake, |model, store, request| {
            model.show(store, request, at, id)
        })
    };
    assert_eq!(shown(&mut fake, (TASKS, &["1"]), &id), task);
    assert_eq!(shown(&mut fake, (TASKS, &["1"]), &other), Value::Null);
    assert_eq!(shown(&mut fake, ("/unknown", &[]), &id), Value::Null);
    let project = shown(&mut fake, ("/projects", &[]), "1");
    assert_eq!(
        (&project["name"], &project["tasks"][0]),
        (&json!("A"), &task)
    );
    let found = fake.model.resource(&fake.store, TASKS, &["1"], &id);
    assert_eq!(found.map(|it| it.id.as_str()), Some(id.as_str()));
    assert!(
        fake.model
            .resource(&fake.store, TASKS, &["2"], &id)
            .is_none()
    );
    fake.model
        .remove_where(&mut fake.store, "done", &json!(false));
    assert_eq!(fake.model.resources(&fake.store, TASKS, &["1"]).len(), 1);
    fake.model
        .remove_where(&mut fake.store, "done", &json!(true));
    assert!(fake.model.resources(&fake.store, TASKS, &["1"]).is_empty());
    assert_eq!(fake.model.resources(&fake.store, "/projects", &[]).len(), 1);
}

#[test]
fn response_of_an_operation_without_state_shows_a_resource() {
    let mut fake = with_projects(&["A"]);
    fake.run(
        Method::GET,
        "/projects/by-name?name=A",
        Value::Null,
        |model, store, request| {
            let at = ("/projects", &[] as &[&str]);
            assert_eq!(model.show_for(store, request, at, "1")["data"]["slug"], "a");
            assert_eq!(model.show_for(store, request, at, "2"), Value::Null);
        },
    );
    let none = run(&mut fake, |model, store, request| {
        model.show_for(store, request, ("/people", &[]), &text_id(1))
    });
    assert_eq!(none, Value::Null, "the response has no person");
}

#[test]
fn order_is_set_and_an_id_is_replaced() {
    let mut fake = with_projects(&["A", "B", "C"]);
    let ids = ["3", "9", "2"].map(str::to_owned);
    fake.model.order(&mut fake.store, "/projects", &[], &ids);
    fake.model.order(&mut fake.store, "/unknown", &[], &ids);
    let order = |fake: &Fake| {
        let found = fake.model.resources(&fake.store, "/projects", &[]);
        found
            .iter()
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(order(&fake), "3 2 1");
    let fields = json!({ "owner_id": "ada", "notes": ["ada", "eve"], "details": { "a": "ada" }, "archived": true });
    for id in ["1", "2"] {
        fake.model
            .set(&mut fake.store, ("/projects", &[]), id, &fields);
    }
    fake.model.set(
        &mut fake.store,
        ("/projects", &[]),
        "2",
        &json!({ "archived": false }),
    );
    fake.model.replace_id(
        &mut fake.store,
        Some(("archived", &json!(true))),
        "ada",
        "bob",
    );
    let names = |fake: &Fake, id: &str| {
        let project = fake
            .model
            .resource(&fake.store, "/projects", &[], id)
            .unwrap();
        let field = |name: &str| fake.model.field(project, name).cloned().unwrap_or_default();
        json!([
            field("owner_id"),
            field("notes"),
            field("details"),
            field("created_by"),
            field("updated_by")
        ])
    };
    let changed = json!(["bob", ["bob", "eve"], { "a": "bob" }, "ada", "ada"]);
    assert_eq!(names(&fake, "1"), changed);
    assert_eq!(
        names(&fake, "2"),
        json!(["ada", ["ada", "eve"], { "a": "ada" }, "ada", "ada"])
    );
    fake.model.replace_id(&mut fake.store, None, "ada", "bob");
    assert_eq!(names(&fake, "2"), changed);
}

fn seeded() -> Fake {
    let mut fake = studio();
    run(&mut fake, |model, store, request| {
        model.seed(store, request, &|_| None)
    });
    fake
}

#[test]
fn each_collection_has_one_example_that_belongs_to_the_others() {
    let mut fake = seeded();
    let counts = fake.model.collections.iter().map(|collection| {
        let place = fake
            .store
            .first(fake.model.by_template[&collection.template]);
        let id = place.map(|(place, it)| format!("{:?} {}", place.parents, it.id));
        format!("{} {}", collection.template, id.unwrap_or_default())
    });
    let person = text_id(3);
    // The task came with the project, so its id is that of the example.
    let task = crate::samples::sample_id("id");
    let expected = [
        format!("/figures [] {}", text_id(1)),
        "/labels [] kind/Morning shift".to_owned(),
        format!("/people [] {person}"),
        format!("/people/{{personId}}/badges [{person:?}] {}", text_id(4)),
        // Their owner would be outside.
        "/preferences ".to_owned(),
        "/projects [] 1".to_owned(),
        r#"/projects/{id}/budget ["1"] "#.to_owned(),
        format!("/projects/{{id}}/history [\"1\"] {}", text_id(6)),
        r#"/projects/{id}/settings ["1"] "#.to_owned(),
        format!("/projects/{{id}}/tasks [\"1\"] {task}"),
        format!(
            "/projects/{{id}}/tasks/{{taskId}}/notes [\"1\", {task:?}] {}",
            text_id(8)
        ),
    ];
    assert_eq!(counts.collect::<Vec<_>>(), expected);
    let project = fake.get("/projects/1").unwrap()["data"].take();
    assert_eq!(
        (
            &project["name"],
            &project["owner"]["id"],
            &project["created_by"]
        ),
        (&json!("Morning shift"), &json!(person), &json!("ada"))
    );
    assert_eq!(project.get("deleted_at"), None);
    // Whoever creates it again adds nothing.
    run(&mut fake, |model, store, request| {
        model.seed(store, request, &|_| None)
    });
    assert_eq!(fake.model.resources(&fake.store, "/projects", &[]).len(), 1);
    assert_eq!(fake.model.resources(&fake.store, "/people", &[]).len(), 1);
}

#[test]
fn example_of_a_query_scope_belongs_to_a_resource_outside() {
    let mut fake = studio();
    let first = |template: &str| (template == "/people").then(|| "p1".to_owned());
    run(&mut fake, |model, store, request| {
        model.seed(store, request, &first)
    });
    let found = fake.model.resources(&fake.store, "/preferences", &["p1"]);
    assert_eq!(found.len(), 1);
    assert_eq!(fake.model.field(found[0], "owner_id"), Some(&json!("p1")));
    assert_eq!(
        fake.model
            .resources(&fake.store, "/people/{personId}/badges", &["p1"])
            .len(),
        1
    );
}

#[test]
fn path_and_body_of_an_example_have_ids_that_exist() {
    let mut fake = with_projects(&["A"]);
    fake.post("/projects/1/tasks", json!({ "title": "T" }))
        .unwrap();
    fake.post("/labels", json!({ "kind": "a/b", "name": "c" }))
        .unwrap();
    let path = |template: &str, first: &dyn Fn(&str) -> Option<String>| {
        let values = fake.model.existing_path(&fake.store, template, first);
        json!(values)
    };
    let none = |_: &str| None;
    assert_eq!(
        path("/projects/{id}/tasks/{taskId}", &none),
        json!({ "id": "1", "taskId": text_id(2) })
    );
    assert_eq!(
        path("/projects/{id}/steps/{step}", &none),
        json!({ "id": "1" })
    );
    assert_eq!(
        path("/projects/{id}/tasks/{taskId}/notes", &none),
        json!({ "id": "1", "taskId": text_id(2) })
    );
    assert_eq!(
        path("/labels/{kind}/{name}", &none),
        json!({ "kind": "a/b", "name": "c" })
    );
    assert_eq!(path("/figures/{id}", &none), json!({}));
    let first = |template: &str| (template == "/people").then(|| "p1".to_owned());
    assert_eq!(
        path("/people/{personId}/badges/{badgeId}", &first),
        json!({ "personId": "p1" })
    );
    let mut body = json!({
        "task_id": "x", "project_ids": [7, 8], "people": { "owner_id": "x", "list": [{ "curator": "x" }] },
        "subject": { "id": "x", "type": "project" }, "other": { "id": "x", "type": "none" }, "project_id": 7,
        "tracker_id": "x", "id": "x", "figure_id": "x", "task_ids": [{ "id": "x" }],
    });
    fake.model.refer_to_existing(&fake.store, &mut body, &none);
    let (person, task) = (text_id(1), text_id(2));
    let expected = json!({
        "task_id": task, "project_ids": [1], "people": { "owner_id": person, "list": [{ "curator": person }] },
        "subject": { "id": "1", "type": "project" }, "other": { "id": "x", "type": "none" }, "project_id": 1,
        "tracker_id": "x", "id": "x", "figure_id": "x", "task_ids": [{ "id": "x" }],
    });
    assert_eq!(body, expected);
    let mut body = json!({ "owner_id": "x" });
    fake.model.refer_to_existing(&fake.store, &mut body, &first);
    assert_eq!(body, json!({ "owner_id": "p1" }));
}

#[test]
fn added_resource_has_its_own_id_if_it_is_free() {
    let mut fake = studio();
    let add = |id: &str| {
        let fields = json!({ "name": "A", "id": id });
        run(&mut fake, |model, store, request| {
            let added = model.add(store, request, ("/projects", &[]), &fields);
            added.unwrap().id
        })
    };
    let ids = ["7", "7", "", "0", "2"].map(add);
    assert_eq!(ids, ["7", "1", "2", "3", "4"]);
}

#[test]
fn id_is_replaced_down_to_the_sixteenth_level() {
    let mut fake = with_projects(&["A"]);
    for (depth, expected) in [(16, "bob"), (17, "eve")] {
        let lists = |text: &str| (0..depth).fold(json!(text), |inner, _| json!([inner]));
        let objects = |text: &str| (0..depth).fold(json!(text), |inner, _| json!({ "n": inner }));
        let fields = json!({ "notes": lists("eve"), "details": objects("eve") });
        let projects = ("/projects", &[] as &[&str]);
        fake.model.set(&mut fake.store, projects, "1", &fields);
        fake.model.replace_id(&mut fake.store, None, "eve", "bob");
        let project = fake
            .model
            .resource(&fake.store, "/projects", &[], "1")
            .unwrap();
        assert_eq!(fake.model.field(project, "notes"), Some(&lists(expected)));
        assert_eq!(
            fake.model.field(project, "details"),
            Some(&objects(expected))
        );
    }
}
