//! The arguments of a call that refers to objects of the run only.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan as _};
use openapi_mock::resources::{Reference, Target};
use openapi_mock::{Document, Operation, samples};
use serde_json::{Map, Value, json};

use super::super::collections::number;
use super::super::inputs::{of_type, set_known};
use super::rules::{USERS, WITH_USER, creates};

/// The nesting of a body in which times are set.
const MAX_DEPTH: usize = 8;
/// How many days in the future the times of a body are. No shift and no maintenance begins during a run.
const DAYS: i64 = 300;

/// Fields that are never sent: mail addresses, people, other schedules, effects when an objective is missed, the actions of a
/// workflow, which have operations of their own, and fields that only the service knows.
const OMITTED: &[&str] = &[
    "actions",
    "created_at",
    "created_by",
    "email_prefix",
    "member_ids",
    "pid",
    "rule_id",
    "slo_actions",
    "slo_monitoring_checks",
    "updated_at",
    "updated_by",
];

/// Optional fields that a creation sends too: a workflow is disabled, and a fixed interval has a start and an end.
const CREATED_WITH: &[&str] = &["enabled", "end_time", "start_time"];

/// Values that an example cannot guess.
const VALUES: &[(&str, &str)] = &[
    ("alert_source_shortname", "grafana"),
    ("alert_source_version", "v1"),
];

/// The ids of the objects of a run, by collection.
pub(super) type Ids = HashMap<String, Vec<Value>>;

/// An example of the body of an operation with ids of the run.
///
/// # Errors
/// The collection of which the run has no object, although the body needs one.
pub(super) fn body(
    document: &Document,
    operation: &Operation,
    references: &[Reference],
    ids: &Ids,
    name: &str,
) -> Result<Value, String> {
    let Some(declared) = &operation.body else {
        return Ok(Value::Null);
    };
    let schema = document.resolve(declared.schema.node());
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |field: &str| required.is_some_and(|all| all.iter().any(|one| one == field));
    let property = |field: &str| schema.get("properties").and_then(|all| all.get(field));
    let mut body = samples::example(document, "body", schema);
    if let Value::Object(fields) = &mut body {
        for (name, value) in VALUES {
            if let Some(field) = fields.get_mut(*name) {
                *field = json!(value);
            }
        }
    }
    // A value of `--set` can be the id of another object.
    set_known(&Map::new(), "body", &mut body, 0);
    let creates = creates(document, &operation.template).is_some_and(|one| one.id == operation.id);
    if let Value::Object(fields) = &mut body {
        // The fewer fields are sent, the more likely is an object for the other operations.
        fields.retain(|field, _| {
            !creates
                || required.is_none()
                || is_required(field)
                || CREATED_WITH.contains(&field.as_str())
        });
    }
    prepare(&mut body, 0);
    for reference in references.iter().filter(|one| !one.query) {
        let path: Vec<&str> = reference.field.split('.').collect();
        let last = path.iter().rev().find(|name| **name != "*");
        let nth = number(&operation.id, last.copied().unwrap_or_default());
        let own = |collection: &str| {
            if collection == USERS && !WITH_USER.contains(&operation.id.as_str()) {
                return None;
            }
            let ids = ids.get(collection)?;
            ids.get(nth).or(ids.first())
        };
        if set(&path, &reference.target, &mut body, &own) {
            continue;
        }
        let field = path.first().copied().unwrap_or_default();
        match &mut body {
            Value::Object(fields) if property(field).is_some() && !is_required(field) => {
                fields.remove(field)
            }
            _ => return Err(collection(&reference.target)),
        };
    }
    for field in ["name", "title"] {
        let is_free = property(field).is_some_and(|property| {
            let property = document.resolve(property);
            property.get("enum").or(property.get("const")).is_none()
        });
        if let Some(value) = body.get_mut(field).filter(|_| is_free) {
            *value = json!(name);
        }
    }
    Ok(body)
}

/// The collection of a reference, for a message.
fn collection(target: &Target) -> String {
    match target {
        Target::Collection(collection) => collection.clone(),
        Target::ByType(_, words) => {
            let collections: Vec<&str> = words.iter().map(|(_, it)| it.as_str()).collect();
            collections.join(" or ")
        }
    }
}

/// Removes fields that are never sent, sets times in the future, and disables what could act.
fn prepare(value: &mut Value, depth: usize) {
    match value {
        Value::Object(fields) if depth < MAX_DEPTH => {
            fields.retain(|name, _| !OMITTED.contains(&name.as_str()));
            for (name, field) in fields {
                match field {
                    Value::String(text) => {
                        if let Some(time) = in_future(name, text) {
                            *text = time;
                        }
                    }
                    Value::Bool(flag) if name == "enabled" => *flag = false,
                    field => prepare(field, depth + 1),
                }
            }
        }
        Value::Array(items) if depth < MAX_DEPTH => {
            items.iter_mut().for_each(|item| prepare(item, depth + 1));
        }
        _ => {}
    }
}

/// A time in the future in place of a time, later if the field is an end.
fn in_future(name: &str, text: &str) -> Option<String> {
    text.parse::<Timestamp>().ok()?;
    let name = name.to_ascii_lowercase();
    let is_end = name.contains("end") || name.contains("till");
    let days = DAYS + i64::from(is_end);
    let time = Timestamp::now().checked_add((days * 24).hours()).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Sets the ids of a reference; returns whether there was an id for each.
fn set<'i>(
    path: &[&str],
    target: &Target,
    value: &mut Value,
    own: &impl Fn(&str) -> Option<&'i Value>,
) -> bool {
    match (path, value) {
        (["*", rest @ ..], Value::Array(items)) => {
            let mut items = items.iter_mut();
            items.all(|item| set(rest, target, item, own))
        }
        ([name] | [name, "*"], Value::Object(fields)) => {
            if !fields.contains_key(*name) {
                return true;
            }
            let found = match target {
                Target::Collection(collection) => own(collection),
                Target::ByType(kind, words) => {
                    let mut words = words.iter();
                    let found = words.find_map(|(word, of)| Some((word, own(of)?)));
                    found.map(|(word, id)| {
                        fields.insert(kind.clone(), json!(word));
                        id
                    })
                }
            };
            let (Some(id), Some(field)) = (found, fields.get_mut(*name)) else {
                return false;
            };
            *field = match &*field {
                Value::Array(items) => json!([of_type(id, items.first().unwrap_or(id))]),
                field => of_type(id, field),
            };
            true
        }
        ([name, rest @ ..], Value::Object(fields)) => match fields.get_mut(*name) {
            Some(field) => set(rest, target, field, own),
            None => true,
        },
        _ => true,
    }
}
