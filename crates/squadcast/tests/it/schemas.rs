//! JSON Schema of the types, with the feature `schemars`.
#![cfg(all(feature = "schemars", feature = "all"))]

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use squadcast::alerts::{Alert, AlertTag, IncidentPriority};
use squadcast::incidents::{Checkpoint, CsvCheckpoint, WatchState};
use squadcast::raw::services::{CreateServiceRequest, Service};
use squadcast::schema::schemars::{JsonSchema, schema_for};
use squadcast::services::{ActiveAlertSource, AlertSourceType};
use squadcast::users::Organization;
use squadcast::webhook_events::{WebhookIncident, WebhookPayload};
use squadcast::{Position, ServiceId, incidents::IncidentStatus};

use crate::undocumented_requests::source;
use crate::webhook_events::event;

fn schema<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

#[test]
fn types_have_a_schema_with_descriptions() {
    let created = schema::<CreateServiceRequest>();
    assert_eq!(created["type"], "object");
    assert!(
        created["required"]
            .as_array()
            .unwrap()
            .contains(&json!("name"))
    );
    assert!(created["properties"]["name"]["description"].is_string());
    let service = schema::<Service>();
    assert!(service["$defs"].is_object(), "{service}");
    assert!(!service.to_string().contains("\"nullable\""));
    assert_eq!(schema::<ServiceId>()["type"], json!(["string", "integer"]));
    let status = schema::<IncidentStatus>();
    assert!(
        status["examples"]
            .as_array()
            .unwrap()
            .contains(&json!("triggered"))
    );
    let alert = schema::<Alert>();
    for member in ["message", "tags", "priority", "event_id"] {
        assert!(alert["properties"][member].is_object(), "{member}");
    }
    let sent = Alert::new("Disk is full").priority(IncidentPriority::P2);
    let sent = serde_json::to_value(sent).unwrap();
    let members = alert["properties"].as_object().unwrap();
    assert!(
        sent.as_object()
            .unwrap()
            .keys()
            .all(|key| members.contains_key(key))
    );
}

/// Checks that a type accepts a value, and that its schema accepts the value and what the type serializes to.
fn check_sample<T: JsonSchema + Serialize + DeserializeOwned>(sample: Value) {
    let decoded: T = serde_json::from_value(sample.clone()).unwrap();
    let schema = schema::<T>();
    check_value(&schema, &sample);
    check_value(&schema, &serde_json::to_value(decoded).unwrap());
}

fn check_value(schema: &Value, value: &Value) {
    jsonschema::meta::validate(schema).unwrap();
    let mut closed = schema.clone();
    close(&mut closed);
    let validator = jsonschema::validator_for(&closed).unwrap();
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:?}: {value} by {schema}");
    assert!(!validator.is_valid(&json!([1])), "{schema}");
}

/// Rejects members that the schema does not name, so that a member under a wrong name is noticed.
fn close(schema: &mut Value) {
    if let Value::Object(object) = schema {
        if object.contains_key("properties") {
            object.insert("additionalProperties".to_owned(), json!(false));
        }
        object.values_mut().for_each(close);
    } else if let Value::Array(elements) = schema {
        elements.iter_mut().for_each(close);
    }
}

#[test]
fn samples_are_valid_by_the_schemas() {
    check_sample::<Organization>(json!({ "id": "o1", "name": "Acme", "slug": "acme" }));
    check_sample::<Organization>(json!({ "id": "o1" }));
    check_sample::<AlertSourceType>(source("prometheus", false));
    check_sample::<AlertSourceType>(json!({ "_id": "sparse" }));
    check_sample::<ActiveAlertSource>(json!({ "alert_source_id": "email-id" }));
    let mut event = event();
    let incident = &mut event["data"]["resource_data"];
    incident.as_object_mut().unwrap().remove("slo"); // not documented
    check_sample::<WebhookIncident>(incident.clone());
    check_sample::<WebhookIncident>(json!({ "id": "i1" }));
    check_value(&schema::<WebhookPayload>(), &event);
    let window = json!({ "team": "t1", "up_to": "2026-03-01T02:00:00Z", "border": ["i1"] });
    check_sample::<Checkpoint>(window.clone());
    for header in [json!(null), json!("id,title")] {
        check_sample::<CsvCheckpoint>(json!({ "window": window, "header": header, "bytes": 17 }));
    }
    check_sample::<WatchState>(json!({
        "polled": "2026-03-01T02:00:00Z", "start": null, "known": { "i1": { "status": "triggered" } },
    }));
    check_sample::<Position>(serde_json::to_value(Position::START).unwrap());
    let alert = Alert::new("Disk is full")
        .priority(IncidentPriority::P2)
        .tag("host", "db-1")
        .tag("severity", AlertTag::colored("high", "#ffa500"));
    check_value(&schema::<Alert>(), &serde_json::to_value(alert).unwrap());
}

#[test]
fn schemas_require_the_identity_only() {
    for (schema, required) in [
        (schema::<Organization>(), json!(["id"])),
        (schema::<AlertSourceType>(), json!(["_id"])),
        (schema::<WebhookIncident>(), json!(["id"])),
    ] {
        assert_eq!(schema["required"], required);
        let validator = jsonschema::validator_for(&schema).unwrap();
        assert!(!validator.is_valid(&json!({})), "{schema}");
    }
}

/// A public type that the sources declare, and whether it is serialized or deserialized and has a schema.
#[derive(Debug, PartialEq)]
struct Declared {
    name: String,
    on_the_wire: bool,
    described: bool,
}

/// Finds the public structs and enums of a file. Types that a macro of the file names are omitted.
fn declared(source: &str) -> Vec<Declared> {
    let code: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mentions = |prefix: &str, name: &str| {
        let text = format!("{prefix}{name}");
        code.match_indices(&text)
            .any(|(at, _)| !code[at + text.len()..].starts_with(is_name))
    };
    let mut found = Vec::new();
    for keyword in ["pub struct ", "pub enum "] {
        for (at, _) in code.match_indices(keyword) {
            let rest = &code[at + keyword.len()..];
            let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
            if name.is_empty() {
                continue;
            }
            // The attributes are what is between the item before and this one.
            let before = code[..at].rfind(['}', ';', '{']).map_or(0, |end| end + 1);
            let attributes = &code[before..at];
            let within = code[..before].trim_end_matches('{').trim_end();
            let derived = ["Serialize", "Deserialize"]
                .iter()
                .any(|it| attributes.contains(it));
            let by_macro = ["open_enum!", "tagged_union!", "request_struct!"]
                .iter()
                .any(|it| within.ends_with(it));
            let implemented = ["lenient_struct!(", "Serialize for ", "Deserialize for "]
                .iter()
                .any(|it| mentions(it, name))
                || mentions("Deserialize<'de> for ", name);
            let described = ["open_enum_schema!(", "JsonSchema for "]
                .iter()
                .any(|it| mentions(it, name));
            found.push(Declared {
                name: name.to_owned(),
                on_the_wire: derived || by_macro || implemented,
                described: described || attributes.contains("JsonSchema"),
            });
        }
    }
    found
}

fn source_files() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders: Vec<PathBuf> = ["squad-core", "squadcast", "squadvoice"]
        .iter()
        .map(|name| crates.join(name).join("src"))
        .collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                files.push(path);
            }
        }
    }
    files
}

#[test]
fn every_public_type_on_the_wire_has_a_schema() {
    // The module with the schemas of the types of squad-core.
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("../squad-core/src/schema.rs");
    let core = std::fs::read_to_string(core).unwrap();
    let in_core = |name: &str| {
        [" {", "<"]
            .iter()
            .any(|end| core.contains(&format!(" JsonSchema for {name}{end}")))
    };
    let (mut checked, mut missing) = (Vec::new(), Vec::new());
    for path in source_files() {
        for found in declared(&std::fs::read_to_string(&path).unwrap()) {
            if !found.on_the_wire {
                continue;
            }
            if !found.described && !in_core(&found.name) {
                missing.push(format!("{}: {}", path.display(), found.name));
            }
            checked.push(found.name);
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    for name in [
        "Organization",
        "EventType",
        "CsvCheckpoint",
        "LeadId",
        "LeadV1",
    ] {
        assert!(checked.iter().any(|it| it == name), "{name}: {checked:?}");
    }
}

#[test]
fn types_without_a_schema_are_found() {
    let on_the_wire = |source: &str| {
        let found = declared(source);
        found
            .iter()
            .map(|it| (it.on_the_wire, it.described))
            .collect::<Vec<_>>()
    };
    for source in [
        "#[derive(Debug, Serialize)]\n#[non_exhaustive]\npub struct A {",
        "#[derive(Deserialize)]\npub enum A {",
        "pub struct A {}\nsquad_core::lenient_struct!(A {} {});",
        "squad_core::open_enum! {\n    /// Text.\n    pub enum A {",
        "pub struct A<T>(T);\nimpl<'de, T> Deserialize<'de> for A<T> {",
        "pub struct A(T);\nimpl LenientDeserialize for A {",
        "pub struct A;\nimpl Serialize for A {\n// impl JsonSchema for A {",
    ] {
        assert_eq!(on_the_wire(source), [(true, false)], "{source}");
        let described = format!("{source}\n}}\nimpl JsonSchema for A {{");
        assert_eq!(on_the_wire(&described), [(true, true)], "{described}");
    }
    let other = "pub struct A;\nsquad_core::lenient_struct!(Ab {} {});";
    assert_eq!(on_the_wire(other), [(false, false)]);
}
