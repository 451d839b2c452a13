//! Every generated method is called over an in-memory transport: its request is validated against the effective document,
//! and the value it returns is the whole response.

use std::collections::BTreeMap;

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};

use futures::FutureExt;
use http::StatusCode;
use serde_json::{Map, Value, json};
use squad_conform::{Api, Arguments};
use squad_core::operation::{Host, ListStyle, Operation, ParameterLocation};
use squad_core::testing::{MemoryTransport, Recorded};
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Client};
use workspace_tests::documented::{Documented, documented};
use workspace_tests::sample::{Members, sample};
use workspace_tests::{assert_same_set, effective};

/// Whether `instance` is valid under `schema` of `document`.
///
/// Each schema is compiled once: compiling costs far more than validating.
fn valid(document: &Value, schema: &Value, instance: &Value) -> Result<(), String> {
    static COMPILED: Mutex<BTreeMap<String, Arc<jsonschema::Validator>>> =
        Mutex::new(BTreeMap::new());
    let key = schema.to_string();
    let known = COMPILED.lock().unwrap().get(&key).cloned();
    let validator = known.unwrap_or_else(|| {
        let made = Arc::new(compile(document, schema));
        COMPILED.lock().unwrap().insert(key, Arc::clone(&made));
        made
    });
    let faults: Vec<String> = validator
        .iter_errors(instance)
        .map(|e| format!("{} at {}", e, e.instance_path()))
        .collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("; "))
    }
}

/// Compiles `schema` with the components it reaches, and no others.
pub(crate) fn compile(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut reached = Map::new();
    let mut open = vec![schema];
    while let Some(value) = open.pop() {
        match value {
            Value::Object(object) => {
                if let Some(name) = object
                    .get("$ref")
                    .and_then(Value::as_str)
                    .and_then(|r| r.strip_prefix("#/components/schemas/"))
                    && !reached.contains_key(name)
                {
                    let component = &document["components"]["schemas"][name];
                    reached.insert(name.to_owned(), component.clone());
                    open.push(component);
                }
                open.extend(object.values());
            }
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
    let mut root = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "components": {"schemas": reached}});
    root.as_object_mut()
        .unwrap()
        .extend(schema.as_object().unwrap().clone());
    jsonschema::options()
        .with_pattern_options(jsonschema::PatternOptions::regex())
        .build(&root)
        .unwrap()
}

fn client(transport: &MemoryTransport) -> Client {
    Client::builder()
        .base_urls(BaseUrls::new("https://api.test/prefix/", "https://auth.test").unwrap())
        .static_token("canary-token")
        .transport(transport.clone())
        .build()
        .unwrap()
}

/// Validates a request against the document.
fn check(
    document: &Value,
    operation: &Documented,
    row: &Operation,
    arguments: &Arguments,
    sent: &Recorded,
) {
    let id = &operation.id;
    assert_eq!(sent.method.as_str(), operation.method, "{id}");
    let prefix = if row.host == Host::Api { "/prefix" } else { "" };
    let host = if row.host == Host::Api {
        "api.test"
    } else {
        "auth.test"
    };
    assert_eq!(sent.url.host_str(), Some(host), "{id}");

    let path = sent
        .url
        .path()
        .strip_prefix(prefix)
        .unwrap_or_else(|| panic!("{id}: {}", sent.url));
    let (template, path): (Vec<&str>, Vec<&str>) = (
        operation.path.split('/').collect(),
        path.split('/').collect(),
    );
    assert_eq!(template.len(), path.len(), "{id}: {}", sent.url);
    for (expected, found) in template.iter().zip(&path) {
        match expected
            .strip_prefix('{')
            .and_then(|name| name.strip_suffix('}'))
        {
            None => assert_eq!(expected, found, "{id}"),
            Some(name) => {
                let decoded = percent_decoded(found);
                assert_eq!(decoded, text(&arguments.values[name]), "{id}: {name}");
            }
        }
    }

    let mut query: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in sent.url.query_pairs() {
        query
            .entry(name.into_owned())
            .or_default()
            .push(value.into_owned());
    }
    for parameter in &operation.parameters {
        let name = parameter["name"].as_str().unwrap();
        let given = arguments.values.get(name);
        match parameter["in"].as_str().unwrap() {
            "query" => {
                let found = query.remove(name).unwrap_or_default();
                let expected: Vec<String> = match given {
                    None => Vec::new(),
                    Some(Value::Array(items)) if parameter["explode"] == json!(false) => {
                        vec![items.iter().map(text).collect::<Vec<_>>().join(",")]
                    }
                    Some(Value::Array(items)) => items.iter().map(text).collect(),
                    Some(value) => vec![text(value)],
                };
                assert_eq!(found, expected, "{id}: query parameter {name}");
            }
            "header" => {
                let expected = given.map(text).unwrap_or_default();
                assert_eq!(sent.header(name), expected, "{id}: header {name}");
            }
            _ => {}
        }
    }
    assert!(
        query.is_empty(),
        "{id} sent query parameters that the document does not have: {query:?}"
    );

    match operation.body(document) {
        None => assert!(sent.body.is_empty(), "{id} sent a body"),
        Some((content_type, schema)) => {
            assert_eq!(sent.header("content-type"), content_type, "{id}");
            if content_type == "application/x-www-form-urlencoded" {
                let form: BTreeMap<String, String> = url::form_urlencoded::parse(&sent.body)
                    .into_owned()
                    .collect();
                let expected: BTreeMap<String, String> = arguments.values["body"]
                    .as_object()
                    .unwrap()
                    .iter()
                    .map(|(name, value)| (name.clone(), text(value)))
                    .collect();
                assert_eq!(form, expected, "{id}");
            } else {
                let body: Value = serde_json::from_slice(&sent.body)
                    .unwrap_or_else(|error| panic!("{id}: {error}"));
                valid(document, schema, &body)
                    .unwrap_or_else(|fault| panic!("{id} sent {body}: {fault}"));
                assert_eq!(
                    body, arguments.values["body"],
                    "{id}: the body lost members"
                );
            }
        }
    }

    let bearer = sent.header("authorization");
    if row.host == Host::Api {
        assert_eq!(bearer, "Bearer canary-token", "{id}");
    } else {
        assert_eq!(
            bearer, "",
            "{id} sends the bearer to the authentication host"
        );
    }
    assert_eq!(sent.header("api-version"), "", "{id}");
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn percent_decoded(segment: &str) -> String {
    let form = format!("x={}", segment.replace('+', "%2B"));
    url::form_urlencoded::parse(form.as_bytes())
        .next()
        .unwrap()
        .1
        .into_owned()
}

/// Whether the value that a method returned contains every member of the response.
fn contains(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .all(|(key, value)| found.get(key).is_some_and(|found| contains(value, found))),
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len()
                && expected
                    .iter()
                    .zip(found)
                    .all(|(expected, found)| contains(expected, found))
        }
        (expected, found) => expected == found,
    }
}

async fn every_method(api: Api) {
    let (document, rows) = (effective(api.name()), api.wire());
    let operations = documented(&document);
    assert_same_set(
        rows.iter().map(|row| row.id),
        operations.iter().map(|operation| operation.id.as_str()),
        "is in the document and not in the wire table; run `cargo xtask regen`",
        "is in the wire table and not in the document; run `cargo xtask regen`",
    );

    let mut faults = Vec::new();
    for operation in &operations {
        for members in [Members::All, Members::Required] {
            let outcome = AssertUnwindSafe(one_method(&document, operation, api, members))
                .catch_unwind()
                .await;
            if let Err(fault) = outcome {
                let message = fault.downcast_ref::<String>().cloned();
                faults.push(format!(
                    "{}, {members:?}: {}",
                    operation.id,
                    message.unwrap_or_default()
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

async fn one_method(document: &Value, operation: &Documented, api: Api, members: Members) {
    let row = api
        .wire()
        .iter()
        .find(|row| row.id == operation.id)
        .unwrap();
    let (status, schema) = operation.response(document);
    let response = schema.map(|schema| sample(document, schema, members));
    let body = response.clone();
    let transport = MemoryTransport::new(move |_| match &body {
        Some(body) => TransportResponse::json(StatusCode::from_u16(status).unwrap(), body),
        None => TransportResponse::new(StatusCode::from_u16(status).unwrap(), ""),
    });
    let arguments = operation.arguments(document, members);
    let core = client(&transport);
    let outcome = api.call(&core, &operation.id, &arguments).unwrap().await;
    let found = outcome.unwrap_or_else(|error| panic!("{error} (response {response:?})"));
    let sent = transport.requests();
    assert_eq!(sent.len(), 1, "{}", operation.id);
    check(document, operation, row, &arguments, &sent[0]);
    if let (Some(response), Some(found)) = (response, found) {
        valid(document, schema.unwrap(), &response)
            .unwrap_or_else(|fault| panic!("the sample response: {fault}"));
        let expected = row.envelope.map_or(&response, |member| &response[member]);
        assert!(
            contains(expected, &found.value),
            "the response is {expected}, the method returned {}",
            found.value
        );
    }
}

#[tokio::test]
async fn every_squadcast_method_sends_the_documented_request_and_returns_the_whole_response() {
    every_method(Api::Squadcast).await;
}

#[tokio::test]
async fn every_squadvoice_method_sends_the_documented_request_and_returns_the_whole_response() {
    every_method(Api::SquadVoice).await;
}

#[test]
fn the_wire_table_agrees_with_the_document() {
    for api in Api::ALL {
        let (document, rows) = (effective(api.name()), api.wire());
        for operation in documented(&document) {
            let row = rows.iter().find(|row| row.id == operation.id).unwrap();
            let id = row.id;
            assert_eq!(
                (row.method.as_str(), row.path),
                (operation.method.as_str(), operation.path.as_str()),
                "{id}"
            );
            let extension = |name: &str| operation.operation.get(name).cloned();
            let safe = ["GET", "PUT", "DELETE"].contains(&row.method.as_str());
            assert_eq!(
                Some(json!(row.idempotent)),
                extension("x-idempotent").or(Some(json!(safe))),
                "{id}"
            );
            let limit = row
                .limit
                .map(|limit| json!({"calls": limit.calls, "seconds": limit.seconds}));
            assert_eq!(limit, extension("x-rate-limit"), "{id}");
            assert_eq!(
                json!(row.streaming),
                extension("x-streaming").unwrap_or(json!(false)),
                "{id}"
            );
            assert_eq!(
                row.host == Host::Authentication,
                operation.operation.get("servers").is_some(),
                "{id}"
            );
            assert_same_set(
                row.parameters.iter().map(|parameter| parameter.name),
                operation
                    .parameters
                    .iter()
                    .map(|parameter| parameter["name"].as_str().unwrap()),
                "is a parameter in the document and not in the wire table; run `cargo xtask regen`",
                "is a parameter in the wire table and not in the document; run `cargo xtask regen`",
            );
            for (given, parameter) in row.parameters.iter().zip(&operation.parameters) {
                assert_eq!(given.name, parameter["name"], "{id}");
                assert_eq!(
                    json!(given.required),
                    parameter.get("required").cloned().unwrap_or(json!(false)),
                    "{id}"
                );
                let location = match given.location {
                    ParameterLocation::Path => "path",
                    ParameterLocation::Query => "query",
                    _ => "header",
                };
                assert_eq!(location, parameter["in"], "{id}");
                let comma =
                    parameter["schema"]["type"] == "array" && parameter["explode"] == json!(false);
                assert_eq!(
                    given.list == ListStyle::Comma,
                    comma,
                    "{id}: {}",
                    given.name
                );
            }
        }
    }
}

#[test]
fn operations_unsafe_to_retry_are_not_idempotent() {
    let never = |row: &&&'static Operation| {
        let words = [
            "render",
            "clone",
            "merge",
            "export/async",
            "servicenow",
            "jira",
            "circleci",
            "/actions/webhook",
        ];
        row.method.as_str() == "POST"
            || row.path.ends_with("delete-user")
            || words
                .iter()
                .any(|word| row.path.contains(word) && row.method.as_str() != "GET")
    };
    for row in squadcast_raw::wire::ALL.iter().filter(never) {
        assert!(!row.idempotent, "{} would be retried", row.id);
    }
}
