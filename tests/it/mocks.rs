//! Every operation can be mocked with every parameter as a condition, and the client decodes what the mock responds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use serde_json::{Value, json};
use squad_conform::{Api, Arguments, Decoded};
use squad_core::{BaseUrls, Client, RetryPolicy};
use squad_http::Http;
use squadcast_httpmock::{Mock, MockServer};
use workspace_tests::documented::{Documented, documented};
use workspace_tests::sample::Members;
use workspace_tests::{assert_same_set, effective};

type Mocker = for<'s> fn(
    &'s MockServer,
    &str,
    &Arguments,
    &mut dyn FnMut(Option<Decoded>),
) -> Option<Mock<'s>>;

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
        let mut changed = Arguments::default();
        changed.values = arguments.values.clone();
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
    let mut expected = None;
    let mock = mocker(api)(&server, &operation.id, &arguments, &mut |data| {
        expected = data
    });
    let mock = mock.expect("no mock");
    let found = api.call(&core, &operation.id, &arguments).unwrap().await;
    let found = found.unwrap_or_else(|error| panic!("{error}"));
    mock.assert_calls(1);
    if let Some(expected) = expected {
        let found = found.expect("no value");
        assert_eq!(found.value, expected.value);
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
