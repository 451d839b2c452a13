//! Each step for progenitor alone: what goes in, what comes out, what is listed as lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod answers;
mod components;
mod inline_types;
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

/// Takes a step with one schema and returns what became of it.
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

/// What the responses of an operation become.
fn kept(responses: Value, components: Value) -> (Value, Vec<String>) {
    let mut document = document(
        json!({ "/a": { "get": { "responses": responses } } }),
        json!({ "responses": components }),
    );
    let losses = progenitor::keep_success_only(&mut document);
    let whats = losses.into_iter().map(|loss| loss.what).collect();
    (document["paths"]["/a"]["get"]["responses"].take(), whats)
}

fn answer(schema: Value) -> Value {
    json!({ "description": "A.", "content": { "application/json": { "schema": schema } } })
}
