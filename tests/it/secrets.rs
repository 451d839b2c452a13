//! No output contains a secret: not `Debug` of requests and responses, not errors and their causes, not traces of any level.

use std::error::Error as _;
use std::io::Write;
use std::sync::{Arc, Mutex, OnceLock};

use http::StatusCode;
use serde_json::{Value, json};
use squad_conform::Api;
use squad_core::testing::MemoryTransport;
use squad_core::transport::{Request, TransportResponse};
use squad_core::{BaseUrls, Client, Error};
use workspace_tests::documented::{CREDENTIAL, documented};
use workspace_tests::effective;
use workspace_tests::sample::{CANARY, Members, sample};

/// The output of all traces, at every level.
#[derive(Clone, Default)]
struct Traced(Arc<Mutex<Vec<u8>>>);

impl Write for Traced {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Traced {
    fn subscriber(&self) -> impl tracing::Subscriber + Send + Sync + use<> {
        let output = self.clone();
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
            .with_writer(move || output.clone())
            .finish()
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

fn client(transport: &MemoryTransport) -> Client {
    Client::builder()
        .base_urls(BaseUrls::new("https://api.test", "https://auth.test").unwrap())
        .static_token(CREDENTIAL)
        .transport(transport.clone())
        .build()
        .unwrap()
}

/// A response of the service.
#[derive(Clone, Copy)]
enum Responding {
    /// The documented response.
    Documented,
    /// An error response that echoes the credential.
    Error,
    /// An HTML page of a gateway that echoes the credential.
    Html,
}

impl Responding {
    fn response(self, request: &Request, status: StatusCode, body: &Value) -> TransportResponse {
        let credential: Vec<&str> = request
            .headers
            .values()
            .filter(|value| value.is_sensitive())
            .map(|value| value.to_str().unwrap())
            .collect();
        let message = format!("bad token {} given", credential.join(" "));
        match self {
            Self::Documented => TransportResponse::json(status, body),
            Self::Error => TransportResponse::json(
                StatusCode::BAD_REQUEST,
                &json!({"meta": {"status": 400, "error_message": message}}),
            ),
            Self::Html => TransportResponse::new(
                StatusCode::OK,
                format!("<html><title>{message}</title></html>"),
            ),
        }
    }
}

/// The whole output of an error, down to its last cause.
fn shown(error: &Error) -> String {
    let mut out = format!("{error}\n{error:?}\n{error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        out += &format!("\n{error}\n{error:?}");
        cause = error.source();
    }
    out
}

/// Lets a callsite ask all subscribers for their interest. If there is only one, `tracing` asks that of the thread that reaches the
/// callsite first, and if that thread has none, the callsite stays off for all.
fn ask_all_subscribers() {
    static SECOND: OnceLock<tracing::Dispatch> = OnceLock::new();
    SECOND.get_or_init(|| tracing::Dispatch::new(tracing::subscriber::NoSubscriber::default()));
}

/// Makes a call without a subscriber.
fn first_call() {
    let transport = MemoryTransport::new(|_: &Request| {
        TransportResponse::json(StatusCode::OK, &json!({ "data": [] }))
    });
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let core = client(&transport);
    let arguments = squad_conform::Arguments::default();
    let call = Api::Squadcast.call(&core, "Teams_getAllTeams", &arguments);
    runtime.block_on(call.unwrap()).unwrap();
}

#[test]
fn no_secret_field_is_printed_or_traced_for_any_response() {
    ask_all_subscribers();
    let traced = Traced::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    tracing::subscriber::with_default(traced.subscriber(), || {
        // Another test, whose thread has no subscriber, can make the first call.
        std::thread::spawn(first_call).join().unwrap();
        for api in Api::ALL {
            let document = effective(api.name());
            for operation in documented(&document) {
                let (status, schema) = operation.response(&document);
                let body = schema
                    .map(|schema| sample(&document, schema, Members::All))
                    .unwrap_or(Value::Null);
                for responding in [Responding::Documented, Responding::Error, Responding::Html] {
                    let (status, body) = (StatusCode::from_u16(status).unwrap(), body.clone());
                    let transport = MemoryTransport::new(move |request: &Request| {
                        responding.response(request, status, &body)
                    });
                    let arguments = operation.arguments(&document, Members::All);
                    let core = client(&transport);
                    let call = api.call(&core, &operation.id, &arguments).unwrap();
                    let outcome = runtime.block_on(call);
                    let printed = match &outcome {
                        Ok(returned) => returned
                            .as_ref()
                            .map(|returned| returned.printed.clone())
                            .unwrap_or_default(),
                        Err(error) => shown(error),
                    };
                    assert!(
                        !printed.contains(CANARY) && !printed.contains(CREDENTIAL),
                        "{}: {printed}",
                        operation.id
                    );
                    let body = arguments.printed.lock().unwrap().clone();
                    assert!(!body.contains(CANARY), "{}: {body}", operation.id);
                    assert!(
                        !format!("{core:?}").contains(CREDENTIAL),
                        "{}",
                        operation.id
                    );
                }
            }
        }
    });
    let traced = traced.text();
    assert!(
        traced.contains("Incidents_getIncidentById"),
        "no trace was written"
    );
    if let Some(at) = traced.find(CANARY).or_else(|| traced.find(CREDENTIAL)) {
        let start = traced[..at].rfind('\n').unwrap_or(0);
        panic!(
            "a secret was traced: {}",
            &traced[start..(at + 200).min(traced.len())]
        );
    }
}

#[test]
fn no_credential_is_printed_by_a_client_or_its_builder() {
    ask_all_subscribers();
    let traced = Traced::default();
    tracing::subscriber::with_default(traced.subscriber(), || {
        let builder = squadcast::Squadcast::builder()
            .region(squadcast::Region::Us)
            .refresh_token(CANARY);
        assert!(!format!("{builder:?}").contains(CANARY));
        let client = builder.build().unwrap();
        assert!(!format!("{client:?} {client:#?}").contains(CANARY));
        // An invalid token is rejected, and not shown.
        let rejected = squadcast::Squadcast::builder()
            .region(squadcast::Region::Us)
            .refresh_token(format!("{CANARY}\n"))
            .build();
        assert!(!shown(&rejected.unwrap_err()).contains(CANARY));
        let rejected = squadcast::Squadcast::builder()
            .base_urls(
                format!("https://user:{CANARY}@api.test"),
                "https://auth.test",
            )
            .refresh_token("token-0123456789")
            .build();
        if let Err(error) = rejected {
            assert!(!shown(&error).contains(CANARY));
        }
    });
    assert!(!traced.text().contains(CANARY));
}
