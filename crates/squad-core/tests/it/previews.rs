//! Requests shown as text before they are sent: complete, without secrets, and correct for a shell.

use std::process::Command;

use http::StatusCode;
use proptest::prelude::*;
use serde_json::json;
use squad_core::operation::{Method as Verb, Parameter, ParameterLocation};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{Client, Kind, Method, Operation, RequestBuilder};

use crate::support::{EXCHANGE, GET, LIST, client};

static SECRET: Operation = Operation::new("notify", Verb::Post, "/v2/hooks/{key}/{id}", "hooks")
    .parameters(&[
        Parameter::new("key", ParameterLocation::Path, true).secret(),
        Parameter::new("id", ParameterLocation::Path, true),
        Parameter::new("sig", ParameterLocation::Query, false).secret(),
        Parameter::new("page", ParameterLocation::Query, false),
    ])
    .body("application/json", true)
    .secret_fields(&["url"]);

fn service() -> MemoryTransport {
    MemoryTransport::new(|_| TransportResponse::json(StatusCode::OK, &json!({"data": null})))
}

fn notify(client: &Client) -> RequestBuilder<()> {
    client
        .call(&SECRET)
        .path("key", "canary-path")
        .path("id", "id-1")
        .query("page", 2)
        .query("sig", "canary-query")
        .header("x-team", "canary-header")
        .json(&json!({
            "name": "shown",
            "list": [{"url": "https://canary.test/body"}],
            "api_key": {"nested": "canary-member"},
            "url": null,
        }))
        .request()
}

#[test]
fn a_preview_is_the_request_without_its_secrets() {
    let service = service();
    let preview = notify(&client(&service)).preview().unwrap();
    let agent = concat!("squad-core/", env!("CARGO_PKG_VERSION"));
    let body =
        r#"{"name":"shown","list":[{"url":"[redacted]"}],"api_key":"[redacted]","url":null}"#;
    assert_eq!(
        preview.to_string(),
        format!(
            "POST /gateway/v2/hooks/%5Bredacted%5D/id-1?page=2&sig=%5Bredacted%5D HTTP/1.1\n\
             host: api.test\n\
             accept: application/json\n\
             content-type: application/json\n\
             user-agent: {agent}\n\
             x-team: [redacted]\n\
             authorization: Bearer [redacted]\n\
             \n\
             {body}"
        )
    );
    assert_eq!((preview.method(), preview.body()), ("POST", Some(body)));
    let curl = preview.to_curl();
    assert!(curl.starts_with("curl --request POST --url 'https://api.test/gateway/v2/hooks/"));
    assert!(curl.ends_with(&format!(" --data-raw '{body}'")), "{curl}");
    for text in [preview.to_string(), curl, format!("{preview:?}")] {
        assert!(!text.contains("canary"), "{text}");
    }
    assert_eq!(service.count(), 0);
}

#[test]
fn a_preview_without_secrets_is_exact() {
    let service = service();
    let client = client(&service);
    let list: RequestBuilder<()> = client.call(&LIST).query("status", ["a b", "c"]).request();
    let preview = list.preview().unwrap();
    assert_eq!(
        preview.url(),
        "https://api.test/gateway/v3/things?status=a%20b,c"
    );
    let exchange: RequestBuilder<()> = client
        .call(&EXCHANGE)
        .header("X-Refresh-Token", "canary-refresh")
        .request();
    let shown = exchange.preview().unwrap().to_string();
    assert!(shown.contains("host: auth.test"), "{shown}");
    assert!(!shown.contains("authorization"), "{shown}");
    assert!(!shown.contains("canary"), "{shown}");
    let head = client.request(Method::HEAD, "/v3/any").preview().unwrap();
    assert!(head.to_curl().starts_with("curl --head --url "));
    let body = json!({"b": 1.5, "a": "é\u{0}"});
    let post = client.request(Method::POST, "/v3/any").json(&body);
    assert_eq!(
        post.preview().unwrap().body(),
        Some(body.to_string().as_str())
    );
    let form = client.call(&SECRET).path("key", "k").path("id", "i");
    let form = form.form(&[("password", "canary-1"), ("name", "a b&c")]);
    let form = form.request::<()>().preview().unwrap();
    assert_eq!(form.body(), Some("password=%5Bredacted%5D&name=a+b%26c"));
}

#[test]
fn secrets_of_custom_requests_are_recognized_by_name_and_length() {
    let service = service();
    let key = "0123456789abcdef0123456789abcdef01234567";
    let request = client(&service)
        .request(Method::POST, &format!("/v2/incidents/api/{key}"))
        .query("access_token", "canary-query")
        .query("Api-Key", "canary-key")
        .query("page", 1)
        .json(&json!({"clientSecret": "canary-body", "name": "shown"}));
    let preview = request.preview().unwrap();
    let shown = format!("{preview}\n{}", preview.to_curl());
    assert!(!shown.contains("canary") && !shown.contains(key), "{shown}");
    assert!(
        shown.contains("page=1") && shown.contains("shown"),
        "{shown}"
    );
    assert!(preview.to_curl().contains("--globoff"));
    let id = "/v3/teams/5f8e9d7c6b5a493827160f1e/2c1f3a52-6d0e-4b6e-9a39-1f0f6c1f7f11";
    let request = client(&service).request(Method::GET, id);
    assert!(request.preview().unwrap().url().ends_with(id));
}

#[tokio::test]
async fn an_invalid_or_sent_request_has_no_preview() {
    let service = service();
    let client = client(&service);
    let invalid: RequestBuilder<()> = client.call(&GET).path("id", "").request();
    assert_eq!(invalid.preview().unwrap_err().kind(), Kind::Configuration);
    let missing: RequestBuilder<()> = client.call(&GET).request();
    assert_eq!(missing.preview().unwrap_err().kind(), Kind::Configuration);
    let mut request = notify(&client);
    (&mut request).await.unwrap();
    assert_eq!(request.preview().unwrap_err().kind(), Kind::Configuration);
}

/// Splits a command as a shell does.
fn words(command: &str) -> Vec<String> {
    let script = format!("set -- {command}\nfor word do printf '%s\\0' \"$word\"; done");
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let words = text.split_terminator('\0').map(str::to_owned);
    words.collect()
}

/// The option's values in a command.
fn values<'w>(words: &'w [String], option: &str) -> Vec<&'w str> {
    let pairs = words.windows(2).filter(|pair| pair[0] == option);
    pairs.map(|pair| pair[1].as_str()).collect()
}

#[test]
fn every_character_of_ascii_reaches_the_command_unchanged() {
    let service = service();
    let all: String = (1_u8..128).map(char::from).collect();
    let body = json!({"name": all, "quotes": "'\"'\\'' $(id) `id` !! ~ * ; & | \u{7f} \u{1f600}"});
    let request = client(&service).request(Method::POST, "/v3/it's/$HOME/(a);b&c*!~");
    let request = request.query(&all, &all).json(&body);
    let preview = request.preview().unwrap();
    let words = words(&preview.to_curl());
    assert_eq!(words[0], "curl");
    assert_eq!(values(&words, "--data-raw"), [body.to_string()]);
    assert_eq!(values(&words, "--url"), [preview.url()]);
    let expected = "content-type: application/json";
    assert!(values(&words, "--header").contains(&expected));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_reaches_the_command_unchanged(
        text in prop_oneof![any::<String>(), "['\"\\\\ $`\n!&;]{0,20}"],
    ) {
        let service = service();
        let body = json!({"text": text});
        let request = client(&service).request(Method::POST, "/v3/any").query("q", &text);
        let preview = request.json(&body).preview().unwrap();
        let words = words(&preview.to_curl());
        prop_assert_eq!(values(&words, "--data-raw"), [body.to_string()]);
        prop_assert_eq!(values(&words, "--url"), [preview.url()]);
    }
}
