//! The CPU time of a call, compared with the same request written by hand with `reqwest` and `serde_json`.
//!
//! No socket is involved: both pass their request to a function and receive the same bytes. Run with
//! `cargo bench -p squad-http --bench call`.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use bytes::Bytes;
use divan::{AllocProfiler, Bencher, black_box};
use http::StatusCode;
use serde::Deserialize;
use squad_core::operation::{Method, Parameter, ParameterLocation, ResponseSpec};
use squad_core::testing::MemoryTransport;
use squad_core::transport::TransportResponse;
use squad_core::{BaseUrls, Call, Client, Operation};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Numbers of incidents in a response, up to 100 kB.
const SIZES: [usize; 3] = [1, 10, 250];

static LIST: Operation = Operation::new(
    "listIncidents",
    Method::Get,
    "/v3/teams/{id}/incidents",
    "incidents",
)
.parameters(&[
    Parameter::new("id", ParameterLocation::Path, true),
    Parameter::new("status", ParameterLocation::Query, false),
    Parameter::new("start_time", ParameterLocation::Query, false),
])
.responses(&[ResponseSpec::new(200, Some("application/json"))])
.envelope("data")
.idempotent();

#[derive(Debug, Deserialize)]
struct Envelope {
    data: Vec<Incident>,
}

macro_rules! fields {
    ($($field:ident = $name:literal),* $(,)?) => {
        /// Without the attributes of generated code, for strict decoding.
        #[derive(Debug, Deserialize)]
        #[allow(dead_code)]
        struct Incident { $($field: String),* }

        /// As in generated code, for lenient decoding.
        #[derive(Debug)]
        #[allow(dead_code)]
        struct Lenient { $($field: String),* }
        squad_core::lenient_struct!(Lenient {} { $($field = $name),* });
    };
}

fields!(
    id = "id",
    message = "message",
    description = "description",
    status = "status",
    priority = "priority",
    service_id = "service_id",
    team_id = "team_id",
    created_at = "created_at",
);

fn main() {
    divan::main();
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

fn response_body(incidents: usize) -> Bytes {
    let one = serde_json::json!({
        "id": "60f1b6c2a4e9d3f7b8c01234", "message": "High error rate on checkout", "status": "triggered",
        "description": "The rate of 5xx responses went over 5 % for ten minutes; see the dashboard for which hosts",
        "priority": "P2", "service_id": "60f1b6c2a4e9d3f7b8c09999", "team_id": "60f1b6c2a4e9d3f7b8c08888",
        "created_at": "2026-01-02T03:04:05.678Z",
    });
    serde_json::to_vec(&serde_json::json!({"data": vec![one; incidents]}))
        .unwrap()
        .into()
}

fn client(body: &Bytes) -> Client {
    let body = body.clone();
    let json = http::HeaderValue::from_static("application/json");
    let service = MemoryTransport::new(move |request| {
        black_box(request);
        TransportResponse::new(StatusCode::OK, body.clone())
            .header(http::header::CONTENT_TYPE, json.clone())
    });
    Client::builder()
        .base_urls(BaseUrls::new("https://api.example.com", "https://auth.example.com").unwrap())
        .static_token("0123456789abcdef0123456789abcdef")
        .transport(service.without_recording())
        .build()
        .unwrap()
}

/// The control: `reqwest` builds the request and receives the response, `serde_json` decodes it.
#[divan::bench(args = SIZES)]
fn bare_reqwest_and_serde_json(bencher: Bencher<'_, '_>, incidents: usize) {
    let runtime = runtime();
    let body = response_body(incidents);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::new();
    bencher.bench_local(|| {
        runtime.block_on(async {
            let url = format!(
                "https://api.example.com/v3/teams/{}/incidents",
                "60f1b6c2a4e9d3f7b8c08888"
            );
            let query = [
                ("status", "triggered"),
                ("start_time", "2026-01-01T00:00:00Z"),
            ];
            let mut url = reqwest::Url::parse(&url).unwrap();
            url.query_pairs_mut().extend_pairs(query);
            let request = http
                .get(url)
                .header("accept", "application/json")
                .header("user-agent", "bench/1")
                .timeout(std::time::Duration::from_secs(30))
                .bearer_auth("0123456789abcdef0123456789abcdef")
                .build()
                .unwrap();
            black_box(&request);
            let response = http::Response::builder()
                .status(200)
                .header("content-type", "application/json")
                .body(reqwest::Body::from(body.clone()))
                .unwrap();
            let response = reqwest::Response::from(response)
                .error_for_status()
                .unwrap();
            let bytes = response.bytes().await.unwrap();
            let envelope: Envelope = serde_json::from_slice(&bytes).unwrap();
            black_box(envelope.data)
        })
    });
}

/// The call that is measured.
fn call(client: &Client) -> Call {
    let call = client.call(&LIST).path("id", "60f1b6c2a4e9d3f7b8c08888");
    call.query("status", "triggered")
        .query("start_time", "2026-01-01T00:00:00Z")
}

/// A call that is decoded strictly, like the control.
#[divan::bench(args = SIZES)]
fn call_with_the_same_decoding(bencher: Bencher<'_, '_>, incidents: usize) {
    let runtime = runtime();
    let client = client(&response_body(incidents));
    bencher.bench_local(|| {
        runtime.block_on(async {
            black_box(
                call(&client)
                    .request_as::<Envelope>()
                    .with_response()
                    .await
                    .unwrap()
                    .value
                    .data,
            )
        })
    });
}

/// A call as generated code makes it: the envelope is removed and every field is decoded leniently.
#[divan::bench(args = SIZES)]
fn call_with_lenient_decoding(bencher: Bencher<'_, '_>, incidents: usize) {
    let runtime = runtime();
    let client = client(&response_body(incidents));
    bencher.bench_local(|| {
        runtime.block_on(async {
            black_box(
                call(&client)
                    .request::<Vec<Lenient>>()
                    .with_response()
                    .await
                    .unwrap()
                    .value,
            )
        })
    });
}
