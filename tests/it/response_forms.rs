//! Both documented forms of a response are decoded, so that an object that was created is not created twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use http::StatusCode;
use serde_json::{Value, json};
use squad_conform::Api;
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Client};
use workspace_tests::documented::documented;
use workspace_tests::effective;
use workspace_tests::sample::{Members, sample};

async fn decoded(id: &str, body: Value) -> squad_core::Result<Value> {
    let document = effective("squadcast");
    let operations = documented(&document);
    let operation = operations.iter().find(|o| o.id == id).unwrap();
    let (status, _) = operation.response(&document);
    let transport = MemoryTransport::new(move |_| {
        TransportResponse::json(StatusCode::from_u16(status).unwrap(), &body)
    });
    let core = Client::builder()
        .base_urls(BaseUrls::new("https://api.test", "https://auth.test").unwrap())
        .static_token("token-0123456789")
        .transport(transport)
        .build()
        .unwrap();
    let arguments = operation.arguments(&document, Members::Required);
    let call = Api::Squadcast.call(&core, id, &arguments).unwrap();
    let value = call.await?;
    Ok(value.unwrap().value)
}

#[tokio::test]
async fn every_documented_form_of_a_response_is_decoded() {
    let document = effective("squadcast");
    let mut checked = 0;
    for operation in documented(&document) {
        let row = squadcast_raw::wire::ALL
            .iter()
            .find(|row| row.id == operation.id);
        let row = row.unwrap();
        let (_, schema) = operation.response(&document);
        for path in row.also_reads {
            let chosen = sample(&document, schema.unwrap(), Members::All);
            let value = chosen[row.envelope.unwrap()].clone();
            let other = path
                .iter()
                .rev()
                .fold(value, |inner, member| json!({ *member: inner }));
            assert_ne!(other, chosen, "{}", row.id);
            let expected = decoded(row.id, chosen).await.unwrap();
            let found = decoded(row.id, other).await;
            let found = found.unwrap_or_else(|error| panic!("{}: {error}", row.id));
            assert_eq!(found, expected, "{}", row.id);
            checked += 1;
        }
    }
    // Five creates, and the update of a workflow's action.
    assert!(checked >= 6, "{checked}");
}

#[tokio::test]
async fn response_in_no_documented_form_is_an_error() {
    for body in [
        json!({}),
        json!({"body": {}}),
        json!({"body": {"data": null}}),
    ] {
        let error = decoded("Services_createService", body).await.unwrap_err();
        assert!(error.is_decode(), "{error}");
    }
}
