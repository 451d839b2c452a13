//! Every operation of the document, asked over loopback: a request that fits is answered with what the document says, and
//! one that does not is refused in the operation's error form with the part that failed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fitting;

use serde_json::{Value, json};

use self::fitting::{Request, fitting};
use crate::document::{Document, ErrorForm, Operation, Place, Schema};
use crate::server::MockServer;

struct Reply {
    status: u16,
    content_type: String,
    body: String,
}

impl Reply {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body)
            .unwrap_or_else(|_| panic!("{} {} is not JSON", self.status, self.body))
    }
}

/// A running server with a client that has a bearer token.
struct Scene {
    mock: MockServer,
    http: reqwest::Client,
    token: String,
}

impl Scene {
    async fn new(http: reqwest::Client) -> Self {
        let mock = MockServer::start().await.unwrap();
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

    async fn send(&self, request: &Request) -> Reply {
        let url = format!("{}{}", self.mock.api_url(), request.path_and_query());
        let mut sent = self
            .http
            .request(request.method.clone(), url)
            .bearer_auth(&self.token);
        if let Some(body) = &request.body {
            sent = sent
                .header("content-type", "application/json")
                .body(body.clone());
        }
        let response = sent.send().await.unwrap();
        let content_type = response.headers().get("content-type");
        Reply {
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
    let document = Document::embedded().unwrap();
    document
        .operations()
        .iter()
        .filter(|operation| !operation.is_token_exchange())
}

#[tokio::test]
async fn a_request_that_fits_gets_the_documented_answer() {
    let document = Document::embedded().unwrap();
    let http = http();
    let mut asked = 0;
    let mut wrong = Vec::new();
    for operation in operations() {
        let scene = Scene::new(http.clone()).await;
        let request = fitting(operation, &scene.mock);
        let reply = scene.send(&request).await;
        asked += 1;
        if reply.status != operation.status {
            wrong.push(format!("{}: {} {}", operation.id, reply.status, reply.body));
            continue;
        }
        let media_type = reply.content_type.split(';').next().unwrap();
        match operation.answers.get(media_type) {
            Some(schema) => {
                let faults = schema.faults(document, &reply.json()).unwrap();
                if !faults.is_empty() {
                    wrong.push(format!("{}: {faults:?}", operation.id));
                }
            }
            None if operation.answers.is_empty() && reply.body.is_empty() => {}
            None => wrong.push(format!("{}: answers {media_type:?}", operation.id)),
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(asked, 233);
}

#[tokio::test]
async fn a_request_that_does_not_fit_is_refused_with_the_part_that_failed() {
    let http = http();
    let mut tried = 0;
    let mut wrong = Vec::new();
    for operation in operations() {
        let scene = Scene::new(http.clone()).await;
        for (part, status, request) in misfits(operation, &scene.mock) {
            tried += 1;
            let reply = scene.send(&request).await;
            if let Err(reason) = refused(operation, &reply, status, &part) {
                wrong.push(format!("{} without {part}: {reason}", operation.id));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(tried > 900, "only {tried} misfits were tried");
}

/// Requests that lack or mistype one part each: its name, the status, the request.
fn misfits(operation: &Operation, mock: &MockServer) -> Vec<(String, u16, Request)> {
    let fit = fitting(operation, mock);
    let mut misfits = Vec::new();
    let mut unknown = fit.clone();
    unknown.query.push(("colour".to_owned(), "blue".to_owned()));
    misfits.push(("colour".to_owned(), 400, unknown));
    for parameter in &operation.parameters {
        let mut mistyped = fit.clone();
        match parameter.place {
            Place::Query => {
                if parameter.required {
                    let mut lacking = fit.clone();
                    lacking.query.retain(|(name, _)| *name != parameter.name);
                    misfits.push((parameter.name.clone(), 400, lacking));
                }
                mistyped.query.retain(|(name, _)| *name != parameter.name);
                mistyped
                    .query
                    .push((parameter.name.clone(), "?!".to_owned()));
            }
            Place::Path => {
                mistyped
                    .path
                    .insert(parameter.name.clone(), "not-a-number".to_owned());
            }
            Place::Header => continue,
        }
        let taken = [json!("?!"), json!(["?!"])];
        if !taken.iter().any(|value| takes(&parameter.schema, value)) {
            misfits.push((parameter.name.clone(), 400, mistyped));
        }
    }
    let Some(body) = &operation.body else {
        return misfits;
    };
    let with_body = |body: Option<String>| Request {
        body,
        ..fit.clone()
    };
    misfits.push(("body".to_owned(), 400, with_body(None)));
    misfits.push(("body".to_owned(), 400, with_body(Some("{".to_owned()))));
    misfits.push(("body".to_owned(), 422, with_body(Some("7".to_owned()))));
    let sent: Value = serde_json::from_str(fit.body.as_deref().unwrap()).unwrap();
    for name in sent.as_object().unwrap().keys() {
        let mut lacking = sent.clone();
        lacking.as_object_mut().unwrap().shift_remove(name);
        let mut mistyped = sent.clone();
        mistyped[name] = json!([[["wrong"]]]);
        for misfit in [lacking, mistyped] {
            if !takes(&body.schema, &misfit) {
                misfits.push((name.clone(), 422, with_body(Some(misfit.to_string()))));
            }
        }
    }
    misfits
}

fn takes(schema: &Schema, value: &Value) -> bool {
    let document = Document::embedded().unwrap();
    schema.faults(document, value).unwrap().is_empty()
}

/// Whether the reply is the refusal that is expected.
fn refused(operation: &Operation, reply: &Reply, status: u16, part: &str) -> Result<(), String> {
    if reply.status != status {
        return Err(format!("{} {}", reply.status, reply.body));
    }
    let document = Document::embedded().unwrap();
    let body = reply.json();
    let declared = document.declared(operation, status).ok_or("undeclared")?;
    let faults = Schema::new(declared.clone()).faults(document, &body);
    match faults.unwrap().as_slice() {
        [] => {}
        faults => return Err(format!("{body}: {faults:?}")),
    }
    let message = match operation.error_form {
        ErrorForm::V3 => &body["meta"]["error_message"],
        ErrorForm::V4 => &body["error"]["message"],
    };
    // A union of several objects cannot say which of them was meant, and so not what it lacks.
    let names_it = message.as_str().is_some_and(|text| {
        text.contains(part) || text.contains("anyOf") || text.contains("oneOf")
    });
    if !names_it {
        return Err(format!("{message} does not name it"));
    }
    if operation.error_form == ErrorForm::V4 && status == 422 && part != "body" {
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
