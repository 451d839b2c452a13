//! The arguments of a call: an example of each value, with ids that exist.

use jiff::{Timestamp, ToSpan as _};
use serde_json::{Value, json};

use super::collections::{KINDS, PARAMETERS, REFERENCES, number, referenced};

/// Values that an example cannot guess, by the name of the parameter or field.
pub(super) fn fixed(name: &str, example: &Value) -> Option<Value> {
    let day = |days: i64| {
        let at = Timestamp::now() + (days * 24).hours();
        match example.as_str() {
            // A date, or a time of day with it.
            Some(text) if text.len() == 10 => json!(at.to_string().get(..10)),
            _ => json!(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        }
    };
    Some(match name {
        "start_time" | "fromDate" | "startDate" | "from" if example.is_string() => day(-7),
        "end_time" | "toDate" | "endDate" | "to" if example.is_string() => day(0),
        "type" if example == "csv" => json!("json"),
        "type" if example == "type" => json!("user"),
        "offset" | "limit" | "page-limit" | "page_limit" if example.is_string() => json!("1"),
        "sort" => json!("asc"),
        "priority" if example.is_string() => json!("P2"),
        "timeout_in_mins" | "rolling_window_in_mins" => json!(10),
        "alertSource" => json!("grafana"),
        "email" if example.is_string() => json!("conform@example.com"),
        _ => return None,
    })
}

/// The collections that an example refers to.
pub(super) fn references(operation: &str, name: &str, example: &Value) -> Vec<&'static str> {
    let mut found = Vec::new();
    visit(
        operation,
        name,
        &mut example.clone(),
        &mut |collection, _, _| {
            found.push(collection);
        },
    );
    found.sort_unstable();
    found.dedup();
    found
}

/// Replaces the ids of an example. `id` returns the id with a number of a collection, or another one if there are fewer.
pub(super) fn set_ids(
    operation: &str,
    name: &str,
    example: &mut Value,
    id: &dyn Fn(&str, usize) -> Option<Value>,
) {
    visit(operation, name, example, &mut |collection, name, value| {
        if let Some(id) = id(collection, number(operation, name)) {
            *value = of_type(&id, value);
        }
    });
}

/// Converts an id to the type of the example.
pub(super) fn of_type(id: &Value, example: &Value) -> Value {
    match (id, example) {
        (Value::Number(number), Value::String(_)) => json!(number.to_string()),
        (Value::String(text), Value::Number(_)) => match text.parse::<i64>() {
            Ok(number) => json!(number),
            Err(_) => id.clone(),
        },
        _ => id.clone(),
    }
}

/// Calls `found` for every reference in an example, with its collection, its name and its value.
fn visit(
    operation: &str,
    name: &str,
    value: &mut Value,
    found: &mut dyn FnMut(&'static str, &str, &mut Value),
) {
    let listed = PARAMETERS
        .iter()
        .find(|(of, one, _)| *of == operation && *one == name);
    let collection = listed.map(|(_, _, collection)| *collection);
    match (collection.or(referenced(REFERENCES, name)), &mut *value) {
        (Some(collection), Value::String(_) | Value::Number(_)) => found(collection, name, value),
        (Some(collection), Value::Array(items)) if !items.iter().any(Value::is_object) => {
            items.truncate(1);
            items
                .iter_mut()
                .for_each(|item| found(collection, name, item));
        }
        (_, Value::Object(fields)) => {
            let kind = fields
                .get("type")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let kind = kind.to_lowercase().replace(['_', '-'], "");
            let collection = referenced(KINDS, &kind);
            for (name, field) in fields {
                match (name.as_str(), collection) {
                    ("id" | "entity_id" | "entityID", Some(collection)) => {
                        found(collection, name, field);
                    }
                    _ => visit(operation, name, field, found),
                }
            }
        }
        (_, Value::Array(items)) => {
            let items = items.iter_mut();
            items.for_each(|item| visit(operation, name, item, found));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{references, set_ids};

    #[test]
    fn ids_are_set_by_the_names_of_fields_and_the_kind_of_an_object() {
        let mut body = json!({
            "owner_id": "x",
            "assignee": {"id": "y", "type": "user"},
            "children": ["z"],
            "slo_id": 1,
            "name": "Checkout",
        });
        assert_eq!(
            references("Incidents_mergeIncidents", "body", &body),
            ["/v3/incidents", "/v3/slo", "/v3/teams", "/v3/users"]
        );
        set_ids(
            "Incidents_mergeIncidents",
            "body",
            &mut body,
            &|collection, nth| match collection {
                "/v3/slo" => Some(json!(17)),
                _ => Some(json!(format!("{collection} {nth}"))),
            },
        );
        let expected = json!({
            "owner_id": "/v3/teams 0",
            "assignee": {"id": "/v3/users 1", "type": "user"},
            "children": ["/v3/incidents 1"],
            "slo_id": 17,
            "name": "Checkout",
        });
        assert_eq!(body, expected);
    }
}
