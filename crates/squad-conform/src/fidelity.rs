//! What the client's types make of a response: what they reject, tolerate, lose or change.
//!
//! The response is sent through a client once more, over a transport that responds with it.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt as _;
use futures_util::future::{self, BoxFuture};
use http::StatusCode;
use jiff::Timestamp;
use openapi_mock::{Operation, ParameterLocation, samples};
use serde_json::{Map, Value};
use squad_core::clock::Clock;
use squad_core::observe::{Deviation, Deviations, Observer};
use squad_core::transport::{Request, SendError, Transport, TransportResponse};
use squad_core::{BaseUrls, Client, Error, Kind, RetryPolicy};

use crate::Api;
use crate::arguments::Arguments;
use crate::contract::{Contract, JSON};
use crate::difference::{Difference, REDACTED, Side, without_quotes};
use crate::exchange::Received;

/// Decodes responses as the client does.
#[derive(Debug, Default)]
pub(crate) struct Types {
    /// Arguments of each operation with which its method can be called.
    arguments: Mutex<HashMap<String, Arguments>>,
}

impl Types {
    /// Decodes a response and compares the value with it.
    pub(crate) fn check(
        &self,
        contract: &Contract,
        operation: &Operation,
        received: &Received,
    ) -> Vec<Difference> {
        let Some(body) = &received.body else {
            return Vec::new();
        };
        let Ok(status) = StatusCode::from_u16(received.status) else {
            return Vec::new();
        };
        let observed = Observed::default();
        let client = match self.client(received, status, &observed) {
            Ok(client) => client,
            Err(error) => return vec![rejected(contract, &error)],
        };
        let rows = match received.media_type().as_str() {
            JSON if status.is_success() => contract.api().rows(&client, &operation.id),
            _ => None,
        };
        let arguments = self.arguments(contract, operation);
        let call = rows.or_else(|| contract.api().call(&client, &operation.id, &arguments));
        let Some(call) = call else {
            let what = "the client has no method for it";
            return vec![Difference::new(Side::Decoded, "", what)];
        };
        // Neither the transport nor the clock waits.
        let outcome = call.now_or_never();
        let mut found = observed.differences(contract);
        match outcome {
            None => {}
            Some(Err(error)) if is_documented_error(&error, status) => {}
            Some(Err(error)) => found.push(rejected(contract, &error)),
            Some(Ok(None)) => {}
            Some(Ok(Some(decoded))) => {
                if let Ok(response) = serde_json::from_slice::<Value>(body) {
                    let row = contract
                        .api()
                        .wire()
                        .iter()
                        .find(|row| row.id == operation.id);
                    let whole = enveloped(&response, row.and_then(|row| row.envelope));
                    let known: Vec<String> = found.iter().map(|one| one.at.clone()).collect();
                    let prefix = row
                        .and_then(|row| row.envelope)
                        .map_or(String::new(), |member| format!("/{member}"));
                    let mut comparison = Comparison::default();
                    comparison.compare(whole, &decoded.value, prefix);
                    let lost = comparison.into_differences(contract);
                    found.extend(lost.into_iter().filter(|one| !known.contains(&one.at)));
                }
            }
        }
        found
    }

    fn client(
        &self,
        received: &Received,
        status: StatusCode,
        observed: &Observed,
    ) -> squad_core::Result<Client> {
        let mut response =
            TransportResponse::new(status, received.body.clone().unwrap_or_default());
        response.headers.clone_from(&received.headers);
        // The body is as the client decoded it; its length on the wire was another one if it was compressed.
        response.headers.remove(http::header::CONTENT_LENGTH);
        response.headers.remove(http::header::CONTENT_ENCODING);
        Client::builder()
            .base_urls(BaseUrls::new(
                "https://api.invalid",
                "https://auth.invalid",
            )?)
            .static_token("not-a-secret-0123")
            .transport(Once(Mutex::new(Some(response))))
            .clock(Still)
            .retry(RetryPolicy::disabled())
            .observer(observed.clone())
            .build()
    }

    fn arguments(&self, contract: &Contract, operation: &Operation) -> Arguments {
        let mut known = self
            .arguments
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let arguments = known.entry(operation.id.clone()).or_insert_with(|| {
            // The method has the parameters of the document that it was generated from.
            let own = generated_from(contract.api())
                .and_then(|own| Some((own, own.document().operation(&operation.id)?)));
            let (contract, operation) = own.unwrap_or((contract, operation));
            Arguments {
                values: sampled(contract, operation),
                ..Arguments::default()
            }
        });
        arguments.clone()
    }
}

/// The contract of the document that the client was generated from.
fn generated_from(api: Api) -> Option<&'static Contract> {
    static SQUADCAST: LazyLock<Option<Contract>> =
        LazyLock::new(|| Contract::of(Api::Squadcast).ok());
    static SQUADVOICE: LazyLock<Option<Contract>> =
        LazyLock::new(|| Contract::of(Api::SquadVoice).ok());
    match api {
        Api::Squadcast => SQUADCAST.as_ref(),
        Api::SquadVoice => SQUADVOICE.as_ref(),
    }
}

/// An example of every required argument of an operation.
pub(crate) fn sampled(contract: &Contract, operation: &Operation) -> Map<String, Value> {
    let document = contract.document();
    let mut values = Map::new();
    for parameter in &operation.parameters {
        let name = &parameter.name;
        let value = match parameter.location {
            ParameterLocation::Header => Value::from("not-a-secret-0123"),
            _ => samples::example(document, name, parameter.schema.node()),
        };
        if parameter.required {
            values.insert(name.clone(), value);
        }
    }
    if let Some(body) = &operation.body {
        values.insert(
            "body".to_owned(),
            samples::example(document, "body", body.schema.node()),
        );
    }
    values
}

/// Whether the client made of an error response the error that it is.
fn is_documented_error(error: &Error, status: StatusCode) -> bool {
    let decoded = !matches!(
        error.kind(),
        Kind::Decode | Kind::UnexpectedResponse | Kind::Configuration
    );
    !status.is_success() && decoded && error.status() == Some(status)
}

fn rejected(contract: &Contract, error: &Error) -> Difference {
    let kind = error.kind().as_str();
    match error.json_path() {
        Some(path) => {
            let what = format!("is rejected ({kind}): {}", without_quotes(error.message()));
            Difference::new(Side::Decoded, contract.names.pointer_of_path(path), what)
        }
        None => Difference::new(
            Side::Decoded,
            "",
            format!("the response is rejected ({kind})"),
        ),
    }
}

fn enveloped<'v>(response: &'v Value, envelope: Option<&str>) -> &'v Value {
    let member = envelope.and_then(|member| response.get(member));
    member.unwrap_or(response)
}

/// Compares a response with the value that was decoded from it and serialized again.
#[derive(Default)]
struct Comparison {
    found: Vec<(String, String)>,
}

impl Comparison {
    fn compare(&mut self, response: &Value, decoded: &Value, at: String) {
        // A stack of its own: the depth is the peer's.
        let mut open = vec![(response, decoded, at)];
        while let Some((response, decoded, at)) = open.pop() {
            match (response, decoded) {
                (Value::Object(response), Value::Object(decoded)) => {
                    for (name, value) in response {
                        let segment = name.replace('~', "~0").replace('/', "~1");
                        let at = format!("{at}/{segment}");
                        match decoded.get(name) {
                            Some(decoded) => open.push((value, decoded, at)),
                            None if is_nothing(value) => {}
                            None => self.found.push((at, "is lost".to_owned())),
                        }
                    }
                }
                (Value::Array(response), Value::Array(decoded)) => {
                    if response.len() != decoded.len() {
                        self.found
                            .push((at.clone(), "has elements that are lost".to_owned()));
                    }
                    for (nth, (response, decoded)) in response.iter().zip(decoded).enumerate() {
                        open.push((response, decoded, format!("{at}/{nth}")));
                    }
                }
                (response, decoded) if is_same(response, decoded) => {}
                (response, decoded) => {
                    let what = format!("{} becomes {}", kind(response), kind(decoded));
                    self.found.push((at, what));
                }
            }
        }
    }

    fn into_differences(self, contract: &Contract) -> Vec<Difference> {
        let masked = |(at, what): (String, String)| {
            Difference::new(Side::Decoded, contract.names.pointer(&at), what)
        };
        let mut differences: Vec<Difference> = self.found.into_iter().map(masked).collect();
        differences.sort();
        differences.dedup();
        differences
    }
}

/// Whether a value says that there is none: `null`, and the time that the service sends for an event that has not happened.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str() == Some(samples::ZERO_TIME)
}

/// Whether two values mean the same: numbers by their value, times by their instant.
fn is_same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::String(left), Value::String(right)) => {
            let time = |text: &str| text.parse::<Timestamp>().ok();
            left == right || time(left).is_some_and(|instant| Some(instant) == time(right))
        }
        (left, right) => left == right,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Collects the deviations of a response that lenient decoding tolerated.
#[derive(Debug, Default, Clone)]
struct Observed(Arc<Mutex<Vec<Deviation>>>);

impl Observed {
    fn differences(&self, contract: &Contract) -> Vec<Difference> {
        let found = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let masked = found.into_iter().map(|one| {
            let at = match &one.field {
                Some(field) => contract.names.pointer_of_undocumented(&one.path, field),
                None => contract.names.pointer_of_path(&one.path),
            };
            Difference::new(Side::Decoded, at, without_quotes(&one.description))
        });
        let mut differences: Vec<Difference> = masked.collect();
        differences.sort();
        differences.dedup();
        differences
    }
}

impl Observer for Observed {
    fn deviations(&self, deviations: &Deviations<'_>) {
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let located = deviations.locate().into_iter();
        found.extend(located.filter(|one| !one.description.contains(REDACTED)));
    }
}

/// A transport that responds once.
struct Once(Mutex<Option<TransportResponse>>);

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Once")
    }
}

impl Transport for Once {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<TransportResponse, SendError>> {
        let response = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let phase = squad_core::transport::SendPhase::Misconfigured;
        future::ready(response.ok_or_else(|| SendError::new(phase, "sent twice"))).boxed()
    }
}

/// A clock that never advances, so that decoding needs no runtime.
#[derive(Debug)]
struct Still;

impl Clock for Still {
    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        Duration::from_secs(3600)
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        future::pending().boxed()
    }
}
