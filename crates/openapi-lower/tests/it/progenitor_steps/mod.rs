//! The steps for progenitor: their output and their losses.

mod components;
mod compositions;
mod inline_places;
mod inline_types;
mod media_types;
mod merged_responses;
mod operations;
mod schemas;

use std::collections::BTreeMap;

use openapi_lower::{Loss, progenitor};
use serde_json::{Value, json};

fn document(paths: Value, components: Value) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "T", "version": "1" },
        "paths": paths,
        "components": components,
    })
}

/// Applies a step to one schema and returns the result, with the pointers of the losses.
fn schema(step: fn(&mut Value) -> Vec<Loss>, schema: Value) -> (Value, Vec<String>) {
    let mut document = document(json!({}), json!({ "schemas": { "S": schema } }));
    let losses = step(&mut document);
    let after = document["components"]["schemas"]["S"].take();
    let short = |loss: &Loss| loss.pointer.replace("/components/schemas/S", "");
    (after, losses.iter().map(short).collect())
}

fn pointers(losses: &[Loss]) -> Vec<&str> {
    losses.iter().map(|loss| loss.pointer.as_str()).collect()
}

fn names(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries
        .iter()
        .map(|(pointer, name)| ((*pointer).to_owned(), (*name).to_owned()))
        .collect()
}

/// Applies `keep_success_only` to the responses of an operation.
fn success_only(responses: Value, components: Value) -> (Value, Vec<String>) {
    let mut document = document(
        json!({ "/a": { "get": { "responses": responses } } }),
        json!({ "responses": components }),
    );
    let losses = progenitor::keep_success_only(&mut document);
    let whats = losses.into_iter().map(|loss| loss.message).collect();
    (document["paths"]["/a"]["get"]["responses"].take(), whats)
}

fn json_response(schema: Value) -> Value {
    json!({ "description": "A.", "content": { "application/json": { "schema": schema } } })
}
