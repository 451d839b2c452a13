//! The arguments of a call: an example of each value, with ids that exist.

use jiff::{Timestamp, ToSpan as _};
use openapi_mock::resources::{Reference, Target};
use openapi_mock::samples;
use serde_json::{Map, Value, json};

/// The nesting in which values are set.
const MAX_DEPTH: usize = 6;

/// Sets values that an example cannot guess: known ones by the name of the field, and fixed ones.
pub(super) fn set_known(known: &Map<String, Value>, name: &str, example: &mut Value, depth: usize) {
    if let Some(value) = known.get(name) {
        *example = of_type(value, example);
    } else if let Some(value) = fixed(name, example) {
        *example = value;
    } else if depth < MAX_DEPTH {
        match example {
            Value::Object(fields) => {
                let fields = fields.iter_mut();
                fields.for_each(|(name, field)| set_known(known, name, field, depth + 1));
            }
            Value::Array(items) => {
                let items = items.iter_mut();
                items.for_each(|item| set_known(known, name, item, depth + 1));
            }
            _ => {}
        }
    }
}

/// Values that an example cannot guess, by the name of the parameter or field.
fn fixed(name: &str, example: &Value) -> Option<Value> {
    let day = |days: i64| {
        let at = Timestamp::now() + (days * 24).hours();
        match example.as_str() {
            // A date alone.
            Some(text) if text.len() == 10 => json!(at.to_string().get(..10)),
            _ => json!(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
        }
    };
    // Not a time of day, such as `09:30`.
    let is_moment = example
        .as_str()
        .is_some_and(|text| text.len() >= 10 || !text.contains(':'));
    Some(match name {
        "start_time" | "fromDate" | "startDate" | "from" if is_moment => day(-7),
        "end_time" | "toDate" | "endDate" | "to" if is_moment => day(1),
        "type" if example == "csv" => json!("json"),
        "type" if example == "type" => json!("user"),
        "offset" | "limit" | "page-limit" | "page_limit" if example.is_string() => json!("1"),
        "sort" => json!("asc"),
        "priority" if example.is_string() => json!("P2"),
        "timeout_in_mins" | "rolling_window_in_mins" => json!(10),
        "alertSource" => json!("grafana"),
        "slack_channel_id" => json!(samples::sample_id("channel_id")),
        "email" if example.is_string() => json!("conform@example.com"),
        _ => return None,
    })
}

/// Optional parameters that no example fits: the position in a list that was not read.
pub(super) fn is_omitted(name: &str) -> bool {
    name == "cursor"
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

/// Calls `found` with the collection and the value of each id of a reference in an example.
pub(super) fn visit(
    reference: &Reference,
    example: &mut Value,
    found: &mut dyn FnMut(&str, &mut Value),
) {
    let path: Vec<&str> = reference.field.split('.').collect();
    visit_at(&path, &reference.target, example, found);
}

/// The depth of the recursion is that of a field of the document.
fn visit_at(
    path: &[&str],
    target: &Target,
    value: &mut Value,
    found: &mut dyn FnMut(&str, &mut Value),
) {
    match (path, &mut *value) {
        (["*", rest @ ..], Value::Array(items)) => {
            let items = items.iter_mut();
            items.for_each(|item| visit_at(rest, target, item, found));
        }
        ([name], Value::Object(fields)) => {
            let Some(collection) = collection(name, target, fields) else {
                return;
            };
            if let Some(field) = fields.get_mut(*name) {
                visit_ids(&collection, field, found);
            }
        }
        ([name, rest @ ..], Value::Object(fields)) => {
            if let ([], Some(field)) | (["*"], Some(field)) = (rest, fields.get_mut(*name)) {
                if let Target::Collection(collection) = target {
                    visit_ids(collection, field, found);
                }
            } else if let Some(field) = fields.get_mut(*name) {
                visit_at(rest, target, field, found);
            }
        }
        _ => {}
    }
}

/// The collection of a reference in an object. A word that is not known is replaced by the first one that is.
fn collection(name: &str, target: &Target, fields: &mut Map<String, Value>) -> Option<String> {
    match target {
        Target::Collection(template) => Some(template.clone()),
        Target::ByType(kind, words) => {
            let word = fields.get(kind).and_then(Value::as_str).unwrap_or_default();
            let known = words.iter().find(|(known, _)| known == word);
            // A second id, which only some kinds have.
            let other = words.first().filter(|_| name != "pid");
            let (word, template) = known.or(other)?;
            fields.insert(kind.clone(), word.clone().into());
            Some(template.clone())
        }
    }
}

fn visit_ids(collection: &str, value: &mut Value, found: &mut dyn FnMut(&str, &mut Value)) {
    match value {
        Value::Array(items) => {
            // The ids of one collection that are used are one and the same, and lists are sets.
            items.truncate(1);
            items.iter_mut().for_each(|item| found(collection, item));
        }
        Value::Object(_) | Value::Null => {}
        value => found(collection, value),
    }
}

#[cfg(test)]
mod tests {
    use openapi_mock::resources::{Reference, Target};
    use serde_json::{Value, json};

    use super::visit;

    fn set(field: &str, target: Target, example: &mut Value) {
        let reference = Reference {
            operation: String::new(),
            query: false,
            field: field.to_owned(),
            target,
        };
        visit(&reference, example, &mut |collection, value| {
            *value = json!(format!("an id of {collection}"));
        });
    }

    #[test]
    fn ids_are_set_in_nested_lists_and_by_the_word_next_to_them() {
        let mut body = json!({
            "ids": ["x", "y"],
            "rules": [{"route_to": {"id": "x", "type": "user"}}, {"route_to": {"id": "x", "type": "?"}}],
        });
        set("ids", Target::Collection("/a".to_owned()), &mut body);
        let words = vec![
            ("squad".to_owned(), "/s".to_owned()),
            ("user".to_owned(), "/u".to_owned()),
        ];
        set(
            "rules.*.route_to.id",
            Target::ByType("type".to_owned(), words),
            &mut body,
        );
        let expected = json!({
            "ids": ["an id of /a"],
            "rules": [
                {"route_to": {"id": "an id of /u", "type": "user"}},
                {"route_to": {"id": "an id of /s", "type": "squad"}},
            ],
        });
        assert_eq!(body, expected);
    }
}
