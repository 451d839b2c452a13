//! Examples for the fakes and mocks, which have the document without its descriptions.

use serde_json::Value;

/// The time in examples.
const TIME: &str = "2026-01-05T09:30:00Z";

/// Adds the values that descriptions name to the `examples` of the texts that they describe.
pub(crate) fn add_examples(value: &mut Value) {
    match value {
        Value::Object(object) => {
            let description = object.get("description").and_then(Value::as_str);
            if let Some(example) = description.and_then(named_value).map(str::to_owned) {
                add_example(value, example);
            }
            let Value::Object(object) = value else { return };
            object.values_mut().for_each(add_examples);
        }
        Value::Array(list) => list.iter_mut().for_each(add_examples),
        _ => {}
    }
}

/// Adds an example to what was described: a text, the elements of a list, or a parameter.
fn add_example(mut described: &mut Value, example: String) {
    while described.get("type").is_none_or(|kind| kind == "array") {
        let inner = ["schema", "items"]
            .into_iter()
            .find(|part| described.get(part).is_some());
        let Some(inner) = inner.and_then(|part| described.get_mut(part)) else {
            return;
        };
        described = inner;
    }
    let Value::Object(schema) = described else {
        return;
    };
    let constraints = ["enum", "const", "format", "examples"];
    let is_text = schema.get("type").is_some_and(|kind| match kind {
        Value::Array(kinds) => kinds.iter().any(|kind| kind == "string"),
        kind => kind == "string",
    });
    let is_constrained = constraints
        .iter()
        .any(|keyword| schema.contains_key(*keyword));
    if is_text && !is_constrained {
        schema.insert("examples".into(), vec![example].into());
    }
}

/// The value that a description names, or the first of a list: "such as `user`", "the state: `open` or `closed`".
fn named_value(description: &str) -> Option<&str> {
    let after = |marker| description.split_once(marker).map(|(_, rest)| rest);
    let named = after("such as `").or_else(|| after(": `"));
    match named {
        Some(rest) => rest.split_once('`').map(|(value, _)| value),
        None => description.contains("RFC 3339").then_some(TIME),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::add_examples;

    fn examples(description: &str, mut described: Value) -> Value {
        described["description"] = description.into();
        add_examples(&mut described);
        let places = ["/examples", "/schema/items/examples"];
        let found = places.iter().find_map(|place| described.pointer(place));
        found.cloned().unwrap_or_default()
    }

    #[test]
    fn value_that_a_description_names_is_an_example() {
        let text = || json!({ "type": ["string", "null"] });
        for (description, expected) in [
            (
                "Type of the owner, such as `user` or `squad`.",
                json!(["user"]),
            ),
            (
                "Type of the entity that `id` refers to: `squad` or `user`.",
                json!(["squad"]),
            ),
            (
                "RFC 3339 time of the change.",
                json!(["2026-01-05T09:30:00Z"]),
            ),
            ("Id of the `owner`.", Value::Null),
            ("Not closed, such as `", Value::Null),
        ] {
            assert_eq!(examples(description, text()), expected, "{description}");
        }
    }

    #[test]
    fn example_is_added_to_texts_without_a_constraint() {
        let described = "States, such as `open`.";
        let list = json!({ "name": "state", "schema": { "type": "array", "items": { "type": "string" } } });
        assert_eq!(examples(described, list), json!(["open"]));
        for other in [
            json!({ "type": "integer" }),
            json!({ "type": "string", "enum": ["closed"] }),
            json!({ "type": "string", "format": "date" }),
            json!({ "schema": { "$ref": "#/components/schemas/State" } }),
        ] {
            assert_eq!(examples(described, other.clone()), Value::Null, "{other}");
        }
    }
}
