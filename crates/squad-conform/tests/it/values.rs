//! No value of the traffic, and no name that the document does not have, is in a report, whatever it looks like.

use openapi_mock::samples;
use serde_json::{Value, json};
use squad_conform::{Api, Conformance, Format};

use crate::support::received;

/// Values and names that must not be shown.
const TEXT: &str = "a\" canary \"b\\\" canary";
const NAMES: [&str; 5] = [
    "name.canary",
    "a[canary",
    "x\"canary\"",
    "canary-5f",
    "7].canary",
];
const NUMBER: u64 = 918_273_645;

/// The number of operations of which one is tried.
const STEP: usize = 80;

/// Every value that differs from this one in one place.
fn variations(value: &Value) -> Vec<Value> {
    let mut found = vec![json!(TEXT), json!(NUMBER), json!({ TEXT: TEXT })];
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                for variation in variations(member) {
                    let mut members = members.clone();
                    members.insert(name.clone(), variation);
                    found.push(Value::Object(members));
                }
            }
            for name in NAMES {
                let mut members = members.clone();
                members.insert(name.to_owned(), json!(TEXT));
                found.push(Value::Object(members));
            }
        }
        Value::Array(items) => {
            let variations = items.first().map(variations).into_iter().flatten();
            found.extend(variations.map(|item| json!([item])));
        }
        _ => {}
    }
    found
}

#[test]
fn no_value_and_no_unknown_name_of_a_response_is_shown() {
    for api in Api::ALL {
        let of = Conformance::new(api).unwrap();
        let document = of.contract().document();
        for operation in document.operations().iter().step_by(STEP) {
            let Some(schema) = operation.responses.get("application/json") else {
                continue;
            };
            let example = samples::example(document, "response", schema.node());
            // A report has a limited number of differences.
            for some in variations(&example).chunks(60) {
                let check = Conformance::new(api).unwrap();
                for variation in some {
                    check.check_response(&operation.id, &received(operation.status, variation));
                }
                let report = check.report();
                for format in [Format::Table, Format::Json, Format::Markdown, Format::Junit] {
                    let text = report.render(format);
                    for secret in ["canary", "918273645"] {
                        assert!(!text.contains(secret), "{text}");
                    }
                }
            }
        }
    }
}
