//! The time that a comparison takes: a document against itself and against a
//! heavily changed copy, at one, four and sixteen times the operations.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use openapi_drift::{Options, compare};
use serde_json::{Value, json};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const TIMES: [usize; 3] = [1, 4, 16];

fn document() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi/squadcast.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The document with every path and every schema that many times over.
fn times(document: &Value, count: usize) -> Value {
    let mut out = document.clone();
    for copy in 1..count {
        let suffix = format!(".copy{copy}");
        let text = document.to_string();
        let names = document["components"]["schemas"].as_object().unwrap();
        let marked = text.replace(
            "\"#/components/schemas/",
            &format!("\"#/components/schemas/copy{copy}."),
        );
        let other: Value = serde_json::from_str(&marked).unwrap();
        for name in names.keys() {
            out["components"]["schemas"][format!("copy{copy}.{name}")] =
                other["components"]["schemas"][name].clone();
        }
        for (path, item) in other["paths"].as_object().unwrap() {
            let mut item = item.clone();
            for operation in item.as_object_mut().unwrap().values_mut() {
                if let Some(id) = operation.get("operationId").and_then(Value::as_str) {
                    operation["operationId"] = json!(format!("{id}{suffix}"));
                }
            }
            out["paths"][format!("/copy{copy}{path}")] = item;
        }
    }
    out
}

/// Every third field gone, every fifth of another type, every seventh new.
fn changed(value: &mut Value, count: &mut usize) {
    if let Some(Value::Object(properties)) = value.get_mut("properties") {
        for name in properties.keys().cloned().collect::<Vec<_>>() {
            *count += 1;
            if count.is_multiple_of(3) {
                properties.shift_remove(&name);
            } else if count.is_multiple_of(5) {
                properties[&name] = json!({"type": "boolean"});
            } else if count.is_multiple_of(7) {
                properties.insert(format!("{name}_new"), json!({"type": "string"}));
            }
        }
    }
    match value {
        Value::Object(map) => map.values_mut().for_each(|v| changed(v, count)),
        Value::Array(list) => list.iter_mut().for_each(|v| changed(v, count)),
        _ => {}
    }
}

fn operations(document: &Value) -> usize {
    let items = document["paths"].as_object().unwrap().values();
    items
        .flat_map(|item| item.as_object().unwrap().values())
        .filter(|o| o.get("responses").is_some())
        .count()
}

#[divan::bench(args = TIMES, sample_count = 10)]
fn against_itself(bencher: Bencher<'_, '_>, count: usize) {
    let document = times(&document(), count);
    bencher
        .counter(ItemsCount::new(operations(&document)))
        .bench(|| compare(&document, &document, &Options::default()));
}

#[divan::bench(args = TIMES, sample_count = 10)]
fn against_a_heavily_changed_copy(bencher: Bencher<'_, '_>, count: usize) {
    let old = document();
    let mut new = old.clone();
    changed(&mut new, &mut 0);
    let (old, new) = (times(&old, count), times(&new, count));
    bencher
        .counter(ItemsCount::new(operations(&old)))
        .bench(|| compare(&old, &new, &Options::default()));
}
