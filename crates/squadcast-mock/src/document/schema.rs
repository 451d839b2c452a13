//! One schema of the document with its validator, which is compiled when it is first needed.

use std::sync::OnceLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::Value;

use super::Document;

/// A schema and, after its first use, the validator made of it.
pub(crate) struct Schema {
    node: Value,
    validator: OnceLock<Result<Validator, String>>,
}

/// One thing that is wrong with a value: where, and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The place as a dotted path, such as `rules[0].expression`; empty for the value as a whole.
    pub(crate) field: String,
    /// What is wrong there. It never repeats the value, which could be a secret.
    pub(crate) message: String,
}

impl Schema {
    pub(crate) fn new(node: Value) -> Self {
        Self {
            node,
            validator: OnceLock::new(),
        }
    }

    /// The schema as the document has it, references made absolute.
    pub(crate) fn node(&self) -> &Value {
        &self.node
    }

    /// Everything in which `value` does not fit, at most eight things.
    ///
    /// # Errors
    /// When the schema itself cannot be compiled.
    pub(crate) fn faults(&self, document: &Document, value: &Value) -> Result<Vec<Fault>, String> {
        let validator = self
            .validator
            .get_or_init(|| {
                jsonschema::options()
                    .with_draft(Draft::Draft202012)
                    .should_validate_formats(true)
                    .should_ignore_unknown_formats(true)
                    .with_registry(&document.registry)
                    .build(&self.node)
                    .map_err(|error| error.to_string())
            })
            .as_ref()
            .map_err(Clone::clone)?;
        Ok(validator.iter_errors(value).take(8).map(fault).collect())
    }
}

fn fault(error: ValidationError<'_>) -> Fault {
    let mut field = dotted(error.instance_path().as_str());
    let message = match error.kind() {
        ValidationErrorKind::Required { property } => {
            if let Some(name) = property.as_str() {
                if !field.is_empty() {
                    field.push('.');
                }
                field.push_str(name);
            }
            "is required".to_owned()
        }
        _ => error.masked_with("the value").to_string(),
    };
    Fault { field, message }
}

/// `/rules/0/expression` as `rules[0].expression`.
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

/// The faults as one sentence part: `name: is required; tags[0]: …`.
pub(crate) fn describe(faults: &[Fault]) -> String {
    let parts: Vec<String> = faults
        .iter()
        .map(|fault| {
            if fault.field.is_empty() {
                fault.message.clone()
            } else {
                format!("`{}`: {}", fault.field, fault.message)
            }
        })
        .collect();
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::dotted;

    #[test]
    fn a_pointer_reads_as_a_dotted_path() {
        assert_eq!(dotted(""), "");
        assert_eq!(dotted("/rules/0/expression"), "rules[0].expression");
        assert_eq!(dotted("/a~1b/c"), "a/b.c");
    }
}
