//! State of operations that have no handler: what was created can be listed, read, changed and deleted.
//!
//! Which operations belong together follows from their paths: `POST /squads` creates, `GET /squads` lists, and the operations of
//! `/squads/{id}` read, change and delete. The response is still an example of its schema; the fields of the request are
//! written over it wherever the schema permits them. The examples themselves exist too, except in an empty organization.

use http::Method;
use serde_json::{Map, Value, json};

use crate::api_error::ApiError;
use crate::call::Call;
use crate::state::{Collection, Database, IdKind, Resource};

/// The query parameters and body fields that name the team of a resource.
const OWNERS: [&str; 5] = ["owner_id", "ownerID", "team_id", "teamID", "ownerId"];

/// The members of a list response that count its items.
const TOTALS: [&str; 4] = ["total", "total_count", "totalCount", "orgTotalCount"];

/// Examples have smaller numbers as ids than what is created.
const LAST_EXAMPLE: u64 = 1000;

/// The role of an operation in its collection.
enum Role {
    Create,
    List,
    Item(String),
}

/// Applies the request to its collection, and makes `body`, an example of the response, show the state.
///
/// # Errors
/// 404 if the resource was deleted.
pub(super) fn apply(
    call: &Call<'_>,
    database: &mut Database,
    body: &mut Value,
) -> Result<(), ApiError> {
    let Some((path, role)) = role(call) else {
        return Ok(());
    };
    match role {
        Role::List => list(call, database, &path, body),
        Role::Create => create(call, database, path, body),
        Role::Item(id) => item(call, database, path, id, body)?,
    }
    Ok(())
}

/// Returns the path of the collection and the role of the operation in it.
fn role(call: &Call<'_>) -> Option<(String, Role)> {
    let template = call.operation.template.as_str();
    let (parent, last) = template.rsplit_once('/')?;
    let parameter = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
    let exists = |template: &str, method: &Method| {
        let mut operations = call.document.operations().iter();
        operations.any(|it| it.template == template && it.method == *method)
    };
    if parameter(last) {
        let id = call.path(last.trim_matches(['{', '}'])).to_owned();
        return exists(parent, &Method::POST).then(|| (fill(call, parent), Role::Item(id)));
    }
    let has_items = call.document.operations().iter().any(|it| {
        let rest = it.template.strip_prefix(template);
        rest.and_then(|rest| rest.strip_prefix('/'))
            .is_some_and(parameter)
    });
    let role = match call.operation.method {
        Method::GET => Role::List,
        Method::POST => Role::Create,
        _ => return None,
    };
    (has_items && exists(template, &Method::POST)).then(|| (fill(call, template), role))
}

fn fill(call: &Call<'_>, template: &str) -> String {
    let segments = template.split('/').map(|segment| {
        let name = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        name.map_or(segment, |name| call.path(name))
    });
    segments.collect::<Vec<_>>().join("/")
}

fn create(call: &Call<'_>, database: &mut Database, path: String, body: &mut Value) {
    let Some(example) = body.pointer("/data/id") else {
        return;
    };
    let number = example.is_number();
    let text = database.next_id(IdKind::Other);
    let collections = &mut database.collections;
    collections.created += 1;
    let id = match number {
        true => (LAST_EXAMPLE + collections.created).to_string(),
        false => text,
    };
    let resource = Resource {
        created: true,
        owner: owner(call),
        fields: call.input.body.as_object().cloned().unwrap_or_default(),
    };
    show(call, &id, &resource.fields, "/data", body);
    let collection = collections.by_path.entry(path).or_default();
    collection.resources.insert(id, resource);
}

fn item(
    call: &Call<'_>,
    database: &mut Database,
    path: String,
    id: String,
    body: &mut Value,
) -> Result<(), ApiError> {
    let below = format!("{path}/{id}/");
    let collections = &mut database.collections;
    let collection = collections.by_path.entry(path).or_default();
    if collection.deleted.contains(&id) {
        return Err(ApiError::not_found("resource"));
    }
    if call.operation.method == Method::DELETE {
        collection.resources.remove(&id);
        collection.deleted.insert(id);
        collections
            .by_path
            .retain(|path, _| !path.starts_with(&below));
        return Ok(());
    }
    if call.operation.method != Method::GET
        && let Some(fields) = call.input.body.as_object()
    {
        let resource = collection.resources.entry(id.clone()).or_default();
        resource.fields.extend(fields.clone());
    }
    if let Some(resource) = collection.resources.get(&id) {
        show(call, &id, &resource.fields, "/data", body);
    }
    Ok(())
}

fn list(call: &Call<'_>, database: &Database, path: &str, body: &mut Value) {
    let Some(examples) = body.get("data").and_then(Value::as_array).cloned() else {
        return;
    };
    let Some(example) = examples.first() else {
        return;
    };
    let none = Collection::default();
    let collection = database.collections.by_path.get(path).unwrap_or(&none);
    let mut items = Vec::new();
    if !database.collections.without_examples {
        items.extend(
            examples
                .iter()
                .filter(|item| !collection.deleted.contains(&id_of(item)))
                .cloned(),
        );
    }
    let owner = owner(call);
    for (id, resource) in &collection.resources {
        let shown = items.iter().position(|item| id_of(item) == *id);
        if shown.is_none() && (!resource.created || (owner.is_some() && owner != resource.owner)) {
            continue;
        }
        // One item at a time is checked against the schema of the list.
        body["data"] = json!([shown.map_or(example, |at| &items[at])]);
        show(call, id, &resource.fields, "/data/0", body);
        match shown {
            Some(at) => items[at] = body["data"][0].take(),
            None => items.push(body["data"][0].take()),
        }
    }
    let count = items.len();
    body["data"] = Value::Array(items);
    for meta in ["meta", "metadata"] {
        for total in TOTALS {
            if let Some(total) = body.get_mut(meta).and_then(|meta| meta.get_mut(total)) {
                *total = json!(count);
            }
        }
    }
}

/// Writes the id and the fields of a resource over an example. A field that the schema of the response does not permit stays as
/// it is.
fn show(call: &Call<'_>, id: &str, fields: &Map<String, Value>, at: &str, body: &mut Value) {
    let Some(schema) = call.operation.responses.get("application/json") else {
        return;
    };
    let mut write = |name: &str, value: &dyn Fn(&Value) -> Value| {
        let Some(before) = field(body, at, name).map(|example| {
            let value = value(example);
            std::mem::replace(example, value)
        }) else {
            return;
        };
        let violations = call.document.validate(schema, body);
        if !violations.is_ok_and(|violations| violations.is_empty())
            && let Some(shown) = field(body, at, name)
        {
            *shown = before;
        }
    };
    for (name, value) in fields {
        write(name, &|example| with_ids(value, example));
    }
    write("id", &|example| match example {
        Value::Number(_) => id.parse::<u64>().map_or(Value::Null, Value::from),
        _ => json!(id),
    });
}

fn field<'b>(body: &'b mut Value, at: &str, name: &str) -> Option<&'b mut Value> {
    body.pointer_mut(at)?.get_mut(name)
}

/// Adds the ids that the service gives the elements of a list, if those of the example have one.
fn with_ids(value: &Value, example: &Value) -> Value {
    let mut value = value.clone();
    let id = example.get(0).and_then(|first| first.get("id"));
    if let (Some(elements), Some(id)) = (value.as_array_mut(), id) {
        for (n, element) in elements.iter_mut().enumerate() {
            if let Some(element) = element.as_object_mut() {
                let id = match id {
                    Value::Number(_) => json!(n + 1),
                    _ => json!(format!("{:02x}{:022x}", IdKind::Other as u8, n + 1)),
                };
                element.entry("id").or_insert(id);
            }
        }
    }
    value
}

fn id_of(item: &Value) -> String {
    match item.get("id") {
        Some(Value::String(id)) => id.clone(),
        Some(id) => id.to_string(),
        None => String::new(),
    }
}

fn owner(call: &Call<'_>) -> Option<String> {
    OWNERS.iter().find_map(|name| {
        let in_body = || call.input.body.get(*name).and_then(Value::as_str);
        call.query_str(name).or_else(in_body).map(str::to_owned)
    })
}
