//! Canaries: no secret is in anything that can be printed: events at any level, chains of errors, panics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::error::Error as _;
use std::fmt::Write as _;
use std::io::Write;
use std::sync::{Arc, Mutex};

use crate::support::{CREATE, EXCHANGE, GET, LIST, builder};
use futures::{FutureExt as _, StreamExt as _};
use http::StatusCode;
use serde_json::{Value, json};
use squad_core::auth::{RefreshToken, SquadcastSource};
use squad_core::observe::{Attempt, Observer};
use squad_core::operation::{Method, Parameter, ParameterLocation};
use squad_core::testing::{ManualClock, MemoryTransport};
use squad_core::transport::{Request, SendError, SendPhase, TransportResponse};
use squad_core::{Error, Operation};

const ACCESS: &str = "CANARY-access-0123456789";
const REFRESH: &str = "CANARY-refresh-0123456789";

#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Printed {
    fn error(&self, error: &Error) {
        let mut text = format!(
            "{error}\n{error:?}\n{error:#?}\n{:?}\n",
            error.field_errors()
        );
        let mut cause = error.source();
        while let Some(error) = cause {
            writeln!(text, "{error} {error:?} {error:#?}").unwrap();
            cause = error.source();
        }
        self.clone().write_all(text.as_bytes()).unwrap();
    }

    fn debug(&self, thing: &dyn std::fmt::Debug) {
        self.clone()
            .write_all(format!("{thing:?}{thing:#?}\n").as_bytes())
            .unwrap();
    }

    fn assert_clean(&self, least: usize) {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        assert!(
            text.len() > least,
            "too little was printed to prove anything: {}",
            text.len()
        );
        let line = text.lines().find(|line| line.contains("CANARY"));
        assert_eq!(line, None);
    }
}

/// Sends the secret of the request back in every part of the response.
fn echo(status: u16, request: &Request) -> TransportResponse {
    let secret = request
        .headers
        .get("authorization")
        .or(request.headers.get("x-refresh-token"));
    let secret = secret.unwrap().to_str().unwrap();
    let bare = secret.trim_start_matches("Bearer ");
    let body = json!({"meta": {"status": status, "error_message": format!("cannot take {secret}"),
        "conflict_data": {"token": bare}, "error_details": {"code": bare, "errors": {bare: [bare]}}}});
    let status = StatusCode::from_u16(status).unwrap();
    TransportResponse::json(status, &body).header(
        "location".parse().unwrap(),
        format!("/?token={bare}").parse().unwrap(),
    )
}

#[tokio::test]
async fn nothing_printed_holds_a_secret() {
    let printed = Printed::default();
    let sink = printed.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(move || sink.clone())
        .finish();
    crate::support::ask_all_subscribers();
    let _guard = tracing::subscriber::set_default(subscriber);
    let clock = ManualClock::new();

    for status in [200, 302, 400, 401, 403, 404, 409, 422, 429, 500, 503] {
        for on_exchange in [200, 400, 401, 500] {
            let service = MemoryTransport::new(move |request| {
                if request.url.host_str() == Some("auth.test") {
                    return match on_exchange {
                        200 => TransportResponse::json(
                            StatusCode::OK,
                            &json!({"data": {
                                "access_token": ACCESS, "refresh_token": REFRESH, "type": "bearer",
                                "issued_at": 1_767_225_600, "expires_at": 1_767_398_400,
                            }}),
                        ),
                        status => echo(status, request),
                    };
                }
                echo(status, request)
            });
            let builder = builder(&service)
                .token_source(SquadcastSource::new(RefreshToken::new(REFRESH).unwrap()))
                .clock(clock.clone());
            printed.debug(&builder);
            let client = builder.build().unwrap();
            printed.debug(&client);
            for operation in [&LIST, &CREATE] {
                let call = client
                    .call(operation)
                    .header("x-team", "CANARY-header-0123456789");
                printed.debug(&call);
                match clock
                    .drive(call.request::<Vec<String>>().with_response())
                    .await
                {
                    Ok(response) => printed.debug(&response),
                    Err(error) => printed.error(&error),
                }
            }
            let call = client.call(&EXCHANGE).header("X-Refresh-Token", REFRESH);
            printed.debug(&call);
            if let Err(error) = clock
                .drive(call.request::<Vec<String>>().with_response())
                .await
            {
                printed.error(&error);
            }
        }
    }
    printed.assert_clean(100_000);
}

#[tokio::test]
async fn debug_of_a_request_shows_its_path_unless_a_secret_is_in_it() {
    static HOOK: Operation = Operation::new("runHook", Method::Get, "/v3/hooks/{key}", "hooks")
        .parameters(&[Parameter::new("key", ParameterLocation::Path, true).secret()]);
    let shown = Arc::new(Mutex::new(Vec::new()));
    let requests = Arc::clone(&shown);
    let service = MemoryTransport::new(move |request| {
        requests.lock().unwrap().push(format!("{request:?}"));
        TransportResponse::json(StatusCode::OK, &json!({ "data": {} }))
    });
    let client = builder(&service).static_token(ACCESS).build().unwrap();
    client
        .call(&GET)
        .path("id", 7)
        .request::<Value>()
        .await
        .unwrap();
    let hook = client.call(&HOOK).path("key", "CANARY-key");
    hook.request::<()>().await.unwrap();
    let shown = shown.lock().unwrap();
    assert!(shown[0].contains("/v3/things/7"), "{}", shown[0]);
    assert!(shown[1].contains("[redacted]"), "{}", shown[1]);
    assert!(!shown[1].contains("hooks"), "{}", shown[1]);
}

#[tokio::test]
async fn no_failure_of_a_transport_shows_the_request() {
    let printed = Printed::default();
    let service = MemoryTransport::with_async(|request| async move {
        // The worst that a transport of a user is likely to do.
        Err(SendError::new(SendPhase::Connect, format!("{request:?}")))
    });
    let client = builder(&service)
        .static_token(ACCESS)
        .retry(squad_core::RetryPolicy::disabled())
        .build()
        .unwrap();
    let call = client
        .call(&GET)
        .path("id", 1)
        .query("q", "CANARY-query")
        .header("x-a", "CANARY-header");
    printed.error(
        &call
            .json("CANARY-body")
            .request::<()>()
            .with_response()
            .await
            .unwrap_err(),
    );
    printed.assert_clean(100);
}

#[tokio::test]
async fn no_failure_of_a_connection_shows_the_query() {
    let printed = Printed::default();
    // Bound and not listening, so that a connection fails and no other test gets the port.
    let reserved = tokio::net::TcpSocket::new_v4().unwrap();
    reserved.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let url = format!("http://{}", reserved.local_addr().unwrap());
    let urls = squad_core::BaseUrls::new(&url, &url).unwrap();
    let client = squad_core::Client::builder()
        .base_urls(urls)
        .connector(squad_http::Http::new())
        .static_token(ACCESS);
    let client = client
        .retry(squad_core::RetryPolicy::disabled())
        .build()
        .unwrap();
    let error = client
        .call(&LIST)
        .query("q", "CANARY-query")
        .request::<()>()
        .with_response()
        .await
        .unwrap_err();
    assert!(error.is_connection());
    printed.error(&error);
    printed.debug(&client);
    printed.assert_clean(100);
}

#[tokio::test]
async fn a_panic_in_a_callback_shows_no_secret_and_breaks_no_client() {
    #[derive(Debug)]
    struct Panics;
    impl Observer for Panics {
        fn attempt(&self, attempt: &Attempt<'_>) {
            assert!(attempt.operation != "createThing", "{attempt:?} {self:?}");
        }
    }
    let printed = Printed::default();
    let hook_sink = printed.clone();
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        hook_sink
            .clone()
            .write_all(panic.to_string().as_bytes())
            .unwrap();
    }));
    let service = MemoryTransport::new(|_| TransportResponse::new(StatusCode::OK, ""));
    let client = builder(&service)
        .static_token(ACCESS)
        .observer(Panics)
        .build()
        .unwrap();
    for _ in 0..3 {
        let call = client.call(&CREATE).request::<()>().with_response();
        assert!(
            std::panic::AssertUnwindSafe(call)
                .catch_unwind()
                .await
                .is_err()
        );
    }
    std::panic::set_hook(hook);
    client
        .call(&LIST)
        .request::<()>()
        .with_response()
        .await
        .unwrap();
    printed.assert_clean(100);
}

/// A token with characters that have more than one form, sent back in each of them.
#[tokio::test]
async fn a_secret_is_redacted_in_every_form_in_which_it_is_sent_back() {
    const TOKEN: &str = "CANARY/abc+0123456789=";
    let escaped = TOKEN.replace('/', "\\/");
    let hidden = TOKEN.replace("abc", "a\u{200b}b\u{2060}c");
    let percent = TOKEN
        .replace('/', "%2F")
        .replace('+', "%2B")
        .replace('=', "%3D");
    let html = TOKEN.replace('/', "&#x2F;");
    let bodies = [
        format!(r#"{{"meta":{{"error_message":"token bearer {escaped} may not"}}}}"#),
        format!(
            r#"{{"error":{{"code":"{escaped}","message":"{hidden}","details":[{{"field":"{escaped}","message":"{percent}"}}]}}}}"#
        ),
        format!(
            r#"{{"meta":{{"error_message":"in use","conflict_data":{{"{escaped}":["{hidden}"]}}}}}}"#
        ),
        format!("<html><title>{html} {percent}</title></html>"),
        format!(r#"proxy said: {{"token":"{escaped}"}} {percent}"#),
    ];
    for status in [200, 201, 400, 403, 404, 409, 422, 500] {
        for body in &bodies {
            let body = body.clone();
            let service = MemoryTransport::new(move |_| {
                let status = StatusCode::from_u16(status).unwrap();
                TransportResponse::new(status, body.clone()).header(
                    "x-request-id".parse().unwrap(),
                    format!("Bearer {TOKEN}").parse().unwrap(),
                )
            });
            let client = builder(&service)
                .static_token(TOKEN)
                .retry(squad_core::RetryPolicy::disabled())
                .build()
                .unwrap();
            let printed = Printed::default();
            match client
                .call(&LIST)
                .request::<Vec<String>>()
                .with_response()
                .await
            {
                Ok(response) => printed.debug(&response),
                Err(error) => {
                    assert_ne!(error.request_id(), None);
                    printed.debug(&error.conflict_data());
                    printed.error(&error);
                }
            }
            printed.assert_clean(30);
        }
    }
}

/// A response with the token as the name of a member has it in the path of its error.
#[tokio::test]
async fn the_path_of_a_decoding_error_shows_no_secret() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({"data": {ACCESS: "x"}}))
    });
    let client = builder(&service).static_token(ACCESS).build().unwrap();
    let request = client
        .call(&LIST)
        .request::<std::collections::BTreeMap<String, Vec<i64>>>();
    let error = match request.await {
        Err(error) => error,
        Ok(map) => panic!("{} entries", map.len()),
    };
    assert_eq!(error.json_path(), Some("data.[redacted]"));
}

/// Collects what the deviations of all responses say.
#[derive(Debug, Clone, Default)]
struct Located(Arc<Mutex<Vec<String>>>);

impl Observer for Located {
    fn deviations(&self, deviations: &squad_core::wire::Deviations<'_>) {
        let located = deviations.locate().into_iter();
        let lines = located.map(|found| format!("{}: {}", found.path, found.description));
        self.0.lock().unwrap().extend(lines);
    }
}

#[tokio::test]
async fn deviations_show_no_secret_that_the_service_uses_as_a_name() {
    let service = MemoryTransport::new(|_| {
        TransportResponse::json(StatusCode::OK, &json!({"data": [{ACCESS: "5"}]}))
    });
    let located = Located::default();
    let client = builder(&service)
        .static_token(ACCESS)
        .observer(located.clone())
        .build()
        .unwrap();
    type Row = std::collections::BTreeMap<String, i64>;
    client.call(&LIST).request::<Vec<Row>>().await.unwrap();
    let stream = client
        .call(&LIST)
        .request::<squad_core::ByteStream>()
        .await
        .unwrap();
    let rows = squad_core::json_rows::<Row>(stream, &["data"]);
    assert_eq!(rows.count().await, 1);
    let located = located.0.lock().unwrap();
    assert_eq!(located.len(), 2);
    for line in &*located {
        assert!(line.starts_with("data[0].[redacted]: "), "{line}");
    }
}

static CREATE_KEY: squad_core::Operation = squad_core::Operation::new(
    "createKey",
    squad_core::operation::Method::Post,
    "/v3/keys",
    "keys",
)
.body("application/json", true)
.secret_fields(&["api_key"]);

#[tokio::test]
async fn a_validation_error_does_not_show_secret_fields_of_the_request() {
    let service = MemoryTransport::new(|request| {
        let sent: serde_json::Value =
            serde_json::from_slice(request.body.as_deref().unwrap()).unwrap();
        let key = sent["auth"]["api_key"].as_str().unwrap();
        let body = json!({"meta": {"error_message": format!("`{key}` of {} is invalid", sent["name"]),
            "error_details": {"errors": {"api_key": [format!("{key} is too short")]}}}});
        TransportResponse::json(StatusCode::UNPROCESSABLE_ENTITY, &body)
    });
    let client = builder(&service).static_token(ACCESS).build().unwrap();
    let body = json!({"name": "checkout", "auth": {"api_key": "CANARY/key"}});
    let error = client
        .call(&CREATE_KEY)
        .json(&body)
        .request::<()>()
        .await
        .unwrap_err();
    assert_eq!(error.message(), r#"`[redacted]` of "checkout" is invalid"#);
    assert_eq!(error.field_errors()[0].message, "[redacted] is too short");
}
