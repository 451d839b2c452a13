//! What the document forbids ends the test or is not matched.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};
use squadcast::raw::incidents::ExportFormat;
use squadcast_httpmock::MockServer;
use squadcast_httpmock::prelude::*;

use crate::client;

/// The message of the panic of `mock`.
fn message(mock: impl FnOnce(&MockServer)) -> String {
    let server = MockServer::start();
    let panic = catch_unwind(AssertUnwindSafe(|| mock(&server))).expect_err("no panic");
    panic.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[track_caller]
fn assert_contains(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "{part:?} is not in {message:?}");
    }
}

#[test]
fn invalid_response_is_located_by_its_pointer() {
    let message = message(|server| {
        server.mock_services_get_services(|_, then| {
            let mut service = serde_json::to_value(&then.example()[0]).unwrap();
            service["name"] = json!(7);
            then.body(200, &json!({ "data": [service] }))
        });
    });
    assert_contains(
        &message,
        &[
            "Services_getServices",
            "response",
            "\"/data/0/name\"",
            "string",
        ],
    );
}

#[test]
fn undocumented_status_is_rejected() {
    let message = message(|server| {
        server.mock_services_get_services(|_, then| then.body(201, &json!({ "data": [] })));
    });
    assert_contains(&message, &["Services_getServices", "201"]);
}

#[test]
fn success_status_is_rejected_as_an_error() {
    let message = message(|server| {
        server.mock_services_get_services(|_, then| then.error(200, "fine"));
    });
    assert_contains(&message, &["200 is not the status of an error"]);
}

#[test]
fn invalid_error_body_is_located_by_its_pointer() {
    let message = message(|server| {
        server.mock_services_get_services(|_, then| {
            then.error_body(404, json!({ "meta": { "status": 404 } }))
        });
    });
    assert_contains(&message, &["error response", "\"/meta\"", "error_message"]);
}

#[test]
fn invalid_query_parameter_is_rejected() {
    let message = message(|server| {
        server.mock_incidents_incident_export(|when, then| {
            when.type_(&ExportFormat::from("pdf"));
            then.ok("text/csv", "id\n")
        });
    });
    assert_contains(&message, &["query parameter `type`", "json"]);
}

#[test]
fn undocumented_content_type_is_rejected() {
    let message = message(|server| {
        server.mock_incidents_incident_export(|_, then| then.ok("application/pdf", "%PDF"));
    });
    assert_contains(&message, &["application/pdf"]);
}

#[test]
fn part_of_a_body_is_checked_although_required_members_are_missing() {
    let part = |part: Value| {
        message(move |server| {
            server.mock_services_create_service(|when, then| {
                when.body_includes(&part);
                then.respond_with_example()
            });
        })
    };
    assert_contains(&part(json!({ "name": 7 })), &["\"/name\"", "string"]);
    assert_contains(&part(json!({ "nmae": "checkout" })), &["nmae"]);
    assert_contains(
        &part(json!({ "tags": [{ "ky": "a" }] })),
        &["\"/tags/0\"", "ky"],
    );
    let server = MockServer::start();
    server.mock_services_create_service(|when, then| {
        when.body_includes(&json!({ "tags": [{ "key": "a" }] }));
        then.respond_with_example()
    });
}

#[test]
fn violation_in_a_union_is_located_in_the_alternative_that_the_value_selects() {
    let part = |part: Value| {
        message(move |server| {
            server.mock_workflows_create_action(|when, then| {
                when.body_includes(&part);
                then.respond_with_example()
            });
        })
    };
    let email = json!({ "name": "sq_send_email", "data": { "to": 7 } });
    assert_contains(&part(email), &["\"/data/to\"", "array"]);
    assert_contains(&part(json!({ "name": "sq_send_mail" })), &["\"/name\""]);
    assert_contains(
        &part(json!({ "data": { "recipient": 7 } })),
        &["\"/data\"", "recipient"],
    );
    let message = message(|server| {
        server.mock_webhooks_create_webhook(|when, then| {
            when.body_includes(&json!({ "filters": { "colour": "red" } }));
            then.respond_with_example()
        });
    });
    assert_contains(&message, &["\"/filters\"", "colour"]);
}

#[test]
fn missing_member_of_a_response_is_not_shown_as_null() {
    let message = message(|server| {
        let service = json!({ "id": 1, "tags": [{ "key": 2 }] });
        server.mock_services_get_services(|_, then| then.body(200, &json!({ "data": [service] })));
    });
    assert_contains(
        &message,
        &["\"/data/0\"", "\"name\" is a required property"],
    );
    assert!(!message.contains("/data/0/name"), "{message}");
}

#[test]
fn invalid_header_is_rejected() {
    let message = message(|server| {
        server.mock_services_get_services(|_, then| {
            then.error(429, "slow down").header("retry after", "7")
        });
    });
    assert_contains(&message, &["retry after", "is not a header"]);
}

#[tokio::test]
async fn request_that_the_document_forbids_is_not_matched() {
    let server = MockServer::start();
    let list = server.mock_services_get_services(|_, then| then.respond_with_example());
    let create = server.mock_services_create_service(|_, then| then.respond_with_example());
    let client = client(&server);
    let get = |path: &str, query: &[(&str, &str)]| {
        let request = client.request(squadcast::Method::GET, path);
        query.iter().fold(request, |request, (name, value)| {
            request.query(name, *value)
        })
    };
    get("/v3/services", &[("owner_id", "t1")]).await.unwrap();
    list.assert_calls(1);
    for (query, reason) in [
        (vec![], "query: `owner_id`: is required"),
        (
            vec![("owner_id", "t1"), ("owner", "t1")],
            "query: `owner`: is not a parameter of this operation",
        ),
    ] {
        let error = get("/v3/services", &query).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 400, "{error}");
        assert_contains(
            &error.to_string(),
            &["the document forbids this request", reason],
        );
    }
    for path in ["/v3/services/", "/v3/service"] {
        let error = get(path, &[("owner_id", "t1")]).await.unwrap_err();
        assert!(error.is_not_found(), "{path}: {error}");
    }
    list.assert_calls(1);
    let request = client.request(squadcast::Method::POST, "/v3/services");
    let body = json!({ "name": "checkout" });
    let request = request.query("owner_id", "t1").json(&body);
    assert_eq!(request.await.unwrap_err().status().unwrap(), 400);
    create.assert_calls(0);
}

#[tokio::test]
async fn path_of_another_operation_is_not_matched() {
    let server = MockServer::start();
    let by_id = server.mock_services_get_service_by_id(|_, then| then.respond_with_example());
    let client = client(&server);
    let request = client.request(squadcast::Method::GET, "/v3/services/by-name");
    let request = request.query("name", "a").query("owner_id", "t1");
    assert!(request.await.unwrap_err().is_not_found());
    by_id.assert_calls(0);
}

#[tokio::test]
async fn value_of_a_path_parameter_is_one_segment_whatever_it_contains() {
    let server = MockServer::start();
    let dotted = server.mock_services_get_service_by_id(|when, then| {
        when.service_id("a.b c+d");
        then.respond_with_example()
    });
    let raw = client(&server).raw().clone();
    raw.services_get_service_by_id("a.b c+d").await.unwrap();
    assert!(raw.services_get_service_by_id("axb c+d").await.is_err());
    dotted.assert_calls(1);
}

#[tokio::test]
async fn list_in_the_query_is_matched_as_a_whole() {
    let server = MockServer::start();
    let export = server.mock_incidents_incident_export(|when, then| {
        when.status(&["triggered", "acknowledged"]).without_tags();
        then.ok("application/json", r#"{ "incidents": [] }"#)
    });
    let raw = client(&server).raw().clone();
    let (from, to) = ("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
    let request = |status: &[&str]| {
        let status: Vec<String> = status.iter().map(|status| (*status).to_owned()).collect();
        raw.incidents_incident_export(
            from.parse().unwrap(),
            to.parse().unwrap(),
            &ExportFormat::from("json"),
            "t1",
        )
        .status(&status)
    };
    assert!(request(&["triggered"]).await.is_err());
    assert!(
        request(&["triggered", "acknowledged", "resolved"])
            .await
            .is_err()
    );
    export.assert_calls(0);
    request(&["triggered", "acknowledged"]).await.unwrap();
    export.assert_calls(1);
}
