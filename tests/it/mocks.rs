//! Every operation can be mocked with every parameter as a condition, and the client decodes what the mock responds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use serde_json::{Value, json};
use squad_conform::{Api, Arguments};
use squad_core::{BaseUrls, Client, RetryPolicy};
use squad_http::Http;
use squadcast_httpmock::{Mock, MockServer};
use workspace_tests::documented::{Documented, documented};
use workspace_tests::sample::{Members, resolve, sample};
use workspace_tests::{Outcome, assert_same_set, effective};

type Mocker = for<'s> fn(&'s MockServer, &str, &Arguments, Outcome) -> Option<Mock<'s>>;

fn mocker(api: Api) -> Mocker {
    match api {
        Api::Squadcast => workspace_tests::squadcast_mocks::mock,
        Api::SquadVoice => workspace_tests::squadvoice_mocks::mock,
    }
}

fn client(server: &MockServer) -> Client {
    Client::builder()
        .base_urls(BaseUrls::new(&server.base_url(), &server.base_url()).unwrap())
        .static_token("token-0123456789")
        .retry(RetryPolicy::disabled())
        .only_limit(u32::MAX, 1)
        .connector(Http::new())
        .build()
        .unwrap()
}

/// Arguments that the document allows, and that differ from `arguments` in one of them.
fn changed(operation: &Documented, arguments: &Arguments) -> Vec<(String, Arguments)> {
    let mut found = Vec::new();
    for parameter in &operation.parameters {
        let name = parameter["name"].as_str().unwrap();
        let other = match arguments.values.get(name) {
            Some(Value::Number(number)) => json!(number.as_i64().unwrap() + 1),
            Some(Value::String(text)) if is_free(&parameter["schema"]) => json!(format!("{text}x")),
            Some(Value::Array(items)) if items.len() > 1 => json!(items[1..]),
            _ => continue,
        };
        let mut changed = Arguments {
            values: arguments.values.clone(),
            ..Arguments::default()
        };
        changed.values.insert(name.to_owned(), other);
        found.push((name.to_owned(), changed));
    }
    found
}

/// Whether any text is a value of the schema.
fn is_free(schema: &Value) -> bool {
    schema["type"] == "string"
        && schema
            .as_object()
            .unwrap()
            .keys()
            .all(|key| ["type", "description", "x-secret", "example"].contains(&key.as_str()))
}

/// Asserts that the decoded value has every member of the response.
fn assert_contains(expected: &Value, found: &Value) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(_)) => {
            for (key, value) in expected {
                assert_contains(value, &found[key]);
            }
        }
        (Value::Array(expected), Value::Array(items)) => {
            assert_eq!(expected.len(), items.len());
            for (value, found) in expected.iter().zip(items) {
                assert_contains(value, found);
            }
        }
        (expected, found) => assert_eq!(expected, found),
    }
}

/// Returns how many parameters were changed.
async fn one_operation(
    api: Api,
    document: &Value,
    operation: &Documented,
    members: Members,
) -> usize {
    let server = MockServer::start();
    let core = client(&server);
    let arguments = operation.arguments(document, members);
    let row = api
        .wire()
        .iter()
        .find(|row| row.id == operation.id)
        .unwrap();
    let (_, schema) = operation.response(document);
    let mut expected = None;
    let mut respond = |example: Value| {
        // All documented members as the crate makes them, or the required ones as the document has them.
        let data = match members {
            Members::All => example,
            Members::Required => {
                let body = sample(document, schema.unwrap(), members);
                row.envelope
                    .map_or(body.clone(), |member| body[member].clone())
            }
        };
        expected = Some(data.clone());
        data
    };
    let outcome = Outcome::Data(&mut respond);
    let mock = mocker(api)(&server, &operation.id, &arguments, outcome).expect("no mock");
    let found = api.call(&core, &operation.id, &arguments).unwrap().await;
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    mock.assert_calls(1);
    if let Some(expected) = expected {
        assert_contains(&expected, &found.expect("no value").value);
    }
    let changed = changed(operation, &arguments);
    for (name, arguments) in &changed {
        let outcome = api.call(&core, &operation.id, arguments).unwrap().await;
        assert!(outcome.is_err(), "another `{name}` is matched");
    }
    mock.assert_calls(1);
    changed.len()
}

#[tokio::test]
async fn every_operation_is_mocked_by_its_parameters_and_responds_with_decodable_data() {
    let (mut faults, mut changed) = (Vec::new(), 0);
    for api in Api::ALL {
        let document = effective(api.name());
        let operations = documented(&document);
        assert_same_set(
            operations.iter().map(|operation| operation.id.as_str()),
            api.wire().iter().map(|row| row.id),
            "is in the wire table and not in the document; run `cargo xtask regen`",
            "is in the document and not in the wire table; run `cargo xtask regen`",
        );
        for operation in &operations {
            for members in [Members::All, Members::Required] {
                let test = one_operation(api, &document, operation, members);
                match AssertUnwindSafe(test).catch_unwind().await {
                    Ok(count) => changed += count,
                    Err(fault) => {
                        let fault = fault.downcast_ref::<String>().cloned().unwrap_or_default();
                        faults.push(format!("{}, {members:?}: {fault}", operation.id));
                    }
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
    // Nearly every parameter of 246 operations.
    assert!(changed > 400, "{changed}");
}

/// Mocks an error of each documented form of an operation, and two that no operation documents. Returns how many.
async fn every_error(api: Api, document: &Value, operation: &Documented) -> usize {
    let server = MockServer::start();
    let core = client(&server);
    let arguments = operation.arguments(document, Members::Required);
    let responses = operation.operation["responses"].as_object().unwrap();
    let mut forms: Vec<&Value> = Vec::new();
    let documented = responses.iter().filter_map(|(status, response)| {
        let status: u16 = status.parse().ok().filter(|status| *status >= 400)?;
        let form = &resolve(document, response)["content"];
        let is_new = !forms.contains(&form);
        forms.push(form);
        (is_new && status != 429).then_some(status)
    });
    // A 429 comes last, because the client waits after it.
    let statuses: Vec<u16> = documented.chain([418, 429]).collect();
    for status in &statuses {
        let message = format!("reason {status}");
        let outcome = Outcome::Error(*status, &message);
        let mut mock = mocker(api)(&server, &operation.id, &arguments, outcome).expect("no mock");
        let error = api
            .call(&core, &operation.id, &arguments)
            .unwrap()
            .await
            .unwrap_err();
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(*status),
            "{error}"
        );
        assert!(error.to_string().contains(&message), "{error}");
        mock.assert_calls(1);
        mock.delete();
    }
    statuses.len()
}

#[tokio::test]
async fn every_error_has_the_documented_form_and_is_decoded() {
    let (mut faults, mut errors) = (Vec::new(), 0);
    for api in Api::ALL {
        let document = effective(api.name());
        for operation in &documented(&document) {
            let test = AssertUnwindSafe(every_error(api, &document, operation));
            match test.catch_unwind().await {
                Ok(count) => errors += count,
                Err(fault) => {
                    let fault = fault.downcast_ref::<String>().cloned().unwrap_or_default();
                    faults.push(format!("{}: {fault}", operation.id));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
    // At least three of each operation.
    assert!(errors >= 3 * 246, "{errors}");
}
