//! One story per behaviour of the studio.

use http::Method;
use serde_json::{Value, json};

use super::studio::studio;
use super::{Fake, StateError};

const START: &str = "1970-01-01T00:00:00Z";

/// The id of the nth resource whose id is a text.
pub(super) fn text_id(number: u64) -> String {
    format!("6b{number:022x}")
}

pub(super) fn not_found<T>(noun: &str) -> Result<T, StateError> {
    Err(StateError::NotFound(noun.to_owned()))
}

fn put(fake: &mut Fake, path: &str, body: Value) -> Result<Value, StateError> {
    fake.send(Method::PUT, path, body)
}

pub(super) fn patch(fake: &mut Fake, path: &str, body: Value) -> Result<Value, StateError> {
    fake.send(Method::PATCH, path, body)
}

fn delete(fake: &mut Fake, path: &str) -> Result<Value, StateError> {
    fake.send(Method::DELETE, path, Value::Null)
}

/// A studio with a person and these projects.
pub(super) fn with_projects(names: &[&str]) -> Fake {
    let mut fake = studio();
    fake.post("/people", json!({ "name": "Ada" })).unwrap();
    for name in names {
        fake.post("/projects", json!({ "name": name })).unwrap();
    }
    fake
}

/// A project as it is after its creation without optional fields.
fn plain(id: u64, name: &str, slug: &str) -> Value {
    json!({
        "id": id, "name": name, "slug": slug, "color": "white", "archived": false, "tasks": [],
        "created_at": START, "updated_at": START, "created_by": "ada", "updated_by": "ada",
    })
}

pub(super) fn names(list: &Value) -> Vec<&str> {
    let items = list["data"]["projects"].as_array().unwrap().iter();
    items.map(|item| item["name"].as_str().unwrap()).collect()
}

#[test]
fn created_project_has_slug_initial_values_elements_and_tasks() {
    let mut fake = with_projects(&[]);
    let sent = json!({
        "name": "A  Novel, Idea!", "owner_id": text_id(1), "details": { "a": "x" }, "notes": ["n"],
        "steps": [{ "text": "one" }, { "text": "two" }],
        "tasks": [{ "title": "T1" }, { "title": "T2", "done": true }],
        "deleted_at": "now", "created_by": "eve",
    });
    let mut expected = plain(1, "A  Novel, Idea!", "a-novel-idea");
    expected["owner"] = json!({ "id": text_id(1) });
    expected["details"] = json!({ "a": "x" });
    expected["notes"] = json!(["n"]);
    expected["steps"] = json!([{ "id": 1, "text": "one" }, { "id": 2, "text": "two" }]);
    expected["tasks"] = json!([
        { "id": text_id(2), "title": "T1", "project_id": 1 },
        { "id": text_id(3), "title": "T2", "done": true, "project_id": 1 },
    ]);
    assert_eq!(
        fake.post("/projects", sent).unwrap(),
        json!({ "data": expected })
    );
    assert_eq!(
        fake.get("/projects/1").unwrap(),
        json!({ "data": expected })
    );
    // A task shows the owner of its project.
    let task = json!({ "id": text_id(2), "title": "T1", "project_id": 1, "owner_id": text_id(1) });
    assert_eq!(
        fake.get(&format!("/projects/1/tasks/{}", text_id(2)))
            .unwrap(),
        json!({ "data": { "task": task } })
    );
    let listed = fake.get("/projects/1/tasks").unwrap();
    assert_eq!(listed["data"][0], task);
    assert_eq!(listed["data"].as_array().unwrap().len(), 2);
}

#[test]
fn change_merges_objects_and_replacement_resets_the_fields_of_the_request() {
    let mut fake = with_projects(&["A"]);
    let sent =
        json!({ "details": { "a": "x", "b": "y" }, "color": "red", "tasks": [{ "title": "T1" }] });
    patch(&mut fake, "/projects/1", sent).unwrap();
    let changed = patch(&mut fake, "/projects/1", json!({ "details": { "b": "z" } })).unwrap();
    let mut expected = plain(1, "A", "a");
    expected["color"] = json!("red");
    expected["details"] = json!({ "a": "x", "b": "z" });
    expected["tasks"] = json!([{ "id": text_id(2), "title": "T1", "project_id": 1 }]);
    assert_eq!(changed["data"], expected);
    let replaced = put(
        &mut fake,
        "/projects/1",
        json!({ "name": "B", "details": { "a": "w" } }),
    )
    .unwrap();
    expected["name"] = json!("B");
    expected["details"] = json!({ "a": "w" });
    expected.as_object_mut().unwrap().shift_remove("color");
    assert_eq!(
        replaced["data"], expected,
        "color is reset, and tasks and slug stay"
    );
    // The tasks of the request replace those of the project.
    let replaced = patch(
        &mut fake,
        "/projects/1",
        json!({ "tasks": [{ "title": "T2" }] }),
    )
    .unwrap();
    assert_eq!(
        replaced["data"]["tasks"],
        json!([{ "id": text_id(3), "title": "T2", "project_id": 1 }])
    );
    let archived = fake
        .post("/projects/1/archive", json!({ "archived": true }))
        .unwrap();
    assert_eq!(
        (&archived["data"]["archived"], &archived["data"]["name"]),
        (&json!(true), &json!("B"))
    );
    assert_eq!(
        patch(&mut fake, "/projects/2", json!({ "name": "X" })),
        not_found("project")
    );
    assert_eq!(delete(&mut fake, "/projects/2"), not_found("project"));
}

#[test]
fn part_of_a_project_is_read_and_changed_at_its_own_path() {
    let mut fake = with_projects(&["A"]);
    assert_eq!(
        fake.get("/projects/1/color").unwrap(),
        json!({ "data": { "color": "white" } })
    );
    assert_eq!(
        put(&mut fake, "/projects/1/color", json!({ "color": "blue" })).unwrap(),
        Value::Null
    );
    assert_eq!(
        fake.get("/projects/1/color").unwrap(),
        json!({ "data": { "color": "blue" } })
    );
    assert_eq!(fake.get("/projects/1").unwrap()["data"]["color"], "blue");
    assert_eq!(fake.get("/projects/2/color"), not_found("project"));
}

#[test]
fn copy_is_a_new_project_with_the_same_fields() {
    let mut fake = with_projects(&["A"]);
    patch(
        &mut fake,
        "/projects/1",
        json!({ "color": "red", "tasks": [{ "title": "T" }] }),
    )
    .unwrap();
    let mut expected = plain(2, "A", "a");
    expected["color"] = json!("red");
    assert_eq!(
        fake.post("/projects/1/copy", Value::Null).unwrap()["data"],
        expected
    );
    assert_eq!(fake.get("/projects/2").unwrap()["data"], expected);
    assert_eq!(
        fake.post("/projects/9/copy", Value::Null),
        not_found("project")
    );
}

#[test]
fn projects_are_found_by_name_reordered_and_changed_together() {
    let mut fake = with_projects(&["A", "B", "C"]);
    assert_eq!(
        fake.get("/projects/by-name?name=B").unwrap()["data"],
        plain(2, "B", "b")
    );
    assert_eq!(fake.get("/projects/by-name?name=D"), not_found("project"));
    assert_eq!(
        fake.post("/projects/order", json!({ "project_order": [3, 1] }))
            .unwrap(),
        Value::Null
    );
    assert_eq!(names(&fake.get("/projects").unwrap()), ["C", "A", "B"]);
    let sent = json!({ "project_ids": [1, 3], "archived": true });
    assert_eq!(
        put(&mut fake, "/projects/archive", sent).unwrap(),
        Value::Null
    );
    assert_eq!(
        names(&fake.get("/projects?archived=true").unwrap()),
        ["C", "A"]
    );
    assert_eq!(names(&fake.get("/projects?archived=false").unwrap()), ["B"]);
    let unknown = put(
        &mut fake,
        "/projects/archive",
        json!({ "project_ids": [2, 7], "archived": true }),
    );
    let expected = StateError::Reference {
        field: "project_ids[1]".to_owned(),
        collection: "/projects".to_owned(),
        noun: "project".to_owned(),
    };
    assert_eq!(unknown, Err(expected));
    assert_eq!(
        names(&fake.get("/projects?archived=false").unwrap()),
        ["B"],
        "nothing is changed"
    );
}

#[test]
fn element_of_a_list_is_changed_and_removed_by_its_id() {
    let mut fake = with_projects(&["A"]);
    patch(
        &mut fake,
        "/projects/1",
        json!({ "steps": [{ "text": "one" }, { "text": "two" }] }),
    )
    .unwrap();
    let changed = put(&mut fake, "/projects/1/steps/2", json!({ "text": "zwei" })).unwrap();
    let steps = json!([{ "id": 1, "text": "one" }, { "id": 2, "text": "zwei" }]);
    assert_eq!(changed["data"]["steps"], steps);
    assert_eq!(
        delete(&mut fake, "/projects/1/steps/1").unwrap(),
        Value::Null
    );
    assert_eq!(
        fake.get("/projects/1").unwrap()["data"]["steps"],
        json!([{ "id": 2, "text": "zwei" }])
    );
    assert_eq!(delete(&mut fake, "/projects/1/steps/1"), not_found("step"));
    assert_eq!(
        delete(&mut fake, "/projects/7/steps/1"),
        not_found("project")
    );
}

#[test]
fn single_resource_exists_after_its_first_write() {
    let mut fake = with_projects(&["A", "B"]);
    assert_eq!(fake.get("/projects/1/settings"), not_found("setting"));
    for theme in ["dark", "light"] {
        put(&mut fake, "/projects/1/settings", json!({ "theme": theme })).unwrap();
        assert_eq!(
            fake.get("/projects/1/settings").unwrap(),
            json!({ "data": { "theme": theme } })
        );
    }
    assert_eq!(fake.get("/projects/2/settings"), not_found("setting"));
    assert_eq!(
        put(&mut fake, "/projects/3/settings", json!({ "theme": "x" })),
        not_found("project")
    );
    // Only POST creates it if there is one.
    assert_eq!(
        put(&mut fake, "/projects/1/budget", json!({ "amount": 1 })),
        not_found("budget")
    );
    fake.post("/projects/1/budget", json!({ "amount": 2 }))
        .unwrap();
    put(&mut fake, "/projects/1/budget", json!({ "amount": 3 })).unwrap();
    assert_eq!(
        fake.get("/projects/1/budget").unwrap(),
        json!({ "data": { "amount": 3 } })
    );
    fake.post("/projects/1/budget", json!({})).unwrap();
    assert_eq!(
        fake.get("/projects/1/budget").unwrap(),
        json!({ "data": { "amount": 0 } }),
        "reset"
    );
}

#[test]
fn single_resource_is_selected_by_its_required_query() {
    let mut fake = with_projects(&[]);
    fake.post("/people", json!({ "name": "Eve" })).unwrap();
    let path = |number| format!("/preferences?owner_id={}", text_id(number));
    put(&mut fake, &path(1), json!({ "lang": "en" })).unwrap();
    assert_eq!(
        fake.get(&format!("{}&lang=de", path(1))).unwrap(),
        json!({ "data": { "lang": "en", "owner_id": text_id(1) } })
    );
    assert_eq!(fake.get(&path(2)), not_found("preference"));
    assert_eq!(
        fake.get("/preferences?owner_id=nobody"),
        not_found("people")
    );
}

#[test]
fn resource_with_two_keys_is_read_by_both_and_is_there_once() {
    let mut fake = studio();
    let label = json!({ "kind": "a/b", "name": "new", "color": "red" });
    assert_eq!(fake.post("/labels", label.clone()).unwrap()["data"], label);
    fake.post("/labels", json!({ "kind": "a", "name": "b/new" }))
        .unwrap();
    assert_eq!(fake.get("/labels/a%2Fb/new").unwrap()["data"], label);
    assert_eq!(fake.get("/labels/new/a%2Fb"), not_found("label"));
    let taken = StateError::Conflict("a label with this name already exists".to_owned());
    assert_eq!(fake.post("/labels", label.clone()), Err(taken));
    assert_eq!(
        fake.get("/labels").unwrap(),
        json!({ "data": [label, { "kind": "a", "name": "b/new" }] })
    );
    delete(&mut fake, "/labels/a%2Fb/new").unwrap();
    fake.post("/labels", label).unwrap();
}

#[test]
fn title_is_unique_among_the_tasks_of_a_project_that_are_done() {
    let mut fake = with_projects(&["A", "B"]);
    let done = |title: &str| json!({ "title": title, "done": true });
    let taken = || {
        Err(StateError::Conflict(
            "a task with this name already exists".to_owned(),
        ))
    };
    fake.post("/projects/1/tasks", done("T")).unwrap();
    assert_eq!(fake.post("/projects/1/tasks", done("T")), taken());
    fake.post("/projects/1/tasks", json!({ "title": "T", "done": false }))
        .unwrap();
    fake.post("/projects/1/tasks", done("U")).unwrap();
    fake.post("/projects/2/tasks", done("T")).unwrap();
    // The rejected one took no id.
    let second = format!("/projects/1/tasks/{}", text_id(3));
    assert_eq!(patch(&mut fake, &second, json!({ "done": true })), taken());
    let renamed = patch(&mut fake, &second, json!({ "done": true, "title": "V" })).unwrap();
    let task = json!({ "id": text_id(3), "title": "V", "done": true, "project_id": 1 });
    assert_eq!(renamed["data"]["task"], task);
    patch(&mut fake, &second, json!({ "title": "V" })).unwrap();
}

#[test]
fn resources_two_levels_below_go_with_their_project_alone() {
    let mut fake = with_projects(&["A", "B"]);
    for project in ["1", "2"] {
        fake.post(
            &format!("/projects/{project}/tasks"),
            json!({ "title": "T" }),
        )
        .unwrap();
    }
    let notes =
        |project: u64, task: u64| format!("/projects/{project}/tasks/{}/notes", text_id(task));
    let note = |id: u64, project: u64, task: u64| json!({ "id": text_id(id), "text": "N", "task_id": text_id(task), "project_id": project });
    let text = || json!({ "text": "N" });
    assert_eq!(fake.post(&notes(1, 2), text()).unwrap(), note(4, 1, 2));
    assert_eq!(fake.post(&notes(2, 3), text()).unwrap(), note(5, 2, 3));
    assert_eq!(fake.post(&notes(1, 3), text()), not_found("task"));
    delete(&mut fake, "/projects/1").unwrap();
    assert_eq!(fake.get(&notes(2, 3)).unwrap(), json!([note(5, 2, 3)]));
    assert_eq!(fake.get(&notes(1, 2)), not_found("task"));
    let task = text_id(2);
    let parents = ["1", task.as_str()];
    let template = "/projects/{id}/tasks/{taskId}/notes";
    assert!(
        fake.model
            .resources(&fake.store, template, &parents)
            .is_empty()
    );
    assert!(
        fake.model
            .resources(&fake.store, "/projects/{id}/tasks", &["1"])
            .is_empty()
    );
    delete(&mut fake, &format!("{}/{}", notes(2, 3), text_id(5))).unwrap();
    assert_eq!(fake.get(&notes(2, 3)).unwrap(), json!([]));
}
