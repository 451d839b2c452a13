//! Calls every operation of the document over loopback: a valid request gets the documented response, and an invalid one is
//! rejected in the operation's error format with the part that failed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

mod mutations;
mod queries;
mod requests;
mod responses;
mod sequences;

use serde_json::{Value, json};

use self::requests::{Request, valid_request};
use crate::document::{
    self, ErrorFormat, Operation, ParameterLocation, Schema, error_format, is_token_exchange,
};
use crate::server::{MockServer, MockServerBuilder};

struct Response {
    status: u16,
    content_type: String,
    body: String,
}

impl Response {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|_| panic!("{} {} is not JSON", self.status, self.body))
    }
}

/// A running server and a client with an access token.
struct Fixture {
    mock: MockServer,
    http: reqwest::Client,
    token: String,
}

impl Fixture {
    async fn new(http: reqwest::Client) -> Self {
        Self::of(http, MockServer::builder()).await
    }

    async fn of(http: reqwest::Client, builder: MockServerBuilder) -> Self {
        let mock = builder.start().await.unwrap();
        let response = http
            .get(format!("{}/oauth/access-token", mock.authentication_url()))
            .header("X-Refresh-Token", mock.refresh_token())
            .send()
            .await
            .unwrap();
        let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        let token = body["data"]["access_token"].as_str().unwrap().to_owned();
        Self { mock, http, token }
    }

    async fn send(&self, request: &Request) -> Response {
        let url = format!("{}{}", self.mock.api_url(), request.path_and_query());
        let mut builder = self
            .http
            .request(request.method.clone(), url)
            .bearer_auth(&self.token);
        if let Some(body) = &request.body {
            builder = builder
                .header("content-type", "application/json")
                .body(body.clone());
        }
        let response = builder.send().await.unwrap();
        let content_type = response.headers().get("content-type");
        Response {
            status: response.status().as_u16(),
            content_type: content_type
                .map(|value| value.to_str().unwrap().to_owned())
                .unwrap_or_default(),
            body: response.text().await.unwrap(),
        }
    }
}

fn http() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().build().unwrap()
}

fn operations() -> impl Iterator<Item = &'static Operation> {
    let document = document::embedded().unwrap();
    document
        .operations()
        .iter()
        .filter(|operation| operation.documented && !is_token_exchange(operation))
}

#[tokio::test]
async fn valid_request_gets_the_documented_response() {
    let document = document::embedded().unwrap();
    let http = http();
    let mut failures = Vec::new();
    for operation in operations() {
        let fixture = Fixture::new(http.clone()).await;
        let request = valid_request(operation, &fixture.mock);
        let response = fixture.send(&request).await;
        if response.status != operation.status {
            failures.push(format!(
                "{}: {} {}",
                operation.id, response.status, response.body
            ));
            continue;
        }
        let media_type = response.content_type.split(';').next().unwrap();
        match operation.responses.get(media_type) {
            Some(schema) => {
                let violations = document.validate(schema, &response.json()).unwrap();
                if !violations.is_empty() {
                    failures.push(format!("{}: {violations:?}", operation.id));
                }
            }
            None if operation.responses.is_empty() && response.body.is_empty() => {}
            None => failures.push(format!("{}: returns {media_type:?}", operation.id)),
        }
    }
    assert_eq!(failures, Vec::<String>::new());
}

#[tokio::test]
async fn invalid_request_is_rejected_with_the_part_that_failed() {
    let http = http();
    let mut tried = 0;
    let mut failures = Vec::new();
    for operation in operations() {
        let fixture = Fixture::new(http.clone()).await;
        for (part, status, request) in invalid_requests(operation, &fixture.mock) {
            tried += 1;
            let response = fixture.send(&request).await;
            if let Err(reason) = check_rejection(operation, &response, status, &part) {
                failures.push(format!("{} with invalid {part}: {reason}", operation.id));
            }
        }
    }
    assert_eq!(failures, Vec::<String>::new());
    assert!(
        tried > 2 * operations().count(),
        "only {tried} requests were tried"
    );
}

/// Returns requests with one missing or mistyped part each: the part, the expected status, and the request.
fn invalid_requests(operation: &Operation, mock: &MockServer) -> Vec<(String, u16, Request)> {
    let valid = valid_request(operation, mock);
    let mut requests = Vec::new();
    let mut unknown = valid.clone();
    unknown.query.push(("color".to_owned(), "blue".to_owned()));
    requests.push(("color".to_owned(), 400, unknown));
    for parameter in &operation.parameters {
        let mut mistyped = valid.clone();
        match parameter.location {
            ParameterLocation::Query => {
                if parameter.required {
                    let mut missing = valid.clone();
                    missing.query.retain(|(name, _)| *name != parameter.name);
                    requests.push((parameter.name.clone(), 400, missing));
                }
                mistyped.query.retain(|(name, _)| *name != parameter.name);
                mistyped
                    .query
                    .push((parameter.name.clone(), "?!".to_owned()));
            }
            ParameterLocation::Path => {
                mistyped
                    .path
                    .insert(parameter.name.clone(), "not-a-number".to_owned());
            }
            ParameterLocation::Header => continue,
        }
        let candidates = [json!("?!"), json!(["?!"])];
        if !candidates
            .iter()
            .any(|value| is_valid(&parameter.schema, value))
        {
            requests.push((parameter.name.clone(), 400, mistyped));
        }
    }
    let Some(body) = &operation.body else {
        return requests;
    };
    let with_body = |body: Option<String>| Request {
        body,
        ..valid.clone()
    };
    requests.push(("body".to_owned(), 400, with_body(None)));
    requests.push(("body".to_owned(), 400, with_body(Some("{".to_owned()))));
    requests.push(("body".to_owned(), 422, with_body(Some("7".to_owned()))));
    let valid_body: Value = serde_json::from_str(valid.body.as_deref().unwrap()).unwrap();
    for name in valid_body.as_object().unwrap().keys() {
        let mut missing = valid_body.clone();
        missing.as_object_mut().unwrap().shift_remove(name);
        let mut mistyped = valid_body.clone();
        mistyped[name] = json!([[["wrong"]]]);
        for body_value in [missing, mistyped] {
            if !is_valid(&body.schema, &body_value) {
                requests.push((name.clone(), 422, with_body(Some(body_value.to_string()))));
            }
        }
    }
    requests
}

fn is_valid(schema: &Schema, value: &Value) -> bool {
    let document = document::embedded().unwrap();
    document.validate(schema, value).unwrap().is_empty()
}

/// Checks that the response is the expected error.
fn check_rejection(
    operation: &Operation,
    response: &Response,
    status: u16,
    part: &str,
) -> Result<(), String> {
    if response.status != status {
        return Err(format!("{} {}", response.status, response.body));
    }
    let document = document::embedded().unwrap();
    let body = response.json();
    let declared = document
        .response_schema(operation, status)
        .ok_or("undocumented status")?;
    let violations = document.validate(&Schema::new(declared.clone()), &body);
    match violations.unwrap().as_slice() {
        [] => {}
        violations => return Err(format!("{body}: {violations:?}")),
    }
    let format = error_format(document, operation);
    let message = match format {
        ErrorFormat::V3 => &body["meta"]["error_message"],
        ErrorFormat::V4 => &body["error"]["message"],
    };
    // The violation of a union does not say which branch was meant, and therefore names no field.
    let names_part = message.as_str().is_some_and(|text| {
        text.contains(part) || text.contains("anyOf") || text.contains("oneOf")
    });
    if !names_part {
        return Err(format!("{message} does not name it"));
    }
    if format == ErrorFormat::V4 && status == 422 && part != "body" {
        let fields = body["error"]["details"].as_array().ok_or("no details")?;
        let named = fields.iter().any(|detail| {
            detail["field"]
                .as_str()
                .is_some_and(|field| field.starts_with(part))
        });
        if !named {
            return Err(format!("{fields:?} do not name it"));
        }
    }
    Ok(())
}
