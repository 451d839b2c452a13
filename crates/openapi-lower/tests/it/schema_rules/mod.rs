//! The rules for schemas: their output and their losses.

mod arrays;
mod counts;
mod evaluated;
mod messages;
mod names_of_components;
mod objects;
mod property_names;
mod references;
mod rejected;
mod types;

use openapi_lower::lower_schema;
use serde_json::Value;

/// Lowers a schema and compares it and its losses, written as `pointer rule`.
#[track_caller]
fn becomes(before: Value, after: Value, losses: &[&str]) {
    let lowered = lower_schema(&before).unwrap();
    assert_eq!(lowered.schema, after, "from {before:#}");
    let listed: Vec<String> = lowered
        .losses
        .iter()
        .map(|loss| format!("{} {}", loss.pointer, loss.rule))
        .collect();
    assert_eq!(listed, losses, "from {before:#}");
}

#[track_caller]
fn rejected(before: Value, pointers: &[&str]) {
    let error = lower_schema(&before).unwrap_err();
    let listed: Vec<&str> = error
        .problems()
        .iter()
        .map(|problem| problem.pointer.as_str())
        .collect();
    assert_eq!(listed, pointers, "{error}");
    assert!(error.problems().iter().all(|r| !r.remedy.is_empty()));
}
