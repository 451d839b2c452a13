//! Each rule for schemas alone: what goes in, what comes out, what is listed as lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod arrays;
mod objects;
mod references;
mod refusals;
mod types;

use openapi_lower::lower_schema;
use serde_json::Value;

/// Lowers a schema and holds it against what is expected; losses are `pointer rule`.
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
fn refused(before: Value, pointers: &[&str]) {
    let error = lower_schema(&before).unwrap_err();
    let listed: Vec<&str> = error
        .refusals()
        .iter()
        .map(|refusal| refusal.pointer.as_str())
        .collect();
    assert_eq!(listed, pointers, "{error}");
    assert!(error.refusals().iter().all(|r| !r.remedy.is_empty()));
}
