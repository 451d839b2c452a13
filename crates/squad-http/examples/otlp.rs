//! Exports the span of each call over OTLP/HTTP to an OpenTelemetry collector.
//!
//! ```text
//! cargo run -p squad-http --example otlp
//! OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 cargo run -p squad-http --example otlp
//! ```
//!
//! Without an endpoint, the example starts a small collector that prints what it receives. A program that uses OpenTelemetry
//! does not need this exporter: it uses `tracing_opentelemetry::layer()` instead of [`Otlp`] and receives the same spans and
//! attributes. The exporter is part of the example because it is short and needs no dependency.

#![allow(clippy::print_stdout)] // An example prints.

use std::time::{SystemTime, UNIX_EPOCH};

use http::StatusCode;
use serde_json::{Value, json};
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Client, Operation};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::mpsc;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::registry::LookupSpan;

static GET_SERVICE: Operation = Operation::new(
    "Services_getServiceByID",
    Method::Get,
    "/v3/services/{serviceID}",
    "services",
)
.parameters(&[Parameter::new("serviceID", ParameterLocation::Path, true)])
.responses(&[ResponseSpec::new(200, Some("application/json"))])
.envelope("data")
.idempotent();

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let endpoint = match std::env::var("OTEL_EXPORTER_OTLP_ENDPOINT") {
        Ok(endpoint) => endpoint,
        Err(_) => start_collector().await?,
    };
    let (spans, finished) = mpsc::unbounded_channel();
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Otlp(spans)))?;

    // A service in memory that fails once, and has one of the two services.
    let service = MemoryTransport::new({
        let first = std::sync::atomic::AtomicBool::new(true);
        move |request| {
            if first.swap(false, std::sync::atomic::Ordering::Relaxed) {
                return TransportResponse::new(StatusCode::BAD_GATEWAY, "");
            }
            match request.url.path() {
                "/v3/services/checkout" => {
                    TransportResponse::json(StatusCode::OK, &json!({"data": {"name": "checkout"}}))
                }
                _ => TransportResponse::json(
                    StatusCode::NOT_FOUND,
                    &json!({"meta": {"status": 404, "error_message": "no such service"}}),
                ),
            }
        }
    });
    let client = Client::builder()
        .base_urls(BaseUrls::new(
            "https://api.example.com",
            "https://auth.example.com",
        )?)
        .static_token("0123456789abcdef")
        .transport(service)
        .build()?;
    for id in ["checkout", "chekout"] {
        match client
            .call(&GET_SERVICE)
            .path("serviceID", id)
            .request::<Value>()
            .with_response()
            .await
        {
            Ok(response) => println!(
                "{id}: {} after {} attempts",
                response.value,
                response.attempts()
            ),
            Err(error) => println!("{id}: {error}"),
        }
    }
    export(&endpoint, finished).await
}

/// Passes on each finished span of a call.
struct Otlp(mpsc::UnboundedSender<Span>);

/// A span as OTLP defines it.
struct Span {
    id: u64,
    name: String,
    started: SystemTime,
    attributes: Vec<Value>,
    failed: bool,
}

impl Visit for Span {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.record_str(field, &format!("{value:?}"));
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        let value = json!({"intValue": value.to_string()});
        self.attributes
            .push(json!({"key": field.name(), "value": value}));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            // A bridge to OpenTelemetry gives these names a meaning of their own.
            "otel.name" => self.name = value.to_owned(),
            "otel.status_code" => self.failed = value == "ERROR",
            "otel.kind" => {}
            name => self
                .attributes
                .push(json!({"key": name, "value": {"stringValue": value}})),
        }
    }
}

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Otlp {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context
            .span(id)
            .filter(|span| span.metadata().target() == "squad_core::call")
        else {
            return;
        };
        let mut data = Span {
            id: fastrand::u64(1..),
            name: String::new(),
            started: SystemTime::now(),
            attributes: Vec::new(),
            failed: false,
        };
        attributes.record(&mut data);
        span.extensions_mut().insert(data);
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        if let Some(span) = context.span(id)
            && let Some(data) = span.extensions_mut().get_mut::<Span>()
        {
            values.record(data);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        if let Some(data) = context
            .span(&id)
            .and_then(|span| span.extensions_mut().remove::<Span>())
        {
            // The receiver may be gone when the program ends.
            let _ = self.0.send(data);
        }
    }
}

/// Sends the finished spans to the collector.
async fn export(
    endpoint: &str,
    mut finished: mpsc::UnboundedReceiver<Span>,
) -> Result<(), Failure> {
    let nanos = |time: SystemTime| {
        time.duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_nanos()
            .to_string()
    };
    let mut spans = Vec::new();
    while let Ok(span) = finished.try_recv() {
        spans.push(json!({
            "traceId": format!("{:032x}", fastrand::u128(1..)),
            "spanId": format!("{:016x}", span.id),
            "name": span.name,
            "kind": 3,
            "startTimeUnixNano": nanos(span.started),
            "endTimeUnixNano": nanos(SystemTime::now()),
            "attributes": span.attributes,
            "status": {"code": if span.failed { 2 } else { 0 }},
        }));
    }
    let resource =
        json!({"attributes": [{"key": "service.name", "value": {"stringValue": "otlp-example"}}]});
    let body = json!({"resourceSpans": [{
        "resource": resource,
        "scopeSpans": [{"scope": {"name": "squad_core"}, "spans": spans}],
    }]});
    let _ = rustls::crypto::ring::default_provider().install_default();
    let response = reqwest::Client::new()
        .post(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .header("content-type", "application/json")
        .body(body.to_string())
        .send()
        .await?
        .error_for_status()?;
    println!("\nthe collector responded with {}", response.status());
    Ok(())
}

/// A collector that prints what it receives.
async fn start_collector() -> Result<String, Failure> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let endpoint = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await?;
        let mut request = Vec::new();
        let body = loop {
            stream.read_buf(&mut request).await?;
            let text = String::from_utf8_lossy(&request);
            let body = text
                .split_once("\r\n\r\n")
                .and_then(|(_, body)| serde_json::from_str::<Value>(body).ok());
            if let Some(body) = body {
                break body;
            }
        };
        println!("\n{body:#}");
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
            .await
    });
    Ok(endpoint)
}
