//! Decoding as part of a call: what the operation and the client set, and what the observer receives.

use http::StatusCode;
use squad_core::observe::{Deviations, Observer};
use squad_core::operation::Method;
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{ByteStream, Operation, json_rows};

use super::*;
use crate::support::{EXPORT, LIST, builder};

static CREATE_NOTE: Operation = Operation::new("createNote", Method::Post, "/v3/notes", "notes")
    .envelope("data")
    .also_reads(&[&["body", "data"], &["note"]]);

fn service(body: Value) -> MemoryTransport {
    MemoryTransport::new(move |_| TransportResponse::json(StatusCode::OK, &body))
}

/// Keeps the operation, count and paths of all deviations.
#[derive(Debug, Default, Clone)]
struct Recorded(Arc<Mutex<Vec<String>>>);

impl Observer for Recorded {
    fn deviations(&self, deviations: &Deviations<'_>) {
        let mut lines = self.0.lock().unwrap();
        lines.push(format!("{} {}", deviations.operation, deviations.count));
        lines.extend(deviations.locate().into_iter().map(|one| one.path));
        assert!(format!("{deviations:?}").contains("count"));
    }
}

#[tokio::test]
async fn deviations_are_reported_to_the_observer() {
    let recorded = Recorded::default();
    let service = service(json!({"data": [{"id": "a"}, null, {"id": 7, "novel": 1}]}));
    let client = builder(&service)
        .static_token("tok-canary-1")
        .observer(recorded.clone())
        .build()
        .unwrap();
    let owners: Vec<Owner> = client.call(&LIST).request().await.unwrap();
    assert_eq!(owners.len(), 2);
    let expected = ["listThings 3", "data[1]", "data[2].id", "data[].novel"];
    assert_eq!(*recorded.0.lock().unwrap(), expected);

    recorded.0.lock().unwrap().clear();
    let body: ByteStream = client.call(&EXPORT).request().await.unwrap();
    let rows = futures::StreamExt::collect::<Vec<_>>(json_rows::<Owner>(body, &["data"])).await;
    assert_eq!(rows.len(), 2);
    let expected = [
        "exportThings 1",
        "data[1]",
        "exportThings 2",
        "data[2].id",
        "data[].novel",
    ];
    assert_eq!(*recorded.0.lock().unwrap(), expected);
}

#[tokio::test]
async fn both_documented_places_of_a_value_are_read() {
    let owner = json!({"id": "o1", "name": "Ada"});
    for body in [
        json!({"data": owner}),
        json!({"body": {"data": owner}}),
        json!({"note": owner}),
        json!({"body": {}, "data": owner}),
    ] {
        let client = builder(&service(body.clone()))
            .static_token("tok-canary-1")
            .build()
            .unwrap();
        let read: Owner = client.call(&CREATE_NOTE).request().await.unwrap();
        assert_eq!(read.name, "Ada", "{body}");
    }
    // The error is that of the place that came closest.
    for (body, path) in [
        (json!({}), "."),
        (json!({"data": {"id": null}}), "data.id"),
        (json!({"body": {"data": {"id": null}}}), "body.data.id"),
        (
            json!({"body": {"data": {"id": null}}, "data": {}}),
            "body.data.id",
        ),
        (json!({"note": {}}), "note"),
    ] {
        let client = builder(&service(body.clone()))
            .static_token("tok-canary-1")
            .build()
            .unwrap();
        let error = client
            .call(&CREATE_NOTE)
            .request::<Owner>()
            .await
            .unwrap_err();
        assert_eq!(error.json_path(), Some(path), "{body}");
    }
}

#[tokio::test]
async fn the_client_bounds_what_is_decoded() {
    let many = json!({"data": vec![json!({"id": "a"}); 1000]});
    let service = service(many);
    let client = |bytes| {
        let builder = builder(&service).static_token("tok-canary-1");
        builder.max_decoded_bytes(bytes).build().unwrap()
    };
    let owners: Vec<Owner> = client(1 << 20).call(&LIST).request().await.unwrap();
    assert_eq!(owners.len(), 1000);
    let error = client(1 << 10)
        .call(&LIST)
        .request::<Vec<Owner>>()
        .await
        .unwrap_err();
    assert!(
        error.is_decode() && error.message().contains("1024 bytes"),
        "{error}"
    );
    // Each row by itself.
    for (bytes, fits) in [(1 << 10, true), (10, false)] {
        let body: ByteStream = client(bytes).call(&EXPORT).request().await.unwrap();
        let rows = futures::StreamExt::collect::<Vec<_>>(json_rows::<Owner>(body, &["data"])).await;
        assert_eq!(rows.iter().all(|row| row.is_ok()), fits);
    }
}
