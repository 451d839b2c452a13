//! The JSON Schemas of the generated types: values that are valid by the document are valid by them, and so is what the types
//! serialize to, which is valid by the document too.
#![cfg(feature = "schemars")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::{Value, json};
use workspace_tests::effective;
use workspace_tests::sample::{Members, sample};
use workspace_tests::schemas::Type;
use xtask::generate::Names;
use xtask::workspace_root;

/// Returns the schema in the document that a type is made from; `None` if lowering made it out of several.
fn documented<'d>(document: &'d Value, names: &Names, kind: &Type) -> Option<&'d Value> {
    let declared = &document["components"]["schemas"][kind.component];
    if !declared.is_null() {
        return Some(declared);
    }
    let inline = names.types.iter().find(|(_, name)| *name == kind.component);
    inline.and_then(|(pointer, _)| document.pointer(pointer))
}

/// Whether a value could not be decoded because it has no identity.
fn is_identity(schema: &Value, error: &serde_json::Error) -> bool {
    let identifying = schema["x-identifying"].as_array().into_iter().flatten();
    let mut names = identifying.filter_map(Value::as_str);
    names.any(|name| error.to_string() == format!("missing field `{name}`"))
}

fn faults(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect()
}

fn check(api: &str, types: &[Type]) {
    let document = effective(api);
    let file = format!("openapi/{api}.names.json");
    let names = std::fs::read(workspace_root().join(&file)).unwrap();
    let names = Names::parse(&file, &names).unwrap();
    let (mut compared, mut problems) = (0, Vec::new());
    for kind in types {
        let schema = (kind.schema)().to_value();
        jsonschema::meta::validate(&schema)
            .unwrap_or_else(|error| panic!("{}: {error}", kind.path));
        let ours = jsonschema::validator_for(&schema).unwrap();
        let Some(documented) = documented(&document, &names, kind) else {
            continue;
        };
        compared += 1;
        let theirs = crate::wire::compile(&document, documented);
        for members in [Members::All, Members::Required] {
            let value = sample(&document, documented, members);
            let mut report = |what: &str, found: Vec<String>| {
                for fault in found {
                    problems.push(format!("{} ({members:?}): {what}: {fault}", kind.path));
                }
            };
            if !faults(&theirs, &value).is_empty() {
                report(
                    "the sample is not valid by the document",
                    faults(&theirs, &value),
                );
                continue;
            }
            report(
                "a documented value is not valid by the schema",
                faults(&ours, &value),
            );
            match (kind.round_trip)(value.clone()) {
                // An identifying field that the document does not require.
                Err(error) if members == Members::Required && is_identity(documented, &error) => {}
                Err(error) => report("cannot be decoded", vec![error.to_string()]),
                Ok(serialized) => {
                    report(
                        "serialized, not valid by the schema",
                        faults(&ours, &serialized),
                    );
                    report(
                        "serialized, not valid by the document",
                        faults(&theirs, &serialized),
                    );
                }
            }
        }
    }
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
    assert!(compared * 2 > types.len(), "{compared} of {}", types.len());
}

#[test]
fn documented_and_serialized_values_are_valid_by_the_schemas_of_squadcast() {
    check("squadcast", workspace_tests::squadcast_types::TYPES);
}

#[test]
fn documented_and_serialized_values_are_valid_by_the_schemas_of_squadvoice() {
    check("squadvoice", workspace_tests::squadvoice_types::TYPES);
}

/// Whether a schema is a constraint: each of its documented values is valid, an invalid one is not.
#[test]
fn schemas_reject_values_of_another_type_and_describe_their_members() {
    let types = workspace_tests::squadcast_types::TYPES;
    let structs = types.iter().filter(|kind| {
        let schema = (kind.schema)().to_value();
        schema["type"] == "object"
    });
    let mut described = 0;
    for kind in structs {
        let schema = (kind.schema)().to_value();
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert!(!validator.is_valid(&json!(["no object"])), "{}", kind.path);
        let members = schema["properties"].as_object().into_iter().flatten();
        described += members
            .filter(|(_, member)| member["description"].is_string())
            .count();
    }
    assert!(described > 0);
}
