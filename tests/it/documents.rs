//! The documents are valid OpenAPI 3.1 over valid JSON Schema 2020-12, complete, and have descriptions that inform.

use std::collections::{BTreeMap, BTreeSet};

use enumset::EnumSet;
use roas::validation::{Options, Validate};
use serde_json::{Map, Value, json};
use workspace_tests::sample::resolve;
use workspace_tests::{assert_same_set, effective, vendored};

const APIS: [&str; 2] = ["squadcast", "squadvoice"];

fn operations(document: &Value) -> Vec<(String, &Value)> {
    let items = document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap().values());
    items
        .filter_map(|operation| {
            Some((
                operation.get("operationId")?.as_str()?.to_owned(),
                operation,
            ))
        })
        .collect()
}

/// Calls `visit` with every schema, at any depth, and its pointer.
fn schemas<'a>(document: &'a Value, visit: &mut dyn FnMut(&str, &'a Value)) {
    fn inside<'a>(pointer: &str, schema: &'a Value, visit: &mut dyn FnMut(&str, &'a Value)) {
        visit(pointer, schema);
        for (keyword, inner) in schema.as_object().into_iter().flatten() {
            let at = format!("{pointer}/{keyword}");
            match (keyword.as_str(), inner) {
                ("properties" | "patternProperties", Value::Object(properties)) => {
                    properties
                        .iter()
                        .for_each(|(name, schema)| inside(&format!("{at}/{name}"), schema, visit));
                }
                (
                    "items" | "additionalProperties" | "unevaluatedProperties" | "not",
                    Value::Object(_),
                ) => inside(&at, inner, visit),
                ("allOf" | "anyOf" | "oneOf", Value::Array(arms)) => {
                    arms.iter()
                        .enumerate()
                        .for_each(|(nth, schema)| inside(&format!("{at}/{nth}"), schema, visit));
                }
                _ => {}
            }
        }
    }
    fn holders<'a>(pointer: &str, value: &'a Value, visit: &mut dyn FnMut(&str, &'a Value)) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    let at = format!("{pointer}/{key}");
                    if key == "schema" {
                        inside(&at, value, visit)
                    } else {
                        holders(&at, value, visit)
                    }
                }
            }
            Value::Array(list) => {
                list.iter()
                    .enumerate()
                    .for_each(|(nth, value)| holders(&format!("{pointer}/{nth}"), value, visit));
            }
            _ => {}
        }
    }
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        inside(&format!("/components/schemas/{name}"), schema, visit);
    }
    holders("/paths", &document["paths"], visit);
    for part in ["parameters", "responses"] {
        if let Some(value) = document["components"].get(part) {
            holders(&format!("/components/{part}"), value, visit);
        }
    }
}

#[test]
fn every_document_is_valid_openapi_3_1_before_and_after_its_overlay() {
    for api in APIS {
        for mut document in [vendored(api), effective(api)] {
            // The model knows the integer formats of the OpenAPI registry's first entries only.
            for format in ["uint8", "uint32"] {
                replace_format(&mut document, format, "int32");
            }
            let parsed: roas::v3_1::spec::Spec =
                serde_json::from_value(document).unwrap_or_else(|error| panic!("{api}: {error}"));
            // A component that only a webhook or another component reaches counts as unused there.
            let options: EnumSet<Options> =
                Options::IgnoreUnusedSchemas | Options::IgnoreUnusedSecuritySchemes;
            if let Err(error) = parsed.validate(options, None) {
                let faults: Vec<String> = error.errors.iter().map(ToString::to_string).collect();
                panic!("{api}: {}", faults.join("\n"));
            }
        }
    }
}

fn replace_format(value: &mut Value, from: &str, to: &str) {
    match value {
        Value::Object(object) => {
            if object.get("format") == Some(&json!(from))
                && object.get("type") == Some(&json!("integer"))
            {
                object.insert("format".into(), json!(to));
            }
            object
                .values_mut()
                .for_each(|value| replace_format(value, from, to));
        }
        Value::Array(list) => list
            .iter_mut()
            .for_each(|value| replace_format(value, from, to)),
        _ => {}
    }
}

#[test]
fn every_schema_is_valid_json_schema_2020_12() {
    for api in APIS {
        for document in [vendored(api), effective(api)] {
            schemas(&document, &mut |pointer, schema| {
                // Nested schemas are validated with their parent.
                if !(pointer.ends_with("/schema") || pointer.split('/').count() == 4) {
                    return;
                }
                let mut schema = schema.clone();
                if let Some(object) = schema.as_object_mut() {
                    object.insert(
                        "$schema".into(),
                        json!("https://json-schema.org/draft/2020-12/schema"),
                    );
                }
                if let Err(error) = jsonschema::meta::validate(&schema) {
                    panic!("{api} at {pointer}: {error}");
                }
            });
        }
    }
}

#[test]
fn every_reference_resolves() {
    fn walk(document: &Value, value: &Value) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(reference)) = object.get("$ref") {
                    assert!(
                        document
                            .pointer(reference.trim_start_matches('#'))
                            .is_some(),
                        "{reference} does not resolve"
                    );
                }
                object.values().for_each(|value| walk(document, value));
            }
            Value::Array(list) => list.iter().for_each(|value| walk(document, value)),
            _ => {}
        }
    }
    for api in APIS {
        for document in [vendored(api), effective(api)] {
            walk(&document, &document);
        }
    }
}

#[test]
fn the_squadcast_document_has_every_operation_that_the_vendor_has() {
    let listed: BTreeSet<&str> = include_str!("../operations.txt").lines().collect();
    for document in [vendored("squadcast"), effective("squadcast")] {
        let operations = operations(&document);
        assert_same_set(
            operations.iter().map(|(id, _)| id.as_str()),
            listed.iter().copied(),
            "is in tests/operations.txt and not in the document; remove it from the list if the vendor removed it",
            "is in the document and not in tests/operations.txt; add it to the list if the vendor has it",
        );
    }
}

/// Whether a description says nothing beyond the name that it describes.
fn restates(name: &str, description: &str) -> bool {
    let plain = |text: &str| -> BTreeSet<String> {
        let mut spaced = String::new();
        for character in text.chars() {
            if character.is_uppercase() {
                spaced.push(' ');
            }
            spaced.push(if character.is_alphanumeric() {
                character
            } else {
                ' '
            });
        }
        let little = [
            "a", "an", "the", "of", "for", "is", "this", "it", "its", "to", "request", "response",
        ];
        spaced
            .to_lowercase()
            .split_whitespace()
            .filter(|word| !little.contains(word))
            .map(str::to_owned)
            .collect()
    };
    plain(description).is_subset(&plain(name))
}

#[test]
fn description_that_only_restates_the_name_is_found() {
    assert!(restates("service_id", "The service id."));
    assert!(restates(
        "V3.Incidents.IncidentResponse",
        "An incident response."
    ));
    assert!(restates("name", ""));
    assert!(!restates(
        "message",
        "Text shown as the title of the incident."
    ));
}

#[test]
fn every_operation_parameter_and_component_has_an_informative_description() {
    let mut faults = Vec::new();
    for api in APIS {
        for document in [vendored(api), effective(api)] {
            let mut need = |place: String, name: &str, description: Option<&Value>| {
                let description = description.and_then(Value::as_str).unwrap_or_default();
                if restates(name, description) {
                    faults.push(format!(
                        "{api}: {place} has the description {description:?}"
                    ));
                }
            };
            for (id, operation) in operations(&document) {
                need(format!("{id}, summary"), "", operation.get("summary"));
                need(
                    format!("{id}, description"),
                    "",
                    operation.get("description"),
                );
                for parameter in operation
                    .get("parameters")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                {
                    let parameter = resolve(&document, parameter);
                    let name = parameter["name"].as_str().unwrap();
                    need(
                        format!("{id}, parameter {name}"),
                        name,
                        parameter.get("description"),
                    );
                }
                if let Some(body) = operation.get("requestBody") {
                    need(
                        format!("{id}, body"),
                        "body",
                        resolve(&document, body).get("description"),
                    );
                }
                for (status, response) in operation["responses"].as_object().unwrap() {
                    need(
                        format!("{id}, response {status}"),
                        status,
                        resolve(&document, response).get("description"),
                    );
                }
            }
            for (kind, components) in document["components"].as_object().unwrap() {
                for (name, component) in components.as_object().unwrap() {
                    need(format!("{kind}/{name}"), name, component.get("description"));
                }
            }
            for tag in document["tags"].as_array().unwrap() {
                let name = tag["name"].as_str().unwrap();
                need(format!("tag {name}"), name, tag.get("description"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_property_with_an_unclear_name_has_an_informative_description() {
    let plain = [
        "id",
        "name",
        "title",
        "description",
        "message",
        "data",
        "meta",
        "key",
        "value",
        "color",
        "status",
        "email",
    ];
    let mut faults = Vec::new();
    for api in APIS {
        let document = effective(api);
        schemas(&document, &mut |pointer, schema| {
            for (name, property) in schema
                .get("properties")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
            {
                let description = property
                    .get("description")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                if !plain.contains(&name.as_str()) && restates(name, description) {
                    faults.push(format!(
                        "{api}: {pointer}/properties/{name} has the description {description:?}"
                    ));
                }
            }
        });
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_correction_has_a_kind_and_a_reason() {
    for api in APIS {
        let overlay = workspace_tests::read(&format!("openapi/{api}.overlay.json"));
        assert_eq!(overlay["overlay"], "1.0.0");
        for action in overlay["actions"].as_array().unwrap() {
            let reason = action["description"].as_str().unwrap_or_default();
            assert!(
                reason.len() > 40,
                "the action on {} has no reason: {reason:?}",
                action["target"]
            );
            assert!(
                action["x-kind"].is_string(),
                "the action on {} has no kind",
                action["target"]
            );
        }
    }
}

/// Overlay 1.0 can replace a list of required fields only as a whole. A replacement must drop exactly the fields in its
/// `x-dropped`: otherwise a field that the vendor newly requires would become optional unnoticed.
#[test]
fn corrections_make_exactly_the_fields_in_x_dropped_optional() {
    for api in APIS {
        let (before, after) = (vendored(api), effective(api));
        let overlay = workspace_tests::read(&format!("openapi/{api}.overlay.json"));
        let mut said: Vec<&str> = Vec::new();
        for action in overlay["actions"].as_array().unwrap() {
            said.extend(
                action
                    .get("x-dropped")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str),
            );
        }
        let mut dropped: Vec<String> = Vec::new();
        let mut corrected: BTreeMap<String, &Value> = BTreeMap::new();
        schemas(&after, &mut |pointer, schema| {
            let _ = corrected.insert(pointer.to_owned(), schema);
        });
        schemas(&before, &mut |pointer, schema| {
            let names = |schema: &Value| -> Vec<String> {
                let names = schema
                    .get("required")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten();
                names.filter_map(Value::as_str).map(str::to_owned).collect()
            };
            let Some(corrected) = corrected.get(pointer) else {
                return;
            };
            let Some(properties) = corrected.get("properties") else {
                return;
            };
            let still_required = names(corrected);
            // A property that was removed is another kind of correction.
            dropped.extend(
                names(schema).into_iter().filter(|name| {
                    !still_required.contains(name) && properties.get(name).is_some()
                }),
            );
        });
        let counted = |mut fields: Vec<String>| {
            fields.sort_unstable();
            let mut counted: BTreeMap<String, usize> = BTreeMap::new();
            for field in fields {
                *counted.entry(field).or_default() += 1;
            }
            counted
                .into_iter()
                .map(|(field, times)| format!("{api}: {field} ({times} times)"))
        };
        assert_same_set(
            counted(dropped),
            counted(said.iter().map(ToString::to_string).collect()),
            "is in `x-dropped` of the overlay, but not made optional that often",
            "is made optional by the overlay, but not in `x-dropped` that often",
        );
    }
}

#[test]
fn every_tag_of_an_operation_is_described_and_every_described_tag_is_used() {
    for api in APIS {
        let document = vendored(api);
        let described: BTreeSet<&str> = document["tags"]
            .as_array()
            .unwrap()
            .iter()
            .map(|tag| tag["name"].as_str().unwrap())
            .collect();
        let webhooks = document
            .get("webhooks")
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_else(Map::new);
        let mut used: BTreeSet<String> = operations(&document)
            .iter()
            .map(|(_, o)| o["tags"][0].as_str().unwrap().to_owned())
            .collect();
        for item in webhooks.values() {
            used.extend(
                item.as_object()
                    .unwrap()
                    .values()
                    .map(|o| o["tags"][0].as_str().unwrap().to_owned()),
            );
        }
        assert_same_set(
            described,
            used.iter().map(String::as_str),
            "is the tag of an operation; describe it under `tags`",
            "is described under `tags`, but no operation has it",
        );
    }
}
