//! No secret in anything printed: not in `Debug` of what is sent and received, not in errors and their causes, not in
//! what is traced at any level.

use std::error::Error as _;
use std::io::Write;
use std::sync::{Arc, Mutex};

use http::StatusCode;
use serde_json::{Value, json};
use squad_core::testing::MemoryTransport;
use squad_core::transport::{Request, TransportResponse};
use squad_core::{BaseUrls, Client, Error};
use workspace_tests::documented::{CREDENTIAL, documented};
use workspace_tests::effective;
use workspace_tests::sample::{CANARY, Members, sample};

/// Everything that is traced, at every level.
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

/// What a service may answer.
#[derive(Clone, Copy)]
enum Answer {
    /// What the document says.
    Documented,
    /// A refusal that tells the credential back.
    Refusal,
    /// A page of a gateway that tells the credential back.
    Html,
}

impl Answer {
    fn reply(self, request: &Request, status: StatusCode, body: &Value) -> TransportResponse {
        let credential: Vec<&str> = request
            .headers
            .values()
            .filter(|value| value.is_sensitive())
            .map(|value| value.to_str().unwrap())
            .collect();
        let words = format!("bad token {} given", credential.join(" "));
        match self {
            Self::Documented => TransportResponse::json(status, body),
            Self::Refusal => TransportResponse::json(
                StatusCode::BAD_REQUEST,
                &json!({"meta": {"status": 400, "error_message": words}}),
            ),
            Self::Html => TransportResponse::new(
                StatusCode::OK,
                format!("<html><title>{words}</title></html>"),
            ),
        }
    }
}

/// Everything that an error shows, down to its last cause.
fn shown(error: &Error) -> String {
    let mut out = format!("{error}\n{error:?}\n{error:#?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        out += &format!("\n{error}\n{error:?}");
        cause = error.source();
    }
    out
}

#[test]
fn no_secret_field_is_printed_or_traced_whatever_is_answered() {
    let traced = Traced::default();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    tracing::subscriber::with_default(traced.subscriber(), || {
        for api in ["squadcast", "squadvoice"] {
            let document = effective(api);
            for operation in documented(&document) {
                let (status, schema) = operation.answer(&document);
                let body = schema
                    .map(|schema| sample(&document, schema, Members::All))
                    .unwrap_or(Value::Null);
                for answer in [Answer::Documented, Answer::Refusal, Answer::Html] {
                    let (status, body) = (StatusCode::from_u16(status).unwrap(), body.clone());
                    let transport = MemoryTransport::new(move |request: &Request| {
                        answer.reply(request, status, &body)
                    });
                    let arguments = operation.arguments(&document, Members::All);
                    let core = client(&transport);
                    let outcome = runtime.block_on(async {
                        if api == "squadcast" {
                            let client = squadcast_raw::Client::new(core.clone());
                            workspace_tests::squadcast_calls::call(
                                &client,
                                &operation.id,
                                &arguments,
                            )
                            .unwrap()
                            .await
                        } else {
                            let client = squadvoice_raw::Client::new(core.clone());
                            workspace_tests::squadvoice_calls::call(
                                &client,
                                &operation.id,
                                &arguments,
                            )
                            .unwrap()
                            .await
                        }
                    });
                    let printed = match &outcome {
                        Ok(answered) => answered
                            .as_ref()
                            .map(|answered| answered.printed.clone())
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
        "nothing was traced"
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
fn no_credential_is_printed_by_a_client_or_by_what_sets_it_up() {
    let traced = Traced::default();
    tracing::subscriber::with_default(traced.subscriber(), || {
        let builder = squadcast::Squadcast::builder()
            .region(squadcast::Region::Us)
            .refresh_token(CANARY);
        assert!(!format!("{builder:?}").contains(CANARY));
        let client = builder.build().unwrap();
        assert!(!format!("{client:?} {client:#?}").contains(CANARY));
        // A token that cannot be one is refused, and not shown.
        let refused = squadcast::Squadcast::builder()
            .region(squadcast::Region::Us)
            .refresh_token(format!("{CANARY}\n"))
            .build();
        assert!(!shown(&refused.unwrap_err()).contains(CANARY));
        let refused = squadcast::Squadcast::builder()
            .base_urls(
                format!("https://user:{CANARY}@api.test"),
                "https://auth.test",
            )
            .refresh_token("token-0123456789")
            .build();
        if let Err(error) = refused {
            assert!(!shown(&error).contains(CANARY));
        }
    });
    assert!(!traced.text().contains(CANARY));
}
