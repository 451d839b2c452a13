//! Validates a value against a schema of the document. The tests compare it with a general validator.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::keywords::supported_pattern;
use super::reference::resolve;
use super::schema::Violation;

/// The number of violations that are reported of one value.
const MAX_VIOLATIONS: usize = 8;

/// The number of schemas that are applied to one value. Alternatives inside alternatives multiply.
const MAX_STEPS: usize = 2_000_000;

/// The longest field or message of a violation, in characters. Names in a value come from the peer and can be of any length.
const MAX_TEXT: usize = 300;

/// Returns the violations of a schema by a value, at most [`MAX_VIOLATIONS`] of them.
pub(super) fn validate(root: &Value, schema: &Value, value: &Value) -> Vec<Violation> {
    let mut validator = Validator::new(root, MAX_STEPS);
    validator.check(schema, value);
    validator.finish()
}

enum Segment<'a> {
    Name(&'a str),
    Index(usize),
}

struct Validator<'a> {
    root: &'a Value,
    path: Vec<Segment<'a>>,
    violations: Vec<Violation>,
    /// The number of schemas that may still be applied; `None` once there were too many.
    steps_left: Option<usize>,
}

impl<'a> Validator<'a> {
    fn new(root: &'a Value, max_steps: usize) -> Self {
        Self {
            root,
            path: Vec::new(),
            violations: Vec::new(),
            steps_left: Some(max_steps),
        }
    }

    fn finish(mut self) -> Vec<Violation> {
        if self.steps_left.is_none() {
            self.report("is too complex to validate");
        }
        self.violations
    }

    fn check(&mut self, schema: &'a Value, value: &'a Value) {
        self.steps_left = self.steps_left.and_then(|left| left.checked_sub(1));
        if self.steps_left.is_none() || self.violations.len() >= MAX_VIOLATIONS {
            return;
        }
        let schema = resolve(self.root, schema);
        if schema == &Value::Bool(false) {
            self.report("is not permitted");
        }
        if let Some(types) = schema.get("type")
            && !has_type(types, value)
        {
            self.report(&format!("is not of the type {types}"));
            return;
        }
        self.check_choices(schema, value);
        match value {
            Value::Object(_) => self.check_object(schema, value),
            Value::Array(items) => self.check_array(schema, items),
            Value::String(text) => self.check_string(schema, text),
            Value::Number(number) => self.check_number(schema, number.as_f64()),
            Value::Null | Value::Bool(_) => {}
        }
        self.check_branches(schema, value);
    }

    fn check_choices(&mut self, schema: &Value, value: &Value) {
        if let Some(constant) = schema.get("const")
            && !equal(constant, value)
        {
            self.report(&format!("is not {constant}"));
        }
        if let Some(choices) = schema.get("enum").and_then(Value::as_array)
            && !choices.iter().any(|choice| equal(choice, value))
        {
            let choices: Vec<String> = choices.iter().map(Value::to_string).collect();
            self.report(&format!("is not one of {}", choices.join(", ")));
        }
    }

    fn check_object(&mut self, schema: &'a Value, value: &'a Value) {
        let Value::Object(fields) = value else {
            return;
        };
        let required = schema.get("required").and_then(Value::as_array);
        for name in required.into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                self.path.push(Segment::Name(name));
                self.report("is required");
                self.path.pop();
            }
        }
        let properties = schema.get("properties");
        let others = schema.get("additionalProperties");
        for (name, field) in fields {
            let property = properties.and_then(|properties| properties.get(name));
            if let Some(property) = property.or(others) {
                self.path.push(Segment::Name(name));
                self.check(property, field);
                self.path.pop();
            }
        }
    }

    fn check_array(&mut self, schema: &'a Value, items: &'a [Value]) {
        let limit = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
        if let Some(max) = limit("maxItems").filter(|max| items.len() as u64 > *max) {
            self.report(&format!("has more than {max} items"));
        }
        if let Some(min) = limit("minItems").filter(|min| (items.len() as u64) < *min) {
            self.report(&format!("has fewer than {min} items"));
        }
        if let Some(schema) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.path.push(Segment::Index(index));
                self.check(schema, item);
                self.path.pop();
            }
        }
    }

    fn check_string(&mut self, schema: &Value, text: &str) {
        let limit = |keyword: &str| schema.get(keyword).and_then(Value::as_u64);
        let length = text.chars().count() as u64;
        if let Some(max) = limit("maxLength").filter(|max| length > *max) {
            self.report(&format!("is longer than {max} characters"));
        }
        if let Some(min) = limit("minLength").filter(|min| length < *min) {
            self.report(&format!("is shorter than {min} characters"));
        }
        let keyword = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        match keyword("format") {
            Some("date-time") if !is_date_time(text) => self.report("is not an RFC 3339 time"),
            Some("date") if !is_date(text) => self.report("is not a date"),
            _ => {}
        }
        if let Some(pattern) = keyword("pattern") {
            let matches = supported_pattern(pattern);
            if matches.is_some_and(|matches| !matches(text)) {
                self.report(&format!("does not match {pattern}"));
            }
        }
    }

    fn check_number(&mut self, schema: &Value, number: Option<f64>) {
        let limit = |keyword: &str| schema.get(keyword).and_then(Value::as_f64);
        let Some(number) = number else {
            return;
        };
        if let Some(min) = limit("minimum").filter(|min| number < *min) {
            self.report(&format!("is less than {min}"));
        }
        if let Some(max) = limit("maximum").filter(|max| number > *max) {
            self.report(&format!("is greater than {max}"));
        }
    }

    fn check_branches(&mut self, schema: &'a Value, value: &'a Value) {
        let branches = |keyword: &str| schema.get(keyword).and_then(Value::as_array);
        for branch in branches("allOf").into_iter().flatten() {
            self.check(branch, value);
        }
        if let Some(branches) = branches("anyOf")
            && !branches.iter().any(|branch| self.matches(branch, value))
        {
            self.report("matches no schema of `anyOf`");
        }
        if let Some(branches) = branches("oneOf") {
            let matching = branches.iter().filter(|branch| self.matches(branch, value));
            match matching.take(2).count() {
                0 => self.report("matches no schema of `oneOf`"),
                1 => {}
                _ => self.report("matches more than one schema of `oneOf`"),
            }
        }
    }

    /// Returns whether a value matches a schema, without reporting why it does not.
    fn matches(&mut self, schema: &'a Value, value: &'a Value) -> bool {
        let reported = std::mem::take(&mut self.violations);
        self.check(schema, value);
        let own = std::mem::replace(&mut self.violations, reported);
        own.is_empty()
    }

    fn report(&mut self, message: &str) {
        if self.violations.len() < MAX_VIOLATIONS {
            self.violations.push(Violation {
                field: shortened(dotted(&self.path)),
                message: shortened(message.to_owned()),
            });
        }
    }
}

fn has_type(types: &Value, value: &Value) -> bool {
    match types {
        Value::Array(types) => types.iter().any(|name| has_type(name, value)),
        name => match name.as_str() {
            Some("object") => value.is_object(),
            Some("array") => value.is_array(),
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            Some("null") => value.is_null(),
            Some("number") => value.is_number(),
            // `1.0` is an integer in JSON Schema.
            Some("integer") => {
                value.is_i64()
                    || value.is_u64()
                    || value.as_f64().is_some_and(|number| number.fract() == 0.0)
            }
            _ => false,
        },
    }
}

/// Compares numbers by value, as JSON Schema does.
fn equal(left: &Value, right: &Value) -> bool {
    left == right || (left.is_number() && left.as_f64() == right.as_f64())
}

fn is_date_time(text: &str) -> bool {
    let separators = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let bytes = text.as_bytes();
    let complete = separators.iter().all(|(index, separator)| {
        let byte = bytes.get(*index);
        byte.is_some_and(|byte| byte.eq_ignore_ascii_case(separator))
    });
    complete && text.parse::<Timestamp>().is_ok()
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Formats a path as `rules[0].expression`.
fn dotted(path: &[Segment<'_>]) -> String {
    let mut out = String::new();
    for segment in path {
        match segment {
            Segment::Index(index) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "[{index}]");
            }
            Segment::Name(name) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out.push_str(name);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests;
