//! A schema of the document with its validator, which is compiled on first use.

use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, Registry, ValidationError, Validator};
use serde_json::Value;

#[cfg(feature = "httpmock")]
use super::alternatives;

/// The number of violations that are reported of one value.
const MAX_VIOLATIONS: usize = 8;

/// The number of values in a value of which all violations are collected. The validator collects those of every element of a list
/// before it returns one.
const MAX_COLLECTED: usize = 50_000;

/// The longest text of a violation, in characters. Names in a value come from the peer and can be of any length.
const MAX_TEXT: usize = 300;

/// A schema and, after its first use, its validator.
pub struct Schema {
    node: Value,
    validator: OnceLock<Result<Validator, String>>,
}

/// A violation of a schema: the field and the reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Violation {
    /// The field as a dotted path, such as `rules[0].expression`; empty for the whole value.
    pub field: String,
    /// The reason. It never contains the value, which could be a secret.
    pub message: String,
    /// The JSON pointer of the field.
    pub pointer: String,
    /// The keyword of the schema that is violated, such as `required`.
    pub keyword: String,
}

impl Schema {
    /// Creates a schema from its JSON.
    pub fn new(node: Value) -> Self {
        Self {
            node,
            validator: OnceLock::new(),
        }
    }

    /// Returns the schema as in the document, with absolute references.
    pub fn node(&self) -> &Value {
        &self.node
    }

    /// Returns the violations by a value; only the first one of a large value.
    pub(super) fn violations(
        &self,
        registry: &Registry<'static>,
        value: &Value,
    ) -> Result<Vec<Violation>, String> {
        let validator = self.validator(registry)?;
        if is_large(value) {
            let error = validator.validate(value).err();
            return Ok(error.iter().map(violation).collect());
        }
        let errors = validator.iter_errors(value).take(MAX_VIOLATIONS);
        Ok(errors.map(|error| violation(&error)).collect())
    }

    /// Returns the JSON pointers of the violations by a value, each with the reason.
    #[cfg(feature = "httpmock")]
    pub(super) fn pointers(
        &self,
        registry: &Registry<'static>,
        value: &Value,
    ) -> Result<Vec<(String, String)>, String> {
        let mut pointers = Vec::new();
        for error in self.validator(registry)?.iter_errors(value) {
            for located in alternatives::located(&error) {
                let reason = located.error.masked_with("the value").to_string();
                pointers.push((located.pointer.to_owned(), shortened(reason)));
            }
            if pointers.len() >= MAX_VIOLATIONS {
                break;
            }
        }
        Ok(pointers)
    }

    /// Returns all violations by a value, those of a union within the alternative that the value selects.
    #[cfg(feature = "httpmock")]
    pub(super) fn all_violations(
        &self,
        registry: &Registry<'static>,
        value: &Value,
    ) -> Result<Vec<Violation>, String> {
        let mut violations = Vec::new();
        for error in self.validator(registry)?.iter_errors(value) {
            let located = alternatives::located(&error);
            violations.extend(located.into_iter().map(|located| violation(located.error)));
        }
        Ok(violations)
    }

    fn validator(&self, registry: &Registry<'static>) -> Result<&Validator, String> {
        self.validator
            .get_or_init(|| {
                jsonschema::options()
                    .with_draft(Draft::Draft202012)
                    .should_validate_formats(true)
                    .should_ignore_unknown_formats(true)
                    .with_registry(registry)
                    .build(&self.node)
                    .map_err(|error| error.to_string())
            })
            .as_ref()
            .map_err(Clone::clone)
    }
}

fn is_large(value: &Value) -> bool {
    let (mut open, mut count) = (vec![value], 0);
    while let Some(value) = open.pop() {
        let elements = match value {
            Value::Array(items) => items.len(),
            Value::Object(members) => members.len(),
            _ => continue,
        };
        count += elements;
        if count > MAX_COLLECTED {
            return true;
        }
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values()),
            _ => {}
        }
    }
    false
}

fn violation(error: &ValidationError<'_>) -> Violation {
    let mut field = dotted(error.instance_path().as_str());
    let mut pointer = error.instance_path().as_str().to_owned();
    let message = match error.kind() {
        ValidationErrorKind::Required { property } => {
            if let Some(name) = property.as_str() {
                if !field.is_empty() {
                    field.push('.');
                }
                field.push_str(name);
                let segment = name.replace('~', "~0").replace('/', "~1");
                pointer.push_str(&format!("/{segment}"));
            }
            "is required".to_owned()
        }
        _ => error.masked_with("the value").to_string(),
    };
    Violation {
        field: shortened(field),
        message: shortened(message),
        pointer,
        keyword: error.kind().keyword().to_owned(),
    }
}

fn shortened(text: String) -> String {
    match text.char_indices().nth(MAX_TEXT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// Converts `/rules/0/expression` to `rules[0].expression`.
fn dotted(pointer: &str) -> String {
    let mut out = String::new();
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            out.push_str(&format!("[{part}]"));
        } else {
            if !out.is_empty() {
                out.push('.');
            }
            out.push_str(&part);
        }
    }
    out
}

/// Formats violations in one line: `name: is required; tags[0]: …`.
pub fn describe(violations: &[Violation]) -> String {
    let parts: Vec<String> = violations
        .iter()
        .map(|violation| {
            if violation.field.is_empty() {
                violation.message.clone()
            } else {
                format!("`{}`: {}", violation.field, violation.message)
            }
        })
        .collect();
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::{MAX_COLLECTED, MAX_TEXT, Schema, dotted, shortened};
    use crate::document::Document;

    #[test]
    fn large_value_has_its_first_violation_only() {
        let document = Document::parse("{\"openapi\": \"3.1.0\", \"paths\": {}}").unwrap();
        let schema = Schema::new(json!({"items": {"type": "object", "required": ["a", "b"]}}));
        let found = |count: usize| {
            let value = vec![json!({}); count].into();
            document.validate(&schema, &value).unwrap().len()
        };
        assert_eq!((found(1), found(MAX_COLLECTED)), (2, 8));
        assert_eq!(found(MAX_COLLECTED + 1), 1);
    }

    #[test]
    fn pointer_becomes_a_dotted_path() {
        assert_eq!(dotted(""), "");
        assert_eq!(dotted("/rules/0/expression"), "rules[0].expression");
        assert_eq!(dotted("/a~1b/c"), "a/b.c");
    }

    #[test]
    fn text_is_shortened_only_beyond_the_limit() {
        let longest = "é".repeat(MAX_TEXT);
        assert_eq!(shortened(longest.clone()), longest);
        assert_eq!(shortened(format!("{longest}x")), format!("{longest}…"));
    }
}
