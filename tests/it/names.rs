//! The names table: suggestions have its style, and a parameter that is added renames nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};

use crate::tree::Copy;

fn parameter(schema: &Value) -> Value {
    json!({"name": "kind", "in": "query", "description": "The kind.", "schema": schema})
}

fn add_parameter(copy: &Copy, schema: &Value) {
    copy.edit("openapi/squadcast.json", |document| {
        let operation = &mut document["paths"]["/v3/incidents/export"]["get"];
        let list = operation["parameters"].as_array_mut().unwrap();
        list.insert(0, parameter(schema));
    });
}

#[test]
fn parameter_before_others_keeps_their_names() {
    let copy = Copy::new();
    add_parameter(&copy, &json!({"type": "string"}));
    let outcome = copy.regen();
    assert_eq!(outcome.code, 0, "{}", outcome.text());
}

#[test]
fn suggestion_has_the_style_of_the_table_and_its_key_names_the_parameter() {
    let copy = Copy::new();
    add_parameter(&copy, &json!({"type": "string", "enum": ["a", "b"]}));
    copy.edit("openapi/squadcast.json", |document| {
        document["components"]["schemas"]["V3.Teams.TeamRole"]["properties"]["limits"] =
            json!({"type": "object", "properties": {"most": {"type": "integer"}}});
    });
    let outcome = copy.regen();
    assert_eq!(outcome.code, 2, "{}", outcome.text());
    let suggestions = [
        (
            "/components/schemas/V3.Teams.TeamRole/properties/limits",
            "V3.Teams.TeamRoleLimits",
        ),
        (
            "/paths/~1v3~1incidents~1export/get/parameters/kind/schema",
            "V3.Incidents.IncidentExportKind",
        ),
    ];
    for (key, name) in suggestions {
        let line = format!("add under `types`: \"{key}\": \"{name}\"");
        assert!(outcome.text().contains(&line), "{line}\n{}", outcome.text());
    }
    // The suggestions are accepted as they are.
    copy.edit("openapi/squadcast.names.json", |names| {
        for (key, name) in suggestions {
            names["types"][key] = json!(name);
        }
    });
    let outcome = copy.regen();
    assert_eq!(outcome.code, 0, "{}", outcome.text());
}
