//! Custom fields of a lead, which are members of the same object as the fixed ones and must not replace them.

use serde_json::{Map, Value};

use crate::request::invalid;
use crate::{Error, Result};

/// Custom fields by name, and the first error.
#[derive(Clone, Default)]
pub(crate) struct CustomFields {
    values: Map<String, Value>,
    problem: Option<Error>,
}

impl CustomFields {
    /// Sets a field, unless its name is one of `fixed` or empty.
    pub(crate) fn set(&mut self, name: String, value: Value, fixed: &[&str]) {
        let problem = if name.is_empty() {
            "the name of a custom field is empty".to_owned()
        } else if fixed.contains(&name.as_str()) {
            format!("`{name}` is a field of every lead and cannot be a custom field")
        } else {
            self.values.insert(name, value);
            return;
        };
        self.problem.get_or_insert_with(|| invalid(problem));
    }

    /// Keeps the first error.
    pub(crate) fn fail(&mut self, error: Error) {
        self.problem.get_or_insert(error);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Returns the fields.
    pub(crate) fn checked(&self) -> Result<&Map<String, Value>> {
        match &self.problem {
            Some(problem) => Err(problem.clone()),
            None => Ok(&self.values),
        }
    }
}
