//! A fake and plain requests to it.
#![allow(clippy::unwrap_used)]

use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use squadvoice_mock::MockServer;

/// A client that follows no redirect.
pub(crate) fn http() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let builder = Client::builder().no_proxy();
    let builder = builder.redirect(reqwest::redirect::Policy::none());
    builder.build().unwrap()
}

/// The status, the content type and the body of a response.
pub(crate) async fn send(request: RequestBuilder) -> (u16, String, String) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let content_type = response.headers().get("content-type");
    let content_type = content_type.map(|value| value.to_str().unwrap().to_owned());
    let body = response.text().await.unwrap();
    (status, content_type.unwrap_or_default(), body)
}

pub(crate) fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

/// A form request to a path of the authentication host.
pub(crate) async fn post_form(
    fake: &MockServer,
    path: &str,
    fields: &[(&str, &str)],
) -> (u16, String, String) {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let request = http()
        .post(format!("{}{path}", fake.authentication_url()))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    send(request).await
}

/// The fields of a password grant.
pub(crate) fn password(fake: &MockServer) -> Vec<(&str, &str)> {
    let account = fake.account();
    vec![
        ("grant_type", "password"),
        ("client_id", &account.client_id),
        ("client_secret", &account.client_secret),
        ("username", &account.username),
        ("password", &account.password),
    ]
}

/// Sends JSON to a path of the API with a token of the dashboard.
pub(crate) async fn api(
    fake: &MockServer,
    method: &str,
    path: &str,
    body: Value,
) -> (u16, String, String) {
    let method = method.parse().unwrap();
    let mut request = http()
        .request(method, format!("{}{path}", fake.api_url()))
        .bearer_auth(fake.dashboard_token());
    if !body.is_null() {
        request = request
            .header("content-type", "application/json")
            .body(body.to_string());
    }
    send(request).await
}
