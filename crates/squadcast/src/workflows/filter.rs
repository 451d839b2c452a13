//! The conditions of a workflow.

use std::fmt;

use serde_json::{Map, Value, json};
use squadcast_raw::workflows::WorkflowFilters;

use super::Priority;
use crate::{Error, FilterValue, IdOf, Kind, Result, ServiceId, kind};

/// The deepest tree of conditions that is copied from a response.
const DEEPEST: usize = 64;

/// The conditions that an incident must meet for a workflow to run: one condition, or several that are combined.
///
/// The document leaves the names of the conditions open. [`priority`](Self::priority), [`service`](Self::service) and
/// [`tag`](Self::tag) are those of the vendor's Terraform provider; [`raw`](Self::raw) sends any other one.
///
/// ```
/// use squadcast::ServiceId;
/// use squadcast::workflows::{Filter, Priority};
///
/// let checkout: ServiceId = "5f8e9d7c6b5a493827160fff".parse()?;
/// let urgent = Filter::all([
///     Filter::priority(Priority::P1),
///     Filter::any([Filter::service(&checkout), Filter::tag("env", "prod")]),
/// ]);
/// # Ok::<(), squadcast::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Filter(Result<Value>);

impl Filter {
    /// Combines conditions that all must be met. An empty list is an error when the workflow is sent.
    pub fn all(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::combined("and", filters)
    }

    /// Combines conditions of which one must be met. An empty list is an error when the workflow is sent.
    pub fn any(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::combined("or", filters)
    }

    /// Matches incidents with this priority; [`Priority::Unset`] matches those without one.
    pub fn priority(priority: impl Into<FilterValue<Priority>>) -> Self {
        let priority = priority.into().checked();
        Self(priority.map(|priority| json!({ "type": "priority_is", "value": priority })))
    }

    /// Matches incidents of this service.
    pub fn service(service: impl IdOf<kind::Service>) -> Self {
        let service = ServiceId::of(service);
        Self(service.map(|service| json!({ "type": "service_is", "value": service })))
    }

    /// Matches incidents with this tag.
    pub fn tag(key: impl Into<String>, value: impl Into<String>) -> Self {
        let (key, value) = (key.into(), value.into());
        Self(Ok(json!({ "type": "tag_is", "key": key, "value": value })))
    }

    /// Creates a condition from the JSON object that is sent for it.
    pub fn raw(condition: Map<String, Value>) -> Self {
        Self(Ok(Value::Object(condition)))
    }

    fn combined(condition: &str, filters: impl IntoIterator<Item = Self>) -> Self {
        let filters: Result<Vec<Value>> = filters.into_iter().map(|filter| filter.0).collect();
        Self(filters.and_then(|filters| {
            if filters.is_empty() {
                return Err(invalid("a filter combines at least one condition"));
            }
            Ok(json!({ "condition": condition, "filters": filters }))
        }))
    }

    /// Returns the tree of conditions. Its root is always a combination, as the vendor's Terraform provider sends it.
    pub(super) fn request(self) -> Result<Value> {
        let filter = self.0?;
        let is_combination = ["condition", "filters", "children"]
            .iter()
            .any(|name| filter.get(name).is_some());
        Ok(if is_combination {
            filter
        } else {
            json!({ "condition": "and", "filters": [filter] })
        })
    }
}

/// Copies the conditions of a workflow.
impl From<&WorkflowFilters> for Filter {
    fn from(filters: &WorkflowFilters) -> Self {
        Self(copied(filters, DEEPEST))
    }
}

fn copied(filters: &WorkflowFilters, depth: usize) -> Result<Value> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(invalid(
            "the conditions of the workflow are nested too deeply",
        ));
    };
    let mut copy = Map::new();
    let texts = [
        ("type", &filters.type_),
        ("key", &filters.key),
        ("value", &filters.value),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            copy.insert(name.to_owned(), text.as_str().into());
        }
    }
    if let Some(condition) = &filters.condition {
        copy.insert("condition".to_owned(), condition.as_str().into());
    }
    if !filters.filters.is_empty() {
        let nested = filters.filters.iter();
        let nested: Result<Vec<Value>> = nested.map(|filter| copied(filter, depth)).collect();
        copy.insert("filters".to_owned(), Value::Array(nested?));
    }
    Ok(Value::Object(copy))
}

fn invalid(why: &str) -> Error {
    Error::new(Kind::Configuration, format!("{why}; no request was sent"))
}

impl fmt::Debug for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Ok(filter) => f.debug_tuple("Filter").field(filter).finish(),
            Err(error) => f.debug_tuple("Filter").field(error).finish(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn single_condition_becomes_a_combination() {
        let leaf = json!({ "type": "priority_is", "value": "P1" });
        let filter = Filter::priority(Priority::P1).request().unwrap();
        assert_eq!(filter, json!({ "condition": "and", "filters": [leaf] }));
    }

    #[test]
    fn deeply_nested_conditions_of_a_response_are_rejected() {
        let mut filters = WorkflowFilters::default();
        for _ in 0..DEEPEST {
            let mut outer = WorkflowFilters::default();
            outer.filters = vec![filters];
            filters = outer;
        }
        assert!(Filter::from(&filters.filters[0]).request().is_ok());
        assert!(Filter::from(&filters).request().is_err());
    }
}
