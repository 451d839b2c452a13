//! JSON in a canonical form: equal for values that are equal as JSON Schema compares them.

use serde_json::{Map, Number, Value};

/// Keywords that only people read.
const DOCUMENTATION: [&str; 8] = [
    "description",
    "title",
    "summary",
    "example",
    "examples",
    "externalDocs",
    "$comment",
    "xml",
];

/// Whether a keyword is documentation and means nothing to a client.
pub(crate) fn is_documentation(keyword: &str) -> bool {
    DOCUMENTATION.contains(&keyword) || keyword.starts_with("x-")
}

/// JSON text with sorted keys and numbers in one form: the same for equal values.
pub(crate) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            let inner: Vec<String> = entries
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", inner.join(","))
        }
        Value::Array(list) => {
            let inner: Vec<String> = list.iter().map(canonical).collect();
            format!("[{}]", inner.join(","))
        }
        Value::Number(number) => plain_number(number).to_string(),
        other => other.to_string(),
    }
}

/// The value with all its numbers in one form: `1.0` is `1`, at any depth.
pub(crate) fn plain_numbers(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), plain_numbers(value)))
            .collect(),
        Value::Array(list) => list.iter().map(plain_numbers).collect(),
        Value::Number(number) => Value::Number(plain_number(number)),
        other => other.clone(),
    }
}

/// Whole numbers that a double holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn plain_number(number: &Number) -> Number {
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() <= EXACT => {
            Number::from(float as i64)
        }
        _ => number.clone(),
    }
}

/// The value without documentation. A field that is called like a keyword is an object and stays.
pub(crate) fn without_documentation(value: &Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(
            map.iter()
                .filter(|(key, value)| !is_documentation(key) || value.is_object())
                .map(|(key, value)| (key.clone(), without_documentation(value)))
                .collect::<Map<_, _>>(),
        ),
        Value::Array(list) => Value::Array(list.iter().map(without_documentation).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn equal_numbers_and_orders_of_keys_have_one_text() {
        let one = json!({"b": [1.0, -2e2], "a": 0.5});
        let other = json!({"a": 0.5, "b": [1, -200]});
        assert_eq!(canonical(&one), canonical(&other));
        assert_eq!(plain_numbers(&one), other);
        let large = json!(u64::MAX);
        assert_eq!(plain_numbers(&large), large);
        assert_ne!(canonical(&json!(1.5)), canonical(&json!(1)));
    }
}
