//! Validates a value against a schema of the document.
//!
//! It supports the keywords that the document uses, and the document is rejected if it uses another one. A general
//! validator needs some 45 crates, which every program that embeds the fake would have to compile. The tests compare it with
//! one.

use std::fmt::Write;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::reference::resolve;
use super::schema::Violation;

/// The number of violations that are reported of one value.
const MAX_VIOLATIONS: usize = 8;

/// The number of schemas that are applied to one value. Alternatives inside alternatives multiply.
const MAX_STEPS: usize = 2_000_000;

/// The longest field or message of a violation, in characters. Names in a value come from the peer and can be of any length.
const MAX_TEXT: usize = 300;

/// Keywords that constrain values.
const CONSTRAINTS: [&str; 18] = [
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "required",
];

/// Keywords that constrain nothing, besides extensions.
const ANNOTATIONS: [&str; 8] = [
    "default",
    "deprecated",
    "description",
    "discriminator",
    "example",
    "examples",
    "title",
    "type",
];

/// The supported patterns. A regular expression engine for one pattern would be the largest dependency of the fake.
const PATTERNS: [(&str, fn(&str) -> bool); 1] = [("^\\S", |text| {
    text.starts_with(|character: char| !character.is_whitespace())
})];

/// Checks that a schema uses supported keywords only.
pub(super) fn check_keywords(schema: &Value) -> Result<(), String> {
    let Value::Object(keywords) = schema else {
        return Ok(());
    };
    for (keyword, value) in keywords {
        let known = CONSTRAINTS.contains(&keyword.as_str())
            || ANNOTATIONS.contains(&keyword.as_str())
            || keyword.starts_with("x-");
        if !known {
            return Err(format!("the keyword `{keyword}` is not supported"));
        }
        match keyword.as_str() {
            "properties" => {
                let properties = value.as_object().into_iter().flat_map(|map| map.values());
                properties.map(check_keywords).collect::<Result<(), _>>()?;
            }
            "allOf" | "anyOf" | "oneOf" => {
                let branches = value.as_array().into_iter().flatten();
                branches.map(check_keywords).collect::<Result<(), _>>()?;
            }
            "items" | "additionalProperties" => check_keywords(value)?,
            "pattern" if !PATTERNS.iter().any(|(pattern, _)| value == pattern) => {
                return Err(format!("the pattern {value} is not supported"));
            }
            _ => {}
        }
    }
    Ok(())
}

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
            let mut patterns = PATTERNS.iter();
            let matches = patterns.find(|(supported, _)| *supported == pattern);
            if matches.is_some_and(|(_, matches)| !matches(text)) {
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
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use serde_json::{Value, json};

    use super::{MAX_TEXT, MAX_VIOLATIONS, Validator, check_keywords, shortened, validate};
    use crate::document::Document;
    use crate::samples;

    fn messages(schema: &Value, value: &Value) -> Vec<String> {
        let violations = validate(&Value::Null, schema, value).into_iter();
        violations
            .map(|violation| format!("{}: {}", violation.field, violation.message))
            .collect()
    }

    /// Collects the JSON pointers of a value.
    fn collect_pointers(value: &Value, pointer: &str, pointers: &mut Vec<String>) {
        pointers.push(pointer.to_owned());
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    collect_pointers(field, &format!("{pointer}/{name}"), pointers);
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    collect_pointers(item, &format!("{pointer}/{index}"), pointers);
                }
            }
            _ => {}
        }
    }

    /// Returns a value and variations of it: every part replaced by values of other types, and every field removed.
    fn variations(value: &Value) -> Vec<Value> {
        let replacements = json!([
            null, true, 1, 2.0, 1.5, -1, "", " x", "P1", "2026-01-05T09:30:00Z", "2026-01-05t09:30:00+02:00",
            "2026-01-05 09:30:00Z", "2026-01-05T09:30Z", "2026-02-30T09:30:00Z", "2026-01-05", "2026-02-30",
            [], [null], ["x"], {}, { "key": 1 },
        ]);
        let mut variations = vec![value.clone()];
        let mut pointers = Vec::new();
        collect_pointers(value, "", &mut pointers);
        for pointer in pointers {
            for replacement in replacements.as_array().unwrap() {
                let mut changed = value.clone();
                *changed.pointer_mut(&pointer).unwrap() = replacement.clone();
                variations.push(changed);
            }
            if let Some((parent, name)) = pointer.rsplit_once('/') {
                let mut changed = value.clone();
                if let Some(Value::Object(fields)) = changed.pointer_mut(parent) {
                    fields.shift_remove(name);
                    variations.push(changed);
                }
            }
        }
        variations
    }

    #[test]
    fn agrees_with_a_general_validator_on_every_component() {
        let document = Document::embedded().unwrap();
        let registry = jsonschema::Registry::new()
            .add("urn:document", document.root().clone())
            .and_then(|registry| registry.prepare())
            .unwrap();
        let components = document.root().pointer("/components/schemas").unwrap();
        let mut valid = 0;
        let mut invalid = 0;
        for (name, schema) in components.as_object().unwrap() {
            let reference = json!({ "$ref": format!("urn:document#/components/schemas/{name}") });
            let general = jsonschema::options()
                .with_draft(jsonschema::Draft::Draft202012)
                .should_validate_formats(true)
                .should_ignore_unknown_formats(true)
                .with_registry(&registry)
                .build(&reference)
                .unwrap();
            let example = samples::example(document, name, schema);
            let values = variations(&example);
            // Large examples have thousands of variations; a few hundred of each component are enough.
            let stride = values.len() / 300 + 1;
            for value in values.into_iter().step_by(stride) {
                let violations = validate(document.root(), schema, &value);
                let expected = general.is_valid(&value);
                assert_eq!(
                    violations.is_empty(),
                    expected,
                    "{name}: {value} {violations:?}"
                );
                if expected {
                    valid += 1;
                } else {
                    invalid += 1;
                }
            }
        }
        assert!(valid > 0 && invalid > 0, "{valid} valid, {invalid} invalid");
    }

    #[test]
    fn violation_names_the_field_and_the_reason() {
        for (schema, value, expected) in [
            (
                json!({ "type": "string" }),
                json!(1),
                ": is not of the type \"string\"",
            ),
            (
                json!({ "type": ["string", "null"] }),
                json!(1),
                ": is not of the type [\"string\",\"null\"]",
            ),
            (
                json!({ "enum": ["a", 1] }),
                json!("b"),
                ": is not one of \"a\", 1",
            ),
            (json!({ "const": "a" }), json!("b"), ": is not \"a\""),
            (json!({ "required": ["a"] }), json!({}), "a: is required"),
            (
                json!({ "items": { "required": ["a"] } }),
                json!([{}]),
                "[0].a: is required",
            ),
            (
                json!({ "properties": { "a": { "type": "null" } } }),
                json!({ "a": 1 }),
                "a: is not of the type \"null\"",
            ),
            (
                json!({ "additionalProperties": { "type": "null" } }),
                json!({ "b": 1 }),
                "b: is not of the type \"null\"",
            ),
            (
                json!({ "additionalProperties": false }),
                json!({ "b": 1 }),
                "b: is not permitted",
            ),
            (
                json!({ "maxItems": 1 }),
                json!([1, 2]),
                ": has more than 1 items",
            ),
            (
                json!({ "minItems": 2 }),
                json!([1]),
                ": has fewer than 2 items",
            ),
            (
                json!({ "maxLength": 1 }),
                json!("éé"),
                ": is longer than 1 characters",
            ),
            (
                json!({ "minLength": 2 }),
                json!("é"),
                ": is shorter than 2 characters",
            ),
            (json!({ "minimum": 2 }), json!(1.5), ": is less than 2"),
            (json!({ "maximum": 2 }), json!(2.5), ": is greater than 2"),
            (
                json!({ "pattern": "^\\S" }),
                json!(" "),
                ": does not match ^\\S",
            ),
            (
                json!({ "format": "date" }),
                json!("2026-13-01"),
                ": is not a date",
            ),
            (
                json!({ "format": "date-time" }),
                json!("noon"),
                ": is not an RFC 3339 time",
            ),
            (
                json!({ "allOf": [{ "type": "null" }] }),
                json!(1),
                ": is not of the type \"null\"",
            ),
            (
                json!({ "anyOf": [{ "type": "null" }] }),
                json!(1),
                ": matches no schema of `anyOf`",
            ),
            (
                json!({ "oneOf": [{ "type": "null" }] }),
                json!(1),
                ": matches no schema of `oneOf`",
            ),
            (
                json!({ "oneOf": [{}, {}] }),
                json!(1),
                ": matches more than one schema of `oneOf`",
            ),
        ] {
            assert_eq!(messages(&schema, &value), [expected], "{schema}");
            assert_eq!(check_keywords(&schema), Ok(()));
        }
        for (schema, value) in [
            (json!({ "maxItems": 2, "minItems": 2 }), json!([1, 2])),
            (json!({ "maxLength": 2, "minLength": 2 }), json!("éé")),
            (json!({ "minimum": 2, "maximum": 2 }), json!(2)),
            (
                json!({ "oneOf": [{ "type": "null" }, { "type": "integer" }] }),
                json!(1.0),
            ),
            (json!({ "enum": [1] }), json!(1.0)),
            (json!({ "pattern": "^\\S" }), json!("x ")),
            (json!({ "maxLength": 1 }), json!([1, 2])),
        ] {
            assert_eq!(messages(&schema, &value), [""; 0], "{schema}");
        }
    }

    #[test]
    fn unsupported_keyword_is_an_error() {
        for (schema, expected) in [
            (json!({ "not": {} }), "the keyword `not` is not supported"),
            (
                json!({ "items": { "uniqueItems": true } }),
                "the keyword `uniqueItems` is not supported",
            ),
            (
                json!({ "properties": { "a": { "not": {} } } }),
                "the keyword `not` is not supported",
            ),
            (
                json!({ "anyOf": [{ "not": {} }] }),
                "the keyword `not` is not supported",
            ),
            (
                json!({ "additionalProperties": { "not": {} } }),
                "the keyword `not` is not supported",
            ),
            (
                json!({ "pattern": "^a" }),
                "the pattern \"^a\" is not supported",
            ),
        ] {
            assert_eq!(check_keywords(&schema), Err(expected.to_owned()));
            let document = json!({ "paths": {}, "components": { "schemas": { "A": schema } } });
            assert!(
                Document::parse(&document.to_string()).is_err(),
                "{document}"
            );
        }
    }

    #[test]
    fn number_of_violations_and_steps_is_limited() {
        let schema = json!({ "items": { "type": "null" } });
        let value = Value::Array(vec![json!(1); 1000]);
        assert_eq!(messages(&schema, &value).len(), MAX_VIOLATIONS);
        let value = json!([null, null, null]);
        let max_steps = |max_steps: usize| {
            let mut validator = Validator::new(&Value::Null, max_steps);
            validator.check(&schema, &value);
            validator
                .finish()
                .into_iter()
                .map(|violation| violation.message)
        };
        assert_eq!(max_steps(4).next(), None);
        assert_eq!(
            max_steps(3).next().as_deref(),
            Some("is too complex to validate")
        );
        let circular = json!({ "a": { "$ref": "#/a" } });
        assert_eq!(validate(&circular, &circular["a"], &json!(1)), []);
    }

    #[test]
    fn text_is_shortened_only_beyond_the_limit() {
        let longest = "é".repeat(MAX_TEXT);
        assert_eq!(shortened(longest.clone()), longest);
        assert_eq!(shortened(format!("{longest}x")), format!("{longest}…"));
    }
}
