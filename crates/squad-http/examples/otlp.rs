//! Exports the span of each call over OTLP/HTTP, as any OpenTelemetry collector takes it.
//!
//! ```text
//! cargo run -p squad-http --example otlp
//! OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 cargo run -p squad-http --example otlp
//! ```
//!
//! Without a collector a small one is started here and shows what arrives. A program that has OpenTelemetry already needs none
//! of this: it puts `tracing_opentelemetry::layer()` where [`Otlp`] stands, and the same spans and attributes go its way. The
//! exporter here is written out because it is short and brings no dependency.

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

    // A service in memory that fails once, misses one thing and has the other.
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
            Ok(answer) => println!(
                "{id}: {} after {} sendings",
                answer.value,
                answer.attempts()
            ),
            Err(error) => println!("{id}: {error}"),
        }
    }
    export(&endpoint, finished).await
}

/// Hands each finished span of a call on.
struct Otlp(mpsc::UnboundedSender<Span>);

/// A span as OTLP has it.
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
            // What a bridge to OpenTelemetry reads by these names is no attribute.
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
            // Nobody may be left to take it when the program ends.
            let _ = self.0.send(data);
        }
    }
}

/// Sends what was finished so far to the collector.
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
    let answer = reqwest::Client::new()
        .post(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .header("content-type", "application/json")
        .body(body.to_string())
        .request()
        .with_response()
        .await?
        .error_for_status()?;
    println!("\nthe collector answered {}", answer.status());
    Ok(())
}

/// A collector that shows what it gets.
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
