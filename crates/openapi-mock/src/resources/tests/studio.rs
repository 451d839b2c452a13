//! A document with one collection of each kind.

use serde_json::{Value, json};

use super::super::dictionary::Initial;
use super::{Dictionary, Fake};

fn component(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn data(schema: Value) -> Value {
    object(&["data"], json!({ "data": schema }))
}

/// An operation: its id, the schema of its request, and that of its response, `null` if there is none.
fn operation(id: &str, body: Value, response: Value) -> Value {
    let content =
        |schema: Value| json!({ "content": { "application/json": { "schema": schema } } });
    let responses = match response {
        Value::Null => json!({ "204": {} }),
        schema => json!({ "200": content(schema) }),
    };
    let mut operation = json!({ "operationId": id, "responses": responses });
    if !body.is_null() {
        operation["requestBody"] = content(body);
    }
    operation
}

fn querying(mut operation: Value, parameters: &[(&str, bool, Value)]) -> Value {
    let parameters = parameters.iter().map(|(name, required, schema)| {
        json!({ "name": name, "in": "query", "required": required, "schema": schema })
    });
    operation["parameters"] = parameters.collect();
    operation
}

fn components() -> Value {
    let (text, number, flag) = (text(), number(), flag());
    let time = json!({ "type": "string", "format": "date-time" });
    let figure = |kind: &str, size: &str| {
        let properties = json!({ "id": text, "kind": { "const": kind }, size: number });
        object(&["id", "kind", size], properties)
    };
    json!({ "schemas": {
        "Project": object(&["id", "name", "archived"], json!({
            "id": number, "name": text, "color": text, "slug": text, "archived": flag,
            "owner": object(&["id"], json!({ "id": text, "type": text })),
            "details": object(&[], json!({ "a": text, "b": text })),
            "tasks": list(component("Task")), "steps": list(object(&["id"], json!({ "id": number, "text": text }))),
            "notes": list(text.clone()), "history": list(text.clone()),
            "created_at": time, "updated_at": time, "created_by": text, "updated_by": text, "deleted_at": text,
        })),
        "Task": object(&["id", "title", "project_id"], json!({
            "id": text, "title": text, "done": flag, "project_id": number, "owner_id": text,
            "start_time": time, "end_time": time,
        })),
        "Note": object(&["id", "text"], json!({ "id": text, "text": text, "task_id": text, "project_id": number })),
        "Label": object(&["kind", "name"], json!({ "kind": text, "name": text, "color": text })),
        "Person": object(&["id", "name"], json!({ "id": text, "name": text })),
        "Badge": object(&["id", "name"], json!({ "id": text, "name": text, "person_id": text })),
        "Figure": { "oneOf": [figure("circle", "radius"), figure("square", "side")] },
    } })
}

pub(super) fn text() -> Value {
    json!({ "type": "string" })
}

fn number() -> Value {
    json!({ "type": "integer" })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn project_paths() -> Value {
    let (text, number, flag) = (text(), number(), flag());
    let project = || data(component("Project"));
    let change = |required: &[&str]| {
        let details = object(&[], json!({ "a": text, "b": text }));
        let steps = list(object(&[], json!({ "text": text })));
        let tasks = list(object(&["title"], json!({ "title": text, "done": flag })));
        let properties = json!({
            "name": text, "color": text, "owner_id": text, "details": details, "steps": steps, "tasks": tasks,
            "notes": list(text.clone()), "history": list(text.clone()),
        });
        object(required, properties)
    };
    let page = data(object(
        &["projects"],
        json!({
            "projects": list(component("Project")), "total": number, "limit": number, "offset": number,
            "hasNext": flag, "hasPrev": flag, "nextCursor": text, "prevCursor": text,
        }),
    ));
    let projects = operation("listProjects", Value::Null, page);
    let projects = querying(
        projects,
        &[
            ("owner_id", false, text.clone()),
            ("colors", false, list(text.clone())),
            ("archived", false, flag.clone()),
            ("project_name", false, text.clone()),
            ("search", false, text.clone()),
            ("limit", false, number.clone()),
            ("offset", false, text.clone()),
            ("cursor", false, text.clone()),
            ("id", false, list(number.clone())),
            ("mine", false, flag.clone()),
            ("details", false, text.clone()),
        ],
    );
    let find = operation("findProject", Value::Null, project());
    let archive = object(&[], json!({ "archived": flag }));
    let bulk = object(
        &[],
        json!({ "project_ids": list(number.clone()), "archived": flag }),
    );
    let order = object(&[], json!({ "project_order": list(number.clone()) }));
    let color = || object(&[], json!({ "color": text }));
    let step = object(&[], json!({ "text": text }));
    json!({
        "/projects": {
            "get": projects,
            "post": operation("createProject", change(&["name"]), project()),
        },
        "/projects/by-name": { "get": querying(find, &[("name", true, text.clone())]) },
        "/projects/order": { "post": operation("orderProjects", order, Value::Null) },
        "/projects/archive": { "put": operation("archiveProjects", bulk, Value::Null) },
        "/projects/{id}": {
            "get": operation("getProject", Value::Null, project()),
            "put": operation("replaceProject", change(&["name"]), project()),
            "patch": operation("updateProject", change(&[]), project()),
            "delete": operation("deleteProject", Value::Null, Value::Null),
        },
        "/projects/{id}/archive": { "post": operation("archiveProject", archive, project()) },
        "/projects/{id}/copy": { "post": operation("copyProject", Value::Null, project()) },
        "/projects/{id}/publish": { "post": operation("publishProject", Value::Null, data(object(&[], json!({ "url": text })))) },
        "/projects/{id}/color": {
            "get": operation("getColor", Value::Null, data(color())),
            "put": operation("setColor", color(), Value::Null),
        },
        "/projects/{id}/steps/{step}": {
            "put": operation("setStep", step, project()),
            "delete": operation("removeStep", Value::Null, Value::Null),
        },
        "/projects/{id}/stats": { "get": operation("getStats", Value::Null, data(object(&[], json!({ "open": number })))) },
        "/projects/{id}/history": {
            "get": operation("listHistory", Value::Null, data(list(object(&[], json!({ "event": text }))))),
        },
        "/projects/{id}/settings": {
            "get": operation("getSettings", Value::Null, data(object(&["theme"], json!({ "theme": text })))),
            "put": operation("setSettings", object(&["theme"], json!({ "theme": text })), Value::Null),
        },
        "/projects/{id}/budget": {
            "get": operation("getBudget", Value::Null, data(object(&["amount"], json!({ "amount": number })))),
            "post": operation("createBudget", object(&[], json!({ "amount": number })), Value::Null),
            "put": operation("setBudget", object(&["amount"], json!({ "amount": number })), Value::Null),
        },
    })
}

fn other_paths() -> Value {
    let (text, number, flag) = (text(), number(), flag());
    let typed = |id: &str, words: Value| object(&[], json!({ id: text, "type": words }));
    let task = object(
        &["title"],
        json!({
            "title": text, "done": flag, "start_time": text, "end_time": text,
            "subject": typed("id", json!({ "enum": ["project", "person"] })), "place": typed("pid", text.clone()),
            "assignee_id": text, "assignee_type": { "enum": ["person"] }, "task_id": text, "tracker_id": text,
            "external": object(&[], json!({ "task_id": text })), "tasks": text, "projects": list(number.clone()),
            "project": text, "curator": text,
        }),
    );
    let change = object(&[], json!({ "title": text, "done": flag }));
    let wrapped = |name: &str| data(object(&["task"], json!({ "task": component(name) })));
    let label = object(
        &["kind", "name"],
        json!({ "kind": text, "name": text, "color": text }),
    );
    let named = || object(&["name"], json!({ "name": text }));
    let figure = object(
        &["kind"],
        json!({ "kind": text, "radius": number, "side": number }),
    );
    let owner = [
        ("owner_id", true, text.clone()),
        ("lang", false, text.clone()),
    ];
    let preference = object(&["lang"], json!({ "lang": text, "owner_id": text }));
    let tasks = operation("listTasks", Value::Null, data(list(component("Task"))));
    let times = [
        ("start_time", false, text.clone()),
        ("end_time", false, text.clone()),
    ];
    json!({
        "/projects/{id}/tasks": {
            "get": querying(tasks, &times),
            "post": operation("createTask", task, wrapped("Task")),
        },
        "/projects/{id}/tasks/{taskId}": {
            "get": operation("getTask", Value::Null, wrapped("Task")),
            "patch": operation("updateTask", change, wrapped("Task")),
            "delete": operation("deleteTask", Value::Null, Value::Null),
        },
        "/projects/{id}/tasks/{taskId}/notes": {
            "get": operation("listNotes", Value::Null, list(component("Note"))),
            "post": operation("createNote", object(&["text"], json!({ "text": text })), component("Note")),
        },
        "/projects/{id}/tasks/{taskId}/notes/{noteId}": { "delete": operation("deleteNote", Value::Null, Value::Null) },
        "/labels": {
            "get": operation("listLabels", Value::Null, data(list(component("Label")))),
            "post": operation("createLabel", label, data(component("Label"))),
        },
        "/labels/{kind}/{name}": {
            "get": operation("getLabel", Value::Null, data(component("Label"))),
            "delete": operation("deleteLabel", Value::Null, Value::Null),
        },
        "/people": {
            "get": operation("listPeople", Value::Null, data(list(component("Person")))),
            "post": operation("createPerson", named(), data(component("Person"))),
        },
        "/people/{personId}": { "get": operation("getPerson", Value::Null, data(component("Person"))) },
        "/people/{personId}/badges": {
            "get": operation("listBadges", Value::Null, data(list(component("Badge")))),
            "post": operation("createBadge", named(), data(component("Badge"))),
        },
        "/people/{personId}/badges/{badgeId}": { "get": operation("getBadge", Value::Null, data(component("Badge"))) },
        "/figures": {
            "get": operation("listFigures", Value::Null, data(list(component("Figure")))),
            "post": operation("createFigure", figure, data(component("Figure"))),
        },
        "/figures/{id}": { "get": operation("getFigure", Value::Null, data(component("Figure"))) },
        "/preferences": {
            "get": querying(operation("getPreferences", Value::Null, data(preference.clone())), &owner),
            "put": querying(operation("setPreferences", preference, Value::Null), &owner),
        },
    })
}

fn document() -> Value {
    let mut paths = project_paths();
    if let (Some(paths), Value::Object(others)) = (paths.as_object_mut(), other_paths()) {
        paths.extend(others);
    }
    for (template, item) in paths.as_object_mut().unwrap() {
        let names = super::super::collection::parameters(template);
        let parameters = names
            .iter()
            .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": text() }));
        item["parameters"] = parameters.collect();
    }
    json!({ "components": components(), "paths": paths })
}

pub(super) fn studio() -> Fake {
    let dictionary = Dictionary {
        same: &[&["owner_id", "owner.id"]],
        nouns: &[("owner", "/people"), ("curator", "/people")],
        foreign: &["external.task_id"],
        words: &[
            ("project", "/projects"),
            ("person", "/people"),
            ("user", "/people"),
        ],
        initial: &[Initial {
            collection: "/projects",
            field: "color",
            value: "\"white\"",
        }],
        unique: &[("/projects/{id}/tasks", "title", Some("done"))],
    };
    Fake::of(&document(), dictionary)
}
